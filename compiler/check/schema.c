/* The shape of a tree against the schema: every element is visited once, with its field. */
#include "check/check.h"

#include "base/suggest.h"
#include "check/value.h"
#include "model/place.h"
#include "model/schema.h"

#include <string.h>

/* scope is NULL where there is no description to refer to (catalogs, ledger entries). */
struct checking {
	const struct check_scope *scope;
	struct diag *d;
	GHashTable *ids; /* "field-path id" -> xmlNode, to find the second of a kind */
};

static void check_record(struct checking *c, xmlNode *node, const char *record);

static void note_suggestion(struct checking *c, const char *word, const GPtrArray *candidates)
{
	const char *near = suggest(word, candidates);

	if (near)
		diag_note(c->d, SPAN_NONE, MSG_DID_YOU_MEAN, near);
}

static void report_unknown_key(struct checking *c, xmlNode *node, const char *record)
{
	const struct schema_record *r = schema_record(record);
	GPtrArray *keys = g_ptr_array_new();

	for (size_t i = 0; i < r->count; i++)
		g_ptr_array_add(keys, (void *)r->fields[i].key);
	diag_at(c->d, node_span(node), MSG_UNKNOWN_KEY, (const char *)node->name, record);
	note_suggestion(c, (const char *)node->name, keys);
	g_ptr_array_unref(keys);
}

static GPtrArray *section_ids(const struct doc *doc, const char *sections)
{
	char **names = g_strsplit(sections, " ", -1);
	GPtrArray *ids = g_ptr_array_new();

	for (char **s = names; *s; s++)
		for (xmlNode *n = node_first(node_child(doc_root(doc), *s)); n; n = node_next(n))
			if (node_id(n))
				g_ptr_array_add(ids, (void *)node_id(n));
	g_strfreev(names);
	return ids;
}

static bool reference_holds(const struct doc *doc, const char *sections, const char *id)
{
	char **names = g_strsplit(sections, " ", -1);
	bool found = false;

	for (char **s = names; *s && !found; s++)
		found = doc_record(doc, *s, id) != NULL;
	g_strfreev(names);
	return found;
}

static void check_reference(struct checking *c, xmlNode *node, const char *sections,
			    const char *id)
{
	const struct doc *doc = c->scope ? c->scope->doc : NULL;
	xmlNode *section;
	GPtrArray *ids;

	if (!doc || reference_holds(doc, sections, id))
		return;
	section = node_child(doc_root(doc), sections);
	ids = section_ids(doc, sections);
	diag_at(c->d, node_value_span(node), MSG_DANGLING, id, sections);
	note_suggestion(c, id, ids);
	if (section)
		diag_note(c->d, node_span(section), MSG_SECTION_HERE, sections, (unsigned)ids->len);
	g_ptr_array_unref(ids);
}

/* Where the organisation's own controls may stand, so may the entries of its own catalogs. */
static bool takes_catalog(const struct checking *c, const char *const *catalogs, const char *name)
{
	return g_strv_contains(catalogs, name) ||
	       (g_strv_contains(catalogs, "own") && c->scope &&
		catalogs_is_own(c->scope->catalogs, name));
}

static void check_control(struct checking *c, xmlNode *node, const struct schema_field *f,
			  const char *ref)
{
	char **catalogs = g_strsplit(f->arg, " ", -1);
	const char *colon = strchr(ref, ':');
	char *name = g_strndup(ref, colon ? (gsize)(colon - ref) : 0);

	if (!colon || !takes_catalog(c, (const char *const *)catalogs, name))
		diag_at(c->d, node_value_span(node), MSG_BAD_CONTROL, ref, f->arg);
	else if (strcmp(name, "own") == 0)
		check_reference(c, node, "additional-controls", colon + 1);
	else if (c->scope && !(f->kind == KIND_CLAUSE ? catalogs_clause : catalogs_entry)(c->scope->catalogs, ref))
		diag_at(c->d, node_value_span(node), MSG_UNKNOWN_CONTROL, ref, name);
	g_free(name);
	g_strfreev(catalogs);
}

static void report_word(struct checking *c, xmlNode *node, const struct schema_field *f,
			const char *text)
{
	char **words = g_strsplit(f->arg, "|", -1);
	char *shown = g_strjoinv(", ", words);
	GPtrArray *candidates = g_ptr_array_new();

	for (char **w = words; *w; w++)
		g_ptr_array_add(candidates, *w);
	diag_at(c->d, node_value_span(node), MSG_BAD_WORD, f->key, shown, text);
	note_suggestion(c, text, candidates);
	g_ptr_array_unref(candidates);
	g_free(shown);
	g_strfreev(words);
}

