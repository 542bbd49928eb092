/* What a document about one record needs besides the sections it reads: for an agreement its
 * duties with all that holds for each, for an audit the documents that answer requirements. */
#ifndef RESOLVE_SUBJECT_H
#define RESOLVE_SUBJECT_H

#include "model/l10n.h"
#include "resolve/view.h"

#include <libxml/tree.h>

/* Appends to the template's input, if the subject is an agreement:
 *   <duties><duty control="iso27017:9.2.1"> title (own: only) decision owner provider customer sub-processor
 *     provider-evidence customer-evidence contact notice-hours accountable responsible consulted
 *     informed risks agreed communicated-to note (as in a responsibility, each with its place; what
 *     comes from the catalog has from="catalog"), clause* (contract, number, title) </duty>…
 * if it is an audit:
 *   <answers><answer ref="cts:8.4.1-a.1" document="cloud-policy" number="HD-02" section="…"/>…: ref is a requirement (with the section that answers it) or a clause. */
void subject_add(xmlNode *input, const struct view *view, const struct l10n *l);

/* Appends to the facts what duties take from sections that the type does not read. */
void subject_add_facts(xmlNode *facts, const struct view *view);

#endif
