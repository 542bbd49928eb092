#include "cli/command.h"

#include <string.h>

const struct command commands[] = {
	{ "build", "DIR", "compile the pack", command_build },
	{ "check", "DIR", "report everything that is wrong or lacking", command_check },
	{ "status", "DIR", "where every document stands", command_status },
	{ "revise", "DIR DOCUMENT…", "open the next version (--change, --as)", command_revise },
	{ "prepare", "DIR DOCUMENT…", "sign as the one who prepared it (--as)", command_prepare },
	{ "review", "DIR DOCUMENT…", "sign as the one who reviewed it (--as)", command_review },
	{ "approve", "DIR DOCUMENT…", "sign as the one who approves it (--as)", command_approve },
	{ "issue", "DIR DOCUMENT…", "issue what is approved (--as)", command_issue },
	{ NULL, NULL, NULL, NULL },
};

const struct command *command_named(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

int exit_from(const struct diag *d)
{
	if (diag_count(d, LEVEL_FATAL))
		return EXIT_IO;
	return diag_count(d, LEVEL_ERROR) ? EXIT_FINDINGS : EXIT_OK;
}
