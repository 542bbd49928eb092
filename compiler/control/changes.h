/* What differs between the facts of two states of a document. */
#ifndef CONTROL_CHANGES_H
#define CONTROL_CHANGES_H

#include <glib.h>
#include <libxml/tree.h>

/* One field that changed: path as "risks/R-07/level"; from or to is NULL where it was added or
 * removed. */
struct change {
	char *path;
	char *from;
	char *to;
};

/* Compares two trees of facts (root csms); an array of struct change *, freed with
 * g_ptr_array_unref.  At most `most` are listed. */
GPtrArray *changes_between(const xmlDoc *before, const xmlDoc *after, guint most);

#endif
