/* What columns hold: the text of their cells is read once, and the longest of each kind is kept. */
#include "layout/table_content.h"

#include "base/chars.h"
#include "layout/address.h"

#include <string.h>

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

/* Behind it a word ends, and it stands on its line. */
static bool parts_word(gunichar c)
{
	return c == '-' || c == '/';
}

bool ends_word(gunichar c)
{
	return char_ends_name(c) || parts_word(c);
}

static const char *name_end(const char *from)
{
	while (*from && !char_ends_name(g_utf8_get_char(from)))
		from = g_utf8_next_char(from);
	return from;
}

static bool is_mail(const char *from)
{
	return address_at(from, name_end(from)) != NULL;
}

double letter_width(gunichar c)
{
	if (c == ' ' || c == 0xA0)
		return 0.26;
	if (c < 0x80)
		return strchr("fijlrtI.,:;'!|()[]/-", (int)c) ? 0.34 : strchr("mwMW@%", (int)c) ? 0.88
			: g_ascii_isupper((gchar)c) ? 0.65 : 0.56;
	return char_is_cjk(c) ? 1 : c == CHAR_OBJECT ? 4 : c == CHAR_JOINER ? 0 : 0.57;
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
	b->letters += c != CHAR_JOINER;
	b->digits = b->digits || (c >= '0' && c <= '9');
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
	const char *at = address_at(b->from, end);
	struct begun host = { .from = at, .look = b->look, .mail = true };

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
	return g_utf8_get_char(g_utf8_next_char(c)) == CHAR_JOINER ||
	       (c > text && g_utf8_get_char(g_utf8_prev_char(c)) == CHAR_JOINER);
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
	if (letter == CHAR_OBJECT && is_dot(text, c))
		b.dot = dot_size + dot_gap;
	return b;
}

/* Between what is listed in a line. */
static bool ends_item(gunichar c)
{
	return c == '\n' || c == ',' || c == ';' || c == 0x3001 || c == 0xFF0C || c == 0xFF1B; /* 、，； */
}

/* A text on its way, and the letter at hand. */
struct reading {
	const struct place *p;
	const struct inlines *text;
	bool joins, mails; /* it holds a joiner, an @ */
	const char *c;
	gunichar letter;
	double width;
	bool tied;
	const struct segment *here;
	struct begun word, name, item, line;
	struct begun before; /* the name before a space */
};

static struct begun begin_next(const struct reading *r)
{
	return begin_behind(r->text, r->here, r->c, r->letter);
}

/* An address is parted where lines part it (breaks.c): neither behind its hyphens nor behind slashes. */
static void read_word(struct reading *r)
{
	bool stays = !r->name.mail && parts_word(r->letter), ends = !r->tied && (stays || char_ends_name(r->letter));

	if (r->name.mail && address_parts(r->name.from, r->c)) {
		take_word(r->p, &r->word, r->c);
		r->word = (struct begun){ .from = r->c, .look = &r->here->look };
	}
	if (stays || !ends)
		go_on(&r->word, r->letter, r->width);
	if (!ends)
		return;
	take_word(r->p, &r->word, stays ? r->c + 1 : r->c);
	r->word = begin_next(r);
}

static void begin_name(struct reading *r, struct begun name)
{
	r->name = name;
	r->name.mail = r->mails && is_mail(name.from);
}

static void read_name(struct reading *r)
{
	if (r->tied || !char_ends_name(r->letter)) {
		go_on(&r->name, r->letter, r->width);
		return;
	}
	take_whole(r->p, &r->before, &r->name, r->c);
	r->before = r->letter == ' ' ? r->name : (struct begun){ .from = NULL };
	take_token(r->p, &r->name, r->c, r->letter);
	begin_name(r, begin_next(r));
}

/* A dot or a picture in front is none of what is reckoned. */
static bool begins_with_object(const struct reading *r, const struct begun *b)
{
	return r->letter == CHAR_OBJECT && b->from == r->c;
}

static void read_item(struct reading *r)
{
	r->item.mail = r->item.mail || (r->name.mail && r->letter == '@');
	if (ends_item(r->letter))
		take_item(r->p, &r->item, r->c);
	if (ends_item(r->letter) || begins_with_object(r, &r->item))
		r->item = begin_next(r);
	else
		go_on(&r->item, r->letter, r->width);
}

static void read_line(struct reading *r)
{
	if (r->letter == '\n')
		take_line(r->p, &r->line, r->c);
	if (r->letter == '\n' || begins_with_object(r, &r->line))
		r->line = begin_next(r);
	else
		go_on(&r->line, r->letter, r->width);
}

static void begin_text(struct reading *r)
{
	struct begun first = { .from = r->text->text, .look = &r->here->look };

	r->joins = g_utf8_strchr(r->text->text, -1, CHAR_JOINER) != NULL;
	r->mails = strchr(r->text->text, '@') != NULL;
	r->word = r->item = r->line = first;
	begin_name(r, first);
}

static void take_text(const struct place *p, const struct inlines *text)
{
	struct reading r = { .p = p, .text = text, .here = text->segments };

	begin_text(&r);
	for (r.c = text->text;; r.c = g_utf8_next_char(r.c)) {
		r.letter = *r.c ? g_utf8_get_char(r.c) : '\n';
		r.width = letter_width(r.letter);
		r.tied = r.joins && r.letter > ' ' && is_tied(text->text, r.c);
		r.here = segment_with(text, r.here, r.c);
		read_word(&r);
		read_item(&r);
		read_line(&r);
		read_name(&r);
		if (!*r.c)
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

	content->rows += head ? 0 : cell->rows;
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

struct content *column_contents(const struct measure *m, const struct flow_table *t, GArray *spans, GArray *written)
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
