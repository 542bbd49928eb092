/* What is to be said of each message besides its text: explanations.def as a table. */
#ifndef BASE_EXPLAIN_H
#define BASE_EXPLAIN_H

#include "base/diag.h"

struct explanation {
	const char *cause;   /* one paragraph */
	const char *example; /* lines, each with its end */
	const char *mend;    /* one paragraph */
};

/* The explanation of a message; borrowed.  Its texts are NULL if the list lacks it. */
const struct explanation *msg_explanation(enum msg id);

/* The message of that name, as it is printed ("evidence-old") or as it stands in messages.def
 * ("EVIDENCE_OLD"); MSG_COUNT if there is none. */
enum msg msg_named(const char *name);

/* The text of a message with "…" for what it fills in; the caller frees. */
char *msg_outline(enum msg id);

#endif
