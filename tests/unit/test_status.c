/* Versions, and where a document stands: every step of its life. */
#include "control/status.h"
#include "control/version.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* -- versions ----------------------------------------------------------------------------- */

static void all_versions_in_order(void **state)
{
	char have[VERSION_SIZE] = VERSION_FIRST, next[VERSION_SIZE];
	int count = 1;

	(void)state;
	while (version_next(have, next)) {
		assert_true(version_valid(next));
		assert_true(strcmp(have, next) < 0);
		memcpy(have, next, sizeof have);
		count++;
	}
	assert_int_equal(count, 260);
	assert_string_equal(have, "Z/9");
}

static void expect_next(const char *version, const char *expected)
{
	char next[VERSION_SIZE] = "-";

	assert_int_equal(version_next(version, next), strcmp(expected, "-") != 0);
	assert_string_equal(next, expected);
}

static void next_version(void **state)
{
	(void)state;
	expect_next("A/0", "A/1");
	expect_next("A/8", "A/9");
	expect_next("A/9", "B/0");
	expect_next("Y/9", "Z/0");
	expect_next("Z/9", "-");
	expect_next("", "-");
	expect_next("A0", "-");
}

static void version_form(void **state)
{
	static const char *const bad[] = { "", "A", "A/", "A/10", "a/0", "1/0", "A-0", "AA0", "A/x", "A/0 " };

	(void)state;
	assert_true(version_valid("A/0"));
	assert_true(version_valid("Z/9"));
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		if (version_valid(bad[i]))
			fail_msg("\"%s\" was accepted", bad[i]);
}

/* -- status ------------------------------------------------------------------------------- */

static void append(struct ledger *l, const char *document, const char *event, const char *version,
		   const char *content, const char *facts)
{
	char *text = g_strdup_printf("<ledger-entry><event>%s</event><document>%s</document>"
				     "<version>%s</version><content-digest>%s</content-digest>"
				     "<facts-digest>%s</facts-digest></ledger-entry>", event, document,
				     version, content, facts);

	g_bytes_unref(ledger_append(l, tree(text), NULL));
	g_free(text);
}

/* "revise A/0 c1 f1; …": events of the document soa. */
static struct ledger *ledger(const char *events)
{
	struct ledger *l = ledger_new();
	char **list = g_strsplit(events, "; ", -1);

	for (char **e = list; *e; e++) {
		char **w = g_strsplit(*e, " ", 4);

		append(l, "soa", w[0], w[1], w[2], w[3]);
		g_strfreev(w);
	}
	g_strfreev(list);
	return l;
}

static struct digests now(const char *content, const char *facts)
{
	struct digests d = { 0 };

	g_strlcpy(d.content, content, DIGEST_SIZE);
	g_strlcpy(d.facts, facts, DIGEST_SIZE);
	return d;
}

/* One character for each approval: . open, x lost, p/r/a given. */
static void put_approvals(GString *out, const struct control *c)
{
	for (enum step s = 0; s < c->steps; s++)
		g_string_append_c(out, !c->approvals[s].entry ? '.'
				  : c->approvals[s].lost ? 'x' : step_name(s)[0]);
}

/* "draft A/0 [...] revisions 1 open issued A/0 first A/0 moved" in the words that apply. */
static char *described(const struct control *c)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "%s %s [", status_name(c->status), c->version);
	put_approvals(out, c);
	g_string_append_printf(out, "] revisions %u", c->revisions->len);
	if (c->revision)
		g_string_append_printf(out, " open %s", entry_text(c->revision, "version"));
	if (c->issue)
		g_string_append_printf(out, " issue %s", entry_text(c->issue, "version"));
	if (c->first)
		g_string_append_printf(out, " first %s", entry_text(c->first, "version"));
	if (c->wording_moved)
		g_string_append(out, " moved");
	return g_string_free(out, FALSE);
}

static void expect_state(struct ledger *l, const char *content, const char *facts, const char *expected)
{
	struct digests d = now(content, facts);
	struct control *c = control_state(l, "soa", &d, false);
	char *have = described(c);

	assert_string_equal(have, expected);
	g_free(have);
	control_free(c);
}

static void expect(const char *events, const char *content, const char *facts, const char *expected)
{
	struct ledger *l = ledger(events);

	expect_state(l, content, facts, expected);
	ledger_free(l);
}

#define APPROVED(v, c, f) "revise " v " " c " " f "; prepare " v " " c " " f "; review " v " " c " " f \
	"; approve " v " " c " " f
#define ISSUED(v, c, f) APPROVED(v, c, f) "; issue " v " " c " " f

static void before_the_first_event(void **state)
{
	struct ledger *l = ledger_new();

	(void)state;
	expect_state(l, "c1", "f1", "draft A/0 [...] revisions 0");
	ledger_free(l);
}

