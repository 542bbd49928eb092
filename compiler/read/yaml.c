#include "read/yaml.h"

#include "base/limits.h"
#include "base/mem.h"
#include "read/text.h"
#include "read/tree.h"
#include "read/yaml_reader.h"

#include <string.h>

enum { MIB = 1024 * 1024, KIB = 1024 };

static struct value *read_value(struct reader *r, yaml_event_t *e, int depth);

/* The caller deletes the event.  False at the end of what can be read. */
static bool next_event(struct reader *r, yaml_event_t *e)
{
	memset(e, 0, sizeof *e);
	if (r->stop)
		return false;
	if (yaml_parser_parse(&r->parser, e))
		return true;
	report_syntax(r);
	r->stop = true;
	return false;
}

static struct value *value_new(struct reader *r, enum value_kind kind, struct span at)
{
	struct value *v = pool_take(r->pool, sizeof *v);

	v->kind = kind;
	v->at = at;
	v->values = 1;
	if (++*r->values > LIMIT_NODES && !r->stop) {
		diag_at(r->d, at, MSG_YAML_NODES, LIMIT_NODES);
		r->stop = true;
	}
	return v;
}

static struct member *add_member(struct reader *r, struct value *v, const char *key, struct span at,
				 struct value *value)
{
	struct member *m = pool_take(r->pool, sizeof *m);

	*m = (struct member){ NULL, key, at, value };
	if (v->last)
		v->last->next = m;
	else
		v->members = m;
	v->last = m;
	v->values += value->values;
	v->bytes += value->bytes;
	return m;
}

/* The height of a value whose members are all there. */
static void close_value(struct value *v)
{
	int height = 0;

	for (const struct member *m = v->members; m; m = m->next)
		height = MAX(height, m->value->height + 1);
	v->height = height;
}

static void set_anchor(struct reader *r, const yaml_char_t *name, struct value *v)
{
	if (name)
		g_hash_table_replace(r->anchors, g_strdup((const char *)name), v);
}

/* Core tags say nothing that the schema does not know. */
static void check_tag(struct reader *r, const yaml_char_t *tag, yaml_mark_t mark)
{
	static const char *const core[] = {
		YAML_NULL_TAG, YAML_BOOL_TAG, YAML_STR_TAG, YAML_INT_TAG,
		YAML_FLOAT_TAG, YAML_SEQ_TAG, YAML_MAP_TAG, "!", NULL,
	};

	if (tag && !g_strv_contains(core, (const char *)tag))
		diag_at(r->d, mark_span(r, mark), MSG_YAML_TAG, (const char *)tag);
}

static bool is_null(const yaml_event_t *e)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };
	const char *tag = (const char *)e->data.scalar.tag;

	return e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (!tag || strcmp(tag, YAML_NULL_TAG) == 0) &&
	       g_strv_contains(words, (const char *)e->data.scalar.value);
}

static struct value *read_scalar(struct reader *r, const yaml_event_t *e)
{
	struct value *v = value_new(r, is_null(e) ? VALUE_NULL : VALUE_TEXT,
				    mark_span(r, e->start_mark));

	r->last = e->start_mark;
	check_tag(r, e->data.scalar.tag, e->start_mark);
	set_anchor(r, e->data.scalar.anchor, v);
	if (v->kind == VALUE_NULL)
		return v;
	if (e->data.scalar.length > LIMIT_SCALAR_BYTES) {
		diag_at(r->d, v->at, MSG_YAML_LONG, (e->data.scalar.length + KIB - 1) / KIB,
			LIMIT_SCALAR_BYTES / KIB);
		v->kind = VALUE_BAD;
	} else {
		fill_text(r, e, v);
	}
	return v;
}

