#include "resolve/lend.h"

#include "base/mem.h"
#include "model/place.h"

#include <string.h>

/* A field of the record, and the field of the entry that it is taken from. */
struct loan {
	const char *field, *from;
};

struct lender {
	const char *section, *reference;
	struct loan loans[6]; /* ends with a NULL field */
};

/* The groups of these catalogs are named by the words of `theme` and `type`. */
static const struct lender lenders[] = {
	{ "risks", "scenario", { { "title", "title" }, { "theme", "group" } } },
	{ "obligations", "law", { { "title", "title" }, { "type", "group" }, { "issuer", "issuer" },
				  { "number", "number" }, { "effective", "effective" } } },
};

static xmlNode *add_lent(xmlNode *record, const char *name, const char *text, const xmlNode *reference)
{
	struct place place = node_place(reference);
	xmlNode *n = node_add(record, name, text);

	node_set_place(n, &place);
	node_set_lent(n);
	return n;
}

static void lend_field(xmlNode *record, const struct loan *loan, const xmlNode *entry,
		       const xmlNode *reference)
{
	for (xmlNode *n = node_first(entry); n; n = node_next(n)) {
		xmlNode *lent;

		if (!node_is(n, loan->from))
			continue;
		lent = add_lent(record, loan->field, node_text(n), reference);
		if (node_lang(n))
			xmlNodeSetLang(lent, BAD_CAST node_lang(n));
	}
}

/* A number or day that no source has confirmed, or could tell, stays marked wherever it is printed. */
static void lend_doubt(xmlNode *record, const struct loan *loans, const xmlNode *entry,
		       const xmlNode *reference)
{
	bool doubt = false;

	for (const struct loan *l = loans; l->field; l++) {
		xmlNode *lent = node_child(record, l->field);

		doubt = doubt || ((!lent || node_is_lent(lent)) && list_holds(entry, "unverified", l->from));
	}
	if (doubt && !node_child(record, "unverified"))
		add_lent(record, "unverified", "true", reference);
}

static void lend_record(xmlNode *record, const struct lender *lender, const struct catalogs *catalogs)
{
	xmlNode *reference = node_child(record, lender->reference);
	const xmlNode *entry = reference ? catalogs_entry(catalogs, node_text(reference)) : NULL;

	if (!entry)
		return;
	for (const struct loan *l = lender->loans; l->field; l++)
		if (!node_child(record, l->field))
			lend_field(record, l, entry, reference);
	if (strcmp(lender->section, "obligations") == 0)
		lend_doubt(record, lender->loans, entry, reference);
}

void lend_from_catalogs(const struct doc *doc, const struct catalogs *catalogs)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lenders); i++) {
		xmlNode *list = node_child(doc_root(doc), lenders[i].section);

		for (xmlNode *n = node_first(list); n; n = node_next(n))
			lend_record(n, &lenders[i], catalogs);
	}
}

void lend_drop(xmlNode *root)
{
	for (xmlNode *n = node_first(root), *next; n; n = next) {
		next = node_next(n);
		if (node_is_lent(n)) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else {
			lend_drop(n);
		}
	}
}
