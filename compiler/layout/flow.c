#include "layout/flow_private.h"

#include "model/doc.h"
#include "model/names.h"
#include "model/place.h"

#include <string.h>

void *flow_take(struct reader *r, size_t size)
{
	return pool_take(r->pool, size);
}

const char *flow_attr(struct reader *r, const xmlNode *node, const char *name)
{
	const char *value = node_attr(node, name);

	return value ? pool_copy(r->pool, value, strlen(value)) : NULL;
}

double flow_number(struct reader *r, const xmlNode *node, const char *name, double fallback)
{
	const char *text = node_attr(node, name);
	char *end;
	double value;

	if (!text)
		return fallback;
	value = g_ascii_strtod(text, &end);
	if (end != text && !*end && value >= 0 && value <= 10000)
		return value;
	flow_fault(r, node, MSG_FLOW_VALUE, text, name, (const char *)node->name);
	return fallback;
}

static unsigned flow_count(struct reader *r, const xmlNode *node, const char *name,
			   unsigned fallback)
{
	return (unsigned)flow_number(r, node, name, fallback);
}

enum align flow_align(struct reader *r, const xmlNode *node, const char *name)
{
	const char *text = node_attr(node, name);

	if (!text || strcmp(text, "") == 0)
		return ALIGN_UNSET;
	if (strcmp(text, "left") == 0)
		return ALIGN_LEFT;
	if (strcmp(text, "centre") == 0)
		return ALIGN_CENTRE;
	if (strcmp(text, "right") == 0)
		return ALIGN_RIGHT;
	flow_fault(r, node, MSG_FLOW_VALUE, text, name, (const char *)node->name);
	return ALIGN_UNSET;
}

void flow_check_attrs(struct reader *r, const xmlNode *node, const char *known)
{
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		char name[64];

		if (a->ns)
			continue; /* xml:lang and places */
		g_snprintf(name, sizeof name, " %s ", (const char *)a->name);
		if (!strstr(known, name))
			flow_fault(r, node, MSG_FLOW_ATTRIBUTE, (const char *)a->name,
				   (const char *)node->name);
	}
}

const void *flow_style(struct reader *r, const xmlNode *node, GHashTable *styles, const char *what)
{
	const char *name = node_attr(node, "style");
	const void *style = name && *name ? g_hash_table_lookup(styles, name) : NULL;

	if (name && *name && !style)
		flow_fault(r, node, MSG_FLOW_STYLE, what, name);
	return style;
}

const char *flow_lang(struct reader *r, const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		const char *lang = node_lang(node);

		if (lang)
			return strcmp(lang, r->flow->lang) == 0 ? NULL : g_intern_string(lang);
	}
	return NULL;
}

static GPtrArray *array_new(struct reader *r)
{
	GPtrArray *array = g_ptr_array_new();

	g_ptr_array_add(r->flow->arrays, array);
	return array;
}

static void unknown(struct reader *r, const xmlNode *node)
{
	flow_fault(r, node, MSG_FLOW_UNKNOWN, (const char *)node->name,
		   node->parent ? (const char *)node->parent->name : "the document");
}

static bool is_flow(const xmlNode *node, const char *name)
{
	return node->ns && xmlStrEqual(node->ns->href, BAD_CAST NS_FLOW) && node_is(node, name);
}

/* Text where only elements may stand. */
static void check_no_text(struct reader *r, const xmlNode *parent)
{
	for (const xmlNode *n = parent->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			flow_fault(r, parent, MSG_FLOW_TEXT, (const char *)n->content,
				   (const char *)parent->name);
}

/* Calls `read` for every child element, which must be called `name`. */
static void read_children(struct reader *r, const xmlNode *parent, const char *name, void *context,
			  void (*read)(struct reader *r, const xmlNode *node, void *context))
{
	check_no_text(r, parent);
	for (xmlNode *n = node_first(parent); n; n = node_next(n)) {
		if (is_flow(n, name))
			read(r, n, context);
		else
			unknown(r, n);
	}
}

static GPtrArray *read_blocks(struct reader *r, const xmlNode *parent);

static void read_para(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " style id align ");
	b->style = flow_style(r, node, r->style->texts, "text style");
	b->align = flow_align(r, node, "align");
	b->text = flow_inlines(r, node);
}

static void read_heading(struct reader *r, const xmlNode *node, struct block *b)
{
	unsigned level = flow_count(r, node, "level", 1);

	flow_check_attrs(r, node, " level id ");
	if (level < 1 || level > HEADING_LEVELS) {
		flow_fault(r, node, MSG_FLOW_VALUE, node_attr(node, "level"), "level", "heading");
		level = 1;
	}
	b->level = (int)level;
	b->style = r->style->heading[level - 1];
	b->text = flow_inlines(r, node);
}

