/* Where an element of the model came from.
 *
 * Places travel as one attribute (s:at, namespace NS_SPAN) so that they survive copies and
 * transforms; an element without one has the place of its nearest ancestor.  They are no part
 * of the content: tree_strip_places() takes them away before digest, validation and dump. */
#ifndef MODEL_PLACE_H
#define MODEL_PLACE_H

#include "base/span.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* key: the key or start tag.  value: where the value's text begins; for a block scalar its
 * first line, and indent is the column of its content; otherwise indent is 0. */
struct place {
	struct span key;
	struct span value;
	int indent;
};

void node_set_place(xmlNode *node, const struct place *place);
/* The place of the node or of its nearest ancestor that has one. */
struct place node_place(const xmlNode *node);
/* node_place().key and .value, what most messages want. */
struct span node_span(const xmlNode *node);
struct span node_value_span(const xmlNode *node);

/* Marks a value that its reader has reported and left out: nothing more is said about it. */
void node_set_skipped(xmlNode *node);
bool node_is_skipped(const xmlNode *node);

/* Marks an element that a catalog lends to the description (resolve/lend.h). */
void node_set_lent(xmlNode *node);
bool node_is_lent(const xmlNode *node);

void tree_strip_places(xmlNode *root);

#endif
