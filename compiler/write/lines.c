#include "write/lines.h"

#include "base/chars.h"

#include <stdbool.h>
#include <string.h>

int lines_columns(const char *text)
{
	int columns = 0;

	for (; *text; text = g_utf8_next_char(text))
		columns += char_columns(g_utf8_get_char(text));
	return columns;
}

/* What had better not begin a line: closing signs, and what a list or remark begins with. */
static bool may_begin(const char *p)
{
	gunichar c = g_utf8_get_char(p);

	return *p && !strchr(" \t\r-?:#", *p) &&
	       (!g_unichar_ispunct(c) || g_unichar_type(c) == G_UNICODE_OPEN_PUNCTUATION);
}

static bool may_end(const char *p)
{
	gunichar c = g_utf8_get_char(g_utf8_prev_char(p));

	return !strchr(" \t\r", p[-1]) && g_unichar_type(c) != G_UNICODE_OPEN_PUNCTUATION;
}

/* Whether a line can end before `p` and the next one begin at *next. */
static bool is_break(const char *text, const char *p, const char **next)
{
	bool space = *p == ' ';

	*next = space ? p + 1 : p;
	if (p == text || !may_end(p) || !may_begin(*next))
		return false;
	return line_end_joins(text, p, *next) != space;
}

/* The last place to break within the width, of which `columns` are taken, or the first one after
 * it; NULL: none. */
static const char *find_break(const char *text, const char *line, int columns, int width,
			      const char **next)
{
	const char *found = NULL, *after;

	for (const char *p = line; *p; p = g_utf8_next_char(p)) {
		if (columns > width && found)
			break;
		if (p > line && is_break(text, p, &after)) {
			found = p;
			*next = after;
		}
		columns += char_columns(g_utf8_get_char(p));
	}
	return columns > width ? found : NULL;
}

GPtrArray *lines_of(const char *text, int used, int width)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	const char *line = text, *next = text, *end;
	bool whole = !*text || strchr(" \t\r", *text) || strchr(" \t\r", text[strlen(text) - 1]);

	while (!whole && (end = find_break(text, line, line == text ? used : 0, width,
				       &next)) != NULL) {
		g_ptr_array_add(lines, g_strndup(line, (gsize)(end - line)));
		line = next;
	}
	g_ptr_array_add(lines, g_strdup(line));
	return lines;
}
