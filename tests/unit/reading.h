/* What the tests of readers share: trees and findings as short strings to compare. */
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include "base/diag.h"
#include "model/place.h"

#include <glib.h>
#include <libxml/tree.h>

/* "LINE:COL id (LINE:COL id-of-note); ..." */
static inline void put_finding(GString *out, const struct diagnostic *g)
{
	g_string_append_printf(out, "%d:%d %s", g->at.line, g->at.col, msg_name(g->id));
	for (guint i = 0; g->notes && i < g->notes->len; i++) {
		g_string_append(out, " (");
		put_finding(out, g->notes->pdata[i]);
		g_string_append_c(out, ')');
	}
}

static inline char *findings(const struct diag *d)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < diag_all(d)->len; i++) {
		g_string_append(out, i ? "; " : "");
		put_finding(out, diag_all(d)->pdata[i]);
	}
	return g_string_free(out, FALSE);
}

/* What is inside the root element, without places. */
static inline char *inside(xmlDoc *doc)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	char *text;

	tree_strip_places(root);
	for (xmlNode *n = root ? root->children : NULL; n; n = n->next)
		xmlNodeDump(buffer, doc, n, 0, 0);
	text = g_strdup(doc ? (const char *)xmlBufferContent(buffer) : "NULL");
	xmlBufferFree(buffer);
	return text;
}

#endif
