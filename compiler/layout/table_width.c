/* Column widths: between what the words of a column need and what its lines could fill, in the
 * proportions that the author gave. */
#include "layout/block.h"

#include "base/chars.h"

#include <math.h>
#include <string.h>

/* Text whose width counts: a column's longest word, or a line that is never broken. */
struct stretch {
	const char *text;
	size_t bytes;
	struct setting how;
	double indent;   /* of the list it stands in */
	double estimate; /* its width, reckoned and not measured */
};

enum { LINES = 3 };

/* What a column holds. */
struct content {
	struct stretch word, lines[LINES]; /* the longest */
	double image;
	bool filled; /* some cell below the head holds something */
	bool open;   /* there is room to write */
};

/* Where and how the text at hand stands. */
struct place {
	struct content *content;
	const struct text_style *style;
	struct look look;
	double indent;
};

static bool ends_word(gunichar c)
{
	return c <= ' ' || c == '-' || c == '/' || c == 0xFFFC || c == 0x200B || char_is_cjk(c);
}

/* Letters are counted, not measured: only the longest of a column are worth shaping. */
static double letter_width(gunichar c)
{
	return c == ' ' ? 0.26 : char_is_cjk(c) ? 1 : c == 0xFFFC ? 4 : 0.57;
}

static void take_stretch(struct stretch *longest, size_t count, const struct stretch *s)
{
	size_t i = 0;

	while (i < count && longest[i].estimate >= s->estimate)
		i++;
	if (i == count)
		return;
	memmove(longest + i + 1, longest + i, (count - i - 1) * sizeof *longest);
	longest[i] = *s;
}

static struct stretch stretch_of(const struct place *p, const char *from, const char *to,
				 double letters)
{
	struct stretch s = { .text = from, .bytes = (size_t)(to - from), .indent = p->indent };
	double bold = p->look.weight == WEIGHT_BOLD || p->style->look.weight == WEIGHT_BOLD ? 1.06 : 1;

	s.how.style = p->style;
	s.how.look = p->look;
	s.estimate = p->indent + letters * p->style->size * bold;
	return s;
}

static void take_text(const struct place *p, const struct inlines *text)
{
	const char *word = text->text, *line = word;
	double in_word = 0, in_line = 0;

	for (const char *c = word;; c = g_utf8_next_char(c)) {
		gunichar letter = *c ? g_utf8_get_char(c) : '\n';
		bool stays = letter == '-' || letter == '/'; /* ends the word, and stands on its line */
		const char *end = stays ? c + 1 : c;
		struct stretch s;

		if (!ends_word(letter) || stays)
			in_word += 1;
		in_line += letter_width(letter);
		if (ends_word(letter)) {
			s = stretch_of(p, word, end, in_word);
			if (in_word > 0)
				take_stretch(&p->content->word, 1, &s);
			word = *c ? g_utf8_next_char(c) : c;
			in_word = 0;
		}
		if (letter == '\n') {
			s = stretch_of(p, line, c, in_line);
			take_stretch(p->content->lines, LINES, &s);
			line = c + 1;
			in_line = 0;
		}
		if (!*c)
			return;
	}
}

static void take_blocks(const struct measure *m, const struct place *p, const GPtrArray *blocks)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct block *b = blocks->pdata[i];
		struct place inner = *p;

		if (b->style)
			inner.style = b->style;
		switch (b->kind) {
		case BLOCK_PARA:
		case BLOCK_CODE:
			inner.indent += inner.style->indent + 2 * inner.style->pad;
			take_text(&inner, b->text);
			break;
		case BLOCK_LIST:
			inner.indent += m->setter->style->list.indent;
			for (guint k = 0; k < b->children->len; k++)
				take_blocks(m, &inner, ((struct flow_item *)b->children->pdata[k])->blocks);
			break;
		case BLOCK_IMAGE:
			p->content->image = MAX(p->content->image, p->indent + b->width);
			break;
		default:
			if (b->children)
				take_blocks(m, p, b->children);
		}
	}
}

static void take_row(const struct measure *m, const struct flow_table *t, guint r,
		     const size_t *column, struct content *contents)
{
	const struct flow_row *row = t->rows->pdata[r];
	bool head = r < t->head_rows;

	for (guint i = 0; i < row->cells->len; i++) {
		const struct flow_cell *cell = row->cells->pdata[i];
		const struct cell_style *style = cell_style(t->style, cell, column[i] == 0, head);
		struct place p = { &contents[column[i]], head ? t->style->head : t->style->text,
				   cell_look(row, style), 0 };

		if (cell->columns > 1)
			continue;
		p.content->filled = p.content->filled || (!head && cell->blocks->len);
		p.content->open = p.content->open || (style && style->min_height > 0);
		take_blocks(m, &p, cell->blocks);
	}
}

