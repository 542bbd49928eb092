#include "layout/contrast.h"

#include <math.h>
#include <string.h>

/* sRGB to light. */
static double light(double component)
{
	return component <= 0.03928 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4);
}

static double luminance(const struct colour *c)
{
	return 0.2126 * light(c->red) + 0.7152 * light(c->green) + 0.0722 * light(c->blue);
}

double contrast(const struct colour *a, const struct colour *b)
{
	double x = luminance(a), y = luminance(b);

	return (MAX(x, y) + 0.05) / (MIN(x, y) + 0.05);
}

double contrast_needed(double size, bool bold)
{
	return size >= 18 || (bold && size >= 14) ? 3 : 4.5;
}

/* ---- pages ---- */

static const struct colour paper = { 1, 1, 1, true };

static bool lies_in(const struct item *item, const struct area *area)
{
	double x = item->box.x + item->box.width / 2, y = item->box.y + item->box.height / 2;

	return x >= area->x && x <= area->x + area->width && y >= area->y &&
	       y <= area->y + area->height;
}

/* The uppermost ground below the middle of an item; a watermark may lie under all of them. */
static const struct colour *ground_of(const struct page *page, const struct item *item)
{
	const struct colour *ground = &paper;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *below = &g_array_index(page->items, struct item, i);

		if (below->kind == ITEM_WATERMARK && below->mark.count && ground == &paper)
			ground = &below->mark.runs[0].text.colour;
		else if (below->kind == ITEM_RECT && below->rect.fill.set &&
			 lies_in(item, &below->box))
			ground = &below->rect.fill;
	}
	return ground;
}

static bool is_bold(const struct text_run *run)
{
	return strstr(run->font, "Bold") != NULL;
}

static bool check_item(const struct page *page, size_t number, const struct item *item,
		       GHashTable *seen, struct diag *d)
{
	const struct text_run *run = &item->text;
	const struct colour *ground = ground_of(page, item);
	double has = contrast(&run->colour, ground), needs = contrast_needed(run->size, is_bold(run));
	char *pair;

	if (has >= needs)
		return true;
	pair = g_strdup_printf("%.3f %.3f %.3f %.3f %.3f %.3f %.1f", run->colour.red, run->colour.green,
			       run->colour.blue, ground->red, ground->green, ground->blue, needs);
	if (g_hash_table_add(seen, pair))
		diag_at(d, SPAN_NONE, MSG_PAGE_CONTRAST, number + 1, run->text, has, needs);
	return false;
}

bool contrast_check(const struct page *page, size_t number, GHashTable *seen, struct diag *d)
{
	bool clean = true;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = &g_array_index(page->items, struct item, i);

		if (item->kind == ITEM_TEXT)
			clean = check_item(page, number, item, seen, d) && clean;
	}
	return clean;
}
