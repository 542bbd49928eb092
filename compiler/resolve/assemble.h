/* What a document is composed from: its sections of the description, the catalogs it cites and
 * its clause module with the description's values filled in. */
#ifndef RESOLVE_ASSEMBLE_H
#define RESOLVE_ASSEMBLE_H

#include "base/diag.h"
#include "model/doc.h"
#include "resolve/standards.h"

#include <libxml/tree.h>

/* The sections of the description that the document's type reads, as a tree of their own
 * (root csms): the facts.  The entry of every document is among them when "documents" is read.
 * The caller's. */
xmlDoc *assemble_facts(const struct doc *doc, const struct standards *s, const xmlNode *document);

/* The input of the document's template in one language; see templates/common/model.xsl.
 * NULL with a diagnostic if the language has no wording.  The caller's. */
xmlDoc *assemble_input(const struct doc *doc, const struct standards *s, const xmlNode *document,
		       const char *lang, struct diag *d);

#endif
