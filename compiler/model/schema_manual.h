/* The schema as a reference to read: all records with their fields. */
#ifndef MODEL_SCHEMA_MANUAL_H
#define MODEL_SCHEMA_MANUAL_H

#include <glib.h>

/* The records of files that begin with record `root`, one of schema_roots, as tables of
 * Markdown, or as the part of a manual page (mdoc) that csms(5) holds.  The caller frees. */
GString *schema_markdown(const char *root);
GString *schema_man(const char *root);

#endif
