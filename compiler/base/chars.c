#include "base/chars.h"

int char_columns(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

bool char_is_hidden(gunichar c)
{
	return g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
	       c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

/* Chinese sets these with the Latin code points. */
static bool is_shared(gunichar c)
{
	return c == 0x00B7 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C ||
	       c == 0x201D || c == 0x2026;
}

static bool is_full_punctuation(gunichar c)
{
	return g_unichar_iswide(c) && g_unichar_ispunct(c);
}

bool char_is_cjk(gunichar c)
{
	if (c < 0x2EA) /* the first mark of Bopomofo */
		return false;
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_BOPOMOFO:
		return true;
	default:
		break;
	}
	return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE10 && c <= 0xFE1F) ||
	       (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF60) ||
	       (c >= 0xFFE0 && c <= 0xFFE6);
}

bool char_ends_name(gunichar c)
{
	return c <= ' ' || c == CHAR_OBJECT || (c >= 0x2000 && c <= 0x200B && c != 0x2007) || char_is_cjk(c);
}

static gunichar char_before(const char *from, const char *end)
{
	gunichar c = 0;

	while (end > from) {
		end = g_utf8_prev_char(end);
		c = g_utf8_get_char(end);
		if (!is_shared(c))
			break;
	}
	return c;
}

static gunichar char_after(const char *next)
{
	gunichar c = g_utf8_get_char(next);

	while (c && is_shared(c)) {
		next = g_utf8_next_char(next);
		c = g_utf8_get_char(next);
	}
	return c;
}

bool line_end_joins(const char *from, const char *end, const char *next)
{
	gunichar before = char_before(from, end);
	gunichar after = char_after(next);

	if (is_full_punctuation(before) || is_full_punctuation(after))
		return true;
	return char_is_cjk(before) && char_is_cjk(after);
}
