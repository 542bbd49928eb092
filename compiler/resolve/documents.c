#include "resolve/documents.h"

#include "base/suggest.h"
#include "model/place.h"

#include <string.h>

struct checking {
	const struct doc *doc;
	const struct standards *standards;
	struct diag *diag;
};

static xmlNode *first_document(const struct checking *c)
{
	return node_first(node_child(doc_root(c->doc), "documents"));
}

static void suggest_one(struct checking *c, const char *text, GPtrArray *candidates)
{
	const char *near = suggest(text, candidates);

	if (near)
		diag_note(c->diag, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	g_ptr_array_unref(candidates);
}

static void report_type(struct checking *c, const xmlNode *type)
{
	GPtrArray *types = g_ptr_array_new();

	for (xmlNode *t = standards_first_type(c->standards); t; t = node_next(t))
		g_ptr_array_add(types, (void *)node_id(t));
	diag_at(c->diag, node_value_span(type), MSG_UNKNOWN_TYPE, node_text(type));
	suggest_one(c, node_text(type), types);
}

static void report_subject(struct checking *c, const xmlNode *of, const char *section)
{
	GPtrArray *ids = g_ptr_array_new();
	xmlNode *list = node_child(doc_root(c->doc), section);

	for (xmlNode *n = node_first(list); n; n = node_next(n))
		if (node_id(n))
			g_ptr_array_add(ids, (void *)node_id(n));
	diag_at(c->diag, node_value_span(of), MSG_DANGLING, node_text(of), section);
	suggest_one(c, node_text(of), ids);
}

static void check_subject(struct checking *c, xmlNode *document, const xmlNode *type)
{
	const char *section = child_text(type, "subject");
	xmlNode *of = node_child(document, "of");

	if (of && node_is_skipped(of))
		return;
	if (section && !of)
		diag_at(c->diag, node_span(document), MSG_SUBJECT_MISSING, node_id(document), node_id(type),
			section);
	else if (section && !doc_record(c->doc, section, node_text(of)))
		report_subject(c, of, section);
	else if (!section && of)
		diag_at(c->diag, node_span(of), MSG_SUBJECT_NONE, node_id(type));
}

static void check_document(struct checking *c, xmlNode *document)
{
	xmlNode *name = node_child(document, "type");
	const xmlNode *type = name ? standards_type(c->standards, node_text(name)) : NULL;

	if (!name || node_is_skipped(name) || !node_id(document))
		return;
	if (type)
		check_subject(c, document, type);
	else
		report_type(c, name);
}

static bool has_document(const struct checking *c, const char *type, const char *of)
{
	for (xmlNode *n = first_document(c); n; n = node_next(n)) {
		const char *its_type = child_text(n, "type"), *its_of = child_text(n, "of");

		if (its_type && its_of && strcmp(its_type, type) == 0 && strcmp(its_of, of) == 0)
			return true;
	}
	return false;
}

/* Told of that record alone: documents about the others of its list do not name it. */
static void report_uncovered(struct checking *c, const xmlNode *record, unsigned ordinal,
			     const xmlNode *type)
{
	char *topic = g_strdup_printf("%s/%u", (const char *)record->parent->name, ordinal);

	diag_topic(c->diag, topic);
	diag_at(c->diag, node_span(record), MSG_SUBJECT_UNCOVERED, node_id(record), node_id(type));
	g_free(topic);
}

/* Every record that a type of the organisation's own is about has its document. */
static void check_covered(struct checking *c, const xmlNode *type)
{
	const char *section = child_text(type, "subject");
	xmlNode *list = section ? node_child(doc_root(c->doc), section) : NULL;
	unsigned ordinal = 0;

	if (type_is_form(type))
		return;
	for (xmlNode *n = node_first(list); n; n = node_next(n), ordinal++)
		if (node_id(n) && !has_document(c, node_id(type), node_id(n)))
			report_uncovered(c, n, ordinal, type);
}

void documents_check(const struct doc *doc, const struct standards *s, struct diag *d)
{
	struct checking c = { doc, s, d };

	diag_topic(d, "documents");
	for (xmlNode *n = first_document(&c); n; n = node_next(n))
		check_document(&c, n);
	for (xmlNode *t = standards_first_type(s); t; t = node_next(t))
		check_covered(&c, t);
	diag_topic(d, NULL);
}
