/* The model -> files -> the model: nothing is lost on the way.  No disk. */
#include "base/mem.h"
#include "model/doc.h"
#include "read/tree.h"
#include "read/xml.h"
#include "read/yaml.h"
#include "reading.h"
#include "write/lines.h"
#include "write/write.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static xmlDoc *read_text(const char *text, size_t size, bool xml, struct diag *d)
{
	xmlDoc *doc = tree_new("csms", "in");
	xmlNode *root = xmlDocGetRootElement(doc);
	size_t values = 0;

	(xml ? xml_read_into : yaml_read_into)(root, text, size, "in", "csms", &values, d);
	return doc;
}

static char *written(const xmlDoc *doc, bool xml)
{
	GString *out = g_string_new(NULL);

	(xml ? write_xml : write_yaml)(xmlDocGetRootElement(doc), "csms", out);
	return g_string_free(out, FALSE);
}

static void expect_written(const char *yaml, const char *wanted_yaml, const char *wanted_xml)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_text(yaml, strlen(yaml), false, d);
	char *have_yaml = written(doc, false), *have_xml = written(doc, true);

	assert_int_equal(diag_all(d)->len, 0);
	assert_string_equal(have_yaml, wanted_yaml);
	if (wanted_xml)
		assert_string_equal(have_xml, wanted_xml);
	g_free(have_yaml);
	g_free(have_xml);
	xmlFreeDoc(doc);
	diag_free(d);
}

#define XML(inner) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<csms>\n" inner "</csms>\n"

static void shapes(void **state)
{
	(void)state;
	expect_written("csms: 1\nlanguages: [en]\n", "csms: 1\n\nlanguages:\n  - en\n",
		       XML("  <csms>1</csms>\n  <languages>\n    <language>en</language>\n  </languages>\n"));
	expect_written("risks: [{title: {en: A, zh-CN: 甲}, id: R-1}, ~]\n",
		       "risks:\n  - id: R-1\n    title:\n      en: A\n      zh-CN: 甲\n  -\n",
		       XML("  <risks>\n    <risk id=\"R-1\">\n      <title xml:lang=\"en\">A</title>\n"
			   "      <title xml:lang=\"zh-CN\">甲</title>\n    </risk>\n    <risk/>\n  </risks>\n"));
	expect_written("documents: [{records: [a, {en: b, zh-CN: 乙}, {en: c}]}]\n",
		       "documents:\n  - records:\n      - a\n      - en: b\n        zh-CN: 乙\n      - en: c\n",
		       NULL);
	expect_written("x-a: [[b, [c]], {d: [e, ~]}]\n",
		       "x-a:\n  - - b\n    - - c\n  - d:\n      - e\n      -\n", NULL);
	expect_written("x-a: {label: {en: A, zh-CN: 甲}, value: '1'}\n",
		       "x-a:\n  label:\n    en: A\n    zh-CN: 甲\n  value: \"1\"\n",
		       XML("  <x-a>\n    <label xml:lang=\"en\">A</label>\n"
			   "    <label xml:lang=\"zh-CN\">甲</label>\n    <value>1</value>\n  </x-a>\n"));
	expect_written("x-a: {label: A label of many words that goes on until it has to be folded as any other text "
		       "of one line is folded, value: a}\n",
		       "x-a:\n  label: A label of many words that goes on until it has to be folded as any other text of one "
		       "line\n    is folded\n  value: a\n",
		       XML("  <x-a>\n    <label>\n      A label of many words that goes on until it has to be folded as any "
			   "other text of one line is\n      folded\n    </label>\n    <value>a</value>\n  </x-a>\n"));
	expect_written("scope:\nx-b: {no: y, \"null\": ''}\n",
		       "scope:\n\nx-b:\n  \"no\": \"y\"\n  \"null\":\n",
		       XML("  <scope/>\n  <x-b>\n    <no>y</no>\n    <null/>\n  </x-b>\n"));
}

static void texts(void **state)
{
	(void)state;
	expect_written("parameters: {password-length: 12, tls-version: '1.2'}\n",
		       "parameters:\n  password-length: 12\n  tls-version: \"1.2\"\n", NULL);
	expect_written("x-a: ['it''s', 'a: b', 'say \"a: b\"', \"a\\tb\", 'E-1', '1e3']\n",
		       "x-a:\n  - it's\n  - \"a: b\"\n  - 'say \"a: b\"'\n  - \"a\\tb\"\n  - E-1\n  - \"1e3\"\n",
		       NULL);
	expect_written("scope:\n  statement: |\n    a < b\n\n      c\n",
		       "scope:\n  statement: |\n    a < b\n\n      c\n",
		       XML("  <scope>\n    <statement>\n      a &lt; b\n\n        c\n    </statement>\n"
			   "  </scope>\n"));
	expect_written("x-a: \" b\\nc\\n\"\n", "x-a: \" b\\nc\\n\"\n", XML("  <x-a> b&#10;c&#10;</x-a>\n"));
	expect_written("x-a: \" b\\n c\"\n", "x-a: |2\n   b\n   c\n",
		       XML("  <x-a>\n    &#32;b\n     c\n  </x-a>\n"));
}

