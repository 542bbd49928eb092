/* Takes a document that csmsc did not compose through the back half of the pipeline:
 *     press_file [-i ISSUE.xml] [-p PICTURES] FILE.xml OUT
 * FILE is an article, stamped or (with -i, the control data) not, or a flow.  Writes OUT.html and
 * OUT.flow (of an article), OUT.pages and OUT.pdf; says what it found, positions as FILE has them,
 * and ends with 1 if that was an error or a fault of geometry. */
#include "base/file.h"
#include "emit/finish.h"
#include "emit/pdf.h"
#include "layout/layout.h"
#include "model/l10n.h"
#include "model/names.h"
#include "model/place.h"
#include "transform/transform.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct job {
	const char *issue, *pictures, *file, *out;
	struct diag *diag;
	struct l10n *l10n;
};

/* Each element gets its place, as the readers give it. */
static void add_places(xmlNode *node, const char *file, xmlNs *ns)
{
	for (; node; node = node->next) {
		char *at;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		at = g_strdup_printf("%s:%ld:1:%ld:1:0", file, xmlGetLineNo(node), xmlGetLineNo(node));
		xmlSetNsProp(node, ns, BAD_CAST "at", BAD_CAST at);
		g_free(at);
		add_places(node->children, file, ns);
	}
}

static xmlDoc *read_tree(const char *path)
{
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_BIG_LINES);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;

	if (root)
		add_places(root, path, xmlNewNs(root, BAD_CAST NS_SPAN, BAD_CAST "s"));
	return doc;
}

static bool write_out(const struct job *j, const char *suffix, const void *bytes, size_t size)
{
	char *path = g_strconcat(j->out, suffix, NULL);
	bool ok = file_write(path, bytes, size, 0644, j->diag);

	g_free(path);
	return ok;
}

static xmlDoc *run(const struct job *j, const char *sheet, xmlDoc *input, const char *const *params,
		   GBytes **text)
{
	const struct transform_scope scope = { j->l10n, j->diag, j->pictures };
	struct transform *t = transform_load(sheet, j->diag);
	xmlDoc *made = NULL;

	if (t && text)
		*text = transform_text(t, input, params, &scope);
	else if (t)
		made = transform_run(t, input, params, &scope);
	transform_free(t);
	return made;
}

/* The article with the control data of the issue; takes the article. */
static xmlDoc *stamp(const struct job *j, xmlDoc *article, const char *lang)
{
	xmlDoc *issue = read_tree(j->issue), *input = xmlNewDoc(BAD_CAST "1.0"), *made = NULL;
	xmlNode *root = xmlNewDocNode(input, NULL, BAD_CAST "stamp", NULL);

	xmlDocSetRootElement(input, root);
	xmlSetProp(root, BAD_CAST "lang", BAD_CAST lang);
	xmlAddChild(root, xmlDocCopyNode(xmlDocGetRootElement(article), input, 1));
	if (issue) {
		xmlAddChild(root, xmlDocCopyNode(xmlDocGetRootElement(issue), input, 1));
		made = run(j, "templates/common/control.xsl", input, NULL, NULL);
	}
	xmlFreeDoc(article);
	xmlFreeDoc(issue);
	xmlFreeDoc(input);
	return made;
}

static bool write_html(const struct job *j, xmlDoc *article)
{
	static const char *const params[] = {
		"css", "", "logo", "", "languages", " none ", "pdf", "yes", NULL,
	};
	xmlDoc *copy = xmlCopyDoc(article, 1);
	GBytes *html = NULL;
	bool ok;

	run(j, "styles/html.xsl", copy, params, &html);
	ok = html && write_out(j, ".html", g_bytes_get_data(html, NULL), g_bytes_get_size(html));
	g_clear_pointer(&html, g_bytes_unref);
	xmlFreeDoc(copy);
	return ok;
}

static bool write_flow(const struct job *j, xmlDoc *flow)
{
	xmlChar *text;
	int size;
	bool ok;

	xmlDocDumpMemoryEnc(flow, &text, &size, "UTF-8");
	ok = write_out(j, ".flow", text, (size_t)size);
	xmlFree(text);
	return ok;
}

/* The article as flow; takes the article. */
static xmlDoc *flow_of(const struct job *j, xmlDoc *article)
{
	xmlDoc *flow = NULL;

	if (write_html(j, article))
		flow = run(j, "styles/print.xsl", article, NULL, NULL);
	xmlFreeDoc(article);
	if (!flow || write_flow(j, flow))
		return flow;
	xmlFreeDoc(flow);
	return NULL;
}

