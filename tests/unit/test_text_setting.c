/* Setting: what stands where on a line, in Chinese, in justified English, and where direction turns. */
#define PRESS_CHARACTERS \
	"云服务信息安全管理体系控制措施杭州余上海表说第，。；：“”（）《》——……·𠮷éשלוםעمرحبا"

#include "layout/style.h"
#include "press.h"

#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static bool near(double a, double b)
{
	return fabs(a - b) < 0.02;
}

/* The one page of a paragraph, ragged unless it says otherwise. */
static struct pages *para(struct press *p, const char *attributes, const char *content)
{
	char *blocks = g_strdup_printf("<para %s>%s</para>", attributes, content);
	struct pages *pages = press_blocks(p, blocks);

	assert_non_null(pages);
	g_free(blocks);
	return pages;
}

/* The width of a line of body type that holds just this text. */
static double width_of(struct press *p, const char *text)
{
	struct pages *pages = para(p, "align='left'", text);
	const struct page *page = page_of(pages, 0);
	const struct item *first = press_find(page, ITEM_TEXT, 0), *last = first;
	double width;

	for (guint i = 0; i < page->items->len; i++)
		if (item_of(page, i)->kind == ITEM_TEXT)
			last = item_of(page, i);
	width = last->box.x + last->box.width - first->box.x;
	pages_free(pages);
	return width / p->style->body->size;
}

/* Titles leave no word alone on their last line, nor need a line more; other text fills its lines. */
static void titles_are_balanced(void **state)
{
	static const struct { const char *style; double size; const char *text, *lines; } cases[] = {
		{ "title", 2.7, "Responsibility Matrix, Qinghe Warehouse", "Responsibility Matrix,/Qinghe Warehouse" },
		{ "flush", 2.7, "Responsibility Matrix, Qinghe Warehouse", "Responsibility Matrix, Qinghe/Warehouse" },
		/* where the sense ends, though lines are uneven; in one line more rather than within a phrase */
		{ "title", 3.2, "云服务信息安全：管理体系（杭州）", "云服务信息安全：/管理体系（杭州）" },
		/* nor within a name */
		{ "title", 2.7, "obligations Qinghe Warehouse obligation", "obligations/Qinghe Warehouse obligation" },
		{ "title", 6.6, "云服务：管理体系（杭州）", "云服务：/管理体系/（杭州）" },
	};
	struct press *p = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct text_style *style = g_hash_table_lookup(p->style->texts, cases[i].style);
		double size = style->size;
		struct pages *pages;
		char *lines, attributes[40];

		style->size = p->style->body->size * cases[i].size;
		snprintf(attributes, sizeof attributes, "style='%s'", cases[i].style);
		pages = para(p, attributes, cases[i].text);
		lines = press_text(pages);
		assert_string_equal(lines, cases[i].lines);
		style->size = size;
		g_free(lines);
		pages_free(pages);
	}
}

/* Without a stop a tab sets the space between a number and its title. */
static void a_tab_without_stop_is_an_em(void **state)
{
	struct press *p = *state;

	assert_true(near(width_of(p, "云<tab/>服"), 3));
	assert_true(near(width_of(p, "云云云<tab/>服"), 5));
}

/* ---- Chinese ---- */

static void marks_close_up(void **state)
{
	struct press *p = *state;

	assert_true(near(width_of(p, "云服"), 2));
	assert_true(near(width_of(p, "云，服"), 3));
	assert_true(near(width_of(p, "云，“服"), 3.5));    /* , closing before opening */
	assert_true(near(width_of(p, "云”）服"), 3.5));
	assert_true(near(width_of(p, "云（“服"), 3.5));
	assert_true(near(width_of(p, "云”），“服"), 4.5)); /* each but the last gives up a half */
	assert_true(near(width_of(p, "杭·余"), 2.5));      /* a dot is half as wide */
	assert_true(near(width_of(p, "云——服"), 4));
	assert_true(near(width_of(p, "云……服"), 4));
	/* at the ends of a line */
	assert_true(near(width_of(p, "云服。"), 2.5));
	assert_true(near(width_of(p, "（云服"), 2.5));
	assert_true(near(width_of(p, "“云”"), 2));
	p->style->chinese.squeeze = false;
	assert_true(near(width_of(p, "云，“服”。"), 6));
	p->style->chinese.squeeze = true;
}