static void step_by_step(void **state)
{
	(void)state;
	expect("revise A/0 c1 f1", "c1", "f1", "draft A/0 [...] revisions 1 open A/0");
	expect("revise A/0 c1 f1; prepare A/0 c1 f1", "c1", "f1",
	       "draft A/0 [p..] revisions 1 open A/0");
	expect("revise A/0 c1 f1; prepare A/0 c1 f1; review A/0 c1 f1", "c1", "f1",
	       "draft A/0 [pr.] revisions 1 open A/0");
	expect(APPROVED("A/0", "c1", "f1"), "c1", "f1", "draft A/0 [pra] revisions 1 open A/0");
	expect(ISSUED("A/0", "c1", "f1"), "c1", "f1",
	       "issued A/0 [pra] revisions 1 open A/0 issue A/0 first A/0");
}

/* A new csmsc words it anew: the content differs, the facts do not.  What is issued stays so;
 * what is still to be issued is issued as it was signed. */
static void only_the_content_changes(void **state)
{
	(void)state;
	expect(APPROVED("A/0", "c1", "f1"), "c2", "f1", "draft A/0 [xxx] revisions 1 open A/0");
	expect(ISSUED("A/0", "c1", "f1"), "c2", "f1",
	       "issued A/0 [pra] revisions 1 open A/0 issue A/0 first A/0 moved");
}

/* A fact that this document does not print. */
static void only_the_facts_change(void **state)
{
	(void)state;
	expect(APPROVED("A/0", "c1", "f1"), "c1", "f2", "draft A/0 [pra] revisions 1 open A/0");
	expect(ISSUED("A/0", "c1", "f1"), "c1", "f2",
	       "issued A/0 [pra] revisions 1 open A/0 issue A/0 first A/0");
}

static void both_change(void **state)
{
	(void)state;
	expect(APPROVED("A/0", "c1", "f1"), "c2", "f2", "draft A/0 [xxx] revisions 1 open A/0");
	expect(ISSUED("A/0", "c1", "f1"), "c2", "f2",
	       "draft A/1 [xxx] revisions 1 issue A/0 first A/0");
	expect(ISSUED("A/9", "c1", "f1"), "c2", "f2",
	       "draft B/0 [xxx] revisions 1 issue A/9 first A/9");
}

static void some_approvals_are_lost(void **state)
{
	(void)state;
	expect("revise A/0 c1 f1; prepare A/0 c1 f1; review A/0 c2 f2", "c2", "f2",
	       "draft A/0 [xr.] revisions 1 open A/0");
	expect("revise A/0 c1 f1; prepare A/0 c1 f1; review A/0 c1 f1; prepare A/0 c2 f2", "c2", "f2",
	       "draft A/0 [px.] revisions 1 open A/0");
}

static void changed_back(void **state)
{
	struct ledger *l = ledger(ISSUED("A/0", "c1", "f1"));

	(void)state;
	expect_state(l, "c2", "f2", "draft A/1 [xxx] revisions 1 issue A/0 first A/0");
	expect_state(l, "c1", "f1", "issued A/0 [pra] revisions 1 open A/0 issue A/0 first A/0");
	ledger_free(l);
}

static void a_new_revision(void **state)
{
	(void)state;
	expect(ISSUED("A/0", "c1", "f1") "; revise A/1 c2 f2", "c2", "f2",
	       "draft A/1 [...] revisions 2 open A/1 issue A/0 first A/0");
	expect(ISSUED("A/0", "c1", "f1") "; revise A/1 c1 f1", "c1", "f1",
	       "draft A/1 [...] revisions 2 open A/1 issue A/0 first A/0");
	expect(ISSUED("A/0", "c1", "f1") "; " ISSUED("A/1", "c2", "f2"), "c2", "f2",
	       "issued A/1 [pra] revisions 2 open A/1 issue A/1 first A/0");
	expect(ISSUED("A/0", "c1", "f1") "; " ISSUED("A/1", "c2", "f2"), "c3", "f3",
	       "draft A/2 [xxx] revisions 2 issue A/1 first A/0");
	expect(ISSUED("A/0", "c1", "f1") "; " ISSUED("A/1", "c2", "f2"), "c1", "f1",
	       "draft A/2 [xxx] revisions 2 issue A/1 first A/0");
}

/* In a merged ledger the entries of another branch may come later than the revision they are not
 * about. */
