#include "layout/layout.h"

#include "layout/furniture.h"
#include "layout/page.h"

#include <string.h>

static struct pages *pages_empty(void)
{
	struct pages *pages = pages_new();

	pages->pool = pool_new();
	pages->structure = structure_new(pages->pool);
	pages->outline = g_array_new(FALSE, TRUE, sizeof(struct outline_entry));
	pages->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	pages->images = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)g_bytes_unref);
	return pages;
}

static struct measure measure_new(struct placer *p, const char *root, unsigned *units)
{
	struct measure m = { 0 };

	m.setter = p->setter;
	m.text = p->setter->style->body;
	m.units = units;
	m.root = root;
	m.pages = p->pages;
	m.node = p->pages->structure->root;
	m.galleys = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	m.pieces = g_ptr_array_new_with_free_func(g_free);
	return m;
}

static void measure_end(struct measure *m)
{
	if (m->pieces)
		g_ptr_array_unref(m->pieces);
	g_ptr_array_unref(m->galleys);
}

static void add_stretch(GArray *stretches, const struct placer *p, const struct page_master *master,
			size_t begin)
{
	struct stretch stretch = { master, p->pages->pages->len, begin };

	g_array_append_val(stretches, stretch);
}

static void blocks_lay_out(struct placer *p, const struct sequence *sequence, const char *root,
			   unsigned *units, GArray *stretches)
{
	struct measure m = measure_new(p, root, units);
	size_t begin = p->pages->pages->len;

	m.indents = true;
	turn_page(&m, sequence->master);
	measure_blocks(&m, sequence->blocks);
	for (guint i = 0; i < m.pieces->len; i++) {
		const struct piece *piece = m.pieces->pdata[i];

		if (i > 0 && !piece->galley.strips->len)
			continue;
		add_stretch(stretches, p, piece->master, begin);
		page_cut(p, piece->master, &piece->galley);
	}
	measure_end(&m);
}

static const struct flow_piece *piece_named(const struct sequence *sequence, const char *name)
{
	for (guint i = 0; i < sequence->pieces->len; i++) {
		const struct flow_piece *piece = sequence->pieces->pdata[i];

		if (strcmp(piece->name, name) == 0)
			return piece;
	}
	return NULL;
}

/* A piece that the document does not have leaves no gap, one that the look does not ask for is
 * not shown. */
static void measure_area(struct measure *m, const struct sequence *sequence,
			 const struct page_area *area, struct galley *galley)
{
	g_clear_pointer(&m->pieces, g_ptr_array_unref); /* a cover does not turn */
	m->out = galley;
	m->page_width = m->width = area->box.width;
	m->page_height = area->box.height;
	m->align = area->align;
	galley_init(m, galley);
	for (guint i = 0; i < area->pieces->len; i++) {
		const struct flow_piece *piece = piece_named(sequence, area->pieces->pdata[i]);

		if (piece)
			measure_blocks(m, piece->blocks);
	}
}

/* How high it would be with type of that scale. */
static double area_height(struct placer *p, const struct sequence *sequence,
			  const struct page_area *area, const char *root, double scale)
{
	unsigned units = 0;
	struct measure m = measure_new(p, root, &units);
	struct galley galley;
	double height;

	m.node = NULL; /* it is only tried */
	m.scale = scale;
	measure_area(&m, sequence, area, &galley);
	height = strips_height(galley.strips, 0, galley.strips->len);
	measure_end(&m);
	return height;
}

/* The largest scale at which it fits, or the least that is allowed. */
static double area_scale(struct placer *p, const struct sequence *sequence,
			 const struct page_area *area, const char *root)
{
	double least = area->least > 0 ? area->least : 1, scale = 1;

	while (scale > least && area_height(p, sequence, area, root, scale) > area->box.height)
		scale = MAX(scale - 0.04, least);
	return scale;
}

static void area_lay_out(struct placer *p, const struct sequence *sequence,
			 const struct page_area *area, const char *root, unsigned *units)
{
	struct measure m = measure_new(p, root, units);
	struct galley galley;

	m.scale = area_scale(p, sequence, area, root);
	measure_area(&m, sequence, area, &galley);
	page_place(p, &galley, area);
	measure_end(&m);
}

static void pieces_lay_out(struct placer *p, const struct sequence *sequence, const char *root,
			   unsigned *units, GArray *stretches)
{
	const struct page_master *master = sequence->master;

	add_stretch(stretches, p, master, p->pages->pages->len);
	place_page(p, master);
	for (guint i = 0; i < master->areas->len; i++)
		area_lay_out(p, sequence, master->areas->pdata[i], root, units);
	p->page->body = (struct area){ 0, 0, master->width, master->height };
}

static GArray *body_lay_out(struct placer *p, const struct flow *flow, const char *root)
{
	GArray *stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
	unsigned units = 0;

	for (guint i = 0; i < flow->sequences->len; i++) {
		const struct sequence *sequence = flow->sequences->pdata[i];

		(sequence->pieces->len ? pieces_lay_out : blocks_lay_out)(p, sequence, root, &units,
									  stretches);
	}
	return stretches;
}

/* Furniture comes last: it needs the number of pages and the anchors.  Copies are made before the
 * document itself gets its own. */
static void lay_out(struct placer *p, const struct flow *flow, const char *root)
{
	GArray *stretches = body_lay_out(p, flow, root);

	furniture_fill_numbers(p->setter, p->pages);
	furniture_check_links(p->setter, p->pages);
	for (guint i = 0; i < flow->copies->len; i++) {
		const struct stamp *copy = flow->copies->pdata[i];

		furniture_add(p->setter, pages_copy(p->pages, copy->number, copy->holder), flow,
			      copy, stretches);
	}
	furniture_add(p->setter, p->pages, flow, &flow->stamp, stretches);
	g_array_unref(stretches);
}

static unsigned digits_of(size_t number)
{
	unsigned digits = 1;

	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}

/* One attempt, with room for page numbers of so many digits. */
static struct pages *attempt(const xmlDoc *doc, const char *root, struct fonts *fonts,
			     const struct layout_style *style, unsigned digits, struct diag *d)
{
	struct pages *pages = pages_empty();
	struct flow *flow = flow_read(doc, style, pages->pool, d);
	struct setter setter;
	struct placer placer = { .setter = &setter, .pages = pages };

	if (!flow) {
		pages_free(pages);
		return NULL;
	}
	setter_init(&setter, fonts, style, flow->lang, pages, d);
	setter.digits = digits;
	pages->lang = g_strdup(flow->lang);
	pages->meta = g_hash_table_ref(flow->meta);
	lay_out(&placer, flow, root);
	setter_clear(&setter);
	flow_free(flow);
	if (!setter.failed)
		return pages;
	pages_free(pages);
	return NULL;
}

struct pages *layout_flow(const xmlDoc *flow, const char *root, struct fonts *fonts,
			  const struct layout_style *style, struct diag *d)
{
	struct pages *pages = attempt(flow, root, fonts, style, 3, d);

	if (pages && pages->pages->len > 999) {
		unsigned digits = digits_of(pages->pages->len);

		pages_free(pages);
		pages = attempt(flow, root, fonts, style, digits, d);
	}
	return pages;
}
