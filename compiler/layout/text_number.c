/* Page numbers: put, when pages are known, into the room that was kept for them.  What follows on the
 * line closes up, and a justified line is spread again. */
#include "layout/text_private.h"

#include "base/chars.h"

#include <math.h>

/* The number at the hold's left edge and on its line; box.width is its own. */
static struct item number_item(struct setter *s, const struct item *hold, size_t number)
{
	const struct hold *h = hold->hold;
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	struct setting how = h->setting;
	struct inlines *text;
	struct segment *segment;
	struct item item;
	char digits[24];

	g_snprintf(digits, sizeof digits, "%zu", number);
	text = text_plain(s, digits);
	segment = (struct segment *)text->segments;
	segment->look = h->segment->look;
	how.align = ALIGN_LEFT;
	text_set(s, text, &how, lines);
	item = g_array_index(lines, struct line, 0).items[0];
	item.box.x = hold->box.x;
	item.box.y += hold->box.y - text_box(how.style, 0, 0).y;
	item.part = hold->part;
	item.node = hold->node;
	item.unit = hold->unit;
	item.line = hold->line;
	item.lines = hold->lines;
	item.left = hold->left;
	item.right = hold->right;
	g_array_unref(lines);
	return item;
}

static struct item *item_at(GArray *items, guint i)
{
	return &g_array_index(items, struct item, i);
}

static bool same_line(const struct item *a, const struct item *b)
{
	return a->kind != ITEM_ANCHOR && a->unit == b->unit && a->line == b->line &&
	       a->left == b->left && fabs(a->box.y - b->box.y) < a->box.height;
}

/* The number is narrower than the room kept for it: the rest of its line closes up. */
static void close_up(GArray *items, guint at, double spare, enum align align)
{
	double before = align == ALIGN_CENTRE ? spare / 2 : align == ALIGN_RIGHT ? spare : 0;
	const struct item self = *item_at(items, at);

	for (guint i = 0; i < items->len; i++) {
		struct item *item = item_at(items, i);

		if (same_line(item, &self))
			item->box.x += i == at || item->box.x < self.box.x ? before : before - spare;
	}
}

/* ---- spreading ---- */

/* Whether the space before a word of a run gives: behind a space, and between characters of Han. */
static bool gives(const struct text_run *run, size_t i)
{
	const struct shaped *left = run->words[i - 1].word, *right = run->words[i].word;

	return !left->ink || (char_is_cjk(g_utf8_get_char(left->text)) &&
			      char_is_cjk(g_utf8_get_char(right->text)));
}

/* The places on the line that give, from left to right. */
static GArray *places_of(GArray *items, const struct item *self)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(double));

	for (guint k = 0; k < items->len; k++) {
		const struct item *item = item_at(items, k);

		if (item->kind != ITEM_TEXT || !same_line(item, self))
			continue;
		for (size_t i = 1; i < item->text.count; i++) {
			double x = item->box.x + item->text.words[i].x;

			if (gives(&item->text, i))
				g_array_append_val(places, x);
		}
	}
	return places;
}

/* How far what stands at x moves, if each place left of it gives so much. */
static double moved(const GArray *places, double x, double each)
{
	guint count = 0;

	for (guint i = 0; i < places->len; i++)
		count += g_array_index(places, double, i) <= x + 0.001;
	return count * each;
}

static void move_words(struct item *item, const GArray *places, double each, double by)
{
	/* the words are the line's own, and were put there by text_line.c */
	struct run_word *words = (struct run_word *)item->text.words;

	for (size_t i = 0; i < item->text.count; i++)
		words[i].x += (float)(moved(places, item->box.x + words[i].x, each) - by);
}

static void spread(GArray *items, guint at, double spare)
{
	const struct item self = *item_at(items, at);
	GArray *places = places_of(items, &self);
	double each = places->len ? spare / places->len : 0;

	for (guint i = 0; i < items->len && each > 0; i++) {
		struct item *item = item_at(items, i);
		double left, right;

		if (!same_line(item, &self))
			continue;
		left = moved(places, item->box.x, each);
		right = moved(places, item->box.x + item->box.width - 0.01, each);
		if (item->kind == ITEM_TEXT)
			move_words(item, places, each, left);
		item->box.x += left;
		item->box.width += right - left;
	}
	g_array_unref(places);
}

void text_fill(struct setter *s, GArray *items, guint at, size_t number)
{
	const struct hold *hold = item_at(items, at)->hold;
	const struct setting *how = &hold->setting;
	struct item item = number_item(s, item_at(items, at), number);
	double spare = item_at(items, at)->box.width - item.box.width;

	*item_at(items, at) = item;
	if (hold->contents) {
		item_at(items, at)->box.x += spare;
		return;
	}
	close_up(items, at, spare, how->align ? how->align : how->style->align);
	if (hold->flush)
		spread(items, at, spare);
}
