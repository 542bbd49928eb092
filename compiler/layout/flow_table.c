#include "layout/flow_private.h"

#include "model/doc.h"
#include "model/place.h"

#include <string.h>

static void read_cell(struct reader *r, const xmlNode *node, void *context)
{
	struct flow_cell *cell = flow_take(r, sizeof *cell);

	flow_check_attrs(r, node, " columns rows align style ");
	cell->style = flow_style(r, node, r->style->cells, "cell style");
	cell->align = flow_align(r, node, "align");
	cell->columns = MAX(flow_count(r, node, "columns", 1), 1);
	cell->rows = MAX(flow_count(r, node, "rows", 1), 1);
	cell->blocks = flow_blocks(r, node);
	cell->at = node_span(node);
	g_ptr_array_add(context, cell);
}

static void read_row(struct reader *r, const xmlNode *node, struct flow_table *t)
{
	struct flow_row *row = flow_take(r, sizeof *row);

	flow_check_attrs(r, node, " style id ");
	row->style = flow_style(r, node, r->style->rows, "row style");
	row->id = flow_attr(r, node, "id");
	row->cells = flow_array(r);
	row->at = node_span(node);
	flow_children(r, node, "cell", row->cells, read_cell);
	g_ptr_array_add(t->rows, row);
}

/* "3 1 1" */
static void read_widths(struct reader *r, const xmlNode *node, struct flow_table *t)
{
	const char *text = node_attr(node, "widths");
	char **words = g_strsplit_set(text ? text : "", " ", -1);
	double *widths = flow_take(r, g_strv_length(words) * sizeof *widths + 1);
	size_t count = 0;

	for (char **w = words; *w; w++) {
		char *end;
		double value = g_ascii_strtod(*w, &end);

		if (!**w)
			continue;
		if (*end || !(value > 0 && value < 10000))
			flow_fault(r, node, MSG_FLOW_VALUE, *w, "widths", "table");
		else
			widths[count++] = value;
	}
	if (!count)
		flow_fault(r, node, MSG_FLOW_VALUE, "", "widths", "table");
	g_strfreev(words);
	t->widths = widths;
	t->columns = count;
}

static bool read_flag(struct reader *r, const xmlNode *node, const char *name)
{
	const char *text = node_attr(node, name);

	if (text && strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
		flow_fault(r, node, MSG_FLOW_VALUE, text, name, (const char *)node->name);
	return text && strcmp(text, "yes") == 0;
}

/* Captions come before the rows, notes after them. */
static void read_part(struct reader *r, const xmlNode *node, struct flow_table *t)
{
	bool before = !t->rows->len && !t->notes, after = !t->notes;

	if (flow_is(node, "caption") && before && !t->caption)
		t->caption = flow_inlines(r, node);
	else if (flow_is(node, "continued") && before && !t->continued)
		t->continued = flow_inlines(r, node);
	else if (flow_is(node, "rest") && before && !t->rest)
		t->rest = flow_inlines(r, node);
	else if (flow_is(node, "row") && after)
		read_row(r, node, t);
	else if (flow_is(node, "note") && after)
		t->notes = flow_blocks(r, node);
	else
		flow_unknown(r, node);
}

void flow_read_table(struct reader *r, const xmlNode *node, struct block *b)
{
	struct flow_table *t = flow_take(r, sizeof *t);
	const char *style = node_attr(node, "style");

	flow_check_attrs(r, node, " style widths header-rows id turned ");
	flow_no_text(r, node);
	t->style = flow_style(r, node, r->style->tables, "table style");
	if (!t->style && (!style || !*style))
		flow_fault(r, node, MSG_FLOW_STYLE, "table style", "");
	t->turned = read_flag(r, node, "turned");
	t->rows = flow_array(r);
	read_widths(r, node, t);
	for (xmlNode *n = node_first(node); n; n = node_next(n))
		read_part(r, n, t);
	t->head_rows = MIN(flow_count(r, node, "header-rows", 0), t->rows->len);
	b->table = t;
}
