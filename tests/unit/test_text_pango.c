/* On plain text, lines end where Pango ends them; and where they deliberately do not. */
#define PRESS_CHARACTERS CHINESE "“”·—～第级"
#define CHINESE                                                                                    \
	"海岱云成立于济南，在自建的数据中心上运营公有云平台，向省内企业提供计算、网络、存储和消息服务。" \
	"客户主要有四类：制造企业的生产管理系统，市、县两级政务部门的办事系统，医院集团的影像系统，以及" \
	"在本平台上开发并转售软件的企业。公司不向境外客户销售服务，也不租用其他云服务商的资源；产线、" \
	"办事窗口和影像阅片一旦停摆，损失的不只是客户的收入。因此，本方针（见《服务管理》）把租户隔离、" \
	"客户数据保护和服务连续性放在新功能和成本之前：凡安全评审未通过的功能不上线！使用IaaS和PaaS模式" \
	"的客户自行管理操作系统。"

#include "layout/breaks.h"
#include "layout/text.h"
#include "press.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define ENGLISH                                                                                    \
	"Haidai Cloud exists to give the manufacturers, public bodies and hospitals of the province "  \
	"dependable resources within its borders. When a production line, a service counter or a "    \
	"reading-room stops, customers lose more than income: people wait for treatment and for "     \
	"decisions. When customer data leaks, the trust built over years is gone. This policy (and "  \
	"what follows from it) therefore puts the isolation of tenants before new functions and "     \
	"before cost; a function that has not passed its security review is not released, and data " \
	"is not touched unless the customer has authorised it! Who doubts that?"

static PangoLayout *oracle_new(const struct press *p)
{
	FcConfig *config = FcConfigCreate();
	PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	cairo_font_options_t *options = cairo_font_options_create();
	PangoAttrList *attrs = pango_attr_list_new();
	PangoContext *context;
	PangoFontDescription *font;
	PangoLayout *layout;

	for (guint i = 0; i < p->fonts->faces->len; i++) {
		const struct face *face = p->fonts->faces->pdata[i];

		FcConfigAppFontAddFile(config, (const FcChar8 *)face->path);
	}
	FcConfigSetCurrent(config);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
	context = pango_font_map_create_context(map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_context_set_round_glyph_positions(context, FALSE);
	layout = pango_layout_new(context);
	pango_attr_list_insert(attrs, pango_attr_font_features_new("liga=0,clig=0,dlig=0,pnum=1"));
	pango_layout_set_attributes(layout, attrs);
	font = pango_font_description_from_string("Noto Sans,Noto Sans CJK SC");
	pango_font_description_set_absolute_size(font, p->style->body->size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_font_description_free(font);
	pango_attr_list_unref(attrs);
	cairo_font_options_destroy(options);
	g_object_unref(context);
	g_object_unref(map);
	return layout;
}

/* The lines with a line end after each, without the spaces at their ends. */
static char *oracle_lines(PangoLayout *layout, const char *text, double width)
{
	GString *out = g_string_new(NULL);

	pango_layout_set_width(layout, (int)lround(width * PANGO_SCALE));
	pango_layout_set_text(layout, text, -1);
	for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
		const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
		char *copy = g_strndup(text + line->start_index, (gsize)line->length);

		g_string_append_printf(out, "%s\n", g_strchomp(copy));
		g_free(copy);
	}
	return g_string_free(out, FALSE);
}

static char *our_lines(struct setter *s, const char *text, double width)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	const struct text_style *style = g_hash_table_lookup(s->style->texts, "flush");
	GString *out = g_string_new(NULL);

	text_set(s, text_plain(s, text), &(struct setting){ .style = style, .width = width }, lines);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);

		for (size_t k = 0; k < line->count; k++)
			g_string_append(out, line->items[k].text.text);
		g_string_append_c(out, '\n');
	}
	g_array_unref(lines);
	return g_string_free(out, FALSE);
}

/* Whether the last line is so short that we make it longer and the one before it shorter. */
static bool last_is_runt(PangoLayout *layout, const struct text_style *style)
{
	int last = pango_layout_get_line_count(layout) - 1;
	PangoRectangle box;

	pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, last), NULL, &box);
	return last > 0 && box.width < style->size * 2.6 * PANGO_SCALE;
}

static void drop_line(char *lines)
{
	char *end;

	g_strchomp(lines);
	end = strrchr(lines, '\n');
	*(end ? end : lines) = '\0';
}

static void compare(struct press *p, const char *lang, const char *text)
{
	struct pages *pages = press_blocks(p, "<para/>");
	PangoLayout *oracle = oracle_new(p);
	struct setter s;

	p->style->chinese = (struct chinese_style){ 0 };
	setter_init(&s, p->fonts, p->style, lang, pages, p->diag);
	for (double width = 78; width < 480; width += 3.7) {
		char *ours = our_lines(&s, text, width), *theirs = oracle_lines(oracle, text, width);

		for (int i = 0; i < 2 && last_is_runt(oracle, p->style->body); i++) {
			drop_line(ours);
			drop_line(theirs);
		}
		if (strcmp(ours, theirs) != 0)
			fail_msg("%.1f wide:\n%s\nPango:\n%s", width, ours, theirs);
		g_free(ours);
		g_free(theirs);
	}
	setter_clear(&s);
	g_object_unref(oracle);
	pages_free(pages);
}

