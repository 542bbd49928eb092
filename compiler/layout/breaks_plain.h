/* Where lines of plain English may end: what Pango says of a word is asked once for each word. */
#ifndef LAYOUT_BREAKS_PLAIN_H
#define LAYOUT_BREAKS_PLAIN_H

#include "layout/itemise.h"

struct breaks;

struct breaks *breaks_new(void);
void breaks_free(struct breaks *breaks);

/* Fills in what Unicode's rules say of a text of printable ASCII, whatever its language, as Pango does;
 * false, and nothing filled in, if the text is none or has a very long word. */
bool breaks_plain(struct breaks *breaks, const char *text, size_t length, struct letter *letters);

#endif
