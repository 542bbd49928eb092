#include "model/place.h"

#include "base/mem.h"
#include "model/names.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* The declaration sits on the root so that thousands of elements share it. */
static xmlNs *span_ns(xmlNode *node)
{
	xmlNode *root = xmlDocGetRootElement(node->doc);
	xmlNs *ns = xmlSearchNsByHref(node->doc, node, BAD_CAST NS_SPAN);

	if (ns)
		return ns;
	if (!root)
		root = node;
	for (xmlNs *have = root->nsDef; have; have = have->next)
		if (xmlStrEqual(have->href, BAD_CAST NS_SPAN))
			return have;
	return mem_must(xmlNewNs(root, BAD_CAST NS_SPAN, BAD_CAST "s"));
}

/* "file:line:col:line:col:indent": the key, then the value. */
void node_set_place(xmlNode *node, const struct place *p)
{
	char *at;

	if (!p->key.file)
		return;
	at = g_strdup_printf("%s:%d:%d:%d:%d:%d", p->key.file, p->key.line, p->key.col,
			     p->value.line, p->value.col, p->indent);
	mem_must(xmlSetNsProp(node, span_ns(node), BAD_CAST "at", BAD_CAST at));
	g_free(at);
}

static const char *own_place(const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE)
		return NULL;
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (a->ns && xmlStrEqual(a->ns->href, BAD_CAST NS_SPAN) &&
		    xmlStrEqual(a->name, BAD_CAST "at") && a->children)
			return (const char *)a->children->content;
	return NULL;
}

/* The five numbers are read from the right: a file name may hold colons. */
static struct place parse_place(const char *at)
{
	struct place p = { 0 };
	int number[5] = { 0 };
	const char *end = at + strlen(at);
	char *file;

	for (int i = 4; i >= 0; i--) {
		const char *colon = g_strrstr_len(at, end - at, ":");

		if (!colon)
			return p;
		number[i] = atoi(colon + 1);
		end = colon;
	}
	file = g_strndup(at, (gsize)(end - at));
	p.key = (struct span){ g_intern_string(file), number[0], number[1] };
	p.value = (struct span){ p.key.file, number[2], number[3] };
	p.indent = number[4];
	g_free(file);
	return p;
}

struct place node_place(const xmlNode *node)
{
	for (; node; node = node->parent) {
		const char *at = own_place(node);

		if (at)
			return parse_place(at);
	}
	return (struct place){ 0 };
}

struct span node_span(const xmlNode *node)
{
	return node_place(node).key;
}

struct span node_value_span(const xmlNode *node)
{
	struct place p = node_place(node);

	return p.value.line ? p.value : p.key;
}

static void set_mark(xmlNode *node, const char *name)
{
	mem_must(xmlSetNsProp(node, span_ns(node), BAD_CAST name, BAD_CAST "yes"));
}

static bool has_mark(const xmlNode *node, const char *name)
{
	return xmlHasNsProp((xmlNode *)node, BAD_CAST name, BAD_CAST NS_SPAN) != NULL;
}

void node_set_skipped(xmlNode *node)
{
	set_mark(node, "skipped");
}

bool node_is_skipped(const xmlNode *node)
{
	return has_mark(node, "skipped");
}

void node_set_lent(xmlNode *node)
{
	set_mark(node, "lent");
}

bool node_is_lent(const xmlNode *node)
{
	return has_mark(node, "lent");
}

static void strip_node(xmlNode *node)
{
	xmlNs **link = &node->nsDef;
	xmlAttr *a = node->properties;

	while (a) {
		xmlAttr *next = a->next;

		if (a->ns && xmlStrEqual(a->ns->href, BAD_CAST NS_SPAN))
			xmlRemoveProp(a);
		a = next;
	}
	while (*link) {
		xmlNs *ns = *link;

		if (xmlStrEqual(ns->href, BAD_CAST NS_SPAN)) {
			*link = ns->next;
			ns->next = NULL;
			xmlFreeNs(ns);
		} else {
			link = &ns->next;
		}
	}
}

static void strip_below(xmlNode *node)
{
	for (xmlNode *n = node->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			strip_below(n);
	strip_node(node);
}

void tree_strip_places(xmlNode *root)
{
	if (root)
		strip_below(root);
}
