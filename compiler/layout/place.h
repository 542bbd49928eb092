/* Placing: strips and table rows get their place on a page.  Decides nothing. */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "layout/block.h"

/* A cell that reaches into the rows below. */
struct span_cell {
	struct cell *cell; /* NULL: none begins at this column */
	unsigned left;     /* rows still to come */
	double used;       /* height it has on this page so far */
	double top;        /* where it begins on this page */
	guint first;       /* its place among the page's items */
	bool waited;       /* the page before had no room for any of it */
};

struct placer {
	struct setter *setter;
	struct pages *pages;
	struct page *page;
	double y;                     /* next free place below the top of the body */
	bool repeating;               /* a header: its anchors stand on an earlier page */
	const struct table *table;    /* whose rows are being placed; NULL: none */
	struct span_cell *spans;      /* by column of `table` */
};

/* Starts a page; what is placed from now on stands on it. */
void place_page(struct placer *p, const struct page_master *master);

/* Places strips from .. to (no rows among them) at p->y, the first without the space above it. */
void place_strips(struct placer *p, const GArray *strips, guint from, guint to);

/* Enters another table (or leaves one: NULL). */
void place_table(struct placer *p, const struct table *table);
/* The rule above a table, and its header rows, at the top of a page. */
void place_table_top(struct placer *p, const struct table *table, bool heads);
/* The header's height when it is repeated. */
double table_head_height(const struct table *table);

/* The height the rest of a row takes: of its cells and of those that end in it. */
double row_height(const struct row *row, const struct span_cell *spans);
/* Accounts for a row of that height. */
void row_advance(const struct row *row, struct span_cell *spans, double height);

/* The height of what is left of a cell. */
double cell_height(const struct table_style *style, const struct cell *cell, bool begun);

/* Places the row, each cell up to its `stop`, in that height; whole: the row ends here. */
void place_row(struct placer *p, struct strip *strip, double height, bool whole);
/* Places what has room of the cells that reach beyond this page. */
void place_open_spans(struct placer *p);

#endif
