/* Text on a terminal. */
#include "base/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *text, const char *first, const char *rest, int columns, const char *wanted)
{
	GString *out = g_string_new(NULL);

	wrap_text(out, text, first, rest, columns);
	assert_string_equal(out->str, wanted);
	g_string_free(out, TRUE);
}

static void words(void **state)
{
	(void)state;
	expect("one two three", "", "", 80, "one two three\n");
	expect("one two three", "", "", 7, "one two\nthree\n");
	expect("one two three", "- ", "  ", 6, "- one\n  two\n  three\n");
	expect("unbreakable-identifier x", "", "", 5, "unbreakable-identifier\nx\n");
	expect("", "- ", "  ", 5, "- \n");
}

static void han(void **state)
{
	(void)state;
	expect("抽取三份记录", "", "", 6, "抽取三\n份记录\n");
	/* A stop does not begin a line, an opening bracket does not end one. */
	expect("抽取三，份", "", "", 6, "抽取\n三，份\n");
	expect("抽取（三份）", "", "", 6, "抽取\n（三\n份）\n");
	/* Latin within Chinese stays whole, and a line may end beside it. */
	expect("按ISO标准", "", "", 6, "按ISO\n标准\n");
}

static void columns(void **state)
{
	(void)state;
	assert_int_equal(wrap_columns("abc"), 3);
	assert_int_equal(wrap_columns("审核a"), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(han),
		cmocka_unit_test(columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
