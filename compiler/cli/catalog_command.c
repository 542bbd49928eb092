/* csmsc catalog: lists, shows, searches and compares what csmsc knows of standards. */
#include "base/suggest.h"
#include "base/wrap.h"
#include "cli/catalog.h"
#include "cli/command.h"
#include "cli/pack.h"
#include "cli/table.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LEAST_COLUMNS = 40, USUAL_COLUMNS = 80, MOST_COLUMNS = 110 };

/* What the command reads: the standards, with a description's own catalogs if --with names one. */
struct shelf {
	struct standards *standards;
	struct doc *doc;
	const struct catalogs *catalogs;
	const struct l10n *l;
	const struct options *options;
	struct diag *diag;
};

const char *catalog_name_of(const xmlNode *entry, const char *lang)
{
	static const char *const fields[] = { "title", "gist" };

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		const char *text = child_text_in(entry, fields[i], lang);

		if (!text)
			text = child_text(entry, fields[i]);
		if (text)
			return text;
	}
	return "";
}

void catalog_walk(const struct catalogs *catalogs, catalog_visit *visit, void *context)
{
	static const char *const lists[] = { "groups", "entries" };
	const GPtrArray *names = catalogs_names(catalogs);

	for (guint i = 0; i < names->len; i++)
		for (size_t k = 0; k < G_N_ELEMENTS(lists); k++) {
			xmlNode *list = node_child(catalogs_root(catalogs, names->pdata[i]), lists[k]);

			for (xmlNode *n = node_first(list); n; n = node_next(n)) {
				char *ref = g_strconcat(names->pdata[i], ":", node_id(n), NULL);

				visit(ref, n, context);
				g_free(ref);
			}
		}
}

/* ---- the shelf ---- */

static bool take_own(struct shelf *s)
{
	xmlDoc *tree = read_description(s->options->with, NULL, s->diag);

	if (!tree)
		return false;
	s->doc = doc_new(tree);
	standards_adopt(s->standards, s->doc);
	return true;
}

static bool shelf_open(struct shelf *s, const struct options *o, struct diag *d)
{
	const char *lang = o->langs ? o->langs[0] : "en";

	*s = (struct shelf){ .options = o, .diag = d, .standards = pack_standards(o, d) };
	if (!s->standards)
		return false;
	s->catalogs = standards_catalogs(s->standards);
	s->l = standards_l10n(s->standards, lang);
	if (!s->l)
		diag_at(d, SPAN_NONE, MSG_OPTION_LANGUAGE, lang);
	return s->l && (!o->with || take_own(s));
}

static void shelf_close(struct shelf *s)
{
	standards_free(s->standards);
	doc_free(s->doc);
}

/* As wide as the terminal, within what is good to read. */
static int page_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return USUAL_COLUMNS;
	return CLAMP(size.ws_col, LEAST_COLUMNS, MOST_COLUMNS);
}

/* ---- names ---- */

struct naming {
	const char *id;
	GPtrArray *refs; /* char *: all that end in that id */
};

static void find_named(const char *ref, xmlNode *node, void *context)
{
	struct naming *n = context;

	if (g_strcmp0(node_id(node), n->id) == 0)
		g_ptr_array_add(n->refs, g_strdup(ref));
}

static void report_several(const struct naming *n, struct diag *d)
{
	char *all;

	g_ptr_array_add(n->refs, NULL);
	all = g_strjoinv(", ", (char **)n->refs->pdata);
	diag_at(d, SPAN_NONE, MSG_CATALOG_SEVERAL, n->id, all);
	g_free(all);
}

static void collect_ref(const char *ref, xmlNode *node, void *context)
{
	(void)node;
	g_ptr_array_add(context, g_strdup(ref));
}

