/* One entry or group of a catalog as a page of text. */
#include "base/wrap.h"
#include "cli/catalog.h"
#include "cli/table.h"
#include "model/doc.h"

#include <string.h>

enum { LABEL_COLUMNS = 12 };

struct page {
	GString *out;
	const struct catalogs *catalogs;
	const struct l10n *l;
	int columns;
};

static const char *word(const struct page *p, const char *key)
{
	const char *text = l10n_text(p->l, key);

	return text ? text : key;
}

static const char *enum_word(const struct page *p, const char *field, const char *value)
{
	char *key = g_strdup_printf("enum.%s.%s", field, or_none(value));
	const char *text = l10n_text(p->l, key);

	g_free(key);
	return text ? text : or_none(value);
}

/* ---- lines ---- */

static char *padded(const char *text, int columns)
{
	int have = wrap_columns(text);

	return g_strdup_printf("%s%*s", text, MAX(columns - have, *text ? 1 : 0), "");
}

/* Text that hangs beside a label. */
static void put(const struct page *p, const char *label, const char *text)
{
	char *first = padded(label, LABEL_COLUMNS), *rest = padded("", LABEL_COLUMNS);

	wrap_text(p->out, text, first, rest, p->columns);
	g_free(rest);
	g_free(first);
}

static void put_item(const struct page *p, const char *bullet, const char *text)
{
	char *rest = padded("", wrap_columns(bullet));

	wrap_text(p->out, text, bullet, rest, p->columns);
	g_free(rest);
}

static void put_title(const struct page *p, const char *title)
{
	g_string_append_printf(p->out, "\n%s\n", title);
}

/* A text field in the page's language, else in any other. */
static const char *text_of(const struct page *p, const xmlNode *node, const char *field)
{
	const char *text = child_text_in(node, field, l10n_lang(p->l));

	return text ? text : child_text(node, field);
}

static void put_field(const struct page *p, const xmlNode *node, const char *field)
{
	const char *text = text_of(p, node, field);
	char *key = g_strconcat("catalog.", field, NULL);

	if (text)
		put(p, word(p, key), text);
	g_free(key);
}

static void put_enum(const struct page *p, const xmlNode *node, const char *field, const char *words)
{
	const char *value = child_text(node, field);
	char *key = g_strconcat("catalog.", field, NULL);

	if (value)
		put(p, word(p, key), enum_word(p, words, value));
	g_free(key);
}

/* The items of a list, one after the other; words: of this enumeration, or as they are. */
static void put_list(const struct page *p, const xmlNode *node, const char *field, const char *words)
{
	GPtrArray *texts = g_ptr_array_new();
	char *key = g_strconcat("catalog.", field, NULL), *joined;

	for (xmlNode *n = node_first(node_child(node, field)); n; n = node_next(n))
		g_ptr_array_add(texts, (void *)(words ? enum_word(p, words, node_text(n)) : node_text(n)));
	g_ptr_array_add(texts, NULL);
	joined = g_strjoinv(word(p, "common.list-comma"), (char **)texts->pdata);
	if (*joined)
		put(p, word(p, key), joined);
	g_free(joined);
	g_free(key);
	g_ptr_array_unref(texts);
}

/* ---- parts of an entry ---- */

/* Items of a list of texts: each language is an element of its own. */
static void put_texts(const struct page *p, const xmlNode *list, const char *bullet)
{
	for (xmlNode *n = node_first(list); n; n = node_next(n))
		if (!node_lang(n) || strcmp(node_lang(n), l10n_lang(p->l)) == 0)
			put_item(p, bullet, node_text(n));
}

static void put_holder(const struct page *p, const xmlNode *entry)
{
	const xmlNode *holder = node_child(entry, "holder");
	char *both;

	if (!holder)
		return;
	both = g_strconcat(or_none(text_of(p, holder, "process")), word(p, "common.list-comma"),
			   or_none(text_of(p, holder, "department")), NULL);
	put(p, word(p, "catalog.holder"), both);
	g_free(both);
}

static void put_answers(const struct page *p, const xmlNode *entry)
{
	const char *label = word(p, "catalog.answered-by");

	for (xmlNode *n = node_first(node_child(entry, "answered-by")); n; n = node_next(n)) {
		const char *ref = child_text(n, "document");
		const xmlNode *document = ref ? catalogs_entry(p->catalogs, ref) : NULL;
		char *text = g_strconcat(document ? catalog_name_of(document, l10n_lang(p->l)) : or_none(ref),
					 word(p, "common.colon"), or_none(text_of(p, n, "section")), NULL);

		put(p, label, text);
		g_free(text);
		label = "";
	}
}

