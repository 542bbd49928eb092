/* Boxes: asides and quotations, with colour or a bar behind all their blocks. */
#include "layout/block.h"

static const struct frame *box_frame(struct measure *m, const struct text_style *style)
{
	struct frame *frame;

	if (!style->fill.set && !style->edge.set)
		return m->frame;
	frame = pool_take(m->setter->pool, sizeof *frame);
	*frame = (struct frame){ style->fill, style->edge, m->left, m->width, m->part, m->frame };
	return frame;
}

/* A box keeps its upper and lower space with the lines there. */
static void add_pad(struct measure *m, double before, double height)
{
	add_strip(m, before, height);
	m->hold_next = true;
}

void measure_box(struct measure *m, const struct block *b)
{
	const struct text_style *style = b->style;
	const struct frame *frame = m->frame;
	struct node *node = m->node;
	double left = m->left, width = m->width;
	bool indents = m->indents;

	m->left += style->indent;
	m->width -= style->indent;
	m->frame = box_frame(m, style);
	m->left += style->pad;
	m->width -= 2 * style->pad;
	m->sole = m->indents = false;
	if (b->tag != NODE_KINDS)
		m->node = structure_add(node, b->tag);
	add_pad(m, style->before, style->pad * 0.75);
	measure_blocks(m, b->children);
	m->pending = m->extra = 0;
	m->hold_next = true;
	add_strip(m, 0, style->pad * 0.75);
	m->left = left;
	m->width = width;
	m->indents = indents;
	m->frame = frame;
	m->node = node;
	add_space_below(m, style->after);
}
