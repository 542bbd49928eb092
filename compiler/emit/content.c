#include "emit/content.h"

#include "emit/object.h"
#include "emit/token.h"

#include <string.h>

struct rewriter {
	const char *p, *end;        /* where is read */
	const char *copied;         /* all before this is in `out` */
	GString *out;
	const GArray *marks;
	guint next;                 /* the mark that is to come */
	GPtrArray *numbered;
	const char *operands;       /* of the operator at hand */
	const char *path;           /* where the path at hand begins, or NULL */
	unsigned saves;             /* q without Q */
	unsigned nested;            /* marks within the mark */
	bool marked;                /* within a mark */
	bool replaced;              /* whose text is replaced */
	bool artifact;              /* within an artifact of this room's own */
	unsigned artifact_saves;    /* `saves` where it began */
	const char *fault;
};

static const char *const artifact_opens[] = {
	[ARTIFACT_HEAD] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
	[ARTIFACT_FOOT] = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
	[ARTIFACT_TABLE_HEAD] = "/Artifact<</Type/Pagination>>BDC\n",
	[ARTIFACT_WATERMARK] = "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n",
	[ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
};

/* ---- tokens ---- */

/* Past one operand; false at an operator or the end. */
static bool skip_operand(struct rewriter *r)
{
	char c = *r->p;

	if (token_is_white(c))
		r->p++;
	else if (c == '%')
		r->p = token_skip_line(r->p, r->end);
	else if (token_is_delimiter(c) || g_ascii_isdigit(c) || c == '-' || c == '+' || c == '.')
		r->p = token_skip(r->p, r->end);
	else
		return false;
	return true;
}

/* ---- writing ---- */

static void copy_to(struct rewriter *r, const char *place)
{
	g_string_append_len(r->out, r->copied, place - r->copied);
	r->copied = place;
}

static void insert(struct rewriter *r, const char *place, const char *text)
{
	copy_to(r, place);
	g_string_append(r->out, text);
}

static void close_artifact(struct rewriter *r, const char *place)
{
	if (r->artifact)
		insert(r, place, "EMC\n");
	r->artifact = false;
}

static void open_artifact(struct rewriter *r, const char *place)
{
	if (!r->artifact)
		insert(r, place, artifact_opens[ARTIFACT_LAYOUT]);
	r->artifact = true;
	r->artifact_saves = r->saves;
}

static void fail(struct rewriter *r, const char *fault)
{
	if (!r->fault)
		r->fault = fault;
}

/* ---- marks ---- */

static const struct mark *take_mark(struct rewriter *r, bool whole)
{
	const struct mark *mark = r->next < r->marks->len
		? &g_array_index(r->marks, struct mark, r->next++) : NULL;

	if (!mark)
		fail(r, "there is more marked content on a page than was drawn");
	else if (mark->whole != whole)
		fail(r, "marked content is not in the order it was drawn in");
	else
		return mark;
	return NULL;
}

/* What a reader takes instead of the glyphs' own text; he looks for it in a span. */
static void open_replacement(struct rewriter *r, const struct mark *mark)
{
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < mark->count; i++)
		g_string_append(text, mark->replaced[i].word->text);
	g_string_append(r->out, "/Span<</ActualText");
	put_text(r->out, text->str);
	g_string_append(r->out, ">>BDC\n");
	g_string_free(text, TRUE);
}

static void open_mark(struct rewriter *r, const struct mark *mark)
{
	const struct node *element = mark_element(mark);

	if (element) {
		g_string_append_printf(r->out, "/%s<</MCID %u>>BDC\n", structure_tag(element->kind),
				       r->numbered->len);
		g_ptr_array_add(r->numbered, (void *)mark);
	} else {
		g_string_append(r->out, artifact_opens[mark->artifact]);
	}
	r->replaced = mark->count > 0;
	if (r->replaced)
		open_replacement(r, mark);
}

/* Whether the operands at hand begin with that name. */
static bool is_named(const struct rewriter *r, const char *name)
{
	size_t length = strlen(name);

	return *r->operands == '/' && (size_t)(r->end - r->operands) > length + 1 &&
	       memcmp(r->operands + 1, name, length) == 0 &&
	       (token_is_white(r->operands[length + 1]) || token_is_delimiter(r->operands[length + 1]));
}

