/* What has no room where it must stand: an area of a cover, a slot, a page as a whole. */
#ifndef LAYOUT_OVERFLOW_H
#define LAYOUT_OVERFLOW_H

#include "layout/text.h"

/* Reports the longest text among the items from `from` on, for it is this that must be shortened. */
void overflow_report(struct setter *s, size_t page, const GArray *items, guint from);

#endif
