#include "model/doc.h"

#include "base/mem.h"
#include "model/schema.h"

#include <string.h>

struct doc {
	xmlDoc *tree;
	GHashTable *records; /* "section id" -> xmlNode */
	GPtrArray *languages;
};

bool node_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *element_from(xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *node_first(const xmlNode *node)
{
	return node ? element_from(node->children) : NULL;
}

xmlNode *node_next(const xmlNode *node)
{
	return element_from(node->next);
}

xmlNode *node_child(const xmlNode *node, const char *name)
{
	for (xmlNode *n = node_first(node); n; n = node_next(n))
		if (node_is(n, name))
			return n;
	return NULL;
}

const char *node_text(const xmlNode *node)
{
	for (const xmlNode *n = node ? node->children : NULL; n; n = n->next)
		if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
			return (const char *)n->content;
	return "";
}

const char *child_text(const xmlNode *node, const char *name)
{
	const xmlNode *child = node_child(node, name);

	return child ? node_text(child) : NULL;
}

const char *node_lang(const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (a->ns && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE) &&
		    xmlStrEqual(a->name, BAD_CAST "lang") && a->children)
			return (const char *)a->children->content;
	return NULL;
}

xmlNode *child_in(const xmlNode *node, const char *name, const char *lang)
{
	xmlNode *plain = NULL;

	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		const char *have = node_is(n, name) ? node_lang(n) : NULL;

		if (have && strcmp(have, lang) == 0)
			return n;
		if (!plain && !have && node_is(n, name))
			plain = n;
	}
	return plain;
}

const char *child_text_in(const xmlNode *node, const char *name, const char *lang)
{
	const xmlNode *child = child_in(node, name, lang);

	return child ? node_text(child) : NULL;
}

const char *node_attr(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next)
		if (!a->ns && strcmp((const char *)a->name, name) == 0)
			return a->children ? (const char *)a->children->content : "";
	return NULL;
}

xmlNode *node_add(xmlNode *parent, const char *name, const char *text)
{
	xmlNode *n = mem_must(xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL));

	xmlAddChild(parent, n);
	if (text)
		xmlAddChild(n, mem_must(xmlNewDocText(parent->doc, BAD_CAST text)));
	return n;
}

bool list_holds(const xmlNode *node, const char *list, const char *text)
{
	for (xmlNode *n = node_first(node_child(node, list)); n && text; n = node_next(n))
		if (strcmp(node_text(n), text) == 0)
			return true;
	return false;
}

void node_set(xmlNode *node, const char *attr, const char *value)
{
	mem_must(xmlSetProp(node, BAD_CAST attr, BAD_CAST (value ? value : "")));
}

static void index_section(struct doc *doc, xmlNode *section)
{
	for (xmlNode *n = node_first(section); n; n = node_next(n)) {
		const char *id = node_id(n);
		char *name;

		if (!id)
			continue;
		name = g_strconcat((const char *)section->name, " ", id, NULL);
		if (g_hash_table_contains(doc->records, name))
			g_free(name); /* the first one stands; the checker reports the second */
		else
			g_hash_table_insert(doc->records, name, n);
	}
}

struct doc *doc_new(xmlDoc *tree)
{
	struct doc *doc = g_new0(struct doc, 1);
	xmlNode *languages = node_child(xmlDocGetRootElement(tree), "languages");

	doc->tree = tree;
	doc->records = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	doc->languages = g_ptr_array_new();
	for (xmlNode *n = node_first(languages); n; n = node_next(n))
		g_ptr_array_add(doc->languages, (void *)node_text(n));
	for (xmlNode *n = node_first(doc_root(doc)); n; n = node_next(n)) {
		const struct schema_field *f = schema_field("csms", (const char *)n->name);

		if (f && f->item && f->kind == KIND_RECORD)
			index_section(doc, n);
	}
	return doc;
}

void doc_free(struct doc *doc)
{
	if (!doc)
		return;
	g_hash_table_destroy(doc->records);
	g_ptr_array_unref(doc->languages);
	xmlFreeDoc(doc->tree);
	g_free(doc);
}

xmlDoc *doc_tree(const struct doc *doc)
{
	return doc->tree;
}

xmlNode *doc_root(const struct doc *doc)
{
	return xmlDocGetRootElement(doc->tree);
}

xmlNode *doc_record(const struct doc *doc, const char *section, const char *id)
{
	char *name = g_strconcat(section, " ", id ? id : "", NULL);
	xmlNode *n = g_hash_table_lookup(doc->records, name);

	g_free(name);
	return n;
}

const GPtrArray *doc_languages(const struct doc *doc)
{
	return doc->languages;
}
