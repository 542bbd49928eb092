#include "read/xml_text.h"

#include "base/chars.h"
#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

void xml_text_init(struct xml_text *x)
{
	*x = (struct xml_text){ g_string_new(NULL), g_ptr_array_new(), 0 };
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
	} entities[] = { { "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' } };

	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		if (strlen(entities[i].name) == length && memcmp(entities[i].name, name, length) == 0)
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

/* Both go over the text once and write it back over itself: it only shrinks. */
struct rewrite {
	struct xml_text *x;
	size_t in, out;
};

static void keep(struct rewrite *w)
{
	w->x->text->str[w->out] = w->x->text->str[w->in];
	w->x->from->pdata[w->out++] = w->x->from->pdata[w->in++];
}

static void end_rewrite(struct rewrite *w)
{
	g_string_truncate(w->x->text, w->out);
	g_ptr_array_set_size(w->x->from, (int)w->out);
}

static bool typed_at(const struct rewrite *w, size_t i, const char *set)
{
	return i < w->x->text->len && is_typed(w->x, i, set);
}

/* Spaces and line ends from here to `end`. */
static void fold_space(struct rewrite *w, size_t end)
{
	char *text = w->x->text->str;
	size_t breaks = 0, first = 0;

	for (size_t i = w->in; i < end; i++) {
		if (text[i] != '\n')
			continue;
		first = breaks++ == 0 ? i : first;
	}
	if (breaks == 0 && w->out > 0 && end < w->x->text->len) {
		while (w->in < end)
			keep(w);
	} else if (w->out > 0 && end < w->x->text->len &&
		   (breaks > 1 || !line_end_joins(text, text + w->out, text + end))) {
		for (w->in = first; breaks > 1; breaks--, w->in = first)
			keep(w), text[first] = '\n';
	}
	w->in = end;
}

void xml_text_fold(struct xml_text *x)
{
	(void)x;
}
