/* Rules on how the two sides of the cloud share their duties (8.4.2, ISO/IEC 27017 CLD.6.3.1). */
#include "check/rules.h"

#include "base/day.h"
#include "check/value.h"
#include "model/duty.h"
#include "model/place.h"

#include <stdlib.h>
#include <string.h>

static bool is_one_of(const char *word, const char *words)
{
	return word && value_is_word(word, words);
}

/* -- suppliers and services ----------------------------------------------------------------- */

/* True if some agreement is with that supplier on a service that we use. */
static bool is_used_from(const struct check_scope *scope, const char *supplier)
{
	for (xmlNode *n = first_of(scope, "agreements"); n; n = node_next(n)) {
		xmlNode *service = doc_record(scope->doc, "services", child_text(n, "service"));

		if (child_is(n, "with", supplier) && child_is(service, "role", "customer"))
			return true;
	}
	return false;
}

static void check_beneath(const struct check_scope *scope, const xmlNode *service, const xmlNode *item,
			  const char *own)
{
	const char *supplier = node_text(item);
	const char *model = child_text(doc_record(scope->doc, "suppliers", supplier), "cloud");

	if (!model || !child_is(service, "role", "provider"))
		return;
	topic_record(scope, service);
	if (strcmp(own, "provider") == 0)
		diag_at(scope->diag, node_value_span(item), MSG_SUPPLIER_BENEATH, node_id(service), supplier,
			model);
	else if (first_of(scope, "agreements") && !is_used_from(scope, supplier))
		diag_at(scope->diag, node_value_span(item), MSG_SUPPLIER_UNUSED, node_id(service), supplier);
}

/* A provider that builds on another provider's cloud is its customer, and so stands on both sides. */
void rule_supplier_beneath(const struct check_scope *scope)
{
	const char *own = cloud_role(scope);

	for (xmlNode *s = first_of(scope, "services"); s && own; s = node_next(s))
		for (xmlNode *n = node_first(node_child(s, "suppliers")); n; n = node_next(n))
			check_beneath(scope, s, n, own);
}

static bool has_agreement(const struct check_scope *scope, const char *service)
{
	for (xmlNode *n = first_of(scope, "agreements"); n; n = node_next(n))
		if (child_is(n, "service", service))
			return true;
	return false;
}

/* Once duties are shared out, they are for every service. */
void rule_service_agreement(const struct check_scope *scope)
{
	for (xmlNode *s = first_of(scope, "services"); s && first_of(scope, "agreements"); s = node_next(s))
		if (node_id(s) && !has_agreement(scope, node_id(s))) {
			topic_record(scope, s);
			diag_at(scope->diag, node_span(s), MSG_SERVICE_AGREEMENT, node_id(s));
		}
}

/* -- agreements ----------------------------------------------------------------------------- */

/* We provide to customers and are supplied by suppliers. */
static void check_side(const struct check_scope *scope, const xmlNode *agreement)
{
	xmlNode *service = doc_record(scope->doc, "services", child_text(agreement, "service"));
	xmlNode *with = node_child(agreement, "with");
	const char *role = child_text(service, "role");
	const char *section = role && strcmp(role, "provider") == 0 ? "customers" : "suppliers";

	if (role && with && agreement_party(scope->doc, agreement) &&
	    !doc_record(scope->doc, section, node_text(with)))
		diag_at(scope->diag, node_value_span(with), MSG_AGREEMENT_SIDE, node_id(agreement), role,
			section);
}

static void check_counterparty(const struct check_scope *scope, const xmlNode *agreement)
{
	static const char *const needed[] = { "contact", "signatory" };
	xmlNode *party = agreement_party(scope->doc, agreement);

	for (size_t i = 0; party && i < G_N_ELEMENTS(needed); i++)
		if (!node_child(party, needed[i]))
			diag_at(scope->diag, node_span(party), MSG_PARTY_LACKS, node_id(party), needed[i]);
}

static void check_agreed(const struct check_scope *scope, const xmlNode *agreement)
{
	const char *agreed = child_date(agreement, "agreed");
	const char *months = child_text(agreement, "review-months");
	struct span at = node_value_span(node_child(agreement, "agreed"));
	char *limit;

	if (agreed && strcmp(agreed, scope->as_of) > 0)
		diag_at(scope->diag, at, MSG_AGREED_FUTURE, agreed, scope->as_of);
	if (!agreed || !months || !value_is_count(months))
		return;
	limit = day_add_months(scope->as_of, -MIN(atoi(months), 1200));
	if (strcmp(agreed, limit) < 0)
		diag_at(scope->diag, at, MSG_AGREED_OVERDUE, node_id(agreement), agreed, months);
	g_free(limit);
}

