/* Prose: CommonMark subset -> DocBook, and where its faults are. */
#include "base/limits.h"
#include "read/markdown.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* As if the text were a block in in.yaml from line 10 on, indented by 6 (or, with indent 0, a
 * plain scalar at 10:7). */
static void expect_at(const char *text, int indent, const char *tree, const char *faults)
{
	struct diag *d = diag_new();
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST "root", NULL);
	const char *file = g_intern_string("in.yaml");
	struct place place = { { file, 9, 3 }, { file, 10, 7 }, indent };
	char *have_tree, *have_faults;
	bool ok;

	xmlDocSetRootElement(doc, root);
	node_set_place(root, &place);
	ok = markdown_read(root, text, d);
	have_faults = findings(d);
	have_tree = inside(doc);
	assert_string_equal(have_faults, faults);
	assert_int_equal(ok, faults[0] == '\0');
	if (tree)
		assert_string_equal(have_tree, tree);
	g_free(have_tree);
	g_free(have_faults);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void expect(const char *text, const char *tree)
{
	expect_at(text, 7, tree, "");
}

static void fault(const char *text, const char *faults)
{
	expect_at(text, 7, NULL, faults);
}

#define P(text) "<db:para>" text "</db:para>"
#define ITEM(blocks) "<db:listitem>" blocks "</db:listitem>"

static void blocks(void **state)
{
	(void)state;
	expect("", "");
	expect("  \n\n", "");
	expect("one\n", P("one"));
	expect("one\ntwo\n\nthree", P("one two") P("three"));
	expect("- a\n- b\n", "<db:itemizedlist>" ITEM(P("a")) ITEM(P("b")) "</db:itemizedlist>");
	expect("- a\n\n  b\n-\n", "<db:itemizedlist>" ITEM(P("a") P("b")) ITEM("<db:para/>")
	       "</db:itemizedlist>");
	expect("1. a\n2. b\n   * c\n", "<db:orderedlist>" ITEM(P("a"))
	       ITEM(P("b") "<db:itemizedlist>" ITEM(P("c")) "</db:itemizedlist>") "</db:orderedlist>");
	expect("3) a\n", "<db:orderedlist startingnumber=\"3\">" ITEM(P("a")) "</db:orderedlist>");
	expect("{parameters/log-retention-days} days; A & B < C",
	       P("{parameters/log-retention-days} days; A &amp; B &lt; C"));
}

static void inlines(void **state)
{
	(void)state;
	expect("*a* **b** ***c*** `d <e>`",
	       P("<db:emphasis>a</db:emphasis> <db:emphasis role=\"strong\">b</db:emphasis> "
		 "<db:emphasis><db:emphasis role=\"strong\">c</db:emphasis></db:emphasis> "
		 "<db:code>d &lt;e&gt;</db:code>"));
	expect("\\*a\\* snake_case_name 2 * 3 * 4 &amp; &copy;",
	       P("*a* snake_case_name 2 * 3 * 4 &amp; ©"));
	expect("[a *b*](https://example.org/?x=1&y=2)",
	       P("<db:link xlink:href=\"https://example.org/?x=1&amp;y=2\">a "
		 "<db:emphasis>b</db:emphasis></db:link>"));
	expect("<HTTP://a.b> <me@example.org> [](mailto:a@b.c) [x](http://例.cn/a%20b)",
	       P("<db:link xlink:href=\"HTTP://a.b\">HTTP://a.b</db:link> "
		 "<db:link xlink:href=\"mailto:me@example.org\">me@example.org</db:link> "
		 "<db:link xlink:href=\"mailto:a@b.c\">mailto:a@b.c</db:link> "
		 "<db:link xlink:href=\"http://%E4%BE%8B.cn/a%20b\">x</db:link>"));
	expect("[see](#R-01)", P("<db:link linkend=\"R-01\">see</db:link>"));
	expect("https://plain.example", P("https://plain.example"));
}

static void line_ends(void **state)
{
	(void)state;
	expect("中\n文", P("中文"));
	expect("中，\n  “文”\na\n字", P("中，“文” a 字"));
	expect("中*文*\n*字*", P("中<db:emphasis>文</db:emphasis><db:emphasis>字</db:emphasis>"));
	expect("*中\n文*\n`a`\n**字**",
	       P("<db:emphasis>中文</db:emphasis> <db:code>a</db:code> "
		 "<db:emphasis role=\"strong\">字</db:emphasis>"));
	expect("- 中\n  文\n\n  a\n  b\n", "<db:itemizedlist>" ITEM(P("中文") P("a b"))
	       "</db:itemizedlist>");
	expect("[中\n文](#a)\n字", P("<db:link linkend=\"a\">中文</db:link>字"));
	expect("&#20013;\n文", P("中文"));
}

