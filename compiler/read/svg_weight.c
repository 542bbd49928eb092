#include "read/svg_weight.h"

#include "base/mem.h"

#include <glib.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { ELEMENT_BYTES = 32, DEPTH = 100 };

/* Every element is held against every rule, here and where it is drawn. */
static const double most_held = 256.0 * 1024 * 1024;

/* An element with all that it shows. */
struct part {
	double elements, bytes;
	bool known; /* else it is being weighed: whoever meets it is shown by it */
};

/* A rule of a style sheet that refers to parts. */
struct rule {
	char *selectors, *values;
};

struct weighing {
	GHashTable *ids;   /* char * -> const xmlNode * */
	GHashTable *parts; /* const xmlNode * -> struct part * */
	GArray *rules;     /* struct rule */
	double css, words; /* bytes of style sheets; elements and what they are named for these */
};

/* ---- what there is ---- */

static bool is_name(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_' || (c & 0x80);
}

static void rule_clear(void *rule)
{
	g_free(((struct rule *)rule)->selectors);
	g_free(((struct rule *)rule)->values);
}

static void take_sheet(struct weighing *w, const char *css)
{
	for (const char *open, *close; (open = strchr(css, '{')); css = close + (*close == '}')) {
		struct rule rule = { g_strndup(css, (gsize)(open - css)), NULL };

		close = strchrnul(open, '}');
		rule.values = g_strndup(open, (gsize)(close - open));
		g_array_append_val(w->rules, rule);
	}
}

static const char *value_of(const xmlAttr *a)
{
	return a->children && a->children->content ? (const char *)a->children->content : "";
}

/* The first of several with one id is the one that is meant. */
static void take_names(struct weighing *w, const xmlNode *node)
{
	w->words += 1;
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		if (xmlStrEqual(a->name, BAD_CAST "class"))
			w->words += (double)strlen(value_of(a)) / 2;
		if (xmlStrEqual(a->name, BAD_CAST "id") && !g_hash_table_contains(w->ids, value_of(a)))
			g_hash_table_insert(w->ids, (void *)value_of(a), (void *)node);
	}
}

static void take_parts(struct weighing *w, const xmlNode *node)
{
	for (; node; node = node->next) {
		xmlChar *css;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		take_names(w, node);
		if (xmlStrEqual(node->name, BAD_CAST "style")) {
			css = mem_must(xmlNodeGetContent(node));
			w->css += xmlStrlen(css);
			take_sheet(w, (const char *)css);
			xmlFree(css);
		}
		take_parts(w, node->children);
	}
}

/* ---- rules ---- */

/* Whether selectors hold that word behind that sign; 0: behind none. */
static bool mention(const char *selectors, char sign, const char *word, size_t length)
{
	for (const char *p = selectors; (p = strstr(p, word));) {
		char before = p > selectors ? p[-1] : ' ';

		if (!is_name(p[length]) && (sign ? before == sign : !is_name(before) && !strchr(".#", before)))
			return true;
		do
			p++;
		while (is_name(*p));
	}
	return false;
}

static bool mention_any(const char *selectors, char sign, const char *words)
{
	char **all = g_strsplit_set(words, " \t\r\n", -1);
	bool found = false;

	for (char **word = all; *word && !found; word++)
		found = **word && mention(selectors, sign, *word, strlen(*word));
	g_strfreev(all);
	return found;
}

/* Whether a rule may be for that element; what else a selector can ask for is not looked into. */
static bool applies(const struct rule *rule, const xmlNode *node)
{
	const char *selectors = rule->selectors;

	if (strpbrk(selectors, "*[:") || mention_any(selectors, 0, (const char *)node->name))
		return true;
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if ((xmlStrEqual(a->name, BAD_CAST "class") && mention_any(selectors, '.', value_of(a))) ||
		    (xmlStrEqual(a->name, BAD_CAST "id") && mention_any(selectors, '#', value_of(a))))
			return true;
	return false;
}

/* ---- weighing ---- */

static struct part weigh(struct weighing *w, const xmlNode *node, unsigned depth);

static void add(struct part *p, struct part other)
{
	p->elements += other.elements;
	p->bytes += other.bytes;
}

static struct part weigh_id(struct weighing *w, const char *id, size_t length, unsigned depth)
{
	char *name = g_strndup(id, length);
	const xmlNode *node = g_hash_table_lookup(w->ids, name);

	g_free(name);
	return node ? weigh(w, node, depth + 1) : (struct part){ 0 };
}

/* What a value refers to as url(#id). */
static void add_urls(struct weighing *w, struct part *p, const char *value, unsigned depth)
{
	while ((value = strcasestr(value, "url("))) {
		value += strlen("url(");
		value += strspn(value, " \t\r\n\"'#");
		add(p, weigh_id(w, value, strcspn(value, " \t\r\n\"')"), depth));
	}
}

/* `every`: what the element and each below it may show, for colours are inherited. */
static struct part weigh_own(struct weighing *w, const xmlNode *node, struct part *every, unsigned depth)
{
	struct part own = { 1, ELEMENT_BYTES, true };

	for (const xmlAttr *a = node->properties; a; a = a->next) {
		const char *value = value_of(a);

		own.bytes += strlen(value);
		if (xmlStrEqual(a->name, BAD_CAST "href") && *value == '#')
			add(&own, weigh_id(w, value + 1, strlen(value + 1), depth));
		else
			add_urls(w, every, value, depth);
	}
	for (guint i = 0; i < w->rules->len; i++) {
		const struct rule *rule = &g_array_index(w->rules, struct rule, i);

		if (applies(rule, node))
			add_urls(w, every, rule->values, depth);
	}
	return own;
}

static struct part weigh(struct weighing *w, const xmlNode *node, unsigned depth)
{
	struct part *known = g_hash_table_lookup(w->parts, node), every = { 0 }, whole;

	if (depth > DEPTH || (known && !known->known))
		return (struct part){ INFINITY, INFINITY, true };
	if (known)
		return *known;
	known = g_new0(struct part, 1);
	g_hash_table_insert(w->parts, (void *)node, known);
	whole = weigh_own(w, node, &every, depth);
	for (const xmlNode *n = node->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			add(&whole, weigh(w, n, depth));
	whole.bytes += every.bytes > 0 ? every.bytes * whole.elements : 0;
	whole.elements += every.elements;
	return *known = whole;
}

double svg_weight(const char *text, size_t size)
{
	xmlDoc *doc = xmlReadMemory(text, (int)size, NULL, "UTF-8",
				    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	struct weighing w = { g_hash_table_new(g_str_hash, g_str_equal),
			      g_hash_table_new_full(NULL, NULL, NULL, g_free),
			      g_array_new(FALSE, FALSE, sizeof(struct rule)), 0, 0 };
	double bytes = INFINITY;

	g_array_set_clear_func(w.rules, rule_clear);
	if (doc) {
		take_parts(&w, xmlDocGetRootElement(doc));
		if (w.css * w.words <= most_held)
			bytes = weigh(&w, xmlDocGetRootElement(doc), 0).bytes;
	}
	g_hash_table_unref(w.ids);
	g_hash_table_unref(w.parts);
	g_array_unref(w.rules);
	xmlFreeDoc(doc);
	return bytes;
}
