/* Tables: a caption, rows whose cells are measured side by side, and notes below them. */
#include "layout/block.h"
#include "layout/table_height.h"

#include <string.h>

/* ---- where cells stand ---- */

const struct cell_style *cell_style(const struct table_style *style, const struct flow_cell *cell,
				    bool first, bool head)
{
	if (cell->style)
		return cell->style;
	return first && !head ? style->first : NULL;
}

struct look cell_look(const struct flow_row *row, const struct cell_style *style)
{
	struct look look = row->style ? row->style->look : (struct look){ 0 };

	return style ? look_merge(look, style->look) : look;
}

/* Where each cell of a row stands: columns below a cell that spans rows are taken.  `busy` holds
 * how many more rows each column is taken for.  Returns how many columns the row fills. */
size_t place_cells(const struct flow_row *row, size_t columns, unsigned *busy, size_t *column)
{
	size_t next = 0;

	for (guint i = 0; i < row->cells->len; i++) {
		const struct flow_cell *cell = row->cells->pdata[i];

		while (next < columns && busy[next])
			next++;
		column[i] = next;
		next += cell->columns;
		for (size_t c = column[i]; c < next && c < columns; c++)
			busy[c] = cell->rows;
		if (next > columns)
			break;
	}
	for (size_t c = next; c < columns; c++)
		next += busy[c] > 0;
	for (size_t c = 0; c < columns; c++)
		busy[c] -= busy[c] > 0;
	return next;
}

static const struct text_style *label_text(const struct measure *m, const struct text_style *text)
{
	struct text_style *label = pool_take(m->setter->pool, sizeof *label);

	*label = *text;
	label->hyphenate = false;
	return label;
}

static struct table *table_new(struct measure *m, const struct flow_table *from)
{
	struct table *t = pool_take(m->setter->pool, sizeof *t);
	double *widths = g_new0(double, from->columns);

	t->style = from->style;
	t->label = label_text(m, from->style->text);
	t->left = m->left;
	t->width = m->width;
	t->columns = from->columns;
	t->edges = pool_take(m->setter->pool, (from->columns + 1) * sizeof *t->edges);
	column_widths(m, from, t->width, widths);
	t->edges[0] = m->left;
	for (size_t c = 0; c < from->columns; c++)
		t->edges[c + 1] = t->edges[c] + widths[c];
	g_free(widths);
	return t;
}

/* ---- cells ---- */

/* Lines of a cell are counted through all its paragraphs: a row that is split leaves no single
 * line of it on either page. */
static void number_strips(struct measure *m, const struct galley *galley)
{
	guint lines = galley->strips->len;
	unsigned unit = ++*m->units;

	for (guint i = 0; i < lines; i++) {
		struct strip *s = &g_array_index(galley->strips, struct strip, i);

		s->begins = s->line == 0;
		s->unit = unit;
		s->line = i;
		s->lines = lines;
		if (i > 0 && (i == 1 || i + 1 == lines))
			s->hold_on = BREAK_HARD;
	}
}

static bool names_row(const struct cell_style *style)
{
	return style && style->heads_row;
}

static struct node *cell_node(struct node *row, const struct flow_cell *from,
			      const struct cell_style *style, bool head)
{
	bool heads = head || names_row(style);
	struct node *node = structure_add(row, heads ? NODE_HEAD_CELL : NODE_CELL);

	if (node) {
		node->scope = head ? "Column" : heads ? "Row" : NULL;
		node->columns = from->columns;
		node->rows = from->rows;
	}
	return node;
}

/* The label of a row that goes on upon the next page: the first paragraph of its first cell, or of
 * one that spans rows, if that is short. */
static guint label_strips(const struct cell *cell, const struct row *row)
{
	enum { MOST = 3 };
	const GArray *strips = cell->galley.strips;
	guint count = 0;

	if ((cell->column > 0 && cell->rows == 1) || row->head || !strips->len || !strip_at(&cell->galley, 0)->unit)
		return 0;
	count = MAX(strip_at(&cell->galley, 0)->lines, 1);
	return count <= MOST ? count : 0;
}

static const struct text_style *cell_text(const struct row *row, const struct cell *cell,
					  const struct cell_style *style)
{
	if (row->head)
		return row->table->style->head;
	return cell->column == 0 || names_row(style) ? row->table->label : row->table->style->text;
}

static bool any_notes(const struct galley *galley)
{
	for (guint i = 0; i < galley->strips->len; i++)
		if (strip_at(galley, i)->notes)
			return true;
	return false;
}

