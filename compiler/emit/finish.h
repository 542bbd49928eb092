/* PDF, second half: what Cairo cannot write is added to its file through qpdf. */
#ifndef EMIT_FINISH_H
#define EMIT_FINISH_H

#include "base/diag.h"
#include "layout/display.h"

#include <glib.h>

/* Adds outline, links, page labels, language, document information (title, author, subject,
 * keywords, number, version, status; producer from meta "program"), XMP metadata equal to it, and
 * an identifier that follows from the bytes.  The same pages give the same bytes.  `raw` is only
 * read.  NULL with a diagnostic on failure; the caller unrefs. */
GBytes *pdf_finish(GBytes *raw, const struct pages *pages, struct diag *d);

#endif
