/* YAML -> model.
 *
 * A key becomes an element; a list an element with items named by the schema; a mapping of
 * languages the element repeated with xml:lang; "id" an attribute of its record, whose place
 * has as its value that of the id.  Values stay the text that was typed. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* The tree of one file, root element `root_record`; NULL when the file as a whole could not be
 * read.  Values of the wrong shape are reported and left empty.  `file` is the name in spans;
 * the bytes are lent to `d`.  The caller owns the result. */
xmlDoc *yaml_read(const char *bytes, size_t size, const char *file, const char *root_record,
		  struct diag *d);

/* As yaml_read, but adds to an element of a tree.  *values counts what one description holds,
 * over all its files. */
bool yaml_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		    const char *root_record, size_t *values, struct diag *d);

#endif
