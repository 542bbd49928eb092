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

unsigned flow_count(struct reader *r, const xmlNode *node, const char *name, unsigned fallback)
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
	if (strcmp(text, "justify") == 0)
		return ALIGN_JUSTIFY;
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

enum node_kind flow_tag(struct reader *r, const xmlNode *node, bool holds_text)
{
	const char *tag = node_attr(node, "tag");
	enum node_kind kind = tag ? structure_kind(tag) : NODE_KINDS;

	if (tag && (kind == NODE_KINDS || structure_holds_text(kind) != holds_text)) {
		flow_fault(r, node, MSG_FLOW_VALUE, tag, "tag", (const char *)node->name);
		kind = NODE_KINDS;
	}
	return kind;
}

GPtrArray *flow_array(struct reader *r)
{
	GPtrArray *array = g_ptr_array_new();

	g_ptr_array_add(r->flow->arrays, array);
	return array;
}

void flow_unknown(struct reader *r, const xmlNode *node)
{
	flow_fault(r, node, MSG_FLOW_UNKNOWN, (const char *)node->name,
		   node->parent ? (const char *)node->parent->name : "the document");
}

bool flow_is(const xmlNode *node, const char *name)
{
	return node->ns && xmlStrEqual(node->ns->href, BAD_CAST NS_FLOW) && node_is(node, name);
}

bool flow_within(const xmlNode *node, const char *name)
{
	for (const xmlNode *n = node->parent; n; n = n->parent)
		if (node_is(n, name))
			return true;
	return false;
}

void flow_no_text(struct reader *r, const xmlNode *parent)
{
	for (const xmlNode *n = parent->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n))
			flow_fault(r, parent, MSG_FLOW_TEXT, (const char *)n->content,
				   (const char *)parent->name);
}

void flow_children(struct reader *r, const xmlNode *parent, const char *name, void *context,
		   void (*read)(struct reader *r, const xmlNode *node, void *context))
{
	flow_no_text(r, parent);
	for (xmlNode *n = node_first(parent); n; n = node_next(n)) {
		if (flow_is(n, name))
			read(r, n, context);
		else
			flow_unknown(r, n);
	}
}

static void read_field(struct reader *r, const xmlNode *node, GHashTable *fields)
{
	const char *name = flow_attr(r, node, "name");

	flow_check_attrs(r, node, " name ");
	if (name)
		g_hash_table_insert(fields, (void *)name, (void *)flow_inlines(r, node));
	else
		flow_fault(r, node, MSG_FLOW_VALUE, "", "name", "field");
}

static void read_copy_field(struct reader *r, const xmlNode *node, void *context)
{
	read_field(r, node, ((struct stamp *)context)->fields);
}

static void read_copy(struct reader *r, const xmlNode *node)
{
	struct stamp *copy = flow_take(r, sizeof *copy);

	flow_check_attrs(r, node, " number holder ");
	copy->state = STATE_CONTROLLED;
	copy->number = flow_attr(r, node, "number");
	copy->holder = flow_attr(r, node, "holder");
	copy->fields = g_hash_table_new(g_str_hash, g_str_equal);
	g_ptr_array_add(r->flow->copies, copy);
	if (!copy->number || !copy->holder)
		flow_fault(r, node, MSG_FLOW_VALUE, "", copy->number ? "holder" : "number", "copy");
	flow_children(r, node, "field", copy, read_copy_field);
}

static void read_state(struct reader *r, const xmlNode *root)
{
	const char *state = node_attr(root, "state");

	flow_check_attrs(r, root, " state ");
	r->flow->stamp.state = state ? page_state_named(state) : STATE_UNCONTROLLED;
	if (r->flow->stamp.state == STATE_COUNT)
		flow_fault(r, root, MSG_FLOW_VALUE, state, "state", "flow");
}

static void read_piece(struct reader *r, const xmlNode *node, GPtrArray *pieces)
{
	struct flow_piece *piece = flow_take(r, sizeof *piece);

	flow_check_attrs(r, node, " name ");
	piece->name = flow_attr(r, node, "name");
	piece->blocks = flow_blocks(r, node);
	if (piece->name)
		g_ptr_array_add(pieces, piece);
	else
		flow_fault(r, node, MSG_FLOW_VALUE, "", "name", "piece");
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
	s->blocks = flow_array(r);
	s->pieces = flow_array(r);
	flow_no_text(r, node);
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		if (flow_is(n, "piece"))
			read_piece(r, n, s->pieces);
		else if (s->pieces->len)
			flow_unknown(r, n);
		else
			flow_block(r, n, s->blocks);
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
	flow_no_text(r, root);
	read_state(r, root);
	for (xmlNode *n = node_first(root); n; n = node_next(n)) {
		if (flow_is(n, "meta"))
			read_meta(r, n);
		else if (flow_is(n, "field"))
			read_field(r, n, r->flow->stamp.fields);
		else if (flow_is(n, "copy"))
			read_copy(r, n);
		else if (flow_is(n, "sequence"))
			read_sequence(r, n);
		else
			flow_unknown(r, n);
	}
}

static struct flow *flow_empty(const xmlNode *root)
{
	struct flow *flow = g_new0(struct flow, 1);
	const char *lang = node_lang(root);

	flow->lang = g_intern_string(lang ? lang : "en");
	flow->meta = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	flow->stamp.fields = g_hash_table_new(g_str_hash, g_str_equal);
	flow->copies = g_ptr_array_new();
	flow->sequences = g_ptr_array_new();
	flow->arrays = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	return flow;
}

struct flow *flow_read(const xmlDoc *doc, const struct layout_style *style, struct pool *pool,
		       struct diag *d)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	struct reader r = { style, pool, d, NULL, false };

	if (!root || !flow_is(root, "flow")) {
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
	g_hash_table_unref(flow->stamp.fields);
	for (guint i = 0; i < flow->copies->len; i++)
		g_hash_table_unref(((struct stamp *)flow->copies->pdata[i])->fields);
	g_ptr_array_unref(flow->copies);
	g_ptr_array_unref(flow->sequences);
	g_ptr_array_unref(flow->arrays);
	g_free(flow);
}
