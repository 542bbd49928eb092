/* Blocks: what they look like on a page, what of them is repeated, and what stays together. */
#include "layout/style.h"
#include "paging.h"

#include <math.h>

static const struct item *link_to(const struct page *page, const char *id)
{
	for (guint i = 0; i < page->items->len; i++)
		if (item_of(page, i)->kind == ITEM_LINK && g_strcmp0(item_of(page, i)->link.to, id) == 0)
			return item_of(page, i);
	return NULL;
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

/* How far the term stands right of its number. */
static double term_indent(struct press *p, const char *lang)
{
	struct pages *pages = press_flow(p, lang, "<sequence page='portrait'><heading level='2' style='term-entry'>2.1<line/>"
					 "云服务</heading><para>信息</para></sequence>");
	double by;

	assert_clean(p, pages);
	by = find(pages, 1, "云服务")->box.x - find(pages, 1, "2.1")->box.x;
	pages_free(pages);
	return by;
}

/* The term below its number (GB/T 1.1). */
static void terms_are_moved_in(void **state)
{
	struct press *p = *state;
	struct text_style *style = g_hash_table_lookup(p->style->texts, "term-entry");

	style->line_indent = 2;
	assert_true(fabs(term_indent(p, "zh-CN") - 2 * style->size) < 0.01);
	assert_true(fabs(term_indent(p, "en")) < 0.01);
	style->line_indent = 0;
	assert_true(fabs(term_indent(p, "zh-CN")) < 0.01);
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
		cmocka_unit_test(terms_stand_beside_their_meaning),
		cmocka_unit_test(items_hold_together),
		cmocka_unit_test(code_keeps_its_space),
		cmocka_unit_test(boxes_hold_blocks),
		cmocka_unit_test(announcements_stay),
		cmocka_unit_test(contents_have_leaders),
		cmocka_unit_test(contents_part_well),
		cmocka_unit_test(rules_lie_on_grounds),
		cmocka_unit_test(headings_have_a_style),
		cmocka_unit_test(terms_are_moved_in),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(faults_are_found),
	};

	return cmocka_run_group_tests_name("blocks", tests, press_open, press_close);
}
