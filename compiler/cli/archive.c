#include "cli/archive.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "emit/finish.h"
#include "model/place.h"

#include <libxml/xmlsave.h>
#include <string.h>

GBytes *tree_text(const xmlDoc *tree)
{
	xmlDoc *bare = mem_must(xmlCopyDoc((xmlDoc *)tree, 1));
	xmlChar *text = NULL;
	GBytes *bytes;
	int size = 0;

	tree_strip_places(xmlDocGetRootElement(bare));
	xmlDocDumpFormatMemoryEnc(bare, &text, &size, "UTF-8", 1);
	if (!text)
		mem_die();
	bytes = g_bytes_new(text, (size_t)size);
	xmlFree(text);
	xmlFreeDoc(bare);
	return bytes;
}

static const char *type_of(const char *name)
{
	static const struct {
		const char *ending, *type;
	} types[] = {
		{ ".yaml", "application/yaml" }, { ".yml", "application/yaml" },
		{ ".xml", "application/xml" }, { ".csv", "text/csv" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_has_suffix(name, types[i].ending))
			return types[i].type;
	return "application/octet-stream";
}

static void attachment_free(void *attachment)
{
	struct attachment *a = attachment;

	g_free(a->name);
	g_free(a->description);
	g_bytes_unref(a->bytes);
	g_free(a);
}

static bool is_taken(const GPtrArray *files, const char *name)
{
	for (guint i = 0; i < files->len; i++)
		if (strcmp(((const struct attachment *)files->pdata[i])->name, name) == 0)
			return true;
	return false;
}

/* Takes the bytes.  Attachments lie in no folders: "a/b.csv" is called "a-b.csv", and described
 * by its path. */
static void add_file(GPtrArray *files, const char *path, const char *relation, char *description,
		     GBytes *bytes)
{
	struct attachment *a = g_new0(struct attachment, 1);

	a->name = g_strdelimit(g_strdup(path), "/", '-');
	while (is_taken(files, a->name)) {
		char *longer = g_strconcat("-", a->name, NULL);

		g_free(a->name);
		a->name = longer;
	}
	a->type = type_of(path);
	a->relation = relation;
	a->description = description;
	a->bytes = bytes;
	g_ptr_array_add(files, a);
}

static bool add_article(GPtrArray *files, struct pack *p, const struct composed *c,
			const char *lang)
{
	xmlDoc *article = composed_stamp(p, c, lang);
	char *name;

	if (!article)
		return false;
	name = g_strdup_printf("%s.%s.docbook.xml", node_id(c->document), lang);
	add_file(files, name, "Supplement", g_strdup("This document as DocBook 5"),
		 tree_text(article));
	g_free(name);
	xmlFreeDoc(article);
	return true;
}

static bool add_description(GPtrArray *files, const struct pack *p)
{
	for (guint i = 0; i < p->files->len; i++) {
		const char *path = p->files->pdata[i];
		GBytes *bytes = file_read_below(p->options->folder, path, LIMIT_FILE_BYTES, SPAN_NONE,
						p->diag);

		if (!bytes)
			return false;
		add_file(files, path, "Source",
			 g_strconcat("The organisation's description: ", path, NULL), bytes);
	}
	return true;
}

GPtrArray *archive_files(struct pack *p, const struct composed *c, const char *lang, bool copy)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(attachment_free);
	bool handed_over = copy || (c->view->subject && node_is(c->view->subject, "agreement"));

	if (add_article(files, p, c, lang) && (handed_over || add_description(files, p)))
		return files;
	g_ptr_array_unref(files);
	return NULL;
}