static void read_list_item(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_item *item = flow_take(r, sizeof *item);
	const char *label = node_attr(node, "label");

	flow_check_attrs(r, node, " label ");
	item->label = flow_text(r, label ? label : "", node_span(node));
	item->blocks = read_blocks(r, node);
	g_ptr_array_add(context, item);
}

static void read_list(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " id ");
	b->children = array_new(r);
	read_children(r, node, "item", b->children, read_list_item);
}

static void read_cell(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_cell *cell = flow_take(r, sizeof *cell);

	flow_check_attrs(r, node, " columns rows align style ");
	cell->style = flow_style(r, node, r->style->cells, "cell style");
	cell->align = flow_align(r, node, "align");
	cell->columns = MAX(flow_count(r, node, "columns", 1), 1);
	cell->rows = MAX(flow_count(r, node, "rows", 1), 1);
	cell->blocks = read_blocks(r, node);
	cell->at = node_span(node);
	g_ptr_array_add(context, cell);
}

static void read_row(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_row *row = flow_take(r, sizeof *row);

	flow_check_attrs(r, node, " style id ");
	row->style = flow_style(r, node, r->style->rows, "row style");
	row->id = flow_attr(r, node, "id");
	row->cells = array_new(r);
	row->at = node_span(node);
	read_children(r, node, "cell", row->cells, read_cell);
	g_ptr_array_add(context, row);
}

/* "3 1 1" */
static void read_widths(struct reader *r, const xmlNode *node, struct block *b)
{
	char **words =
		g_strsplit_set(node_attr(node, "widths") ? node_attr(node, "widths") : "", " ", -1);
	double *widths = flow_take(r, g_strv_length(words) * sizeof *widths + 1);
	size_t count = 0;

	for (char **w = words; *w; w++) {
		char *end;
		double value = g_ascii_strtod(*w, &end);

		if (!**w)
			continue;
		if (*end || !(value > 0 && value < 10000))
			flow_fault(r, node, MSG_FLOW_VALUE, *w, "widths", "table");
		else
			widths[count++] = value;
	}
	if (!count)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "widths", "table");
	g_strfreev(words);
	b->widths = widths;
	b->columns = count;
}

static void read_table(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " style widths header-rows id ");
	b->table = flow_style(r, node, r->style->tables, "table style");
	if (!b->table && (!node_attr(node, "style") || !*node_attr(node, "style")))
		flow_fault(r, node, MSG_FLOW_STYLE, "table style", "");
	read_widths(r, node, b);
	b->children = array_new(r);
	read_children(r, node, "row", b->children, read_row);
	b->head_rows = MIN(flow_count(r, node, "header-rows", 0), b->children->len);
}

static void read_image(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " src width height alt id align ");
	b->src = flow_attr(r, node, "src");
	b->alt = flow_attr(r, node, "alt");
	b->width = flow_number(r, node, "width", 0);
	b->height = flow_number(r, node, "height", 0);
	b->align = flow_align(r, node, "align");
	if (!b->src)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "src", "image");
}

static void read_space(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " height ");
	b->height = flow_number(r, node, "height", 0);
}

static void read_plain(struct reader *r, const xmlNode *node, struct block *b)
{
	(void)b;
	flow_check_attrs(r, node, " ");
}

static void read_keep(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " id ");
	b->children = read_blocks(r, node);
}

static void read_entry(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_entry *entry = flow_take(r, sizeof *entry);
	unsigned level = flow_count(r, node, "level", 1);

	flow_check_attrs(r, node, " level to ");
	entry->level = (int)CLAMP(level, 1, (unsigned)CONTENTS_LEVELS);
	entry->to = flow_attr(r, node, "to");
	entry->text = flow_inlines(r, node);
	if (!entry->to)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "to", "entry");
	g_ptr_array_add(context, entry);
}

static void read_contents(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " id ");
	b->children = array_new(r);
	read_children(r, node, "entry", b->children, read_entry);
}

static const struct {
	const char *name;
	enum block_kind kind;
	void (*read)(struct reader *r, const xmlNode *node, struct block *b);
} elements[] = {
	{ "para", BLOCK_PARA, read_para },
	{ "heading", BLOCK_HEADING, read_heading },
	{ "list", BLOCK_LIST, read_list },
	{ "table", BLOCK_TABLE, read_table },
	{ "image", BLOCK_IMAGE, read_image },
	{ "space", BLOCK_SPACE, read_space },
	{ "rule", BLOCK_RULE, read_plain },
	{ "break", BLOCK_BREAK, read_plain },
	{ "keep", BLOCK_KEEP, read_keep },
	{ "contents", BLOCK_CONTENTS, read_contents },
};

