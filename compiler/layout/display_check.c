/* Checks of the display list that know nothing of how it was made: its geometry. */
#include "layout/display_check.h"

#include "layout/contrast.h"

#include <stdlib.h>

/* Boxes are the type's, not the ink's, and edges may touch.  A word that is broken between two
 * kerned letters comes out wider than Pango reckoned by the kern, some tenths of a point. */
static const double slack = 1.0;

void check_fault(struct checker *c, enum msg id, size_t page, const struct item *item)
{
	char *text = item_excerpt(item);

	diag_at(c->diag, SPAN_NONE, id, page + 1, text);
	c->clean = false;
	g_free(text);
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
		text = item_excerpt(item);
		diag_at(c->diag, SPAN_NONE, MSG_PAGE_OUTSIDE, page + 1, text, out);
		c->clean = false;
		g_free(text);
	}
}

/* ---- rules ---- */

/* A rule may touch the box of a text, not the part of it that type fills. */
static bool runs_through(const struct item *rule, const struct item *text)
{
	const struct area *r = &rule->box, *t = &text->box;
	double width = MIN(r->x + r->width, t->x + t->width) - MAX(r->x, t->x);

	return width > slack && r->y > t->y + t->height * 0.2 &&
	       r->y + r->height < t->y + t->height * 0.8;
}

static void check_rules(struct checker *c, size_t page, const struct page *p, const GPtrArray *texts)
{
	for (guint i = 0; i < p->items->len; i++) {
		const struct item *rule = item_at(p, i);

		if (rule->kind != ITEM_RULE || rule->rect.dotted)
			continue;
		for (guint k = 0; k < texts->len; k++)
			if (runs_through(rule, texts->pdata[k]))
				check_fault(c, MSG_PAGE_RULE, page, texts->pdata[k]);
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

/* The texts of a page from top to bottom. */
static GPtrArray *texts_of(const struct page *p)
{
	GPtrArray *texts = g_ptr_array_new();

	for (guint i = 0; i < p->items->len; i++)
		if (item_at(p, i)->kind == ITEM_TEXT)
			g_ptr_array_add(texts, (void *)item_at(p, i));
	g_ptr_array_sort(texts, compare_tops);
	return texts;
}

static void check_overlap(struct checker *c, size_t page, const GPtrArray *texts)
{
	for (guint i = 0; i < texts->len; i++) {
		const struct item *a = texts->pdata[i];

		for (guint k = i + 1; k < texts->len; k++) {
			const struct item *b = texts->pdata[k];
			char *first, *second;

			if (b->box.y >= a->box.y + a->box.height)
				break;
			if (!overlap(a, b))
				continue;
			first = item_excerpt(a);
			second = item_excerpt(b);
			diag_at(c->diag, SPAN_NONE, MSG_PAGE_OVERLAP, page + 1, first, second);
			c->clean = false;
			g_free(first);
			g_free(second);
		}
	}
}

bool pages_check(const struct pages *pages, struct diag *d)
{
	struct checker c = { d, true };
	GHashTable *pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];
		GPtrArray *texts = texts_of(page);

		check_space(&c, i, page);
		check_overlap(&c, i, texts);
		check_rules(&c, i, page, texts);
		c.clean = contrast_check(page, i, pairs, d) && c.clean;
		g_ptr_array_unref(texts);
	}
	g_hash_table_unref(pairs);
	check_breaks(&c, pages);
	return c.clean;
}
