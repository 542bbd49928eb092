#include "model/l10n.h"

#include "model/doc.h"

#include <stdio.h>
#include <string.h>

struct l10n {
	xmlDoc *tree;
	const char *lang;
	GHashTable *texts; /* key -> text, both borrowed from the tree */
};

struct l10n *l10n_new(xmlDoc *tree)
{
	struct l10n *l = g_new0(struct l10n, 1);
	xmlNode *root = xmlDocGetRootElement(tree);

	l->tree = tree;
	l->lang = root && node_lang(root) ? node_lang(root) : "";
	l->texts = g_hash_table_new(g_str_hash, g_str_equal);
	for (xmlNode *n = node_first(root); n; n = node_next(n))
		if (node_attr(n, "key"))
			g_hash_table_insert(l->texts, (void *)node_attr(n, "key"), (void *)node_text(n));
	return l;
}

void l10n_free(struct l10n *l)
{
	if (!l)
		return;
	g_hash_table_destroy(l->texts);
	xmlFreeDoc(l->tree);
	g_free(l);
}

const char *l10n_lang(const struct l10n *l)
{
	return l->lang;
}

xmlNode *l10n_root(const struct l10n *l)
{
	return xmlDocGetRootElement(l->tree);
}

const char *l10n_text(const struct l10n *l, const char *key)
{
	return g_hash_table_lookup(l->texts, key);
}

char *l10n_format(const struct l10n *l, const char *key, const char *const *args, int count)
{
	const char *p = l10n_text(l, key);
	GString *out;

	if (!p)
		return NULL;
	out = g_string_new(NULL);
	for (; *p; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
			int i = p[1] - '1';

			g_string_append(out, i < count ? args[i] : "");
			p += 2;
		} else {
			g_string_append_c(out, *p);
		}
	}
	return g_string_free(out, FALSE);
}

char *l10n_date(const struct l10n *l, const char *iso)
{
	int y, m, d;
	char year[16], day[16], key[32];
	const char *args[3];
	char *text;

	if (strlen(iso) != 10 || sscanf(iso, "%4d-%2d-%2d", &y, &m, &d) != 3)
		return g_strdup(iso);
	g_snprintf(year, sizeof year, "%d", y);
	g_snprintf(day, sizeof day, "%d", d);
	g_snprintf(key, sizeof key, "common.month.%d", m);
	args[0] = year;
	args[1] = l10n_text(l, key);
	args[2] = day;
	text = args[1] ? l10n_format(l, "common.date", args, 3) : NULL;
	return text ? text : g_strdup(iso);
}

/* A record of the description by list and id, from any node of one of its lists. */
static const xmlNode *record_beside(const xmlNode *record, const char *section, const char *id)
{
	const xmlNode *list = node_child(record->parent->parent, section);

	for (const xmlNode *n = node_first(list); n && id; n = node_next(n))
		if (node_id(n) && strcmp(node_id(n), id) == 0)
			return n;
	return NULL;
}

static const char *name_beside(const struct l10n *l, const xmlNode *record, const char *section,
			       const char *key)
{
	return child_text_in(record_beside(record, section, child_text(record, key)), "name", l->lang);
}

static const char *interned_format(const struct l10n *l, const char *key, const char *const *args,
				   int count)
{
	char *text = l10n_format(l, key, args, count);
	const char *interned = g_intern_string(text);

	g_free(text);
	return interned;
}

/* "Audit checklist: stage 2 (A-17)": the kind of audit, and its number if it has one. */
static const char *title_of_audit(const struct l10n *l, const xmlNode *audit, const char *title)
{
	const char *kind = child_text(audit, "kind");
	char *key = g_strconcat("enum.kind.", kind, NULL);
	const char *args[3] = { title, kind ? l10n_text(l, key) : NULL, child_text(audit, "number") };

	g_free(key);
	if (!args[1])
		return title;
	return interned_format(l, args[2] ? "title.audit" : "title.audit-unnumbered", args, 3);
}

static const char *title_of_agreement(const struct l10n *l, const xmlNode *agreement,
				      const char *title)
{
	const char *customer = name_beside(l, agreement, "customers", "with");
	const char *args[3] = { title, name_beside(l, agreement, "services", "service"),
				customer ? customer : name_beside(l, agreement, "suppliers", "with") };

	return args[1] && args[2] ? interned_format(l, "title.agreement", args, 3) : title;
}

/* The type's title with what the document is about. */
static const char *title_about(const struct l10n *l, const xmlNode *document, const char *title)
{
	const char *of = child_text(document, "of");
	const xmlNode *agreement = record_beside(document, "agreements", of);
	const xmlNode *audit = record_beside(document, "audits", of);

	if (agreement)
		return title_of_agreement(l, agreement, title);
	return audit ? title_of_audit(l, audit, title) : title;
}

const char *l10n_title(const struct l10n *l, const xmlNode *document)
{
	const char *own = child_text_in(document, "title", l->lang);
	char *key = g_strconcat("type.", child_text(document, "type"), NULL);
	const char *title = l10n_text(l, key);

	g_free(key);
	if (own || !title)
		return own ? own : node_id(document);
	return document->parent && document->parent->parent ? title_about(l, document, title) : title;
}

char *l10n_join(const struct l10n *l, const GPtrArray *names)
{
	const char *comma = l10n_text(l, "common.list-comma");
	const char *and = l10n_text(l, "common.list-and");
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		if (i)
			g_string_append(out, i + 1 == names->len && and ? and : comma ? comma : ", ");
		g_string_append(out, names->pdata[i]);
	}
	return g_string_free(out, FALSE);
}
