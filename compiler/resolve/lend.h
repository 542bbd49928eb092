/* What catalogs lend: a record that names an entry (a risk its scenario, an obligation its law)
 * takes from it what it does not say itself.
 *
 * Lent elements are marked (model/place.h) and are no facts of the organisation: a catalog that
 * changes moves the wording of a document and not its facts. */
#ifndef RESOLVE_LEND_H
#define RESOLVE_LEND_H

#include "model/catalog.h"
#include "model/doc.h"

/* Fills in what is absent; each lent element has the place of the reference. */
void lend_from_catalogs(const struct doc *doc, const struct catalogs *catalogs);

/* Takes all that was lent away from a copy. */
void lend_drop(xmlNode *root);

#endif
