#include "model/doc.h"
#include "write/lines.h"
#include "write/within.h"
#include "write/write.h"

#include <stdbool.h>
#include <string.h>

enum { WIDTH = 100, STEP = 2 };

static void put_indent(GString *out, int indent)
{
	g_string_append_printf(out, "%*s", indent, "");
}

/* The signs that XML needs for itself, and those of `refer`, become references. */
static void put_text(GString *out, const char *text, const char *refer)
{
	for (const char *p = text; *p; p++) {
		if (*p == '&')
			g_string_append(out, "&amp;");
		else if (*p == '<')
			g_string_append(out, "&lt;");
		else if (*p == '>' && p - text >= 2 && p[-1] == ']' && p[-2] == ']')
			g_string_append(out, "&gt;");
		else if (strchr(refer, *p))
			g_string_append_printf(out, "&#%d;", *p);
		else
			g_string_append_c(out, *p);
	}
}

static void put_attribute(GString *out, const char *name, const char *value)
{
	if (!value)
		return;
	g_string_append_printf(out, " %s=\"", name);
	put_text(out, value, "\"\t\n\r");
	g_string_append_c(out, '"');
}

static bool is_blank(const char *line)
{
	return line[strspn(line, " \t")] == '\0';
}

/* One line must begin at the margin, or the reader takes the lines' own blanks for it: then the
 * first one is written as a reference. */
static bool needs_margin(char **lines)
{
	for (char **line = lines; *line; line++)
		if (!is_blank(*line) && **line != ' ' && **line != '\t')
			return false;
	return true;
}

static void put_block(GString *out, const char *text, int indent)
{
	char **lines = g_strsplit(text, "\n", -1);
	bool margin = needs_margin(lines);

	g_string_append_c(out, '\n');
	for (char **line = lines; *line; line++) {
		const char *rest = *line;

		if (*rest)
			put_indent(out, indent + STEP);
		if (margin && !is_blank(rest)) {
			g_string_append_printf(out, "&#%d;", *rest++);
			margin = false;
		}
		put_text(out, rest, "\r");
		g_string_append_c(out, '\n');
	}
	put_indent(out, indent);
	g_strfreev(lines);
}

/* A text without line ends, on one line with its tags where there is room. */
static void put_folded(GString *out, const char *text, int indent, int tags)
{
	bool fits = indent + tags + lines_columns(text) <= WIDTH;
	GPtrArray *lines = lines_of(text, 0, WIDTH - indent - STEP);

	if (fits || lines->len == 1 || strchr(text, '\n')) {
		put_text(out, text, "\n\r");
	} else {
		for (guint i = 0; i < lines->len; i++) {
			g_string_append_c(out, '\n');
			put_indent(out, indent + STEP);
			put_text(out, lines->pdata[i], "\r");
		}
		g_string_append_c(out, '\n');
		put_indent(out, indent);
	}
	g_ptr_array_unref(lines);
}

/* `f`: NULL for what the schema does not know, which keeps its lines as prose does. */
static void put_content(GString *out, const xmlNode *node, const struct schema_field *f, int indent,
			int tags)
{
	const char *text = node_text(node);

	if (keeps_lines(f, text))
		put_block(out, text, indent);
	else if (f && f->kind != KIND_PROSE)
		put_folded(out, text, indent, tags);
	else
		put_text(out, text, "\n\r");
}

static void put_element(GString *out, const xmlNode *node, struct within in, int indent);

static void put_children(GString *out, const xmlNode *node, struct within in, int indent)
{
	for (const xmlNode *n = node_first(node); n; n = node_next(n))
		put_element(out, n, in, indent);
}

static void put_element(GString *out, const xmlNode *node, struct within in, int indent)
{
	const char *name = (const char *)node->name;
	const struct schema_field *f = within_field(&in, node);
	size_t tag = out->len;

	put_indent(out, indent);
	g_string_append_printf(out, "<%s", name);
	put_attribute(out, "id", node_id(node));
	put_attribute(out, "xml:lang", node_lang(node));
	if (!node_first(node) && !*node_text(node)) {
		g_string_append(out, "/>\n");
		return;
	}
	g_string_append_c(out, '>');
	if (node_first(node)) {
		g_string_append_c(out, '\n');
		put_children(out, node, within_child(&in, node), indent + STEP);
		put_indent(out, indent);
	} else {
		int tags = (int)(out->len - tag) - indent + (int)strlen("</>") + (int)strlen(name);

		put_content(out, node, f, indent, tags);
	}
	g_string_append_printf(out, "</%s>\n", name);
}

void write_xml(const xmlNode *root, const char *record, GString *out)
{
	g_string_append_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s>\n", record);
	put_children(out, root, (struct within){ record, NULL }, STEP);
	g_string_append_printf(out, "</%s>\n", record);
}
