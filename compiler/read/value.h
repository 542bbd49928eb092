/* A file as values: what the readers of the forms make of it and value_model.c turns into the
 * model.  In YAML an alias is a second member with the same value, so this is a graph without
 * cycles. */
#ifndef READ_VALUE_H
#define READ_VALUE_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* VALUE_BAD: something about it has been reported; nothing is made of it. */
enum value_kind { VALUE_BAD, VALUE_NULL, VALUE_TEXT, VALUE_LIST, VALUE_MAPPING };

/* at: where the text begins, for a block scalar the line after | or >.
 * indent: where the lines of the text are lines of the file, their column; otherwise 0.
 * runs: where they are so with exceptions, "byte:line:col" for each part of the text that lies
 * elsewhere than the part before it would have it; otherwise NULL. */
struct value {
	enum value_kind kind;
	struct span at;
	int indent;
	const char *runs;
	bool folded;            /* a blank line in it has become a mere line end */
	const char *text;       /* VALUE_TEXT, NUL-terminated */
	size_t length;
	struct member *members, *last; /* of a list or mapping, in order */
	/* With all aliases written out: */
	size_t values, bytes;
	int height;             /* levels below it; -1 while it is being read */
};

struct member {
	struct member *next;
	const char *key; /* NULL in a list */
	struct span at;  /* of the key; in a list, of the value */
	struct value *value;
};

/* A language as BCP 47 has it: two or three letters, then subtags of up to eight letters or
 * digits. */
bool value_is_language(const char *tag);
/* What can be a key of one's own. */
bool value_is_name(const char *key);

/* Adds the members of a mapping to `into` as the schema says for `record`. */
void value_to_model(xmlNode *into, const struct value *mapping, const char *record,
		    struct diag *d);

#endif
