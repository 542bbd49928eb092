#include "control/issue.h"

#include "base/day.h"
#include "base/mem.h"
#include "control/changes.h"
#include "control/points.h"
#include "model/duty.h"

#include <stdlib.h>
#include <string.h>

const struct entry *issue_last(const struct ledger *ledger, const char *document)
{
	const GPtrArray *entries = ledger_entries(ledger);
	const struct entry *last = NULL;

	for (guint i = 0; i < entries->len; i++)
		if (entry_is(entries->pdata[i], "issue") &&
		    strcmp(entry_text(entries->pdata[i], "document"), document) == 0)
			last = entries->pdata[i];
	return last;
}

static const char *entry_in(const struct entry *e, const char *key, const struct l10n *l)
{
	const char *text = e ? child_text_in(xmlDocGetRootElement(e->tree), key, l10n_lang(l)) : NULL;

	return text ? text : "";
}

static void set_digests(xmlNode *issue, const struct issue_scope *s)
{
	node_set(issue, "content-digest", s->digests->content);
	node_set(issue, "facts-digest", s->digests->facts);
	node_set(issue, "wording-digest", s->digests->wording);
	node_set(issue, "ledger-head", s->head);
	node_set(issue, "program", s->program);
}

static int review_months(const struct issue_scope *s)
{
	const char *own = child_text(s->document, "review-months");
	const char *all = child_text(node_child(doc_root(s->doc), "parameters"), "policy-review-months");

	return MIN(atoi(own ? own : all ? all : "0"), 1200);
}

static void set_dates(xmlNode *issue, const struct issue_scope *s)
{
	const struct control *c = s->control;
	const char *issued = c->status == STATUS_ISSUED ? entry_text(c->issue, "date") : "";
	int months = review_months(s);
	char *review = *issued && months ? day_add_months(issued, months) : NULL;

	node_set(issue, "date", c->latest ? entry_text(c->latest, "date") : "");
	node_set(issue, "first-issued", c->first ? entry_text(c->first, "date") : "");
	node_set(issue, "first-effective", c->first ? entry_text(c->first, "effective") : "");
	node_set(issue, "issued", issued);
	node_set(issue, "effective", *issued ? entry_text(c->issue, "effective") : "");
	node_set(issue, "next-review", review);
	g_free(review);
}

static void add_label(xmlNode *issue, const struct issue_scope *s, const struct l10n *l)
{
	xmlNode *control = node_child(doc_root(s->doc), "document-control");
	const char *label = child_text_in(control, "prepared-label", l10n_lang(l));

	if (label)
		node_set(node_add(issue, "label", label), "for", "prepared");
}

static const xmlNode *signer(const struct issue_scope *s, enum step step)
{
	if (step == STEP_AGREED)
		return node_child(agreement_party(s->doc, s->subject), "signatory");
	return doc_record(s->doc, "people", child_text(s->document, step_signer(step)));
}

static void add_approval(xmlNode *issue, const struct issue_scope *s, enum step step,
			 const struct l10n *l)
{
	const struct approval *a = &s->control->approvals[step];
	xmlNode *n = node_add(issue, "approval", NULL);
	const xmlNode *person = signer(s, step);

	node_set(n, "role", step_name(step));
	if (a->entry) {
		node_set(n, "name", entry_in(a->entry, "name", l));
		node_set(n, "position", entry_in(a->entry, "position", l));
		node_set(n, "date", entry_text(a->entry, "date"));
		node_set(n, "state", a->lost ? "lost" : "valid");
	} else {
		node_set(n, "name", child_text_in(person, "name", l10n_lang(l)));
		node_set(n, "position", child_text_in(person, "position", l10n_lang(l)));
		node_set(n, "date", "");
		node_set(n, "state", "open");
	}
}

/* One side of the signature block of an agreement: who gave that approval, and when. */
static void add_party(xmlNode *issue, const xmlNode *approval, const char *organisation)
{
	static const char *const taken[] = { "name", "position", "date", "state" };
	xmlNode *n = node_add(issue, "party", NULL);

	node_set(n, "organisation", organisation);
	for (size_t i = 0; i < G_N_ELEMENTS(taken); i++)
		node_set(n, taken[i], node_attr(approval, taken[i]));
}

