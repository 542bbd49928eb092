/* Tables: how they go on from page to page, where their rows are split, and what stays together. */
#include "layout/style.h"
#include "paging.h"

#include <math.h>

static void tables_say_that_they_go_on(void **state)
{
	char *text = long_table("plain", "<caption>Table 1 T</caption><continued>Table 1 again</continued>",
				"<row><cell><para>a</para></cell><cell><para>" WORDS WORDS "</para></cell></row>",
				80);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	assert_true(find(pages, 1, "Table 1 T")->box.y < find(pages, 1, "Head")->box.y);
	assert_null(press_find_text(page_of(pages, 0), "Table 1 again"));
	for (guint i = 1; i < pages->pages->len; i++) {
		const struct item *again = find(pages, i + 1, "Table 1 again");

		assert_null(again->node);
		assert_null(find(pages, i + 1, "Head")->node);
		assert_true(bottom_of(again) <= find(pages, i + 1, "Head")->box.y + 1);
		assert_null(press_find_text(page_of(pages, i), "Table 1 T"));
	}
	pages_free(pages);
	g_free(text);
}

/* A row that is split is named again, as is a cell that reaches over the break. */
static void split_rows_are_named_again(void **state)
{
	char *cell = repeat(WORDS, 150);
	char *row = g_strdup_printf("<row><cell><para>R-7</para></cell><cell><para>%s</para></cell></row>", cell);
	char *text = long_table("register", "<rest>again</rest>", row, 1);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	assert_true(pages->pages->len >= 2);
	assert_non_null(find(pages, 1, "R-7")->node);
	assert_null(press_find_text(page_of(pages, 0), "again"));
	assert_null(find(pages, 2, "R-7")->node);
	assert_true(find(pages, 2, "again")->box.y > find(pages, 2, "R-7")->box.y);
	pages_free(pages);
	g_free(text);
	g_free(row);
	g_free(cell);
}

static void spans_are_named_again(void **state)
{
	char *rows = repeat("<row><cell><para>" WORDS "</para></cell></row>", 60);
	char *text = g_strdup_printf("<table style='plain' widths='1 1'><rest>again</rest><row><cell rows='61'>"
				     "<para>S-1</para></cell><cell><para>b</para></cell></row>%s</table>", rows);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	assert_non_null(find(pages, 1, "S-1")->node);
	assert_null(find(pages, 2, "S-1")->node);
	assert_non_null(find(pages, 2, "again"));
	pages_free(pages);
	g_free(text);
	g_free(rows);
}

/* Rows are kept whole, but no page is left half empty for that. */
static void no_page_is_left_empty(void **state)
{
	char *text = long_table("register", "", "<row><cell><para>a</para></cell><cell><para>" WORDS WORDS WORDS
				WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS "</para></cell></row>", 30);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	for (guint i = 0; i + 1 < pages->pages->len; i++) {
		const struct page *page = page_of(pages, i);
		double low = 0;

		for (guint k = 0; k < page->items->len; k++)
			if (item_of(page, k)->kind == ITEM_TEXT)
				low = MAX(low, bottom_of(item_of(page, k)));
		assert_true(page->body.y + page->body.height - low < 100);
	}
	pages_free(pages);
	g_free(text);
}

/* The last page takes something from the one before it, so that it is not nearly empty. */
static void the_last_page_holds_something(void **state)
{
	for (int count = 30; count < 60; count++) {
		char *text = repeat("<para>" WORDS "</para>", count);
		struct pages *pages = press_blocks(*state, text);
		const struct page *last = page_of(pages, pages->pages->len - 1);
		double low = 0;

		for (guint k = 0; k < last->items->len; k++)
			low = MAX(low, item_of(last, k)->kind == ITEM_TEXT ? bottom_of(item_of(last, k)) : 0);
		assert_true(low - last->body.y > 60);
		pages_free(pages);
		g_free(text);
	}
}

/* Texts of the page that begin so. */
static size_t texts_of(const struct pages *pages, guint page, const char *beginning)
{
	size_t count = 0;

	for (guint k = 0; page < pages->pages->len && k < page_of(pages, page)->items->len; k++) {
		const struct item *item = item_of(page_of(pages, page), k);

		count += item->kind == ITEM_TEXT && g_str_has_prefix(item->text.text, beginning);
	}
	return count;
}

