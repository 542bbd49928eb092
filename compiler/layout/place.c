#include "layout/place.h"

#include <string.h>

void place_page(struct placer *p, const struct page_master *master)
{
	struct page *page = g_new0(struct page, 1);

	page->width = master->width;
	page->height = master->height;
	page->body = (struct area){ master->left, master->top,
				    master->width - master->left - master->right,
				    master->height - master->top - master->bottom };
	page->items = g_array_new(FALSE, TRUE, sizeof(struct item));
	g_ptr_array_add(p->pages->pages, page);
	p->page = page;
	p->y = 0;
}

static struct item *place_item(struct placer *p, const struct item *item, double y)
{
	struct item *placed;

	g_array_append_val(p->page->items, *item);
	placed = &g_array_index(p->page->items, struct item, p->page->items->len - 1);
	placed->box.x += p->page->body.x;
	placed->left += p->page->body.x;
	placed->right += p->page->body.x;
	placed->box.y += p->page->body.y + y;
	return placed;
}

static void place_shape(struct placer *p, enum item_kind kind, struct area box, struct colour fill,
			struct colour stroke)
{
	struct item item = { 0 };

	if (!fill.set && !stroke.set)
		return;
	item.kind = kind;
	item.box = (struct area){ box.x, 0, box.width, box.height };
	item.left = box.x;
	item.right = box.x + box.width;
	item.rect.fill = fill;
	item.rect.stroke = stroke;
	item.rect.stroke_width = 0.6;
	place_item(p, &item, box.y);
}

static void place_rule(struct placer *p, double x, double width, double y, double thickness,
		       struct colour colour)
{
	if (thickness > 0)
		place_shape(p, ITEM_RULE, (struct area){ x, y - thickness / 2, width, thickness },
			    colour, (struct colour){ 0 });
}

/* ---- strips ---- */

static void place_anchor(struct placer *p, const struct item *item)
{
	struct anchor *anchor = g_new(struct anchor, 1);

	*anchor = (struct anchor){ p->pages->pages->len - 1, item->box.x, item->box.y };
	if (g_hash_table_contains(p->pages->anchors, item->anchor)) {
		diag_at(p->setter->diag, SPAN_NONE, MSG_FLOW_ID_TWICE, item->anchor);
		p->setter->failed = true;
	}
	g_hash_table_insert(p->pages->anchors, (void *)item->anchor, anchor);
}

static void place_bookmark(struct placer *p, const struct block *heading, double y)
{
	struct outline_entry entry = { heading->level, NULL, p->pages->pages->len - 1,
				       p->page->body.y + y };
	char *title = pool_copy(p->setter->pool, heading->text->text, heading->text->length);

	for (char *c = title; *c; c++)
		if (*c == '\t' || *c == '\n')
			*c = ' ';
	entry.title = title;
	g_array_append_val(p->pages->outline, entry);
}

static void place_strip(struct placer *p, const struct strip *strip, double y)
{
	for (size_t i = 0; i < strip->count; i++) {
		struct item *item;

		if (p->repeating && strip->items[i].kind == ITEM_LINK)
			continue;
		item = place_item(p, &strip->items[i], y);
		if (p->repeating)
			item->node = NULL;
		item->unit = strip->unit;
		item->line = strip->line;
		item->lines = strip->lines;
		if (item->kind == ITEM_ANCHOR && !p->repeating)
			place_anchor(p, item);
	}
	if (strip->heading)
		place_bookmark(p, strip->heading, y);
}

/* Behind all strips of a framed paragraph that stand on this page. */
static void place_frame(struct placer *p, const GArray *strips, guint from, guint to, double y)
{
	const struct frame *f = g_array_index(strips, struct strip, from).frame;
	guint end = from;
	double height;

	while (end < to && g_array_index(strips, struct strip, end).frame == f)
		end++;
	height = strips_height(strips, from, end);
	place_shape(p, ITEM_RECT, (struct area){ f->left, y, f->width, height }, f->fill,
		    (struct colour){ 0 });
	place_shape(p, ITEM_RECT, (struct area){ f->left, y, 2, height }, f->edge,
		    (struct colour){ 0 });
}

static double place_column(struct placer *p, const GArray *strips, guint from, guint to, double y)
{
	for (guint i = from; i < to; i++) {
		const struct strip *strip = &g_array_index(strips, struct strip, i);

		y += i > from ? strip->before : 0;
		if (strip->frame &&
		    (i == from || g_array_index(strips, struct strip, i - 1).frame != strip->frame))
			place_frame(p, strips, i, to, y);
		place_strip(p, strip, y);
		y += strip->height;
	}
	return y;
}

