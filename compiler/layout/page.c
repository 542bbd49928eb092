/* Where pages end.
 *
 * A page takes strips until one does not fit, each with the footnotes that hang on it.  Then, in
 * this order: a row that may be split is split; the page ends at the last place where it may; at
 * the last place within what should stay together; a row is split anywhere; at the last place at
 * all.  A page ends earlier if the next one would hold next to nothing, or next to nothing of a table that
 * goes on there.  Nothing is looked at twice but the strips of one page.  How a row is split: page_split.c. */
#include "layout/page.h"

#include "layout/page_fill.h"
#include "layout/page_split.h"

#include <string.h>

/* Shares of a page's height: the least that a last page should hold, and the last page of a table of it;
 * how much of a page may stay empty to make either so; how much stays empty rather than that a few rows or
 * a spanning cell are parted; how much footnotes from the page before take where there is text besides. */
static const double short_end = 0.28, table_end = 0.12, white_for_end = 0.48, white_for_rows = 0.42,
		    most_carried = 0.6;

/* Where a page might end. */
struct place {
	guint strip;
	enum hold_on kind; /* of a break above it */
	double y;
};

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

/* ---- footnotes ---- */

static void tally_note(const struct look_ahead *a, struct tally *t, const struct note *note)
{
	const struct footnotes_style *style = &a->style->footnotes;
	double height = note_height(note);
	bool first = t->count == 0 && (t == &a->notes || a->notes.count == 0);

	t->height += height + (first ? style->before + style->thickness + style->after : style->gap);
	t->spare = height - note_least(note);
	if (t->count++ == 0)
		t->least = t->height - t->spare;
}

static void tally_strips(const struct look_ahead *a, struct tally *t, const GArray *strips,
			 guint from, guint to)
{
	for (guint i = from; i < to; i++)
		for (const struct note *n = g_array_index(strips, struct strip, i).notes; n; n = n->next)
			tally_note(a, t, n);
}

/* How many strips of a cell that spans rows stand within that height. */
static guint strips_within(const struct row *row, const struct cell *cell, double height)
{
	const GArray *strips = cell->galley.strips;
	guint stop = cell->next;

	while (stop < strips->len && strips_height(strips, cell->next, stop + 1) +
					     2 * row->table->style->pad_y <= height + slack)
		stop++;
	return stop;
}

void tally_row(const struct look_ahead *a, struct tally *t, const struct row *row, double part)
{
	for (size_t i = 0; row->noted && i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		guint stop = cell->galley.strips->len;

		if (part > 0)
			stop = cell->rows > 1 ? strips_within(row, cell, part) : cell->stop;
		/* One that spans rows has been counted when the page began. */
		if (cell->noted && !(cell->rows > 1 && row->begun))
			tally_strips(a, t, cell->galley.strips, cell->next, stop);
	}
}

static struct tally tally_strip(const struct look_ahead *a, const struct strip *strip)
{
	struct tally t = { 0 };

	if (strip->row)
		tally_row(a, &t, strip->row, 0);
	else
		for (const struct note *n = strip->notes; n; n = n->next)
			tally_note(a, &t, n);
	return t;
}

static void add_tally(struct look_ahead *a, const struct tally *t)
{
	if (!t->count)
		return;
	a->notes.height += t->height;
	a->notes.count += t->count;
	a->notes.spare = t->spare;
}

/* Those from the page before, and those of cells that reach from there. */
static void tally_carried(struct look_ahead *a, const struct placer *p)
{
	for (guint i = 0; i < p->notes->len; i++)
		tally_note(a, &a->notes, p->notes->pdata[i]);
	a->carries = p->notes->len > 0;
	a->full = a->notes.height > a->page * most_carried;
	a->notes.height = MIN(a->notes.height, a->page * most_carried);
	for (size_t c = 0; a->table && c < a->table->columns; c++) {
		const struct cell *cell = a->spans[c].cell;

		if (cell && cell->noted)
			tally_strips(a, &a->notes, cell->galley.strips, cell->next,
				     cell->galley.strips->len);
	}
}

/* ---- the end of a page ---- */

static double height_at(const struct look_ahead *a, const struct strip *strip)
{
	return strip->row ? row_height(strip->row, a->spans) : strip->height;
}

static struct stop stop_before(guint strip)
{
	return (struct stop){ strip, false, 0 };
}

static const struct place *place_at(const struct look_ahead *a, guint i)
{
	return &g_array_index(a->places, struct place, i);
}

/* The last place of that kind or better, or NULL. */
static const struct place *last_place(const struct look_ahead *a, enum hold_on kind)
{
	for (guint i = a->places->len; i-- > 0;)
		if (place_at(a, i)->kind <= kind)
			return place_at(a, i);
	return NULL;
}

static double white_below(const struct look_ahead *a, const struct place *place)
{
	return (a->page - a->notes.height - place->y) / a->page;
}

