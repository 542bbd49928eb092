#include "layout/structure.h"

#include "layout/flow.h"

#include <string.h>

enum shape { GROUP, LEAF };

static const struct {
	const char *tag;
	enum shape shape;
} kinds[NODE_KINDS] = {
#define NODE(name, tag, shape) { tag, shape },
#include "layout/structure.def"
#undef NODE
};

const char *structure_tag(enum node_kind kind)
{
	return kinds[kind].tag;
}

enum node_kind structure_kind(const char *tag)
{
	enum node_kind kind = 0;

	while (kind < NODE_KINDS && g_strcmp0(kinds[kind].tag, tag) != 0)
		kind++;
	return kind;
}

bool structure_holds_text(enum node_kind kind)
{
	return kinds[kind].shape == LEAF;
}

/* ---- building ---- */

static struct node *node_new(struct structure *tree, enum node_kind kind)
{
	struct node *node = pool_take(tree->pool, sizeof *node);

	node->kind = kind;
	node->tree = tree;
	node->number = tree->count++;
	return node;
}

struct structure *structure_new(struct pool *pool)
{
	struct structure *tree = pool_take(pool, sizeof *tree);

	tree->pool = pool;
	tree->root = node_new(tree, NODE_DOCUMENT);
	return tree;
}

struct node *structure_add(struct node *parent, enum node_kind kind)
{
	struct node *node;

	if (!parent)
		return NULL;
	node = node_new(parent->tree, kind);
	node->parent = parent;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

struct node *structure_within(struct node *node, enum node_kind kind)
{
	while (node && node->kind != kind)
		node = node->parent;
	return node;
}

/* ---- inline content ---- */

static bool encloses(const struct inline_tag *outer, const struct inline_tag *tag)
{
	while (tag && tag != outer)
		tag = tag->outer;
	return tag == outer;
}

/* A node is open while its tag encloses what comes next. */
struct open_node {
	const struct inline_tag *tag;
	struct node *node;
};

static struct node *open_tag(GArray *open, const struct inline_tag *tag)
{
	struct open_node *top = &g_array_index(open, struct open_node, open->len - 1);
	struct open_node next = { tag, NULL };

	if (top->tag == tag)
		return top->node;
	next.node = structure_add(open_tag(open, tag->outer), tag->kind);
	next.node->lang = tag->lang;
	g_array_append_val(open, next);
	return next.node;
}

/* Text of an open node: the child that is there for it, if that is the last one. */
static struct node *text_node(struct node *node)
{
	return node->last && node->last->kind == NODE_TEXT ? node->last
							   : structure_add(node, NODE_TEXT);
}

/* A node that holds nothing but text is that text. */
static struct node *fold_text(struct node *text)
{
	struct node *node = text->parent;

	if (node->first == text && !text->next)
		node->first = node->last = NULL;
	return node->first ? text : node;
}

static bool any_tags(const struct inlines *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->segments[i].tag)
			return true;
	return false;
}

struct node **structure_inlines(struct node *parent, const struct inlines *text)
{
	struct open_node whole = { NULL, parent };
	struct node **nodes;
	GArray *open;

	if (!parent || !any_tags(text))
		return NULL;
	nodes = pool_take(parent->tree->pool, text->count * sizeof *nodes);
	open = g_array_new(FALSE, FALSE, sizeof(struct open_node));
	g_array_append_val(open, whole);
	for (size_t i = 0; i < text->count; i++) {
		const struct inline_tag *tag = text->segments[i].tag;

		while (!encloses(g_array_index(open, struct open_node, open->len - 1).tag, tag))
			g_array_set_size(open, open->len - 1);
		nodes[i] = text_node(open_tag(open, tag));
	}
	for (size_t i = 0; i < text->count; i++)
		nodes[i] = fold_text(nodes[i]);
	g_array_unref(open);
	return nodes;
}

/* ---- lists ---- */

const char *structure_numbering(const char *label)
{
	static const struct {
		const char *first, *numbering;
	} table[] = {
		{ "0123456789", "Decimal" }, { "i", "LowerRoman" }, { "I", "UpperRoman" },
		{ "abcdefghjklmnopqrstuvwxyz", "LowerAlpha" },
		{ "ABCDEFGHJKLMNOPQRSTUVWXYZ", "UpperAlpha" },
		{ "\xE2\x80\xA2\xE2\x97\x8F", "Disc" },          /* • ● */
		{ "\xE2\x97\xA6\xE2\x97\x8B\xE2\x80\x93\xE2\x80\x94\xC2\xB7", "Circle" }, /* ◦ ○ – — · */
		{ "\xE2\x96\xAA\xE2\x96\xA0\xE2\x98\x90", "Square" }, /* ▪ ■ ☐ */
	};
	gunichar c = g_utf8_get_char(label);

	if (c == '(' || c == 0xFF08)
		c = g_utf8_get_char(g_utf8_next_char(label));
	for (size_t i = 0; c && i < G_N_ELEMENTS(table); i++)
		if (g_utf8_strchr(table[i].first, -1, c))
			return table[i].numbering;
	return NULL;
}

/* ---- dump ---- */

static void dump_facts(const struct node *node, GString *out)
{
	if (node->scope)
		g_string_append_printf(out, "/%s", node->scope);
	if (node->numbering)
		g_string_append_printf(out, "/%s", node->numbering);
	if (node->columns > 1 || node->rows > 1)
		g_string_append_printf(out, "[%ux%u]", MAX(node->columns, 1), MAX(node->rows, 1));
	if (node->lang)
		g_string_append_printf(out, "@%s", node->lang);
	if (node->id)
		g_string_append_printf(out, "#%s", node->id);
	if (node->alt)
		g_string_append_printf(out, "\"%s\"", node->alt);
}

static void dump_node(const struct node *node, GString *out);

static void dump_children(const struct node *node, GString *out)
{
	GString *one = g_string_new(NULL), *last = g_string_new(NULL);
	unsigned times = 0;

	for (const struct node *n = node->first; n; n = n->next) {
		g_string_truncate(one, 0);
		dump_node(n, one);
		if (n != node->first && g_string_equal(one, last)) {
			times++;
			continue;
		}
		if (times > 1)
			g_string_append_printf(out, "*%u", times);
		g_string_append_printf(out, "%s%s", n == node->first ? "" : " ", one->str);
		g_string_assign(last, one->str);
		times = 1;
	}
	if (times > 1)
		g_string_append_printf(out, "*%u", times);
	g_string_free(one, TRUE);
	g_string_free(last, TRUE);
}

static void dump_node(const struct node *node, GString *out)
{
	g_string_append(out, node->kind == NODE_TEXT ? "-" : kinds[node->kind].tag);
	dump_facts(node, out);
	if (!node->first)
		return;
	g_string_append_c(out, '(');
	dump_children(node, out);
	g_string_append_c(out, ')');
}

void structure_dump(const struct structure *tree, GString *out)
{
	for (const struct node *n = tree->root->first; n; n = n->next) {
		g_string_append(out, "tree ");
		dump_node(n, out);
		g_string_append_c(out, '\n');
	}
}
