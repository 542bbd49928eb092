/* Reading whole descriptions and the program's own files. */
#ifndef READ_READ_H
#define READ_READ_H

#include "base/diag.h"

#include <glib.h>
#include <libxml/tree.h>

/* The description in `folder`: csms.yaml or csms.xml and all it includes, one tree with root element csms.
 * Spans name files relative to the folder.  *files (if not NULL) receives the relative paths
 * read (char *), in order; the caller owns it, also when the result is NULL.
 * NULL when a file could not be read as a whole; all files have been tried by then. */
xmlDoc *read_description(const char *folder, GPtrArray **files, struct diag *d);

/* One file of the program's own (a catalog, a clause module, the index) or of the ledger, by the
 * same rules; `label` names it in spans.  NULL when it could not be read as a whole. */
xmlDoc *read_data(const char *path, const char *label, const char *root_record, struct diag *d);

#endif
