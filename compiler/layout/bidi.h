/* Directions of writing (UAX 9): names in Hebrew or Arabic within a text from left to right. */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include "layout/itemise.h"

/* Decides the letters' levels. */
void bidi_levels(const char *text, size_t length, GArray *letters);

/* Puts `count` things into the order in which they stand from left to right: order[i] is which
 * stands i-th, level[i] the level of the i-th as read. */
void bidi_order(const uint8_t *level, size_t count, size_t *order);

#endif
