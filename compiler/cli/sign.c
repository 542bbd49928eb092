/* csmsc revise, prepare, review, approve, agree: events without bytes of their own. */
#include "cli/sign.h"

#include "base/mem.h"
#include "check/value.h"
#include "cli/command.h"
#include "cli/ledger_folder.h"
#include "model/place.h"

#include <stdio.h>
#include <string.h>

static bool is_named(const struct options *o, const xmlNode *document)
{
	const char *type = child_text(document, "type");

	for (guint i = 0; i < o->documents->len; i++) {
		const char *name = o->documents->pdata[i];

		if (strcmp(name, node_id(document)) == 0 || (type && strcmp(name, type) == 0))
			return true;
	}
	return o->all;
}

static bool names_exist(const struct pack *p)
{
	const struct options *o = p->options;
	bool ok = true;

	if (!o->all && !o->documents->len) {
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_DOCUMENTS, o->command);
		return false;
	}
	for (guint i = 0; i < o->documents->len; i++)
		if (!pack_document(p, o->documents->pdata[i]) &&
		    !standards_type(p->standards, o->documents->pdata[i])) {
			diag_at(p->diag, SPAN_NONE, MSG_OPTION_DOCUMENT, (char *)o->documents->pdata[i]);
			ok = false;
		}
	return ok;
}

GPtrArray *sign_documents(struct pack *p)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)composed_free);

	if (!names_exist(p))
		return list;
	for (xmlNode *n = pack_first_document(p); n; n = node_next(n)) {
		struct composed *c = is_named(p->options, n) ? compose_document(p, n) : NULL;

		if (c)
			g_ptr_array_add(list, c);
	}
	return list;
}

/* Who may act: a person of ours, or the counterparty that agrees. */
static xmlNode *actor(const struct pack *p)
{
	const char *id = p->options->as;
	xmlNode *customer = doc_record(p->doc, "customers", id);

	if (strcmp(p->options->command, step_event(STEP_AGREED)) != 0)
		return doc_record(p->doc, "people", id);
	return customer ? customer : doc_record(p->doc, "suppliers", id);
}

xmlNode *sign_person(const struct pack *p)
{
	xmlNode *person = actor(p);

	if (!p->options->as)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_AS, p->options->command);
	else if (!person)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_PERSON, p->options->as);
	return person;
}

/* Names are written as they are on the day: a later change of the description leaves them. */
static void copy_texts(xmlNode *into, const xmlNode *person, const char *name)
{
	for (xmlNode *n = node_first(person); n; n = node_next(n)) {
		xmlNode *copy = node_is(n, name) ? node_add(into, name, node_text(n)) : NULL;

		if (copy && node_lang(n))
			xmlNodeSetLang(copy, BAD_CAST node_lang(n));
	}
}

static void add_text(xmlNode *into, const char *key, const char *text)
{
	if (text && *text)
		node_add(into, key, text);
}

static bool is_language(const struct pack *p, const char *tag, size_t length)
{
	const GPtrArray *languages = doc_languages(p->doc);

	for (guint i = 0; i < languages->len; i++)
		if (strlen(languages->pdata[i]) == length && strncmp(languages->pdata[i], tag, length) == 0)
			return true;
	return false;
}

/* The length of a language tag before "=", or 0: "zh-CN=…" but not "a = b". */
static size_t tag_length(const char *change)
{
	size_t n = strspn(change, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return change[n] == '=' && n >= 2 ? n : 0;
}

/* One text, or one for each language of the pack. */
static bool changes_hold(const struct pack *p)
{
	char **changes = p->options->changes;
	guint count = changes ? g_strv_length(changes) : 0;

	for (guint i = 0; i < count; i++) {
		size_t tag = tag_length(changes[i]);
		bool plain = !tag && count == 1;
		bool again = false;

		for (guint k = 0; k < i; k++)
			again = again || strncmp(changes[k], changes[i], tag + 1) == 0;
		if ((!plain && !(tag && is_language(p, changes[i], tag))) || again ||
		    !*g_strchug(changes[i] + (tag ? tag + 1 : 0))) {
			diag_at(p->diag, SPAN_NONE, MSG_SIGN_CHANGE, changes[i]);
			return false;
		}
	}
	if (count && tag_length(changes[0]) && count < doc_languages(p->doc)->len) {
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_CHANGE, changes[0]);
		return false;
	}
	return true;
}

