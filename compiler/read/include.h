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

/* Adds what the bytes of `file` say to `into` (element csms), in the form that the file's ending
 * names; `at` is the line that named it.  Lists are not joined, include: is kept, and prose stays
 * text.  *values counts what one description holds.  False when it could not be read as a whole. */
bool read_file_into(xmlNode *into, GBytes *bytes, const char *file, struct span at, size_t *values,
		    struct diag *d);

/* "./a//b.yaml" -> "a/b.yaml", so that a file has one name; the caller frees. */
char *include_path(const char *path);

#endif