static void check_scalar(struct checking *c, xmlNode *node, const struct schema_field *f)
{
	const char *text = node_text(node);
	struct span at = node_value_span(node);

	switch (f->kind) {
	case KIND_DATE:
		if (!value_is_date(text))
			diag_at(c->d, at, MSG_BAD_DATE, f->key, text);
		break;
	case KIND_INT:
		if (!value_is_count(text))
			diag_at(c->d, at, MSG_BAD_COUNT, f->key, text);
		break;
	case KIND_BOOL:
		if (!value_is_bool(text))
			diag_at(c->d, at, MSG_BAD_BOOL, f->key, text);
		break;
	case KIND_ENUM:
		if (!value_is_word(text, f->arg))
			report_word(c, node, f, text);
		break;
	case KIND_REF:
		check_reference(c, node, f->arg, text);
		break;
	case KIND_CONTROL:
	case KIND_CLAUSE:
		check_control(c, node, f, text);
		break;
	default:
		break;
	}
}

static bool is_blank(const xmlNode *node)
{
	const char *text = node_text(node);

	if (node_first(node))
		return false;
	while (g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return !*text;
}

/* One value: a list item or the value of a plain field. */
static void check_value(struct checking *c, xmlNode *node, const struct schema_field *f)
{
	if (f->kind == KIND_RECORD)
		check_record(c, node, f->arg);
	else if (is_blank(node))
		diag_at(c->d, node_span(node), MSG_EMPTY_VALUE, (const char *)node->name,
			kind_phrase(f->kind));
	else if (f->kind != KIND_TEXT && f->kind != KIND_PROSE)
		check_scalar(c, node, f);
}

/* Records are told apart by their id, names and references by themselves. */
static const char *identity(const xmlNode *item, const struct schema_field *list)
{
	if (list->kind == KIND_RECORD)
		return node_id(item);
	if (list->kind == KIND_TEXT || list->kind == KIND_PROSE || !*node_text(item))
		return NULL;
	return node_text(item);
}

static void check_id(struct checking *c, xmlNode *item, const struct schema_field *list)
{
	const char *id = identity(item, list);
	xmlNode *first;
	char *name;

	if (!id)
		return;
	name = g_strdup_printf("%p %s", (void *)item->parent, id);
	first = g_hash_table_lookup(c->ids, name);
	if (first) {
		diag_at(c->d, node_value_span(item), MSG_DUPLICATE_ID, id, list->key);
		diag_note(c->d, node_value_span(first), MSG_FIRST_HERE);
		g_free(name);
	} else {
		g_hash_table_insert(c->ids, name, item);
	}
}

/* Findings are about one record of a top-level list: not every document sees all of them. */
static void topic_item(struct checking *c, const xmlNode *list, const struct schema_field *f,
		       unsigned ordinal)
{
	const xmlNode *root = list->parent;
	char *topic;

	if (!c->scope || f->kind != KIND_RECORD || !root->parent || root->parent->type != XML_DOCUMENT_NODE)
		return;
	topic = g_strdup_printf("%s/%u", (const char *)list->name, ordinal);
	diag_topic(c->d, topic);
	g_free(topic);
}

static void check_list(struct checking *c, xmlNode *node, const struct schema_field *f)
{
	unsigned ordinal = 0;

	if (!node_first(node))
		diag_at(c->d, node_span(node), MSG_EMPTY_LIST, f->key);
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		topic_item(c, node, f, ordinal++);
		if (!node_is(n, f->item)) {
			diag_at(c->d, node_span(n), MSG_FOREIGN_ITEM, (const char *)n->name, f->key, f->item);
			continue;
		}
		check_id(c, n, f);
		if (!node_is_skipped(n))
			check_value(c, n, f);
	}
}

static bool has_language(const struct doc *doc, const char *lang)
{
	const GPtrArray *languages = doc_languages(doc);

	for (guint i = 0; i < languages->len; i++)
		if (strcmp(languages->pdata[i], lang) == 0)
			return true;
	return false;
}

