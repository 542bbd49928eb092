/* What holds for a duty under an agreement, and which of all that is said goes first. */
#include "model/duty.h"
#include "reading.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Two agreements on a service, one on another. */
static const char agreements[] =
	"<services><service id='s'><model>SaaS</model></service><service id='t'><model>IaaS</model></service>"
	"</services>"
	"<agreements><agreement id='a'><service>s</service></agreement>"
	"<agreement id='b'><service>s</service></agreement>"
	"<agreement id='c'><service>t</service></agreement></agreements>";

/* 1 has owners, 2 has none. */
static const char entries[] =
	"<entry id='1'><refs><ref>iso27002-2013:1</ref><ref>iso27001:A.1</ref><ref>iso27001:A.2</ref></refs>"
	"<owners><iaas>customer</iaas><paas>shared-dependent</paas><saas>provider</saas></owners></entry>"
	"<entry id='2'/>";

struct scene {
	struct doc *doc;
	struct catalogs *catalogs;
	GPtrArray *duties;
};

static void scene_open_in(struct scene *s, const char *content, const char *agreement)
{
	char *standard = g_strdup_printf("<catalog-file><catalog>iso27017</catalog><entries>%s</entries>"
					 "</catalog-file>", entries);

	s->doc = doc_new(tree_in("csms", content));
	s->catalogs = catalogs_new();
	catalogs_add(s->catalogs, tree(standard));
	catalogs_add(s->catalogs, tree("<catalog-file><catalog>iso27001</catalog><entries><entry id='A.9'/>"
				       "</entries></catalog-file>"));
	s->duties = duties_of(s->doc, s->catalogs, doc_record(s->doc, "agreements", agreement));
	g_free(standard);
}

static void scene_open(struct scene *s, const char *more, const char *agreement)
{
	char *content = g_strconcat(agreements, more, NULL);

	scene_open_in(s, content, agreement);
	g_free(content);
}

static void scene_close(struct scene *s)
{
	g_ptr_array_unref(s->duties);
	catalogs_free(s->catalogs);
	doc_free(s->doc);
}

static const struct duty *duty(const struct scene *s, guint index)
{
	assert_true(index < s->duties->len);
	return s->duties->pdata[index];
}

/* What is said of that field of the duty, or NULL. */
static const char *said(const struct duty *d, const char *key)
{
	xmlNode *n = duty_said(d, key);

	return n ? node_text(n) : NULL;
}

#define ROWS(items) "<responsibilities>" items "</responsibilities>"
#define ROW(control, more) "<responsibility><control>" control "</control>" more "</responsibility>"
#define FOR_AGREEMENT "<agreements><agreement>x</agreement><agreement>a</agreement></agreements>"
#define FOR_SERVICE "<services><service>s</service></services>"
#define ALL_SCOPES ROWS(ROW("iso27017:1", "<note>general</note><contact>g</contact><agreed>G</agreed>") \
			ROW("iso27017:1", FOR_SERVICE "<note>service</note><contact>s</contact>") \
			ROW("iso27017:1", FOR_AGREEMENT "<note>agreement</note>"))

static void the_more_specific_goes_first(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, ALL_SCOPES, "a");
	assert_string_equal(said(duty(&s, 0), "note"), "agreement");
	assert_string_equal(said(duty(&s, 0), "contact"), "s");
	assert_string_equal(said(duty(&s, 0), "agreed"), "G");
	assert_null(said(duty(&s, 0), "owner"));
	assert_null(said(duty(&s, 1), "note"));
	scene_close(&s);
	scene_open(&s, ALL_SCOPES, "b");
	assert_string_equal(said(duty(&s, 0), "note"), "service");
	scene_close(&s);
	scene_open(&s, ALL_SCOPES, "c");
	assert_string_equal(said(duty(&s, 0), "note"), "general");
	scene_close(&s);
}