static void measure_cell(struct measure *m, const struct flow_row *flow_row, struct row *row,
			 const struct flow_cell *from, struct cell *cell)
{
	const struct table_style *style = row->table->style;
	const struct cell_style *cs = cell_style(style, from, cell->column == 0, row->head);
	struct measure inner = measure_within(m, &cell->galley);

	cell->fill = cs ? cs->fill : (struct colour){ 0 };
	cell->frame = cs ? cs->frame : (struct colour){ 0 };
	cell->min_height = cs ? cs->min_height : 0;
	inner.left = cell->left + style->pad_x;
	inner.width = cell->width - 2 * style->pad_x;
	inner.text = cell_text(row, cell, cs);
	inner.look = cell_look(flow_row, cs);
	inner.align = from->align ? from->align : cs ? cs->align : ALIGN_UNSET;
	inner.node = cell_node(m->node, from, cs, row->head);
	inner.sole = true;
	inner.part = row->head ? PART_TABLE_HEAD : PART_BODY;
	inner.page_height *= 0.6; /* images: a row needs room for more */
	measure_blocks(&inner, from->blocks);
	cell->label = label_strips(cell, row);
	cell->noted = any_notes(&cell->galley);
	row->noted = row->noted || cell->noted;
	row->grows = row->grows || (cs && cs->grows);
	number_strips(m, &cell->galley);
}

static bool fill_columns(struct measure *m, const struct flow_row *row, size_t columns,
			 unsigned *busy, size_t *column)
{
	size_t filled = place_cells(row, columns, busy, column);

	if (filled == columns)
		return true;
	diag_at(m->setter->diag, row->at, MSG_FLOW_COLUMNS, (unsigned)filled, (unsigned)columns);
	m->setter->failed = true;
	return false;
}

static struct row *measure_row(struct measure *m, const struct flow_row *from, struct table *t,
			       unsigned *busy, bool head, bool striped)
{
	struct row *row = pool_take(m->setter->pool, sizeof *row);
	size_t *column = g_new0(size_t, from->cells->len + 1);
	struct node *section = m->node;

	m->node = structure_add(section, NODE_ROW);
	row->table = t;
	row->head = head;
	row->id = from->id;
	row->fill = from->style ? from->style->fill : (struct colour){ 0 };
	row->edge = from->style ? from->style->edge : (struct colour){ 0 };
	if (head && t->style->head_fill.set)
		row->fill = t->style->head_fill;
	if (!head && !row->fill.set && striped)
		row->fill = t->style->stripe;
	if (fill_columns(m, from, t->columns, busy, column)) {
		row->count = from->cells->len;
		row->cells = pool_take(m->setter->pool, row->count * sizeof *row->cells + 1);
	}
	for (size_t i = 0; i < row->count; i++) {
		const struct flow_cell *cell = from->cells->pdata[i];
		struct cell *c = &row->cells[i];

		c->column = column[i];
		c->columns = cell->columns;
		c->rows = cell->rows;
		c->left = t->edges[c->column];
		c->width = t->edges[c->column + c->columns] - c->left;
		measure_cell(m, from, row, cell, c);
	}
	m->node = section;
	g_free(column);
	return row;
}

/* ---- rows ---- */

/* A few rows stay together; of more, the first is not left alone at the end of a page, nor the last, often
 * the sum of those above, at the beginning. */
static bool holds_gently(const struct flow_table *from, guint r)
{
	enum { FEW = 4 };
	guint body = from->rows->len - (guint)from->head_rows, at = r - (guint)from->head_rows;

	return at > 0 && (body <= FEW || at == 1 || at + 1 == body);
}

/* Header rows stay together and with the first row; group rows and spanning cells hold gently. */
static enum hold_on row_hold(const struct flow_table *from, guint r, bool spanned)
{
	const struct flow_row *before = r > 0 ? from->rows->pdata[r - 1] : NULL;

	if (before && r <= from->head_rows)
		return BREAK_HARD;
	if (before && before->style && before->style->keep_next)
		return BREAK_SOFT;
	if (spanned)
		return BREAK_SPAN;
	return holds_gently(from, r) ? BREAK_ROWS : BREAK_FREE;
}

static bool any_busy(const unsigned *busy, size_t columns)
{
	for (size_t c = 0; c < columns; c++)
		if (busy[c])
			return true;
	return false;
}

/* A span that reaches below the header or the table ends with it. */
static void clip_spans(const struct flow_table *from)
{
	for (guint r = 0; r < from->rows->len; r++) {
		const struct flow_row *row = from->rows->pdata[r];
		guint end = r < from->head_rows ? (guint)from->head_rows : from->rows->len;

		for (guint i = 0; i < row->cells->len; i++) {
			struct flow_cell *cell = row->cells->pdata[i];

			cell->rows = MIN(cell->rows, end - r);
		}
	}
}

static void add_row(struct measure *m, const struct flow_table *from, struct table *t, guint r,
		    unsigned *busy, bool striped)
{
	bool spanned = any_busy(busy, t->columns);
	struct row *row =
		measure_row(m, from->rows->pdata[r], t, busy, r < from->head_rows, striped);
	struct strip *strip = add_strip(m, r == 0 ? t->style->before : 0, 0);

	row->first = r == from->head_rows;
	strip->row = row;
	strip->hold_on = MAX(strip->hold_on, row_hold(from, r, spanned));
	if (row->id) {
		struct area place = { m->left, 0, 0, 0 };

		strip_item(m, strip, ITEM_ANCHOR, place)->anchor = row->id;
	}
}

