/* Filling a page: what stands on it is known, each strip and row gets its place.
 *
 * Rows with room to write share what the page leaves empty, alike: a form is to be filled in, and a taller
 * row is more room. */
#include "layout/page_fill.h"

#include "layout/overflow.h"

static void take_whole(struct row *row)
{
	for (size_t i = 0; i < row->count; i++)
		row->cells[i].stop = row->cells[i].galley.strips->len;
}

/* The table that stands last on the page, or NULL. */
static const struct table *last_table(const struct galley *galley, const struct filling *f)
{
	const struct row *row = f->stop.strip > f->first ? strip_at(galley, f->stop.strip - 1)->row : NULL;

	return row ? row->table : NULL;
}

/* What goes on from the page before has its boxes to tick there. */
static bool grows(const struct row *row, const struct table *last)
{
	return row && row->grows && !row->begun && row->table == last;
}

/* By how much each row with room to write grows: those of the last table, for what comes after a table
 * stands on the grid. */
static double growth(const struct galley *galley, const struct filling *f, const struct table *last)
{
	unsigned growing = 0;

	for (guint i = f->first; i < f->stop.strip; i++)
		growing += grows(strip_at(galley, i)->row, last);
	return growing ? f->white / growing : 0;
}

/* The row, by `more` higher than it is, or, if it is split at `stop`, its part. */
static void fill_row(struct placer *p, struct strip *strip, bool top, const struct stop *stop, double more)
{
	struct row *row = strip->row;
	bool entered = p->table != row->table;

	place_table(p, row->table);
	if (entered || top)
		place_table_top(p, row->table, top && head_repeats(row));
	if (stop) {
		place_row(p, strip, stop->height, false);
		return;
	}
	take_whole(row);
	place_row(p, strip, row_height(row, p->spans) + more, true);
}

/* The strips up to where the page ends, and the part of the row there. */
static void fill_strips(struct placer *p, const struct galley *galley, const struct filling *f)
{
	guint end = f->stop.strip + (f->stop.within ? 1 : 0);
	const struct table *last = last_table(galley, f);
	double more = growth(galley, f, last);

	for (guint i = f->first; i < end; i++) {
		struct strip *strip = strip_at(galley, i);
		guint next = i + 1;

		if (!strip->row || strip->row->table != p->table)
			place_table_end(p, false);
		p->y = strip_top(strip, p->y, i == f->first);
		if (strip->row) {
			fill_row(p, strip, i == f->first,
				 f->stop.within && i == f->stop.strip ? &f->stop : NULL,
				 grows(strip->row, last) ? more : 0);
			continue;
		}
		place_table(p, NULL);
		while (next < end && !strip_at(galley, next)->row)
			next++;
		place_strips(p, galley->strips, i, next);
		i = next - 1;
	}
}

void page_fill(struct placer *p, const struct galley *galley, const struct filling *f)
{
	guint placed = p->page->items->len;

	fill_strips(p, galley, f);
	place_open_spans(p);
	place_table_end(p, p->table && f->parted == p->table);
	if (p->y > p->page->body.height + 1)
		overflow_report(p->setter, p->pages->pages->len - 1, p->page->items, placed);
	place_notes(p);
}