/* Wherever a page ends, a table goes on with more than a row or two, or not at all. */
static void a_table_goes_on_with_some_rows(void **state)
{
	char *rows = repeat("<row><cell><para>row</para></cell></row>", 12), *after = repeat(WORDS, 40);
	bool parted = false;

	for (int height = 250; height < 640; height += 8) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><table style='plain' widths='1'>%s</table>"
					     "<para>%s</para>", height, rows, after);
		struct pages *pages = press_blocks(*state, text);
		size_t carried = texts_of(pages, 1, "row");

		assert_clean(*state, pages);
		assert_true(carried == 0 || carried >= 4);
		parted = parted || (carried > 0 && carried < 12);
		pages_free(pages);
		g_free(text);
	}
	assert_true(parted);
	g_free(after);
	g_free(rows);
}

/* A row is split between paragraphs if these are short. */
static void rows_are_split_between_paragraphs(void **state)
{
	char *paras = repeat("<para>Begin. " WORDS WORDS WORDS WORDS WORDS "</para>", 10);
	bool split = false;
	size_t lines = 0;

	for (int height = 0; height < 640; height += height ? 8 : 130) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><table style='register' widths='1 4'><row>"
					     "<cell><para>k</para></cell><cell>%s</cell></row></table>", height, paras);
		struct pages *pages = press_blocks(*state, text);
		size_t here = texts_of(pages, 0, "Begin"), later = texts_of(pages, 1, "Begin");

		assert_clean(*state, pages);
		assert_int_equal(here + later, 10);
		if (height == 0)
			lines = (texts_of(pages, 0, "") - 2) / 10;
		if (here && later) /* as many lines as so many paragraphs have */
			assert_int_equal(texts_of(pages, 0, "") - 2, here * lines);
		split = split || (here && later);
		pages_free(pages);
		g_free(text);
	}
	assert_true(split);
	g_free(paras);
}

/* A row that is split has several lines on either page; one that fits a page is only split where nearly half
 * of the page would else be empty. */
static void no_row_leaves_a_stump(void **state)
{
	char *cell = repeat("line<line/>", 30);
	bool split = false;

	for (int height = 0; height < 660; height += 3) {
		char *text = g_strdup_printf("<para>Z</para><space height='%d'/><table style='register' widths='1'><row><cell>"
					     "<para>%s</para></cell></row></table>", height, cell);
		struct pages *pages = press_blocks(*state, text);
		size_t here = texts_of(pages, 0, "line"), later = texts_of(pages, 1, "line");
		const struct page *page = page_of(pages, 0);

		assert_clean(*state, pages);
		assert_int_equal(here + later, 30);
		assert_true(here == 0 || here >= 4);
		assert_true(later == 0 || later >= 4);
		split = split || (here && later);
		if (here && later)
			assert_true(page->body.y + page->body.height - find(pages, 1, "line")->box.y >
				    page->body.height * 0.37);
		pages_free(pages);
		g_free(text);
	}
	assert_true(split);
	g_free(cell);
}

/* What is left of a row is not all that a last page holds: the row stands there whole. */
static void no_remainder_is_alone(void **state)
{
	char *lines = repeat("line<line/>", 12), *tall = repeat("<row><cell><para>1<line/>2<line/>3<line/>4<line/>5"
		"<line/>6<line/>7<line/>8</para></cell></row>", 4);
	bool whole = false;

	for (int height = 0; height < 200; height += 5) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><para>b</para><para>c</para><table style='register' "
					     "widths='1'>%s<row><cell><para>%s</para></cell></row></table>", height, tall, lines);
		struct pages *pages = press_blocks(*state, text);
		size_t there = texts_of(pages, 1, "line");

		assert_clean(*state, pages);
		assert_true(there == 0 || there >= 7);
		whole = whole || there == 12;
		pages_free(pages);
		g_free(text);
	}
	assert_true(whole);
	g_free(tall);
	g_free(lines);
}

