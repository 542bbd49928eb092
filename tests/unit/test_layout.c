/* Styles, flow, fonts and paragraphs: what stands on a line, in which font, and what is refused. */
#include "layout/itemise.h"
#include "layout/style.h"
#include "press.h"

#include <math.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* ---- styles ---- */

static enum msg style_fault(const char *from, const char *to)
{
	char *text = NULL;
	GString *changed;
	char *folder = g_dir_make_tmp("style-XXXXXX", NULL), *path;
	struct diag *d = diag_new();
	struct layout_style *style;
	enum msg id;

	g_file_get_contents(PRESS_STYLE, &text, NULL, NULL);
	changed = g_string_new(text);
	assert_int_equal(g_string_replace(changed, from, to, 1), 1);
	path = g_build_filename(folder, "print.yaml", NULL);
	file_write(path, changed->str, changed->len, 0644, d);
	style = style_load(path, d);
	id = diag_all(d)->len ? ((struct diagnostic *)diag_all(d)->pdata[0])->id : MSG_COUNT;
	assert_true(style == NULL || id == MSG_COUNT);
	style_free(style);
	file_remove_tree(folder, d);
	diag_free(d);
	g_string_free(changed, TRUE);
	g_free(text);
	g_free(path);
	g_free(folder);
	return id;
}

static void style_faults(void **state)
{
	(void)state;
	assert_int_equal(style_fault("size: 10,", "size: 10.0,"), MSG_COUNT);
	assert_int_equal(style_fault("size: 10,", "size: ten,"), MSG_STYLE_VALUE);
	assert_int_equal(style_fault("colour: ink}", "colour: inkk}"), MSG_STYLE_VALUE);
	assert_int_equal(style_fault("\"#1b2327\"", "\"#1b232\""), MSG_STYLE_VALUE);
	assert_int_equal(style_fault("like: body", "like: bodies"), MSG_STYLE_NAME);
	assert_int_equal(style_fault("{id: heading-1,", "{id: heading-one,"), MSG_STYLE_NAME);
	assert_int_equal(style_fault("{id: draft,", "{id: daft,"), MSG_STYLE_NAME);
	assert_int_equal(style_fault("style: head, fields", "style: heads, fields"), MSG_STYLE_NAME);
	assert_int_equal(style_fault("{id: lead,", "{id: body,"), MSG_STYLE_TWICE);
	assert_int_equal(style_fault("leading: 16,", "leading: 6,"), MSG_STYLE_LEADING);
	assert_int_equal(style_fault("bottom: 80", "bottom: 680"), MSG_STYLE_PAGE);
	style_free(NULL);
}

/* ---- flow ---- */

static const struct {
	const char *content;
	enum msg id;
} flow_faults[] = {
	{ "<sequence page='portrait'><blob/></sequence>", MSG_FLOW_UNKNOWN },
	{ "<sequence page='portrait'><para xmlns=''>a</para></sequence>", MSG_FLOW_UNKNOWN },
	{ "<sequence page='portrait'><para><b>a</b></para></sequence>", MSG_FLOW_UNKNOWN },
	{ "<sequence page='portrait'><para colour='red'>a</para></sequence>", MSG_FLOW_ATTRIBUTE },
	{ "<sequence page='portrait'><para style='boddy'>a</para></sequence>", MSG_FLOW_STYLE },
	{ "<sequence page='portrait'><para><run style='bold'>a</run></para></sequence>", MSG_FLOW_STYLE },
	{ "<sequence page='square'/>", MSG_FLOW_STYLE },
	{ "<sequence page='portrait'>words</sequence>", MSG_FLOW_TEXT },
	{ "<sequence page='portrait'><heading level='7'>a</heading></sequence>", MSG_FLOW_VALUE },
	{ "<sequence page='portrait'><para align='middle'>a</para></sequence>", MSG_FLOW_VALUE },
	{ "<sequence page='portrait'><image src='a.png'/></sequence>", MSG_FLOW_VALUE },
	{ "<sequence page='portrait'><para><link>a</link></para></sequence>", MSG_FLOW_LINK_KIND },
	{ "<sequence page='portrait'><para><link to='x'>a</link></para></sequence>", MSG_FLOW_TARGET },
	{ "<sequence page='portrait'><para><page-ref to='x'/></para></sequence>", MSG_FLOW_TARGET },
	{ "<sequence page='portrait'><para id='x'>a</para><para id='x'>b</para></sequence>",
	  MSG_FLOW_ID_TWICE },
	{ "<sequence page='portrait'><table style='plain' widths='1 1'><row><cell/></row></table>"
	  "</sequence>", MSG_FLOW_COLUMNS },
	{ "<sequence page='portrait'><table style='plain' widths='1'><row><cell columns='2'/></row>"
	  "</table></sequence>", MSG_FLOW_COLUMNS },
	{ "<sequence page='portrait'><table style='plain' widths='1 x'/></sequence>", MSG_FLOW_VALUE },
	{ "<sequence page='portrait'><table style='plain' widths='1'><row><cell>"
	  "<heading level='1'>a</heading></cell></row></table></sequence>", MSG_FLOW_UNKNOWN },
	{ "<sequence page='portrait'><para>\xF0\x9F\x98\x80</para></sequence>", MSG_FONT_GLYPH },
};

