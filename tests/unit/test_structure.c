/* The tree of nodes that layout makes beside the display list: what stands in it, in which
 * order, and which items are content of which node. */
#include "layout/structure.h"
#include "press.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* The structure of these blocks, one line a child of the root. */
static void expect_tree(void **state, const char *blocks, const char *tree)
{
	struct pages *pages = press_blocks(*state, blocks);
	GString *out = g_string_new(NULL);

	assert_non_null(pages);
	structure_dump(pages->structure, out);
	assert_string_equal(out->str, tree);
	g_string_free(out, TRUE);
	pages_free(pages);
}

static void blocks_become_nodes(void **state)
{
	expect_tree(state, "<heading level='1'>a</heading><para>b</para><heading level='2'>c</heading>"
		    "<para xml:lang='en'>d</para>", "tree H1\ntree P\ntree H2\ntree P@en\n");
	expect_tree(state, "<rule/><space height='4'/><keep><para>a</para><para>b</para></keep>",
		    "tree P\ntree P\n");
}

static void lists_have_labels_and_bodies(void **state)
{
	expect_tree(state, "<list><item label='1.'><para>a</para></item><item label='2.'><para>b</para>"
		    "<list><item label='•'><para>c</para></item></list><para>d</para></item></list>",
		    "tree L/Decimal(LI(Lbl LBody) LI(Lbl LBody(P L/Disc(LI(Lbl LBody)) P)))\n");
	expect_tree(state, "<list><item label=''><para>a</para></item></list>",
		    "tree L(LI(LBody))\n");
}

static void tables_have_heads_scopes_and_spans(void **state)
{
	expect_tree(state,
		    "<table style='plain' widths='1 1 1' header-rows='1'>"
		    "<row><cell columns='2'><para>a</para></cell><cell rows='4'><para>b</para></cell></row>"
		    "<row><cell style='label'><para>c</para></cell><cell rows='2'><para>d</para></cell>"
		    "<cell/></row>"
		    "<row><cell><para>e</para><para>f</para></cell><cell/></row></table>",
		    "tree Table(THead(TR(TH/Column[2x1] TH/Column)) "
		    "TBody(TR(TH/Row TD[1x2] TD) TR(TD(P*2) TD)))\n");
	expect_tree(state, "<table style='sheet' widths='1 1'><row><cell><para>a</para></cell>"
		    "<cell><para>b</para></cell></row></table>", "tree Table(TBody(TR(TH/Row TD)))\n");
}

static void inline_elements_keep_their_place(void **state)
{
	expect_tree(state, "<para>a <link href='https://b.example/'>b</link> c <run xml:lang='en'>d "
		    "<run style='code' tag='Code'>e</run></run> f</para>",
		    "tree P(- Link - Span@en(- Code) -)\n");
	/* What only looks different is no element; neighbours are not one. */
	expect_tree(state, "<para>a <run style='strong'>b</run></para>", "tree P\n");
	expect_tree(state, "<para id='x'><link to='x'>a</link><link to='x'>b</link></para>",
		    "tree P(Link*2)\n");
	expect_tree(state, "<para><run tag='Code'>a <run style='strong'>b</run></run></para>",
		    "tree P(Code)\n");
}

static void contents_nest_by_level(void **state)
{
	expect_tree(state,
		    "<contents><entry level='1' to='a'>a</entry><entry level='3' to='a'>b</entry>"
		    "<entry level='1' to='a'>c</entry></contents><heading level='1' id='a'>a</heading>",
		    "tree TOC(TOCI(Reference(Link)) TOC(TOC(TOCI(Reference(Link)))) "
		    "TOCI(Reference(Link)))\ntree H1\n");
}

/* ---- items ---- */

static const struct item *find_text(const struct pages *pages, size_t page, const char *text)
{
	const GArray *items = ((const struct page *)pages->pages->pdata[page])->items;

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (item->kind == ITEM_TEXT && strcmp(item->text.text, text) == 0)
			return item;
	}
	return NULL;
}

static char *rows_of(const char *row, int count)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append(out, row);
	return g_string_free(out, FALSE);
}

