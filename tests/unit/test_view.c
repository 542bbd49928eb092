/* What of a description each document sees: one counterparty's paper holds nothing of another's. */
#include "reading.h"
#include "resolve/view.h"
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

#define LANGUAGES "<languages><language>en</language></languages>"

/* Two customers of one service and the supplier of another.  Everything of the second customer has
 * OTHER in it, everything of the supplier THIRD. */
static const char parties[] =
	LANGUAGES
	"<organisation><name>We</name></organisation>"
	"<departments><department id='do'/><department id='dq-OTHER'/></departments>"
	"<people><person id='p'/><person id='o'><department>do</department></person><person id='q-OTHER'>"
	"<department>dq-OTHER</department></person></people>"
	"<services>"
	"<service id='s'><suppliers><supplier>beneath</supplier></suppliers><contracts><contract>ours</contract>"
	"<contract>k-OTHER</contract></contracts><owner>p</owner></service>"
	"<service id='t-THIRD'><suppliers><supplier>u-THIRD</supplier></suppliers></service></services>"
	"<customers><customer id='c'/><customer id='c-OTHER'><name>OTHER</name></customer></customers>"
	"<suppliers><supplier id='u-THIRD'/><supplier id='beneath'><name>Beneath</name><contact>OTHER and THIRD</contact></supplier></suppliers>"
	"<risks><risk id='r'/></risks>"
	"<contracts><contract id='ours'/><contract id='k-OTHER'/><contract id='k-THIRD'/></contracts>"
	"<assurances><assurance id='w'><supplier>u-THIRD</supplier></assurance><assurance id='w-THIRD'/>"
	"</assurances>"
	"<assets><asset id='both'><services><service>s</service><service>t-THIRD</service></services></asset>"
	"<asset id='f-THIRD'><services><service>t-THIRD</service></services></asset><asset id='all'/></assets>"
	"<agreements>"
	"<agreement id='a'><service>s</service><with>c</with><contracts><contract>ours</contract></contracts>"
	"<assurances><assurance>w</assurance></assurances></agreement>"
	"<agreement id='b-OTHER'><service>s</service><with>c-OTHER</with><contracts><contract>k-OTHER"
	"</contract></contracts></agreement>"
	"<agreement id='i-THIRD'><service>t-THIRD</service><with>u-THIRD</with></agreement></agreements>"
	"<responsibilities>"
	"<responsibility><control>1</control><accountable>p</accountable><note>all</note></responsibility>"
	"<responsibility><control>2</control><services><service>s</service><service>t-THIRD</service>"
	"</services></responsibility>"
	"<responsibility><control>3</control><services><service>t-THIRD</service></services><note>THIRD</note>"
	"</responsibility>"
	"<responsibility><control>4</control><agreements><agreement>a</agreement><agreement>b-OTHER"
	"</agreement></agreements></responsibility>"
	"<responsibility><control>5</control><agreements><agreement>b-OTHER</agreement></agreements><services>"
	"<service>s</service></services><accountable>q-OTHER</accountable><note>OTHER</note></responsibility>"
	"</responsibilities>"
	"<documents>"
	"<document id='m'><type>matrix</type><of>a</of><related><document>paper</document></related></document>"
	"<document id='m-OTHER'><type>matrix</type><of>b-OTHER</of></document>"
	"<document id='m-THIRD'><type>matrix</type><of>i-THIRD</of></document>"
	"<document id='paper'><type>paper</type><related><document>m-OTHER</document></related></document>"
	"</documents>"
	"<controls><control><control>iso27001:A.1</control><owner>o</owner></control></controls>"
	"<x-secret>OTHER</x-secret>";

struct scene {
	struct doc *doc;
	struct view *view;
};

static void scene_open(struct scene *s, const char *content, const char *document)
{
	s->doc = doc_new(tree_in("csms", content));
	s->view = view_new(s->doc, standards, doc_record(s->doc, "documents", document));
}

static void scene_close(struct scene *s)
{
	view_free(s->view);
	doc_free(s->doc);
}

/* All that the document sees, as a text. */
static char *seen(const char *content, const char *document)
{
	struct scene s;
	xmlDoc *into = tree("<csms/>");
	char *text;

	scene_open(&s, content, document);
	view_copy(s.view, xmlDocGetRootElement(into));
	text = inside(into);
	xmlFreeDoc(into);
	scene_close(&s);
	return text;
}

static void expect_seen(const char *content, const char *document, const char *expected)
{
	char *have = seen(content, document);

	assert_string_equal(have, expected);
	g_free(have);
}

