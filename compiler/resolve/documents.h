/* The documents of a description against the document types: checks that need the index. */
#ifndef RESOLVE_DOCUMENTS_H
#define RESOLVE_DOCUMENTS_H

#include "base/diag.h"
#include "model/doc.h"
#include "resolve/standards.h"

/* Reports types that do not exist, subjects (`of`) that are missing, unknown or not asked for, and
 * records that have no document although their type's documents are the organisation's. */
void documents_check(const struct doc *doc, const struct standards *s, struct diag *d);

#endif