static void flow_refused(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(flow_faults); i++) {
		struct pages *pages = press_flow(*state, "en", flow_faults[i].content);

		if (pages || press_message(*state, 0) != flow_faults[i].id)
			fail_msg("%s: %s", flow_faults[i].content,
				 press_message(*state, 0) < MSG_COUNT
					 ? msg_name(press_message(*state, 0)) : "nothing said");
	}
}

static void no_flow(void **state)
{
	struct press *p = *state;
	xmlDoc *doc = tree("<article/>");

	press_clear(p);
	assert_null(layout_flow(doc, NULL, p->fonts, p->style, p->diag));
	assert_int_equal(press_message(p, 0), MSG_FLOW_ROOT);
	xmlFreeDoc(doc);
}

static void missing_glyph_has_a_place(void **state)
{
	struct press *p = *state;
	const struct diagnostic *found;

	assert_null(press_blocks(p, "<para s:at='csms.yaml:7:3:7:9:0'>a \xE9\xBE\x98 b \xE9\xBE\x98</para>"));
	assert_int_equal(diag_all(p->diag)->len, 1);
	found = diag_all(p->diag)->pdata[0];
	assert_int_equal(found->id, MSG_FONT_GLYPH);
	assert_int_equal(found->at.line, 7);
	assert_non_null(strstr(found->text, "U+9F98"));
}

/* ---- white space ---- */

static void expect_text(struct press *p, const char *para, const char *expected)
{
	struct pages *pages = press_blocks(p, para);
	char *text;

	assert_non_null(pages);
	text = press_text(pages);
	assert_string_equal(text, expected);
	g_free(text);
	pages_free(pages);
}

static void white_space(void **state)
{
	expect_text(*state, "<para>  a\n\t b  </para>", "a b");
	expect_text(*state, "<para>云\n   服务，\n  安全</para>", "云服务，安全");
	expect_text(*state, "<para>云 服务</para>", "云 服务");
	expect_text(*state, "<para>a <run style='strong'>b</run> c</para>", "a |b| c");
	expect_text(*state, "<para>a<run style='strong'> b </run>c</para>", "a| b| c");
	expect_text(*state, "<para>a<line/> b<line/></para>", "a/b");
	expect_text(*state, "<para/>", "");
}

/* ---- fonts ---- */

/* l: Latin, s: symbols, m: mathematics, h: Han; one letter for each character. */
static char *families_of(const struct press *p, const char *text)
{
	GArray *letters = g_array_new(FALSE, FALSE, sizeof(struct letter));
	GString *out = g_string_new(NULL);

	itemise(p->fonts, fonts_set(p->fonts, TYPEFACE_ANY), text, strlen(text), letters);
	for (guint i = 0; i + 1 < letters->len; i++) {
		const struct letter *l = &g_array_index(letters, struct letter, i);

		assert_int_equal(l->c, g_utf8_get_char(text + l->start));
		g_string_append_c(out, l->family == FAMILY_NONE ? '?' : "lsmh"[l->family]);
	}
	assert_int_equal(g_array_index(letters, struct letter, letters->len - 1).start, strlen(text));
	g_array_unref(letters);
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text, *families;
} family_cases[] = {
	{ "a b", "lll" },
	{ "云服务", "hhh" },
	{ "云 a", "hll" },
	{ "云 服", "hhh" },
	{ "云（IaaS）", "hhllllh" },
	{ "说“云”。", "hhhhh" },
	{ "“IaaS”模式", "hllllhhh" },   /* one quote beside Han: both are Chinese */
	{ "the “cloud” is", "llllllllllllll" },
	{ "don’t", "lllll" },
	{ "云 don’t", "hllllll" },
	{ "‘云’", "hhh" },
	{ "a — b", "lllll" },
	{ "云——服", "hhhh" },
	{ "云……", "hhh" },
	{ "杭州·余", "hhhh" },
	{ "a·b", "lll" },
	{ "☑ 是", "ssh" },
	{ "≤ 4", "mll" },
	{ "①②", "hh" },
	{ "é", "l" },
	{ "e\xCC\x81", "ll" },           /* a mark stays with its letter */
	{ "\xF0\x9F\x98\x80", "?" },
};

