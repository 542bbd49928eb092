#include "layout/style_read.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/pool.h"
#include "model/place.h"
#include "read/yaml.h"

#include <string.h>

static const char *const weight_words[] = { "regular", "bold", NULL };
static const char *const slant_words[] = { "upright", "italic", NULL };
static const char *const figures_words[] = { "proportional", "tabular", NULL };

#define LOOK(type)                                                                                 \
	TYPEFACE(type, look.typeface, "typeface"), WORD(type, look.weight, "weight", weight_words), \
		WORD(type, look.slant, "slant", slant_words), COLOUR(type, look.colour, "colour")

static const struct entry text_entries[] = {
	NUMBER(text_style, size, "size"), NUMBER(text_style, leading, "leading"),
	NUMBER(text_style, before, "before"), NUMBER(text_style, after, "after"),
	NUMBER(text_style, indent, "indent"), NUMBER(text_style, tab, "tab"),
	NUMBER(text_style, first_line, "first-line-indent"), NUMBER(text_style, line_indent, "line-indent"),
	NUMBER(text_style, pad, "pad"), COLOUR(text_style, fill, "fill"),
	COLOUR(text_style, edge, "edge"), WORD(text_style, align, "align", style_align_words),
	WORD(text_style, figures, "figures", figures_words),
	FLAG(text_style, hyphenate, "hyphenate"), FLAG(text_style, balance, "balance"),
	FLAG(text_style, keep_next, "keep-next"),
	LOOK(text_style),
};

static const struct entry run_entries[] = {
	NUMBER(run_style, look.scale, "scale"), NUMBER(run_style, look.rise, "rise"),
	COLOUR(run_style, look.fill, "fill"), COLOUR(run_style, dot, "dot"),
	FLAG(run_style, look.whole, "whole"), LOOK(run_style),
};

static const struct entry list_entries[] = {
	STRING(list_style, bullet, "bullet"), STRING(list_style, bullet_inner, "bullet-inner"),
	NUMBER(list_style, left, "left"), NUMBER(list_style, indent, "indent"),
	NUMBER(list_style, gap, "gap"),
	NUMBER(list_style, around, "around"), COLOUR(list_style, colour, "colour"),
};

static const struct entry table_entries[] = {
	STRING(table_style, text_name, "text"),
	STRING(table_style, head_name, "head"),
	STRING(table_style, first_name, "first-cell"),
	NUMBER(table_style, before, "before"),
	NUMBER(table_style, after, "after"),
	NUMBER(table_style, pad_x, "pad-x"),
	NUMBER(table_style, pad_y, "pad-y"),
	NUMBER(table_style, rule, "rule"),
	NUMBER(table_style, column_rule, "column-rule"),
	NUMBER(table_style, side_rule, "side-rule"),
	NUMBER(table_style, top_rule, "top-rule"),
	NUMBER(table_style, head_rule, "head-rule"),
	NUMBER(table_style, bottom_rule, "bottom-rule"),
	SHARE(table_style, most_white, "most-white"),
	COLOUR(table_style, stripe, "stripe"),
	FLAG(table_style, even, "even"),
	COLOUR(table_style, rule_colour, "rule-colour"),
	COLOUR(table_style, frame_colour, "frame-colour"),
	COLOUR(table_style, head_fill, "head-fill"),
};

static const struct entry row_entries[] = {
	COLOUR(row_style, fill, "fill"), COLOUR(row_style, edge, "edge"),
	FLAG(row_style, keep_next, "keep-next"), LOOK(row_style),
};

static const struct entry cell_entries[] = {
	COLOUR(cell_style, fill, "fill"), COLOUR(cell_style, frame, "frame"),
	NUMBER(cell_style, min_height, "min-height"), WORD(cell_style, align, "align", style_align_words),
	FLAG(cell_style, heads_row, "heads-row"), FLAG(cell_style, grows, "grows"),
	LOOK(cell_style),
};

