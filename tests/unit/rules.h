/* What the tests of rules share: a case is a description, and what one rule finds in it.  Every
 * rule belongs to one program: those of is_cloud_rule to test_rules_cloud, the others to
 * test_rules. */
#ifndef TESTS_RULES_H
#define TESTS_RULES_H

#include "check/check.h"
#include "reading.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define TODAY "2026-09-30"

/* expected: the findings, "" where the rule is kept. */
struct rule_case {
	const char *rule;
	const char *content;
	const char *expected;
};

struct rule_table {
	const struct rule_case *cases;
	size_t count;
};

/* Rules on the shares of duties and on audits, which have a program of their own. */
static const char *const cloud_rules[] = {
	"supplier_beneath", "service_agreement", "agreements", "responsibility_once", "duties",
	"processes", "audits", "related_party",
};

static inline bool is_cloud_rule(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cloud_rules); i++)
		if (strcmp(cloud_rules[i], name) == 0)
			return true;
	return false;
}

static inline const struct rule *rule_named(const char *name)
{
	const struct rule *r;

	for (size_t i = 0; (r = check_rule(i)) != NULL; i++)
		if (strcmp(r->name, name) == 0)
			return r;
	fail_msg("there is no rule %s", name);
	return NULL;
}

/* Takes the catalogs. */
static inline char *found_by(void (*run)(const struct check_scope *), const char *content,
			     struct catalogs *catalogs, struct diag *d)
{
	struct doc *doc = doc_new(tree_in("csms", content));
	GHashTable *forms = g_hash_table_new(g_str_hash, g_str_equal);
	const struct check_scope scope = { doc, catalogs, TODAY, d, forms };
	char *have;

	for (xmlNode *n = node_first(node_child(doc_root(doc), "catalogs")); n; n = node_next(n))
		catalogs_add_own(catalogs, n);
	g_hash_table_add(forms, (void *)"form"); /* documents of this type are auditors' forms */
	run(&scope);
	have = findings(d);
	g_hash_table_destroy(forms);
	catalogs_free(catalogs);
	doc_free(doc);
	return have;
}

static inline void run_case(const struct rule_case *k, struct catalogs *catalogs)
{
	struct diag *d = diag_new();
	char *have = found_by(rule_named(k->rule)->run, k->content, catalogs, d);

	if (strcmp(have, k->expected) != 0)
		fail_msg("%s finds \"%s\", not \"%s\", in %s", k->rule, have, k->expected, k->content);
	g_free(have);
	diag_free(d);
}

static inline void expect_broken_and_kept(const char *rule, const struct rule_table *tables,
					  size_t count)
{
	bool broken = false, kept = false;

	for (size_t t = 0; t < count; t++)
		for (size_t k = 0; k < tables[t].count; k++)
			if (strcmp(tables[t].cases[k].rule, rule) == 0)
				*(*tables[t].cases[k].expected ? &broken : &kept) = true;
	if (!broken || !kept)
		fail_msg("no case %s rule %s", broken ? "keeps" : "breaks", rule);
}

static inline void expect_message_met(enum msg id, const struct rule_table *tables, size_t count)
{
	char *word = g_strconcat(" ", msg_name(id), NULL);
	bool found = false;

	for (size_t t = 0; t < count; t++)
		for (size_t k = 0; k < tables[t].count && !found; k++)
			found = strstr(tables[t].cases[k].expected, word) != NULL;
	if (!found)
		fail_msg("no case meets \"%s\"", msg_name(id));
	g_free(word);
}

#endif
