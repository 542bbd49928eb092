/* Addresses of e-mail: what is one, and where a line may part it. */
#ifndef LAYOUT_ADDRESS_H
#define LAYOUT_ADDRESS_H

#include <stdbool.h>

/* The @ of an address in the word from `from` to `end`, brackets, quotes and stops around it or not.  NULL: there
 * is none, as in "@name", "e.g.@home", "git@host:path", "tool@1.2.3" and all that a URL holds. */
const char *address_at(const char *from, const char *end);

/* Whether a line may end before `c`, a letter behind `from` of a word with an address: before its @, and behind a
 * stop between labels; a hyphen at a line's end would be doubtful. */
bool address_parts(const char *from, const char *c);

#endif
