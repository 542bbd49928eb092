/* The two stylesheets of the back ends on an article with every element and role that a document
 * may hold (tests/golden/docbook): nothing gets lost, nothing unknown passes, and what is made
 * of it can be laid out. */
#include "base/file.h"
#include "layout/layout.h"
#include "model/l10n.h"
#include "transform/transform.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define CASES "tests/golden/docbook/"

static struct transform *sheets[3];
enum { CONTROL, HTML, PRINT };
static struct l10n *words;

static xmlDoc *parse(const char *path)
{
	xmlDoc *tree = xmlReadFile(path, NULL, XML_PARSE_NONET);

	if (!tree)
		fail_msg("%s cannot be read; run this test from the top folder", path);
	return tree;
}

static int setup(void **state)
{
	static const char *const paths[] = {
		"templates/common/control.xsl", "styles/html.xsl", "styles/print.xsl",
	};
	struct diag *d = diag_new();

	(void)state;
	transform_setup();
	for (int i = 0; i <= PRINT; i++)
		sheets[i] = transform_load(paths[i], d);
	words = l10n_new(parse("templates/l10n/zh-CN.xml"));
	assert_false(diag_failed(d));
	diag_free(d);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	for (int i = 0; i <= PRINT; i++)
		transform_free(sheets[i]);
	l10n_free(words);
	transform_cleanup();
	return 0;
}

/* Moves the root of `from`, which is freed, below `parent`. */
static void adopt(xmlNode *parent, xmlDoc *from)
{
	xmlAddChild(parent, xmlDocCopyNode(xmlDocGetRootElement(from), parent->doc, 1));
	xmlFreeDoc(from);
}

/* The article stamped with the control data of that file; `article` is freed. */
static xmlDoc *stamp(xmlDoc *article, const char *issue, struct diag *d)
{
	const struct transform_scope scope = { words, d, CASES };
	xmlDoc *input = tree("<stamp lang='zh-CN'/>"), *stamped;

	adopt(xmlDocGetRootElement(input), article);
	adopt(xmlDocGetRootElement(input), parse(issue));
	stamped = transform_run(sheets[CONTROL], input, NULL, &scope);
	xmlFreeDoc(input);
	assert_non_null(stamped);
	return stamped;
}

static xmlDoc *style(int sheet, xmlDoc *article, struct diag *d)
{
	static const char *const params[] = {
		"css", "p {}", "logo", "", "languages", " zh-CN ", "pdf", "yes", NULL,
	};
	const struct transform_scope scope = { words, d, CASES };

	return transform_run(sheets[sheet], article, sheet == HTML ? params : NULL, &scope);
}

static void expect_no_findings(const struct diag *d)
{
	GString *said = g_string_new(NULL);

	diag_write(d, said, DIAG_TEXT, false);
	assert_string_equal(said->str, "");
	g_string_free(said, TRUE);
}

/* -- nothing gets lost ---------------------------------------------------------------------- */

static void add_alternatives(GString *out, const xmlNode *node)
{
	for (; node; node = node->next) {
		xmlChar *alt = node->type == XML_ELEMENT_NODE ? xmlGetProp(node, BAD_CAST "alt") : NULL;

		g_string_append(out, alt ? (char *)alt : "");
		xmlFree(alt);
		if (node->type == XML_ELEMENT_NODE)
			add_alternatives(out, node->children);
	}
}

/* With what stands in for pictures; without joiners, which keep letters on one line and are not read. */
static char *all_text(const xmlDoc *doc)
{
	xmlChar *content = xmlNodeGetContent((xmlNode *)xmlDocGetRootElement(doc));
	GString *text = g_string_new((char *)content);

	g_string_replace(text, "\xE2\x81\xA0", "", 0);
	add_alternatives(text, xmlDocGetRootElement(doc));
	xmlFree(content);
	return g_string_free(text, FALSE);
}

