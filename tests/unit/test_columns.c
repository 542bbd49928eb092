/* Columns of tables: how wide they are for what they hold. */
#include "layout/style.h"
#include "paging.h"

#include <math.h>

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
		{ { "b", "information@hd-cloudservice.example", NULL }, "@hd-cloudservice.example", NULL },
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

/* What is an address, and where it is parted, is the same for widths and for lines. */
static void addresses_are_what_lines_part(void **state)
{
	static const struct { const char *cells[6], *whole, *parted; } cases[] = {
		{ { "b", "(@security/incident/response", NULL }, "(@security/", "(@security/incident/" },
		{ { "b", "“@security/incident/response", NULL }, "“@security/", "“@security/incident/" },
		{ { "b", "cloud.example/@information/incident", NULL }, "@information/", "@information/incident" },
		{ { "b", "e.g.securityincidentsof@hd.example", NULL }, "e.g.securityincidentsof", "g.securityincidentsof" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct pages *pages = press_narrow(*state, cases[i].cells);

		find(pages, 1, cases[i].whole);
		assert_null(press_find_text(page_of(pages, 0), cases[i].parted));
		pages_free(pages);
	}
}

/* An address makes its column no wider than the author's weight does. */
static void addresses_keep_to_their_share(void **state)
{
	static const struct { int weight; const char *mail, *whole; } cases[] = {
		{ 32, "security@hd-cloud.example", "security@hd-cloud.example" },
		{ 16, "security@hd-cloud.example", "security@hd-cloud." },
		{ 10, "it@hd-cloud.example", "it@hd-cloud." }, /* short as it is, nor as a name does */
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *text = g_strdup_printf("<table style='register' widths='%d %d'><row><cell><para>" WORDS WORDS WORDS WORDS
					     "</para></cell><cell><para>%s</para></cell></row></table>",
					     100 - cases[i].weight, cases[i].weight, cases[i].mail);
		struct pages *pages = press_blocks(*state, text);

		assert_clean(*state, pages);
		find(pages, 1, cases[i].whole);
		if (i > 0)
			assert_null(press_find_text(page_of(pages, 0), cases[i].mail));
		pages_free(pages);
		g_free(text);
	}
}

/* A longer one is parted, and those that fit stay whole where another column takes room. */
static void addresses_are_whole_beside_longer_ones(void **state)
{
	static const char *const text = "<table style='register' widths='50 238 662'><row><cell><para>QH-STD-112:2026-EXAMPLE"
					"</para></cell><cell><para>security@hd-cloud.example</para></cell><cell><para>" WORDS
					WORDS WORDS WORDS "</para></cell></row><row><cell><para>b</para></cell><cell><para>"
					"information-security@hd-cloud.example</para></cell><cell><para>b</para></cell></row></table>";
	struct pages *pages = press_blocks(*state, text);

	assert_clean(*state, pages);
	find(pages, 1, "security@hd-cloud.example");
	assert_null(press_find_text(page_of(pages, 0), "information-security@hd-cloud.example"));
	pages_free(pages);
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

/* A short cell does not make its column narrow where most rows have one cell across it and others; it does where
 * rows have cells of their own. */
static void rare_cells_leave_the_share(void **state)
{
	static const struct { unsigned own; double least, most; } cases[] = { { 1, 0.45, 0.6 }, { 3, 0, 0.2 } };
	char *much = repeat(WORDS, 6);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		GString *rows = g_string_new(NULL);
		struct pages *pages;
		double share;

		for (unsigned r = 0; r < 6; r++)
			g_string_append_printf(rows, r < cases[i].own ?
				"<row><cell><para>%s</para></cell><cell><para>n</para></cell><cell><para>%s</para></cell></row>" :
				"<row><cell><para>%s</para></cell><cell columns='2'><para>%s</para></cell></row>", much, much);
		g_string_prepend(rows, "<table style='register' widths='4 12 4' header-rows='1'><row><cell><para>h</para></cell>"
				 "<cell><para>j</para></cell><cell><para>k</para></cell></row>");
		pages = press_blocks(*state, g_string_append(rows, "</table>")->str);
		share = (find(pages, 1, "k")->box.x - find(pages, 1, "j")->box.x) / page_of(pages, 0)->body.width;
		assert_true(share > cases[i].least && share < cases[i].most);
		pages_free(pages);
		g_string_free(rows, TRUE);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_follow_their_content),
		cmocka_unit_test(names_stay_whole),
		cmocka_unit_test(identifiers_stay_whole),
		cmocka_unit_test(addresses_are_what_lines_part),
		cmocka_unit_test(addresses_keep_to_their_share),
		cmocka_unit_test(addresses_are_whole_beside_longer_ones),
		cmocka_unit_test(identifiers_come_before_names),
		cmocka_unit_test(columns_lower_their_table),
		cmocka_unit_test(rare_cells_leave_the_share),
		cmocka_unit_test(heads_have_room),
		cmocka_unit_test(labels_are_not_divided),
	};

	return cmocka_run_group_tests_name("columns", tests, press_open, press_close);
}
