#include "cli/command.h"

#include "base/suggest.h"

#include <string.h>

const struct command commands[] = {
	{ "build", FOLDER_WORDS, "DIR", "compile the pack", command_build, NULL },
	{ "check", FOLDER_WORDS, "DIR", "report everything that is wrong or lacking", command_check, NULL },
	{ "status", FOLDER_WORDS, "DIR", "where every document stands", command_status, NULL },
	{ "revise", FOLDER_WORDS, "DIR DOCUMENT…", "open the next version (--change, --as)", command_revise, NULL },
	{ "prepare", FOLDER_WORDS, "DIR DOCUMENT…", "sign as the one who prepared it (--as)", command_prepare, NULL },
	{ "review", FOLDER_WORDS, "DIR DOCUMENT…", "sign as the one who reviewed it (--as)", command_review, NULL },
	{ "approve", FOLDER_WORDS, "DIR DOCUMENT…", "sign as the one who approves it (--as)", command_approve, NULL },
	{ "agree", FOLDER_WORDS, "DIR DOCUMENT…", "record that the counterparty agreed (--as its id)", command_agree, NULL },
	{ "issue", FOLDER_WORDS, "DIR DOCUMENT…", "issue what is approved (--as)", command_issue, NULL },
	{ "convert", FOLDER_WORDS, "DIR", "write the description in the other form (--to, -o)", command_convert, NULL },
	{ "schema", WORDS, "[FILE…]", "print the format (--json-schema, --relaxng, --markdown, --man)", command_schema, NULL },
	{ "list", WORDS, "WHAT [DIR]", "list documents, catalogs, messages, rules or themes", command_list,
	  "documents|catalogs|messages|rules|themes" },
	{ "catalog", WORDS, "VERB WORD…", "list, show, search or diff what is known of standards",
	  command_catalog, "list|show|search|diff" },
	{ "explain", WORDS, "ID…", "tell what a message means and what to do", command_explain, NULL },
	{ "completion", WORDS, "bash|zsh", "print the completion of a shell", command_completion,
	  "bash|zsh" },
	{ NULL, WORDS, NULL, NULL, NULL, NULL },
};

const struct command *command_named(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

static void report_word(const struct command *c, const char *given, char **words, struct diag *d)
{
	char *shown = g_strjoinv(", ", words);
	GPtrArray *candidates = g_ptr_array_new();
	const char *near;

	for (char **w = words; *w; w++)
		g_ptr_array_add(candidates, *w);
	near = suggest(given, candidates);
	diag_at(d, SPAN_NONE, MSG_WORD_NEEDED, c->name, shown);
	if (near)
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	g_ptr_array_unref(candidates);
	g_free(shown);
}

bool command_word(const struct options *o, struct diag *d)
{
	const struct command *c = command_named(o->command);
	const char *given = o->documents->len ? o->documents->pdata[0] : "";
	char **words = g_strsplit(c->words, "|", -1);
	bool known = g_strv_contains((const char *const *)words, given);

	if (!known)
		report_word(c, given, words, d);
	g_strfreev(words);
	return known;
}

bool command_words_at_most(const struct options *o, guint most, struct diag *d)
{
	if (o->documents->len <= most)
		return true;
	diag_at(d, SPAN_NONE, MSG_WORD_EXTRA, o->command, (const char *)o->documents->pdata[most]);
	return false;
}

static size_t usage_count(const struct diag *d, enum level level)
{
	const GPtrArray *all = diag_all(d);
	size_t count = 0;

	for (guint i = 0; i < all->len; i++) {
		const struct diagnostic *g = all->pdata[i];

		count += g->level == level && msg_is_usage(g->id);
	}
	return count;
}

int exit_from(const struct diag *d)
{
	size_t fatal = usage_count(d, LEVEL_FATAL), error = usage_count(d, LEVEL_ERROR);

	if (diag_count(d, LEVEL_FATAL) > fatal)
		return EXIT_IO;
	if (diag_count(d, LEVEL_ERROR) > error)
		return EXIT_FINDINGS;
	return fatal || error ? EXIT_USAGE : EXIT_OK;
}