/* A row that names agreements is about these alone, whatever services it names besides. */
static void a_row_of_another_agreement(void **state)
{
	static const char rows[] = ROWS(ROW("iso27017:1", "<agreements><agreement>b</agreement></agreements>"
					    FOR_SERVICE "<note>b</note>"));
	struct scene s;

	(void)state;
	scene_open(&s, rows, "a");
	assert_null(said(duty(&s, 0), "note"));
	scene_close(&s);
	scene_open(&s, rows, "b");
	assert_string_equal(said(duty(&s, 0), "note"), "b");
	scene_close(&s);
}

/* Of two rows alike, which the checker reports, the first one stands. */
static void the_first_of_two_rows(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, ROWS(ROW("iso27017:1", "<note>1</note>") ROW("iso27017:1", "<note>2</note>")
			    "<responsibility><note>3</note></responsibility>"), "a");
	assert_string_equal(said(duty(&s, 0), "note"), "1");
	assert_int_equal(s.duties->len, 2);
	scene_close(&s);
}

/* All languages of a text come from one row: one that is said in English only is not filled up
 * with the Chinese of a less specific row. */
static void languages_are_siblings(void **state)
{
	struct scene s;
	xmlNode *first;

	(void)state;
	scene_open(&s, ROWS(ROW("iso27017:1", "<note xml:lang='zh-CN'>通用</note>")
			    ROW("iso27017:1", FOR_AGREEMENT "<note xml:lang='en'>en</note><note xml:lang='zh-CN'>中"
				"</note>")), "a");
	first = duty_said(duty(&s, 0), "note");
	assert_string_equal(node_lang(first), "en");
	assert_string_equal(node_text(node_next(first)), "中");
	assert_null(node_next(node_next(first)));
	scene_close(&s);
}

static void further_controls(void **state)
{
	static const char *const refs[] = { "iso27017:1", "iso27017:2", "own:X", "iso27001:A.9" };
	struct scene s;

	(void)state;
	scene_open(&s, ROWS(ROW("own:X", FOR_SERVICE "<note>x</note>") ROW("iso27017:2", "")
			    ROW("iso27001:A.9", "") ROW("own:X", "<contact>all</contact>")
			    ROW("own:Y", "<services><service>t</service></services>")), "a");
	assert_int_equal(s.duties->len, G_N_ELEMENTS(refs));
	for (guint i = 0; i < s.duties->len; i++) {
		assert_string_equal(duty(&s, i)->ref, refs[i]);
		assert_string_equal(node_id(duty(&s, i)->agreement), "a");
		assert_string_equal(node_id(duty(&s, i)->service), "s");
	}
	assert_null(duty(&s, 2)->entry);
	assert_string_equal(node_id(duty(&s, 3)->entry), "A.9");
	assert_string_equal(said(duty(&s, 2), "note"), "x");
	assert_string_equal(said(duty(&s, 2), "contact"), "all");
	scene_close(&s);
}

static void expect_owner(const char *model, const char *row, guint index, const char *expected)
{
	char *content = g_strdup_printf("<services><service id='s'>%s</service></services><agreements>"
					"<agreement id='a'><service>s</service></agreement></agreements>"
					"<responsibilities>%s</responsibilities>", model, row);
	struct scene s;
	xmlNode *at = NULL;
	const char *owner;

	scene_open_in(&s, content, "a");
	owner = duty_owner(duty(&s, index), &at);
	if (expected)
		assert_string_equal(owner, expected);
	else
		assert_null(owner);
	assert_int_equal(at != NULL, strstr(row, "<owner>") != NULL);
	scene_close(&s);
	g_free(content);
}