/* Stripes begin anew below each group row. */
static void measure_rows(struct measure *m, const struct flow_table *from, struct table *t)
{
	unsigned *busy = g_new0(unsigned, t->columns);
	struct node *table = m->node;
	bool striped = false;

	for (guint r = 0; r < from->rows->len; r++) {
		const struct flow_row *row = from->rows->pdata[r];

		if (r == 0 || r == from->head_rows)
			m->node = structure_add(table, r < from->head_rows ? NODE_TABLE_HEAD
								      : NODE_TABLE_BODY);
		add_row(m, from, t, r, busy, striped);
		striped = r >= from->head_rows && !striped && !(row->style && row->style->keep_next);
	}
	m->node = table;
	g_free(busy);
}

static void keep_head(struct measure *m, const struct flow_table *from, struct table *t, guint first)
{
	t->head_rows = from->head_rows < from->rows->len ? from->head_rows : 0;
	t->head = pool_take(m->setter->pool, t->head_rows * sizeof *t->head + 1);
	for (size_t r = 0; r < t->head_rows; r++)
		t->head[r] = *strip_at(m->out, first + (guint)r);
}

/* ---- what stands around the rows ---- */

static void measure_caption(struct measure *m, const struct flow_table *from, struct node *table)
{
	struct node *outer = m->node;
	guint first = m->out->strips->len;

	if (!from->caption)
		return;
	m->node = structure_add(table, NODE_CAPTION);
	m->sole = true;
	measure_text(m, from->caption, m->setter->style->caption);
	hold_strips(m, first, BREAK_HARD);
	m->node = outer;
	m->hold_next = true;
}

/* Text that is repeated on later pages: an artifact there. */
static void measure_repeated(struct measure *m, struct galley *galley, const struct inlines *text,
			     const struct text_style *style, double left, double width)
{
	struct measure inner = measure_within(m, galley);

	if (!text)
		return;
	inner.left = left;
	inner.width = width;
	inner.look = (struct look){ 0 };
	inner.align = ALIGN_UNSET; /* that of the style, whatever the cell's is */
	inner.node = NULL;
	inner.part = PART_TABLE_HEAD;
	measure_text(&inner, text, style);
}

static void measure_repeats(struct measure *m, const struct flow_table *from, struct table *t)
{
	const struct layout_style *style = m->setter->style;
	double pad = t->style->pad_x;

	measure_repeated(m, &t->continued, from->continued, style->continued, t->left, t->width);
	measure_repeated(m, &t->rest, from->rest, style->rest, t->left + pad,
			 t->edges[1] - t->edges[0] - 2 * pad);
}

/* Notes stay with the last row, unless it is so high that a page would be left empty; and together. */
static void measure_table_notes(struct measure *m, const struct flow_table *from)
{
	const struct text_style *text = m->text;
	guint first = m->out->strips->len;

	if (!from->notes)
		return;
	m->text = m->setter->style->table_note;
	m->sole = false;
	m->pending = m->text->before;
	measure_blocks(m, from->notes);
	hold_strips(m, first, BREAK_SOFT);
	if (first < m->out->strips->len)
		strip_at(m->out, first)->hold_on = BREAK_SPAN;
	m->text = text;
}

/* The height of the rows, or of those first ones of them that are more than `most` together. */
static double rows_height(const struct measure *m, const struct table *t, guint first, double most)
{
	struct span_cell *spans = g_new0(struct span_cell, t->columns);
	double height = 0;

	for (guint i = first; i < m->out->strips->len && height <= most; i++) {
		struct row *row = strip_at(m->out, i)->row;
		double h = row_height(row, spans);

		row_advance(row, spans, h);
		height += h;
	}
	g_free(spans);
	return height;
}

/* A low table stays together as one of a few rows does. */
static void hold_low(struct measure *m, const struct table *t, guint first)
{
	static const double low = 18; /* lines of its text */
	double most = low * t->style->text->leading;

	if (rows_height(m, t, first, most) <= most)
		hold_strips(m, first, BREAK_ROWS);
}

static void measure_here(struct measure *m, const struct flow_table *from)
{
	struct node *outer = m->node, *table = structure_add(outer, NODE_TABLE);
	struct table *t = table_new(m, from);
	guint first;

	measure_caption(m, from, table);
	first = m->out->strips->len;
	m->node = table;
	measure_rows(m, from, t);
	hold_low(m, t, first);
	m->node = outer;
	keep_head(m, from, t, first);
	measure_repeats(m, from, t);
	measure_table_notes(m, from);
	add_space_below(m, t->style->after);
}

/* A table that is too wide for its page, or asks for it, stands on pages that are turned. */
void measure_table(struct measure *m, const struct block *b)
{
	const struct page_master *here = m->pieces ? m->master : NULL;
	double left = m->left, width = m->width;

	if (!b->table->rows->len)
		return;
	clip_spans(b->table);
	if (!here || !here->turned || left > 0 ||
	    !(b->table->turned || column_needs(m, b->table) > m->width)) {
		measure_here(m, b->table);
		return;
	}
	turn_page(m, here->turned);
	measure_here(m, b->table);
	m->hold_next = false; /* nothing of the table goes back with us */
	turn_page(m, here);
	m->left = left;
	m->width = width;
}
