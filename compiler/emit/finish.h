/* PDF, second half: what Cairo wrote becomes a file with all that Cairo cannot say. */
#ifndef EMIT_FINISH_H
#define EMIT_FINISH_H

#include "base/diag.h"
#include "emit/mark.h"

#include <glib.h>

/* A file that travels inside a PDF. */
struct attachment {
	char *name;           /* of the file */
	const char *type;     /* "text/yaml" */
	const char *relation; /* to the document: "Source", "Supplement" */
	char *description;
	GBytes *bytes;
};

/* Adds the structure tree, outline, links, page labels, language, document information (title,
 * author, subject, keywords, number, version, status, approvals, content digest; producer from
 * meta "program"), XMP metadata equal to it, and an identifier that follows from the bytes: the
 * file is PDF/A-2a and PDF/UA-1; with attachments (struct attachment, or NULL) PDF/A-3a.  The
 * same input gives the same bytes.  NULL with a diagnostic on failure; the caller unrefs. */
GBytes *pdf_finish(const struct drawn *drawn, const struct pages *pages,
		   const GPtrArray *attachments, struct diag *d);

#endif
