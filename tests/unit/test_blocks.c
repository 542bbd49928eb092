/* Blocks: what they look like on a page, what of them is repeated, and what stays together. */
#include "layout/style.h"
#include "paging.h"

#include <math.h>

static const struct item *find(const struct pages *pages, size_t page, const char *text)
{
	const struct item *item = press_find_text(page_of(pages, (guint)page - 1), text);

	if (!item)
		fail_msg("page %zu lacks \"%s\"", page, text);
	return item;
}

static const struct item *link_to(const struct page *page, const char *id)
{
	for (guint i = 0; i < page->items->len; i++)
		if (item_of(page, i)->kind == ITEM_LINK && g_strcmp0(item_of(page, i)->link.to, id) == 0)
			return item_of(page, i);
	return NULL;
}

static double right_of(const struct item *item)
{
	return item->box.x + item->box.width;
}

static double bottom_of(const struct item *item)
{
	return item->box.y + item->box.height;
}

/* ---- footnotes ---- */

static void notes_stand_at_the_foot(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<para>word<footnote id='n' label='1'><para>note</para></footnote>, more</para>");
	const struct page *page = page_of(pages, 0);
	const struct item *word = find(pages, 1, "word"), *note = find(pages, 1, "note"),
			  *mark = press_find_text(page, "1"), *rule = press_find(page, ITEM_RULE, 0);
	const struct anchor *back = g_hash_table_lookup(pages->anchors, "n-mark");

	assert_clean(*state, pages);
	/* the mark is raised, touches its word, and leads to the note */
	assert_true(fabs(mark->box.x - right_of(word)) < 0.2 && mark->text.size < word->text.size);
	assert_true(mark->box.y + mark->text.baseline < word->box.y + word->text.baseline - 2);
	assert_non_null(link_to(page, "n"));
	/* the note is the last on the page, below a rule, and leads back */
	assert_true(fabs(bottom_of(note) - page->body.y - page->body.height) < 4);
	assert_true(rule->box.y < note->box.y && rule->box.y > note->box.y - 20);
	assert_int_equal(note->part, PART_NOTE);
	assert_non_null(link_to(page, "n-mark"));
	assert_non_null(back);
	assert_true(fabs(back->y - word->box.y) < 10);
	pages_free(pages);
}

/* Wherever the page ends, a note is on the page of its mark (pages_check sees to that). */
static void notes_stay_with_their_marks(void **state)
{
	slide(*state, "<para>" WORDS "<footnote id='a' label='1'><para>" WORDS WORDS "</para></footnote> " WORDS
		      WORDS "<footnote id='b' label='2'><para>b</para></footnote> " WORDS "</para><para>" WORDS
		      WORDS "<footnote id='c' label='3'><para>" WORDS WORDS WORDS "</para></footnote></para>");
	slide(*state, "<table style='plain' widths='1 1' header-rows='1'><row><cell><para>h<footnote id='a' "
		      "label='1'><para>of the head</para></footnote></para></cell><cell><para>i</para></cell></row>"
		      "<row><cell><para>" WORDS WORDS WORDS WORDS "</para></cell><cell><para>" WORDS WORDS
		      "<footnote id='b' label='2'><para>" WORDS "</para></footnote>" WORDS WORDS WORDS
		      "</para></cell></row></table>");
}

/* A note that is longer than a page takes what it needs of the next ones. */
static void long_notes_go_on(void **state)
{
	char *note = repeat(WORDS, 150), *rest = repeat("<para>" WORDS WORDS "</para>", 30);
	char *text = g_strdup_printf("<para>a<footnote id='n' label='1'><para>%s</para></footnote></para>%s",
				     note, rest);
	struct pages *pages = press_blocks(*state, text);
	size_t with_notes = 0;

	assert_clean(*state, pages);
	for (guint i = 0; i < pages->pages->len; i++) {
		bool any = false;

		for (guint k = 0; k < page_of(pages, i)->items->len; k++)
			any = any || item_of(page_of(pages, i), k)->part == PART_NOTE;
		with_notes += any;
		/* from the first on, without a gap */
		assert_true(!any || i < 1 || with_notes == i + 1);
	}
	assert_true(with_notes >= 3);
	pages_free(pages);
	g_free(text);
	g_free(rest);
	g_free(note);
}