/* --change TEXT, or LANG=TEXT once per language; see changes_hold. */
static void add_changes(xmlNode *root, const struct pack *p)
{
	for (char **c = p->options->changes; c && *c; c++) {
		size_t tag = tag_length(*c);
		char *lang = g_strndup(*c, tag);
		xmlNode *n = node_add(root, "change", *c + (tag ? tag + 1 : 0));

		if (tag)
			xmlNodeSetLang(n, BAD_CAST lang);
		g_free(lang);
	}
}

static void add_digests(xmlNode *root, const struct digests *digests)
{
	node_add(root, "content-digest", digests->content);
	node_add(root, "facts-digest", digests->facts);
	node_add(root, "wording-digest", digests->wording);
}

static void add_copies(xmlNode *root, const GPtrArray *copies)
{
	xmlNode *list = copies && copies->len ? node_add(root, "copies", NULL) : NULL;

	for (guint i = 0; list && i < copies->len; i++)
		node_add(list, "copy", copies->pdata[i]);
}

GBytes *sign_event(struct pack *p, const struct composed *c, const char *event, const char *version,
		   const xmlNode *person, const GPtrArray *copies, const struct entry **entry)
{
	const struct options *o = p->options;
	const xmlNode *signatory = node_child(person, "signatory"); /* of a counterparty */
	xmlDoc *tree = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	xmlNode *root = mem_must(xmlNewDocNode(tree, NULL, BAD_CAST "ledger-entry", NULL));

	xmlDocSetRootElement(tree, root);
	node_add(root, "event", event);
	node_add(root, "document", node_id(c->document));
	node_add(root, "number", child_text(c->document, "number"));
	node_add(root, "version", version);
	node_add(root, "date", p->as_of);
	if (strcmp(event, "issue") == 0)
		node_add(root, "effective", o->effective ? o->effective : p->as_of);
	node_add(root, "person", node_id(person));
	copy_texts(root, signatory ? signatory : person, "name");
	copy_texts(root, signatory ? signatory : person, "position");
	add_digests(root, &c->digests);
	if (strcmp(event, "revise") == 0) {
		add_changes(root, p);
		add_text(root, "part", o->part);
		add_text(root, "request", o->request);
	}
	add_copies(root, copies);
	return ledger_append(p->ledger, tree, entry);
}

bool sign_day_holds(const struct pack *p, const struct composed *c)
{
	const char *last = c->control->latest ? entry_text(c->control->latest, "date") : "";

	if (strcmp(p->as_of, last) >= 0)
		return true;
	diag_at(p->diag, SPAN_NONE, MSG_SIGN_DAY, node_id(c->document), last, p->as_of);
	return false;
}

static bool write_event(struct pack *p, const struct composed *c, const char *event,
			const char *version, const xmlNode *person)
{
	const struct entry *e;
	GBytes *bytes = sign_event(p, c, event, version, person, NULL, &e);
	bool ok = facts_keep(p->options->folder, c->digests.facts, c->facts, p->diag) &&
		  ledger_folder_write(p->options->folder, e, bytes, p->diag);

	g_bytes_unref(bytes);
	if (ok)
		printf("%s %s %s %s\n", event, node_id(c->document), version, p->as_of);
	return ok;
}

/* An auditor's paper is nothing to sign; with --all it is passed over. */
static bool is_passed_over(struct pack *p, const struct composed *c)
{
	if (!p->options->all)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_FORM, node_id(c->document));
	return p->options->all;
}

/* -- revise ------------------------------------------------------------------------------- */

