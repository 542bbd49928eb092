/* Dividing words by the dictionaries that the style names (libhyphen). */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include "layout/style.h"

struct hyphens;

/* The dictionaries, read when they are first asked for.  The style must outlive the result. */
struct hyphens *hyphens_new(const struct layout_style *style);
void hyphens_free(struct hyphens *hyphens);

/* Where a word of a language may be divided: offsets of bytes, ascending, ended by 0; NULL if
 * nowhere.  `word` may have marks around it ("(information)," or "organisation’s") but is not
 * divided if it holds digits or capitals: those are names and identifiers.  A capital at its
 * beginning is let pass if `begins`.  Kept until hyphens_free. */
const uint32_t *hyphens_of(struct hyphens *hyphens, const char *lang, const char *word,
			   size_t length, bool begins);

#endif
