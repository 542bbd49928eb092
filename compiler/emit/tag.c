#include "emit/finish_private.h"

#include <string.h>

/* A piece of a node's content: a mark, or a link's annotation. */
struct piece {
	size_t page;
	unsigned value;      /* the mark's number, or the annotation's object */
	bool annotation;
	const struct mark *mark;
	guint next;          /* of the same node, plus one; 0: none */
};

struct writer {
	struct finisher *f;
	struct objects *o;
	unsigned root;
	unsigned *object;    /* of nodes, by number; 0: no element */
	guint *first, *last; /* pieces of nodes, plus one */
	GArray *pieces;      /* struct piece */
	GPtrArray *named;    /* nodes with an id */
};

unsigned tag_page_key(const struct finisher *f, size_t page)
{
	(void)f;
	return (unsigned)page;
}

unsigned tag_annotation_key(const struct finisher *f, size_t i)
{
	return (unsigned)(f->pages->pages->len + i);
}

/* ---- content of nodes ---- */

static const struct piece *piece_at(const struct writer *w, guint place)
{
	return place ? &g_array_index(w->pieces, struct piece, place - 1) : NULL;
}

static void add_piece(struct writer *w, const struct node *node, struct piece piece)
{
	guint place = w->pieces->len + 1;

	g_array_append_val(w->pieces, piece);
	if (w->last[node->number])
		g_array_index(w->pieces, struct piece, w->last[node->number] - 1).next = place;
	else
		w->first[node->number] = place;
	w->last[node->number] = place;
}

static void collect(struct writer *w)
{
	for (size_t page = 0; page < w->f->pages->pages->len; page++) {
		const GPtrArray *marks = w->f->numbered[page];

		for (guint i = 0; i < marks->len; i++) {
			const struct mark *mark = marks->pdata[i];

			add_piece(w, mark->node, (struct piece){ page, i, false, mark, 0 });
		}
	}
	for (guint i = 0; i < w->f->annotations->len; i++) {
		const struct annotation *a =
			&g_array_index(w->f->annotations, struct annotation, i);

		add_piece(w, a->node, (struct piece){ a->page, a->object, true, NULL, 0 });
	}
}

/* In the order of reading, which is that of the tree. */
static void number_elements(struct writer *w, const struct node *node)
{
	if (structure_tag(node->kind))
		w->object[node->number] = objects_reserve(w->o, 1);
	if (node->id)
		g_ptr_array_add(w->named, (void *)node);
	for (const struct node *n = node->first; n; n = n->next)
		number_elements(w, n);
}

/* ---- elements ---- */

/* The first piece among a node's own, which decides the page that its numbers are of. */
static const struct piece *first_piece(const struct writer *w, const struct node *node)
{
	const struct piece *piece = piece_at(w, w->first[node->number]);

	for (const struct node *n = node->first; n && !piece; n = n->next)
		if (!w->object[n->number])
			piece = piece_at(w, w->first[n->number]);
	return piece;
}

static void put_piece(const struct writer *w, const struct piece *piece, size_t page)
{
	GString *out = w->o->out;

	if (piece->annotation) {
		g_string_append(out, "<</Type/OBJR/Obj ");
		put_ref(out, piece->value);
		if (piece->page != page) {
			g_string_append(out, "/Pg ");
			put_ref(out, w->f->page[piece->page]);
		}
		g_string_append(out, ">>");
	} else if (piece->page != page) {
		g_string_append(out, "<</Type/MCR/Pg ");
		put_ref(out, w->f->page[piece->page]);
		g_string_append_printf(out, "/MCID %u>>", piece->value);
	} else {
		g_string_append_printf(out, "%u", piece->value);
	}
}

static void put_pieces(const struct writer *w, const struct node *node, size_t page)
{
	for (guint place = w->first[node->number]; place;) {
		const struct piece *piece = piece_at(w, place);

		g_string_append_c(w->o->out, ' ');
		put_piece(w, piece, page);
		place = piece->next;
	}
}

/* Children at their places; text between them is content of the node itself.  What a link has
 * besides its children is its annotations. */
static void put_kids(const struct writer *w, const struct node *node, size_t page)
{
	GString *out = w->o->out;

	for (const struct node *n = node->first; n; n = n->next) {
		if (w->object[n->number]) {
			g_string_append_c(out, ' ');
			put_ref(out, w->object[n->number]);
		} else {
			put_pieces(w, n, page);
		}
	}
	put_pieces(w, node, page);
}

static void put_cell(GString *out, const struct node *node)
{
	if (!node->scope && node->columns <= 1 && node->rows <= 1)
		return;
	g_string_append(out, "/A<</O/Table");
	if (node->scope)
		g_string_append_printf(out, "/Scope/%s", node->scope);
	if (node->columns > 1)
		g_string_append_printf(out, "/ColSpan %u", node->columns);
	if (node->rows > 1)
		g_string_append_printf(out, "/RowSpan %u", node->rows);
	g_string_append(out, ">>");
}

/* Where a figure stands on its page. */
static void put_box(const struct writer *w, const struct node *node)
{
	const struct piece *piece = first_piece(w, node);
	const struct area *box = piece && piece->mark && piece->mark->whole ? &piece->mark->box : NULL;
	GString *out = w->o->out;
	double height;

	if (!box)
		return;
	height = finish_page(w->f, piece->page)->height;
	g_string_append(out, "/A<</O/Layout/Placement/Block/BBox[");
	put_number(out, box->x);
	put_number(out, height - box->y - box->height);
	put_number(out, box->x + box->width);
	put_number(out, height - box->y);
	g_string_append(out, "]>>");
}

