#include "read/xml_text.h"

#include "base/chars.h"
#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

enum { RUNS_BYTES = 16 * 1024 }; /* of one text: they are searched for each fault in it */

void xml_text_init(struct xml_text *x)
{
	*x = (struct xml_text){ g_string_new(NULL), g_ptr_array_new(), 0, 0 };
}

void xml_text_clear(struct xml_text *x)
{
	g_string_free(x->text, TRUE);
	g_ptr_array_unref(x->from);
}

void xml_text_reset(struct xml_text *x)
{
	g_string_truncate(x->text, 0);
	g_ptr_array_set_size(x->from, 0);
	x->length = 0;
	x->indent = 0;
}

/* -- from the file ---------------------------------------------------------------------------- */

/* What is longer than a value may be is counted, but not kept. */
static void add(struct xml_text *x, char c, const char *from)
{
	x->length++;
	if (x->length > LIMIT_SCALAR_BYTES)
		return;
	g_string_append_c(x->text, c);
	g_ptr_array_add(x->from, (void *)from);
}

static gunichar predefined(const char *name, size_t length)
{
	static const struct {
		const char *name;
		gunichar c;
	} entities[] = {
		{ "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		if (strncmp(entities[i].name, name, length) == 0 && !entities[i].name[length])
			return entities[i].c;
	return 0;
}

/* libxml2 has seen that the number is that of a character. */
static gunichar numbered(const char *digits)
{
	bool hex = *digits == 'x';

	return (gunichar)strtoul(digits + hex, NULL, hex ? 16 : 10);
}

/* The reference at `p`, which ends with ";"; returns what follows it. */
static const char *add_reference(struct xml_text *x, const char *p, const char *end)
{
	const char *close = memchr(p, ';', (size_t)(end - p));
	char bytes[6];
	gunichar c;
	int length;

	if (!close)
		return end;
	c = p[1] == '#' ? numbered(p + 2) : predefined(p + 1, (size_t)(close - p - 1));
	length = g_unichar_to_utf8(c, bytes);
	for (int i = 0; i < length; i++)
		add(x, bytes[i], p);
	return close + 1;
}

static void add_bytes(struct xml_text *x, const char *p, const char *end, bool references)
{
	while (p < end) {
		if (references && *p == '&') {
			p = add_reference(x, p, end);
		} else if (*p == '\r') {
			if (!(p + 1 < end && p[1] == '\n'))
				add(x, '\n', p);
			p++;
		} else {
			add(x, *p, p);
			p++;
		}
	}
}

void xml_text_add(struct xml_text *x, const struct token *t)
{
	add_bytes(x, t->text, t->text + t->length, t->kind == TOKEN_TEXT);
}

static bool is_typed(const struct xml_text *x, size_t i, const char *set)
{
	const char *from = x->from->pdata[i];

	return *from != '&' && x->text->str[i] && strchr(set, x->text->str[i]);
}

/* As XML has it: white space that was typed is spaces. */
void xml_text_add_attribute(struct xml_text *x, const struct attribute *a)
{
	size_t i = x->text->len;

	add_bytes(x, a->value, a->value + a->value_length, true);
	for (; i < x->text->len; i++)
		if (is_typed(x, i, "\t\n"))
			x->text->str[i] = ' ';
}

const char *xml_text_mark(const struct xml_text *x)
{
	for (size_t i = 0; i < x->text->len; i++)
		if (!is_typed(x, i, " \t\n"))
			return x->from->pdata[i];
	return NULL;
}

/* -- lines ------------------------------------------------------------------------------------ */

/* Both rules go over the text once and write it back over itself: it only shrinks. */
struct rewrite {
	struct xml_text *x;
	size_t in, out;
};

static void put(struct rewrite *w, char c, size_t from)
{
	w->x->text->str[w->out] = c;
	w->x->from->pdata[w->out++] = w->x->from->pdata[from];
}

static void copy_to(struct rewrite *w, size_t end)
{
	for (; w->in < end; w->in++)
		put(w, w->x->text->str[w->in], w->in);
}

static void end_rewrite(struct rewrite *w)
{
	g_string_truncate(w->x->text, w->out);
	g_ptr_array_set_size(w->x->from, (int)w->out);
}

/* From `i` on, past what was typed of these characters. */
static size_t skip(const struct xml_text *x, size_t i, size_t end, const char *set)
{
	while (i < end && is_typed(x, i, set))
		i++;
	return i;
}

static size_t skip_back(const struct xml_text *x, size_t from, size_t i, const char *set)
{
	while (i > from && is_typed(x, i - 1, set))
		i--;
	return i;
}

static size_t line_end(const struct xml_text *x, size_t i, size_t end)
{
	while (i < end && !is_typed(x, i, "\n"))
		i++;
	return i;
}

/* White space up to `end`, between two words. */
static void fold_space(struct rewrite *w, size_t end)
{
	const char *text = w->x->text->str;
	size_t breaks = 0;

	for (size_t i = w->in; i < end; i++)
		breaks += text[i] == '\n';
	if (breaks == 0)
		copy_to(w, end);
	else if (breaks == 1 && !line_end_joins(text, text + w->out, text + end))
		put(w, ' ', w->in);
	for (; breaks > 1; breaks--)
		put(w, '\n', w->in);
	w->in = end;
}

void xml_text_fold(struct xml_text *x)
{
	struct rewrite w = { .x = x };
	size_t end = skip_back(x, 0, x->text->len, " \t\n");

	if (line_end(x, 0, x->text->len) == x->text->len)
		return;
	w.in = skip(x, 0, end, " \t\n");
	x->text->str[end] = '\0';
	while (w.in < end) {
		size_t space = skip(x, w.in, end, " \t\n");

		if (space > w.in)
			fold_space(&w, space);
		else
			copy_to(&w, w.in + 1);
	}
	end_rewrite(&w);
}

/* The blanks that all lines with text begin with; the caller frees. */
static char *common_margin(const struct xml_text *x, size_t from, size_t end)
{
	const char *text = x->text->str;
	char *margin = NULL;

	for (size_t line = from, next; line < end; line = next) {
		size_t word = skip(x, line, end, " \t"), same = 0;

		next = line_end(x, line, end) + 1;
		if (word + 1 >= next)
			continue; /* a blank line */
		if (!margin)
			margin = g_strndup(text + line, word - line);
		while (margin[same] && line + same < word && margin[same] == text[line + same])
			same++;
		margin[same] = '\0';
	}
	return margin ? margin : g_strdup("");
}

/* The end of a block without the line of the end tag and the line ends before it. */
static size_t block_end(const struct xml_text *x, size_t from)
{
	size_t end = x->text->len, last = skip_back(x, from, end, " \t");

	if (last == from || is_typed(x, last - 1, "\n"))
		end = skip_back(x, from, last, "\n");
	return end;
}

/* Passes what the line begins with of the margin. */
static void skip_margin(struct rewrite *w, const char *margin, size_t end)
{
	for (; *margin && w->in < end && w->x->text->str[w->in] == *margin; margin++, w->in++)
		if (!is_typed(w->x, w->in, " \t"))
			return;
}

void xml_text_block(struct xml_text *x)
{
	struct rewrite w = { .x = x };
	size_t from = skip(x, 0, x->text->len, " \t"), end;
	char *margin;

	if (from == x->text->len || !is_typed(x, from, "\n"))
		return;
	w.in = from + 1;
	end = block_end(x, w.in);
	margin = common_margin(x, w.in, end);
	while (w.in < end) {
		skip_margin(&w, margin, end);
		copy_to(&w, MIN(line_end(x, w.in, end) + 1, end));
	}
	end_rewrite(&w);
	x->indent = (int)strlen(margin) + 1;
	g_free(margin);
}

/* -- places ----------------------------------------------------------------------------------- */

static bool is_first_byte(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* "byte:line:col" for each byte whose place does not follow from the one before it, or NULL. */
static char *runs_text(const struct xml_text *x, struct text_places *places, struct span at,
		       int indent)
{
	GString *runs = g_string_new(NULL);
	const char *text = x->text->str;

	for (size_t i = 0; i < x->text->len; i++) {
		struct span real;

		if (text[i] == '\n') {
			at = (struct span){ at.file, at.line + 1, indent };
		} else if (is_first_byte(text[i])) {
			real = text_place(places, x->from->pdata[i]);
			if (real.line != at.line || real.col != at.col)
				g_string_append_printf(runs, "%zu:%d:%d ", i, real.line, real.col);
			at = real;
			at.col++;
		}
	}
	return g_string_free(runs, runs->len == 0);
}

void xml_text_place(const struct xml_text *x, struct text_places *places, bool prose,
		    struct pool *pool, struct value *v)
{
	char *runs;

	v->at = text_place(places, x->from->pdata[0]);
	if (!prose)
		return;
	v->indent = x->indent ? x->indent : v->at.col;
	v->at.col = v->indent;
	runs = runs_text(x, places, v->at, v->indent);
	if (runs && strlen(runs) < RUNS_BYTES)
		v->runs = pool_copy(pool, runs, strlen(runs));
	else if (runs)
		v->indent = 0; /* its faults are shown where it begins */
	g_free(runs);
}
