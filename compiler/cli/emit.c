#include "cli/emit.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/media.h"
#include "cli/archive.h"
#include "control/digest.h"
#include "emit/finish.h"
#include "emit/pdf.h"
#include "layout/display.h"
#include "model/place.h"

#include <stdlib.h>
#include <string.h>

static char *read_text(const char *path, struct diag *d)
{
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
	char *text = NULL;

	if (bytes) {
		text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
		g_bytes_unref(bytes);
	}
	return text;
}

static void add_tree_text(GString *out, const xmlNode *node)
{
	for (const xmlNode *n = node; n; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			g_string_append(out, (const char *)n->content);
		for (const xmlAttr *a = n->type == XML_ELEMENT_NODE ? n->properties : NULL; a; a = a->next)
			if (a->children && a->children->content)
				g_string_append(out, (const char *)a->children->content);
		if (n->type == XML_ELEMENT_NODE)
			add_tree_text(out, n->children);
	}
}

/* Every character that any page may hold: the description, the ledger, and all that csmsc
 * brings along.  A superset costs little; a character too few would be an error. */
static char *all_characters(const struct pack *p)
{
	GString *out = g_string_new(NULL);
	const GPtrArray *files = standards_files(p->standards);
	const GPtrArray *entries = ledger_entries(p->ledger);
	const GPtrArray *findings = diag_all(p->diag);

	add_tree_text(out, doc_root(p->doc));
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *e = entries->pdata[i];

		add_tree_text(out, xmlDocGetRootElement(e->tree));
	}
	for (guint i = 0; i < files->len; i++) {
		char *text = read_text(files->pdata[i], p->diag);

		g_string_append(out, text ? text : "");
		g_free(text);
	}
	for (guint i = 0; i < findings->len; i++) {
		const struct diagnostic *g = findings->pdata[i];

		g_string_append(out, g->text);
		g_string_append(out, g->at.file ? g->at.file : "");
	}
	return g_string_free(out, FALSE);
}

static bool cut_fonts(struct press *press)
{
	char *characters;
	bool ok;

	if (!file_mkdirs(press->font_folder, press->pack->diag))
		return false;
	characters = all_characters(press->pack);
	ok = fonts_cut(press->style, characters, press->font_folder, press->pack->diag);
	g_free(characters);
	return ok;
}

struct press *press_new(struct pack *p, const char *font_folder, bool pages)
{
	struct press *press = g_new0(struct press, 1);
	char *css = g_build_filename(p->data, "styles", "html.css", NULL);

	press->pack = p;
	press->font_folder = g_strdup(font_folder);
	press->css = read_text(css, p->diag);
	press->style = p->style;
	g_free(css);
	if (press->css && (!pages || cut_fonts(press)))
		return press;
	press_free(press);
	return NULL;
}

void press_free(struct press *press)
{
	if (!press)
		return;
	fonts_free(press->fonts);
	g_free(press->font_folder);
	g_free(press->css);
	g_free(press);
}

void press_fonts(const struct press *press, GPtrArray *out)
{
	struct diag *d = press->pack->diag;
	GPtrArray *files = fonts_files(press->style, d);

	for (guint i = 0; i < files->len; i++) {
		GBytes *bytes = file_read(files->pdata[i], LIMIT_FONT_BYTES, SPAN_NONE, d);
		char digest[DIGEST_SIZE];
		char *name = g_path_get_basename(files->pdata[i]);

		if (bytes) {
			digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
			g_ptr_array_add(out, g_strdup_printf("%s %s", name, digest));
			g_bytes_unref(bytes);
		}
		g_free(name);
	}
	g_ptr_array_unref(files);
}

/* The organisation's logo as a data: URI, or "".  In an img element no script of it can run. */
static char *logo_uri(const struct press *press)
{
	const struct pack *p = press->pack;
	const char *name = child_text(node_child(doc_root(p->doc), "organisation"), "logo");
	GBytes *bytes = name ? file_read_below(p->options->folder, name, LIMIT_FILE_BYTES, SPAN_NONE,
					       p->diag) : NULL;
	char *uri = bytes ? media_uri(bytes) : g_strdup("");

	if (bytes)
		g_bytes_unref(bytes);
	return uri;
}

/* The languages that the pack holds, each between spaces. */
static char *languages_text(const struct pack *p)
{
	GString *out = g_string_new(" ");
	const GPtrArray *languages = doc_languages(p->doc);

	for (guint i = 0; i < languages->len; i++)
		if (option_has(p->options->langs, languages->pdata[i]))
			g_string_append_printf(out, "%s ", (const char *)languages->pdata[i]);
	return g_string_free(out, FALSE);
}