static void expect_texts(const xmlNode *node, const char *in, guint *count)
{
	for (; node; node = node->next) {
		char *text = node->type == XML_TEXT_NODE ? g_strdup((char *)node->content) : NULL;

		if (text && *g_strstrip(text)) {
			++*count;
			if (!strstr(in, text))
				fail_msg("\"%s\" got lost", text);
		}
		g_free(text);
		if (node->type == XML_ELEMENT_NODE)
			expect_texts(node->children, in, count);
	}
}

static const xmlNode *first_section(const xmlDoc *article)
{
	const xmlNode *n = xmlDocGetRootElement(article)->children;

	while (n && xmlStrcmp(n->name, BAD_CAST "section") != 0)
		n = n->next;
	assert_non_null(n);
	return n;
}

static void expect_whole(const char *issue, int sheet)
{
	static const char *const facts[] = {
		"信息安全适用性声明", "海岱云计算有限公司", "HD-CSMS-03", "A/2", "内部",
	};
	struct diag *d = diag_new();
	xmlDoc *article = stamp(parse(CASES "all.xml"), issue, d);
	xmlDoc *made = style(sheet, article, d);
	guint count = 0;
	char *text;

	expect_no_findings(d);
	assert_non_null(made);
	text = all_text(made);
	expect_texts(first_section(article), text, &count);
	assert_true(count > 150);
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		assert_non_null(strstr(text, facts[i]));
	g_free(text);
	xmlFreeDoc(made);
	xmlFreeDoc(article);
	diag_free(d);
}

static void html_holds_all(void **state)
{
	(void)state;
	expect_whole(CASES "draft.xml", HTML);
	expect_whole(CASES "issued.xml", HTML);
}

static void flow_holds_all(void **state)
{
	(void)state;
	expect_whole(CASES "draft.xml", PRINT);
	expect_whole(CASES "issued.xml", PRINT);
}

/* -- nothing unknown passes ----------------------------------------------------------------- */

/* The first element of that name, in document order. */
static xmlNode *first_named(xmlNode *node, const char *name)
{
	for (; node; node = node->next) {
		xmlNode *below = NULL;

		if (node->type == XML_ELEMENT_NODE && !xmlStrcmp(node->name, BAD_CAST name))
			return node;
		if (node->type == XML_ELEMENT_NODE)
			below = first_named(node->children, name);
		if (below)
			return below;
	}
	return NULL;
}

/* The first element of that path: "tbody/row" is the first row within the first tbody. */
static xmlNode *first_at(const xmlDoc *article, const char *path)
{
	char **names = g_strsplit(path, "/", -1);
	xmlNode *node = first_named((xmlNode *)first_section(article), names[0]);

	for (int i = 1; names[i]; i++)
		node = first_named(node->children, names[i]);
	assert_non_null(node);
	g_strfreev(names);
	return node;
}

/* Stamps and styles an article whose first element at `path` has become an unknown one, or got an
 * unknown role: nothing comes of it, and the one finding names it. */
static void expect_refused(int sheet, const char *path, const char *element, const char *role)
{
	struct diag *d = diag_new();
	xmlDoc *article = parse(CASES "all.xml"), *made;
	xmlNode *node = first_at(article, path);
	const struct diagnostic *g;

	if (element)
		xmlNodeSetName(node, BAD_CAST element);
	if (role)
		xmlSetProp(node, BAD_CAST "role", BAD_CAST role);
	article = stamp(article, CASES "issued.xml", d);
	made = style(sheet, article, d);
	if (made)
		fail_msg("%s passes as %s", path, role ? role : element);
	assert_int_equal(diag_all(d)->len, 1);
	g = diag_all(d)->pdata[0];
	if (!strstr(g->text, role ? role : element))
		fail_msg("\"%s\" does not name %s", g->text, role ? role : element);
	xmlFreeDoc(article);
	diag_free(d);
}

