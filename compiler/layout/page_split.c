#include "layout/page_split.h"

/* A cell whose label is repeated where its row goes on has ended by then. */
static bool may_end(const struct cell *cell, guint stop, enum split how)
{
	const GArray *strips = cell->galley.strips;
	const struct strip *next = &g_array_index(strips, struct strip, stop);

	if (stop == strips->len || how >= SPLIT_ANYWHERE)
		return true;
	return !cell->label && next->hold_on == BREAK_FREE && (next->begins || how != SPLIT_PARAGRAPHS);
}

/* Sets cell->stop to the last good place within that height; false if there is none. */
static bool split_cell(struct cell *cell, double height, enum split how)
{
	const GArray *strips = cell->galley.strips;
	guint best = cell->next;

	for (guint stop = cell->next + 1; stop <= strips->len; stop++) {
		if (strips_height(strips, cell->next, stop) > height + slack)
			break;
		if (may_end(cell, stop, how))
			best = stop;
	}
	cell->stop = best;
	return best > cell->next || cell->next == strips->len;
}

/* The height that cells from rows above, which end in this row, would need below its top. */
static double span_need(const struct row *row, const struct span_cell *spans)
{
	double need = 0;

	for (size_t c = 0; c < row->table->columns; c++)
		if (spans[c].cell && spans[c].left == 1)
			need = MAX(need, cell_height(row->table, spans[c].cell, spans[c].begun) -
						 spans[c].used);
	return need;
}

/* The height of the part up to the cells' stops, or 0 if nothing would be left for later: then
 * the row is no higher than its text, and splitting does not help. */
static double part_height(const struct row *row, const struct span_cell *spans, double room)
{
	double pads = 2 * row->table->style->pad_y, height = 0, need = span_need(row, spans);
	bool rest = need > MAX(room, 0) + slack; /* a head may leave no room at all */

	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		double own = strips_height(cell->galley.strips, cell->next, cell->stop);

		if (cell->rows > 1)
			continue;
		if (cell_repeats(cell, row->begun))
			own = cell_height(row->table, cell, true) - pads;
		height = MAX(height, own);
		rest = rest || cell->stop < cell->galley.strips->len;
	}
	if (height > 0)
		height += pads;
	return rest ? MAX(height, MIN(need, room)) : 0;
}

/* Splits the row so that its part is at most `room` high; its height, or 0 if it cannot be. */
static double split_lines(struct row *row, const struct span_cell *spans, double room, enum split how)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows == 1 &&
		    !split_cell(&row->cells[i], room - 2 * row->table->style->pad_y, how))
			return 0;
	return part_height(row, spans, room);
}

/* There is to be room for the footnotes of the part: it may be these that do not fit, not the lines. */
double split_row(const struct look_ahead *a, struct row *row, double room, enum split how)
{
	double lines = MIN(room, row_height(row, a->spans) - 1), part;

	while (lines > 0 && (part = split_lines(row, a->spans, lines, how)) > 0) {
		struct tally t = { 0 };
		double over;

		tally_row(a, &t, row, part);
		over = part + (how == SPLIT_SOMEHOW ? t.least : t.height - t.spare) - room;
		if (over <= slack && !(a->full && t.count))
			return part;
		lines = MIN(lines, part) - 1; /* a line less, and perhaps a mark */
	}
	return 0;
}

double split_least(struct row *row, const struct span_cell *spans, double room)
{
	for (size_t i = 0; i < row->count; i++)
		row->cells[i].stop = MIN(row->cells[i].next + 1, row->cells[i].galley.strips->len);
	return part_height(row, spans, room);
}

/* The height of the longest of a row's cells: what of it stands in the part, or goes over to the next page. */
static double longest(const struct row *row, bool over)
{
	double height = 0;

	for (size_t i = 0; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		guint last = cell->galley.strips->len;

		if (cell->rows == 1)
			height = MAX(height, strips_height(cell->galley.strips, over ? cell->stop : cell->next,
							   over ? last : cell->stop));
	}
	return height;
}

/* A split whose parts both hold several lines, or 0; what spans rows and ends in this one is not looked at. */
static double split_several(const struct look_ahead *a, struct row *row, double room, enum split how)
{
	static const unsigned several = 4;
	double least = several * row->table->style->text->leading - slack;
	double part = split_row(a, row, room, how), lack;

	if (span_need(row, a->spans) > 0)
		return part;
	while (part > 0 && (lack = least - longest(row, true)) > 0)
		part = split_row(a, row, MIN(room, part) - MAX(lack, 1), how);
	return longest(row, false) >= least ? part : 0;
}

double split_best(const struct look_ahead *a, struct row *row, double room)
{
	static const double white_for_paragraph = 0.2;
	double part = split_several(a, row, room, SPLIT_PARAGRAPHS);
	bool fills = part > 0 && room - part <= a->page * white_for_paragraph;

	return fills ? part : split_several(a, row, room, SPLIT_WELL);
}

/* A row that fits a page, below the table's head, stays whole unless too much of this one would be left empty
 * for it. */
bool wants_split(const struct look_ahead *a, const struct row *row, double height, double room)
{
	double most = a->page - table_head_height(row->table, a->style);

	return row->begun || height > most || room > a->page * row->table->style->most_white;
}
