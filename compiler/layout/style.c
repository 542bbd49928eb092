#include "layout/style.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/pool.h"
#include "model/doc.h"
#include "model/place.h"
#include "read/yaml.h"

#include <stddef.h>
#include <string.h>

struct loader {
	struct layout_style *style;
	struct diag *diag;
};

/* Records are read by tables: which key goes where and how. */
enum take { TAKE_NUMBER, TAKE_STRING, TAKE_COLOUR, TAKE_WORD, TAKE_FLAG };

struct entry {
	const char *key;
	enum take take;
	size_t offset;
	const char *const *words; /* TAKE_WORD: values from 1 on, ended by NULL */
};

static const char *const weight_words[] = { "regular", "bold", NULL };
static const char *const slant_words[] = { "upright", "italic", NULL };
static const char *const align_words[] = { "left", "centre", "right", NULL };

#define NUMBER(type, member, key) { key, TAKE_NUMBER, offsetof(struct type, member), NULL }
#define STRING(type, member, key) { key, TAKE_STRING, offsetof(struct type, member), NULL }
#define COLOUR(type, member, key) { key, TAKE_COLOUR, offsetof(struct type, member), NULL }
#define FLAG(type, member, key) { key, TAKE_FLAG, offsetof(struct type, member), NULL }
#define WORD(type, member, key, words) { key, TAKE_WORD, offsetof(struct type, member), words }
#define LOOK(type)                                                                                 \
	WORD(type, look.weight, "weight", weight_words),                                           \
		WORD(type, look.slant, "slant", slant_words), COLOUR(type, look.colour, "colour")

static const struct entry master_entries[] = {
	NUMBER(page_master, width, "width"), NUMBER(page_master, height, "height"),
	NUMBER(page_master, top, "top"), NUMBER(page_master, right, "right"),
	NUMBER(page_master, bottom, "bottom"), NUMBER(page_master, left, "left"),
	NUMBER(page_master, head, "head"), NUMBER(page_master, foot, "foot"),
};

static const struct entry mark_entries[] = {
	NUMBER(page_mark, box.x, "x"), NUMBER(page_mark, box.y, "y"),
	NUMBER(page_mark, box.width, "width"), NUMBER(page_mark, box.height, "height"),
	COLOUR(page_mark, colour, "colour"),
};

static const struct entry text_entries[] = {
	NUMBER(text_style, size, "size"), NUMBER(text_style, leading, "leading"),
	NUMBER(text_style, before, "before"), NUMBER(text_style, after, "after"),
	NUMBER(text_style, indent, "indent"), NUMBER(text_style, tab, "tab"),
	NUMBER(text_style, pad, "pad"), COLOUR(text_style, fill, "fill"),
	COLOUR(text_style, edge, "edge"), WORD(text_style, align, "align", align_words),
	FLAG(text_style, keep_next, "keep-next"), LOOK(text_style),
};

static const struct entry run_entries[] = {
	NUMBER(run_style, look.scale, "scale"), COLOUR(run_style, look.fill, "fill"),
	COLOUR(run_style, dot, "dot"), LOOK(run_style),
};

static const struct entry list_entries[] = {
	NUMBER(list_style, indent, "indent"), NUMBER(list_style, gap, "gap"),
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
	NUMBER(table_style, top_rule, "top-rule"),
	NUMBER(table_style, head_rule, "head-rule"),
	NUMBER(table_style, whole_row, "whole-row"),
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
	NUMBER(cell_style, min_height, "min-height"), WORD(cell_style, align, "align", align_words),
	FLAG(cell_style, heads_row, "heads-row"),
	LOOK(cell_style),
};

static const struct entry bar_entries[] = {
	NUMBER(bar_style, width, "width"), NUMBER(bar_style, height, "height"),
	COLOUR(bar_style, colour, "colour"), COLOUR(bar_style, track, "track"),
};

static const struct entry rule_entries[] = {
	NUMBER(rule_style, thickness, "thickness"), NUMBER(rule_style, before, "before"),
	NUMBER(rule_style, after, "after"), COLOUR(rule_style, colour, "colour"),
};

