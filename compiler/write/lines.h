/* Long texts over several lines, broken where the readers put them together again. */
#ifndef WRITE_LINES_H
#define WRITE_LINES_H

#include <glib.h>

/* The text in lines of about `width` columns (char *), of which the first has `used` taken; one
 * line if it cannot be broken.  A space at the end of a line is left out where a reader makes one of the line end, and between Han
 * characters there is none to leave out. */
GPtrArray *lines_of(const char *text, int used, int width);

/* The columns that a text takes. */
int lines_columns(const char *text);

#endif
