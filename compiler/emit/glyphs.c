#include "emit/glyphs.h"

#include "layout/fonts.h"

struct glyphs {
	GArray *glyphs, *clusters; /* as Cairo takes them */
	GString *text;
	const struct text_run *type; /* a run whose face, size and colour are set, or NULL */
	cairo_font_options_t *options;
};

struct glyphs *glyphs_new(void)
{
	struct glyphs *g = g_new0(struct glyphs, 1);

	g->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
	g->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
	g->text = g_string_new(NULL);
	/* No hinting and no rounding: widths scale, and do not depend on the machine. */
	g->options = cairo_font_options_create();
	cairo_font_options_set_hint_style(g->options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(g->options, CAIRO_HINT_METRICS_OFF);
	return g;
}

void glyphs_free(struct glyphs *g)
{
	g_array_unref(g->glyphs);
	g_array_unref(g->clusters);
	g_string_free(g->text, TRUE);
	cairo_font_options_destroy(g->options);
	g_free(g);
}

static void forget(struct glyphs *g)
{
	g_array_set_size(g->glyphs, 0);
	g_array_set_size(g->clusters, 0);
	g_string_truncate(g->text, 0);
	g->type = NULL;
}

static bool same_colour(const struct colour *a, const struct colour *b)
{
	return a->red == b->red && a->green == b->green && a->blue == b->blue;
}

static bool same_type(const struct text_run *a, const struct text_run *b)
{
	return a->face == b->face && a->backwards == b->backwards && a->size == b->size &&
	       same_colour(&a->colour, &b->colour);
}

static void set_type(struct glyphs *g, cairo_t *cr, const struct text_run *run)
{
	if (g->type && same_type(g->type, run))
		return;
	glyphs_show(g, cr);
	cairo_set_font_face(cr, run->face->drawn[run->backwards]);
	cairo_set_font_size(cr, run->size);
	cairo_set_font_options(cr, g->options);
	cairo_set_source_rgb(cr, run->colour.red, run->colour.green, run->colour.blue);
	g->type = run;
}

static void add_glyph(struct glyphs *g, const struct glyph *glyph, double x, double y, double scale)
{
	cairo_glyph_t drawn = { glyph->id, x + glyph->x * scale, y - glyph->y * scale };
	cairo_text_cluster_t cluster = { (int)glyph->bytes, 1 };

	g_array_append_val(g->glyphs, drawn);
	if (glyph->bytes || !g->clusters->len)
		g_array_append_val(g->clusters, cluster);
	else
		g_array_index(g->clusters, cairo_text_cluster_t, g->clusters->len - 1).num_glyphs++;
}

void glyphs_add(struct glyphs *g, cairo_t *cr, const struct item *item, size_t from, size_t to)
{
	const struct text_run *run = &item->text;
	double scale = run->size / run->face->units, y = item->box.y + run->baseline;

	set_type(g, cr, run);
	for (size_t k = from; k < to; k++) {
		const struct shaped *word = run->words[k].word;
		double x = item->box.x + run->words[k].x;

		g_string_append_len(g->text, word->text, word->bytes);
		for (uint32_t i = 0; i < word->count; i++)
			add_glyph(g, &word->glyphs[i], x, y, scale);
	}
}

void glyphs_show(struct glyphs *g, cairo_t *cr)
{
	if (g->glyphs->len)
		cairo_show_text_glyphs(cr, g->text->str, (int)g->text->len,
				       (cairo_glyph_t *)g->glyphs->data, (int)g->glyphs->len,
				       (cairo_text_cluster_t *)g->clusters->data,
				       (int)g->clusters->len, 0);
	forget(g);
}

void glyphs_show_bare(struct glyphs *g, cairo_t *cr)
{
	cairo_show_glyphs(cr, (cairo_glyph_t *)g->glyphs->data, (int)g->glyphs->len);
	forget(g);
}

void glyphs_path(struct glyphs *g, cairo_t *cr)
{
	cairo_glyph_path(cr, (cairo_glyph_t *)g->glyphs->data, (int)g->glyphs->len);
	forget(g);
}