static const struct entry watermark_entries[] = {
	NUMBER(watermark_style, size, "size"), NUMBER(watermark_style, angle, "angle"),
	COLOUR(watermark_style, colour, "colour"),
};

struct look look_merge(struct look under, struct look over)
{
	if (over.weight)
		under.weight = over.weight;
	if (over.slant)
		under.slant = over.slant;
	if (over.scale > 0)
		under.scale = over.scale;
	if (over.colour.set)
		under.colour = over.colour;
	if (over.fill.set)
		under.fill = over.fill;
	return under;
}

static bool colour_same(const struct colour *a, const struct colour *b)
{
	return a->set == b->set &&
	       (!a->set || (a->red == b->red && a->green == b->green && a->blue == b->blue));
}

bool look_same(const struct look *a, const struct look *b)
{
	return a->weight == b->weight && a->slant == b->slant && a->scale == b->scale &&
	       colour_same(&a->colour, &b->colour) && colour_same(&a->fill, &b->fill);
}

static const char *keep_string(struct loader *l, const char *text)
{
	return text ? pool_copy(l->style->pool, text, strlen(text)) : NULL;
}

static void value_wrong(struct loader *l, const xmlNode *at, const char *text, const char *want)
{
	diag_at(l->diag, node_value_span(at), MSG_STYLE_VALUE, text, (const char *)at->name, want);
}

static bool hex_colour(const char *text, struct colour *out)
{
	char *end;
	unsigned long rgb;

	if (text[0] != '#' || strlen(text) != 7)
		return false;
	rgb = strtoul(text + 1, &end, 16);
	if (*end)
		return false;
	*out = (struct colour){ (double)(rgb >> 16 & 255) / 255, (double)(rgb >> 8 & 255) / 255,
				(double)(rgb & 255) / 255, true };
	return true;
}

static void take_colour(struct loader *l, const xmlNode *at, const char *text, struct colour *out)
{
	const struct colour *named = g_hash_table_lookup(l->style->colours, text);

	if (named)
		*out = *named;
	else if (!hex_colour(text, out))
		value_wrong(l, at, text, "a colour: #rrggbb or the id of one of colours");
}

static void take_number(struct loader *l, const xmlNode *at, const char *text, double *out)
{
	char *end;
	double value = g_ascii_strtod(text, &end);

	if (end == text || *end || !(value >= -10000 && value <= 10000))
		value_wrong(l, at, text, "a number of points");
	else
		*out = value;
}

static void take_word(struct loader *l, const xmlNode *at, const char *text,
		      const char *const *words, unsigned *out)
{
	for (unsigned i = 0; words[i]; i++)
		if (strcmp(words[i], text) == 0) {
			*out = i + 1;
			return;
		}
	value_wrong(l, at, text, words == align_words ? "left, centre or right"
			       : words == weight_words ? "regular or bold" : "upright or italic");
}

static void take_entry(struct loader *l, const xmlNode *at, const struct entry *e, void *record)
{
	const char *text = node_text(at);
	void *out = (char *)record + e->offset;

	switch (e->take) {
	case TAKE_NUMBER:
		take_number(l, at, text, out);
		break;
	case TAKE_STRING:
		*(const char **)out = keep_string(l, text);
		break;
	case TAKE_COLOUR:
		take_colour(l, at, text, out);
		break;
	case TAKE_WORD:
		take_word(l, at, text, e->words, out);
		break;
	case TAKE_FLAG:
		*(bool *)out = strcmp(text, "true") == 0;
		break;
	}
}

static void take_record(struct loader *l, const xmlNode *node, const struct entry *entries,
			size_t count, void *record)
{
	for (size_t i = 0; i < count; i++) {
		const xmlNode *at = node_child(node, entries[i].key);

		if (at)
			take_entry(l, at, &entries[i], record);
	}
}

#define TAKE(l, node, entries, record) \
	take_record(l, node, entries, G_N_ELEMENTS(entries), record)

