/* The model: records by id, accessors, catalogs. */
#include "model/catalog.h"
#include "model/doc.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct doc *doc(const char *content)
{
	return doc_new(tree_in("csms", content));
}

static void records_by_id(void **state)
{
	struct doc *d = doc("<risks><risk id='R-1'><title>one</title></risk><risk id='R-2'/></risks>"
			    "<people><person id='R-1'/></people>"
			    "<organisation id='O'/><x-list><item id='X'/></x-list>");

	(void)state;
	assert_string_equal(child_text(doc_record(d, "risks", "R-1"), "title"), "one");
	assert_true(node_is(doc_record(d, "people", "R-1"), "person"));
	assert_non_null(doc_record(d, "risks", "R-2"));
	assert_null(doc_record(d, "risks", "R-3"));
	assert_null(doc_record(d, "measures", "R-1"));
	assert_null(doc_record(d, "risks", NULL));
	assert_null(doc_record(d, "x-list", "X"));
	assert_null(doc_record(d, "organisation", "O"));
	doc_free(d);
	doc_free(NULL);
}

static void first_of_two_stands(void **state)
{
	struct doc *d = doc("<risks><risk id='R'><title>one</title></risk>"
			    "<risk id='R'><title>two</title></risk><risk/></risks>");

	(void)state;
	assert_string_equal(child_text(doc_record(d, "risks", "R"), "title"), "one");
	doc_free(d);
}

static void languages_in_order(void **state)
{
	struct doc *d = doc("<languages><language>zh-CN</language><language>en</language></languages>");
	struct doc *none = doc("");

	(void)state;
	assert_int_equal(doc_languages(d)->len, 2);
	assert_string_equal(doc_languages(d)->pdata[0], "zh-CN");
	assert_string_equal(doc_languages(d)->pdata[1], "en");
	assert_int_equal(doc_languages(none)->len, 0);
	assert_ptr_equal(doc_root(d), xmlDocGetRootElement(doc_tree(d)));
	doc_free(d);
	doc_free(none);
}

static void elements_only(void **state)
{
	xmlDoc *t = tree("<a>text<!-- c --><b/>more<?pi x?><c/>end</a>");
	xmlNode *a = xmlDocGetRootElement(t);

	(void)state;
	assert_true(node_is(node_first(a), "b"));
	assert_true(node_is(node_next(node_first(a)), "c"));
	assert_null(node_next(node_child(a, "c")));
	assert_null(node_child(a, "d"));
	assert_null(node_first(NULL));
	assert_null(node_child(NULL, "a"));
	assert_false(node_is(a->children, "text"));
	assert_false(node_is(NULL, "a"));
	xmlFreeDoc(t);
}

static void texts(void **state)
{
	xmlDoc *t = tree("<a><empty/><plain>x &lt; y</plain><raw><![CDATA[<b>]]></raw></a>");
	xmlNode *a = xmlDocGetRootElement(t);

	(void)state;
	assert_string_equal(child_text(a, "plain"), "x < y");
	assert_string_equal(child_text(a, "raw"), "<b>");
	assert_string_equal(child_text(a, "empty"), "");
	assert_null(child_text(a, "absent"));
	assert_null(child_text(NULL, "absent"));
	assert_string_equal(node_text(NULL), "");
	xmlFreeDoc(t);
}

static void text_of_a_language(void **state)
{
	xmlDoc *t = tree("<a><n xml:lang='en'>en</n><n xml:lang='zh-CN'>zh</n><m>all</m>"
			 "<m xml:lang='en'>m-en</m><o xml:lang='en'>o</o></a>");
	xmlNode *a = xmlDocGetRootElement(t);

	(void)state;
	assert_string_equal(child_text_in(a, "n", "zh-CN"), "zh");
	assert_string_equal(child_text_in(a, "n", "en"), "en");
	assert_string_equal(child_text_in(a, "m", "en"), "m-en");
	assert_string_equal(child_text_in(a, "m", "zh-CN"), "all");
	assert_null(child_text_in(a, "o", "zh-CN"));
	assert_null(child_text_in(NULL, "o", "en"));
	assert_string_equal(node_lang(child_in(a, "n", "en")), "en");
	assert_null(node_lang(child_in(a, "m", "zh-CN")));
	xmlFreeDoc(t);
}

static void attributes(void **state)
{
	xmlDoc *t = tree("<a xmlns:s='urn:s' s:id='no' id='yes' lang='x' empty=''/>");
	xmlNode *a = xmlDocGetRootElement(t);

	(void)state;
	assert_string_equal(node_id(a), "yes");
	assert_string_equal(node_attr(a, "empty"), "");
	assert_null(node_attr(a, "at"));
	assert_null(node_attr(NULL, "id"));
	assert_null(node_lang(a));
	xmlFreeDoc(t);
}

static void new_elements(void **state)
{
	xmlDoc *t = tree("<a/>");
	xmlNode *a = xmlDocGetRootElement(t);
	char *have;

	(void)state;
	node_set(node_add(a, "b", "1 < 2 & \"3\""), "k", "<&\">");
	node_set(node_add(a, "c", NULL), "k", NULL);
	have = tree_text(a);
	assert_string_equal(have, "<a><b k=\"&lt;&amp;&quot;&gt;\">1 &lt; 2 &amp; \"3\"</b><c k=\"\"/></a>");
	g_free(have);
	xmlFreeDoc(t);
}

static void catalog_entries(void **state)
{
	struct catalogs *c = catalogs_new();

	(void)state;
	catalogs_add(c, tree("<catalog-file><catalog>iso27001</catalog><entries>"
			     "<entry id='A.5.1'><title>T</title></entry><entry/></entries></catalog-file>"));
	catalogs_add(c, tree("<catalog-file><catalog>cts</catalog></catalog-file>"));
	catalogs_add(c, tree("<catalog-file/>"));
	assert_string_equal(child_text(catalogs_entry(c, "iso27001:A.5.1"), "title"), "T");
	assert_null(catalogs_entry(c, "iso27001:A.5.2"));
	assert_null(catalogs_entry(c, "A.5.1"));
	assert_true(node_is(catalogs_root(c, "cts"), "catalog-file"));
	assert_null(catalogs_root(c, "iso27017"));
	assert_int_equal(catalogs_names(c)->len, 2);
	assert_string_equal(catalogs_names(c)->pdata[0], "iso27001");
	assert_int_equal(catalogs_trees(c)->len, 3);
	catalogs_free(c);
	catalogs_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_by_id),
		cmocka_unit_test(first_of_two_stands),
		cmocka_unit_test(languages_in_order),
		cmocka_unit_test(elements_only),
		cmocka_unit_test(texts),
		cmocka_unit_test(text_of_a_language),
		cmocka_unit_test(attributes),
		cmocka_unit_test(new_elements),
		cmocka_unit_test(catalog_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
