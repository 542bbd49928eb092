/* csmsc issue: what is approved becomes a controlled document, kept for ever in issued/. */
#include "check/value.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/issued.h"
#include "cli/ledger_folder.h"
#include "cli/sign.h"
#include "publish/staging.h"

#include <stdio.h>
#include <string.h>

/* A document on its way out: its copies, staged and not yet in place, and their digests. */
struct issuing {
	struct composed *composed;
	struct staging *staging;
	GPtrArray *copies; /* char *: "LANG/FILE SHA256" */
};

static bool is_approved(const struct control *c)
{
	return c->revision && c->status == STATUS_DRAFT && control_signed(c);
}

static bool may_issue(const struct pack *p, const struct composed *c)
{
	char *folder = issued_folder(p, c);
	bool there = g_file_test(folder, G_FILE_TEST_EXISTS);
	bool ok = false;

	if (c->control->form)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_FORM, node_id(c->document));
	else if (c->control->status != STATUS_DRAFT || !c->control->revision)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_CLOSED, node_id(c->document));
	else if (!is_approved(c->control))
		diag_at(p->diag, SPAN_NONE, MSG_ISSUE_UNAPPROVED, node_id(c->document));
	else if (c->open_points->len)
		diag_at(p->diag, SPAN_NONE, MSG_SIGN_GAPS, node_id(c->document), c->open_points->len);
	else if (there)
		diag_at(p->diag, SPAN_NONE, MSG_ISSUED_EXISTS, folder);
	else
		ok = sign_day_holds(p, c);
	g_free(folder);
	return ok;
}

static bool effective_holds(const struct pack *p)
{
	const char *effective = p->options->effective;

	if (!effective || (value_is_date(effective) && strcmp(effective, p->as_of) >= 0))
		return true;
	diag_at(p->diag, SPAN_NONE, MSG_ISSUE_EFFECTIVE, effective, p->as_of);
	return false;
}

static bool stage_copy(struct press *press, struct issuing *q, const char *lang, enum backend f)
{
	struct pack *p = press->pack;
	char *name = g_strdup_printf("%s/%s.%s", lang, node_id(q->composed->document), backend_name(f));
	GBytes *bytes = press_emit(press, q->composed, lang, f);
	char digest[DIGEST_SIZE];
	bool ok = bytes && !diag_failed(p->diag) &&
		  staging_write(q->staging, name, bytes, 0444, p->diag);

	if (ok) {
		digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
		g_ptr_array_add(q->copies, g_strdup_printf("%s %s", name, digest));
	}
	if (bytes)
		g_bytes_unref(bytes);
	g_free(name);
	return ok;
}

/* All formats in all languages, beside their place. */
static bool stage_copies(struct press *press, struct issuing *q)
{
	struct pack *p = press->pack;
	const GPtrArray *languages = doc_languages(p->doc);
	char *folder = issued_folder(p, q->composed);
	bool ok;

	q->staging = staging_open(folder, p->diag);
	ok = q->staging != NULL;
	for (guint i = 0; i < languages->len && ok; i++)
		for (enum backend f = 0; f < BACKEND_COUNT && ok; f++)
			ok = stage_copy(press, q, languages->pdata[i], f);
	g_free(folder);
	return ok;
}

static void issuing_free(gpointer item)
{
	struct issuing *q = item;

	staging_free(q->staging);
	g_ptr_array_unref(q->copies);
	g_free(q);
}

/* The documents that may be issued.  Their events are appended in memory, so that the copies are
 * stamped as issued; they carry the head of the ledger before, since the entries name the copies. */
static GPtrArray *choose(struct pack *p, GPtrArray *documents, const xmlNode *person)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(issuing_free);

	for (guint i = 0; i < documents->len; i++) {
		struct composed *c = documents->pdata[i];
		struct issuing *q;

		if (p->options->all && !is_approved(c->control))
			continue;
		if (!may_issue(p, c))
			break;
		q = g_new0(struct issuing, 1);
		q->composed = c;
		q->copies = g_ptr_array_new_with_free_func(g_free);
		g_bytes_unref(sign_event(p, c, "issue", c->control->version, person, NULL, NULL));
		g_ptr_array_add(list, q);
	}
	for (guint i = 0; i < list->len; i++)
		composed_control(p, ((struct issuing *)list->pdata[i])->composed);
	return list;
}

/* Puts one document's copies in place and its event into the ledger. */
static bool publish_one(struct pack *p, struct issuing *q, const xmlNode *person)
{
	const struct composed *c = q->composed;
	const struct entry *e;
	GBytes *bytes = sign_event(p, c, "issue", c->control->version, person, q->copies, &e);
	bool ok = facts_keep(p->options->folder, c->digests.facts, c->facts, p->diag) &&
		  staging_publish(q->staging, p->diag) &&
		  ledger_folder_write(p->options->folder, e, bytes, p->diag);

	g_bytes_unref(bytes);
	if (ok)
		printf("issue %s %s %s\n", node_id(c->document), c->control->version, p->as_of);
	return ok;
}

/* Everything is rendered before anything is put in place. */
static bool publish_all(struct press *press, GPtrArray *list, const xmlNode *person)
{
	struct pack *p = press->pack;
	struct ledger *provisional = p->ledger;
	bool ok = true;

	for (guint i = 0; i < list->len && ok; i++)
		ok = stage_copies(press, list->pdata[i]);
	p->ledger = ledger_folder_read(p->options->folder, p->diag);
	for (guint i = 0; i < list->len && ok; i++)
		ok = publish_one(p, list->pdata[i], person);
	ledger_free(provisional);
	return ok;
}

static bool issue_documents(struct pack *p, GPtrArray *documents, const xmlNode *person)
{
	GPtrArray *list = choose(p, documents, person);
	char *work = g_dir_make_tmp("csmsc-XXXXXX", NULL);
	struct press *press = NULL;
	bool ok = work && !diag_failed(p->diag);

	if (!work)
		diag_at(p->diag, SPAN_NONE, MSG_FILE_MKDIR, g_get_tmp_dir(), "no temporary folder");
	if (ok && list->len)
		press = press_new(p, work, true);
	ok = ok && (!list->len || (press && publish_all(press, list, person)));
	press_free(press);
	if (work)
		file_remove_tree(work, p->diag);
	g_free(work);
	g_ptr_array_unref(list);
	return ok;
}

int command_issue(const struct options *o, struct diag *d)
{
	struct pack *p = pack_load(o, d);
	xmlNode *person = p ? sign_person(p) : NULL;
	GPtrArray *documents = person && effective_holds(p) ? sign_documents(p) : NULL;
	bool ok = documents && documents->len && issue_documents(p, documents, person);

	if (documents)
		g_ptr_array_unref(documents);
	pack_free(p);
	if (exit_from(d))
		return exit_from(d);
	return ok ? EXIT_OK : EXIT_FINDINGS;
}
