/* XML -> model: shapes, texts, places, refusals.  No disk. */
#include "base/limits.h"
#include "read/prose.h"
#include "read/tree.h"
#include "read/xml.h"
#include "read/yaml.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static xmlDoc *read_bytes(const char *bytes, size_t size, struct diag *d)
{
	/* A copy of the exact size, so that a sanitiser sees reading past the end. */
	char *copy = g_memdup2(bytes, size);
	xmlDoc *doc = tree_new("csms", "in.xml");
	size_t values = 0;

	if (!xml_read_into(xmlDocGetRootElement(doc), copy, size, "in.xml", "csms", &values, d)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	g_free(copy);
	return doc;
}

static void expect_bytes(const char *xml, size_t size, const char *tree, const char *faults)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_bytes(xml, size, d);
	char *have_tree, *have_faults;

	if (doc)
		prose_read(doc, "csms", d);
	have_tree = inside(doc);
	have_faults = findings(d);
	if (strcmp(have_faults, faults) != 0)
		print_error("%.*s\n", (int)MIN(size, 400), xml);
	assert_string_equal(have_faults, faults);
	if (tree)
		assert_string_equal(have_tree, tree);
	g_free(have_tree);
	g_free(have_faults);
	xmlFreeDoc(doc);
	diag_free(d);
}

/* A whole file. */
static void expect_file(const char *xml, const char *tree, const char *faults)
{
	expect_bytes(xml, strlen(xml), tree, faults);
}

/* What is inside <csms>, which begins the first line: column 7 is the first. */
static void expect(const char *inner, const char *tree, const char *faults)
{
	char *xml = g_strconcat("<csms>", inner, "</csms>\n", NULL);

	expect_file(xml, tree, faults);
	g_free(xml);
}

