/* Contrast as the Web Content Accessibility Guidelines (2.1, 1.4.3, level AA) reckon it. */
#ifndef LAYOUT_CONTRAST_H
#define LAYOUT_CONTRAST_H

#include "layout/display.h"

/* Of two colours: from 1 (the same) to 21 (black on white). */
double contrast(const struct colour *a, const struct colour *b);

/* What type of that size (pt) needs against its ground. */
double contrast_needed(double size, bool bold);

/* Reports type that lacks it on page `number` (from 0), each pair of colours once: `seen` holds
 * those that have been.  True if there is none. */
bool contrast_check(const struct page *page, size_t number, GHashTable *seen, struct diag *d);

#endif
