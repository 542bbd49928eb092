#include "layout/lines.h"

#include <math.h>

/* Rounding may not decide what fits. */
static const double slack = 0.01;

const double lines_loosest = 2.5;

/* What a bad place costs beside lines of uneven spacing, as in TeX.  A line that cannot be filled looks like a
 * mistake: it costs more than any place but a third hyphen, and more the emptier it is. */
static const double hyphen_cost = 120, hyphens_cost = 3000, torn_cost = 1e5, ladder_cost = 1e8, uneven_cost = 3000,
		    tied_cost = 7e5, name_cost = 7e5, code_cost = 1.2e6, code_end_cost = 4e6, runt_cost = 2e4, lone_cost = 6e4,
		    ragged_cost = 1e7, empty_cost = 12;

/* How much of a line may be left empty before a word with hyphens is parted, and how much for the sake of the
 * last line. */
static const double linked_patience = 0.3, lone_patience = 0.3;

/* How much of a line the part of a word before a tied place fills at least, if the one behind is longer than a line. */
static const double tied_share = 1.0 / 3;

static const struct point *point_at(const GArray *points, size_t i)
{
	return &g_array_index(points, struct point, i);
}

static double width_between(const struct point *from, const struct point *to)
{
	return to->end - from->next;
}

/* A line that was asked for begins anew, as the paragraph does. */
static double width_after(const GArray *points, size_t from, struct room room)
{
	if (from == 0)
		return room.first - room.indent;
	return point_at(points, from)->cut == CUT_FORCED ? room.first - room.anew : room.rest;
}

/* ---- first fit ---- */

/* The last places of each sort that fit on a line. */
struct fitting {
	size_t best, soft, linked, tied, bound, any;
};

static void note_fitting(struct fitting *f, const struct point *p, size_t i)
{
	if (p->cut >= CUT_FREE)
		f->best = i;
	else if (p->cut == CUT_SOFT)
		f->soft = i;
	else if (p->cut == CUT_LINKED)
		f->linked = i;
	else if (p->cut == CUT_TIED)
		f->tied = i;
	else if (p->cut == CUT_CODE || p->cut == CUT_BOUND)
		f->bound = i;
	else
		f->any = i;
}

static struct fitting fitting_from(const GArray *points, size_t from, double width)
{
	struct fitting f = { 0 };

	for (size_t i = from + 1; i < points->len; i++) {
		const struct point *p = point_at(points, i);

		if (width_between(point_at(points, from), p) > width + slack)
			break;
		note_fitting(&f, p, i);
		if (p->cut == CUT_FORCED)
			break;
	}
	return f;
}

/* Whether a point lies in the last word before a forced one: what is left of it would stand alone. */
static bool divides_last(const GArray *points, size_t i)
{
	while (point_at(points, i)->cut < CUT_FREE)
		i++;
	return point_at(points, i)->cut == CUT_FORCED;
}

static double lack_at(const GArray *points, size_t from, size_t to, double width)
{
	return width - width_between(point_at(points, from), point_at(points, to));
}

/* Two hyphens below each other are the most. */
static bool hyphen_serves(const GArray *points, const struct fitting *f, size_t from, double width,
			  double patience, unsigned hyphens)
{
	return f->soft > f->best && hyphens < 2 &&
	       lack_at(points, from, f->best, width) > patience * width &&
	       !divides_last(points, f->soft);
}

/* The best place that parts no word, unless one with hyphens had better be. */
static size_t part_linked(const GArray *points, const struct fitting *f, size_t from, size_t best,
			  double width)
{
	bool serves = f->linked > best &&
		      (!best || lack_at(points, from, best, width) > linked_patience * width);

	return serves ? f->linked : best;
}

/* Whether a line holds what stands between a point and the next one that is as good. */
static bool part_fits(const GArray *points, size_t at, double width)
{
	size_t end = at + 1;

	while (point_at(points, end)->cut < CUT_TIED)
		end++;
	return lack_at(points, at, end, width) >= -slack;
}

/* A word that no line holds is parted at a tied place, but not so as to leave a letter or two alone if what
 * follows must be parted all the same. */
static size_t part_word(const GArray *points, const struct fitting *f, size_t from, double width, double rest)
{
	size_t other = f->bound > f->tied || !f->any ? f->bound : f->any;

	if (f->tied && (other <= f->tied || part_fits(points, f->tied, rest) ||
			width_between(point_at(points, from), point_at(points, f->tied)) >= tied_share * width))
		return f->tied;
	return other ? other : from + 1; /* no room for a single letter */
}

