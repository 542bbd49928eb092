/* The shape of descriptions and other trees: every message of check/schema. */
#include "check/check.h"
#include "model/place.h"
#include "reading.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Everything that cases expect, to see at the end that no message was left out. */
static GString *expected_so_far;

static struct catalogs *catalogs(void)
{
	struct catalogs *c = catalogs_new();

	catalogs_add(c, tree("<catalog-file><catalog>iso27001</catalog><entries><entry id='A.5.1'/>"
			     "</entries></catalog-file>"));
	return c;
}

/* Checks a description; leaves out that the short description lacks sections (they are at 1:1). */
static char *checked(const char *content, bool whole)
{
	struct doc *doc = doc_new(tree_in("csms", content));
	struct catalogs *c = catalogs();
	struct diag *d = diag_new();
	const struct check_scope scope = { doc, c, "2026-09-30", d, NULL };
	GString *out = g_string_new(NULL);

	check_description(&scope);
	for (guint i = 0; i < diag_all(d)->len; i++) {
		const struct diagnostic *g = diag_all(d)->pdata[i];

		if (!whole && g->at.line == 1)
			continue;
		g_string_append(out, out->len ? "; " : "");
		put_finding(out, g);
	}
	diag_free(d);
	catalogs_free(c);
	doc_free(doc);
	return g_string_free(out, FALSE);
}

static void expect(const char *content, const char *expected)
{
	char *have = checked(content, false);

	assert_string_equal(have, expected);
	g_string_append_printf(expected_so_far, "%s ", expected);
	g_free(have);
}

#define LANGUAGES "<languages><language>en</language><language>zh-CN</language></languages>"
#define ORG(more) "<organisation><name>N</name><short-name>n</short-name><business>B</business>" more \
	"</organisation>"
#define PEOPLE "<people" AT(5) "><person id='li.wei'><name>Li</name><position>p</position></person>" \
	"</people>"

static void unknown_keys(void **state)
{
	(void)state;
	expect(ORG("<adress" AT(3) ">x</adress>"), "3:3 unknown-key (0:0 did-you-mean)");
	expect(ORG("<zzzzzz" AT(3) "/>"), "3:3 unknown-key");
	expect("<risk" AT(3) "/>", "3:3 unknown-key (0:0 did-you-mean)");
	expect(ORG("<x-own" AT(3) "/>") "<x-thing" AT(4) "><any/></x-thing>", "");
	expect(LANGUAGES ORG("<x-own" AT(3) "><label xml:lang='en'" AT(4) ">L</label><value" AT(5) ">V</value></x-own>"),
	       "4:3 no-translation");
	expect(LANGUAGES ORG("<x-own" AT(3) "><item" AT(4) "><en>a</en></item><item" AT(5) "><zh-CN/><en/></item>"
			     "</x-own>"), "4:3 no-translation");
	expect(LANGUAGES ORG("<x-own" AT(3) "><en>a</en><other/></x-own>"), "");
}

static void what_is_required(void **state)
{
	(void)state;
	expect("<sites><site" AT(2) " id='S'><kind>office</kind></site></sites>",
	       "2:3 missing-key; 2:3 missing-fact");
	expect("<sites><site" AT(2) "><name>n</name><kind>office</kind><address>a</address></site></sites>",
	       "2:3 missing-key");
	expect("<sites><site" AT(2) " id='S'><name>n</name><kind>office</kind><address>a</address></site>"
	       "</sites>", "");
}

static void an_empty_description(void **state)
{
	char *have = checked("", true);
	int keys = 0, facts = 0;

	(void)state;
	for (const char *p = have; (p = strstr(p, "missing-key")) != NULL; p++)
		keys++;
	for (const char *p = have; (p = strstr(p, "missing-fact")) != NULL; p++)
		facts++;
	assert_int_equal(keys, 5);
	assert_int_equal(facts, 11);
	g_free(have);
}

