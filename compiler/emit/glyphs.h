/* Glyphs of a run of text on their way to Cairo.
 *
 * A glyph of a PDF's font stands for one character.  Words of which that is not true (a letter with
 * its marks, a variant that a selector asks for) are shown apart and without their text, which stands
 * in the page's content instead (mark.h). */
#ifndef EMIT_GLYPHS_H
#define EMIT_GLYPHS_H

#include "layout/display.h"

#include <cairo.h>

struct glyphs;

struct glyphs *glyphs_new(void);
void glyphs_free(struct glyphs *g);

/* Adds words of the item, from `from` to before `to`.  What was added before and is of another type
 * is shown first: the lines of a cell are one thing for Cairo to keep track of. */
void glyphs_add(struct glyphs *g, cairo_t *cr, const struct item *item, size_t from, size_t to);

/* Shows what was added with the text that it stands for, and ends the type, which what is drawn next
 * may change. */
void glyphs_show(struct glyphs *g, cairo_t *cr);
/* Shows it as glyphs only. */
void glyphs_show_bare(struct glyphs *g, cairo_t *cr);
/* Adds its outlines to the path. */
void glyphs_path(struct glyphs *g, cairo_t *cr);

#endif
