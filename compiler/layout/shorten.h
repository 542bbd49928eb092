/* Text that is to stand on part of a line: what does not fit there gives way to an ellipsis. */
#ifndef LAYOUT_SHORTEN_H
#define LAYOUT_SHORTEN_H

#include "layout/text.h"

/* The text as it is if it is no wider than `room`, else as much of it as fits there with an ellipsis, cut
 * between words or at Han; empty if not even one fits. */
const struct inlines *text_shorten(struct setter *s, const struct inlines *text, const struct setting *how,
				   double room);

/* The room that each of several texts may take at most, so that all of them fit in `room`: those that need
 * less leave the rest to the others. */
double room_each(const double *widths, size_t count, double room);

#endif
