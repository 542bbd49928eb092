#include "model/schema_reach.h"

#include "model/schema_pattern.h"

#include <string.h>

const char *const schema_roots[] = {
	"csms", "catalog-file", "clause-file", "index-file", "style-file", "ledger-entry", NULL,
};

static void reached_free(gpointer p)
{
	struct schema_reached *r = p;

	g_ptr_array_unref(r->paths);
	g_free(r);
}

static struct schema_reached *find(const GPtrArray *all, const struct schema_record *record)
{
	for (guint i = 0; i < all->len; i++) {
		struct schema_reached *r = all->pdata[i];

		if (r->record == record)
			return r;
	}
	return NULL;
}

/* Takes the path.  A record that is reached on a second way keeps what hangs below the first. */
static void reach(GPtrArray *all, const struct schema_record *record, char *path)
{
	struct schema_reached *r = find(all, record);
	bool known = r != NULL;

	if (!known) {
		r = g_new(struct schema_reached, 1);
		*r = (struct schema_reached){ record, g_ptr_array_new_with_free_func(g_free) };
		g_ptr_array_add(all, r);
	}
	if (path)
		g_ptr_array_add(r->paths, path);
	for (size_t i = 0; !known && i < record->count; i++) {
		const struct schema_field *f = &record->fields[i];

		if (f->kind == KIND_RECORD)
			reach(all, schema_record(f->arg),
			      path ? g_strconcat(path, "/", f->key, NULL) : g_strdup(f->key));
	}
}

GPtrArray *schema_reach(const char *root)
{
	GPtrArray *all;

	if (!g_strv_contains(schema_roots, root))
		return NULL;
	all = g_ptr_array_new_with_free_func(reached_free);
	reach(all, schema_record(root), NULL);
	reach(all, schema_record(SCHEMA_OWN), g_strdup(SCHEMA_OWN_PREFIX "KEY"));
	return all;
}

bool schema_is_spread(const struct schema_record *root)
{
	const struct schema_field *include = schema_field(root->name, "include");

	return include && include->kind == KIND_PATH && include->item;
}

bool schema_is_id(const struct schema_field *f)
{
	return f->kind == KIND_ID || (f->kind == KIND_STRING && strcmp(f->key, "id") == 0);
}

static char *words(const char *prefix, const char *arg, const char *separator)
{
	char **parts = g_strsplit_set(arg, "| ", -1);
	char *joined = g_strjoinv(separator, parts);
	char *phrase = g_strconcat(prefix, joined, NULL);

	g_free(joined);
	g_strfreev(parts);
	return phrase;
}

static char *single(const struct schema_field *f)
{
	static const char *const plain[] = {
		[KIND_STRING] = "string", [KIND_TEXT] = "text", [KIND_PROSE] = "prose",
		[KIND_BOOL] = "true or false", [KIND_DATE] = "date", [KIND_ID] = "identifier",
		[KIND_PATH] = "file", [KIND_RECORD] = "mapping",
	};

	switch (f->kind) {
	case KIND_INT:
		return strcmp(f->arg, "version") == 0 ? g_strdup("number") :
							words("number of ", f->arg, " ");
	case KIND_ENUM:
		return words("one of ", f->arg, ", ");
	case KIND_REF:
		return words("id from ", f->arg, " or ");
	case KIND_CONTROL:
		return words("reference into ", f->arg, ", ");
	case KIND_CLAUSE:
		return words("reference to a clause of ", f->arg, ", ");
	default:
		return g_strdup(plain[f->kind]);
	}
}

static char *several(const struct schema_field *f)
{
	switch (f->kind) {
	case KIND_REF:
		return words("list of ids from ", f->arg, " or ");
	case KIND_CONTROL:
		return words("list of references into ", f->arg, ", ");
	case KIND_CLAUSE:
		return words("list of references to clauses of ", f->arg, ", ");
	case KIND_PROSE:
		return g_strdup("list of prose");
	case KIND_ENUM:
		return words("list of any of ", f->arg, ", ");
	default: {
		char *one = single(f);
		char *all = g_strconcat("list of ", one, "s", NULL);

		g_free(one);
		return all;
	}
	}
}

char *schema_takes(const struct schema_field *f)
{
	return f->item ? several(f) : single(f);
}

const char *schema_presence(const struct schema_field *f)
{
	bool lent = f->flags & SCHEMA_LENT;

	if (f->flags & SCHEMA_REQUIRED)
		return lent ? "; required unless lent" : "; required";
	if (f->flags & SCHEMA_NEEDED)
		return lent ? "; needed unless lent" : "; needed";
	return "";
}

char *schema_catalogs(const struct schema_field *f)
{
	char **names = g_strsplit(f->arg, " ", -1), *joined;

	for (char **n = names; *n; n++)
		if (strcmp(*n, "own") == 0) {
			g_free(*n);
			*n = g_strdup(PATTERN_CATALOG);
		}
	joined = g_strjoinv("|", names);
	g_strfreev(names);
	return joined;
}
