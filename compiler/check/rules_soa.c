/* Rules on risks, actions and the rows of the Statement of Applicability. */
#include "check/rules.h"

#include "model/place.h"

#include <string.h>

static int level_rank(const char *level)
{
	static const char *const levels[] = { "low", "medium", "high", "critical" };

	for (int i = 0; level && i < (int)G_N_ELEMENTS(levels); i++)
		if (strcmp(levels[i], level) == 0)
			return i;
	return -1;
}

void rule_risk_residual(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "risks"); n; n = node_next(n)) {
		xmlNode *residual = node_child(n, "residual");
		int before = level_rank(child_text(n, "level"));

		if (residual && before >= 0 && level_rank(node_text(residual)) > before)
			diag_at(scope->diag, node_value_span(residual), MSG_RESIDUAL_HIGHER, node_id(n),
				node_text(residual), child_text(n, "level"));
	}
}

void rule_action_due(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "actions"); n; n = node_next(n)) {
		xmlNode *due = node_child(n, "due");

		if (child_date(n, "due") && strcmp(node_text(due), scope->as_of) < 0 && !child_is(n, "status", "done") &&
		    !child_is(n, "status", "late"))
			diag_at(scope->diag, node_value_span(due), MSG_ACTION_OVERDUE, node_id(n),
				node_text(due));
	}
}

void rule_assurance_expiry(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "assurances"); n; n = node_next(n)) {
		xmlNode *expires = node_child(n, "expires");

		if (child_date(n, "expires") && strcmp(node_text(expires), scope->as_of) < 0) {
			topic_record(scope, n);
			diag_at(scope->diag, node_value_span(expires), MSG_ASSURANCE_EXPIRED, node_id(n),
				node_text(expires));
		}
	}
}

static const char *control_of(const xmlNode *row)
{
	const char *ref = child_text(row, "control");

	return ref ? ref : "?";
}

static bool is_applicable(const xmlNode *row)
{
	return child_is(row, "applicable", "true");
}

void rule_control_once(const struct check_scope *scope)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n)) {
		xmlNode *first = g_hash_table_lookup(seen, control_of(n));

		if (!node_child(n, "control"))
			continue;
		if (first) {
			diag_at(scope->diag, node_span(n), MSG_CONTROL_TWICE, control_of(n));
			diag_note(scope->diag, node_span(first), MSG_FIRST_HERE);
		} else {
			g_hash_table_insert(seen, (void *)control_of(n), n);
		}
	}
	g_hash_table_destroy(seen);
}

/* Every applicable control says why, by risk, law, contract or good practice. */
void rule_control_reasons(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n))
		if (is_applicable(n) && !has_items(n, "risks") && !has_items(n, "obligations") &&
		    !has_items(n, "contracts") && !node_child(n, "practice"))
			diag_at(scope->diag, node_span(n), MSG_CONTROL_REASON, control_of(n));
}

/* "N/A", "not applicable", 不适用 and the like are no grounds. */
static bool is_bare(const char *text)
{
	static const char *const bare[] = { "n/a", "na", "none", "not applicable", "not applicable.",
					    "no", "-", "不适用", "不适用。", "无", "无。", "不涉及", "不涉及。" };
	char *low = g_ascii_strdown(text, -1);
	bool found = false;

	g_strstrip(low);
	for (size_t i = 0; i < G_N_ELEMENTS(bare) && !found; i++)
		found = strcmp(low, bare[i]) == 0;
	g_free(low);
	return found;
}

static void check_exclusion(const struct check_scope *scope, xmlNode *row, xmlNode *exclusion)
{
	xmlNode *review = node_child(exclusion, "review");

	for (xmlNode *n = node_first(exclusion); n; n = node_next(n))
		if (node_is(n, "justification") && is_bare(node_text(n)))
			diag_at(scope->diag, node_value_span(n), MSG_EXCLUSION_BARE, control_of(row),
				node_text(n));
	if (child_date(exclusion, "review") && strcmp(node_text(review), scope->as_of) < 0)
		diag_at(scope->diag, node_value_span(review), MSG_EXCLUSION_REVIEW, control_of(row),
			node_text(review));
}

void rule_control_exclusion(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n)) {
		xmlNode *exclusion = node_child(n, "exclusion");

		if (is_applicable(n) && exclusion)
			diag_at(scope->diag, node_span(exclusion), MSG_EXCLUSION_APPLICABLE, control_of(n));
		else if (child_is(n, "applicable", "false") && !exclusion)
			diag_at(scope->diag, node_span(n), MSG_EXCLUSION_MISSING, control_of(n));
		if (exclusion)
			check_exclusion(scope, n, exclusion);
	}
}

