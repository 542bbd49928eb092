#include "layout/table_height.h"

bool cell_repeats(const struct cell *cell, bool begun)
{
	return begun && cell->label && cell->next == cell->galley.strips->len;
}

bool head_repeats(const struct row *row)
{
	return row && !row->head && (!row->first || row->begun);
}

static double label_height(const struct table *table, const struct cell *cell)
{
	const GArray *rest = table->rest.strips;

	return strips_height(cell->galley.strips, 0, cell->label) +
	       strips_height(rest, 0, rest->len);
}

double cell_height(const struct table *table, const struct cell *cell, bool begun)
{
	const GArray *strips = cell->galley.strips;
	double height = cell_repeats(cell, begun) ? label_height(table, cell)
		: strips_height(strips, cell->next, strips->len);

	if (height > 0)
		height += 2 * table->style->pad_y;
	return begun ? height : MAX(height, cell->min_height);
}

double row_height(const struct row *row, const struct span_cell *spans)
{
	const struct table *t = row->table;
	double height = row->begun ? 0 : 2 * t->style->pad_y + t->style->text->leading;

	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows == 1)
			height = MAX(height, cell_height(t, &row->cells[i], row->begun));
	for (size_t c = 0; spans && c < t->columns; c++)
		if (spans[c].cell && spans[c].left == 1)
			height = MAX(height, cell_height(t, spans[c].cell, spans[c].begun) -
						     spans[c].used);
	return height;
}

void row_advance(const struct row *row, struct span_cell *spans, double height)
{
	for (size_t i = 0; i < row->count && !row->begun; i++)
		if (row->cells[i].rows > 1)
			spans[row->cells[i].column] =
				(struct span_cell){ .cell = &row->cells[i],
						    .left = (unsigned)row->cells[i].rows };
	for (size_t c = 0; c < row->table->columns; c++) {
		spans[c].used += height;
		if (spans[c].cell && --spans[c].left == 0)
			spans[c].cell = NULL;
	}
}
