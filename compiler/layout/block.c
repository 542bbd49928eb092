#include "layout/block.h"

#include <math.h>
#include <string.h>

void galley_init(struct measure *m, struct galley *galley)
{
	galley->strips = g_array_new(FALSE, TRUE, sizeof(struct strip));
	g_ptr_array_add(m->galleys, galley->strips);
}

struct strip *strip_at(const struct galley *galley, guint i)
{
	return &g_array_index(galley->strips, struct strip, i);
}

struct measure measure_within(struct measure *m, struct galley *galley)
{
	struct measure inner = *m;

	galley_init(m, galley);
	inner.out = galley;
	inner.frame = NULL;
	inner.pending = inner.extra = inner.most_below = 0;
	inner.hold_next = inner.new_page = inner.indents = false;
	inner.anchors = NULL;
	inner.pieces = NULL;
	return inner;
}

struct strip *last_strip(const struct measure *m)
{
	guint count = m->out->strips->len;

	return count ? &g_array_index(m->out->strips, struct strip, count - 1) : NULL;
}

static void strip_join(struct measure *m, struct strip *strip, const struct item *a, size_t a_count,
		       const struct item *b, size_t b_count)
{
	struct item *items = pool_take(m->setter->pool, (a_count + b_count) * sizeof *items + 1);

	if (a_count)
		memcpy(items, a, a_count * sizeof *items);
	if (b_count)
		memcpy(items + a_count, b, b_count * sizeof *items);
	strip->items = items;
	strip->count = a_count + b_count;
}

void strip_prepend(struct measure *m, struct strip *strip, const struct line *line)
{
	strip_join(m, strip, line->items, line->count, strip->items, strip->count);
}

void strip_append(struct measure *m, struct strip *strip, const struct line *line)
{
	if (strip->count) {
		strip_join(m, strip, strip->items, strip->count, line->items, line->count);
	} else {
		strip->items = line->items;
		strip->count = line->count;
	}
}

struct item *strip_item(struct measure *m, struct strip *strip, enum item_kind kind,
			struct area box)
{
	struct item item = { .kind = kind, .part = m->part, .box = box };

	item.left = m->left;
	item.right = m->left + m->width;
	strip_append(m, strip, &(struct line){ .items = &item, .count = 1 });
	if (strip->count == 1)
		strip->items = memcpy(pool_take(m->setter->pool, sizeof item), &item, sizeof item);
	return &strip->items[strip->count - 1];
}

static void put_anchors(struct measure *m, struct strip *strip)
{
	for (; m->anchors; m->anchors = m->anchors->next) {
		struct area place = { m->left, 0, 0, 0 };

		strip_item(m, strip, ITEM_ANCHOR, place)->anchor = m->anchors->id;
	}
}

void await_strip(struct measure *m, const char *id)
{
	struct waiting *w = pool_take(m->setter->pool, sizeof *w);

	*w = (struct waiting){ id, m->anchors };
	m->anchors = w;
}

struct strip *add_strip(struct measure *m, double before, double height)
{
	struct strip strip = { 0 }, *added;

	strip.before = m->out->strips->len ? MAX(before, m->pending) + m->extra : 0;
	strip.height = height;
	strip.hold_on = m->hold_next ? BREAK_HARD : BREAK_FREE;
	strip.new_page = m->new_page;
	strip.frame = m->frame;
	m->pending = m->extra = 0;
	m->hold_next = false;
	m->new_page = false;
	g_array_append_val(m->out->strips, strip);
	added = last_strip(m);
	put_anchors(m, added);
	return added;
}

void add_space_below(struct measure *m, double after)
{
	m->pending = MAX(m->pending, m->most_below > 0 ? MIN(after, m->most_below) : after);
}

void hold_strips(struct measure *m, guint first, enum hold_on hold_on)
{
	for (guint i = first + 1; i < m->out->strips->len; i++)
		strip_at(m->out, i)->hold_on = MAX(strip_at(m->out, i)->hold_on, hold_on);
}

double strip_top(const struct strip *strip, double y, bool first)
{
	static const double slack = 0.01; /* heights are sums of fractions */
	double top = first ? y : y + strip->before;

	return strip->grid > 0 ? ceil((top - slack) / strip->grid) * strip->grid : top;
}

