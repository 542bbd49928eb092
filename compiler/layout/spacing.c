#include "layout/spacing.h"

double space_lead(const struct letter *letter, size_t han)
{
	enum mark mark = mark_of(letter, han);

	return mark == MARK_OPENING ? 0.5 : mark == MARK_MIDDLE ? 0.25 : 0;
}

double space_trail(const struct letter *letter, size_t han)
{
	enum mark mark = mark_of(letter, han);

	return mark == MARK_CLOSING ? 0.5 : mark == MARK_MIDDLE ? 0.25 : 0;
}

/* Two marks have one half square between them, a dot has none of its own. */
struct closing space_closing(const struct letter *left, const struct letter *right, size_t han)
{
	enum mark a = mark_of(left, han), b = mark_of(right, han);
	struct closing c = { 0, 0 };

	if (a == MARK_MIDDLE || (a == MARK_CLOSING && b != MARK_NONE))
		c.trail = space_trail(left, han);
	if (b == MARK_MIDDLE || (b == MARK_OPENING && (a == MARK_OPENING || a == MARK_MIDDLE)))
		c.lead = space_lead(right, han);
	return c;
}

bool space_hangs(const struct letter *letter)
{
	gunichar c = letter->c;

	return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E; /* 、。，． */
}

static bool is_ideograph(gunichar c)
{
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_BOPOMOFO:
		return true;
	default:
		return false;
	}
}

/* Letters, digits, and signs that go with numbers; brackets and stops bring room of their own. */
static bool is_western(gunichar c)
{
	if (c < 0x80)
		return g_ascii_isalnum((gchar)c) || (c && g_utf8_strchr("%+#$&@<>=~", -1, c));
	return c < 0x2E80 && (g_unichar_isalnum(c) || c == 0xA7 || c == 0xB0 || c == 0xB1 ||
			      c == 0x2030 || c == 0x2264 || c == 0x2265) &&
	       !is_ideograph(c);
}

bool space_is_mixed(const struct letter *left, const struct letter *right)
{
	return left->family != right->family &&
	       ((is_ideograph(left->c) && is_western(right->c)) ||
		(is_western(left->c) && is_ideograph(right->c)));
}