static void families(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(family_cases); i++) {
		char *got = families_of(*state, family_cases[i].text);

		if (strcmp(got, family_cases[i].families) != 0)
			fail_msg("%s: %s, not %s", family_cases[i].text, got, family_cases[i].families);
		g_free(got);
	}
}

static void faces(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<para>a<run style='strong'>b<run style='emph'>c云</run></run>☑</para>");
	const struct page *page = page_of(pages, 0);

	assert_string_equal(press_find_text(page, "a")->text.font, "NotoSans-Regular");
	assert_string_equal(press_find_text(page, "b")->text.font, "NotoSans-Bold");
	assert_string_equal(press_find_text(page, "c")->text.font, "NotoSans-BoldItalic");
	assert_string_equal(press_find_text(page, "云")->text.font, "NotoSansCJK-Bold");
	assert_string_equal(press_find_text(page, "☑")->text.font, "NotoSansSymbols2-Regular");
	pages_free(pages);
}

/* Code has a family of its own; what that lacks stays with the family that has it. */
static void own_family_and_rise(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<para>a<run style='code'>b云</run><run style='note-mark'>1</run></para>");
	const struct page *page = page_of(pages, 0);
	const struct item *a = press_find_text(page, "a"), *mark = press_find_text(page, "1");

	assert_string_equal(press_find_text(page, "b")->text.font, "NotoSansMono-Regular");
	assert_string_equal(press_find_text(page, "云")->text.font, "NotoSansCJK-Regular");
	assert_true(mark->text.size < a->text.size);
	assert_true(mark->box.y + mark->text.baseline < a->box.y + a->text.baseline - 2);
	pages_free(pages);
}

static void missing_fonts(void **state)
{
	struct press *p = *state;
	const char *folder = p->style->folders->pdata[0];
	struct fonts *fonts;

	press_clear(p);
	fonts = fonts_open(p->style, "/nowhere", p->diag);
	assert_null(fonts);
	assert_int_equal(press_message(p, 0), MSG_FONT_OPEN);
	press_clear(p);
	for (guint i = 0; i < p->style->folders->len; i++)
		p->style->folders->pdata[i] = (void *)"/nowhere";
	assert_false(fonts_cut(p->style, "a", p->folder, p->diag));
	assert_int_equal(press_message(p, 0), MSG_FONT_FILE);
	p->style->folders->pdata[0] = (void *)folder;
	fonts_free(NULL);
}

/* ---- lines ---- */

#define MIXED \
	"他说：“云服务（IaaS）控制措施”，并在《服务管理》第一章——包括：①信息；②组织……以及（99.95%）、在" \
	"“RTO≤4”、杭州·余杭；￥1,000/月、温度25℃。「安全」【控制】！？见“附录A”（“A.5.23”）。1%～2%，3–5天"

static gunichar first_of(const struct item *item)
{
	return g_utf8_get_char(item->text.text);
}

static gunichar last_of(const struct item *item)
{
	return g_utf8_get_char(g_utf8_prev_char(item->text.text + strlen(item->text.text)));
}

