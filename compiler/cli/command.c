#include "cli/command.h"

#include <string.h>

const struct command commands[] = {
	{ "build", FOLDER_WORDS, "DIR", "compile the pack", command_build },
	{ "check", FOLDER_WORDS, "DIR", "report everything that is wrong or lacking", command_check },
	{ "status", FOLDER_WORDS, "DIR", "where every document stands", command_status },
	{ "revise", FOLDER_WORDS, "DIR DOCUMENT…", "open the next version (--change, --as)", command_revise },
	{ "prepare", FOLDER_WORDS, "DIR DOCUMENT…", "sign as the one who prepared it (--as)", command_prepare },
	{ "review", FOLDER_WORDS, "DIR DOCUMENT…", "sign as the one who reviewed it (--as)", command_review },
	{ "approve", FOLDER_WORDS, "DIR DOCUMENT…", "sign as the one who approves it (--as)", command_approve },
	{ "agree", FOLDER_WORDS, "DIR DOCUMENT…", "record that the counterparty agreed (--as its id)", command_agree },
	{ "issue", FOLDER_WORDS, "DIR DOCUMENT…", "issue what is approved (--as)", command_issue },
	{ "schema", WORDS, "[FILE…]", "print the format (--json-schema, --relaxng, --markdown, --man)", command_schema },
	{ NULL, WORDS, NULL, NULL, NULL },
};

const struct command *command_named(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
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
