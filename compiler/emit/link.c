/* Links: annotations over the words that lead somewhere. */
#include "emit/finish_private.h"

/* A URI is ASCII; what is not is percent-encoded. */
static char *ascii_uri(const char *uri)
{
	GString *out = g_string_new(NULL);

	for (const unsigned char *c = (const unsigned char *)uri; *c; c++) {
		if (*c <= ' ' || *c >= 0x7F)
			g_string_append_printf(out, "%%%02X", *c);
		else
			g_string_append_c(out, (char)*c);
	}
	return g_string_free(out, FALSE);
}

/* A page opens a little above what a link leads to. */
static const double headroom = 12;

/* PDF counts y from below. */
void put_destination(const struct finisher *f, size_t page, double y)
{
	GString *out = f->objects.out;

	g_string_append_c(out, '[');
	put_ref(out, f->page[page]);
	g_string_append(out, "/XYZ 0");
	put_number(out, finish_page(f, page)->height - MAX(y - headroom, 0));
	g_string_append(out, " null]");
}

/* ---- what links say ---- */

/* The words of each link, by its node: all that is in it, on whatever lines. */
static GHashTable *link_words(const struct pages *pages)
{
	GHashTable *words = g_hash_table_new_full(NULL, NULL, NULL, g_free);

	for (guint i = 0; i < pages->pages->len; i++) {
		const GArray *items = ((const struct page *)pages->pages->pdata[i])->items;

		for (guint k = 0; k < items->len; k++) {
			const struct item *item = &g_array_index(items, struct item, k);
			struct node *link = item->kind == ITEM_TEXT && item->node
				? structure_within((struct node *)item->node, NODE_LINK) : NULL;
			const char *before = link ? g_hash_table_lookup(words, link) : NULL;

			if (link)
				g_hash_table_insert(words, link, g_strconcat(before ? before : "",
									     item->text.text, NULL));
		}
	}
	return words;
}

/* What is read out for a link: where it leads, or its words. */
static const char *link_contents(const struct item *item, GHashTable *words)
{
	const char *text = g_hash_table_lookup(words, item->node);

	return item->link.uri ? item->link.uri : text && *text ? text : item->link.to;
}

/* ---- annotations ---- */

static void put_rectangle(GString *out, const struct area *box, double page_height)
{
	g_string_append(out, "/Rect[");
	put_number(out, box->x);
	put_number(out, page_height - box->y - box->height);
	put_number(out, box->x + box->width);
	put_number(out, page_height - box->y);
	g_string_append_c(out, ']');
}

static void put_action(GString *out, const char *uri)
{
	char *ascii = ascii_uri(uri);

	g_string_append(out, "/A<</S/URI/URI");
	put_bytes(out, ascii);
	g_string_append(out, ">>");
	g_free(ascii);
}

static void put_target(const struct finisher *f, const char *to)
{
	const struct anchor *anchor = g_hash_table_lookup(f->pages->anchors, to);

	g_string_append(f->objects.out, "/Dest");
	put_destination(f, anchor->page, anchor->y);
}

static void write_link(struct finisher *f, size_t page, const struct item *item, GHashTable *words)
{
	struct annotation a = { item->node, objects_reserve(&f->objects, 1), page };
	GString *out = f->objects.out;

	object_begin(&f->objects, a.object);
	g_string_append_printf(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/StructParent %u",
			       tag_annotation_key(f, f->annotations->len));
	put_rectangle(out, &item->box, finish_page(f, page)->height);
	g_string_append(out, "/Contents");
	put_text(out, link_contents(item, words));
	if (item->link.uri)
		put_action(out, item->link.uri);
	else
		put_target(f, item->link.to);
	g_string_append(out, ">>");
	object_end(&f->objects);
	g_array_append_val(f->annotations, a);
}

/* A link that leads nowhere has been reported by layout; here it is only words. */
static bool leads(const struct finisher *f, const struct item *item)
{
	return item->kind == ITEM_LINK && item->node &&
	       (item->link.uri || g_hash_table_contains(f->pages->anchors, item->link.to));
}

void links_write(struct finisher *f)
{
	GHashTable *words = link_words(f->pages);

	for (size_t page = 0; page < f->pages->pages->len; page++) {
		const GArray *items = finish_page(f, page)->items;

		for (guint i = 0; i < items->len; i++) {
			const struct item *item = &g_array_index(items, struct item, i);

			if (leads(f, item))
				write_link(f, page, item, words);
		}
	}
	g_hash_table_unref(words);
}
