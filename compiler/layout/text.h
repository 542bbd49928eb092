/* Paragraphs: inline content becomes lines of placed runs.  The one room that shapes text. */
#ifndef LAYOUT_TEXT_H
#define LAYOUT_TEXT_H

#include "layout/flow.h"
#include "layout/fonts.h"

/* A dot that tells a status and the space behind it, as shares of the type's size. */
static const double dot_size = 0.52, dot_gap = 0.38;

/* Sets paragraphs, one after the other; owned by layout_flow. */
struct setter {
	struct fonts *fonts;
	const struct layout_style *style;
	struct pool *pool;
	struct diag *diag;
	const char *lang;    /* the document's */
	/* The paragraph at hand, step by step (text_private.h), and the line at hand. */
	GArray *letters, *tokens, *points, *ends;
	GArray *placed, *items;
	GHashTable *missing; /* characters already reported */
	double digit;        /* width of a digit as a share of the size */
	unsigned digits;     /* room that is kept for a page number */
	bool failed;
};

/* How a paragraph is to be set. */
struct setting {
	const struct text_style *style;
	struct look look;    /* of the surroundings; over the style's, under the segments' */
	enum align align;    /* unset: the style's */
	double left, width;  /* the space, pt */
	double indent;       /* of the paragraph's first line, pt */
	double anew;         /* of the lines after a forced break, pt */
	enum item_part part;
	struct node *node;   /* what the text is content of; NULL: an artifact */
	struct node **nodes; /* the same for each segment, or NULL */
};

/* One line; items are relative to the line's top, x counts from where `left` does. */
struct line {
	struct item *items;
	size_t count;
	double width;
	bool divided; /* it ends within a word */
};

/* What stands in for a page number until pages are known. */
struct hold {
	const struct segment *segment;
	struct setting setting;  /* as of the line */
	bool contents;           /* stands at the right margin; nothing closes up */
	bool flush;              /* the line is justified, and is to be so again */
};

void setter_init(struct setter *s, struct fonts *fonts, const struct layout_style *style,
		 const char *lang, struct pages *pages, struct diag *d);
void setter_clear(struct setter *s);

/* Appends the paragraph's lines (struct line) to `lines`.  Each is style->leading high. */
void text_set(struct setter *s, const struct inlines *text, const struct setting *how,
	      GArray *lines);

/* The width of the paragraph's longest line when it is never broken. */
double text_width(struct setter *s, const struct inlines *text, const struct setting *how);

/* The distance of the baseline from the line's top. */
double text_baseline(const struct text_style *style);

/* The box of type of the style's own size on its line, relative to the line's top. */
struct area text_box(const struct text_style *style, double x, double width);

/* Puts a page number in place of the hold that is item `at` of a page; the line closes up. */
void text_fill(struct setter *s, GArray *items, guint at, size_t number);

/* Ends the item's text with a space, where white space shows as room alone: the end of a line, a
 * tab, the way to a page number.  Words that are read from the page's content stay apart by it. */
void text_end_word(struct setter *s, struct item *item);

/* Plain text as inline content, all in one look. */
struct inlines *text_plain(struct setter *s, const char *text);

#endif
