#include "control/changes.h"

#include "model/doc.h"

#include <string.h>

struct comparing {
	GPtrArray *found;
	GString *path;
	guint most;
};

static void change_free(gpointer p)
{
	struct change *c = p;

	g_free(c->path);
	g_free(c->from);
	g_free(c->to);
	g_free(c);
}

static char *shown_text(const xmlNode *node)
{
	xmlChar *all;
	char *text;

	if (!node)
		return NULL;
	all = xmlNodeGetContent((xmlNode *)node);
	text = g_strstrip(g_strdup((const char *)all));
	xmlFree(all);
	if (g_utf8_strlen(text, -1) > 80) {
		char *cut = g_utf8_substring(text, 0, 78);

		g_free(text);
		text = g_strconcat(cut, " …", NULL);
		g_free(cut);
	}
	return text;
}

static void report(struct comparing *c, const xmlNode *before, const xmlNode *after)
{
	struct change *change;

	if (c->found->len >= c->most)
		return;
	change = g_new0(struct change, 1);
	change->path = g_strdup(c->path->str);
	change->from = shown_text(before);
	change->to = shown_text(after);
	g_ptr_array_add(c->found, change);
}

static bool same_text(const char *a, const char *b)
{
	return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

/* The control that a decision is about, which stands for an id; NULL for any other node. */
static const char *control_of(const xmlNode *node)
{
	return node_is(node, "control") ? child_text(node, "control") : NULL;
}

/* Two nodes are states of one thing if name, id and language agree. */
static bool same_thing(const xmlNode *a, const xmlNode *b)
{
	return strcmp((const char *)a->name, (const char *)b->name) == 0 &&
	       same_text(node_id(a), node_id(b)) && same_text(node_lang(a), node_lang(b)) &&
	       same_text(control_of(a), control_of(b));
}

/* The state of `node` below `parent`; among several alike (a list without ids) the one at the
 * same place among them. */
static xmlNode *counterpart(const xmlNode *node, const xmlNode *parent)
{
	int place = 0;

	for (const xmlNode *n = node->prev; n; n = n->prev)
		if (n->type == XML_ELEMENT_NODE && same_thing(n, node))
			place++;
	for (xmlNode *n = node_first(parent); n; n = node_next(n))
		if (same_thing(n, node) && place-- == 0)
			return n;
	return NULL;
}

static bool is_leaf(const xmlNode *node)
{
	const xmlNode *first = node_first(node);

	return !first || first->ns; /* prose is one value */
}

static const char *step_of(const xmlNode *node)
{
	if (node_id(node))
		return node_id(node);
	return control_of(node) ? control_of(node) : (const char *)node->name;
}

static gsize enter(struct comparing *c, const xmlNode *node)
{
	gsize length = c->path->len;

	g_string_append_printf(c->path, "%s%s", length ? "/" : "", step_of(node));
	if (node_lang(node))
		g_string_append_printf(c->path, "[%s]", node_lang(node));
	return length;
}

static void compare(struct comparing *c, const xmlNode *before, const xmlNode *after)
{
	if (is_leaf(before) && is_leaf(after)) {
		xmlChar *a = xmlNodeGetContent((xmlNode *)before);
		xmlChar *b = xmlNodeGetContent((xmlNode *)after);

		if (!xmlStrEqual(a, b))
			report(c, before, after);
		xmlFree(a);
		xmlFree(b);
		return;
	}
	for (xmlNode *n = node_first(before); n; n = node_next(n)) {
		xmlNode *there = counterpart(n, after);
		gsize length = enter(c, n);

		if (there)
			compare(c, n, there);
		else
			report(c, n, NULL);
		g_string_truncate(c->path, length);
	}
	for (xmlNode *n = node_first(after); n; n = node_next(n))
		if (!counterpart(n, before)) {
			gsize length = enter(c, n);

			report(c, NULL, n);
			g_string_truncate(c->path, length);
		}
}

GPtrArray *changes_between(const xmlDoc *before, const xmlDoc *after, guint most)
{
	struct comparing c = { g_ptr_array_new_with_free_func(change_free), g_string_new(NULL), most };

	compare(&c, xmlDocGetRootElement((xmlDoc *)before), xmlDocGetRootElement((xmlDoc *)after));
	g_string_free(c.path, TRUE);
	return c.found;
}
