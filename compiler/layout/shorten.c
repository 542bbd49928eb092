#include "layout/shorten.h"

#include "base/chars.h"

#include <string.h>

/* What leads on to something, or only parts: it does not stand before an ellipsis. */
static bool leads_on(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);

	return g_unichar_isspace(c) || type == G_UNICODE_OPEN_PUNCTUATION ||
	       type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_DASH_PUNCTUATION ||
	       (c < 0x80 ? c && strchr(",:;/&", (int)c) != NULL
			 : c == 0xB7 || c == 0x3001 || c == 0xFF0C || c == 0xFF1A || c == 0xFF1B); /* ·、，：； */
}

/* The ends that a text may have, from the shortest. */
static GArray *ends_of(const struct inlines *text)
{
	GArray *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	gunichar before = ' ';
	size_t end = 0; /* behind the last letter that does not lead on */

	for (const char *c = text->text; c < text->text + text->length; c = g_utf8_next_char(c)) {
		gunichar here = g_utf8_get_char(c);

		if (end && (g_unichar_isspace(here) || char_is_cjk(here) || char_is_cjk(before)) &&
		    (!ends->len || g_array_index(ends, size_t, ends->len - 1) < end))
			g_array_append_val(ends, end);
		before = here;
		if (!leads_on(here))
			end = (size_t)(g_utf8_next_char(c) - text->text);
	}
	return ends;
}

/* Chinese has six dots (GB/T 15834). */
static const char *ellipsis_after(const char *text, size_t end)
{
	return end && char_is_cjk(g_utf8_get_char(g_utf8_prev_char(text + end))) ? "……" : "…";
}

static const struct inlines *cut_at(struct setter *s, const struct inlines *text, size_t end)
{
	struct inlines *out = pool_take(s->pool, sizeof *out);
	struct segment *segments = pool_take(s->pool, (text->count + 1) * sizeof *segments);
	char *joined = g_strdup_printf("%.*s%s", (int)end, text->text, ellipsis_after(text->text, end));

	*out = (struct inlines){ .length = strlen(joined), .segments = segments };
	out->text = pool_copy(s->pool, joined, out->length);
	while (out->count < text->count && text->segments[out->count].start < end) {
		segments[out->count] = text->segments[out->count];
		out->count++;
	}
	if (out->count)
		segments[out->count - 1].length = out->length - segments[out->count - 1].start;
	g_free(joined);
	return out;
}

const struct inlines *text_shorten(struct setter *s, const struct inlines *text, const struct setting *how,
				   double room)
{
	const struct inlines *best = text_plain(s, "");
	guint low = 0, high;
	GArray *ends;

	if (text_width(s, text, how) <= room)
		return text;
	ends = ends_of(text);
	for (high = ends->len; low < high;) {
		guint at = low + (high - low) / 2;
		const struct inlines *cut = cut_at(s, text, g_array_index(ends, size_t, at));

		if (text_width(s, cut, how) <= room)
			best = cut, low = at + 1;
		else
			high = at;
	}
	g_array_unref(ends);
	return best;
}

double room_each(const double *widths, size_t count, double room)
{
	double each = 0;

	for (size_t pass = 0; pass < count; pass++) {
		double taken = 0;
		size_t open = 0;

		for (size_t i = 0; i < count; i++)
			if (pass && widths[i] <= each)
				taken += widths[i];
			else
				open++;
		each = open ? (room - taken) / (double)open : room;
	}
	return each;
}
