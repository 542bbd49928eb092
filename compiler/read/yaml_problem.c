#include "read/yaml_reader.h"

#include "base/mem.h"
#include "read/text.h"

#include <string.h>

struct span mark_span(const struct reader *r, yaml_mark_t mark)
{
	return (struct span){ r->file, (int)mark.line + 1, (int)mark.column + 1 };
}

/* The bytes from a mark on.  Marks mostly come in order, so this goes on from the last one. */
const char *mark_bytes(struct reader *r, yaml_mark_t mark)
{
	const char *p;

	if (mark.index < r->index)
		r->index = r->offset = 0;
	p = r->bytes + r->offset;
	while (r->index < mark.index && p < r->bytes + r->size) {
		p = g_utf8_next_char(p);
		r->index++;
	}
	r->offset = (size_t)(p - r->bytes);
	return p;
}

/* Where a problem is shown: for one at the end of the file, after the last text. */
static struct span problem_span(struct reader *r, yaml_mark_t mark)
{
	const char *p = mark_bytes(r, mark);

	if (p < r->bytes + r->size)
		return mark_span(r, mark);
	while (p > r->bytes && strchr(" \t\r\n", p[-1]))
		p--;
	return text_span(r->bytes, p, r->file);
}

/* What libyaml says -> what we say.  `at_context`: the fault is where the construct began. */
static const struct {
	const char *problem, *context; /* beginnings; NULL matches any */
	enum msg id;
	const char *arg;
	bool at_context;
} problems[] = {
	{ "found a tab character", NULL, MSG_YAML_TAB, NULL, false },
	{ "found unexpected end of stream", "while scanning a quoted", MSG_YAML_QUOTE, NULL, true },
	{ "found unexpected document indicator", NULL, MSG_YAML_QUOTE, NULL, true },
	{ "could not find expected ':'", NULL, MSG_YAML_COLON, NULL, true },
	{ "mapping values are not allowed", NULL, MSG_YAML_VALUE, NULL, false },
	{ "did not find expected ',' or ']'", NULL, MSG_YAML_BRACKET, "]", false },
	{ "did not find expected ',' or '}'", NULL, MSG_YAML_BRACKET, "}", false },
	{ "did not find expected key", NULL, MSG_YAML_INDENT, NULL, false },
	{ "did not find expected '-'", NULL, MSG_YAML_INDENT, NULL, false },
	{ "block sequence entries are not allowed", NULL, MSG_YAML_INDENT, NULL, false },
	{ "found unknown escape character", NULL, MSG_YAML_ESCAPE, NULL, false },
	{ "did not find expected comment or line break", "while scanning a block", MSG_YAML_BLOCK,
	  NULL, false },
};

static bool begins(const char *text, const char *start)
{
	return !start || (text && g_str_has_prefix(text, start));
}

/* Whether only blanks stand before the mark in its line. */
static bool is_first_in_line(struct reader *r, yaml_mark_t mark)
{
	const char *p = mark_bytes(r, mark);

	while (p > r->bytes && (p[-1] == ' ' || p[-1] == '\t'))
		p--;
	return p == r->bytes || p[-1] == '\n' || p[-1] == '\r';
}

/* A character that begins no token: a tab used as indentation, or one that YAML keeps. */
static void report_start(struct reader *r, yaml_mark_t mark)
{
	const char *p = mark_bytes(r, mark);
	char shown[8] = "";

	if (p < r->bytes + r->size)
		g_unichar_to_utf8(g_utf8_get_char(p), shown);
	if (shown[0] == '\t')
		diag_at(r->d, problem_span(r, mark), MSG_YAML_TAB);
	else
		diag_at(r->d, problem_span(r, mark), MSG_YAML_START, shown);
}

static void report_escape(struct reader *r, yaml_mark_t mark)
{
	const char *p = mark_bytes(r, mark);
	char shown[16] = "";

	if (r->bytes + r->size - p >= 2)
		g_utf8_strncpy(shown, p, 2);
	diag_at(r->d, problem_span(r, mark), MSG_YAML_ESCAPE, shown);
}

static void report_other(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	char *text = g_strdup_printf("%s %s", p->problem ? p->problem : "unknown fault",
				     p->context ? p->context : "");

	diag_at(r->d, problem_span(r, p->problem_mark), MSG_YAML_SYNTAX, g_strchomp(text));
	g_free(text);
}

/* One of the table's problems; the note shows where the list or mapping concerned began. */
static void report_known(struct reader *r, size_t i)
{
	const yaml_parser_t *p = &r->parser;
	yaml_mark_t mark = problems[i].at_context ? p->context_mark : p->problem_mark;
	enum msg id = problems[i].id;

	if (id == MSG_YAML_INDENT && !is_first_in_line(r, mark))
		id = MSG_YAML_AFTER;
	if (id == MSG_YAML_ESCAPE) {
		report_escape(r, mark);
		return;
	}
	diag_at(r->d, problem_span(r, mark), id, problems[i].arg);
	if (id == MSG_YAML_INDENT || id == MSG_YAML_BRACKET)
		diag_note(r->d, problem_span(r, p->context_mark), MSG_YAML_OPENS);
	else if (id == MSG_YAML_AFTER && r->last.line < mark.line)
		diag_note(r->d, mark_span(r, r->last), MSG_YAML_OPENS); /* a quote not closed there */
}

void report_syntax(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;

	if (p->error == YAML_MEMORY_ERROR)
		mem_die();
	if (begins(p->problem, "found character that cannot start any token")) {
		report_start(r, p->problem_mark);
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(problems); i++)
		if (begins(p->problem, problems[i].problem) &&
		    begins(p->context, problems[i].context)) {
			report_known(r, i);
			return;
		}
	report_other(r);
}
