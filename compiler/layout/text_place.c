/* A line's tokens are collected, spread and put in their places. */
#include "layout/text_private.h"

#include "layout/bidi.h"

#include <math.h>

static struct placed *placed_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->placed, struct placed, i);
}

static struct token *token_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->tokens, struct token, i);
}

static double scaled(const struct token *t, const struct shaped *word)
{
	return word->width * t->size / t->manner.face->units;
}

static void take_part(const struct work *w, struct placed *p)
{
	const struct token *t = p->token;

	if (!p->word || (p->start == t->start && p->end == t->end))
		return;
	p->word = word_of(w->s->fonts->words, &t->manner, w->text->text + p->start,
			  p->end - p->start);
	p->width = scaled(t, p->word);
}

/* The tokens from one point to the other; the first and the last may be there in part. */
static void collect(const struct work *w, const struct point *from, const struct point *to)
{
	GArray *placed = w->s->placed;

	g_array_set_size(placed, 0);
	for (size_t i = from->token; i < to->token + (to->offset > 0); i++) {
		const struct token *t = token_at(w, i);
		struct placed p = { .token = t, .word = t->word, .start = t->start, .end = t->end,
				    .width = t->width, .gap = t->gap, .stretch = t->stretch,
				    .shrink = t->shrink, .lead = t->closed_lead,
				    .trail = t->closed_trail };

		if (i == from->token && from->offset)
			p.start += (uint32_t)from->offset;
		if (i == to->token)
			p.end = t->start + (uint32_t)to->offset;
		take_part(w, &p);
		g_array_append_val(placed, p);
	}
	while (placed->len && placed_at(w, placed->len - 1)->token->kind == TOKEN_SPACE)
		g_array_set_size(placed, placed->len - 1);
}

static void add_hyphen(const struct work *w)
{
	const struct placed *last = placed_at(w, w->s->placed->len - 1);
	struct placed p = { .token = last->token, .start = last->end, .end = last->end };

	p.word = word_hyphen(w->s->fonts->words, &last->token->manner);
	p.width = scaled(p.token, p.word);
	g_array_append_val(w->s->placed, p);
}

/* The ends of a line are flush with the ink of the marks there. */
static void close_ends(const struct work *w)
{
	struct placed *first = placed_at(w, 0), *last = placed_at(w, w->s->placed->len - 1);

	first->gap = first->stretch = first->shrink = 0;
	if (first->start == first->token->start)
		first->lead = first->token->lead;
	if (last->end == last->token->end)
		last->trail = last->token->trail;
}

/* ---- spreading ---- */

/* What the spaces of a line may take and give, by their sorts. */
struct give {
	double stretch[SPACE_SORTS], shrink[SPACE_SORTS];
};

static double natural_width(const struct work *w, struct give *give)
{
	const struct placed *last = placed_at(w, w->s->placed->len - 1);
	double width = -placed_at(w, 0)->lead - last->trail;

	*give = (struct give){ 0 };
	for (guint i = 0; i < w->s->placed->len; i++) {
		const struct placed *p = placed_at(w, i);

		width += p->gap + p->width;
		give->stretch[p->token->space] += p->stretch;
		give->shrink[p->token->space] += p->shrink;
	}
	return last->end == last->token->end ? width - work_hang(w, last->token) : width;
}

/* What a gap loses is taken from the blanks beside it. */
static void take_blank(struct placed *left, struct placed *right, double by)
{
	double from_left = MIN(by, left->token->trail - left->trail);

	left->trail += MAX(from_left, 0);
	right->lead += MIN(by - MAX(from_left, 0), right->token->lead - right->lead);
}

static void set_all(double *ratio, double value)
{
	for (int k = 0; k < SPACE_SORTS; k++)
		ratio[k] = value;
}

/* All spaces take their share; where nothing else makes the edge even, those at marks and among Chinese take
 * the rest, up to twice as much again.  Between words such spaces would gape: there the edge is rather uneven,
 * and all spaces are what they are by themselves. */