/* The last note stands on a page of its own if the text is over before it is. */
static void the_last_note_ends(void **state)
{
	char *note = repeat(WORDS, 200);
	char *text = g_strdup_printf("<para>a<footnote id='n' label='1'><para>%s</para><para>the end</para>"
				     "</footnote></para>", note);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	assert_int_equal(page_with(pages, "the end"), pages->pages->len);
	assert_true(pages->pages->len >= 2);
	pages_free(pages);
	g_free(text);
	g_free(note);
}

/* ---- the grid ---- */

/* Whatever stands above, and on every page, body text begins a multiple of the unit below the top. */
static void text_comes_back_to_the_grid(void **state)
{
	struct press *p = *state;
	double unit = p->style->grid.unit, top = 0;
	char *filler = repeat("<para>" WORDS WORDS WORDS "</para>", 30);
	char *text = g_strdup_printf("<heading level='1'>h</heading><para>one</para><para style='note'>n</para><table "
				     "style='register' widths='1'><row><cell><para>" WORDS "</para></cell></row></table>"
				     "<para>two</para><list><item label='1.'><para>three</para></item></list><heading "
				     "level='2'>i</heading><para>four</para>%s<para>five</para>", filler);
	struct pages *pages = press_blocks(p, text);
	static const char *const all[] = { "one", "two", "three", "four", "five" };

	assert_clean(p, pages);
	assert_true(unit > 0);
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		const struct item *item = find(pages, page_with(pages, all[i]), all[i]);

		top = i == 0 ? item->box.y : top;
		assert_true(fabs(remainder(item->box.y - top, unit)) < 0.01);
	}
	assert_true(page_with(pages, "five") > 1);
	pages_free(pages);
	g_free(text);
	g_free(filler);
}

/* ---- tables ---- */

static char *long_table(const char *style, const char *before, const char *cells, int count)
{
	char *body = repeat(cells, count);
	char *text = g_strdup_printf("<table style='%s' widths='1 3' header-rows='1'>%s<row><cell><para>Head"
				     "</para></cell><cell><para>Text</para></cell></row>%s</table>", style, before,
				     body);

	g_free(body);
	return text;
}

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

/* A column takes what its lines need and leaves the rest to those that need more; the author's
 * proportions hold where all fit, and in tables that are even. */
static void columns_follow_their_content(void **state)
{
	static const char *const cells = "<row><cell><para>a</para></cell><cell><para>%s</para></cell>"
					 "<cell><para>z</para></cell></row></table>";
	char *full = repeat(WORDS, 6), *row = g_strdup_printf(cells, full), *fits = g_strdup_printf(cells, "b");
	const struct {
		const char *style, *row;
		bool follows;
	} cases[] = { { "register", row, true }, { "register", fits, false }, { "form", row, false } };

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *text = g_strdup_printf("<table style='%s' widths='1 1 1'>%s", cases[i].style, cases[i].row);
		struct pages *pages = press_blocks(*state, text);
		double third = page_of(pages, 0)->body.width / 3;
		double middle = find(pages, 1, "z")->box.x - find(pages, 1, i == 1 ? "b" : "Measures")->box.x;

		assert_true(cases[i].follows ? middle > 2 * third : fabs(middle - third) < 1);
		pages_free(pages);
		g_free(text);
	}
	g_free(full);
	g_free(row);
	g_free(fits);
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

/* Names, dates and identifiers are whole in a column that others can spare the room for; the head leaves
 * no single letter; what names its row is not hyphenated. */
