#include "layout/address.h"

#include "base/chars.h"

#include <string.h>

static bool is_label(gunichar c)
{
	return (g_unichar_isalnum(c) || g_unichar_ismark(c)) && !char_is_cjk(c);
}

static gunichar letter_before(const char *from, const char *c)
{
	return c > from ? g_utf8_get_char(g_utf8_prev_char(c)) : 0;
}

static bool label_begins(const char *c)
{
	gunichar letter = *c ? g_utf8_get_char(c) : 0;

	return is_label(letter) && !g_unichar_ismark(letter);
}

/* A name may also end with such a sign: "list-@", "user+@". */
static bool is_at(const char *from, const char *c)
{
	gunichar before = letter_before(from, c);

	return *c == '@' && label_begins(c + 1) && (is_label(before) || before == '_' || before == '-' || before == '+');
}

/* Whether the labels behind an @ are those of a host: the last one begins with a letter, which a version does not,
 * and no path, port or digest goes on behind them. */
static bool is_host(const char *c, const char *end)
{
	const char *last = c;

	for (; c < end && (is_label(g_utf8_get_char(c)) || *c == '-' || *c == '.'); c = g_utf8_next_char(c))
		if (*c == '.' && c + 1 < end && label_begins(c + 1))
			last = c + 1;
	if (!g_unichar_isalpha(g_utf8_get_char(last)))
		return false;
	return c == end || !strchr(":/@_=#%", *c) || c + 1 == end || !label_begins(c + 1);
}

const char *address_at(const char *from, const char *end)
{
	const char *at = memchr(from, '@', (size_t)(end - from));

	if (at && g_strstr_len(from, end - from, "://"))
		return NULL;
	while (at && !(is_at(from, at) && is_host(at + 1, end)))
		at = memchr(at + 1, '@', (size_t)(end - at - 1));
	return at;
}

/* Initials are no labels: "e.g.", "j.smith@". */
static bool is_label_before(const char *from, const char *stop)
{
	return is_label(letter_before(from, stop)) && is_label(letter_before(from, g_utf8_prev_char(stop)));
}

bool address_parts(const char *from, const char *c)
{
	if (*c == '@')
		return is_at(from, c);
	return c > from && c[-1] == '.' && label_begins(c) &&
	       (memchr(from, '@', (size_t)(c - from)) || is_label_before(from, c - 1));
}