/* A table, a page break and a contents list cannot stand in a cell: a row has no pages. */
static bool fits_cell(const xmlNode *node, enum block_kind kind)
{
	if (kind != BLOCK_TABLE && kind != BLOCK_BREAK && kind != BLOCK_CONTENTS &&
	    kind != BLOCK_HEADING)
		return true;
	for (const xmlNode *n = node->parent; n; n = n->parent)
		if (node_is(n, "cell"))
			return false;
	return true;
}

static void read_block(struct reader *r, const xmlNode *node, GPtrArray *blocks)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
		struct block *b;

		if (!is_flow(node, elements[i].name) || !fits_cell(node, elements[i].kind))
			continue;
		b = flow_take(r, sizeof *b);
		b->kind = elements[i].kind;
		b->id = flow_attr(r, node, "id");
		b->lang = flow_lang(r, node);
		b->at = node_span(node);
		elements[i].read(r, node, b);
		g_ptr_array_add(blocks, b);
		return;
	}
	unknown(r, node);
}

static GPtrArray *read_blocks(struct reader *r, const xmlNode *parent)
{
	GPtrArray *blocks = array_new(r);

	check_no_text(r, parent);
	for (xmlNode *n = node_first(parent); n; n = node_next(n))
		read_block(r, n, blocks);
	return blocks;
}

static void read_slot(struct reader *r, const xmlNode *node, void *context)
{
	struct slot *slot = flow_take(r, sizeof *slot);

	flow_check_attrs(r, node, " side ");
	slot->align = flow_align(r, node, "side");
	slot->text = flow_inlines(r, node);
	g_ptr_array_add(context, slot);
}

static const struct page_master *read_master(struct reader *r, const xmlNode *node)
{
	const char *name = node_attr(node, "page");
	const struct page_master *master =
		name ? g_hash_table_lookup(r->style->masters, name) : NULL;

	flow_check_attrs(r, node, " page ");
	if (!master)
		flow_fault(r, node, MSG_FLOW_STYLE, "page", name ? name : "");
	return master;
}

static void read_sequence(struct reader *r, const xmlNode *node)
{
	struct sequence *s = flow_take(r, sizeof *s);

	s->master = read_master(r, node);
	s->head = array_new(r);
	s->foot = array_new(r);
	s->blocks = array_new(r);
	check_no_text(r, node);
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		if (is_flow(n, "head"))
			read_children(r, n, "slot", s->head, read_slot);
		else if (is_flow(n, "foot"))
			read_children(r, n, "slot", s->foot, read_slot);
		else
			read_block(r, n, s->blocks);
	}
	g_ptr_array_add(r->flow->sequences, s);
}

static void read_meta(struct reader *r, const xmlNode *node)
{
	const char *name = node_attr(node, "name"), *value = node_attr(node, "value");

	flow_check_attrs(r, node, " name value ");
	if (name && value)
		g_hash_table_insert(r->flow->meta, g_strdup(name), g_strdup(value));
	else
		flow_fault(r, node, MSG_FLOW_VALUE, "", name ? "value" : "name", "meta");
}

static void read_top(struct reader *r, const xmlNode *root)
{
	check_no_text(r, root);
	for (xmlNode *n = node_first(root); n; n = node_next(n)) {
		if (is_flow(n, "meta"))
			read_meta(r, n);
		else if (is_flow(n, "watermark"))
			r->flow->watermark = pool_copy(r->pool, node_text(n), strlen(node_text(n)));
		else if (is_flow(n, "sequence"))
			read_sequence(r, n);
		else
			unknown(r, n);
	}
}

static struct flow *flow_empty(const xmlNode *root)
{
	struct flow *flow = g_new0(struct flow, 1);
	const char *lang = node_lang(root);

	flow->lang = g_intern_string(lang ? lang : "en");
	flow->meta = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	flow->sequences = g_ptr_array_new();
	flow->arrays = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	return flow;
}

struct flow *flow_read(const xmlDoc *doc, const struct layout_style *style, struct pool *pool,
		       struct diag *d)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	struct reader r = { style, pool, d, NULL, false };

	if (!root || !is_flow(root, "flow")) {
		diag_at(d, SPAN_NONE, MSG_FLOW_ROOT, root ? (const char *)root->name : "missing");
		return NULL;
	}
	r.flow = flow_empty(root);
	read_top(&r, root);
	if (!r.failed)
		return r.flow;
	flow_free(r.flow);
	return NULL;
}

void flow_free(struct flow *flow)
{
	if (!flow)
		return;
	g_hash_table_unref(flow->meta);
	g_ptr_array_unref(flow->sequences);
	g_ptr_array_unref(flow->arrays);
	g_free(flow);
}