static void names_stay_whole(void **state)
{
	char *full = repeat(WORDS, 6);
	char *text = g_strdup_printf("<table style='register' widths='9 7 8 34' header-rows='1'><row><cell><para>%s"
				     "</para></cell><cell><para>服务信息安全</para></cell><cell><para>c</para></cell><cell>"
				     "<para>d</para></cell></row><row><cell><para>HD-CSMS-REC-11</para></cell><cell><para>"
				     "服</para></cell><cell><para>Shao Wenjing</para></cell><cell><para>%s</para></cell></row>"
				     "</table>", "No.", full);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	find(pages, 1, "HD-CSMS-REC-11");
	find(pages, 1, "Shao Wenjing");
	assert_null(press_find_text(page_of(pages, 0), "全"));
	pages_free(pages);
	g_free(text);
	g_free(full);
}

/* A table whose second column is narrow by its author's weights and holds CELLS, one a row. */
static struct pages *press_narrow(struct press *p, const char *const *cells)
{
	GString *text = g_string_new("<table style='register' widths='20 5 20'>");
	struct pages *pages;

	for (; *cells; cells++)
		g_string_append_printf(text, "<row><cell><para>" WORDS "</para></cell><cell><para>%s</para></cell><cell>"
				       "<para>" WORDS "</para></cell></row>", *cells);
	g_string_append(text, "</table>");
	pages = press_blocks(p, text->str);
	assert_clean(p, pages);
	g_string_free(text, TRUE);
	return pages;
}

/* Identifiers are whole, in the type they are set in, and so is what stands behind the @ of an address; a name
 * that most cells hold is, too, but not one in many. */
