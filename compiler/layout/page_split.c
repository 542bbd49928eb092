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

double split_best(const struct look_ahead *a, struct row *row, double room)
{
	double part = split_row(a, row, room, SPLIT_PARAGRAPHS);

	return part > 0 && room - part <= row->table->style->most_white ? part : split_row(a, row, room, SPLIT_WELL);
}

/* Rows stay whole if little of the page is left empty for it; higher ones if it is still less, but more for
 * one of which only some lines would go over. */
bool wants_split(const struct look_ahead *a, const struct row *row, double height, double room)
{
	static const double less_white = 0.75, some_lines = 2.5, more_white = 1.5;
	const struct table_style *style = row->table->style;
	double white = height <= style->whole_row ? style->most_white : style->most_white * less_white;

	if (height - room < some_lines * style->text->leading)
		white *= more_white;
	return row->begun || height > a->page || room > white;
}
