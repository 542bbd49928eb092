#include "cli/copies.h"

/* A copy is laid out anew from today's description and templates, since what is kept in issued/
 * cannot be stamped.  So these must give the content that was issued, to the letter; control data
 * (the head of the ledger, the distribution list) are those of today. */
bool copies_hold(const struct pack *p, const struct composed *c)
{
	const char *id = node_id(c->document);

	if (!node_first(node_child(c->document, "distribution")))
		return false;
	if (c->control->status != STATUS_ISSUED)
		diag_at(p->diag, SPAN_NONE, MSG_COPIES_DRAFT, id);
	else if (c->control->wording_moved)
		diag_at(p->diag, SPAN_NONE, MSG_COPIES_MOVED, id, c->control->version);
	else
		return true;
	return false;
}

char *copy_path(const struct composed *c, const char *lang, const char *number)
{
	char *name = g_uri_escape_string(number, "()[]（）", TRUE);
	char *path = g_strdup_printf("copies/%s/%s-%s.pdf", lang, node_id(c->document), name);

	g_free(name);
	return path;
}
