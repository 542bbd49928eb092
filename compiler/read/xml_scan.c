#include "read/xml_scan.h"

#include <glib.h>
#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *skip_space(const char *p, const char *end)
{
	while (p < end && is_space(*p))
		p++;
	return p;
}

static bool begins(const char *p, const char *end, const char *with)
{
	return (size_t)(end - p) >= strlen(with) && memcmp(p, with, strlen(with)) == 0;
}

static const char *find(const char *p, const char *end, const char *what)
{
	return p < end ? g_strstr_len(p, end - p, what) : NULL;
}

/* What begins with one sign and ends with another. */
static const struct {
	const char *open, *close;
	enum token_kind kind;
} signs[] = {
	{ "<!--", "-->", TOKEN_REMARK },
	{ "<![CDATA[", "]]>", TOKEN_CDATA },
	{ "<?", "?>", TOKEN_REMARK },
	{ "</", ">", TOKEN_END },
};

/* Whether one of these begins here; *whole tells whether it also ends. */
static bool scan_sign(struct scan *s, struct token *t, bool *whole)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		const char *close;

		if (!begins(s->p, s->end, signs[i].open))
			continue;
		t->kind = signs[i].kind;
		t->text = s->p + strlen(signs[i].open);
		close = find(t->text, s->end, signs[i].close);
		*whole = close != NULL;
		if (close) {
			t->length = (size_t)(close - t->text);
			t->end = close + strlen(signs[i].close);
		}
		return true;
	}
	return false;
}

static const char *name_end(const char *p, const char *end)
{
	while (p < end && !is_space(*p) && !strchr("/>=<\"'", *p))
		p++;
	return p;
}

/* A ">" within quotes ends no tag. */
static bool scan_start(struct scan *s, struct token *t)
{
	char quote = '\0';

	t->kind = TOKEN_START;
	t->text = s->p + 1;
	t->length = (size_t)(name_end(t->text, s->end) - t->text);
	for (const char *p = t->text; p < s->end; p++) {
		if (quote) {
			quote = *p == quote ? '\0' : quote;
		} else if (*p == '"' || *p == '\'') {
			quote = *p;
		} else if (*p == '>') {
			t->empty = p[-1] == '/';
			t->end = p + 1;
			return true;
		}
	}
	return false;
}

static void scan_text(struct scan *s, struct token *t)
{
	const char *next = memchr(s->p, '<', (size_t)(s->end - s->p));

	t->kind = TOKEN_TEXT;
	t->text = s->p;
	t->end = next ? next : s->end;
	t->length = (size_t)(t->end - t->text);
}

bool scan_next(struct scan *s, struct token *t)
{
	bool whole = true;

	*t = (struct token){ .p = s->p };
	if (s->p >= s->end)
		return false;
	if (*s->p != '<')
		scan_text(s, t);
	else if (!scan_sign(s, t, &whole))
		whole = scan_start(s, t);
	s->p = whole ? t->end : s->end;
	return whole;
}

bool scan_attribute(const struct token *t, const char **p, struct attribute *a)
{
	const char *from = skip_space(*p ? *p : t->text + t->length, t->end);
	const char *after = name_end(from, t->end);
	const char *quote = skip_space(after, t->end);
	const char *close = NULL;

	*a = (struct attribute){ .name = from, .length = (size_t)(after - from) };
	if (after == from || quote >= t->end || *quote != '=')
		return false;
	quote = skip_space(quote + 1, t->end);
	if (quote < t->end && (*quote == '"' || *quote == '\''))
		close = memchr(quote + 1, *quote, (size_t)(t->end - quote - 1));
	if (!close)
		return false;
	a->value = quote + 1;
	a->value_length = (size_t)(close - a->value);
	*p = close + 1;
	return true;
}