static void other_versions_do_not_count(void **state)
{
	(void)state;
	expect("revise A/0 c1 f1; prepare A/1 c1 f1; review A/2 c1 f1", "c1", "f1",
	       "draft A/0 [...] revisions 1 open A/0");
	expect("prepare A/0 c1 f1; revise A/0 c1 f1", "c1", "f1",
	       "draft A/0 [...] revisions 1 open A/0");
	expect(ISSUED("A/0", "c1", "f1") "; revise A/1 c2 f2; issue A/0 c1 f1; approve A/0 c1 f1",
	       "c2", "f2", "draft A/1 [...] revisions 2 open A/1 issue A/0 first A/0");
	expect("issue A/0 c1 f1", "c1", "f1", "draft A/0 [...] revisions 0");
}

static void other_documents_do_not_count(void **state)
{
	struct ledger *l = ledger("revise A/0 c1 f1");
	struct digests d = now("c1", "f1");
	struct control *c;

	(void)state;
	append(l, "policy", "revise", "C/3", "c1", "f1");
	append(l, "policy", "prepare", "C/3", "c1", "f1");
	append(l, "policy", "issue", "C/3", "c1", "f1");
	expect_state(l, "c1", "f1", "draft A/0 [...] revisions 1 open A/0");
	c = control_state(l, "policy", &d, false);
	assert_string_equal(entry_text(c->latest, "event"), "issue");
	assert_string_equal(c->version, "C/3");
	control_free(c);
	c = control_state(l, "soa", &d, false);
	assert_string_equal(entry_text(c->latest, "event"), "revise");
	control_free(c);
	control_free(NULL);
	ledger_free(l);
}

static void approval_of_a_version(void **state)
{
	struct ledger *l = ledger(ISSUED("A/0", "c1", "f1") "; " APPROVED("A/1", "c2", "f2")
				  "; approve A/1 c3 f3");

	(void)state;
	append(l, "policy", "approve", "A/1", "c9", "f9");
	assert_string_equal(entry_text(control_approval(l, "soa", "A/0"), "content-digest"), "c1");
	assert_string_equal(entry_text(control_approval(l, "soa", "A/1"), "content-digest"), "c3");
	assert_null(control_approval(l, "soa", "A/2"));
	assert_null(control_approval(l, "none", "A/0"));
	ledger_free(l);
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(status_name(STATUS_DRAFT), "draft");
	assert_string_equal(status_name(STATUS_ISSUED), "issued");
	assert_string_equal(status_name(STATUS_FORM), "form");
	assert_string_equal(step_event(STEP_AGREED), "agree");
	assert_string_equal(step_name(STEP_REVIEWED), "reviewed");
	assert_string_equal(step_event(STEP_PREPARED), "prepare");
	assert_string_equal(step_event(STEP_APPROVED), "approve");
}

/* A document with a counterparty waits for its agreement as for our own signatures. */
static void a_counterparty_agrees(void **state)
{
	struct ledger *l = ledger(APPROVED("A/0", "c1", "f1"));
	struct digests d = now("c1", "f1");
	struct control *c = control_state(l, "soa", &d, true);

	(void)state;
	assert_false(control_signed(c));
	assert_null(c->approvals[STEP_AGREED].entry);
	control_free(c);
	append(l, "soa", "agree", "A/0", "c1", "f1");
	c = control_state(l, "soa", &d, true);
	assert_true(control_signed(c));
	control_free(c);
	d = now("c2", "f1");
	c = control_state(l, "soa", &d, true);
	assert_true(c->approvals[STEP_AGREED].lost);
	assert_false(control_signed(c));
	control_free(c);
	ledger_free(l);
}

/* An auditor's form has that body's version, and is a draft while something in it is open. */
static void a_form(void **state)
{
	struct control *open = control_form("C/1", true), *whole = control_form("2026-03", false);

	(void)state;
	assert_int_equal(open->status, STATUS_DRAFT);
	assert_int_equal(whole->status, STATUS_FORM);
	assert_string_equal(control_version(whole), "2026-03");
	assert_int_equal(whole->steps, STEP_PREPARED);
	control_free(open);
	control_free(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_versions_in_order),
		cmocka_unit_test(next_version),
		cmocka_unit_test(version_form),
		cmocka_unit_test(before_the_first_event),
		cmocka_unit_test(step_by_step),
		cmocka_unit_test(only_the_content_changes),
		cmocka_unit_test(only_the_facts_change),
		cmocka_unit_test(both_change),
		cmocka_unit_test(some_approvals_are_lost),
		cmocka_unit_test(changed_back),
		cmocka_unit_test(a_new_revision),
		cmocka_unit_test(other_versions_do_not_count),
		cmocka_unit_test(other_documents_do_not_count),
		cmocka_unit_test(approval_of_a_version),
		cmocka_unit_test(names),
		cmocka_unit_test(a_counterparty_agrees),
		cmocka_unit_test(a_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
