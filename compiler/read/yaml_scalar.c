#include "read/yaml_reader.h"

#include "read/text.h"
#include "read/yaml_fold.h"

#include <string.h>

static bool is_block(const yaml_event_t *e)
{
	return e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	       e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
}

/* A scalar's own bytes; the event's begin with its anchor and tag. */
struct extent {
	const char *p, *end;
	struct span at;
};

static void extent_step(struct extent *x)
{
	bool line = *x->p == '\n' || (*x->p == '\r' && !(x->p + 1 < x->end && x->p[1] == '\n'));

	x->at.line += line;
	x->at.col = line ? 1 : x->at.col + 1;
	x->p = g_utf8_next_char(x->p);
}

static void skip_until(struct extent *x, const char *stop)
{
	while (x->p < x->end && !strchr(stop, *x->p))
		extent_step(x);
}

static void skip_while(struct extent *x, const char *skip)
{
	while (x->p < x->end && strchr(skip, *x->p))
		extent_step(x);
}

/* Anchors, tags and the white space and comments that may follow them. */
static void skip_properties(struct extent *x)
{
	while (x->p < x->end && (*x->p == '&' || *x->p == '!')) {
		if (*x->p == '&')
			skip_while(x, "&-_" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);
		else
			skip_until(x, " \t\r\n");
		skip_while(x, " \t\r\n");
		while (x->p < x->end && *x->p == '#') {
			skip_until(x, "\r\n");
			skip_while(x, " \t\r\n");
		}
	}
}

static struct extent scalar_extent(struct reader *r, const yaml_event_t *e)
{
	struct extent x = { .at = mark_span(r, e->start_mark) };

	x.p = mark_bytes(r, e->start_mark);
	x.end = mark_bytes(r, e->end_mark);
	skip_properties(&x);
	if (is_block(e)) {
		skip_until(&x, "\r\n");
		if (x.p < x.end && *x.p == '\r')
			extent_step(&x);
		if (x.p < x.end && *x.p == '\n')
			extent_step(&x);
	}
	return x;
}

/* Whether a line end stands by itself between two lines that begin at the margin: the writer
 * left a blank line there, and folding took it. */
static bool lost_paragraph(const char *text)
{
	const char *line = text;

	for (const char *p = strchr(text, '\n'); p && p[1]; p = strchr(p + 1, '\n')) {
		bool single = p > text && p[-1] != '\n' && p[1] != '\n';

		if (single && *line != ' ' && *line != '\t' && p[1] != ' ' && p[1] != '\t')
			return true;
		line = p + 1;
	}
	return false;
}

static enum fold_style fold_style(const yaml_event_t *e)
{
	switch (e->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE: return FOLD_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return FOLD_DOUBLE;
	case YAML_FOLDED_SCALAR_STYLE:        return FOLD_BLOCK;
	default:                              return FOLD_PLAIN;
	}
}

/* A scalar of several lines: its own place, and the joints of its lines. */
static void mend_lines(struct reader *r, const yaml_event_t *e, struct value *v, char *text)
{
	struct extent x = scalar_extent(r, e);
	size_t size = (size_t)(x.end - x.p);

	v->at = x.at;
	if (is_block(e)) {
		int indent = block_indent(text, v->length, x.p, size);

		v->at.col = indent + 1;
		if (e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE) {
			v->indent = indent + 1;
			return;
		}
	}
	v->length = fold_join(text, v->length, x.p, size, fold_style(e));
	v->folded = fold_style(e) != FOLD_DOUBLE && lost_paragraph(text);
}

/* The last line end of a block belongs to the way it is written. */
static void trim_block(struct value *v, char *text)
{
	while (v->length > 0 && text[v->length - 1] == '\n')
		text[--v->length] = '\0';
}

void fill_text(struct reader *r, const yaml_event_t *e, struct value *v)
{
	char *text = pool_copy(r->pool, (const char *)e->data.scalar.value, e->data.scalar.length);
	const char *fault;

	v->text = text;
	v->length = e->data.scalar.length;
	if (e->end_mark.line > e->start_mark.line || is_block(e))
		mend_lines(r, e, v, text);
	if (is_block(e))
		trim_block(v, text);
	v->bytes = v->length;
	fault = text_fault(text, v->length);
	if (fault) {
		text_report(fault, v->at, r->d);
		v->kind = VALUE_BAD;
	}
}