static void empty_values(void **state)
{
	(void)state;
	expect("<organisation><name" AT(2) "/><short-name" AT(3) "> \n\t</short-name>"
	       "<business" AT(4) ">　</business></organisation>",
	       "2:3 empty-value; 3:3 empty-value; 4:3 empty-value");
	expect(ORG("<logo" AT(3) "/>"), "3:3 empty-value");
	expect("<languages><language>en</language><language" AT(3) "/></languages>", "3:3 empty-value");
}

static void lists(void **state)
{
	(void)state;
	expect("<sites" AT(2) "/>", "2:3 empty-list");
	expect("<sites><risk" AT(3) " id='R'/></sites>", "3:3 foreign-item");
	expect("<languages><language>en</language><lang" AT(3) ">zh</lang></languages>",
	       "3:3 foreign-item");
}

static void a_text_for_a_mapping(void **state)
{
	(void)state;
	expect("<scope" AT(2) ">everything</scope>", "2:9 not-a-mapping");
	expect("<sites><site" AT(2) ">Hangzhou</site></sites>", "2:9 not-a-mapping");
}

static void scalars(void **state)
{
	(void)state;
	expect("<parameters><password-length" AT(3) ">-1</password-length></parameters>",
	       "3:9 bad-count");
	expect("<evidence><item id='E'><title>t</title><date" AT(3) ">2026-02-30</date>"
	       "<owner>nobody</owner></item></evidence>", "3:9 bad-date");
	expect("<controls><control><applicable" AT(3) ">yes</applicable></control></controls>",
	       "3:9 bad-bool");
	expect("<cloud-role" AT(3) ">providr</cloud-role>", "3:9 bad-word (0:0 did-you-mean)");
	expect("<cloud-role" AT(3) ">7</cloud-role>", "3:9 bad-word");
	expect("<cloud-role" AT(3) ">both</cloud-role><parameters><password-length" AT(4) ">14"
	       "</password-length></parameters>", "");
}

static void identifiers(void **state)
{
	(void)state;
	expect("<sites><site" AT(2) " id='1st'><name>n</name><kind>office</kind><address>a</address>"
	       "</site></sites>", "2:9 bad-id");
	expect("<sites><site id='S'" AT(2) "><name>n</name><kind>office</kind><address>a</address></site>"
	       "<site id='S'" AT(3) "><name>n</name><kind>office</kind><address>a</address></site></sites>",
	       "3:9 duplicate-id (2:9 first-here)");
	expect("<suppliers><supplier id='S'" AT(2) "><name>n</name><supplies>s</supplies></supplier>"
	       "</suppliers><glossary><term id='S'" AT(3) "><name>n</name><definition>d</definition>"
	       "</term></glossary>", "");
}

/* Names and references are told apart by themselves, texts by nothing. */
static void twice_in_a_list(void **state)
{
	(void)state;
	expect("<languages><language" AT(2) ">en</language><language" AT(3) ">en</language></languages>",
	       "3:9 duplicate-id (2:9 first-here)");
	expect(PEOPLE "<documents><document><records><record" AT(2) ">a</record><record" AT(3) ">a"
	       "</record></records></document></documents>", "");
}

/* What its reader has reported is not reported again. */
static void skipped_values(void **state)
{
	(void)state;
	expect("<scope" AT(2) " s:skipped='yes'/>", "");
	expect("<sites><site" AT(2) " s:skipped='yes'/></sites>", "");
}

static void references(void **state)
{
	(void)state;
	expect(PEOPLE "<contact-point><name>n</name><person" AT(3) ">li.wie</person></contact-point>",
	       "3:9 dangling (0:0 did-you-mean) (5:3 section-here)");
	expect(PEOPLE "<contact-point><person" AT(3) ">quite-another</person></contact-point>",
	       "3:9 dangling (5:3 section-here)");
	expect("<contact-point><person" AT(3) ">li.wei</person></contact-point>", "3:9 dangling");
	expect(PEOPLE "<contact-point><person" AT(3) ">li.wei</person></contact-point>", "");
	expect("<risks><risk><services><service" AT(3) ">S</service></services></risk></risks>",
	       "3:9 dangling");
}

