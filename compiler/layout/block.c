#include "layout/block.h"

#include <string.h>

void galley_init(struct measure *m, struct galley *galley)
{
	galley->strips = g_array_new(FALSE, TRUE, sizeof(struct strip));
	g_ptr_array_add(m->galleys, galley->strips);
}

static struct strip *last_strip(const struct measure *m)
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
	strip_append(m, strip, &(struct line){ &item, 1, 0 });
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

static void await_strip(struct measure *m, const char *id)
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
	m->pending = MAX(m->pending, after);
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
	*frame = (struct frame){ style->fill, style->edge, m->left, m->width, m->part };
	return frame;
}

static struct setting setting_of(const struct measure *m, const struct block *b,
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

static void add_line(struct measure *m, const struct text_style *style, struct line *line,
		     guint i, guint lines, const struct frame *frame)
{
	double pad = frame ? style->pad : 0;
	double above = i == 0 ? pad : 0, below = i + 1 == lines ? pad : 0;
	struct strip *strip =
		add_strip(m, i == 0 ? style->before : 0, above + style->leading + below);

	move_down(line, above);
	strip_append(m, strip, line);
	strip->unit = *m->units;
	strip->line = i;
	strip->lines = lines;
	strip->frame = frame;
	if (i > 0 && strands(i, lines))
		strip->hold_on = BREAK_HARD;
}

static void add_lines(struct measure *m, const struct text_style *style, GArray *lines,
		      const struct block *heading)
{
	const struct frame *frame = frame_new(m, style);

	++*m->units;
	for (guint i = 0; i < lines->len; i++) {
		add_line(m, style, &g_array_index(lines, struct line, i), i, lines->len, frame);
		if (i == 0)
			last_strip(m)->heading = heading;
		else if (heading)
			last_strip(m)->hold_on = BREAK_HARD;
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

static void measure_para(struct measure *m, const struct block *b)
{
	const struct text_style *style = b->style ? b->style : m->text;
	struct setting how = setting_of(m, b, style);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));

	set_nodes(&how, b, para_node(m));
	text_set(m->setter, b->text, &how, lines);
	add_lines(m, style, lines, NULL);
	g_array_unref(lines);
}

static void measure_heading(struct measure *m, const struct block *b)
{
	struct setting how = setting_of(m, b, b->style);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));

	how.part = PART_HEADING;
	set_nodes(&how, b, structure_add(m->node, NODE_H1 + b->level - 1));
	text_set(m->setter, b->text, &how, lines);
	add_lines(m, b->style, lines, b);
	g_array_unref(lines);
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
	for (guint i = first + 1; i < m->out->strips->len; i++) {
		struct strip *strip = &g_array_index(m->out->strips, struct strip, i);

		strip->hold_on = MAX(strip->hold_on, BREAK_SOFT);
	}
}

/* ---- contents ---- */

/* The page number stands on the entry's last line, in a box at the right margin. */
static void add_entry_number(struct measure *m, const struct flow_entry *entry,
			     const struct setting *how, double room)
{
	static const struct segment page_ref = { .kind = SEGMENT_PAGE_REF };
	struct segment *segment = pool_take(m->setter->pool, sizeof *segment);
	struct hold *hold = pool_take(m->setter->pool, sizeof *hold);
	struct area box = text_box(how->style, m->left + m->width - room, room);
	struct item *item = strip_item(m, last_strip(m), ITEM_HOLD, box);

	*segment = page_ref;
	segment->to = entry->to;
	hold->segment = segment;
	hold->setting = *how;
	hold->contents = true;
	hold->setting.left = m->left;
	hold->setting.width = m->width;
	item->node = how->node;
	item->hold = hold;
}

static void add_entry_link(struct measure *m, const struct flow_entry *entry, struct node *node,
			   guint first)
{
	for (guint i = first; i < m->out->strips->len; i++) {
		struct strip *strip = &g_array_index(m->out->strips, struct strip, i);
		struct area box = { m->left, 0, m->width, strip->height };

		struct item *link = strip_item(m, strip, ITEM_LINK, box);

		link->node = node;
		link->link.to = entry->to;
	}
}

static void measure_entry(struct measure *m, const struct flow_entry *entry, struct node *toc)
{
	const struct text_style *style = m->setter->style->contents[entry->level - 1];
	double room = style->size * m->setter->digit * m->setter->digits;
	struct block b = { .align = ALIGN_LEFT };
	struct setting how = setting_of(m, &b, style);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	guint first = m->out->strips->len;

	how.width -= room + style->size;
	how.node = structure_add(structure_add(structure_add(toc, NODE_CONTENTS_ENTRY), NODE_REFERENCE), NODE_LINK);
	text_set(m->setter, entry->text, &how, lines);
	add_lines(m, style, lines, NULL);
	add_entry_number(m, entry, &how, room);
	add_entry_link(m, entry, how.node, first);
	g_array_unref(lines);
}

/* An entry with entries below it stays with the first of them. */
static void measure_contents(struct measure *m, const struct block *b)
{
	struct node *toc[CONTENTS_LEVELS + 1] = { structure_add(m->node, NODE_CONTENTS) };
	int depth = 0;

	for (guint i = 0; i < b->children->len; i++) {
		const struct flow_entry *entry = b->children->pdata[i];
		const struct flow_entry *next =
			i + 1 < b->children->len ? b->children->pdata[i + 1] : NULL;

		for (; depth < entry->level - 1; depth++)
			toc[depth + 1] = structure_add(toc[depth], NODE_CONTENTS);
		depth = entry->level - 1;
		measure_entry(m, entry, toc[depth]);
		if (next && next->level > entry->level)
			m->hold_next = true;
	}
}

/* ---- dispatch ---- */

static void (*const kinds[BLOCK_KINDS])(struct measure *m, const struct block *b) = {
	[BLOCK_PARA] = measure_para,   [BLOCK_HEADING] = measure_heading,
	[BLOCK_LIST] = measure_list,   [BLOCK_TABLE] = measure_table,
	[BLOCK_IMAGE] = measure_image, [BLOCK_SPACE] = measure_space,
	[BLOCK_RULE] = measure_rule,   [BLOCK_BREAK] = measure_break,
	[BLOCK_KEEP] = measure_keep,   [BLOCK_CONTENTS] = measure_contents,
};

void measure_blocks(struct measure *m, const GPtrArray *blocks)
{
	bool sole = m->sole && blocks->len == 1;

	for (guint i = 0; i < blocks->len; i++) {
		const struct block *b = blocks->pdata[i];

		m->sole = sole;
		if (b->id)
			await_strip(m, b->id);
		kinds[b->kind](m, b);
	}
}
