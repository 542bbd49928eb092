/* What the diag*.c share: how findings are kept. */
#ifndef BASE_DIAG_PRIVATE_H
#define BASE_DIAG_PRIVATE_H

#include "base/diag.h"

#include <stdarg.h>

struct diag {
	GPtrArray *all;     /* struct diagnostic *, in the order reported */
	GHashTable *seen;   /* the same, by content: identical findings are reported once */
	GHashTable *sources; /* file name (interned) -> struct source */
	size_t count[LEVEL_COUNT];
	GHashTable *told;   /* the same, by content but for the topic */
	const char *topic;  /* of the findings to come, interned */
	struct diagnostic *last; /* where notes go; NULL after a finding that was not kept */
};

/* Takes a text that quotes the user's input and makes it one line: what would move a terminal's
 * cursor or turn its direction is spelled out. */
char *line_text(char *text);

/* The arguments of a format, each as one line, NULL at the end.  Formats take %s %d %u %zu, %X and
 * %f with widths, and %%; their order is that of the arguments (no %1$s).  Free with g_strfreev. */
char **msg_args(const char *format, va_list values);

/* A finding with its text, which is taken and made fit for one line of a terminal. */
struct diagnostic *diagnostic_new(enum msg id, enum level level, struct span at, char *text);
void diagnostic_free(void *diagnostic);

/* Takes `g`: keeps it as the last finding, or drops it if the same is there already. */
void diag_add(struct diag *d, struct diagnostic *g);
/* Takes `note`: adds it to the last finding, if that was kept. */
void diag_add_note(struct diag *d, struct diagnostic *note);

#endif
