/* Kinds of page: their geometry and furniture. */
#include "layout/style_read.h"

#include "base/pool.h"
#include "model/place.h"

#include <string.h>

const char *const style_align_words[] = { "left", "centre", "right", "justify", NULL };
static const char *const seat_words[] = { "top", "middle", "bottom", NULL };
static const char *const state_words[STATE_COUNT + 1] = {
	[STATE_DRAFT] = "draft", [STATE_UNCONTROLLED] = "uncontrolled",
	[STATE_CONTROLLED] = "controlled", [STATE_OBSOLETE] = "obsolete", [STATE_FORM] = "form",
};

static const struct entry master_entries[] = {
	NUMBER(page_master, width, "width"), NUMBER(page_master, height, "height"),
	NUMBER(page_master, top, "top"), NUMBER(page_master, right, "right"),
	NUMBER(page_master, bottom, "bottom"), NUMBER(page_master, left, "left"),
	FLAG(page_master, mirror, "mirror"), FLAG(page_master, unmarked, "unmarked"),
	 STRING(page_master, turned_name, "turned"),
};

static const struct entry mark_entries[] = {
	SIGNED(page_mark, box.x, "x"), SIGNED(page_mark, box.y, "y"),
	NUMBER(page_mark, box.width, "width"), NUMBER(page_mark, box.height, "height"),
	COLOUR(page_mark, colour, "colour"),
};

static const struct entry slot_entries[] = {
	SIGNED(page_slot, x, "x"), SIGNED(page_slot, y, "y"), NUMBER(page_slot, width, "width"),
	WORD(page_slot, align, "align", style_align_words), STRING(page_slot, style_name, "style"),
	STRINGS(page_slot, fields, "fields"), STRINGS(page_slot, shorten, "shorten"),
	STRING(page_slot, between, "between"),
	STRINGS(page_slot, for_names, "for"), COLOUR(page_slot, fill, "fill"),
	COLOUR(page_slot, frame, "frame"), NUMBER(page_slot, pad, "pad"),
};

static const struct entry area_entries[] = {
	NUMBER(page_area, box.x, "x"), NUMBER(page_area, box.y, "y"),
	NUMBER(page_area, box.width, "width"), NUMBER(page_area, box.height, "height"),
	SHARE(page_area, least, "shrink-to"), WORD(page_area, align, "align", style_align_words),
	WORD(page_area, seat, "seat", seat_words), STRINGS(page_area, pieces, "pieces"),
};

bool page_is_mirrored(const struct page_master *master, size_t page)
{
	return master->mirror && page % 2 == 1;
}

enum page_state page_state_named(const char *name)
{
	enum page_state state = 0;

	while (state < STATE_COUNT && strcmp(state_words[state], name) != 0)
		state++;
	return state;
}

const char *page_state_name(enum page_state state)
{
	return state_words[state];
}

static void load_slot(struct loader *l, const xmlNode *node, GPtrArray *slots)
{
	struct page_slot *slot = pool_take(l->style->pool, sizeof *slot);

	slot->id = style_keep(l, node_id(node));
	TAKE(l, node, slot_entries, slot);
	slot->style = style_find(l, node_child(node, "style"), l->style->texts, slot->style_name,
				 "text style");
	for (guint i = 0; slot->for_names && i < slot->for_names->len; i++)
		slot->states |= 1u << page_state_named(slot->for_names->pdata[i]);
	if (!slot->for_names)
		slot->states = ~0u;
	g_ptr_array_add(slots, slot);
}

static void load_area(struct loader *l, const xmlNode *node, GPtrArray *areas)
{
	struct page_area *area = pool_take(l->style->pool, sizeof *area);

	area->id = style_keep(l, node_id(node));
	TAKE(l, node, area_entries, area);
	if (!area->pieces)
		area->pieces = style_array(l);
	g_ptr_array_add(areas, area);
}

static void load_mark(struct loader *l, const xmlNode *node, GArray *marks)
{
	struct page_mark mark = { 0 };

	TAKE(l, node, mark_entries, &mark);
	g_array_append_val(marks, mark);
}

/* After the text styles, which slots name. */
void style_load_masters(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct page_master *m = style_add(l, l->style->masters, n, sizeof *m);

		TAKE(l, n, master_entries, m);
		m->marks = g_array_new(FALSE, TRUE, sizeof(struct page_mark));
		m->slots = style_array(l);
		m->areas = style_array(l);
		FOR_EACH(k, node_child(n, "marks"))
			load_mark(l, k, m->marks);
		FOR_EACH(k, node_child(n, "slots"))
			load_slot(l, k, m->slots);
		FOR_EACH(k, node_child(n, "areas"))
			load_area(l, k, m->areas);
		if (m->width - m->left - m->right < 72 || m->height - m->top - m->bottom < 72)
			diag_at(l->diag, node_span(n), MSG_STYLE_PAGE, m->id);
	}
	FOR_EACH(n, list) {
		struct page_master *m = g_hash_table_lookup(l->style->masters, node_id(n));

		if (m && m->turned_name)
			m->turned = style_find(l, n, l->style->masters, m->turned_name, "page");
	}
}