static void refused_blocks(void **state)
{
	(void)state;
	fault("a\n\n# b\n", "12:7 prose-refused");
	fault("a\n---\n", "10:7 prose-refused");
	fault("a\n\n> b <i>\n", "12:7 prose-refused");
	fault("a\n\n    b\n", "12:11 prose-refused");
	fault("```\nb\n```\n", "10:7 prose-refused");
	fault("***\n", "10:7 prose-refused");
	fault("- a\n\n  <div>\n", "12:9 prose-refused");
	fault("a\n\n[b]: http://c\n", "12:7 prose-refused");
	fault("- [b]: c\n", "10:9 prose-refused");
	expect("a\n[b]: c\n", P("a [b]: c"));
}

static void refused_inlines(void **state)
{
	(void)state;
	fault("中文 <b>x</b>\n", "10:10 prose-refused; 10:14 prose-refused");
	fault("a\n  b <i>\n", "11:11 prose-refused");
	fault("a `x\ny` <i>\n", "11:10 prose-refused");
	fault("``a ` b`` ![i](u)\n", "10:17 prose-refused");
	fault("a\\\nb\n", "10:8 prose-refused");
	fault("a  \nb <i>\n", "10:8 prose-refused; 11:9 prose-refused");
	fault("&copy;&copy; \\[ <i>\n", "10:23 prose-refused");
	fault("[a](javascript:x) and\n[b\nc](ftp://x) [d](e) [f](http://)\n",
	      "10:7 prose-link; 11:7 prose-link; 12:19 prose-link; 12:26 prose-link");
	fault("<ftp://x> [a](#1b) [c](#)\n", "10:7 prose-link; 10:17 prose-link; 10:26 prose-link");
	fault("[a](http://b \"title\")\n", "10:7 prose-refused");
	fault("a &#1; b\n", "10:7 text-character");
	fault("[a](http://b&#2;)\n", "10:7 prose-link");
	fault("[](#a&#2;)\n", "10:7 prose-link");
}

/* Without the lines of a block there is only the beginning of the text. */
static void place_of_other_scalars(void **state)
{
	(void)state;
	expect_at("a\n\n# b <i>\n", 0, NULL, "10:7 prose-refused");
}

static char *repeated(const char *text, size_t bytes)
{
	GString *s = g_string_new(NULL);

	while (s->len < bytes)
		g_string_append(s, text);
	g_string_truncate(s, bytes);
	return g_string_free(s, FALSE);
}

static void limits(void **state)
{
	char *text = repeated("x", LIMIT_PROSE_BYTES + 1);
	GString *deep = g_string_new(NULL);

	(void)state;
	fault(text, "10:7 prose-long");
	g_free(text);
	for (int i = 0; i < 40; i++)
		g_string_append_printf(deep, "%*s- a\n", 2 * i, "");
	fault(deep->str, "41:71 prose-depth; 42:71 prose-depth");
	g_string_free(deep, TRUE);
}

/* Each of these takes some Markdown readers for ever. */
static void hostile(void **state)
{
	static const char *const units[] = {
		"*a ", "_a __b ", "[", "[a](", "![", ">", "<!A ", "<?", "<![CDATA[", "&copy;*a*", "<",
		"[a]: b\n", "*a **a ", "[a](<", "***\n", "a\\\n", "`a`` ", "a\n\n", "- ", "* a\n ", "\\",
	};
	gint64 start = g_get_monotonic_time();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		char *text = repeated(units[i], LIMIT_PROSE_BYTES);
		struct diag *d = diag_new();
		xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
		xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST "root", NULL);

		xmlDocSetRootElement(doc, root);
		markdown_read(root, text, d);
		assert_true(diag_all(d)->len <= 50);
		xmlFreeDoc(doc);
		diag_free(d);
		g_free(text);
	}
	assert_true(g_get_monotonic_time() - start < 60 * G_USEC_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks),
		cmocka_unit_test(inlines),
		cmocka_unit_test(line_ends),
		cmocka_unit_test(refused_blocks),
		cmocka_unit_test(refused_inlines),
		cmocka_unit_test(place_of_other_scalars),
		cmocka_unit_test(limits),
		cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
