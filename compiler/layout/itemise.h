/* Which family sets which stretch of a text: by script, language of the neighbours and coverage,
 * never by what a font list happens to offer first. */
#ifndef LAYOUT_ITEMISE_H
#define LAYOUT_ITEMISE_H

#include "layout/fonts.h"

struct family_run {
	size_t start, end; /* bytes */
	size_t family;     /* FAMILY_NONE: no font has these characters */
};

/* Replaces the contents of `runs` (struct family_run) by the runs that tile the text. */
void itemise(const struct fonts *fonts, const struct font_set *set, const char *text,
	     size_t length, GArray *runs);

#endif