static void marks_at_line_ends(void **state)
{
	struct press *p = *state;
	struct pages *pages = para(p, "align='right'", "（云服）。");
	const struct page *page = page_of(pages, 0);
	const struct item *item = press_find_text(page, "（");
	double right = page->body.x + page->body.width;

	/* what shows is flush with the margin, and the square of the first mark lies left of it */
	assert_true(near(item->box.x + item->box.width, right));
	assert_true(near(item->text.words[0].x, -0.5 * item->text.size));
	assert_true(pages_check(pages, p->diag));
	pages_free(pages);
	p->style->chinese.hang = true;
	pages = para(p, "align='right'", "云服。");
	item = press_find_text(page_of(pages, 0), "云");
	assert_true(near(item->box.x + item->box.width, right + 0.5 * item->text.size));
	assert_true(pages_check(pages, p->diag));
	pages_free(pages);
	p->style->chinese.hang = false;
}

static void han_keeps_off_latin(void **state)
{
	struct press *p = *state;
	double gap = p->style->chinese.gap, a = width_of(p, "a"), space = width_of(p, "a a") - 2 * a;

	assert_true(gap > 0.09 && gap <= 0.1); /* readers of PDF find a space at more */
	assert_true(near(width_of(p, "云a服"), 2 + a + 2 * gap));
	assert_true(near(width_of(p, "云9"), 1 + gap + width_of(p, "9")));
	assert_true(near(width_of(p, "云a，"), 1.5 + a + gap)); /* not beside marks */
	assert_true(near(width_of(p, "（a云"), 1.5 + a + gap));
	assert_true(near(width_of(p, "云 a"), 1 + space + a));  /* a space that was typed stays */
	assert_true(near(width_of(p, "云<run style='strong'>a</run>"),
			 1 + gap + width_of(p, "<run style='strong'>a</run>")));
}

static void no_gap_at_line_ends(void **state)
{
	struct press *p = *state;
	struct pages *pages = para(p, "align='left'", "云<line/>a<line/>云");
	const struct page *page = page_of(pages, 0);

	for (guint i = 0; i < page->items->len; i++)
		if (item_of(page, i)->kind == ITEM_TEXT)
			assert_true(near(item_of(page, i)->box.x, page->body.x));
	pages_free(pages);
}

/* ---- justified ---- */

#define WORDS "The duties of those who run a service differ from the duties of those who use it; "

/* How far each line of the page's paragraphs is from the right margin, at most and at least, the last
 * line of each apart. */
static void line_ends(const struct page *page, double *least, double *most)
{
	double right = page->body.x + page->body.width;

	*least = 1000;
	*most = -1000;
	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);
		const struct item *next = i + 1 < page->items->len ? item + 1 : NULL;

		if (item->kind != ITEM_TEXT || item->line + 1 == item->lines ||
		    (next && next->line == item->line && next->unit == item->unit))
			continue;
		*least = MIN(*least, right - item->box.x - item->box.width);
		*most = MAX(*most, right - item->box.x - item->box.width);
	}
}

static void justified_lines_are_flush(void **state)
{
	struct press *p = *state;
	const char *texts[] = { WORDS WORDS WORDS WORDS,
				"云服务信息安全管理体系控制措施，杭州余杭上海云服务信息安全管理体系控制措施；"
				"云服务信息安全管理体系IaaS控制措施，杭州上海" };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct pages *pages = para(p, "align='justify'", texts[i]);
		double least, most;

		line_ends(page_of(pages, 0), &least, &most);
		assert_true(least > -0.02 && most < 0.02);
		assert_true(pages_check(pages, p->diag));
		pages_free(pages);
		pages = para(p, "align='left'", texts[i]);
		line_ends(page_of(pages, 0), &least, &most);
		assert_true(most > 1);
		pages_free(pages);
	}
}

/* A page number is narrower than its room: a justified line is spread again, one that is not closes
 * up. */
