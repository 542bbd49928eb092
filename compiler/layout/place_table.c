/* Placing table rows: cells side by side, cells that span rows, and repeated headers. */
#include "layout/place.h"

#include <string.h>

/* ---- cells ---- */

static void place_label(struct placer *p, const struct cell *cell, double y)
{
	const GArray *rest = p->table->rest.strips;
	bool repeating = p->repeating;

	p->repeating = true;
	y = place_column(p, cell->galley.strips, 0, cell->label, y);
	p->shift = cell->left - p->table->left;
	place_column(p, rest, 0, rest->len, y);
	p->shift = 0;
	p->repeating = repeating;
}

static void place_upright(struct placer *p, double x, double y, double height, double thickness,
			  struct colour colour)
{
	if (thickness > 0)
		place_shape(p, ITEM_RULE, (struct area){ x - thickness / 2, y, thickness, height },
			    colour, (struct colour){ 0 });
}

/* Each cell has the rule at its right; the first one that at its left, too. */
static void place_sides(struct placer *p, const struct cell *cell, const struct area *box)
{
	const struct table_style *style = p->table->style;
	bool last = cell->column + cell->columns >= p->table->columns;

	if (cell->column == 0)
		place_upright(p, box->x, box->y, box->height, style->side_rule, style->frame_colour);
	place_upright(p, box->x + box->width, box->y, box->height,
		      last ? style->side_rule : style->column_rule,
		      last ? style->frame_colour : style->rule_colour);
}

static void place_cell(struct placer *p, struct cell *cell, double top, double height, bool begun)
{
	const struct table_style *style = p->table->style;
	struct area box = { cell->left, top, cell->width, height };
	double inset = style->pad_x / 2 + 1;

	place_shape(p, ITEM_RECT, box, cell->fill, (struct colour){ 0 });
	if (cell->frame.set)
		place_shape(
			p, ITEM_RECT,
			(struct area){box.x + inset, box.y + 3, box.width - 2 * inset, height - 6},
			(struct colour){0}, cell->frame);
	place_sides(p, cell, &box);
	if (cell_repeats(cell, begun))
		place_label(p, cell, top + style->pad_y);
	else
		place_column(p, cell->galley.strips, cell->next, cell->stop, top + style->pad_y);
	cell->next = cell->stop;
}

/* ---- grounds and rules ---- */

/* Whether a cell from a row above covers the column. */
static bool covered(const struct placer *p, size_t column)
{
	for (size_t c = 0; c <= column; c++)
		if (p->spans[c].cell && c + p->spans[c].cell->columns > column)
			return true;
	return false;
}

/* Calls for every stretch of columns that no cell from above covers. */
static void place_stretches(struct placer *p,
			    void (*place)(struct placer *p, double x, double width, double y,
					  const void *context),
			    double y, const void *context)
{
	const double *edges = p->table->edges;

	for (size_t c = 0, end; c < p->table->columns; c = end) {
		end = c + 1;
		if (covered(p, c))
			continue;
		while (end < p->table->columns && !covered(p, end))
			end++;
		place(p, edges[c], edges[end] - edges[c], y, context);
	}
}

struct row_fill {
	double height;
	struct colour colour;
};

static void place_fill(struct placer *p, double x, double width, double y, const void *context)
{
	const struct row_fill *fill = context;

	place_shape(p, ITEM_RECT, (struct area){ x, y, width, fill->height }, fill->colour,
		    (struct colour){ 0 });
}

static void place_row_rule(struct placer *p, double x, double width, double y, const void *context)
{
	const struct table_style *style = p->table->style;

	(void)context;
	place_rule(p, x, width, y, style->rule, style->rule_colour);
}

static void place_row_ground(struct placer *p, const struct row *row, double height)
{
	struct row_fill fill = { height, row->fill };

	place_stretches(p, place_fill, p->y, &fill);
	place_shape(p, ITEM_RECT, (struct area){ p->table->left, p->y, 2, height }, row->edge,
		    (struct colour){ 0 });
}

/* ---- cells that span rows ---- */

/* What was placed last moves up to where its cell begins: items are in reading order. */
static void move_items(struct placer *p, guint from, guint to)
{
	GArray *items = p->page->items;
	guint count = items->len - from;
	struct item *moved;

	if (!count || from == to)
		return;
	moved = g_memdup2(&g_array_index(items, struct item, from), count * sizeof *moved);
	g_array_set_size(items, from);
	g_array_insert_vals(items, to, moved, count);
	for (size_t c = 0; c < p->table->columns; c++)
		if (p->spans[c].cell && p->spans[c].first > to)
			p->spans[c].first += count;
	g_free(moved);
}

static void place_span(struct placer *p, struct span_cell *s)
{
	guint from = p->page->items->len;

	place_cell(p, s->cell, s->top, s->used, s->begun);
	move_items(p, from, s->first);
}

static void open_spans(struct placer *p, const struct row *row, double top, guint first)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows > 1)
			p->spans[row->cells[i].column] = (struct span_cell){
				.cell = &row->cells[i], .left = (unsigned)row->cells[i].rows,
				.top = top, .first = first };
}

/* A cell that spans rows is placed when its last row is, for only then its height is known. */
static void close_spans(struct placer *p)
{
	for (size_t c = 0; c < p->table->columns; c++) {
		struct span_cell *s = &p->spans[c];

		if (!s->cell || --s->left > 0)
			continue;
		s->cell->stop = s->cell->galley.strips->len;
		place_span(p, s);
		s->cell = NULL;
	}
}