/* Nor does a page end within a caption, however long: what followed would pass for the table gone on. */
static void captions_are_not_parted(void **state)
{
	slide(*state, "<para>b</para><para>c</para><table style='plain' widths='1' header-rows='1'><caption>" WORDS WORDS WORDS
		      WORDS WORDS WORDS WORDS WORDS "</caption><row><cell><para>h</para></cell></row><row><cell><para>r"
		      "</para></cell></row></table>");
}

/* A label of several lines ends before its row goes on, so that it can be told again there. */
static void labels_are_not_parted(void **state)
{
	char *cell = repeat("<para>" WORDS "</para>", 30);
	bool parted = false;

	for (int height = 200; height < 660; height += 6) {
		char *text = g_strdup_printf("<para>Z</para><space height='%d'/><table style='register' widths='1 4'><rest>more"
					     "</rest><row><cell><para>label</para><para>x</para><para>x</para><para>x</para><para>end"
					     "</para></cell><cell>%s</cell></row></table>", height, cell);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		assert_int_equal(page_with(pages, "label"), page_with(pages, "end"));
		parted = parted || page_with(pages, "more") > page_with(pages, "end");
		pages_free(pages);
		g_free(text);
	}
	assert_true(parted);
	g_free(cell);
}

static void notes_of_tables_stay_with_them(void **state)
{
	for (int height = 300; height < 620; height += 9) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><table style='plain' widths='1'>"
					     "<row><cell><para>b</para></cell></row><row><cell><para>last</para>"
					     "</cell></row><note><para>below</para><para>too</para></note></table>",
					     height);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		assert_int_equal(page_with(pages, "last"), page_with(pages, "below"));
		assert_int_equal(page_with(pages, "below"), page_with(pages, "too"));
		pages_free(pages);
		g_free(text);
	}
}

/* The rules of a page, from top to bottom, that are that thick. */
static size_t rules_of(const struct page *page, double thickness, double *last)
{
	size_t count = 0;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->kind == ITEM_RULE && fabs(item->box.height - thickness) < 0.01) {
			*last = item->box.y;
			count++;
		}
	}
	return count;
}

/* The heavy rule closes a table; where it only goes on upon the next page the one between rows stands. */
static void closed_with(struct press *p, struct table_style *style, double side)
{
	char *text = long_table("plain", "", "<row><cell><para>a</para></cell><cell><para>b</para></cell></row>", 60);
	struct pages *pages;

	style->side_rule = side;
	pages = press_blocks(p, text);
	style->side_rule = 0;
	assert_clean(p, pages);
	assert_true(pages->pages->len >= 2 && style->bottom_rule > 0);
	for (guint i = 0; i < pages->pages->len; i++) {
		bool ends = i + 1 == pages->pages->len || side > 0;
		double heavy = 0, row = 0;

		assert_int_equal(rules_of(page_of(pages, i), style->bottom_rule, &heavy), ends ? 2 : 1);
		assert_true(rules_of(page_of(pages, i), style->rule, &row) > 0);
		assert_true(ends ? heavy > row + 10 : row > page_of(pages, i)->body.height * 0.8);
	}
	pages_free(pages);
	g_free(text);
}

/* A frame closes on every page. */
static void tables_are_closed(void **state)
{
	struct press *p = *state;
	struct table_style *style = g_hash_table_lookup(p->style->tables, "plain");

	closed_with(p, style, 0);
	closed_with(p, style, 0.7);
}

/* Wherever a page ends, the first of several rows is not the last thing on it, nor the last row the first
 * on the next. */
static void no_row_is_alone(void **state)
{
	static const char table[] =
		"<table style='plain' widths='1'><row><cell><para>first</para></cell></row><row><cell><para>second"
		"</para></cell></row>%s<row><cell><para>third</para></cell></row><row><cell><para>fourth</para></cell>"
		"</row></table>";
	char *middle = repeat("<row><cell><para>c</para></cell></row>", 8), *after = repeat(WORDS, 40);
	bool parted = false;

	for (int height = 460; height < 660; height += 5) {
		char *rows = g_strdup_printf(table, middle);
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><para>b</para><para>c</para>%s"
					     "<para>%s</para>", height, rows, after);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		assert_int_equal(page_with(pages, "first"), page_with(pages, "second"));
		assert_int_equal(page_with(pages, "third"), page_with(pages, "fourth"));
		parted = parted || page_with(pages, "second") < page_with(pages, "third");
		pages_free(pages);
		g_free(text);
		g_free(rows);
	}
	assert_true(parted);
	g_free(middle);
	g_free(after);
}

