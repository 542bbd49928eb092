#include "resolve/path.h"

#include "base/mem.h"
#include "model/names.h"
#include "model/place.h"
#include "model/schema.h"

#include <string.h>

/* Where a walk stands: the nodes reached and the schema that describes them. */
struct walk {
	GPtrArray *nodes;              /* xmlNode * */
	const struct schema_field *field; /* of the nodes; NULL at the root */
	bool in_list;                  /* the nodes are lists whose items are still to be chosen */
};

static bool item_matches(const xmlNode *item, const char *step)
{
	const char *colon = strchr(step, ':');
	const char *value;
	char *key;

	if (strcmp(step, "each") == 0)
		return true;
	if (!colon)
		return node_id(item) && strcmp(node_id(item), step) == 0;
	key = g_strndup(step, (gsize)(colon - step));
	value = child_text(item, key);
	g_free(key);
	return value && strcmp(value, colon + 1) == 0;
}

static void step_items(struct walk *w, const char *step, GPtrArray *found)
{
	for (guint i = 0; i < w->nodes->len; i++)
		for (xmlNode *n = node_first(w->nodes->pdata[i]); n; n = node_next(n))
			if (item_matches(n, step))
				g_ptr_array_add(found, n);
	w->in_list = false;
}

static void step_field(struct walk *w, const char *step, const struct l10n *l, GPtrArray *found)
{
	const char *record = w->field ? w->field->arg : "csms";

	w->field = schema_field(record, step);
	w->in_list = w->field && w->field->item;
	for (guint i = 0; w->field && i < w->nodes->len; i++) {
		xmlNode *n = child_in(w->nodes->pdata[i], step, l10n_lang(l));

		if (n)
			g_ptr_array_add(found, n);
	}
}

static void step_take(struct walk *w, const char *step, const struct l10n *l)
{
	GPtrArray *found = g_ptr_array_new();

	if (w->in_list)
		step_items(w, step, found);
	else
		step_field(w, step, l, found);
	g_ptr_array_unref(w->nodes);
	w->nodes = found;
}

/* What a reference prints: the name or title of the record it names. */
static const char *referred_text(const struct doc *doc, const struct schema_field *f, const char *id,
				 const struct l10n *l)
{
	char **sections = g_strsplit(f->arg, " ", -1);
	const char *text = NULL;

	for (char **s = sections; *s && !text; s++) {
		xmlNode *record = doc_record(doc, *s, id);

		text = child_text_in(record, "name", l10n_lang(l));
		if (!text)
			text = child_text_in(record, "title", l10n_lang(l));
	}
	g_strfreev(sections);
	return text;
}

static char *value_text(const struct doc *doc, xmlNode *n, const struct schema_field *f,
			const struct l10n *l)
{
	const char *text = node_text(n);

	if (f->kind == KIND_REF) {
		text = referred_text(doc, f, text, l);
	} else if (f->kind == KIND_ENUM) {
		char *key = g_strdup_printf("enum.%s.%s", f->key, text);
		const char *word = l10n_text(l, key);

		g_free(key);
		text = word ? word : text;
	} else if (f->kind == KIND_DATE) {
		return l10n_date(l, text);
	} else if (f->kind == KIND_PROSE || f->kind == KIND_RECORD) {
		xmlChar *all = xmlNodeGetContent(n);
		char *copy = g_strdup((const char *)all);

		xmlFree(all);
		return g_strstrip(copy);
	}
	return text && *text ? g_strdup(text) : NULL;
}

char *path_text(const struct doc *doc, const char *path, const struct l10n *l)
{
	struct walk w = { g_ptr_array_new(), NULL, false };
	char **steps = g_strsplit(path, "/", -1);
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
	char *joined = NULL;

	g_ptr_array_add(w.nodes, doc_root(doc));
	for (char **s = steps; *s && w.nodes->len; s++)
		step_take(&w, *s, l);
	for (guint i = 0; w.field && i < w.nodes->len; i++) {
		char *text = value_text(doc, w.nodes->pdata[i], w.field, l);

		if (text && !g_ptr_array_find_with_equal_func(texts, text, g_str_equal, NULL))
			g_ptr_array_add(texts, text);
		else
			g_free(text);
	}
	if (texts->len)
		joined = l10n_join(l, texts);
	g_ptr_array_unref(texts);
	g_ptr_array_unref(w.nodes);
	g_strfreev(steps);
	return joined;
}

/* A mark is an element, so that no text can pass for one; where there can be none, the words stand alone. */
static void put_mark(xmlNode *node, GString *before, const char *words)
{
	xmlNode *parent = node->parent, *mark;

	if (!parent->ns || !xmlStrEqual(parent->ns->href, BAD_CAST NS_DOCBOOK)) {
		g_string_append(before, words);
		return;
	}
	mark = mem_must(xmlNewDocRawNode(node->doc, parent->ns, BAD_CAST "phrase", BAD_CAST words));
	node_set(mark, "role", "gap");
	mem_must(xmlAddPrevSibling(node, mark));
	if (before->len)
		mem_must(xmlAddPrevSibling(mark, mem_must(xmlNewDocText(node->doc, BAD_CAST before->str))));
	g_string_truncate(before, 0);
}

/* The part of the text that no mark has taken along stays in the node. */
static void put_rest(xmlNode *node, const GString *rest)
{
	if (rest->len) {
		xmlNodeSetContent(node, BAD_CAST rest->str);
	} else {
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

void path_fill(const struct doc *doc, xmlNode *node, const struct l10n *l, struct span at, struct diag *d)
{
	const char *missing = l10n_text(l, "furniture.missing");
	const char *text = (const char *)node->content, *open, *close;
	GString *out = g_string_new(NULL);

	while ((open = strchr(text, '{')) && (close = strchr(open, '}'))) {
		char *path = g_strndup(open + 1, (gsize)(close - open - 1));
		char *value = path_text(doc, path, l);

		g_string_append_len(out, text, open - text);
		if (value) {
			g_string_append(out, value);
		} else {
			diag_at(d, at, MSG_CLAUSE_VARIABLE, path);
			put_mark(node, out, missing ? missing : "?");
		}
		g_free(value);
		g_free(path);
		text = close + 1;
	}
	g_string_append(out, text);
	put_rest(node, out);
	g_string_free(out, TRUE);
}
