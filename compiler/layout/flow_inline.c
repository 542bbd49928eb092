#include "layout/flow_private.h"

#include "base/chars.h"
#include "model/doc.h"
#include "model/names.h"
#include "model/place.h"

#include <string.h>

static const char object_char[] = "\xEF\xBF\xBC"; /* U+FFFC */

struct writer {
	struct reader *reader;
	GString *text;
	GArray *segments;
	bool space;        /* white space is waiting for a word */
	size_t space_from; /* length of the text where it began */
	bool newline;      /* it holds a line end */
	bool literal;      /* white space stays as it is */
	GPtrArray *notes;  /* struct flow_note * */
};

/* What nested elements add up to. */
struct context {
	struct look look;
	const char *uri, *to, *lang;
	const struct inline_tag *tag;
};

static bool context_same(const struct segment *s, const struct context *c, struct span at)
{
	return s->kind == SEGMENT_TEXT && look_same(&s->look, &c->look) && s->uri == c->uri &&
	       s->to == c->to && s->lang == c->lang && s->tag == c->tag && s->at.line == at.line;
}

static struct segment *add_segment(struct writer *w, enum segment_kind kind,
				   const struct context *c, struct span at)
{
	struct segment s = { 0 };

	s.kind = kind;
	s.start = w->text->len;
	s.look = c->look;
	s.uri = c->uri;
	s.to = c->to;
	s.lang = c->lang;
	s.tag = c->tag;
	s.at = at;
	g_array_append_val(w->segments, s);
	return &g_array_index(w->segments, struct segment, w->segments->len - 1);
}

/* Appends bytes that are set like `c`, to the last segment if it is of the same kind. */
static void add_bytes(struct writer *w, const struct context *c, struct span at,
		      const char *bytes, size_t length)
{
	struct segment *last = w->segments->len
		? &g_array_index(w->segments, struct segment, w->segments->len - 1) : NULL;

	if (!last || !context_same(last, c, at))
		last = add_segment(w, SEGMENT_TEXT, c, at);
	g_string_append_len(w->text, bytes, (gssize)length);
	last->length += length;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool at_line_start(const struct writer *w)
{
	return w->text->len == 0 || w->text->str[w->text->len - 1] == '\n';
}

/* Puts the waiting space, unless it stands at a line's start or only comes from the line end of
 * a source between characters that Chinese sets solid. */
static void put_space(struct writer *w, const struct context *c, struct span at, const char *next)
{
	const char *text = w->text->str;

	if (!w->space)
		return;
	w->space = false;
	if (at_line_start(w) ||
	    (w->newline && next && line_end_joins(text, text + w->text->len, next)))
		return;
	add_bytes(w, c, at, " ", 1);
}

/* Tabs reach to the next multiple of eight characters. */
static void add_literal(struct writer *w, const struct context *c, struct span at, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		const char *line = strrchr(w->text->str, '\n');
		glong column = *text == '\t' ? g_utf8_strlen(line ? line + 1 : w->text->str, -1) : 0;

		if (*text == '\t')
			add_bytes(w, c, at, "        ", 8 - (size_t)column % 8);
		else if (*text != '\r' && (*text != '\n' || w->text->len))
			add_bytes(w, c, at, text, (size_t)(g_utf8_next_char(text) - text));
	}
}

static void add_text(struct writer *w, const struct context *c, struct span at, const char *text)
{
	while (*text) {
		size_t length = 0;

		for (; is_white(*text); text++) {
			w->newline = (w->space && w->newline) || *text == '\n';
			w->space = true;
		}
		while (text[length] && !is_white(text[length]))
			length++;
		if (length) {
			put_space(w, c, at, text);
			add_bytes(w, c, at, text, length);
		}
		text += length;
	}
}

static void add_object(struct writer *w, enum segment_kind kind, const struct context *c,
		       const xmlNode *node)
{
	struct span at = node_span(node);
	struct segment *s;

	put_space(w, c, at, NULL);
	s = add_segment(w, kind, c, at);
	s->length = 3;
	g_string_append(w->text, object_char);
	if (kind == SEGMENT_PAGE_REF)
		s->to = flow_attr(w->reader, node, "to");
	if (kind == SEGMENT_BAR)
		s->value = flow_number(w->reader, node, "width", 0);
}

static void add_children(struct writer *w, const struct context *c, const xmlNode *node);

/* White space before an element is not part of it. */
static void put_space_before(struct writer *w, const struct context *c, const xmlNode *node)
{
	xmlChar *text = w->space ? xmlNodeGetContent(node) : NULL;

	if (text && *text && !is_white((char)*text))
		put_space(w, c, node_span(node->parent), (const char *)text);
	xmlFree(text);
}

