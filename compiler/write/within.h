/* What the schema says of an element by where it stands. */
#ifndef WRITE_WITHIN_H
#define WRITE_WITHIN_H

#include "model/schema.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* What the children of an element are: fields of `record`, items of `list`, or, with both NULL,
 * elements that the schema does not know. */
struct within {
	const char *record;
	const struct schema_field *list;
};

/* The field that the element is, or whose item it is; NULL: unknown. */
const struct schema_field *within_field(const struct within *in, const xmlNode *node);

/* What the children of such an element are. */
struct within within_child(const struct within *in, const xmlNode *node);

/* Whether a text of several lines can stand in the file as these lines: they are kept there, and
 * the last one says something. */
bool keeps_lines(const struct schema_field *f, const char *text);

#endif
