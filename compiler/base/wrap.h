/* Text on a terminal: lines of so many columns, in which Han takes two. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include <glib.h>

/* Columns that a text takes. */
int wrap_columns(const char *text);

/* Appends the text, broken into lines of at most `columns` and ended by a line end.  `first` stands
 * before the first line and `rest` before the others; both count.  A line ends at a blank or beside
 * Han, never before punctuation that closes or after such that opens; a word longer than a line is
 * left whole.  Blanks at a break are dropped. */
void wrap_text(GString *out, const char *text, const char *first, const char *rest, int columns);

#endif
