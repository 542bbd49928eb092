/* What is stamped into an article: version, status, approvals, revisions, open points. */
#ifndef CONTROL_ISSUE_H
#define CONTROL_ISSUE_H

#include "base/diag.h"
#include "control/status.h"
#include "model/doc.h"
#include "model/l10n.h"

#include <libxml/tree.h>

/* All that the stamp is made from; everything is borrowed. */
struct issue_scope {
	const struct doc *doc;
	const struct ledger *ledger;
	const xmlNode *document;      /* its entry in the description */
	const xmlNode *subject;       /* the record it is about; NULL if it has none */
	const struct control *control;
	const struct digests *digests;
	const GPtrArray *changes;     /* struct change *, since the last approval */
	const GPtrArray *open_points; /* struct diagnostic * */
	const char *head;             /* digest of the ledger's head to be stamped */
	const char *program;          /* "csmsc 0.1.0" */
	const GPtrArray *articles;    /* xmlDoc *, by language; NULL: titles in others are not told */
};

/* The input of templates/common/control.xsl: the article and the issue, as described there. */
xmlDoc *issue_stamp(const struct issue_scope *scope, const xmlDoc *article, const struct l10n *l);

/* The issue entry with which a document was last issued, or NULL. */
const struct entry *issue_last(const struct ledger *ledger, const char *document);

#endif