static size_t first_end(const GArray *points, size_t from, struct room room, double patience, unsigned hyphens)
{
	double width = width_after(points, from, room);
	struct fitting f = fitting_from(points, from, width);
	size_t best = f.best ? f.best : f.soft;

	if (f.best && hyphen_serves(points, &f, from, width, patience, hyphens))
		best = f.soft;
	best = part_linked(points, &f, from, best, width);
	return best ? best : part_word(points, &f, from, width, room.rest);
}

/* Where the line from `from` had better end, rather than at `end`, for the last one not to look lost.  Ragged
 * lines give only what that needs: what they lack is seen, and two letters are a line. */
static size_t end_before_lone(const GArray *points, size_t from, size_t end, size_t last, struct room room)
{
	double width = width_after(points, from, room);

	for (size_t i = end; i > from && lack_at(points, from, i, width) <= lone_patience * width; i--)
		if (point_at(points, i)->cut >= CUT_FREE &&
		    width_between(point_at(points, i), point_at(points, last)) >= room.lone)
			return i;
	return end;
}

/* The line that begins at `from` is the last: the one before it may have to give it a word. */
static void mend_lone(const GArray *points, struct room room, size_t from, size_t last, GArray *ends)
{
	size_t *end, before;

	if (from == 0 || point_at(points, from)->cut == CUT_FORCED ||
	    point_at(points, last)->cut != CUT_FORCED ||
	    width_between(point_at(points, from), point_at(points, last)) >= room.lone)
		return;
	end = &g_array_index(ends, size_t, ends->len - 1);
	before = ends->len > 1 ? end[-1] : 0;
	*end = end_before_lone(points, before, from, last, room);
}

void lines_first_fit(const GArray *points, struct room room, double patience, GArray *ends)
{
	unsigned hyphens = 0;

	for (size_t at = 0; at + 1 < points->len;) {
		size_t from = at;

		at = first_end(points, from, room, patience, hyphens);
		hyphens = point_at(points, at)->hyphen ? hyphens + 1 : 0;
		mend_lone(points, room, from, at, ends);
		g_array_append_val(ends, at);
	}
}

bool lines_filled(const GArray *points, struct room room, double patience, const GArray *ends)
{
	size_t from = 0;

	for (guint i = 0; i < ends->len; i++) {
		size_t to = g_array_index(ends, size_t, i);
		enum cut cut = point_at(points, to)->cut;
		double width = width_after(points, from, room), lack = lack_at(points, from, to, width);

		if (cut < CUT_FREE || lack < -slack || (cut == CUT_FREE && lack > patience * width))
			return false;
		from = to;
	}
	return true;
}

bool lines_fit(const GArray *points, struct room room, const GArray *ends)
{
	size_t from = 0;

	for (guint i = 0; i < ends->len; i++) {
		size_t to = g_array_index(ends, size_t, i);

		if (width_between(point_at(points, from), point_at(points, to)) >
		    width_after(points, from, room) + slack)
			return false;
		from = to;
	}
	return true;
}

/* ---- total fit ---- */

/* A way to break the paragraph up to a point. */
struct way {
	size_t point, before; /* before: the way up to the line before, an index */
	double cost;
	int spacing;          /* of its last line: 0 tight … 3 very loose */
	unsigned hyphens;     /* at the ends of its last lines, below each other */
	bool active;
};

double line_ratio(double lack, double stretch)
{
	double ratio = stretch > 0 ? lack / stretch : 0;

	return ratio > lines_loosest ? 0 : ratio;
}

