/* Pages of forms: rows with room to write share what a page would leave empty. */
#include "paging.h"

#include <math.h>

#define ROOM "<row><cell><para>Room</para></cell><cell style='write'><para/></cell></row>"
#define LINE "<row><cell><para>Line</para></cell><cell><para>b</para></cell></row>"
#define FORM(rows) "<table style='form' widths='1 3'>" rows "</table>"

/* The least height of a cell to write in, in points: PRESS_STYLE's. */
static const double least = 58;

/* The heights of the rows on a page, each from its top to that of the next one or, the last, to the rule below
 * the table; how many.  The table's rows begin with the words given. */
static guint row_heights(const struct page *page, double *heights, guint most)
{
	guint count = 0;
	double top = 0, end = 0;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->kind == ITEM_RULE && item->box.width > page->body.width - 1)
			end = item->box.y;
		if (item->kind != ITEM_TEXT || !(g_str_has_prefix(item->text.text, "Room") ||
						 g_str_has_prefix(item->text.text, "Line")))
			continue;
		if (count > 0)
			heights[count - 1] = item->box.y - top;
		top = item->box.y;
		assert_true(++count < most);
	}
	if (count > 0)
		heights[count - 1] = end - top;
	return count;
}

static struct pages *press_rows(struct press *p, const char *rows, const char *after)
{
	char *flow = g_strdup_printf(FORM("%s") "%s", rows, after);
	struct pages *pages = press_blocks(p, flow);

	assert_clean(p, pages);
	g_free(flow);
	return pages;
}

static void rows_share_what_is_left(void **state)
{
	char *rows = repeat(ROOM, 20);
	struct pages *pages = press_rows(*state, rows, "");
	const struct page *first = page_of(pages, 0);
	double heights[40], full = first->body.height;
	guint count = row_heights(first, heights, 40);

	assert_int_equal(pages->pages->len, 2);
	assert_true(count > 5 && count < 20);
	assert_true(full / count > least + 1);
	for (guint i = 0; i + 1 < count; i++)
		assert_true(fabs(heights[i] - full / count) < 0.01);
	/* where the table ends, nothing is wanting */
	assert_int_equal(row_heights(page_of(pages, 1), heights, 40), 20 - count);
	assert_true(fabs(heights[0] - least) < 0.01);
	pages_free(pages);
	g_free(rows);
}

static void rows_without_room_stay(void **state)
{
	char *rows = repeat(LINE ROOM, 20);
	struct pages *pages = press_rows(*state, rows, "");
	double heights[40], ends[40];
	guint count = row_heights(page_of(pages, 0), heights, 40);
	guint last = row_heights(page_of(pages, pages->pages->len - 1), ends, 40);

	assert_true(count > 5 && last > 3);
	assert_true(fabs(heights[2] - MIN(ends[1], ends[2])) < 0.01 && heights[2] < least);
	assert_true(heights[1] > least + 0.5);
	assert_true(fabs(heights[1] - heights[3]) < 0.01);
	pages_free(pages);
	g_free(rows);
}

/* The room between the last line of text of a page's tables and the rule below it. */
static double room_below(const struct page *page)
{
	double text = 0, rule = 0;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->kind == ITEM_TEXT && item->part == PART_BODY)
			text = MAX(text, bottom_of(item));
		if (item->kind == ITEM_RULE && item->box.width > page->body.width - 1)
			rule = MAX(rule, item->box.y);
	}
	return rule - text;
}

/* What goes on from the page before has its boxes to tick there: it is no room to write. */
static void what_goes_on_stays(void **state)
{
	char *more_than_a_page = repeat(WORDS, 75), *most_of_a_page = repeat(WORDS, 45);
	char *flow = g_strdup_printf(FORM("<row><cell><para>a</para></cell><cell style='write'><para>%s</para></cell></row>"
					  "<row><cell><para>b</para></cell><cell><para>%s</para></cell></row>"),
				     more_than_a_page, most_of_a_page);
	struct pages *pages = press_blocks(*state, flow);

	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, 3);
	assert_int_equal(page_with(pages, "b"), 3);
	assert_true(room_below(page_of(pages, 1)) < 10);
	pages_free(pages);
	g_free(flow);
	g_free(most_of_a_page);
	g_free(more_than_a_page);
}

/* Footnotes keep the room that they take at the foot. */
static void notes_have_their_room(void **state)
{
	GString *rows = g_string_new("<table style='form' widths='1 3'>");
	struct pages *pages;

	for (int i = 0; i < 10; i++)
		g_string_append_printf(rows, ROOM "<row><cell><para>Room<footnote id='n%d' label='%d'><para>" WORDS
				       "</para></footnote></para></cell><cell style='write'><para/></cell></row>", i, i);
	g_string_append(rows, "</table>");
	slide(*state, rows->str);
	pages = press_blocks(*state, rows->str);
	assert_clean(*state, pages);
	assert_true(room_below(page_of(pages, 0)) > least / 2);
	pages_free(pages);
	g_string_free(rows, TRUE);
}

/* A page that ends because it is asked to, or with text, is left as it is. */
static void asked_ends_stay(void **state)
{
	static const char *const after[] = { "<break/><para>a</para>", "<para>" WORDS "</para>"
		"<break/><para>a</para>", "<para>b</para><keep><space height='600'/><para>a</para></keep>" };

	for (size_t i = 0; i < G_N_ELEMENTS(after); i++) {
		struct pages *pages = press_rows(*state, ROOM ROOM ROOM, after[i]);
		double heights[40];

		assert_int_equal(pages->pages->len, 2);
		assert_int_equal(row_heights(page_of(pages, 0), heights, 40), 3);
		assert_true(fabs(heights[0] - least) < 0.01);
		pages_free(pages);
	}
}

/* What comes after a table stands on the grid: were a table above it to grow, it would be moved off the page. */
static void tables_above_stay(void **state)
{
	slide(*state, FORM(ROOM) "<para>" WORDS "</para><heading level='1'>h</heading>"
		      FORM(ROOM ROOM ROOM ROOM ROOM ROOM ROOM ROOM));
	slide(*state, FORM(LINE ROOM) FORM(ROOM ROOM ROOM ROOM ROOM));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_share_what_is_left),
		cmocka_unit_test(rows_without_room_stay),
		cmocka_unit_test(what_goes_on_stays),
		cmocka_unit_test(notes_have_their_room),
		cmocka_unit_test(asked_ends_stay),
		cmocka_unit_test(tables_above_stay),
	};

	return cmocka_run_group_tests(tests, press_open, press_close);
}
