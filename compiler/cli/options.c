#include "cli/options.h"

#include "cli/command.h"
#include "cli/program.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool option_has(char **list, const char *word)
{
	return !list || g_strv_contains((const char *const *)list, word);
}

void options_clear(struct options *o)
{
	g_free(o->folder);
	g_free(o->out);
	g_strfreev(o->only);
	g_strfreev(o->langs);
	g_strfreev(o->formats);
	g_strfreev(o->changes);
	g_free(o->dump);
	g_free(o->date);
	g_free(o->as);
	g_free(o->part);
	g_free(o->request);
	g_free(o->effective);
	g_free(o->to);
	g_free(o->with);
	g_free(o->data);
	if (o->documents)
		g_ptr_array_unref(o->documents);
}

/* What GLib parses before it becomes struct options. */
struct raw {
	char *only, *lang, *format, *diagnostics;
	gboolean all, release, check_pages, archive_source, copies, version, help;
	gboolean json_schema, relaxng, markdown, man;
};

/* "a,b" -> { "a", "b", NULL }; NULL stays NULL. */
static char **comma_words(const char *text)
{
	return text ? g_strsplit(text, ",", -1) : NULL;
}

static bool has_empty_word(char **list)
{
	return list && (!*list || g_strv_contains((const char *const *)list, ""));
}

static bool usage(const char *format, const char *word)
{
	fputs("csmsc: ", stderr);
	fprintf(stderr, format, word);
	fputs("; see csmsc --help\n", stderr);
	return false;
}

static char *summary_text(void)
{
	GString *s = g_string_new("Compiles an organisation's description of its cloud service information\n"
				  "security management system into its controlled documents.\n\nCommands:\n");

	for (const struct command *c = commands; c->name; c++)
		/* printf pads bytes; "…" is one character of three. */
		g_string_append_printf(s, "  %-10s %s%*s %s\n", c->name, c->operands,
				       16 - (int)g_utf8_strlen(c->operands, -1), "", c->what);
	return g_string_free(s, FALSE);
}

/* The caller frees. */
static GOptionEntry *entries_new(struct options *o, struct raw *r)
{
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->out, "Folder for the pack (output/NAME)", "DIR" },
		{ "only", 0, 0, G_OPTION_ARG_STRING, &r->only, "Only these documents, by id or type", "A,B" },
		{ "lang", 0, 0, G_OPTION_ARG_STRING, &r->lang, "Only these languages", "A,B" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &r->format, "Only these formats: html, pdf", "A,B" },
		{ "date", 0, 0, G_OPTION_ARG_STRING, &o->date, "Day on which dates are judged", "YYYY-MM-DD" },
		{ "jobs", 'j', 0, G_OPTION_ARG_INT, &o->jobs, "Documents compiled at a time", "N" },
		{ "release", 0, 0, G_OPTION_ARG_NONE, &r->release, "Fail on gaps and drafts", NULL },
		{ "check-pages", 0, 0, G_OPTION_ARG_NONE, &r->check_pages, "Check geometry and contrast of every page", NULL },
		{ "archive-source", 0, 0, G_OPTION_ARG_NONE, &r->archive_source, "PDFs carry what they were made from (PDF/A-3a)", NULL },
		{ "copies", 0, 0, G_OPTION_ARG_NONE, &r->copies, "Also a controlled copy for each holder", NULL },
		{ "dump", 0, 0, G_OPTION_ARG_STRING, &o->dump, "Print a stage: model, docbook, flow or pages", "STAGE" },
		{ "diagnostics", 0, 0, G_OPTION_ARG_STRING, &r->diagnostics, "Form of messages: text or json", "FORM" },
		{ "as", 0, 0, G_OPTION_ARG_STRING, &o->as, "Person who acts, by id", "PERSON" },
		{ "all", 0, 0, G_OPTION_ARG_NONE, &r->all, "Every document that waits for the step", NULL },
		{ "change", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->changes, "What a revision changes; once per language", "[LANG=]TEXT" },
		{ "part", 0, 0, G_OPTION_ARG_STRING, &o->part, "Clause or page that a revision changes", "TEXT" },
		{ "request", 0, 0, G_OPTION_ARG_STRING, &o->request, "Number of the change request", "TEXT" },
		{ "effective", 0, 0, G_OPTION_ARG_STRING, &o->effective, "Day from which an issue holds", "YYYY-MM-DD" },
		{ "to", 0, 0, G_OPTION_ARG_STRING, &o->to, "Form of a converted description: xml or yaml", "FORM" },
		{ "with", 0, 0, G_OPTION_ARG_FILENAME, &o->with, "With the catalogs of this description", "DIR" },
		{ "json-schema", 0, 0, G_OPTION_ARG_NONE, &r->json_schema, "Print the format as JSON Schema", NULL },
		{ "relaxng", 0, 0, G_OPTION_ARG_NONE, &r->relaxng, "Print the format as RELAX NG", NULL },
		{ "markdown", 0, 0, G_OPTION_ARG_NONE, &r->markdown, "Print the format as tables of Markdown", NULL },
		{ "man", 0, 0, G_OPTION_ARG_NONE, &r->man, "Print the format as part of a manual page", NULL },
		{ "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "Folder with templates/ and styles/", "DIR" },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &r->version, "Print the version", NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &r->help, "Print this", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	return g_memdup2(entries, sizeof entries);
}

