#include "layout/layout.h"

#include "layout/furniture.h"
#include "layout/page.h"

static struct pages *pages_new(void)
{
	struct pages *pages = g_new0(struct pages, 1);

	pages->pool = pool_new();
	pages->structure = structure_new(pages->pool);
	pages->pages = g_ptr_array_new();
	pages->outline = g_array_new(FALSE, TRUE, sizeof(struct outline_entry));
	pages->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	pages->images = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)g_bytes_unref);
	return pages;
}

/* The sequence's pages, and the kind of each stretch of them. */
struct run {
	const struct sequence *sequence;
	const struct page_master *master;
	size_t first; /* page, from 0 */
};

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

static void sequence_lay_out(struct placer *p, const struct sequence *sequence, const char *root,
			     unsigned *units, GArray *runs)
{
	struct measure m = measure_new(p, root, units);

	turn_page(&m, sequence->master);
	measure_blocks(&m, sequence->blocks);
	for (guint i = 0; i < m.pieces->len; i++) {
		const struct piece *piece = m.pieces->pdata[i];
		struct run run = { sequence, piece->master, p->pages->pages->len };

		if (i > 0 && !piece->galley.strips->len)
			continue;
		page_cut(p, piece->master, &piece->galley);
		g_array_append_val(runs, run);
	}
	g_ptr_array_unref(m.pieces);
	g_ptr_array_unref(m.galleys);
}

static void add_furniture(struct placer *p, const struct flow *flow, const GArray *runs)
{
	for (guint i = 0; i < runs->len; i++) {
		const struct run *run = &g_array_index(runs, struct run, i);
		size_t end = i + 1 < runs->len ? run[1].first : p->pages->pages->len;
		struct sequence sequence = *run->sequence;

		sequence.master = run->master;
		furniture_add(p->setter, p->pages, flow, &sequence, run->first, end);
	}
}

/* Furniture comes last: it needs the number of pages and the anchors. */
static void lay_out(struct placer *p, const struct flow *flow, const char *root)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	unsigned units = 0;

	for (guint i = 0; i < flow->sequences->len; i++)
		sequence_lay_out(p, flow->sequences->pdata[i], root, &units, runs);
	furniture_fill_numbers(p->setter, p->pages);
	furniture_check_links(p->setter, p->pages);
	add_furniture(p, flow, runs);
	g_array_unref(runs);
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
	struct pages *pages = pages_new();
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
