#include "layout/flow_private.h"

#include "model/doc.h"
#include "model/place.h"

#include <string.h>

static void read_para(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " style id align ");
	b->style = flow_style(r, node, r->style->texts, "text style");
	b->align = flow_align(r, node, "align");
	b->text = flow_inlines(r, node);
}

static void read_code(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " style id ");
	b->style = flow_style(r, node, r->style->texts, "text style");
	b->align = ALIGN_LEFT;
	b->text = flow_literal(r, node);
}

static void read_heading(struct reader *r, const xmlNode *node, struct block *b)
{
	unsigned level = flow_count(r, node, "level", 1);

	flow_check_attrs(r, node, " level style id ");
	if (level < 1 || level > HEADING_LEVELS) {
		flow_fault(r, node, MSG_FLOW_VALUE, node_attr(node, "level"), "level", "heading");
		level = 1;
	}
	b->level = (int)level;
	b->style = flow_style(r, node, r->style->texts, "text style");
	if (!b->style)
		b->style = r->style->heading[level - 1];
	b->text = flow_inlines(r, node);
}

/* ---- lists ---- */

/* What stands before an item without number. */
static const char *bullet_label(const struct reader *r, const char *bullet)
{
	const struct layout_style *style = r->style;

	if (strcmp(bullet, "inner") == 0)
		return style->list.bullet_inner;
	if (style->chinese.bullet && g_str_has_prefix(r->flow->lang, "zh"))
		return style->chinese.bullet;
	return style->list.bullet;
}

static void read_item(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_item *item = flow_take(r, sizeof *item);
	const char *label = node_attr(node, "label"), *bullet = node_attr(node, "bullet");
	struct look look = { .colour = r->style->list.colour };

	flow_check_attrs(r, node, " label bullet id ");
	if (bullet)
		label = bullet_label(r, bullet);
	item->label = flow_text(r, label ? label : "", look, node_span(node));
	item->id = flow_attr(r, node, "id");
	item->blocks = flow_blocks(r, node);
	g_ptr_array_add(context, item);
}

static void read_list(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " id ");
	b->children = flow_array(r);
	flow_children(r, node, "item", b->children, read_item);
}

/* A term and, after it, what it means. */
static void read_terms(struct reader *r, const xmlNode *node, struct block *b)
{
	struct flow_item *item = NULL;

	flow_check_attrs(r, node, " id ");
	flow_no_text(r, node);
	b->terms = true;
	b->children = flow_array(r);
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		if (flow_is(n, "term") && !item) {
			item = flow_take(r, sizeof *item);
			flow_check_attrs(r, n, " id ");
			item->id = flow_attr(r, n, "id");
			item->label = flow_inlines_in(r, n, r->style->term->look);
		} else if (flow_is(n, "meaning") && item) {
			flow_check_attrs(r, n, " ");
			item->blocks = flow_blocks(r, n);
			g_ptr_array_add(b->children, item);
			item = NULL;
		} else {
			flow_unknown(r, n);
		}
	}
	if (item)
		flow_unknown(r, node->last);
}

/* ---- images ---- */

static void read_image(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " src style width height alt id align ");
	b->room = flow_style(r, node, r->style->images, "image");
	b->src = flow_attr(r, node, "src");
	b->alt = flow_attr(r, node, "alt");
	b->width = flow_number(r, node, "width", 0);
	b->height = flow_number(r, node, "height", 0);
	b->align = flow_align(r, node, "align");
	if (!b->src)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "src", "image");
}

static void read_figure(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " id ");
	flow_no_text(r, node);
	b->children = flow_array(r);
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		if (flow_is(n, "image") && !b->text)
			flow_block(r, n, b->children);
		else if (flow_is(n, "caption") && !b->text)
			b->text = flow_inlines(r, n);
		else
			flow_unknown(r, n);
	}
}

/* ---- what holds blocks, and what stands between them ---- */

static void read_box(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " style tag id ");
	b->style = flow_style(r, node, r->style->texts, "text style");
	b->tag = flow_tag(r, node, false);
	b->children = flow_blocks(r, node);
	if (!b->style)
		flow_fault(r, node, MSG_FLOW_STYLE, "text style", "");
}

