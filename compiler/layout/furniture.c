#include "layout/furniture.h"

#include <math.h>
#include <string.h>

static struct page *page_at(const struct pages *pages, size_t i)
{
	return pages->pages->pdata[i];
}

/* ---- numbers in the text ---- */

/* The number a segment stands for, 0 if its anchor is nowhere. */
static size_t number_of(const struct pages *pages, const struct segment *segment, size_t page)
{
	const struct anchor *anchor;

	if (segment->kind == SEGMENT_PAGE_COUNT)
		return pages->pages->len;
	if (segment->kind == SEGMENT_PAGE_NUMBER)
		return page + 1;
	anchor = segment->to ? g_hash_table_lookup(pages->anchors, segment->to) : NULL;
	return anchor ? anchor->page + 1 : 0;
}

static bool same_line(const struct item *a, const struct item *b)
{
	return a->unit == b->unit && a->line == b->line && a->left == b->left &&
	       fabs(a->box.y - b->box.y) < a->box.height;
}

/* The number is narrower than the room kept for it: the rest of its line closes up. */
static void close_up(GArray *items, guint at, double spare, enum align align)
{
	const struct item *self = &g_array_index(items, struct item, at);
	double before = align == ALIGN_CENTRE ? spare / 2 : align == ALIGN_RIGHT ? spare : 0;
	double x = self->box.x;

	for (guint i = 0; i < items->len; i++) {
		struct item *item = &g_array_index(items, struct item, i);

		if (i == at || item->kind == ITEM_ANCHOR || !same_line(item, self))
			continue;
		item->box.x += item->box.x < x ? before : before - spare;
	}
}

static void fill_number(struct setter *s, struct pages *pages, size_t page, guint at)
{
	GArray *items = page_at(pages, page)->items;
	struct item hold = g_array_index(items, struct item, at), number;
	const struct setting *how = &hold.hold->setting;
	enum align align = how->align ? how->align : how->style->align;
	size_t value = number_of(pages, hold.hold->segment, page);
	double spare;

	if (!value) {
		diag_at(s->diag, hold.hold->segment->at, MSG_FLOW_TARGET, hold.hold->segment->to);
		s->failed = true;
	}
	number = text_number(s, &hold, value);
	number.part = hold.part;
	number.node = hold.node;
	number.unit = hold.unit;
	number.line = hold.line;
	number.lines = hold.lines;
	number.left = hold.left;
	number.right = hold.right;
	spare = hold.box.width - number.box.width;
	if (hold.hold->contents)
		number.box.x += spare;
	else
		close_up(items, at, spare, align);
	if (!hold.hold->contents && align == ALIGN_CENTRE)
		number.box.x += spare / 2;
	else if (!hold.hold->contents && align == ALIGN_RIGHT)
		number.box.x += spare;
	g_array_index(items, struct item, at) = number;
}

void furniture_fill_numbers(struct setter *s, struct pages *pages)
{
	for (size_t page = 0; page < pages->pages->len; page++) {
		const GArray *items = page_at(pages, page)->items;

		for (guint i = 0; i < items->len; i++)
			if (g_array_index(items, struct item, i).kind == ITEM_HOLD)
				fill_number(s, pages, page, i);
	}
}

void furniture_check_links(struct setter *s, const struct pages *pages)
{
	for (size_t page = 0; page < pages->pages->len; page++) {
		const GArray *items = page_at(pages, page)->items;

		for (guint i = 0; i < items->len; i++) {
			const struct item *item = &g_array_index(items, struct item, i);

			if (item->kind != ITEM_LINK || !item->link.to ||
			    g_hash_table_contains(pages->anchors, item->link.to))
				continue;
			diag_at(s->diag, SPAN_NONE, MSG_FLOW_TARGET, item->link.to);
			s->failed = true;
		}
	}
}

/* ---- running heads and feet ---- */

static void add_segment(GString *text, GArray *segments,
			const struct inlines *from, const struct segment *segment, size_t number)
{
	struct segment copy = *segment;

	copy.start = text->len;
	if (segment->kind >= SEGMENT_PAGE_REF) {
		copy.kind = SEGMENT_TEXT;
		g_string_append_printf(text, "%zu", number);
	} else {
		g_string_append_len(text, from->text + segment->start, (gssize)segment->length);
	}
	copy.length = text->len - copy.start;
	g_array_append_val(segments, copy);
}

/* The text with this page's numbers in it. */
static const struct inlines *with_numbers(struct setter *s, const struct pages *pages,
					  const struct inlines *from, size_t page)
{
	GString *text = g_string_new(NULL);
	GArray *segments = g_array_new(FALSE, TRUE, sizeof(struct segment));
	struct inlines *out = pool_take(s->pool, sizeof *out);
	struct segment *copy;

	for (size_t i = 0; i < from->count; i++)
		add_segment(text, segments, from, &from->segments[i],
			    number_of(pages, &from->segments[i], page));
	copy = pool_take(s->pool, segments->len * sizeof *copy + 1);
	if (segments->len)
		memcpy(copy, segments->data, segments->len * sizeof *copy);
	*out = (struct inlines){ .length = text->len, .segments = copy, .count = segments->len };
	out->text = pool_copy(s->pool, text->str, text->len);
	g_string_free(text, TRUE);
	g_array_unref(segments);
	return out;
}