static int spacing_of(double ratio)
{
	return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* A line between two points. */
struct fit {
	double ratio; /* of its spaces; below -1 it is too long */
	double empty; /* the share of its width that it lacks */
};

static struct fit fit_between(const struct point *from, const struct point *to, double width)
{
	double lack = width - width_between(from, to);
	double gives = lack > 0 ? to->stretch - from->next_stretch : to->shrink - from->next_shrink;
	struct fit fit = { 0, lack / width };

	if ((lack >= 0 && to->cut == CUT_FORCED) || fabs(lack) < slack)
		return fit;
	fit.ratio = gives > 0 ? lack / gives : lack > 0 ? INFINITY : -INFINITY;
	return fit;
}

/* A last line of a character or two looks lost, most of all one alone with its stop. */
static double last_cost(const GArray *points, const struct way *from, const struct point *to, struct room room)
{
	double width;

	if (to->cut != CUT_FORCED || from->point == 0 || point_at(points, from->point)->cut == CUT_FORCED)
		return 0;
	width = width_between(point_at(points, from->point), to);
	return width < room.lone ? lone_cost : width < room.runt ? runt_cost : 0;
}

/* What the spacing of a line costs; a ragged one by what it lacks. */
static double spacing_cost(const struct fit *fit, const struct point *to)
{
	double bad = 1 + 100 * fabs(fit->ratio * fit->ratio * fit->ratio) +
		     (to->hyphen ? hyphen_cost : 0);

	return fit->ratio > lines_loosest ? ragged_cost * (1 + empty_cost * fit->empty * fit->empty)
					  : bad * bad;
}

/* A place where a line might end; `last`: it divides the last word before a forced place. */
struct place {
	size_t point;
	bool last;
};

static double cost_of(const GArray *points, const struct way *from, struct place to, struct room room,
		      const struct fit *fit)
{
	const struct point *p = point_at(points, to.point);
	double cost = from->cost + spacing_cost(fit, p);

	if (p->hyphen && from->hyphens)
		cost += from->hyphens < 2 ? hyphens_cost : ladder_cost;
	if (p->torn)
		cost += torn_cost;
	if (p->name)
		cost += name_cost;
	if (p->cut == CUT_TIED || p->cut == CUT_LINKED)
		cost += tied_cost;
	if (p->cut == CUT_CODE)
		cost += to.last ? code_end_cost : code_cost;
	if (abs(spacing_of(fit->ratio) - from->spacing) > 1)
		cost += uneven_cost;
	if (p->hyphen && to.last)
		cost += runt_cost;
	return cost + last_cost(points, from, p, room);
}

/* With its hyphen a part may be too long where the whole word is not. */
static bool fits_without_hyphen(const struct point *from, const struct point *to, double width)
{
	double shrink = to->next_shrink - from->next_shrink;

	return to->hyphen && to->next - from->next - shrink <= width + slack;
}

/* The best way to `to`, over all ways that a line can still be led on from.  False: none. */
static bool best_way(const GArray *points, GArray *ways, size_t first, struct place to, struct room room,
		     struct way *best)
{
	const struct point *p = point_at(points, to.point);

	best->cost = INFINITY;
	for (size_t i = first; i < ways->len; i++) {
		struct way *w = &g_array_index(ways, struct way, i);
		double cost, width = width_after(points, w->point, room);
		struct fit fit;

		if (!w->active)
			continue;
		fit = fit_between(point_at(points, w->point), p, width);
		if (fit.ratio < -1) {
			w->active = fits_without_hyphen(point_at(points, w->point), p, width);
			continue;
		}
		cost = cost_of(points, w, to, room, &fit);
		if (cost < best->cost)
			*best = (struct way){ to.point, i, cost, spacing_of(fit.ratio),
					      p->hyphen ? w->hyphens + 1 : 0, true };
	}
	return best->cost < INFINITY;
}

static void append_ends(const GArray *ways, size_t last, GArray *ends)
{
	guint first = ends->len, count = 0;

	for (size_t i = last; i > 0; i = g_array_index(ways, struct way, i).before)
		count++;
	g_array_set_size(ends, first + count);
	for (size_t i = last; i > 0; i = g_array_index(ways, struct way, i).before)
		g_array_index(ends, size_t, first + --count) =
			g_array_index(ways, struct way, i).point;
}

bool lines_total_fit(const GArray *points, struct room room, GArray *ends)
{
	GArray *ways = g_array_new(FALSE, FALSE, sizeof(struct way));
	struct way start = { .spacing = 1, .active = true }, way;
	size_t first = 0, word_end = 0;
	bool reached = true;

	g_array_append_val(ways, start);
	for (size_t to = 1; to < points->len; to++) {
		const struct point *p = point_at(points, to);

		if (p->cut < CUT_CODE)
			continue;
		for (word_end = MAX(word_end, to); point_at(points, word_end)->cut < CUT_FREE;)
			word_end++;
		reached = best_way(points, ways, first,
				   (struct place){ to, point_at(points, word_end)->cut == CUT_FORCED }, room, &way);
		if (reached && p->cut == CUT_FORCED)
			first = ways->len;
		if (reached)
			g_array_append_val(ways, way);
		else if (p->cut == CUT_FORCED)
			break;
		while (first < ways->len && !g_array_index(ways, struct way, first).active)
			first++;
	}
	if (reached)
		append_ends(ways, ways->len - 1, ends);
	g_array_unref(ways);
	return reached;
}
