/* What stands on pages besides their text: running heads and feet, marks, watermark, and the
 * page numbers that are only known when all pages are. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/text.h"

/* Pages of one kind that follow each other: from `first` on to the next stretch. */
struct stretch {
	const struct page_master *master;
	size_t first; /* from 0 */
	size_t begin; /* the first page of its sequence */
};

/* Adds the furniture of all pages as stamped on one copy.  stretches: struct stretch. */
void furniture_add(struct setter *s, struct pages *pages, const struct flow *flow,
		   const struct stamp *stamp, const GArray *stretches);

/* Puts numbers where room was kept, on all pages. */
void furniture_fill_numbers(struct setter *s, struct pages *pages);

/* Reports links that lead nowhere. */
void furniture_check_links(struct setter *s, const struct pages *pages);

#endif
