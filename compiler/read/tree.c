#include "read/tree.h"

#include "base/mem.h"
#include "model/place.h"

#include <glib.h>

xmlDoc *tree_new(const char *record, const char *file)
{
	xmlDoc *doc = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	xmlNode *root = mem_must(xmlNewDocNode(doc, NULL, BAD_CAST record, NULL));
	struct place place = { .key = { g_intern_string(file), 1, 1 } };

	xmlDocSetRootElement(doc, root);
	node_set_place(root, &place);
	return doc;
}
