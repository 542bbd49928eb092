#include "layout/itemise.h"

#include "base/chars.h"

#include <string.h>

/* FOLLOW: no shape of its own (spaces, marks, joiners): goes with what it stands beside.
 * SHARED: punctuation that Chinese and Latin set with the same code points. */
enum { FOLLOW = FAMILY_NONE + 1, SHARED };

static bool is_shared(gunichar c)
{
	return c == 0x00B7 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C ||
	       c == 0x201D || c == 0x2025 || c == 0x2026 || c == 0x2E3A;
}

static bool follows(gunichar c)
{
	if (c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == CHAR_OBJECT)
		return true;
	if (c < 0x300)
		return c == 0xAD;
	switch (g_unichar_type(c)) {
	case G_UNICODE_FORMAT:
	case G_UNICODE_NON_SPACING_MARK:
	case G_UNICODE_ENCLOSING_MARK:
	case G_UNICODE_SPACING_MARK:
		return true;
	default:
		return g_unichar_get_script(c) == G_UNICODE_SCRIPT_INHERITED;
	}
}

static size_t letter_family(const struct fonts *fonts, const struct font_set *set, gunichar c)
{
	if (follows(c))
		return FOLLOW;
	if (c < 0x80)
		return fonts_family(fonts, set, c);
	if (is_shared(c))
		return SHARED;
	if (char_is_cjk(c) && fonts_has(fonts, set->han, c))
		return set->han;
	return fonts_family(fonts, set, c);
}

/* True if all of it is ASCII. */
static bool read_letters(const char *text, size_t length, size_t family, GArray *letters)
{
	bool ascii = true;
	guint count = 0;

	g_array_set_size(letters, (guint)length + 1);
	for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
		struct letter *l = &g_array_index(letters, struct letter, count++);

		*l = (struct letter){ .c = g_utf8_get_char(p), .start = (uint32_t)(p - text),
				      .family = (uint8_t)family };
		ascii = ascii && l->c < 0x80;
	}
	g_array_index(letters, struct letter, count) =
		(struct letter){ .start = (uint32_t)length };
	g_array_set_size(letters, count + 1);
	return ascii;
}

/* A stretch of shared punctuation is Chinese if a Chinese character touches it at either end. */
static void settle_shared(const struct fonts *fonts, const struct font_set *set, struct letter *l,
			  size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t end = i;
		bool beside;

		if (l[i].family != SHARED)
			continue;
		while (end < count && l[end].family == SHARED)
			end++;
		beside = (i > 0 && char_is_cjk(l[i - 1].c)) ||
			 (end < count && char_is_cjk(l[end].c));
		for (; i < end; i++)
			l[i].family = (uint8_t)(beside && fonts_has(fonts, set->han, l[i].c)
				? set->han : fonts_family(fonts, set, l[i].c));
	}
}

static bool is_apostrophe(const struct letter *l, size_t i, size_t count)
{
	return l[i].c == 0x2019 && i > 0 && i + 1 < count && g_unichar_isalpha(l[i - 1].c) &&
	       g_unichar_isalpha(l[i + 1].c) && !char_is_cjk(l[i - 1].c);
}

static bool quotes_match(gunichar open, gunichar close)
{
	return (open == 0x201C && close == 0x201D) || (open == 0x2018 && close == 0x2019);
}

/* Quotes that belong together look alike: if one of them stands beside Han, or behind a Chinese
 * mark, both are Chinese. */
static void pair_quotes(const struct font_set *set, struct letter *l, size_t count)
{
	enum { DEEPEST = 8 };
	size_t open[DEEPEST], depth = 0, han = set->han;

	for (size_t i = 0; i < count; i++) {
		if (l[i].c == 0x201C || l[i].c == 0x2018) {
			if (depth < DEEPEST)
				open[depth++] = i;
		} else if (depth && quotes_match(l[open[depth - 1]].c, l[i].c) &&
			   !is_apostrophe(l, i, count)) {
			struct letter *first = &l[open[--depth]];

			if (first->family == han || l[i].family == han ||
			    (first > l && first[-1].family == han))
				first->family = l[i].family = (uint8_t)han;
		}
	}
}

/* A space goes with Latin if Latin is beside it, so that words and their spaces are one run;
 * marks and joiners go with the character before. */
static void settle_followers(const struct font_set *set, struct letter *l, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t next = i + 1;

		if (l[i].family != FOLLOW)
			continue;
		while (next < count && l[next].family == FOLLOW)
			next++;
		if (i > 0 && (l[i].c != ' ' || l[i - 1].family == set->first || next == count ||
			      l[next].family != set->first))
			l[i].family = l[i - 1].family;
		else
			l[i].family = next < count ? l[next].family : (uint8_t)set->first;
		if (l[i].family == FAMILY_NONE)
			l[i].family = (uint8_t)set->first;
	}
}

void itemise(const struct fonts *fonts, const struct font_set *set, const char *text,
	     size_t length, GArray *letters)
{
	struct letter *l;
	size_t count;

	if (read_letters(text, length, set->first, letters))
		return;
	l = &g_array_index(letters, struct letter, 0);
	count = letters->len - 1;
	for (size_t i = 0; i < count; i++)
		l[i].family = (uint8_t)letter_family(fonts, set, l[i].c);
	settle_shared(fonts, set, l, count);
	pair_quotes(set, l, count);
	settle_followers(set, l, count);
}
