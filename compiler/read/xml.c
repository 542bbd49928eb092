#include "read/xml.h"

#include "base/limits.h"
#include "base/pool.h"
#include "model/schema.h"
#include "read/text.h"
#include "read/value.h"
#include "read/xml_check.h"
#include "read/xml_scan.h"
#include "read/xml_text.h"

#include <glib.h>
#include <string.h>

enum { KIB = 1024 };

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

struct reading {
	struct scan scan;
	struct text_places places;
	struct xml_text text;  /* of the innermost element that is open, before its first child */
	struct pool *pool;
	size_t *values;        /* in the whole description */
	struct diag *d;
	bool stop;             /* the file as a whole has failed */
};

/* What the schema says of an element: that it is a list of `item`, or a record, or one text.  If
 * it says nothing, the element may be any of them. */
struct shape {
	const struct schema_field *field; /* also of the items of a list */
	const char *item, *record;
	bool text;
	bool lines;     /* of its text are kept */
	bool languages; /* it may be given once for each */
	bool own;       /* a key of the user's own, perhaps with a label */
};

/* An element that has been read, and while that goes on. */
struct element {
	const char *name, *lang; /* lang NULL: none is given */
	struct span at;
	struct shape shape;
	bool root;
	struct member *id;
	const char *stray; /* in the file: text that is no white space */
	GArray *children;  /* struct element; NULL: none */
	struct value *value;
};

static void read_element(struct reading *r, struct element *e, const struct token *tag, int depth);

/* -- what the schema says --------------------------------------------------------------------- */

static const struct shape any_shape = { .lines = true, .languages = true };

static struct shape single_shape(const struct schema_field *f)
{
	bool prose = f->kind == KIND_PROSE;

	if (f->kind == KIND_RECORD)
		return (struct shape){ .field = f, .record = f->arg };
	return (struct shape){
		.field = f, .text = true, .lines = prose, .languages = prose || f->kind == KIND_TEXT,
	};
}

/* Of a key of the user's own, before it is known whether it has a label: its children may be those
 * fields, or anything. */
static struct shape own_shape(const char *name)
{
	const struct schema_field *f = schema_field(SCHEMA_OWN, name);
	struct shape s = f ? single_shape(f) : any_shape;

	s.text = false;
	return s;
}

static struct shape child_shape(const struct shape *s, const char *name)
{
	const struct schema_field *f = s->item ? s->field : schema_field(s->record, name);
	struct shape any = any_shape;

	if (s->own)
		return own_shape(name);
	any.own = s->record && schema_is_own(name);
	if (!f)
		return any;
	if (f->item && !s->item)
		return (struct shape){ .field = f, .item = f->item };
	return single_shape(f);
}

static bool is_any(const struct shape *s)
{
	return !s->item && !s->record && !s->text;
}

/* -- values ----------------------------------------------------------------------------------- */

static struct value *value_new(struct reading *r, enum value_kind kind, struct span at)
{
	struct value *v = pool_take(r->pool, sizeof *v);

	v->kind = kind;
	v->at = at;
	return v;
}

static struct member *add_member(struct reading *r, struct value *v, const char *key,
				 struct span at, struct value *value)
{
	struct member *m = pool_take(r->pool, sizeof *m);

	*m = (struct member){ NULL, key, at, value };
	if (v->last)
		v->last->next = m;
	else
		v->members = m;
	v->last = m;
	return m;
}

/* The text that has been gathered; `at` is the place of one that is empty. */
static struct value *text_value(struct reading *r, bool prose, struct span at)
{
	const char *text = r->text.text->str, *fault;
	size_t length = r->text.text->len;
	struct value *v = value_new(r, VALUE_NULL, at);

	if (length == 0)
		return v;
	v->kind = VALUE_TEXT;
	v->text = pool_copy(r->pool, text, length);
	v->length = length;
	xml_text_place(&r->text, &r->places, prose, r->pool, v);
	fault = text_fault(text, length);
	if (fault) {
		text_report(fault, text_place(&r->places, r->text.from->pdata[fault - text]), r->d);
		v->kind = VALUE_BAD;
	}
	return v;
}

