/* Pages: the only room that decides where a page ends. */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/place.h"

/* Cuts a sequence's galley into pages, appended to p->pages. */
void page_cut(struct placer *p, const struct page_master *master, const struct galley *galley);

/* Places all of a galley in an area of the page at hand, as a part of a cover: it holds no
 * anchors.  Reports what does not fit. */
void page_place(struct placer *p, const struct galley *galley, const struct page_area *area);

#endif
