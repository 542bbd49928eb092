/* The space between letters of Chinese text, as shares of their size (CLREQ 3.1, GB/T 15834 5.1):
 * marks close up to each other and at line ends, and Han keeps a little off Latin and digits. */
#ifndef LAYOUT_SPACING_H
#define LAYOUT_SPACING_H

#include "layout/breaks.h"

/* What a letter leaves blank at its left and right, and may give up. */
double space_lead(const struct letter *letter, size_t han);
double space_trail(const struct letter *letter, size_t han);

/* How much of their blanks two letters beside each other give up. */
struct closing {
	double trail, lead; /* of the left one, of the right one */
};
struct closing space_closing(const struct letter *left, const struct letter *right, size_t han);

/* Stops and commas may hang in the margin. */
bool space_hangs(const struct letter *letter);

/* True if both are letters of which one is Han and the other of another script, or a digit. */
bool space_is_mixed(const struct letter *left, const struct letter *right);

#endif