static void unknown_elements(void **state)
{
	static const char *const paths[] = {
		"section", "para", "itemizedlist", "listitem", "orderedlist/listitem", "phrase",
		"emphasis", "table", "tgroup", "thead", "thead/row", "tbody", "tbody/row", "entry",
		"footnote", "variablelist", "varlistentry", "term", "programlisting", "note", "caution",
		"blockquote", "attribution", "figure", "mediaobject", "table/caption", "caption/para",
	};

	(void)state;
	for (int sheet = HTML; sheet <= PRINT; sheet++)
		for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
			expect_refused(sheet, paths[i], "sidebar", NULL);
}

static void unknown_roles(void **state)
{
	static const char *const paths[] = {
		"section", "para", "phrase", "emphasis", "table", "informaltable", "row", "entry",
		"variablelist",
	};

	(void)state;
	for (int sheet = HTML; sheet <= PRINT; sheet++)
		for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
			expect_refused(sheet, paths[i], NULL, "mystery");
}

/* -- it can be laid out --------------------------------------------------------------------- */

struct bench {
	char *folder;
	struct diag *diag;
	struct layout_style *style;
};

static int bench_setup(void **state)
{
	struct bench *b = g_new0(struct bench, 1);

	b->folder = g_dir_make_tmp("csmsc-XXXXXX", NULL);
	b->diag = diag_new();
	b->style = style_load("styles/print.yaml", b->diag);
	*state = b;
	return b->folder && b->style ? 0 : -1;
}

static int bench_teardown(void **state)
{
	struct bench *b = *state;

	style_free(b->style);
	file_remove_tree(b->folder, b->diag);
	g_free(b->folder);
	diag_free(b->diag);
	g_free(b);
	return 0;
}

static void expect_pages(struct bench *b, struct fonts *fonts, xmlDoc *flow, const char *version)
{
	struct pages *pages = layout_flow(flow, CASES, fonts, b->style, b->diag);

	expect_no_findings(b->diag);
	assert_non_null(pages);
	assert_true(pages->pages->len > 4);
	assert_true(pages_check(pages, b->diag));
	assert_string_equal(pages_meta(pages, "version"), version);
	pages_free(pages);
}

static void pages_are_sound(void **state)
{
	static const char *const issues[] = { CASES "draft.xml", CASES "issued.xml" };
	struct bench *b = *state;
	xmlDoc *flows[2];
	GString *characters = g_string_new(NULL);
	struct fonts *fonts;

	for (int i = 0; i < 2; i++) {
		xmlDoc *article = stamp(parse(CASES "all.xml"), issues[i], b->diag);
		char *text;

		flows[i] = style(PRINT, article, b->diag);
		text = all_text(flows[i]);
		g_string_append(characters, text);
		g_free(text);
		xmlFreeDoc(article);
	}
	g_string_append(characters, "•–▪");
	assert_true(fonts_cut(b->style, characters->str, b->folder, b->diag));
	fonts = fonts_open(b->style, b->folder, b->diag);
	assert_non_null(fonts);
	for (int i = 0; i < 2; i++) {
		expect_pages(b, fonts, flows[i], "A/2");
		xmlFreeDoc(flows[i]);
	}
	fonts_free(fonts);
	g_string_free(characters, TRUE);
}

/* ---- numbers ---- */

#define ARTICLE \
	"<article xmlns='http://docbook.org/ns/docbook' version='5.0' xml:lang='zh-CN' xml:id='a' role='policy'>" \
	"<info><title>T</title><org><orgname>O</orgname></org></info>"