double strips_height(const GArray *strips, guint from, guint to)
{
	double height = 0;

	for (guint i = from; i < to; i++) {
		const struct strip *s = &g_array_index(strips, struct strip, i);

		height += (i > from ? s->before : 0) + s->height;
	}
	return height;
}

/* ---- paragraphs ---- */

static const struct frame *frame_new(struct measure *m, const struct text_style *style)
{
	struct frame *frame;

	if (!style->fill.set && !style->edge.set)
		return NULL;
	frame = pool_take(m->setter->pool, sizeof *frame);
	*frame = (struct frame){ style->fill, style->edge, m->left, m->width, m->part, m->frame };
	return frame;
}

struct setting setting_of(const struct measure *m, const struct block *b,
			  const struct text_style *style)
{
	struct setting how = { .style = style, .look = m->look, .part = m->part };
	double inset = style->fill.set || style->edge.set ? style->pad : 0;

	how.align = b->align ? b->align : m->align;
	how.left = m->left + style->indent + inset;
	how.width = m->width - style->indent - 2 * inset;
	return how;
}

static void move_down(struct line *line, double by)
{
	for (size_t i = 0; i < line->count; i++)
		line->items[i].box.y += by;
}

/* No single line of a paragraph is left alone: neither its first nor its last. */
static bool strands(guint line, guint lines)
{
	return line == 1 || line + 1 == lines;
}

static bool is_multiple(double length, double unit)
{
	return fabs(remainder(length, unit)) < 0.01;
}

/* Text of the page itself stands on the grid, if its lines fit it, or its first one with the space below:
 * a heading's.  Not that of cells, notes and frames. */
static double grid_of(const struct measure *m, const struct text_style *style, const struct frame *frame,
		      bool first)
{
	double unit = m->setter->style->grid.unit;

	if (!m->pieces || frame || m->frame || unit <= 0)
		return 0;
	return is_multiple(style->leading, unit) || (first && is_multiple(style->leading + style->after, unit))
		? unit : 0;
}

static void add_line(struct measure *m, const struct text_style *style, struct line *line,
		     guint i, guint lines, const struct frame *frame)
{
	double pad = frame ? style->pad : 0;
	double above = i == 0 ? pad : 0, below = i + 1 == lines ? pad : 0;
	struct strip *strip =
		add_strip(m, i == 0 ? style->before : 0, above + style->leading + below);

	move_down(line, above);
	strip_append(m, strip, line);
	strip->grid = grid_of(m, style, frame, i == 0);
	strip->unit = *m->units;
	strip->line = i;
	strip->lines = lines;
	if (frame)
		strip->frame = frame;
	if (i > 0 && strands(i, lines))
		strip->hold_on = BREAK_HARD;
}

void add_lines(struct measure *m, const struct text_style *style, GArray *lines,
	       const struct block *heading)
{
	const struct frame *frame = frame_new(m, style);

	++*m->units;
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = &g_array_index(lines, struct line, i);

		add_line(m, style, line, i, lines->len, frame);
		if (i == 0)
			last_strip(m)->heading = heading;
		else if (heading)
			last_strip(m)->hold_on = BREAK_HARD;
		else if (line[-1].divided) /* no word goes on upon another page */
			last_strip(m)->hold_on = MAX(last_strip(m)->hold_on, BREAK_SOFT);
	}
	add_space_below(m, style->after);
	if (style->keep_next || heading)
		m->hold_next = true;
}

/* A cell or list item that holds one paragraph and nothing else is that paragraph. */
static struct node *para_node(const struct measure *m)
{
	return m->sole ? m->node : structure_add(m->node, NODE_PARA);
}

/* The text becomes content of the node. */
static void set_nodes(struct setting *how, const struct block *b, struct node *node)
{
	how->node = node;
	how->nodes = structure_inlines(node, b->text);
	if (node && b->lang)
		node->lang = b->lang;
}

