#include "cli/table.h"

#include "base/wrap.h"

#include <stdbool.h>
#include <stdio.h>

enum { CELLS = 8 };

struct table table_new(void)
{
	return (struct table){ g_ptr_array_new_with_free_func(g_free), 0 };
}

const char *or_none(const char *text)
{
	return text ? text : "";
}

void table_add(struct table *t, const char *first, ...)
{
	va_list texts;

	va_start(texts, first);
	t->columns = 0;
	for (const char *text = first; text; text = va_arg(texts, const char *)) {
		g_ptr_array_add(t->cells, g_strdup(*text ? text : "-"));
		t->columns++;
	}
	va_end(texts);
}

void table_print(struct table *t)
{
	int widths[CELLS] = { 0 };

	for (guint i = 0; i < t->cells->len; i++)
		widths[i % t->columns] = MAX(widths[i % t->columns], wrap_columns(t->cells->pdata[i]));
	for (guint i = 0; i < t->cells->len; i++) {
		guint column = i % t->columns;
		bool last = column + 1 == t->columns;
		const char *text = t->cells->pdata[i];

		printf("%s%*s", text, last ? 0 : widths[column] - wrap_columns(text) + 2, "");
		if (last)
			putchar('\n');
	}
	g_ptr_array_unref(t->cells);
}
