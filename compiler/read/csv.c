#include "read/csv.h"

#include "base/limits.h"
#include "base/suggest.h"
#include "read/csv_cell.h"
#include "read/csv_column.h"
#include "read/csv_mangled.h"
#include "read/csv_scan.h"

#include <string.h>

struct csv {
	struct csv_reading r;
	struct csv_scan scan;
	const char *text, *file;
	const struct schema_field *list;
	GPtrArray *columns; /* struct csv_column */
	GArray *row;        /* struct csv_cell */
	bool torn;          /* its cells cannot be told apart, which has been reported */
};

/* -- the file as a whole ---------------------------------------------------------------------- */

static bool is_register(const struct schema_field *f)
{
	return f && f->kind == KIND_RECORD && f->item;
}

static void report_section(const char *stem, const char *file, const char *root_record,
			   struct diag *d)
{
	const struct schema_record *r = schema_record(root_record);
	GPtrArray *names = g_ptr_array_new();
	const char *near;

	for (size_t i = 0; i < r->count; i++)
		if (is_register(&r->fields[i]))
			g_ptr_array_add(names, (void *)r->fields[i].key);
	near = suggest(stem, names);
	diag_at(d, (struct span){ file, 1, 1 }, MSG_CSV_SECTION, stem);
	if (near)
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	g_ptr_array_unref(names);
}

/* "registers/risks.cloud.csv" -> the list "risks"; reports that there is none. */
static const struct schema_field *find_list(const char *file, const char *root_record,
					    struct diag *d)
{
	const char *name = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
	char *stem = g_strndup(name, strcspn(name, "."));
	const struct schema_field *f = schema_field(root_record, stem);

	if (!is_register(f)) {
		report_section(stem, file, root_record, d);
		f = NULL;
	}
	g_free(stem);
	return f;
}

static struct span place(struct csv *c, const char *p)
{
	return text_place(&c->r.places, p);
}

/* -- rows ------------------------------------------------------------------------------------- */

static bool is_empty(const struct csv_cell *cell)
{
	return cell->p == cell->end;
}

/* The name of the column in which a cell stands. */
static const char *name_of(const struct csv *c, guint i)
{
	return i < c->columns->len ? ((struct csv_column *)c->columns->pdata[i])->name : "";
}

static void report_cell(struct csv *c, const struct csv_cell *cell, guint i)
{
	static const enum msg messages[] = {
		[CSV_STRAY] = MSG_CSV_QUOTE, [CSV_AFTER] = MSG_CSV_AFTER, [CSV_UNCLOSED] = MSG_CSV_UNCLOSED,
	};

	if (cell->wrong == CSV_FINE)
		return;
	diag_at(c->r.d, place(c, cell->fault), messages[cell->wrong], name_of(c, i));
	c->r.spoilt = c->torn = true;
}

/* Reads a row into c->row; false if it has no text at all. */
static bool read_row(struct csv *c)
{
	struct csv_cell cell;
	bool filled = false;

	c->torn = false;
	g_array_set_size(c->row, 0);
	do {
		csv_next(&c->scan, &cell);
		report_cell(c, &cell, c->row->len);
		filled = filled || !is_empty(&cell);
		g_array_append_val(c->row, cell);
	} while (!cell.last);
	return filled;
}

static const struct csv_cell *cell_of(const struct csv *c, guint i)
{
	return &g_array_index(c->row, struct csv_cell, i);
}

/* -- the header ------------------------------------------------------------------------------- */

/* A header of one cell that would be several with another separator. */
static bool is_parted_otherwise(struct csv *c)
{
	const struct csv_cell *cell = cell_of(c, 0);
	gsize length = (gsize)(cell->end - cell->p);
	const char *sign = memchr(cell->p, ';', length) ? "semicolons" :
			   memchr(cell->p, '\t', length) ? "tabs" : NULL;

	if (c->row->len > 1 || !sign)
		return false;
	diag_at(c->r.d, place(c, cell->p), MSG_CSV_COMMAS, sign);
	return true;
}

static struct csv_column *nameless(struct span at)
{
	struct csv_column *column = g_new0(struct csv_column, 1);

	*column = (struct csv_column){ .name = g_strdup(""), .at = at, .skipped = true };
	return column;
}

static void add_column(struct csv *c, const struct csv_cell *cell)
{
	struct span at = place(c, cell->p);
	const char *name = csv_cell_text(&c->r, cell);
	struct csv_column as_named = { .name = (char *)name };

	if (!*name)
		diag_at(c->r.d, at, MSG_CSV_NAMELESS, c->columns->len + 1);
	if (!*name || csv_has_space(name, &as_named, at, c->r.d)) {
		g_ptr_array_add(c->columns, nameless(at));
		return;
	}
	g_ptr_array_add(c->columns, csv_column_new(name, at, c->list, c->r.d));
	csv_column_compare(c->columns, c->r.d);
}

