#include "layout/place.h"

#include <string.h>

void place_page(struct placer *p, const struct page_master *master)
{
	struct page *page = g_new0(struct page, 1);

	page->width = master->width;
	page->height = master->height;
	page->body = (struct area){ page_is_mirrored(master, p->pages->pages->len) ? master->right
										   : master->left,
				    master->top,
				    master->width - master->left - master->right,
				    master->height - master->top - master->bottom };
	page->items = g_array_new(FALSE, TRUE, sizeof(struct item));
	g_ptr_array_add(p->pages->pages, page);
	p->page = page;
	p->y = 0;
}

static struct item *place_item(struct placer *p, const struct item *item, double y)
{
	struct item *placed;

	g_array_append_val(p->page->items, *item);
	placed = &g_array_index(p->page->items, struct item, p->page->items->len - 1);
	placed->box.x += p->page->body.x + p->shift;
	placed->left += p->page->body.x + p->shift;
	placed->right += p->page->body.x + p->shift;
	placed->box.y += p->page->body.y + y;
	return placed;
}

void place_shape(struct placer *p, enum item_kind kind, struct area box, struct colour fill,
		 struct colour stroke)
{
	struct item item = { 0 };

	if (!fill.set && !stroke.set)
		return;
	item.kind = kind;
	item.box = (struct area){ box.x, 0, box.width, box.height };
	item.left = box.x;
	item.right = box.x + box.width;
	item.rect.fill = fill;
	item.rect.stroke = stroke;
	item.rect.stroke_width = 0.6;
	place_item(p, &item, box.y);
}

void place_rule(struct placer *p, double x, double width, double y, double thickness,
		struct colour colour)
{
	if (thickness > 0)
		place_shape(p, ITEM_RULE, (struct area){ x, y - thickness / 2, width, thickness },
			    colour, (struct colour){ 0 });
}

/* ---- strips ---- */

static void place_anchor(struct placer *p, const struct item *item)
{
	struct anchor *anchor = g_new(struct anchor, 1);

	*anchor = (struct anchor){ p->pages->pages->len - 1, item->box.x, item->box.y };
	if (g_hash_table_contains(p->pages->anchors, item->anchor)) {
		diag_at(p->setter->diag, SPAN_NONE, MSG_FLOW_ID_TWICE, item->anchor);
		p->setter->failed = true;
	}
	g_hash_table_insert(p->pages->anchors, (void *)item->anchor, anchor);
}

static void place_bookmark(struct placer *p, const struct block *heading, double y)
{
	struct outline_entry entry = { heading->level, NULL, 0, p->pages->pages->len - 1,
				       p->page->body.y + y };
	char *title = pool_copy(p->setter->pool, heading->text->text, heading->text->length);
	size_t number = strcspn(title, "\t");

	for (char *c = title; *c; c++)
		if (*c == '\t' || *c == '\n')
			*c = ' ';
	entry.title = title;
	entry.number = number < heading->text->length ? number : 0;
	g_array_append_val(p->pages->outline, entry);
}

/* Repeated, it is an artifact: no links, no anchors, no notes of its own. */
static void place_items(struct placer *p, const struct strip *strip, double y)
{
	for (size_t i = 0; i < strip->count; i++) {
		struct item *item;

		if (p->repeating &&
		    (strip->items[i].kind == ITEM_LINK || strip->items[i].kind == ITEM_ANCHOR))
			continue;
		item = place_item(p, &strip->items[i], y);
		item->unit = strip->unit;
		item->line = strip->line;
		item->lines = strip->lines;
		if (item->kind == ITEM_ANCHOR)
			place_anchor(p, item);
		if (p->repeating) {
			item->node = NULL;
			item->part = PART_TABLE_HEAD;
		}
	}
}

void place_strip(struct placer *p, const struct strip *strip, double y)
{
	place_items(p, strip, y);
	if (p->repeating)
		return;
	if (strip->heading)
		place_bookmark(p, strip->heading, y);
	for (struct note *note = strip->notes; note; note = note->next)
		g_ptr_array_add(p->notes, note);
}

/* ---- frames ---- */

static bool is_framed(const struct strip *strip, const struct frame *frame)
{
	const struct frame *f = strip->frame;

	while (f && f != frame)
		f = f->outer;
	return f != NULL;
}

/* Behind all strips of the frame that stand on this page. */
static void place_frame(struct placer *p, const struct frame *f, const GArray *strips, guint from,
			guint to, double y)
{
	guint end = from;
	double height;

	while (end < to && is_framed(&g_array_index(strips, struct strip, end), f))
		end++;
	height = strips_height(strips, from, end);
	place_shape(p, ITEM_RECT, (struct area){ f->left, y, f->width, height }, f->fill,
		    (struct colour){ 0 });
	place_shape(p, ITEM_RECT, (struct area){ f->left, y, 2, height }, f->edge,
		    (struct colour){ 0 });
}

/* The frames that begin with strip i, the outermost first. */
static void open_frames(struct placer *p, const struct frame *f, const GArray *strips, guint from,
			guint i, guint to, double y)
{
	if (!f || (i > from && is_framed(&g_array_index(strips, struct strip, i - 1), f)))
		return;
	open_frames(p, f->outer, strips, from, i, to, y);
	place_frame(p, f, strips, i, to, y);
}

double place_column(struct placer *p, const GArray *strips, guint from, guint to, double y)
{
	for (guint i = from; i < to; i++) {
		const struct strip *strip = &g_array_index(strips, struct strip, i);

		y = i > from ? strip_top(strip, y, false) : y;
		open_frames(p, strip->frame, strips, from, i, to, y);
		place_strip(p, strip, y);
		y += strip->height;
	}
	return y;
}

void place_strips(struct placer *p, const GArray *strips, guint from, guint to)
{
	p->y = place_column(p, strips, from, to, p->y);
}
