#include "base/wrap.h"

#include "base/chars.h"

#include <string.h>

int wrap_columns(const char *text)
{
	int columns = 0;

	for (const char *p = text; *p; p = g_utf8_next_char(p))
		columns += char_columns(g_utf8_get_char(p));
	return columns;
}

static bool opens(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);

	return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* Punctuation that stays with what stands before it. */
static bool closes(gunichar c)
{
	return g_unichar_ispunct(c) && !opens(c);
}

/* Whether a line may end before `next`, which stands after `c`. */
static bool breaks_between(gunichar c, gunichar next)
{
	if (next == ' ')
		return true;
	return (char_is_cjk(c) || char_is_cjk(next)) && !opens(c) && !closes(next);
}

/* The end of the piece that begins at `p`: no line may end within it. */
static const char *piece_end(const char *p)
{
	while (*p == ' ')
		p++;
	while (*p) {
		gunichar c = g_utf8_get_char(p);

		p = g_utf8_next_char(p);
		if (!*p || breaks_between(c, g_utf8_get_char(p)))
			break;
	}
	return p;
}

static int piece_columns(const char *from, const char *end)
{
	char *piece = g_strndup(from, (gsize)(end - from));
	int columns = wrap_columns(piece);

	g_free(piece);
	return columns;
}

void wrap_text(GString *out, const char *text, const char *first, const char *rest, int columns)
{
	int column = wrap_columns(first);
	bool begun = false;

	g_string_append(out, first);
	for (const char *p = text, *end; *p; p = end) {
		end = piece_end(p);
		if (begun && column + piece_columns(p, end) > columns) {
			g_string_append_printf(out, "\n%s", rest);
			column = wrap_columns(rest);
			begun = false;
		}
		if (!begun)
			p += strspn(p, " ");
		g_string_append_len(out, p, end - p);
		column += piece_columns(p, end);
		begun = true;
	}
	g_string_append_c(out, '\n');
}
