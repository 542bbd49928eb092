/* Pages: where they end, what is repeated on them, what is found wrong with them. */
#include "layout/style.h"
#include "paging.h"

#include <math.h>

/* ---- breaks ---- */

static void headings_are_not_stranded(void **state)
{
	char *blocks = repeat("<heading level='1'>h</heading><heading level='2'>i</heading><para>"
			      WORDS WORDS WORDS WORDS "</para>", 1);

	slide(*state, blocks);
	g_free(blocks);
	slide(*state, "<heading level='1'>h</heading><list><item label='•'><para>" WORDS WORDS WORDS
		      "</para></item></list>");
	slide(*state, "<heading level='1'>h</heading><table style='plain' widths='1' header-rows='1'>"
		      "<row><cell><para>k</para></cell></row><row><cell><para>" WORDS WORDS WORDS WORDS
		      WORDS WORDS WORDS WORDS WORDS WORDS "</para></cell></row></table>");
}

static void paragraphs_leave_no_single_line(void **state)
{
	slide(*state, "<para>" WORDS WORDS "</para><para>" WORDS WORDS WORDS "</para><para>" WORDS WORDS
		      WORDS WORDS WORDS "</para><para style='gap'>" WORDS WORDS WORDS WORDS "</para>");
}

static void kept_blocks_stay_together(void **state)
{
	for (int height = 400; height < 700; height += 20) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/><keep><para>first</para>"
					     "<para>" WORDS WORDS "</para><para>last</para></keep>", height);
		struct pages *pages = press_blocks(*state, text);

		assert_int_equal(page_with(pages, "first"), page_with(pages, "last"));
		pages_free(pages);
		g_free(text);
	}
}

static void kept_too_much_is_broken(void **state)
{
	char *paras = repeat("<para>" WORDS WORDS WORDS "</para>", 30);
	char *text = g_strdup_printf("<keep>%s</keep>", paras);
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	assert_true(pages->pages->len >= 2);
	pages_free(pages);
	g_free(text);
	g_free(paras);
}

static void asked_breaks(void **state)
{
	struct pages *pages = press_blocks(*state, "<break/><para>a</para><break/><para>b</para><break/>");

	assert_int_equal(pages->pages->len, 2);
	assert_int_equal(page_with(pages, "a"), 1);
	assert_int_equal(page_with(pages, "b"), 2);
	/* what comes first on a page stands at its top, whatever space it asks for */
	assert_true(press_find_text(page_of(pages, 0), "a")->box.y ==
		    press_find_text(page_of(pages, 1), "b")->box.y);
	pages_free(pages);
}

/* ---- tables ---- */

static char *rows(int count, const char *cells)
{
	return repeat(cells, count);
}

static void headers_are_repeated(void **state)
{
	char *body = rows(80, "<row><cell><para>a</para></cell><cell><para>" WORDS WORDS "</para></cell></row>");
	char *text = g_strdup_printf("<table style='plain' widths='1 3' header-rows='1'><row id='r'><cell>"
				     "<para>Number</para></cell><cell><para>Text</para></cell></row>%s"
				     "</table>", body);
	struct pages *pages = press_blocks(*state, text);
	double y = 0;

	assert_clean(*state, pages);
	assert_true(pages->pages->len > 3);
	for (guint i = 0; i < pages->pages->len; i++) {
		const struct item *head = press_find_text(page_of(pages, i), "Number");

		assert_non_null(head);
		assert_int_equal(head->part, PART_TABLE_HEAD);
		assert_true(i == 0 || head->box.y == y);
		y = head->box.y;
	}
	pages_free(pages);
	g_free(text);
	g_free(body);
}

static void rows_are_split_between_lines(void **state)
{
	char *cell = repeat(WORDS, 150);
	char *text = g_strdup_printf("<table style='register' widths='1 1 1'><row><cell><para>one</para></cell>"
				     "<cell><para>%s</para></cell><cell><para>two</para><para>three</para>"
				     "</cell></row></table>", cell);
	struct pages *pages = press_blocks(*state, text);

	assert_true(pages->pages->len > 1);
	assert_int_equal(page_with(pages, "three"), 1);
	pages_free(pages);
	slide(*state, text);
	g_free(text);
	g_free(cell);
}

