#include "read/prose_place.h"

#include "base/mem.h"
#include "model/names.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const xmlChar runs_name[] = "runs";

static xmlAttr *runs_attribute(const xmlNode *field)
{
	for (xmlAttr *a = field->properties; a; a = a->next)
		if (a->ns && xmlStrEqual(a->ns->href, BAD_CAST NS_SPAN) &&
		    xmlStrEqual(a->name, runs_name))
			return a;
	return NULL;
}

/* The namespace is that of the element's place; it need not be declared above, because a file's
 * elements are built beside the tree. */
void prose_place_keep(xmlNode *field, const char *runs)
{
	const xmlAttr *place = runs ? field->properties : NULL;

	while (place && !(place->ns && xmlStrEqual(place->ns->href, BAD_CAST NS_SPAN)))
		place = place->next;
	if (place)
		mem_must(xmlNewNsProp(field, place->ns, runs_name, BAD_CAST runs));
}

void prose_place_drop(xmlNode *field)
{
	xmlAttr *runs = runs_attribute(field);

	if (runs)
		xmlRemoveProp(runs);
}

void prose_place_init(struct prose_place *w, const xmlNode *field, const char *text)
{
	const xmlAttr *runs = runs_attribute(field);

	*w = (struct prose_place){
		.place = node_place(field), .text = text, .line = text, .number = 1,
		.p = text, .end = text,
		.runs = runs && runs->children ? (const char *)runs->children->content : "",
	};
	if (!w->place.value.line)
		w->place.value = w->place.key;
}

/* The last place before `p` that is known; returns the byte there. */
static const char *last_run(const struct prose_place *w, const char *p, struct span *at)
{
	const char *from = w->text;

	for (char *r = (char *)w->runs; *r; r++) {
		size_t byte = strtoul(r, &r, 10);
		int line = (int)strtol(r + 1, &r, 10);
		int col = (int)strtol(r + 1, &r, 10);

		if (byte > (size_t)(p - w->text))
			break;
		from = w->text + byte;
		at->line = line;
		at->col = col;
	}
	return from;
}

struct span prose_span(const struct prose_place *w, const char *p)
{
	struct span at = w->place.value;
	const char *line;

	if (w->place.indent == 0)
		return at;
	line = last_run(w, p, &at);
	for (const char *end; (end = memchr(line, '\n', (size_t)(p - line))) != NULL; at.line++) {
		line = end + 1;
		at.col = w->place.indent;
	}
	at.col += (int)g_utf8_pointer_to_offset(line, p);
	return at;
}

static const char *line_end(const char *p)
{
	return p + strcspn(p, "\n");
}

/* The beginning of line `wanted`, going on from `line`, which is line `number`. */
static const char *find_line(const char *line, int number, int wanted)
{
	for (; number < wanted && *line; number++) {
		line = line_end(line);
		line += *line == '\n';
	}
	return line;
}

static const char *byte_in_line(const char *line, int column)
{
	const char *p = line;

	while (*p && *p != '\n' && p - line < column - 1)
		p = g_utf8_next_char(p);
	return p;
}

const char *prose_byte(const struct prose_place *w, int line, int column)
{
	return byte_in_line(find_line(w->text, 1, line), column);
}

void prose_paragraph(struct prose_place *w, int line, int column, int end_line)
{
	if (line < w->number) {
		w->line = w->text;
		w->number = 1;
	}
	w->line = find_line(w->line, w->number, line);
	w->number = line;
	w->p = byte_in_line(w->line, column);
	w->end = line_end(find_line(w->line, line, end_line));
	w->end = MAX(w->end, w->p);
}

/* The next `what` in the paragraph, or NULL. */
static const char *find(const struct prose_place *w, const char *what)
{
	return g_strstr_len(w->p, w->end - w->p, what);
}

/* Text that came from a character reference is not found, or only lines further down: then the
 * place stays where it is until the next inline that is found. */
const char *prose_find_text(struct prose_place *w, const char *literal)
{
	char *first = g_strndup(literal, strcspn(literal, "\n"));
	const char *found = first[0] ? find(w, first) : NULL;

	if (found && memchr(w->p, '\n', (size_t)(found - w->p)))
		found = NULL;
	if (found)
		w->p = found + strlen(first);
	g_free(first);
	return found ? found : w->p;
}

static const char *after_backticks(const char *p, const char *end)
{
	while (p < end && *p == '`')
		p++;
	return p;
}

/* A code span ends with as many backticks as it begins with. */
const char *prose_find_code(struct prose_place *w)
{
	const char *from = find(w, "`");
	const char *next = from;
	ptrdiff_t ticks;

	if (!from)
		return w->p;
	w->p = after_backticks(from, w->end);
	ticks = w->p - from;
	while ((next = find(w, "`")) != NULL) {
		w->p = after_backticks(next, w->end);
		if (w->p - next == ticks)
			break;
	}
	return from;
}

const char *prose_find_link(struct prose_place *w)
{
	const char *p = w->p;

	while (p < w->end && *p != '[' && *p != '<')
		p++;
	w->p = p < w->end ? p + 1 : p;
	return p;
}

/* The blanks and the backslash before a line end belong to it. */
const char *prose_find_line_end(struct prose_place *w)
{
	const char *end = MIN(line_end(w->p), w->end);
	const char *from = end;

	while (from > w->p && (from[-1] == ' ' || from[-1] == '\\'))
		from--;
	w->p = end < w->end ? end + 1 : end;
	return from;
}

/* Past what may stand before a block: indentation and the marks of lists. */
static const char *block_start(const char *line)
{
	return line + strspn(line, " \t-*+0123456789.)");
}

static bool defines_link(const char *p)
{
	if (*p != '[')
		return false;
	for (p++; *p && !strchr("[]\n", *p); p++)
		if (*p == '\\' && p[1] && p[1] != '\n')
			p++;
	return p[0] == ']' && p[1] == ':';
}

/* A definition cannot stand in the middle of a paragraph: before it is a blank line, another
 * definition or the mark of a list item. */
const char *prose_find_definition(const struct prose_place *w, const char *from)
{
	bool first = true;

	for (const char *line = w->text; *line;) {
		const char *end = line_end(line);
		const char *text = line + strspn(line, " \t");
		const char *p = block_start(line);
		bool definition = (first || p > text) && defines_link(p);

		if (definition && p >= from)
			return p;
		first = definition || text == end;
		line = *end ? end + 1 : end;
	}
	return NULL;
}