static void read_keep(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " id ");
	b->children = flow_blocks(r, node);
}

static void read_space(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " height ");
	b->height = flow_number(r, node, "height", 0);
}

static void read_plain(struct reader *r, const xmlNode *node, struct block *b)
{
	(void)b;
	flow_check_attrs(r, node, " ");
}

/* ---- contents ---- */

static void read_entry(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_entry *entry = flow_take(r, sizeof *entry);
	unsigned level = flow_count(r, node, "level", 1);

	flow_check_attrs(r, node, " level to ");
	entry->level = (int)CLAMP(level, 1, (unsigned)CONTENTS_LEVELS);
	entry->to = flow_attr(r, node, "to");
	entry->text = flow_inlines(r, node);
	if (!entry->to)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "to", "entry");
	g_ptr_array_add(context, entry);
}

static void read_contents(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " style id ");
	b->style = flow_style(r, node, r->style->texts, "text style");
	b->children = flow_array(r);
	flow_children(r, node, "entry", b->children, read_entry);
}

/* ---- dispatch ---- */

/* Where a block may not stand: a cell, a box and a note have no pages of their own. */
enum { ANYWHERE = 0, NOT_BOXED = 1 };

static void read_qr(struct reader *r, const xmlNode *node, struct block *b)
{
	flow_check_attrs(r, node, " text alt id align ");
	b->src = flow_attr(r, node, "text");
	b->alt = flow_attr(r, node, "alt");
	b->align = flow_align(r, node, "align");
	if (!b->src || !*b->src)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "text", "qr");
}

static const struct {
	const char *name;
	enum block_kind kind;
	int where;
	void (*read)(struct reader *r, const xmlNode *node, struct block *b);
} elements[] = {
	{ "para", BLOCK_PARA, ANYWHERE, read_para },
	{ "code", BLOCK_CODE, ANYWHERE, read_code },
	{ "heading", BLOCK_HEADING, NOT_BOXED, read_heading },
	{ "list", BLOCK_LIST, ANYWHERE, read_list },
	{ "terms", BLOCK_LIST, ANYWHERE, read_terms },
	{ "table", BLOCK_TABLE, NOT_BOXED, flow_read_table },
	{ "image", BLOCK_IMAGE, ANYWHERE, read_image },
	{ "figure", BLOCK_FIGURE, ANYWHERE, read_figure },
	{ "box", BLOCK_BOX, ANYWHERE, read_box },
	{ "space", BLOCK_SPACE, ANYWHERE, read_space },
	{ "rule", BLOCK_RULE, ANYWHERE, read_plain },
	{ "break", BLOCK_BREAK, NOT_BOXED, read_plain },
	{ "keep", BLOCK_KEEP, ANYWHERE, read_keep },
	{ "contents", BLOCK_CONTENTS, NOT_BOXED, read_contents },
	{ "qr", BLOCK_QR, ANYWHERE, read_qr },
};

static bool may_stand(const xmlNode *node, int where)
{
	return where == ANYWHERE || !(flow_within(node, "cell") || flow_within(node, "box") ||
				      flow_within(node, "footnote") || flow_within(node, "table"));
}

void flow_block(struct reader *r, const xmlNode *node, GPtrArray *blocks)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
		struct block *b;

		if (!flow_is(node, elements[i].name) || !may_stand(node, elements[i].where))
			continue;
		b = flow_take(r, sizeof *b);
		b->kind = elements[i].kind;
		b->id = flow_attr(r, node, "id");
		b->lang = flow_lang(r, node);
		b->at = node_span(node);
		elements[i].read(r, node, b);
		g_ptr_array_add(blocks, b);
		return;
	}
	flow_unknown(r, node);
}

GPtrArray *flow_blocks(struct reader *r, const xmlNode *parent)
{
	GPtrArray *blocks = flow_array(r);

	flow_no_text(r, parent);
	for (xmlNode *n = node_first(parent); n; n = node_next(n))
		flow_block(r, n, blocks);
	return blocks;
}
