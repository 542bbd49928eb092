/* Rules on catalogs: the organisation's own, and what is taken from those that csmsc brings. */
#include "check/rules.h"

#include "model/place.h"

#include <string.h>

/* ---- the organisation's own catalogs ---- */

static bool is_catalog_name(const char *name)
{
	return g_ascii_islower(*name) &&
	       strspn(name, G_CSET_a_2_z G_CSET_DIGITS ".-") == strlen(name);
}

static void check_name(const struct check_scope *scope, xmlNode *catalog)
{
	xmlNode *name = node_child(catalog, "catalog");

	if (!name || node_is_skipped(name))
		return;
	if (!is_catalog_name(node_text(name)))
		diag_at(scope->diag, node_value_span(name), MSG_CATALOG_NAME, node_text(name));
	else if (catalogs_root(scope->catalogs, node_text(name)) != catalog)
		diag_at(scope->diag, node_value_span(name), MSG_CATALOG_TAKEN, node_text(name));
}

static void check_group(const struct check_scope *scope, const char *catalog, const xmlNode *entry)
{
	xmlNode *group = node_child(entry, "group");
	char *ref = group ? g_strconcat(catalog, ":", node_text(group), NULL) : NULL;

	if (ref && !catalogs_clause(scope->catalogs, ref))
		diag_at(scope->diag, node_value_span(group), MSG_CATALOG_GROUP, node_text(group), catalog);
	g_free(ref);
}

static void check_refs(const struct check_scope *scope, const xmlNode *holder)
{
	for (xmlNode *n = node_first(node_child(holder, "refs")); n; n = node_next(n))
		if (!catalogs_entry(scope->catalogs, node_text(n)) &&
		    !catalogs_clause(scope->catalogs, node_text(n)))
			diag_at(scope->diag, node_value_span(n), MSG_CATALOG_REF, node_text(n));
}

static void check_catalog(const struct check_scope *scope, xmlNode *catalog)
{
	const char *name = child_text(catalog, "catalog");

	for (xmlNode *g = node_first(node_child(catalog, "groups")); g; g = node_next(g))
		check_refs(scope, g);
	for (xmlNode *e = node_first(node_child(catalog, "entries")); e; e = node_next(e)) {
		check_refs(scope, e);
		if (name && catalogs_root(scope->catalogs, name) == catalog)
			check_group(scope, name, e);
	}
}

void rule_own_catalogs(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "catalogs"); n; n = node_next(n)) {
		check_name(scope, n);
		check_catalog(scope, n);
	}
}

/* ---- laws ---- */

/* The entry that replaces this one, and is in force on the day; NULL: none. */
static xmlNode *replaced_by(const struct check_scope *scope, const xmlNode *entry)
{
	for (xmlNode *n = node_first(entry->parent); n; n = node_next(n)) {
		const char *effective = child_date(n, "effective");

		if (child_is(n, "amends", node_id(entry)) && effective && strcmp(effective, scope->as_of) <= 0)
			return n;
	}
	return NULL;
}

void rule_obligation_law(const struct check_scope *scope)
{
	for (xmlNode *n = first_of(scope, "obligations"); n; n = node_next(n)) {
		xmlNode *law = node_child(n, "law");
		const xmlNode *entry = law ? catalogs_entry(scope->catalogs, node_text(law)) : NULL;
		const xmlNode *now = entry ? replaced_by(scope, entry) : NULL;

		if (!now)
			continue;
		topic_record(scope, n);
		diag_at(scope->diag, node_value_span(law), MSG_LAW_AMENDED, node_text(law),
			child_text(now, "effective"), node_id(now));
	}
}