/* Each cell's words are there once, and in order, however its rows are spread over pages. */
static void spans_cross_pages(void **state)
{
	char *long_cell = repeat("<para>" WORDS WORDS "</para>", 70);
	char *body = repeat("<row><cell><para>c</para></cell></row>", 20);
	char *text = g_strdup_printf("<table style='plain' widths='1 1' header-rows='1'><row><cell><para>h</para>"
				     "</cell><cell><para>i</para></cell></row><row><cell rows='21'>%s</cell>"
				     "<cell><para>b</para></cell></row>%s</table>", long_cell, body);
	struct pages *pages = press_blocks(*state, text);
	size_t words = 0;

	assert_clean(*state, pages);
	assert_true(pages->pages->len >= 3);
	for (guint i = 0; i < pages->pages->len; i++)
		for (guint k = 0; k < page_of(pages, i)->items->len; k++) {
			const struct item *item = item_of(page_of(pages, i), k);

			words += item->kind == ITEM_TEXT && g_str_has_prefix(item->text.text, "Measures");
		}
	assert_int_equal(words, 70); /* once a paragraph */
	pages_free(pages);
	slide(*state, text);
	g_free(text);
	g_free(body);
	g_free(long_cell);
}

/* ---- references and furniture ---- */

static void numbers_are_filled_in(void **state)
{
	struct pages *pages = press_flow(*state, "en",
		"<field name='organisation'>Head</field><field name='page'>Page <page-number/> of <page-count/>"
		"</field><sequence page='portrait'><contents><entry level='1' to='x'>1<tab/>X"
		"</entry></contents><para>See page <page-ref to='x'/>.</para></sequence>"
		"<sequence page='landscape'><heading level='1' id='x'>X</heading><para>b</para></sequence>");
	const struct page *page = page_of(pages, 0);
	const struct item *see, *dot;

	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, 2);
	assert_true(page_of(pages, 1)->width > page_of(pages, 1)->height);
	assert_null(press_find(page, ITEM_HOLD, 0));
	assert_non_null(press_find_text(page, "Head"));
	assert_true(press_holds(page, "Page 1 of 2"));
	assert_true(press_holds(page_of(pages, 1), "Page 2 of 2"));
	see = press_find_text(page, "See page");
	dot = press_find_text(page, ".");
	/* the rest of the line closes up to the number */
	assert_true(dot->box.x - see->box.x - see->box.width < 7);
	pages_free(pages);
}

/* Ids of nested blocks all stand on the first of them; those of a header only on its first page. */
static void ids_are_anchors(void **state)
{
	char *body = repeat("<row><cell><para>a</para></cell></row>", 60);
	char *text = g_strdup_printf("<keep id='k'><para id='p'>a</para></keep><table id='t' style='plain'"
				     " widths='1' header-rows='1'><row id='r'><cell><para id='c'>h</para>"
				     "</cell></row>%s</table>", body);
	struct pages *pages = press_blocks(*state, text);
	static const char *const ids[] = { "k", "p", "t", "r", "c" };

	assert_clean(*state, pages);
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		const struct anchor *anchor = g_hash_table_lookup(pages->anchors, ids[i]);

		assert_non_null(anchor);
		assert_int_equal(anchor->page, 0);
	}
	pages_free(pages);
	g_free(text);
	g_free(body);
}

static void watermarks(void **state)
{
	struct pages *pages = press_state(*state, "draft", "<field name='watermark'>草稿</field>"
					  "<sequence page='cover'/><sequence page='portrait'>"
					  "<para>a</para></sequence>");

	assert_int_equal(pages->pages->len, 2);
	for (guint i = 0; i < 2; i++) {
		assert_int_equal(item_of(page_of(pages, i), 0)->kind, ITEM_WATERMARK);
		assert_null(press_find_text(page_of(pages, i), "草"));
	}
	pages_free(pages);
}

/* The look has none for copies in this state. */
static void no_watermark(void **state)
{
	struct pages *pages = press_state(*state, "uncontrolled",
					  "<field name='watermark'>草稿</field>"
					  "<sequence page='portrait'><para>a</para></sequence>");

	assert_null(press_find(page_of(pages, 0), ITEM_WATERMARK, 0));
	pages_free(pages);
}

/* What runs on a page is the first section that begins on it, else the one before; a sequence
 * begins anew. */