static void owners(void **state)
{
	(void)state;
	expect_owner("<model>IaaS</model>", "", 0, "customer");
	expect_owner("<model>PaaS</model>", "", 0, "shared-dependent");
	expect_owner("<model>SaaS</model>", "", 0, "provider");
	expect_owner("<model>SaaS</model>", ROW("iso27017:1", "<owner>third-party</owner>"), 0, "third-party");
	expect_owner("", ROW("iso27017:1", "<owner>customer</owner>"), 0, "customer");
	expect_owner("", "", 0, NULL);
	expect_owner("<model>FaaS</model>", "", 0, NULL);
	expect_owner("<model>IaaS</model>", "", 1, NULL);
	expect_owner("<model>IaaS</model>", ROW("own:X", "<note>n</note>"), 2, NULL);
	expect_owner("<model>IaaS</model>", ROW("own:X", "<owner>provider</owner>"), 2, "provider");
}

static void no_such_service(void **state)
{
	static const char *const services[] = { "", "<service>gone</service>" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(services); i++) {
		char *content = g_strdup_printf("<agreements><agreement id='a'>%s</agreement></agreements>"
						ROWS(ROW("own:X", FOR_SERVICE)), services[i]);
		struct scene s;
		xmlNode *at;

		scene_open_in(&s, content, "a");
		assert_int_equal(s.duties->len, 2);
		assert_null(duty(&s, 0)->service);
		assert_null(duty_owner(duty(&s, 0), &at));
		assert_null(at);
		scene_close(&s);
		g_free(content);
	}
}

#define DECISION(id, control) "<control id='" id "'><control>" control "</control></control>"

static void expect_decision(const char *controls, guint index, const char *expected)
{
	char *content = g_strdup_printf("<controls>%s</controls>" ROWS(ROW("own:X", "")), controls);
	struct scene s;
	const xmlNode *have;

	scene_open(&s, content, "a");
	have = duty(&s, index)->decision;
	assert_string_equal(have ? node_id(have) : "none", expected);
	scene_close(&s);
	g_free(content);
}

/* The control itself, else the first that its entry refers to; the first of two on the same. */
static void decisions(void **state)
{
	(void)state;
	expect_decision(DECISION("d", "iso27001:A.2") DECISION("e", "iso27001:A.1"), 0, "e");
	expect_decision(DECISION("d", "iso27001:A.2"), 0, "d");
	expect_decision(DECISION("d", "iso27001:A.1") DECISION("e", "iso27017:1"), 0, "e");
	expect_decision(DECISION("d", "iso27001:A.1") DECISION("e", "iso27001:A.1"), 0, "d");
	expect_decision(DECISION("d", "iso27001:A.1") "<control/>", 1, "none");
	expect_decision(DECISION("d", "own:X"), 2, "d");
	expect_decision("", 0, "none");
}

static void expect_scope(const char *row, const char *agreement, int expected)
{
	struct doc *doc = doc_new(tree_in("csms", agreements));
	xmlDoc *one = tree(row);
	enum duty_scope scope = DUTY_SCOPES;
	bool concerns = duty_row_concerns(xmlDocGetRootElement(one),
					  doc_record(doc, "agreements", agreement), &scope);

	assert_int_equal(concerns ? (int)scope : -1, expected);
	xmlFreeDoc(one);
	doc_free(doc);
}

static void scopes(void **state)
{
	(void)state;
	expect_scope("<r/>", "a", DUTY_GENERAL);
	expect_scope("<r>" FOR_SERVICE "</r>", "a", DUTY_SERVICE);
	expect_scope("<r>" FOR_SERVICE "</r>", "c", -1);
	expect_scope("<r>" FOR_AGREEMENT FOR_SERVICE "</r>", "a", DUTY_AGREEMENT);
	expect_scope("<r>" FOR_AGREEMENT FOR_SERVICE "</r>", "b", -1);
	expect_scope("<r><agreements/></r>", "a", -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_more_specific_goes_first),
		cmocka_unit_test(a_row_of_another_agreement),
		cmocka_unit_test(the_first_of_two_rows),
		cmocka_unit_test(languages_are_siblings),
		cmocka_unit_test(further_controls),
		cmocka_unit_test(owners),
		cmocka_unit_test(no_such_service),
		cmocka_unit_test(decisions),
		cmocka_unit_test(scopes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
