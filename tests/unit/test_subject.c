/* What a document about one record is given besides: an agreement's duties, or the documents that
 * answer requirements. */
#include "reading.h"
#include "resolve/subject.h"
#include "standards.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct standards *standards;

static int open_standards(void **state)
{
	(void)state;
	standards = standards_written();
	return 0;
}

static int close_standards(void **state)
{
	(void)state;
	standards_free(standards);
	return 0;
}

struct scene {
	struct doc *doc;
	struct view *view;
	xmlDoc *into;
};

static void scene_open(struct scene *s, const char *content, const char *document)
{
	s->doc = doc_new(tree_in("csms", content));
	s->view = view_new(s->doc, standards, doc_record(s->doc, "documents", document));
	s->into = tree("<input/>");
}

static void scene_close(struct scene *s)
{
	xmlFreeDoc(s->into);
	view_free(s->view);
	doc_free(s->doc);
}

static void expect_added(struct scene *s, const char *expected)
{
	char *have = inside(s->into);

	assert_string_equal(have, expected);
	g_free(have);
}

static void expect(const char *content, const char *document, const char *expected)
{
	struct scene s;

	scene_open(&s, content, document);
	subject_add(xmlDocGetRootElement(s.into), s.view, standards_l10n(standards, "en"));
	expect_added(&s, expected);
	scene_close(&s);
}

static void expect_facts(const char *content, const char *document, const char *expected)
{
	struct scene s;

	scene_open(&s, content, document);
	subject_add_facts(xmlDocGetRootElement(s.into), s.view);
	expect_added(&s, expected);
	scene_close(&s);
}

#define MATRIX "<documents><document id='m'><type>matrix</type><of>a</of></document></documents>"
#define SERVICE "<services><service id='s'><model>SaaS</model></service></services>"
#define AGREEMENT(more) "<agreements><agreement id='a'><service>s</service>" more "</agreement></agreements>"
#define ROWS(items) "<responsibilities>" items "</responsibilities>"
#define ROW(control, more) "<responsibility><control>" control "</control>" more "</responsibility>"
#define PEOPLE "<people><person id='p'><department>dp</department></person><person id='q'/></people>"
#define DECISION "<controls><control><control>iso27001:A.1</control><owner>p</owner><risks><risk>R-1</risk>" \
	"</risks></control></controls>"

#define DUTIES(items) "<duties>" items "</duties>"
#define DUTY(control, more) "<duty control=\"" control "\">" more "</duty>"
#define FROM " from=\"catalog\""
#define CATALOG_PROVIDER "<provider" FROM " xml:lang=\"en\">Does</provider><provider" FROM \
	" xml:lang=\"zh-CN\">做</provider>"
#define CATALOG_EVIDENCE "<provider-evidence" FROM " xml:lang=\"en\">Shows</provider-evidence>" \
	"<provider-evidence" FROM " xml:lang=\"zh-CN\">示</provider-evidence>"
#define CATALOG_CUSTOMER "<customer" FROM ">Checks</customer>"
#define CATALOG_ALL "<owner" FROM ">provider</owner>" CATALOG_PROVIDER CATALOG_EVIDENCE CATALOG_CUSTOMER

/* The first day: nothing is said, all comes from the catalog. */
static void from_the_catalog(void **state)
{
	(void)state;
	expect(SERVICE AGREEMENT("") MATRIX, "m", DUTIES(DUTY("iso27017:1", CATALOG_ALL)));
}

