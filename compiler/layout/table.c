/* Tables: column widths, and rows whose cells are measured side by side. */
#include "layout/block.h"

#include "base/chars.h"

#include <string.h>

/* ---- column widths ---- */

/* The longest word of a column, which its width should hold. */
struct word {
	const char *text;
	size_t bytes;
	struct setting how;
	double estimate;
};

static bool ends_word(gunichar c)
{
	return c <= ' ' || c == '-' || c == '/' || c == 0xFFFC || c == 0x200B || char_is_cjk(c);
}

/* Letters are counted, not measured: only the longest word of a column is worth shaping. */
static void find_word(const struct inlines *text, const struct setting *how, struct word *longest)
{
	double letter = how->style->size * (how->style->look.weight == WEIGHT_BOLD ? 1.06 : 1);
	const char *word = text->text;
	glong letters = 0;

	for (const char *p = text->text;; p = g_utf8_next_char(p)) {
		gunichar c = *p ? g_utf8_get_char(p) : ' ';
		bool stays = c == '-' || c == '/'; /* ends the word, and stands on its line */

		letters += !ends_word(c) || stays;
		if (ends_word(c)) {
			const char *end = stays ? p + 1 : p;

			if ((double)letters * letter > longest->estimate)
				*longest = (struct word){ word, (size_t)(end - word), *how,
							  (double)letters * letter };
			word = *p ? g_utf8_next_char(p) : p;
			letters = 0;
		}
		if (!*p)
			return;
	}
}

static void find_words(const struct measure *m, const GPtrArray *blocks,
		       const struct text_style *style, struct look look, struct word *longest)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct block *b = blocks->pdata[i];
		struct setting how = { b->style ? b->style : style, look, ALIGN_LEFT, 0, 0,
				       m->part, NULL, NULL };

		if (b->kind == BLOCK_PARA)
			find_word(b->text, &how, longest);
		for (guint k = 0; b->kind == BLOCK_LIST && k < b->children->len; k++)
			find_words(m, ((const struct flow_item *)b->children->pdata[k])->blocks,
				   style, look, longest);
	}
}

static const struct cell_style *cell_style(const struct table_style *style,
					   const struct flow_cell *cell, bool first, bool head)
{
	if (cell->style)
		return cell->style;
	return first && !head ? style->first : NULL;
}

static struct look cell_look(const struct flow_row *row, const struct cell_style *style)
{
	struct look look = row->style ? row->style->look : (struct look){ 0 };

	return style ? look_merge(look, style->look) : look;
}

/* Where each cell of a row stands: columns below a cell that spans rows are taken.  `busy` holds
 * how many more rows each column is taken for.  Returns how many columns the row fills. */
static size_t place_cells(const struct flow_row *row, size_t columns, unsigned *busy,
			  size_t *column)
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

static double word_width(struct measure *m, const struct word *word)
{
	struct inlines *text;
	char *copy;

	if (word->estimate <= 0)
		return 0;
	copy = g_strndup(word->text, word->bytes);
	text = text_plain(m->setter, copy);
	g_free(copy);
	return text_width(m->setter, text, &word->how) + 0.5;
}

static void row_words(const struct measure *m, const struct block *b, guint r, const size_t *column,
		      struct word *words)
{
	const struct flow_row *row = b->children->pdata[r];
	bool head = r < b->head_rows;

	for (guint i = 0; i < row->cells->len; i++) {
		const struct flow_cell *cell = row->cells->pdata[i];
		const struct cell_style *style = cell_style(b->table, cell, column[i] == 0, head);

		if (cell->columns == 1)
			find_words(m, cell->blocks, head ? b->table->head : b->table->text,
				   cell_look(row, style), &words[column[i]]);
	}
}

static void table_words(const struct measure *m, const struct block *b, struct word *words)
{
	unsigned *busy = g_new0(unsigned, b->columns);

	for (guint r = 0; r < b->children->len; r++) {
		const struct flow_row *row = b->children->pdata[r];
		size_t *column = g_new0(size_t, row->cells->len + 1);

		if (place_cells(row, b->columns, busy, column) == b->columns)
			row_words(m, b, r, column, words);
		g_free(column);
	}
	g_free(busy);
}

/* Columns get their share of the width; those whose longest word needs more get that, and the
 * others share what is left.  A word wider than a third of the table may be broken. */
static void share_width(double width, const struct block *b, const double *least, double *out)
{
	bool *fixed = g_new0(bool, b->columns);
	double left = width, weights = 0;

	for (size_t c = 0; c < b->columns; c++)
		weights += b->widths[c];
	for (size_t round = 0; round < b->columns; round++) {
		bool again = false;

		for (size_t c = 0; c < b->columns; c++) {
			if (fixed[c] || left * b->widths[c] / weights >= least[c])
				continue;
			fixed[c] = again = true;
			out[c] = least[c];
			left -= least[c];
			weights -= b->widths[c];
		}
		if (!again)
			break;
	}
	for (size_t c = 0; c < b->columns; c++)
		if (!fixed[c])
			out[c] = left * b->widths[c] / weights;
	g_free(fixed);
}

static void column_widths(struct measure *m, const struct block *b, double *widths)
{
	struct word *words = g_new0(struct word, b->columns);
	double *least = g_new0(double, b->columns), sum = 0;

	table_words(m, b, words);
	for (size_t c = 0; c < b->columns; c++) {
		double need = word_width(m, &words[c]) + 2 * b->table->pad_x;

		least[c] = need > m->width / 3 ? 0 : need;
		sum += least[c];
	}
	if (sum > m->width * 0.95)
		memset(least, 0, b->columns * sizeof *least);
	share_width(m->width, b, least, widths);
	g_free(words);
	g_free(least);
}