/* The text of an element without children. */
static struct value *leaf_value(struct reading *r, const struct element *e)
{
	const struct schema_field *f = e->shape.field;

	if (!e->stray && (e->shape.item || e->shape.record))
		return value_new(r, VALUE_NULL, e->at);
	if (r->text.length > LIMIT_SCALAR_BYTES) {
		diag_at(r->d, e->at, MSG_YAML_LONG, (r->text.length + KIB - 1) / KIB,
			LIMIT_SCALAR_BYTES / KIB);
		return value_new(r, VALUE_BAD, e->at);
	}
	if (e->shape.lines)
		xml_text_block(&r->text);
	else
		xml_text_fold(&r->text);
	return text_value(r, f && f->kind == KIND_PROSE, e->at);
}

static struct value *language_value(struct reading *r, const struct element *e)
{
	struct value *v = value_new(r, VALUE_MAPPING, e->at);

	add_member(r, v, e->lang, e->at, e->value);
	return v;
}

static struct value *list_value(struct reading *r, const struct element *e)
{
	struct value *v = value_new(r, VALUE_LIST, e->at);

	for (guint i = 0; i < e->children->len; i++) {
		const struct element *c = &g_array_index(e->children, struct element, i);

		add_member(r, v, NULL, c->at, c->lang ? language_value(r, c) : c->value);
	}
	return v;
}

static const struct member *in_language(const struct value *v, const char *lang)
{
	for (const struct member *m = v->members; m; m = m->next)
		if (strcmp(m->key, lang) == 0)
			return m;
	return NULL;
}

/* A name that has been given before: in another language that is as it should be. */
static void add_again(struct reading *r, struct member *m, bool languages, const struct element *c)
{
	const struct member *first = languages && c->lang ? in_language(m->value, c->lang) : NULL;

	if (languages && c->lang && !first) {
		add_member(r, m->value, c->lang, c->at, c->value);
		return;
	}
	if (first)
		diag_at(r->d, c->at, MSG_XML_LANGUAGE, c->name, c->lang);
	else
		diag_at(r->d, c->at, MSG_XML_DUPLICATE, c->name);
	diag_note(r->d, first ? first->at : m->at, MSG_FIRST_HERE);
}

static struct value *mapping_value(struct reading *r, const struct element *e)
{
	struct value *v = value_new(r, VALUE_MAPPING, e->at);
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal); /* name -> struct member */
	GHashTable *languages = g_hash_table_new(NULL, NULL); /* those of them that have some */

	if (e->id) {
		add_member(r, v, e->id->key, e->id->at, e->id->value);
		g_hash_table_insert(seen, (void *)e->id->key, v->last);
	}
	for (guint i = 0; e->children && i < e->children->len; i++) {
		const struct element *c = &g_array_index(e->children, struct element, i);
		struct member *m = g_hash_table_lookup(seen, c->name);

		if (m) {
			add_again(r, m, g_hash_table_contains(languages, m), c);
			continue;
		}
		m = add_member(r, v, c->name, c->at, c->lang ? language_value(r, c) : c->value);
		g_hash_table_insert(seen, (void *)c->name, m);
		if (c->lang)
			g_hash_table_add(languages, m);
	}
	g_hash_table_destroy(languages);
	g_hash_table_destroy(seen);
	return v;
}

/* Where the schema says nothing, elements that are all named "item" are a list. */
static bool is_list(const struct element *e)
{
	if (!is_any(&e->shape) || e->id)
		return e->shape.item != NULL;
	for (guint i = 0; i < e->children->len; i++)
		if (strcmp(g_array_index(e->children, struct element, i).name, "item") != 0)
			return false;
	return true;
}