/* Sets the text and appends its lines; footnotes hang on those with their marks. */
static void set_lines(struct measure *m, const struct block *b, const struct text_style *style,
		      struct setting *how)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	guint first = m->out->strips->len;

	text_set(m->setter, b->text, how, lines);
	add_lines(m, style, lines, b->kind == BLOCK_HEADING ? b : NULL);
	if (b->text->note_count)
		measure_notes(m, b->text, how->node, first);
	g_array_unref(lines);
}

static bool is_chinese(const struct measure *m, const struct block *b)
{
	return g_str_has_prefix(b->lang ? b->lang : m->setter->lang, "zh");
}

/* Only paragraphs of the page itself, that begin where its text does.  Chinese has it everywhere, two
 * letters wide; other text half of that, where nothing but the indent tells that a paragraph begins. */
static double first_line_indent(const struct measure *m, const struct block *b,
				const struct text_style *style, enum align align)
{
	bool aside = align == ALIGN_RIGHT || align == ALIGN_CENTRE;
	double indent = m->indents && !aside ? style->first_line * style->size : 0;

	return is_chinese(m, b) ? indent : m->follows ? indent / 2 : 0;
}

/* The paragraph's style, smaller where all type is. */
static const struct text_style *style_of(const struct measure *m, const struct block *b)
{
	const struct text_style *style = b->style ? b->style : m->text;
	struct text_style *smaller;

	if (m->scale == 0 || m->scale == 1)
		return style;
	smaller = pool_take(m->setter->pool, sizeof *smaller);
	*smaller = *style;
	smaller->size *= m->scale;
	smaller->leading *= m->scale;
	smaller->before *= m->scale;
	smaller->after *= m->scale;
	return smaller;
}

static void measure_para(struct measure *m, const struct block *b)
{
	const struct text_style *style = style_of(m, b);
	struct setting how = setting_of(m, b, style);

	how.indent = first_line_indent(m, b, style, how.align ? how.align : style->align);
	set_nodes(&how, b, para_node(m));
	set_lines(m, b, style, &how);
}

/* All of it is code: one element within the paragraph. */
static void measure_code(struct measure *m, const struct block *b)
{
	const struct text_style *style = style_of(m, b);
	struct setting how = setting_of(m, b, style);
	struct node *para = para_node(m);

	set_nodes(&how, b, structure_add(para, NODE_CODE));
	set_lines(m, b, style, &how);
}

static void measure_heading(struct measure *m, const struct block *b)
{
	struct setting how = setting_of(m, b, b->style);

	how.part = PART_HEADING;
	how.anew = is_chinese(m, b) ? b->style->line_indent * b->style->size : 0;
	set_nodes(&how, b, structure_add(m->node, NODE_H1 + b->level - 1));
	set_lines(m, b, b->style, &how);
}

void measure_text(struct measure *m, const struct inlines *text, const struct text_style *style)
{
	const struct block para = { .kind = BLOCK_PARA, .text = text, .style = style };

	measure_para(m, &para);
}

/* ---- small blocks ---- */

/* Space is lost where a page ends, but not where a sequence or an asked-for page begins. */
static void measure_space(struct measure *m, const struct block *b)
{
	if (m->out->strips->len && !m->new_page)
		m->extra += b->height;
	else
		add_strip(m, 0, MIN(b->height, m->page_height));
}

static void measure_rule(struct measure *m, const struct block *b)
{
	const struct rule_style *style = &m->setter->style->rule;
	struct strip *strip = add_strip(m, style->before, style->thickness);
	struct area box = { m->left, 0, m->width, style->thickness };

	(void)b;
	strip_item(m, strip, ITEM_RULE, box)->rect.fill = style->colour;
	add_space_below(m, style->after);
}

static void measure_break(struct measure *m, const struct block *b)
{
	(void)b;
	m->hold_next = false;
	m->new_page = true;
}

static void measure_keep(struct measure *m, const struct block *b)
{
	guint first = m->out->strips->len;

	measure_blocks(m, b->children);
	hold_strips(m, first, BREAK_SOFT);
}

/* ---- kinds of page ---- */

/* The last blocks that must stay with what comes next: the first strip of them.  Not a table. */
static guint held_from(const struct measure *m)
{
	guint count = m->out->strips->len, from = count;

	if (!m->hold_next)
		return count;
	while (from-- > 0) {
		const struct strip *strip = strip_at(m->out, from);

		if (strip->row)
			return count;
		if (strip->line == 0 && strip->hold_on != BREAK_HARD)
			return from;
	}
	return 0;
}

