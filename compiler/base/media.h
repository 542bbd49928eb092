/* What an image file holds, by its first bytes: its name does not count. */
#ifndef BASE_MEDIA_H
#define BASE_MEDIA_H

#include <glib.h>
#include <stdbool.h>

bool media_is_png(GBytes *bytes);
/* Text that begins with a tag: SVG, if it is an image at all. */
bool media_is_markup(GBytes *bytes);

/* "data:image/png;base64,…" or the same with image/svg+xml; the caller frees. */
char *media_uri(GBytes *bytes);

#endif
