/* Places: where an element came from, kept in the tree itself. */
#include "model/place.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct place place(const char *file, int line, int col)
{
	return (struct place){
		.key = { file, line, col }, .value = { file, line + 1, col + 2 }, .indent = col + 1
	};
}

static void expect_span(struct span at, const char *file, int line, int col)
{
	assert_string_equal(at.file, file);
	assert_int_equal(at.line, line);
	assert_int_equal(at.col, col);
}

static void round_trip(void **state)
{
	xmlDoc *doc = tree("<a/>");
	xmlNode *root = xmlDocGetRootElement(doc);
	struct place in = place("risks.yaml", 70000, 12), out;

	(void)state;
	node_set_place(root, &in);
	out = node_place(root);
	expect_span(out.key, "risks.yaml", 70000, 12);
	expect_span(out.value, "risks.yaml", 70001, 14);
	assert_int_equal(out.indent, 13);
	expect_span(node_span(root), "risks.yaml", 70000, 12);
	expect_span(node_value_span(root), "risks.yaml", 70001, 14);
	assert_ptr_equal(out.key.file, g_intern_string("risks.yaml"));
	xmlFreeDoc(doc);
}

static void set_again_replaces(void **state)
{
	xmlDoc *doc = tree("<a/>");
	xmlNode *root = xmlDocGetRootElement(doc);
	struct place first = place("a.yaml", 1, 1), second = place("b.yaml", 2, 2);

	(void)state;
	node_set_place(root, &first);
	node_set_place(root, &second);
	expect_span(node_span(root), "b.yaml", 2, 2);
	assert_null(root->properties->next);
	xmlFreeDoc(doc);
}

static void file_names_with_colons(void **state)
{
	static const char *const names[] = { "a:b.yaml", "c:1:2:3:4:5", ":", "目录/风险：清单.yaml" };
	xmlDoc *doc = tree("<a/>");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct place p = place(names[i], 3, 5);

		node_set_place(xmlDocGetRootElement(doc), &p);
		expect_span(node_span(xmlDocGetRootElement(doc)), names[i], 3, 5);
	}
	xmlFreeDoc(doc);
}

static void nearest_ancestor_counts(void **state)
{
	xmlDoc *doc = tree("<a><b><c>text</c></b><d/></a>");
	xmlNode *a = xmlDocGetRootElement(doc), *b = a->children, *c = b->children;
	struct place outer = place("o.yaml", 1, 1), inner = place("i.yaml", 8, 4);

	(void)state;
	node_set_place(a, &outer);
	node_set_place(b, &inner);
	expect_span(node_span(c), "i.yaml", 8, 4);
	expect_span(node_span(c->children), "i.yaml", 8, 4);
	expect_span(node_span(b->next), "o.yaml", 1, 1);
	xmlFreeDoc(doc);
}

static void no_place(void **state)
{
	xmlDoc *doc = tree("<a><b/></a>");
	struct place none = { .key = { NULL, 4, 4 } };

	(void)state;
	node_set_place(xmlDocGetRootElement(doc), &none);
	assert_null(xmlDocGetRootElement(doc)->properties);
	assert_null(node_span(xmlDocGetRootElement(doc)->children).file);
	assert_null(node_span(NULL).file);
	assert_int_equal(node_value_span(xmlDocGetRootElement(doc)).line, 0);
	xmlFreeDoc(doc);
}

/* An attribute that somebody else wrote in this namespace is no reason to fall over. */
static void damaged_place(void **state)
{
	static const char *const at[] = { "", "x", "1:2", "a.yaml:1:2", "::::", "a:b:c:d:e" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(at); i++) {
		char *text = g_strdup_printf("<a xmlns:s='urn:csmsc:span' s:at='%s'/>", at[i]);
		xmlDoc *doc = tree(text);

		assert_null(node_span(xmlDocGetRootElement(doc)).file);
		xmlFreeDoc(doc);
		g_free(text);
	}
}

static void value_without_a_place_of_its_own(void **state)
{
	xmlDoc *doc = tree("<a/>");
	struct place p = { .key = { "k.yaml", 2, 3 } };

	(void)state;
	node_set_place(xmlDocGetRootElement(doc), &p);
	expect_span(node_value_span(xmlDocGetRootElement(doc)), "k.yaml", 2, 3);
	xmlFreeDoc(doc);
}

static void one_declaration_for_all(void **state)
{
	xmlDoc *doc = tree("<a><b/><c/></a>");
	xmlNode *root = xmlDocGetRootElement(doc);
	struct place p = place("p.yaml", 1, 1);

	(void)state;
	node_set_place(root->children, &p);
	node_set_place(root->children->next, &p);
	assert_non_null(root->nsDef);
	assert_null(root->nsDef->next);
	assert_null(root->children->nsDef);
	xmlFreeDoc(doc);
}

static void skipped_is_no_place(void **state)
{
	xmlDoc *doc = tree("<a" ROOT_AT "><b/></a>");
	xmlNode *b = xmlDocGetRootElement(doc)->children;

	(void)state;
	assert_false(node_is_skipped(b));
	node_set_skipped(b);
	assert_true(node_is_skipped(b));
	assert_false(node_is_skipped(b->parent));
	expect_span(node_span(b), "c.yaml", 1, 1);
	xmlFreeDoc(doc);
}

static void strip_leaves_nothing(void **state)
{
	static const char text[] = "<a xmlns:x=\"urn:x\" id=\"1\"><b x:k=\"v\">t<c/></b></a>";
	xmlDoc *doc = tree(text);
	xmlNode *root = xmlDocGetRootElement(doc);
	struct place p = place("p.yaml", 1, 1);
	char *have;

	(void)state;
	node_set_place(root, &p);
	node_set_place(root->children, &p);
	node_set_place(root->children->last, &p);
	node_set_skipped(root->children->last);
	tree_strip_places(root);
	have = tree_text(root);
	assert_string_equal(have, text);
	tree_strip_places(NULL);
	g_free(have);
	xmlFreeDoc(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(set_again_replaces),
		cmocka_unit_test(file_names_with_colons),
		cmocka_unit_test(nearest_ancestor_counts),
		cmocka_unit_test(no_place),
		cmocka_unit_test(damaged_place),
		cmocka_unit_test(value_without_a_place_of_its_own),
		cmocka_unit_test(one_declaration_for_all),
		cmocka_unit_test(skipped_is_no_place),
		cmocka_unit_test(strip_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
