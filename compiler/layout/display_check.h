/* Shared by the parts of pages_check: geometry (display_check.c) and where pages end
 * (display_check_break.c). */
#ifndef LAYOUT_DISPLAY_CHECK_H
#define LAYOUT_DISPLAY_CHECK_H

#include "layout/display.h"

struct checker {
	struct diag *diag;
	bool clean;
};

/* Reports an item of page `page`, counted from 0. */
void check_fault(struct checker *c, enum msg id, size_t page, const struct item *item);

/* Headings that are last on their page, lines cut off from their unit, footnotes apart from their
 * marks, tables that go on without their header. */
void check_breaks(struct checker *c, const struct pages *pages);

static inline const struct item *item_at(const struct page *page, guint i)
{
	return &g_array_index(page->items, struct item, i);
}

#endif
