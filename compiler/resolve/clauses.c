#include "resolve/clauses.h"

#include "base/mem.h"
#include "model/place.h"
#include "resolve/path.h"
#include "resolve/standards.h"

#include <string.h>

struct filling {
	const struct doc *doc;
	const xmlNode *type;
	const struct l10n *l;
	struct span at;
	struct diag *d;
};

/* A side other than the organisation's is not printed. */
static bool other_side(const struct doc *doc, const xmlNode *paragraph)
{
	const char *role = child_text(doc_root(doc), "cloud-role");
	const char *side = child_text(paragraph, "side");

	if (!side || strcmp(side, "both") == 0 || !role || strcmp(role, "both") == 0)
		return false;
	return strcmp(side, role) != 0;
}

/* A value from a section that the type does not read would be printed without being a fact: a
 * change of it would take no approval away. */
static void check_reads(const struct filling *f, const char *text)
{
	for (const char *open = strchr(text, '{'); open && f->type; open = strchr(open + 1, '{')) {
		char *section = g_strndup(open + 1, strcspn(open + 1, "/}"));

		if (!type_reads(f->type, section))
			diag_at(f->d, f->at, MSG_CLAUSE_READS, section, node_id(f->type));
		g_free(section);
	}
}

static void fill_text(const struct filling *f, xmlNode *node)
{
	for (xmlNode *n = node->children, *next; n; n = next) {
		next = n->next;
		if (n->type == XML_ELEMENT_NODE) {
			fill_text(f, n);
		} else if (n->type == XML_TEXT_NODE && strchr((const char *)n->content, '{')) {
			check_reads(f, (const char *)n->content);
			path_fill(f->doc, n, f->l, f->at, f->d);
		}
	}
}

/* The text of the run's language only: a template prints what is there. */
static void keep_language(xmlNode *node, const char *name, const char *lang)
{
	xmlNode *chosen = child_in(node, name, lang);

	for (xmlNode *n = node_first(node), *next; n; n = next) {
		next = node_next(n);
		if (n != chosen && node_is(n, name)) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
}

static void make_omitted(xmlNode *paragraph, const char *reason, const char *lang)
{
	xmlNode *omitted = node_add(paragraph->parent, "omitted", NULL);
	const char *title = child_text_in(paragraph, "title", lang);

	if (title)
		node_add(omitted, "title", title);
	node_add(omitted, "reason", reason);
	xmlReplaceNode(paragraph, omitted);
	xmlFreeNode(paragraph);
}

static void replace_text(xmlNode *paragraph, xmlNode *clause, const char *lang)
{
	xmlNode *text = child_in(clause, "text", lang);
	xmlNode *copy;

	if (!text)
		return;
	for (xmlNode *n = node_first(paragraph), *next; n; n = next) {
		next = node_next(n);
		if (node_is(n, "text")) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	copy = mem_must(xmlDocCopyNode(text, paragraph->doc, 1));
	xmlAddChild(paragraph, copy);
	xmlReconciliateNs(paragraph->doc, copy);
	node_set(paragraph, "own", "yes");
}

static void fit_paragraph(struct filling *f, xmlNode *paragraph)
{
	xmlNode *clause = doc_record(f->doc, "clauses", node_id(paragraph));
	const char *lang = l10n_lang(f->l);
	const char *reason = child_text_in(clause, "omit", lang);

	if (other_side(f->doc, paragraph)) {
		xmlUnlinkNode(paragraph);
		xmlFreeNode(paragraph);
		return;
	}
	if (reason) {
		make_omitted(paragraph, reason, lang);
		return;
	}
	f->at = node_span(clause ? clause : paragraph);
	if (clause)
		replace_text(paragraph, clause, lang);
	keep_language(paragraph, "title", lang);
	keep_language(paragraph, "text", lang);
	fill_text(f, paragraph);
}

static void fit_topic(struct filling *f, xmlNode *topic)
{
	keep_language(topic, "title", l10n_lang(f->l));
	for (xmlNode *n = node_first(node_child(topic, "paragraphs")), *next; n; n = next) {
		next = node_next(n);
		fit_paragraph(f, n);
	}
}

void clauses_add(xmlNode *into, const struct doc *doc, const xmlNode *type, xmlNode *module,
		 const struct l10n *l, struct diag *d)
{
	struct filling f = { doc, type, l, SPAN_NONE, d };
	xmlNode *copy;

	if (!module)
		return;
	copy = mem_must(xmlDocCopyNode(module, into->doc, 1));
	xmlAddChild(into, copy);
	xmlReconciliateNs(into->doc, copy);
	for (xmlNode *n = node_first(node_child(copy, "topics")); n; n = node_next(n))
		fit_topic(&f, n);
}

static bool module_has(xmlNode *module, const char *id)
{
	for (xmlNode *t = node_first(node_child(module, "topics")); t; t = node_next(t))
		for (xmlNode *p = node_first(node_child(t, "paragraphs")); p; p = node_next(p))
			if (node_id(p) && strcmp(node_id(p), id) == 0)
				return true;
	return false;
}

void clauses_check(const struct doc *doc, const GPtrArray *modules, struct diag *d)
{
	xmlNode *clauses = node_child(doc_root(doc), "clauses");

	for (xmlNode *n = node_first(clauses); n; n = node_next(n)) {
		bool found = false;

		for (guint i = 0; node_id(n) && i < modules->len && !found; i++)
			found = module_has(modules->pdata[i], node_id(n));
		if (!found && node_id(n))
			diag_at(d, node_span(n), MSG_CLAUSE_UNKNOWN, node_id(n));
	}
}
