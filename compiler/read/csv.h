/* CSV registers -> model.
 *
 * A file NAME.csv, or NAME.anything.csv, holds records of the top-level list NAME, one a row.  The
 * header names keys: "." leads into a mapping or selects a language, ";" parts the items of a list
 * within a cell, an empty cell is a key that is absent.  The values are those of YAML and go the
 * same way into the model. */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* Adds what one file holds to an element of a tree, which is of type `root_record`; false when
 * the file as a whole could not be used.  `file` is the name in spans and gives the list; the
 * bytes are lent to `d`.  *values counts what one description holds, over all its files. */
bool csv_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		   const char *root_record, size_t *values, struct diag *d);

#endif
