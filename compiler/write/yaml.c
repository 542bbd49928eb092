#include "model/doc.h"
#include "model/schema.h"
#include "write/lines.h"
#include "write/write.h"

#include <stdbool.h>
#include <string.h>

enum { WIDTH = 100, STEP = 2 };

struct yaml {
	GString *out;
	GRegex *typed; /* what programs that read YAML take for something else than a text */
	bool open;     /* the line at hand ends with "- " and takes the next thing */
};

/* What the children of an element are: fields of a record, items of a list, or unknown. */
struct within {
	const char *record;
	const struct schema_field *list;
};

static void put_node(struct yaml *y, const xmlNode *node, const struct schema_field *f, int indent);

/* YAML 1.1 and 1.2: nothing, truth, numbers, times. */
static const char typed_pattern[] =
	"^(~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE"
	"|on|On|ON|off|Off|OFF"
	"|[-+]?(0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])*)"
	"|[-+]?([0-9][0-9_]*(:[0-5]?[0-9])*)?\\.?[0-9_]*([eE][-+]?[0-9]+)?"
	"|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|=|<<"
	"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?)$";

/* -- texts ------------------------------------------------------------------------------------ */

static void put_indent(struct yaml *y, int indent)
{
	g_string_append_printf(y->out, "%*s", indent, "");
}

/* Whether the text means itself without quotes; `plain`: its kind makes it a number or the like. */
static bool is_plain(const struct yaml *y, const char *text, bool plain)
{
	size_t length = strlen(text);

	if (length == 0 || strpbrk(text, "\t\n\r") || strchr(" :", text[length - 1]) || *text == ' ')
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

/* A text of one line, or folded over several. */
static void put_flow(struct yaml *y, const char *text, bool plain, int indent)
{
	char quote = quote_for(y, text, plain);
	const char *begun = strrchr(y->out->str, '\n');
	int used = lines_columns(begun ? begun + 1 : y->out->str);
	bool fits = used + 3 + lines_columns(text) <= WIDTH || strpbrk(text, "\t\n\r");
	GPtrArray *lines = lines_of(text, fits ? G_MAXINT : WIDTH - indent - STEP);

	if (!y->open)
		g_string_append_c(y->out, ' ');
	if (quote)
		g_string_append_c(y->out, quote);
	for (guint i = 0; i < lines->len; i++) {
		if (i > 0) {
			g_string_append_c(y->out, '\n');
			put_indent(y, indent + STEP);
		}
		put_quoted(y, lines->pdata[i], quote);
	}
	if (quote)
		g_string_append_c(y->out, quote);
	g_string_append_c(y->out, '\n');
	g_ptr_array_unref(lines);
}