static void identifiers_stay_whole(void **state)
{
	static const struct { const char *cells[6], *whole, *parted; } cases[] = {
		{ { "b", "security@hd-cloud.example", NULL }, "security@hd-cloud.", "security@hd-cloud.example" },
		{ { "b", "QH-STD-112:2026", NULL }, "QH-STD-112:2026", NULL },
		{ { "b", "<run style='strong'>CLD-QHSTD-2.1.5</run>", NULL }, "CLD-QHSTD-2.1.5", NULL },
		{ { "b", "QH-STDS-112、QH-STDS-113、QH-STDS-114", NULL }, "QH-STDS-113", NULL }, /* each with its stop */
		{ { "Shao Wenjinghua", "Su Huaijinmeng", NULL }, "Shao Wenjinghua", NULL },
		{ { "1", "2", "3", "4", "Shao Wenjinghua", NULL }, "Shao", "Shao Wenjinghua" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct pages *pages = press_narrow(*state, cases[i].cells);

		find(pages, 1, cases[i].whole);
		if (cases[i].parted)
			assert_null(press_find_text(page_of(pages, 0), cases[i].parted));
		pages_free(pages);
	}
}

/* An address makes its column no wider than the author's weight does. */
static void addresses_keep_to_their_share(void **state)
{
	static const struct { int weight; const char *whole; } cases[] = {
		{ 32, "security@hd-cloud.example" }, { 16, "security@hd-cloud." },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *text = g_strdup_printf("<table style='register' widths='%d %d'><row><cell><para>" WORDS WORDS WORDS WORDS
					     "</para></cell><cell><para>security@hd-cloud.example</para></cell></row></table>",
					     100 - cases[i].weight, cases[i].weight);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		find(pages, 1, cases[i].whole);
		if (i > 0)
			assert_null(press_find_text(page_of(pages, 0), "security@hd-cloud.example"));
		pages_free(pages);
		g_free(text);
	}
}

/* Where an identifier takes its room from others, these are not narrowed for names besides. */
static void identifiers_come_before_names(void **state)
{
	static const struct { const char *second, *name; } cases[] = {
		{ "b", "Shao Wenjinghua" }, { "SEC-2026-HDCLD-EXAMPLE", "Wenjinghua" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *text = g_strdup_printf("<table style='register' widths='5 5 20'><row><cell><para>Shao Wenjinghua</para>"
					     "</cell><cell><para>%s</para></cell><cell><para>" WORDS WORDS "</para></cell>"
					     "</row></table>", cases[i].second);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		find(pages, 1, cases[i].second);
		find(pages, 1, cases[i].name);
		pages_free(pages);
		g_free(text);
	}
}

/* The share of the width that the middle one of three columns has, which by its weight were a fifth. */
static double middle_share(struct press *p, const char *style, const char *const *cells)
{
	char *text = g_strdup_printf("<table style='%s' widths='4 4 12' header-rows='1'><row><cell><para>%s</para></cell><cell>"
				     "<para>j</para></cell><cell><para>k</para></cell></row><row><cell><para>%s</para></cell>"
				     "<cell><para>%s</para></cell><cell>%s</cell></row></table>",
				     style, cells[0], cells[1], cells[2], cells[3]);
	struct pages *pages = press_blocks(p, text);
	double share;

	assert_clean(p, pages);
	share = (find(pages, 1, "k")->box.x - find(pages, 1, "j")->box.x) / page_of(pages, 0)->body.width;
	pages_free(pages);
	g_free(text);
	return share;
}

/* A column beside whose text the others stand half empty gets some of their width; not in tables that are
 * even, nor where a column would have to part a number from its date, or set its head in more lines. */
static void columns_lower_their_table(void **state)
{
	char *much = repeat(WORDS, 6);
	const struct {
		const char *style, *cells[4];
		double least, most;
	} cases[] = {
		{ "register", { "h", WORDS, much, "<para>" WORDS WORDS WORDS "</para>" }, 0.28, 0.33 },
		{ "form", { "h", WORDS, much, "<para>" WORDS WORDS WORDS "</para>" }, 0.19, 0.21 },
		{ "register", { "h", WORDS, much, "" }, 0.215, 0.33 },
		{ "register", { "h", "QHSTD-045 26-09-30 " WORDS, much, "" }, 0.19, 0.205 },
		{ "register", { "The records we keep", WORDS, much, "" }, 0.19, 0.205 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		double share = middle_share(*state, cases[i].style, cases[i].cells);

		assert_true(share > cases[i].least && share < cases[i].most);
	}
	g_free(much);
}

/* A word above several narrow columns has room, as has a bar. */
static void heads_have_room(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<table style='plain' widths='8 1 1' header-rows='1'><row><cell><para>a"
		"</para></cell><cell columns='2'><para>Interdepartmentalisation</para></cell></row><row><cell><para>" WORDS WORDS
		"</para></cell><cell><para><bar width='50'/></para></cell><cell><para>1</para></cell></row></table>");
	const struct item *word, *number;

	assert_clean(p, pages);
	word = find(pages, 1, "Interdepartmentalisation");
	number = find(pages, 1, "1");
	assert_true(number->box.x - word->box.x > 7 * p->style->body->size);
	pages_free(pages);
}

static size_t hyphens_in(const struct page *page, double right)
{
	size_t count = 0;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		count += item->kind == ITEM_TEXT && item->right < right &&
			 g_str_has_suffix(item->text.text, "\xC2\xAD");
	}
	return count;
}

static void labels_are_not_divided(void **state)
{
	static const char cell[] = "<cell><para>the characteristics and administration of responsibilities</para></cell>";
	char *text = g_strdup_printf("<sequence page='portrait'><table style='register' widths='1 1 4'><row>%s%s<cell>"
				     "<para>" WORDS WORDS WORDS "</para></cell></row></table></sequence>", cell, cell);
	struct pages *pages = press_flow(*state, "en", text);
	const struct page *page = page_of(pages, 0);
	double middle = page->body.x + page->body.width / 5;

	assert_int_equal(hyphens_in(page, middle), 0);
	assert_int_equal(hyphens_in(page, page->width), 2);
	pages_free(pages);
	g_free(text);
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

/* ---- the other blocks ---- */

static void terms_stand_beside_their_meaning(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<terms><term id='t'>RTO</term><meaning><para>time</para></meaning><term>a term of many words that is"
		" wide enough to fill more than a third of the line</term><meaning><para>below</para></meaning></terms>");
	const struct item *term = find(pages, 1, "RTO"), *time = find(pages, 1, "time"),
			  *wide = find(pages, 1, "a term"), *below = find(pages, 1, "below");

	assert_clean(*state, pages);
	assert_string_equal(term->text.font, "NotoSans-Bold");
	assert_true(term->box.y == time->box.y && right_of(term) < time->box.x);
	assert_true(bottom_of(wide) <= below->box.y + 1 && below->box.x == time->box.x);
	assert_non_null(g_hash_table_lookup(pages->anchors, "t"));
	pages_free(pages);
}

/* A second paragraph stands nearer to its own item than to the next one. */
static void items_hold_together(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<list><item label='1.'><para>first</para><para style='note'>of it</para></item>"
		"<item label='2.'><para>second</para></item></list>");
	const struct item *note = find(pages, 1, "of it");

	assert_clean(*state, pages);
	assert_true(note->box.y - bottom_of(find(pages, 1, "first")) <
		    find(pages, 1, "second")->box.y - bottom_of(note));
	pages_free(pages);
}

