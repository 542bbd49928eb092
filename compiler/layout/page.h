/* Pages: the only room that decides where a page ends. */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/place.h"

/* Cuts a sequence's galley into pages, appended to p->pages. */
void page_cut(struct placer *p, const struct page_master *master, const struct galley *galley);

#endif