static void begin_mark(struct rewriter *r)
{
	bool numbered = g_strstr_len(r->operands, r->p - r->operands, "/MCID");
	const struct mark *mark;

	if (r->marked && numbered)
		fail(r, "marks are nested");
	if (r->marked) {
		r->nested++;
		return;
	}
	mark = take_mark(r, false);
	if (mark && (!numbered || !is_named(r, mark_name(mark))))
		fail(r, "a mark has another name than it was drawn with");
	if (r->fault)
		return;
	close_artifact(r, r->operands);
	copy_to(r, r->operands);
	open_mark(r, mark);
	r->copied = r->p;
	r->marked = true;
}

static void end_mark(struct rewriter *r)
{
	if (r->nested) {
		r->nested--;
		return;
	}
	if (!r->marked)
		fail(r, "a mark ends that has not begun");
	if (r->replaced)
		insert(r, r->operands, "EMC\n");
	r->marked = r->replaced = false;
}

/* ---- operators ---- */

static void paint_path(struct rewriter *r)
{
	if (!r->marked)
		open_artifact(r, r->path ? r->path : r->operands);
	r->path = NULL;
}

static void paint_whole(struct rewriter *r)
{
	const struct mark *mark = r->marked ? NULL : take_mark(r, true);

	if (!mark) {
		fail(r, "an object is painted within a mark");
		return;
	}
	close_artifact(r, r->operands);
	copy_to(r, r->operands);
	open_mark(r, mark);
	insert(r, r->p, "\nEMC");
}

static void show_text(struct rewriter *r)
{
	if (!r->marked)
		fail(r, "text is shown outside of every mark");
}

static void begin_path(struct rewriter *r)
{
	if (!r->path)
		r->path = r->operands;
}

static void end_path(struct rewriter *r)
{
	r->path = NULL;
}

static void save(struct rewriter *r)
{
	r->saves++;
}

static void restore(struct rewriter *r)
{
	if (r->artifact_saves == r->saves)
		close_artifact(r, r->operands);
	r->saves -= r->saves > 0;
}

/* An artifact does not reach into a text object. */
static void begin_text(struct rewriter *r)
{
	close_artifact(r, r->operands);
}

static void refuse(struct rewriter *r)
{
	fail(r, "the content holds an operator that Cairo is not known to write");
}

static const struct {
	char name[4];
	void (*act)(struct rewriter *r);
} operators[] = {
	{ "m", begin_path },  { "re", begin_path },
	{ "f", paint_path },  { "f*", paint_path }, { "F", paint_path },  { "S", paint_path },
	{ "s", paint_path },  { "B", paint_path },  { "B*", paint_path }, { "b", paint_path },
	{ "b*", paint_path }, { "n", end_path },    { "sh", paint_path }, { "Do", paint_whole },
	{ "Tj", show_text },  { "TJ", show_text },  { "'", show_text },   { "\"", show_text },
	{ "BT", begin_text }, { "q", save },        { "Q", restore },     { "BDC", begin_mark },
	{ "EMC", end_mark },  { "BMC", refuse },    { "BI", refuse },
};

static void act(struct rewriter *r, const char *name, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(operators); i++)
		if (length < sizeof operators[i].name && !operators[i].name[length] &&
		    memcmp(operators[i].name, name, length) == 0) {
			operators[i].act(r);
			return;
		}
}

static void rewrite(struct rewriter *r)
{
	while (r->p < r->end && !r->fault) {
		const char *name;

		while (r->p < r->end && token_is_white(*r->p))
			r->p++;
		r->operands = r->p;
		while (r->p < r->end && skip_operand(r))
			;
		name = r->p;
		r->p = token_skip_regular(r->p, r->end);
		if (r->p > name)
			act(r, name, (size_t)(r->p - name));
	}
	if (r->marked || r->nested)
		fail(r, "a mark does not end");
	if (r->next < r->marks->len)
		fail(r, "there is less marked content on a page than was drawn");
	close_artifact(r, r->end);
	copy_to(r, r->end);
}

GString *content_rewrite(const char *bytes, gsize length, const GArray *marks,
			 GPtrArray *numbered, const char **fault)
{
	struct rewriter r = { 0 };

	r.p = r.copied = bytes;
	r.end = bytes + length;
	r.out = g_string_sized_new(length + length / 8 + 64);
	r.marks = marks;
	r.numbered = numbered;
	rewrite(&r);
	*fault = r.fault;
	if (!r.fault)
		return r.out;
	g_string_free(r.out, TRUE);
	return NULL;
}
