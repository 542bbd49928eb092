#include "resolve/subject.h"

#include "base/mem.h"
#include "model/duty.h"
#include "model/place.h"

#include <string.h>

static void copy_node(xmlNode *into, xmlNode *node)
{
	xmlNode *copy = mem_must(xmlDocCopyNode(node, into->doc, 1));

	xmlAddChild(into, copy);
	xmlReconciliateNs(into->doc, copy);
}

/* The element and, where it is given per language, its siblings. */
static void copy_field(xmlNode *into, xmlNode *first)
{
	for (xmlNode *n = first; n; n = node_next(n))
		if (node_is(n, (const char *)first->name))
			copy_node(into, n);
}

/* An element whose text comes from another place of the description. */
static void add_derived(xmlNode *into, const char *name, const char *text, const xmlNode *source)
{
	struct place place = node_place(source);
	xmlNode *n = text ? node_add(into, name, text) : NULL;

	if (n)
		node_set_place(n, &place);
}

static void add_said(xmlNode *into, const struct duty *duty, const char *key)
{
	xmlNode *said = duty_said(duty, key);

	if (said)
		copy_field(into, said);
}

/* -- what the catalog starts with ----------------------------------------------------------- */

static void add_from_catalog(xmlNode *into, const char *name, const xmlNode *practice,
			     const char *key)
{
	for (xmlNode *n = node_first(practice); n; n = node_next(n))
		if (node_is(n, key)) {
			xmlNode *copy = node_add(into, name, node_text(n));

			node_set(copy, "from", "catalog");
			if (node_lang(n))
				xmlNodeSetLang(copy, BAD_CAST node_lang(n));
		}
}

static const xmlNode *practice_of(const xmlNode *entry, const char *side)
{
	for (xmlNode *n = node_first(node_child(entry, "practice")); n; n = node_next(n))
		if (child_text(n, "side") && strcmp(child_text(n, "side"), side) == 0)
			return n;
	return NULL;
}

/* What is said, else the catalog's practice of that side. */
static void add_side(xmlNode *into, const struct duty *duty, const char *side)
{
	const xmlNode *practice = practice_of(duty->entry, side);
	char *evidence = g_strconcat(side, "-evidence", NULL);

	if (duty_said(duty, side))
		add_said(into, duty, side);
	else
		add_from_catalog(into, side, practice, "text");
	if (duty_said(duty, evidence))
		add_said(into, duty, evidence);
	else
		add_from_catalog(into, evidence, practice, "evidence");
	g_free(evidence);
}

static void add_owner(xmlNode *into, const struct duty *duty)
{
	xmlNode *at;
	const char *owner = duty_owner(duty, &at);

	if (at)
		copy_node(into, at);
	else if (owner)
		node_set(node_add(into, "owner", owner), "from", "catalog");
}

/* -- what follows from the Statement of Applicability ---------------------------------------- */

/* Accountable is the control's owner, responsible the department of the one accountable. */
static void add_raci(xmlNode *into, const struct duty *duty, const struct doc *doc)
{
	xmlNode *own = duty_said(duty, "accountable");
	xmlNode *owner = own ? own : node_child(duty->decision, "owner");
	xmlNode *person = owner ? doc_record(doc, "people", node_text(owner)) : NULL;

	if (owner)
		add_derived(into, "accountable", node_text(owner), owner);
	if (duty_said(duty, "responsible"))
		add_said(into, duty, "responsible");
	else if (person)
		add_derived(into, "responsible", child_text(person, "department"), person);
	add_said(into, duty, "consulted");
	add_said(into, duty, "informed");
}

/* The title of a control of the organisation's own, which no catalog has. */
static void add_title(xmlNode *into, const struct duty *duty, const struct doc *doc)
{
	bool own = g_str_has_prefix(duty->ref, "own:");
	xmlNode *control = own ? doc_record(doc, "additional-controls", duty->ref + strlen("own:")) : NULL;

	if (control && node_child(control, "title"))
		copy_field(into, node_child(control, "title"));
}

/* The row of the Statement of Applicability, if it applies. */
static void add_decision(xmlNode *into, const struct duty *duty)
{
	const char *applicable = child_text(duty->decision, "applicable");

	if (applicable && strcmp(applicable, "true") == 0)
		add_derived(into, "decision", child_text(duty->decision, "control"), duty->decision);
}

static void add_risks(xmlNode *into, const struct duty *duty)
{
	xmlNode *said = duty_said(duty, "risks");
	xmlNode *risks = said ? said : node_child(duty->decision, "risks");

	if (risks)
		copy_node(into, risks);
}

/* -- what follows from the agreement and its contracts ---------------------------------------- */

static void add_or_agreed(xmlNode *into, const struct duty *duty, const char *key)
{
	xmlNode *said = duty_said(duty, key);
	xmlNode *agreed = said ? said : node_child(duty->agreement, key);

	if (agreed)
		copy_field(into, agreed);
}