void place_strips(struct placer *p, const GArray *strips, guint from, guint to)
{
	p->y = place_column(p, strips, from, to, p->y);
}

/* ---- rows ---- */

double cell_height(const struct table_style *style, const struct cell *cell, bool begun)
{
	const GArray *strips = cell->galley.strips;
	double height = strips_height(strips, cell->next, strips->len);

	if (height > 0)
		height += 2 * style->pad_y;
	return begun ? height : MAX(height, cell->min_height);
}

double row_height(const struct row *row, const struct span_cell *spans)
{
	const struct table_style *style = row->table->style;
	double height = row->begun ? 0 : 2 * style->pad_y + style->text->leading;

	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows == 1)
			height = MAX(height, cell_height(style, &row->cells[i], row->begun));
	for (size_t c = 0; c < row->table->columns; c++)
		if (spans[c].cell && spans[c].left == 1)
			height = MAX(height,
				     cell_height(style, spans[c].cell, false) - spans[c].used);
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

static void place_cell(struct placer *p, struct cell *cell, double top, double height)
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
	place_column(p, cell->galley.strips, cell->next, cell->stop, top + style->pad_y);
	cell->next = cell->stop;
}

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

	place_cell(p, s->cell, s->top, s->used);
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

/* The heavier rule stands under the last header row. */
static void place_rule_below(struct placer *p, const struct row *row, bool last_head)
{
	const struct table *t = p->table;

	if (row->head && last_head)
		place_rule(p, t->left, t->width, p->y, t->style->head_rule, t->style->frame_colour);
	else
		place_stretches(p, place_row_rule, p->y, NULL);
}

static bool is_last_head(const struct table *t, const struct row *row)
{
	return t->head_rows > 0 && t->head[t->head_rows - 1].row == row;
}

void place_row(struct placer *p, struct strip *strip, double height, bool whole)
{
	struct row *row = strip->row;

	if (!row->begun)
		place_strip(p, strip, p->y);
	place_row_ground(p, row, height);
	if (!row->begun)
		open_spans(p, row, p->y, p->page->items->len);
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].rows == 1)
			place_cell(p, &row->cells[i], p->y, height);
	for (size_t c = 0; c < p->table->columns; c++)
		p->spans[c].used += height;
	row->begun = !whole;
	if (whole)
		close_spans(p);
	p->y += height;
	place_rule_below(p, row, is_last_head(p->table, row));
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
	bool any = false;

	for (size_t c = 0; p->table && c < p->table->columns; c++) {
		struct span_cell *s = &p->spans[c];

		if (!s->cell)
			continue;
		s->cell->stop = span_stop(p->table->style, s);
		s->waited = s->cell->stop == s->cell->next;
		place_span(p, s);
		s->used = 0;
		any = true;
	}
	if (any)
		place_rule(p, p->table->left, p->table->width, p->y, p->table->style->rule,
			   p->table->style->rule_colour);
}

/* ---- tables ---- */

void place_table(struct placer *p, const struct table *table)
{
	if (p->table == table)
		return;
	g_free(p->spans);
	p->table = table;
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

double table_head_height(const struct table *table)
{
	struct span_cell *spans = g_new0(struct span_cell, table->columns);
	double height = 0;

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

/* The header has spans of its own; those of the body's rows wait. */
static void place_heads(struct placer *p)
{
	struct span_cell *body = p->spans;

	p->spans = g_new0(struct span_cell, p->table->columns);
	p->repeating = true;
	for (size_t r = 0; r < p->table->head_rows; r++) {
		struct strip *head = &p->table->head[r];

		rewind_row(head->row);
		place_row(p, head, row_height(head->row, p->spans), true);
	}
	p->repeating = false;
	g_free(p->spans);
	p->spans = body;
}

void place_table_top(struct placer *p, const struct table *table, bool heads)
{
	place_table(p, table);
	place_rule(p, table->left, table->width, p->y, table->style->top_rule,
		   table->style->frame_colour);
	if (heads)
		place_heads(p);
	for (size_t c = 0; c < table->columns; c++) {
		p->spans[c].top = p->y;
		p->spans[c].first = p->page->items->len;
	}
}