/* No closing mark begins a line and no opening one ends it, however wide the column. */
static void check_line_ends(const struct page *page)
{
	const char *closing = "，。；：！？、）》」】”’%％℃·～.,;:!?)", *opening = "（《「【“‘￥(";
	const struct item *before = NULL;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->kind != ITEM_TEXT || item->unit == 0)
			continue;
		if (before && (before->unit != item->unit || before->line != item->line)) {
			if (g_utf8_strchr(closing, -1, first_of(item)) ||
			    g_utf8_strchr(opening, -1, last_of(before)))
				fail_msg("a line ends \"%s\" and the next begins \"%s\"",
					 before->text.text, item->text.text);
		}
		before = item;
	}
}

static void chinese_line_ends(void **state)
{
	for (int share = 14; share < 60; share++) {
		char *table = g_strdup_printf("<table style='register' widths='%d %d'><row><cell><para>%s"
					      "</para></cell><cell/></row></table>",
					      share, 60 - share, MIXED);
		struct pages *pages;

		pages = press_blocks(*state, table);
		assert_non_null(pages);
		for (guint i = 0; i < pages->pages->len; i++)
			check_line_ends(page_of(pages, i));
		pages_free(pages);
		g_free(table);
	}
}

/* An identifier is not parted after its stops, however wide the column. */
static void stops_bind(void **state)
{
	for (int share = 12; share < 60; share++) {
		char *table = g_strdup_printf(
			"<table style='register' widths='%d %d'><row><cell><para>信息安全A.8.8管理"
			"体系CLD.9.5.1措施8.4.11-c.2模式</para></cell><cell/></row></table>",
			share, 60 - share);
		struct pages *pages = press_blocks(*state, table);
		char *text = press_text(pages);

		assert_null(strstr(text, "./"));
		g_free(text);
		pages_free(pages);
		g_free(table);
	}
}

static void long_words_break(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<table style='plain' widths='1 3'><row><cell><para>"
		"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz</para></cell><cell/></row></table>");
	char *text = press_text(pages), **lines = g_strsplit(text, "/", -1), *joined = g_strjoinv("", lines);

	assert_true(g_strv_length(lines) > 2);
	/* nothing is added where a word had to be broken */
	assert_string_equal(joined, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
	assert_true(pages_check(pages, ((struct press *)*state)->diag));
	g_free(joined);
	g_strfreev(lines);
	g_free(text);
	pages_free(pages);
}

static void tabs_hang(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<heading level='1'>1<tab/>a heading that is so long that it needs a second line to hold"
		" all of its words</heading><para>b</para>");
	const struct page *page = page_of(pages, 0);
	const struct item *number = press_find_text(page, "1"), *first = press_find_text(page, "a h");
	const struct outline_entry *mark = &g_array_index(pages->outline, struct outline_entry, 0);

	assert_true(first->box.x - number->box.x > 29 && first->box.x - number->box.x < 31);
	for (guint i = 0; i < page->items->len; i++)
		if (item_of(page, i)->part == PART_HEADING && item_of(page, i)->line == 1)
			assert_true(item_of(page, i)->box.x == first->box.x);
	assert_true(g_str_has_prefix(mark->title, "1 a heading"));
	pages_free(pages);
}

static void alignment(void **state)
{
	struct pages *pages = press_blocks(*state, "<para>a</para><para align='right'>b</para>"
						   "<para align='centre'>c</para>");
	const struct page *page = page_of(pages, 0);
	const struct item *a = press_find_text(page, "a"), *b = press_find_text(page, "b"),
			  *c = press_find_text(page, "c");
	double right = page->body.x + page->body.width, centre = page->body.x + page->body.width / 2;

	assert_true(a->box.x == page->body.x);
	assert_true(fabs(b->box.x + b->box.width - right) < 0.1);
	assert_true(fabs(c->box.x + c->box.width / 2 - centre) < 0.1);
	pages_free(pages);
}

static void links_by_line(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<para id='here'>a <link href='https://example.org/'>one</link> "
		"<link to='here'>two<line/>three</link></para>");
	const struct page *page = page_of(pages, 0);
	const char *expected[] = { "https://example.org/", "here", "here" };
	size_t count = 0;

	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->kind != ITEM_LINK)
			continue;
		assert_true(count < 3);
		assert_string_equal(item->link.uri ? item->link.uri : item->link.to, expected[count++]);
		assert_true(item->box.width > 5 && item->box.width < 60);
	}
	assert_int_equal(count, 3);
	assert_non_null(g_hash_table_lookup(pages->anchors, "here"));
	pages_free(pages);
}

