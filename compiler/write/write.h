/* The model -> the files that it is read from: what read/ does, the other way round.
 *
 * The tree is that of one file, with prose still as text; what is written gives the same tree when
 * it is read again.  Comments are not in the tree. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include <glib.h>
#include <libxml/tree.h>

/* `root` is an element of type `record`. */
void write_yaml(const xmlNode *root, const char *record, GString *out);
void write_xml(const xmlNode *root, const char *record, GString *out);

#endif
