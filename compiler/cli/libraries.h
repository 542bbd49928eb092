/* The libraries whose versions decide the bytes of a pack. */
#ifndef CLI_LIBRARIES_H
#define CLI_LIBRARIES_H

#include <glib.h>

/* Appends "NAME VERSION" of each, as run, not as compiled. */
void libraries_list(GPtrArray *out);

#endif
