/* The tree that readers fill. */
#ifndef READ_TREE_H
#define READ_TREE_H

#include <libxml/tree.h>

/* A document with the root element `record`, whose place is the beginning of `file`. */
xmlDoc *tree_new(const char *record, const char *file);

#endif