/* The best place for the page to end, but for what only need commends; NULL if there is none. */
static const struct place *good_place(const struct look_ahead *a)
{
	const struct place *best = last_place(a, BREAK_FREE);

	for (enum hold_on kind = BREAK_ROWS; kind <= BREAK_SPAN; kind++)
		if (!best || white_below(a, best) > white_for_rows)
			best = last_place(a, kind);
	return best ? best : last_place(a, BREAK_SOFT);
}

/* The row that does not fit, split as well as it can be; `else_at`, if it cannot be. */
static struct stop split_at(const struct look_ahead *a, guint i, double room, struct stop else_at)
{
	struct row *row = strip_at(a->galley, i)->row;
	double part = split_best(a, row, room);

	for (enum split how = SPLIT_WELL; how <= SPLIT_SOMEHOW; how++) {
		if (part > 0 || (part = split_row(a, row, room, how)) > 0)
			return (struct stop){ i, true, part };
		if (how == SPLIT_ANYWHERE && (i > a->first || a->carries))
			break;
	}
	return else_at;
}

/* Where nothing may end: rather between two blocks than between two lines. */
static struct stop stop_somewhere(const struct look_ahead *a, guint i)
{
	for (guint k = a->places->len; k-- > 0;)
		if (strip_at(a->galley, place_at(a, k)->strip)->line == 0)
			return stop_before(place_at(a, k)->strip);
	return stop_before(i);
}

/* Strip i does not fit in `room`. */
static struct stop end_page(struct look_ahead *a, guint i, double room, double height)
{
	struct row *row = strip_at(a->galley, i)->row;
	bool splits = row && !row->head;
	const struct place *place = good_place(a);
	struct stop stop = stop_somewhere(a, i);
	double part = 0;

	if (splits && wants_split(a, row, height, room))
		part = split_best(a, row, room);
	if (part > 0)
		return (struct stop){ i, true, part };
	if (place)
		return stop_before(place->strip);
	if (splits)
		stop = split_at(a, i, room, stop);
	if (stop.within || i > a->first || a->carries)
		return stop;
	if (splits && (part = split_least(row, a->spans, room)) > 0)
		return (struct stop){ i, true, part };
	return stop_before(i + 1);
}

static bool is_of(const struct strip *strip, const struct table *table)
{
	return strip->row && strip->row->table == table;
}

/* The height of what would be left for later pages, of the table or (NULL) up to the last page's end, if it
 * is less than `enough`; else that. */
static double rest_height(const struct look_ahead *a, const struct stop *stop, const struct table *table,
			  double enough)
{
	const struct galley *galley = a->galley;
	double height = 0;

	for (guint i = stop->strip; i < galley->strips->len && height < enough; i++) {
		const struct strip *strip = strip_at(galley, i);

		if ((i > stop->strip && strip->new_page) || (table && !is_of(strip, table)))
			break;
		height += strip->height;
		if (strip->row)
			height += row_height(strip->row, is_of(strip, a->table) ? a->spans : NULL);
		if (i == stop->strip && stop->within)
			height -= stop->height;
		else if (i > stop->strip)
			height += strip->before;
	}
	return MIN(height, enough);
}

/* Whether the page may end there instead: at a free place above, or before the row that is split, which is
 * better whole than alone with what is left of it. */
static bool may_give(const struct place *place, const struct stop *stop)
{
	if (place->strip == stop->strip)
		return stop->within && place->kind <= BREAK_ROWS;
	return place->kind == BREAK_FREE && place->strip < stop->strip;
}

/* Later pages should hold more than a line or two of the table, or (NULL) of the sequence: the page before
 * gives some of its own, as much as is wanted or as it can. */
static struct stop mend_rest(const struct look_ahead *a, struct stop stop, const struct table *table,
			     double enough, double white)
{
	double rest, end = a->y + stop.height;
	struct stop mended = stop;

	if (stop.strip >= a->galley->strips->len || a->carries ||
	    (rest = rest_height(a, &stop, table, enough)) >= enough)
		return stop;
	for (guint i = a->places->len; i-- > 0;) {
		const struct place *place = place_at(a, i);

		if (place->strip == stop.strip)
			end = place->y + stop.height;
		if (white_below(a, place) > white)
			break;
		if (may_give(place, &stop))
			mended = stop_before(place->strip);
		if (mended.strip == place->strip && rest + end - place->y >= enough)
			break;
	}
	return mended;
}

/* The table that is parted where the page ends, or NULL. */
static const struct table *parted(const struct galley *galley, guint first, const struct stop *stop)
{
	const struct row *row = stop->strip < galley->strips->len ? strip_at(galley, stop->strip)->row : NULL;
	bool goes_on = row && (stop->within || (stop->strip > first &&
						is_of(strip_at(galley, stop->strip - 1), row->table)));

	return goes_on ? row->table : NULL;
}

static struct stop mend_end(const struct look_ahead *a, struct stop stop)
{
	struct stop mended = mend_rest(a, stop, NULL, a->page * short_end, white_for_end);
	const struct table *table = parted(a->galley, a->first, &mended);

