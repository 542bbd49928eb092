/* The page maker: flow in, pages out.
 *
 *     style_load -> fonts_cut (once per pack, before any fork)
 *                -> fonts_open (once per process, first use of Pango) -> layout_flow per document
 *
 * layout_flow measures every block without pages, then cuts pages, and hands on a display list
 * (layout/display.h) that the back ends draw without knowing anything of text or tables. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/diag.h"
#include "layout/display.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct layout_style;
struct fonts;

/* Reads one file of the look (root record style-file), as a tree.  NULL with diagnostics. */
xmlDoc *style_read(const char *path, struct diag *d);
/* Puts a look over another: what `over` states replaces what `under` does, field by field; records
 * of a list are matched by their ids, lists without ids are replaced whole. */
void style_merge(xmlDoc *under, const xmlDoc *over, struct diag *d);
/* The look of a tree, which is not kept.  NULL with diagnostics on failure; the caller frees. */
struct layout_style *style_new(const xmlDoc *tree, struct diag *d);
/* Both at once, for a file that is complete. */
struct layout_style *style_load(const char *path, struct diag *d);
void style_free(struct layout_style *style);

/* The files of the style's fonts and dictionaries as installed (char *, absolute paths, sorted), for manifests.
 * Reports and leaves out what is missing.  The caller unrefs. */
GPtrArray *fonts_files(const struct layout_style *style, struct diag *d);

/* Cuts the style's fonts to `characters` (UTF-8, any order, repeats allowed; ASCII is always
 * kept) and writes them to `folder`, which exists.  Does not touch Pango or fontconfig: call it
 * before forking workers.  False with diagnostics if a font is missing or unusable. */
bool fonts_cut(const struct layout_style *style, const char *characters, const char *folder,
	       struct diag *d);

/* Opens the fonts that fonts_cut wrote to `folder`; fontconfig's cache lies there too.  The
 * style must outlive the result.  NULL with diagnostics on failure. */
struct fonts *fonts_open(const struct layout_style *style, const char *folder, struct diag *d);
void fonts_free(struct fonts *fonts);

/* Lays a flow document out.  Images are files below `root` (NULL: images are errors).  NULL
 * with diagnostics on failure.  The pages use the fonts: free them first. */
struct pages *layout_flow(const xmlDoc *flow, const char *root, struct fonts *fonts,
			  const struct layout_style *style, struct diag *d);

#endif
