/* What differs between two states of the facts. */
#include "control/changes.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* "path: from -> to; …", NULL as -. */
static char *changes(const char *before, const char *after, guint most)
{
	xmlDoc *a = tree_in("csms", before), *b = tree_in("csms", after);
	GPtrArray *found = changes_between(a, b, most);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < found->len; i++) {
		const struct change *c = found->pdata[i];

		g_string_append_printf(out, "%s%s: %s -> %s", i ? "; " : "", c->path,
				       c->from ? c->from : "-", c->to ? c->to : "-");
	}
	g_ptr_array_unref(found);
	xmlFreeDoc(a);
	xmlFreeDoc(b);
	return g_string_free(out, FALSE);
}

static void expect(const char *before, const char *after, const char *expected)
{
	char *have = changes(before, after, 100);

	assert_string_equal(have, expected);
	g_free(have);
}

#define RISK(id, level) "<risk id='" id "'><title>" id "</title><level>" level "</level></risk>"
#define RISKS(items) "<risks>" items "</risks>"

static void a_field(void **state)
{
	(void)state;
	expect(RISKS(RISK("R-06", "low") RISK("R-07", "medium")),
	       RISKS(RISK("R-06", "low") RISK("R-07", "high")), "risks/R-07/level: medium -> high");
	expect("<cloud-role>both</cloud-role>", "<cloud-role>customer</cloud-role>",
	       "cloud-role: both -> customer");
}

static void nothing(void **state)
{
	(void)state;
	expect("", "", "");
	expect(RISKS(RISK("R", "low")), RISKS(RISK("R", "low")), "");
	expect("<risks" AT(2) "><risk id='R'" AT(3) "><level>low</level></risk></risks>",
	       "<risks" AT(7) "><risk id='R'" AT(8) "><level>low</level></risk></risks>", "");
}

/* Records are known by their ids: an order of their own is no fact. */
static void order(void **state)
{
	(void)state;
	expect(RISKS(RISK("A", "low") RISK("B", "high")), RISKS(RISK("B", "high") RISK("A", "low")), "");
	expect(RISKS(RISK("A", "low") RISK("B", "high")), RISKS(RISK("B", "high") RISK("A", "high")),
	       "risks/A/level: low -> high");
}

static void records_that_come_and_go(void **state)
{
	(void)state;
	expect(RISKS(RISK("A", "low")), RISKS(RISK("A", "low") RISK("B", "high")),
	       "risks/B: - -> Bhigh");
	expect(RISKS(RISK("A", "low") RISK("B", "high")), RISKS(RISK("B", "high")),
	       "risks/A: Alow -> -");
	expect(RISKS(RISK("A", "low")), "", "risks: Alow -> -");
	expect(RISKS("<risk id='A'><level>low</level></risk>"),
	       RISKS("<risk id='A'><level>low</level><residual>low</residual></risk>"),
	       "risks/A/residual: - -> low");
	expect(RISKS(RISK("A", "low")), RISKS(RISK("B", "low")), "risks/A: Alow -> -; risks/B: - -> Blow");
}

static void languages(void **state)
{
	(void)state;
	expect("<organisation><name xml:lang='en'>A</name><name xml:lang='zh-CN'>甲</name></organisation>",
	       "<organisation><name xml:lang='en'>A</name><name xml:lang='zh-CN'>乙</name></organisation>",
	       "organisation/name[zh-CN]: 甲 -> 乙");
	expect("<organisation><name>A</name></organisation>",
	       "<organisation><name xml:lang='en'>A</name></organisation>",
	       "organisation/name: A -> -; organisation/name[en]: - -> A");
}

#define PARA(text) "<db:para>" text "</db:para>"
#define SCOPE(blocks) "<scope><statement xmlns:db='http://docbook.org/ns/docbook'>" blocks \
	"</statement></scope>"

/* Prose is one value, whatever it consists of. */
static void prose(void **state)
{
	(void)state;
	expect(SCOPE(PARA("All of it.")), SCOPE(PARA("Half of it.")),
	       "scope/statement: All of it. -> Half of it.");
	expect(SCOPE(PARA("One. ") PARA("Two.")), SCOPE(PARA("One. ") PARA("Three.")),
	       "scope/statement: One. Two. -> One. Three.");
	expect(SCOPE(PARA("a")), SCOPE(PARA("a")), "");
}

static void lists_without_ids(void **state)
{
	(void)state;
	expect("<languages><language>en</language><language>zh-CN</language></languages>",
	       "<languages><language>en</language><language>de</language></languages>",
	       "languages/language: zh-CN -> de");
	expect("<languages><language>en</language></languages>",
	       "<languages><language>en</language><language>de</language></languages>",
	       "languages/language: - -> de");
	expect("<languages><language>en</language><language>de</language></languages>",
	       "<languages><language>en</language></languages>", "languages/language: de -> -");
}

#define CONTROL(ref, applies) "<control><control>" ref "</control><applicable>" applies \
	"</applicable></control>"

/* Decisions on controls have no ids of their own: the control they decide names them. */
static void decisions(void **state)
{
	(void)state;
	expect("<controls>" CONTROL("c:1", "true") CONTROL("c:2", "true") "</controls>",
	       "<controls>" CONTROL("c:2", "false") CONTROL("c:1", "true") "</controls>",
	       "controls/c:2/applicable: true -> false");
	expect("<controls>" CONTROL("c:1", "true") "</controls>",
	       "<controls>" CONTROL("c:1", "true") CONTROL("c:2", "true") "</controls>",
	       "controls/c:2: - -> c:2true");
}

static void long_texts_are_cut(void **state)
{
	char *a = g_strnfill(100, 'a'), *b = g_strnfill(80, 'b'), *shown = g_strnfill(78, 'a');
	char *before = g_strdup_printf("<x>  %s </x>", a), *after = g_strdup_printf("<x>%s</x>", b);
	char *expected = g_strdup_printf("x: %s … -> %s", shown, b);

	(void)state;
	expect(before, after, expected);
	g_free(expected);
	g_free(after);
	g_free(before);
	g_free(shown);
	g_free(b);
	g_free(a);
}

static void no_more_than_asked_for(void **state)
{
	char *have = changes("<a>1</a><b>1</b><c>1</c>", "<a>2</a><b>2</b><c>2</c><d>2</d>", 2);

	(void)state;
	assert_string_equal(have, "a: 1 -> 2; b: 1 -> 2");
	g_free(have);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field),
		cmocka_unit_test(nothing),
		cmocka_unit_test(order),
		cmocka_unit_test(records_that_come_and_go),
		cmocka_unit_test(languages),
		cmocka_unit_test(prose),
		cmocka_unit_test(lists_without_ids),
		cmocka_unit_test(decisions),
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(no_more_than_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