static void page_numbers_keep_lines_flush(void **state)
{
	struct press *p = *state;
	const char *english = WORDS "see page <page-ref to='here'/> for that. " WORDS WORDS WORDS,
		   *chinese = "云服务信息安全管理体系控制措施，杭州余杭上海云服务信息安全，第<page-ref to='here'/>上，云服务"
			      "信息安全管理体系控制措施；云服务信息安全管理体系控制措施杭州上海，云服务信息安全管理体系"
			      "控制措施。";

	for (int i = 0; i < 2; i++) {
		struct pages *pages = para(p, "id='here' align='justify'", i ? chinese : english);
		const struct item *number = press_find_text(page_of(pages, 0), "1");
		double least, most;

		line_ends(page_of(pages, 0), &least, &most);
		assert_true(least > -0.02 && most < 0.02);
		assert_true(number->box.x > page_of(pages, 0)->body.x + 10);
		assert_true(pages_check(pages, p->diag));
		pages_free(pages);
	}
}

/* A line that could only be filled with gaping spaces stays ragged. */
static void no_gaping_spaces(void **state)
{
	struct press *p = *state;
	struct pages *pages = para(p, "align='justify'",
		"to be aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa c");
	const struct item *item = press_find_text(page_of(pages, 0), "to be");

	assert_string_equal(item->text.text, "to be");
	assert_true(near(item->box.width, width_of(p, "to be") * item->text.size));
	pages_free(pages);
}

static struct pages *narrow(struct press *p, int share, const char *content)
{
	char *table = g_strdup_printf("<table style='plain' widths='%d %d'><row><cell><para>%s</para>"
				      "</cell><cell/></row></table>", share, 60 - share, content);
	struct pages *pages = press_blocks(p, table);

	assert_non_null(pages);
	g_free(table);
	return pages;
}

static void words_are_divided(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_flow(p, "en",
		"<sequence page='portrait'><table style='form' widths='50 10'><row><cell/><cell><para>the "
		"organisation of information and its administration by us</para></cell></row></table>"
		"</sequence>");
	char *text = press_text(pages), **parts = g_strsplit(text, "\xC2\xAD/", -1), *plain;

	assert_non_null(parts[1]);
	plain = g_strdelimit(g_strjoinv("", parts), "/", ' ');
	assert_string_equal(plain, "the organisation of information and its administration by us");
	assert_true(pages_check(pages, p->diag));
	g_strfreev(parts);
	g_free(plain);
	g_free(text);
	pages_free(pages);
}

/* The small heading of a value is not: its style says so. */
static void headings_of_values_are_whole(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_flow(p, "en",
		"<sequence page='portrait'><table style='form' widths='50 10'><row><cell/><cell><para><run style='tag'>the "
		"organisation of information and its administration by us:</run></para></cell></row></table></sequence>");
	char *text = press_text(pages);

	assert_true(pages_check(pages, p->diag));
	assert_null(strstr(text, "\xC2\xAD"));
	g_free(text);
	pages_free(pages);
}

/* Two letters are left alone before a gap, and long words with a capital are divided there, but not in ragged
 * lines. */
static void few_letters_stay_alone(void **state)
{
	static const struct { const char *align, *text, *lines; int share; } cases[] = {
		{ "justify", "aaaaaaa bbbbbbb aaaaaaa because", "aaaaaaa bbbbbbb aaaaaaa be\xC2\xAD/cause", 20 },
		{ "justify", "aaaaaaa bbbbbbb aaaaaaa Informations", "aaaaaaa bbbbbbb aaaaaaa In\xC2\xAD/formations", 20 },
		{ "justify", "aaaaaaa bbbbbbb aaaaaaa Informed", "aaaaaaa bbbbbbb aaaaaaa/Informed", 20 },
		{ "left", "aaa Informations of that", "aaa/Informations/of that", 10 },
		{ "left", "aaa bbb because of that", "aaa bbb/because of/that", 10 },
		{ "left", "aaa aa information", "aaa aa/information", 10 },
	};
	struct press *p = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *flow = g_strdup_printf("<sequence page='portrait'><table style='form' widths='%d %d'><row><cell><para "
			"style='body' align='%s'>%s</para></cell><cell/></row></table></sequence>", cases[i].share,
			60 - cases[i].share, cases[i].align, cases[i].text);
		struct pages *pages = press_flow(p, "en", flow);
		char *text = press_text(pages);

		assert_string_equal(text, cases[i].lines);
		g_free(text);
		g_free(flow);
		pages_free(pages);
	}
}

