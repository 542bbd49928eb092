#include "model/doc.h"
#include "write/lines.h"
#include "write/within.h"
#include "write/write.h"

#include <stdbool.h>
#include <string.h>

enum { WIDTH = 100, STEP = 2 };

struct yaml {
	GString *out;
	GRegex *typed; /* what programs that read YAML take for something else than a text */
	bool open;     /* the line at hand ends with "- " and takes the next thing */
};

static void put_value(struct yaml *y, const xmlNode *node, struct within in, int indent);

/* YAML 1.1 and 1.2: nothing, truth, numbers, times. */
static const char typed_pattern[] =
	"^(~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE"
	"|on|On|ON|off|Off|OFF"
	"|[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])*)"
	"|[-+]?([0-9][0-9_]*(:[0-5]?[0-9])*(\\.[0-9_]*)?|\\.[0-9_]+)([eE][-+]?[0-9]+)?"
	"|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|=|<<"
	"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?)$";

/* -- texts ------------------------------------------------------------------------------------ */

/* Whether the text means itself without quotes; `plain`: its kind makes it a number or the like. */
static bool is_plain(const struct yaml *y, const char *text, bool plain)
{
	size_t length = strlen(text);

	if (length == 0 || strpbrk(text, "\t\n\r") || *text == ' ' ||
	    strchr(" :", text[length - 1]))
		return false;
	if (strchr("-?:,[]{}#&*!|>'\"%@`", *text) || strstr(text, ": ") || strstr(text, " #"))
		return false;
	return plain || !g_regex_match(y->typed, text, 0, NULL);
}

static void put_quoted(struct yaml *y, const char *text, char quote)
{
	for (const char *p = text; *p; p++) {
		if (quote == '\'' && *p == '\'')
			g_string_append(y->out, "''");
		else if (quote == '"' && (*p == '"' || *p == '\\'))
			g_string_append_printf(y->out, "\\%c", *p);
		else if (quote == '"' && strchr("\t\n\r", *p))
			g_string_append(y->out, *p == '\t' ? "\\t" : *p == '\n' ? "\\n" : "\\r");
		else
			g_string_append_c(y->out, *p);
	}
}

/* '\0', '\'' or '"'. */
static char quote_for(const struct yaml *y, const char *text, bool plain)
{
	if (is_plain(y, text, plain))
		return '\0';
	return strpbrk(text, "\t\n\r") || !strpbrk(text, "\"\\") ? '"' : '\'';
}

/* The columns taken of the line at hand. */
static int columns_taken(const struct yaml *y)
{
	const char *begun = memrchr(y->out->str, '\n', y->out->len);

	return lines_columns(begun ? begun + 1 : y->out->str);
}

/* After a key a list or mapping begins on the next line, after "- " on the same. */
static void begin_block(struct yaml *y)
{
	if (!y->open)
		g_string_append_c(y->out, '\n');
}

static void put_nothing(struct yaml *y)
{
	if (y->open)
		g_string_truncate(y->out, y->out->len - 1);
	y->open = false;
	g_string_append_c(y->out, '\n');
}

static void put_space(struct yaml *y)
{
	if (!y->open)
		g_string_append_c(y->out, ' ');
	y->open = false;
}

/* A text of one line, which may be folded over several. */
static void put_flow(struct yaml *y, const char *text, bool plain, int indent)
{
	char quote = quote_for(y, text, plain);
	const char mark[] = { quote, '\0' };
	int margin = indent + STEP, taken = MAX(columns_taken(y) + 2 - margin, 0);
	bool whole = strpbrk(text, "\t\n\r") != NULL;
	GPtrArray *lines = lines_of(text, taken, whole ? G_MAXINT : WIDTH - margin);

	put_space(y);
	g_string_append(y->out, mark);
	for (guint i = 0; i < lines->len; i++) {
		if (i > 0)
			g_string_append_printf(y->out, "\n%*s", margin, "");
		put_quoted(y, lines->pdata[i], quote);
	}
	g_string_append_printf(y->out, "%s\n", mark);
	g_ptr_array_unref(lines);
}