/* From here on the content is that of an element of its own. */
static void open_tag(struct writer *w, struct context *c, enum node_kind kind, const char *lang)
{
	struct inline_tag *tag = flow_take(w->reader, sizeof *tag);

	*tag = (struct inline_tag){ kind, lang, c->tag };
	c->tag = tag;
}

/* A change of language; back to the document's own, if it is that. */
static void change_lang(struct writer *w, struct context *c, const xmlNode *node)
{
	const char *lang = flow_lang(w->reader, node);

	if (lang != c->lang)
		open_tag(w, c, NODE_SPAN, lang ? lang : w->reader->flow->lang);
	c->lang = lang;
}

static void add_run(struct writer *w, const struct context *c, const xmlNode *node)
{
	const struct run_style *style =
		flow_style(w->reader, node, w->reader->style->runs, "run style");
	struct context inner = *c;
	enum node_kind kind = flow_tag(w->reader, node, true);

	flow_check_attrs(w->reader, node, " style tag ");
	put_space_before(w, c, node);
	if (style)
		inner.look = look_merge(c->look, style->look);
	if (style && style->dot.set) {
		struct context dot = *c;

		put_space(w, c, node_span(node), NULL);
		dot.look.fill = style->dot;
		add_segment(w, SEGMENT_DOT, &dot, node_span(node))->length = 3;
		g_string_append(w->text, object_char);
	}
	if (kind < NODE_KINDS)
		open_tag(w, &inner, kind, NULL);
	change_lang(w, &inner, node);
	add_children(w, &inner, node);
}

static void add_link(struct writer *w, const struct context *c, const xmlNode *node)
{
	struct context inner = *c;

	flow_check_attrs(w->reader, node, " href to ");
	inner.uri = flow_attr(w->reader, node, "href");
	inner.to = flow_attr(w->reader, node, "to");
	inner.look = look_merge(c->look, w->reader->style->link->look);
	open_tag(w, &inner, NODE_LINK, NULL);
	change_lang(w, &inner, node);
	if (!inner.uri == !inner.to)
		flow_fault(w->reader, node, MSG_FLOW_LINK_KIND);
	put_space_before(w, c, node);
	add_children(w, &inner, node);
}

static void add_line(struct writer *w, const struct context *c, const xmlNode *node)
{
	flow_check_attrs(w->reader, node, " ");
	w->space = false;
	add_bytes(w, c, node_span(node), "\n", 1);
}

static void add_tab(struct writer *w, const struct context *c, const xmlNode *node)
{
	flow_check_attrs(w->reader, node, " ");
	w->space = false;
	add_bytes(w, c, node_span(node), "\t", 1);
}

static void add_bar(struct writer *w, const struct context *c, const xmlNode *node)
{
	flow_check_attrs(w->reader, node, " width ");
	add_object(w, SEGMENT_BAR, c, node);
}

static void add_page_ref(struct writer *w, const struct context *c, const xmlNode *node)
{
	flow_check_attrs(w->reader, node, " to ");
	add_object(w, SEGMENT_PAGE_REF, c, node);
}

static void add_page_number(struct writer *w, const struct context *c, const xmlNode *node)
{
	flow_check_attrs(w->reader, node, " ");
	add_object(w, SEGMENT_PAGE_NUMBER, c, node);
}

static void add_page_count(struct writer *w, const struct context *c, const xmlNode *node)
{
	flow_check_attrs(w->reader, node, " ");
	add_object(w, SEGMENT_PAGE_COUNT, c, node);
}

static const char *mark_id(struct reader *r, const char *note)
{
	char *id = g_strconcat(note, "-mark", NULL);
	const char *kept = pool_copy(r->pool, id, strlen(id));

	g_free(id);
	return kept;
}

/* The mark is a link to the note, and where the note leads back to. */
static void add_mark(struct writer *w, const struct context *c, const struct flow_note *note,
		     const xmlNode *node)
{
	struct context inner = *c;

	inner.look = look_merge(c->look, w->reader->style->note_mark->look);
	inner.uri = NULL;
	inner.to = note->id;
	open_tag(w, &inner, NODE_REFERENCE, NULL);
	open_tag(w, &inner, NODE_LINK, NULL);
	w->space = false; /* nothing stands between a word and its mark */
	add_bytes(w, &inner, node_span(node), note->label->text, note->label->length);
}