static const struct entry grid_entries[] = { NUMBER(grid_style, unit, "unit") };

static const struct entry bar_entries[] = {
	NUMBER(bar_style, width, "width"), NUMBER(bar_style, height, "height"),
	COLOUR(bar_style, colour, "colour"), COLOUR(bar_style, track, "track"),
};

static const struct entry rule_entries[] = {
	NUMBER(rule_style, thickness, "thickness"), NUMBER(rule_style, before, "before"),
	NUMBER(rule_style, after, "after"), COLOUR(rule_style, colour, "colour"),
};

static const struct entry chinese_entries[] = {
	NUMBER(chinese_style, gap, "gap"), FLAG(chinese_style, squeeze, "squeeze"),
	FLAG(chinese_style, hang, "hang"), STRING(chinese_style, bullet, "bullet"),
};

static const struct entry footnotes_entries[] = {
	NUMBER(footnotes_style, width, "width"), NUMBER(footnotes_style, thickness, "thickness"),
	NUMBER(footnotes_style, before, "before"), NUMBER(footnotes_style, after, "after"),
	NUMBER(footnotes_style, gap, "gap"), COLOUR(footnotes_style, colour, "colour"),
};

static const struct entry leader_entries[] = {
	NUMBER(leader_style, dot, "dot"), NUMBER(leader_style, gap, "gap"),
	COLOUR(leader_style, colour, "colour"),
};

static const struct entry image_entries[] = {
	NUMBER(image_style, width, "width"), NUMBER(image_style, height, "height"),
};

static const struct entry qr_entries[] = {
	SIZE(qr_style, size, "size"), COLOUR(qr_style, colour, "colour"),
	COLOUR(qr_style, ground, "ground"),
};

static const struct entry watermark_entries[] = {
	SIZE(watermark_style, size, "size"), SIGNED(watermark_style, angle, "angle"),
	COLOUR(watermark_style, colour, "colour"),
};

struct look look_merge(struct look under, struct look over)
{
	if (over.typeface)
		under.typeface = over.typeface;
	if (over.weight)
		under.weight = over.weight;
	if (over.slant)
		under.slant = over.slant;
	if (over.scale > 0)
		under.scale = over.scale;
	if (over.rise != 0)
		under.rise = over.rise;
	if (over.colour.set)
		under.colour = over.colour;
	if (over.fill.set)
		under.fill = over.fill;
	under.whole = under.whole || over.whole;
	return under;
}

static bool colour_same(const struct colour *a, const struct colour *b)
{
	return a->set == b->set &&
	       (!a->set || (a->red == b->red && a->green == b->green && a->blue == b->blue));
}

bool look_same(const struct look *a, const struct look *b)
{
	return a->typeface == b->typeface && a->weight == b->weight && a->slant == b->slant &&
	       a->scale == b->scale && a->rise == b->rise && a->whole == b->whole &&
	       colour_same(&a->colour, &b->colour) && colour_same(&a->fill, &b->fill);
}

static void load_colours(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		const char *id = node_id(n), *value = child_text(n, "value");
		struct colour *c = pool_take(l->style->pool, sizeof *c);

		if (!value || !style_hex(value, c))
			style_value_wrong(l, value ? node_child(n, "value") : n, value ? value : "",
					  "a colour: #rrggbb");
		c->set = true; /* a fault is told once, not of every style in this colour */
		if (id)
			g_hash_table_insert(l->style->colours, (void *)style_keep(l, id), c);
	}
}

/* Typefaces are named by the families that belong to them. */
static unsigned typeface_number(struct loader *l, const char *name)
{
	GPtrArray *names = l->style->typefaces;
	guint i = 0;

	if (!name)
		return TYPEFACE_ANY;
	while (i < names->len && strcmp(names->pdata[i], name) != 0)
		i++;
	if (i == names->len)
		g_ptr_array_add(names, (void *)style_keep(l, name));
	return i + 1;
}

