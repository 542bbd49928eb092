/* The logical structure of a document: the tree that readers who do not see the page are led by.
 *
 * Made while blocks are measured, in reading order; every item of the display list that is
 * content points to its node, and what points to none is an artifact: rules, grounds, running
 * heads, watermarks, the repeated heads of tables (a link there is not one).  A paragraph is one
 * node however many pages it stands on.  emit/tag.c writes the tree, pages_dump shows it.
 *
 *     struct node *p = structure_add(m->node, NODE_PARA);   a child, after those that are there
 *     how.node = p;                                         text of one kind
 *     how.nodes = structure_inlines(p, text);               or a node for each segment
 *     item->node = p;                                       whatever else is content
 *
 * A figure may be many items, if they follow each other: they are painted as one.
 *
 * A node that has children holds no text itself: text between children is NODE_TEXT, which is
 * no element, but keeps its place.  Blocks measured only to learn their size have no m->node;
 * then all of this gives NULL, and no nodes are made. */
#ifndef LAYOUT_STRUCTURE_H
#define LAYOUT_STRUCTURE_H

#include "base/pool.h"

#include <glib.h>
#include <stdbool.h>

enum node_kind {
#define NODE(name, tag, shape) NODE_##name,
#include "layout/structure.def"
#undef NODE
	NODE_KINDS,
};

struct structure;

struct node {
	enum node_kind kind;
	unsigned number;           /* in the order of making; the root is 0 */
	struct structure *tree;
	struct node *parent, *first, *last, *next;
	const char *lang;          /* BCP 47; NULL: as the node above */
	const char *alt;           /* of figures: what they show */
	const char *id;            /* of notes: unique */
	const char *scope;         /* of head cells: "Row", "Column", "Both" */
	const char *numbering;     /* of lists, as PDF names it: "Disc", "Decimal" …; NULL: none */
	unsigned columns, rows;    /* that a cell spans; 0 as 1 */
};

struct structure {
	struct pool *pool;         /* not owned: the pages' */
	struct node *root;         /* NODE_DOCUMENT */
	unsigned count;            /* nodes so far */
};

/* An empty tree; it and its nodes lie in `pool`. */
struct structure *structure_new(struct pool *pool);

/* A new last child.  NULL if `parent` is. */
struct node *structure_add(struct node *parent, enum node_kind kind);

/* The node itself or the nearest above it that is of that kind, or NULL. */
struct node *structure_within(struct node *node, enum node_kind kind);

struct inlines;

/* The node of each segment of a paragraph whose node is `parent`: what its links, changes of
 * language and the like become.  NULL if all of the text is the paragraph's own. */
struct node **structure_inlines(struct node *parent, const struct inlines *text);

/* The name of a list's numbering that begins with this label, or NULL. */
const char *structure_numbering(const char *label);

/* "P", "TD"; NULL for NODE_TEXT. */
const char *structure_tag(enum node_kind kind);
/* The kind of that tag, or NODE_KINDS. */
enum node_kind structure_kind(const char *tag);
/* Whether text may point to it. */
bool structure_holds_text(enum node_kind kind);

/* Appends the tree, one line for each child of the root; equal neighbours are counted:
 *     tree Table(THead(TR(TH/Column*2)) TBody(TR(TD*2)*30)) */
void structure_dump(const struct structure *tree, GString *out);

#endif
