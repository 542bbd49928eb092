/* Lists on a terminal: rows of cells in aligned columns. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <glib.h>

/* Rows of cells, all as long as the first. */
struct table {
	GPtrArray *cells; /* char * */
	guint columns;
};

struct table table_new(void);

/* Adds a row of at most eight; the texts end with NULL.  Empty ones are shown as "-". */
void table_add(struct table *t, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Prints all columns but the last as wide as their widest text, and frees the table. */
void table_print(struct table *t);

/* The text, or "" for NULL. */
const char *or_none(const char *text);

#endif
