/* What the tests of the stages after reading share: trees written as short texts. */
#ifndef TESTS_TREES_H
#define TESTS_TREES_H

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlsave.h>
#include <string.h>

/* A place for an element of such a text: its key at LINE:3, its value at LINE:9. */
#define AT(line) " s:at='c.yaml:" #line ":3:" #line ":9:0'"

#define ROOT_AT " xmlns:s='urn:csmsc:span' s:at='c.yaml:1:1:1:1:0'"

static inline xmlDoc *tree(const char *text)
{
	xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "test", NULL,
				    XML_PARSE_NONET | XML_PARSE_NOBLANKS);

	if (!doc)
		g_error("this test holds XML that is not well-formed: %s", text);
	return doc;
}

/* A tree whose root, at 1:1, is the element `name` around `content`. */
static inline xmlDoc *tree_in(const char *name, const char *content)
{
	char *text = g_strdup_printf("<%s" ROOT_AT ">%s</%s>", name, content, name);
	xmlDoc *doc = tree(text);

	g_free(text);
	return doc;
}

static inline char *tree_text(xmlNode *node)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlSaveCtxt *save = xmlSaveToBuffer(buffer, "UTF-8", XML_SAVE_NO_DECL);
	char *text;

	if (!node->doc->encoding) /* else attributes come as character references */
		node->doc->encoding = xmlStrdup(BAD_CAST "UTF-8");
	xmlSaveTree(save, node);
	xmlSaveClose(save);
	text = g_strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return text;
}

#endif
