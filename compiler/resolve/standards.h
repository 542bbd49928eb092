/* What csmsc brings along as data: document types, catalogs, clause modules, wording. */
#ifndef RESOLVE_STANDARDS_H
#define RESOLVE_STANDARDS_H

#include "base/diag.h"
#include "model/catalog.h"
#include "model/doc.h"
#include "model/l10n.h"

#include <glib.h>
#include <libxml/tree.h>

struct standards;

/* Loads templates/index.yaml, catalogs/, clauses/ and l10n/ below `templates`; NULL with
 * diagnostics if any of it cannot be read. */
struct standards *standards_load(const char *templates, struct diag *d);
void standards_free(struct standards *s);

const struct catalogs *standards_catalogs(const struct standards *s);
/* The element of a document type in the index, or NULL. */
xmlNode *standards_type(const struct standards *s, const char *type);
/* All of them, in order: first element; go on with node_next. */
xmlNode *standards_first_type(const struct standards *s);
/* The clause module of a document type, or NULL if it has none. */
xmlNode *standards_clauses(const struct standards *s, const char *type);
/* The wording of a language, or NULL. */
const struct l10n *standards_l10n(const struct standards *s, const char *lang);

/* True if documents of that type are an auditor's forms: the organisation does not control them. */
bool type_is_form(const xmlNode *type);

/* True if the document type reads that section of the description. */
bool type_reads(const xmlNode *type, const char *section);

/* Takes in the catalogs that a description brings along (catalogs_add_own); a name that is taken
 * is left to the checker.  The description must outlive `s`'s last use. */
void standards_adopt(struct standards *s, const struct doc *doc);

/* Every file that was read (char *), for the source digest; borrowed. */
const GPtrArray *standards_files(const struct standards *s);

#endif