static void what_is_said(void **state)
{
	(void)state;
	expect(SERVICE PEOPLE DECISION AGREEMENT("<notice-hours>4</notice-hours><agreed>2026-01-01</agreed>"
						 "<communicated-to>all</communicated-to>") MATRIX
	       ROWS(ROW("iso27017:1", "<note>n</note><communicated-to>some</communicated-to><owner>customer</owner>"
			"<provider xml:lang='en'>E</provider><provider xml:lang='zh-CN'>中</provider>"
			"<sub-processor>u</sub-processor><customer-evidence>log</customer-evidence><contact>desk"
			"</contact><notice-hours>2</notice-hours><accountable>q</accountable><responsible>dr"
			"</responsible><consulted><department>dc</department></consulted><informed><department>di"
			"</department></informed><risks><risk>R-2</risk></risks><agreed>2026-02-02</agreed>")),
	       "m", DUTIES(DUTY("iso27017:1", "<owner>customer</owner><provider xml:lang=\"en\">E</provider>"
		"<provider xml:lang=\"zh-CN\">中</provider>" CATALOG_EVIDENCE CATALOG_CUSTOMER
		"<customer-evidence>log</customer-evidence><sub-processor>u</sub-processor><contact>desk</contact>"
		"<notice-hours>2</notice-hours><accountable>q</accountable><responsible>dr</responsible>"
		"<consulted><department>dc</department></consulted><informed><department>di</department>"
		"</informed><risks><risk>R-2</risk></risks><agreed>2026-02-02</agreed><communicated-to>some"
		"</communicated-to><note>n</note>")));
}

/* What no row says: accountable and risks from the statement, the department from the person, times
 * from the agreement. */
static void what_follows(void **state)
{
	(void)state;
	expect(SERVICE PEOPLE DECISION AGREEMENT("<notice-hours>4</notice-hours><agreed>2026-01-01</agreed>")
	       MATRIX, "m",
	       DUTIES(DUTY("iso27017:1", CATALOG_ALL "<notice-hours>4</notice-hours><accountable>p</accountable>"
			   "<responsible>dp</responsible><risks><risk>R-1</risk></risks><agreed>2026-01-01"
			   "</agreed>")));
	expect(SERVICE PEOPLE AGREEMENT("") MATRIX ROWS(ROW("iso27017:1", "<accountable>q</accountable>")), "m",
	       DUTIES(DUTY("iso27017:1", CATALOG_ALL "<accountable>q</accountable>")));
	expect(SERVICE AGREEMENT("") MATRIX ROWS(ROW("iso27017:1", "<accountable>gone</accountable>")), "m",
	       DUTIES(DUTY("iso27017:1", CATALOG_ALL "<accountable>gone</accountable>")));
}

static void clauses_of_its_contracts(void **state)
{
	(void)state;
	expect(SERVICE MATRIX AGREEMENT("<contracts><contract>k</contract><contract>gone</contract><contract>l"
					"</contract></contracts>")
	       "<contracts><contract id='k'><clauses><clause><number>9</number><title xml:lang='en'>T</title>"
	       "<title xml:lang='zh-CN'>题</title><controls><control>own:X</control><control>iso27017:1</control>"
	       "</controls></clause><clause><number>10</number><controls><control>own:X</control></controls>"
	       "</clause></clauses></contract><contract id='l'><clauses><clause><number>1</number><controls>"
	       "<control>iso27017:1</control></controls></clause></clauses></contract>"
	       "<contract id='other'><clauses><clause><number>2</number><controls><control>iso27017:1</control>"
	       "</controls></clause></clauses></contract></contracts>", "m",
	       DUTIES(DUTY("iso27017:1", CATALOG_ALL "<clause contract=\"k\" number=\"9\"><title xml:lang=\"en\">T"
			   "</title><title xml:lang=\"zh-CN\">题</title></clause>"
			   "<clause contract=\"l\" number=\"1\"/>")));
}

/* Only controls of the organisation's own bring their title; the catalogs have the others'. */
static void further_controls(void **state)
{
	(void)state;
	expect(SERVICE AGREEMENT("") MATRIX ROWS(ROW("own:X", "<owner>customer</owner>") ROW("own:gone", ""))
	       "<additional-controls><additional-control id='X'><title xml:lang='en'>T</title><title xml:lang="
	       "'zh-CN'>题</title><statement>s</statement></additional-control></additional-controls>", "m",
	       DUTIES(DUTY("iso27017:1", CATALOG_ALL)
		      DUTY("own:X", "<title xml:lang=\"en\">T</title><title xml:lang=\"zh-CN\">题</title><owner>"
			   "customer</owner>") "<duty control=\"own:gone\"/>"));
}

