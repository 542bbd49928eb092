/* The model: an organisation's description as a libxml2 tree, with quick access to its records.
 *
 * Elements of the model have no namespace; prose is DocBook (names.h).  Accessors lend. */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct doc;

/* Takes the tree (root element csms) and indexes its records by id. */
struct doc *doc_new(xmlDoc *tree);
void doc_free(struct doc *doc);
xmlDoc *doc_tree(const struct doc *doc);
xmlNode *doc_root(const struct doc *doc);

/* The record of that id in a top-level list ("risks", "R-01"), or NULL. */
xmlNode *doc_record(const struct doc *doc, const char *section, const char *id);

/* The languages of the pack (const char *), the prevailing one first; borrowed. */
const GPtrArray *doc_languages(const struct doc *doc);

/* The first child element of that name, or NULL. */
xmlNode *node_child(const xmlNode *node, const char *name);
/* The next sibling element (any name), or NULL; node_first is the first child element. */
xmlNode *node_first(const xmlNode *node);
xmlNode *node_next(const xmlNode *node);
bool node_is(const xmlNode *node, const char *name);

/* The text of a node that holds one text node, without copying; "" if it is empty. */
const char *node_text(const xmlNode *node);
/* The text of the child of that name, or NULL if there is none. */
const char *child_text(const xmlNode *node, const char *name);
/* The text of the child of that name in `lang`: that with xml:lang, else the one without, or NULL. */
xmlNode *child_in(const xmlNode *node, const char *name, const char *lang);
const char *child_text_in(const xmlNode *node, const char *name, const char *lang);
/* An attribute's text without copying, or NULL. */
const char *node_attr(const xmlNode *node, const char *name);
#define node_id(node) node_attr((node), "id")
/* xml:lang of this very element, or NULL. */
const char *node_lang(const xmlNode *node);

/* True if the node's list of that name has an item with that text (false for a NULL text). */
bool list_holds(const xmlNode *node, const char *list, const char *text);

/* New child element with text (NULL: none), no namespace. */
xmlNode *node_add(xmlNode *parent, const char *name, const char *text);
void node_set(xmlNode *node, const char *attr, const char *value);

#endif
