#include "model/catalog.h"

#include "model/doc.h"

#include <string.h>

struct catalogs {
	GPtrArray *trees;    /* xmlDoc, owned */
	GPtrArray *names;    /* borrowed from the trees */
	GHashTable *roots;   /* name -> xmlNode */
	GHashTable *entries; /* "catalog:id" -> xmlNode */
	GHashTable *clauses; /* the same, of groups */
	GHashTable *own;     /* names of the organisation's own */
};

struct catalogs *catalogs_new(void)
{
	struct catalogs *c = g_new0(struct catalogs, 1);

	c->trees = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
	c->names = g_ptr_array_new();
	c->roots = g_hash_table_new(g_str_hash, g_str_equal);
	c->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	c->clauses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	c->own = g_hash_table_new(g_str_hash, g_str_equal);
	return c;
}

void catalogs_free(struct catalogs *c)
{
	if (!c)
		return;
	g_hash_table_destroy(c->own);
	g_hash_table_destroy(c->clauses);
	g_hash_table_destroy(c->entries);
	g_hash_table_destroy(c->roots);
	g_ptr_array_unref(c->names);
	g_ptr_array_unref(c->trees);
	g_free(c);
}

static void index_list(GHashTable *into, const char *name, const xmlNode *list)
{
	for (xmlNode *n = node_first(list); n; n = node_next(n))
		if (node_id(n))
			g_hash_table_insert(into, g_strconcat(name, ":", node_id(n), NULL), n);
}

static void index_root(struct catalogs *c, const char *name, xmlNode *root)
{
	g_ptr_array_add(c->names, (void *)name);
	g_hash_table_insert(c->roots, (void *)name, root);
	index_list(c->entries, name, node_child(root, "entries"));
	index_list(c->clauses, name, node_child(root, "groups"));
}

void catalogs_add(struct catalogs *c, xmlDoc *tree)
{
	xmlNode *root = xmlDocGetRootElement(tree);
	const char *name = child_text(root, "catalog");

	g_ptr_array_add(c->trees, tree);
	if (name)
		index_root(c, name, root);
}

/* "own" names the controls that a description lists without a catalog. */
bool catalogs_add_own(struct catalogs *c, xmlNode *root)
{
	const char *name = child_text(root, "catalog");

	if (!name || !*name || strcmp(name, "own") == 0 || g_hash_table_contains(c->roots, name))
		return false;
	g_hash_table_add(c->own, (void *)name);
	index_root(c, name, root);
	return true;
}

bool catalogs_is_own(const struct catalogs *c, const char *name)
{
	return g_hash_table_contains(c->own, name);
}

xmlNode *catalogs_root(const struct catalogs *c, const char *name)
{
	return g_hash_table_lookup(c->roots, name);
}

xmlNode *catalogs_entry(const struct catalogs *c, const char *ref)
{
	return g_hash_table_lookup(c->entries, ref);
}

xmlNode *catalogs_clause(const struct catalogs *c, const char *ref)
{
	return g_hash_table_lookup(c->clauses, ref);
}

const GPtrArray *catalogs_names(const struct catalogs *c)
{
	return c->names;
}

const GPtrArray *catalogs_trees(const struct catalogs *c)
{
	return c->trees;
}