/* ---- rows ---- */

static bool is_last_head(const struct table *t, const struct row *row)
{
	return t->head_rows > 0 && t->head[t->head_rows - 1].row == row;
}

/* Below the row above; the heavier one under the last header row. */
static void place_rule_above(struct placer *p)
{
	const struct table *t = p->table;

	if (p->above && is_last_head(t, p->above))
		place_rule(p, t->left, t->width, p->y, t->style->head_rule, t->style->frame_colour);
	else if (p->above)
		place_stretches(p, place_row_rule, p->y, NULL);
	p->above = NULL;
}

void place_row(struct placer *p, struct strip *strip, double height, bool whole)
{
	struct row *row = strip->row;

	place_row_ground(p, row, height);
	place_rule_above(p); /* on the ground of the rows above and below it */
	if (!row->begun)
		place_strip(p, strip, p->y);
	if (!row->begun)
		open_spans(p, row, p->y, p->page->items->len);
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows == 1)
			place_cell(p, &row->cells[i], p->y, height, row->begun);
	for (size_t c = 0; c < p->table->columns; c++)
		p->spans[c].used += height;
	row->begun = !whole;
	if (whole)
		close_spans(p);
	p->y += height;
	p->above = row;
}

/* The last place within that height where the cell may be split; at least one strip if it had
 * to wait for this page already. */
static guint span_stop(const struct table_style *style, const struct span_cell *s)
{
	const GArray *strips = s->cell->galley.strips;
	guint next = s->cell->next, best = next;

	for (guint stop = next + 1; stop <= strips->len; stop++) {
		if (strips_height(strips, next, stop) + 2 * style->pad_y > s->used + 0.01)
			break;
		if (stop == strips->len ||
		    g_array_index(strips, struct strip, stop).hold_on == BREAK_FREE)
			best = stop;
	}
	return best == next && s->waited ? MIN(next + 1, strips->len) : best;
}

void place_open_spans(struct placer *p)
{
	for (size_t c = 0; p->table && c < p->table->columns; c++) {
		struct span_cell *s = &p->spans[c];

		if (!s->cell)
			continue;
		s->cell->stop = span_stop(p->table->style, s);
		s->waited = s->cell->stop == s->cell->next;
		place_span(p, s);
		s->begun = s->begun || !s->waited;
		s->used = 0;
	}
}

/* ---- tables ---- */

void place_table(struct placer *p, const struct table *table)
{
	if (p->table == table)
		return;
	g_free(p->spans);
	p->table = table;
	p->above = NULL;
	p->spans = table ? g_new0(struct span_cell, table->columns) : NULL;
}

static void rewind_row(struct row *row)
{
	row->begun = false;
	for (size_t i = 0; i < row->count; i++) {
		row->cells[i].next = 0;
		row->cells[i].stop = row->cells[i].galley.strips->len;
	}
}

/* The caption with "continued" and the space below it. */
static double continued_height(const struct table *table, const struct text_style *style)
{
	const GArray *strips = table->continued.strips;

	return strips->len ? strips_height(strips, 0, strips->len) + style->after : 0;
}

double table_head_height(const struct table *table, const struct layout_style *style)
{
	struct span_cell *spans = g_new0(struct span_cell, table->columns);
	double height = continued_height(table, style->continued);

	for (size_t r = 0; r < table->head_rows; r++) {
		struct row *row = table->head[r].row;
		double h;

		rewind_row(row);
		h = row_height(row, spans);
		row_advance(row, spans, h);
		height += h;
	}
	g_free(spans);
	return height;
}

static void place_continued(struct placer *p)
{
	const GArray *strips = p->table->continued.strips;

	if (!strips->len)
		return;
	place_strips(p, strips, 0, strips->len);
	p->y += p->setter->style->continued->after;
}

/* The header has spans of its own; those of the body's rows wait. */
static void place_heads(struct placer *p)
{
	struct span_cell *body = p->spans;

	p->spans = g_new0(struct span_cell, p->table->columns);
	for (size_t r = 0; r < p->table->head_rows; r++) {
		struct strip *head = &p->table->head[r];

		rewind_row(head->row);
		place_row(p, head, row_height(head->row, p->spans), true);
	}
	g_free(p->spans);
	p->spans = body;
}

void place_table_top(struct placer *p, const struct table *table, bool again)
{
	place_table(p, table);
	p->repeating = true;
	if (again)
		place_continued(p);
	place_rule(p, table->left, table->width, p->y, table->style->top_rule,
		   table->style->frame_colour);
	if (again)
		place_heads(p);
	p->repeating = false;
	for (size_t c = 0; c < table->columns; c++) {
		p->spans[c].top = p->y;
		p->spans[c].first = p->page->items->len;
	}
}

/* A rule between rows where the table only goes on upon the next page, unless its frame closes there. */
static bool ends_thin(const struct table_style *style, bool goes_on)
{
	return style->bottom_rule <= 0 || (goes_on && style->side_rule <= 0);
}

void place_table_end(struct placer *p, bool goes_on)
{
	const struct table *t = p->above ? p->table : NULL; /* none of it may stand on this page */

	if (t && ends_thin(t->style, goes_on))
		place_rule(p, t->left, t->width, p->y, t->style->rule, t->style->rule_colour);
	else if (t)
		place_rule(p, t->left, t->width, p->y, t->style->bottom_rule, t->style->frame_colour);
	p->above = NULL;
}