static void put_owners(const struct page *p, const xmlNode *entry)
{
	static const char *const models[] = { "iaas", "paas", "saas" };
	static const char *const names[] = { "IaaS", "PaaS", "SaaS" };
	GString *text = g_string_new(NULL);
	const xmlNode *owners = node_child(entry, "owners");

	for (size_t i = 0; owners && i < G_N_ELEMENTS(models); i++)
		g_string_append_printf(text, "%s%s %s", i ? word(p, "common.semicolon") : "", names[i],
				       enum_word(p, "owner", child_text(owners, models[i])));
	if (text->len)
		put(p, word(p, "catalog.owners"), text->str);
	g_string_free(text, TRUE);
}

static void put_practice(const struct page *p, const xmlNode *entry)
{
	for (xmlNode *n = node_first(node_child(entry, "practice")); n; n = node_next(n)) {
		put_title(p, enum_word(p, "side", child_text(n, "side")));
		put_field(p, n, "text");
		put_field(p, n, "evidence");
		put_field(p, n, "asks");
	}
}

static void put_question(const struct page *p, const xmlNode *question, unsigned number)
{
	const char *side = child_text(question, "side");
	char *bullet = g_strdup_printf("%2u. ", number);
	char *text = g_strdup_printf("[%s · %s] %s", enum_word(p, "side", side ? side : "both"),
				     enum_word(p, "method", child_text(question, "method")),
				     or_none(text_of(p, question, "text")));

	put_item(p, bullet, text);
	put_texts(p, node_child(question, "evidence"), "    [ ] ");
	g_free(text);
	g_free(bullet);
}

static void put_questions(const struct page *p, const xmlNode *entry)
{
	unsigned number = 0;

	if (node_first(node_child(entry, "questions")))
		put_title(p, word(p, "catalog.questions"));
	for (xmlNode *n = node_first(node_child(entry, "questions")); n; n = node_next(n))
		put_question(p, n, ++number);
}

static void put_nonconformities(const struct page *p, const xmlNode *entry)
{
	if (!node_child(entry, "nonconformities"))
		return;
	put_title(p, word(p, "catalog.nonconformities"));
	put_texts(p, node_child(entry, "nonconformities"), "  - ");
}

/* ---- references, from both ends ---- */

struct referring {
	const char *ref;
	const xmlNode *node;
	GHashTable *seen; /* references, each once */
	GPtrArray *found; /* char *, in the order of the catalogs */
};

static void find_referring(const char *ref, xmlNode *node, void *context)
{
	struct referring *r = context;

	if ((list_holds(node, "refs", r->ref) || list_holds(r->node, "refs", ref)) &&
	    g_hash_table_add(r->seen, g_strdup(ref)))
		g_ptr_array_add(r->found, g_strdup(ref));
}

static const xmlNode *node_of(const struct page *p, const char *ref)
{
	const xmlNode *entry = catalogs_entry(p->catalogs, ref);

	return entry ? entry : catalogs_clause(p->catalogs, ref);
}

static void put_named(const struct page *p, const char *ref)
{
	char *first = g_strconcat("  ", ref, "  ", NULL);

	wrap_text(p->out, catalog_name_of(node_of(p, ref), l10n_lang(p->l)), first, "      ", p->columns);
	g_free(first);
}

static void put_refs(const struct page *p, const xmlNode *node, const char *ref)
{
	struct referring r = { ref, node, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			       g_ptr_array_new_with_free_func(g_free) };

	catalog_walk(p->catalogs, find_referring, &r);
	if (r.found->len)
		put_title(p, word(p, "catalog.refs"));
	for (guint i = 0; i < r.found->len; i++)
		put_named(p, r.found->pdata[i]);
	g_ptr_array_unref(r.found);
	g_hash_table_destroy(r.seen);
}

/* Where others cite this entry under another number, or this one cites such a number itself. */
static void put_aliases(const struct page *p, const char *ref, const xmlNode *node)
{
	const xmlNode *catalog = node->parent->parent;

	for (xmlNode *a = node_first(node_child(catalog, "aliases")); a; a = node_next(a)) {
		char *text;

		if (g_strcmp0(child_text(a, "entry"), node_id(node)) != 0)
			continue;
		text = g_strconcat(or_none(child_text(a, "by")), word(p, "catalog.cites-as"),
				   or_none(child_text(a, "cited")), word(p, "common.colon"),
				   or_none(text_of(p, a, "note")), NULL);
		put_item(p, "  ! ", text);
		g_free(text);
	}
	for (guint i = 0; i < catalogs_names(p->catalogs)->len; i++) {
		const char *name = catalogs_names(p->catalogs)->pdata[i];
		const xmlNode *aliases = node_child(catalogs_root(p->catalogs, name), "aliases");

		for (xmlNode *a = node_first(aliases); a; a = node_next(a)) {
			char *text;

			if (g_strcmp0(child_text(a, "by"), ref) != 0)
				continue;
			text = g_strconcat(name, ":", or_none(child_text(a, "cited")),
					   word(p, "common.colon"), or_none(text_of(p, a, "note")), NULL);
			put_item(p, "  ! ", text);
			g_free(text);
		}
	}
}