/* Paragraphs of a section are numbered where there are several; neither notes nor items are. */
static void clauses_are_numbered(void **state)
{
	static const char article[] = ARTICLE
		"<section xml:id='s1'><title>A</title><para>alone</para><para role='note'>n</para></section>"
		"<section xml:id='s2'><title>B</title><para>one</para>"
		"<itemizedlist><listitem><para>item</para></listitem></itemizedlist><para>two</para></section></article>";
	struct diag *d = diag_new();

	(void)state;
	for (int sheet = HTML; sheet <= PRINT; sheet++) {
		xmlDoc *doc = tree(article), *made = style(sheet, doc, d);
		char *text = all_text(made);

		assert_non_null(strstr(text, sheet == HTML ? "2.1 one" : "2.1one"));
		assert_non_null(strstr(text, sheet == HTML ? "2.2 two" : "2.2two"));
		assert_null(strstr(text, "1.1"));
		assert_null(strstr(text, "2.3"));
		g_free(text);
		xmlFreeDoc(made);
		xmlFreeDoc(doc);
	}
	diag_free(d);
}

/* To be freed; NULL: there is no such field. */
static char *field_of(xmlDoc *flow, const char *name)
{
	for (xmlNode *field = xmlDocGetRootElement(flow)->children; field; field = field->next) {
		char *own = (char *)xmlGetProp(field, (const xmlChar *)"name");
		bool found = own && strcmp(own, name) == 0;

		free(own);
		if (found)
			return (char *)xmlNodeGetContent(field);
	}
	return NULL;
}

/* The short title, or the only one there is. */
static void expect_short(const char *info, const char *text)
{
	struct diag *d = diag_new();
	char *article = g_strdup_printf(
		"<article xmlns='http://docbook.org/ns/docbook' version='5.0' xml:lang='zh-CN' xml:id='a' role='policy'>"
		"<info>%s<org><orgname>O</orgname></org></info><section xml:id='s'><title>A</title><para>p</para></section>"
		"</article>", info);
	xmlDoc *doc = tree(article), *made = style(PRINT, doc, d);
	char *field = field_of(made, "short-title");

	assert_string_equal(field, text);
	free(field);
	xmlFreeDoc(made);
	xmlFreeDoc(doc);
	g_free(article);
	diag_free(d);
}

static void heads_have_the_short_title(void **state)
{
	(void)state;
	expect_short("<title>long</title>", "long");
	expect_short("<title>long</title><titleabbrev>short</titleabbrev>", "short");
}

/* The one element of that name with that attribute, or NULL. */
static xmlNode *element_with(xmlNode *in, const char *name, const char *attr, const char *value)
{
	xmlNode *found = NULL;

	for (xmlNode *n = in->children; n && !found; n = n->next) {
		char *own = n->type == XML_ELEMENT_NODE ? (char *)xmlGetProp(n, (const xmlChar *)attr) : NULL;

		found = own && strcmp(own, value) == 0 && strcmp((const char *)n->name, name) == 0
				? n : element_with(n, name, attr, value);
		free(own);
	}
	return found;
}

#define SIGNER(name) "<author>" name "<contrib role='label'>Written by</contrib><contrib role='state'>open</contrib></author>"
#define NAMED "<personname>Ann</personname>"
#define UNNAMED "<personname/>"

