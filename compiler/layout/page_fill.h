/* Filling a page whose end page.c has found. */
#ifndef LAYOUT_PAGE_FILL_H
#define LAYOUT_PAGE_FILL_H

#include "layout/place.h"

/* Where a page begins or ends: before `strip`, or within it if it is a row that has begun. */
struct stop {
	guint strip;
	bool within;
	double height; /* of the part of the row on this page */
};

struct filling {
	guint first;                /* strip of the page */
	struct stop stop;
	const struct table *parted; /* the table that goes on upon the next page, or NULL */
	double white;               /* height left empty because what follows does not fit, in points */
};

/* Places all that stands on the page, with its footnotes; reports what does not fit. */
void page_fill(struct placer *p, const struct galley *galley, const struct filling *filling);

#endif
