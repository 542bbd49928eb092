/* csmsc convert: the same description in the other form, with all that belongs to it. */
#include "base/file.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/pack.h"
#include "cli/theme.h"
#include "model/schema.h"
#include "publish/staging.h"
#include "read/include.h"
#include "read/read.h"
#include "read/tree.h"
#include "write/write.h"

#include <stdio.h>
#include <string.h>

static const struct form {
	const char *name;
	void (*write)(const xmlNode *root, const char *record, GString *out);
} forms[] = { { "xml", write_xml }, { "yaml", write_yaml } };

/* quiet: where reading reports a second time what the first one found. */
struct conversion {
	const struct options *options;
	const struct form *form;
	GPtrArray *files;    /* of the description (char *), the main one first */
	GHashTable *names;   /* file -> the name that it gets */
	GHashTable *used;    /* those names, and the files that are copied */
	GPtrArray *copies;   /* char * */
	struct staging *staging;
	size_t values;
	struct diag *d, *quiet;
};

/* -- names ------------------------------------------------------------------------------------ */

/* "a/risks.csv" -> "a/risks.xml", or "a/risks-2.xml" where that is taken. */
static char *new_name(const struct conversion *c, const char *file)
{
	size_t stem = (size_t)(strrchr(file, '.') - file);
	char *name = g_strdup_printf("%.*s.%s", (int)stem, file, c->form->name);

	for (int i = 2; g_hash_table_contains(c->used, name); i++) {
		g_free(name);
		name = g_strdup_printf("%.*s-%d.%s", (int)stem, file, i, c->form->name);
	}
	return name;
}

static void name_files(struct conversion *c)
{
	for (guint i = 0; i < c->files->len; i++) {
		char *name = new_name(c, c->files->pdata[i]);

		g_hash_table_insert(c->names, c->files->pdata[i], name);
		g_hash_table_add(c->used, name);
	}
}

static void add_copy(struct conversion *c, const char *path)
{
	char *file = include_path(path);

	if (g_hash_table_contains(c->used, file)) {
		g_free(file);
		return;
	}
	g_ptr_array_add(c->copies, file);
	g_hash_table_add(c->used, file);
}

static void visit_path(xmlNode *node, const struct schema_field *f, bool item, void *context)
{
	if (f->kind == KIND_PATH && (item || !f->item) && *node_text(node))
		add_copy(context, node_text(node));
}

/* What only csmsc writes. */
static bool is_record(const char *file)
{
	return g_str_has_prefix(file, "ledger/") || g_str_has_prefix(file, "issued/");
}

/* The files that the description and its look name, its ledger and what has been issued. */
static bool list_copies(struct conversion *c, const struct pack *p)
{
	GPtrArray *all = file_list(c->options->folder, c->d);
	GPtrArray *fonts = g_ptr_array_new_with_free_func(g_free);

	schema_walk(doc_root(p->doc), "csms", visit_path, c);
	theme_own_files(doc_root(p->doc), c->options->folder, fonts);
	for (guint i = 0; i < fonts->len; i++)
		add_copy(c, fonts->pdata[i]);
	g_ptr_array_unref(fonts);
	for (guint i = 0; all && i < all->len; i++)
		if (is_record(all->pdata[i]))
			add_copy(c, all->pdata[i]);
	if (all)
		g_ptr_array_unref(all);
	return all != NULL;
}

/* -- files ------------------------------------------------------------------------------------ */

static GBytes *read_bytes(const struct conversion *c, const char *file, size_t limit)
{
	return file_read_below(c->options->folder, file, limit, SPAN_NONE, c->d);
}

static bool convert_tree(struct conversion *c, xmlNode *root, const char *file)
{
	GString *text = g_string_new(NULL);
	GBytes *bytes;
	bool ok;

	for (xmlNode *n = node_first(node_child(root, "include")); n; n = node_next(n)) {
		char *path = include_path(node_text(n));

		xmlNodeSetContent(n, g_hash_table_lookup(c->names, path));
		g_free(path);
	}
	c->form->write(root, "csms", text);
	bytes = g_string_free_to_bytes(text);
	ok = staging_write(c->staging, g_hash_table_lookup(c->names, file), bytes, 0644, c->d);
	g_bytes_unref(bytes);
	return ok;
}

