/* The schema of descriptions, catalogs and styles: one list (schema*.def) behind the readers,
 * the checker and what is printed about the format.  See csms(5). */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

enum kind {
	KIND_STRING, KIND_TEXT, KIND_PROSE, KIND_INT, KIND_BOOL, KIND_DATE,
	KIND_ENUM, KIND_ID, KIND_REF, KIND_CONTROL, KIND_CLAUSE, KIND_PATH, KIND_RECORD,
};

/* SCHEMA_REQUIRED: absence is an error.  SCHEMA_NEEDED: absence is a gap. */
/* SCHEMA_LENT: a catalog may lend it, so the file alone does not show whether it is absent. */
enum { SCHEMA_REQUIRED = 1, SCHEMA_NEEDED = 2, SCHEMA_LENT = 4 };

struct schema_field {
	const char *record; /* the record it belongs to */
	const char *key;
	enum kind kind;
	const char *arg;    /* see schema.def; NULL if none */
	const char *item;   /* element name of a list's items; NULL: not a list */
	unsigned flags;
	const char *doc;
};

struct schema_record {
	const char *name;
	const char *doc;
	const struct schema_field *fields;
	size_t count;
};

/* True if a file without the field cannot be right. */
bool schema_demands(const struct schema_field *field);

/* The record of that name, or NULL. */
const struct schema_record *schema_record(const char *name);

/* The field of that key in that record, or NULL if there is none (also for x- keys). */
const struct schema_field *schema_field(const char *record, const char *key);

/* Keys of one's own, which the schema leaves alone. */
#define SCHEMA_OWN_PREFIX "x-"
bool schema_is_own(const char *name);

/* The record of a key of one's own that carries a label.  Without one it is of any shape. */
#define SCHEMA_OWN       "own-fact"
#define SCHEMA_OWN_LABEL "label"
/* SCHEMA_OWN if the element, a child of a record, is such a key; else NULL. */
const char *schema_own(const xmlNode *node);

/* Calls `visit` for every element below `root` (an element of type `record`) that the schema
 * knows, parents first, with its field; list items get their list's field, item = true.
 * What is below an unknown element is not visited, but for the fields of SCHEMA_OWN. */
typedef void schema_visit(xmlNode *node, const struct schema_field *field, bool item, void *context);
void schema_walk(xmlNode *root, const char *record, schema_visit *visit, void *context);

/* "a list of risk", "a date (YYYY-MM-DD)", …: what a field takes, for messages. */
const char *kind_phrase(enum kind kind);

#endif