static bool is_open(const struct composed *c)
{
	return c->control->status == STATUS_DRAFT && c->control->revision;
}

static bool revise_one(struct pack *p, struct composed *c, const xmlNode *person)
{
	char version[VERSION_SIZE] = VERSION_FIRST;

	if (c->control->form)
		return is_passed_over(p, c);
	if (is_open(c)) {
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_OPEN, node_id(c->document), c->control->version);
		return false;
	}
	if (c->control->issue && !version_next(entry_text(c->control->issue, "version"), version)) {
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_LAST, node_id(c->document));
		return false;
	}
	return changes_hold(p) && sign_day_holds(p, c) &&
	       write_event(p, c, "revise", version, person);
}

/* -- prepare, review, approve, agree ------------------------------------------------------------- */

static bool step_done(const struct composed *c, enum step step)
{
	const struct approval *a = &c->control->approvals[step];

	return a->entry && !a->lost;
}

static const char *signer_of(const struct composed *c, enum step step)
{
	return child_text(step == STEP_AGREED ? c->view->subject : c->document, step_signer(step));
}

/* With --all a document is passed over unless it waits for this person and this step. */
static bool step_waits(const struct composed *c, enum step step, const xmlNode *person)
{
	const char *signer = signer_of(c, step);

	return is_open(c) && step < c->control->steps && !step_done(c, step) &&
	       signer && strcmp(signer, node_id(person)) == 0 &&
	       (step == STEP_PREPARED || step_done(c, step - 1));
}

static bool step_allowed(const struct pack *p, const struct composed *c, enum step step,
			 const xmlNode *person)
{
	const char *id = node_id(c->document);
	const char *signer = signer_of(c, step);

	if (step >= c->control->steps)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_NO_PARTY, id);
	else if (!is_open(c))
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_CLOSED, id);
	else if (!signer || strcmp(signer, node_id(person)) != 0)
		diag_at(p->diag, node_span(c->document), MSG_SIGN_OTHER, id, step_name(step),
			signer ? signer : "nobody", node_id(person));
	else if (step != STEP_PREPARED && !step_done(c, step - 1))
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_ORDER, id, step_name(step - 1));
	else if (step_done(c, step))
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_DONE, id, step_name(step));
	else if (step == STEP_APPROVED && c->open_points->len)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_GAPS, id, c->open_points->len);
	else
		return sign_day_holds(p, c);
	return false;
}

static bool sign_one(struct pack *p, struct composed *c, enum step step, const xmlNode *person)
{
	if (c->control->form)
		return is_passed_over(p, c);
	if (p->options->all && !step_waits(c, step, person))
		return true;
	return step_allowed(p, c, step, person) &&
	       write_event(p, c, step_event(step), c->control->version, person);
}

static int run_step(const struct options *o, struct diag *d, int step)
{
	struct pack *p = pack_load(o, d);
	xmlNode *person = p ? sign_person(p) : NULL;
	GPtrArray *list = person ? sign_documents(p) : NULL;
	bool ok = list != NULL && list->len;

	for (guint i = 0; list && i < list->len && ok; i++)
		ok = step < 0 ? revise_one(p, list->pdata[i], person)
			      : sign_one(p, list->pdata[i], (enum step)step, person);
	if (list)
		g_ptr_array_unref(list);
	pack_free(p);
	if (exit_from(d))
		return exit_from(d);
	return ok ? EXIT_OK : EXIT_FINDINGS;
}

int command_revise(const struct options *o, struct diag *d)
{
	return run_step(o, d, -1);
}

int command_prepare(const struct options *o, struct diag *d)
{
	return run_step(o, d, STEP_PREPARED);
}

int command_review(const struct options *o, struct diag *d)
{
	return run_step(o, d, STEP_REVIEWED);
}

int command_approve(const struct options *o, struct diag *d)
{
	return run_step(o, d, STEP_APPROVED);
}

int command_agree(const struct options *o, struct diag *d)
{
	return run_step(o, d, STEP_AGREED);
}