/* What leads to the thing it names is neither divided nor parted. */
static void names_stay_whole(void **state)
{
	struct press *p = *state;
	const char *table = "<sequence page='portrait'><table style='plain' widths='47 13'><row><cell/><cell>"
			    "<para id='x'>to information <link to='x'>ct-informations</link> or "
			    "<link to='x'>ct-information</link></para></cell></row></table></sequence>";
	struct pages *pages = press_flow(p, "en", table);
	char *text = press_text(pages);

	assert_string_equal(text, "to information/ct-informations| or/ct-information");
	g_free(text);
	pages_free(pages);
}

/* Nor are two words in a look of their own, as those of a person's name, unless much would be left empty. */
static void pairs_stay_whole(void **state)
{
	static const struct { const char *style, *lines; } cases[] = {
		{ "muted", "E-023 2026-09-07/Bai Xueying" },
		{ "digest", "E-023 2026-09-07 |Bai/Xueying" },
	};
	struct press *p = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *flow = g_strdup_printf("<sequence page='portrait'><table style='form' widths='47 13'><row><cell/><cell>"
			"<para>E-023 2026-09-07 <run style='%s'>Bai Xueying</run></para></cell></row><row><cell/><cell><para>"
			"What else is said here is a sentence and goes on over some lines</para></cell></row></table></sequence>",
			cases[i].style);
		struct pages *pages = press_flow(p, "en", flow);
		char *text = press_text(pages), *end = strstr(text, "/What");

		assert_non_null(end);
		*end = '\0';
		assert_string_equal(text, cases[i].lines);
		g_free(text);
		g_free(flow);
		pages_free(pages);
	}
}

/* An address is parted before its @ or behind a stop, and a standard's name at its space, in columns that do not
 * hold them; other columns do not part them. */
static void names_are_parted_where_they_must(void **state)
{
	static const struct { int share; const char *text, *lines; } cases[] = {
		{ 22, "write to information@administration.example of information",
		  "write to/information@administration.example of/information" },
		{ 8, "write to information@administration.example of information",
		  "write to/information/@administration.example/of information" },
		{ 8, "write to x@informationadministrationcommitteeofservices.example of",
		  "write to/x@informatio/nadministrati/oncommittee/ofservices./example of" },
		{ 14, "see also ISO/IEC 27017:2015 there", "see also/ISO/IEC 27017:2015 there" },
		{ 9, "also ISO/IEC 27017:2015 there", "also/ISO/IEC/27017:2015/there" },
	};
	struct press *p = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *flow = g_strdup_printf("<sequence page='portrait'><table style='form' widths='%d %d'><row><cell/><cell>"
			"<para>%s</para></cell></row></table></sequence>", 60 - cases[i].share, cases[i].share, cases[i].text);
		struct pages *pages = press_flow(p, "en", flow);
		char *text = press_text(pages);

		assert_string_equal(text, cases[i].lines);
		g_free(text);
		g_free(flow);
		pages_free(pages);
	}
}

/* The characters of a name that are joined stay on one line, and as far apart as others. */
static void joined_names_stay_whole(void **state)
{
	static const struct { const char *text, *lines; } cases[] = {
		{ "云服务信", "云服/务信" }, { "云服\xE2\x81\xA0务信", "云/服\xE2\x81\xA0务/信" },
	};
	struct press *p = *state;
	const char *joined = "云\xE2\x81\xA0服";

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *flow = g_strdup_printf("<sequence page='portrait'><table style='form' widths='56 4'><row><cell/><cell>"
			"<para>%s</para></cell></row></table></sequence>", cases[i].text);
		struct pages *pages = press_flow(p, "zh-CN", flow);
		char *text = press_text(pages);

		assert_string_equal(text, cases[i].lines);
		g_free(text);
		g_free(flow);
		pages_free(pages);
	}
	assert_true(near(width_of(p, joined), 2));
}

