/* "Did you mean …?" */
#include "base/suggest.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* What is suggested for `word` out of "a b c", or "" if nothing is. */
static void expect(const char *word, const char *candidates, const char *suggested)
{
	char **words = g_strsplit(candidates, " ", -1);
	GPtrArray *list = g_ptr_array_new();
	const char *near;

	for (char **w = words; *w; w++)
		g_ptr_array_add(list, *w);
	near = suggest(word, list);
	assert_string_equal(near ? near : "", suggested);
	g_ptr_array_unref(list);
	g_strfreev(words);
}

static void slips_of_the_fingers(void **state)
{
	(void)state;
	expect("nmae", "name title", "name");             /* two letters exchanged */
	expect("naame", "name title", "name");            /* one too many */
	expect("nme", "name title", "name");              /* one missing */
	expect("nane", "name title", "name");             /* one wrong */
	expect("Name", "name title", "name");             /* case alone is no slip */
	expect("applicabel", "applicable exclusion", "applicable");
	expect("responsability", "responsibility", "responsibility");
}

static void nothing_like_it(void **state)
{
	(void)state;
	expect("owner", "name title", "");
	expect("xyz", "abc", "");
	expect("a", "", "");
	expect("", "name", "");
	expect("nmea", "title", "");
}

/* The longer the word, the more may be wrong with it: one, and one more for every four letters. */
static void how_far_is_near(void **state)
{
	(void)state;
	expect("abc", "abd", "abd");
	expect("abc", "ade", "");
	expect("abcd", "abxy", "abxy");
	expect("abcd", "axyz", "");
	expect("abcdefgh", "abcdexyz", "abcdexyz");
	expect("abcdefgh", "abcdwxyz", "");
}

static void the_nearest_wins(void **state)
{
	(void)state;
	expect("measure", "treasure measures pleasure", "measures");
	expect("riks", "rise risks risk", "risks");
	expect("abcd", "abce abcf", "abce");
}

static void long_words(void **state)
{
	char *word = g_strnfill(100, 'a'), *other = g_strnfill(64, 'a');

	(void)state;
	expect(word, other, "");
	expect(other, word, "");
	expect(other, other, other);
	g_free(word);
	g_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slips_of_the_fingers),
		cmocka_unit_test(nothing_like_it),
		cmocka_unit_test(how_far_is_near),
		cmocka_unit_test(the_nearest_wins),
		cmocka_unit_test(long_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