static GBytes *emit_html(struct press *press, const struct composed *c, const char *lang)
{
	struct pack *p = press->pack;
	struct transform_scope scope = { standards_l10n(p->standards, lang), p->diag,
					 p->options->folder };
	struct transform *sheet = pack_sheet(p, "styles/html.xsl");
	xmlDoc *article = sheet ? composed_stamp(p, c, lang) : NULL;
	GBytes *bytes = NULL;
	char *logo, *languages;

	if (!article)
		return NULL;
	logo = logo_uri(press);
	languages = languages_text(p);
	const char *params[] = {
		"css", press->css, "logo", logo, "languages", languages,
		"pdf", option_has(p->options->formats, "pdf") ? "yes" : "no", NULL,
	};
	bytes = transform_text(sheet, article, params, &scope);
	g_free(languages);
	g_free(logo);
	xmlFreeDoc(article);
	return bytes;
}

xmlDoc *press_flow(struct press *press, const struct composed *c, const char *lang, bool copies)
{
	const char *params[] = { "copies", copies ? "yes" : "no", NULL };
	struct pack *p = press->pack;
	struct transform_scope scope = { standards_l10n(p->standards, lang), p->diag,
					 p->options->folder };
	struct transform *sheet = pack_sheet(p, "styles/print.xsl");
	xmlDoc *article = sheet ? composed_stamp(p, c, lang) : NULL;
	xmlDoc *flow = article ? transform_run(sheet, article, params, &scope) : NULL;

	xmlFreeDoc(article);
	return flow;
}

/* The first value below the node that holds the text, or NULL. */
static const xmlNode *node_with(const xmlNode *node, const char *text)
{
	for (; node; node = node->next) {
		const xmlNode *below = NULL;

		if (node->type == XML_TEXT_NODE && strstr((const char *)node->content, text))
			return node->parent;
		if (node->type == XML_ELEMENT_NODE)
			below = node_with(node->children, text);
		if (below)
			return below;
	}
	return NULL;
}

/* Where a character that no font has stands in the description. */
static struct span character_place(const struct diagnostic *g, const void *context)
{
	const char *code = strstr(g->text, "U+");
	char character[8] = { 0 };
	const xmlNode *node;

	if (!code)
		return SPAN_NONE;
	g_unichar_to_utf8((gunichar)strtoul(code + 2, NULL, 16), character);
	node = *character ? node_with(doc_root(context), character) : NULL;
	return node ? node_value_span(node) : SPAN_NONE;
}

/* Where a text that has no room stands in the description. */
static struct span quoted_place(const struct diagnostic *g, const void *context)
{
	const char *from = strchr(g->text, '"'), *to = strrchr(g->text, '"');
	const xmlNode *node;
	char *text;

	if (!from || to - from < 2)
		return SPAN_NONE;
	text = g_strndup(from + 1, (gsize)(to - from - 1));
	node = node_with(doc_root(context), g_strstrip(text));
	g_free(text);
	return node ? node_value_span(node) : SPAN_NONE;
}

struct pages *press_pages(struct press *press, const struct composed *c, const char *lang,
			  bool copies)
{
	struct diag *d = press->pack->diag;
	guint before = diag_all(d)->len;
	xmlDoc *flow = press_flow(press, c, lang, copies);
	struct pages *pages = NULL;

	if (flow && !press->fonts)
		press->fonts = fonts_open(press->style, press->font_folder, d);
	if (flow && press->fonts)
		pages = layout_flow(flow, press->pack->options->folder, press->fonts, press->style, d);
	diag_place(d, before, MSG_FONT_GLYPH, character_place, press->pack->doc);
	diag_place(d, before, MSG_PAGE_OVERFLOW, quoted_place, press->pack->doc);
	xmlFreeDoc(flow);
	return pages;
}

GBytes *press_pdf(struct press *press, const struct composed *c, const char *lang,
		  const struct pages *pages)
{
	struct diag *d = press->pack->diag;
	bool archive = press->pack->options->archive_source;
	bool copy = pages_meta(pages, "copy") != NULL;
	GPtrArray *attachments = archive ? archive_files(press->pack, c, lang, copy) : NULL;
	struct drawn *drawn = !archive || attachments ? pdf_write(pages, d) : NULL;
	GBytes *bytes = drawn ? pdf_finish(drawn, pages, attachments, d) : NULL;

	if (attachments)
		g_ptr_array_unref(attachments);
	drawn_free(drawn);
	return bytes;
}

static GBytes *emit_pdf(struct press *press, const struct composed *c, const char *lang)
{
	struct pages *pages = press_pages(press, c, lang, false);
	GBytes *bytes = pages ? press_pdf(press, c, lang, pages) : NULL;

	pages_free(pages);
	return bytes;
}

GBytes *press_emit(struct press *press, const struct composed *c, const char *lang,
		   enum backend format)
{
	switch (format) {
	case BACKEND_html:
		return emit_html(press, c, lang);
	case BACKEND_pdf:
		return emit_pdf(press, c, lang);
	default:
		return NULL;
	}
}
