/* Clause modules: the wording of a policy with this organisation's values. */
#ifndef RESOLVE_CLAUSES_H
#define RESOLVE_CLAUSES_H

#include "base/diag.h"
#include "model/doc.h"
#include "model/l10n.h"

/* Appends the module to `into` for one language: paragraphs of the organisation's side only,
 * its own words in place of ours where it gave any, {paths} replaced by values.  A paragraph
 * left out by the organisation becomes <omitted id> with the reason.  type is the document type in the
 * index: a path into a section that it does not read is an error.  module may be NULL. */
void clauses_add(xmlNode *into, const struct doc *doc, const xmlNode *type, xmlNode *module,
		 const struct l10n *l, struct diag *d);

/* Reports clauses of the description that name no paragraph of any module (modules: array of
 * xmlNode roots). */
void clauses_check(const struct doc *doc, const GPtrArray *modules, struct diag *d);

#endif
