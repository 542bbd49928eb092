/* Shared by the three steps of setting a paragraph: text_tokens.c measures it, text.c has its lines
 * chosen (lines.c), text_place.c and text_line.c put each line together. */
#ifndef LAYOUT_TEXT_PRIVATE_H
#define LAYOUT_TEXT_PRIVATE_H

#include "layout/lines.h"
#include "layout/text.h"
#include "layout/words.h"

/* What is known while one paragraph is set. */
struct work {
	struct setter *s;
	const struct inlines *text;
	const struct setting *how;
	struct look look;   /* the style's and the surroundings' */
	const struct font_set *set; /* its typeface's: letters' families are chosen in it */
	enum align align;
	bool hangs;         /* it has a tab: lines after the first hang there */
	bool flush;         /* the line at hand is justified */
};

enum token_kind { TOKEN_WORD, TOKEN_SPACE, TOKEN_TAB, TOKEN_OBJECT };

/* Sorts of space on a line, in the order in which they are made narrower (GB/T 15834, CLREQ); between Han
 * there is none to give.  SPACE_AMONG is between words in a Chinese text. */
enum space { SPACE_MARKS, SPACE_AMONG, SPACE_WORDS, SPACE_MIXED, SPACE_HAN, SPACE_SORTS };

/* What is shaped as one: a word or a part of one where a line may end, one character of Han, the
 * space between words; or something that is no text. */
struct token {
	enum token_kind kind;
	enum cut cut;                  /* may a line end before it? */
	const struct shaped *word;       /* NULL: draws nothing */
	struct manner manner;
	const struct segment *segment;
	uint32_t start, end;           /* bytes */
	uint32_t first, last;          /* letters */
	uint8_t level;
	double size, width;
	/* The space before it, within a line: as it is, and what it may give and take. */
	enum space space;
	double gap, stretch, shrink;
	/* What is blank at its left and right: given up at the ends of a line, and within one. */
	double lead, trail, closed_lead, closed_trail;
};

/* A token, or a part of one, in its place on the line. */
struct placed {
	const struct token *token;
	const struct shaped *word;
	uint32_t start, end;           /* bytes; a hyphen has none */
	double x, width;
	double gap, stretch, shrink;   /* of the space before it */
	double lead, trail;            /* what it gives up of its blanks */
};

/* Where type stands on its line, as shares of its size: Latin and Han share one baseline, and
 * boxes do not depend on what a line holds, so that lines keep their distance. */
static const double middle = 0.36, ascent = 0.88, descent = 0.24;

struct look work_look(const struct work *w, const struct segment *segment);
double work_size(const struct work *w, const struct look *look);
double work_bar_width(const struct work *w);
struct room work_room(const struct work *w);
/* How far a token sticks out of a line that it ends, the blank at its right apart. */
double work_hang(const struct work *w, const struct token *t);

/* Where lines may end within words. */
enum within { WITHIN_NONE, WITHIN_HYPHENS, WITHIN_ANY };

/* Fills the setter's letters, tokens and points from the paragraph; no word is divided. */
void work_measure(const struct work *w);
/* Fills in the points anew. */
void work_points(const struct work *w, enum within within);

/* Moves the ends of lines that the setter holds to where a title's lines are about as long as each other
 * and end with a part of the sense, one more of them if a phrase would else be parted; no line may be
 * forced to end (text_balance.c). */
void text_balance(const struct work *w);

/* Fills the setter's placed tokens with those between two points (text_place.c); returns the line's
 * width with what it hangs by. */
double work_place(struct work *w, const struct point *from, const struct point *to);
/* The line between two points, put together. */
struct line work_line(struct work *w, const struct point *from, const struct point *to);

#endif
