#include "layout/overflow.h"

#include <string.h>

static bool is_longer(const struct item *a, const struct item *b)
{
	return a->lines != b->lines ? a->lines > b->lines : strlen(a->text.text) > strlen(b->text.text);
}

void overflow_report(struct setter *s, size_t page, const GArray *items, guint from)
{
	const struct item *longest = NULL;
	char *text;

	for (guint i = from; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (item->kind == ITEM_TEXT && (!longest || is_longer(item, longest)))
			longest = item;
	}
	text = longest ? item_excerpt(longest) : g_strdup("");
	diag_at(s->diag, SPAN_NONE, MSG_PAGE_OVERFLOW, page + 1, text);
	s->failed = true;
	g_free(text);
}
