/* XML -> model.
 *
 * What YAML writes as a key is an element; an item of a list is an element of the name that the
 * schema gives it; "id" is an attribute, and a mapping of languages the element repeated with
 * xml:lang.  The values are those of YAML and go the same way into the model. */
#ifndef READ_XML_H
#define READ_XML_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* Adds what one file with root element `root_record` holds to an element of a tree; false when
 * the file as a whole could not be read.  `file` is the name in spans; the bytes are lent to `d`.
 * *values counts what one description holds, over all its files. */
bool xml_read_into(xmlNode *into, const char *bytes, size_t size, const char *file,
		   const char *root_record, size_t *values, struct diag *d);

#endif