static struct value *element_value(struct reading *r, const struct element *e)
{
	const struct element *child =
		e->children ? &g_array_index(e->children, struct element, 0) : NULL;

	if (!child && !e->id)
		return leaf_value(r, e);
	if (e->shape.text) {
		diag_at(r->d, child->at, MSG_XML_MARKUP, child->name, e->name);
		return value_new(r, VALUE_BAD, e->at);
	}
	if (e->stray)
		diag_at(r->d, text_place(&r->places, e->stray), MSG_XML_TEXT, e->name);
	return child && is_list(e) ? list_value(r, e) : mapping_value(r, e);
}

/* -- attributes ------------------------------------------------------------------------------- */

static bool is_attribute(const struct attribute *a, const char *name)
{
	return a->length == strlen(name) && memcmp(a->name, name, a->length) == 0;
}

/* Those that tell an editor where the schema is. */
static bool is_for_editors(const struct attribute *a)
{
	return is_attribute(a, "xsi:noNamespaceSchemaLocation") ||
	       (is_attribute(a, "xmlns:xsi") && a->value_length == strlen(xsi) &&
		memcmp(a->value, xsi, a->value_length) == 0);
}

static void refuse_attribute(struct reading *r, const struct element *e, const struct attribute *a)
{
	struct span at = text_place(&r->places, a->name);
	char *name = g_strndup(a->name, a->length);

	if (is_attribute(a, "xml:lang"))
		diag_at(r->d, at, MSG_XML_NO_LANGUAGE, e->name);
	else if (g_str_has_prefix(name, "xmlns") || strchr(name, ':'))
		diag_at(r->d, at, MSG_XML_NAMESPACE, name);
	else
		diag_at(r->d, at, MSG_XML_ATTRIBUTE, e->name, name);
	g_free(name);
}

static struct value *attribute_value(struct reading *r, const struct attribute *a)
{
	xml_text_reset(&r->text);
	xml_text_add_attribute(&r->text, a);
	return text_value(r, false, text_place(&r->places, a->value));
}

static void read_attribute(struct reading *r, struct element *e, const struct attribute *a)
{
	struct span at = text_place(&r->places, a->name);

	if (is_attribute(a, "xml:lang") && e->shape.languages) {
		struct value *v = attribute_value(r, a);

		e->lang = v->kind == VALUE_TEXT ? v->text : "";
	} else if (is_attribute(a, "id") && !e->shape.item && !e->shape.text) {
		e->id = pool_take(r->pool, sizeof *e->id);
		*e->id = (struct member){ NULL, "id", at, attribute_value(r, a) };
	} else if (!is_attribute(a, "xml:space") && !(e->root && is_for_editors(a))) {
		refuse_attribute(r, e, a);
	}
}

/* -- elements --------------------------------------------------------------------------------- */

static const char *first_mark(const struct token *t)
{
	for (const char *p = t->text; p < t->text + t->length; p++)
		if (!strchr(" \t\r\n", *p))
			return p;
	return NULL;
}

static bool takes_id(const struct shape *s)
{
	const struct schema_field *f = s->record ? schema_field(s->record, "id") : NULL;

	return f != NULL;
}

/* What has no place in the element is reported; false if it is also left out. */
static bool fits(struct reading *r, const struct element *e, struct element *c)
{
	if (strchr(c->name, ':')) {
		diag_at(r->d, c->at, MSG_XML_NAMESPACE, c->name);
		return false;
	}
	if (e->shape.item && strcmp(c->name, e->shape.item) != 0) {
		diag_at(r->d, c->at, MSG_FOREIGN_ITEM, c->name, e->shape.field->key, e->shape.item);
		c->value->kind = VALUE_BAD; /* it counts: the list is not empty */
	} else if (strcmp(c->name, "id") == 0 && takes_id(&e->shape)) {
		diag_at(r->d, c->at, MSG_XML_ID, e->name);
	}
	return true;
}

