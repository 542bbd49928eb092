/* What a kind of file is made of: the records that its schema reaches, for what is printed
 * about the format. */
#ifndef MODEL_SCHEMA_REACH_H
#define MODEL_SCHEMA_REACH_H

#include "model/schema.h"

#include <glib.h>

/* A record and the keys that lead to it ("services/regions"); none for the root. */
struct schema_reached {
	const struct schema_record *record;
	GPtrArray *paths; /* char * */
};

/* The records that a file of type `root` holds, each once, in the order of their keys; the
 * root first (struct schema_reached *).  NULL if no file begins with such a record. */
GPtrArray *schema_reach(const char *root);

/* The records that files begin with, the description first; ends with NULL. */
extern const char *const schema_roots[];

/* Whether a file of this type may leave sections to the files that it includes. */
bool schema_is_spread(const struct schema_record *root);

/* Whether the field is an attribute of its record's element, and the identifier of it. */
bool schema_is_id(const struct schema_field *f);

/* "list of ids from people", "one of low, high": what a field takes.  The caller frees. */
char *schema_takes(const struct schema_field *f);
/* "; required", "; needed" or "". */
const char *schema_presence(const struct schema_field *f);

/* What stands for the catalogs of a CONTROL or CLAUSE in a pattern: "a|b"; where the organisation's
 * own may stand, any name.  The caller frees. */
char *schema_catalogs(const struct schema_field *field);

#endif
