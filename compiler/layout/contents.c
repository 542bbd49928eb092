/* Contents: entries with the page of what they name, and dots that lead to it. */
#include "layout/block.h"

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
		struct strip *strip = strip_at(m->out, i);
		struct area box = { m->left, 0, m->width, strip->height };
		struct item *link = strip_item(m, strip, ITEM_LINK, box);

		link->node = node;
		link->link.to = entry->to;
	}
}

/* Dots from the end of the last line to the room of the number. */
static void add_leader(struct measure *m, const struct text_style *style, const struct line *last,
		       double room)
{
	const struct leader_style *leader = &m->setter->style->leader;
	double from = m->left, to = m->left + m->width - room - leader->gap;
	struct item *item;

	for (size_t i = 0; i < last->count; i++)
		from = MAX(from, last->items[i].box.x + last->items[i].box.width + leader->gap);
	if (leader->dot <= 0 || to - from < 4 * leader->dot)
		return;
	item = strip_item(m, last_strip(m), ITEM_RULE,
			  (struct area){ from, text_baseline(style) - leader->dot, to - from,
					 leader->dot });
	item->rect.fill = leader->colour;
	item->rect.dotted = true;
}

/* The number is a word of its own. */
static void end_text(struct measure *m, const struct line *last)
{
	struct item *text = NULL;

	for (size_t i = 0; i < last->count; i++)
		if (last->items[i].kind == ITEM_TEXT)
			text = &last->items[i];
	if (text)
		text_end_word(m->setter, text);
}

static struct node *entry_node(struct node *toc)
{
	struct node *entry = structure_add(toc, NODE_CONTENTS_ENTRY);

	return structure_add(structure_add(entry, NODE_REFERENCE), NODE_LINK);
}

static void measure_entry(struct measure *m, const struct flow_entry *entry,
			  const struct text_style *style, struct node *toc)
{
	double room = style->size * m->setter->digit * m->setter->digits;
	struct block b = { .align = ALIGN_LEFT };
	struct setting how = setting_of(m, &b, style);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	guint first = m->out->strips->len;

	how.width -= room + style->size;
	how.node = entry_node(toc);
	text_set(m->setter, entry->text, &how, lines);
	end_text(m, &g_array_index(lines, struct line, lines->len - 1));
	add_lines(m, style, lines, NULL);
	add_leader(m, style, &g_array_index(lines, struct line, lines->len - 1), room);
	add_entry_number(m, entry, &how, room);
	add_entry_link(m, entry, how.node, first);
	g_array_unref(lines);
}

/* Fewer entries than these are not worth a part of a page. */
enum { ENTRIES_TOGETHER = 5 };

static void hold_entries(struct measure *m, guint from, guint to)
{
	for (guint i = from + 1; i < to; i++)
		strip_at(m->out, i)->hold_on = BREAK_HARD;
}

/* The first entries stay together, and the last ones, even where a page cannot hold all. */
static void hold_ends(struct measure *m, const GArray *begins)
{
	guint count = begins->len, end = m->out->strips->len;
	const guint *begin = &g_array_index(begins, guint, 0);

	if (!count)
		return;
	hold_entries(m, begin[0], count > ENTRIES_TOGETHER ? begin[ENTRIES_TOGETHER] : end);
	hold_entries(m, count > ENTRIES_TOGETHER ? begin[count - ENTRIES_TOGETHER] : begin[0], end);
}

/* An entry with entries below it stays with the first of them. */
void measure_contents(struct measure *m, const struct block *b)
{
	struct node *toc[CONTENTS_LEVELS + 1] = { structure_add(m->node, NODE_CONTENTS) };
	const struct text_style *const *contents = m->setter->style->contents;
	GArray *begins = g_array_new(FALSE, FALSE, sizeof(guint));
	int depth = 0;

	for (guint i = 0; i < b->children->len; i++) {
		const struct flow_entry *entry = b->children->pdata[i];
		const struct flow_entry *next =
			i + 1 < b->children->len ? b->children->pdata[i + 1] : NULL;

		for (; depth < entry->level - 1; depth++)
			toc[depth + 1] = structure_add(toc[depth], NODE_CONTENTS);
		depth = entry->level - 1;
		g_array_append_val(begins, m->out->strips->len);
		measure_entry(m, entry, b->style ? b->style : contents[entry->level - 1], toc[depth]);
		if (next && next->level > entry->level)
			m->hold_next = true;
	}
	hold_ends(m, begins);
	g_array_unref(begins);
}