GOptionEntry *options_table(void)
{
	struct options o;
	struct raw r;
	GOptionEntry *entries = entries_new(&o, &r);

	for (GOptionEntry *e = entries; e->long_name; e++)
		e->arg_data = NULL;
	return entries;
}

const char *option_words(const char *name)
{
	static const struct {
		const char *name, *words;
	} closed[] = {
		{ "lang", "en|zh-CN" },
		{ "format", "html|pdf" },
		{ "dump", "model|docbook|flow|pages" },
		{ "diagnostics", "text|json" },
		{ "to", "xml|yaml" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(closed); i++)
		if (strcmp(closed[i].name, name) == 0)
			return closed[i].words;
	return NULL;
}

/* GLib's own --help would end the program without looking whether anything was printed. */
static GOptionContext *context_new(const GOptionEntry *entries)
{
	GOptionContext *context = g_option_context_new("COMMAND [DIR] [WORD…]");
	char *summary = summary_text();

	g_option_context_set_help_enabled(context, FALSE);

	g_option_context_add_main_entries(context, entries, NULL);
	g_option_context_set_summary(context, summary);
	g_free(summary);
	return context;
}

/* "output/NAME", NAME being the last part of the organisation's folder. */
static char *default_out(const char *folder)
{
	char *whole = g_canonicalize_filename(folder, NULL);
	char *name = g_path_get_basename(whole);
	char *out = g_build_filename("output", name, NULL);

	g_free(name);
	g_free(whole);
	return out;
}

static bool take_folder(struct options *o, const char *folder)
{
	if (!folder)
		return usage("%s needs the organisation's folder", o->command);
	o->folder = g_strdup(folder);
	if (!o->out && strcmp(o->command, "convert") != 0) /* which never writes where nobody asked */
		o->out = default_out(folder);
	return !o->out || *o->out || usage("--output takes a folder, not \"%s\"", o->out);
}

static bool take_words(struct options *o, char **rest)
{
	const struct command *c = command_named(rest[0]);

	if (!c)
		return usage("there is no command \"%s\"", rest[0]);
	o->command = c->name;
	if (c->kind == FOLDER_WORDS && !take_folder(o, *++rest))
		return false;
	for (char **w = rest + 1; *w; w++)
		g_ptr_array_add(o->documents, g_strdup(*w));
	return true;
}

static bool lists_hold_words(const struct options *o)
{
	const struct {
		const char *name;
		char **list;
	} lists[] = { { "--only", o->only }, { "--lang", o->langs }, { "--format", o->formats } };

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (has_empty_word(lists[i].list))
			return usage("%s takes words with commas between them, none empty", lists[i].name);
	return true;
}

static void raw_clear(struct raw *r)
{
	g_free(r->only);
	g_free(r->lang);
	g_free(r->format);
	g_free(r->diagnostics);
}

static bool take_form(struct options *o, const struct raw *r)
{
	const struct {
		const char *name;
		gboolean given;
	} forms[] = { { "json-schema", r->json_schema }, { "relaxng", r->relaxng },
		      { "markdown", r->markdown }, { "man", r->man } };

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (forms[i].given && o->form)
			return usage("give --%s alone", forms[i].name);
		if (forms[i].given)
			o->form = forms[i].name;
	}
	return true;
}