/* Passes blank rows; false at the end of the file. */
static bool next_row(struct csv *c)
{
	while (c->scan.p < c->scan.end)
		if (read_row(c))
			return true;
	return false;
}

/* False where no row could be understood. */
static bool read_header(struct csv *c)
{
	if (!next_row(c)) {
		diag_at(c->r.d, (struct span){ c->file, 1, 1 }, MSG_CSV_EMPTY);
		return false;
	}
	if (c->r.spoilt || is_parted_otherwise(c))
		return false;
	if (c->row->len > LIMIT_COLUMNS) {
		diag_at(c->r.d, place(c, cell_of(c, LIMIT_COLUMNS)->p), MSG_CSV_COLUMNS, LIMIT_COLUMNS);
		return false;
	}
	for (guint i = 0; i < c->row->len; i++)
		add_column(c, cell_of(c, i));
	return true;
}

/* -- values ----------------------------------------------------------------------------------- */

/* The mapping under a key of a mapping, made where it is not there yet. */
static struct value *mapping_in(struct csv *c, struct value *mapping, const char *key,
				struct span at)
{
	struct value *inner;

	for (struct member *m = mapping->members; m; m = m->next)
		if (strcmp(m->key, key) == 0)
			return m->value;
	inner = csv_value_new(&c->r, VALUE_MAPPING, at);
	csv_value_add(&c->r, mapping, key, inner);
	return inner;
}

static void add_cell(struct csv *c, struct value *record, const struct csv_cell *cell,
		     const struct csv_column *column)
{
	struct value *v = csv_cell_value(&c->r, cell, column);
	char **key = column->path;

	for (; key[1]; key++)
		record = mapping_in(c, record, *key, v->at);
	csv_value_add(&c->r, record, *key, v);
}

static bool has_all_cells(struct csv *c)
{
	guint cells = c->row->len, columns = c->columns->len;

	if (cells == columns)
		return true;
	if (cells < columns)
		diag_at(c->r.d, place(c, cell_of(c, cells - 1)->end), MSG_CSV_FEW, name_of(c, cells),
			cells, columns);
	else
		diag_at(c->r.d, place(c, cell_of(c, columns)->p), MSG_CSV_MANY, name_of(c, columns - 1),
			cells, columns);
	c->r.spoilt = true;
	return false;
}

static struct value *row_value(struct csv *c)
{
	struct value *record = csv_value_new(&c->r, VALUE_MAPPING, place(c, cell_of(c, 0)->p));

	for (guint i = 0; i < c->columns->len && !c->r.stop; i++) {
		const struct csv_column *column = c->columns->pdata[i];

		if (!column->skipped && !is_empty(cell_of(c, i)))
			add_cell(c, record, cell_of(c, i), column);
	}
	return record;
}

static struct value *read_rows(struct csv *c)
{
	struct value *list = csv_value_new(&c->r, VALUE_LIST, (struct span){ c->file, 1, 1 });

	while (!c->r.stop && next_row(c))
		if (!c->torn && has_all_cells(c))
			csv_value_add(&c->r, list, NULL, row_value(c));
	return list;
}

static void to_model(struct csv *c, struct value *list, xmlNode *into, const char *root_record)
{
	struct value root = { .kind = VALUE_MAPPING, .at = list->at };

	if (list->members) {
		csv_value_add(&c->r, &root, c->list->key, list);
		value_to_model(into, &root, root_record, c->r.d);
	} else {
		diag_at(c->r.d, list->at, MSG_CSV_ROWS);
	}
}

static void read_text(struct csv *c, size_t size, xmlNode *into, const char *root_record)
{
	struct value *list;

	c->r.pool = pool_new();
	c->r.places = text_places(c->text, size, c->file);
	c->scan = (struct csv_scan){ c->text, c->text + size };
	c->columns = g_ptr_array_new_with_free_func(csv_column_free);
	c->row = g_array_new(FALSE, FALSE, sizeof(struct csv_cell));
	if (read_header(c)) {
		list = read_rows(c);
		if (!c->r.spoilt)
			to_model(c, list, into, root_record);
	} else {
		c->r.spoilt = true;
	}
	g_array_unref(c->row);
	g_ptr_array_unref(c->columns);
	pool_free(c->r.pool);
}

bool csv_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		   const char *root_record, size_t *values, struct diag *d)
{
	struct csv c = { .r = { .values = values, .d = d }, .file = g_intern_string(file) };

	c.text = text_open(bytes, &size, file, d);
	c.list = c.text ? find_list(c.file, root_record, d) : NULL;
	if (!c.list)
		return false;
	read_text(&c, size, into, root_record);
	return !c.r.spoilt;
}
