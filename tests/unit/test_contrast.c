/* Contrast: the formula, the pages, and every pair of colours that a theme puts together. */
#include "layout/contrast.h"
#include "layout/style.h"
#include "press.h"

/* The lists of fields, pieces and states. */
#define RECORD(...)
#define FIELD(...)
#include "model/schema_style.def"
#undef FIELD
#undef RECORD

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const struct colour white = { 1, 1, 1, true }, black = { 0, 0, 0, true };

static void the_formula(void **state)
{
	/* The lightest grey that passes on white (WebAIM's and W3C's own example). */
	struct colour grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, true };

	(void)state;
	assert_float_equal(contrast(&white, &black), 21, 0.001);
	assert_float_equal(contrast(&black, &black), 1, 0.001);
	assert_float_equal(contrast(&white, &grey), 4.54, 0.01);
	assert_float_equal(contrast_needed(10, false), 4.5, 0);
	assert_float_equal(contrast_needed(14, false), 4.5, 0);
	assert_float_equal(contrast_needed(14, true), 3, 0);
	assert_float_equal(contrast_needed(18, false), 3, 0);
}

/* ---- pages ---- */

static struct item *text_of(struct pages *pages)
{
	GArray *items = ((struct page *)pages->pages->pdata[0])->items;

	for (guint i = 0; i < items->len; i++)
		if (g_array_index(items, struct item, i).kind == ITEM_TEXT)
			return &g_array_index(items, struct item, i);
	return NULL;
}

static void pale_type_is_found(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<para style='gap'>a</para>");
	struct item *text = text_of(pages);

	assert_true(pages_check(pages, p->diag));
	/* Dark enough for paper, but not for the ground that is there. */
	text->text.colour = (struct colour){ 0.46, 0.46, 0.46, true };
	assert_false(pages_check(pages, p->diag));
	assert_int_equal(diag_all(p->diag)->len, 1);
	assert_int_equal(press_message(p, 0), MSG_PAGE_CONTRAST);
	pages_free(pages);
}

/* ---- themes ---- */

struct theme {
	const char *name;
	const struct layout_style *style;
	unsigned pairs;
};

static void expect_pair(struct theme *t, const char *what, const char *id, const struct colour *type,
			const struct colour *ground, double size, bool bold)
{
	double has = contrast(type, ground), needs = contrast_needed(size, bold);

	t->pairs++;
	if (has < needs)
		fail_msg("%s: %s %s: %.2f:1, and needs %.1f:1", t->name, what, id, has, needs);
}

/* Type in the colour of the paper is for dark marks; whether it stands on one, the pages tell. */
static bool is_reversed(const struct text_style *text)
{
	return !text->fill.set && contrast(&text->look.colour, &white) < 1.1;
}

/* A text on its own ground, or on the paper and on every watermark, which it may cross. */
static void check_text(struct theme *t, const struct text_style *text)
{
	bool bold = text->look.weight == WEIGHT_BOLD;
	GHashTableIter i;
	void *value;

	if (is_reversed(text))
		return;
	expect_pair(t, "text", text->id, &text->look.colour, text->fill.set ? &text->fill : &white,
		    text->size, bold);
	g_hash_table_iter_init(&i, t->style->watermarks);
	while (!text->fill.set && g_hash_table_iter_next(&i, NULL, &value)) {
		const struct watermark_style *mark = value;

		expect_pair(t, "text on a watermark", text->id, &text->look.colour, &mark->colour,
			    text->size, bold);
	}
}

/* Words in a look of their own, in the smallest text there is. */
static void check_look(struct theme *t, const char *what, const char *id, const struct look *look,
		       const struct colour *fill)
{
	const struct colour *type = look->colour.set ? &look->colour : &t->style->body->look.colour;
	const struct colour *ground = look->fill.set ? &look->fill : fill && fill->set ? fill : &white;

	expect_pair(t, what, id, type, ground, 8, false);
}

/* Words in the colour of one style on the ground of another: runs and cells in coloured rows. */
static void check_crossings(struct theme *t, const struct colour *ground, const char *id)
{
	GHashTableIter i;
	void *value;

	if (!ground->set)
		return;
	g_hash_table_iter_init(&i, t->style->runs);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		const struct run_style *run = value;

		check_look(t, id, run->id, &run->look, ground);
	}
	g_hash_table_iter_init(&i, t->style->cells);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		const struct cell_style *cell = value;

		check_look(t, id, cell->id, &cell->look, cell->fill.set ? &cell->fill : ground);
	}
}

static void check_tables(struct theme *t)
{
	GHashTableIter i;
	void *value;

	g_hash_table_iter_init(&i, t->style->tables);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		const struct table_style *table = value;

		if (table->head_fill.set)
			expect_pair(t, "head of table", table->id, &table->head->look.colour,
				    &table->head_fill, table->head->size, true);
		check_crossings(t, &table->stripe, "stripe");
	}
	g_hash_table_iter_init(&i, t->style->rows);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		const struct row_style *row = value;

		check_look(t, "row", row->id, &row->look, &row->fill);
		check_crossings(t, &row->fill, row->id);
	}
}

