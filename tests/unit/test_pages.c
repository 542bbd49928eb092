/* Pages: where they end, what is repeated on them, what is found wrong with them. */
#include "emit/finish.h"
#include "emit/pdf.h"
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

/* Heads are set anew where the section changes, and page numbers on every page. */
static void heads_are_set_once(void **state)
{
	struct pages *pages = press_flow(*state, "en", two_sections);
	const struct item *first = head_item(pages, 0, "Q-1");

	assert_clean(*state, pages);
	assert_ptr_equal(first->text.words, head_item(pages, 1, "Q-1")->text.words);
	assert_ptr_not_equal(first->text.words, head_item(pages, 3, "Q-1")->text.words);
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

/* ---- anything ---- */

/* Text of random length and kind. */
static void random_text(GRand *r, GString *out)
{
	static const char *const words[] = {
		"云服务信息安全管理体系，", "控制措施。", "“云”（IaaS）", "risk-based ", "ISO/IEC 27001 ",
		"<run style='status-partial'>第一章</run>", "<run style='gap'>a b</run> ", "<line/>",
		"<run style='code'>iso27001:A.5.1</run>", "☐ ☑ ", "——", "abcdefghijklmnopqrstuvwxyz0123456789",
	};
	int count = g_rand_int_range(r, 1, g_rand_int_range(r, 2, 60));

	/* An empty first line could not be told from none. */
	g_string_append(out, words[g_rand_int_range(r, 0, 2)]);
	for (int i = 1; i < count; i++)
		g_string_append(out, words[g_rand_int_range(r, 0, G_N_ELEMENTS(words))]);
}

/* Now and then with footnotes, which may be longer than a page has room for. */
static void random_para(GRand *r, GString *out, int *notes)
{
	static const char *const styles[] = { "", "body", "note", "lead", "gap" };

	g_string_append_printf(out, "<para style='%s'>", styles[g_rand_int_range(r, 0, 5)]);
	random_text(r, out);
	for (int i = g_rand_int_range(r, -4, 3); i > 0 && notes; i--) {
		int length = g_rand_int_range(r, 1, 6);

		++*notes;
		g_string_append_printf(out, "<footnote id='n%d' label='%d)'><para>", *notes, *notes);
		for (int k = 0; k < length; k++)
			random_text(r, out);
		g_string_append(out, "</para></footnote>");
		random_text(r, out);
	}
	g_string_append(out, "</para>");
}

static void random_list(GRand *r, GString *out, int depth, int *notes)
{
	bool terms = depth == 0 && g_rand_boolean(r);

	g_string_append(out, terms ? "<terms>" : "<list>");
	for (int i = g_rand_int_range(r, 1, 4); i > 0; i--) {
		g_string_append(out, terms ? "<term>" : "<item label='1.'>");
		if (terms) {
			random_text(r, out);
			g_string_append(out, "</term><meaning>");
		}
		random_para(r, out, notes);
		if (depth < 4 && g_rand_boolean(r))
			random_list(r, out, depth + 1, notes);
		g_string_append(out, terms ? "</meaning>" : "</item>");
	}
	g_string_append(out, terms ? "</terms>" : "</list>");
}

static void random_cell(GRand *r, GString *out, int columns, int rows, int *notes)
{
	g_string_append_printf(out, "<cell columns='%d' rows='%d'>", columns, rows);
	random_para(r, out, g_rand_int_range(r, 0, 6) == 0 ? notes : NULL);
	g_string_append(out, "</cell>");
}

/* Rows of four columns; now and then a cell takes two columns or the rows of its group. */
static void random_table(GRand *r, GString *out, int *notes)
{
	static const char *const styles[] = { "register", "plain", "form", "sheet" };
	bool caption = g_rand_boolean(r);

	g_string_append_printf(out, "<table style='%s' widths='2 3 4 3' header-rows='1' turned='%s'>%s"
			       "<continued>续</continued><rest>续</rest><row><cell columns='4'><para>表</para>"
			       "</cell></row>", styles[g_rand_int_range(r, 0, 4)],
			       g_rand_int_range(r, 0, 6) == 0 ? "yes" : "no",
			       caption ? "<caption>表1</caption>" : "");
	for (int group = g_rand_int_range(r, 1, 8); group > 0; group--) {
		int count = g_rand_int_range(r, 1, 6);

		for (int i = 0; i < count; i++) {
			bool wide = g_rand_int_range(r, 0, 4) == 0;

			g_string_append(out, "<row>");
			if (i == 0)
				random_cell(r, out, 1, count, notes);
			for (int c = 0; c < (wide ? 2 : 3); c++)
				random_cell(r, out, wide && c == 0 ? 2 : 1, 1, notes);
			g_string_append(out, "</row>");
		}
	}
	if (g_rand_boolean(r)) {
		g_string_append(out, "<note>");
		random_para(r, out, notes);
		g_string_append(out, "</note>");
	}
	g_string_append(out, "</table>");
}

static void random_box(GRand *r, GString *out, int depth, int *notes)
{
	g_string_append_printf(out, "<box style='%s'>", g_rand_boolean(r) ? "aside" : "quotation");
	for (int i = g_rand_int_range(r, 1, 5); i > 0; i--)
		switch (g_rand_int_range(r, 0, depth < 2 ? 5 : 3)) {
		case 0:
			g_string_append(out, "<code style='code'>a  b\n\tc</code>");
			break;
		case 3:
			random_list(r, out, 2, notes);
			break;
		case 4:
			random_box(r, out, depth + 1, notes);
			break;
		default:
			random_para(r, out, notes);
		}
	g_string_append(out, "</box>");
}

static void random_blocks(GRand *r, GString *out)
{
	int notes = 0;

	for (int i = g_rand_int_range(r, 3, 20); i > 0; i--)
		switch (g_rand_int_range(r, 0, 7)) {
		case 0:
			g_string_append(out, "<heading level='2'>1<tab/>");
			random_text(r, out);
			g_string_append(out, "</heading>");
			random_para(r, out, &notes);
			break;
		case 1:
			random_list(r, out, 0, &notes);
			break;
		case 2:
			random_table(r, out, &notes);
			break;
		case 3:
			g_string_append_printf(out, "<space height='%d'/>", g_rand_int_range(r, 0, 300));
			break;
		case 4:
			random_box(r, out, 0, &notes);
			break;
		default:
			random_para(r, out, &notes);
		}
	random_para(r, out, &notes);
}

/* The letters below a node that are no white space. */
static size_t letters(const char *text)
{
	size_t count = 0;

	for (; *text; text = g_utf8_next_char(text))
		count += !g_unichar_isspace(g_utf8_get_char(text));
	return count;
}

/* A footnote's label is its mark, and stands before the note again; what is only repeated on later
 * pages is no content. */
static size_t letters_below(const xmlNode *node)
{
	size_t count = 0;

	for (; node; node = node->next) {
		xmlChar *label = node->type == XML_ELEMENT_NODE ? xmlGetProp(node, BAD_CAST "label") : NULL;
		bool note = xmlStrEqual(node->name, BAD_CAST "footnote");

		if (node->type == XML_TEXT_NODE)
			count += letters((const char *)node->content);
		else if (!xmlStrEqual(node->name, BAD_CAST "continued") &&
			 !xmlStrEqual(node->name, BAD_CAST "rest"))
			count += letters_below(node->children);
		if (label)
			count += letters((const char *)label) * (note ? 2 : 1);
		xmlFree(label);
	}
	return count;
}

static size_t letters_put_in(const char *content)
{
	char *xml = g_strdup_printf("<a xmlns='urn:csmsc:flow'>%s</a>", content);
	xmlDoc *doc = tree(xml);
	size_t count = letters_below(xmlDocGetRootElement(doc));

	xmlFreeDoc(doc);
	g_free(xml);
	return count;
}

/* What is repeated is an artifact. */
static size_t letters_placed(const struct pages *pages)
{
	size_t count = 0;

	for (guint i = 0; i < pages->pages->len; i++)
		for (guint k = 0; k < page_of(pages, i)->items->len; k++) {
			const struct item *item = item_of(page_of(pages, i), k);

			if (item->kind == ITEM_TEXT && item->node)
				count += letters(item->text.text);
		}
	return count;
}

/* What is drawn is what the finisher finds in the file, mark by mark. */
static void assert_finishes(struct press *p, const struct pages *pages)
{
	struct drawn *drawn;
	GBytes *pdf;

	assert_clean(p, pages);
	drawn = pdf_write(pages, p->diag);
	pdf = drawn ? pdf_finish(drawn, pages, NULL, p->diag) : NULL;
	assert_clean(p, pages);
	assert_non_null(pdf);
	g_bytes_unref(pdf);
	drawn_free(drawn);
}

static void anything_is_whole_and_in_place(void **state)
{
	for (guint32 seed = 1; seed <= 100; seed++) {
		GRand *r = g_rand_new_with_seed(seed);
		GString *blocks = g_string_new(NULL);
		struct pages *pages;

		random_blocks(r, blocks);
		pages = press_blocks(*state, blocks->str);
		assert_finishes(*state, pages);
		assert_int_equal(letters_placed(pages), letters_put_in(blocks->str));
		pages_free(pages);
		g_string_free(blocks, TRUE);
		g_rand_free(r);
	}
}

static void the_same_twice(void **state)
{
	GRand *r = g_rand_new_with_seed(7);
	GString *blocks = g_string_new(NULL), *dump[2];

	random_blocks(r, blocks);
	for (int i = 0; i < 2; i++) {
		struct pages *pages = press_blocks(*state, blocks->str);

		dump[i] = g_string_new(NULL);
		pages_dump(pages, dump[i]);
		pages_free(pages);
	}
	assert_string_equal(dump[0]->str, dump[1]->str);
	g_string_free(dump[0], TRUE);
	g_string_free(dump[1], TRUE);
	g_string_free(blocks, TRUE);
	g_rand_free(r);
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
		cmocka_unit_test(anything_is_whole_and_in_place),
		cmocka_unit_test(the_same_twice),
	};

	return cmocka_run_group_tests_name("pages", tests, press_open, press_close);
}
