#include "resolve/view.h"

#include "base/mem.h"
#include "model/schema.h"

#include <stdlib.h>
#include <string.h>

static bool list_has(const xmlNode *type, const char *list, const char *section)
{
	for (xmlNode *n = node_first(node_child(type, list)); n; n = node_next(n))
		if (strcmp(node_text(n), section) == 0)
			return true;
	return false;
}

static xmlNode *subject_of(const struct view *v)
{
	const char *section = child_text(v->type, "subject");
	const char *of = child_text(v->document, "of");

	return section && of ? doc_record(v->doc, section, of) : NULL;
}

static void name(const struct view *v, const char *section, const char *id)
{
	g_hash_table_add(v->named, g_strconcat(section, ":", id, NULL));
}

static bool is_named(const struct view *v, const char *section, const char *id)
{
	char *key = g_strconcat(section, ":", id, NULL);
	bool named = id && g_hash_table_contains(v->named, key);

	g_free(key);
	return named;
}

/* The lists by which a record says what it is about; they lead to others' records as well. */
static bool is_address(const struct view *v, const char *key)
{
	return strcmp(key, "services") == 0 || strcmp(key, child_text(v->type, "subject")) == 0;
}

static void name_reference(xmlNode *node, const struct schema_field *f, bool item, void *context)
{
	char **sections;

	if (f->kind != KIND_REF || item != (f->item != NULL) || is_address(context, f->key))
		return;
	sections = g_strsplit(f->arg, " ", -1);
	for (char **s = sections; *s; s++)
		name(context, *s, node_text(node));
	g_strfreev(sections);
}

/* A record, and the records that it names. */
static void name_record(struct view *v, const xmlNode *record, const char *section)
{
	if (node_id(record))
		name(v, section, node_id(record));
	schema_walk((xmlNode *)record, schema_field("csms", section)->arg, name_reference, v);
}

static bool names(const xmlNode *list, const char *id)
{
	for (xmlNode *n = node_first(list); n; n = node_next(n))
		if (id && strcmp(node_text(n), id) == 0)
			return true;
	return false;
}

/* About the subject: names it, else its service, else nothing of the kind. */
static bool concerns(const struct view *v, const xmlNode *record)
{
	xmlNode *subjects = node_child(record, child_text(v->type, "subject"));
	xmlNode *services = node_child(record, "services");

	if (subjects)
		return names(subjects, node_id(v->subject));
	if (services)
		return names(services, child_text(v->subject, "service"));
	return true;
}

static void name_concerning(struct view *v)
{
	for (xmlNode *list = node_first(doc_root(v->doc)); list; list = node_next(list)) {
		const char *section = (const char *)list->name;

		for (xmlNode *r = node_first(list); r && list_has(v->type, "concerning", section);
		     r = node_next(r))
			if (concerns(v, r))
				name_record(v, r, section);
	}
}

struct view *view_new(const struct doc *doc, const struct standards *s, const xmlNode *document)
{
	struct view *v = g_new0(struct view, 1);

	v->doc = doc;
	v->standards = s;
	v->document = document;
	v->type = standards_type(s, child_text(document, "type"));
	v->subject = subject_of(v);
	v->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (v->subject) {
		name_record(v, v->subject, child_text(v->type, "subject"));
		name_record(v, document, "documents");
		name_concerning(v);
	}
	return v;
}

void view_free(struct view *v)
{
	if (!v)
		return;
	g_hash_table_destroy(v->named);
	g_free(v);
}

/* A record of a section that is read. */
static bool keeps(const struct view *v, const xmlNode *record, const char *section)
{
	if (list_has(v->type, "named", section))
		return is_named(v, section, node_id(record));
	return !list_has(v->type, "concerning", section) || concerns(v, record);
}

static xmlNode *nth(xmlNode *list, int ordinal)
{
	xmlNode *n = node_first(list);

	while (n && ordinal-- > 0)
		n = node_next(n);
	return n;
}

bool view_sees(const struct view *v, const char *topic)
{
	char **parts = g_strsplit(topic, "/", 2);
	bool sees = type_reads(v->type, parts[0]);

	if (sees && parts[1]) {
		xmlNode *record = nth(node_child(doc_root(v->doc), parts[0]), atoi(parts[1]));

		sees = !record || keeps(v, record, parts[0]);
	}
	g_strfreev(parts);
	return sees;
}

/* The sections of the type, the languages (the first one prevails) and, unless the document is for
 * others, the user's own keys of the top level. */
static bool reads(const struct view *v, const char *section)
{
	return type_reads(v->type, section) || strcmp(section, "languages") == 0 ||
	       (g_str_has_prefix(section, "x-") && !node_child(v->type, "subject"));
}

static void drop(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* What a reference may lead to, among lists that are narrowed; NULL: all of it was kept. */
static bool leads_out(const struct view *v, const struct schema_field *f, const char *id)
{
	char **sections = g_strsplit(f->arg, " ", -1);
	bool out = false, there = false;

	for (char **s = sections; *s; s++) {
		xmlNode *record = doc_record(v->doc, *s, id);

		out = out || (record && !keeps(v, record, *s));
		there = there || (record && keeps(v, record, *s));
	}
	g_strfreev(sections);
	return out && !there;
}

static void prune(xmlNode *node, const struct schema_field *f, bool item, void *context)
{
	const struct view *v = context;
	xmlNode *list = node->parent;

	if (f->kind != KIND_REF || item != (f->item != NULL) || !leads_out(v, f, node_text(node)))
		return;
	drop(node);
	if (item && !node_first(list))
		xmlNodeSetContent(list, NULL);
}

static void copy_section(const struct view *v, xmlNode *section, xmlNode *into)
{
	const char *name = (const char *)section->name;
	xmlNode *copy = mem_must(xmlDocCopyNode(section, into->doc, 1));
	xmlNode *twin = node_first(copy), *next;

	xmlAddChild(into, copy);
	xmlReconciliateNs(into->doc, copy);
	for (xmlNode *r = node_first(section); v->subject && r; r = node_next(r), twin = next) {
		next = node_next(twin);
		if (!keeps(v, r, name))
			drop(twin);
	}
}

void view_copy(const struct view *v, xmlNode *into)
{
	for (xmlNode *s = node_first(doc_root(v->doc)); s; s = node_next(s))
		if (reads(v, (const char *)s->name))
			copy_section(v, s, into);
	if (v->subject)
		schema_walk(into, "csms", prune, (void *)v);
}
