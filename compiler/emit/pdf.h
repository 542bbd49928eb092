/* PDF, first half: Cairo draws the display list. */
#ifndef EMIT_PDF_H
#define EMIT_PDF_H

#include "base/diag.h"
#include "emit/mark.h"

/* Draws all pages: text, shapes and images, cut into marks, without links, outline, structure
 * and document information, which pdf_finish adds.  NULL with a diagnostic on failure; to be
 * freed with drawn_free. */
struct drawn *pdf_write(const struct pages *pages, struct diag *d);

#endif
