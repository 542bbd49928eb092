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

static struct measure measure_new(struct setter *s, const struct sequence *sequence,
				  struct galley *galley, unsigned *units)
{
	const struct page_master *master = sequence->master;
	struct measure m = { 0 };

	m.setter = s;
	m.out = galley;
	m.page_width = m.width = master->width - master->left - master->right;
	m.page_height = master->height - master->top - master->bottom;
	m.text = s->style->body;
	m.units = units;
	return m;
}

static void sequence_lay_out(struct placer *p, const struct sequence *sequence, const char *root,
			     unsigned *units)
{
	struct galley galley;
	struct measure m = measure_new(p->setter, sequence, &galley, units);

	m.root = root;
	m.pages = p->pages;
	m.node = p->pages->structure->root;
	m.galleys = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	galley_init(&m, &galley);
	measure_blocks(&m, sequence->blocks);
	page_cut(p, sequence->master, &galley);
	g_ptr_array_unref(m.galleys);
}

/* Furniture comes last: it needs the number of pages and the anchors. */
static void lay_out(struct placer *p, const struct flow *flow, const char *root)
{
	size_t *first = g_new0(size_t, flow->sequences->len + 1);
	unsigned units = 0;

	for (guint i = 0; i < flow->sequences->len; i++) {
		first[i] = p->pages->pages->len;
		sequence_lay_out(p, flow->sequences->pdata[i], root, &units);
	}
	first[flow->sequences->len] = p->pages->pages->len;
	furniture_fill_numbers(p->setter, p->pages);
	furniture_check_links(p->setter, p->pages);
	for (guint i = 0; i < flow->sequences->len; i++)
		furniture_add(p->setter, p->pages, flow, flow->sequences->pdata[i], first[i],
			      first[i + 1]);
	g_free(first);
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
