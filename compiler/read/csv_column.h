/* The columns of a CSV register: what its header says. */
#ifndef READ_CSV_COLUMN_H
#define READ_CSV_COLUMN_H

#include "base/diag.h"
#include "model/schema.h"

#include <glib.h>
#include <stdbool.h>

/* "contact.email": path { "contact", "email" }, its field that of email.
 * "title.en":      path { "title", "en" }, its field that of title.
 * "x-cost":        no field. */
struct csv_column {
	char *name;
	struct span at;
	char **path;
	const struct schema_field *field;
	bool skipped; /* something about it has been reported; its cells are not read */
};

/* The column of that name in a register of section `list`; reports what is wrong with it, but
 * for what concerns other columns. */
struct csv_column *csv_column_new(const char *name, struct span at, const struct schema_field *list,
				  struct diag *d);
void csv_column_free(gpointer column);

/* Reports a name that is given twice, or a text that is given both with and without languages,
 * against the columns (struct csv_column *) before the last. */
void csv_column_compare(const GPtrArray *columns, struct diag *d);

#endif