static void soft_hyphens_show_at_line_ends_only(void **state)
{
	struct press *p = *state;
	struct pages *pages = narrow(p, 20, "abcdefghijabcdefghij\xC2\xADklmnopklmnopklmnop "
					     "ab\xC2\xAD" "cd");
	char *text = press_text(pages);

	assert_string_equal(text, "abcdefghijabcdefghij\xC2\xAD/klmnopklmnopklmnop ab\xC2\xAD" "cd");
	assert_int_equal(press_find_text(page_of(pages, 0), "abcdefgh")->text.count, 2);
	g_free(text);
	pages_free(pages);
}

/* ---- first lines ---- */

/* How far the paragraph with these words is moved in, in ems of its size. */
static double moved_in(struct press *p, const char *lang, const char *block)
{
	char *content = g_strdup_printf("<sequence page='portrait'>%s</sequence>", block);
	struct pages *pages = press_flow(p, lang, content);
	const struct page *page = page_of(pages, 0);
	const struct item *item = press_find_text(page, "云服务");
	double by = (item->box.x - item->left) / item->text.size;

	assert_true(pages_check(pages, p->diag));
	pages_free(pages);
	g_free(content);
	return by;
}

#define LINE "信息安全管理体系控制措施，杭州余杭上海云服务信息安全管理体系控制措施；"
#define BODY "<para style='body'>云服务" LINE LINE LINE "</para>"

static void first_lines_are_indented(void **state)
{
	struct press *p = *state;
	struct text_style *body = g_hash_table_lookup(p->style->texts, "body");

	assert_true(near(moved_in(p, "zh-CN", BODY), 0));
	body->first_line = 2;
	assert_true(near(moved_in(p, "zh-CN", BODY), 2));
	assert_true(near(moved_in(p, "zh-CN", "<keep>" BODY "</keep>"), 2));
	assert_true(near(moved_in(p, "en", BODY), 0));
	assert_true(near(moved_in(p, "en", "<para style='body'>a</para>" BODY), 1));
	assert_true(near(moved_in(p, "zh-CN", "<para style='body' align='right'>云服务</para>"),
			 moved_in(p, "en", "<para style='body' align='right'>云服务</para>")));
	assert_true(near(moved_in(p, "zh-CN", "<list><item label='1'>" BODY "</item></list>"), 0));
	assert_true(near(moved_in(p, "zh-CN", "<table style='plain' widths='1'><row><cell>" BODY
					      "</cell></row></table>"), 0));
	assert_true(near(moved_in(p, "zh-CN", "<box style='aside'>" BODY "</box>"), 0));
	body->first_line = 0;
}

/* Only the first, and the lines below are flush at both sides. */
static void other_lines_are_not(void **state)
{
	struct press *p = *state;
	struct text_style *body = g_hash_table_lookup(p->style->texts, "body");
	struct pages *pages;
	double least, most;

	body->first_line = 2;
	pages = para(p, "style='body' align='justify'", "云服务" LINE LINE "<line/>" LINE LINE);
	for (guint i = 0; i < page_of(pages, 0)->items->len; i++) {
		const struct item *item = item_of(page_of(pages, 0), i);

		if (item->kind == ITEM_TEXT)
			assert_true(near(item->box.x - item->left, item->line ? 0 : 20));
	}
	line_ends(page_of(pages, 0), &least, &most);
	assert_true(least > -0.02);
	pages_free(pages);
	body->first_line = 0;
}

/* ---- what fits nowhere ---- */

static void long_identifiers_break_somewhere(void **state)
{
	struct press *p = *state;
	GString *name = g_string_new("urn:x:");

	while (name->len < 200)
		g_string_append_c(name, "abcdefghij0123456789"[name->len * 7 % 20]);
	for (int share = 4; share < 60; share += 5) {
		struct pages *pages = narrow(p, share, name->str);
		char *text = press_text(pages), **lines = g_strsplit(text, "/", -1),
		     *joined = g_strjoinv("", lines);

		assert_string_equal(joined, name->str);
		assert_true(pages_check(pages, p->diag));
		g_free(joined);
		g_strfreev(lines);
		g_free(text);
		pages_free(pages);
	}
	g_string_free(name, TRUE);
}

