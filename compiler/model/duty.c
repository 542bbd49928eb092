#include "model/duty.h"

#include <string.h>

static const char shared_standard[] = "iso27017";

xmlNode *agreement_party(const struct doc *doc, const xmlNode *agreement)
{
	const char *with = child_text(agreement, "with");
	xmlNode *customer = doc_record(doc, "customers", with);

	/* No id stands in both lists: the rule party_once. */
	return customer ? customer : doc_record(doc, "suppliers", with);
}

bool duty_row_concerns(const xmlNode *row, const xmlNode *agreement, enum duty_scope *scope)
{
	if (node_child(row, "agreements")) {
		*scope = DUTY_AGREEMENT;
		return list_holds(row, "agreements", node_id(agreement));
	}
	if (node_child(row, "services")) {
		*scope = DUTY_SERVICE;
		return list_holds(row, "services", child_text(agreement, "service"));
	}
	*scope = DUTY_GENERAL;
	return true;
}

static bool applies(const xmlNode *decision)
{
	const char *text = child_text(decision, "applicable");

	return text && strcmp(text, "true") == 0;
}

/* The decision on the control itself, else on one that it refers to; rather one that applies. */
static xmlNode *decision_on(GHashTable *decisions, const xmlNode *entry, const char *ref)
{
	xmlNode *found = g_hash_table_lookup(decisions, ref);

	for (xmlNode *n = node_first(node_child(entry, "refs")); n && !applies(found); n = node_next(n)) {
		xmlNode *next = g_hash_table_lookup(decisions, node_text(n));

		if (next && (!found || applies(next)))
			found = next;
	}
	return found;
}

static GHashTable *decisions_by_control(const struct doc *doc)
{
	GHashTable *decisions = g_hash_table_new(g_str_hash, g_str_equal);
	xmlNode *first = node_first(node_child(doc_root(doc), "controls"));

	for (xmlNode *n = first; n; n = node_next(n)) {
		const char *ref = child_text(n, "control");

		if (ref && !g_hash_table_contains(decisions, ref))
			g_hash_table_insert(decisions, (void *)ref, n);
	}
	return decisions;
}

/* Duties in their order, and by reference. */
struct gathering {
	const struct doc *doc;
	const struct catalogs *catalogs;
	xmlNode *agreement;
	GHashTable *decisions;
	GHashTable *by_ref; /* keys belong to the duties */
	GPtrArray *list;
};

static void duty_free(gpointer item)
{
	struct duty *duty = item;

	g_free((char *)duty->ref);
	g_free(duty);
}

/* Takes the reference. */
static struct duty *add_duty(struct gathering *g, char *ref, xmlNode *entry)
{
	struct duty *duty = g_new0(struct duty, 1);

	duty->ref = ref;
	duty->agreement = g->agreement;
	duty->service = doc_record(g->doc, "services", child_text(g->agreement, "service"));
	duty->entry = entry;
	duty->decision = decision_on(g->decisions, entry, ref);
	g_hash_table_insert(g->by_ref, ref, duty);
	g_ptr_array_add(g->list, duty);
	return duty;
}

static void add_standard(struct gathering *g)
{
	xmlNode *root = catalogs_root(g->catalogs, shared_standard);

	for (xmlNode *n = node_first(node_child(root, "entries")); n; n = node_next(n))
		add_duty(g, g_strconcat(shared_standard, ":", node_id(n), NULL), n);
}

/* Of the organisation's own catalogs what says who has the duty at first. */
static void add_own_catalogs(struct gathering *g)
{
	const GPtrArray *names = catalogs_names(g->catalogs);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		xmlNode *entries = node_child(catalogs_root(g->catalogs, name), "entries");

		for (xmlNode *n = node_first(entries); n && catalogs_is_own(g->catalogs, name); n = node_next(n))
			if (node_child(n, "owners"))
				add_duty(g, g_strconcat(name, ":", node_id(n), NULL), n);
	}
}

static void add_rows(struct gathering *g)
{
	xmlNode *first = node_first(node_child(doc_root(g->doc), "responsibilities"));

	for (xmlNode *row = first; row; row = node_next(row)) {
		const char *ref = child_text(row, "control");
		enum duty_scope scope;
		struct duty *duty;

		if (!ref || !duty_row_concerns(row, g->agreement, &scope))
			continue;
		duty = g_hash_table_lookup(g->by_ref, ref);
		if (!duty)
			duty = add_duty(g, g_strdup(ref), catalogs_entry(g->catalogs, ref));
		if (!duty->rows[scope])
			duty->rows[scope] = row;
	}
}

GPtrArray *duties_of(const struct doc *doc, const struct catalogs *catalogs, xmlNode *agreement)
{
	struct gathering g = { doc, catalogs, agreement, decisions_by_control(doc),
			       g_hash_table_new(g_str_hash, g_str_equal),
			       g_ptr_array_new_with_free_func(duty_free) };

	add_standard(&g);
	add_own_catalogs(&g);
	add_rows(&g);
	g_hash_table_destroy(g.by_ref);
	g_hash_table_destroy(g.decisions);
	return g.list;
}

xmlNode *duty_said(const struct duty *duty, const char *key)
{
	for (enum duty_scope s = 0; s < DUTY_SCOPES; s++) {
		xmlNode *n = duty->rows[s] ? node_child(duty->rows[s], key) : NULL;

		if (n)
			return n;
	}
	return NULL;
}

const char *duty_accountable(const struct duty *duty)
{
	xmlNode *said = duty_said(duty, "accountable");

	return said ? node_text(said) : child_text(duty->decision, "owner");
}

xmlNode *duty_source(const struct duty *duty)
{
	for (enum duty_scope s = 0; s < DUTY_SCOPES; s++)
		if (duty->rows[s])
			return duty->rows[s];
	return duty->agreement;
}

const char *duty_owner(const struct duty *duty, xmlNode **at)
{
	const char *model = child_text(duty->service, "model");
	char *key = model ? g_ascii_strdown(model, -1) : NULL;
	const char *start = key ? child_text(node_child(duty->entry, "owners"), key) : NULL;

	g_free(key);
	*at = duty_said(duty, "owner");
	return *at ? node_text(*at) : start;
}
