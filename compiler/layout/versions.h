/* Versions of the libraries that make pages. */
#ifndef LAYOUT_VERSIONS_H
#define LAYOUT_VERSIONS_H

#include <glib.h>

/* Appends "cairo 1.16.0" and so on. */
void layout_versions(GPtrArray *out);

#endif