static void check_agreement_once(const struct check_scope *scope, xmlNode *agreement)
{
	for (xmlNode *n = first_of(scope, "agreements"); n && n != agreement; n = node_next(n)) {
		const char *service = child_text(agreement, "service");
		const char *with = child_text(agreement, "with");

		if (service && with && child_is(n, "service", service) && child_is(n, "with", with)) {
			diag_at(scope->diag, node_span(agreement), MSG_AGREEMENT_TWICE, service, with);
			diag_note(scope->diag, node_span(n), MSG_FIRST_HERE);
		}
	}
}

/* A customer and a supplier with one id could not be told apart. */
static void check_party_once(const struct check_scope *scope, const xmlNode *agreement)
{
	const char *with = child_text(agreement, "with");
	xmlNode *customer = doc_record(scope->doc, "customers", with);
	xmlNode *supplier = doc_record(scope->doc, "suppliers", with);

	if (customer && supplier) {
		diag_at(scope->diag, node_value_span(supplier), MSG_PARTY_TWICE, with);
		diag_note(scope->diag, node_value_span(customer), MSG_FIRST_HERE);
	}
}

/* What is agreed rests on contracts that are in force. */
static void check_contracts(const struct check_scope *scope, const xmlNode *agreement)
{
	for (xmlNode *n = node_first(node_child(agreement, "contracts")); n; n = node_next(n)) {
		xmlNode *contract = doc_record(scope->doc, "contracts", node_text(n));
		const char *expires = child_date(contract, "expires");

		if (expires && strcmp(expires, scope->as_of) < 0)
			diag_at(scope->diag, node_value_span(n), MSG_CONTRACT_EXPIRED, node_text(n), expires,
				node_id(agreement));
	}
}

void rule_agreements(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "agreements"); n; n = node_next(n)) {
		topic_record(scope, n);
		check_side(scope, n);
		check_counterparty(scope, n);
		check_agreed(scope, n);
		check_agreement_once(scope, n);
		check_party_once(scope, n);
		check_contracts(scope, n);
	}
}

/* -- duties --------------------------------------------------------------------------------- */

static bool has_practice(const struct duty *duty, const char *side)
{
	if (duty_said(duty, side))
		return true;
	for (xmlNode *n = node_first(node_child(duty->entry, "practice")); n; n = node_next(n))
		if (child_is(n, "side", side))
			return true;
	return false;
}

/* The sides that an owner makes say what they do. */
static void check_texts(const struct check_scope *scope, const struct duty *duty, const char *owner)
{
	const struct {
		const char *field, *owners;
	} asked[] = { { "provider", "provider|shared-independent|shared-dependent" },
		      { "customer", "customer|shared-independent|shared-dependent" },
		      { "sub-processor", "third-party" } };

	for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
		if (is_one_of(owner, asked[i].owners) && !has_practice(duty, asked[i].field))
			diag_at(scope->diag, node_span(duty_source(duty)), MSG_DUTY_TEXT, duty->ref, owner,
				asked[i].field);
}

/* A side that does its own part without the other's has, for itself, the whole of it. */
static const char *owners_that_fit(const char *said, bool provides)
{
	if (strcmp(said, "customer") == 0)
		return provides ? "customer" : "customer|shared-independent";
	if (strcmp(said, "provider") == 0 && provides)
		return "provider|third-party|shared-independent";
	return "provider|third-party"; /* the other side's alone */
}

/* Whether what the Statement of Applicability says is about services of that side.  What is
 * inherited comes with services used; on both sides, "provider" is said of what is provided and
 * "customer" of what is used. */
static bool speaks_of(const char *said, bool provides, const char *role)
{
	if (strcmp(said, "inherited") == 0)
		return !provides;
	return strcmp(role, "both") != 0 || strcmp(said, "shared") == 0 ||
	       provides == (strcmp(said, "provider") == 0);
}

/* Why the Statement of Applicability and a share cannot both be true; NULL if they can. */
static const char *contradiction(const struct duty *duty, const char *owner, const char *role)
{
	const char *said = child_text(duty->decision, "responsibility");
	bool provides = child_is(duty->service, "role", "provider");

	if (child_is(duty->decision, "applicable", "false"))
		return is_one_of(owner, provides ? "provider|shared-independent|shared-dependent"
						 : "customer|shared-independent|shared-dependent")
			       ? "not applicable" : NULL;
	if (!said || !speaks_of(said, provides, role))
		return NULL;
	if (strcmp(said, "shared") == 0)
		return is_one_of(owner, "not-applicable") ? said : NULL;
	return is_one_of(owner, owners_that_fit(said, provides)) ? NULL : said;
}

