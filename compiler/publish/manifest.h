/* manifest.json: what a pack is made of.  Its keys are a contract (README). */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

struct manifest_file {
	char *path;     /* relative to the pack */
	char *sha256;
	goffset bytes;
	char *document; /* id; the following are NULL for files of the pack as a whole */
	char *type;
	char *subject;
	char *number;
	char *version;
	char *status;
	char *language;
	char *format;
	char *copy;     /* number of a controlled copy, else NULL */
	char *holder;   /* who holds it, else NULL */
};

struct manifest {
	const char *program;
	const char *source_digest;
	const char *ledger_head;
	bool partial;
	size_t gaps, warnings;  /* findings of the build, told again when nothing has changed */
	GPtrArray *fonts;       /* char *: "NotoSans-Regular.ttf sha256" */
	GPtrArray *libraries;   /* char *: "cairo 1.16.0" */
	GPtrArray *files;       /* struct manifest_file * */
};

void manifest_init(struct manifest *m);
void manifest_clear(struct manifest *m);

/* Adds a file of the pack with its digest and size; the other fields are the caller's to fill. */
struct manifest_file *manifest_add(struct manifest *m, const char *path, GBytes *bytes);

/* The manifest as JSON, files sorted by path. */
GBytes *manifest_json(struct manifest *m);

/* What an earlier build left in `out`, as far as a no-change build needs it. */
struct manifest_seen {
	char source_digest[65];
	bool partial;
	unsigned files, gaps, warnings;
};

/* Reads OUT/manifest.json; false if there is none, or if a file it lists is gone or has other
 * bytes. */
bool manifest_seen(const char *out, struct manifest_seen *seen);

#endif