static void for_one_counterparty(void **state)
{
	(void)state;
	expect_seen(parties, "m",
		LANGUAGES "<organisation><name>We</name></organisation><departments><department id=\"do\"/></departments>"
		"<people><person id=\"p\"/><person id=\"o\"><department>do</department></person></people>"
		"<services><service id=\"s\"><suppliers><supplier>beneath</supplier></suppliers><contracts><contract>ours</contract></contracts>"
		"<owner>p</owner></service></services>"
		"<customers><customer id=\"c\"/></customers><suppliers><supplier id=\"beneath\"><name>Beneath"
		"</name></supplier></suppliers>"
		"<contracts><contract id=\"ours\"/></contracts>"
		"<assurances><assurance id=\"w\"/></assurances>"
		"<assets><asset id=\"both\"><services><service>s</service></services></asset>"
		"<asset id=\"all\"/></assets>"
		"<agreements><agreement id=\"a\"><service>s</service><with>c</with><contracts><contract>ours"
		"</contract></contracts><assurances><assurance>w</assurance></assurances></agreement>"
		"</agreements>"
		"<responsibilities><responsibility><control>1</control><accountable>p</accountable><note>all"
		"</note></responsibility>"
		"<responsibility><control>2</control><services><service>s</service></services>"
		"</responsibility><responsibility><control>4</control><agreements><agreement>a</agreement>"
		"</agreements></responsibility></responsibilities>"
		"<documents><document id=\"m\"><type>matrix</type><of>a</of><related><document>paper"
		"</document></related></document><document id=\"paper\"><type>paper</type><related/>"
		"</document></documents>");
}

static void nothing_of_another(void **state)
{
	static const struct {
		const char *document, *not, *but;
	} cases[] = {
		{ "m", "OTHER", ">c<" },
		{ "m", "THIRD", ">c<" },
		{ "m-OTHER", "THIRD", "c-OTHER" },
		{ "m-OTHER", "\"c\"", "c-OTHER" },
		{ "m-OTHER", "\"a\"", "b-OTHER" },
		{ "m-THIRD", "OTHER", "u-THIRD" },
		{ "m-THIRD", "\"s\"", "t-THIRD" },
		{ "m-THIRD", "\"c\"", "t-THIRD" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *text = seen(parties, cases[i].document);

		if (strstr(text, cases[i].not) || !strstr(text, cases[i].but))
			fail_msg("%s sees %s, or not %s: %s", cases[i].document, cases[i].not, cases[i].but,
				 text);
		g_free(text);
	}
}

/* A document about nobody sees its sections whole, and the user's own. */
static void about_nobody(void **state)
{
	(void)state;
	expect_seen(LANGUAGES "<organisation><name>We</name></organisation><sites><site id='x'/></sites>"
		    "<services><service id='s'/><service id='t'/></services><agreements><agreement id='a'>"
		    "<service>s</service></agreement></agreements><documents><document id='paper'><type>paper"
		    "</type></document></documents><x-own>1</x-own>", "paper",
		    LANGUAGES "<organisation><name>We</name></organisation><services><service id=\"s\"/>"
		    "<service id=\"t\"/></services><x-own>1</x-own>");
}

/* Keys of the user's own are for the house, at any level. */
static void own_keys_of_records(void **state)
{
	(void)state;
	expect_seen("<agreements><agreement id='a'><x-k>1</x-k></agreement><agreement id='b'><x-k>2</x-k>"
		    "</agreement></agreements><documents><document id='m'><type>matrix</type><of>b</of>"
		    "</document></documents><x-top>3</x-top>", "m",
		    "<agreements><agreement id=\"b\"/></agreements><documents><document"
		    " id=\"m\"><type>matrix</type><of>b</of></document></documents>");
}

/* They are no less so in papers for others that are about nobody. */
static void own_keys_of_what_is_handed_out(void **state)
{
	(void)state;
	expect_seen("<people><person id='p'><name>P</name><x-k>1</x-k></person></people><documents>"
		    "<document id='n'><type>notice</type></document></documents><x-top>3</x-top>", "n",
		    "<people><person id=\"p\"><name>P</name></person></people>");
}

/* A list whose references are all left out is empty, whatever else stood in it. */
static void a_list_left_empty(void **state)
{
	(void)state;
	expect_seen("<services><service id='s'><contracts><!-- both --><contract>k</contract><contract>l</contract>"
		    "</contracts></service></services><contracts><contract id='k'/><contract id='l'/></contracts>"
		    "<agreements><agreement id='a'><service>s</service></agreement></agreements>"
		    "<documents><document id='m'><type>matrix</type><of>a</of></document></documents>", "m",
		    "<services><service id=\"s\"><contracts/></service></services><contracts/><agreements>"
		    "<agreement id=\"a\"><service>s</service></agreement></agreements><documents><document id="
		    "\"m\"><type>matrix</type><of>a</of></document></documents>");
}

/* References into sections that are not narrowed stay, also those to nobody: the checker reports
 * them. */
static void references_that_stay(void **state)
{
	static const char kept[] =
		"<people><person id=\"p\"/></people><agreements><agreement id=\"a\"><with>gone</with></agreement>"
		"</agreements><responsibilities><responsibility><accountable>p</accountable></responsibility>"
		"<responsibility><accountable>q</accountable><risks><risk>r</risk></risks></responsibility>"
		"</responsibilities>"
		"<documents><document id=\"m\"><type>matrix</type><of>a</of></document></documents>";

	(void)state;
	expect_seen(kept, "m", kept);
}

/* The same id as a customer and as a supplier: one of them is seen, so the reference leads there. */
static void a_reference_to_two_lists(void **state)
{
	(void)state;
	expect_seen("<customers><customer id='c'/><customer id='d'/></customers><suppliers><supplier id='c'/>"
		    "<supplier id='e'/></suppliers><agreements><agreement id='a'><with>c</with></agreement>"
		    "</agreements><documents><document id='m'><type>matrix</type><of>a</of></document>"
		    "</documents>", "m",
		    "<customers><customer id=\"c\"/></customers><suppliers><supplier id=\"c\"/></suppliers>"
		    "<agreements><agreement id=\"a\"><with>c</with></agreement></agreements><documents>"
		    "<document id=\"m\"><type>matrix</type><of>a</of></document></documents>");
}

static void the_description_stays_as_it_is(void **state)
{
	struct scene s;
	xmlDoc *into = tree("<csms/>");
	char *before, *after;

	(void)state;
	scene_open(&s, parties, "m");
	before = tree_text(doc_root(s.doc));
	view_copy(s.view, xmlDocGetRootElement(into));
	after = tree_text(doc_root(s.doc));
	assert_string_equal(before, after);
	g_free(after);
	g_free(before);
	xmlFreeDoc(into);
	scene_close(&s);
}

static void expect_sees(const struct view *v, const char *topics, bool expected)
{
	char **list = g_strsplit(topics, " ", -1);

	for (char **t = list; *t; t++)
		if (view_sees(v, *t) != expected)
			fail_msg("%s is %s", *t, expected ? "not seen" : "seen");
	g_strfreev(list);
}

static void topics(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, parties, "m");
	expect_sees(s.view, "organisation people people/1 departments/0 services agreements documents people/0 services/0 customers/0 "
		    "contracts/0 assurances/0 assets/0 assets/2 agreements/0 responsibilities/0 "
		    "responsibilities/1 responsibilities/3 documents/0 documents/3", true);
	expect_sees(s.view, "risks risks/0 controls x-secret people/2 departments/1 services/1 customers/1 suppliers/0 contracts/1 "
		    "contracts/2 assurances/1 assets/1 agreements/1 agreements/2 responsibilities/2 "
		    "responsibilities/4 documents/1 documents/2", false);
	/* What is said of a list as a whole has the ordinal of no record. */
	expect_sees(s.view, "agreements/3 customers/99", true);
	scene_close(&s);
	scene_open(&s, parties, "paper");
	expect_sees(s.view, "services/0 services/1 risks/0", true);
	expect_sees(s.view, "customers customers/0 agreements/0 responsibilities/4", false);
	scene_close(&s);
}

