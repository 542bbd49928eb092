/* Where a document stands: follows from the ledger and its content, never from a typed field. */
#ifndef CONTROL_STATUS_H
#define CONTROL_STATUS_H

#include "control/ledger.h"
#include "control/version.h"

#include <glib.h>
#include <stdbool.h>

/* A form is an auditor's paper: it has that body's version, and the organisation signs nothing. */
enum status { STATUS_DRAFT, STATUS_ISSUED, STATUS_FORM };

const char *status_name(enum status s); /* "draft", "issued", "form" */

/* What a document is now, in all of its languages together.
 * content: the unstamped articles; facts: the sections of the description that its type reads;
 * wording: templates, wording and catalogs. */
struct digests {
	char content[DIGEST_SIZE];
	char facts[DIGEST_SIZE];
	char wording[DIGEST_SIZE];
};

/* The signatures, in their order.  The last one is the counterparty's; only documents that are
 * agreed with one ask for it. */
enum step { STEP_PREPARED, STEP_REVIEWED, STEP_APPROVED, STEP_AGREED, STEP_COUNT };

const char *step_name(enum step s);  /* "prepared" … */
const char *step_event(enum step s); /* "prepare" … */
const char *step_signer(enum step s); /* "prepared-by" …: who signs, in a document's entry (for
                                        * the last one "with", in its agreement) */

struct approval {
	const struct entry *entry; /* NULL: still open */
	bool lost;                 /* given, but content and facts have changed since */
};

struct control {
	enum status status;
	char version[VERSION_SIZE];    /* of this copy; for a draft the version it is to become */
	const char *form;              /* version of an auditor's form, borrowed; NULL: not a form */
	enum step steps;               /* how many signatures it needs: STEP_AGREED or STEP_COUNT */
	const struct entry *revision;  /* the revise event that opened that version; NULL if none */
	const struct entry *issue;     /* the last issue; NULL before the first */
	const struct entry *first;     /* the first issue */
	struct approval approvals[STEP_COUNT];
	bool wording_moved;            /* issued, and only csmsc's wording has changed since */
	GPtrArray *revisions;          /* revise events up to this version, in order; borrowed items */
	const struct entry *latest;    /* the document's last event */
};

/* The state of a document; agreed: a counterparty signs it too.  Free with control_free. */
struct control *control_state(const struct ledger *l, const char *document,
			      const struct digests *now, bool agreed);
/* That of an auditor's form of that version; open: something in it is still open. */
struct control *control_form(const char *version, bool open);
/* What is printed as the version: the form's, else ours. */
const char *control_version(const struct control *c);
/* True if all signatures were given and hold. */
bool control_signed(const struct control *c);
void control_free(struct control *c);

/* The approval entry (event "approve") of a version, or NULL. */
const struct entry *control_approval(const struct ledger *l, const char *document,
				     const char *version);

#endif
