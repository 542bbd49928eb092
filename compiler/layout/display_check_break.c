/* Checks of the display list: where pages end, and what is due where one begins. */
#include "layout/display_check.h"

static bool draws(const struct item *item)
{
	return item->part != PART_HEAD && item->part != PART_FOOT && item->kind != ITEM_LINK &&
	       item->kind != ITEM_ANCHOR;
}

static void check_heading(struct checker *c, size_t page, const struct page *p)
{
	for (guint i = p->items->len; i-- > 0;) {
		const struct item *item = item_at(p, i);

		if (!draws(item))
			continue;
		if (item->part == PART_HEADING)
			check_fault(c, MSG_PAGE_HEADING, page, item);
		return;
	}
}

/* The lines of a unit that hold something. */
struct share {
	unsigned lines, last; /* last: the number of the line counted last, plus one */
	const struct item *item;
};

static GHashTable *shares_new(void)
{
	return g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

static struct share *share_of(GHashTable *shares, const struct item *item)
{
	struct share *s = g_hash_table_lookup(shares, GUINT_TO_POINTER(item->unit));

	if (!s) {
		s = g_new0(struct share, 1);
		s->item = item;
		g_hash_table_insert(shares, GUINT_TO_POINTER(item->unit), s);
	}
	return s;
}

/* Header rows are whole on each page, and repeated. */
static void count_lines(GHashTable *shares, const struct page *p)
{
	for (guint i = 0; i < p->items->len; i++) {
		const struct item *item = item_at(p, i);
		struct share *s;

		if (!draws(item) || !item->unit || item->part == PART_TABLE_HEAD)
			continue;
		s = share_of(shares, item);
		if (s->last != item->line + 1)
			s->lines++;
		s->last = item->line + 1;
	}
}

/* One line here and the others on another page.  Where lines are empty it cannot be told. */
static void check_stranded(struct checker *c, size_t page, const struct page *p, GHashTable *all)
{
	GHashTable *here = shares_new();
	GHashTableIter i;
	void *value;

	count_lines(here, p);
	g_hash_table_iter_init(&i, here);
	while (g_hash_table_iter_next(&i, NULL, &value)) {
		const struct share *s = value, *whole = share_of(all, s->item);

		if (s->lines == 1 && whole->lines > 1 && whole->lines == s->item->lines)
			check_fault(c, MSG_PAGE_STRANDED, page, s->item);
	}
	g_hash_table_unref(here);
}

/* ---- footnotes ---- */

/* The pages on which footnotes begin: their anchors. */
static GHashTable *notes_of(const struct pages *pages)
{
	GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *p = pages->pages->pdata[i];

		for (guint k = 0; k < p->items->len; k++)
			if (item_at(p, k)->kind == ITEM_ANCHOR && item_at(p, k)->part == PART_NOTE)
				g_hash_table_insert(notes, (void *)item_at(p, k)->anchor,
						    GUINT_TO_POINTER(i + 1));
	}
	return notes;
}

/* Whether the footnotes of a page begin with the rest of one from the page before: then there may
 * have been no room for those that follow it. */
static bool carries_note(const struct page *p)
{
	double text = p->height, anchor = p->height;

	for (guint i = 0; i < p->items->len; i++) {
		const struct item *item = item_at(p, i);

		if (item->part == PART_NOTE && item->kind == ITEM_TEXT)
			text = MIN(text, item->box.y);
		if (item->part == PART_NOTE && item->kind == ITEM_ANCHOR)
			anchor = MIN(anchor, item->box.y);
	}
	return anchor > text;
}

static void check_marks(struct checker *c, const struct pages *pages, size_t page, GHashTable *notes)
{
	const struct page *p = pages->pages->pdata[page];

	for (guint i = 0; i < p->items->len; i++) {
		const struct item *link = item_at(p, i);
		size_t begins;

		if (link->kind != ITEM_LINK || !link->link.to || link->part == PART_NOTE)
			continue;
		begins = GPOINTER_TO_UINT(g_hash_table_lookup(notes, link->link.to));
		if (begins > page + 1 && !carries_note(pages->pages->pdata[begins - 1]))
			check_fault(c, MSG_PAGE_NOTE, page, link);
	}
}

/* ---- tables ---- */

static const struct node *first_head(const struct node *table)
{
	const struct node *n = table->first;

	while (n && n->kind != NODE_TABLE_HEAD)
		n = n->next;
	return n;
}

/* The first content of a page is that of a table which began before, without its header. */
static void check_head(struct checker *c, size_t page, const struct page *p, GHashTable *begun)
{
	const struct node *table;
	guint i = 0;

	while (i < p->items->len && (item_at(p, i)->kind != ITEM_TEXT || !item_at(p, i)->node)) {
		if (item_at(p, i)->kind == ITEM_TEXT && item_at(p, i)->part == PART_TABLE_HEAD)
			return;
		i++;
	}
	if (i == p->items->len || item_at(p, i)->part != PART_BODY)
		return;
	table = structure_within((struct node *)item_at(p, i)->node, NODE_TABLE);
	if (table && first_head(table) && g_hash_table_contains(begun, table))
		check_fault(c, MSG_PAGE_TABLE_HEAD, page, item_at(p, i));
}

static void note_tables(GHashTable *begun, const struct page *p)
{
	for (guint i = 0; i < p->items->len; i++) {
		struct node *node = (struct node *)item_at(p, i)->node;
		struct node *table = node ? structure_within(node, NODE_TABLE) : NULL;

		if (table)
			g_hash_table_add(begun, table);
	}
}

void check_breaks(struct checker *c, const struct pages *pages)
{
	GHashTable *all = shares_new(), *notes = notes_of(pages), *begun = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < pages->pages->len; i++)
		count_lines(all, pages->pages->pdata[i]);
	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];

		check_heading(c, i, page);
		check_stranded(c, i, page, all);
		check_marks(c, pages, i, notes);
		check_head(c, i, page, begun);
		note_tables(begun, page);
	}
	g_hash_table_unref(begun);
	g_hash_table_unref(notes);
	g_hash_table_unref(all);
}
