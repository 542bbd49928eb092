/* What of the description a document sees.
 *
 * Its type reads whole sections; of those that the index calls `named` or `concerning` only some
 * records, so that a document for one counterparty holds nothing of another's.  What a template
 * sees, the facts and the open points all follow from here. */
#ifndef RESOLVE_VIEW_H
#define RESOLVE_VIEW_H

#include "model/doc.h"
#include "resolve/standards.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* All borrowed but `named`. */
struct view {
	const struct doc *doc;
	const struct standards *standards;
	const xmlNode *document; /* its entry in the description */
	const xmlNode *type;     /* its type's entry in the index */
	xmlNode *subject;        /* the record it is about (`of`); NULL: none */
	GHashTable *named;       /* "section:id" of what the subject, the document or a record that
	                          * concerns the subject names */
};

struct view *view_new(const struct doc *doc, const struct standards *s, const xmlNode *document);
void view_free(struct view *v);

/* True if the document sees what a finding's topic ("section" or "section/ORDINAL") is about. */
bool view_sees(const struct view *v, const char *topic);

/* Appends copies of all that the document sees to `into`; references to records that it does not
 * see are left out. */
void view_copy(const struct view *v, xmlNode *into);

#endif
