#include "resolve/standards.h"

#include "base/file.h"
#include "base/limits.h"
#include "model/doc.h"
#include "read/read.h"

#include <libxml/parser.h>
#include <string.h>

struct standards {
	struct catalogs *catalogs;
	xmlDoc *index;
	GHashTable *clauses; /* document type -> xmlDoc */
	GHashTable *l10n;    /* language -> struct l10n */
	GPtrArray *files;
};

struct loading {
	struct standards *s;
	const char *templates;
	struct diag *d;
	bool failed;
};

static xmlDoc *load_tree(struct loading *l, const char *name, const char *record)
{
	char *path = g_build_filename(l->templates, name, NULL);
	char *label = g_build_filename("templates", name, NULL);
	xmlDoc *tree = read_data(path, label, record, l->d);

	if (!tree)
		l->failed = true;
	g_ptr_array_add(l->s->files, path);
	g_free(label);
	return tree;
}

static void load_catalog(struct loading *l, const char *name)
{
	xmlDoc *tree = load_tree(l, name, "catalog-file");

	if (tree)
		catalogs_add(l->s->catalogs, tree);
}

static void load_clauses(struct loading *l, const char *name)
{
	xmlDoc *tree = load_tree(l, name, "clause-file");
	const char *type = tree ? child_text(xmlDocGetRootElement(tree), "clauses") : NULL;

	if (type)
		g_hash_table_insert(l->s->clauses, g_strdup(type), tree);
	else
		xmlFreeDoc(tree);
}

static void load_l10n(struct loading *l, const char *name)
{
	char *path = g_build_filename(l->templates, name, NULL);
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, l->d);
	xmlDoc *tree = NULL;
	struct l10n *words;

	g_ptr_array_add(l->s->files, path);
	if (bytes)
		tree = xmlReadMemory(g_bytes_get_data(bytes, NULL), (int)g_bytes_get_size(bytes), name,
				     NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
				     XML_PARSE_NOBLANKS);
	if (bytes)
		g_bytes_unref(bytes);
	if (!tree) {
		diag_at(l->d, SPAN_NONE, MSG_L10N_FILE, name);
		l->failed = true;
		return;
	}
	words = l10n_new(tree);
	g_hash_table_insert(l->s->l10n, g_strdup(l10n_lang(words)), words);
}

/* Calls `load` for every file of that ending in a folder below templates, sorted by name. */
static void load_folder(struct loading *l, const char *folder, const char *ending,
			void (*load)(struct loading *, const char *))
{
	char *path = g_build_filename(l->templates, folder, NULL);
	GPtrArray *names = file_list(path, l->d);

	if (!names)
		l->failed = true;
	for (guint i = 0; names && i < names->len; i++) {
		char *name = g_build_filename(folder, names->pdata[i], NULL);

		if (g_str_has_suffix(name, ending))
			load(l, name);
		g_free(name);
	}
	if (names)
		g_ptr_array_unref(names);
	g_free(path);
}

struct standards *standards_load(const char *templates, struct diag *d)
{
	struct standards *s = g_new0(struct standards, 1);
	struct loading l = { s, templates, d, false };

	s->catalogs = catalogs_new();
	s->clauses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					   (GDestroyNotify)xmlFreeDoc);
	s->l10n = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)l10n_free);
	s->files = g_ptr_array_new_with_free_func(g_free);
	s->index = load_tree(&l, "index.yaml", "index-file");
	load_folder(&l, "catalogs", ".yaml", load_catalog);
	load_folder(&l, "clauses", ".yaml", load_clauses);
	load_folder(&l, "l10n", ".xml", load_l10n);
	if (!l.failed)
		return s;
	standards_free(s);
	return NULL;
}

void standards_free(struct standards *s)
{
	if (!s)
		return;
	catalogs_free(s->catalogs);
	xmlFreeDoc(s->index);
	g_hash_table_destroy(s->clauses);
	g_hash_table_destroy(s->l10n);
	g_ptr_array_unref(s->files);
	g_free(s);
}

const struct catalogs *standards_catalogs(const struct standards *s)
{
	return s->catalogs;
}

void standards_adopt(struct standards *s, const struct doc *doc)
{
	for (xmlNode *n = node_first(node_child(doc_root(doc), "catalogs")); n; n = node_next(n))
		catalogs_add_own(s->catalogs, n);
}

xmlNode *standards_first_type(const struct standards *s)
{
	return node_first(node_child(xmlDocGetRootElement(s->index), "types"));
}

xmlNode *standards_type(const struct standards *s, const char *type)
{
	for (xmlNode *n = standards_first_type(s); n; n = node_next(n))
		if (node_id(n) && type && strcmp(node_id(n), type) == 0)
			return n;
	return NULL;
}

xmlNode *standards_clauses(const struct standards *s, const char *type)
{
	xmlDoc *tree = g_hash_table_lookup(s->clauses, type);

	return tree ? xmlDocGetRootElement(tree) : NULL;
}

const struct l10n *standards_l10n(const struct standards *s, const char *lang)
{
	return g_hash_table_lookup(s->l10n, lang);
}

bool type_is_form(const xmlNode *type)
{
	const char *issuer = child_text(type, "issuer");

	return issuer && strcmp(issuer, "auditor") == 0;
}

bool type_reads(const xmlNode *type, const char *section)
{
	for (xmlNode *n = node_first(node_child(type, "reads")); n; n = node_next(n))
		if (strcmp(node_text(n), section) == 0)
			return true;
	return false;
}

const GPtrArray *standards_files(const struct standards *s)
{
	return s->files;
}
