/* What a character is, as far as several rooms must agree on it. */
#ifndef BASE_CHARS_H
#define BASE_CHARS_H

#include <glib.h>
#include <stdbool.h>

/* Columns the character takes on a terminal: 0, 1, or 2 for the wide ones of East Asia. */
int char_columns(gunichar c);

/* Control characters and those that turn the direction of writing: never sent to a terminal. */
bool char_is_hidden(gunichar c);

enum {
	CHAR_JOINER = 0x2060, /* has no width; what it stands between is one */
	CHAR_OBJECT = 0xFFFC, /* the place of what is no text: a picture, the mark of a note */
};

/* Han, kana and bopomofo, with the punctuation and full-width forms that go with them. */
bool char_is_cjk(gunichar c);

/* What no identifier and no address goes on across: spaces, Han, objects. */
bool char_ends_name(gunichar c);

/* Whether a line that ends at `end` and goes on at `next` joins without a space.
 * `from` is where the text begins; `next` is NUL-terminated.  So it is between characters of
 * the Han script and beside full-width punctuation; quotes, dashes and ellipses, which Chinese
 * shares with Latin, count as what stands on their far side. */
bool line_end_joins(const char *from, const char *end, const char *next);

#endif