static void shapes_in_lines(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<para><run style='status-partial'>a</run></para><para><bar width='50'/></para>"
		"<para>b <run style='gap'>c</run></para>");
	const struct page *page = page_of(pages, 0);
	const struct item *dot = press_find(page, ITEM_RECT, 0), *a = press_find_text(page, "a"),
			  *c = press_find_text(page, "c");
	GString *dump = g_string_new(NULL);

	while (dot->rect.radius == 0)
		dot++;
	assert_true(dot->box.x + dot->box.width < a->box.x && dot->box.width == dot->box.height);
	assert_true(item_of(page, (guint)(c - item_of(page, 0)) - 2)->kind == ITEM_RECT);
	pages_dump(pages, dump);
	assert_non_null(strstr(dump->str, " 300.0 6.0 #eaf1f2"));
	assert_non_null(strstr(dump->str, " 150.0 6.0 #0b4f5c"));
	g_string_free(dump, TRUE);
	pages_free(pages);
}

static void list_labels(void **state)
{
	struct pages *pages = press_blocks(*state,
		"<list><item label='•'><para>a</para></item><item label='a label of many words that is wide"
		" enough to fill more than a third of the line'><para>b</para></item><item label='2.'/></list>");
	const struct page *page = page_of(pages, 0);
	const struct item *bullet = press_find_text(page, "•"), *a = press_find_text(page, "a"),
			  *wide = press_find_text(page, "a label"), *b = press_find_text(page, "b");

	assert_true(bullet->box.y == a->box.y && bullet->box.x + bullet->box.width < a->box.x);
	assert_true(wide->box.y + wide->box.height <= b->box.y);
	assert_non_null(press_find_text(page, "2."));
	assert_true(pages_check(pages, ((struct press *)*state)->diag));
	pages_free(pages);
}

static double list_gap(void **state, const char *between)
{
	char *blocks = g_strdup_printf("<list><item bullet='outer'><para>a</para></item>%s<item bullet='outer'>"
				       "<para>b</para></item></list>", between);
	struct pages *pages = press_blocks(*state, blocks);
	const struct page *page = page_of(pages, 0);
	double gap = press_find_text(page, "b")->box.y - press_find_text(page, "a")->box.y;

	pages_free(pages);
	g_free(blocks);
	return gap;
}

static void lists_apart(void **state)
{
	struct layout_style *style = ((struct press *)*state)->style;
	struct list_style before = style->list;

	assert_true(list_gap(state, "</list><list>") > list_gap(state, ""));
	style->list.gap = style->list.around = 0;
	assert_true(list_gap(state, "</list><list>") > list_gap(state, ""));
	style->list = before;
}

/* Dashes of Chinese lists are twice as long as others. */
static void list_labels_by_language(void **state)
{
	static const struct { const char *lang, *label; } cases[] = { { "zh-CN", "——" }, { "en", "•" } };
	struct layout_style *style = ((struct press *)*state)->style;

	style->chinese.bullet = "——";
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct pages *pages = press_flow(*state, cases[i].lang, "<sequence page='portrait'><list>"
			"<item bullet='outer'><para>a</para></item></list></sequence>");

		assert_non_null(press_find_text(page_of(pages, 0), cases[i].label));
		pages_free(pages);
	}
	style->chinese.bullet = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(style_faults),
		cmocka_unit_test(flow_refused),
		cmocka_unit_test(no_flow),
		cmocka_unit_test(missing_glyph_has_a_place),
		cmocka_unit_test(white_space),
		cmocka_unit_test(families),
		cmocka_unit_test(faces),
		cmocka_unit_test(own_family_and_rise),
		cmocka_unit_test(chinese_line_ends),
		cmocka_unit_test(stops_bind),
		cmocka_unit_test(long_words_break),
		cmocka_unit_test(tabs_hang),
		cmocka_unit_test(alignment),
		cmocka_unit_test(links_by_line),
		cmocka_unit_test(shapes_in_lines),
		cmocka_unit_test(list_labels),
		cmocka_unit_test(lists_apart),
		cmocka_unit_test(list_labels_by_language),
		cmocka_unit_test(missing_fonts),
	};

	return cmocka_run_group_tests_name("layout", tests, press_open, press_close);
}
