/* floor FLOW OUT.pdf: the naive floor.  The text of a flow dump, laid out by Pango in fixed columns
 * and drawn by Cairo, and nothing else: no styles, no keeps, no repeated heads, no links.  What
 * csmsc takes for the same text is measured against it (run.sh).
 *
 * The fonts are the files below, uncut, in a private configuration; one context, and one layout
 * for each column, used again for every row. */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 16 };

static const double page_width = 595.28, page_height = 841.89, margin = 60, pad = 4;

static const char *const font_files[] = {
	"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansMath-Regular.ttf",
	"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
};

struct floor {
	cairo_t *cr;
	PangoContext *context;
	PangoLayout *layouts[COLUMNS_MAX];
	PangoFontDescription *font;
	GString *text;
	double y;
	unsigned pages;
};

static PangoFontMap *font_map(void)
{
	FcConfig *config = FcConfigCreate();
	PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);

	for (size_t i = 0; i < G_N_ELEMENTS(font_files); i++)
		FcConfigAppFontAddFile(config, (const FcChar8 *)font_files[i]);
	FcConfigSetCurrent(config);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
	return map;
}

static PangoLayout *layout_of(struct floor *f, int column, const char *text, double width)
{
	PangoLayout **layout = &f->layouts[column];

	if (!*layout) {
		*layout = pango_layout_new(f->context);
		pango_layout_set_font_description(*layout, f->font);
		pango_layout_set_wrap(*layout, PANGO_WRAP_WORD_CHAR);
	}
	pango_layout_set_width(*layout, (int)(width * PANGO_SCALE));
	pango_layout_set_text(*layout, text, -1);
	return *layout;
}

static double height_of(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

static void make_room(struct floor *f, double height)
{
	if (f->y + height <= page_height - margin || f->y == margin)
		return;
	cairo_show_page(f->cr);
	f->pages++;
	f->y = margin;
}

/* The text of a block as one string: blocks within it begin lines. */
static void add_text(GString *out, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			g_string_append(out, (const char *)n->content);
		else if (n->type == XML_ELEMENT_NODE)
			add_text(out, n);
	}
	if (strcmp((const char *)node->name, "para") == 0)
		g_string_append_c(out, '\n');
}

static char *text_of(struct floor *f, const xmlNode *node)
{
	g_string_truncate(f->text, 0);
	add_text(f->text, node);
	while (f->text->len && f->text->str[f->text->len - 1] == '\n')
		g_string_truncate(f->text, f->text->len - 1);
	return f->text->str;
}

static void draw_para(struct floor *f, const xmlNode *node)
{
	PangoLayout *layout = layout_of(f, 0, text_of(f, node), page_width - 2 * margin);
	double height = height_of(layout);

	make_room(f, height);
	cairo_move_to(f->cr, margin, f->y);
	pango_cairo_show_layout(f->cr, layout);
	f->y += height + pad;
}

/* The table's columns, by their weights. */
struct columns {
	double left[COLUMNS_MAX + 1];
	int count;
};

static struct columns columns_of(const xmlNode *table)
{
	xmlChar *widths = xmlGetProp(table, BAD_CAST "widths");
	struct columns c = { .left = { margin } };
	double all = 0, weights[COLUMNS_MAX] = { 1 };

	for (char *p = (char *)widths, *end; p && c.count < COLUMNS_MAX; p = end, c.count++) {
		double weight = g_ascii_strtod(p, &end);

		if (end == p)
			break;
		weights[c.count] = weight;
		all += weight;
	}
	c.count = MAX(c.count, 1);
	for (int i = 0; i < c.count; i++)
		c.left[i + 1] = c.left[i] + weights[i] / MAX(all, 1) * (page_width - 2 * margin);
	xmlFree(widths);
	return c;
}

static void draw_row(struct floor *f, const xmlNode *row, const struct columns *columns)
{
	PangoLayout *cells[COLUMNS_MAX];
	double height = 0;
	int count = 0;

	for (const xmlNode *n = row->children; n && count < columns->count; n = n->next)
		if (n->type == XML_ELEMENT_NODE) {
			double width = columns->left[count + 1] - columns->left[count] - 2 * pad;

			cells[count] = layout_of(f, count, text_of(f, n), width);
			height = MAX(height, height_of(cells[count]));
			count++;
		}
	make_room(f, height);
	for (int i = 0; i < count; i++) {
		cairo_move_to(f->cr, columns->left[i] + pad, f->y);
		pango_cairo_show_layout(f->cr, cells[i]);
	}
	f->y += height + 2 * pad;
}

static void draw_table(struct floor *f, const xmlNode *table)
{
	struct columns columns = columns_of(table);

	for (const xmlNode *row = table->children; row; row = row->next)
		if (row->type == XML_ELEMENT_NODE)
			draw_row(f, row, &columns);
}

static void draw_blocks(struct floor *f, const xmlNode *parent)
{
	for (const xmlNode *n = parent->children; n; n = n->next) {
		const char *name = (const char *)n->name;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp(name, "table") == 0) {
			draw_table(f, n);
		} else if (strcmp(name, "para") == 0 || strcmp(name, "heading") == 0 ||
			   strcmp(name, "entry") == 0) {
			draw_para(f, n);
		} else if (strcmp(name, "head") != 0 && strcmp(name, "foot") != 0) {
			draw_blocks(f, n);
		}
	}
}

int main(int argc, char **argv)
{
	xmlDoc *doc = argc == 3 ? xmlReadFile(argv[1], NULL, XML_PARSE_NONET | XML_PARSE_HUGE) : NULL;
	cairo_surface_t *surface;
	struct floor f = { .y = margin, .pages = 1, .text = g_string_new(NULL) };

	if (!doc) {
		fputs("usage: floor FLOW OUT.pdf\n", stderr);
		return 2;
	}
	surface = cairo_pdf_surface_create(argv[2], page_width, page_height);
	f.cr = cairo_create(surface);
	f.context = pango_font_map_create_context(font_map());
	f.font = pango_font_description_from_string("Noto Sans, Noto Sans CJK SC, Noto Sans Symbols2 9");
	draw_blocks(&f, xmlDocGetRootElement(doc));
	cairo_show_page(f.cr);
	cairo_surface_finish(surface);
	printf("%u pages\n", f.pages);
	return cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS;
}
