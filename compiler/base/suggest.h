/* "Did you mean …?" */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <glib.h>

/* The candidate (const char *) that is nearest to `word`, if it is near enough to be a slip of
 * the fingers, or NULL; borrowed. */
const char *suggest(const char *word, const GPtrArray *candidates);

#endif
