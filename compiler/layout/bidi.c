#include "layout/bidi.h"

#include <pango/pango.h>
#include <string.h>

/* Letters that run from right to left, and what turns direction by itself. */
static bool turns(gunichar c)
{
	return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) ||
	       (c >= 0xFE70 && c < 0xFEFF) || (c >= 0x10800 && c < 0x11000) ||
	       (c >= 0x1E800 && c < 0x1F000) || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static bool any_turns(const GArray *letters)
{
	for (guint i = 0; i < letters->len; i++)
		if (turns(g_array_index(letters, struct letter, i).c))
			return true;
	return false;
}

/* An override would make a text read other than it was written: it counts for nothing. */
static char *without_overrides(const char *text, size_t length)
{
	static const char left[] = "\xE2\x80\xAD", right[] = "\xE2\x80\xAE", none[] = "\xE2\x80\x8B";
	char *copy = g_strndup(text, length);

	for (char *p = copy; *p; p++)
		if (strncmp(p, left, 3) == 0 || strncmp(p, right, 3) == 0)
			memcpy(p, none, 3);
	return copy;
}

void bidi_levels(const char *text, size_t length, GArray *letters)
{
	PangoDirection base = PANGO_DIRECTION_LTR;
	guint8 *levels;
	char *copy;

	if (!any_turns(letters))
		return;
	copy = without_overrides(text, length);
	levels = pango_log2vis_get_embedding_levels(copy, (int)length, &base);
	for (guint i = 0; i + 1 < letters->len; i++) {
		struct letter *l = &g_array_index(letters, struct letter, i);

		l->level = l->c == '\t' ? 0 : levels[i];
	}
	g_free(levels);
	g_free(copy);
}

static void reverse(size_t *order, size_t from, size_t to)
{
	for (; from + 1 < to; from++, to--) {
		size_t kept = order[from];

		order[from] = order[to - 1];
		order[to - 1] = kept;
	}
}

/* Rule L2: from the highest level down to the lowest odd one, what lies at it or above turns. */
void bidi_order(const uint8_t *level, size_t count, size_t *order)
{
	uint8_t highest = 0;

	for (size_t i = 0; i < count; i++) {
		order[i] = i;
		highest = MAX(highest, level[i]);
	}
	for (; highest > 0; highest--)
		for (size_t i = 0; i < count; i++) {
			size_t end = i;

			while (end < count && level[end] >= highest)
				end++;
			reverse(order, i, end);
			i = MAX(i, end);
		}
}
