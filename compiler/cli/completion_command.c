/* csmsc completion: the completion of a shell, from the tables of commands and options. */
#include "cli/command.h"
#include "model/schema_reach.h"

#include <stdio.h>
#include <string.h>

/* What completes a word: one of some words, several of them with commas between, a path, or
 * nothing that is known. */
enum complete { OPEN, WORD, WORDS_WITH_COMMAS, FOLDER, PATH };

static enum complete option_completes(const GOptionEntry *e)
{
	if (option_words(e->long_name))
		return strchr(e->arg_description, ',') ? WORDS_WITH_COMMAS : WORD;
	if (e->arg != G_OPTION_ARG_FILENAME)
		return OPEN;
	return strcmp(e->arg_description, "DIR") == 0 ? FOLDER : PATH;
}

static bool takes_value(const GOptionEntry *e)
{
	return e->arg != G_OPTION_ARG_NONE;
}

/* "a|b" -> "a b"; the caller frees. */
static char *spaced(const char *words)
{
	return g_strdelimit(g_strdup(words), "|", ' ');
}

/* What the words after a command can be, with spaces between; the caller frees; NULL: not known. */
static char *words_of(const struct command *c)
{
	GString *names;

	if (c->words)
		return spaced(c->words);
	if (c->run == command_schema)
		return g_strjoinv(" ", (char **)schema_roots);
	if (c->run != command_explain)
		return NULL;
	names = g_string_new(NULL);
	for (enum msg id = 0; id < MSG_COUNT; id++)
		g_string_append_printf(names, "%s%s", id ? " " : "", msg_name(id));
	return g_string_free(names, FALSE);
}

static bool takes_documents(const struct command *c)
{
	return c->kind == FOLDER_WORDS && strstr(c->operands, "DOCUMENT");
}

/* -- bash --------------------------------------------------------------------------------- */

