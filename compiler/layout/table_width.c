/* What columns hold, and what width that needs. */
#include "layout/block.h"

#include "base/chars.h"
#include "layout/table_share.h"

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
	struct stretch kept[LINES]; /* and of what stays whole where it can: names, identifiers, short lines */
	struct stretch head; /* of one column */
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
	bool head;
};

/* Ems of what is kept whole at most: a name or a short line; one with digits, which is a number, a date
 * or both; in a head only what is very short. */
static const double kept_line = 10, kept_record = 15, kept_head = 4.5;

enum { JOINER = 0x2060, OBJECT = 0xFFFC };

/* What no identifier goes on across. */
static bool ends_name(gunichar c)
{
	return c <= ' ' || c == OBJECT || c == 0x200B || char_is_cjk(c);
}

static bool ends_word(gunichar c)
{
	return ends_name(c) || c == '-' || c == '/';
}

/* Letters are reckoned, not measured: only the longest of a column are worth shaping. */
static double letter_width(gunichar c)
{
	if (c == ' ' || c == 0xA0)
		return 0.26;
	if (c < 0x80)
		return strchr("fijlrtI.,:;'!|()[]/-", (int)c) ? 0.34 : strchr("mwMW@%", (int)c) ? 0.88
			: g_ascii_isupper((gchar)c) ? 0.65 : 0.56;
	return char_is_cjk(c) ? 1 : c == OBJECT ? 4 : c == JOINER ? 0 : 0.57;
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

/* A text as it is read: what began at `from` and has been that wide so far. */
struct begun {
	const char *from;
	double letters, width;
	double dot;    /* of the dot before it */
	bool digits;
};

static void go_on(struct begun *b, gunichar c, double width)
{
	b->letters += c != JOINER;
	b->digits = b->digits || (c >= '0' && c <= '9');
	b->width += width;
}

static double most_kept(const struct place *p, const struct begun *b)
{
	return p->head ? kept_head : b->digits ? kept_record : kept_line;
}

static struct stretch stretch_of(const struct place *p, const struct begun *b, const char *end,
				 double letters)
{
	struct stretch s = { .text = b->from, .bytes = (size_t)(end - b->from) };
	double bold = p->look.weight == WEIGHT_BOLD || p->style->look.weight == WEIGHT_BOLD ? 1.06 : 1;

	s.how.style = p->style;
	s.how.look = p->look;
	s.indent = p->indent + b->dot * p->style->size;
	s.estimate = s.indent + letters * p->style->size * bold;
	return s;
}

static void take_word(const struct place *p, const struct begun *b, const char *end)
{
	struct stretch s = stretch_of(p, b, end, b->letters);

	if (b->letters > 0)
		take_stretch(&p->content->word, 1, &s);
}

static void take_kept(const struct place *p, const struct begun *b, const char *end)
{
	struct stretch s = stretch_of(p, b, end, b->width);

	if (b->width > 0 && b->width <= most_kept(p, b))
		take_stretch(p->content->kept, LINES, &s);
}

static void take_line(const struct place *p, const struct begun *b, const char *end)
{
	struct stretch s = stretch_of(p, b, end, b->width);

	take_stretch(p->content->lines, LINES, &s);
	if (p->head)
		p->content->head = s;
}

/* Letters that a joiner ties to what stands beside them end nothing. */
static bool is_tied(const char *text, const char *c)
{
	return g_utf8_get_char(g_utf8_next_char(c)) == JOINER ||
	       (c > text && g_utf8_get_char(g_utf8_prev_char(c)) == JOINER);
}

static bool is_dot(const struct inlines *text, const char *c)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->segments[i].start == (size_t)(c - text->text))
			return text->segments[i].kind == SEGMENT_DOT;
	return false;
}

/* What begins behind a letter that ends it; a dot stays with what follows. */
static struct begun begin_behind(const struct inlines *text, const char *c, gunichar letter)
{
	struct begun b = { .from = *c ? g_utf8_next_char(c) : c };

