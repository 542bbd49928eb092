/* SVG images that users give: looked through before anything draws or embeds them. */
#ifndef READ_SVG_H
#define READ_SVG_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

struct svg_size {
	double width, height; /* points; only their proportion means something where a viewBox gave it */
};

/* Whether the file is an image that can be drawn from itself alone: shapes, colours and references
 * to its own parts; no text (whose fonts would be the machine's), no other file, no script, no
 * filter (which would be drawn in pixels).  Everything else is reported, in the file. */
bool svg_read(GBytes *bytes, const char *file, struct svg_size *size, struct diag *d);

#endif