/* A new record in `table` under its id; the first member of every such struct is the id. */
static void *add_record(struct loader *l, GHashTable *table, const xmlNode *node, size_t size)
{
	const char *id = node_id(node);
	void *record = pool_take(l->style->pool, size);

	*(const char **)record = keep_string(l, id ? id : "");
	if (g_hash_table_contains(table, *(const char **)record))
		diag_at(l->diag, node_span(node), MSG_STYLE_TWICE, id);
	g_hash_table_insert(table, (void *)*(const char **)record, record);
	return record;
}

#define FOR_EACH(n, list) for (xmlNode *n = node_first(list); n; n = node_next(n))

static void load_colours(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		const char *id = node_id(n), *value = child_text(n, "value");
		struct colour *c = pool_take(l->style->pool, sizeof *c);

		if (!value || !hex_colour(value, c))
			value_wrong(l, n, value ? value : "", "a colour: #rrggbb");
		else if (id)
			g_hash_table_insert(l->style->colours, (void *)keep_string(l, id), c);
	}
}

static void load_families(struct loader *l, const xmlNode *list)
{
	static const char *const keys[FACE_COUNT] = { "regular", "bold", "italic", "bold-italic" };

	FOR_EACH(n, list) {
		struct font_family *f = pool_take(l->style->pool, sizeof *f);

		f->id = keep_string(l, node_id(n));
		f->name = keep_string(l, child_text(n, "name"));
		f->scripts = g_ptr_array_new();
		for (int i = 0; i < FACE_COUNT; i++)
			f->file[i] = keep_string(l, child_text(n, keys[i]));
		FOR_EACH(s, node_child(n, "scripts"))
			g_ptr_array_add(f->scripts, (void *)keep_string(l, node_text(s)));
		g_ptr_array_add(l->style->families, f);
		if (!f->name || !f->file[FACE_REGULAR])
			diag_at(l->diag, node_span(n), MSG_STYLE_FONT, f->id ? f->id : "?");
	}
}

static void load_masters(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct page_master *m = add_record(l, l->style->masters, n, sizeof *m);

		TAKE(l, n, master_entries, m);
		m->marks = g_array_new(FALSE, TRUE, sizeof(struct page_mark));
		FOR_EACH(k, node_child(n, "marks")) {
			struct page_mark mark = { 0 };

			TAKE(l, k, mark_entries, &mark);
			g_array_append_val(m->marks, mark);
		}
		if (m->width - m->left - m->right < 72 || m->height - m->top - m->bottom < 72)
			diag_at(l->diag, node_span(n), MSG_STYLE_PAGE, m->id);
	}
}

static void load_texts(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct text_style *t = add_record(l, l->style->texts, n, sizeof *t);
		const char *id = t->id, *like = child_text(n, "like");
		const struct text_style *base =
			like ? g_hash_table_lookup(l->style->texts, like) : NULL;

		if (base) {
			*t = *base;
			t->id = id;
		} else if (like) {
			diag_at(l->diag, node_span(n), MSG_STYLE_NAME, like,
				"text style above this one");
		}
		TAKE(l, n, text_entries, t);
		if (t->size < 1 || t->leading < t->size)
			diag_at(l->diag, node_span(n), MSG_STYLE_LEADING, id);
	}
}

static const void *style_ref(struct loader *l, const xmlNode *at, GHashTable *table,
			     const char *name, const char *what)
{
	const void *found = name ? g_hash_table_lookup(table, name) : NULL;

	if (!found)
		diag_at(l->diag, node_span(at), MSG_STYLE_NAME, name ? name : "", what);
	return found;
}

static void load_tables(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct table_style *t = add_record(l, l->style->tables, n, sizeof *t);

		TAKE(l, n, table_entries, t);
		t->text = style_ref(l, n, l->style->texts, t->text_name, "text style");
		t->head = style_ref(l, n, l->style->texts, t->head_name, "text style");
		if (t->first_name)
			t->first = style_ref(l, n, l->style->cells, t->first_name, "cell style");
	}
}

static void load_runs(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct run_style *r = add_record(l, l->style->runs, n, sizeof *r);

		TAKE(l, n, run_entries, r);
	}
}

static void load_rows(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct row_style *r = add_record(l, l->style->rows, n, sizeof *r);

		TAKE(l, n, row_entries, r);
	}
}

