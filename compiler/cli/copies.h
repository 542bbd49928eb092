/* Controlled copies: one PDF for each holder of an issued document. */
#ifndef CLI_COPIES_H
#define CLI_COPIES_H

#include "cli/compose.h"

/* Whether copies of the document can be made.  Says why not where somebody is to hold one: only
 * an issued document has controlled copies, and only what was issued is copied. */
bool copies_hold(const struct pack *p, const struct composed *c);

/* copies/LANG/ID-NUMBER.pdf, below the pack; the caller frees. */
char *copy_path(const struct composed *c, const char *lang, const char *number);

#endif
