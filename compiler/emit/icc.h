/* The colour profile that PDF/A asks for: what the RGB of pages means. */
#ifndef EMIT_ICC_H
#define EMIT_ICC_H

#include <glib.h>

/* sRGB as an ICC profile of version 4.2, made from its definition (IEC 61966-2-1): always the
 * same bytes, and nobody's licence.  The caller unrefs. */
GBytes *icc_srgb(void);

#endif
