/* Shaping: a word becomes glyphs once, and is kept for as long as the fonts are open.
 *
 * What is shaped as one is a stretch between spaces of one face, language and direction, or one
 * character of Han.  Glyphs are in font units, so that one shaping serves every size. */
#ifndef LAYOUT_WORDS_H
#define LAYOUT_WORDS_H

#include "layout/display.h"
#include "layout/fonts.h"

/* How a word is shaped. */
struct manner {
	const struct face *face;
	const char *lang;      /* BCP 47, interned (g_intern_string) */
	enum figures figures;
	bool backwards;        /* from right to left */
};

struct words *words_new(void);
void words_free(struct words *words);

/* The glyphs of `length` bytes; the same word every time.  Never NULL. */
const struct shaped *word_of(struct words *words, const struct manner *manner, const char *text,
			   size_t length);

/* The hyphen at the end of a line.  It stands for U+00AD, so that a reader knows that it is none of
 * the word's own (ISO 32000-1, 14.8.2.2.3), where the face has a glyph apart for that. */
const struct shaped *word_hyphen(struct words *words, const struct manner *manner);

/* The first character of the word's text from `*from` on that the face lacks, 0 if there is none;
 * moves `*from` behind it. */
gunichar word_missing(const struct shaped *word, const struct face *face, const char **from);

/* How much of the width, in font units, the first `bytes` of the word's text take. */
int word_width_to(const struct shaped *word, size_t bytes);

#endif
