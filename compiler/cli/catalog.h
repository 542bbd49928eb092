/* Catalogs on a terminal: what csmsc knows of a standard, to be read by people. */
#ifndef CLI_CATALOG_H
#define CLI_CATALOG_H

#include "cli/options.h"
#include "model/catalog.h"
#include "model/l10n.h"

#include <glib.h>

/* The catalogs with their editions and how many entries and groups each has. */
void catalog_print_all(const struct options *o, struct diag *d);

/* Appends the page of an entry or group ("iso27017:CLD.9.5.1", which exists) in the language of
 * `l`, in lines of so many terminal columns: everything that the catalogs hold about it. */
void catalog_page(GString *out, const struct catalogs *catalogs, const struct l10n *l, const char *ref,
		  int columns);

/* The title of an entry or group, else its gist, else ""; in `lang`, else in any language. */
const char *catalog_name_of(const xmlNode *entry, const char *lang);

/* Calls `visit` for every group and entry of every catalog, with its reference. */
typedef void catalog_visit(const char *ref, xmlNode *node, void *context);
void catalog_walk(const struct catalogs *catalogs, catalog_visit *visit, void *context);

#endif
