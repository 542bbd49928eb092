/* SHA-256 of bytes and of trees. */
#include "control/digest.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char of_nothing[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char of_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static void expect(const void *bytes, size_t size, const char *hex)
{
	char out[DIGEST_SIZE];

	digest_bytes(bytes, size, out);
	assert_string_equal(out, hex);
}

/* FIPS 180-4, with its example of two blocks. */
static void known_values(void **state)
{
	static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

	(void)state;
	expect("", 0, of_nothing);
	expect("abc", 3, of_abc);
	expect(two_blocks, strlen(two_blocks),
	       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void a_million_letters_in_pieces(void **state)
{
	struct digest *d = digest_new();
	char piece[1000], out[DIGEST_SIZE];

	(void)state;
	memset(piece, 'a', sizeof piece);
	for (int i = 0; i < 1000; i++)
		digest_add(d, piece, sizeof piece);
	digest_end(d, out);
	assert_string_equal(out, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void no_pieces(void **state)
{
	char out[DIGEST_SIZE];

	(void)state;
	digest_end(digest_new(), out);
	assert_string_equal(out, of_nothing);
}

static char *canonical(const char *text)
{
	xmlDoc *doc = tree(text);
	GBytes *bytes = digest_canonical(doc);
	char *have = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));

	g_bytes_unref(bytes);
	xmlFreeDoc(doc);
	return have;
}

static void expect_canonical(const char *text, const char *expected)
{
	char *have = canonical(text);

	assert_string_equal(have, expected);
	g_free(have);
}

static void canonical_form(void **state)
{
	(void)state;
	expect_canonical("<?xml version='1.0' encoding='UTF-8'?>\n<a  z='1' b=\"2\" ><c/>x&#x4E2D;</a>",
			 "<a b=\"2\" z=\"1\"><c></c>x中</a>");
	expect_canonical("<a z='1' xml:lang='en' b='2'/>", "<a b=\"2\" z=\"1\" xml:lang=\"en\"></a>");
	expect_canonical("<a><!-- remark --><![CDATA[<]]></a>", "<a>&lt;</a>");
}

static void places_do_not_count(void **state)
{
	(void)state;
	expect_canonical("<a" ROOT_AT "><b" AT(2) ">t</b></a>", "<a><b>t</b></a>");
	expect_canonical("<a><b xmlns:s='urn:csmsc:span'" AT(2) "/></a>", "<a><b></b></a>");
}

static void what_counts(void **state)
{
	static const char *const different[] = {
		"<a><b>1</b></a>", "<a><b>2</b></a>", "<a><b x='1'>1</b></a>", "<a><c>1</c></a>",
		"<a><b>1 </b></a>", "<a xmlns='urn:x'><b>1</b></a>", "<a><b xml:lang='en'>1</b></a>",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(different); i++)
		for (size_t k = 0; k < i; k++) {
			char *a = canonical(different[i]), *b = canonical(different[k]);

			assert_string_not_equal(a, b);
			g_free(a);
			g_free(b);
		}
}

static void the_tree_stays_as_it_is(void **state)
{
	xmlDoc *doc = tree("<a" ROOT_AT "><b" AT(2) "/></a>");
	char *before = tree_text(xmlDocGetRootElement(doc)), *after;

	(void)state;
	g_bytes_unref(digest_canonical(doc));
	after = tree_text(xmlDocGetRootElement(doc));
	assert_string_equal(before, after);
	g_free(before);
	g_free(after);
	xmlFreeDoc(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_values),
		cmocka_unit_test(a_million_letters_in_pieces),
		cmocka_unit_test(no_pieces),
		cmocka_unit_test(canonical_form),
		cmocka_unit_test(places_do_not_count),
		cmocka_unit_test(what_counts),
		cmocka_unit_test(the_tree_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
