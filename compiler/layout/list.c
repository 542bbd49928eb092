/* Lists: a column of labels, and the items' blocks beside it. */
#include "layout/block.h"

#include <string.h>

static struct setting label_setting(const struct measure *m, const struct text_style *style,
				    double width)
{
	struct setting how = { .style = style, .look = m->look, .align = ALIGN_LEFT };

	how.left = m->left;
	how.width = width;
	how.part = m->part;
	return how;
}

/* The label is set like the paragraph it stands before, so that they share a baseline. */
static const struct text_style *label_style(const struct measure *m, const struct flow_item *item)
{
	const struct block *first = item->blocks->len ? item->blocks->pdata[0] : NULL;

	return first && first->kind == BLOCK_PARA && first->style ? first->style : m->text;
}

static double label_width(struct measure *m, const struct flow_item *item)
{
	struct setting how = label_setting(m, label_style(m, item), 0);

	return text_width(m->setter, item->label, &how);
}

/* Labels wider than the column widen it, up to a third of the space; wider ones stand above their
 * items.  In narrow cells the text keeps four ems. */
static double label_room(struct measure *m, const struct block *list)
{
	const struct layout_style *look = m->setter->style;
	double room = look->list.indent * MIN(1, m->text->size / look->body->size);

	for (guint i = 0; i < list->children->len; i++) {
		double need = label_width(m, list->children->pdata[i]) + m->text->size * 0.4;

		if (need <= m->width / 3)
			room = MAX(room, need);
	}
	return MIN(room, MAX(0, m->width - 4 * m->text->size));
}

/* Puts the label beside the first strip of the item. */
static void add_label(struct measure *m, const struct flow_item *item, struct node *node,
		      guint first, double room)
{
	struct setting how = label_setting(m, label_style(m, item), room);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));

	how.node = node;
	how.nodes = structure_inlines(node, item->label);
	if (m->out->strips->len == first)
		add_strip(m, 0, how.style->leading);
	text_set(m->setter, item->label, &how, lines);
	strip_prepend(m, &g_array_index(m->out->strips, struct strip, first),
		      &g_array_index(lines, struct line, 0));
	g_array_unref(lines);
}

/* Above its item, and on one page with it. */
static void add_label_above(struct measure *m, const struct flow_item *item, struct node *node)
{
	struct node *outer = m->node;
	struct block para = { .text = item->label, .style = label_style(m, item) };
	GPtrArray *blocks = g_ptr_array_new();

	g_ptr_array_add(blocks, &para);
	m->node = node;
	m->sole = true;
	measure_blocks(m, blocks);
	m->node = outer;
	g_ptr_array_unref(blocks);
	m->pending = 0;
	m->hold_next = true;
}

/* Of several lines only the first would stand beside the item. */
static bool fits_beside(struct measure *m, const struct flow_item *item, double room)
{
	return !strchr(item->label->text, '\n') &&
	       label_width(m, item) + m->text->size * 0.2 <= room;
}

void measure_labelled(struct measure *m, const struct flow_item *item, struct node *label,
		      struct node *body, double room)
{
	bool beside = fits_beside(m, item, room);
	struct node *node = m->node;
	bool sole = m->sole, indents = m->indents;
	double below = m->most_below;
	guint first;

	if (!beside)
		add_label_above(m, item, label);
	first = m->out->strips->len;
	m->left += room;
	m->width -= room;
	m->node = body;
	m->sole = sole;
	m->indents = false;
	m->most_below = m->setter->style->list.gap;
	measure_blocks(m, item->blocks);
	m->most_below = below;
	m->indents = indents;
	m->left -= room;
	m->width += room;
	m->node = node;
	if (beside)
		add_label(m, item, label, first, room);
}

static void measure_item(struct measure *m, const struct flow_item *item, struct node *list,
			 double room)
{
	struct node *node = structure_add(list, NODE_ITEM);
	struct node *label = *item->label->text ? structure_add(node, NODE_LABEL) : NULL;

	if (item->id)
		await_strip(m, item->id);
	m->sole = true;
	measure_labelled(m, item, label, structure_add(node, NODE_ITEM_BODY), room);
}

/* Whether an item holds more than a paragraph and what is listed below it. */
static bool is_loose(const struct block *list)
{
	for (guint i = 0; i < list->children->len; i++) {
		const struct flow_item *item = list->children->pdata[i];

		for (guint k = 1; k < item->blocks->len; k++)
			if (((const struct block *)item->blocks->pdata[k])->kind != BLOCK_LIST)
				return true;
	}
	return false;
}

/* What belongs to an item stands nearer to it than to the next one. */
void measure_list(struct measure *m, const struct block *b)
{
	const struct list_style *style = &m->setter->style->list;
	double around = MIN(style->around, m->text->after), room = label_room(m, b);
	double gap = is_loose(b) ? 2 * style->gap : style->gap;
	double left = m->indents ? style->left : 0; /* of the page's own lists */
	struct node *list = structure_add(m->node, NODE_LIST);

	if (list && b->children->len && !b->terms)
		list->numbering = structure_numbering(
			((const struct flow_item *)b->children->pdata[0])->label->text);
	m->left += left;
	m->width -= left;
	for (guint i = 0; i < b->children->len; i++) {
		m->pending = i == 0 ? MAX(m->pending, around) : gap;
		measure_item(m, b->children->pdata[i], list, room);
	}
	m->left -= left;
	m->width += left;
	m->pending = around;
}