/* A cover has no line for who is not known, and no table where that is nobody. */
static void covers_name_who_is_known(void **state)
{
	static const struct { const char *signers; int lines; } cases[] = {
		{ SIGNER(NAMED) SIGNER(UNNAMED) SIGNER(NAMED), 2 }, { SIGNER(UNNAMED), 0 }, { "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diag *d = diag_new();
		char *article = g_strdup_printf("<article xmlns='http://docbook.org/ns/docbook' version='5.0' xml:lang='zh-CN' "
			"xml:id='a' role='policy'><info><title>T</title><org><orgname>O</orgname></org>%s</info>"
			"<section xml:id='s'><title>A</title><para>p</para></section></article>", cases[i].signers);
		xmlDoc *doc = tree(article), *made = style(PRINT, doc, d);
		char *text = all_text(made), **parts = g_strsplit(text, "Written by", -1);
		xmlNode *piece = element_with(xmlDocGetRootElement(made), "piece", "name", "approvals");

		assert_int_equal(g_strv_length(parts), cases[i].lines + 1);
		assert_int_equal(piece != NULL, cases[i].lines > 0);
		g_strfreev(parts);
		g_free(text);
		xmlFreeDoc(made);
		xmlFreeDoc(doc);
		g_free(article);
		diag_free(d);
	}
}

#define SIGNED "<section xml:id='_approvals' role='approvals'><title>S</title><para>p</para></section>"
#define ROW(role, label) "<row " role "><entry role='label'><para>" label "</para></entry><entry><para>v</para></entry></row>"
#define CONTROLLED(rest) ARTICLE "<section role='control' xml:id='_control'><title>C</title>" rest "</section></article>"

/* Revisions that are still to come stay with the signatures, others need not. */
static void no_revisions_stay_with_signatures(void **state)
{
	static const char none[] = CONTROLLED(SIGNED "<section xml:id='_revisions'><title>R</title><para>none</para></section>");
	static const char some[] = CONTROLLED(SIGNED "<section xml:id='_revisions'><title>R</title><informaltable role='revisions'>"
		"<tgroup cols='1'><colspec colwidth='1*'/><tbody><row><entry/></row></tbody></tgroup></informaltable></section>");
	struct diag *d = diag_new();

	(void)state;
	for (int i = 0; i < 2; i++) {
		xmlDoc *doc = tree(i ? some : none), *made = style(PRINT, doc, d);
		xmlNode *heading = element_with(xmlDocGetRootElement(made), "heading", "id", "_revisions");
		char *text = all_text(made);

		assert_non_null(heading);
		assert_string_equal(heading->parent->name, i ? "sequence" : "keep");
		assert_true(i || !strstr(strstr(text, "none") + 1, "none"));
		g_free(text);
		xmlFreeDoc(made);
		xmlFreeDoc(doc);
	}
	diag_free(d);
}

/* Short facts stand in pairs, long ones in a row of their own, whatever is before and after. */
static void control_stands_in_pairs(void **state)
{
	static const char article[] = CONTROLLED("<informaltable role='sheet'><tgroup cols='2'><colspec colwidth='1*'/>"
		"<colspec colwidth='2*'/><tbody>" ROW("role='whole'", "a") ROW("", "b") ROW("", "c") ROW("", "d")
		ROW("role='whole'", "e") "</tbody></tgroup></informaltable>");
	static const char *const rows[] = { "av", "bvcv", "dv", "ev" };
	struct diag *d = diag_new();
	xmlDoc *doc = tree(article), *made = style(PRINT, doc, d);
	xmlNode *row = element_with(xmlDocGetRootElement(made), "table", "style", "sheet")->children;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); row = row->next) {
		char *text = (char *)xmlNodeGetContent(row);

		if (strcmp((const char *)row->name, "row") == 0)
			assert_string_equal(text, rows[i++]);
		free(text);
	}
	assert_null(row);
	xmlFreeDoc(made);
	xmlFreeDoc(doc);
	diag_free(d);
}

#define TABLE \
	"<table><title>t</title><tgroup cols='1'><colspec colwidth='1*'/>" \
	"<tbody><row><entry/></row></tbody></tgroup></table>"
#define NAMES(id) "<para>(<xref linkend='" id "' xrefstyle='tables'/>)</para>"

/* What both stylesheets make of an article, as text, holds `text` so many times. */
static void expect_said(const char *article, const char *text, int times)
{
	struct diag *d = diag_new();

	for (int sheet = HTML; sheet <= PRINT; sheet++) {
		xmlDoc *doc = tree(article), *made = style(sheet, doc, d);
		char *all = all_text(made), **parts = g_strsplit(all, text, -1);

		assert_int_equal(g_strv_length(parts), times + 1);
		g_strfreev(parts);
		g_free(all);
		xmlFreeDoc(made);
		xmlFreeDoc(doc);
	}
	diag_free(d);
}