/* Messages about a duty point at the most specific row, else at the agreement. */
static void places(void **state)
{
	struct scene s;
	xmlNode *first;

	(void)state;
	scene_open(&s, SERVICE MATRIX "<agreements><agreement id='a'" AT(3) "><service>s</service></agreement>"
		   "</agreements><people><person id='p'" AT(8) "><department" AT(9) ">d</department></person>"
		   "</people><responsibilities><responsibility" AT(5) "><control>own:X</control></responsibility>"
		   "<responsibility" AT(6) "><control>own:X</control><services><service>s</service></services>"
		   "<accountable" AT(7) ">p</accountable></responsibility></responsibilities>", "m");
	subject_add(xmlDocGetRootElement(s.into), s.view, standards_l10n(standards, "en"));
	first = node_first(node_first(xmlDocGetRootElement(s.into)));
	assert_int_equal(node_span(first).line, 3);
	assert_int_equal(node_span(node_next(first)).line, 6);
	assert_int_equal(node_span(node_child(node_next(first), "accountable")).line, 7);
	assert_int_equal(node_span(node_child(node_next(first), "responsible")).line, 8);
	scene_close(&s);
}

#define FACT(id, more) "<duty id=\"" id "\">" more "</duty>"

/* The facts hold what comes from sections that the type does not read: a change there is one of
 * this document's. */
static void facts_of_duties(void **state)
{
	(void)state;
	expect_facts(SERVICE PEOPLE DECISION AGREEMENT("<agreed>2026-01-01</agreed>") MATRIX
		     ROWS(ROW("own:X", "<accountable>q</accountable><provider>E</provider>"))
		     "<additional-controls><additional-control id='X'><title>T</title></additional-control>"
		     "</additional-controls>", "m",
		     DUTIES(FACT("iso27017:1", "<accountable>p</accountable><responsible>dp</responsible><risks>"
				 "<risk>R-1</risk></risks>")
			    FACT("own:X", "<title>T</title><accountable>q</accountable>")));
}

#define PAPERS "<documents><document id='list'><type>checklist</type><of>x</of></document>" \
	"<document id='d'><type>paper</type><number>N-1</number></document>" \
	"<document id='m'><type>matrix</type><of>a</of><title>Shares</title></document>" \
	"<document id='e'><type>gone</type></document></documents>"

/* Each other document answers the clause that demands it, its sections what they refer to. */
static void answers(void **state)
{
	(void)state;
	expect("<audits><audit id='x'/></audits>" PAPERS, "list",
	       "<answers>"
	       "<answer ref=\"cts:5.2\" document=\"d\" number=\"N-1\"/>"
	       "<answer ref=\"cts:5.2-a\" document=\"d\" number=\"N-1\" section=\"Aim\"/>"
	       "<answer ref=\"cts:5.2-b\" document=\"d\" number=\"N-1\" section=\"Aim\"/>"
	       "<answer ref=\"cts:8.4.2\" document=\"m\" number=\"\"/>"
	       "</answers>");
	expect_facts("<audits><audit id='x'/></audits>" PAPERS, "list", "");
}

static void documents_about_nobody(void **state)
{
	(void)state;
	expect("<audits><audit id='x'/></audits>" PAPERS, "d", "");
	expect_facts(SERVICE AGREEMENT("") PAPERS, "d", "");
	expect(PAPERS, "m", ""); /* no such agreement */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_the_catalog),
		cmocka_unit_test(what_is_said),
		cmocka_unit_test(what_follows),
		cmocka_unit_test(clauses_of_its_contracts),
		cmocka_unit_test(further_controls),
		cmocka_unit_test(places),
		cmocka_unit_test(facts_of_duties),
		cmocka_unit_test(answers),
		cmocka_unit_test(documents_about_nobody),
	};

	return cmocka_run_group_tests(tests, open_standards, close_standards);
}
