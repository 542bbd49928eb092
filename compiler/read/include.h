/* include: a description spread over several files. */
#ifndef READ_INCLUDE_H
#define READ_INCLUDE_H

#include "base/diag.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

/* Reads `file`, relative to `folder`, and what it includes into `root` (element csms): first a
 * file's own sections, then those of its includes in order.  Lists are joined; any other section
 * may stand in one file only.  The include: keys themselves are not kept.  Appends the paths read
 * (char *) to `files`.  False when a file could not be read as a whole. */
bool include_read(xmlNode *root, const char *folder, const char *file, GPtrArray *files,
		  struct diag *d);

#endif
