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
	double ems;      /* the same in ems of its type */
};

enum { LINES = COLUMN_LINES, EMS = 20 };

/* What a column holds. */
struct content {
	struct stretch word, lines[LINES]; /* the longest */
	struct stretch tokens[LINES]; /* numbers, identifiers: whole where they can be */
	struct stretch mails[LINES]; /* addresses: likewise, if they need no more than the column's share */
	struct stretch kept[LINES]; /* names and short lines: likewise */
	struct stretch whole[LINES]; /* words of heads, numbers with their dates, addresses: whole if they are so anyhow */
	unsigned items, wide[EMS]; /* all that is listed there, and what is that many ems wide */
	struct stretch head; /* of one column */
	double image;
	bool filled; /* some cell below the head holds something */
	bool open;   /* there is room to write */
	GArray *written; /* paragraphs of the first rows, of all columns; or NULL */
	struct written at; /* where the cell at hand stands */
};

/* What stands in a head above several columns. */
struct spanning {
	struct content content;
	size_t column, columns;
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
 * or both; an address; in a head only what is very short. */
static const double kept_line = 12, kept_record = 15, kept_mail = 22, kept_head = 4.5;

/* Ems of a bar, which is as long as its cell. */
static const double least_bar = 6;

enum { JOINER = 0x2060, OBJECT = 0xFFFC };

/* What no identifier goes on across. */
static bool ends_name(gunichar c)
{
	return c <= ' ' || c == OBJECT || (c >= 0x2000 && c <= 0x200B && c != 0x2007) || char_is_cjk(c);
}

/* What ends a word and stands on its line; an address ends behind its stops only (breaks.c). */
static bool parts_word(gunichar c, bool mail)
{
	return mail ? c == '.' : c == '-' || c == '/';
}

static bool ends_word(gunichar c, bool mail)
{
	return ends_name(c) || parts_word(c, mail);
}

/* Whether a name that begins there is an address. */
static bool is_mail(const char *from)
{
	for (const char *c = from; *c && !ends_name(g_utf8_get_char(c)); c = g_utf8_next_char(c))
		if (*c == '@' && c > from)
			return true;
	return false;
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

/* A text as it is read: what began at `from`, in that look, and has been that wide so far. */
struct begun {
	const char *from;
	const struct look *look;
	double letters, width;
	double dot;    /* of the dot before it */
	bool digits, mail;
};

static void go_on(struct begun *b, gunichar c, double width)
{
	b->letters += c != JOINER;
	b->digits = b->digits || (c >= '0' && c <= '9');
	b->mail = b->mail || c == '@';
	b->width += width;
}

static double most_kept(const struct place *p, const struct begun *b)
{
	return p->head ? kept_head : b->mail ? kept_mail : b->digits ? kept_record : kept_line;
}

static struct stretch stretch_of(const struct place *p, const struct begun *b, const char *end,
				 double letters)
{
	struct stretch s = { .text = b->from, .bytes = (size_t)(end - b->from) };
	double wider;

	s.how.style = p->style;
	s.how.look = look_merge(p->look, *b->look);
	wider = s.how.look.weight == WEIGHT_BOLD || p->style->look.weight == WEIGHT_BOLD ? 1.06 : 1;
	if (s.how.look.scale > 0)
		wider *= s.how.look.scale;
	s.ems = letters;
	s.indent = p->indent + b->dot * p->style->size;
	s.estimate = s.indent + letters * p->style->size * wider;
	return s;
}

static void take_word(const struct place *p, const struct begun *b, const char *end)
{
	struct stretch s = stretch_of(p, b, end, b->letters);

	if (b->letters > 0)
		take_stretch(&p->content->word, 1, &s);
}

static void take_kept(const struct place *p, struct stretch *kept, const struct begun *b, const char *end)
{
	struct stretch s = stretch_of(p, b, end, b->width);

	if (b->width > 0 && b->width <= most_kept(p, b))
		take_stretch(kept, LINES, &s);
}

/* Of an address that is parted, what stands behind the @ is better whole. */
static void take_mail(const struct place *p, const struct begun *b, const char *end)
{
	const char *at = memchr(b->from, '@', (size_t)(end - b->from));
	struct begun host = { .from = at, .look = b->look };

	for (const char *c = at; c && c < end; c = g_utf8_next_char(c))
		go_on(&host, g_utf8_get_char(c), letter_width(g_utf8_get_char(c)));
	take_kept(p, p->content->tokens, &host, end);
	take_kept(p, p->content->mails, b, end);
	take_kept(p, p->content->whole, b, end);
}

/* A Chinese stop, of which a line's last one has but a half. */
static bool is_stop(gunichar c)
{
	return c == 0x3001 || c == 0x3002 || c == 0xFF09 || /* 、。） */
	       c == 0xFF0C || c == 0xFF1A || c == 0xFF1B; /* ，：； */
}

/* It stands with the stop behind it. */
static void take_token(const struct place *p, struct begun *b, const char *end, gunichar letter)
{
	if (b->width <= 0)
		return;
	if (is_stop(letter))
		go_on(b, letter, 0.5);
	if (is_stop(letter))
		end = g_utf8_next_char(end);
	if (b->mail)
		take_mail(p, b, end);
	else
		take_kept(p, p->content->tokens, b, end);
}

/* A head's word, hyphens and all, or two words with digits such as a record's number and its date. */
static void take_whole(const struct place *p, const struct begun *before, const struct begun *name, const char *end)
{
	struct begun both = *before;
	struct stretch s;

	if (name->width <= 0 || (!p->head && !(before->digits && name->digits)))
		return;
	both.width += letter_width(' ') + name->width;
	s = p->head ? stretch_of(p, name, end, name->width) : stretch_of(p, &both, end, both.width);
	if (s.ems <= kept_record)
		take_stretch(p->content->whole, LINES, &s);
}

/* What stands between commas. */
static void take_item(const struct place *p, const struct begun *b, const char *end)
{
	if (b->width <= 0)
		return;
	if (!b->mail)
		take_kept(p, p->content->kept, b, end);
	p->content->items++;
	p->content->wide[(int)MIN(b->width, EMS - 1)]++;
}

static void take_written(const struct place *p, const struct stretch *line)
{
	struct written w = p->content->at;

	w.width = line->estimate - line->indent;
	w.indent = line->indent;
	w.em = p->style->size;
	if (p->content->written && w.row < SAMPLE_ROWS)
		g_array_append_val(p->content->written, w);
}

static void take_line(const struct place *p, const struct begun *b, const char *end)
{
	struct stretch s = stretch_of(p, b, end, b->width);

	take_written(p, &s);
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

/* The segment with the letter at `c`, looked for from one that is not behind it. */
static const struct segment *segment_with(const struct inlines *text, const struct segment *from, const char *c)
{
	const struct segment *last = text->segments + text->count - 1;

	while (from < last && from->start + from->length <= (size_t)(c - text->text))
		from++;
	return from;
}

/* What begins behind a letter that ends it; a dot stays with what follows. */
static struct begun begin_behind(const struct inlines *text, const struct segment *here, const char *c,
				 gunichar letter)
{
	struct begun b = { .from = *c ? g_utf8_next_char(c) : c };

	b.look = &segment_with(text, here, b.from)->look;
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
	const struct segment *here = text->segments;
	struct begun word = { .from = text->text, .look = &here->look }, name = word, item = word, line = word;
	struct begun before = { .from = NULL }; /* the name before a space */
	bool joined = strstr(text->text, "\xE2\x81\xA0") != NULL;
	bool mails = strchr(text->text, '@') != NULL, mail = mails && is_mail(name.from);

	for (const char *c = text->text;; c = g_utf8_next_char(c)) {
		gunichar letter = *c ? g_utf8_get_char(c) : '\n';
		bool stays = parts_word(letter, mail);
		bool tied = joined && letter > ' ' && is_tied(text->text, c);
		double width = letter_width(letter);

		here = segment_with(text, here, c);
		if (mail && letter == '@') {
			take_word(p, &word, c);
			word = (struct begun){ .from = c, .look = &here->look };
		}
		if (stays || tied || !ends_word(letter, mail))
			go_on(&word, letter, width);
		if (!tied && ends_word(letter, mail)) {
			take_word(p, &word, stays ? c + 1 : c);
			word = begin_behind(text, here, c, letter);
		}
		if (tied || !ends_name(letter)) {
			go_on(&name, letter, width);
		} else {
			take_whole(p, &before, &name, c);
			before = letter == ' ' ? name : (struct begun){ .from = NULL };
			take_token(p, &name, c, letter);
			name = begin_behind(text, here, c, letter);
			mail = mails && *c && is_mail(name.from);
		}
		if (ends_item(letter))
			take_item(p, &item, c);
		if (ends_item(letter) || (letter == OBJECT && item.from == c))
			item = begin_behind(text, here, c, letter);
		else
			go_on(&item, letter, width);
		if (letter == '\n')
			take_line(p, &line, c);
		if (letter == '\n' || (letter == OBJECT && line.from == c))
			line = begin_behind(text, here, c, letter);
		else
			go_on(&line, letter, width);
		if (!*c)
			return;
	}
}

static bool holds_bar(const struct inlines *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->segments[i].kind == SEGMENT_BAR)
			return true;
	return false;
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
			if (b->text->count)
				take_text(&inner, b->text);
			if (holds_bar(b->text))
				p->content->image = MAX(p->content->image, inner.style->size * least_bar);
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

static void take_cell(const struct measure *m, const struct flow_table *t, const struct flow_row *row,
		      const struct flow_cell *cell, struct content *content, bool first, bool head)
{
	const struct cell_style *style = cell_style(t->style, cell, first, head);
	struct place p = { content, head ? t->style->head : t->style->text, cell_look(row, style), 0, head };

	content->filled = content->filled || (!head && cell->blocks->len);
	content->open = content->open || (style && style->min_height > 0);
	take_blocks(m, &p, cell->blocks);
}

/* Of what spans columns only heads count, and only if `spans` is asked for. */
static void take_row(const struct measure *m, const struct flow_table *t, guint r, const size_t *column,
		     struct content *contents, GArray *spans)
{
	const struct flow_row *row = t->rows->pdata[r];
	bool head = r < t->head_rows;

	for (guint i = 0; i < row->cells->len; i++) {
		const struct flow_cell *cell = row->cells->pdata[i];
		struct spanning s = { .column = column[i], .columns = cell->columns };

		if (cell->columns == 1) {
			contents[column[i]].at = (struct written){ .row = r, .rows = cell->rows, .column = column[i] };
			take_cell(m, t, row, cell, &contents[column[i]], column[i] == 0, head);
		} else if (head && spans) {
			take_cell(m, t, row, cell, &s.content, column[i] == 0, head);
			g_array_append_val(spans, s);
		}
	}
}

static struct content *contents_of(const struct measure *m, const struct flow_table *t, GArray *spans,
				   GArray *written)
{
	struct content *contents = g_new0(struct content, t->columns);
	unsigned *busy = g_new0(unsigned, t->columns);

	for (size_t c = 0; c < t->columns; c++)
		contents[c].written = written;
	for (guint r = 0; r < t->rows->len; r++) {
		const struct flow_row *row = t->rows->pdata[r];
		size_t *column = g_new0(size_t, row->cells->len + 1);

		if (place_cells(row, t->columns, busy, column) == t->columns)
			take_row(m, t, r, column, contents, spans);
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
	struct content *contents = contents_of(m, t, NULL, NULL);
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
		if (!ends_word(letter, false) && g_utf8_next_char(c) < end)
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

/* The widest address, if it takes no more than that. */
static double mail_width(struct measure *m, const struct content *content, double most)
{
	double width = widest(m, content->mails);

	return width <= most ? width : 0;
}

static struct column column_of(struct measure *m, const struct flow_table *t, struct content *content,
			       double weight, double fair)
{
	double pads = 2 * t->style->pad_x;
	struct column c = { .weight = weight, .pads = pads, .least = word_width(m, t, content) };
	double head = stretch_width(m, &content->head);

	c.empty = !content->filled;
	c.most = t->style->even ? INFINITY : line_width(m, content, fair) + pads;
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
	struct content *contents = contents_of(m, t, spans, written);
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
