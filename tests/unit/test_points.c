/* Open points: in the language of the document, and what belongs together as one. */
#include "control/points.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct l10n *english(void)
{
	return l10n_new(tree("<l10n xml:lang='en'><text key='common.list-comma'>, </text>"
			     "<text key='common.list-and'> and </text></l10n>"));
}

/* Leaves out the last argument of missing-fact, as Chinese does. */
static struct l10n *short_words(void)
{
	return l10n_new(tree("<l10n xml:lang='xx'><text key='common.list-comma'>+</text>"
			     "<text key='message.missing-fact'>{2} of {1}</text>"
			     "<text key='message.soa-undecided'>{1}?</text></l10n>"));
}

static struct span line(int number)
{
	return (struct span){ g_intern_string("c.yaml"), number, 1 };
}

/* The open points of the findings, one a line; frees both. */
static void expect_points(struct diag *d, struct l10n *l, const char *expected)
{
	const GPtrArray *all = diag_all(d);
	GString *have = g_string_new(NULL);

	for (guint i = 0, count; i < all->len; i += count) {
		char *text = point_text(all, i, count = point_count(all, i, l), l);

		g_string_append_printf(have, "%s\n", text);
		g_free(text);
	}
	assert_string_equal(have->str, expected);
	g_string_free(have, TRUE);
	l10n_free(l);
	diag_free(d);
}

static struct diag *undecided(void)
{
	struct diag *d = diag_new();

	diag_at(d, line(1), MSG_SOA_UNDECIDED, "a:1");
	diag_at(d, line(1), MSG_SOA_UNDECIDED, "a:2");
	diag_at(d, line(1), MSG_SOA_UNDECIDED, "a:3");
	diag_at(d, line(2), MSG_SOA_UNDECIDED, "a:4");
	return d;
}

static void one_point_at_one_place(void **state)
{
	(void)state;
	expect_points(undecided(), english(),
		"there is no decision on a:1, a:2 and a:3; marked in place, to be added to "
		"“controls”\n"
		"there is no decision on a:4; marked in place, to be added to “controls”\n");
	expect_points(undecided(), short_words(), "a:1+a:2+a:3?\na:4?\n");
}

static struct diag *lacking(void)
{
	struct diag *d = diag_new();

	diag_at(d, line(1), MSG_MISSING_FACT, "R-1", "owner", "The risk's owner");
	diag_at(d, line(1), MSG_MISSING_FACT, "R-1", "level", "How bad");
	diag_at(d, line(1), MSG_MISSING_FACT, "R-2", "level", "How bad");
	return d;
}

static void what_else_is_printed_keeps_them_apart(void **state)
{
	(void)state;
	expect_points(lacking(), short_words(), "owner+level of R-1\nlevel of R-2\n");
	expect_points(lacking(), english(),
		"R-1 lacks “owner”: The risk’s owner\nR-1 lacks “level”: How bad\n"
		"R-2 lacks “level”: How bad\n");
}

static void other_messages_stay_single(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	diag_at(d, line(1), MSG_CONTROL_REASON, "a:1");
	diag_at(d, line(1), MSG_CONTROL_MEASURE, "a:1");
	diag_at(d, line(1), MSG_CONTROL_MEASURE, "a:2");
	expect_points(d, short_words(),
		"“a:1” applies without a reason; name risks, obligations, contracts or the "
		"practice\n"
		"“a:1” is implemented but names no measure\n"
		"“a:2” is implemented but names no measure\n");
}

/* Signs in what the user wrote stay, and turn no quotes of the message around. */
static void what_the_user_wrote_stays(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	diag_at(d, line(1), MSG_CONTROL_REASON, "owner's \"a");
	diag_at(d, line(2), MSG_MISSING_FACT, "O'Neil\"s", "level", "The risk's level");
	expect_points(d, english(),
		"“owner's \"a” applies without a reason; name risks, obligations, contracts or the "
		"practice\n"
		"O'Neil\"s lacks “level”: The risk’s level\n");
}

/* A finding that came through a pipe has lost its arguments. */
static void without_arguments_in_english(void **state)
{
	struct diag *from = undecided(), *to = diag_new();
	GBytes *bytes = diag_pack(from);

	(void)state;
	assert_true(diag_unpack(to, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)));
	assert_int_equal(point_count(diag_all(to), 0, NULL), 1);
	diag_at(to, line(3), MSG_SOA_UNDECIDED, "a:5");
	expect_points(to, short_words(),
		"there is no decision on a:1; marked in place, to be added to “controls”\n"
		"there is no decision on a:2; marked in place, to be added to “controls”\n"
		"there is no decision on a:3; marked in place, to be added to “controls”\n"
		"there is no decision on a:4; marked in place, to be added to “controls”\n"
		"a:5?\n");
	g_bytes_unref(bytes);
	diag_free(from);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_point_at_one_place),
		cmocka_unit_test(what_else_is_printed_keeps_them_apart),
		cmocka_unit_test(other_messages_stay_single),
		cmocka_unit_test(what_the_user_wrote_stays),
		cmocka_unit_test(without_arguments_in_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
