/* Bookmarks: the headings of the first levels, folded away below the first. */
#include "emit/finish_private.h"

enum { OUTLINE_LEVELS = 3 };

/* Places in the list of bookmarks; the root, which has no entry, is at 0 and no one's child. */
struct bookmark {
	const struct outline_entry *entry;
	guint parent, previous, next, first, last, children;
};

static struct bookmark *at(GArray *marks, guint i)
{
	return &g_array_index(marks, struct bookmark, i);
}

static void add_child(GArray *marks, guint parent, const struct outline_entry *entry)
{
	struct bookmark mark = { .entry = entry, .parent = parent };
	guint self = marks->len;

	mark.previous = at(marks, parent)->last;
	g_array_append_val(marks, mark);
	if (mark.previous)
		at(marks, mark.previous)->next = self;
	else
		at(marks, parent)->first = self;
	at(marks, parent)->last = self;
	at(marks, parent)->children++;
}

/* A heading that skips a level becomes the child of the last one above it. */
static GArray *bookmarks(const struct pages *pages)
{
	GArray *marks = g_array_new(FALSE, TRUE, sizeof(struct bookmark));
	guint way[OUTLINE_LEVELS + 1] = { 0 }; /* the bookmark at each depth; 0 is the root */
	int depth = 0;

	g_array_set_size(marks, 1);
	for (guint i = 0; i < pages->outline->len; i++) {
		const struct outline_entry *e =
			&g_array_index(pages->outline, struct outline_entry, i);

		if (e->level > OUTLINE_LEVELS)
			continue;
		depth = MIN(e->level, depth + 1);
		add_child(marks, way[depth - 1], e);
		way[depth] = marks->len - 1;
	}
	return marks;
}

static void put_link(GString *out, const char *key, guint place, unsigned root)
{
	g_string_append(out, key);
	put_ref(out, root + place);
}

static void write_bookmark(struct finisher *f, const struct bookmark *mark, unsigned root)
{
	GString *out = f->objects.out;

	g_string_append(out, "<<");
	if (mark->entry) {
		g_string_append(out, "/Title");
		put_text(out, mark->entry->title);
		put_link(out, "/Parent ", mark->parent, root);
		g_string_append(out, "/Dest");
		put_destination(f, mark->entry->page, mark->entry->y);
	}
	if (mark->previous)
		put_link(out, "/Prev ", mark->previous, root);
	if (mark->next)
		put_link(out, "/Next ", mark->next, root);
	if (mark->children) {
		put_link(out, "/First ", mark->first, root);
		put_link(out, "/Last ", mark->last, root);
		g_string_append_printf(out, "/Count %s%u", mark->entry ? "-" : "", mark->children);
	}
	g_string_append(out, ">>");
}

unsigned outline_write(struct finisher *f)
{
	GArray *marks = bookmarks(f->pages);
	unsigned root = objects_reserve(&f->objects, marks->len);

	for (guint i = 0; i < marks->len; i++) {
		object_begin(&f->objects, root + i);
		write_bookmark(f, at(marks, i), root);
		object_end(&f->objects);
	}
	g_array_unref(marks);
	return root;
}
