/* What catalogs lend to risks and obligations. */
#include "check/check.h"
#include "model/place.h"
#include "reading.h"
#include "resolve/lend.h"
#include "trees.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char laws[] =
	"<catalog-file><catalog>laws-cn</catalog><entries>"
	"<entry id='csl'><group>law</group><title xml:lang='en'>Cybersecurity Law</title>"
	"<title xml:lang='zh-CN'>网络安全法</title><issuer>NPC</issuer><number>53</number>"
	"<effective>2017-06-01</effective><unverified><field>number</field></unverified></entry>"
	"<entry id='dsl'><group>law</group><title>Data Security Law</title><issuer>NPC</issuer></entry>"
	"</entries></catalog-file>";
static const char risks[] =
	"<catalog-file><catalog>cloud-risks</catalog><entries>"
	"<entry id='ISO-01'><group>isolation</group><title>Snapshots cross tenants</title></entry>"
	"</entries></catalog-file>";

struct scene {
	struct doc *doc;
	struct catalogs *catalogs;
};

static struct scene open_scene(const char *content)
{
	struct scene s = { doc_new(tree_in("csms", content)), catalogs_new() };

	catalogs_add(s.catalogs, tree(laws));
	catalogs_add(s.catalogs, tree(risks));
	lend_from_catalogs(s.doc, s.catalogs);
	return s;
}

static void close_scene(struct scene *s)
{
	catalogs_free(s->catalogs);
	doc_free(s->doc);
}

#define OBLIGATION(more) "<obligations><obligation id='o'" AT(4) "><law" AT(5) ">laws-cn:csl</law>" more \
	"</obligation></obligations>"

static void what_is_absent_is_lent(void **state)
{
	struct scene s = open_scene(OBLIGATION(""));
	xmlNode *o = doc_record(s.doc, "obligations", "o");

	(void)state;
	assert_string_equal(child_text_in(o, "title", "zh-CN"), "网络安全法");
	assert_string_equal(child_text_in(o, "title", "en"), "Cybersecurity Law");
	assert_string_equal(child_text(o, "type"), "law");
	assert_string_equal(child_text(o, "number"), "53");
	assert_string_equal(child_text(o, "effective"), "2017-06-01");
	assert_string_equal(child_text(o, "unverified"), "true");
	assert_int_equal(node_span(node_child(o, "title")).line, 5);
	close_scene(&s);
}

static void what_is_said_stays(void **state)
{
	struct scene s = open_scene(OBLIGATION("<title>Our name for it</title><number>No. 53</number>"));
	xmlNode *o = doc_record(s.doc, "obligations", "o");

	(void)state;
	assert_string_equal(child_text_in(o, "title", "zh-CN"), "Our name for it");
	assert_string_equal(child_text(o, "number"), "No. 53");
	assert_null(child_text(o, "unverified")); /* the doubt was about the catalog's number */
	assert_string_equal(child_text(o, "issuer"), "NPC");
	close_scene(&s);
}

static void scenarios_lend_title_and_theme(void **state)
{
	struct scene s = open_scene("<risks><risk id='r'><scenario>cloud-risks:ISO-01</scenario></risk>"
				    "<risk id='q'><scenario>cloud-risks:none</scenario></risk><risk id='p'/></risks>");

	(void)state;
	assert_string_equal(child_text(doc_record(s.doc, "risks", "r"), "title"), "Snapshots cross tenants");
	assert_string_equal(child_text(doc_record(s.doc, "risks", "r"), "theme"), "isolation");
	assert_null(child_text(doc_record(s.doc, "risks", "q"), "title"));
	assert_null(node_first(doc_record(s.doc, "risks", "p")));
	close_scene(&s);
}

static void what_was_lent_is_no_fact(void **state)
{
	struct scene s = open_scene(OBLIGATION("<number>No. 53</number>"));
	xmlNode *o = doc_record(s.doc, "obligations", "o");

	(void)state;
	lend_drop(doc_root(s.doc));
	assert_null(node_child(o, "title"));
	assert_string_equal(child_text(o, "law"), "laws-cn:csl");
	assert_string_equal(child_text(o, "number"), "No. 53");
	close_scene(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_absent_is_lent),
		cmocka_unit_test(what_is_said_stays),
		cmocka_unit_test(scenarios_lend_title_and_theme),
		cmocka_unit_test(what_was_lent_is_no_fact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
