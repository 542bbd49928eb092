/* Shared by the parts of the reader: sequences (flow.c), blocks (flow_block.c), tables
 * (flow_table.c) and inline content (flow_inline.c). */
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
/* An array that lives as long as the flow. */
GPtrArray *flow_array(struct reader *r);

/* An attribute kept in the pool, or NULL. */
const char *flow_attr(struct reader *r, const xmlNode *node, const char *name);
/* A number given as attribute, `fallback` if it is not given. */
double flow_number(struct reader *r, const xmlNode *node, const char *name, double fallback);
unsigned flow_count(struct reader *r, const xmlNode *node, const char *name, unsigned fallback);
enum align flow_align(struct reader *r, const xmlNode *node, const char *name);
/* Reports attributes that are not in `known` (names separated and enclosed by spaces). */
void flow_check_attrs(struct reader *r, const xmlNode *node, const char *known);
/* The style of that name; an attribute that is not given is NULL without a fault. */
const void *flow_style(struct reader *r, const xmlNode *node, GHashTable *styles, const char *what);
/* The kind of structure node that an attribute names, among those that hold text or those that do
 * not; NODE_KINDS if it is not given. */
enum node_kind flow_tag(struct reader *r, const xmlNode *node, bool holds_text);
/* The language in force at a node, or NULL. */
const char *flow_lang(struct reader *r, const xmlNode *node);

bool flow_is(const xmlNode *node, const char *name);
/* Whether one of the elements around the node has that name. */
bool flow_within(const xmlNode *node, const char *name);
void flow_unknown(struct reader *r, const xmlNode *node);
/* Reports text where only elements may stand. */
void flow_no_text(struct reader *r, const xmlNode *parent);
/* Calls `read` for every child element, which must be called `name`. */
void flow_children(struct reader *r, const xmlNode *parent, const char *name, void *context,
		   void (*read)(struct reader *r, const xmlNode *node, void *context));

/* The blocks below a node; or the one that is the node, appended to `blocks`. */
GPtrArray *flow_blocks(struct reader *r, const xmlNode *parent);
void flow_block(struct reader *r, const xmlNode *node, GPtrArray *blocks);
void flow_read_table(struct reader *r, const xmlNode *node, struct block *b);

/* The inline content of a node, white space collapsed. */
const struct inlines *flow_inlines(struct reader *r, const xmlNode *node);
/* The same in a look of its own. */
const struct inlines *flow_inlines_in(struct reader *r, const xmlNode *node, struct look look);
/* The same with white space as it is; tabs reach to the next multiple of eight. */
const struct inlines *flow_literal(struct reader *r, const xmlNode *node);
/* Inline content of plain text. */
const struct inlines *flow_text(struct reader *r, const char *text, struct look look,
				struct span at);

#endif