static const xmlNode *approval_of(const xmlNode *issue, enum step step)
{
	const xmlNode *n = node_child(issue, "approval");

	while (n && strcmp(node_attr(n, "role"), step_name(step)) != 0)
		n = node_next(n);
	return n;
}

/* Our side stands by the shares with its approval, the other side with its agreement. */
static void add_parties(xmlNode *issue, const struct issue_scope *s, const struct l10n *l)
{
	const xmlNode *us = node_child(doc_root(s->doc), "organisation");
	const xmlNode *party = agreement_party(s->doc, s->subject);

	add_party(issue, approval_of(issue, STEP_APPROVED), child_text_in(us, "name", l10n_lang(l)));
	add_party(issue, approval_of(issue, STEP_AGREED), child_text_in(party, "name", l10n_lang(l)));
}

static const struct entry *issue_of(const struct issue_scope *s, const char *version)
{
	const GPtrArray *entries = ledger_entries(s->ledger);

	for (guint i = 0; i < entries->len; i++)
		if (entry_is(entries->pdata[i], "issue") &&
		    strcmp(entry_text(entries->pdata[i], "document"), node_id(s->document)) == 0 &&
		    strcmp(entry_text(entries->pdata[i], "version"), version) == 0)
			return entries->pdata[i];
	return NULL;
}

static void add_revision(xmlNode *issue, const struct issue_scope *s, guint index,
			 const struct l10n *l)
{
	const struct entry *e = s->control->revisions->pdata[index];
	const char *version = entry_text(e, "version");
	const struct entry *issued = issue_of(s, version);
	xmlNode *n = node_add(issue, "revision", NULL);
	char number[16];

	g_snprintf(number, sizeof number, "%u", index + 1);
	node_set(n, "number", number);
	node_set(n, "version", version);
	node_set(n, "date", entry_text(e, "date"));
	node_set(n, "effective", issued ? entry_text(issued, "effective") : "");
	node_set(n, "part", entry_text(e, "part"));
	node_set(n, "change", entry_in(e, "change", l));
	node_set(n, "by", entry_in(e, "name", l));
	node_set(n, "approved-by",
		 entry_in(control_approval(s->ledger, node_id(s->document), version), "name", l));
	node_set(n, "request", entry_text(e, "request"));
}

static void add_holders(xmlNode *issue, const struct issue_scope *s, const struct l10n *l)
{
	for (xmlNode *h = node_first(node_child(s->document, "distribution")); h; h = node_next(h)) {
		xmlNode *n = node_add(issue, "holder", NULL);

		node_set(n, "copy", child_text(h, "copy"));
		node_set(n, "name", child_text_in(h, "name", l10n_lang(l)));
	}
}

static void add_changes(xmlNode *issue, const struct issue_scope *s)
{
	for (guint i = 0; s->changes && i < s->changes->len; i++) {
		const struct change *c = s->changes->pdata[i];
		xmlNode *n = node_add(issue, "change", NULL);

		node_set(n, "path", c->path);
		node_set(n, "from", c->from);
		node_set(n, "to", c->to);
	}
}

static void add_open_point(xmlNode *issue, const struct diagnostic *g, char *text)
{
	xmlNode *n = node_add(issue, "open-point", text);
	char *at = g->at.file ? g_strdup_printf("%s:%d:%d", g->at.file, g->at.line, g->at.col)
			      : NULL;

	node_set(n, "level", level_name(g->level));
	node_set(n, "id", msg_name(g->id));
	node_set(n, "at", at);
	g_free(at);
	g_free(text);
}

static void add_open_points(xmlNode *issue, const GPtrArray *findings, const struct l10n *l)
{
	for (guint i = 0, count; i < findings->len; i += count) {
		count = point_count(findings, i, l);
		add_open_point(issue, findings->pdata[i], point_text(findings, i, count, l));
	}
}

static void add_related(xmlNode *issue, const struct issue_scope *s, const char *id,
			const struct l10n *l)
{
	xmlNode *other = doc_record(s->doc, "documents", id);
	const struct entry *last = issue_last(s->ledger, id);
	xmlNode *n;

	if (!other)
		return;
	n = node_add(issue, "related", NULL);
	node_set(n, "id", id);
	node_set(n, "number", child_text(other, "number"));
	node_set(n, "title", l10n_title(l, other));
	node_set(n, "version", last ? entry_text(last, "version") : "");
	node_set(n, "status", last ? status_name(STATUS_ISSUED) : "");
}