/* A text given per language is given in every language of the pack. */
static void check_languages(struct checking *c, xmlNode *first)
{
	const GPtrArray *languages = doc_languages(c->scope->doc);
	const char *name = (const char *)first->name;

	for (xmlNode *n = first; n; n = node_next(n))
		if (node_is(n, name) && node_lang(n) && !has_language(c->scope->doc, node_lang(n)))
			diag_at(c->d, node_span(n), MSG_EXTRA_LANGUAGE, name, node_lang(n));
	for (guint i = 0; i < languages->len; i++)
		if (!child_in(first->parent, name, languages->pdata[i]))
			diag_at(c->d, node_span(first), MSG_NO_TRANSLATION, name,
				(const char *)languages->pdata[i]);
}

static bool is_per_language(const struct doc *doc, const xmlNode *node)
{
	const xmlNode *n = node_first(node);

	while (n && has_language(doc, (const char *)n->name))
		n = node_next(n);
	return node_first(node) && !n;
}

/* What is of any shape below a key of one's own may be given per language, too. */
static void check_free(struct checking *c, xmlNode *node, const char *key)
{
	const GPtrArray *languages = doc_languages(c->scope->doc);

	if (!is_per_language(c->scope->doc, node)) {
		for (xmlNode *n = node_first(node); n; n = node_next(n))
			check_free(c, n, key);
		return;
	}
	for (guint i = 0; i < languages->len; i++)
		if (!node_child(node, languages->pdata[i]))
			diag_at(c->d, node_span(node), MSG_NO_TRANSLATION, key,
				(const char *)languages->pdata[i]);
}

static bool is_first_of_name(const xmlNode *node)
{
	for (const xmlNode *n = node->prev; n; n = n->prev)
		if (node_is(n, (const char *)node->name))
			return false;
	return true;
}

static void check_field(struct checking *c, xmlNode *node, const struct schema_field *f)
{
	if (node_is_skipped(node))
		return;
	if (f->item)
		check_list(c, node, f);
	else
		check_value(c, node, f);
	if (c->scope && node_lang(node) && is_first_of_name(node))
		check_languages(c, node);
}

static bool has_field(const xmlNode *node, const char *key)
{
	return strcmp(key, "id") == 0 ? node_id(node) != NULL : node_child(node, key) != NULL;
}

static void check_presence(struct checking *c, xmlNode *node, const struct schema_record *r)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct schema_field *f = &r->fields[i];
		const char *id = node_id(node) ? node_id(node) : r->name;

		if (!(f->flags & (SCHEMA_REQUIRED | SCHEMA_NEEDED)) || has_field(node, f->key))
			continue;
		if (node->parent && node->parent->type == XML_DOCUMENT_NODE)
			diag_topic(c->d, f->key);
		diag_at(c->d, node_span(node),
			f->flags & SCHEMA_REQUIRED ? MSG_MISSING_KEY : MSG_MISSING_FACT, id, f->key, f->doc);
	}
}

static void check_record(struct checking *c, xmlNode *node, const char *record)
{
	const struct schema_record *r = schema_record(record);
	bool top = node->parent && node->parent->type == XML_DOCUMENT_NODE;

	if (!node_first(node) && !node_id(node) && !is_blank(node)) {
		diag_at(c->d, node_value_span(node), MSG_NOT_A_MAPPING, (const char *)node->name);
		return;
	}
	if (node_id(node) && schema_field(record, "id") &&
	    schema_field(record, "id")->kind == KIND_ID && !value_is_id(node_id(node)))
		diag_at(c->d, node_value_span(node), MSG_BAD_ID, node_id(node));
	check_presence(c, node, r);
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		const struct schema_field *f = schema_field(record, (const char *)n->name);

		if (top)
			diag_topic(c->d, (const char *)n->name);
		if (f)
			check_field(c, n, f);
		else if (schema_own(n))
			check_record(c, n, SCHEMA_OWN);
		else if (!schema_is_own((const char *)n->name))
			report_unknown_key(c, n, record);
		else if (c->scope)
			check_free(c, n, (const char *)n->name);
	}
	if (top)
		diag_topic(c->d, NULL);
}

static void check_from(struct checking *c, xmlNode *root, const char *record)
{
	c->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	check_record(c, root, record);
	g_hash_table_destroy(c->ids);
}

void check_description(const struct check_scope *scope)
{
	struct checking c = { scope, scope->diag, NULL };

	check_from(&c, doc_root(scope->doc), "csms");
}

bool check_tree(xmlNode *root, const char *record, struct diag *d)
{
	struct checking c = { NULL, d, NULL };
	size_t before = diag_all(d)->len;

	check_from(&c, root, record);
	return diag_all(d)->len == before;
}