static void put_facts(const struct writer *w, const struct node *node)
{
	GString *out = w->o->out;

	put_cell(out, node);
	if (node->numbering)
		g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>", node->numbering);
	if (node->lang) {
		g_string_append(out, "/Lang");
		put_bytes(out, node->lang);
	}
	if (node->alt) {
		g_string_append(out, "/Alt");
		put_text(out, node->alt);
	}
	if (node->id) {
		g_string_append(out, "/ID");
		put_bytes(out, node->id);
	}
	if (node->kind == NODE_FIGURE || node->kind == NODE_FORMULA)
		put_box(w, node);
}

static const struct node *element_above(const struct writer *w, const struct node *node)
{
	for (node = node->parent; node && !w->object[node->number];)
		node = node->parent;
	return node;
}

static void write_element(const struct writer *w, const struct node *node)
{
	const struct node *above = element_above(w, node);
	const struct piece *piece = first_piece(w, node);
	GString *out = w->o->out;

	object_begin(w->o, w->object[node->number]);
	g_string_append_printf(out, "<</S/%s/P ", structure_tag(node->kind));
	put_ref(out, above ? w->object[above->number] : w->root);
	if (piece) {
		g_string_append(out, "/Pg ");
		put_ref(out, w->f->page[piece->page]);
	}
	put_facts(w, node);
	g_string_append(out, "/K[");
	put_kids(w, node, piece ? piece->page : w->f->pages->pages->len);
	g_string_append(out, "]>>");
	object_end(w->o);
}

static void write_elements(const struct writer *w, const struct node *node)
{
	if (w->object[node->number])
		write_element(w, node);
	for (const struct node *n = node->first; n; n = n->next)
		write_elements(w, n);
}

/* ---- the way back ---- */

static unsigned element_of(const struct writer *w, const struct node *node)
{
	const struct node *element = w->object[node->number] ? node : element_above(w, node);

	return w->object[element->number];
}

/* The elements of a page's marks, by number. */
static unsigned write_page_parents(const struct writer *w, size_t page)
{
	const GPtrArray *marks = w->f->numbered[page];
	unsigned number = objects_reserve(w->o, 1);

	object_begin(w->o, number);
	g_string_append_c(w->o->out, '[');
	for (guint i = 0; i < marks->len; i++) {
		g_string_append_c(w->o->out, i ? ' ' : '\n');
		put_ref(w->o->out, element_of(w, ((const struct mark *)marks->pdata[i])->node));
	}
	g_string_append_c(w->o->out, ']');
	object_end(w->o);
	return number;
}

static void put_parent(GString *out, unsigned key, unsigned object)
{
	g_string_append_printf(out, "\n%u ", key);
	put_ref(out, object);
}

static unsigned write_parents(const struct writer *w)
{
	unsigned number = objects_reserve(w->o, 1);
	GString *nums = g_string_new(NULL);

	for (size_t i = 0; i < w->f->pages->pages->len; i++)
		put_parent(nums, tag_page_key(w->f, i), write_page_parents(w, i));
	for (guint i = 0; i < w->f->annotations->len; i++)
		put_parent(nums, tag_annotation_key(w->f, i),
			   element_of(w, g_array_index(w->f->annotations, struct annotation, i).node));
	object_begin(w->o, number);
	g_string_append_printf(w->o->out, "<</Nums[%s]>>", nums->str);
	object_end(w->o);
	g_string_free(nums, TRUE);
	return number;
}

/* ---- the root ---- */

static int compare_ids(const void *a, const void *b)
{
	return strcmp((*(const struct node *const *)a)->id, (*(const struct node *const *)b)->id);
}

/* From ids to elements, sorted as a name tree must be. */
static void put_ids(const struct writer *w)
{
	GString *out = w->o->out;

	if (!w->named->len)
		return;
	g_ptr_array_sort(w->named, compare_ids);
	g_string_append(out, "/IDTree<</Names[");
	for (guint i = 0; i < w->named->len; i++) {
		const struct node *node = w->named->pdata[i];

		put_bytes(out, node->id);
		put_ref(out, w->object[node->number]);
		g_string_append_c(out, '\n');
	}
	g_string_append(out, "]>>");
}

static void write_root(const struct writer *w)
{
	unsigned parents = write_parents(w);
	GString *out = w->o->out;

	object_begin(w->o, w->root);
	g_string_append(out, "<</Type/StructTreeRoot/K[");
	put_ref(out, w->object[w->f->pages->structure->root->number]);
	g_string_append(out, "]/ParentTree ");
	put_ref(out, parents);
	g_string_append_printf(out, "/ParentTreeNextKey %u",
			       tag_annotation_key(w->f, w->f->annotations->len));
	put_ids(w);
	g_string_append(out, ">>");
	object_end(w->o);
}

unsigned tag_write(struct finisher *f)
{
	const struct structure *tree = f->pages->structure;
	struct writer w = { .f = f, .o = &f->objects };

	w.root = objects_reserve(w.o, 1);
	w.object = g_new0(unsigned, tree->count);
	w.first = g_new0(guint, tree->count);
	w.last = g_new0(guint, tree->count);
	w.pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
	w.named = g_ptr_array_new();
	number_elements(&w, tree->root);
	collect(&w);
	write_elements(&w, tree->root);
	write_root(&w);
	g_free(w.object);
	g_free(w.first);
	g_free(w.last);
	g_array_unref(w.pieces);
	g_ptr_array_unref(w.named);
	return w.root;
}
