#include "read/csv_cell.h"

#include "base/limits.h"
#include "read/csv_mangled.h"

#include <string.h>

enum { KIB = 1024 };

struct value *csv_value_new(struct csv_reading *r, enum value_kind kind, struct span at)
{
	struct value *v = pool_take(r->pool, sizeof *v);

	v->kind = kind;
	v->at = at;
	v->values = 1;
	if (++*r->values > LIMIT_NODES && !r->stop) {
		diag_at(r->d, at, MSG_YAML_NODES, LIMIT_NODES);
		r->stop = r->spoilt = true;
	}
	return v;
}

void csv_value_add(struct csv_reading *r, struct value *into, const char *key, struct value *value)
{
	struct member *m = pool_take(r->pool, sizeof *m);

	*m = (struct member){ NULL, key, value->at, value };
	if (into->last)
		into->last->next = m;
	else
		into->members = m;
	into->last = m;
}

/* -- texts ------------------------------------------------------------------------------------ */

/* Passes one character of a cell; of a doubled quote or CR LF both. */
static const char *pass(const struct csv_cell *c, const char *p)
{
	bool two = p + 1 < c->end && ((*p == '"' && p[1] == '"') || (*p == '\r' && p[1] == '\n'));

	return two ? p + 2 : g_utf8_next_char(p);
}

static void put(GString *text, const char *p, const char *next)
{
	if (*p == '\r')
		g_string_append_c(text, '\n');
	else if (*p == '"')
		g_string_append_c(text, '"');
	else
		g_string_append_len(text, p, next - p);
}

char *csv_cell_text(struct csv_reading *r, const struct csv_cell *c)
{
	GString *text = g_string_sized_new((gsize)(c->end - c->p));
	char *kept;

	for (const char *p = c->p, *next; p < c->end; p = next) {
		next = pass(c, p);
		put(text, p, next);
	}
	while (text->len > 0 && text->str[text->len - 1] == '\n')
		g_string_truncate(text, text->len - 1);
	kept = pool_copy(r->pool, text->str, text->len);
	g_string_free(text, TRUE);
	return kept;
}

/* Where the lines of prose lie: the first where the cell begins, the others from column 1 on,
 * and a column further after each quote, which is doubled in the file. */
static void place_lines(struct csv_reading *r, const struct csv_cell *c, struct value *v)
{
	GString *runs = g_string_new(NULL);
	size_t byte = 0;

	for (const char *p = c->p, *next; p < c->end; p = next) {
		struct span at;

		next = pass(c, p);
		byte += *p == '"' || *p == '\r' ? 1 : (size_t)(next - p);
		if (*p != '"' || byte >= v->length)
			continue;
		at = text_place(&r->places, next);
		g_string_append_printf(runs, "%zu:%d:%d ", byte, at.line, at.col);
	}
	v->indent = 1;
	if (runs->len > 0)
		v->runs = pool_copy(r->pool, runs->str, runs->len);
	g_string_free(runs, TRUE);
}

/* One text; a wrong identifier would be missed wherever it is referred to. */
static struct value *text_value(struct csv_reading *r, const struct csv_cell *c,
				const struct csv_column *column)
{
	struct value *v = csv_value_new(r, VALUE_TEXT, text_place(&r->places, c->p));
	const struct schema_field *f = column->field;

	if (c->end - c->p > LIMIT_SCALAR_BYTES) {
		diag_at(r->d, v->at, MSG_YAML_LONG, (size_t)(c->end - c->p + KIB - 1) / KIB,
			LIMIT_SCALAR_BYTES / KIB);
		v->kind = VALUE_BAD;
		return v;
	}
	v->text = csv_cell_text(r, c);
	v->length = strlen(v->text);
	if (csv_mangled(v->text, column, v->at, r->d)) {
		v->kind = VALUE_BAD;
		r->spoilt = r->spoilt || (f && f->kind == KIND_ID);
	} else if (f && f->kind == KIND_PROSE && v->length <= LIMIT_PROSE_BYTES) {
		place_lines(r, c, v);
	}
	return v;
}

/* -- lists ------------------------------------------------------------------------------------ */

static bool is_reference(const struct schema_field *f)
{
	return f->kind == KIND_REF || f->kind == KIND_CONTROL || f->kind == KIND_CLAUSE;
}

/* References hold none of these; whoever writes one wants to part them. */
static const char *other_separator(const char *text)
{
	static const char *const signs[] = { "；", "、", "，", ",", "|", "/", "\n", " " };

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (strstr(text, signs[i]))
			return strcmp(signs[i], "\n") == 0 ? "line end" : signs[i];
	return NULL;
}

static struct value *item_value(struct csv_reading *r, const struct csv_cell *item,
				const struct csv_column *column)
{
	struct value *v;
	const char *sign;

	if (item->p == item->end) {
		v = csv_value_new(r, VALUE_BAD, text_place(&r->places, item->p));
		diag_at(r->d, v->at, MSG_CSV_ITEM, column->name);
		return v;
	}
	v = text_value(r, item, column);
	sign = v->kind == VALUE_TEXT && is_reference(column->field) ? other_separator(v->text) : NULL;
	if (sign) {
		diag_at(r->d, v->at, MSG_CSV_PARTED, column->name, sign);
		v->kind = VALUE_BAD;
	}
	return v;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct csv_cell trimmed(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	while (end > p && is_blank(end[-1]))
		end--;
	return (struct csv_cell){ .p = p, .end = end };
}

static struct value *list_value(struct csv_reading *r, const struct csv_cell *c,
				const struct csv_column *column)
{
	struct value *list = csv_value_new(r, VALUE_LIST, text_place(&r->places, c->p));

	for (const char *p = c->p, *end; p <= c->end && !r->stop; p = end + 1) {
		struct csv_cell item;

		end = memchr(p, ';', (size_t)(c->end - p));
		end = end ? end : c->end;
		item = trimmed(p, end);
		csv_value_add(r, list, NULL, item_value(r, &item, column));
	}
	return list;
}

struct value *csv_cell_value(struct csv_reading *r, const struct csv_cell *c,
			     const struct csv_column *column)
{
	if (column->field && column->field->item)
		return list_value(r, c, column);
	return text_value(r, c, column);
}