#define CONTROL(ref) "<controls><control><control" AT(3) ">" ref "</control></control></controls>"
#define OWN "<additional-controls" AT(2) "><additional-control id='OC-1'><title>t</title>" \
	"<statement>s</statement></additional-control></additional-controls>"

static void controls(void **state)
{
	(void)state;
	expect(CONTROL("iso27001:A.5.1"), "");
	expect(CONTROL("iso27001:A.5.99"), "3:9 unknown-control");
	expect(CONTROL("A.5.1"), "3:9 bad-control");
	expect(CONTROL("cts:5.2"), "3:9 bad-control");
	expect(CONTROL(":A.5.1"), "3:9 bad-control");
	expect(OWN CONTROL("own:OC-1"), "");
	expect(OWN CONTROL("own:OC-2"), "3:9 dangling (0:0 did-you-mean) (2:3 section-here)");
}

static void translations(void **state)
{
	(void)state;
	expect(LANGUAGES ORG("<address xml:lang='en'" AT(3) ">x</address>"), "3:3 no-translation");
	expect(LANGUAGES ORG("<address xml:lang='en'" AT(3) ">x</address>"
			     "<address xml:lang='zh-CN'" AT(4) ">x</address>"), "");
	expect(LANGUAGES ORG("<address" AT(3) ">x</address>"), "");
	expect(LANGUAGES ORG("<address xml:lang='en'" AT(3) ">x</address><address xml:lang='de'" AT(4)
			     ">x</address><address xml:lang='zh-CN'>x</address>"), "4:3 extra-language");
	expect(LANGUAGES ORG("<address xml:lang='en'" AT(3) ">x</address><address xml:lang='zh-CN'" AT(4)
			     "/>"), "4:3 empty-value");
}

static void every_message_was_met(void **state)
{
	(void)state;
	for (int id = MSG_DID_YOU_MEAN; id <= MSG_EXTRA_LANGUAGE; id++)
		if (!strstr(expected_so_far->str, msg_name((enum msg)id)))
			fail_msg("no case meets \"%s\"", msg_name((enum msg)id));
}

/* -- texts, topics, other trees ----------------------------------------------------------- */

static const struct diagnostic *finding(const struct diag *d, enum msg id)
{
	for (guint i = 0; i < diag_all(d)->len; i++) {
		const struct diagnostic *g = diag_all(d)->pdata[i];

		if (g->id == id)
			return g;
	}
	fail_msg("%s was not found", msg_name(id));
	return NULL;
}

static void expect_text(const char *content, enum msg id, const char *text, const char *topic)
{
	struct doc *doc = doc_new(tree_in("csms", content));
	struct catalogs *c = catalogs();
	struct diag *d = diag_new();
	const struct check_scope scope = { doc, c, "2026-09-30", d, NULL };

	check_description(&scope);
	assert_string_equal(finding(d, id)->text, text);
	assert_string_equal(finding(d, id)->topic ? finding(d, id)->topic : "-", topic);
	diag_free(d);
	catalogs_free(c);
	doc_free(doc);
}

static void texts_and_topics(void **state)
{
	(void)state;
	expect_text("<organisation><nmae>x</nmae></organisation>", MSG_UNKNOWN_KEY,
		    "unknown key \"nmae\" in organisation; keys of your own begin with x-",
		    "organisation");
	expect_text("<risks><risk><level>lwo</level></risk></risks>", MSG_BAD_WORD,
		    "\"level\" is one of low, medium, high, critical, not \"lwo\"", "risks/0");
	expect_text(PEOPLE "<contact-point><person>x</person></contact-point>", MSG_DANGLING,
		    "\"x\" is not in \"people\"", "contact-point");
	expect_text(CONTROL("iso27001:A.9"), MSG_UNKNOWN_CONTROL,
		    "\"iso27001:A.9\" is not in the catalog iso27001", "controls/0");
	expect_text(CONTROL("x:A.9"), MSG_BAD_CONTROL,
		    "\"x:A.9\" is no reference catalog:id; the catalogs here are iso27001 iso27017 own",
		    "controls/0");
	expect_text("<languages><language/></languages>", MSG_EMPTY_VALUE,
		    "\"language\" is empty; give a text or leave the key out", "languages");
	expect_text("<sites><risk/></sites>", MSG_FOREIGN_ITEM,
		    "\"risk\" does not belong into \"sites\", which holds site", "sites/0");
}

