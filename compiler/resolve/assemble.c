#include "resolve/assemble.h"

#include "base/mem.h"
#include "model/place.h"
#include "model/schema.h"
#include "resolve/clauses.h"
#include "resolve/lend.h"
#include "resolve/subject.h"

#include <string.h>

static void append_copy(xmlNode *parent, xmlNode *node)
{
	xmlNode *copy = mem_must(xmlDocCopyNode(node, parent->doc, 1));

	xmlAddChild(parent, copy);
	xmlReconciliateNs(parent->doc, copy);
}

xmlDoc *assemble_facts(const struct view *view)
{
	xmlDoc *facts = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	xmlNode *root = mem_must(xmlNewDocNode(facts, NULL, BAD_CAST "csms", NULL));

	xmlDocSetRootElement(facts, root);
	view_copy(view, root);
	lend_drop(root);
	subject_add_facts(root, view);
	return facts;
}

static void add_pair(xmlNode *crosswalk, const char *from, const char *to)
{
	xmlNode *pair = node_add(crosswalk, "pair", NULL);

	node_set(pair, "from", from);
	node_set(pair, "to", to);
}

/* What every document may need of an entry; the rest it asks for (entry-fields in index.yaml), since
 * what audits need is several times as long. */
static bool prints_field(const xmlNode *type, const xmlNode *field)
{
	static const char *const always[] = { "group", "kind", "binds", "role", "title", "sides", "refs",
					      "unverified", NULL };
	const char *name = (const char *)field->name;

	return g_strv_contains(always, name) || list_holds(type, "entry-fields", name);
}

static xmlNode *append_shallow(xmlNode *parent, xmlNode *node)
{
	xmlNode *copy = mem_must(xmlDocCopyNode(node, parent->doc, 2)); /* 2: with attributes only */

	xmlAddChild(parent, copy);
	xmlReconciliateNs(parent->doc, copy);
	return copy;
}

static void append_entries(xmlNode *into, xmlNode *entries, const xmlNode *type)
{
	xmlNode *list = append_shallow(into, entries);

	for (xmlNode *e = node_first(entries); e; e = node_next(e)) {
		xmlNode *entry = append_shallow(list, e);

		for (xmlNode *n = node_first(e); n; n = node_next(n))
			if (prints_field(type, n))
				append_copy(entry, n);
	}
}

static void append_catalog(xmlNode *into, xmlNode *root, const xmlNode *type)
{
	xmlNode *copy = append_shallow(into, root);

	for (xmlNode *n = node_first(root); n; n = node_next(n)) {
		if (node_is(n, "entries"))
			append_entries(copy, n, type);
		else
			append_copy(copy, n);
	}
}

struct crosswalk {
	xmlNode *list;
	const struct catalogs *catalogs;
	const xmlNode *type;
	GHashTable *seen; /* "from to" */
};

static bool cites(const struct crosswalk *c, const char *catalog)
{
	return list_holds(c->type, "catalogs", catalog) || catalogs_is_own(c->catalogs, catalog);
}

static bool cites_ref(const struct crosswalk *c, const char *ref)
{
	char *catalog = g_strndup(ref, strcspn(ref, ":"));
	bool cited = cites(c, catalog);

	g_free(catalog);
	return cited;
}

static void add_refs(const struct crosswalk *c, const char *from, const xmlNode *holder)
{
	for (xmlNode *r = node_first(node_child(holder, "refs")); r; r = node_next(r)) {
		const char *to = node_text(r);

		if (!cites_ref(c, to))
			continue;
		if (g_hash_table_add(c->seen, g_strconcat(from, " ", to, NULL)))
			add_pair(c->list, from, to);
		if (g_hash_table_add(c->seen, g_strconcat(to, " ", from, NULL)))
			add_pair(c->list, to, from);
	}
}

static void add_catalog_refs(const struct crosswalk *c, const char *name)
{
	static const char *const lists[] = { "groups", "entries" };
	xmlNode *root = catalogs_root(c->catalogs, name);

	for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
		for (xmlNode *n = node_first(node_child(root, lists[k])); n; n = node_next(n)) {
			char *from = g_strconcat(name, ":", node_id(n), NULL);

			add_refs(c, from, n);
			g_free(from);
		}
}

