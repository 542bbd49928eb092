/* csmsc list: what there is, one line for each. */
#include "base/explain.h"
#include "check/check.h"
#include "cli/command.h"
#include "cli/catalog.h"
#include "cli/pack.h"
#include "cli/table.h"
#include "cli/theme.h"
#include "read/read.h"

#include <string.h>

/* -- documents ---------------------------------------------------------------------------- */

static void list_types(const struct standards *s)
{
	const struct l10n *l = standards_l10n(s, "en");
	struct table t = table_new();

	for (xmlNode *n = standards_first_type(s); n; n = node_next(n))
		table_add(&t, node_id(n), child_text(n, "level"), child_text(n, "clause"),
			  or_none(child_text(n, "subject")), or_none(l10n_text(l, child_text(n, "title"))),
			  NULL);
	table_print(&t);
}

/* Only what stands in the description: whether it is right is for csmsc check to say. */
static void list_described(const struct standards *s, const struct doc *doc)
{
	const GPtrArray *languages = doc_languages(doc);
	const struct l10n *l = languages->len ? standards_l10n(s, languages->pdata[0]) : NULL;
	struct table t = table_new();

	for (xmlNode *n = node_first(node_child(doc_root(doc), "documents")); n; n = node_next(n)) {
		const char *title = l && node_id(n) ? l10n_title(l, n) : child_text(n, "title");

		table_add(&t, or_none(node_id(n)), or_none(child_text(n, "number")),
			  or_none(child_text(n, "type")), or_none(child_text(n, "of")), or_none(title), NULL);
	}
	table_print(&t);
}

static void list_documents(const struct options *o, struct diag *d)
{
	struct standards *s = pack_standards(o, d);
	const char *folder = o->documents->len > 1 ? o->documents->pdata[1] : NULL;
	xmlDoc *tree = s && folder ? read_description(folder, NULL, d) : NULL;

	if (tree) {
		struct doc *doc = doc_new(tree);

		list_described(s, doc);
		doc_free(doc);
	} else if (s && !folder) {
		list_types(s);
	}
	standards_free(s);
}

/* -- the other lists ---------------------------------------------------------------------- */

static void list_themes(const struct options *o, struct diag *d)
{
	char *data = data_folder(o);
	GPtrArray *names = theme_names(data, d);
	struct table t = table_new();

	for (guint i = 0; names && i < names->len; i++) {
		xmlDoc *tree = theme_read(data, names->pdata[i], d);
		const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;

		table_add(&t, (const char *)names->pdata[i],
			  or_none(child_text_in(root, "title", "en")), NULL);
		xmlFreeDoc(tree);
	}
	table_print(&t);
	if (names)
		g_ptr_array_unref(names);
	g_free(data);
}

static void list_messages(const struct options *o, struct diag *d)
{
	struct table t = table_new();

	(void)o, (void)d;
	for (enum msg id = 0; id < MSG_COUNT; id++) {
		char *text = msg_outline(id);

		table_add(&t, msg_name(id), level_name(msg_level(id)), text, NULL);
		g_free(text);
	}
	table_print(&t);
}

static void list_rules(const struct options *o, struct diag *d)
{
	struct table t = table_new();

	(void)o, (void)d;
	for (size_t i = 0; check_rule(i); i++) {
		const struct rule *r = check_rule(i);
		char *name = g_strdelimit(g_strdup(r->name), "_", '-');

		table_add(&t, name, r->section, r->source, NULL);
		g_free(name);
	}
	table_print(&t);
}

int command_list(const struct options *o, struct diag *d)
{
	static const struct {
		const char *word;
		guint words; /* how many there can be */
		void (*print)(const struct options *o, struct diag *d);
	} lists[] = {
		{ "documents", 2, list_documents },
		{ "catalogs", 1, catalog_print_all },
		{ "messages", 1, list_messages },
		{ "rules", 1, list_rules },
		{ "themes", 1, list_themes },
	};

	for (size_t i = 0; command_word(o, d) && i < G_N_ELEMENTS(lists); i++) {
		if (strcmp(o->documents->pdata[0], lists[i].word) != 0)
			continue;
		if (command_words_at_most(o, lists[i].words, d))
			lists[i].print(o, d);
		break;
	}
	return exit_from(d);
}
