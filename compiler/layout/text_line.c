/* A line is put together: its tokens, in their places, become items. */
#include "layout/text_private.h"

#include <string.h>

static struct placed *placed_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->placed, struct placed, i);
}

/* ---- items ---- */

/* What shows of a token: without the blanks that it gives up. */
static double left_of(const struct placed *p)
{
	return p->x + p->lead;
}

static double right_of(const struct placed *p)
{
	return p->x + p->width - p->trail;
}

static double baseline_of(const struct work *w)
{
	return text_baseline(w->how->style);
}

static struct node *node_of(const struct work *w, const struct placed *p)
{
	const struct setting *how = w->how;

	return how->nodes ? how->nodes[p->token->segment - w->text->segments] : how->node;
}

static struct item *add_item(const struct work *w, enum item_kind kind, double x, double width,
			     double size)
{
	struct item item = { 0 };

	item.kind = kind;
	item.part = w->how->part;
	item.box =
		(struct area){x, baseline_of(w) - size * ascent, width, size * (ascent + descent)};
	item.left = w->how->left;
	item.right = w->how->left + w->how->width;
	g_array_append_val(w->s->items, item);
	return &g_array_index(w->s->items, struct item, w->s->items->len - 1);
}

static void add_dot(const struct work *w, const struct placed *p)
{
	double size = w->how->style->size, width = size * dot_size;
	struct item *dot = add_item(w, ITEM_RECT, p->x, width, size);

	dot->box.y = baseline_of(w) - size * middle - width / 2;
	dot->box.height = width;
	dot->rect.fill = p->token->segment->look.fill;
	dot->rect.radius = width / 2;
}

static void add_bar_part(const struct work *w, double x, double width, struct colour colour)
{
	struct item *bar = add_item(w, ITEM_RECT, x, width, w->how->style->size);

	bar->box.height = w->s->style->bar.height;
	bar->box.y = baseline_of(w) - w->how->style->size * middle - bar->box.height / 2;
	bar->rect.fill = colour;
}

static void add_bar(const struct work *w, const struct placed *p)
{
	const struct bar_style *bar = &w->s->style->bar;
	double value = p->token->segment->value;

	add_bar_part(w, p->x, work_bar_width(w), bar->track);
	if (value > 0)
		add_bar_part(w, p->x, work_bar_width(w) * MIN(value, 100) / 100, bar->colour);
}

static void add_hold(const struct work *w, const struct placed *p)
{
	struct hold *hold = pool_take(w->s->pool, sizeof *hold);
	struct item *item = add_item(w, ITEM_HOLD, p->x, p->width, w->how->style->size);

	hold->segment = p->token->segment;
	hold->setting = *w->how;
	hold->flush = w->flush;
	item->node = node_of(w, p);
	item->hold = hold;
}

static void add_object(const struct work *w, const struct placed *p)
{
	switch (p->token->segment->kind) {
	case SEGMENT_DOT:
		add_dot(w, p);
		break;
	case SEGMENT_BAR:
		add_bar(w, p);
		break;
	default:
		add_hold(w, p);
	}
}

/* ---- text ---- */

static void report_missing(const struct work *w, gunichar c, const struct segment *segment)
{
	char utf8[8] = { 0 };

	w->s->failed = true;
	if (!g_hash_table_add(w->s->missing, GUINT_TO_POINTER(c)))
		return;
	if (g_unichar_isprint(c))
		g_unichar_to_utf8(c, utf8);
	diag_at(w->s->diag, segment->at, MSG_FONT_GLYPH, c, *utf8 ? utf8 : "not printable");
}

static void check_glyphs(const struct work *w, const struct placed *p)
{
	const char *from = NULL;
	gunichar c;

	while ((c = word_missing(p->word, p->token->manner.face, &from)))
		report_missing(w, c, p->token->segment);
}

static bool is_text(const struct placed *p)
{
	return p->word != NULL;
}

/* Whether two tokens that follow each other are of one run. */
static bool same_run(const struct placed *a, const struct placed *b)
{
	return is_text(a) && is_text(b) && a->token->segment == b->token->segment &&
	       a->token->manner.face == b->token->manner.face &&
	       a->token->level == b->token->level;
}

static bool ends_soft(const char *text, size_t length)
{
	return length >= 2 && memcmp(text + length - 2, "\xC2\xAD", 2) == 0;
}

/* The bytes of a run, with the hyphen that ends it, unless they end with it already. */
static const char *run_text(const struct work *w, const struct placed *first,
			    const struct placed *last)
{
	size_t length = last->end - first->start, more = 0;
	char *text;

	if (last->start == last->end && !ends_soft(w->text->text + first->start, length))
		more = last->word->bytes;
	text = pool_take(w->s->pool, length + more + 1);
	memcpy(text, w->text->text + first->start, length);
	if (more)
		memcpy(text + length, last->word->text, more);
	return text;
}

static const struct run_word *run_words(const struct work *w, const struct placed *first,
				      size_t count, double left)
{
	struct run_word *words = pool_take(w->s->pool, count * sizeof *words);

	for (size_t i = 0; i < count; i++) {
		check_glyphs(w, &first[i]);
		words[i] = (struct run_word){ first[i].word, (float)(first[i].x - left) };
	}
	return words;
}

