/* XSLT through libxslt: compiled stylesheets, one way to run them, errors as diagnostics. */
#ifndef TRANSFORM_TRANSFORM_H
#define TRANSFORM_TRANSFORM_H

#include "base/diag.h"
#include "model/l10n.h"

#include <libxml/tree.h>

struct transform;

/* Compiles the stylesheet at `path` with all it imports; NULL with diagnostics on failure. */
struct transform *transform_load(const char *path, struct diag *d);
void transform_free(struct transform *t);

/* What the extension functions see: the language of the run, where gaps are reported, and the
 * folder of the pictures that an article names (NULL: it has none). */
struct transform_scope {
	const struct l10n *l10n;
	struct diag *diag;
	const char *pictures;
};

/* Runs the stylesheet on `input` (document order is written into it: pass a private tree).
 * params: name, text, name, text …, NULL; or NULL.  The result is the caller's; NULL with
 * diagnostics on failure.  No file, network or write access is possible from within. */
xmlDoc *transform_run(struct transform *t, xmlDoc *input, const char *const *params,
		      const struct transform_scope *scope);

/* Like transform_run, serialised as the stylesheet's xsl:output says. */
GBytes *transform_text(struct transform *t, xmlDoc *input, const char *const *params,
		       const struct transform_scope *scope);

/* Once per process, at start and end. */
void transform_setup(void);
void transform_cleanup(void);

/* Appends "libxml2 2.9.14" and "libxslt 1.1.35", as run. */
void transform_versions(GPtrArray *out);

#endif