static void repeated_heads_are_artifacts(void **state)
{
	char *rows = rows_of("<row><cell><para>cell</para></cell></row>", 80);
	char *blocks = g_strconcat("<para id='x'>x</para><table style='plain' widths='1' header-rows='1'>"
				   "<row><cell><para><link to='x'>head</link></para></cell></row>",
				   rows, "</table>", NULL);
	struct pages *pages = press_blocks(*state, blocks);

	assert_non_null(find_text(pages, 0, "head")->node);
	assert_int_equal(find_text(pages, 0, "head")->node->kind, NODE_LINK);
	assert_null(find_text(pages, 1, "head")->node);
	assert_int_equal(find_text(pages, 1, "head")->part, PART_TABLE_HEAD);
	assert_int_equal(find_text(pages, 1, "cell")->node->kind, NODE_CELL);
	pages_free(pages);
	g_free(blocks);
	g_free(rows);
}

static void furniture_is_no_content(void **state)
{
	struct pages *pages = press_flow(*state, "en",
					 "<field name='organisation'>running</field>"
					 "<sequence page='portrait'><para>body</para></sequence>");

	assert_null(find_text(pages, 0, "running")->node);
	assert_int_equal(find_text(pages, 0, "running")->part, PART_HEAD);
	assert_non_null(find_text(pages, 0, "body")->node);
	pages_free(pages);
}

static void a_paragraph_is_one_node_on_all_its_pages(void **state)
{
	char *words = rows_of("word ", 3000);
	char *blocks = g_strconcat("<para>", words, "</para>", NULL);
	struct pages *pages = press_blocks(*state, blocks);
	const struct node *node = NULL;

	assert_true(pages->pages->len > 1);
	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];
		const struct item *item = &g_array_index(page->items, struct item, page->items->len - 1);

		assert_non_null(item->node);
		assert_true(!node || item->node == node);
		node = item->node;
	}
	pages_free(pages);
	g_free(blocks);
	g_free(words);
}

/* ---- the room itself ---- */

static void nothing_grows_on_nothing(void **state)
{
	(void)state;
	assert_null(structure_add(NULL, NODE_PARA));
	assert_null(structure_inlines(NULL, NULL));
	assert_null(structure_within(NULL, NODE_LINK));
}

static void every_kind_has_its_own_tag(void **state)
{
	(void)state;
	for (enum node_kind k = 0; k < NODE_KINDS; k++)
		assert_int_equal(structure_kind(structure_tag(k)), k);
	assert_int_equal(structure_kind("Paragraph"), NODE_KINDS);
	assert_false(structure_holds_text(NODE_TABLE));
	assert_true(structure_holds_text(NODE_TEXT));
}

static void numberings_follow_the_label(void **state)
{
	static const struct {
		const char *label, *numbering;
	} cases[] = {
		{ "1.", "Decimal" }, { "a.", "LowerAlpha" }, { "(i)", "LowerRoman" }, { "（2）", "Decimal" },
		{ "B", "UpperAlpha" }, { "•", "Disc" }, { "–", "Circle" }, { "☐", "Square" },
		{ "一、", NULL }, { "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *got = structure_numbering(cases[i].label);

		if (g_strcmp0(got, cases[i].numbering) != 0)
			fail_msg("%s: %s", cases[i].label, got ? got : "none");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_become_nodes),
		cmocka_unit_test(lists_have_labels_and_bodies),
		cmocka_unit_test(tables_have_heads_scopes_and_spans),
		cmocka_unit_test(inline_elements_keep_their_place),
		cmocka_unit_test(contents_nest_by_level),
		cmocka_unit_test(repeated_heads_are_artifacts),
		cmocka_unit_test(furniture_is_no_content),
		cmocka_unit_test(a_paragraph_is_one_node_on_all_its_pages),
		cmocka_unit_test(nothing_grows_on_nothing),
		cmocka_unit_test(every_kind_has_its_own_tag),
		cmocka_unit_test(numberings_follow_the_label),
	};

	return cmocka_run_group_tests(tests, press_open, press_close);
}