	return table ? mend_rest(a, mended, table, a->page * table_end, white_for_rows) : mended;
}

static void start_page(struct look_ahead *a, const struct placer *p)
{
	const struct strip *first = strip_at(a->galley, a->first);

	if (first->row)
		enter_table(a, first->row->table, p);
	if (head_repeats(first->row))
		a->y += table_head_height(first->row->table, a->style);
	tally_carried(a, p);
}

/* The space that footnotes take on this page. */
static double notes_height(const struct look_ahead *a)
{
	return a->notes.height - (a->tight ? a->notes.spare : 0);
}

/* Whether a strip of that height fits with its footnotes, be it that the last of these goes on
 * upon the next page.  At the top of a page it is enough that the first of them begins, unless
 * it is a row, which may be split. */
static bool takes(struct look_ahead *a, const struct strip *strip, double height,
		  struct tally *notes)
{
	double room = a->limit - a->y + slack - height, all = a->notes.height + notes->height;

	if (notes->count && a->full)
		return false;
	if (all <= room)
		return true;
	if (notes->count && a->places->len == 0 && !a->carries && !strip->row)
		notes->spare = notes->height - notes->least;
	if (notes->count ? all - notes->spare > room : notes_height(a) > room)
		return false;
	a->tight = a->tight || notes->count;
	return true;
}

static struct stop find_stop(struct look_ahead *a, const struct placer *p)
{
	start_page(a, p);
	for (guint i = a->first; i < a->galley->strips->len; i++) {
		const struct strip *strip = strip_at(a->galley, i);
		double before = strip_top(strip, a->y, i == a->first) - a->y, height;
		struct place place = { i, strip->hold_on, a->y };
		struct tally notes = tally_strip(a, strip);

		if (i > a->first && (strip->new_page || (a->tight && strip->hold_on == BREAK_FREE)))
			return stop_before(i);
		if (i > a->first)
			g_array_append_val(a->places, place);
		enter_table(a, strip->row ? strip->row->table : NULL, p);
		height = height_at(a, strip);
		if (!takes(a, strip, before + height, &notes))
			return mend_end(a, end_page(a, i, a->limit - a->y - notes_height(a) - before,
						    height));
		add_tally(a, &notes);
		a->y += before + height;
		if (strip->row)
			row_advance(strip->row, a->spans, height);
	}
	return stop_before(a->galley->strips->len);
}

/* ---- all pages ---- */

/* What the page leaves empty because what follows does not fit: a break that is asked for is no place. */
static double white_at(const struct look_ahead *a, const struct stop *stop)
{
	guint i = stop->strip - a->first; /* places are after the strip before them */

	if (stop->within || i == 0 || i > a->places->len)
		return 0;
	return MAX(a->limit - a->notes.height - place_at(a, i - 1)->y, 0);
}

/* One page from `stop`, which then says where it ended. */
static void cut_one(struct placer *p, const struct galley *galley, struct stop *stop, GArray *places)
{
	struct look_ahead a = { .galley = galley, .style = p->setter->style, .places = places };
	struct filling filling = { .first = stop->strip };

	g_array_set_size(places, 0);
	a.first = stop->strip;
	a.page = a.limit = p->page->body.height;
	if (stop->strip < galley->strips->len)
		*stop = find_stop(&a, p);
	filling.stop = *stop;
	filling.parted = parted(galley, a.first, stop);
	filling.white = white_at(&a, stop);
	page_fill(p, galley, &filling);
	g_free(a.spans);
}

void page_cut(struct placer *p, const struct page_master *master, const struct galley *galley)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(struct place));
	struct stop stop = { 0, false, 0 };

	place_table(p, NULL);
	p->notes = g_ptr_array_new();
	do {
		place_page(p, master);
		cut_one(p, galley, &stop, places);
	} while (stop.strip < galley->strips->len || p->notes->len);
	place_table(p, NULL);
	g_ptr_array_unref(p->notes);
	g_array_unref(places);
}

/* Moves what was placed since `from` down. */
static void lower(struct page *page, guint from, double by)
{
	for (guint i = from; i < page->items->len; i++)
		g_array_index(page->items, struct item, i).box.y += by;
}

void page_place(struct placer *p, const struct galley *galley, const struct page_area *area)
{
	struct filling all = { .stop = { .strip = galley->strips->len } };
	guint from = p->page->items->len;
	double spare;

	p->page->body = area->box;
	p->y = 0;
	p->notes = g_ptr_array_new();
	place_table(p, NULL);
	if (galley->strips->len)
		page_fill(p, galley, &all);
	place_table(p, NULL);
	g_ptr_array_unref(p->notes);
	spare = MAX(area->box.height - p->y, 0);
	if (area->seat == SEAT_MIDDLE || area->seat == SEAT_BOTTOM)
		lower(p->page, from, area->seat == SEAT_MIDDLE ? spare / 2 : spare);
}