static void put_block(struct yaml *y, const char *text, int indent)
{
	char **lines = g_strsplit(text, "\n", -1);

	put_space(y);
	g_string_append(y->out, strchr(" \t\n", *text) ? "|2\n" : "|\n");
	for (char **line = lines; *line; line++)
		g_string_append_printf(y->out, "%*s%s\n", **line ? indent + STEP : 0, "", *line);
	g_strfreev(lines);
}

static void put_scalar(struct yaml *y, const xmlNode *node, const struct schema_field *f,
		       int indent)
{
	const char *text = node_text(node);
	bool plain = f && (f->kind == KIND_INT || f->kind == KIND_BOOL || f->kind == KIND_DATE);

	if (!*text)
		put_nothing(y);
	else if (keeps_lines(f, text) && !strchr(text, '\r'))
		put_block(y, text, indent);
	else
		put_flow(y, text, plain, indent);
}

/* -- lists and mappings ----------------------------------------------------------------------- */

/* Begins a line, unless "- " has done so. */
static void begin_line(struct yaml *y, int indent)
{
	if (!y->open)
		g_string_append_printf(y->out, "%*s", indent, "");
	y->open = false;
}

static void put_key(struct yaml *y, const char *key, int indent)
{
	char quote = quote_for(y, key, false);

	begin_line(y, indent);
	g_string_append_printf(y->out, quote ? "\"%s\":" : "%s:", key);
}

static void put_dash(struct yaml *y, int indent)
{
	begin_line(y, indent);
	g_string_append(y->out, "- ");
	y->open = true;
}

/* The last of the elements that are one text in several languages; the node itself if it is no
 * such text. */
static const xmlNode *last_language(const xmlNode *first)
{
	const xmlNode *last = first;

	if (!node_lang(first))
		return first;
	for (const xmlNode *n = node_next(first); n && node_lang(n); n = node_next(n)) {
		if (!node_is(n, (const char *)first->name))
			break;
		for (const xmlNode *before = first; before != n; before = node_next(before))
			if (strcmp(node_lang(before), node_lang(n)) == 0)
				return last; /* the next item of a list begins */
		last = n;
	}
	return last;
}

static void put_languages(struct yaml *y, const xmlNode *first, const xmlNode *last,
			  const struct schema_field *f, int indent)
{
	begin_block(y);
	for (const xmlNode *n = first; n; n = n == last ? NULL : node_next(n)) {
		put_key(y, node_lang(n), indent + STEP);
		put_scalar(y, n, f, indent + STEP);
	}
}

/* The children of a node, each group of languages as one; list: as items, not as keys.  Sections
 * have a line between them. */
static void put_children(struct yaml *y, const xmlNode *node, struct within in, bool list,
			 int indent)
{
	const xmlNode *last;

	for (const xmlNode *n = node_first(node); n; n = node_next(last)) {
		last = last_language(n);
		if (indent == 0 && n->prev)
			g_string_append_c(y->out, '\n');
		if (list)
			put_dash(y, indent);
		else
			put_key(y, (const char *)n->name, indent);
		if (node_lang(n))
			put_languages(y, n, last, within_field(&in, n), indent);
		else
			put_value(y, n, in, indent);
	}
}

/* What the schema does not know is a list if all of it is named "item". */
static bool is_list(const xmlNode *node, const struct within *children)
{
	if (children->list || children->record)
		return children->list != NULL;
	for (const xmlNode *n = node_first(node); n; n = node_next(n))
		if (!node_is(n, "item"))
			return false;
	return true;
}

/* What follows the node's key or dash, which stands at `indent`. */
static void put_value(struct yaml *y, const xmlNode *node, struct within in, int indent)
{
	struct within children = within_child(&in, node);

	if (!node_first(node) && !node_id(node)) {
		put_scalar(y, node, within_field(&in, node), indent);
		return;
	}
	begin_block(y);
	if (node_id(node)) {
		put_key(y, "id", indent + STEP);
		put_flow(y, node_id(node), false, indent + STEP);
	}
	put_children(y, node, children, is_list(node, &children), indent + STEP);
}

void write_yaml(const xmlNode *root, const char *record, GString *out)
{
	struct yaml y = { out, g_regex_new(typed_pattern, 0, 0, NULL), false };

	put_children(&y, root, (struct within){ record, NULL }, false, 0);
	g_regex_unref(y.typed);
}
