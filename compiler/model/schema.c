#include "model/schema.h"

#include <glib.h>
#include <string.h>

/* The lists are flat: a RECORD line ends the fields of the record before it. */
enum line { LINE_RECORD, LINE_FIELD };

static const struct {
	enum line line;
	struct schema_field f;
} lines[] = {
#define REQUIRED SCHEMA_REQUIRED
#define NEEDED SCHEMA_NEEDED
#define LENT SCHEMA_LENT
#define RECORD(name, doc) { LINE_RECORD, { name, NULL, KIND_RECORD, NULL, NULL, 0, doc } },
#define FIELD(key, kind, arg, item, flags, doc) \
	{ LINE_FIELD, { NULL, key, KIND_##kind, arg, item, flags, doc } },
#include "model/schema.def"
#include "model/schema_catalog.def"
#include "model/schema_style.def"
#include "model/schema_ledger.def"
#undef FIELD
#undef RECORD
#undef LENT
#undef NEEDED
#undef REQUIRED
};

struct schema {
	GHashTable *records; /* name -> struct schema_record */
	GHashTable *fields;  /* "record key" -> struct schema_field */
};

static void schema_add_record(struct schema *s, struct schema_field *all, size_t from, size_t to)
{
	struct schema_record *r = g_new0(struct schema_record, 1);

	r->name = lines[from].f.record;
	r->doc = lines[from].f.doc;
	r->fields = &all[from + 1];
	r->count = to - from - 1;
	g_hash_table_insert(s->records, (void *)r->name, r);
	for (size_t i = from + 1; i < to; i++) {
		all[i].record = r->name;
		g_hash_table_insert(s->fields, g_strconcat(r->name, " ", all[i].key, NULL), &all[i]);
	}
}

/* Built once, constant thereafter. */
static const struct schema *schema_get(void)
{
	static gsize ready;
	static struct schema schema;

	if (g_once_init_enter(&ready)) {
		struct schema_field *all = g_new(struct schema_field, G_N_ELEMENTS(lines));
		size_t from = 0;

		schema.records = g_hash_table_new(g_str_hash, g_str_equal);
		schema.fields = g_hash_table_new(g_str_hash, g_str_equal);
		for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
			all[i] = lines[i].f;
		for (size_t i = 1; i <= G_N_ELEMENTS(lines); i++)
			if (i == G_N_ELEMENTS(lines) || lines[i].line == LINE_RECORD) {
				schema_add_record(&schema, all, from, i);
				from = i;
			}
		g_once_init_leave(&ready, 1);
	}
	return &schema;
}

bool schema_demands(const struct schema_field *f)
{
	return f->flags & SCHEMA_REQUIRED && !(f->flags & SCHEMA_LENT);
}

const struct schema_record *schema_record(const char *name)
{
	return name ? g_hash_table_lookup(schema_get()->records, name) : NULL;
}

const struct schema_field *schema_field(const char *record, const char *key)
{
	char name[128];

	if (!record || !key || g_snprintf(name, sizeof name, "%s %s", record, key) >= (int)sizeof name)
		return NULL;
	return g_hash_table_lookup(schema_get()->fields, name);
}

bool schema_is_own(const char *name)
{
	return g_str_has_prefix(name, SCHEMA_OWN_PREFIX);
}

const char *schema_own(const xmlNode *node)
{
	if (!schema_is_own((const char *)node->name))
		return NULL;
	for (const xmlNode *n = node->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, SCHEMA_OWN_LABEL) == 0)
			return SCHEMA_OWN;
	return NULL;
}

static void walk(xmlNode *node, const char *record, schema_visit *visit, void *context);

static void walk_items(xmlNode *list, const struct schema_field *f, schema_visit *visit, void *context)
{
	for (xmlNode *n = list->children, *next; n; n = next) {
		next = n->next;
		if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, f->item) != 0)
			continue;
		visit(n, f, true, context);
		if (f->kind == KIND_RECORD)
			walk(n, f->arg, visit, context);
	}
}

static void walk(xmlNode *node, const char *record, schema_visit *visit, void *context)
{
	for (xmlNode *n = node->children, *next; n; n = next) {
		const struct schema_field *f;

		next = n->next;
		f = n->type == XML_ELEMENT_NODE ? schema_field(record, (const char *)n->name) : NULL;
		if (!f) {
			if (record && n->type == XML_ELEMENT_NODE)
				walk(n, schema_own(n), visit, context);
			continue;
		}
		visit(n, f, false, context);
		if (f->item)
			walk_items(n, f, visit, context);
		else if (f->kind == KIND_RECORD)
			walk(n, f->arg, visit, context);
	}
}

void schema_walk(xmlNode *root, const char *record, schema_visit *visit, void *context)
{
	walk(root, record, visit, context);
}

const char *kind_phrase(enum kind kind)
{
	static const char *const phrases[] = {
		[KIND_STRING] = "a text", [KIND_TEXT] = "a text (one string, or one per language)",
		[KIND_PROSE] = "prose (one string, or one per language)", [KIND_INT] = "a whole number",
		[KIND_BOOL] = "true or false", [KIND_DATE] = "a date (YYYY-MM-DD)", [KIND_ENUM] = "one word",
		[KIND_ID] = "an identifier", [KIND_REF] = "an id", [KIND_CONTROL] = "catalog:id",
		[KIND_CLAUSE] = "catalog:id of a clause",
		[KIND_PATH] = "a file name", [KIND_RECORD] = "a mapping",
	};

	return phrases[kind];
}
