/* From a stamped article to the bytes of each format. */
#ifndef CLI_EMIT_H
#define CLI_EMIT_H

#include "cli/compose.h"
#include "emit/backends.h"
#include "layout/layout.h"

/* What emission needs for a whole pack.  fonts is opened on first use, in the process that
 * lays out (Pango must not be used before workers are forked). */
struct press {
	struct pack *pack;
	const struct layout_style *style; /* the pack's */
	char *font_folder;
	struct fonts *fonts;
	char *css;
};

/* Loads the style sheet; cuts the fonts into `font_folder` (which is made) if PDF is wanted.
 * NULL with diagnostics. */
struct press *press_new(struct pack *p, const char *font_folder, bool pages);
void press_free(struct press *press);

/* Appends "FILE SHA256" of every font used, for the manifest. */
void press_fonts(const struct press *press, GPtrArray *out);

/* The document in one language and format.  NULL with diagnostics; the caller unrefs. */
GBytes *press_emit(struct press *press, const struct composed *c, const char *lang,
		   enum backend format);

/* The article as flow and as pages; `copies`: with those of an issued document's holders.  NULL with
 * diagnostics. */
xmlDoc *press_flow(struct press *press, const struct composed *c, const char *lang, bool copies);
struct pages *press_pages(struct press *press, const struct composed *c, const char *lang,
			  bool copies);
/* Pages of the document, or of a copy of it, as PDF; NULL with diagnostics. */
GBytes *press_pdf(struct press *press, const struct composed *c, const char *lang,
		  const struct pages *pages);

#endif