static void rare_han_is_set(void **state)
{
	struct pages *pages = para(*state, "", "𠮷云");
	const struct item *item = press_find_text(page_of(pages, 0), "𠮷");

	assert_string_equal(item->text.font, "NotoSansCJK-Regular");
	pages_free(pages);
}

/* ---- direction ---- */

static void hebrew_runs_backwards(void **state)
{
	struct press *p = *state;
	struct pages *pages = para(p, "align='left'", "a שלום עולם b");
	const struct page *page = page_of(pages, 0);
	const struct item *a = press_find_text(page, "a"), *hebrew = press_find_text(page, "שלום"),
			  *b = press_find_text(page, " b");

	assert_string_equal(hebrew->text.text, "שלום עולם"); /* as it is read */
	assert_string_equal(hebrew->text.font, "NotoSansHebrew-Regular");
	assert_true(a->box.x < hebrew->box.x && hebrew->box.x + hebrew->box.width < b->box.x + 4);
	assert_int_equal(hebrew->text.count, 3);
	assert_true(hebrew->text.words[0].x > hebrew->text.words[1].x &&
		    hebrew->text.words[1].x > hebrew->text.words[2].x);
	/* within the word too */
	assert_true(hebrew->text.words[0].word->glyphs[0].x > hebrew->text.words[0].word->glyphs[1].x);
	assert_true(pages_check(pages, p->diag));
	pages_free(pages);
}

static void arabic_is_joined(void **state)
{
	struct press *p = *state;
	struct pages *pages = para(p, "", "مرحبا");
	const struct item *item = press_find(page_of(pages, 0), ITEM_TEXT, 0);
	double apart = width_of(p, "م") + width_of(p, "ر") + width_of(p, "ح") + width_of(p, "ب") +
		       width_of(p, "ا");

	assert_string_equal(item->text.font, "NotoSansArabic-Regular");
	assert_true(item->box.width / item->text.size < apart - 0.3);
	pages_free(pages);
}

/* An override would make a name read as another: it is not obeyed. */
static void overrides_count_for_nothing(void **state)
{
	struct pages *pages = para(*state, "align='left'", "a \xE2\x80\xAE" "bcd\xE2\x80\xAC e");
	const struct item *item = press_find(page_of(pages, 0), ITEM_TEXT, 0);

	for (size_t i = 1; i < item->text.count; i++)
		assert_true(item->text.words[i].x >= item->text.words[i - 1].x);
	pages_free(pages);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tab_without_stop_is_an_em),
		cmocka_unit_test(titles_are_balanced),
		cmocka_unit_test(marks_close_up),
		cmocka_unit_test(marks_at_line_ends),
		cmocka_unit_test(han_keeps_off_latin),
		cmocka_unit_test(no_gap_at_line_ends),
		cmocka_unit_test(justified_lines_are_flush),
		cmocka_unit_test(first_lines_are_indented),
		cmocka_unit_test(other_lines_are_not),
		cmocka_unit_test(page_numbers_keep_lines_flush),
		cmocka_unit_test(no_gaping_spaces),
		cmocka_unit_test(words_are_divided),
		cmocka_unit_test(headings_of_values_are_whole),
		cmocka_unit_test(few_letters_stay_alone),
		cmocka_unit_test(joined_names_stay_whole),
		cmocka_unit_test(names_stay_whole),
		cmocka_unit_test(pairs_stay_whole),
		cmocka_unit_test(names_are_parted_where_they_must),
		cmocka_unit_test(soft_hyphens_show_at_line_ends_only),
		cmocka_unit_test(long_identifiers_break_somewhere),
		cmocka_unit_test(rare_han_is_set),
		cmocka_unit_test(hebrew_runs_backwards),
		cmocka_unit_test(arabic_is_joined),
		cmocka_unit_test(overrides_count_for_nothing),
	};

	return cmocka_run_group_tests_name("text_setting", tests, press_open, press_close);
}