static void code_keeps_its_space(void **state)
{
	struct pages *pages = press_blocks(*state, "<code style='code'>\na  b\n\tc\n\n  d\n</code>");
	const struct item *a = find(pages, 1, "a  b"), *c = find(pages, 1, "        c"),
			  *d = find(pages, 1, "  d");

	assert_clean(*state, pages);
	assert_string_equal(a->text.font, "NotoSansMono-Regular");
	assert_true(fabs(a->box.width / 4 - c->box.width / 9) < 0.01);
	assert_true(fabs((d->box.y - c->box.y) - 2 * (c->box.y - a->box.y)) < 0.01);
	pages_free(pages);
}

/* Colour stands behind all blocks of a box, inner boxes within outer ones, on each page anew. */
static void boxes_hold_blocks(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<box style='aside'><para>a</para><box style='quotation'><para>b</para></box><list><item label='•'>"
		"<para>c</para></item></list></box><para>d</para>");
	const struct item *frame = press_find(page_of(pages, 0), ITEM_RECT, 0), *a = find(pages, 1, "a");

	assert_clean(*state, pages);
	assert_true(frame->box.y < a->box.y && frame->box.x < a->box.x);
	assert_true(bottom_of(frame) > bottom_of(find(pages, 1, "c")));
	assert_true(bottom_of(frame) < find(pages, 1, "d")->box.y);
	assert_true(find(pages, 1, "b")->box.x > a->box.x);
	pages_free(pages);
	slide(*state, "<box style='aside'><para style='aside-title'>t</para><para>" WORDS WORDS WORDS "</para>"
		      "<para>" WORDS WORDS WORDS WORDS "</para></box>");
}

/* What announces a list is not left alone at the foot of a page. */
static void announcements_stay(void **state)
{
	for (int height = 560; height < 660; height += 5) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><para>as follows:</para><list>"
					     "<item label='•'><para>first</para></item></list>", height);
		struct pages *pages = press_blocks(*state, text);

		assert_int_equal(page_with(pages, "as follows"), page_with(pages, "first"));
		pages_free(pages);
		g_free(text);
	}
}

/* A row's ground covers half of no rule. */
static void rules_lie_on_grounds(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<table style='plain' widths='1' header-rows='1'><row><cell><para>h</para></cell></row>"
		"<row style='group'><cell><para>a</para></cell></row><row style='group'><cell><para>b</para></cell></row></table>");
	const struct page *page = page_of(pages, 0);
	guint grounds = 0;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *ground = item_of(page, i);
		guint rules = 0;

		if (ground->kind != ITEM_RECT)
			continue;
		for (guint k = i + 1; k < page->items->len; k++)
			rules += item_of(page, k)->kind == ITEM_RULE &&
				 fabs(item_of(page, k)->box.y - ground->box.y) < 1;
		assert_int_equal(rules, 1);
		grounds++;
	}
	assert_int_equal(grounds, 2);
	pages_free(pages);
}

