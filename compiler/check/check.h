/* The checks: schema (shape) and rules (meaning).  Everything found is reported at once. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/diag.h"
#include "model/catalog.h"
#include "model/doc.h"

#include <libxml/tree.h>

/* What the checks may look at.  as_of: YYYY-MM-DD, the day on which dates are judged. */
struct check_scope {
	const struct doc *doc;
	const struct catalogs *catalogs;
	const char *as_of;
	struct diag *diag;
	GHashTable *forms; /* names of the document types that are auditors' forms; NULL: none */
};

/* The shape of the description: keys, kinds, identifiers, references, translations. */
void check_description(const struct check_scope *scope);

/* The shape of any other tree of that record (catalogs, clause modules, ledger entries):
 * keys, kinds and what is required.  Returns true if nothing was found. */
bool check_tree(xmlNode *root, const char *record, struct diag *d);

/* The meaning of the description: the table of rules in rules.c. */
void check_rules(const struct check_scope *scope);

/* One rule, as listed by `csmsc list rules`. */
struct rule {
	const char *name;
	const char *section; /* of the description, as in diag_topic */
	const char *source;  /* the clause or practice it follows */
	void (*run)(const struct check_scope *);
};
const struct rule *check_rule(size_t index); /* NULL past the last */

#endif
