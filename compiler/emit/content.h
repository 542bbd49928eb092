/* Content streams: the brackets that Cairo wrote become those of tagged PDF. */
#ifndef EMIT_CONTENT_H
#define EMIT_CONTENT_H

#include "emit/mark.h"

/* Rewrites the content of one page.  The brackets in it must be those of `marks` (struct mark),
 * one by one and by name, what is painted as a whole included, and all text must stand in one:
 * else what the document tree says of the page would be false.  Content is numbered anew; the
 * mark of each number is appended to `numbered`.  Artifacts get their type; whatever else is
 * painted outside of marks becomes one.
 * The new content, or NULL with the reason in *fault. */
GString *content_rewrite(const char *bytes, gsize length, const GArray *marks,
			 GPtrArray *numbered, const char **fault);

#endif
