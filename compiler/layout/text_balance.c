/* Titles, headings and captions: lines of about one length, which end where the sense does. */
#include "layout/text_private.h"

#include "base/chars.h"

#include <math.h>

/* What the end of a line costs, beside the square of the share of it that stays empty: nothing between
 * parts of the sense, little between words, much within a phrase of Chinese or a name, most where the text
 * had better not be parted. */
static const double at_space = 0.06, within_phrase = 0.5, at_bound = 8;

/* The best way to a point in so many lines. */
struct way {
	double cost;
	size_t from;
	unsigned parted; /* phrases that lines part */
};

static const struct point *point_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->points, struct point, i);
}

static const char *text_at(const struct work *w, const struct point *p)
{
	return w->text->text + g_array_index(w->s->tokens, struct token, p->token).start + p->offset;
}

static bool ends_sense(gunichar before, gunichar after)
{
	static const char ends[] = ":;,：；，、—", begins[] = "(（《“[";

	return g_utf8_strchr(ends, -1, before) || g_utf8_strchr(begins, -1, after);
}

/* Between words that both begin with a capital. */
static bool is_in_name(const char *text, const char *before, const char *at)
{
	const char *word = before;

	while (word > text && !g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(word))))
		word = g_utf8_prev_char(word);
	while (word < before && g_unichar_ispunct(g_utf8_get_char(word)))
		word = g_utf8_next_char(word);
	return g_unichar_isupper(g_utf8_get_char(word)) && g_unichar_isupper(g_utf8_get_char(at));
}

static double end_cost(const struct work *w, const struct point *p)
{
	const char *at, *before;

	if (p->cut == CUT_FORCED)
		return 0;
	if (p->cut < CUT_FREE)
		return at_bound;
	before = at = text_at(w, p);
	do
		before = g_utf8_find_prev_char(w->text->text, before);
	while (before && g_unichar_isspace(g_utf8_get_char(before)));
	if (!before || ends_sense(g_utf8_get_char(before), g_utf8_get_char(at)))
		return 0;
	return g_utf8_next_char(before) < at && !is_in_name(w->text->text, before, at) ? at_space : within_phrase;
}

/* The share of a line between two points that stays empty; less than nothing if they are too far apart. */
static double empty_share(const struct work *w, size_t from, size_t to)
{
	struct room room = work_room(w);
	double width = from ? room.rest : room.first - room.indent;

	return (width - (point_at(w, to)->end - point_at(w, from)->next)) / width;
}

static struct way best_way(const struct work *w, const struct way *before, size_t to)
{
	static const double slack = 1e-4;
	double end = end_cost(w, point_at(w, to));
	struct way best = { INFINITY, 0, 0 };

	for (size_t from = to; from-- > 0;) {
		double empty = empty_share(w, from, to), cost = before[from].cost + empty * empty + end;

		if (empty < -slack)
			break;
		if (cost < best.cost)
			best = (struct way){ cost, from, before[from].parted };
	}
	best.parted += end >= within_phrase;
	return best;
}

/* Ways in 0 to `lines` lines to every point, of all points in a row for each number of lines. */
static struct way *all_ways(const struct work *w, guint lines)
{
	size_t count = w->s->points->len;
	struct way *ways = g_new(struct way, count * (lines + 1));

	for (size_t i = 0; i < count; i++)
		ways[i] = (struct way){ i ? INFINITY : 0, 0, 0 };
	for (size_t k = 1; k <= lines; k++) {
		ways[k * count] = (struct way){ INFINITY, 0, 0 };
		for (size_t i = 1; i < count; i++)
			ways[k * count + i] = best_way(w, ways + (k - 1) * count, i);
	}
	return ways;
}

/* One line more is worth it where a phrase would else be parted. */
static guint lines_wanted(const struct way *ways, size_t count, guint lines)
{
	const struct way *as_many = &ways[lines * count + count - 1], *more = as_many + count;

	return isfinite(more->cost) && more->parted < as_many->parted ? lines + 1 : lines;
}

void text_balance(const struct work *w)
{
	GArray *ends = w->s->ends;
	size_t count = w->s->points->len, to = count - 1;
	struct way *ways = all_ways(w, ends->len + 1);
	guint lines = lines_wanted(ways, count, ends->len);

	if (isfinite(ways[lines * count + to].cost)) {
		g_array_set_size(ends, lines);
		for (guint k = lines; k > 0; k--) {
			g_array_index(ends, size_t, k - 1) = to;
			to = ways[k * count + to].from;
		}
	}
	g_free(ways);
}
