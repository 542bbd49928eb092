/* Rules on documents, roles, services and the policies. */
#include "check/rules.h"

#include "base/day.h"
#include "check/value.h"
#include "model/place.h"
#include "model/schema.h"

#include <stdlib.h>
#include <string.h>

bool is_form(const struct check_scope *scope, const xmlNode *document)
{
	const char *type = child_text(document, "type");

	return scope->forms && type && g_hash_table_contains(scope->forms, type);
}

xmlNode *first_of(const struct check_scope *scope, const char *section)
{
	return node_first(node_child(doc_root(scope->doc), section));
}

bool child_is(const xmlNode *node, const char *name, const char *text)
{
	const char *have = child_text(node, name);

	return have && strcmp(have, text) == 0;
}

const char *child_date(const xmlNode *node, const char *name)
{
	const char *text = child_text(node, name);

	return text && value_is_date(text) ? text : NULL;
}

const char *cloud_role(const struct check_scope *scope)
{
	const char *role = child_text(doc_root(scope->doc), "cloud-role");

	return role && value_is_word(role, "provider|customer|both") ? role : NULL;
}

bool has_items(const xmlNode *node, const char *name)
{
	return node_first(node_child(node, name)) != NULL;
}

/* A description in a later format is not guessed at. */
void rule_format_version(const struct check_scope *scope)
{
	xmlNode *version = node_child(doc_root(scope->doc), "csms");

	if (version && value_is_count(node_text(version)) && strcmp(node_text(version), "1") != 0)
		diag_at(scope->diag, node_value_span(version), MSG_FORMAT_VERSION, node_text(version));
}

static void check_pattern(const struct check_scope *scope, xmlNode *pattern)
{
	GError *error = NULL;
	GRegex *regex = g_regex_new(node_text(pattern), G_REGEX_ANCHORED, 0, &error);

	if (!regex) {
		diag_at(scope->diag, node_value_span(pattern), MSG_BAD_PATTERN, error->message);
		g_error_free(error);
		return;
	}
	for (xmlNode *n = first_of(scope, "documents"); n; n = node_next(n)) {
		xmlNode *number = node_child(n, "number");

		if (number && !is_form(scope, n) && !g_regex_match(regex, node_text(number), 0, NULL)) {
			topic_record(scope, n);
			diag_at(scope->diag, node_value_span(number), MSG_NUMBER_PATTERN,
				node_text(number), node_text(pattern));
			diag_note(scope->diag, node_span(pattern), MSG_PATTERN_HERE);
		}
	}
	g_regex_unref(regex);
}

/* Numbers are unique and follow the organisation's scheme. */
void rule_document_numbers(const struct check_scope *scope)
{
	xmlNode *control = node_child(doc_root(scope->doc), "document-control");
	xmlNode *pattern = node_child(control, "number-pattern");
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *n = first_of(scope, "documents"); n; n = node_next(n)) {
		xmlNode *number = node_child(n, "number");
		xmlNode *first = number ? g_hash_table_lookup(seen, node_text(number)) : NULL;

		if (first) {
			diag_at(scope->diag, node_value_span(number), MSG_NUMBER_TWICE, node_text(number));
			diag_note(scope->diag, node_value_span(first), MSG_FIRST_HERE);
		} else if (number) {
			g_hash_table_insert(seen, (void *)node_text(number), number);
		}
	}
	g_hash_table_destroy(seen);
	if (pattern)
		check_pattern(scope, pattern);
}

static void check_copies(const struct check_scope *scope, const xmlNode *document)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *h = node_first(node_child(document, "distribution")); h; h = node_next(h)) {
		xmlNode *copy = node_child(h, "copy");
		xmlNode *first = copy ? g_hash_table_lookup(seen, node_text(copy)) : NULL;

		if (first) {
			topic_record(scope, (xmlNode *)document);
			diag_at(scope->diag, node_value_span(copy), MSG_COPY_TWICE, node_text(copy));
			diag_note(scope->diag, node_value_span(first), MSG_FIRST_HERE);
		} else if (copy) {
			g_hash_table_insert(seen, (void *)node_text(copy), copy);
		}
	}
	g_hash_table_destroy(seen);
}

/* Who holds which copy must be clear. */
void rule_copy_numbers(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "documents"); n; n = node_next(n))
		check_copies(scope, n);
}