static void share_stretch(double lack, const struct give *give, double *ratio)
{
	double all = 0, wide = give->stretch[SPACE_MARKS] + give->stretch[SPACE_AMONG], rest;

	for (int k = 0; k < SPACE_SORTS; k++)
		all += give->stretch[k];
	set_all(ratio, line_ratio(lack, all));
	rest = lack - lines_loosest * all;
	if (rest > 0 && rest <= 2 * lines_loosest * wide) {
		set_all(ratio, lines_loosest);
		ratio[SPACE_MARKS] = ratio[SPACE_AMONG] += rest / wide;
	}
}

static double widen(const struct work *w, double lack, const struct give *give)
{
	double ratio[SPACE_SORTS], by = 0;

	share_stretch(lack, give, ratio);
	for (guint i = 0; i < w->s->placed->len; i++) {
		struct placed *p = placed_at(w, i);

		p->gap += ratio[p->token->space] * p->stretch;
		by += ratio[p->token->space] * p->stretch;
	}
	return by;
}

/* One sort of space after the other gives what is left over. */
static double narrow(const struct work *w, double over, const struct give *give)
{
	double share[SPACE_SORTS], left = over;

	for (int k = 0; k < SPACE_SORTS; k++) {
		double by = MIN(left, give->shrink[k]);

		share[k] = by > 0 ? by / give->shrink[k] : 0;
		left -= by;
	}
	for (guint i = 0; i < w->s->placed->len; i++) {
		struct placed *p = placed_at(w, i);
		double by = share[p->token->space] * p->shrink;

		p->gap -= by;
		if (i)
			take_blank(p - 1, p, by);
	}
	return left - over;
}

/* Takes the stretch or shrink of each space into its gap; returns the line's width. */
static double spread(struct work *w, double room, bool last)
{
	struct give give;
	double width = natural_width(w, &give), lack = room - width, by;

	w->flush = false;
	if (w->align != ALIGN_JUSTIFY || (last && lack >= 0))
		return width;
	by = lack > 0 ? widen(w, lack, &give) : narrow(w, -lack, &give);
	w->flush = fabs(lack - by) < 0.01;
	return width + by;
}

/* ---- from left to right ---- */

/* Where direction turns: the gap of what runs the other way is at its right. */
static void set_turned(const struct work *w, double x)
{
	guint count = w->s->placed->len;
	size_t *order = g_new(size_t, count);
	uint8_t *level = g_new(uint8_t, count);

	for (guint i = 0; i < count; i++)
		level[i] = placed_at(w, i)->token->level;
	bidi_order(level, count, order);
	for (guint i = 0; i < count; i++) {
		struct placed *p = placed_at(w, order[i]);
		bool back = p->token->level % 2;

		x += back ? 0 : p->gap;
		p->x = x;
		x += p->width + (back ? p->gap : 0);
	}
	g_free(order);
	g_free(level);
}

static void set_x(const struct work *w, double x)
{
	bool turned = false;

	x -= placed_at(w, 0)->lead;
	for (guint i = 0; i < w->s->placed->len; i++)
		turned = turned || placed_at(w, i)->token->level > 0;
	if (turned) {
		set_turned(w, x);
		return;
	}
	for (guint i = 0; i < w->s->placed->len; i++) {
		struct placed *p = placed_at(w, i);

		p->x = x + p->gap;
		x = p->x + p->width;
	}
}

static double align_shift(const struct work *w, double width)
{
	const struct setting *how = w->how;

	if (w->align == ALIGN_RIGHT)
		return how->left + how->width - width;
	if (w->align == ALIGN_CENTRE)
		return how->left + (how->width - width) / 2;
	return how->left;
}

/* ---- the line ---- */

/* How far the line is moved in: the paragraph's first, others that begin anew, or those that hang behind a tab. */
static double indent_of(const struct work *w, const struct point *from, const struct room *room)
{
	if (from == (const struct point *)w->s->points->data)
		return room->indent;
	if (from->cut == CUT_FORCED)
		return room->anew;
	return w->hangs ? w->how->style->tab : 0;
}

double work_place(struct work *w, const struct point *from, const struct point *to)
{
	struct room room = work_room(w);
	double indent = indent_of(w, from, &room), width;

	collect(w, from, to);
	if (!w->s->placed->len)
		return 0;
	if (to->hyphen)
		add_hyphen(w);
	close_ends(w);
	width = indent + spread(w, MAX(room.first - indent, 1), to->cut == CUT_FORCED);
	set_x(w, align_shift(w, width) + indent);
	return width;
}
