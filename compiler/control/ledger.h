/* The ledger: what happened to the documents, one small file per event below ledger/.
 *
 * A file is named by the SHA-256 of its bytes and lists the digests of the entries before it,
 * so that nothing in the chain can be altered or dropped unseen.  Two heads (a fork, from two
 * branches) are legal; the next event names both and so closes it. */
#ifndef CONTROL_LEDGER_H
#define CONTROL_LEDGER_H

#include "base/diag.h"
#include "control/digest.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct ledger;

/* One event; the tree is a ledger-entry of the schema.  Texts are read with child_text. */
struct entry {
	char digest[DIGEST_SIZE];
	xmlDoc *tree;
	const char *file; /* for messages, interned */
	unsigned rank;    /* length of the longest chain before it */
};

struct ledger *ledger_new(void);
void ledger_free(struct ledger *l);

/* Adds an entry that was read from `file`; takes the tree.  Its digest is that of the bytes;
 * reports a file whose name is another. */
bool ledger_add(struct ledger *l, const char *file, const void *bytes, size_t size, xmlDoc *tree,
		struct diag *d);

/* Puts the entries into order once all are added; reports predecessors that are missing. */
bool ledger_link(struct ledger *l, struct diag *d);

/* Adds a new entry after the present heads and returns its file's bytes; `tree` (taken) holds
 * all but "previous".  The entry is last in the order. */
GBytes *ledger_append(struct ledger *l, xmlDoc *tree, const struct entry **entry);

/* All entries (struct entry *), each after those it follows; borrowed. */
const GPtrArray *ledger_entries(const struct ledger *l);

/* The head's digest; of several heads the digest over their sorted digests; "" when empty. */
void ledger_head(const struct ledger *l, char out[DIGEST_SIZE]);

/* A text of the entry, or "" where it has none. */
const char *entry_text(const struct entry *e, const char *key);
bool entry_is(const struct entry *e, const char *event);

#endif