static void report_nothing(const struct shelf *s, const char *word)
{
	GPtrArray *refs = g_ptr_array_new_with_free_func(g_free);
	const char *near;

	catalog_walk(s->catalogs, collect_ref, refs);
	near = suggest(word, refs);
	diag_at(s->diag, SPAN_NONE, MSG_CATALOG_NOTHING, word);
	if (near)
		diag_note(s->diag, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	g_ptr_array_unref(refs);
}

/* The reference that a word means: catalog:id, or an id that one catalog alone has.  NULL with a
 * diagnostic; the caller frees. */
static char *resolve(const struct shelf *s, const char *word)
{
	struct naming n = { word, g_ptr_array_new_with_free_func(g_free) };
	char *ref = NULL;

	if (catalogs_entry(s->catalogs, word) || catalogs_clause(s->catalogs, word))
		ref = g_strdup(word);
	else
		catalog_walk(s->catalogs, find_named, &n);
	if (n.refs->len == 1)
		ref = g_strdup(n.refs->pdata[0]);
	else if (!ref && n.refs->len)
		report_several(&n, s->diag);
	else if (!ref)
		report_nothing(s, word);
	g_ptr_array_unref(n.refs);
	return ref;
}

/* The root of the catalog of that name; NULL with a diagnostic. */
static xmlNode *catalog_of(const struct shelf *s, const char *name)
{
	xmlNode *root = catalogs_root(s->catalogs, name);
	const char *near;

	if (root)
		return root;
	diag_at(s->diag, SPAN_NONE, MSG_CATALOG_UNKNOWN, name);
	near = suggest(name, (GPtrArray *)catalogs_names(s->catalogs));
	if (near)
		diag_note(s->diag, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	return NULL;
}

/* ---- list ---- */

static unsigned children_of(const xmlNode *list)
{
	unsigned count = 0;

	for (xmlNode *n = node_first(list); n; n = node_next(n))
		count++;
	return count;
}

static char *counted(const xmlNode *list, const char *one, const char *many)
{
	unsigned count = children_of(list);

	return g_strdup_printf("%3u %s", count, count == 1 ? one : many);
}

static void print_all(const struct catalogs *catalogs)
{
	const GPtrArray *names = catalogs_names(catalogs);
	struct table t = table_new();

	for (guint i = 0; i < names->len; i++) {
		const xmlNode *root = catalogs_root(catalogs, names->pdata[i]);
		char *entries = counted(node_child(root, "entries"), "entry", "entries");
		char *groups = counted(node_child(root, "groups"), "group", "groups");

		table_add(&t, (const char *)names->pdata[i], or_none(child_text(root, "edition")), entries,
			  groups, NULL);
		g_free(groups);
		g_free(entries);
	}
	table_print(&t);
}

void catalog_print_all(const struct options *o, struct diag *d)
{
	struct standards *s = pack_standards(o, d);

	if (s)
		print_all(standards_catalogs(s));
	standards_free(s);
}

static void print_entries(const struct shelf *s, const xmlNode *root)
{
	struct table t = table_new();

	for (xmlNode *n = node_first(node_child(root, "entries")); n; n = node_next(n))
		table_add(&t, node_id(n), catalog_name_of(n, l10n_lang(s->l)), NULL);
	table_print(&t);
}

static void run_list(const struct shelf *s, char **words)
{
	const xmlNode *root = words[0] ? catalog_of(s, words[0]) : NULL;

	if (!words[0])
		print_all(s->catalogs);
	else if (root)
		print_entries(s, root);
}

/* ---- show ---- */

static void run_show(const struct shelf *s, char **words)
{
	GString *page = g_string_new(NULL);

	for (char **w = words; *w; w++) {
		char *ref = resolve(s, *w);

		if (ref && page->len)
			g_string_append_c(page, '\n');
		if (ref)
			catalog_page(page, s->catalogs, s->l, ref, page_columns());
		g_free(ref);
	}
	fputs(page->str, stdout);
	g_string_free(page, TRUE);
}

/* ---- search ---- */

struct search {
	char **words; /* case-folded */
	const char *lang;
	unsigned found;
};

/* The text of all that the element holds, in every language, case-folded. */
static char *folded_content(const char *ref, const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);
	char *all = g_strconcat(ref, " ", (const char *)content, NULL);
	char *folded = g_utf8_casefold(all, -1);

	g_free(all);
	xmlFree(content);
	return folded;
}

static void print_found(const char *ref, xmlNode *node, void *context)
{
	struct search *s = context;
	char *content = folded_content(ref, node), *first;
	bool all = true;
	GString *line;

	for (char **w = s->words; *w && all; w++)
		all = strstr(content, *w) != NULL;
	g_free(content);
	if (!all)
		return;
	line = g_string_new(NULL);
	first = g_strconcat(ref, "  ", NULL);
	wrap_text(line, catalog_name_of(node, s->lang), first, "    ", page_columns());
	fputs(line->str, stdout);
	g_free(first);
	g_string_free(line, TRUE);
	s->found++;
}

static void run_search(const struct shelf *s, char **words)
{
	struct search search = { g_new0(char *, g_strv_length(words) + 1), l10n_lang(s->l), 0 };

	for (size_t i = 0; words[i]; i++)
		search.words[i] = g_utf8_casefold(words[i], -1);
	catalog_walk(s->catalogs, print_found, &search);
	if (!search.found) {
		char *all = g_strjoinv(" ", words);

		diag_at(s->diag, SPAN_NONE, MSG_CATALOG_NOTHING, all);
		g_free(all);
	}
	g_strfreev(search.words);
}

/* ---- diff ---- */

/* References of an entry into the other catalog, from either end. */
static GPtrArray *counterparts(const char *ref, const xmlNode *entry, const char *catalog,
			       const xmlNode *other)
{
	GPtrArray *found = g_ptr_array_new();

	for (xmlNode *n = node_first(node_child(other, "entries")); n; n = node_next(n)) {
		char *there = g_strconcat(catalog, ":", node_id(n), NULL);

		if (list_holds(entry, "refs", there) || list_holds(n, "refs", ref))
			g_ptr_array_add(found, n);
		g_free(there);
	}
	return found;
}

static void print_pair(const struct shelf *s, const xmlNode *entry, const xmlNode *there)
{
	GString *line = g_string_new(NULL);
	char *first = g_strdup_printf("%-14s ", node_id(entry));
	char *text = there ? g_strdup_printf("= %s  %s", node_id(there), catalog_name_of(there, l10n_lang(s->l)))
			   : g_strdup_printf("-  %s", catalog_name_of(entry, l10n_lang(s->l)));

	wrap_text(line, text, first, "                 ", page_columns());
	fputs(line->str, stdout);
	g_free(text);
	g_free(first);
	g_string_free(line, TRUE);
}

/* Every entry of `from` with what corresponds to it; only: those alone to which nothing does. */
static unsigned print_side(const struct shelf *s, const xmlNode *from, const xmlNode *to, bool only)
{
	unsigned alone = 0;

	for (xmlNode *n = node_first(node_child(from, "entries")); n; n = node_next(n)) {
		char *ref = g_strconcat(child_text(from, "catalog"), ":", node_id(n), NULL);
		GPtrArray *found = counterparts(ref, n, child_text(to, "catalog"), to);

		for (guint i = 0; i < found->len && !only; i++)
			print_pair(s, n, found->pdata[i]);
		if (!found->len)
			print_pair(s, n, NULL);
		alone += found->len == 0;
		g_ptr_array_unref(found);
		g_free(ref);
	}
	return alone;
}

static void print_count(const struct shelf *s, const char *key, const xmlNode *root, unsigned count)
{
	char *number = g_strdup_printf("%u", count);
	const char *args[] = { number, child_text(root, "edition") };
	char *text = l10n_format(s->l, key, args, 2);

	printf("\n%s\n", text);
	g_free(text);
	g_free(number);
}

static void run_diff(const struct shelf *s, char **words)
{
	const xmlNode *a = catalog_of(s, words[0]), *b = catalog_of(s, words[1]);
	unsigned only_a, only_b;

	if (!a || !b)
		return;
	printf("%s = %s\n\n", child_text(a, "edition"), child_text(b, "edition"));
	only_a = print_side(s, a, b, false);
	print_count(s, "catalog.only-in", a, only_a);
	printf("\n%s\n\n", child_text(b, "edition"));
	only_b = print_side(s, b, a, true);
	print_count(s, "catalog.only-in", b, only_b);
}

/* ---- the command ---- */

static const struct verb {
	const char *word;
	guint least, most; /* words after it */
	void (*run)(const struct shelf *s, char **words);
} verbs[] = {
	{ "list", 0, 1, run_list },
	{ "show", 1, G_MAXUINT, run_show },
	{ "search", 1, G_MAXUINT, run_search },
	{ "diff", 2, 2, run_diff },
};

static const struct verb *verb_of(const struct options *o)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i].word, o->documents->pdata[0]) == 0)
			return &verbs[i];
	return NULL;
}

static bool words_fit(const struct options *o, const struct verb *v, struct diag *d)
{
	if (o->documents->len - 1 >= v->least)
		return v->most == G_MAXUINT || command_words_at_most(o, v->most + 1, d);
	diag_at(d, SPAN_NONE, MSG_CATALOG_WORDS, v->word);
	return false;
}

int command_catalog(const struct options *o, struct diag *d)
{
	const struct verb *v = command_word(o, d) ? verb_of(o) : NULL;
	struct shelf s = { 0 };

	if (v && words_fit(o, v, d)) {
		if (shelf_open(&s, o, d)) {
			char **words = g_new0(char *, o->documents->len);

			for (guint i = 1; i < o->documents->len; i++)
				words[i - 1] = o->documents->pdata[i];
			v->run(&s, words);
			g_free(words);
		}
		shelf_close(&s);
	}
	return exit_from(d);
}