static const char bash_head[] =
	"# Completion of csmsc for bash; written by csmsc completion bash.\n"
	"_csmsc_words() # WORDS WORD\n"
	"{\n"
	"\tCOMPREPLY=($(compgen -W \"$1\" -- \"$2\"))\n"
	"}\n"
	"_csmsc_list() # WORDS WORD: several, with commas between them\n"
	"{\n"
	"\tlocal before=\n"
	"\tcase $2 in *,*) before=${2%,*}, ;; esac\n"
	"\tCOMPREPLY=($(compgen -P \"$before\" -W \"$1\" -- \"${2##*,}\"))\n"
	"}\n"
	"_csmsc_paths() # -d|-f WORD\n"
	"{\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"\tmapfile -t COMPREPLY < <(compgen \"$1\" -- \"$2\")\n"
	"}\n"
	"_csmsc_documents() # DIR WORD\n"
	"{\n"
	"\tlocal ids=$(\"${COMP_WORDS[0]}\" list documents \"$1\" 2>/dev/null | cut -d ' ' -f 1)\n"
	"\t_csmsc_words \"$ids\" \"$2\"\n"
	"}\n"
	"_csmsc()\n"
	"{\n"
	"\tlocal word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} i\n"
	"\tlocal -a operands=()\n"
	"\tCOMPREPLY=()\n"
	"\t# --option=value comes as three words.\n"
	"\tif [[ $word == '=' ]]; then\n"
	"\t\tword=\n"
	"\telif [[ $option == '=' ]]; then\n"
	"\t\toption=${COMP_WORDS[COMP_CWORD - 2]}\n"
	"\tfi\n"
	"\tcase $option in\n";

static const char bash_operands[] =
	"\tesac\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i]} in\n"
	"\t\t=) ((i++)) ;;\n"
	"\t\t%s) [[ ${COMP_WORDS[i + 1]} == '=' ]] || ((i++)) ;;\n"
	"\t\t-*) ;;\n"
	"\t\t*) operands+=(\"${COMP_WORDS[i]}\") ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tif [[ $word == -* ]]; then\n"
	"\t\t_csmsc_words \"%s\" \"$word\"\n"
	"\t\treturn\n"
	"\tfi\n"
	"\tcase \"${#operands[@]} ${operands[0]}\" in\n"
	"\t'0 '*) _csmsc_words \"%s\" \"$word\" ;;\n";

/* "-o | --output", or all of them that take a value; the caller frees. */
static char *bash_pattern(const GOptionEntry *e)
{
	return e->short_name ? g_strdup_printf("-%c | --%s", e->short_name, e->long_name)
			     : g_strdup_printf("--%s", e->long_name);
}

static void bash_option(const GOptionEntry *e)
{
	static const char *const calls[] = {
		[OPEN] = "", [WORD] = "_csmsc_words \"%s\" \"$word\"; ",
		[WORDS_WITH_COMMAS] = "_csmsc_list \"%s\" \"$word\"; ",
		[FOLDER] = "_csmsc_paths -d \"$word\"; ", [PATH] = "_csmsc_paths -f \"$word\"; ",
	};
	const char *words = option_words(e->long_name);
	char *shown = words ? spaced(words) : NULL, *pattern = bash_pattern(e);
	char **call = g_strsplit(calls[option_completes(e)], "%s", 2);

	printf("\t%s) ", pattern);
	for (char **part = call; *part; part++)
		printf("%s%s", part > call ? shown : "", *part);
	puts("return ;;");
	g_strfreev(call);
	g_free(pattern);
	g_free(shown);
}

/* The options that take a value as a pattern, all options as words, all commands as words. */
static void bash_tables(const GOptionEntry *entries)
{
	GString *values = g_string_new(NULL), *all = g_string_new(NULL), *names = g_string_new(NULL);

	for (const GOptionEntry *e = entries; e->long_name; e++) {
		char *pattern = bash_pattern(e);

		if (takes_value(e))
			g_string_append_printf(values, "%s%s", values->len ? " | " : "", pattern);
		g_string_append_printf(all, "%s--%s", all->len ? " " : "", e->long_name);
		g_free(pattern);
	}
	for (const struct command *c = commands; c->name; c++)
		g_string_append_printf(names, "%s%s", names->len ? " " : "", c->name);
	printf(bash_operands, values->str, all->str, names->str);
	g_string_free(names, TRUE);
	g_string_free(all, TRUE);
	g_string_free(values, TRUE);
}

static void bash_commands(void)
{
	for (const struct command *c = commands; c->name; c++) {
		char *words = words_of(c);

		if (c->kind == FOLDER_WORDS)
			printf("\t'1 %s') _csmsc_paths -d \"$word\" ;;\n", c->name);
		if (takes_documents(c))
			printf("\t*' %s') _csmsc_documents \"${operands[1]}\" \"$word\" ;;\n", c->name);
		if (words)
			printf("\t%s %s') _csmsc_words \"%s\" \"$word\" ;;\n", c->words ? "'1" : "*'", c->name,
			       words);
		g_free(words);
	}
	puts("\t'2 list') [[ ${operands[1]} != documents ]] || _csmsc_paths -d \"$word\" ;;\n"
	     "\tesac\n"
	     "}\n"
	     "complete -F _csmsc csmsc");
}

static void print_bash(const GOptionEntry *entries)
{
	fputs(bash_head, stdout);
	for (const GOptionEntry *e = entries; e->long_name; e++)
		if (takes_value(e))
			bash_option(e);
	bash_tables(entries);
	bash_commands();
}

/* -- zsh ---------------------------------------------------------------------------------- */

/* What follows the description of an option; the caller frees. */
static char *zsh_value(const GOptionEntry *e)
{
	char *words = option_words(e->long_name) ? spaced(option_words(e->long_name)) : NULL;
	char *value;

	switch (takes_value(e) ? option_completes(e) : OPEN) {
	case WORD:
		value = g_strdup_printf(":%s:(%s)", e->arg_description, words);
		break;
	case WORDS_WITH_COMMAS:
		value = g_strdup_printf(":%s:_values -s , %s %s", e->arg_description, e->long_name, words);
		break;
	case FOLDER:
		value = g_strdup_printf(":%s:_files -/", e->arg_description);
		break;
	case PATH:
		value = g_strdup_printf(":%s:_files", e->arg_description);
		break;
	default:
		value = takes_value(e) ? g_strdup_printf(":%s: ", e->arg_description) : g_strdup("");
	}
	g_free(words);
	return value;
}

static void zsh_option(const GOptionEntry *e)
{
	const char *equals = takes_value(e) ? "=" : "";
	char *value = zsh_value(e);
	char *text = g_strdup_printf("[%s]%s", e->description, value);
	char *quoted = g_shell_quote(text);

	if (e->short_name)
		printf("\t\t'(-%c --%s)'{-%c,--%s%s}%s \\\n", e->short_name, e->long_name, e->short_name,
		       e->long_name, equals, quoted);
	else
		printf("\t\t'%s--%s%s'%s \\\n", e->arg == G_OPTION_ARG_STRING_ARRAY ? "*" : "",
		       e->long_name, equals, quoted);
	g_free(quoted);
	g_free(text);
	g_free(value);
}

static void zsh_names(void)
{
	for (const struct command *c = commands; c->name; c++) {
		char *text = g_strdup_printf("%s:%s", c->name, c->what);
		char *quoted = g_shell_quote(text);

		printf("\t\t%s\n", quoted);
		g_free(quoted);
		g_free(text);
	}
}

/* The words after the command, by its name: the first one and those that follow. */
static void zsh_words(bool first)
{
	if (!first)
		puts("\t\tlist) [[ $line[2] == documents ]] && _files -/ && ret=0 ;;");
	for (const struct command *c = commands; c->name; c++) {
		char *words = words_of(c);

		if (first && c->kind == FOLDER_WORDS)
			printf("\t\t%s) _files -/ && ret=0 ;;\n", c->name);
		else if (takes_documents(c))
			printf("\t\t%s) _csmsc_documents && ret=0 ;;\n", c->name);
		if (words && (first || !c->words))
			printf("\t\t%s) compadd -- %s && ret=0 ;;\n", c->name, words);
		g_free(words);
	}
}

static const char zsh_head[] =
	"#compdef csmsc\n"
	"# Completion of csmsc for zsh; written by csmsc completion zsh.\n"
	"_csmsc_documents()\n"
	"{\n"
	"\tlocal -a ids=(${(f)\"$($words[1] list documents $line[2] 2>/dev/null)\"})\n"
	"\tcompadd -- ${ids%% *}\n"
	"}\n"
	"_csmsc()\n"
	"{\n"
	"\tlocal curcontext=$curcontext state ret=1\n"
	"\tlocal -a line commands=(\n";

static const char zsh_states[] =
	"\t\t'1:command:->command' '2:word:->first' '*:word:->more' && ret=0\n"
	"\tcase $state in\n"
	"\tcommand) _describe -t commands command commands && ret=0 ;;\n"
	"\tfirst)\n"
	"\t\tcase $line[1] in\n";

static void print_zsh(const GOptionEntry *entries)
{
	fputs(zsh_head, stdout);
	zsh_names();
	puts("\t)\n\t_arguments -C \\");
	for (const GOptionEntry *e = entries; e->long_name; e++)
		zsh_option(e);
	fputs(zsh_states, stdout);
	zsh_words(true);
	puts("\t\tesac ;;\n\tmore)\n\t\tcase $line[1] in");
	zsh_words(false);
	puts("\t\tesac ;;\n\tesac\n\treturn ret\n}\n_csmsc \"$@\"");
}

int command_completion(const struct options *o, struct diag *d)
{
	GOptionEntry *entries;

	if (!command_word(o, d) || !command_words_at_most(o, 1, d))
		return exit_from(d);
	entries = options_table();
	if (strcmp(o->documents->pdata[0], "bash") == 0)
		print_bash(entries);
	else
		print_zsh(entries);
	g_free(entries);
	return EXIT_OK;
}