/* What the control of a document needs, unless it is an auditor's form. */
void rule_document_control(const struct check_scope *scope)
{
	static const char *const needed[] = { "owner", "prepared-by", "reviewed-by", "approved-by",
					      "distribution" };

	for (xmlNode *n = first_of(scope, "documents"); n; n = node_next(n)) {
		const char *id = node_id(n) ? node_id(n) : "document";

		topic_record(scope, n);
		for (size_t i = 0; i < G_N_ELEMENTS(needed) && !is_form(scope, n); i++)
			if (!node_child(n, needed[i]))
				diag_at(scope->diag, node_span(n), MSG_MISSING_FACT, id, needed[i],
					schema_field("document", needed[i])->doc);
	}
}

void rule_document_signers(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "documents"); n; n = node_next(n)) {
		xmlNode *approver = node_child(n, "approved-by");

		if (approver && child_is(n, "prepared-by", node_text(approver))) {
			topic_record(scope, n);
			diag_at(scope->diag, node_value_span(approver), MSG_OWN_APPROVAL, node_id(n),
				node_text(approver));
		}
	}
}

/* One document of a type, unless they differ in their subject. */
void rule_document_once(const struct check_scope *scope)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *n = first_of(scope, "documents"); n; n = node_next(n)) {
		const char *type = child_text(n, "type");
		const char *of = child_text(n, "of");
		char *name = g_strdup_printf("%s %s", type ? type : "", of ? of : "");
		xmlNode *first = g_hash_table_lookup(seen, name);

		if (type && first) {
			diag_at(scope->diag, node_span(n), MSG_TYPE_TWICE, type);
			diag_note(scope->diag, node_span(first), MSG_FIRST_HERE);
		}
		if (first)
			g_free(name);
		else
			g_hash_table_insert(seen, name, n);
	}
	g_hash_table_destroy(seen);
}

/* A provider that uses another's cloud stands on both sides, and so does a customer that provides. */
void rule_service_side(const struct check_scope *scope)
{
	const char *own = cloud_role(scope);
	xmlNode *role = node_child(doc_root(scope->doc), "cloud-role");

	if (!own || strcmp(own, "both") == 0)
		return;
	for (xmlNode *n = first_of(scope, "services"); n; n = node_next(n)) {
		xmlNode *side = node_child(n, "role");

		if (side && strcmp(node_text(side), own) != 0) {
			topic_record(scope, n);
			diag_at(scope->diag, node_value_span(side), MSG_SERVICE_SIDE, node_id(n),
				node_text(side), own);
			diag_note(scope->diag, node_span(role), MSG_ROLE_HERE);
		}
	}
}

static bool has_role(const struct check_scope *scope, const char *kind)
{
	for (xmlNode *n = first_of(scope, "roles"); n; n = node_next(n))
		if (child_is(n, "kind", kind))
			return true;
	return false;
}

void rule_management_roles(const struct check_scope *scope)
{
	static const char *const kinds[] = { "top-management", "csms-manager" };
	xmlNode *roles = node_child(doc_root(scope->doc), "roles");

	for (size_t i = 0; roles && i < G_N_ELEMENTS(kinds); i++)
		if (!has_role(scope, kinds[i]))
			diag_at(scope->diag, node_span(roles), MSG_ROLE_KIND, kinds[i]);
}

/* The policies are reviewed at least as often as the organisation promises. */
void rule_policy_review(const struct check_scope *scope)
{
	xmlNode *reviews = node_child(node_child(doc_root(scope->doc), "policy"), "reviews");
	const char *months = child_text(node_child(doc_root(scope->doc), "parameters"),
					"policy-review-months");
	const char *latest = "";
	char *limit;

	for (xmlNode *n = node_first(reviews); n; n = node_next(n)) {
		const char *date = child_date(n, "date");

		if (date && strcmp(date, scope->as_of) > 0)
			diag_at(scope->diag, node_span(n), MSG_REVIEW_FUTURE, date, scope->as_of);
		else if (date && strcmp(date, latest) > 0)
			latest = date;
	}
	if (!*latest || !months || !value_is_count(months))
		return;
	limit = day_add_months(scope->as_of, -MIN(atoi(months), 1200));
	if (strcmp(latest, limit) < 0)
		diag_at(scope->diag, node_span(reviews), MSG_REVIEW_OVERDUE, latest, months);
	g_free(limit);
}

/* What the specification wants at least yearly. */
void rule_yearly_parameters(const struct check_scope *scope)
{
	static const char *const yearly[] = { "policy-review-months", "compliance-review-months" };
	xmlNode *parameters = node_child(doc_root(scope->doc), "parameters");

	for (size_t i = 0; i < G_N_ELEMENTS(yearly); i++) {
		xmlNode *n = node_child(parameters, yearly[i]);

		if (n && value_is_count(node_text(n)) && (atoi(node_text(n)) > 12 || !atoi(node_text(n))))
			diag_at(scope->diag, node_value_span(n), MSG_NOT_YEARLY, yearly[i], node_text(n));
	}
}