static void add_footnote(struct writer *w, const struct context *c, const xmlNode *node)
{
	struct reader *r = w->reader;
	struct flow_note *note = flow_take(r, sizeof *note);
	const char *label = node_attr(node, "label");

	flow_check_attrs(r, node, " id label ");
	note->id = flow_attr(r, node, "id");
	note->label = flow_text(r, label ? label : "", r->style->note_mark->look, node_span(node));
	note->blocks = flow_blocks(r, node);
	if (!note->id || !*note->label->text) {
		flow_fault(r, node, MSG_FLOW_VALUE, "", note->id ? "label" : "id", "footnote");
		return;
	}
	/* Elsewhere the line is repeated, or has no page to put the note on. */
	if (!(flow_within(node, "para") || flow_within(node, "heading")) ||
	    flow_within(node, "footnote") || flow_within(node, "piece")) {
		flow_unknown(r, node);
		return;
	}
	note->mark = mark_id(r, note->id);
	g_ptr_array_add(w->notes, note);
	add_mark(w, c, note, node);
}

static const struct {
	const char *name;
	void (*add)(struct writer *w, const struct context *c, const xmlNode *node);
} elements[] = {
	{ "run", add_run }, { "link", add_link }, { "line", add_line }, { "tab", add_tab },
	{ "bar", add_bar }, { "page-ref", add_page_ref }, { "page-number", add_page_number },
	{ "page-count", add_page_count }, { "footnote", add_footnote },
};

static void add_element(struct writer *w, const struct context *c, const xmlNode *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
		if (node->ns && xmlStrEqual(node->ns->href, BAD_CAST NS_FLOW) &&
		    node_is(node, elements[i].name)) {
			elements[i].add(w, c, node);
			return;
		}
	flow_fault(w->reader, node, MSG_FLOW_UNKNOWN, (const char *)node->name,
		   (const char *)node->parent->name);
}

static void add_children(struct writer *w, const struct context *c, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		bool text = n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;

		if (n->type == XML_ELEMENT_NODE)
			add_element(w, c, n);
		else if (text && w->literal)
			add_literal(w, c, node_span(node), (const char *)n->content);
		else if (text)
			add_text(w, c, node_span(node), (const char *)n->content);
	}
}

/* A line break at the end would only add an empty line. */
static void drop_last_breaks(struct writer *w)
{
	while (w->segments->len && w->text->len && w->text->str[w->text->len - 1] == '\n') {
		struct segment *last =
			&g_array_index(w->segments, struct segment, w->segments->len - 1);

		g_string_truncate(w->text, w->text->len - 1);
		if (--last->length == 0)
			g_array_set_size(w->segments, w->segments->len - 1);
	}
}

static void *keep(struct pool *pool, const void *from, size_t bytes)
{
	void *kept = pool_take(pool, bytes + 1);

	return bytes ? memcpy(kept, from, bytes) : kept;
}

static const struct inlines *writer_end(struct writer *w)
{
	struct pool *pool = w->reader->pool;
	struct inlines *inlines = pool_take(pool, sizeof *inlines);

	drop_last_breaks(w);
	inlines->text = pool_copy(pool, w->text->str, w->text->len);
	inlines->length = w->text->len;
	inlines->count = w->segments->len;
	inlines->segments =
		keep(pool, w->segments->data, w->segments->len * sizeof(struct segment));
	inlines->note_count = w->notes->len;
	inlines->notes = keep(pool, w->notes->pdata, w->notes->len * sizeof *w->notes->pdata);
	g_string_free(w->text, TRUE);
	g_array_unref(w->segments);
	g_ptr_array_unref(w->notes);
	return inlines;
}

static struct writer writer_new(struct reader *r)
{
	struct writer w = { 0 };

	w.reader = r;
	w.text = g_string_new(NULL);
	w.segments = g_array_new(FALSE, TRUE, sizeof(struct segment));
	w.notes = g_ptr_array_new();
	return w;
}

static const struct inlines *inlines_of(struct reader *r, const xmlNode *node, struct look look,
					bool literal)
{
	struct writer w = writer_new(r);
	struct context c = { .look = look };

	w.literal = literal;
	c.lang = flow_lang(r, node);
	add_children(&w, &c, node);
	return writer_end(&w);
}

const struct inlines *flow_inlines(struct reader *r, const xmlNode *node)
{
	return inlines_of(r, node, (struct look){ 0 }, false);
}

const struct inlines *flow_inlines_in(struct reader *r, const xmlNode *node, struct look look)
{
	return inlines_of(r, node, look, false);
}

const struct inlines *flow_literal(struct reader *r, const xmlNode *node)
{
	return inlines_of(r, node, (struct look){ 0 }, true);
}

const struct inlines *flow_text(struct reader *r, const char *text, struct look look,
				struct span at)
{
	struct writer w = writer_new(r);
	struct context c = { .look = look };

	add_text(&w, &c, at, text);
	return writer_end(&w);
}