static const char *file_name(struct loader *l, const xmlNode *at)
{
	if (at && strchr(node_text(at), '/'))
		style_value_wrong(l, at, node_text(at), "the name of a file without its folder");
	return at ? style_keep(l, node_text(at)) : NULL;
}

static void load_families(struct loader *l, const xmlNode *list)
{
	static const char *const keys[FACE_COUNT] = { "regular", "bold", "italic", "bold-italic" };

	FOR_EACH(n, list) {
		struct font_family *f = pool_take(l->style->pool, sizeof *f);

		f->id = style_keep(l, node_id(n));
		f->name = style_keep(l, child_text(n, "name"));
		f->typeface = typeface_number(l, child_text(n, "typeface"));
		f->scripts = style_array(l);
		for (int i = 0; i < FACE_COUNT; i++)
			f->file[i] = file_name(l, node_child(n, keys[i]));
		FOR_EACH(s, node_child(n, "scripts"))
			g_ptr_array_add(f->scripts, (void *)style_keep(l, node_text(s)));
		if (f->name && f->file[FACE_REGULAR])
			g_ptr_array_add(l->style->families, f);
	}
}

/* Told once: not of what is faulty already, nor of the styles that start from this one. */
static void check_leading(struct loader *l, const xmlNode *at, struct text_style *t, bool faulty)
{
	if (t->size >= 1 && t->leading >= t->size)
		return;
	if (!faulty)
		diag_at(l->diag, node_span(at), MSG_STYLE_LEADING, t->id);
	t->size = t->leading = 10;
}

static void load_texts(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct text_style *t = style_add(l, l->style->texts, n, sizeof *t);
		const char *id = t->id, *like = child_text(n, "like");
		const struct text_style *base =
			like ? g_hash_table_lookup(l->style->texts, like) : NULL;
		size_t faults = diag_count(l->diag, LEVEL_ERROR);

		if (base) {
			*t = *base;
			t->id = id;
			t->first_line = 0;
		} else if (like) {
			diag_at(l->diag, node_span(n), MSG_STYLE_NAME, like,
				"text style above this one");
		}
		TAKE(l, n, text_entries, t);
		check_leading(l, n, t, diag_count(l->diag, LEVEL_ERROR) > faults);
	}
}

static void load_dictionaries(struct loader *l, const xmlNode *list)
{
	l->style->dictionaries = style_array(l);
	FOR_EACH(n, list) {
		struct dictionary *d = pool_take(l->style->pool, sizeof *d);

		d->language = style_keep(l, node_id(n));
		d->file = file_name(l, node_child(n, "file"));
		if (d->language && d->file)
			g_ptr_array_add(l->style->dictionaries, d);
	}
}

static void load_tables(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct table_style *t = style_add(l, l->style->tables, n, sizeof *t);

		TAKE(l, n, table_entries, t);
		t->text = style_find(l, n, l->style->texts, t->text_name, "text style");
		t->head = style_find(l, n, l->style->texts, t->head_name, "text style");
		if (t->first_name)
			t->first = style_find(l, n, l->style->cells, t->first_name, "cell style");
	}
}

static void load_runs(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct run_style *r = style_add(l, l->style->runs, n, sizeof *r);

		TAKE(l, n, run_entries, r);
	}
}

static void load_rows(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct row_style *r = style_add(l, l->style->rows, n, sizeof *r);

		TAKE(l, n, row_entries, r);
	}
}

static void load_images(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct image_style *i = style_add(l, l->style->images, n, sizeof *i);

		TAKE(l, n, image_entries, i);
	}
}

static void load_watermarks(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct watermark_style *w = style_add(l, l->style->watermarks, n, sizeof *w);

		TAKE(l, n, watermark_entries, w);
		if (page_state_named(w->id) == STATE_COUNT)
			diag_at(l->diag, node_span(n), MSG_STYLE_NAME, w->id, "state of a copy");
	}
}

