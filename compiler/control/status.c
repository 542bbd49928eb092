#include "control/status.h"

#include <string.h>

const char *status_name(enum status s)
{
	static const char *const names[] = { "draft", "issued", "form" };

	return names[s];
}

const char *step_name(enum step s)
{
	static const char *const names[] = { "prepared", "reviewed", "approved", "agreed" };

	return names[s];
}

const char *step_event(enum step s)
{
	static const char *const events[] = { "prepare", "review", "approve", "agree" };

	return events[s];
}

const char *step_signer(enum step s)
{
	static const char *const keys[] = { "prepared-by", "reviewed-by", "approved-by", "with" };

	return keys[s];
}

/* What is still to be issued is issued as it was signed, to the letter. */
static bool is_same(const struct entry *e, const struct digests *now)
{
	return strcmp(entry_text(e, "content-digest"), now->content) == 0;
}

/* An approval of what is issued falls only if what it approved and the facts behind it have both changed: a new
 * csmsc with new wording takes no approval away. */
static bool still_holds(const struct entry *e, const struct digests *now)
{
	return strcmp(entry_text(e, "content-digest"), now->content) == 0 ||
	       strcmp(entry_text(e, "facts-digest"), now->facts) == 0;
}

static bool same_version(const struct entry *a, const struct entry *b)
{
	return a && strcmp(entry_text(a, "version"), entry_text(b, "version")) == 0;
}

/* A signature or issue counts for the version it names, and only while that is the open one: in
 * a merged ledger the entries of another branch may come later. */
static void take_event(struct control *c, const struct entry *e)
{
	if (entry_is(e, "revise")) {
		c->revision = e;
		memset(c->approvals, 0, sizeof c->approvals);
		g_ptr_array_add(c->revisions, (void *)e);
	} else if (entry_is(e, "issue") && same_version(c->revision, e)) {
		c->issue = e;
		c->first = c->first ? c->first : e;
	}
	for (enum step s = 0; s < STEP_COUNT; s++)
		if (entry_is(e, step_event(s)) && same_version(c->revision, e))
			c->approvals[s].entry = e;
	c->latest = e;
}

static bool issued_is_last(const struct control *c)
{
	return c->issue && (!c->revision || strcmp(entry_text(c->issue, "version"),
						    entry_text(c->revision, "version")) == 0);
}

static void judge(struct control *c, const struct digests *now)
{
	for (enum step s = 0; s < STEP_COUNT; s++) {
		const struct entry *e = c->approvals[s].entry;

		c->approvals[s].lost = e && !(issued_is_last(c) ? still_holds(e, now) : is_same(e, now));
	}
	if (issued_is_last(c) && still_holds(c->issue, now)) {
		c->status = STATUS_ISSUED;
		c->wording_moved = strcmp(entry_text(c->issue, "content-digest"), now->content) != 0;
		g_strlcpy(c->version, entry_text(c->issue, "version"), VERSION_SIZE);
	} else if (issued_is_last(c)) {
		version_next(entry_text(c->issue, "version"), c->version);
		c->revision = NULL;
	} else {
		g_strlcpy(c->version, c->revision ? entry_text(c->revision, "version") : VERSION_FIRST,
			  VERSION_SIZE);
	}
}

struct control *control_state(const struct ledger *l, const char *document,
			      const struct digests *now, bool agreed)
{
	struct control *c = g_new0(struct control, 1);
	const GPtrArray *entries = ledger_entries(l);

	c->steps = agreed ? STEP_COUNT : STEP_AGREED;
	c->revisions = g_ptr_array_new();
	for (guint i = 0; i < entries->len; i++)
		if (strcmp(entry_text(entries->pdata[i], "document"), document) == 0)
			take_event(c, entries->pdata[i]);
	judge(c, now);
	return c;
}

struct control *control_form(const char *version, bool open)
{
	struct control *c = g_new0(struct control, 1);

	c->revisions = g_ptr_array_new();
	c->status = open ? STATUS_DRAFT : STATUS_FORM;
	c->form = version;
	return c;
}

const char *control_version(const struct control *c)
{
	return c->form ? c->form : c->version;
}

bool control_signed(const struct control *c)
{
	for (enum step s = 0; s < c->steps; s++)
		if (!c->approvals[s].entry || c->approvals[s].lost)
			return false;
	return true;
}

void control_free(struct control *c)
{
	if (!c)
		return;
	g_ptr_array_unref(c->revisions);
	g_free(c);
}

const struct entry *control_approval(const struct ledger *l, const char *document,
				     const char *version)
{
	const GPtrArray *entries = ledger_entries(l);
	const struct entry *found = NULL;

	for (guint i = 0; i < entries->len; i++) {
		const struct entry *e = entries->pdata[i];

		if (entry_is(e, "approve") && strcmp(entry_text(e, "document"), document) == 0 &&
		    strcmp(entry_text(e, "version"), version) == 0)
			found = e;
	}
	return found;
}