/* An applicable row has a state, an owner and says how; an excluded one has no state. */
void rule_control_status(const struct check_scope *scope)
{
	static const char *const needed[] = { "status", "owner", "how", "responsibility" };

	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n)) {
		for (size_t i = 0; is_applicable(n) && i < G_N_ELEMENTS(needed); i++)
			if (!node_child(n, needed[i]))
				diag_at(scope->diag, node_span(n), MSG_CONTROL_LACKS, control_of(n), needed[i]);
		if (child_is(n, "applicable", "false") && node_child(n, "status"))
			diag_at(scope->diag, node_span(node_child(n, "status")), MSG_EXCLUDED_STATUS,
				control_of(n));
	}
}

static void check_evidence(const struct check_scope *scope, const xmlNode *row)
{
	for (xmlNode *n = node_first(node_child(row, "evidence")); n; n = node_next(n)) {
		xmlNode *item = doc_record(scope->doc, "evidence", node_text(n));
		const char *date = child_date(item, "date");
		const char *until = child_date(item, "valid-until");

		if (until && strcmp(until, scope->as_of) < 0) {
			diag_at(scope->diag, node_value_span(n), MSG_EVIDENCE_OLD, control_of(row),
				node_text(n), until);
			diag_note(scope->diag, node_span(item), MSG_EVIDENCE_HERE);
		}
		if (date && strcmp(date, scope->as_of) > 0)
			diag_at(scope->diag, node_value_span(n), MSG_EVIDENCE_FUTURE, node_text(n), date,
				scope->as_of);
	}
}

void rule_control_evidence(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n)) {
		bool implemented = is_applicable(n) && child_is(n, "status", "implemented");

		if (implemented && !has_items(n, "evidence"))
			diag_at(scope->diag, node_span(n), MSG_CONTROL_EVIDENCE, control_of(n));
		if (implemented && !has_items(n, "measures"))
			diag_at(scope->diag, node_span(n), MSG_CONTROL_MEASURE, control_of(n));
		check_evidence(scope, n);
	}
}

static bool has_open_action(const struct check_scope *scope, const xmlNode *row)
{
	for (xmlNode *n = node_first(node_child(row, "actions")); n; n = node_next(n)) {
		xmlNode *action = doc_record(scope->doc, "actions", node_text(n));

		if (child_text(action, "due") && !child_is(action, "status", "done"))
			return true;
	}
	return false;
}

/* What is planned or partial has a dated action that is still to be done. */
void rule_control_actions(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n))
		if (is_applicable(n) &&
		    (child_is(n, "status", "planned") || child_is(n, "status", "partial")) &&
		    !has_open_action(scope, n))
			diag_at(scope->diag, node_span(n), MSG_CONTROL_ACTION, control_of(n),
				child_text(n, "status"));
}

void rule_control_inherited(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n))
		if (child_is(n, "responsibility", "inherited") && !node_child(n, "assurance"))
			diag_at(scope->diag, node_span(n), MSG_CONTROL_ASSURANCE, control_of(n));
}

static bool clause_has_side(const struct check_scope *scope, const xmlNode *guidance)
{
	xmlNode *entry = catalogs_entry(scope->catalogs, child_text(guidance, "clause"));

	for (xmlNode *n = node_first(node_child(entry, "sides")); n; n = node_next(n))
		if (child_is(guidance, "side", node_text(n)))
			return true;
	return !entry;
}

/* Guidance is answered once per clause and side, and only where the standard gives any. */
void rule_control_guidance(const struct check_scope *scope)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *row = first_of(scope, "controls"); row; row = node_next(row))
		for (xmlNode *n = node_first(node_child(row, "guidance")); n; n = node_next(n)) {
			const char *clause = child_text(n, "clause");
			const char *side = child_text(n, "side");
			char *name;

			if (!clause || !side)
				continue;
			name = g_strdup_printf("%s %s %s", control_of(row), clause, side);
			if (!clause_has_side(scope, n))
				diag_at(scope->diag, node_span(n), MSG_GUIDANCE_SIDE, clause, side);
			if (g_hash_table_lookup(seen, name))
				diag_at(scope->diag, node_span(n), MSG_GUIDANCE_TWICE, clause, side);
			g_hash_table_insert(seen, name, n);
		}
	g_hash_table_destroy(seen);
}

/* A row concerns a side on which the organisation stands. */
void rule_control_side(const struct check_scope *scope)
{
	const char *side = cloud_role(scope);

	if (!side || strcmp(side, "both") == 0)
		return;
	for (xmlNode *n = first_of(scope, "controls"); n; n = node_next(n)) {
		xmlNode *role = node_child(n, "role");

		if (role && is_applicable(n) && strcmp(node_text(role), side) != 0 &&
		    strcmp(node_text(role), "both") != 0)
			diag_at(scope->diag, node_value_span(role), MSG_CONTROL_SIDE, control_of(n),
				node_text(role), side);
	}
}
