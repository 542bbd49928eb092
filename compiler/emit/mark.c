#include "emit/mark.h"

const struct node *mark_element(const struct mark *mark)
{
	const struct node *node = mark->node;

	while (node && !structure_tag(node->kind))
		node = node->parent;
	return node;
}

/* Cairo keeps "Link" for links of its own. */
const char *mark_name(const struct mark *mark)
{
	const struct node *node = mark_element(mark);

	if (!node)
		return "NonStruct";
	return node->kind == NODE_LINK ? "Span" : structure_tag(node->kind);
}

void drawn_free(struct drawn *drawn)
{
	if (!drawn)
		return;
	g_bytes_unref(drawn->bytes);
	g_ptr_array_unref(drawn->marks);
	g_free(drawn);
}