static void load_cells(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct cell_style *c = style_add(l, l->style->cells, n, sizeof *c);

		TAKE(l, n, cell_entries, c);
	}
}

/* The styles that the page maker itself asks for. */
static void find_fixed(struct loader *l, const xmlNode *root)
{
	struct layout_style *s = l->style;
	char name[32];

	s->body = style_find(l, root, s->texts, "body", "text style");
	s->caption = style_find(l, root, s->texts, "caption", "text style");
	s->caption_below = style_find(l, root, s->texts, "caption-below", "text style");
	s->continued = style_find(l, root, s->texts, "continued", "text style");
	s->footnote = style_find(l, root, s->texts, "footnote", "text style");
	s->table_note = style_find(l, root, s->texts, "table-note", "text style");
	s->rest = style_find(l, root, s->texts, "rest", "text style");
	s->term = style_find(l, root, s->runs, "term", "run style");
	s->link = style_find(l, root, s->runs, "link", "run style");
	s->note_mark = style_find(l, root, s->runs, "note-mark", "run style");
	for (int i = 0; i < HEADING_LEVELS; i++) {
		g_snprintf(name, sizeof name, "heading-%d", i + 1);
		s->heading[i] = style_find(l, root, s->texts, name, "text style");
	}
	for (int i = 0; i < CONTENTS_LEVELS; i++) {
		g_snprintf(name, sizeof name, "contents-%d", i + 1);
		s->contents[i] = style_find(l, root, s->texts, name, "text style");
	}
}

static void use(bool used[TYPEFACE_MAX + 1], const struct layout_style *s, GHashTable *styles,
		const struct look *(*look)(const void *style))
{
	GHashTableIter i;
	void *style;

	g_hash_table_iter_init(&i, styles);
	while (g_hash_table_iter_next(&i, NULL, &style)) {
		unsigned typeface = look(style)->typeface;

		used[typeface ? typeface : s->typeface] = true;
	}
}

#define LOOK_OF(type) \
	static const struct look *type##_look(const void *style) \
	{ \
		return &((const struct type *)style)->look; \
	}
LOOK_OF(text_style)
LOOK_OF(run_style)
LOOK_OF(row_style)
LOOK_OF(cell_style)
#undef LOOK_OF

/* Only fonts that some style asks for are opened, cut and named in the manifest. */
static void drop_unused(struct layout_style *s)
{
	bool used[TYPEFACE_MAX + 1] = { [TYPEFACE_ANY] = true };

	use(used, s, s->texts, text_style_look);
	use(used, s, s->runs, run_style_look);
	use(used, s, s->rows, row_style_look);
	use(used, s, s->cells, cell_style_look);
	for (guint i = s->families->len; i-- > 0;)
		if (!used[((struct font_family *)s->families->pdata[i])->typeface])
			g_ptr_array_remove_index(s->families, i);
}

static bool not_too_many(struct loader *l, const xmlNode *at, guint count, guint most,
			 const char *what)
{
	if (count > most)
		diag_at(l->diag, node_span(at), MSG_STYLE_MANY, most, what);
	return count <= most;
}

/* The body's typeface is everybody's who names none. */
static void settle_fonts(struct loader *l, const xmlNode *root)
{
	struct layout_style *s = l->style;
	const xmlNode *at = node_child(root, "fonts");

	s->typeface = s->body && s->body->look.typeface ? s->body->look.typeface : 1;
	if (not_too_many(l, at, s->typefaces->len, TYPEFACE_MAX, "typefaces"))
		drop_unused(s);
	not_too_many(l, at, s->families->len, FAMILY_MAX, "families of fonts");
}

