/* Lists: a column of labels, and the items' blocks beside it. */
#include "layout/block.h"

#include <string.h>

static struct setting label_setting(const struct measure *m, const struct text_style *style,
				    double width)
{
	struct setting how = { style, m->look, ALIGN_LEFT, m->left, width, m->part };

	if (m->setter->style->list.colour.set)
		how.look.colour = m->setter->style->list.colour;
	return how;
}

/* The label is set like the paragraph it stands before, so that they share a baseline. */
static const struct text_style *label_style(const struct measure *m, const struct flow_item *item)
{
	const struct block *first = item->blocks->len ? item->blocks->pdata[0] : NULL;

	return first && first->kind == BLOCK_PARA && first->style ? first->style : m->text;
}

/* Labels wider than the column widen it. */
static double label_room(struct measure *m, const struct block *list)
{
	const struct layout_style *look = m->setter->style;
	double room = look->list.indent * MIN(1, m->text->size / look->body->size);

	for (guint i = 0; i < list->children->len; i++) {
		const struct flow_item *item = list->children->pdata[i];
		const struct text_style *style = label_style(m, item);
		struct setting how = label_setting(m, style, 0);

		if (item->label->length > 2)
			room = MAX(room, text_width(m->setter, item->label, &how) + style->size * 0.5);
	}
	return MIN(room, m->width / 2);
}

/* Puts the label beside the first strip of the item. */
static void add_label(struct measure *m, const struct flow_item *item, guint first, double room)
{
	struct setting how = label_setting(m, label_style(m, item), room);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	struct strip *strip;
	struct line *line;

	if (m->out->strips->len == first)
		add_strip(m, 0, how.style->leading);
	strip = &g_array_index(m->out->strips, struct strip, first);
	text_set(m->setter, item->label, &how, lines);
	line = &g_array_index(lines, struct line, 0);
	if (line->count) {
		struct item *items =
			pool_take(m->setter->pool, (line->count + strip->count) * sizeof *items);

		memcpy(items, line->items, line->count * sizeof *items);
		if (strip->count)
			memcpy(items + line->count, strip->items, strip->count * sizeof *items);
		strip->items = items;
		strip->count += line->count;
	}
	g_array_unref(lines);
}

static void measure_item(struct measure *m, const struct flow_item *item, double room)
{
	guint first = m->out->strips->len;

	m->left += room;
	m->width -= room;
	measure_blocks(m, item->blocks);
	m->left -= room;
	m->width += room;
	add_label(m, item, first, room);
}

void measure_list(struct measure *m, const struct block *b)
{
	const struct list_style *style = &m->setter->style->list;
	double around = MIN(style->around, m->text->after), room = label_room(m, b);

	for (guint i = 0; i < b->children->len; i++) {
		m->pending = i == 0 ? MAX(m->pending, around) : style->gap;
		measure_item(m, b->children->pdata[i], room);
	}
	m->pending = around;
}
