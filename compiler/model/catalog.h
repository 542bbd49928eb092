/* Standards as data: the loaded catalogs and their entries by reference. */
#ifndef MODEL_CATALOG_H
#define MODEL_CATALOG_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct catalogs;

struct catalogs *catalogs_new(void);
void catalogs_free(struct catalogs *c);

/* Takes a tree whose root is a catalog-file. */
void catalogs_add(struct catalogs *c, xmlDoc *tree);

/* Adds a catalog that a description holds (a catalog-file element, lent: the description must
 * outlive the catalogs).  False if it has no name, or one that is taken. */
bool catalogs_add_own(struct catalogs *c, xmlNode *root);

/* True if the catalog of that name is the organisation's own. */
bool catalogs_is_own(const struct catalogs *c, const char *name);

/* The root element of the catalog of that name ("iso27001"), or NULL. */
xmlNode *catalogs_root(const struct catalogs *c, const char *name);

/* The entry of a reference ("iso27001:A.5.1"), or NULL. */
xmlNode *catalogs_entry(const struct catalogs *c, const char *ref);

/* The clause or theme of a reference ("cts:8.4.5"), or NULL. */
xmlNode *catalogs_clause(const struct catalogs *c, const char *ref);

/* The catalogs' names in the order added; borrowed. */
const GPtrArray *catalogs_names(const struct catalogs *c);

/* The trees in the order added; borrowed. */
const GPtrArray *catalogs_trees(const struct catalogs *c);

#endif
