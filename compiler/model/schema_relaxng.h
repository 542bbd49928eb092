/* The schema as RELAX NG, for descriptions written in XML. */
#ifndef MODEL_SCHEMA_RELAXNG_H
#define MODEL_SCHEMA_RELAXNG_H

#include <glib.h>

/* The grammar of files that begin with record `root`, one of schema_roots; the caller frees.
 * own (char *): the keys of one's own that it is to know, because RELAX NG cannot say "every
 * element whose name begins with x-". */
GString *schema_relaxng(const char *root, const GPtrArray *own);

#endif