static void running_sections(void **state)
{
	static const char *const sections[] = { "1\u2002One", "1\u2002One", "2\u2002Two", "3\u2002Three", "",
		"4\u2002Four" };
	struct pages *pages = press_flow(*state, "en",
		"<field name='organisation'>C</field><sequence page='portrait'><heading level='1'>1<tab/>One</heading>"
		"<para>a</para><break/><para>b</para><heading level='2'>1.1</heading><para>c</para><break/>"
		"<heading level='1'>2<tab/>Two</heading><para>d</para><heading level='1'>3<tab/>Three</heading>"
		"<para>e</para><break/><para>f</para></sequence><sequence page='portrait'><para>g</para><break/>"
		"<heading level='1'>4<tab/>Four</heading><para>h</para></sequence>");

	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, G_N_ELEMENTS(sections));
	for (guint i = 0; i < pages->pages->len; i++) {
		char *expected = g_strconcat("C·", sections[i], NULL);

		if (press_holds(page_of(pages, i), expected) != (*sections[i] != 0))
			fail_msg("page %u: \"%s\"", i + 1, expected);
		g_free(expected);
	}
	pages_free(pages);
}

/* The head of a page with these two fields, which both may be shortened; to be freed. */
static char *head_with(struct press *p, const char *lang, const char *title, const char *section)
{
	char *flow = g_strdup_printf("<field name='organisation'>%s</field><sequence page='portrait'><heading level='1'>"
				     "%s</heading><para>a</para></sequence>", title, section);
	struct pages *pages = press_flow(p, lang, flow);
	GString *head = g_string_new(NULL);
	const struct page *page = page_of(pages, 0);

	assert_clean(p, pages);
	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->part == PART_HEAD && item->kind == ITEM_TEXT && item->box.x < 290) {
			assert_true(item->box.y < 50);
			g_string_append(head, item->text.text);
		}
	}
	pages_free(pages);
	g_free(flow);
	return g_string_free(head, FALSE);
}

/* What takes more than a line is shortened, at words or Han; either of two has half of the line if it needs
 * that, and what the other leaves. */
