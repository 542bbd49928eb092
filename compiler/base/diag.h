/* Diagnostics: every message of the program goes through here.
 *
 * A stage reports with diag_at() and goes on as far as it sensibly can; nothing is printed
 * before the command prints the whole list.  The texts live in messages.def, one line each. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/span.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* What a finding means for the pack.
 * NOTE: belongs to the finding before it.  WARNING: built as asked.  GAP: a draft is built,
 * never issued.  ERROR: nothing is built.  FATAL: input or output failed (exit status 3). */
enum level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_GAP, LEVEL_ERROR, LEVEL_FATAL, LEVEL_COUNT };

enum msg {
#define M(id, level, text) MSG_##id,
#include "base/messages.def"
#undef M
	MSG_COUNT
};

struct diagnostic {
	enum msg id;
	enum level level;
	struct span at;
	char *text;        /* formatted, UTF-8, one line */
	char **args;       /* each argument of the text, for other languages; NULL: not known */
	GPtrArray *notes;  /* struct diagnostic *, or NULL */
	bool repeat;       /* the same was found under another topic: printed and counted once */
	const char *topic; /* section of the description it is about, interned; NULL: any */
};

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *d);

/* Lends the bytes of a source file, so that the line and a caret can be shown.  Copies. */
void diag_source(struct diag *d, const char *file, const char *bytes, size_t size);

/* Reports message `id` at `at`; the arguments are those of the message's text. */
void diag_at(struct diag *d, struct span at, enum msg id, ...);

/* Adds a note (another place, advice) to the finding reported last. */
void diag_note(struct diag *d, struct span at, enum msg id, ...);

/* Gives the findings of that message from index `from` on that have no place the one that `where`
 * knows: what is found in a page no longer knows where it was written. */
void diag_place(struct diag *d, guint from, enum msg id,
		struct span (*where)(const struct diagnostic *g, const void *context),
		const void *context);

/* What the findings that follow are about: a top-level section ("risks") or one record of it by its
 * place in the list, from 0 ("risks/4"), which decides the documents that list them as open points; NULL for all documents. */
void diag_topic(struct diag *d, const char *section);

/* How many findings of this level there are. */
size_t diag_count(const struct diag *d, enum level level);
/* True if anything of LEVEL_ERROR or worse has been reported. */
bool diag_failed(const struct diag *d);
/* The findings in the order reported; borrowed. */
const GPtrArray *diag_all(const struct diag *d);

/* The stable name, level and text of a message ("unknown-key"); static strings. */
const char *msg_name(enum msg id);
enum level msg_level(enum msg id);
const char *msg_text(enum msg id);
/* True for what is wrong with the command line and nothing else. */
bool msg_is_usage(enum msg id);
/* The text of a message, msg_text or its like, with its arguments, each given as a text; the caller
 * frees. */
char *msg_fill(const char *format, const char *const *args);
const char *level_name(enum level level);

enum diag_format { DIAG_TEXT, DIAG_JSON };

/* Appends all findings to `out`: "FILE:LINE:COL: LEVEL: text [ID]", the line and a caret
 * (colour: with terminal colours), or one JSON document. */
void diag_write(const struct diag *d, GString *out, enum diag_format format, bool colour);

/* Findings as bytes, to cross a pipe from a worker; diag_unpack appends them to `d` and
 * returns false if the bytes are not whole.  The arguments stay behind: documents are composed,
 * and their open points printed, by the process that made the findings or by its children. */
GBytes *diag_pack(const struct diag *d);
bool diag_unpack(struct diag *d, const void *bytes, size_t size);

#endif
