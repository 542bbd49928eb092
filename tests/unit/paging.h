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

#endif
