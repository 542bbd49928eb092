/* What stands on pages besides their text: running heads and feet, marks, watermark, and the
 * page numbers that are only known when all pages are. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/text.h"

/* Adds the furniture of pages from .. to, which belong to one sequence. */
void furniture_add(struct setter *s, struct pages *pages, const struct flow *flow,
		   const struct sequence *sequence, size_t from, size_t to);

/* Puts numbers where room was kept, on all pages. */
void furniture_fill_numbers(struct setter *s, struct pages *pages);

/* Reports links that lead nowhere. */
void furniture_check_links(struct setter *s, const struct pages *pages);

#endif