static void load_all(struct loader *l, const xmlNode *root)
{
	struct layout_style *s = l->style;

	FOR_EACH(n, node_child(root, "font-folders"))
		g_ptr_array_add(s->folders, (void *)style_keep(l, node_text(n)));
	load_colours(l, node_child(root, "colours"));
	load_families(l, node_child(root, "fonts"));
	load_dictionaries(l, node_child(root, "dictionaries"));
	load_texts(l, node_child(root, "text"));
	style_load_masters(l, node_child(root, "pages"));
	load_runs(l, node_child(root, "runs"));
	load_rows(l, node_child(root, "rows"));
	load_cells(l, node_child(root, "cells"));
	load_tables(l, node_child(root, "tables"));
	TAKE(l, node_child(root, "grid"), grid_entries, &s->grid);
	TAKE(l, node_child(root, "list"), list_entries, &s->list);
	TAKE(l, node_child(root, "bar"), bar_entries, &s->bar);
	TAKE(l, node_child(root, "rule"), rule_entries, &s->rule);
	TAKE(l, node_child(root, "footnotes"), footnotes_entries, &s->footnotes);
	TAKE(l, node_child(root, "leader"), leader_entries, &s->leader);
	TAKE(l, node_child(root, "chinese"), chinese_entries, &s->chinese);
	TAKE(l, node_child(root, "qr"), qr_entries, &s->qr);
	load_images(l, node_child(root, "images"));
	load_watermarks(l, node_child(root, "watermarks"));
	find_fixed(l, root);
	settle_fonts(l, root);
}

static struct layout_style *style_empty(void)
{
	struct layout_style *s = g_new0(struct layout_style, 1);
	GHashTable **tables[] = { &s->colours, &s->masters, &s->texts, &s->runs,
				  &s->tables, &s->rows, &s->cells, &s->images,
				  &s->watermarks };

	s->pool = pool_new();
	s->folders = g_ptr_array_new();
	s->families = g_ptr_array_new();
	s->typefaces = g_ptr_array_new();
	s->arrays = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		*tables[i] = g_hash_table_new(g_str_hash, g_str_equal);
	return s;
}

xmlDoc *style_read(const char *path, struct diag *d)
{
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
	xmlDoc *tree = NULL;

	if (bytes) {
		tree = yaml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), path,
				 "style-file", d);
		g_bytes_unref(bytes);
	}
	return tree;
}

struct layout_style *style_load(const char *path, struct diag *d)
{
	xmlDoc *tree = style_read(path, d);
	struct layout_style *style = tree ? style_new(tree, d) : NULL;

	xmlFreeDoc(tree);
	return style;
}

struct layout_style *style_new(const xmlDoc *tree, struct diag *d)
{
	struct loader l = { style_empty(), d };
	const xmlNode *root = xmlDocGetRootElement(tree);
	size_t before = diag_count(d, LEVEL_ERROR) + diag_count(d, LEVEL_FATAL);

	load_all(&l, root);
	if (diag_count(d, LEVEL_ERROR) + diag_count(d, LEVEL_FATAL) == before)
		return l.style;
	style_free(l.style);
	return NULL;
}

void style_free(struct layout_style *style)
{
	GHashTableIter i;
	void *master;

	if (!style)
		return;
	g_hash_table_iter_init(&i, style->masters);
	while (g_hash_table_iter_next(&i, NULL, &master))
		g_array_unref(((struct page_master *)master)->marks);
	g_hash_table_unref(style->colours);
	g_hash_table_unref(style->masters);
	g_hash_table_unref(style->texts);
	g_hash_table_unref(style->runs);
	g_hash_table_unref(style->tables);
	g_hash_table_unref(style->rows);
	g_hash_table_unref(style->cells);
	g_hash_table_unref(style->images);
	g_hash_table_unref(style->watermarks);
	g_ptr_array_unref(style->folders);
	g_ptr_array_unref(style->families);
	g_ptr_array_unref(style->typefaces);
	g_ptr_array_unref(style->arrays);
	pool_free(style->pool);
	g_free(style);
}