/* The space of each slot: its own width if all fit beside each other, else a fair share. */
static double slot_width(double natural, double all, double room)
{
	return all <= room ? natural : room * natural / all;
}

static void place_slot(GArray *items, const GArray *lines, const struct page_master *master,
		       double y, double leading)
{
	for (guint l = 0; l < lines->len; l++) {
		const struct line *line = &g_array_index(lines, struct line, l);

		for (size_t i = 0; i < line->count; i++) {
			struct item item = line->items[i];

			item.box.x += master->left;
			item.box.y += y + l * leading;
			item.left += master->left;
			item.right += master->left;
			g_array_append_val(items, item);
		}
	}
}

static double slot_left(enum align side, double width, double room)
{
	if (side == ALIGN_RIGHT)
		return room - width;
	return side == ALIGN_CENTRE ? (room - width) / 2 : 0;
}

/* The running head or foot of one page, appended to `items`. */
static void set_slots(struct setter *s, const struct pages *pages, const GPtrArray *slots,
		      const struct text_style *style, enum item_part part,
		      const struct page_master *master, size_t page, GArray *items)
{
	double room = master->width - master->left - master->right, gap = style->size * 2, all = 0;
	double *natural = g_new0(double, slots->len + 1);
	const struct inlines **texts = g_new0(const struct inlines *, slots->len + 1);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	struct setting how = { .style = style, .part = part };

	for (guint i = 0; i < slots->len; i++) {
		texts[i] =
			with_numbers(s, pages, ((const struct slot *)slots->pdata[i])->text, page);
		natural[i] = text_width(s, texts[i], &how) + 0.5;
		all += natural[i];
	}
	for (guint i = 0; i < slots->len; i++) {
		const struct slot *slot = slots->pdata[i];

		how.align = slot->align ? slot->align : ALIGN_LEFT;
		how.width = slot_width(natural[i], all, room - gap * (slots->len - 1));
		how.left = slot_left(how.align, how.width, room);
		g_array_set_size(lines, 0);
		text_set(s, texts[i], &how, lines);
		place_slot(items, lines, master, part == PART_HEAD ? master->head : master->foot,
			   style->leading);
	}
	g_array_unref(lines);
	g_free(texts);
	g_free(natural);
}

/* ---- marks and watermark ---- */

static void add_marks(const struct page_master *master, GArray *items)
{
	for (guint i = 0; i < master->marks->len; i++) {
		const struct page_mark *mark = &g_array_index(master->marks, struct page_mark, i);
		struct item item = { 0 };

		item.kind = ITEM_RECT;
		item.part = PART_HEAD;
		item.box = mark->box;
		item.left = mark->box.x;
		item.right = mark->box.x + mark->box.width;
		item.rect.fill = mark->colour;
		g_array_append_val(items, item);
	}
}

static struct text_style *watermark_style(struct setter *s)
{
	struct text_style *style = pool_take(s->pool, sizeof *style);

	*style = *s->style->body;
	style->size = s->style->watermark.size;
	style->leading = style->size;
	style->look.weight = WEIGHT_BOLD;
	style->look.colour = s->style->watermark.colour;
	return style;
}

/* Set once per sequence and shared by its pages; small enough to stay on the page. */
static struct item watermark(struct setter *s, const char *text, const struct page_master *master)
{
	struct text_style *style = watermark_style(s);
	struct setting how = { .style = style, .align = ALIGN_LEFT };
	const struct inlines *inlines = text_plain(s, text);
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	double across = MIN(hypot(master->width, master->height) * 0.62, master->height * 0.9);
	double natural = text_width(s, inlines, &how);
	struct item mark = { 0 };
	struct line *line;

	style->size = style->leading = style->size * MIN(1, across / MAX(natural, 1));
	how.width = across * 2;
	text_set(s, inlines, &how, lines);
	line = &g_array_index(lines, struct line, 0);
	for (size_t i = 0; i < line->count; i++) {
		line->items[i].box.x -= line->width / 2;
		line->items[i].box.y -= style->leading / 2;
	}
	mark.kind = ITEM_WATERMARK;
	mark.part = PART_HEAD;
	mark.box = (struct area){ 0, 0, master->width, master->height };
	mark.right = master->width;
	mark.mark.runs = line->items;
	mark.mark.count = line->count;
	mark.mark.angle = s->style->watermark.angle;
	g_array_unref(lines);
	return mark;
}

void furniture_add(struct setter *s, struct pages *pages, const struct flow *flow,
		   const struct sequence *sequence, size_t from, size_t to)
{
	const struct page_master *master = sequence->master;
	GArray *before = g_array_new(FALSE, TRUE, sizeof(struct item));
	struct item mark = { 0 };

	if (flow->watermark && *flow->watermark)
		mark = watermark(s, flow->watermark, master);
	for (size_t i = from; i < to; i++) {
		GArray *items = page_at(pages, i)->items;

		g_array_set_size(before, 0);
		if (mark.kind == ITEM_WATERMARK)
			g_array_append_val(before, mark);
		add_marks(master, before);
		set_slots(s, pages, sequence->head, s->style->head, PART_HEAD, master, i, before);
		if (before->len)
			g_array_prepend_vals(items, before->data, before->len);
		set_slots(s, pages, sequence->foot, s->style->foot, PART_FOOT, master, i, items);
	}
	g_array_unref(before);
}
