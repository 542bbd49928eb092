/* Where a line may end: Unicode's rules (UAX 14, by Pango), corrected for Chinese (GB/T 15834, CLREQ)
 * and for what reads as one: identifiers, numbers with their units, "表 3", "§ 8.4". */
#ifndef LAYOUT_BREAKS_H
#define LAYOUT_BREAKS_H

#include "layout/breaks_plain.h"

/* Decides cut, cluster and white of the letters.  `han` is the family that sets Chinese. */
void breaks_find(struct breaks *breaks, const char *text, size_t length, const char *lang, size_t han, GArray *letters);

/* What may end a line before the letter may no longer, but where nothing else fits. */
void breaks_bind(struct letter *letter);

/* Brackets, quotes, stops: full-width characters whose ink fills one half of their square. */
enum mark {
	MARK_NONE,
	MARK_OPENING, /* ink at the right, blank at the left */
	MARK_CLOSING, /* the other way round; stops and commas too */
	MARK_MIDDLE,  /* a dot in the middle, blank on both sides */
};

/* What sort of Chinese mark a letter is; `han` as above: quotes and dots of Latin are none. */
enum mark mark_of(const struct letter *letter, size_t han);

#endif
