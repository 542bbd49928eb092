#include "read/yaml_fold.h"

#include "base/chars.h"

#include <string.h>

/* Source and value side by side.  `out` writes the value back over itself: it only shrinks. */
struct fold {
	const char *p, *end;      /* source */
	const char *v, *last;     /* value as libyaml gives it */
	char *text, *out;         /* value as it becomes */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

/* Passes one line end of the source. */
static void skip_break(struct fold *f)
{
	f->p += f->end - f->p > 1 && f->p[0] == '\r' && f->p[1] == '\n' ? 2 : 1;
}

/* Passes blanks and line ends; returns the number of line ends. */
static size_t skip_space(struct fold *f)
{
	size_t breaks = 0;

	while (f->p < f->end && (is_blank(*f->p) || is_break(*f->p))) {
		if (is_break(*f->p)) {
			skip_break(f);
			breaks++;
		} else {
			f->p++;
		}
	}
	return breaks;
}

/* Copies `count` bytes of the value; false if it has no more. */
static bool copy(struct fold *f, size_t count)
{
	if ((size_t)(f->last - f->v) < count)
		return false;
	memmove(f->out, f->v, count);
	f->out += count;
	f->v += count;
	return true;
}

/* Copies one character, whatever the source had for it. */
static bool copy_char(struct fold *f)
{
	return f->v < f->last && copy(f, (size_t)(g_utf8_next_char(f->v) - f->v));
}

/* The value's space for a single line end: dropped where the lines join without one. */
static bool copy_line_end(struct fold *f)
{
	if (f->v >= f->last || *f->v != ' ')
		return false;
	if (!line_end_joins(f->text, f->out, f->v + 1))
		return copy(f, 1);
	f->v++;
	return true;
}

/* Blanks and line ends inside a flow scalar. */
static bool fold_space(struct fold *f)
{
	const char *from = f->p;
	size_t breaks = skip_space(f);

	if (breaks == 0)
		return copy(f, (size_t)(f->p - from));
	return breaks == 1 ? copy_line_end(f) : copy(f, breaks - 1);
}

static size_t escape_digits(char c)
{
	switch (c) {
	case 'x': return 2;
	case 'u': return 4;
	case 'U': return 8;
	default:  return 0;
	}
}

/* A backslash in double quotes: before a line end it joins the lines, else it is one character. */
static bool fold_escape(struct fold *f)
{
	size_t digits;

	f->p++;
	if (f->p >= f->end)
		return false;
	if (is_break(*f->p)) {
		skip_break(f);
		return copy(f, skip_space(f));
	}
	digits = escape_digits(*f->p);
	if ((size_t)(f->end - f->p) <= digits)
		return false;
	f->p += 1 + digits;
	return copy_char(f);
}

/* A character that stands for itself; '' in single quotes stands for one. */
static bool fold_char(struct fold *f, enum fold_style style)
{
	if (f->v >= f->last || *f->v != *f->p)
		return false;
	f->p = g_utf8_next_char(f->p);
	if (style == FOLD_SINGLE && f->v[0] == '\'')
		f->p++;
	return copy_char(f);
}

static bool fold_flow(struct fold *f, enum fold_style style)
{
	bool ok = true;

	if (style != FOLD_PLAIN && f->end - f->p >= 2) {
		f->p++;
		f->end--;
	}
	while (ok && f->p < f->end) {
		if (is_blank(*f->p) || is_break(*f->p))
			ok = fold_space(f);
		else if (style == FOLD_DOUBLE && *f->p == '\\')
			ok = fold_escape(f);
		else
			ok = fold_char(f, style);
	}
	return ok && f->v == f->last;
}

/* Passes up to `indent` spaces. */
static void skip_indent(struct fold *f, int indent)
{
	while (indent-- > 0 && f->p < f->end && *f->p == ' ')
		f->p++;
}

static bool copy_line(struct fold *f)
{
	const char *from = f->p;

	while (f->p < f->end && !is_break(*f->p))
		f->p++;
	if (f->last - f->v < f->p - from || memcmp(f->v, from, (size_t)(f->p - from)) != 0)
		return false;
	return copy(f, (size_t)(f->p - from));
}

/* The line end at hand and the empty lines after it; returns how many line ends. */
static size_t skip_lines(struct fold *f, int indent)
{
	size_t breaks = 0;

	while (f->p < f->end && is_break(*f->p)) {
		skip_break(f);
		skip_indent(f, indent);
		breaks++;
	}
	return breaks;
}

/* In a block the blanks at the end of a line are part of the text; where lines join without a
 * space nobody meant these, either. */
static bool copy_block_end(struct fold *f)
{
	char *end = f->out;

	while (end > f->text && is_blank(end[-1]))
		end--;
	if (f->v < f->last && line_end_joins(f->text, end, f->v + 1))
		f->out = end;
	return copy_line_end(f);
}

/* Between two lines of a folded block.  One line end is a space, n are n-1 line ends; beside a
 * line that begins with a blank all are kept. */
static bool fold_lines(struct fold *f, int indent, bool blank)
{
	size_t breaks = skip_lines(f, indent);

	if (f->p >= f->end)
		return true; /* the end, where chomping decides */
	if (blank || is_blank(*f->p))
		return copy(f, breaks);
	return breaks == 1 ? copy_block_end(f) : copy(f, breaks - 1);
}

static bool fold_block(struct fold *f)
{
	int indent = block_indent(f->v, (size_t)(f->last - f->v), f->p, (size_t)(f->end - f->p));
	bool ok;

	skip_indent(f, indent);
	ok = copy(f, skip_lines(f, indent)); /* empty lines before the text are kept */
	while (ok && f->p < f->end) {
		bool blank = is_blank(*f->p);

		ok = copy_line(f) && fold_lines(f, indent, blank);
	}
	while (ok && f->v < f->last && *f->v == '\n')
		ok = copy(f, 1);
	return ok && f->v == f->last;
}

size_t fold_join(char *text, size_t length, const char *source, size_t size, enum fold_style style)
{
	char *original = g_memdup2(text, length + 1);
	struct fold f = { source, source + size, original, original + length, text, text };
	bool ok = style == FOLD_BLOCK ? fold_block(&f) : fold_flow(&f, style);

	if (ok)
		length = (size_t)(f.out - text);
	else
		memcpy(text, original, length);
	text[length] = '\0';
	g_free(original);
	return length;
}

/* Spaces before the first character that is neither space nor line end. */
static int first_indent(const char *text, size_t length)
{
	int spaces = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == ' ')
			spaces++;
		else if (is_break(text[i]))
			spaces = 0;
		else
			return spaces;
	}
	return 0;
}

int block_indent(const char *text, size_t length, const char *source, size_t size)
{
	int indent = first_indent(source, size) - first_indent(text, length);

	return indent > 0 ? indent : 0;
}