/* Ordinals count elements: comments and line ends are none. */
static void topics_between_other_nodes(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, "<agreements><!-- one -->\n<agreement id='b'/>\n<!-- two --><agreement id='a'/></agreements>"
		   "<documents><document id='m'><type>matrix</type><of>a</of></document></documents>", "m");
	expect_sees(s.view, "agreements/1", true);
	expect_sees(s.view, "agreements/0", false);
	scene_close(&s);
}

/* What the checker refuses must not fail here: no such subject, no such type. */
static void documents_with_errors(void **state)
{
	static const char *const cases[] = { "<type>matrix</type>", "<type>matrix</type><of>gone</of>",
					     "<type>none</type>", "" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *content = g_strdup_printf("<agreements><agreement id='a'/></agreements><documents>"
						"<document id='m'>%s</document></documents>", cases[i]);
		struct scene s;

		scene_open(&s, content, "m");
		assert_null(s.view->subject);
		view_sees(s.view, "agreements/0");
		scene_close(&s);
		g_free(content);
	}
	view_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(for_one_counterparty),
		cmocka_unit_test(nothing_of_another),
		cmocka_unit_test(about_nobody),
		cmocka_unit_test(own_keys_of_records),
		cmocka_unit_test(own_keys_of_what_is_handed_out),
		cmocka_unit_test(a_list_left_empty),
		cmocka_unit_test(references_that_stay),
		cmocka_unit_test(a_reference_to_two_lists),
		cmocka_unit_test(the_description_stays_as_it_is),
		cmocka_unit_test(topics),
		cmocka_unit_test(topics_between_other_nodes),
		cmocka_unit_test(documents_with_errors),
	};

	return cmocka_run_group_tests(tests, open_standards, close_standards);
}
