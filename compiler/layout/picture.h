/* Pictures: PNG and SVG files, as given by users. */
#ifndef LAYOUT_PICTURE_H
#define LAYOUT_PICTURE_H

#include "base/diag.h"

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

struct picture {
	bool vector;
	double width, height; /* only their proportion counts where a style gives the size */
};

/* Whether the file is a picture of bounded size that needs nothing but itself; else reports why.
 * `name`: the file, as named at `at`. */
bool picture_read(GBytes *bytes, const char *name, struct span at, struct picture *out,
		  struct diag *d);

/* The same, drawing it once for a trial: what is damaged within shows only then. */
bool picture_check(GBytes *bytes, const char *name, struct span at, struct diag *d);

/* What draws SVG: "librsvg 2.54.7"; the caller frees. */
char *picture_version(void);

/* A PNG's pixels; its status says whether they could be read.  The caller destroys. */
cairo_surface_t *picture_pixels(GBytes *bytes);

/* Draws an SVG into that rectangle; NULL, or why it could not be. */
char *picture_draw(GBytes *bytes, cairo_t *cr, double x, double y, double width, double height);

#endif
