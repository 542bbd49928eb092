/* Variables of clause modules: paths through the description. */
#ifndef RESOLVE_PATH_H
#define RESOLVE_PATH_H

#include "base/diag.h"
#include "model/doc.h"
#include "model/l10n.h"

/* The text that a path stands for in the language of `l`:
 *   parameters/customer-notice-hours     an element
 *   roles/csms-manager/holder            a record by its id; a reference prints the name it names
 *   documents/type:security-policy/number  a record by one of its fields
 *   services/each/name                   all of a list, joined
 * NULL if it stands for nothing.  The caller frees. */
char *path_text(const struct doc *doc, const char *path, const struct l10n *l);

/* Replaces every {path} in a text node; a path that stands for nothing is reported as a gap at `at`
 * and in prose becomes a marked phrase beside it.  Nothing may be left of the node. */
void path_fill(const struct doc *doc, xmlNode *node, const struct l10n *l, struct span at, struct diag *d);

#endif
