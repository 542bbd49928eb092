/* From the model to stamped articles: compose, control, stamp. */
#ifndef CLI_COMPOSE_H
#define CLI_COMPOSE_H

#include "cli/pack.h"
#include "control/status.h"
#include "resolve/view.h"

#include <glib.h>
#include <libxml/tree.h>

/* One document in all of the organisation's languages, and where it stands. */
struct composed {
	const xmlNode *document;   /* its entry in the description */
	const xmlNode *type;       /* its entry in the index */
	struct view *view;         /* what of the description it sees */
	GPtrArray *articles;       /* xmlDoc *, unstamped, in the order of the languages */
	GBytes *facts;             /* canonical form */
	struct digests digests;
	struct control *control;
	GPtrArray *changes;        /* struct change *; NULL if there is nothing to compare with */
	GPtrArray *open_points;    /* struct diagnostic *: borrowed from the pack's findings */
};

/* NULL with diagnostics if a template fails. */
struct composed *compose_document(struct pack *p, const xmlNode *document);
void composed_free(struct composed *c);

/* Takes up what the ledger says now (after an entry was appended). */
void composed_control(struct pack *p, struct composed *c);

/* The stamped article in a language; the caller's; NULL with diagnostics. */
xmlDoc *composed_stamp(struct pack *p, const struct composed *c, const char *lang);

#endif
