/* How high rows are that have been measured: what of them is left to be placed. */
#ifndef LAYOUT_TABLE_HEIGHT_H
#define LAYOUT_TABLE_HEIGHT_H

#include "layout/block.h"

/* A cell that reaches into the rows below. */
struct span_cell {
	struct cell *cell; /* NULL: none begins at this column */
	unsigned left;     /* rows still to come */
	double used;       /* height it has on this page so far */
	double top;        /* where it begins on this page */
	guint first;       /* its place among the page's items */
	bool waited;       /* the page before had no room for any of it */
	bool begun;        /* it stands on an earlier page already */
};

/* The height the rest of a row takes: of its cells and of those that end in it (NULL: of its own
 * cells only). */
double row_height(const struct row *row, const struct span_cell *spans);
/* Accounts for a row of that height. */
void row_advance(const struct row *row, struct span_cell *spans, double height);

/* The height of what is left of a cell, its repeated label included. */
double cell_height(const struct table *table, const struct cell *cell, bool begun);
/* Whether the cell has nothing left but its label, which is repeated. */
bool cell_repeats(const struct cell *cell, bool begun);
/* Whether the header is repeated above the row (NULL: none) when a page begins with it. */
bool head_repeats(const struct row *row);

#endif
