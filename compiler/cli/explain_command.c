/* csmsc explain: what a message means, an example of it, and what to do. */
#include "base/explain.h"
#include "base/suggest.h"
#include "base/wrap.h"
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 78 };

static const char indent[] = "    ";

static void print_paragraph(const char *text)
{
	GString *lines = g_string_new(NULL);

	wrap_text(lines, text, indent, indent, COLUMNS);
	fputs(lines->str, stdout);
	g_string_free(lines, TRUE);
}

static void print_lines(const char *text)
{
	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n") + 1;

		fputs(indent, stdout);
		fwrite(line, 1, length, stdout);
		line += length;
	}
}

static void print_message(enum msg id)
{
	const struct explanation *e = msg_explanation(id);
	char *text = msg_outline(id);

	printf("%s (%s)\n", msg_name(id), level_name(msg_level(id)));
	print_paragraph(text);
	g_free(text);
	if (!e->cause) /* the list lacks it, which a test finds */
		return;
	puts("\nCause");
	print_paragraph(e->cause);
	puts("\nExample");
	print_lines(e->example);
	puts("\nMend");
	print_paragraph(e->mend);
}

static void report_unknown(const char *name, struct diag *d)
{
	char *plain = g_strdelimit(g_ascii_strdown(name, -1), "_", '-');
	GPtrArray *names = g_ptr_array_new();
	const char *near;

	for (enum msg id = 0; id < MSG_COUNT; id++)
		g_ptr_array_add(names, (void *)msg_name(id));
	near = suggest(plain, names);
	diag_at(d, SPAN_NONE, MSG_EXPLAIN_UNKNOWN, name);
	if (near)
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	g_ptr_array_unref(names);
	g_free(plain);
}

int command_explain(const struct options *o, struct diag *d)
{
	bool printed = false;

	if (!o->documents->len)
		diag_at(d, SPAN_NONE, MSG_EXPLAIN_ID);
	for (guint i = 0; i < o->documents->len; i++) {
		enum msg id = msg_named(o->documents->pdata[i]);

		if (id == MSG_COUNT) {
			report_unknown(o->documents->pdata[i], d);
			continue;
		}
		if (printed)
			putchar('\n');
		print_message(id);
		printed = true;
	}
	return exit_from(d);
}