void text_end_word(struct setter *s, struct item *item)
{
	struct text_run *run = &item->text;
	struct manner manner = { .face = run->face, .lang = s->lang };
	struct run_word *words = pool_take(s->pool, (run->count + 1) * sizeof *words);

	memcpy(words, run->words, run->count * sizeof *words);
	words[run->count] = (struct run_word){ word_of(s->fonts->words, &manner, " ", 1),
					       (float)item->box.width };
	run->words = words;
	run->count++;
}

/* Whether white space follows a run on its line that no token draws. */
static bool ends_word(const struct work *w, const struct placed *last)
{
	const struct placed *end = placed_at(w, w->s->placed->len - 1);
	char next = last->end < w->text->length ? w->text->text[last->end] : '\0';

	return (next == ' ' || next == '\t' || next == '\n') &&
	       (last == end || last[1].token->kind == TOKEN_TAB);
}

/* Tokens first .. last, which are one run. */
static void add_run(const struct work *w, const struct placed *first, const struct placed *last)
{
	struct look look = work_look(w, first->token->segment);
	double size = first->token->size, left = MIN(left_of(first), left_of(last)),
	       right = MAX(right_of(first), right_of(last));
	size_t count = (size_t)(last - first) + 1;
	struct item *item = add_item(w, ITEM_TEXT, left, right - left, size);
	const struct face *face = first->token->manner.face;

	item->box.y -= look.rise * w->how->style->size;
	item->node = node_of(w, first);
	if (last == placed_at(w, w->s->placed->len - 1) && work_hang(w, last->token) > 0)
		item->right = MAX(item->right, right); /* it may hang there */
	item->text = (struct text_run){
		.text = run_text(w, first, last), .face = face, .font = face->name,
		.backwards = first->token->manner.backwards, .size = size,
		.baseline = size * ascent, .colour = look.colour,
		.words = run_words(w, first, count, left), .count = count };
	if (ends_word(w, last))
		text_end_word(w->s, item);
}

static void add_runs(const struct work *w)
{
	guint count = w->s->placed->len;

	for (guint i = 0; i < count; i++) {
		const struct placed *first = placed_at(w, i), *last = first;

		if (!is_text(first)) {
			if (first->token->kind == TOKEN_OBJECT)
				add_object(w, first);
			continue;
		}
		for (; i + 1 < count && same_run(last, last + 1); i++)
			last++;
		add_run(w, first, last);
	}
}

/* ---- fills and links ---- */

static bool same_fill(const struct segment *a, const struct segment *b)
{
	return b->kind == SEGMENT_TEXT && b->look.fill.set &&
	       b->look.fill.red == a->look.fill.red && b->look.fill.green == a->look.fill.green &&
	       b->look.fill.blue == a->look.fill.blue;
}

static bool same_link(const struct segment *a, const struct segment *b)
{
	return a->uri == b->uri && a->to == b->to;
}

/* A stretch of the line that is alike, from left to right. */
struct stretch {
	double left, right;
};

/* The stretch that begins with token `i`; i becomes its last.  What turns direction is apart. */
static struct stretch stretch_from(const struct work *w, guint *i,
				   bool (*same)(const struct segment *a, const struct segment *b))
{
	const struct placed *p = placed_at(w, *i);
	const struct segment *segment = p->token->segment;
	struct stretch s = { left_of(p), right_of(p) };

	while (*i + 1 < w->s->placed->len && p[1].token->level == p->token->level &&
	       same(segment, p[1].token->segment)) {
		++p, ++*i;
		s.left = MIN(s.left, left_of(p));
		s.right = MAX(s.right, right_of(p));
	}
	return s;
}

/* Colour behind words: under the text, so it comes first. */
static void add_fills(const struct work *w)
{
	double size = w->how->style->size;

	for (guint i = 0; i < w->s->placed->len; i++) {
		const struct segment *segment = placed_at(w, i)->token->segment;
		struct stretch s;
		struct item *fill;

		if (segment->kind != SEGMENT_TEXT || !segment->look.fill.set)
			continue;
		s = stretch_from(w, &i, same_fill);
		fill = add_item(w, ITEM_RECT, s.left, s.right - s.left, size);
		fill->box.y -= size * 0.06;
		fill->box.height += size * 0.1;
		fill->rect.fill = segment->look.fill;
		fill->rect.radius = 1.5;
	}
}

static void add_links(const struct work *w)
{
	for (guint i = 0; i < w->s->placed->len; i++) {
		const struct placed *p = placed_at(w, i);
		const struct segment *segment = p->token->segment;
		struct stretch s;
		struct item *link;

		if (segment->kind != SEGMENT_TEXT || (!segment->uri && !segment->to))
			continue;
		s = stretch_from(w, &i, same_link);
		link = add_item(w, ITEM_LINK, s.left, s.right - s.left, w->how->style->size);
		link->node = structure_within(node_of(w, p), NODE_LINK);
		link->link.uri = segment->uri;
		link->link.to = segment->to;
	}
}

struct line work_line(struct work *w, const struct point *from, const struct point *to)
{
	GArray *items = w->s->items;
	struct line line = { .width = work_place(w, from, to), .divided = to->hyphen };

	g_array_set_size(items, 0);
	add_fills(w);
	add_runs(w);
	add_links(w);
	line.count = items->len;
	line.items = pool_take(w->s->pool, line.count * sizeof(struct item) + 1);
	if (line.count)
		memcpy(line.items, items->data, line.count * sizeof(struct item));
	return line;
}
