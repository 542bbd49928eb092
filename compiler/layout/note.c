/* Footnotes: measured for the width of the page, beside a column of marks.  A note hangs on the
 * strip that holds its mark; page.c sees to it that both stand on one page. */
#include "layout/block.h"

static bool holds_mark(const struct strip *strip, const struct flow_note *note)
{
	for (size_t i = 0; i < strip->count; i++)
		if (strip->items[i].kind == ITEM_LINK && strip->items[i].link.to == note->id)
			return true;
	return false;
}

/* The label leads back to the mark. */
static void add_way_back(struct measure *m, const struct flow_note *note, struct node *label,
			 double room)
{
	struct strip *first = strip_at(m->out, 0);
	struct area box = text_box(m->text, m->left, room);
	struct item *link = strip_item(m, first, ITEM_LINK, box);

	link->node = label;
	link->link.to = note->mark;
}

static struct note *note_new(struct measure *m, const struct flow_note *from, struct node *around)
{
	struct note *note = pool_take(m->setter->pool, sizeof *note);
	struct measure inner = measure_within(m, &note->galley);
	struct flow_item item = { from->label, NULL, from->blocks };
	struct node *node = structure_add(around, NODE_NOTE), *label;
	double room;

	note->number = ++*m->units;
	inner.left = 0;
	inner.width = m->page_width;
	inner.text = m->setter->style->footnote;
	inner.look = (struct look){ 0 };
	inner.align = ALIGN_UNSET;
	inner.part = PART_NOTE;
	if (node)
		node->id = from->id;
	label = structure_add(structure_add(node, NODE_LABEL), NODE_LINK);
	room = inner.text->size * 1.4;
	inner.sole = false;
	await_strip(&inner, from->id);
	measure_labelled(&inner, &item, label, node, room);
	add_way_back(&inner, from, label, room);
	return note;
}

static void add_note(struct strip *strip, struct note *note)
{
	struct note **end = &strip->notes;

	while (*end)
		end = &(*end)->next;
	*end = note;
}

void measure_notes(struct measure *m, const struct inlines *text, struct node *node, guint first)
{
	guint at = first;

	for (size_t i = 0; i < text->note_count; i++) {
		const struct flow_note *from = text->notes[i];
		struct area place = { m->left, 0, 0, 0 };

		while (at + 1 < m->out->strips->len && !holds_mark(strip_at(m->out, at), from))
			at++;
		strip_item(m, strip_at(m->out, at), ITEM_ANCHOR, place)->anchor = from->mark;
		add_note(strip_at(m->out, at), note_new(m, from, node));
	}
}
