/* One look over another, as trees: the theme over the base, the organisation's file over both.
 * Places travel along, so that a fault is reported in the file that holds it. */
#include "base/mem.h"
#include "layout/layout.h"
#include "model/doc.h"
#include "model/place.h"
#include "model/schema.h"

#include <string.h>

static void merge_record(xmlNode *under, const xmlNode *over, const char *record, struct diag *d);

static xmlNode *copy_into(xmlNode *parent, const xmlNode *node)
{
	xmlNode *copy = mem_must(xmlDocCopyNode((xmlNode *)node, parent->doc, 1));

	xmlAddChild(parent, copy);
	return copy;
}

static void replace(xmlNode *old, const xmlNode *node)
{
	xmlNode *copy = mem_must(xmlDocCopyNode((xmlNode *)node, old->doc, 1));

	xmlReplaceNode(old, copy);
	xmlFreeNode(old);
}

static xmlNode *item_of(const xmlNode *list, const char *id)
{
	for (xmlNode *n = node_first(list); n; n = node_next(n))
		if (node_id(n) && strcmp(node_id(n), id) == 0)
			return n;
	return NULL;
}

static void merge_list(xmlNode *under, const xmlNode *over, const char *record, struct diag *d)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *n = node_first(over); n; n = node_next(n)) {
		const char *id = node_id(n) ? node_id(n) : "";
		xmlNode *same = item_of(under, id);

		if (!g_hash_table_add(seen, (void *)id))
			diag_at(d, node_span(n), MSG_STYLE_TWICE, id);
		else if (same)
			merge_record(same, n, record, d);
		else
			copy_into(under, n);
	}
	g_hash_table_unref(seen);
}

/* An unknown key is copied too: it is the checker's to report. */
static void merge_field(xmlNode *under, const xmlNode *node, const char *record, struct diag *d)
{
	const char *name = (const char *)node->name;
	const struct schema_field *f = schema_field(record, name);
	xmlNode *same = node_child(under, name);
	bool records = same && f && f->kind == KIND_RECORD;

	if (!same)
		copy_into(under, node);
	else if (records && f->item && schema_field(f->arg, "id"))
		merge_list(same, node, f->arg, d);
	else if (records && !f->item)
		merge_record(same, node, f->arg, d);
	else
		replace(same, node);
}

/* A record that is changed has the place of the change. */
static void merge_record(xmlNode *under, const xmlNode *over, const char *record, struct diag *d)
{
	struct place place = node_place(over);

	node_set_place(under, &place);
	for (xmlNode *n = node_first(over); n; n = node_next(n))
		merge_field(under, n, record, d);
}

void style_merge(xmlDoc *under, const xmlDoc *over, struct diag *d)
{
	merge_record(xmlDocGetRootElement(under), xmlDocGetRootElement((xmlDoc *)over), "style-file",
		     d);
}