static bool take_raw(struct options *o, const struct raw *r)
{
	bool ok;

	o->only = comma_words(r->only);
	o->langs = comma_words(r->lang);
	o->formats = comma_words(r->format);
	o->all = r->all;
	o->release = r->release;
	o->check_pages = r->check_pages;
	o->archive_source = r->archive_source;
	o->copies = r->copies;
	ok = lists_hold_words(o) && take_form(o, r);
	if (r->diagnostics && strcmp(r->diagnostics, "json") == 0)
		o->diagnostics = DIAG_JSON;
	else if (ok && r->diagnostics && strcmp(r->diagnostics, "text") != 0)
		ok = usage("--diagnostics takes text or json, not \"%s\"", r->diagnostics);
	if (ok && o->jobs < 1)
		ok = usage("--jobs takes a number from 1 on%s", "");
	return ok;
}

static void print_help(GOptionContext *context, FILE *to)
{
	char *help = g_option_context_get_help(context, TRUE, NULL);

	fputs(help, to);
	g_free(help);
}

static bool parse(struct raw *r, GOptionContext *context, char ***argv, bool *stop)
{
	GError *error = NULL;

	if (!g_option_context_parse_strv(context, argv, &error)) {
		fprintf(stderr, "csmsc: %s; see csmsc --help\n", error->message);
		g_error_free(error);
		*stop = true;
		return false;
	}
	*stop = r->help || r->version;
	if (r->help)
		print_help(context, stdout);
	else if (r->version)
		puts(PROGRAM_NAME);
	else if (!(*argv)[1])
		print_help(context, stderr);
	else
		return true;
	return *stop;
}

/* True for "-o", "--output" and the like, which take the next word whatever it looks like. */
static bool takes_next(const GOptionEntry *entries, const char *word)
{
	for (const GOptionEntry *e = entries; e->long_name; e++) {
		bool is_long = g_str_has_prefix(word, "--") && strcmp(word + 2, e->long_name) == 0;
		bool is_short = word[0] == '-' && word[1] && word[1] == e->short_name && !word[2];

		if (is_long || is_short)
			return e->arg != G_OPTION_ARG_NONE;
	}
	return false;
}

static bool is_joined(const char *word)
{
	return word[0] == '-' && (word[1] == 'j' || word[1] == 'o') && word[2];
}

/* GLib wants a space between a short option and its value; "-j2" is as common. */
static char **split_short(const GOptionEntry *entries, int argc, char **argv)
{
	GPtrArray *words = g_ptr_array_new();
	bool value = false, operands = false;

	for (int i = 0; i < argc; i++) {
		const char *w = argv[i];
		bool joined = !value && !operands && is_joined(w);

		g_ptr_array_add(words, joined ? g_strndup(w, 2) : g_strdup(w));
		if (joined)
			g_ptr_array_add(words, g_strdup(w + 2));
		operands = operands || (!value && strcmp(w, "--") == 0);
		value = !value && takes_next(entries, w);
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

bool options_read(struct options *o, int argc, char **argv, bool *stop)
{
	struct raw raw = { 0 };
	GOptionEntry *entries = entries_new(o, &raw);
	GOptionContext *context;
	char **words;
	bool ok;

	memset(o, 0, sizeof *o);
	*stop = false;
	o->jobs = 1;
	o->documents = g_ptr_array_new_with_free_func(g_free);
	o->colour = isatty(2) && !g_getenv("NO_COLOR");
	o->progress = isatty(1);
	context = context_new(entries);
	words = split_short(entries, argc, argv);
	ok = parse(&raw, context, &words, stop);
	if (ok && !*stop)
		ok = take_words(o, words + 1) && take_raw(o, &raw);
	raw_clear(&raw);
	g_option_context_free(context);
	g_free(entries);
	g_strfreev(words);
	return ok;
}
