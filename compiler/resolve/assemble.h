/* What a document is composed from: its sections of the description, the catalogs it cites and
 * its clause module with the description's values filled in. */
#ifndef RESOLVE_ASSEMBLE_H
#define RESOLVE_ASSEMBLE_H

#include "base/diag.h"
#include "resolve/view.h"

#include <libxml/tree.h>

/* All that the document sees of the description, as a tree of its own (root csms): the facts.
 * The caller's. */
xmlDoc *assemble_facts(const struct view *view);

/* The input of the document's template in one language; see templates/common/model.xsl.
 * NULL with a diagnostic if the language has no wording.  The caller's. */
xmlDoc *assemble_input(const struct view *view, const char *lang, struct diag *d);

#endif
