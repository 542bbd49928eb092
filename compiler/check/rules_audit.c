/* Rules on processes and audits. */
#include "check/rules.h"

#include "model/place.h"

#include <string.h>

/* -- processes ------------------------------------------------------------------------------ */

/* Notes what one process answers; what another does already is reported. */
static void claim(const struct check_scope *scope, GHashTable *claimed, xmlNode *process,
		  const char *list)
{
	for (xmlNode *n = node_first(node_child(process, list)); n; n = node_next(n)) {
		xmlNode *first = g_hash_table_lookup(claimed, node_text(n));

		if (first) {
			diag_at(scope->diag, node_value_span(n), MSG_PROCESS_TWICE, node_text(n),
				node_id(first), node_id(process));
			diag_note(scope->diag, node_span(first), MSG_FIRST_HERE);
		} else {
			g_hash_table_insert(claimed, (void *)node_text(n), process);
		}
	}
}

/* Every clause of the specification that demands something is answered by a process. */
static void check_covered(const struct check_scope *scope, GHashTable *claimed, const xmlNode *section)
{
	xmlNode *root = catalogs_root(scope->catalogs, "cts");

	for (xmlNode *g = node_first(node_child(root, "groups")); g; g = node_next(g)) {
		char *ref = g_strconcat("cts:", node_id(g), NULL);

		if (!g_hash_table_contains(claimed, ref))
			diag_at(scope->diag, node_span(section), MSG_PROCESS_NONE, ref);
		g_free(ref);
	}
}

void rule_processes(const struct check_scope *scope)
{
	GHashTable *claimed = g_hash_table_new(g_str_hash, g_str_equal);
	xmlNode *section = node_child(doc_root(scope->doc), "processes");

	for (xmlNode *n = node_first(section); n; n = node_next(n)) {
		claim(scope, claimed, n, "clauses");
		claim(scope, claimed, n, "controls");
	}
	if (node_first(section))
		check_covered(scope, claimed, section);
	g_hash_table_destroy(claimed);
}

/* -- audits --------------------------------------------------------------------------------- */

static void check_dates(const struct check_scope *scope, xmlNode *audit)
{
	const char *start = child_date(audit, "start"), *end = child_date(audit, "end");

	if (start && end && strcmp(end, start) < 0)
		diag_at(scope->diag, node_value_span(node_child(audit, "end")), MSG_AUDIT_END,
			node_id(audit), end, start);
}

static void check_lead(const struct check_scope *scope, xmlNode *audit)
{
	xmlNode *team = node_child(audit, "team");
	unsigned leads = 0;

	for (xmlNode *n = node_first(team); n; n = node_next(n))
		leads += child_is(n, "role", "lead");
	if (node_first(team) && leads != 1)
		diag_at(scope->diag, node_span(team), MSG_AUDIT_LEAD, node_id(audit), leads);
}

/* Nobody audits the own department. */
static void check_member(const struct check_scope *scope, xmlNode *member)
{
	const char *own = child_text(member, "department");

	for (xmlNode *n = node_first(node_child(member, "processes")); n && own; n = node_next(n)) {
		xmlNode *process = doc_record(scope->doc, "processes", node_text(n));

		if (child_is(process, "department", own))
			diag_at(scope->diag, node_value_span(n), MSG_AUDIT_OWN, child_text(member, "name"),
				node_text(n), own);
	}
}

/* Every process has someone who audits it, once any is given to anyone. */
static void check_assigned(const struct check_scope *scope, xmlNode *audit)
{
	GHashTable *given = g_hash_table_new(g_str_hash, g_str_equal);
	xmlNode *team = node_child(audit, "team");

	for (xmlNode *m = node_first(team); m; m = node_next(m))
		for (xmlNode *n = node_first(node_child(m, "processes")); n; n = node_next(n))
			g_hash_table_add(given, (void *)node_text(n));
	for (xmlNode *p = first_of(scope, "processes"); p && g_hash_table_size(given); p = node_next(p))
		if (node_id(p) && !g_hash_table_contains(given, node_id(p)))
			diag_at(scope->diag, node_span(team), MSG_AUDIT_UNASSIGNED, node_id(audit), node_id(p));
	g_hash_table_destroy(given);
}

/* The paper is known by the number of the auditor's form, and by no other. */
static void check_number(const struct check_scope *scope, const xmlNode *audit)
{
	const char *form = child_text(audit, "form-number");

	for (xmlNode *n = first_of(scope, "documents"); n && form && node_id(audit); n = node_next(n)) {
		xmlNode *number = node_child(n, "number");

		if (number && is_form(scope, n) && child_is(n, "of", node_id(audit)) &&
		    strcmp(node_text(number), form) != 0)
			diag_at(scope->diag, node_value_span(number), MSG_FORM_NUMBER, node_id(n),
				node_text(number), form);
	}
}

/* An audit follows processes. */
static void check_processes(const struct check_scope *scope, const xmlNode *audit)
{
	if (!first_of(scope, "processes") && node_id(audit))
		diag_at(scope->diag, node_span(audit), MSG_AUDIT_PROCESSES, node_id(audit));
}

void rule_audits(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "audits"); n; n = node_next(n)) {
		topic_record(scope, n);
		check_dates(scope, n);
		check_processes(scope, n);
		check_number(scope, n);
		check_lead(scope, n);
		check_assigned(scope, n);
		for (xmlNode *m = node_first(node_child(n, "team")); m; m = node_next(m))
			check_member(scope, m);
	}
}