static bool convert_file(struct conversion *c, const char *file)
{
	GBytes *bytes = read_bytes(c, file, LIMIT_FILE_BYTES);
	xmlDoc *doc = tree_new("csms", file);
	xmlNode *root = xmlDocGetRootElement(doc);
	bool ok = bytes && read_file_into(root, bytes, file, SPAN_NONE, &c->values, c->quiet) &&
		  convert_tree(c, root, file);

	if (bytes)
		g_bytes_unref(bytes);
	xmlFreeDoc(doc);
	return ok;
}

static bool copy_file(struct conversion *c, const char *file)
{
	GBytes *bytes = read_bytes(c, file, LIMIT_ISSUED_BYTES);
	int mode = is_record(file) ? 0444 : 0644;
	bool ok = bytes && staging_write(c->staging, file, bytes, mode, c->d);

	if (bytes)
		g_bytes_unref(bytes);
	return ok;
}

static bool stage_all(struct conversion *c)
{
	bool ok = true;

	for (guint i = 0; i < c->files->len && ok; i++)
		ok = convert_file(c, c->files->pdata[i]);
	for (guint i = 0; i < c->copies->len && ok; i++)
		ok = copy_file(c, c->copies->pdata[i]);
	return ok;
}

static void tell(const struct conversion *c)
{
	for (guint i = 0; i < c->files->len; i++)
		printf("%s -> %s/%s\n", (char *)c->files->pdata[i], c->options->out,
		       (char *)g_hash_table_lookup(c->names, c->files->pdata[i]));
	if (c->copies->len > 0)
		printf("%u files copied as they are\n", c->copies->len);
	puts("Comments are not carried over.");
}

static bool convert(struct conversion *c, const struct pack *p)
{
	bool ok;

	c->names = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	c->used = g_hash_table_new(g_str_hash, g_str_equal);
	c->copies = g_ptr_array_new_with_free_func(g_free);
	ok = list_copies(c, p);
	name_files(c);
	c->staging = ok ? staging_open(c->options->out, c->d) : NULL;
	ok = c->staging && stage_all(c) && staging_publish(c->staging, c->d);
	staging_free(c->staging);
	if (ok)
		tell(c);
	g_ptr_array_unref(c->copies);
	g_hash_table_destroy(c->used);
	g_hash_table_destroy(c->names);
	return ok;
}

/* -- the command ------------------------------------------------------------------------------ */

static const struct form *form_named(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (name && strcmp(forms[i].name, name) == 0)
			return &forms[i];
	return NULL;
}

/* Whether nothing is there yet. */
static bool is_new(const char *out)
{
	GDir *dir = g_dir_open(out, 0, NULL);
	bool empty = dir ? !g_dir_read_name(dir) : !g_file_test(out, G_FILE_TEST_EXISTS);

	if (dir)
		g_dir_close(dir);
	return empty;
}

static bool fits(const struct options *o, struct diag *d)
{
	if (!command_words_at_most(o, 0, d))
		return false;
	if (!form_named(o->to))
		diag_at(d, SPAN_NONE, MSG_CONVERT_FORM, o->to ? o->to : "");
	else if (!o->out)
		diag_at(d, SPAN_NONE, MSG_CONVERT_OUT);
	else if (!is_new(o->out))
		diag_at(d, SPAN_NONE, MSG_CONVERT_FULL, o->out);
	else
		return true;
	return false;
}

/* Gaps are none of the conversion's business; errors are told in full. */
static struct pack *load(const struct options *o, struct diag *quiet, struct diag *d)
{
	struct pack *p = pack_load(o, quiet);

	if (!p)
		pack_free(pack_load(o, d));
	return p;
}

int command_convert(const struct options *o, struct diag *d)
{
	struct conversion c = {
		.options = o, .form = form_named(o->to), .d = d, .quiet = diag_new(),
	};
	struct pack *p = fits(o, d) ? load(o, c.quiet, d) : NULL;
	bool ok = false;

	if (p) {
		xmlFreeDoc(read_description(o->folder, &c.files, c.quiet));
		ok = convert(&c, p);
		g_ptr_array_unref(c.files);
	}
	pack_free(p);
	diag_free(c.quiet);
	return ok ? EXIT_OK : exit_from(d) ? exit_from(d) : EXIT_IO;
}
