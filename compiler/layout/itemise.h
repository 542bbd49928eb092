/* Which family sets which character of a text: by script, language of the neighbours and coverage,
 * never by what a font list happens to offer first. */
#ifndef LAYOUT_ITEMISE_H
#define LAYOUT_ITEMISE_H

#include "layout/fonts.h"

/* May a line end before a letter? */
enum cut {
	CUT_NEVER,
	CUT_BOUND,  /* Unicode lets it, a reader does not: only where nothing else fits */
	CUT_CODE,   /* behind a hyphen of a long identifier: as CUT_BOUND, and in justified text rather than a ragged line */
	CUT_TIED,   /* between the words of a name, the labels of an address: as CUT_CODE, but preferred to it and to CUT_BOUND */
	CUT_LINKED, /* behind the hyphens of a word with several, in a date: rather than leave a line about a third empty */
	CUT_SOFT,   /* after a soft hyphen */
	CUT_FREE,
	CUT_FORCED, /* it must */
};

/* A character of a paragraph, and what is decided for it one step after the other. */
struct letter {
	gunichar c;
	uint32_t start;        /* bytes */
	uint8_t family;        /* FAMILY_NONE: no font has it */
	uint8_t level;         /* of direction, odd: from right to left (bidi.c) */
	uint8_t cut;           /* enum cut (breaks.c) */
	bool cluster;          /* a character as readers count them begins here (breaks.c) */
	bool white;
};

/* Reads the text into `letters` (struct letter), with one more of character 0 at its end, and
 * decides the families. */
void itemise(const struct fonts *fonts, const struct font_set *set, const char *text,
	     size_t length, GArray *letters);

#endif
