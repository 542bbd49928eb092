/* What a PDF says about itself, in its two forms: the information dictionary and XMP.  Both are
 * made from one table, so that they say the same. */
#ifndef EMIT_XMP_H
#define EMIT_XMP_H

#include "layout/display.h"

#include <glib.h>

struct pdf_property {
	const char *key;   /* of the information dictionary: "/Title" */
	char *value;       /* UTF-8; dates as PDF writes them */
};

/* The properties that the pages' meta elements give, in a fixed order; free with g_array_unref. */
GArray *pdf_properties(const struct pages *pages);

/* The date of the document as PDF writes it, or NULL; the caller frees. */
char *pdf_date(const struct pages *pages);

/* The XMP packet that says the same, and that the file is of that part of PDF/A, conformance A,
 * and PDF/UA-1; the caller frees. */
char *xmp_packet(const struct pages *pages, int part);

#endif
