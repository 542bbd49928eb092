#include "cli/index.h"

#include "base/mem.h"
#include "cli/program.h"

#include <string.h>

static void set_number(xmlNode *node, const char *attr, size_t number)
{
	char text[32];

	g_snprintf(text, sizeof text, "%zu", number);
	node_set(node, attr, text);
}

static void set_lang(xmlNode *node, const char *lang)
{
	xmlNodeSetLang(node, BAD_CAST lang);
}

static const struct l10n *words_of(const struct pack *p, const char *lang)
{
	return standards_l10n(p->standards, lang);
}

static void add_words(xmlNode *index, const struct pack *p)
{
	const GPtrArray *languages = doc_languages(p->doc);

	for (guint i = 0; i < languages->len; i++) {
		const struct l10n *l = words_of(p, languages->pdata[i]);

		xmlAddChild(index, mem_must(xmlDocCopyNode(l10n_root(l), index->doc, 1)));
	}
}

static void add_organisation(xmlNode *index, const struct pack *p)
{
	xmlNode *organisation = node_child(doc_root(p->doc), "organisation");

	for (xmlNode *n = node_first(organisation); n; n = node_next(n))
		if (node_is(n, "name")) {
			xmlNode *copy = node_add(index, "organisation", node_text(n));

			if (node_lang(n))
				set_lang(copy, node_lang(n));
		}
}

static void add_pack(xmlNode *index, const struct pack *p, const struct manifest *m)
{
	xmlNode *n = node_add(index, "pack", NULL);
	char head[DIGEST_SIZE];

	ledger_head(p->ledger, head);
	node_set(n, "program", PROGRAM_NAME);
	node_set(n, "ledger-head", head);
	node_set(n, "partial", m->partial ? "yes" : "no");
	set_number(n, "errors", diag_count(p->diag, LEVEL_ERROR));
	set_number(n, "gaps", diag_count(p->diag, LEVEL_GAP));
	set_number(n, "warnings", diag_count(p->diag, LEVEL_WARNING));
}

static void add_files(xmlNode *document, const struct manifest *m, const char *id)
{
	for (guint i = 0; i < m->files->len; i++) {
		const struct manifest_file *f = m->files->pdata[i];
		xmlNode *n;

		if (!f->document || strcmp(f->document, id) != 0)
			continue;
		n = node_add(document, "file", NULL);
		node_set(n, "language", f->language);
		node_set(n, "format", f->format);
		node_set(n, "path", f->path);
		node_set(n, "sha256", f->sha256);
		set_number(n, "bytes", (size_t)f->bytes);
	}
}

static void add_document(xmlNode *index, const struct pack *p, const struct manifest *m,
			 const struct outcome *o)
{
	const GPtrArray *languages = doc_languages(p->doc);
	xmlNode *n = node_add(index, "document", NULL);

	node_set(n, "id", node_id(o->document));
	node_set(n, "number", child_text(o->document, "number"));
	node_set(n, "version", o->version);
	node_set(n, "status", o->status);
	node_set(n, "effective", o->effective);
	set_number(n, "gaps", o->gaps);
	for (guint i = 0; i < languages->len; i++)
		set_lang(node_add(n, "title", l10n_title(words_of(p, languages->pdata[i]), o->document)),
			 languages->pdata[i]);
	add_files(n, m, node_id(o->document));
}

GBytes *index_page(struct pack *p, const struct manifest *m, const GPtrArray *outcomes,
		   const char *css)
{
	const char *first = doc_languages(p->doc)->pdata[0];
	struct transform_scope scope = { standards_l10n(p->standards, first), p->diag, NULL };
	struct transform *sheet = pack_sheet(p, "styles/html-index.xsl");
	const char *params[] = { "css", css, NULL };
	xmlDoc *tree = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	xmlNode *index = mem_must(xmlNewDocNode(tree, NULL, BAD_CAST "index", NULL));
	GBytes *bytes;

	xmlDocSetRootElement(tree, index);
	add_words(index, p);
	add_organisation(index, p);
	add_pack(index, p, m);
	for (guint i = 0; i < outcomes->len; i++)
		add_document(index, p, m, outcomes->pdata[i]);
	bytes = sheet ? transform_text(sheet, tree, params, &scope) : NULL;
	xmlFreeDoc(tree);
	return bytes;
}