/* The entry that replaces a law, or is replaced by it. */
static void put_amendments(const struct page *p, const char *ref, const xmlNode *entry)
{
	char *catalog = g_strndup(ref, strcspn(ref, ":"));

	for (xmlNode *n = node_first(entry->parent); n; n = node_next(n)) {
		const char *amends = child_text(n, "amends");
		char *other = g_strconcat(catalog, ":", node_id(n), NULL);

		if (amends && strcmp(amends, node_id(entry)) == 0)
			put(p, word(p, "catalog.amended-by"), other);
		g_free(other);
	}
	if (child_text(entry, "amends")) {
		char *other = g_strconcat(catalog, ":", child_text(entry, "amends"), NULL);

		put(p, word(p, "catalog.amends"), other);
		g_free(other);
	}
	g_free(catalog);
}

/* ---- pages ---- */

static void put_rule(const struct page *p)
{
	for (int i = 0; i < p->columns; i++)
		g_string_append(p->out, "─");
	g_string_append_c(p->out, '\n');
}

/* The title, where there is one, and in which standard and group the entry stands. */
static void put_head(const struct page *p, const char *ref, const xmlNode *node)
{
	const xmlNode *catalog = node->parent->parent;
	const char *title = text_of(p, node, "title"), *group = child_text(node, "group");
	char *group_ref = group ? g_strconcat(child_text(catalog, "catalog"), ":", group, NULL) : NULL;
	const xmlNode *clause = group_ref ? catalogs_clause(p->catalogs, group_ref) : NULL;
	char *head = g_strconcat(ref, title ? "  " : "", or_none(title), NULL);
	GString *where = g_string_new(or_none(child_text(catalog, "edition")));

	if (clause)
		g_string_append_printf(where, " · %s %s", group, catalog_name_of(clause, l10n_lang(p->l)));
	if (child_text(node, "kind"))
		g_string_append_printf(where, " · %s", enum_word(p, "kind", child_text(node, "kind")));
	put_item(p, "", head);
	put_item(p, "", where->str);
	put_rule(p);
	g_string_free(where, TRUE);
	g_free(head);
	g_free(group_ref);
}

static void put_entry(const struct page *p, const char *ref, const xmlNode *entry)
{
	static const char *const facts[] = { "gist", "purpose", "issuer", "number", "adopted", "effective",
					     "threat", "vulnerability", "documented" };

	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		put_field(p, entry, facts[i]);
	put_amendments(p, ref, entry);
	put_enum(p, entry, "role", "side");
	put_list(p, entry, "sides", "side");
	put_enum(p, entry, "stage", "stage");
	put_holder(p, entry);
	put_answers(p, entry);
	put_owners(p, entry);
	put_list(p, entry, "attributes", "attribute");
	if (g_strcmp0(child_text(entry, "binds"), "true") == 0)
		put(p, word(p, "catalog.binds"), word(p, "catalog.binds-yes"));
	put_practice(p, entry);
	put_questions(p, entry);
	put_nonconformities(p, entry);
}

/* A group lists what stands in it. */
static void put_members(const struct page *p, const xmlNode *group)
{
	const xmlNode *catalog = group->parent->parent;

	for (xmlNode *n = node_first(node_child(catalog, "entries")); n; n = node_next(n)) {
		char *ref;

		if (g_strcmp0(child_text(n, "group"), node_id(group)) != 0)
			continue;
		ref = g_strconcat(child_text(catalog, "catalog"), ":", node_id(n), NULL);
		put_named(p, ref);
		g_free(ref);
	}
}

void catalog_page(GString *out, const struct catalogs *catalogs, const struct l10n *l, const char *ref,
		  int columns)
{
	struct page p = { out, catalogs, l, columns };
	const xmlNode *entry = catalogs_entry(catalogs, ref), *node = node_of(&p, ref);

	put_head(&p, ref, node);
	if (entry)
		put_entry(&p, ref, entry);
	else
		put_members(&p, node);
	put_refs(&p, node, ref);
	put_aliases(&p, ref, node);
	if (entry && node_child(entry, "note")) {
		put_title(&p, word(&p, "catalog.note"));
		put_item(&p, "  ", or_none(text_of(&p, entry, "note")));
	}
	if (entry && node_child(entry, "unverified")) {
		g_string_append_c(out, '\n');
		put_list(&p, entry, "unverified", NULL);
	}
}