static void load_cells(struct loader *l, const xmlNode *list)
{
	FOR_EACH(n, list) {
		struct cell_style *c = add_record(l, l->style->cells, n, sizeof *c);

		TAKE(l, n, cell_entries, c);
	}
}

/* The styles that the page maker itself asks for. */
static void find_fixed(struct loader *l, const xmlNode *root)
{
	struct layout_style *s = l->style;
	char name[32];

	s->body = style_ref(l, root, s->texts, "body", "text style");
	s->head = style_ref(l, root, s->texts, "head", "text style");
	s->foot = style_ref(l, root, s->texts, "foot", "text style");
	s->link = style_ref(l, root, s->runs, "link", "run style");
	for (int i = 0; i < HEADING_LEVELS; i++) {
		g_snprintf(name, sizeof name, "heading-%d", i + 1);
		s->heading[i] = style_ref(l, root, s->texts, name, "text style");
	}
	for (int i = 0; i < CONTENTS_LEVELS; i++) {
		g_snprintf(name, sizeof name, "contents-%d", i + 1);
		s->contents[i] = style_ref(l, root, s->texts, name, "text style");
	}
}

static void load_all(struct loader *l, const xmlNode *root)
{
	struct layout_style *s = l->style;

	FOR_EACH(n, node_child(root, "font-folders"))
		g_ptr_array_add(s->folders, (void *)keep_string(l, node_text(n)));
	load_colours(l, node_child(root, "colours"));
	load_families(l, node_child(root, "fonts"));
	load_masters(l, node_child(root, "pages"));
	load_texts(l, node_child(root, "text"));
	load_runs(l, node_child(root, "runs"));
	load_rows(l, node_child(root, "rows"));
	load_cells(l, node_child(root, "cells"));
	load_tables(l, node_child(root, "tables"));
	TAKE(l, node_child(root, "list"), list_entries, &s->list);
	TAKE(l, node_child(root, "bar"), bar_entries, &s->bar);
	TAKE(l, node_child(root, "rule"), rule_entries, &s->rule);
	TAKE(l, node_child(root, "watermark"), watermark_entries, &s->watermark);
	find_fixed(l, root);
}

static struct layout_style *style_empty(void)
{
	struct layout_style *s = g_new0(struct layout_style, 1);
	GHashTable **tables[] = { &s->colours, &s->masters, &s->texts, &s->runs,
				  &s->tables, &s->rows, &s->cells };

	s->pool = pool_new();
	s->folders = g_ptr_array_new();
	s->families = g_ptr_array_new();
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		*tables[i] = g_hash_table_new(g_str_hash, g_str_equal);
	return s;
}

struct layout_style *style_load(const char *path, struct diag *d)
{
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
	struct layout_style *style = NULL;
	xmlDoc *tree = NULL;
	gsize size;

	if (bytes) {
		const char *text = g_bytes_get_data(bytes, &size);

		tree = yaml_read(text, size, path, "style-file", d);
	}
	if (tree)
		style = style_new(tree, d);
	xmlFreeDoc(tree);
	g_bytes_unref(bytes);
	return style;
}

struct layout_style *style_new(const xmlDoc *tree, struct diag *d)
{
	struct loader l = { style_empty(), d };
	const xmlNode *root = xmlDocGetRootElement(tree);
	size_t before = diag_count(d, LEVEL_ERROR) + diag_count(d, LEVEL_FATAL);

	load_all(&l, root);
	if (!l.style->families->len)
		diag_at(d, node_span(root), MSG_STYLE_FONT, "");
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
	for (guint f = 0; f < style->families->len; f++)
		g_ptr_array_unref(((struct font_family *)style->families->pdata[f])->scripts);
	g_hash_table_unref(style->colours);
	g_hash_table_unref(style->masters);
	g_hash_table_unref(style->texts);
	g_hash_table_unref(style->runs);
	g_hash_table_unref(style->tables);
	g_hash_table_unref(style->rows);
	g_hash_table_unref(style->cells);
	g_ptr_array_unref(style->folders);
	g_ptr_array_unref(style->families);
	pool_free(style->pool);
	g_free(style);
}
