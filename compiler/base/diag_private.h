/* What the diag*.c share: how findings are kept. */
#ifndef BASE_DIAG_PRIVATE_H
#define BASE_DIAG_PRIVATE_H

#include "base/diag.h"

struct diag {
	GPtrArray *all;     /* struct diagnostic *, in the order reported */
	GHashTable *seen;   /* the same, by content: identical findings are reported once */
	GHashTable *sources; /* file name (interned) -> struct source */
	size_t count[LEVEL_COUNT];
	const char *topic;  /* of the findings to come, interned */
	struct diagnostic *last; /* where notes go; NULL after a finding that was not kept */
};

/* A finding with its text, which is taken and made fit for one line of a terminal. */
struct diagnostic *diagnostic_new(enum msg id, enum level level, struct span at, char *text);
void diagnostic_free(void *diagnostic);

/* Takes `g`: keeps it as the last finding, or drops it if the same is there already. */
void diag_add(struct diag *d, struct diagnostic *g);
/* Takes `note`: adds it to the last finding, if that was kept. */
void diag_add_note(struct diag *d, struct diagnostic *note);

#endif
