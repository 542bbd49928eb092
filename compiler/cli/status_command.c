/* csmsc status: where every document stands, on a terminal. */
#include "cli/command.h"
#include "cli/compose.h"
#include "control/changes.h"
#include "control/issue.h"

#include <stdio.h>

static void print_change(const struct change *c)
{
	printf("    %s: %s -> %s\n", c->path, c->from ? c->from : "(absent)", c->to ? c->to : "(removed)");
}

static void print_approvals(const struct control *c)
{
	for (enum step s = 0; s < c->steps; s++) {
		const struct approval *a = &c->approvals[s];

		if (!a->entry)
			printf("    %s: open\n", step_name(s));
		else
			printf("    %s: %s by %s%s\n", step_name(s), entry_text(a->entry, "date"),
			       entry_text(a->entry, "person"), a->lost ? " -- LOST, the content has changed" : "");
	}
}

static void print_document(const struct pack *p, const struct composed *c)
{
	const struct control *k = c->control;
	const char *lang = doc_languages(p->doc)->pdata[0];

	printf("%-14s %-14s %s  %-7s %s\n", node_id(c->document), child_text(c->document, "number"),
	       control_version(k), status_name(k->status), l10n_title(standards_l10n(p->standards, lang), c->document));
	if (k->wording_moved)
		printf("    the wording of csmsc has moved since; revise would adopt it\n");
	if (k->status != STATUS_DRAFT)
		return;
	print_approvals(k);
	for (guint i = 0; c->changes && i < c->changes->len; i++)
		print_change(c->changes->pdata[i]);
	if (c->open_points->len)
		printf("    open points: %u\n", c->open_points->len);
}

int command_status(const struct options *o, struct diag *d)
{
	struct pack *p = pack_load(o, d);
	size_t drafts = 0;

	for (xmlNode *n = p ? pack_first_document(p) : NULL; n; n = node_next(n)) {
		struct composed *c = pack_wants(p, n) ? compose_document(p, n) : NULL;

		if (c) {
			print_document(p, c);
			drafts += c->control->status == STATUS_DRAFT;
		}
		composed_free(c);
	}
	pack_free(p);
	if (exit_from(d))
		return exit_from(d);
	return o->release && drafts ? EXIT_DRAFTS : EXIT_OK;
}
