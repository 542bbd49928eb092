/* The look of an organisation's PDFs: styles/print.yaml, its theme over that, its own file over
 * both. */
#ifndef CLI_THEME_H
#define CLI_THEME_H

#include "base/diag.h"
#include "layout/layout.h"

#include <glib.h>
#include <libxml/tree.h>

/* The names of the themes in styles/themes (char *, sorted); NULL with diagnostics. */
GPtrArray *theme_names(const char *data, struct diag *d);

/* One theme as a tree (root record style-file), without what lies under it. */
xmlDoc *theme_read(const char *data, const char *name, struct diag *d);

/* The look for the description at `csms`, whose files are below `folder`; NULL with diagnostics. */
struct layout_style *theme_style(const char *data, const xmlNode *csms, const char *folder,
				 struct diag *d);

/* Adds the files of fonts and dictionaries that lie beside the organisation's own file, as paths below `folder` (char *). */
void theme_own_files(const xmlNode *csms, const char *folder, GPtrArray *out);

/* Adds every font file that one of our themes uses, as installed here (char *), to a list. */
void theme_font_files(const char *data, GPtrArray *out, struct diag *d);

#endif