static struct table *table_new(struct measure *m, const struct block *b)
{
	struct table *t = pool_take(m->setter->pool, sizeof *t);
	double *widths = g_new0(double, b->columns);

	t->style = b->table;
	t->left = m->left;
	t->width = m->width;
	t->columns = b->columns;
	t->edges = pool_take(m->setter->pool, (b->columns + 1) * sizeof *t->edges);
	column_widths(m, b, widths);
	t->edges[0] = m->left;
	for (size_t c = 0; c < b->columns; c++)
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

		s->unit = unit;
		s->line = i;
		s->lines = lines;
		if (i > 0 && (i == 1 || i + 1 == lines))
			s->hold_on = BREAK_HARD;
	}
}

static struct node *cell_node(struct node *row, const struct flow_cell *from,
			      const struct cell_style *style, bool head)
{
	bool heads = head || (style && style->heads_row);
	struct node *node = structure_add(row, heads ? NODE_HEAD_CELL : NODE_CELL);

	if (node) {
		node->scope = head ? "Column" : heads ? "Row" : NULL;
		node->columns = from->columns;
		node->rows = from->rows;
	}
	return node;
}

static void measure_cell(struct measure *m, const struct flow_row *flow_row, struct row *row,
			 const struct flow_cell *from, struct cell *cell)
{
	const struct table_style *style = row->table->style;
	const struct cell_style *cs = cell_style(style, from, cell->column == 0, row->head);
	struct measure inner = *m;

	cell->fill = cs ? cs->fill : (struct colour){ 0 };
	cell->frame = cs ? cs->frame : (struct colour){ 0 };
	cell->min_height = cs ? cs->min_height : 0;
	galley_init(m, &cell->galley);
	inner.out = &cell->galley;
	inner.left = cell->left + style->pad_x;
	inner.width = cell->width - 2 * style->pad_x;
	inner.text = row->head ? style->head : style->text;
	inner.look = cell_look(flow_row, cs);
	inner.align = from->align ? from->align : cs ? cs->align : ALIGN_UNSET;
	inner.node = cell_node(m->node, from, cs, row->head);
	inner.sole = true;
	inner.part = row->head ? PART_TABLE_HEAD : PART_BODY;
	inner.page_height *= 0.6; /* images: a row needs room for more */
	inner.pending = inner.extra = 0;
	inner.hold_next = inner.new_page = false;
	inner.anchors = NULL;
	measure_blocks(&inner, from->blocks);
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
			       unsigned *busy, bool head)
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

/* Header rows stay together and with the first row; group rows and spanning cells hold gently. */
static enum hold_on row_hold(const struct block *b, guint r, bool spanned)
{
	const struct flow_row *before = r > 0 ? b->children->pdata[r - 1] : NULL;

	if (before && r <= b->head_rows)
		return BREAK_HARD;
	return spanned || (before && before->style && before->style->keep_next) ? BREAK_SOFT
									       : BREAK_FREE;
}

static bool any_busy(const unsigned *busy, size_t columns)
{
	for (size_t c = 0; c < columns; c++)
		if (busy[c])
			return true;
	return false;
}

/* A span that reaches below the header or the table ends with it. */
static void clip_spans(const struct block *b)
{
	for (guint r = 0; r < b->children->len; r++) {
		const struct flow_row *row = b->children->pdata[r];
		guint end = r < b->head_rows ? (guint)b->head_rows : b->children->len;

		for (guint i = 0; i < row->cells->len; i++) {
			struct flow_cell *cell = row->cells->pdata[i];

			cell->rows = MIN(cell->rows, end - r);
		}
	}
}

static void measure_rows(struct measure *m, const struct block *b, struct table *t)
{
	unsigned *busy = g_new0(unsigned, t->columns);
	struct node *outer = m->node, *table = structure_add(outer, NODE_TABLE);

	for (guint r = 0; r < b->children->len; r++) {
		bool spanned = any_busy(busy, t->columns);
		struct strip *strip;
		struct row *row;

		if (r == 0 || r == b->head_rows)
			m->node = structure_add(table, r < b->head_rows ? NODE_TABLE_HEAD
								   : NODE_TABLE_BODY);
		row = measure_row(m, b->children->pdata[r], t, busy, r < b->head_rows);
		strip = add_strip(m, r == 0 ? t->style->before : 0, 0);

		strip->row = row;
		strip->hold_on = MAX(strip->hold_on, row_hold(b, r, spanned));
		if (row->id) {
			struct area place = { m->left, 0, 0, 0 };

			strip_item(m, strip, ITEM_ANCHOR, place)->anchor = row->id;
		}
	}
	m->node = outer;
	g_free(busy);
}

static void keep_head(struct measure *m, const struct block *b, struct table *t, guint first)
{
	t->head_rows = b->head_rows < b->children->len ? b->head_rows : 0;
	t->head = pool_take(m->setter->pool, t->head_rows * sizeof *t->head + 1);
	for (size_t r = 0; r < t->head_rows; r++)
		t->head[r] = g_array_index(m->out->strips, struct strip, first + (guint)r);
}

void measure_table(struct measure *m, const struct block *b)
{
	guint first = m->out->strips->len;
	struct table *t;

	if (!b->children->len)
		return;
	clip_spans(b);
	t = table_new(m, b);
	measure_rows(m, b, t);
	keep_head(m, b, t, first);
	add_space_below(m, t->style->after);
}
