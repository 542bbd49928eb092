/* PDF, first half: Cairo draws the display list. */
#ifndef EMIT_PDF_H
#define EMIT_PDF_H

#include "base/diag.h"
#include "layout/display.h"

#include <glib.h>

/* Draws all pages: text, shapes and images, without links, outline or document information,
 * which pdf_finish adds.  NULL with a diagnostic on failure; the caller unrefs. */
GBytes *pdf_write(const struct pages *pages, struct diag *d);

#endif