/* Said at both lines: each document lists it among its own open points. */
static void check_agrees(const struct check_scope *scope, const struct duty *duty, const char *owner,
			 xmlNode *at, const char *role)
{
	const char *why = duty->decision ? contradiction(duty, owner, role) : NULL;
	xmlNode *responsibility = node_child(duty->decision, "responsibility");

	if (!why)
		return;
	diag_at(scope->diag, at ? node_value_span(at) : node_span(duty_source(duty)),
		MSG_DUTY_CONTRADICTS, duty->ref, owner, why);
	topic_record(scope, duty->decision);
	diag_at(scope->diag, responsibility ? node_value_span(responsibility) : node_span(duty->decision),
		MSG_SOA_CONTRADICTS, child_text(duty->decision, "control"), why, duty->ref,
		node_id(duty->agreement), owner);
}

static void check_duty(const struct check_scope *scope, const struct duty *duty, const char *role)
{
	xmlNode *at, *source = duty_source(duty);
	const char *owner = duty_owner(duty, &at);

	/* A general row is seen by all: what is found for one counterparty is told to that one only. */
	topic_record(scope, duty->agreement);
	if (!owner) {
		diag_at(scope->diag, node_span(source), MSG_DUTY_OWNER, duty->ref, node_id(duty->agreement));
		return;
	}
	if (!duty_said(duty, "accountable") && !node_child(duty->decision, "owner") &&
	    strcmp(owner, "not-applicable") != 0 && !child_is(duty->decision, "applicable", "false"))
		diag_at(scope->diag, node_span(source), MSG_DUTY_ACCOUNTABLE, duty->ref,
			node_id(duty->agreement));
	check_texts(scope, duty, owner);
	if (role)
		check_agrees(scope, duty, owner, at, role);
}

void rule_duties(const struct check_scope *scope)
{
	const char *role = cloud_role(scope);

	for (xmlNode *n = first_of(scope, "agreements"); n; n = node_next(n)) {
		GPtrArray *duties = duties_of(scope->doc, scope->catalogs, n);

		for (guint i = 0; i < duties->len; i++)
			check_duty(scope, duties->pdata[i], role);
		g_ptr_array_unref(duties);
	}
}

/* -- rows ----------------------------------------------------------------------------------- */

/* The addresses of a row: agreements, else services, else all.  An agreement may have the id of
 * its service. */
static const char *row_key(const xmlNode *row, const xmlNode *address)
{
	char *key = g_strdup_printf("%s %s %s", child_text(row, "control"),
				    address ? (const char *)address->name : "all",
				    address ? node_text(address) : "");
	const char *interned = g_intern_string(key);

	g_free(key);
	return interned;
}

static void check_row(const struct check_scope *scope, GHashTable *seen, xmlNode *row,
		      const xmlNode *address)
{
	const char *key = row_key(row, address);
	xmlNode *first = g_hash_table_lookup(seen, key);

	if (!first) {
		g_hash_table_insert(seen, (void *)key, row);
	} else if (first != row) {
		diag_at(scope->diag, node_span(row), MSG_RESPONSIBILITY_TWICE, child_text(row, "control"),
			address ? node_text(address) : "all agreements");
		diag_note(scope->diag, node_span(first), MSG_FIRST_HERE);
	}
}

/* A duty is said once for each agreement, once for each service and once in general. */
void rule_responsibility_once(const struct check_scope *scope)
{
	GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);

	for (xmlNode *n = first_of(scope, "responsibilities"); n; n = node_next(n)) {
		xmlNode *agreements = node_child(n, "agreements");
		xmlNode *first = node_first(agreements ? agreements : node_child(n, "services"));

		if (!child_text(n, "control"))
			continue;
		topic_record(scope, n);
		if (agreements && node_child(n, "services"))
			diag_at(scope->diag, node_span(node_child(n, "services")), MSG_RESPONSIBILITY_BOTH,
				child_text(n, "control"));
		if (!first)
			check_row(scope, seen, n, NULL);
		for (xmlNode *a = first; a; a = node_next(a))
			check_row(scope, seen, n, a);
	}
	g_hash_table_destroy(seen);
}

/* -- papers -------------------------------------------------------------------------------- */

/* The agreement that a document is about, unless it is an auditor's form. */
static xmlNode *agreement_of(const struct check_scope *scope, const xmlNode *document)
{
	return is_form(scope, document)
		       ? NULL : doc_record(scope->doc, "agreements", child_text(document, "of"));
}

/* A paper for one counterparty does not name the papers of another. */
void rule_related_party(const struct check_scope *scope)
{
	for (xmlNode *d = first_of(scope, "documents"); d; d = node_next(d)) {
		const char *with = child_text(agreement_of(scope, d), "with");

		topic_record(scope, d);
		for (xmlNode *n = node_first(node_child(d, "related")); n && with; n = node_next(n)) {
			xmlNode *other = doc_record(scope->doc, "documents", node_text(n));
			xmlNode *agreement = agreement_of(scope, other);

			if (agreement && !child_is(agreement, "with", with))
				diag_at(scope->diag, node_value_span(n), MSG_RELATED_PARTY, node_id(d),
					node_text(n), child_text(agreement, "with"));
		}
	}
}
