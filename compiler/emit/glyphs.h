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

/* Takes the font, size and colour of a run; no glyph yet. */
void glyphs_begin(struct glyphs *g, cairo_t *cr, const struct text_run *run);

/* Adds words of the item, from `from` to before `to`. */
void glyphs_add(struct glyphs *g, const struct item *item, size_t from, size_t to);

/* Shows what was added with the text that it stands for, and forgets it. */
void glyphs_show(struct glyphs *g, cairo_t *cr);
/* Shows it as glyphs only. */
void glyphs_show_bare(struct glyphs *g, cairo_t *cr);
/* Adds its outlines to the path. */
void glyphs_path(struct glyphs *g, cairo_t *cr);

#endif
