/* What the tests of pages share: text enough to fill them, and the check that finds no fault. */
#ifndef TESTS_PAGING_H
#define TESTS_PAGING_H

#include "press.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define WORDS "Measures that protect the information of customers are chosen by risk and by contract. "

static inline char *repeat(const char *text, int times)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < times; i++)
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

/* Fails with what was said on the way to the pages, or what pages_check has found. */
static inline void assert_clean(struct press *p, const struct pages *pages)
{
	GString *out = g_string_new(NULL);

	if (!pages || !pages_check(pages, p->diag) || diag_all(p->diag)->len) {
		diag_write(p->diag, out, DIAG_TEXT, false);
		fail_msg("%s", out->str);
	}
	g_string_free(out, TRUE);
}

/* Lays BLOCKS out below free space of every height, so that the page ends at each place in turn. */
static inline void slide(struct press *p, const char *blocks)
{
	for (int height = 380; height < 640; height += 7) {
		char *text = g_strdup_printf("<para>a</para><space height='%d'/>%s", height, blocks);
		struct pages *pages = press_blocks(p, text);

		assert_clean(p, pages);
		pages_free(pages);
		g_free(text);
	}
}

static inline size_t page_with(const struct pages *pages, const char *text)
{
	for (guint i = 0; i < pages->pages->len; i++)
		if (press_find_text(page_of(pages, i), text))
			return i + 1;
	return 0;
}

/* The item with that text on a page, counted from 1. */
static inline const struct item *find(const struct pages *pages, size_t page, const char *text)
{
	const struct item *item = press_find_text(page_of(pages, (guint)page - 1), text);

	if (!item)
		fail_msg("page %zu lacks \"%s\"", page, text);
	return item;
}

static inline double right_of(const struct item *item)
{
	return item->box.x + item->box.width;
}

static inline double bottom_of(const struct item *item)
{
	return item->box.y + item->box.height;
}

/* A table of two columns with a header, and so many times the rows in `cells`; to be freed. */
static inline char *long_table(const char *style, const char *before, const char *cells, int count)
{
	char *body = repeat(cells, count);
	char *text = g_strdup_printf("<table style='%s' widths='1 3' header-rows='1'>%s<row><cell><para>Head"
				     "</para></cell><cell><para>Text</para></cell></row>%s</table>", style, before,
				     body);

	g_free(body);
	return text;
}

#endif
