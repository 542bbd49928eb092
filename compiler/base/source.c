#include "base/source.h"

#include "base/chars.h"

#include <string.h>

enum {
	MARK_EVERY = 512,         /* lines between two remembered offsets */
	LINE_BYTES = 64 * 1024,   /* longer lines are not shown */
	TAB = 8,                  /* columns */
	WINDOW = 100,             /* columns shown of a long line */
	CONTEXT = 60,             /* of these, before the caret */
};

struct source {
	char *bytes;
	size_t size;
	GArray *marks; /* size_t: where lines 1, 1 + MARK_EVERY, ... begin */
};

/* The offset at which the next line begins; the size if there is none. */
static size_t line_after(const struct source *s, size_t at)
{
	while (at < s->size && s->bytes[at] != '\n' && s->bytes[at] != '\r')
		at++;
	if (at + 1 < s->size && s->bytes[at] == '\r' && s->bytes[at + 1] == '\n')
		at++;
	return at < s->size ? at + 1 : at;
}

struct source *source_new(const char *bytes, size_t size)
{
	struct source *s = g_new(struct source, 1);
	size_t at = 0;

	s->bytes = g_malloc(size + 1);
	if (size)
		memcpy(s->bytes, bytes, size);
	s->bytes[size] = '\0';
	s->size = size;
	s->marks = g_array_new(FALSE, FALSE, sizeof(size_t));
	for (size_t line = 0; line == 0 || at < size; line++) {
		if (line % MARK_EVERY == 0)
			g_array_append_val(s->marks, at);
		at = line_after(s, at);
	}
	return s;
}

void source_free(struct source *source)
{
	if (!source)
		return;
	g_array_unref(source->marks);
	g_free(source->bytes);
	g_free(source);
}

/* The line without its end, or NULL; one that exceeds LINE_BYTES comes out longer than that. */
static const char *find_line(const struct source *s, int line, size_t *length)
{
	size_t mark, at, end;

	if (line < 1 || (size_t)(line - 1) / MARK_EVERY >= s->marks->len)
		return NULL;
	mark = (size_t)(line - 1) / MARK_EVERY;
	at = g_array_index(s->marks, size_t, mark);
	for (size_t i = mark * MARK_EVERY + 1; i < (size_t)line; i++) {
		if (at >= s->size)
			return NULL;
		at = line_after(s, at);
	}
	for (end = at; end < s->size && end - at <= LINE_BYTES; end++)
		if (s->bytes[end] == '\n' || s->bytes[end] == '\r')
			break;
	*length = end - at;
	return s->bytes + at;
}

/* A character as it will stand on the terminal. */
struct cell {
	gunichar c;
	int at, columns;
};

static gunichar next_char(const char **p, const char *end)
{
	gunichar c = g_utf8_get_char_validated(*p, end - *p);

	if (c == (gunichar)-1 || c == (gunichar)-2) {
		++*p;
		return 0xFFFD;
	}
	*p = g_utf8_next_char(*p);
	return c != '\t' && char_is_hidden(c) ? 0xFFFD : c;
}

/* The cells of the line and one more for the place after its end. */
static GArray *line_cells(const char *line, size_t length)
{
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
	const char *end = line + length;
	struct cell cell = { 0 };

	while (line < end) {
		cell.c = next_char(&line, end);
		cell.columns = cell.c == '\t' ? TAB - cell.at % TAB : char_columns(cell.c);
		g_array_append_val(cells, cell);
		cell.at += cell.columns;
	}
	cell.c = 0;
	cell.columns = 0;
	g_array_append_val(cells, cell);
	return cells;
}

static void put_spaces(GString *out, int count)
{
	while (count-- > 0)
		g_string_append_c(out, ' ');
}

static void put_cell(GString *out, const struct cell *cell)
{
	if (cell->c == '\t')
		put_spaces(out, cell->columns);
	else if (cell->c)
		g_string_append_unichar(out, cell->c);
}

/* Writes the cells between two columns; returns the column at which the first one stands. */
static int put_window(GString *out, const GArray *cells, int from, int to)
{
	int first = -1;

	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = &g_array_index(cells, struct cell, i);

		if (cell->at < from || cell->at + cell->columns > to)
			continue;
		if (first < 0)
			first = cell->at;
		put_cell(out, cell);
	}
	return MAX(first, 0);
}

static void put_excerpt(GString *out, const GArray *cells, int caret, const char *on,
			const char *off)
{
	static const char cut[] = "\342\200\246"; /* an ellipsis, one column */
	int width = g_array_index(cells, struct cell, cells->len - 1).at;
	int from = width > WINDOW && caret > CONTEXT ? caret - CONTEXT : 0;
	int to = width - from > WINDOW ? from + WINDOW : width;
	int first;

	g_string_append(out, "    ");
	if (from > 0)
		g_string_append(out, cut);
	first = put_window(out, cells, from, to);
	if (to < width)
		g_string_append(out, cut);
	g_string_append(out, "\n    ");
	put_spaces(out, caret - first + (from > 0 ? 1 : 0));
	g_string_append_printf(out, "%s^%s\n", on, off);
}

void source_excerpt(const struct source *source, int line, int col, const char *on,
		    const char *off, GString *out)
{
	size_t length = 0;
	const char *text = find_line(source, line, &length);
	GArray *cells;
	guint i;

	if (!text || col < 1 || length == 0 || length > LINE_BYTES)
		return;
	cells = line_cells(text, length);
	i = MIN((guint)col, cells->len) - 1;
	put_excerpt(out, cells, g_array_index(cells, struct cell, i).at, on, off);
	g_array_unref(cells);
}