/* Whether the limits allow one more copy of `v` below `depth` levels. */
static bool alias_fits(struct reader *r, const struct value *v, struct span at, int depth)
{
	r->aliased += v->values;
	r->aliased_bytes += v->bytes;
	*r->values += v->values;
	if (r->aliased > LIMIT_ALIAS_NODES || r->aliased_bytes > LIMIT_FILE_BYTES ||
	    *r->values > LIMIT_NODES)
		diag_at(r->d, at, MSG_YAML_ALIASES, LIMIT_ALIAS_NODES, LIMIT_FILE_BYTES / MIB);
	else if (depth + v->height > LIMIT_DEPTH)
		diag_at(r->d, at, MSG_YAML_DEPTH, LIMIT_DEPTH);
	else
		return true;
	r->stop = true;
	return false;
}

static struct value *read_alias(struct reader *r, const yaml_event_t *e, int depth)
{
	const char *name = (const char *)e->data.alias.anchor;
	struct value *v = g_hash_table_lookup(r->anchors, name);
	struct span at = mark_span(r, e->start_mark);

	if (!v)
		diag_at(r->d, at, MSG_YAML_ANCHOR, name);
	else if (v->height < 0)
		diag_at(r->d, at, MSG_YAML_CYCLE, name);
	else if (alias_fits(r, v, at, depth))
		return v;
	return value_new(r, VALUE_BAD, at);
}

static struct value *read_list(struct reader *r, const yaml_event_t *start, int depth)
{
	struct value *v = value_new(r, VALUE_LIST, mark_span(r, start->start_mark));
	yaml_event_t e;

	v->height = -1;
	check_tag(r, start->data.sequence_start.tag, start->start_mark);
	set_anchor(r, start->data.sequence_start.anchor, v);
	while (next_event(r, &e) && e.type != YAML_SEQUENCE_END_EVENT) {
		struct span at = mark_span(r, e.start_mark);
		struct value *item = read_value(r, &e, depth + 1);

		add_member(r, v, NULL, at, item);
	}
	yaml_event_delete(&e);
	close_value(v);
	return v;
}

/* What can stand before a colon; anything else is reported. */
static bool is_key(struct reader *r, const yaml_event_t *e)
{
	struct span at = mark_span(r, e->start_mark);
	bool plain;

	if (e->type != YAML_SCALAR_EVENT || e->data.scalar.length == 0 ||
	    e->data.scalar.length > KIB ||
	    strlen((const char *)e->data.scalar.value) != e->data.scalar.length) {
		diag_at(r->d, at, MSG_YAML_KEY);
		return false;
	}
	check_tag(r, e->data.scalar.tag, e->start_mark);
	plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!plain || strcmp((const char *)e->data.scalar.value, "<<") != 0)
		return true;
	diag_at(r->d, at, MSG_YAML_MERGE);
	return false;
}

/* Reports a key that stands in the mapping already. */
static bool is_new_key(struct reader *r, GHashTable *seen, const char *key, struct span at)
{
	const struct member *first = g_hash_table_lookup(seen, key);

	if (!first)
		return true;
	diag_at(r->d, at, MSG_YAML_DUPLICATE, key);
	diag_note(r->d, first->at, MSG_FIRST_HERE);
	return false;
}

/* Reads one key, whose event is `e` and is deleted, and its value. */
static void read_pair(struct reader *r, struct value *v, GHashTable *seen, yaml_event_t *e,
		      int depth)
{
	struct span at = mark_span(r, e->start_mark);
	bool good = is_key(r, e);
	struct value *key = read_value(r, e, depth + 1); /* also passes a list or mapping */
	struct value *value;
	yaml_event_t next;

	if (!next_event(r, &next))
		return;
	value = read_value(r, &next, depth + 1);
	if (!good || key->kind == VALUE_BAD)
		return;
	if (key->kind == VALUE_NULL)
		diag_at(r->d, at, MSG_YAML_KEY);
	else if (is_new_key(r, seen, key->text, at))
		g_hash_table_insert(seen, (void *)key->text,
				    add_member(r, v, key->text, at, value));
}

static struct value *read_mapping(struct reader *r, const yaml_event_t *start, int depth)
{
	struct value *v = value_new(r, VALUE_MAPPING, mark_span(r, start->start_mark));
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	yaml_event_t e;