static void add_clauses(xmlNode *into, const struct duty *duty, const xmlNode *contract)
{
	for (xmlNode *c = node_first(node_child(contract, "clauses")); c; c = node_next(c))
		if (list_holds(c, "controls", duty->ref)) {
			xmlNode *copy = node_add(into, "clause", NULL);

			node_set(copy, "contract", node_id(contract));
			node_set(copy, "number", child_text(c, "number"));
			if (node_child(c, "title"))
				copy_field(copy, node_child(c, "title"));
		}
}

static void add_contracts(xmlNode *into, const struct duty *duty, const struct doc *doc)
{
	xmlNode *first = node_first(node_child(duty->agreement, "contracts"));

	for (xmlNode *n = first; n; n = node_next(n))
		add_clauses(into, duty, doc_record(doc, "contracts", node_text(n)));
}

/* -- duties ----------------------------------------------------------------------------------- */

static xmlNode *add_element(xmlNode *into, const struct duty *duty)
{
	struct place place = node_place(duty_source(duty));
	xmlNode *n = node_add(into, "duty", NULL);

	node_set(n, "control", duty->ref);
	node_set_place(n, &place);
	return n;
}

static void add_duty(xmlNode *into, const struct duty *duty, const struct doc *doc)
{
	xmlNode *n = add_element(into, duty);

	add_title(n, duty, doc);
	add_decision(n, duty);
	add_owner(n, duty);
	add_side(n, duty, "provider");
	add_side(n, duty, "customer");
	add_said(n, duty, "sub-processor");
	add_contracts(n, duty, doc);
	add_said(n, duty, "contact");
	add_or_agreed(n, duty, "notice-hours");
	add_raci(n, duty, doc);
	add_risks(n, duty);
	add_or_agreed(n, duty, "agreed");
	add_said(n, duty, "communicated-to");
	add_said(n, duty, "note");
}

static void add_duties(xmlNode *input, const struct view *view)
{
	GPtrArray *duties = duties_of(view->doc, standards_catalogs(view->standards), view->subject);
	xmlNode *list = node_add(input, "duties", NULL);

	for (guint i = 0; i < duties->len; i++)
		add_duty(list, duties->pdata[i], view->doc);
	g_ptr_array_unref(duties);
}

/* -- answers: which document and section meets a requirement ----------------------------------- */

static xmlNode *add_answer(xmlNode *into, const char *ref, const xmlNode *document)
{
	xmlNode *n = node_add(into, "answer", NULL);

	node_set(n, "ref", ref);
	node_set(n, "document", node_id(document));
	node_set(n, "number", child_text(document, "number"));
	return n;
}

static void add_topics(xmlNode *into, const xmlNode *module, const xmlNode *document,
		       const struct l10n *l)
{
	for (xmlNode *t = node_first(node_child(module, "topics")); t; t = node_next(t))
		for (xmlNode *r = node_first(node_child(t, "refs")); r; r = node_next(r))
			node_set(add_answer(into, node_text(r), document), "section",
				 child_text_in(t, "title", l10n_lang(l)));
}

static void add_answers(xmlNode *input, const struct view *view, const struct l10n *l)
{
	xmlNode *list = node_add(input, "answers", NULL);
	xmlNode *first = node_first(node_child(doc_root(view->doc), "documents"));

	for (xmlNode *d = first; d; d = node_next(d)) {
		const char *type = child_text(d, "type");
		const xmlNode *entry = standards_type(view->standards, type);

		if (!entry || type_is_form(entry))
			continue; /* no auditor's paper answers for the organisation */
		add_answer(list, child_text(entry, "clause"), d);
		add_topics(list, standards_clauses(view->standards, type), d, l);
	}
}

/* -- by the kind of subject --------------------------------------------------------------------- */

void subject_add(xmlNode *input, const struct view *view, const struct l10n *l)
{
	if (view->subject && node_is(view->subject, "agreement"))
		add_duties(input, view);
	else if (view->subject && node_is(view->subject, "audit"))
		add_answers(input, view, l);
}

static void add_duty_facts(xmlNode *into, const struct duty *duty, const struct doc *doc)
{
	xmlNode *n = node_add(into, "duty", NULL);

	node_set(n, "id", duty->ref);
	add_title(n, duty, doc);
	add_decision(n, duty);
	add_raci(n, duty, doc);
	add_risks(n, duty);
}

void subject_add_facts(xmlNode *facts, const struct view *view)
{
	GPtrArray *duties;
	xmlNode *list;

	if (!view->subject || !node_is(view->subject, "agreement"))
		return;
	duties = duties_of(view->doc, standards_catalogs(view->standards), view->subject);
	list = node_add(facts, "duties", NULL);
	for (guint i = 0; i < duties->len; i++)
		add_duty_facts(list, duties->pdata[i], view->doc);
	g_ptr_array_unref(duties);
}