/* Every reference between the catalogs that the type cites, once in each direction. */
static void add_crosswalk(xmlNode *into, const struct catalogs *catalogs, const xmlNode *type)
{
	struct crosswalk c = { node_add(into, "crosswalk", NULL), catalogs, type,
			       g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
	const GPtrArray *names = catalogs_names(catalogs);

	for (guint i = 0; i < names->len; i++)
		if (cites(&c, names->pdata[i]))
			add_catalog_refs(&c, names->pdata[i]);
	g_hash_table_destroy(c.seen);
}

static void add_catalogs(xmlNode *into, const struct standards *s, const xmlNode *type)
{
	const struct catalogs *catalogs = standards_catalogs(s);

	for (xmlNode *n = node_first(node_child(type, "catalogs")); n; n = node_next(n)) {
		xmlNode *root = catalogs_root(catalogs, node_text(n));

		if (root)
			append_catalog(into, root, type);
	}
	add_crosswalk(into, catalogs, type);
}

static void add_fact(xmlNode *facts, const xmlNode *own, const char *of)
{
	xmlNode *fact = node_add(facts, "fact", NULL);

	node_set(fact, "key", (const char *)own->name + strlen(SCHEMA_OWN_PREFIX));
	if (of)
		node_set(fact, "of", of);
	for (xmlNode *n = own->children; n; n = n->next)
		append_copy(fact, n);
}

/* What a record is called in the language, or referred to by; NULL if it is nothing of its own. */
static const char *record_name(const xmlNode *record, const struct l10n *l)
{
	const char *name = child_text_in(record, "name", l10n_lang(l));

	if (!name)
		name = node_id(record);
	return name ? name : child_text(record, "control");
}

/* "Tarn Servers, Leeds": a record within another.  The caller frees. */
static char *within(const char *of, const char *name, const struct l10n *l)
{
	const char *const args[] = { of, name };
	char *text = of && name ? l10n_format(l, "furniture.fact-within", args, 2) : NULL;

	return text ? text : g_strdup(name ? name : of);
}

/* The user's own keys (x-…), wherever they stand in what the document reads; `of` names what they
 * are about. */
static void add_further(xmlNode *facts, const xmlNode *node, const char *of, const struct l10n *l)
{
	for (xmlNode *n = node_first(node); n; n = node_next(n)) {
		char *inner;

		if (schema_is_own((const char *)n->name)) {
			add_fact(facts, n, of);
			continue;
		}
		inner = within(of, record_name(n, l), l);
		add_further(facts, n, inner, l);
		g_free(inner);
	}
}

/* What the keys of a section are about: of a list its records, which have names. */
static const char *section_name(const xmlNode *section, const struct l10n *l)
{
	const struct schema_field *f = schema_field("csms", (const char *)section->name);
	char *key = g_strconcat("section.", (const char *)section->name, NULL);
	const char *title = l10n_text(l, key);

	g_free(key);
	if (f && f->item)
		return NULL;
	return title ? title : (const char *)section->name;
}

static void add_further_facts(xmlNode *facts, const xmlNode *csms, const struct l10n *l)
{
	for (xmlNode *n = node_first(csms); n; n = node_next(n))
		if (schema_is_own((const char *)n->name))
			add_fact(facts, n, NULL);
		else
			add_further(facts, n, section_name(n, l), l);
}

/* Editions are cited with the comma of the language: a number and a day. */
static void write_editions(xmlNode *list, const struct l10n *l)
{
	const char *comma = l10n_text(l, "common.comma");

	for (xmlNode *n = node_first(list); n; n = node_next(n)) {
		xmlNode *edition = node_is(n, "catalog-file") ? node_child(n, "edition") : NULL;
		char **parts, *text;

		if (!edition || !comma)
			continue;
		parts = g_strsplit(node_text(edition), ", ", -1);
		text = g_strjoinv(comma, parts);
		xmlNodeSetContent(edition->children, BAD_CAST text);
		g_free(text);
		g_strfreev(parts);
	}
}

xmlDoc *assemble_input(const struct view *view, const char *lang, struct diag *d)
{
	const struct l10n *l = standards_l10n(view->standards, lang);
	const char *type = child_text(view->document, "type");
	xmlDoc *tree;
	xmlNode *root, *csms;

	if (!l) {
		diag_at(d, node_span(node_child(doc_root(view->doc), "languages")), MSG_L10N_LANGUAGE, lang);
		return NULL;
	}
	tree = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	root = mem_must(xmlNewDocNode(tree, NULL, BAD_CAST "input", NULL));
	xmlDocSetRootElement(tree, root);
	node_set(root, "lang", lang);
	node_set(root, "document", node_id(view->document));
	node_set(root, "type", type);
	node_set(root, "title", l10n_title(l, view->document));
	node_set(root, "level", child_text(view->type, "level"));
	csms = node_add(root, "csms", NULL);
	view_copy(view, csms);
	add_further_facts(node_add(root, "further-facts", NULL), csms, l);
	add_catalogs(root, view->standards, view->type);
	write_editions(root, l);
	write_editions(node_child(csms, "catalogs"), l);
	subject_add(root, view, l);
	clauses_add(root, view->doc, view->type, standards_clauses(view->standards, type), l, d);
	return tree;
}
