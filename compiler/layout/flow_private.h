/* Shared by the two halves of the reader: blocks (flow.c) and inline content (flow_inline.c). */
#ifndef LAYOUT_FLOW_PRIVATE_H
#define LAYOUT_FLOW_PRIVATE_H

#include "layout/flow.h"

struct reader {
	const struct layout_style *style;
	struct pool *pool;
	struct diag *diag;
	struct flow *flow;
	bool failed;
};

/* Reports and remembers that the document cannot be laid out. */
#define flow_fault(r, node, ...) \
	((r)->failed = true, diag_at((r)->diag, node_span(node), __VA_ARGS__))

void *flow_take(struct reader *r, size_t size);
/* An attribute kept in the pool, or NULL. */
const char *flow_attr(struct reader *r, const xmlNode *node, const char *name);
/* A number given as attribute, `fallback` if it is not given. */
double flow_number(struct reader *r, const xmlNode *node, const char *name, double fallback);
enum align flow_align(struct reader *r, const xmlNode *node, const char *name);
/* Reports attributes that are not in `known` (names separated and enclosed by spaces). */
void flow_check_attrs(struct reader *r, const xmlNode *node, const char *known);
/* The style of that name; an attribute that is not given is NULL without a fault. */
const void *flow_style(struct reader *r, const xmlNode *node, GHashTable *styles, const char *what);

/* The inline content of a node, white space collapsed. */
const struct inlines *flow_inlines(struct reader *r, const xmlNode *node);
/* Inline content of plain text. */
const struct inlines *flow_text(struct reader *r, const char *text, struct span at);
/* The language in force at a node, or NULL. */
const char *flow_lang(struct reader *r, const xmlNode *node);

#endif