	if (letter == OBJECT && is_dot(text, c))
		b.dot = dot_size + dot_gap;
	return b;
}

/* Between what is listed in a line. */
static bool ends_item(gunichar c)
{
	return c == '\n' || c == ',' || c == ';' || c == 0x3001 || c == 0xFF0C || c == 0xFF1B; /* 、，； */
}

static void take_text(const struct place *p, const struct inlines *text)
{
	struct begun word = { .from = text->text }, name = word, item = word, line = word;
	bool joined = strstr(text->text, "\xE2\x81\xA0") != NULL;

	for (const char *c = text->text;; c = g_utf8_next_char(c)) {
		gunichar letter = *c ? g_utf8_get_char(c) : '\n';
		bool stays = letter == '-' || letter == '/'; /* ends the word, and stands on its line */
		bool tied = joined && letter > ' ' && is_tied(text->text, c);
		double width = letter_width(letter);

		if (stays || tied || !ends_word(letter))
			go_on(&word, letter, width);
		if (!tied && ends_word(letter)) {
			take_word(p, &word, stays ? c + 1 : c);
			word = begin_behind(text, c, letter);
		}
		if (tied || !ends_name(letter)) {
			go_on(&name, letter, width);
		} else {
			take_kept(p, &name, c);
			name = begin_behind(text, c, letter);
		}
		if (ends_item(letter))
			take_kept(p, &item, c);
		if (ends_item(letter) || (letter == OBJECT && item.from == c))
			item = begin_behind(text, c, letter);
		else
			go_on(&item, letter, width);
		if (letter == '\n')
			take_line(p, &line, c);
		if (letter == '\n' || (letter == OBJECT && line.from == c))
			line = begin_behind(text, c, letter);
		else
			go_on(&line, letter, width);
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
				   cell_look(row, style), 0, head };

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

static double widest(struct measure *m, const struct stretch *longest)
{
	double width = 0;

	for (size_t i = 0; i < LINES; i++)
		width = MAX(width, stretch_width(m, &longest[i]));
	return width;
}

/* The width of the longest line; lines far longer than `enough` are not worth measuring.  What
 * is to be written by hand has no end. */
static double line_width(struct measure *m, const struct content *c, double enough)
{
	if (c->open || !c->filled)
		return INFINITY;
	if (c->lines[0].estimate > enough * 1.5)
		return c->lines[0].estimate;
	return MAX(c->image, widest(m, c->lines));
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

/* The size of the head's letters, if it may be broken before its last one. */
static double head_em(const struct content *c)
{
	const char *end = c->head.text ? c->head.text + c->head.bytes : NULL;

	return c->head.bytes && char_is_cjk(g_utf8_get_char(g_utf8_prev_char(end))) ? c->head.how.style->size : 0;
}

static struct column column_of(struct measure *m, const struct flow_table *t, struct content *content,
			       double weight, double fair)
{
	double pads = 2 * t->style->pad_x;
	struct column c = { .weight = weight, .pads = pads, .least = word_width(m, t, content) };

	c.most = t->style->even ? INFINITY : line_width(m, content, fair) + pads;
	c.kept = widest(m, content->kept) + pads;
	c.em = head_em(content);
	c.head = c.em > 0 ? stretch_width(m, &content->head) : 0;
	return c;
}

void column_widths(struct measure *m, const struct flow_table *t, double width, double *widths)
{
	struct content *contents = contents_of(m, t);
	struct column *columns = g_new0(struct column, t->columns);
	double weights = 0;

	for (size_t c = 0; c < t->columns; c++)
		weights += t->widths[c];
	for (size_t c = 0; c < t->columns; c++)
		columns[c] = column_of(m, t, &contents[c], t->widths[c], width * t->widths[c] / weights);
	columns_share(columns, t->columns, width, widths);
	g_free(columns);
	g_free(contents);
}
