/* The output folder: staged beside its place and exchanged whole. */
#ifndef PUBLISH_STAGING_H
#define PUBLISH_STAGING_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

struct staging;

/* Makes a folder beside `out` (a symbolic link to a folder stands for the folder), and removes
 * those that interrupted builds left there.  NULL with a diagnostic if that cannot be done or
 * `out` holds something that is no pack. */
struct staging *staging_open(const char *out, struct diag *d);
/* The folder being filled. */
const char *staging_path(const struct staging *s);

/* Writes a file of the pack; `name` is relative, folders are made; mode e.g. 0644. */
bool staging_write(const struct staging *s, const char *name, GBytes *bytes, int mode,
		   struct diag *d);

/* Syncs what was written and puts it in the place of `out` in one step; the old pack, if any, is
 * removed afterwards.  False with a diagnostic if that is refused: `out` is then untouched.  A
 * fault once it is in place is a warning. */
bool staging_publish(struct staging *s, struct diag *d);

/* Removes what was not published; NULL is accepted. */
void staging_free(struct staging *s);

#endif
