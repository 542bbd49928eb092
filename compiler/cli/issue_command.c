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

/* A document on its way out: composed, with the new entry and its file's bytes. */
struct issuing {
	struct composed *composed;
	const struct entry *entry;
	GBytes *bytes;
};

static bool is_approved(const struct control *c)
{
	for (enum step s = 0; s < STEP_COUNT; s++)
		if (!c->approvals[s].entry || c->approvals[s].lost)
			return false;
	return c->revision && c->status == STATUS_DRAFT;
}

static bool may_issue(const struct pack *p, const struct composed *c)
{
	char *folder = issued_folder(p, c);
	bool there = g_file_test(folder, G_FILE_TEST_EXISTS);
	bool ok = false;

	if (c->control->status != STATUS_DRAFT || !c->control->revision)
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

/* All formats in all languages, put in place in one step. */
static bool keep_copies(struct press *press, const struct composed *c)
{
	struct pack *p = press->pack;
	const GPtrArray *languages = doc_languages(p->doc);
	char *folder = issued_folder(p, c);
	struct staging *staging = staging_open(folder, p->diag);
	bool ok = staging != NULL;

	for (guint i = 0; i < languages->len && ok; i++)
		for (enum backend f = 0; f < BACKEND_COUNT && ok; f++) {
			char *name = g_strdup_printf("%s/%s.%s", (const char *)languages->pdata[i],
						     node_id(c->document), backend_name(f));
			GBytes *bytes = press_emit(press, c, languages->pdata[i], f);

			ok = bytes && !diag_failed(p->diag) &&
			     staging_write(staging, name, bytes, 0444, p->diag);
			if (bytes)
				g_bytes_unref(bytes);
			g_free(name);
		}
	ok = ok && staging_publish(staging, p->diag);
	staging_free(staging);
	g_free(folder);
	return ok;
}

static void issuing_free(gpointer q)
{
	struct issuing *i = q;

	g_bytes_unref(i->bytes);
	g_free(i);
}

/* The events first, in memory, so that every copy carries the head that ends this issue. */
static GPtrArray *append_events(struct pack *p, GPtrArray *documents, const xmlNode *person)
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
		q->bytes = sign_event(p, c, "issue", c->control->version, person, &q->entry);
		g_ptr_array_add(list, q);
	}
	return list;
}

static bool write_all(struct pack *p, struct press *press, GPtrArray *list)
{
	bool ok = true;

	for (guint i = 0; i < list->len; i++)
		composed_control(p, ((struct issuing *)list->pdata[i])->composed);
	for (guint i = 0; i < list->len && ok; i++)
		ok = keep_copies(press, ((struct issuing *)list->pdata[i])->composed);
	for (guint i = 0; i < list->len && ok; i++) {
		const struct issuing *q = list->pdata[i];

		ok = facts_keep(p->options->folder, q->composed->digests.facts, q->composed->facts, p->diag) &&
		     ledger_folder_write(p->options->folder, q->entry, q->bytes, p->diag);
		if (ok)
			printf("issue %s %s %s\n", node_id(q->composed->document),
			       q->composed->control->version, p->as_of);
	}
	return ok;
}

static bool issue_documents(struct pack *p, GPtrArray *documents, const xmlNode *person)
{
	GPtrArray *list = append_events(p, documents, person);
	char *work = g_dir_make_tmp("csmsc-XXXXXX", NULL);
	struct press *press = NULL;
	bool ok = work && !diag_failed(p->diag);

	if (!work)
		diag_at(p->diag, SPAN_NONE, MSG_FILE_MKDIR, g_get_tmp_dir(), "no temporary folder");
	if (ok && list->len)
		press = press_new(p, work, true);
	ok = ok && (!list->len || (press && write_all(p, press, list)));
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