/* A sentence names one table, two, or all from the first of a section to its last, and no page. */
static void tables_are_named(void **state)
{
	static const char article[] = ARTICLE
		"<section xml:id='s1'><title>A</title>" NAMES("s1") TABLE "</section>"
		"<section xml:id='s2'><title>B</title>" NAMES("s2") TABLE TABLE "</section>"
		"<section xml:id='s3'><title>C</title>" NAMES("s3") TABLE TABLE TABLE "</section></article>";

	(void)state;
	expect_said(article, "(表1)", 1);
	expect_said(article, "(表2和表3)", 1);
	expect_said(article, "(表4至表6)", 1);
}

/* Room to write is that of a row of a form, or that of a paragraph beside a question by itself. */
static void room_to_write(void **state)
{
	static const struct { const char *table, *cell; } cases[] = { { "sheet", "statement" }, { "form", "write" } };
	struct diag *d = diag_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *article = g_strdup_printf(ARTICLE "<section xml:id='s1'><title>A</title><table role='%s'><title>t</title>"
			"<tgroup cols='1'><colspec colwidth='1*'/><tbody><row><entry role='write'/></row></tbody></tgroup>"
			"</table></section></article>", cases[i].table);
		xmlDoc *doc = tree(article), *made = style(PRINT, doc, d);

		assert_non_null(element_with(xmlDocGetRootElement(made), "cell", "style", cases[i].cell));
		xmlFreeDoc(made);
		xmlFreeDoc(doc);
		g_free(article);
	}
	diag_free(d);
}

/* On paper names of people and marks of what is missing stand on one line. */
static void names_and_marks_are_whole(void **state)
{
	static const char article[] = ARTICLE
		"<section xml:id='s1'><title>A</title><para><personname>欧阳文</personname>, <personname>Li Wei</personname>: "
		"<phrase role='gap'>[not stated]</phrase><phrase role='gap'>【未填】</phrase>"
		"<phrase role='gap'>owner of it: not stated</phrase></para></section></article>";
	static const char *const held[] = {
		"欧\xE2\x81\xA0阳\xE2\x81\xA0文", "Li\xC2\xA0Wei", "[not\xC2\xA0stated]",
		"【\xE2\x81\xA0未\xE2\x81\xA0填\xE2\x81\xA0】", "owner of it: not stated",
	};
	struct diag *d = diag_new();
	xmlDoc *doc = tree(article), *made = style(PRINT, doc, d);
	xmlChar *text = xmlNodeGetContent(xmlDocGetRootElement(made));

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(held); i++)
		if (!strstr((char *)text, held[i]))
			fail_msg("\"%s\" is not held", held[i]);
	xmlFree(text);
	xmlFreeDoc(made);
	xmlFreeDoc(doc);
	diag_free(d);
}

/* Terms have numbers like sections, but the contents are without them (GB/T 1.1). */
static void contents_are_without_terms(void **state)
{
	static const char article[] = ARTICLE
		"<section xml:id='s1'><title>A</title>"
		"<section xml:id='s2'><title>general</title><para>p</para></section>"
		"<section xml:id='s3' role='term'><title>tenant</title><para>p</para></section></section></article>";

	(void)state;
	expect_said(article, "1.1", 2);
	expect_said(article, "general", 2);
	expect_said(article, "1.2", 1);
	expect_said(article, "tenant", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_holds_all),
		cmocka_unit_test(flow_holds_all),
		cmocka_unit_test(unknown_elements),
		cmocka_unit_test(unknown_roles),
		cmocka_unit_test(clauses_are_numbered),
		cmocka_unit_test(heads_have_the_short_title),
		cmocka_unit_test(no_revisions_stay_with_signatures),
		cmocka_unit_test(control_stands_in_pairs),
		cmocka_unit_test(covers_name_who_is_known),
		cmocka_unit_test(tables_are_named),
		cmocka_unit_test(room_to_write),
		cmocka_unit_test(names_and_marks_are_whole),
		cmocka_unit_test(contents_are_without_terms),
		cmocka_unit_test_setup_teardown(pages_are_sound, bench_setup, bench_teardown),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
