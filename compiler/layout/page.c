/* Where pages end.
 *
 * A page takes strips until one does not fit.  Then, in this order: a row that may be split is
 * split; the page ends at the last place where it may; at the last place within what should stay
 * together; a row is split anywhere; at the last place at all.  Nothing is looked at twice but
 * the strips of one page. */
#include "layout/page.h"

#include <string.h>

/* Widths and heights are sums of fractions. */
static const double slack = 0.01;

/* Where a page begins or ends: before `strip`, or within it if it is a row that has begun. */
struct stop {
	guint strip;
	bool within;
	double height; /* of the part of the row on this page */
};

struct look_ahead {
	const struct galley *galley;
	const struct table *table;
	struct span_cell *spans;
	double y, limit;
	guint first;              /* strip of the page */
	guint place[BREAK_HARD + 1]; /* the last strip with a break of that kind above it */
};

static struct strip *strip_at(const struct galley *galley, guint i)
{
	return &g_array_index(galley->strips, struct strip, i);
}

static void enter_table(struct look_ahead *a, const struct table *table, const struct placer *p)
{
	if (a->table == table)
		return;
	g_free(a->spans);
	a->table = table;
	a->spans = NULL;
	if (!table)
		return;
	a->spans = g_new0(struct span_cell, table->columns);
	if (p->table == table)
		memcpy(a->spans, p->spans, table->columns * sizeof *a->spans);
}

/* Whether the header must be repeated above this strip when a page begins with it. */
static bool wants_head(const struct strip *strip)
{
	return strip->row && !strip->row->head && strip->row->table->head_rows > 0;
}

/* ---- splitting a row ---- */

static bool may_end(const GArray *strips, guint stop, bool anywhere)
{
	return anywhere || stop == strips->len ||
	       g_array_index(strips, struct strip, stop).hold_on == BREAK_FREE;
}

/* Sets cell->stop to the last good place within that height; false if there is none. */
static bool split_cell(struct cell *cell, double height, bool anywhere)
{
	const GArray *strips = cell->galley.strips;
	guint best = cell->next;

	for (guint stop = cell->next + 1; stop <= strips->len; stop++) {
		if (strips_height(strips, cell->next, stop) > height + slack)
			break;
		if (may_end(strips, stop, anywhere))
			best = stop;
	}
	cell->stop = best;
	return best > cell->next || cell->next == strips->len;
}

/* The height that cells from rows above, which end in this row, would need below its top. */
static double span_need(const struct row *row, const struct span_cell *spans)
{
	const struct table_style *style = row->table->style;
	double need = 0;

	for (size_t c = 0; c < row->table->columns; c++)
		if (spans[c].cell && spans[c].left == 1)
			need = MAX(need, cell_height(style, spans[c].cell, false) - spans[c].used);
	return need;
}

/* The height of the part up to the cells' stops, or 0 if nothing would be left for later: then
 * the row is no higher than its text, and splitting does not help. */
static double part_height(const struct row *row, const struct span_cell *spans, double room)
{
	double height = 0, need = span_need(row, spans);
	bool rest = need > room + slack;

	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];

		if (cell->rows > 1)
			continue;
		height = MAX(height, strips_height(cell->galley.strips, cell->next, cell->stop));
		rest = rest || cell->stop < cell->galley.strips->len;
	}
	if (height > 0)
		height += 2 * row->table->style->pad_y;
	return rest ? MAX(height, MIN(need, room)) : 0;
}

/* Splits the row so that its part is at most `room` high; its height, or 0 if it cannot be. */
static double split_row(struct row *row, const struct span_cell *spans, double room, bool anywhere)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows == 1 &&
		    !split_cell(&row->cells[i], room - 2 * row->table->style->pad_y, anywhere))
			return 0;
	return part_height(row, spans, room);
}

/* The first line of each cell, however high: at the top of a page something has to be placed. */
static double split_least(struct row *row, const struct span_cell *spans, double room)
{
	for (size_t i = 0; i < row->count; i++)
		row->cells[i].stop = MIN(row->cells[i].next + 1, row->cells[i].galley.strips->len);
	return part_height(row, spans, room);
}

static void take_whole(struct row *row)
{
	for (size_t i = 0; i < row->count; i++)
		row->cells[i].stop = row->cells[i].galley.strips->len;
}

/* ---- looking for the end of a page ---- */