/* Wherever a page ends, either part of contents has five entries; `page` counts from 1. */
static guint entries_on(const struct pages *pages, guint page)
{
	guint count = 0;

	for (guint i = 0; page <= pages->pages->len && i < page_of(pages, page - 1)->items->len; i++)
		count += item_of(page_of(pages, page - 1), i)->kind == ITEM_LINK;
	return count;
}

static void contents_part_well(void **state)
{
	char *entries = repeat("<entry level='1' to='x'>Entry</entry>", 24);
	guint parted = 0;

	for (int height = 40; height < 640; height += 15) {
		char *text = g_strdup_printf("<para id='x'>a</para><space height='%d'/><contents>%s</contents>",
					     height, entries);
		struct pages *pages = press_blocks(*state, text);
		guint first = entries_on(pages, 1), second = entries_on(pages, 2);

		assert_int_equal(first + second, 24);
		assert_true(first == 0 || first >= 5);
		assert_true(second == 0 || second >= 5);
		parted += first && second;
		pages_free(pages);
		g_free(text);
	}
	assert_true(parted > 3);
	g_free(entries);
}

static void contents_have_leaders(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<contents style='contents-list'><entry level='1' to='x'>Table 1<tab/>X</entry></contents>"
		"<heading level='1' id='x'>X</heading><para>b</para>");
	const struct item *rule = press_find(page_of(pages, 0), ITEM_RULE, 0);

	assert_clean(*state, pages);
	assert_true(rule->rect.dotted);
	assert_true(rule->box.x > right_of(find(pages, 1, "X")));
	assert_true(right_of(rule) < find(pages, 1, "1")->box.x);
	pages_free(pages);
}

/* A heading is of its level's style, unless it names another. */
static void headings_have_a_style(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<heading level='2'>Large</heading>"
					      "<heading level='2' style='heading-3'>Small</heading><para>b</para>");

	assert_clean(p, pages);
	assert_true(find(pages, 1, "Large")->text.size > find(pages, 1, "Small")->text.size);
	pages_free(pages);
}

/* ---- what is refused ---- */

static const struct {
	const char *blocks;
	enum msg id;
} faults[] = {
	{ "<para><footnote label='1'><para>a</para></footnote></para>", MSG_FLOW_VALUE },
	{ "<para><footnote id='n'><para>a</para></footnote></para>", MSG_FLOW_VALUE },
	{ "<para><footnote id='n' label='1'><para>a<footnote id='m' label='2'/></para></footnote></para>",
	  MSG_FLOW_UNKNOWN },
	{ "<para><footnote id='n' label='1'><table style='plain' widths='1'/></footnote></para>",
	  MSG_FLOW_UNKNOWN },
	{ "<box style='aside'><heading level='1'>a</heading></box>", MSG_FLOW_UNKNOWN },
	{ "<box><para>a</para></box>", MSG_FLOW_STYLE },
	{ "<box style='aside' tag='P'><para>a</para></box>", MSG_FLOW_VALUE },
	{ "<terms><meaning><para>a</para></meaning></terms>", MSG_FLOW_UNKNOWN },
	{ "<terms><term>a</term></terms>", MSG_FLOW_UNKNOWN },
	{ "<table style='plain' widths='1'><row><cell/></row><caption>a</caption></table>", MSG_FLOW_UNKNOWN },
	{ "<table style='plain' widths='1'><note/><row><cell/></row></table>", MSG_FLOW_UNKNOWN },
	{ "<table style='plain' widths='1' turned='maybe'/>", MSG_FLOW_VALUE },
	{ "<figure><caption>a</caption><image src='a.png'/></figure>", MSG_FLOW_UNKNOWN },
	{ "<contents><entry level='1' to='x'><footnote id='n' label='1'/></entry></contents>"
	  "<para id='x'>a</para>", MSG_FLOW_UNKNOWN },
};

