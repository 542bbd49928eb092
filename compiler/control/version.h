/* Versions of controlled documents: a letter and a revision digit, "B/2". */
#ifndef CONTROL_VERSION_H
#define CONTROL_VERSION_H

#include <stdbool.h>

enum { VERSION_SIZE = 4 };
#define VERSION_FIRST "A/0"

bool version_valid(const char *version);

/* The version after `version`: the digit rises, 9 rolls to the next letter.  False past Z/9. */
bool version_next(const char *version, char out[VERSION_SIZE]);

#endif