/* A section that is missing is an open point of the documents that read it. */
static void topic_of_what_is_missing(void **state)
{
	(void)state;
	expect_text("<csms>1</csms>", MSG_MISSING_KEY,
		    "csms lacks \"languages\": Languages of the pack (en, zh-CN); the first one prevails "
		    "where they differ", "languages");
	expect_text("<people/>", MSG_MISSING_FACT,
		    "csms lacks \"roles\": Security roles with their duties and holders (5.3)", "roles");
	expect_text("<sites><site id='S'/></sites>", MSG_MISSING_KEY, "csms lacks \"csms\": "
		    "Version of this format: 1", "csms");
}

static void expect_tree(const char *record, const char *content, const char *expected)
{
	xmlDoc *doc = tree_in(record, content);
	struct diag *d = diag_new();
	bool ok = check_tree(xmlDocGetRootElement(doc), record, d);
	char *have = findings(d);

	assert_string_equal(have, expected);
	assert_int_equal(ok, !*expected);
	g_free(have);
	diag_free(d);
	xmlFreeDoc(doc);
}

static void trees_without_a_description(void **state)
{
	(void)state;
	expect_tree("ledger-entry", "<event>revise</event><date>2026-01-02</date>", "");
	expect_tree("ledger-entry", "<event" AT(2) ">rewise</event><date" AT(3) ">soon</date>",
		    "2:9 bad-word (0:0 did-you-mean); 3:9 bad-date");
	expect_tree("ledger-entry", "<event>issue</event>", "1:1 missing-key");
	expect_tree("catalog-file", "<catalog>c</catalog><title xml:lang='en'>t</title><edition>e</edition>"
		    "<entries><entry id='9.1'><group>9</group><kind>note</kind></entry></entries>", "");
	expect_tree("catalog-file", "<catalog>c</catalog><title>t</title><edition>e</edition>"
		    "<entries><entry id='9.1'" AT(2) "><group>9</group><kind>note</kind></entry>"
		    "<entry id='9.1'" AT(3) "><group>9</group><kind>note</kind></entry></entries>",
		    "3:9 duplicate-id (2:9 first-here)");
	expect_tree("clause-file", "<clauses>t</clauses><topics><topic id='a'><title>T</title><paragraphs>"
		    "<paragraph id='a.1'" AT(4) "/></paragraphs></topic></topics>", "4:3 missing-key");
}

static int setup(void **state)
{
	(void)state;
	expected_so_far = g_string_new(NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	g_string_free(expected_so_far, TRUE);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unknown_keys),
		cmocka_unit_test(what_is_required),
		cmocka_unit_test(an_empty_description),
		cmocka_unit_test(empty_values),
		cmocka_unit_test(lists),
		cmocka_unit_test(a_text_for_a_mapping),
		cmocka_unit_test(scalars),
		cmocka_unit_test(identifiers),
		cmocka_unit_test(twice_in_a_list),
		cmocka_unit_test(skipped_values),
		cmocka_unit_test(references),
		cmocka_unit_test(controls),
		cmocka_unit_test(translations),
		cmocka_unit_test(every_message_was_met),
		cmocka_unit_test(texts_and_topics),
		cmocka_unit_test(topic_of_what_is_missing),
		cmocka_unit_test(trees_without_a_description),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