static void a_slot_keeps_to_a_line(void **state)
{
	static const struct { const char *lang, *title, *section, *head; } cases[] = {
		{ "en", "C", "Short", "C · Short" },
		{ "en", WORDS, "Short", "Measures that protect the information of… · Short" },
		{ "en", "C", "Procedures for audit, review and correction, internal and external ones",
		  "C · Procedures for audit, review and correction, internal…" },
		{ "en", WORDS, "Procedures for audit, review and correction", "Measures that protect the… · Procedures for audit…" },
		{ "zh-CN", "云服务信息安全管理体系控制措施、组织人员信息安全管理体系控制措施", "附录",
		  "云服务信息安全管理体系控制措施、组织人员信息…… · 附录" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *head = head_with(*state, cases[i].lang, cases[i].title, cases[i].section);

		assert_string_equal(head, cases[i].head);
		g_free(head);
	}
}

/* The run of a page's head with that text, or NULL. */
static const struct item *head_item(const struct pages *pages, size_t page, const char *text)
{
	const struct item *item = press_find_text(page_of(pages, page), text);

	return item && item->part == PART_HEAD ? item : NULL;
}

static const char two_sections[] =
	"<field name='number'>Q-1</field><field name='page'>p <page-number/></field>"
	"<sequence page='portrait'><heading level='1'>A</heading><para>a</para><break/><para>b</para><break/>"
	"<para>c</para><break/><heading level='1'>B</heading><para>d</para></sequence>";

/* Heads are set anew where the section that they tell changes, and page numbers on every page. */
static void heads_are_set_once(void **state)
{
	struct pages *pages = press_flow(*state, "en", two_sections);
	const struct item *first = head_item(pages, 0, "Q-1");

	assert_clean(*state, pages);
	assert_ptr_equal(first->text.words, head_item(pages, 1, "Q-1")->text.words);
	assert_ptr_equal(first->text.words, head_item(pages, 3, "Q-1")->text.words);
	for (guint i = 0; i < 4; i++) {
		char *number = g_strdup_printf("p %u", i + 1);

		assert_non_null(head_item(pages, i, i < 3 ? "A" : "B"));
		assert_true(press_holds(page_of(pages, i), number));
		g_free(number);
	}
	pages_free(pages);
}

/* Those of left and right pages are kept apart. */
static void mirrored_heads_are_set_once(void **state)
{
	struct press *p = *state;
	struct page_master *master = g_hash_table_lookup(p->style->masters, "portrait");
	const struct item *heads[3];
	struct pages *pages;

	master->mirror = true;
	pages = press_flow(p, "en", two_sections);
	master->mirror = false;
	for (size_t i = 0; i < 3; i++)
		heads[i] = head_item(pages, i, "Q-1");
	assert_ptr_equal(heads[0]->text.words, heads[2]->text.words);
	assert_ptr_not_equal(heads[0]->text.words, heads[1]->text.words);
	assert_true(heads[0]->box.x == heads[2]->box.x && heads[0]->box.x > heads[1]->box.x);
	pages_free(pages);
}

/* ---- copies ---- */

static const char copies_flow[] =
	"<field name='state'>free</field><field name='copy'/><field name='page'>p <page-number/></field>"
	"<copy number='01' holder='IT'><field name='state'>controlled</field><field name='copy'>no. 01"
	"</field></copy><copy number='02' holder='HR'><field name='copy'>no. 02</field></copy>"
	"<sequence page='portrait'><para id='x'>body</para><break/><para><link to='x'>more</link></para>"
	"</sequence>";

static void copies_differ_in_their_stamp(void **state)
{
	struct pages *pages = press_flow(*state, "en", copies_flow), *one, *two;

	assert_clean(*state, pages);
	assert_int_equal(pages->copies->len, 2);
	one = pages->copies->pdata[0];
	two = pages->copies->pdata[1];
	assert_null(pages_meta(pages, "copy"));
	assert_string_equal(pages_meta(one, "copy"), "01");
	assert_string_equal(pages_meta(two, "holder"), "HR");
	for (guint i = 0; i < 2; i++) {
		assert_false(press_holds(page_of(pages, i), "controlled"));
		assert_true(press_holds(page_of(one, i), "controlled · no. 01"));
		assert_true(press_holds(page_of(two, i), "free · no. 02"));
		assert_true(press_holds(page_of(two, i), i ? "p 2" : "p 1"));
	}
	pages_free(pages);
}

/* One layout: what is no furniture is the same to the point, and points to the same nodes. */
static void copies_share_their_body(void **state)
{
	struct pages *pages = press_flow(*state, "en", copies_flow);
	const struct pages *copy = pages->copies->pdata[1];

	assert_ptr_equal(copy->structure, pages->structure);
	for (guint i = 0; i < 2; i++) {
		const struct item *a = press_find_text(page_of(pages, i), i ? "more" : "body");
		const struct item *b = press_find_text(page_of(copy, i), i ? "more" : "body");

		assert_memory_equal(&a->box, &b->box, sizeof a->box);
		assert_ptr_equal(a->node, b->node);
		assert_non_null(a->node);
	}
	pages_free(pages);
}

/* ---- covers ---- */

/* Areas of a page of their own, which a look may have or not. */
static void pieces_stand_in_areas(void **state)
{
	struct pages *pages = press_flow(*state, "en",
		"<sequence page='cover'><piece name='title'><para style='title'>Title</para></piece>"
		"<piece name='number'><para>N-1</para></piece><piece name='unheard-of'><para>x</para></piece>"
		"<piece name='notice'><para>below</para></piece></sequence>");
	const struct page *page = page_of(pages, 0);
	const struct item *title = press_find_text(page, "Title"), *number = press_find_text(page, "N-1"),
			  *below = press_find_text(page, "below");

	assert_clean(*state, pages);
	assert_int_equal(pages->pages->len, 1);
	assert_true(title->box.y < number->box.y && number->box.y < below->box.y);
	assert_true(below->box.y > page->height * 0.8); /* at the bottom of its area */
	assert_null(press_find_text(page, "x"));
	assert_non_null(title->node);
	pages_free(pages);
}

/* What does not fit its area is told, not cut off. */
static void an_area_that_is_too_small(void **state)
{
	struct press *p = *state;
	char *words = repeat("word ", 900);
	char *text = g_strdup_printf("<sequence page='cover'><piece name='title'><para>%s</para></piece>"
				     "</sequence>", words);
	struct pages *pages = press_flow(p, "en", text);

	assert_null(pages);
	assert_int_equal(press_message(p, 0), MSG_PAGE_OVERFLOW);
	g_free(text);
	g_free(words);
}

/* ---- two-dimensional codes ---- */

static void a_code_is_one_figure(void **state)
{
	struct pages *pages = press_blocks(*state, "<qr text='HD-CSMS-01 A/1' alt='which document'/>");
	const struct item *code = press_find(page_of(pages, 0), ITEM_TILES, 0);

	assert_clean(*state, pages);
	assert_non_null(code);
	assert_true(code->box.width == code->box.height && code->tiles.count > 100);
	assert_int_equal(code->node->kind, NODE_FIGURE);
	assert_string_equal(code->node->alt, "which document");
	for (size_t i = 0; i < code->tiles.count; i++) {
		const struct area *a = &code->tiles.areas[i];

		assert_true(a->x > 0 && a->y > 0 && a->x + a->width < code->box.width &&
			    a->y + a->height < code->box.height);
	}
	pages_free(pages);
}

static void a_text_too_long_for_a_code(void **state)
{
	struct press *p = *state;
	char *digits = repeat("8f3a", 800);
	char *blocks = g_strdup_printf("<qr text='%s' alt='x'/>", digits);

	assert_null(press_blocks(p, blocks));
	assert_int_equal(press_message(p, 0), MSG_QR_LONG);
	g_free(blocks);
	g_free(digits);
}

/* ---- checks ---- */

static struct item *text_at(struct pages *pages, const char *text)
{
	return (struct item *)press_find_text(page_of(pages, 0), text);
}

static void expect_fault(struct press *p, struct pages *pages, enum msg id)
{
	assert_false(pages_check(pages, p->diag));
	assert_int_equal(press_message(p, 0), id);
	pages_free(pages);
}

static void faults_are_found(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<para>a</para><para>b</para>");

	text_at(pages, "a")->box.x -= 2;
	expect_fault(p, pages, MSG_PAGE_OUTSIDE);
	pages = press_blocks(p, "<para>a</para><para>b</para>");
	text_at(pages, "b")->box.y = text_at(pages, "a")->box.y + 3;
	expect_fault(p, pages, MSG_PAGE_OVERLAP);
	pages = press_blocks(p, "<heading level='1'>a</heading><para>b</para>");
	g_array_remove_index(page_of(pages, 0)->items, 2); /* after the running head and the heading */
	expect_fault(p, pages, MSG_PAGE_HEADING);
	pages = press_blocks(p, "<para>a<line/>b</para><break/><para>c</para>");
	g_array_append_val(page_of(pages, 1)->items, *text_at(pages, "b"));
	g_array_remove_index(page_of(pages, 0)->items, page_of(pages, 0)->items->len - 1);
	expect_fault(p, pages, MSG_PAGE_STRANDED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_are_not_stranded),
		cmocka_unit_test(paragraphs_leave_no_single_line),
		cmocka_unit_test(kept_blocks_stay_together),
		cmocka_unit_test(kept_too_much_is_broken),
		cmocka_unit_test(asked_breaks),
		cmocka_unit_test(headers_are_repeated),
		cmocka_unit_test(rows_are_split_between_lines),
		cmocka_unit_test(spans_cross_pages),
		cmocka_unit_test(numbers_are_filled_in),
		cmocka_unit_test(ids_are_anchors),
		cmocka_unit_test(watermarks),
		cmocka_unit_test(no_watermark),
		cmocka_unit_test(running_sections),
		cmocka_unit_test(a_slot_keeps_to_a_line),
		cmocka_unit_test(heads_are_set_once),
		cmocka_unit_test(mirrored_heads_are_set_once),
		cmocka_unit_test(copies_differ_in_their_stamp),
		cmocka_unit_test(copies_share_their_body),
		cmocka_unit_test(pieces_stand_in_areas),
		cmocka_unit_test(an_area_that_is_too_small),
		cmocka_unit_test(a_code_is_one_figure),
		cmocka_unit_test(a_text_too_long_for_a_code),
		cmocka_unit_test(faults_are_found),
	};

	return cmocka_run_group_tests_name("pages", tests, press_open, press_close);
}
