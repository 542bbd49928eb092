/* What width columns need for what they hold. */
#include "base/chars.h"
#include "layout/table_content.h"

#include <math.h>

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

/* Whether what stands in the column tells how wide it should be: where nearly all rows have one cell across
 * several columns, a rest of short ones does not, and tables of one kind look alike. */
static bool tells_width(const struct flow_table *t, const struct content *c)
{
	enum { SHARE = 4 };

	return c->filled && c->rows * SHARE > t->rows->len - t->head_rows;
}

/* The width of the longest line; lines far longer than `enough` are not worth measuring.  What
 * is to be written by hand has no end. */
static double line_width(struct measure *m, const struct flow_table *t, const struct content *c, double enough)
{
	if (c->open || !tells_width(t, c))
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
	struct content *contents = column_contents(m, t, NULL, NULL);
	double sum = 0;

	for (size_t c = 0; c < t->columns; c++) {
		double need = word_width(m, t, &contents[c]);

		sum += need > m->width / 3 ? 0 : need;
	}
	g_free(contents);
	return sum;
}

/* Whether enough of what the column lists is about as wide: a rare one is not worth the room, and beside
 * sentences none is. */
static bool is_common(const struct content *c, const struct stretch *s)
{
	static const double sentence = 2.5;
	unsigned count = 0;

	if (c->lines[0].estimate > sentence * s->estimate)
		return false;
	for (int em = (int)(s->ems * 0.75); em < EMS && em < s->ems * 1.25; em++)
		count += c->wide[em];
	return count * 4 >= c->items;
}

/* The size of the head's letters, if it may be broken before its last one. */
static double head_em(const struct content *c)
{
	const char *end = c->head.text ? c->head.text + c->head.bytes : NULL;

	return c->head.bytes && char_is_cjk(g_utf8_get_char(g_utf8_prev_char(end))) ? c->head.how.style->size : 0;
}

/* How many lines a head takes in `width`, if its letters are that much wider than reckoned. */
static unsigned head_lines(const struct stretch *head, double scale, double width)
{
	const char *end = head->text + head->bytes;
	double line = 0, word = 0;
	unsigned lines = 1;

	for (const char *c = head->text; c < end; c = g_utf8_next_char(c)) {
		gunichar letter = g_utf8_get_char(c);
		double letters = word + (letter == ' ' ? 0 : letter_width(letter) * scale);

		word += letter_width(letter) * scale;
		if (!ends_word(letter) && g_utf8_next_char(c) < end)
			continue;
		if (line > 0 && line + letters > width) {
			lines++;
			line = 0;
		}
		line += word;
		word = 0;
	}
	return lines;
}

/* The least width in which it takes no more. */
static double head_width(const struct stretch *head, double measured, unsigned lines)
{
	double low = 0, high = measured, scale = head->ems > 0 ? measured / head->ems : 0;

	for (int i = 0; i < 12; i++) {
		double middle = (low + high) / 2;

		*(head_lines(head, scale, middle) > lines ? &low : &high) = middle;
	}
	return high;
}

/* The widest of the addresses that take no more than that: a longer one is parted anyhow. */
static double mail_width(struct measure *m, const struct content *content, double most)
{
	double width = 0;

	for (size_t i = 0; i < LINES; i++) {
		double mail = stretch_width(m, &content->mails[i]);

		if (mail <= most)
			width = MAX(width, mail);
	}
	return width;
}

static struct column column_of(struct measure *m, const struct flow_table *t, struct content *content,
			       double weight, double fair)
{
	double pads = 2 * t->style->pad_x;
	struct column c = { .weight = weight, .pads = pads, .least = word_width(m, t, content) };
	double head = stretch_width(m, &content->head);

	c.empty = !content->filled;
	c.most = t->style->even ? INFINITY : line_width(m, t, content, fair) + pads;
	c.token = MAX(widest(m, content->tokens), mail_width(m, content, fair - pads)) + pads;
	/* Tables of one form look alike, whatever names stand in them. */
	for (size_t i = 0; !t->style->even && i < LINES; i++)
		if (is_common(content, &content->kept[i]))
			c.kept[i] = stretch_width(m, &content->kept[i]) + pads;
	for (size_t i = 0; i < LINES; i++) {
		c.whole[i] = stretch_width(m, &content->whole[i]) + pads;
		c.heads[i] = head_width(&content->head, head, (unsigned)i + 1) + pads + 1;
	}
	c.em = head_em(content);
	c.head = c.em > 0 ? head : 0;
	return c;
}

/* Columns below a head of one word have room for it together. */
static void make_room(struct measure *m, const struct flow_table *t, const struct spanning *s,
		      struct column *columns)
{
	double need = word_width(m, t, &s->content), least = 0, weights = 0;

	for (size_t c = s->column; c < s->column + s->columns; c++) {
		least += columns[c].least;
		weights += columns[c].weight;
	}
	for (size_t c = s->column; c < s->column + s->columns && need > least; c++)
		columns[c].least += (need - least) * columns[c].weight / weights;
}

/* Forms, and what is to be signed, keep the author's proportions. */
static bool may_be_lower(const struct flow_table *t, const struct content *contents)
{
	bool open = t->style->even;

	for (size_t c = 0; c < t->columns; c++)
		open = open || contents[c].open;
	return !open;
}

void column_widths(struct measure *m, const struct flow_table *t, double width, double *widths)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct spanning));
	GArray *written = g_array_new(FALSE, FALSE, sizeof(struct written));
	struct content *contents = column_contents(m, t, spans, written);
	struct column *columns = g_new0(struct column, t->columns);
	double weights = 0;

	for (size_t c = 0; c < t->columns; c++)
		weights += t->widths[c];
	for (size_t c = 0; c < t->columns; c++)
		columns[c] = column_of(m, t, &contents[c], t->widths[c], width * t->widths[c] / weights);
	for (guint i = 0; i < spans->len; i++)
		make_room(m, t, &g_array_index(spans, struct spanning, i), columns);
	columns_share(columns, t->columns, width, widths);
	if (t->columns > 1 && written->len && may_be_lower(t, contents))
		columns_lower(columns, t->columns, width, &g_array_index(written, struct written, 0), written->len,
			      widths);
	g_array_unref(written);
	g_free(columns);
	g_free(contents);
	g_array_unref(spans);
}