/* YAML and XML that must give the same tree. */
static void expect_same(const char *yaml, const char *inner)
{
	struct diag *d = diag_new();
	xmlDoc *doc = yaml_read(yaml, strlen(yaml), "in.yaml", "csms", d);
	char *tree;

	prose_read(doc, "csms", d);
	tree = inside(doc);
	assert_int_equal(diag_all(d)->len, 0);
	expect(inner, tree, "");
	g_free(tree);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void shapes(void **state)
{
	(void)state;
	expect_same("csms: 1\n", "<csms>1</csms>");
	expect_same("languages: [en, zh-CN]\n",
		    "<languages><language>en</language><language>zh-CN</language></languages>");
	expect_same("risks:\n- id: R-01\n  title: {en: Loss, zh-CN: 丢失}\n- id: R-02\n",
		    "\n <risks>\n  <risk id=\"R-01\">\n   <title xml:lang=\"en\">Loss</title>\n"
		    "   <title xml:lang='zh-CN'>丢失</title>\n  </risk>\n  <risk id='R-02'/>\n </risks>\n");
	expect_same("documents:\n- records: [a, {en: b, zh-CN: 乙}, {en: c}]\n",
		    "<documents><document><records><record>a</record><record xml:lang='en'>b</record>"
		    "<record xml:lang='zh-CN'>乙</record><record xml:lang='en'>c</record></records>"
		    "</document></documents>");
	expect_same("x-a: {b: [1, {c: d}], e: }\n",
		    "<x-a><b><item>1</item><item><c>d</c></item></b><e/></x-a>");
	expect_same("x-a: {en: A, zh-CN: 甲}\n",
		    "<x-a xml:lang='en'>A</x-a><x-a xml:lang='zh-CN'>甲</x-a>");
	expect_same("x-a: {id: b, c: d}\n", "<x-a id='b'><c>d</c></x-a>");
	expect_same("x-a: {id: b, c: d}\n", "<x-a><id>b</id><c>d</c></x-a>");
	expect_same("unknown: [a]\norganisation: {nome: x, x-own: y}\n",
		    "<unknown><item>a</item></unknown>"
		    "<organisation><nome>x</nome><x-own>y</x-own></organisation>");
	expect_same("x-own: {value: {en: v, zh-CN: 值}, label: a b}\n",
		    "<x-own><value xml:lang='en'>v</value><value xml:lang='zh-CN'>值</value>"
		    "<label>a\n  b</label></x-own>");
	expect_same("x-own: {value: \"v\\nw\", b: {label: c}}\n",
		    "<x-own><value>v\nw</value><b><label>c</label></b></x-own>");
	expect_same("risks:\nscope: ~\ncloud-role:\norganisation: {name: \"\"}\n",
		    "<risks/><scope>\n</scope><cloud-role></cloud-role>"
		    "<organisation><name/></organisation>");
	expect_same("x-负责人: 李\n", "<x-负责人>李</x-负责人>");
	expect_same("x-a: <&>\"']]>\n", "<x-a>&lt;&amp;&gt;&quot;&apos;]]&gt;</x-a>");
	expect_same("x-a: 中 𠀀\n", "<x-a>&#20013;&#x20;&#x20000;</x-a>");
}

static void ignored(void **state)
{
	(void)state;
	expect_file("<?xml version='1.0' encoding=\"utf-8\" standalone='yes'?>\n"
		    "<?xml-model href='csms.rng'?>\n<!-- > <a> -->\n"
		    "<csms xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\n"
		    " xsi:noNamespaceSchemaLocation='csms.xsd'>\n<?a <b>?><csms xml:space='preserve'>1"
		    "</csms><!-- <c/> --></csms>\n<!-- end --><?end?>\n",
		    "<csms>1</csms>", "");
	expect("<x-a>b<!-- c -->d<?e?><![CDATA[<f> &amp;]]>&#x67;</x-a>",
	       "<x-a>bd&lt;f&gt; &amp;amp;g</x-a>", "");
	expect("<x-a><!-- b --><c/><!-- d --></x-a>", "<x-a><c/></x-a>", "");
	expect("<x-a a='>'/>", "<x-a/>", "1:12 xml-attribute");
}

/* -- texts ------------------------------------------------------------------------------------ */

static void lines_are_joined(void **state)
{
	static const char *const cases[][2] = {
		{ "\n  one\n  two\n ", "one two" },
		{ "one \t\n \t two", "one two" },
		{ " one ", " one " },
		{ " one\n two ", "one two" },
		{ "中\n  文", "中文" },
		{ "\n\n  采用，\n  TLS\n  协议 \n", "采用，TLS 协议" },
		{ "中——\n“文”", "中——“文”" },
		{ "中\r\n  文\r\n", "中文" },
		{ "a\rb", "a b" },
		{ "中&#10;文", "中\n文" },
		{ "a&#32;\n&#32;b", "a   b" },
		{ "&#32;\na", "  a" },
		{ "<![CDATA[a\n b]]>\n c", "a b c" },
		{ "a<!-- \n -->b", "ab" },
		{ "𠀀\n𠀁", "𠀀𠀁" },
		{ "a\n\nb", "a\nb" },
		{ "a\n \n\n b", "a\n\nb" },
		{ "  ", "  " },
		{ " \n ", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *xml = g_strconcat("<csms><cloud-role>", cases[i][0], "</cloud-role></csms>", NULL);
		struct diag *d = diag_new();
		xmlDoc *doc = read_bytes(xml, strlen(xml), d);
		xmlChar *have = xmlNodeGetContent(xmlDocGetRootElement(doc));

		assert_string_equal((char *)have, cases[i][1]);
		xmlFree(have);
		xmlFreeDoc(doc);
		diag_free(d);
		g_free(xml);
	}
}

static void blocks(void **state)
{
	static const char *const cases[][2] = {
		{ "\n    one\n    two\n  ", "one\ntwo" },
		{ "\n    one\n\n      two\n   three\n  ", " one\n\n   two\nthree" },
		{ "\n\tone\n\t two\n", "one\n two" },
		{ "\n\t one\n \ttwo\n", "\t one\n \ttwo" },
		{ " \n  one\n", "one" },
		{ "one\n  two\n", "one\n  two\n" },
		{ "\n  one", "one" },
		{ "\n  one\n  two  ", "one\ntwo  " },
		{ "\r\n  one\r\n  two\r\n", "one\ntwo" },
		{ "\n\n  one\n\n\n", "\none" },
		{ "\n  one\n     \n  two\n", "one\n   \ntwo" },
		{ "\n  one\n \n  two\n", "one\n\ntwo" },
		{ "\n&#32; one\n  two\n", "  one\n  two" },
		{ "\n  one&#10;\n ", "one\n" },
		{ "&#10;one", "\none" },
		{ "<![CDATA[\n  a <b>\n   c\n ]]>", "a <b>\n c" },
		{ "\n  <![CDATA[a\n  b]]>\n", "a\nb" },
		{ "\n", "" },
		{ "\n\n  ", "" },
		{ " ", " " },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *xml = g_strconcat("<csms><x-a>", cases[i][0], "</x-a><scope><statement>", cases[i][0],
					"</statement></scope></csms>", NULL);
		struct diag *d = diag_new();
		xmlDoc *doc = read_bytes(xml, strlen(xml), d);
		xmlNode *own = xmlDocGetRootElement(doc)->children;
		xmlChar *have = xmlNodeGetContent(own), *prose = xmlNodeGetContent(own->next);

		assert_string_equal((char *)have, cases[i][1]);
		assert_string_equal((char *)prose, cases[i][1]);
		xmlFree(have);
		xmlFree(prose);
		xmlFreeDoc(doc);
		diag_free(d);
		g_free(xml);
	}
}

static void prose(void **state)
{
	(void)state;
	expect_same("organisation:\n  business:\n    en: |\n      One *word*\n      and\n\n      - a\n"
		    "    zh-CN: 一\n",
		    "<organisation>\n <business xml:lang='en'>\n  One *word*\n  and\n\n  - a\n </business>\n"
		    " <business xml:lang='zh-CN'>一</business>\n</organisation>");
	expect("<organisation><name>one&#10;two</name></organisation>", NULL, "1:27 text-lines");
	expect("<organisation><name>one\n\ntwo</name></organisation>", NULL, "1:27 text-lines");
}

/* -- places ----------------------------------------------------------------------------------- */

/* "key value indent" of the first element of that name. */
static void expect_place(const char *xml, const char *name, const char *place)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_bytes(xml, strlen(xml), d);
	xmlNode *n = xmlDocGetRootElement(doc);
	struct place p;
	char *have;

	while (n && strcmp((const char *)n->name, name) != 0)
		n = n->children ? n->children : n->next ? n->next : n->parent->next;
	assert_non_null(n);
	p = node_place(n);
	have = g_strdup_printf("%d:%d %d:%d %d", p.key.line, p.key.col, p.value.line, p.value.col,
			       p.indent);
	assert_string_equal(p.key.file, "in.xml");
	assert_string_equal(have, place);
	g_free(have);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void places(void **state)
{
	(void)state;
	expect_place("<csms><x-a>值</x-a></csms>", "x-a", "1:7 1:12 0");
	expect_place("<csms>\n  <!-- 中 --> <x-a\n a='>' >\n 值\n</x-a></csms>", "x-a", "2:14 4:2 0");
	expect_place("<csms><x-a>中<!-- 中 --></x-a><x-b>c</x-b></csms>", "x-b", "1:29 1:34 0");
	expect_place("<csms>\n<risks>\n <risk id='R-1'/></risks></csms>", "risk", "3:2 3:12 0");
	expect_place("<csms>\n<risks>\n <risk\n  id = \"R-1\" ></risk></risks></csms>", "risk",
		     "3:2 4:9 0");
	expect_place("<csms><scope><statement>one</statement></scope></csms>", "statement",
		     "1:14 1:25 25");
	expect_place("<csms><scope>\n<statement>\n\n  one\n</statement></scope></csms>", "statement",
		     "2:1 3:3 3");
	expect_place("<csms><x-a/></csms>", "x-a", "1:7 1:7 0");
	expect_place("\xEF\xBB\xBF<csms><x-a>v</x-a></csms>", "x-a", "1:7 1:12 0");
	expect_place("<csms>\r\n<x-b/>\r<x-a>v</x-a>\n</csms>", "x-a", "3:1 3:6 0");
}

/* Faults in prose are shown where they stand, whatever stands before them. */
static void places_in_prose(void **state)
{
	static const char *const cases[][2] = {
		{ "a &lt;b>", "1:27 prose-refused" },
		{ "中&#x4e2d;&lt;b> &lt;i>", "1:34 prose-refused; 1:41 prose-refused" },
		{ "\n  中 &lt;b>\n  &lt;i>\n", "2:5 prose-refused; 3:3 prose-refused" },
		{ "\n  - x\n  - &amp;&lt;b>\n    &lt;i>\n",
		  "3:10 prose-refused; 4:5 prose-refused" },
		{ "one\n  &lt;b>", "2:3 prose-refused" },
		{ "<![CDATA[<b> x]]>", "1:34 prose-refused" },
		{ "\n <!-- x --> <![CDATA[a <b>]]>\n &lt;i>", "2:24 prose-refused; 3:2 prose-refused" },
		{ "\n  [a](ftp://x)\n\n  # b\n", "2:3 prose-link; 4:3 prose-refused" },
		{ "\r\n  one\r\n  &lt;b>\r\n", "3:3 prose-refused" },
		{ "a&#10;&#10;&lt;b>", "1:36 prose-refused" },
		{ "\n\tone\n\t&lt;b>\n", "3:2 prose-refused" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *inner = g_strconcat("<scope><statement>", cases[i][0], "</statement></scope>", NULL);

		expect(inner, NULL, cases[i][1]);
		g_free(inner);
	}
}

/* Lines beyond 16 bits, and columns of a file that is one line. */
static void far_places(void **state)
{
	GString *lines = g_string_new("<csms>\n"), *line = g_string_new("<csms>");

	(void)state;
	for (int i = 0; i < 70000; i++) {
		g_string_append(lines, "<!-- 行 -->\n");
		g_string_append(line, "<!-- 行 -->");
	}
	g_string_append(line, "<x-中 a='1'/></csms>");
	expect_bytes(line->str, line->len, NULL, "1:700012 xml-attribute");
	g_string_append(lines, "<risks>\n <risk a='1'/>\n");
	expect_bytes(lines->str, lines->len, "NULL", "70002:1 xml-close");
	g_string_append(lines, "</risks></csm>");
	expect_bytes(lines->str, lines->len, "NULL", "70004:9 xml-mismatch (1:1 yaml-opens)");
	g_string_truncate(lines, lines->len - 1);
	g_string_append(lines, "s>");
	expect_bytes(lines->str, lines->len, NULL, "70003:8 xml-attribute");
	g_string_free(line, TRUE);
	g_string_free(lines, TRUE);
}

/* -- refusals --------------------------------------------------------------------------------- */

static void wrong_shapes(void **state)
{
	static const char *const cases[][3] = {
		{ "<risks>none</risks>", "<risks/>", "1:14 yaml-shape" },
		{ "<risks><rsk id='a'/></risks>", "<risks/>", "1:14 foreign-item" },
		{ "<risks><risk id='a'/>x<risk id='b'/></risks>", "<risks><risk id=\"a\"/><risk id=\"b\"/></risks>",
		  "1:28 xml-text" },
		{ "<risks><risk>R-01</risk></risks>", "<risks/>", "1:20 yaml-item" },
		{ "<risks><risk id='a'>R</risk></risks>", "<risks><risk id=\"a\"/></risks>", "1:27 xml-text" },
		{ "<scope>text</scope>", "<scope/>", "1:14 yaml-shape" },
		{ "<scope><![CDATA[\n]]><a/>&#32;</scope>", "<scope><a/></scope>", "2:8 xml-text" },
		{ "<csms><a/></csms>", "<csms/>", "1:13 xml-markup" },
		{ "<organisation><name>a <b>c</b></name></organisation>",
		  "<organisation><name/></organisation>", "1:29 xml-markup" },
		{ "<organisation><name><en>c</en></name></organisation>",
		  "<organisation><name/></organisation>", "1:27 xml-markup" },
		{ "<x-a>b<c/></x-a>", "<x-a><c/></x-a>", "1:12 xml-text" },
		{ "<x-a id='b'>c</x-a>", "<x-a><id>b</id></x-a>", "1:19 xml-text" },
		{ "<risks><risk><id>R-1</id></risk></risks>", "<risks><risk id=\"R-1\"/></risks>",
		  "1:20 xml-id" },
		{ "<risks><risk id='a'><id>b</id></risk></risks>", "<risks><risk id=\"a\"/></risks>",
		  "1:27 xml-id; 1:27 xml-duplicate (1:20 first-here)" },
		{ "<csms>1</csms><csms>2</csms>", "<csms>1</csms>", "1:21 xml-duplicate (1:7 first-here)" },
		{ "<x-a><b/><c/><b/></x-a>", "<x-a><b/><c/></x-a>", "1:20 xml-duplicate (1:12 first-here)" },
		{ "<x-a><item/><item/><b/></x-a>", "<x-a><item/><b/></x-a>",
		  "1:19 xml-duplicate (1:12 first-here)" },
		{ "<organisation><name>a</name><name xml:lang='en'>b</name></organisation>",
		  "<organisation><name>a</name></organisation>", "1:35 xml-duplicate (1:21 first-here)" },
		{ "<organisation><name xml:lang='en'>a</name><name>b</name></organisation>",
		  "<organisation><name xml:lang=\"en\">a</name></organisation>",
		  "1:49 xml-duplicate (1:21 first-here)" },
		{ "<organisation><name xml:lang='en'>a</name><name xml:lang='en'>b</name></organisation>",
		  "<organisation><name xml:lang=\"en\">a</name></organisation>",
		  "1:49 xml-language (1:21 first-here)" },
		{ "<organisation><name xml:lang='english'>a</name></organisation>",
		  "<organisation><name/></organisation>", "1:21 yaml-language" },
		{ "<organisation><name xml:lang=''>a</name></organisation>",
		  "<organisation><name/></organisation>", "1:21 yaml-language" },
		{ "<organisation><name xml:lang='zh_CN'>a</name></organisation>",
		  "<organisation><name/></organisation>", "1:21 yaml-language (0:0 did-you-mean)" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect(cases[i][0], cases[i][1], cases[i][2]);
}

static void attributes(void **state)
{
	static const char *const cases[][3] = {
		{ "<cloud-role xml:lang='en'>both</cloud-role>", "<cloud-role>both</cloud-role>",
		  "1:19 xml-no-language" },
		{ "<risks xml:lang='en'/>", "<risks/>", "1:14 xml-no-language" },
		{ "<risks id='a'/>", "<risks/>", "1:14 xml-attribute" },
		{ "<cloud-role id='a'>both</cloud-role>", "<cloud-role>both</cloud-role>", "1:19 xml-attribute" },
		{ "<organisation name='a'/>", "<organisation/>", "1:21 xml-attribute" },
		{ "<x-a b='c'>d</x-a>", "<x-a>d</x-a>", "1:12 xml-attribute" },
		{ "<x-a xmlns='urn:a'/>", "<x-a/>", "1:12 xml-namespace" },
		{ "<x-a xmlns:b='urn:a'><b:c/></x-a>", "<x-a/>", "1:12 xml-namespace; 1:28 xml-namespace" },
		{ "<x-a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/>", "<x-a/>",
		  "1:12 xml-namespace" },
		{ "<x-a xml:base='b'/>", "<x-a/>", "1:12 xml-namespace" },
		{ "<risks><risk id='&#x80;'/></risks>", "<risks><risk/></risks>", "1:24 text-character" },
		{ "<risks><risk id=''/></risks>", "<risks><risk/></risks>", "" },
		{ "<x-a id='a\n\tb&#10;'/>", "<x-a><id>a  b\n</id></x-a>", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect(cases[i][0], cases[i][1], cases[i][2]);
	expect_file("<csms xmlns:xsi='urn:x'/>", "NULL", "1:7 xml-namespace; 1:1 xml-empty");
	expect_file("<csms xml:lang='en' xml:id='a'><csms>1</csms></csms>", "<csms>1</csms>",
		    "1:7 xml-no-language; 1:21 xml-namespace");
}

static void whole_files(void **state)
{
	static const char *const cases[][2] = {
		{ "", "1:1 xml-empty" },
		{ " \n ", "1:1 xml-empty" },
		{ "csms: 1\n", "1:1 xml-empty" },
		{ "<!-- a -->\nb", "2:1 xml-empty" },
		{ "<csms/>", "1:1 xml-empty" },
		{ "<csms>\n</csms>", "1:1 xml-empty" },
		{ "<csms>\n a</csms>", "2:2 xml-text" },
		{ "<!-- a -->\n<a><b/></a>", "2:1 xml-root" },
		{ "<c:csms xmlns:c='urn:a'/>", "1:1 xml-root" },
		{ "<!DOCTYPE csms><csms/>", "1:1 xml-doctype" },
		{ "<?xml version='1.0'?>\n<!-- <a> -->\n <!DOCTYPE csms [\n<!ENTITY a 'b'>]><csms/>",
		  "3:2 xml-doctype" },
		{ "<!doctype html>", "1:1 xml-doctype" },
		{ "<!DOCTYPE", "1:1 xml-doctype" },
		{ "<?xml version='1.0' encoding='GB2312'?><csms/>", "1:31 xml-encoding" },
		{ "<?xml version='1.0' encoding=\"GBK\"?><csms/>", "1:31 xml-encoding" },
		{ "<?xml version='1.0' encoding='UTF-16'?><csms/>", "1:31 xml-encoding" },
		{ "<?xml version='1.0'\n encoding = 'x'?><csms>", "2:14 xml-encoding" },
		/* 名 in GB18030 */
		{ "<?xml version='1.0' encoding='gb2312'?>\n<csms>\xC3\xFB</csms>",
		  "1:31 xml-encoding; 2:7 text-gb18030" },
		{ "<csms>\xC3\xFB</csms>", "1:7 text-gb18030" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_file(cases[i][0], "NULL", cases[i][1]);
	expect_bytes("<csms>\0</csms>", 14, "NULL", "1:7 text-character");
	expect_bytes("\xFF\xFE<\0c\0s\0m\0s\0/\0>\0", 16, "NULL", "1:1 text-utf16");
	expect_bytes("\0<\0c\0s\0m\0s\0/\0>", 14, "NULL", "1:1 text-utf16");
	expect("\x01", "NULL", "1:7 text-character");
	expect("\xE2\x80\xA8", "NULL", "1:7 text-separator");
	expect("<x-a>b&#x85;</x-a>", "<x-a/>", "1:13 text-separator");
}

static void not_well_formed(void **state)
{
	static const char *const cases[][2] = {
		{ "<csms", "1:1 xml-tag" },
		{ "<csms>\n<a>\n<b/>\n", "2:1 xml-close" },
		{ "<csms><a>x</b></csms>", "1:11 xml-mismatch (1:7 yaml-opens)" },
		{ "<csms>\n <a>\n </csms>", "3:2 xml-mismatch (2:2 yaml-opens)" },
		{ "<csms><a></a", "1:10 xml-tag" },
		{ "</csms>", "1:1 xml-less" },
		{ "<csms/>\n<b/>", "2:1 xml-after" },
		{ "<csms/>\nb", "2:1 xml-after" },
		{ "<csms>\n <1a/></csms>", "2:2 xml-less" },
		{ "<csms>a < b</csms>", "1:9 xml-less" },
		{ "<csms>中 <= b</csms>", "1:9 xml-less" },
		{ "<csms>R & D</csms>", "1:9 xml-ampersand" },
		{ "<csms>R &D</csms>", "1:9 xml-ampersand" },
		{ "<csms>&nbsp;</csms>", "1:7 xml-entity" },
		{ "<csms a='&nbsp;'/>", "1:10 xml-entity" },
		{ "<csms>&#0;</csms>", "1:7 xml-reference" },
		{ "<csms>&#xD800;</csms>", "1:7 xml-reference" },
		{ "<csms>&#x110000;</csms>", "1:7 xml-reference" },
		{ "<csms>&#xZZ;</csms>", "1:7 xml-ampersand" },
		{ "<csms>&#12</csms>", "1:7 xml-ampersand" },
		{ "<csms a=1/>", "1:9 xml-form" },
		{ "<csms a/>", "1:8 xml-form" },
		{ "<csms a='1'b='2'/>", "1:12 xml-form" },
		{ "<csms / >", "1:7 xml-form" },
		{ "<csms a='1/>", "1:9 xml-quote" },
		{ "<csms a='1' b=\"'/>", "1:15 xml-quote" },
		{ "<csms a='1>\n<b/></csms>", "2:1 xml-value" },
		{ "<csms a='1' b='2' a = '3'/>", "1:19 xml-twice" },
		{ "<csms><!-- a", "1:7 xml-open" },
		{ "<csms><!-- a -- b --></csms>", "1:14 xml-hyphens" },
		{ "<csms><![CDATA[a</csms>", "1:7 xml-open" },
		{ "<csms>a]]></csms>", "1:8 xml-brackets" },
		{ " <?xml version='1.0'?><csms/>", "1:2 xml-declaration" },
		{ "<csms><?xml version='1.0'?></csms>", "1:7 xml-declaration" },
		{ "<?xml?><csms/>", "1:1 xml-declaration" },
		{ "<?xml encoding='UTF-8'?><csms/>", "1:1 xml-declaration" },
		{ "<?xml version='1.0' standalone='maybe'?><csms/>", "1:1 xml-declaration" },
		{ "<csms><? a?></csms>", "1:7 xml-less" },
		{ "<csms><!ENTITY a 'b'></csms>", "1:7 xml-less" },
		{ "<csms><![INCLUDE[]]></csms>", "1:7 xml-less" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_file(cases[i][0], "NULL", cases[i][1]);
}

/* Every message of libxml2 that comes through is in words of ours; only these few are not. */
static void own_words(void **state)
{
	(void)state;
	expect_file("<csms><?p+?></csms>", "NULL", "1:10 xml-syntax");
}

/* -- limits and damage ------------------------------------------------------------------------ */

/* `count` times each of the texts, with something before and between them. */
static void expect_many(const char *before, const char *text, int times, const char *between,
			const char *close, const char *after, const char *faults)
{
	GString *s = g_string_new(before);

	for (int i = 0; i < times; i++)
		g_string_append(s, text);
	g_string_append(s, between);
	for (int i = 0; i < times; i++)
		g_string_append(s, close);
	g_string_append(s, after);
	expect_bytes(s->str, s->len, NULL, faults);
	g_string_free(s, TRUE);
}

static void limits(void **state)
{
	gint64 start = g_get_monotonic_time();

	(void)state;
	expect_many("<csms>", "<a>", 64, "b", "</a>", "</csms>", "");
	expect_many("<csms>", "<a>", 65, "b", "</a>", "</csms>", "1:199 yaml-depth");
	expect_many("<csms>", "<a>", 300, "b", "</a>", "</csms>", "1:199 yaml-depth");
	expect_many("<csms>", "<a>", 100000, "", "", "", "1:199 yaml-depth");
	expect_many("<csms><x-a>", "x", LIMIT_SCALAR_BYTES, "", "", "</x-a></csms>", "");
	expect_many("<csms><x-a>", "x", LIMIT_SCALAR_BYTES + 1, "", "", "</x-a></csms>", "1:7 yaml-long");
	expect_many("<csms><x-a>", "&lt;", LIMIT_SCALAR_BYTES, "", "", "</x-a></csms>", "");
	expect_many("<csms><x-a>\n", "<item/>\n", LIMIT_NODES, "", "", "</x-a></csms>",
		    "1000000:1 yaml-nodes");
	expect_many("<csms><scope><statement>", "&lt;&#10;", 9000, "&lt;b>", "", "</statement></scope></csms>",
		    "1:25 prose-refused");
	assert_true(g_get_monotonic_time() - start < 30 * G_USEC_PER_SEC);
}

static const char sample[] =
	"\xEF\xBB\xBF<?xml version=\"1.0\" encoding='UTF-8'?>\r\n"
	"<?xml-model href='a'?><!-- 注释 -->\n"
	"<csms xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\n"
	"  xsi:noNamespaceSchemaLocation='a.xsd'>\n"
	" <csms>1</csms>\n"
	" <organisation>\n"
	"  <name xml:lang='en'>Cloud &#x4e2d;\n"
	"    x &amp; <![CDATA[<y>]]></name>\n"
	"  <name xml:lang='zh-CN'>华东\n    云</name>\n"
	"  <business>\n"
	"    We *run* `clouds` [x](https://e.org) &lt;b>\n"
	"\n"
	"    - a\n"
	"     1. b\\\n"
	"  </business>\n"
	" </organisation>\n"
	" <risks><risk id=\"R-01\"><title>a</title></risk>\n"
	"  <risk id = 'R-&#48;2' /></risks>\n"
	" <x-a><item>b</item><?p q?><item><c d='e'/></item></x-a>\n"
	"</csms>\n";

static void survive(const char *bytes, size_t size)
{
	struct diag *d = diag_new();
	GString *out = g_string_new(NULL);
	xmlDoc *doc = read_bytes(bytes, size, d);

	assert_true(doc || diag_failed(d));
	if (doc)
		prose_read(doc, "csms", d);
	diag_write(d, out, DIAG_TEXT, false);
	g_string_free(out, TRUE);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void truncated(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sample; i++)
		survive(sample, i);
}

static void damaged(void **state)
{
	static const char other[] = "\n\r\t &;<>/?!-[]='\"#:x\x01\x80\xE4\xFF\0";
	char *copy = g_memdup2(sample, sizeof sample);

	(void)state;
	for (size_t i = 0; i < sizeof sample - 1; i++) {
		for (size_t k = 0; k < sizeof other; k++) {
			copy[i] = other[k];
			survive(copy, sizeof sample - 1);
		}
		copy[i] = sample[i];
	}
	g_free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes), cmocka_unit_test(ignored), cmocka_unit_test(lines_are_joined),
		cmocka_unit_test(blocks), cmocka_unit_test(prose), cmocka_unit_test(places),
		cmocka_unit_test(places_in_prose), cmocka_unit_test(far_places),
		cmocka_unit_test(wrong_shapes), cmocka_unit_test(attributes),
		cmocka_unit_test(whole_files), cmocka_unit_test(not_well_formed),
		cmocka_unit_test(own_words), cmocka_unit_test(limits), cmocka_unit_test(truncated),
		cmocka_unit_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