static struct content *contents_of(const struct measure *m, const struct flow_table *t)
{
	struct content *contents = g_new0(struct content, t->columns);
	unsigned *busy = g_new0(unsigned, t->columns);

	for (guint r = 0; r < t->rows->len; r++) {
		const struct flow_row *row = t->rows->pdata[r];
		size_t *column = g_new0(size_t, row->cells->len + 1);

		if (place_cells(row, t->columns, busy, column) == t->columns)
			take_row(m, t, r, column, contents);
		g_free(column);
	}
	g_free(busy);
	return contents;
}

static double stretch_width(struct measure *m, const struct stretch *s)
{
	struct inlines *text;
	char *copy;

	if (s->estimate <= 0)
		return 0;
	copy = g_strndup(s->text, s->bytes);
	text = text_plain(m->setter, copy);
	g_free(copy);
	return s->indent + text_width(m->setter, text, &s->how) + 0.5;
}

/* The width of the longest line; lines far longer than `enough` are not worth measuring.  What
 * is to be written by hand has no end. */
static double line_width(struct measure *m, const struct content *c, double enough)
{
	double width = c->image;

	if (c->open || !c->filled)
		return INFINITY;
	if (c->lines[0].estimate > enough * 1.5)
		return c->lines[0].estimate;
	for (size_t i = 0; i < LINES; i++)
		width = MAX(width, stretch_width(m, &c->lines[i]));
	return width;
}

static double word_width(struct measure *m, const struct flow_table *t, const struct content *c)
{
	return MAX(stretch_width(m, &c->word), c->image) + 2 * t->style->pad_x;
}

double column_needs(struct measure *m, const struct flow_table *t)
{
	struct content *contents = contents_of(m, t);
	double sum = 0;

	for (size_t c = 0; c < t->columns; c++) {
		double need = word_width(m, t, &contents[c]);

		sum += need > m->width / 3 ? 0 : need;
	}
	g_free(contents);
	return sum;
}

/* ---- sharing ---- */

struct column {
	double least, most, weight;
};

static double filled(const struct column *columns, size_t count, double level)
{
	double sum = 0;

	for (size_t c = 0; c < count; c++)
		sum += CLAMP(level * columns[c].weight, columns[c].least, columns[c].most);
	return sum;
}

/* Each column gets its weight's share of `width`, but no less than its least and no more than
 * its most, as long as others can take what it leaves. */
static void share(const struct column *columns, size_t count, double width, double *out)
{
	double low = 0, high = 1, weights = 0, spare;

	for (size_t c = 0; c < count; c++) {
		weights += columns[c].weight;
		high = MAX(high, columns[c].most / columns[c].weight);
	}
	for (int i = 0; i < 100; i++) {
		double level = (low + high) / 2;

		*(filled(columns, count, level) > width ? &high : &low) = level;
	}
	spare = MAX(0, width - filled(columns, count, low));
	for (size_t c = 0; c < count; c++)
		out[c] = CLAMP(low * columns[c].weight, columns[c].least, columns[c].most) +
			 spare * columns[c].weight / weights;
}

/* A word wider than a third of the table may be broken; where all words together want more than
 * there is, all give way alike. */
static void bound_least(struct column *columns, size_t count, double width)
{
	double sum = 0;

	for (size_t c = 0; c < count; c++) {
		if (columns[c].least > width / 3)
			columns[c].least = 0;
		sum += columns[c].least;
	}
	for (size_t c = 0; c < count && sum > width * 0.95; c++)
		columns[c].least *= width * 0.95 / sum;
}

/* Where each column's share holds its longest line, the author's proportions stay as they are. */
static void bound_most(struct column *columns, size_t count, double width)
{
	double weights = 0;
	bool hungry = false;

	for (size_t c = 0; c < count; c++)
		weights += columns[c].weight;
	for (size_t c = 0; c < count; c++)
		hungry = hungry || width * columns[c].weight / weights < columns[c].most;
	for (size_t c = 0; c < count; c++)
		columns[c].most = hungry ? MIN(MAX(columns[c].most, columns[c].least), width) : width;
}

void column_widths(struct measure *m, const struct flow_table *t, double width, double *widths)
{
	struct content *contents = contents_of(m, t);
	struct column *columns = g_new0(struct column, t->columns);
	double weights = 0;

	for (size_t c = 0; c < t->columns; c++)
		weights += t->widths[c];
	for (size_t c = 0; c < t->columns; c++) {
		double fair = width * t->widths[c] / weights;

		columns[c].weight = t->widths[c];
		columns[c].least = word_width(m, t, &contents[c]);
		columns[c].most = t->style->even
			? INFINITY : line_width(m, &contents[c], fair) + 2 * t->style->pad_x;
	}
	bound_least(columns, t->columns, width);
	bound_most(columns, t->columns, width);
	share(columns, t->columns, width, widths);
	g_free(columns);
	g_free(contents);
}
