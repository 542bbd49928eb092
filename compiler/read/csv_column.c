#include "read/csv_column.h"

#include "base/suggest.h"
#include "read/value.h"

#include <string.h>

void csv_column_free(gpointer p)
{
	struct csv_column *c = p;

	g_free(c->name);
	g_strfreev(c->path);
	g_free(c);
}

static bool takes_languages(const struct schema_field *f)
{
	return f->kind == KIND_TEXT || f->kind == KIND_PROSE;
}

/* -- what could have been meant --------------------------------------------------------------- */

static void add_names(GPtrArray *names, const char *record, const char *prefix,
		      const char *language)
{
	const struct schema_record *r = schema_record(record);

	for (size_t i = 0; i < r->count; i++) {
		const struct schema_field *f = &r->fields[i];
		char *name = g_strconcat(prefix, f->key, NULL);

		if (f->kind == KIND_RECORD && !f->item) {
			char *below = g_strconcat(name, ".", NULL);

			add_names(names, f->arg, below, language);
			g_free(below);
		} else if (takes_languages(f) && !f->item && language) {
			g_ptr_array_add(names, g_strconcat(name, language, NULL));
		}
		g_ptr_array_add(names, name);
	}
}

static void report_unknown(struct csv_column *c, const struct schema_field *list, struct diag *d)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *near;

	add_names(names, list->arg, "", strrchr(c->name, '.'));
	near = suggest(c->name, names);
	diag_at(d, c->at, MSG_CSV_COLUMN, c->name, list->key);
	if (near)
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	g_ptr_array_unref(names);
	c->skipped = true;
}

/* -- one column ------------------------------------------------------------------------------- */

static void report_language(struct csv_column *c, const char *tag, struct diag *d)
{
	char *hyphened = g_strdelimit(g_strdup(tag), "_", '-');

	diag_at(d, c->at, MSG_YAML_LANGUAGE, c->field->key, tag);
	if (value_is_language(hyphened))
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, hyphened);
	g_free(hyphened);
	c->skipped = true;
}

static void refuse(struct csv_column *c, const char *what, struct diag *d)
{
	diag_at(d, c->at, MSG_CSV_NO_CELL, c->name, what);
	c->skipped = true;
}

/* What is left of the path after the field's key. */
static void check_rest(struct csv_column *c, char **rest, const struct schema_field *list,
		       struct diag *d)
{
	const struct schema_field *f = c->field;

	if (f->kind == KIND_RECORD && f->item)
		refuse(c, "a list of mappings", d);
	else if (!rest[0])
		return;
	else if (!takes_languages(f) || rest[1])
		report_unknown(c, list, d);
	else if (!value_is_language(rest[0]))
		report_language(c, rest[0], d);
	else if (f->item)
		refuse(c, "a list in several languages", d);
}

static void check_own(struct csv_column *c, char **keys, struct diag *d)
{
	for (; *keys; keys++)
		if (!value_is_name(*keys)) {
			diag_at(d, c->at, MSG_YAML_NAME, *keys);
			c->skipped = true;
			return;
		}
}

/* Follows the path through records that are no lists. */
static void find_field(struct csv_column *c, const struct schema_field *list, struct diag *d)
{
	const char *record = list->arg;

	for (char **key = c->path; *key; key++) {
		const struct schema_field *f = schema_field(record, *key);

		c->field = f;
		if (!f && schema_is_own(*key)) {
			check_own(c, key, d);
			return;
		}
		if (!f) {
			report_unknown(c, list, d);
			return;
		}
		if (f->kind != KIND_RECORD || f->item) {
			check_rest(c, key + 1, list, d);
			return;
		}
		record = f->arg;
	}
	diag_at(d, c->at, MSG_CSV_MAPPING, c->name, c->name, schema_record(record)->fields[0].key);
	c->skipped = true;
}

struct csv_column *csv_column_new(const char *name, struct span at, const struct schema_field *list,
				  struct diag *d)
{
	struct csv_column *c = g_new0(struct csv_column, 1);

	c->name = g_strdup(name);
	c->at = at;
	c->path = g_strsplit(name, ".", -1);
	find_field(c, list, d);
	return c;
}

/* -- beside others ---------------------------------------------------------------------------- */

/* "title" and "title.en": one is the other with a language. */
static bool is_language_of(const struct csv_column *a, const struct csv_column *b)
{
	size_t length = strlen(a->name);

	return a->field && a->field == b->field && strncmp(a->name, b->name, length) == 0 &&
	       b->name[length] == '.';
}

void csv_column_compare(const GPtrArray *columns, struct diag *d)
{
	struct csv_column *last = columns->pdata[columns->len - 1];

	for (guint i = 0; i + 1 < columns->len && !last->skipped; i++) {
		const struct csv_column *c = columns->pdata[i];

		if (strcmp(c->name, last->name) == 0)
			diag_at(d, last->at, MSG_CSV_TWICE, last->name);
		else if (is_language_of(c, last) || is_language_of(last, c))
			diag_at(d, last->at, MSG_CSV_BESIDE, last->name, c->name);
		else
			continue;
		diag_note(d, c->at, MSG_FIRST_HERE);
		last->skipped = true;
	}
}