/* One of a few lines in all is parted nowhere. */
static void low_tables_stay_whole(void **state)
{
	char *rows = repeat("<row><cell><para>c</para></cell></row>", 5);
	bool first = false, second = false;

	for (int height = 420; height < 620; height += 5) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><para>b</para><para>c</para><table style='plain' "
					     "widths='1'><row><cell><para>first</para></cell></row>%s<row><cell><para>last</para></cell></row>"
					     "</table>", height, rows);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		assert_int_equal(page_with(pages, "first"), page_with(pages, "last"));
		first = first || page_with(pages, "last") == 1;
		second = second || page_with(pages, "last") == 2;
		pages_free(pages);
		g_free(text);
	}
	assert_true(first && second);
	g_free(rows);
}

/* Where the last page cannot have as much as it should, it has what the page before can spare: here a
 * heading goes with all that it is of. */
static void the_last_page_takes_what_it_can(void **state)
{
	bool parted = false;

	for (int height = 560; height < 640; height += 4) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><para>b</para><heading level='2'>h</heading>"
					     "<para>one</para><para>two</para>", height);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		assert_int_equal(page_with(pages, "one"), page_with(pages, "two"));
		parted = parted || page_with(pages, "two") == 2;
		pages_free(pages);
		g_free(text);
	}
	assert_true(parted);
}

static bool ends_divided(const struct page *page)
{
	const struct item *last = NULL;

	for (guint i = 0; i < page->items->len; i++)
		if (item_of(page, i)->kind == ITEM_TEXT && item_of(page, i)->part == PART_BODY)
			last = item_of(page, i);
	return last && (g_str_has_suffix(last->text.text, "-") || g_str_has_suffix(last->text.text, "\xC2\xAD"));
}

/* Wherever a page ends, it does not end within a word. */
static void no_word_is_parted_by_a_page(void **state)
{
	char *words = repeat("responsibilities nonconformities confidentiality ", 14);
	bool divided = false;

	for (int height = 480; height < 640; height += 3) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><para>b</para><para xml:lang='en'>%s</para>"
					     "<para>%s</para><para>%s</para>", height, words, words, words);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		assert_false(ends_divided(page_of(pages, 0)));
		for (guint i = 0; i < page_of(pages, 0)->items->len; i++)
			divided = divided || (item_of(page_of(pages, 0), i)->kind == ITEM_TEXT &&
					      g_str_has_suffix(item_of(page_of(pages, 0), i)->text.text, "\xC2\xAD"));
		pages_free(pages);
		g_free(text);
	}
	assert_true(divided);
	g_free(words);
}

/* A page that begins with other things has no rule of the table that ended the page before. */
static void a_closed_table_stays_closed(void **state)
{
	struct pages *pages = press_blocks(*state, "<table style='plain' widths='1'><row><cell><para>a</para></cell>"
					   "</row></table><break/><para>b</para>");

	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, 2);
	assert_non_null(press_find(page_of(pages, 0), ITEM_RULE, 0));
	assert_null(press_find(page_of(pages, 1), ITEM_RULE, 0));
	pages_free(pages);
}

/* A head that fills the page is too much, and the pages end all the same. */
static void a_head_may_be_too_high(void **state)
{
	static const char row[] = "<row><cell><para>a</para></cell><cell><para>b</para></cell></row>";
	char *rows = repeat(row, 100);
	char *text = g_strdup_printf("<table style='plain' widths='1 1' header-rows='40'>%s</table>", rows);

	assert_null(press_blocks(*state, text));
	assert_int_equal(press_message(*state, 0), MSG_PAGE_OVERFLOW);
	g_free(text);
	g_free(rows);
}

