/* The form of single values. */
#include "check/value.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* Each text of a NULL-ended list is one, or none of them is. */
static void expect(bool (*is)(const char *), bool expected, const char *const *texts)
{
	for (; *texts; texts++)
		if (is(*texts) != expected)
			fail_msg("\"%s\" was %s", *texts, expected ? "refused" : "accepted");
}

static void dates(void **state)
{
	static const char *const good[] = { "2026-09-30", "2024-02-29", "2000-02-29", "0001-01-01",
					    "9999-12-31", "2026-12-31", NULL };

	(void)state;
	expect(value_is_date, true, good);
}

static void days_that_do_not_exist(void **state)
{
	static const char *const bad[] = { "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31",
					   "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
					   "0000-01-01", NULL };

	(void)state;
	expect(value_is_date, false, bad);
}

static void other_forms_of_dates(void **state)
{
	static const char *const bad[] = { "", "2026-9-30", "26-09-30", "2026/09/30", "2026-09-30 ",
					   " 2026-09-3", "20260930", "2026-09-3x", "+026-09-30",
					   "2026-09-30T00:00", "２０２６-09-30", "2026--9-30", NULL };

	(void)state;
	expect(value_is_date, false, bad);
}

static void counts(void **state)
{
	static const char *const good[] = { "0", "12", "007", "999999999", NULL };
	static const char *const bad[] = { "", "-1", "+1", "1.5", "1e3", " 1", "1 ", "0x1f", "１２",
					   "1000000000", "99999999999999999999", NULL };

	(void)state;
	expect(value_is_count, true, good);
	expect(value_is_count, false, bad);
}

static void truths(void **state)
{
	static const char *const good[] = { "true", "false", NULL };
	static const char *const bad[] = { "", "yes", "no", "True", "TRUE", "1", "true ", NULL };

	(void)state;
	expect(value_is_bool, true, good);
	expect(value_is_bool, false, bad);
}

static void identifiers(void **state)
{
	static const char *const good[] = { "a", "R-01", "A.5.1", "snake_case", "Z9",
					    "a123456789012345678901234567890123456789012345678901234567890123",
					    NULL };
	static const char *const bad[] = { "", "1a", "-a", ".a", "_a", "a b", "a/b", "a:b", "é", "风险",
					   "a风", "a\n",
					   "a1234567890123456789012345678901234567890123456789012345678901234",
					   NULL };

	(void)state;
	assert_int_equal(strlen(good[5]), 64);
	expect(value_is_id, true, good);
	expect(value_is_id, false, bad);
}

static void words(void **state)
{
	(void)state;
	assert_true(value_is_word("low", "low|medium|high"));
	assert_true(value_is_word("high", "low|medium|high"));
	assert_false(value_is_word("", "low|medium|high"));
	assert_false(value_is_word("med", "low|medium|high"));
	assert_false(value_is_word("Low", "low|medium|high"));
	assert_false(value_is_word("low|medium", "low|medium|high"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(days_that_do_not_exist),
		cmocka_unit_test(other_forms_of_dates),
		cmocka_unit_test(counts),
		cmocka_unit_test(truths),
		cmocka_unit_test(identifiers),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