/* Of every document that has been issued, for articles that name another's issue. */
static void add_issued(xmlNode *issue, const struct issue_scope *s)
{
	xmlNode *first = node_first(node_child(doc_root(s->doc), "documents"));

	for (xmlNode *d = first; d; d = node_next(d)) {
		const struct entry *last = issue_last(s->ledger, node_id(d));
		xmlNode *n = last ? node_add(issue, "issued", NULL) : NULL;

		if (n) {
			node_set(n, "document", node_id(d));
			node_set(n, "version", entry_text(last, "version"));
			node_set(n, "date", entry_text(last, "date"));
		}
	}
}

static void add_records(xmlNode *issue, const struct issue_scope *s, const struct l10n *l)
{
	for (xmlNode *r = node_first(node_child(s->document, "records")); r; r = node_next(r))
		if (!node_lang(r) || strcmp(node_lang(r), l10n_lang(l)) == 0)
			node_add(issue, "record", node_text(r));
}

static void add_languages(xmlNode *issue, const struct issue_scope *s)
{
	const GPtrArray *languages = doc_languages(s->doc);

	for (guint i = 0; i < languages->len; i++)
		node_add(issue, "language", languages->pdata[i]);
}

static char *title_of(const xmlDoc *article)
{
	const xmlNode *info = node_child(xmlDocGetRootElement((xmlDoc *)article), "info");
	xmlChar *content = mem_must(xmlNodeGetContent(node_child(info, "title")));
	char *title = g_strdup((const char *)content);

	xmlFree(content);
	return title;
}

/* What the document is called in the other languages. */
static void add_titles(xmlNode *issue, const struct issue_scope *s, const struct l10n *l)
{
	const GPtrArray *languages = doc_languages(s->doc);

	for (guint i = 0; s->articles && i < s->articles->len; i++) {
		char *title;

		if (strcmp(languages->pdata[i], l10n_lang(l)) == 0)
			continue;
		title = title_of(s->articles->pdata[i]);
		node_set(node_add(issue, "title", title), "lang", languages->pdata[i]);
		g_free(title);
	}
}

static void fill_issue(xmlNode *issue, const struct issue_scope *s, const struct l10n *l)
{
	node_set(issue, "document", node_id(s->document));
	node_set(issue, "number", child_text(s->document, "number"));
	node_set(issue, "version", control_version(s->control));
	node_set(issue, "status", status_name(s->control->status));
	node_set(issue, "prevailing", doc_languages(s->doc)->pdata[0]);
	if (s->control->form)
		node_set(issue, "form", "yes");
	node_set(issue, "wording-moved", s->control->wording_moved ? "yes" : "no");
	set_digests(issue, s);
	set_dates(issue, s);
	add_languages(issue, s);
	add_titles(issue, s, l);
	add_label(issue, s, l);
	for (enum step step = 0; step < s->control->steps; step++)
		add_approval(issue, s, step, l);
	if (s->control->steps == STEP_COUNT)
		add_parties(issue, s, l);
	for (guint i = 0; i < s->control->revisions->len; i++)
		add_revision(issue, s, i, l);
	add_holders(issue, s, l);
	add_changes(issue, s);
	add_open_points(issue, s->open_points, l);
	for (xmlNode *r = node_first(node_child(s->document, "related")); r; r = node_next(r))
		add_related(issue, s, node_text(r), l);
	add_issued(issue, s);
	add_records(issue, s, l);
}

xmlDoc *issue_stamp(const struct issue_scope *scope, const xmlDoc *article, const struct l10n *l)
{
	xmlDoc *tree = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	xmlNode *root = mem_must(xmlNewDocNode(tree, NULL, BAD_CAST "stamp", NULL));
	xmlNode *copy = mem_must(xmlDocCopyNode(xmlDocGetRootElement((xmlDoc *)article), tree, 1));

	xmlDocSetRootElement(tree, root);
	node_set(root, "lang", l10n_lang(l));
	xmlAddChild(root, copy);
	xmlReconciliateNs(tree, copy);
	fill_issue(node_add(root, "issue", NULL), scope, l);
	return tree;
}
