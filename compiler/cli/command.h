/* The commands: one function each, in the file of its name. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/diag.h"
#include "cli/options.h"

/* Ends of the program (README). */
enum { EXIT_OK = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_IO = 3, EXIT_DRAFTS = 4 };

enum operands { WORDS, FOLDER_WORDS };

struct command {
	const char *name;
	enum operands kind; /* whether the organisation's folder comes first, before any words */
	const char *operands;
	const char *what;
	/* Does the work and returns the exit status; findings go to `d`, which the caller prints. */
	int (*run)(const struct options *o, struct diag *d);
	const char *words; /* what the first word can be, "a|b|c"; NULL: no closed list */
};

extern const struct command commands[]; /* ends with a NULL name */
const struct command *command_named(const char *name);

int command_build(const struct options *o, struct diag *d);
int command_check(const struct options *o, struct diag *d);
int command_status(const struct options *o, struct diag *d);
int command_revise(const struct options *o, struct diag *d);
int command_prepare(const struct options *o, struct diag *d);
int command_review(const struct options *o, struct diag *d);
int command_approve(const struct options *o, struct diag *d);
int command_agree(const struct options *o, struct diag *d);
int command_issue(const struct options *o, struct diag *d);
int command_convert(const struct options *o, struct diag *d);
int command_schema(const struct options *o, struct diag *d);
int command_list(const struct options *o, struct diag *d);
int command_catalog(const struct options *o, struct diag *d);
int command_explain(const struct options *o, struct diag *d);
int command_completion(const struct options *o, struct diag *d);

/* True if the first word is one of the command's; else reports which there are. */
bool command_word(const struct options *o, struct diag *d);
/* True if there are no more words than that; else reports the first that is too many. */
bool command_words_at_most(const struct options *o, guint most, struct diag *d);

/* The status that follows from what was found: fatal 3, error 1, a fault of the command line
 * alone 2, else 0. */
int exit_from(const struct diag *d);

#endif