static void check_theme(struct theme *t)
{
	static const struct colour paper = { 1, 1, 1, true };
	GHashTableIter i;
	void *value;

	g_hash_table_iter_init(&i, t->style->texts);
	while (g_hash_table_iter_next(&i, NULL, &value))
		check_text(t, value);
	check_crossings(t, &paper, "paper");
	g_hash_table_iter_init(&i, t->style->watermarks);
	while (g_hash_table_iter_next(&i, NULL, &value))
		check_crossings(t, &((const struct watermark_style *)value)->colour, "watermark");
	check_tables(t);
	if (t->style->list.colour.set)
		expect_pair(t, "labels of", "lists", &t->style->list.colour, &white, 8, false);
}

static void add_para(GString *flow, const struct theme *t, const char *style)
{
	if (g_hash_table_contains(t->style->texts, style))
		g_string_append_printf(flow, "<para style='%s'>a</para>", style);
}

/* The pieces that a look can put on a page, each in the style that print-cover.xsl gives it. */
static void add_pieces(GString *flow, const struct theme *t, const char *page)
{
	char **names = g_strsplit(STYLE_PIECES, "|", 0);

	g_string_append_printf(flow, "<sequence page='%s'>", page);
	for (char **name = names; *name; name++) {
		char *own = g_strconcat(page, "-", *name, NULL), *cover = g_strconcat("cover-", *name, NULL);

		g_string_append_printf(flow, "<piece name='%s'>", *name);
		add_para(flow, t, g_hash_table_contains(t->style->texts, own) ? own : cover);
		if (strcmp(*name, "title") == 0)
			add_para(flow, t, "title");
		if (strcmp(*name, "digest") == 0) {
			add_para(flow, t, "cover-label");
			add_para(flow, t, "cover-note");
		}
		g_string_append(flow, "</piece>");
		g_free(own);
		g_free(cover);
	}
	g_strfreev(names);
	g_string_append(flow, "</sequence>");
}

/* A page of each kind, every field filled. */
static char *pages_of_all_kinds(const struct theme *t)
{
	char **names = g_strsplit(STYLE_FIELDS "|watermark", "|", 0);
	GString *flow = g_string_new(NULL);

	for (char **name = names; *name; name++)
		g_string_append_printf(flow, "<field name='%s'>a</field>", *name);
	add_pieces(flow, t, "cover");
	g_string_append(flow, "<sequence page='portrait'><para>a</para></sequence>"
			"<sequence page='landscape'><para>a</para></sequence>");
	add_pieces(flow, t, "back");
	g_strfreev(names);
	return g_string_free(flow, FALSE);
}

/* Type of covers and furniture, where it stands. */
static void check_pages(struct theme *t, struct press *p)
{
	char **states = g_strsplit(STYLE_STATES, "|", 0), *flow = pages_of_all_kinds(t);
	struct press own = { diag_new(), (struct layout_style *)t->style, NULL,
			     g_dir_make_tmp("press-XXXXXX", NULL) };

	assert_true(fonts_cut(t->style, "a", own.folder, own.diag));
	own.fonts = fonts_open(t->style, own.folder, own.diag);
	assert_non_null(own.fonts);
	for (char **state = states; *state; state++) {
		struct pages *pages = press_state(&own, *state, flow);

		if (!pages || !pages_check(pages, own.diag))
			fail_msg("%s, %s: %s", t->name, *state,
				 ((struct diagnostic *)diag_all(own.diag)->pdata[0])->text);
		pages_free(pages);
	}
	fonts_free(own.fonts);
	file_remove_tree(own.folder, p->diag);
	diag_free(own.diag);
	g_free(own.folder);
	g_free(flow);
	g_strfreev(states);
}

static void theme_over_base(const char *name, struct press *p)
{
	char *path = g_build_filename("styles", "themes", name, NULL);
	xmlDoc *base = style_read("styles/print.yaml", p->diag), *over = style_read(path, p->diag);
	struct theme t = { name, NULL, 0 };

	assert_non_null(base);
	assert_non_null(over);
	style_merge(base, over, p->diag);
	t.style = style_new(base, p->diag);
	assert_non_null(t.style);
	check_theme(&t);
	assert_true(t.pairs > 60);
	check_pages(&t, p);
	style_free((struct layout_style *)t.style);
	xmlFreeDoc(base);
	xmlFreeDoc(over);
	g_free(path);
}

static void every_theme_has_contrast(void **state)
{
	struct press *p = *state;
	GDir *folder = g_dir_open("styles/themes", 0, NULL);
	const char *name;
	int themes = 0;

	press_clear(p);
	for (; (name = g_dir_read_name(folder)); themes++)
		theme_over_base(name, p);
	assert_true(themes >= 2);
	g_dir_close(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_formula),
		cmocka_unit_test(pale_type_is_found),
		cmocka_unit_test(every_theme_has_contrast),
	};

	return cmocka_run_group_tests(tests, press_open, press_close);
}