static double height_at(const struct look_ahead *a, const struct strip *strip)
{
	return strip->row ? row_height(strip->row, a->spans) : strip->height;
}

static struct stop stop_before(guint strip)
{
	return (struct stop){ strip, false, 0 };
}

/* Strip i does not fit in `room`. */
static struct stop end_page(struct look_ahead *a, guint i, double room, double height)
{
	struct row *row = strip_at(a->galley, i)->row;
	bool splits = row && !row->head;
	double part = 0;

	if (splits && (height > row->table->style->whole_row || row->begun))
		part = split_row(row, a->spans, room, false);
	if (part > 0)
		return (struct stop){ i, true, part };
	for (int kind = BREAK_FREE; kind <= BREAK_SOFT; kind++)
		if (a->place[kind] > a->first)
			return stop_before(a->place[kind]);
	if (splits && (part = split_row(row, a->spans, room, false)) > 0)
		return (struct stop){ i, true, part };
	if (splits && (part = split_row(row, a->spans, room, true)) > 0)
		return (struct stop){ i, true, part };
	if (i > a->first)
		return stop_before(MAX(a->place[BREAK_HARD], a->first + 1));
	if (splits && (part = split_least(row, a->spans, room)) > 0)
		return (struct stop){ i, true, part };
	return stop_before(i + 1);
}

static void start_page(struct look_ahead *a, const struct placer *p)
{
	const struct strip *first = strip_at(a->galley, a->first);

	if (first->row)
		enter_table(a, first->row->table, p);
	if (wants_head(first))
		a->y += table_head_height(first->row->table);
}

static struct stop find_stop(struct look_ahead *a, const struct placer *p)
{
	start_page(a, p);
	for (guint i = a->first; i < a->galley->strips->len; i++) {
		const struct strip *strip = strip_at(a->galley, i);
		double before = i > a->first ? strip->before : 0, height;

		if (i > a->first && strip->new_page)
			return stop_before(i);
		if (i > a->first)
			a->place[strip->hold_on] = i;
		enter_table(a, strip->row ? strip->row->table : NULL, p);
		height = height_at(a, strip);
		if (a->y + before + height > a->limit + slack)
			return end_page(a, i, a->limit - a->y - before, height);
		a->y += before + height;
		if (strip->row)
			row_advance(strip->row, a->spans, height);
	}
	return stop_before(a->galley->strips->len);
}

/* ---- filling a page ---- */

static void fill_row(struct placer *p, struct strip *strip, bool top, const struct stop *stop)
{
	struct row *row = strip->row;
	bool entered = p->table != row->table;

	place_table(p, row->table);
	if (entered || top)
		place_table_top(p, row->table, top && wants_head(strip));
	if (!stop)
		take_whole(row);
	place_row(p, strip, stop ? stop->height : row_height(row, p->spans), !stop);
}

/* The strips from .. stop->strip, and the part of the row there. */
static void fill_page(struct placer *p, const struct galley *galley, guint from,
		      const struct stop *stop)
{
	guint end = stop->strip + (stop->within ? 1 : 0);

	for (guint i = from; i < end; i++) {
		struct strip *strip = strip_at(galley, i);
		guint last = i + 1;

		p->y += i > from ? strip->before : 0;
		if (strip->row) {
			fill_row(p, strip, i == from,
				 stop->within && i == stop->strip ? stop : NULL);
			continue;
		}
		place_table(p, NULL);
		while (last < end && !strip_at(galley, last)->row)
			last++;
		place_strips(p, galley->strips, i, last);
		i = last - 1;
	}
	place_open_spans(p);
	if (p->y > p->page->body.height + 1)
		diag_at(p->setter->diag, SPAN_NONE, MSG_PAGE_OVERFLOW,
			(size_t)p->pages->pages->len);
}

void page_cut(struct placer *p, const struct page_master *master, const struct galley *galley)
{
	struct stop stop = { 0, false, 0 };

	place_table(p, NULL);
	do {
		struct look_ahead a = { .galley = galley, .first = stop.strip };

		place_page(p, master);
		a.limit = p->page->body.height;
		if (galley->strips->len)
			stop = find_stop(&a, p);
		fill_page(p, galley, a.first, &stop);
		g_free(a.spans);
	} while (stop.strip < galley->strips->len);
	place_table(p, NULL);
}