static struct piece *piece_new(struct measure *m, const struct page_master *master)
{
	struct piece *piece = g_new0(struct piece, 1);

	piece->master = master;
	galley_init(m, &piece->galley);
	g_ptr_array_add(m->pieces, piece);
	return piece;
}

/* The last piece, if it is of that kind; empty ones are dropped. */
static struct piece *piece_of(struct measure *m, const struct page_master *master)
{
	while (m->pieces->len) {
		struct piece *last = m->pieces->pdata[m->pieces->len - 1];

		if (last->master == master)
			return last;
		if (last->galley.strips->len)
			break;
		g_ptr_array_set_size(m->pieces, (gint)m->pieces->len - 1);
	}
	return piece_new(m, master);
}

void turn_page(struct measure *m, const struct page_master *master)
{
	GArray *before = m->out ? m->out->strips : NULL, *strips;
	guint held = before ? held_from(m) : 0, count = before ? before->len - held : 0;
	struct strip *moved = count ? g_memdup2(&g_array_index(before, struct strip, held),
						count * sizeof *moved) : NULL;

	if (before)
		g_array_set_size(before, held);
	m->out = &piece_of(m, master)->galley;
	strips = m->out->strips;
	if (!strips->len)
		m->pending = m->extra = 0;
	m->master = master;
	m->page_width = m->width = master->width - master->left - master->right;
	m->page_height = master->height - master->top - master->bottom;
	if (count)
		g_array_append_vals(strips, moved, count);
	g_free(moved);
}

/* ---- dispatch ---- */

static void (*const kinds[BLOCK_KINDS])(struct measure *m, const struct block *b) = {
	[BLOCK_PARA] = measure_para,   [BLOCK_CODE] = measure_code,
	[BLOCK_HEADING] = measure_heading, [BLOCK_LIST] = measure_list,
	[BLOCK_TABLE] = measure_table, [BLOCK_IMAGE] = measure_image,
	[BLOCK_FIGURE] = measure_figure, [BLOCK_BOX] = measure_box,
	[BLOCK_SPACE] = measure_space, [BLOCK_RULE] = measure_rule,
	[BLOCK_BREAK] = measure_break, [BLOCK_KEEP] = measure_keep,
	[BLOCK_CONTENTS] = measure_contents, [BLOCK_QR] = measure_qr,
};

/* A paragraph that announces what follows it: every table, and what a colon points at. */
static bool announces(const struct block *b, const struct block *next)
{
	const char *text = b->kind == BLOCK_PARA ? b->text->text : "";

	if (next->kind == BLOCK_TABLE)
		return b->kind == BLOCK_PARA;
	return (next->kind == BLOCK_LIST || next->kind == BLOCK_CODE) &&
	       (g_str_has_suffix(text, ":") || g_str_has_suffix(text, "\xEF\xBC\x9A")); /* ： */
}

/* Between a list and the next one there is more than between items. */
static double lists_apart(const struct measure *m)
{
	return m->setter->style->list.gap + m->text->leading / 2;
}

static bool follows_kind(const GPtrArray *blocks, guint i, enum block_kind kind)
{
	return i > 0 && ((const struct block *)blocks->pdata[i - 1])->kind == kind;
}

void measure_blocks(struct measure *m, const GPtrArray *blocks)
{
	bool sole = m->sole && blocks->len == 1;

	for (guint i = 0; i < blocks->len; i++) {
		const struct block *b = blocks->pdata[i];

		m->sole = sole;
		m->follows = follows_kind(blocks, i, BLOCK_PARA);
		if (b->kind == BLOCK_LIST && follows_kind(blocks, i, BLOCK_LIST))
			m->pending = MAX(m->pending, lists_apart(m)); /* two lists, not one */
		if (b->id)
			await_strip(m, b->id);
		kinds[b->kind](m, b);
		if (i + 1 < blocks->len && announces(b, blocks->pdata[i + 1]))
			m->hold_next = true;
	}
}
