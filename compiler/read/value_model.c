/* Values -> model: the schema says what each key takes. */
#include "read/value.h"

#include "base/mem.h"
#include "model/place.h"
#include "model/schema.h"
#include "read/prose_place.h"

#include <glib.h>
#include <string.h>

/* Keys that the schema does not know are kept for the checker; their lists hold these. */
static const char free_item[] = "item";

static xmlNode *add_element(xmlNode *parent, const char *name, struct span key,
			    const struct value *v)
{
	xmlNode *n = mem_must(xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL));
	struct place place = { key, v->at, v->indent };

	mem_must(xmlAddChild(parent, n));
	node_set_place(n, &place);
	prose_place_keep(n, v->runs);
	if (v->kind == VALUE_TEXT && v->length > 0)
		mem_must(xmlAddChild(n, mem_must(xmlNewDocText(n->doc, BAD_CAST v->text))));
	return n;
}

static const char *kind_found(const struct value *v)
{
	switch (v->kind) {
	case VALUE_LIST:    return "a list";
	case VALUE_MAPPING: return "a mapping";
	default:            return "a text";
	}
}

/* Where a value of the wrong shape stands, for the message. */
struct spot {
	const char *key;
	bool item; /* an item of that key's list */
};

static void report_shape(const struct value *v, struct spot spot, const char *expected,
			 struct diag *d)
{
	if (v->kind != VALUE_BAD)
		diag_at(d, v->at, spot.item ? MSG_YAML_ITEM : MSG_YAML_SHAPE, spot.key, expected,
			kind_found(v));
}

/* The element without what the value holds, so that the key is known to be there. */
static void add_skipped(xmlNode *parent, const char *name, struct span key, const struct value *v)
{
	struct value nothing = { .kind = VALUE_NULL, .at = v->at };

	node_set_skipped(add_element(parent, name, key, &nothing));
}

static bool is_scalar(const struct value *v)
{
	return v->kind == VALUE_TEXT || v->kind == VALUE_NULL;
}

bool value_is_name(const char *key)
{
	return strlen(key) < 128 && xmlValidateNCName(BAD_CAST key, 0) == 0;
}

static void add_free(xmlNode *parent, const char *name, struct span key, const struct value *v,
		     struct diag *d)
{
	xmlNode *n;

	if (!value_is_name(name)) {
		diag_at(d, key, MSG_YAML_NAME, name);
		return;
	}
	n = add_element(parent, name, key, v);
	for (const struct member *m = v->members; m; m = m->next)
		add_free(n, m->key ? m->key : free_item, m->at, m->value, d);
}

bool value_is_language(const char *tag)
{
	size_t primary = strspn(tag, G_CSET_a_2_z G_CSET_A_2_Z);
	const char *p = tag + primary;

	if (primary < 2 || primary > 3)
		return false;
	while (*p == '-') {
		size_t length = strspn(p + 1, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS);

		if (length < 1 || length > 8)
			return false;
		p += 1 + length;
	}
	return *p == '\0';
}

static void set_language(xmlNode *n, const char *tag)
{
	xmlNs *xml = mem_must(xmlSearchNs(n->doc, n, BAD_CAST "xml"));

	mem_must(xmlNewNsProp(n, xml, BAD_CAST "lang", BAD_CAST tag));
}

static void report_language(const struct member *m, const char *name, struct diag *d)
{
	char *hyphened = g_strdelimit(g_strdup(m->key), "_", '-');

	diag_at(d, m->at, MSG_YAML_LANGUAGE, name, m->key);
	if (value_is_language(hyphened))
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, hyphened);
	g_free(hyphened);
}

/* A folded text that meant to have paragraphs. */
static void warn_folded(const struct value *v, const struct schema_field *f, struct diag *d)
{
	if (f->kind == KIND_PROSE && v->kind == VALUE_TEXT && v->folded)
		diag_at(d, v->at, MSG_YAML_FOLDED);
}

static void add_languages(xmlNode *parent, const char *name, struct span key,
			  const struct value *v, const struct schema_field *f, struct diag *d)
{
	size_t added = 0;

	for (const struct member *m = v->members; m; m = m->next) {
		if (!value_is_language(m->key)) {
			report_language(m, name, d);
		} else if (!is_scalar(m->value)) {
			report_shape(m->value, (struct spot){ m->key, false }, "a text", d);
		} else {
			set_language(add_element(parent, name, m->at, m->value), m->key);
			warn_folded(m->value, f, d);
			added++;
		}
	}
	if (!v->members)
		add_element(parent, name, key, v); /* empty, which the checker reports */
	else if (added == 0)
		add_skipped(parent, name, key, v);
}