static void what_is_refused(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		struct pages *pages = press_blocks(*state, faults[i].blocks);

		if (pages || press_message(*state, 0) != faults[i].id)
			fail_msg("%s: %s", faults[i].blocks, press_message(*state, 0) < MSG_COUNT
				 ? msg_name(press_message(*state, 0)) : "nothing said");
	}
}

/* ---- what is checked ---- */

static void expect_fault(struct press *p, struct pages *pages, enum msg id)
{
	assert_false(pages_check(pages, p->diag));
	assert_int_equal(press_message(p, 0), id);
	pages_free(pages);
}

static void faults_are_found(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<para>a</para><rule/><para>b</para>");
	struct item *rule = (struct item *)press_find(page_of(pages, 0), ITEM_RULE, 0);
	char *text;

	rule->box.y = find(pages, 1, "b")->box.y + 5;
	expect_fault(p, pages, MSG_PAGE_RULE);

	pages = press_blocks(p, "<para>a<footnote id='n' label='1'><para>b</para></footnote></para><break/><para>c</para>");
	for (guint i = 0; i < page_of(pages, 0)->items->len; i++)
		if (item_of(page_of(pages, 0), i)->kind == ITEM_ANCHOR &&
		    strcmp(item_of(page_of(pages, 0), i)->anchor, "n") == 0) {
			g_array_append_val(page_of(pages, 1)->items, *item_of(page_of(pages, 0), i));
			g_array_remove_index(page_of(pages, 0)->items, i);
		}
	expect_fault(p, pages, MSG_PAGE_NOTE);

	text = long_table("plain", "", "<row><cell><para>a</para></cell><cell><para>b</para></cell></row>", 40);
	pages = press_blocks(p, text);
	for (guint i = page_of(pages, 1)->items->len; i-- > 0;)
		if (item_of(page_of(pages, 1), i)->part == PART_TABLE_HEAD)
			g_array_remove_index(page_of(pages, 1)->items, i);
	expect_fault(p, pages, MSG_PAGE_TABLE_HEAD);
	g_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_stand_at_the_foot),
		cmocka_unit_test(notes_stay_with_their_marks),
		cmocka_unit_test(long_notes_go_on),
		cmocka_unit_test(the_last_note_ends),
		cmocka_unit_test(text_comes_back_to_the_grid),
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
		cmocka_unit_test(columns_follow_their_content),
		cmocka_unit_test(tables_are_closed),
		cmocka_unit_test(no_row_is_alone),
		cmocka_unit_test(low_tables_stay_whole),
		cmocka_unit_test(the_last_page_takes_what_it_can),
		cmocka_unit_test(no_word_is_parted_by_a_page),
		cmocka_unit_test(a_closed_table_stays_closed),
		cmocka_unit_test(a_head_may_be_too_high),
		cmocka_unit_test(names_stay_whole),
		cmocka_unit_test(identifiers_stay_whole),
		cmocka_unit_test(addresses_keep_to_their_share),
		cmocka_unit_test(identifiers_come_before_names),
		cmocka_unit_test(columns_lower_their_table),
		cmocka_unit_test(heads_have_room),
		cmocka_unit_test(labels_are_not_divided),
		cmocka_unit_test(stripes),
		cmocka_unit_test(wide_tables_turn_the_page),
		cmocka_unit_test(tables_turn_by_themselves),
		cmocka_unit_test(turned_tables_share_pages),
		cmocka_unit_test(terms_stand_beside_their_meaning),
		cmocka_unit_test(items_hold_together),
		cmocka_unit_test(code_keeps_its_space),
		cmocka_unit_test(boxes_hold_blocks),
		cmocka_unit_test(announcements_stay),
		cmocka_unit_test(contents_have_leaders),
		cmocka_unit_test(contents_part_well),
		cmocka_unit_test(rules_lie_on_grounds),
		cmocka_unit_test(headings_have_a_style),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(faults_are_found),
	};

	return cmocka_run_group_tests_name("blocks", tests, press_open, press_close);
}
