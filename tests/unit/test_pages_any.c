/* Pages of anything: whatever blocks are put together, all of it stands on a page, in place, and twice alike. */
#include "emit/finish.h"
#include "emit/pdf.h"
#include "paging.h"

#include <math.h>

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
		cmocka_unit_test(anything_is_whole_and_in_place),
		cmocka_unit_test(the_same_twice),
	};

	return cmocka_run_group_tests_name("any pages", tests, press_open, press_close);
}
