/* The documents of a description against the document types. */
#include "reading.h"
#include "resolve/documents.h"
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

static struct diag *checked(const char *content)
{
	struct doc *doc = doc_new(tree_in("csms", content));
	struct diag *d = diag_new();

	documents_check(doc, standards, d);
	doc_free(doc);
	return d;
}

static void expect(const char *content, const char *expected)
{
	struct diag *d = checked(content);
	char *have = findings(d);

	assert_string_equal(have, expected);
	g_free(have);
	diag_free(d);
}

#define DOCUMENTS(items) "<documents>" items "</documents>"
#define DOCUMENT(more) "<document id='d'" AT(2) ">" more "</document>"
#define TYPE(type) "<type" AT(3) ">" type "</type>"
#define OF(id) "<of" AT(4) ">" id "</of>"
#define AGREEMENTS "<agreements><agreement id='a'" AT(5) "/></agreements>"

static void types(void **state)
{
	(void)state;
	expect(DOCUMENTS(DOCUMENT(TYPE("paper"))), "");
	expect(DOCUMENTS(DOCUMENT(TYPE("papre"))), "3:9 unknown-type (0:0 did-you-mean)");
	expect(DOCUMENTS(DOCUMENT(TYPE("something else"))), "3:9 unknown-type");
	expect(DOCUMENTS(DOCUMENT("") "<document" AT(6) "><type>none</type></document>"), "");
	expect("", "");
}

static void subjects(void **state)
{
	(void)state;
	expect(DOCUMENTS(DOCUMENT(TYPE("matrix") OF("a"))) AGREEMENTS, "");
	expect(DOCUMENTS(DOCUMENT(TYPE("matrix"))), "2:3 subject-missing");
	expect(DOCUMENTS(DOCUMENT(TYPE("matrix") OF("agreement"))), "4:9 dangling");
	expect(DOCUMENTS(DOCUMENT(TYPE("matrix") OF("agr-wms")) "<document id='e'><type>matrix</type><of>agr-vms"
			 "</of></document>") "<agreements><agreement/><agreement id='agr-vms'/></agreements>",
	       "4:9 dangling (0:0 did-you-mean)");
	expect(DOCUMENTS(DOCUMENT(TYPE("paper") OF("a"))), "4:3 subject-none");
}

/* What its reader has reported and left out is not reported again. */
static void values_left_out(void **state)
{
	(void)state;
	expect(DOCUMENTS(DOCUMENT("<type s:skipped='yes'/>")), "");
	expect(DOCUMENTS(DOCUMENT(TYPE("matrix") "<of s:skipped='yes'/>")), "");
}

static void records_without_a_document(void **state)
{
	(void)state;
	expect(AGREEMENTS, "5:3 subject-uncovered");
	expect(AGREEMENTS DOCUMENTS(DOCUMENT(TYPE("checklist") OF("a"))) "<audits><audit id='a'/></audits>",
	       "5:3 subject-uncovered");
	expect("<agreements><agreement/></agreements>", "");
	/* An auditor may bring the own paper. */
	expect("<audits><audit id='x'/></audits>", "");
}

/* The gap of one record is told to no document about another. */
static void gaps_of_one_record(void **state)
{
	struct diag *d = checked("<agreements><agreement id='a'/><agreement id='b'/></agreements>"
				 DOCUMENTS(DOCUMENT(TYPE("matrix") OF("a"))));
	const struct diagnostic *only = diag_all(d)->pdata[0];

	(void)state;
	assert_int_equal(diag_all(d)->len, 1);
	assert_string_equal(only->topic, "agreements/1");
	diag_at(d, SPAN_NONE, MSG_YAML_TAB);
	assert_null(((struct diagnostic *)diag_all(d)->pdata[1])->topic);
	diag_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types),
		cmocka_unit_test(subjects),
		cmocka_unit_test(values_left_out),
		cmocka_unit_test(records_without_a_document),
		cmocka_unit_test(gaps_of_one_record),
	};

	return cmocka_run_group_tests(tests, open_standards, close_standards);
}
