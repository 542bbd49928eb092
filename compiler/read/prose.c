#include "read/prose.h"

#include "base/mem.h"
#include "model/place.h"
#include "model/schema.h"
#include "read/markdown.h"
#include "read/prose_place.h"

#include <string.h>

/* A PROSE field holds one text; one that a reader has filled with elements is left alone. */
static void read_prose(xmlNode *node, struct diag *d)
{
	xmlNode *text = node->children;
	guint before = diag_all(d)->len;

	if (!text || text->type != XML_TEXT_NODE || text->next)
		return;
	xmlUnlinkNode(text);
	markdown_read(node, (const char *)text->content, d);
	prose_place_drop(node);
	if (!node->children && diag_all(d)->len > before)
		node_set_skipped(node);
	xmlFreeNode(text);
}

static void check_lines(xmlNode *node, const struct schema_field *f, struct diag *d)
{
	const xmlNode *text = node->children;

	if (text && text->type == XML_TEXT_NODE && strpbrk((const char *)text->content, "\r\n"))
		diag_at(d, node_value_span(node), MSG_TEXT_LINES, f->key);
}

static void visit(xmlNode *node, const struct schema_field *f, bool item, void *context)
{
	struct diag *d = context;

	if (f->item && !item)
		return; /* the list itself */
	if (f->kind == KIND_PROSE)
		read_prose(node, d);
	else if (f->kind == KIND_TEXT || f->kind == KIND_STRING)
		check_lines(node, f, d);
}

void prose_read(xmlDoc *doc, const char *root_record, struct diag *d)
{
	schema_walk(xmlDocGetRootElement(doc), root_record, visit, d);
}
