#include "resolve/view.h"

#include "base/mem.h"
#include "model/duty.h"
#include "model/schema.h"

#include <stdlib.h>
#include <string.h>

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

/* About the subject: names it, else its service, else nothing of the kind. */
static bool concerns(const struct view *v, const xmlNode *record)
{
	const char *subjects = child_text(v->type, "subject");

	if (node_child(record, subjects))
		return list_holds(record, subjects, node_id(v->subject));
	if (node_child(record, "services"))
		return list_holds(record, "services", child_text(v->subject, "service"));
	return true;
}

/* Suppliers beneath the service are told of, by name. */
static void name_beneath(struct view *v)
{
	xmlNode *service = doc_record(v->doc, "services", child_text(v->subject, "service"));

	for (xmlNode *n = node_first(node_child(service, "suppliers")); n; n = node_next(n))
		name(v, "suppliers", node_text(n));
}

/* Whom the duties make accountable, whether a row says so or the Statement of Applicability. */
static void name_accountable(struct view *v)
{
	GPtrArray *duties = duties_of(v->doc, standards_catalogs(v->standards), v->subject);

	for (guint i = 0; i < duties->len; i++) {
		xmlNode *person = doc_record(v->doc, "people", duty_accountable(duties->pdata[i]));
		const char *department = child_text(person, "department");

		if (person)
			name(v, "people", node_id(person));
		if (department)
			name(v, "departments", department);
	}
	g_ptr_array_unref(duties);
}

static void name_concerning(struct view *v)
{
	for (xmlNode *list = node_first(doc_root(v->doc)); list; list = node_next(list)) {
		const char *section = (const char *)list->name;

		for (xmlNode *r = node_first(list); r && list_holds(v->type, "concerning", section);
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
	if (v->subject && node_is(v->subject, "agreement")) {
		name_beneath(v);
		name_accountable(v);
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
	if (list_holds(v->type, "named", section))
		return is_named(v, section, node_id(record));
	return !list_holds(v->type, "concerning", section) || concerns(v, record);
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

/* The sections of the type, the languages (the first one prevails) and the user's own keys. */
static bool reads(const struct view *v, const xmlNode *section)
{
	const char *name = (const char *)section->name;

	return type_reads(v->type, name) || strcmp(name, "languages") == 0 || schema_is_own(name);
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

/* Keys of the user's own are for the house: papers for others hold none, at any level. */
static void drop_own_keys(xmlNode *node)
{
	for (xmlNode *n = node_first(node), *next; n; n = next) {
		next = node_next(n);
		if (schema_is_own((const char *)n->name))
			drop(n);
		else
			drop_own_keys(n);
	}
}

/* Of a supplier beneath the service no more is told than who it is and what it supplies. */
static void trim_beneath(const struct view *v, xmlNode *supplier)
{
	static const char *const told[] = { "name", "supplies", "jurisdiction", "cloud", NULL };

	if (g_strcmp0(node_id(supplier), child_text(v->subject, "with")) == 0)
		return;
	for (xmlNode *n = node_first(supplier), *next; n; n = next) {
		next = node_next(n);
		if (!g_strv_contains(told, (const char *)n->name))
			drop(n);
	}
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
		if (reads(v, s))
			copy_section(v, s, into);
	if (v->subject || g_strcmp0(child_text(v->type, "handed-out"), "true") == 0)
		drop_own_keys(into);
	if (!v->subject)
		return;
	schema_walk(into, "csms", prune, (void *)v);
	if (node_is(v->subject, "agreement"))
		for (xmlNode *n = node_first(node_child(into, "suppliers")); n; n = node_next(n))
			trim_beneath(v, n);
}