static void add_characters(GString *out, const xmlNode *node)
{
	for (; node; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			g_string_append(out, (const char *)node->content);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		for (const xmlAttr *a = node->properties; a; a = a->next)
			if (a->children && a->children->content)
				g_string_append(out, (const char *)a->children->content);
		add_characters(out, node->children);
	}
}

static bool write_pages(const struct job *j, const struct pages *pages)
{
	GString *dump = g_string_new(NULL);
	struct drawn *drawn = pdf_write(pages, j->diag);
	GBytes *pdf = drawn ? pdf_finish(drawn, pages, NULL, j->diag) : NULL;
	bool ok;

	pages_dump(pages, dump);
	ok = write_out(j, ".pages", dump->str, dump->len) && pdf &&
	     write_out(j, ".pdf", g_bytes_get_data(pdf, NULL), g_bytes_get_size(pdf));
	ok = pages_check(pages, j->diag) && ok;
	g_string_free(dump, TRUE);
	g_clear_pointer(&pdf, g_bytes_unref);
	drawn_free(drawn);
	return ok;
}

static bool lay_out(const struct job *j, xmlDoc *flow)
{
	struct layout_style *style = style_load("styles/print.yaml", j->diag);
	char *folder = g_dir_make_tmp("press-XXXXXX", NULL);
	GString *characters = g_string_new(NULL);
	struct fonts *fonts = NULL;
	struct pages *pages = NULL;
	bool ok;

	add_characters(characters, xmlDocGetRootElement(flow));
	if (style && fonts_cut(style, characters->str, folder, j->diag))
		fonts = fonts_open(style, folder, j->diag);
	pages = fonts ? layout_flow(flow, j->pictures, fonts, style, j->diag) : NULL;
	ok = pages && write_pages(j, pages);
	pages_free(pages);
	fonts_free(fonts);
	style_free(style);
	file_remove_tree(folder, j->diag);
	g_free(folder);
	g_string_free(characters, TRUE);
	return ok;
}

static const xmlNode *node_with(const xmlNode *node, const char *character)
{
	for (; node; node = node->next) {
		const xmlNode *below = node->type == XML_ELEMENT_NODE
			? node_with(node->children, character) : NULL;

		if (node->type == XML_TEXT_NODE && strstr((const char *)node->content, character))
			return node->parent;
		if (below)
			return below;
	}
	return NULL;
}

/* Where a character that no font has stands in the file. */
static struct span character_place(const struct diagnostic *g, const void *root)
{
	const char *code = strstr(g->text, "U+");
	char character[8] = { 0 };

	if (code)
		g_unichar_to_utf8((gunichar)strtoul(code + 2, NULL, 16), character);
	return *character ? node_span(node_with(root, character)) : SPAN_NONE;
}

static bool press(struct job *j)
{
	xmlDoc *doc = read_tree(j->file), *input, *words;
	xmlChar *lang = doc ? xmlNodeGetLang(xmlDocGetRootElement(doc)) : NULL;
	char *l10n = g_strdup_printf("templates/l10n/%s.xml", lang ? (char *)lang : "en");
	bool ok = false;

	input = doc ? xmlCopyDoc(doc, 1) : NULL;
	words = doc ? xmlReadFile(l10n, NULL, XML_PARSE_NONET) : NULL;
	j->l10n = words ? l10n_new(words) : NULL;
	if (j->l10n && j->issue)
		doc = stamp(j, doc, (char *)lang);
	if (j->l10n && doc && xmlStrEqual(xmlDocGetRootElement(doc)->name, BAD_CAST "article"))
		doc = flow_of(j, doc);
	if (j->l10n && doc)
		ok = lay_out(j, doc);
	diag_place(j->diag, 0, MSG_FONT_GLYPH, character_place, xmlDocGetRootElement(input));
	xmlFreeDoc(input);
	xmlFreeDoc(doc);
	l10n_free(j->l10n);
	xmlFree(lang);
	g_free(l10n);
	return ok;
}

int main(int argc, char **argv)
{
	struct job job = { .diag = diag_new() };
	GString *said = g_string_new(NULL);
	int at = 1;
	bool ok;

	for (; at + 1 < argc && argv[at][0] == '-'; at += 2)
		*(argv[at][1] == 'i' ? &job.issue : &job.pictures) = argv[at + 1];
	if (argc - at != 2) {
		fprintf(stderr, "usage: press_file [-i ISSUE.xml] [-p PICTURES] FILE.xml OUT\n");
		return 2;
	}
	job.file = argv[at];
	job.out = argv[at + 1];
	transform_setup();
	ok = press(&job);
	transform_cleanup();
	diag_write(job.diag, said, DIAG_TEXT, false);
	fputs(said->str, stdout);
	ok = ok && !diag_failed(job.diag);
	diag_free(job.diag);
	g_string_free(said, TRUE);
	return ok ? 0 : 1;
}
