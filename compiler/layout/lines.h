/* Choosing where lines end, from widths alone. */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include "layout/itemise.h"

/* A place where a line may end.  x counts along the paragraph as if it were one line. */
struct point {
	double end;              /* where a line ending here ends: without the space that follows */
	double next;             /* where the next line begins */
	/* What the spaces before `end` and before `next` may give and take, summed up. */
	double stretch, shrink, next_stretch, next_shrink;
	size_t token, offset;    /* the next line begins there (text_tokens.c) */
	enum cut cut;            /* never CUT_NEVER, which stands for: anywhere, as a last resort */
	bool hyphen;             /* a hyphen is put at the line's end; `end` holds it */
	bool name;               /* its word begins with a capital and is rather whole */
	bool torn;               /* so few letters stand before it that a loose line is hardly worse */
};

/* The width of lines: of those that begin anew and of all others; the paragraph's first is shorter by
 * `indent`, the others that begin anew by `anew`.  A last line shorter than `lone` is avoided; in justified text one shorter than `runt`, too. */
struct room {
	double first, rest, runt, lone, indent, anew;
};

/* How much a space may be stretched, as a multiple of what it gives, before its line is rather
 * left ragged. */
extern const double lines_loosest;

/* Both append the indices of the points that end lines to `ends` (size_t).  points[0] is where the
 * paragraph begins; the last one is forced. */

/* As many on each line as fit.  A word is divided with a hyphen if a line would else lack more than
 * `patience` of its width. */
void lines_first_fit(const GArray *points, struct room width, double patience,
		     GArray *ends);

/* The best for the paragraph as a whole (Knuth and Plass).  False, and nothing appended, if there is
 * something that fits on no line. */
bool lines_total_fit(const GArray *points, struct room width, GArray *ends);

/* True if no line of these, of first fit, would end otherwise if words could be divided. */
bool lines_filled(const GArray *points, struct room room, double patience, const GArray *ends);

/* True if no line is too wide. */
bool lines_fit(const GArray *points, struct room room, const GArray *ends);

/* By how much of what they take the spaces of a justified line become wider; 0 if it stays ragged. */
double line_ratio(double lack, double stretch);

#endif
