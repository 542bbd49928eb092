/* Splitting a row of a table where a page ends.  What page.c has found out about the page is looked at,
 * and the cells' stops are set. */
#ifndef LAYOUT_PAGE_SPLIT_H
#define LAYOUT_PAGE_SPLIT_H

#include "layout/place.h"

/* Widths and heights are sums of fractions. */
static const double slack = 0.01;

/* The space that footnotes take. */
struct tally {
	double height; /* of all */
	double spare;  /* how much less would do, the last one going on upon the next page */
	double least;  /* of the first one alone */
	unsigned count;
};

struct look_ahead {
	const struct galley *galley;
	const struct layout_style *style;
	const struct table *table;
	struct span_cell *spans;
	double y, limit, page;
	struct tally notes;
	bool carries;             /* footnotes from the page before stand here */
	bool full;                /* and take all there is for footnotes */
	bool tight;               /* only a part of the last one fits: the page ends where it may */
	guint first;              /* strip of the page */
	GArray *places;           /* struct place */
};

/* Those of a row's cells; if `part` is more than 0, of those lines that stand on this page.  page.c */
void tally_row(const struct look_ahead *a, struct tally *t, const struct row *row, double part);

/* How good a split must be: between paragraphs; between lines that may be parted, with footnotes of which
 * the last may go on upon the next page; or between any; or so that the first footnote begins. */
enum split { SPLIT_PARAGRAPHS, SPLIT_WELL, SPLIT_ANYWHERE, SPLIT_SOMEHOW };

/* Whether the row had better be split than stand whole on the next page. */
bool wants_split(const struct look_ahead *a, const struct row *row, double height, double room);

/* Each splits the row so that its part is at most `room` high and returns that part's height, or 0 if it
 * cannot be done. */
double split_row(const struct look_ahead *a, struct row *row, double room, enum split how);
/* Between paragraphs if that leaves little empty, else between lines that may be parted; several lines on
 * either side. */
double split_best(const struct look_ahead *a, struct row *row, double room);
/* The first line of each cell, however high: at the top of a page something has to be placed. */
double split_least(struct row *row, const struct span_cell *spans, double room);

#endif