	v->height = -1;
	check_tag(r, start->data.mapping_start.tag, start->start_mark);
	set_anchor(r, start->data.mapping_start.anchor, v);
	while (next_event(r, &e) && e.type != YAML_MAPPING_END_EVENT)
		read_pair(r, v, seen, &e, depth);
	yaml_event_delete(&e);
	g_hash_table_destroy(seen);
	close_value(v);
	return v;
}

/* The value that begins with event `e`, which is deleted.  Never NULL. */
static struct value *read_value(struct reader *r, yaml_event_t *e, int depth)
{
	struct value *v;

	if (depth > LIMIT_DEPTH && !r->stop) {
		diag_at(r->d, mark_span(r, e->start_mark), MSG_YAML_DEPTH, LIMIT_DEPTH);
		r->stop = true;
	}
	if (r->stop)
		v = value_new(r, VALUE_BAD, mark_span(r, e->start_mark));
	else if (e->type == YAML_SCALAR_EVENT)
		v = read_scalar(r, e);
	else if (e->type == YAML_SEQUENCE_START_EVENT)
		v = read_list(r, e, depth);
	else if (e->type == YAML_MAPPING_START_EVENT)
		v = read_mapping(r, e, depth);
	else
		v = read_alias(r, e, depth);
	yaml_event_delete(e);
	return v;
}

/* Passes the events around documents.  *e is the next one of interest. */
static bool skip_to(struct reader *r, yaml_event_t *e, yaml_event_type_t skip)
{
	while (next_event(r, e) && e->type == skip)
		yaml_event_delete(e);
	return !r->stop;
}

/* The only document of the file, or NULL. */
static struct value *read_document(struct reader *r)
{
	struct value *v;
	yaml_event_t e;

	if (!skip_to(r, &e, YAML_STREAM_START_EVENT))
		return NULL;
	if (e.type == YAML_STREAM_END_EVENT) {
		diag_at(r->d, (struct span){ r->file, 1, 1 }, MSG_YAML_EMPTY);
		return NULL;
	}
	yaml_event_delete(&e);
	if (!next_event(r, &e))
		return NULL;
	v = read_value(r, &e, 0);
	if (!skip_to(r, &e, YAML_DOCUMENT_END_EVENT))
		return NULL;
	if (e.type != YAML_STREAM_END_EVENT) {
		diag_at(r->d, mark_span(r, e.start_mark), MSG_YAML_SECOND);
		yaml_event_delete(&e);
		return NULL;
	}
	return v;
}

static bool to_model(struct reader *r, const struct value *v, xmlNode *into, const char *record)
{
	if (!v || v->kind == VALUE_BAD)
		return false;
	if (v->kind != VALUE_MAPPING) {
		diag_at(r->d, v->at, v->kind == VALUE_NULL ? MSG_YAML_EMPTY : MSG_YAML_ROOT);
		return false;
	}
	value_to_model(into, v, record, r->d);
	return true;
}

bool yaml_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		    const char *root_record, size_t *values, struct diag *d)
{
	struct reader r = { .file = g_intern_string(file), .values = values, .d = d };
	bool ok;

	r.bytes = text_open(bytes, &size, file, d);
	if (!r.bytes)
		return false;
	r.size = size;
	if (!yaml_parser_initialize(&r.parser))
		mem_die();
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)r.bytes, size);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	r.pool = pool_new();
	r.anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	ok = to_model(&r, read_document(&r), into, root_record);
	g_hash_table_destroy(r.anchors);
	pool_free(r.pool);
	yaml_parser_delete(&r.parser);
	return ok;
}

xmlDoc *yaml_read(const char *bytes, size_t size, const char *file, const char *root_record,
		  struct diag *d)
{
	xmlDoc *doc = tree_new(root_record, file);
	xmlNode *root = xmlDocGetRootElement(doc);
	size_t values = 0;

	if (yaml_read_into(root, bytes, size, file, root_record, &values, d))
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}