/* Lines end where a reader puts them together again. */
static void lines(void **state)
{
	static const char *const cases[][2] = {
		{ "one two three four", "one two|three four" },
		{ "onetwothreefour", "onetwothreefour" },
		{ "onetwothreefour five", "onetwothreefour|five" },
		{ "one  two  three  four", "one  two  three  four" },
		{ " one two three four", " one two three four" },
		{ "一二三四五六七八", "一二三四五|六七八" },
		{ "一二三四五，六七八", "一二三四|五，六七八" },
		{ "一二三四（五六七八", "一二三四|（五六七八" },
		{ "一二三 四五六七八", "一二三 四|五六七八" },
		{ "一二 abc 三四五", "一二 abc|三四五" },
		{ "one two - three", "one two -|three" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		GPtrArray *have = lines_of(cases[i][0], 0, 10);
		char *joined;

		g_ptr_array_add(have, NULL);
		joined = g_strjoinv("|", (char **)have->pdata);
		assert_string_equal(joined, cases[i][1]);
		g_free(joined);
		g_ptr_array_unref(have);
	}
}

/* -- at random -------------------------------------------------------------------------------- */

static char *random_text(GRand *r)
{
	static const char *const pieces[] = {
		" ", " ", "\n", "\t", "\r", "a", "word", "中", "文", "，", "“", "”", "——", ":", "#", "- ", "'",
		"\"", "\\", "&", "<", ">", "]]>", "&#10;", "<![CDATA[", "|", "1", "null", "\u00A0", "𠀀", "[", "{",
		"（", "=", "---", "e", "%", "@", "`", "?", "*", "!",
	};
	int count = g_rand_int_range(r, 1, g_rand_boolean(r) ? 4 : 60);
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append(text, pieces[g_rand_int_range(r, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

static void add_text(xmlNode *parent, const char *name, const char *lang, GRand *r)
{
	char *text = random_text(r);
	xmlNode *n = node_add(parent, name, NULL);

	mem_must(xmlAddChild(n, mem_must(xmlNewDocText(n->doc, BAD_CAST text))));
	if (lang)
		xmlNodeSetLang(n, BAD_CAST lang);
	g_free(text);
}

static xmlDoc *random_tree(GRand *r)
{
	xmlDoc *doc = tree_new("csms", "in");
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *risks, *own, *scope = node_add(root, "scope", NULL);

	add_text(scope, "statement", "en", r);
	add_text(scope, "statement", "zh-CN", r);
	add_text(scope, "boundaries", NULL, r);
	risks = node_add(root, "risks", NULL);
	for (int i = g_rand_int_range(r, 1, 4); i > 0; i--) {
		xmlNode *risk = node_add(risks, "risk", NULL);
		char *id = random_text(r);

		xmlNewProp(risk, BAD_CAST "id", BAD_CAST id);
		g_free(id);
		add_text(risk, "title", i % 2 ? NULL : "no", r);
		add_text(risk, "owner", NULL, r);
	}
	own = node_add(root, "x-a", NULL);
	for (int i = g_rand_int_range(r, 1, 4); i > 0; i--)
		add_text(own, "item", NULL, r);
	add_text(root, "x-b", NULL, r);
	return doc;
}

/* The tree that comes back is the tree; its places go away. */
static void expect_round_trip(xmlDoc *doc, bool xml)
{
	struct diag *d = diag_new();
	char *file = written(doc, xml);
	xmlDoc *back = read_text(file, strlen(file), xml, d);
	char *again = written(back, xml);
	char *want = inside(doc), *have = inside(back);

	if (diag_all(d)->len || strcmp(want, have) != 0 || strcmp(file, again) != 0)
		fail_msg("%s\n-> %s\n<- %s", want, file, have);
	g_free(have);
	g_free(want);
	g_free(again);
	g_free(file);
	xmlFreeDoc(back);
	diag_free(d);
}

static void round_trips(void **state)
{
	GRand *r = g_rand_new_with_seed(20261001);

	(void)state;
	for (int i = 0; i < 3000; i++) {
		xmlDoc *doc = random_tree(r);

		expect_round_trip(doc, true);
		expect_round_trip(doc, false);
		xmlFreeDoc(doc);
	}
	g_rand_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes), cmocka_unit_test(texts), cmocka_unit_test(lines),
		cmocka_unit_test(round_trips),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