static void english(void **state)
{
	compare(*state, "en", ENGLISH);
}

static void chinese(void **state)
{
	compare(*state, "zh-CN", CHINESE);
}

/* Where CLREQ, GB/T 15834 and readers want otherwise; test_text_breaks.c says how.  Besides, marks
 * close up and Han keeps off Latin, which changes widths (test_text_setting.c), a word that is wider
 * than its column is parted where it no longer fits, and no last line is lost (test_text_lines.c). */
static const char *const differences[] = {
	"海岱·云",            /* a dot between names begins none */
	"产线/窗口",          /* a slash between Han stands at neither end */
	"客户—平台",          /* nor does the line between places begin one */
	"上～云",             /* nor the wave of a range */
	"在5级",              /* a number keeps to its unit, */
	"within 30 days or",
	"在第5级",            /* and to what it is the number of */
	"see Table 3 there",
	"as ISO/IEC 27001 says",
	"the HD-CSMS-03 is",  /* identifiers are not parted */
	"an e-mail to",
};

/* An opening quote may begin a line, a closing one end it; with Unicode 16 (UAX 14, LB19a) in Pango too. */
static const char quotes[] = "本方针把“租户”隔离";

/* Pango 1.56 follows Unicode 16. */
static bool knows_unicode_16(void)
{
	return pango_version() >= PANGO_VERSION_ENCODE(1, 56, 0);
}

static bool same_cuts(const struct press *p, const char *text)
{
	GArray *letters = g_array_new(FALSE, FALSE, sizeof(struct letter));
	const struct font_set *set = fonts_set(p->fonts, TYPEFACE_ANY);
	PangoLogAttr attrs[64];
	bool same = true;

	itemise(p->fonts, set, text, strlen(text), letters);
	breaks_find(p->fonts->breaks, text, strlen(text), "zh-CN", set->han, letters);
	assert_true(letters->len <= G_N_ELEMENTS(attrs));
	pango_get_log_attrs(text, -1, -1, pango_language_from_string("zh-CN"), attrs,
			    (int)letters->len);
	for (guint i = 1; i + 1 < letters->len; i++)
		same = same && attrs[i].is_line_break ==
				       (g_array_index(letters, struct letter, i).cut >= CUT_FREE);
	g_array_unref(letters);
	return same;
}

static void deliberate_differences(void **state)
{
	assert_true(same_cuts(*state, "plain words, 云平台，并 so on"));
	for (size_t i = 0; i < G_N_ELEMENTS(differences); i++)
		if (same_cuts(*state, differences[i]))
			fail_msg("Pango does the same with %s", differences[i]);
	assert_int_equal(same_cuts(*state, quotes), knows_unicode_16());
}

/* ---- plain words ---- */

static void same_as_pango(struct breaks *breaks, const char *lang, const char *text, size_t length)
{
	PangoLogAttr attrs[64];
	struct letter letters[64];

	assert_true(breaks_plain(breaks, text, length, letters));
	pango_get_log_attrs(text, (int)length, -1, pango_language_from_string(lang), attrs,
			    (int)length + 1);
	for (size_t i = 0; i < length; i++)
		if ((i && (letters[i].cut == CUT_FREE) != attrs[i].is_line_break) ||
		    letters[i].white != attrs[i].is_white || !letters[i].cluster)
			fail_msg("\"%.*s\" in %s: not as Pango before letter %zu", (int)length, text, lang,
				 i);
}

/* What is remembered word by word is what Pango says of the whole text: all texts of up to four
 * characters of all classes, and longer ones without end. */
static void words_break_alike(void **state)
{
	static const char classes[] = " a0!\"$%(),-/|}";
	static const char *const langs[] = { "en", "zh-CN", "fr" };
	struct breaks *breaks = breaks_new();
	enum { KINDS = sizeof classes - 1, ALL = KINDS * KINDS * KINDS * KINDS, MORE = 20000 };
	GRand *rand = g_rand_new_with_seed(14);
	char text[41];

	(void)state;
	if (knows_unicode_16())
		skip(); /* it lets a line begin with " .5" (LB15c), which is left as it was */
	for (unsigned n = 0; n < ALL; n++) {
		for (unsigned k = 0, of = n; k < 4; k++, of /= KINDS)
			text[k] = classes[of % KINDS];
		same_as_pango(breaks, langs[n % 3], text, 4);
	}
	for (unsigned n = 0; n < MORE; n++) {
		size_t length = (size_t)g_rand_int_range(rand, 1, 40);

		for (size_t k = 0; k < length; k++)
			text[k] = n % 2 ? classes[g_rand_int_range(rand, 0, KINDS)]
					: (char)g_rand_int_range(rand, ' ', '~' + 1);
		same_as_pango(breaks, langs[n % 3], text, length);
	}
	assert_false(breaks_plain(breaks, "a\tb", 3, NULL));
	assert_false(breaks_plain(breaks, "\xC3\xA9", 2, NULL));
	g_rand_free(rand);
	breaks_free(breaks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english),
		cmocka_unit_test(chinese),
		cmocka_unit_test(deliberate_differences),
		cmocka_unit_test(words_break_alike),
	};

	return cmocka_run_group_tests_name("text_pango", tests, press_open, press_close);
}
