/* Writing JSON: the one rule for strings; the rest is punctuation. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <glib.h>

/* Appends `text` as a JSON string, quotes included; NULL as null.  Bytes that are no UTF-8
 * become U+FFFD. */
void json_string(GString *out, const char *text);

#endif