static bool takes_languages(const struct schema_field *f)
{
	return f->kind == KIND_TEXT || f->kind == KIND_PROSE;
}

static void add_record(xmlNode *parent, const char *name, struct span key, const struct value *v,
		       const struct schema_field *f, struct diag *d)
{
	xmlNode *n = add_element(parent, name, key, v);

	value_to_model(n, v, f->arg, d);
}

/* A value of the field's kind, as element `name`; an item of the wrong shape is left out. */
static void add_single(xmlNode *parent, const char *name, struct span key, const struct value *v,
		       const struct schema_field *f, struct diag *d)
{
	if (f->kind == KIND_RECORD && v->kind == VALUE_MAPPING) {
		add_record(parent, name, key, v, f, d);
	} else if (takes_languages(f) && v->kind == VALUE_MAPPING) {
		add_languages(parent, name, key, v, f, d);
	} else if (v->kind == VALUE_NULL || (f->kind != KIND_RECORD && v->kind == VALUE_TEXT)) {
		add_element(parent, name, key, v);
		warn_folded(v, f, d);
	} else {
		report_shape(v, (struct spot){ f->key, f->item != NULL }, kind_phrase(f->kind), d);
		if (!f->item)
			add_skipped(parent, name, key, v);
	}
}

static void add_list(xmlNode *parent, const struct member *m, const struct schema_field *f,
		     struct diag *d)
{
	const struct value *v = m->value;
	xmlNode *list;

	if (v->kind != VALUE_LIST && v->kind != VALUE_NULL) {
		char *expected = g_strconcat("a list of ", f->item, NULL);

		report_shape(v, (struct spot){ f->key, false }, expected, d);
		add_skipped(parent, f->key, m->at, v);
		g_free(expected);
		return;
	}
	list = add_element(parent, f->key, m->at, v);
	for (const struct member *i = v->members; i; i = i->next)
		add_single(list, f->item, i->at, i->value, f, d);
	if (v->members && !list->children)
		node_set_skipped(list); /* every item has been reported */
}

/* The record's place now shows its id, so that a message about the id points there. */
static void set_id(xmlNode *record, const struct member *m, const struct schema_field *f,
		   struct diag *d)
{
	struct place place = node_place(record);

	if (!is_scalar(m->value)) {
		report_shape(m->value, (struct spot){ f->key, false }, kind_phrase(f->kind), d);
	} else if (m->value->kind == VALUE_TEXT) {
		mem_must(xmlNewProp(record, BAD_CAST "id", BAD_CAST m->value->text));
		place.value = m->value->at;
		place.indent = 0;
		node_set_place(record, &place);
	}
}

static bool is_id(const struct schema_field *f)
{
	return f->kind == KIND_ID || (f->kind == KIND_STRING && strcmp(f->key, "id") == 0);
}

static bool has_member(const struct value *v, const char *key)
{
	for (const struct member *m = v->kind == VALUE_MAPPING ? v->members : NULL; m; m = m->next)
		if (strcmp(m->key, key) == 0)
			return true;
	return false;
}

/* A key that the schema does not know: one of the user's own says what it is called, or is of any
 * shape. */
static void add_unknown(xmlNode *into, const struct member *m, struct diag *d)
{
	if (schema_is_own(m->key) && value_is_name(m->key) &&
	    has_member(m->value, SCHEMA_OWN_LABEL))
		value_to_model(add_element(into, m->key, m->at, m->value), m->value, SCHEMA_OWN, d);
	else
		add_free(into, m->key, m->at, m->value, d);
}

static void add_field(xmlNode *into, const struct member *m, const char *record, struct diag *d)
{
	const struct schema_field *f = schema_field(record, m->key);

	if (!f)
		add_unknown(into, m, d);
	else if (f->item)
		add_list(into, m, f, d);
	else if (is_id(f))
		set_id(into, m, f, d);
	else
		add_single(into, f->key, m->at, m->value, f, d);
}

void value_to_model(xmlNode *into, const struct value *mapping, const char *record, struct diag *d)
{
	for (const struct member *m = mapping->members; m; m = m->next)
		add_field(into, m, record, d);
}
