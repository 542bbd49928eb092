/* Placing: strips, table rows and footnotes get their place on a page.  Decides nothing. */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "layout/table_height.h"

struct placer {
	struct setter *setter;
	struct pages *pages;
	struct page *page;
	double y;                     /* next free place below the top of the body */
	double shift;                 /* of what is set for another column, to the right */
	bool repeating;               /* what stands on an earlier page already */
	const struct table *table;    /* whose rows are being placed; NULL: none */
	struct span_cell *spans;      /* by column of `table` */
	const struct row *above;      /* placed last; the rule below it is not, for it may end the table */
	GPtrArray *notes;             /* struct note *: those of this page, not placed yet */
};

/* Starts a page; what is placed from now on stands on it. */
void place_page(struct placer *p, const struct page_master *master);

/* Places strips from .. to (no rows among them) at p->y, the first without the space above it. */
void place_strips(struct placer *p, const GArray *strips, guint from, guint to);
/* The same at y; returns where the last one ends. */
double place_column(struct placer *p, const GArray *strips, guint from, guint to, double y);
/* A strip's own items and what hangs on it. */
void place_strip(struct placer *p, const struct strip *strip, double y);
void place_shape(struct placer *p, enum item_kind kind, struct area box, struct colour fill,
		 struct colour stroke);
/* A rule about y. */
void place_rule(struct placer *p, double x, double width, double y, double thickness,
		struct colour colour);

/* Footnotes (place_note.c): what fits of p->notes, at the foot of the page; the rest stays there
 * for the next one. */
void place_notes(struct placer *p);
/* The height of a footnote's rest, and of the least part of it that may stand on a page. */
double note_height(const struct note *note);
double note_least(const struct note *note);

/* Tables (place_table.c).  Enters another table (or leaves one: NULL). */
void place_table(struct placer *p, const struct table *table);
/* The rule above a table; again: with its header rows, and that it is continued. */
void place_table_top(struct placer *p, const struct table *table, bool again);
/* The rule below a table, or below what of it stands on this page if it goes on upon the next. */
void place_table_end(struct placer *p, bool goes_on);
/* The height of what is repeated. */
double table_head_height(const struct table *table, const struct layout_style *style);

/* Places the row, each cell up to its `stop`, in that height; whole: the row ends here. */
void place_row(struct placer *p, struct strip *strip, double height, bool whole);
/* Places what has room of the cells that reach beyond this page. */
void place_open_spans(struct placer *p);

#endif