static void stripes(void **state)
{
	struct press *p = *state;
	struct table_style *style = g_hash_table_lookup(p->style->tables, "plain");
	struct pages *pages;
	size_t filled = 0;

	style->stripe = (struct colour){ 0.9, 0.9, 0.9, true };
	pages = press_blocks(p, "<table style='plain' widths='1'><row><cell><para>a</para></cell></row><row>"
				"<cell><para>b</para></cell></row><row><cell><para>c</para></cell></row></table>");
	style->stripe.set = false;
	for (guint i = 0; i < page_of(pages, 0)->items->len; i++) {
		const struct item *item = item_of(page_of(pages, 0), i);

		if (item->kind == ITEM_RECT && item->rect.fill.red == 0.9 && ++filled)
			assert_true(item->box.y < find(pages, 1, "b")->box.y &&
				    bottom_of(item) > bottom_of(find(pages, 1, "b")));
	}
	assert_int_equal(filled, 1);
	pages_free(pages);
}

/* ---- turned pages ---- */

static void wide_tables_turn_the_page(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<para>before</para><heading level='1'>h</heading><table style='plain' widths='1' turned='yes'>"
		"<caption>C</caption><row><cell><para>in it</para></cell></row></table><para>after</para>");

	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, 3);
	for (guint i = 0; i < 3; i++)
		assert_int_equal(page_of(pages, i)->width > page_of(pages, i)->height, i == 1);
	/* what must stay with the table goes along, what follows again as before */
	assert_int_equal(page_with(pages, "before"), 1);
	assert_int_equal(page_with(pages, "h"), 2);
	assert_int_equal(page_with(pages, "in it"), 2);
	assert_int_equal(page_with(pages, "after"), 3);
	pages_free(pages);
}

/* Words that no portrait page has room for beside each other turn it by themselves. */
static void tables_turn_by_themselves(void **state)
{
	GString *out = g_string_new("<table style='plain' widths='1 1 1 1 1 1'><row>");
	struct pages *pages;

	for (int i = 0; i < 6; i++)
		g_string_append(out, "<cell><para>abcdefghijklmnopqrstu</para></cell>");
	g_string_append(out, "</row></table>");
	pages = press_blocks(*state, out->str);
	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, 1);
	assert_true(page_of(pages, 0)->width > page_of(pages, 0)->height);
	assert_non_null(press_find_text(page_of(pages, 0), "abcdefghijklmnopqrstu"));
	pages_free(pages);
	g_string_free(out, TRUE);
}

static void turned_tables_share_pages(void **state)
{
	static const char *const table = "<table style='plain' widths='1' turned='yes'><row><cell><para>a</para>"
					 "</cell></row></table>";
	char *text = g_strconcat(table, table, NULL);
	struct pages *pages = press_blocks(*state, text);

	assert_int_equal(pages->pages->len, 1);
	pages_free(pages);
	g_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_say_that_they_go_on),
		cmocka_unit_test(split_rows_are_named_again),
		cmocka_unit_test(spans_are_named_again),
		cmocka_unit_test(no_page_is_left_empty),
		cmocka_unit_test(the_last_page_holds_something),
		cmocka_unit_test(a_table_goes_on_with_some_rows),
		cmocka_unit_test(rows_are_split_between_paragraphs),
		cmocka_unit_test(no_row_leaves_a_stump),
		cmocka_unit_test(labels_are_not_parted),
		cmocka_unit_test(captions_are_not_parted),
		cmocka_unit_test(no_remainder_is_alone),
		cmocka_unit_test(notes_of_tables_stay_with_them),
		cmocka_unit_test(tables_are_closed),
		cmocka_unit_test(no_row_is_alone),
		cmocka_unit_test(low_tables_stay_whole),
		cmocka_unit_test(the_last_page_takes_what_it_can),
		cmocka_unit_test(no_word_is_parted_by_a_page),
		cmocka_unit_test(a_closed_table_stays_closed),
		cmocka_unit_test(a_head_may_be_too_high),
		cmocka_unit_test(stripes),
		cmocka_unit_test(wide_tables_turn_the_page),
		cmocka_unit_test(tables_turn_by_themselves),
		cmocka_unit_test(turned_tables_share_pages),
	};

	return cmocka_run_group_tests_name("tables", tests, press_open, press_close);
}
