/* How much there is to draw in an SVG image. */
#ifndef READ_SVG_WEIGHT_H
#define READ_SVG_WEIGHT_H

#include <stddef.h>

/* Bytes of all that is drawn, what is referred to counted as often as it may be shown, so that a
 * small file cannot hold endless work; infinite if a part shows itself.  The text is sound XML. */
double svg_weight(const char *text, size_t size);

#endif
