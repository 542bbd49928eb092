/* Checks of the display list that know nothing of how it was made. */
#include "layout/contrast.h"

#include <stdlib.h>

/* Boxes are the type's, not the ink's, and edges may touch.  A word that is broken between two
 * kerned letters comes out wider than Pango reckoned by the kern, some tenths of a point. */
static const double slack = 1.0;

struct checker {
	struct diag *diag;
	bool clean;
};

/* The first words of an item's text, for a message. */
static char *excerpt(const struct item *item)
{
	enum { CHARACTERS = 24 };
	const char *text = item->kind == ITEM_TEXT ? item->text.text : "";

	if (g_utf8_strlen(text, -1) <= CHARACTERS)
		return g_strdup(text);
	return g_utf8_substring(text, 0, CHARACTERS);
}

static void fault(struct checker *c, enum msg id, size_t page, const struct item *item)
{
	char *text = excerpt(item);

	diag_at(c->diag, SPAN_NONE, id, page + 1, text);
	c->clean = false;
	g_free(text);
}

static const struct item *item_at(const struct page *page, guint i)
{
	return &g_array_index(page->items, struct item, i);
}

/* ---- space ---- */

/* How far the item sticks out of where it may stand; body text of the page's body, all of the
 * sheet. */
static double sticks_out(const struct page *page, const struct item *item)
{
	const struct area *b = &item->box, *body = &page->body;
	double out = MAX(item->left - b->x, b->x + b->width - item->right);

	out = MAX(out, MAX(-b->x, b->x + b->width - page->width));
	out = MAX(out, MAX(-b->y, b->y + b->height - page->height));
	if (item->part == PART_HEAD || item->part == PART_FOOT)
		return out;
	return MAX(out, MAX(body->y - b->y, b->y + b->height - body->y - body->height));
}

static void check_space(struct checker *c, size_t page, const struct page *p)
{
	for (guint i = 0; i < p->items->len; i++) {
		const struct item *item = item_at(p, i);
		double out = item->kind == ITEM_LINK || item->kind == ITEM_ANCHOR
			? 0 : sticks_out(p, item);
		char *text;

		if (out <= slack)
			continue;
		text = excerpt(item);
		diag_at(c->diag, SPAN_NONE, MSG_PAGE_OUTSIDE, page + 1, text, out);
		c->clean = false;
		g_free(text);
	}
}

/* ---- overlap ---- */

static int compare_tops(const void *a, const void *b)
{
	const struct item *x = *(const struct item *const *)a, *y = *(const struct item *const *)b;

	return x->box.y < y->box.y ? -1 : x->box.y > y->box.y;
}

/* The part of a box that type fills: lines may be set closer than their boxes are high. */
static bool overlap(const struct item *a, const struct item *b)
{
	double width =
		MIN(a->box.x + a->box.width, b->box.x + b->box.width) - MAX(a->box.x, b->box.x);
	double top = MAX(a->box.y, b->box.y),
	       end = MIN(a->box.y + a->box.height, b->box.y + b->box.height);

	return width > slack && end - top > MIN(a->box.height, b->box.height) * 0.15;
}

static void check_overlap(struct checker *c, size_t page, const struct page *p)
{
	GPtrArray *texts = g_ptr_array_new();

	for (guint i = 0; i < p->items->len; i++)
		if (item_at(p, i)->kind == ITEM_TEXT)
			g_ptr_array_add(texts, (void *)item_at(p, i));
	g_ptr_array_sort(texts, compare_tops);
	for (guint i = 0; i < texts->len; i++) {
		const struct item *a = texts->pdata[i];

		for (guint k = i + 1; k < texts->len; k++) {
			const struct item *b = texts->pdata[k];
			char *first, *second;

			if (b->box.y >= a->box.y + a->box.height)
				break;
			if (!overlap(a, b))
				continue;
			first = excerpt(a);
			second = excerpt(b);
			diag_at(c->diag, SPAN_NONE, MSG_PAGE_OVERLAP, page + 1, first, second);
			c->clean = false;
			g_free(first);
			g_free(second);
		}
	}
	g_ptr_array_unref(texts);
}

/* ---- breaks ---- */

static bool draws(const struct item *item)
{
	return item->part != PART_HEAD && item->part != PART_FOOT && item->kind != ITEM_LINK &&
	       item->kind != ITEM_ANCHOR;
}

static void check_heading(struct checker *c, size_t page, const struct page *p)
{
	for (guint i = p->items->len; i-- > 0;) {
		const struct item *item = item_at(p, i);

		if (!draws(item))
			continue;
		if (item->part == PART_HEADING)
			fault(c, MSG_PAGE_HEADING, page, item);
		return;
	}
}

/* The lines of a unit that hold something. */
struct share {
	unsigned lines, last; /* last: the number of the line counted last, plus one */
	const struct item *item;
};

static GHashTable *shares_new(void)
{
	return g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

static struct share *share_of(GHashTable *shares, const struct item *item)
{
	struct share *s = g_hash_table_lookup(shares, GUINT_TO_POINTER(item->unit));

	if (!s) {
		s = g_new0(struct share, 1);
		s->item = item;
		g_hash_table_insert(shares, GUINT_TO_POINTER(item->unit), s);
	}
	return s;
}

/* Header rows are whole on each page, and repeated. */
static void count_lines(GHashTable *shares, const struct page *p)
{
	for (guint i = 0; i < p->items->len; i++) {
		const struct item *item = item_at(p, i);
		struct share *s;

		if (!draws(item) || !item->unit || item->part == PART_TABLE_HEAD)
			continue;
		s = share_of(shares, item);
		if (s->last != item->line + 1)
			s->lines++;
		s->last = item->line + 1;
	}
}

/* One line here and the others on another page.  Where lines are empty it cannot be told. */
static void check_stranded(struct checker *c, size_t page, const struct page *p, GHashTable *all)
{
	GHashTable *here = shares_new();
	GHashTableIter i;
	void *value;

	count_lines(here, p);
	g_hash_table_iter_init(&i, here);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		const struct share *s = value, *whole = share_of(all, s->item);

		if (s->lines == 1 && whole->lines > 1 && whole->lines == s->item->lines)
			fault(c, MSG_PAGE_STRANDED, page, s->item);
	}
	g_hash_table_unref(here);
}

bool pages_check(const struct pages *pages, struct diag *d)
{
	struct checker c = { d, true };
	GHashTable *all = shares_new();
	GHashTable *pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < pages->pages->len; i++)
		count_lines(all, pages->pages->pdata[i]);
	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];

		check_space(&c, i, page);
		check_overlap(&c, i, page);
		check_heading(&c, i, page);
		check_stranded(&c, i, page, all);
		c.clean = contrast_check(page, i, pairs, d) && c.clean;
	}
	g_hash_table_unref(pairs);
	g_hash_table_unref(all);
	return c.clean;
}