static void read_child(struct reading *r, struct element *e, const struct token *tag, int depth)
{
	struct element c = { .name = pool_copy(r->pool, tag->text, tag->length) };

	c.at = text_place(&r->places, tag->p);
	c.shape = child_shape(&e->shape, c.name);
	c.value = value_new(r, VALUE_BAD, c.at);
	read_element(r, &c, tag, depth);
	if (r->stop || !fits(r, e, &c))
		return;
	if (!e->children)
		e->children = g_array_new(FALSE, FALSE, sizeof c);
	g_array_append_val(e->children, c);
}

static void read_content(struct reading *r, struct element *e, int depth)
{
	struct token t;

	while (!r->stop && scan_next(&r->scan, &t) && t.kind != TOKEN_END) {
		if (t.kind == TOKEN_START) {
			read_child(r, e, &t, depth + 1);
		} else if (t.kind != TOKEN_REMARK) {
			e->stray = e->stray ? e->stray : first_mark(&t);
			if (!e->children)
				xml_text_add(&r->text, &t);
		}
	}
}

static bool is_within_limits(struct reading *r, const struct element *e, int depth)
{
	if (depth > LIMIT_DEPTH)
		diag_at(r->d, e->at, MSG_YAML_DEPTH, LIMIT_DEPTH);
	else if (++*r->values > LIMIT_NODES)
		diag_at(r->d, e->at, MSG_YAML_NODES, LIMIT_NODES);
	else
		return true;
	r->stop = true;
	return false;
}

/* Reads the element whose start tag has just been passed, up to its end tag. */
static void read_element(struct reading *r, struct element *e, const struct token *tag, int depth)
{
	struct attribute a;
	const char *p = NULL;

	if (r->stop || !is_within_limits(r, e, depth))
		return;
	while (scan_attribute(tag, &p, &a))
		read_attribute(r, e, &a);
	xml_text_reset(&r->text);
	if (!tag->empty)
		read_content(r, e, depth);
	e->value = element_value(r, e);
	if (e->children)
		g_array_unref(e->children);
	e->children = NULL;
}

/* The outermost element, of that name, as a mapping; or NULL. */
static const struct value *read_document(struct reading *r, const char *record)
{
	struct element root = { .shape = { .record = record }, .root = true };
	struct token t = { 0 };

	while (scan_next(&r->scan, &t) && t.kind != TOKEN_START)
		continue;
	root.name = pool_copy(r->pool, t.text, t.length);
	root.at = text_place(&r->places, t.p);
	if (strcmp(root.name, record) != 0) {
		diag_at(r->d, root.at, MSG_XML_ROOT, record, root.name);
		return NULL;
	}
	read_element(r, &root, &t, 0);
	if (r->stop)
		return NULL;
	if (root.value->kind == VALUE_TEXT)
		diag_at(r->d, root.value->at, MSG_XML_TEXT, root.name);
	else if (root.value->kind == VALUE_NULL)
		diag_at(r->d, root.at, MSG_XML_EMPTY);
	return root.value->kind == VALUE_MAPPING ? root.value : NULL;
}

static bool read_sound(xmlNode *into, const char *text, size_t size, const char *file,
		       const char *root_record, size_t *values, struct diag *d)
{
	struct reading r = {
		.scan = { text, text + size }, .places = text_places(text, size, file),
		.pool = pool_new(), .values = values, .d = d,
	};
	const struct value *v;

	xml_text_init(&r.text);
	v = read_document(&r, root_record);
	if (v)
		value_to_model(into, v, root_record, d);
	xml_text_clear(&r.text);
	pool_free(r.pool);
	return v != NULL;
}

bool xml_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		   const char *root_record, size_t *values, struct diag *d)
{
	bool utf8 = xml_is_utf8(bytes, size, file, d);
	const char *text = text_open(bytes, &size, file, d);

	return utf8 && text && xml_is_sound(text, size, file, d) &&
	       read_sound(into, text, size, file, root_record, values, d);
}
