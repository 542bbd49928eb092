/* The command line. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

struct options {
	const char *command;
	char *folder;         /* the organisation's folder; NULL: the command takes none */
	GPtrArray *documents; /* char *: the words after that: ids or types of documents */
	char *out;
	char **only;          /* ids or types; NULL: all */
	char **langs;         /* NULL: all */
	char **formats;       /* NULL: all */
	char *dump;           /* "model", "docbook", "flow", "pages" or NULL */
	char *date;           /* --date, or NULL */
	char *as;             /* --as PERSON */
	char **changes;       /* --change TEXT or LANG=TEXT, for revise */
	char *part;
	char *request;
	char *effective;
	const char *form;     /* --json-schema, --relaxng …, for schema: the option's name, or NULL */
	char *to;             /* --to: "xml" or "yaml", for convert */
	char *with;           /* --with DIR: a description whose catalogs are read too, for catalog */
	char *data;           /* --data DIR: where templates and styles are */
	int jobs;
	bool all;
	bool release;
	bool check_pages;
	bool archive_source;  /* PDFs carry what they were made from */
	bool copies;
	bool colour;
	bool progress;
	enum diag_format diagnostics;
};

/* Reads the arguments; on failure writes a message to standard error and returns false (exit
 * status 2).  *stop is set where all has been said (--help, --version). */
bool options_read(struct options *o, int argc, char **argv, bool *stop);
void options_clear(struct options *o);

/* The options as --help shows them, without places to store what is given; ends with a NULL
 * long_name.  The caller frees. */
GOptionEntry *options_table(void);
/* The words that the value of an option can be, "a|b|c"; NULL: no closed list. */
const char *option_words(const char *name);

/* True if a list of words is absent or holds the word. */
bool option_has(char **list, const char *word);

#endif
