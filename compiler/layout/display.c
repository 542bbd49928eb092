#include "layout/display.h"

#include "base/pool.h"

#include <math.h>

static void page_free(void *p)
{
	struct page *page = p;

	g_array_unref(page->items);
	g_free(page);
}

static void copy_free(void *copy)
{
	pages_free(copy);
}

struct pages *pages_new(void)
{
	struct pages *pages = g_new0(struct pages, 1);

	pages->pages = g_ptr_array_new_with_free_func(page_free);
	pages->copies = g_ptr_array_new_with_free_func(copy_free);
	return pages;
}

void pages_free(struct pages *pages)
{
	if (!pages)
		return;
	g_ptr_array_unref(pages->copies);
	g_ptr_array_unref(pages->pages);
	if (pages->meta)
		g_hash_table_unref(pages->meta);
	if (!pages->is_copy) {
		g_array_unref(pages->outline);
		g_hash_table_unref(pages->anchors);
		g_hash_table_unref(pages->images);
		pool_free(pages->pool);
		g_free(pages->lang);
	}
	g_free(pages);
}

static GHashTable *meta_of_copy(GHashTable *meta, const char *number, const char *holder)
{
	GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	GHashTableIter i;
	void *name, *value;

	g_hash_table_iter_init(&i, meta);
	while (g_hash_table_iter_next(&i, &name, &value))
		g_hash_table_insert(all, g_strdup(name), g_strdup(value));
	g_hash_table_insert(all, g_strdup("copy"), g_strdup(number));
	g_hash_table_insert(all, g_strdup("holder"), g_strdup(holder));
	return all;
}

struct pages *pages_copy(struct pages *pages, const char *number, const char *holder)
{
	struct pages *copy = pages_new(), fresh = *copy;

	*copy = *pages;
	copy->pages = fresh.pages;
	copy->copies = fresh.copies;
	copy->is_copy = true;
	copy->meta = meta_of_copy(pages->meta, number, holder);
	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];
		struct page *twin = g_memdup2(page, sizeof *page);

		twin->items = g_array_copy(page->items);
		g_ptr_array_add(copy->pages, twin);
	}
	g_ptr_array_add(pages->copies, copy);
	return copy;
}

const char *pages_meta(const struct pages *pages, const char *name)
{
	return g_hash_table_lookup(pages->meta, name);
}

char *item_excerpt(const struct item *item)
{
	enum { CHARACTERS = 24 };
	const char *text = item->kind == ITEM_TEXT ? item->text.text : "";

	if (g_utf8_strlen(text, -1) <= CHARACTERS)
		return g_strdup(text);
	return g_utf8_substring(text, 0, CHARACTERS);
}

/* ---- dump ---- */

static const char *const kind_names[] = {
	[ITEM_TEXT] = "text",   [ITEM_RECT] = "rect",     [ITEM_RULE] = "rule",
	[ITEM_IMAGE] = "image", [ITEM_TILES] = "tiles", [ITEM_LINK] = "link",     [ITEM_ANCHOR] = "anchor",
	[ITEM_WATERMARK] = "watermark", [ITEM_HOLD] = "hold",
};

/* One decimal, never "-0.0", and a point whatever the locale. */
static void dump_number(GString *out, double value)
{
	long tenths = lround(value * 10);

	g_string_append_printf(out, " %s%ld.%ld", tenths < 0 ? "-" : "", labs(tenths) / 10,
			       labs(tenths) % 10);
}

static void dump_colour(GString *out, const struct colour *c)
{
	if (c->set)
		g_string_append_printf(out, " #%02lx%02lx%02lx", lround(c->red * 255),
				       lround(c->green * 255), lround(c->blue * 255));
	else
		g_string_append(out, " -");
}

/* What an item is content of: the nearest element, as text between a node's children is none. */
static void dump_node(GString *out, const struct item *item)
{
	static const char *const parts[] = {
		[PART_BODY] = "body", [PART_HEADING] = "heading", [PART_TABLE_HEAD] = "table-head",
		[PART_NOTE] = "note", [PART_HEAD] = "head", [PART_FOOT] = "foot",
	};
	const struct node *node = item->node;

	while (node && !structure_tag(node->kind))
		node = node->parent;
	g_string_append_printf(out, " %s", node ? structure_tag(node->kind) : parts[item->part]);
}

static void dump_run(GString *out, const struct text_run *run)
{
	g_string_append_printf(out, " %s", run->font);
	dump_number(out, run->size);
	dump_colour(out, &run->colour);
	g_string_append_printf(out, " \"%s\"", run->text);
}

static void dump_detail(GString *out, const struct item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		dump_run(out, &item->text);
		dump_node(out, item);
		break;
	case ITEM_RECT:
	case ITEM_RULE:
		dump_colour(out, &item->rect.fill);
		dump_colour(out, &item->rect.stroke);
		g_string_append(out, item->rect.dotted ? " dotted" : "");
		break;
	case ITEM_IMAGE:
		g_string_append_printf(out, " %s \"%s\"", item->image.name, item->image.alt);
		dump_node(out, item);
		break;
	case ITEM_TILES:
		dump_colour(out, &item->tiles.fill);
		break;
	case ITEM_LINK:
		g_string_append_printf(out, " %s%s", item->link.uri ? "" : "#",
				       item->link.uri ? item->link.uri : item->link.to);
		break;
	case ITEM_ANCHOR:
		g_string_append_printf(out, " %s", item->anchor);
		break;
	case ITEM_WATERMARK:
		dump_number(out, item->mark.angle);
		for (size_t i = 0; i < item->mark.count; i++)
			dump_run(out, &item->mark.runs[i].text);
		break;
	case ITEM_HOLD:
		break;
	}
}

static void dump_item(GString *out, const struct item *item)
{
	g_string_append(out, kind_names[item->kind]);
	dump_number(out, item->box.x);
	dump_number(out, item->box.y);
	dump_number(out, item->box.width);
	dump_number(out, item->box.height);
	dump_detail(out, item);
	g_string_append_c(out, '\n');
}

void pages_dump(const struct pages *pages, GString *out)
{
	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];

		g_string_append_printf(out, "page %u", i + 1);
		dump_number(out, page->width);
		dump_number(out, page->height);
		g_string_append_c(out, '\n');
		for (guint k = 0; k < page->items->len; k++)
			dump_item(out, &g_array_index(page->items, struct item, k));
	}
	for (guint i = 0; i < pages->outline->len; i++) {
		const struct outline_entry *e =
			&g_array_index(pages->outline, struct outline_entry, i);

		g_string_append_printf(out, "bookmark %d %zu", e->level, e->page + 1);
		dump_number(out, e->y);
		g_string_append_printf(out, " \"%s\"\n", e->title);
	}
	structure_dump(pages->structure, out);
}
