#include "layout/itemise.h"

#include "base/chars.h"

#include <string.h>

/* FOLLOW: no shape of its own (spaces, marks, joiners): goes with what it stands beside.
 * SHARED: punctuation that Chinese and Latin set with the same code points. */
enum { FOLLOW = FAMILY_NONE + 1, SHARED };

struct letter {
	gunichar c;
	size_t start;
	size_t family; /* or FOLLOW, SHARED, FAMILY_NONE */
};

static bool is_shared(gunichar c)
{
	return c == 0x00B7 || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C ||
	       c == 0x201D || c == 0x2025 || c == 0x2026 || c == 0x2E3A;
}

static bool follows(gunichar c)
{
	if (c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0xFFFC)
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

static GArray *letters_of(const struct fonts *fonts, const struct font_set *set, const char *text,
			  size_t length)
{
	GArray *letters = g_array_sized_new(FALSE, FALSE, sizeof(struct letter), (guint)length);

	for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		struct letter l = { c, (size_t)(p - text), letter_family(fonts, set, c) };

		g_array_append_val(letters, l);
	}
	return letters;
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
			l[i].family = beside && fonts_has(fonts, set->han, l[i].c)
				? set->han : fonts_family(fonts, set, l[i].c);
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

/* Quotes that belong together look alike: if one of them stands beside Han, both are Chinese. */
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

			if (first->family == han || l[i].family == han)
				first->family = l[i].family = han;
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
			l[i].family = next < count ? l[next].family : set->first;
		if (l[i].family == FAMILY_NONE)
			l[i].family = set->first;
	}
}

static void add_run(GArray *runs, size_t start, size_t end, size_t family)
{
	struct family_run run = { start, end, family };

	if (runs->len) {
		struct family_run *last = &g_array_index(runs, struct family_run, runs->len - 1);

		if (last->family == family) {
			last->end = end;
			return;
		}
	}
	g_array_append_val(runs, run);
}

static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

void itemise(const struct fonts *fonts, const struct font_set *set, const char *text,
	     size_t length, GArray *runs)
{
	GArray *letters;
	struct letter *l;
	guint count;

	g_array_set_size(runs, 0);
	if (is_plain(text, length)) {
		add_run(runs, 0, length, set->first);
		return;
	}
	letters = letters_of(fonts, set, text, length);
	l = &g_array_index(letters, struct letter, 0);
	count = letters->len;
	settle_shared(fonts, set, l, count);
	pair_quotes(set, l, count);
	settle_followers(set, l, count);
	for (guint i = 0; i < count; i++)
		add_run(runs, l[i].start, i + 1 < count ? l[i + 1].start : length, l[i].family);
	g_array_unref(letters);
}
