#include "model/schema_manual.h"

#include "model/schema_reach.h"

#include <string.h>

/* "services/regions, assets"; the caller frees. */
static char *where(const struct schema_reached *r)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < r->paths->len; i++)
		g_string_append_printf(s, "%s%s", i ? ", " : "", (const char *)r->paths->pdata[i]);
	return g_string_free(s, FALSE);
}

/* -- Markdown -------------------------------------------------------------------------------- */

/* A cell: a bar would end it. */
static void put_cell(GString *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '|' || *text == '<' || *text == '*' || *text == '_' || *text == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *text);
	}
}

static void put_row(GString *out, const struct schema_field *f)
{
	char *takes = schema_takes(f);

	g_string_append_printf(out, "| `%s` | ", f->key);
	put_cell(out, takes);
	g_string_append_printf(out, "%s | ", schema_presence(f));
	put_cell(out, f->doc);
	g_string_append(out, " |\n");
	g_free(takes);
}

static void put_table(GString *out, const struct schema_reached *r)
{
	char *paths = where(r);

	if (*paths)
		g_string_append_printf(out, "\n## %s\n\n", paths);
	else
		g_string_append_printf(out, "# %s\n\n", r->record->name);
	put_cell(out, r->record->doc);
	g_string_append(out, ".\n\n| Key | Takes | Meaning |\n|---|---|---|\n");
	for (size_t i = 0; i < r->record->count; i++)
		put_row(out, &r->record->fields[i]);
	g_free(paths);
}

/* -- mdoc ------------------------------------------------------------------------------------ */

/* A line of text: no sign of it is a request of roff. */
static void put_sentence(GString *out, const char *text)
{
	if (*text == '.' || *text == '\'')
		g_string_append(out, "\\&");
	for (; *text; text++)
		if (*text == '\\')
			g_string_append(out, "\\e");
		else
			g_string_append_c(out, *text);
	g_string_append(out, ".\n");
}

static void put_item(GString *out, const struct schema_field *f)
{
	char *takes = schema_takes(f);

	g_string_append_printf(out, ".It Cm %s Pq %s%s\n", f->key, takes, schema_presence(f));
	put_sentence(out, f->doc);
	g_free(takes);
}

static void put_list(GString *out, const struct schema_reached *r)
{
	char *paths = where(r);
	const char *whole = schema_is_spread(r->record) ? "The sections" : "The file";

	g_string_append_printf(out, ".Ss %s\n", *paths ? paths : whole);
	put_sentence(out, r->record->doc);
	g_string_append(out, ".Bl -tag -width \"security-terms\"\n");
	for (size_t i = 0; i < r->record->count; i++)
		put_item(out, &r->record->fields[i]);
	g_string_append(out, ".El\n");
	g_free(paths);
}

/* What keys of one's own say is printed from descriptions alone. */
static bool is_told(const struct schema_reached *r, const char *root)
{
	return !g_str_equal(r->record->name, SCHEMA_OWN) || schema_is_spread(schema_record(root));
}

static GString *each_record(const char *root, void (*put)(GString *, const struct schema_reached *))
{
	GPtrArray *records = schema_reach(root);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < records->len; i++)
		if (is_told(records->pdata[i], root))
			put(out, records->pdata[i]);
	g_ptr_array_unref(records);
	return out;
}

GString *schema_markdown(const char *root)
{
	return each_record(root, put_table);
}

GString *schema_man(const char *root)
{
	return each_record(root, put_list);
}
