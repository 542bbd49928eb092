/* Choosing line ends from widths: every letter is one wide. */
#include "layout/lines.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* Points of a text: a space may end a line, and is one wide, takes half and gives a third; = is a
 * soft hyphen, _ one behind too few letters, ~ a space within a name, # a place in an identifier, & a hyphen of a word with a capital, ^ a place in a word with hyphens, + a place for want of a better, * one for want of any, / the end
 * of a line. */
static GArray *points_of(const char *text)
{
	GArray *points = g_array_new(FALSE, TRUE, sizeof(struct point));
	struct point p = { .cut = CUT_FORCED };

	g_array_append_val(points, p);
	for (size_t i = 0; text[i]; i++) {
		static const char signs[] = "*+#~^= /";
		const char *sign = strchr(signs, strchr("_&", text[i]) ? '=' : text[i]);

		p.offset = i + 1;
		if (!sign) {
			p.end = ++p.next;
			continue;
		}
		p.cut = (enum cut)(sign - signs);
		p.torn = text[i] == '_';
		p.name = text[i] == '&';
		p.hyphen = p.torn || p.name || text[i] == '=';
		p.end = p.next + (p.hyphen ? 1 : 0);
		p.stretch = p.next_stretch;
		p.shrink = p.next_shrink;
		if (text[i] == ' ' || text[i] == '~') {
			p.next++;
			p.next_stretch += 0.5;
			p.next_shrink += 0.3;
		}
		g_array_append_val(points, p);
	}
	p.cut = CUT_FORCED;
	p.hyphen = p.torn = p.name = false;
	p.end = p.next;
	p.stretch = p.next_stretch;
	p.shrink = p.next_shrink;
	g_array_append_val(points, p);
	return points;
}

/* The lines, each ended by |, with the hyphens that were put there. */
static char *lines_of(const char *text, const GArray *points, const GArray *ends)
{
	GString *out = g_string_new(NULL);
	size_t from = 0;

	for (guint i = 0; i < ends->len; i++) {
		const struct point *p =
			&g_array_index(points, struct point, g_array_index(ends, size_t, i));
		size_t to = i + 1 < ends->len ? p->offset : strlen(text);

		for (; from < to; from++)
			if (!strchr("*+#^=_&/", text[from]) && (from + 1 < to || !strchr(" ~", text[from])))
				g_string_append_c(out, text[from]);
		g_string_append(out, p->hyphen ? "-|" : "|");
	}
	return g_string_free(out, FALSE);
}

static void expect_first(const char *text, double width, double patience, const char *lines)
{
	GArray *points = points_of(text), *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	char *got;

	lines_first_fit(points, (struct room){ width, width, 0, 0, 0, 0 }, patience, ends);
	got = lines_of(text, points, ends);
	assert_string_equal(got, lines);
	g_free(got);
	g_array_unref(points);
	g_array_unref(ends);
}

static void as_many_as_fit(void **state)
{
	(void)state;
	expect_first("", 5, 1, "|");
	expect_first("aa bb cc", 5, 1, "aa bb|cc|");
	expect_first("aa bb cc", 4.9, 1, "aa|bb|cc|");
	expect_first("aa/bb cc", 8, 1, "aa|bb cc|");
	expect_first("a//b", 8, 1, "a||b|");
}

static void worse_places(void **state)
{
	(void)state;
	expect_first("a bb+cc dd", 5, 1, "a|bbcc|dd|");   /* not needed */
	expect_first("a bb+cccc", 5, 1, "a|bb|cccc|");     /* needed */
	expect_first("a b*b*b*b*b*b", 4, 1, "a|bbbb|bb|"); /* nothing better */
	expect_first("aaaa", 2, 1, "aaaa|");              /* nothing at all */
}

/* A word that no line holds ends a line at a tied place, unless that leaves little and the rest is parted besides. */
static void tied_places(void **state)
{
	(void)state;
	expect_first("a~bbbb", 4, 1, "a|bbbb|");
	expect_first("aa~b*b*b*b*b*b*b*b", 6, 1, "aa|bbbbbb|bb|");
	expect_first("a~b*b*b*b*b*b*b*b", 6, 1, "a~bbbb|bbbb|");
	expect_first("a~b+b+b+b+b+b+b+b", 6, 1, "a~bbbb|bbbb|");
	expect_first("a~b*b*b*b*b~b*b*b*b", 6, 1, "a|bbbbb|bbbb|");
	expect_first("a~bbbbbbbb", 6, 1, "a|bbbbbbbb|");
	expect_first("a~b~bbbbbbbbbbbbb", 12, 1, "a~b|bbbbbbbbbbbbb|");
}

static void divided_words(void **state)
{
	(void)state;
	expect_first("aa bbb=bb cc", 7, 0.2, "aa bbb-|bb cc|"); /* too much would be empty */
	expect_first("aa bbb=bb cc", 7, 0.8, "aa|bbbbb|cc|");   /* not so much */
	expect_first("aa bbb=bb", 7, 0.2, "aa|bbbbb|");         /* never the last word */
	expect_first("aaa=aaaa", 5, 1, "aaa-|aaaa|");           /* unless it fits nowhere */
	/* two at most below each other */
	expect_first("a bb=bb c dd=dd e ff=ff gg", 5, 0.1, "a bb-|bb c|dddd|e ff-|ff gg|");
}

static void first_line_is_shorter(void **state)
{
	const struct room room = { 9, 6, 0, 0, 3, 0 };
	GArray *points = points_of("aa bb cc dd/ee ff gg hh"), *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	char *got;

	(void)state;
	lines_first_fit(points, room, 1, ends);
	got = lines_of("aa bb cc dd/ee ff gg hh", points, ends);
	assert_string_equal(got, "aa bb|cc dd|ee ff gg|hh|");
	g_free(got);
	g_array_unref(points);
	g_array_unref(ends);
}

static char *total_fit_in(const char *text, struct room room)
{
	GArray *points = points_of(text), *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	char *got = NULL;

	if (lines_total_fit(points, room, ends))
		got = lines_of(text, points, ends);
	assert_true(got || ends->len == 0);
	g_array_unref(points);
	g_array_unref(ends);
	return got;
}

static char *total_fit(const char *text, double width, double runt)
{
	return total_fit_in(text, (struct room){ width, width, runt, 0, 0, 0 });
}

static void expect_total(const char *text, double width, double runt, const char *lines)
{
	char *got = total_fit(text, width, runt);

	assert_non_null(got);
	assert_string_equal(got, lines);
	g_free(got);
}

/* Words with hyphens are parted where a line would else be half empty. */
static void linked_words(void **state)
{
	(void)state;
	expect_first("aa bbb^ccc d", 10, 1, "aa bbbccc|d|");
	expect_first("aaaaaa bb^ccc d", 10, 1, "aaaaaa bb|ccc d|");  /* else 4 of 10 are empty */
	expect_first("aaaaaaa b^ccccc d", 10, 1, "aaaaaaa|bccccc d|"); /* 3 of 10 are not too much */
	expect_first("bbbb^cccc", 6, 1, "bbbb|cccc|");             /* it fits nowhere as a whole */
	expect_total("aa bb cc d^eee ff", 10.3, 0, "aa bb cc d|eee ff|");
}

/* Names are parted where a justified line would else be ragged, or where no line holds them. */
static void names(void **state)
{
	(void)state;
	expect_first("aa bbb~ccc d", 10, 1, "aa bbb~ccc|d|");
	expect_first("aaaaaa bb~cc d", 10, 1, "aaaaaa|bb~cc d|");
	expect_first("a bbbb~cccc+d", 6, 1, "a|bbbb|ccccd|");      /* it fits nowhere as a whole */
	expect_first("bbbb~cccc+d e", 7, 1, "bbbb|ccccd e|");
	expect_total("aa bb cc d~eee ff", 9.2, 0, "aa bb cc|d~eee ff|");
	expect_total("aa bb cc d~eee ff", 10, 0, "aa bb cc|d~eee ff|");  /* wide, but whole */
	expect_total("aa bb cc d~eee ff", 10.3, 0, "aa bb cc d|eee ff|");
	expect_total("aa bbbbbb~bbbbbb cc dd ee ff gg", 13, 0, "aa bbbbbb|bbbbbb cc dd|ee ff gg|");
}

/* Identifiers and long words with a capital are parted rather than that a line is ragged, and even so only
 * where wide lines do not help. */
static void worse_than_wide(void **state)
{
	(void)state;
	expect_first("aaa#bb*bb", 6, 1, "aaa|bbbb|");
	expect_first("aa bbb-#ccc d", 9, 1, "aa|bbb-ccc d|");
	expect_total("aa bb cc d#eee ff", 10, 0, "aa bb cc|deee ff|");
	expect_total("aaaaa bb cc ddd#eee ff", 15, 0, "aaaaa bb cc ddd|eee ff|");
	/* what is left of one does not stand alone */
	expect_total("aaaa bb cc dd dd#ll ee", 16.45, 0, "aaaa bb cc dd dd|ll ee|");
	expect_total("aaaa bb cc dd dd#ll", 16.45, 0, "aaaa bb cc dd|ddll|");
	expect_total("aaaaa bb cc ddd&eee ff", 16, 0, "aaaaa bb cc ddd-|eee ff|");
	expect_total("aa bb cc dd ee ff&ff gg hh", 17, 0, "aa bb cc dd ee|ffff gg hh|");
	/* two wide lines are better than one ragged */
	expect_total("aaaaaaa bbbbbb cccccc dddddd eeeeee f ggggggggggg hhhhhhhhhhh iiiiiiiiii kkkkkkkkkkkk l", 39.7, 0,
		     "aaaaaaa bbbbbb cccccc dddddd eeeeee|f ggggggggggg hhhhhhhhhhh iiiiiiiiii|kkkkkkkkkkkk l|");
}

static void the_paragraph_as_a_whole(void **state)
{
	(void)state;
	expect_total("", 5, 0, "|");
	expect_total("aa bb cc", 5, 0, "aa bb|cc|");
	expect_total("aa/bb", 5, 0, "aa|bb|");
	/* a line that cannot be filled is as full as can be */
	expect_first("a bbbb c d e ffffff gggggg", 12, 1, "a bbbb c d e|ffffff|gggggg|");
	expect_total("a bbbb c d e ffffff gggggg", 12, 0, "a bbbb c d|e ffffff|gggggg|");
	/* a hyphen where it saves a gap, none where it does not */
	expect_total("aaaaa bbbb=bbbb cc dd", 11, 0, "aaaaa bbbb-|bbbb cc dd|");
	expect_total("aa bb=bb cc dd ee ff", 11, 0, "aa bbbb cc|dd ee ff|");
	/* two letters are left alone where spaces would gape, not where they would be but wide */
	expect_total("aaaaa bbb bb_bb cc dd", 13, 0, "aaaaa bbb bb-|bb cc dd|");
	expect_total("aa bb cc dd ee ff=ff gg hh", 17, 0, "aa bb cc dd ee ff-|ff gg hh|");
	expect_total("aa bb cc dd ee ff_ff gg hh", 17, 0, "aa bb cc dd ee|ffff gg hh|");
	/* nothing to be done */
	assert_null(total_fit("aaaaaa bb", 5, 0));
	assert_null(total_fit("aa/bbbbbb", 5, 0));
}

static void no_lost_last_line(void **state)
{
	(void)state;
	expect_total("aa bb cc dd ee ff gg", 18.5, 0, "aa bb cc dd ee ff|gg|");
	expect_total("aa bb cc dd ee ff gg", 18.5, 3, "aa bb cc dd ee ff gg|");
}

/* A single character costs more than a short last line does. */
static void no_lone_character(void **state)
{
	static const struct { double lone; const char *lines; } cases[] = {
		{ 0, "aa bb cc dd ee ff|g|" }, { 2, "aa bb cc dd ee|ff g|" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *got = total_fit_in("aa bb cc dd ee ff g", (struct room){ 16.5, 16.5, 3, cases[i].lone, 0, 0 });

		assert_string_equal(got, cases[i].lines);
		g_free(got);
	}
}

static void ratios(void **state)
{
	(void)state;
	assert_true(line_ratio(1, 2) == 0.5);
	assert_true(line_ratio(5, 2) == 2.5);
	assert_true(line_ratio(9, 2) == 0); /* rather ragged */
	assert_true(line_ratio(1, 0) == 0);
}

static char *first_fit(const char *text, double width, double lone)
{
	GArray *points = points_of(text), *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	char *got;

	lines_first_fit(points, (struct room){ width, width, 0, lone, 0, 0 }, 1, ends);
	got = lines_of(text, points, ends);
	g_array_unref(points);
	g_array_unref(ends);
	return got;
}

/* Ragged lines: the one before the last gives a word, if it stays full enough. */
static void no_lost_ragged_line(void **state)
{
	static const char *const cases[][2] = {
		{ "aaa bbb cc dd", "aaa bbb|cc dd|" },
		{ "aaaaaaa cc dd", "aaaaaaa|cc dd|" },
		{ "aaaaaa ccc dd", "aaaaaa ccc|dd|" }, /* else 4 of 10 would be empty */
		{ "aaa bbb cc/dd", "aaa bbb cc|dd|" },
		{ "aaaaaaaaaa dd", "aaaaaaaaaa|dd|" },
		{ "aaa bbb cc dddd", "aaa bbb cc|dddd|" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *got = first_fit(cases[i][0], 10, 3);

		assert_string_equal(got, cases[i][1]);
		g_free(got);
	}
}

static void too_wide_is_told(void **state)
{
	GArray *points = points_of("aaaa b"), *ends = g_array_new(FALSE, FALSE, sizeof(size_t));

	(void)state;
	lines_first_fit(points, (struct room){ 3, 3, 0, 0, 0, 0 }, 1, ends);
	assert_false(lines_fit(points, (struct room){ 3, 3, 0, 0, 0, 0 }, ends));
	assert_true(lines_fit(points, (struct room){ 4, 3, 0, 0, 0, 0 }, ends));
	g_array_unref(points);
	g_array_unref(ends);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_as_fit),
		cmocka_unit_test(worse_places),
		cmocka_unit_test(tied_places),
		cmocka_unit_test(divided_words),
		cmocka_unit_test(linked_words),
		cmocka_unit_test(names),
		cmocka_unit_test(worse_than_wide),
		cmocka_unit_test(first_line_is_shorter),
		cmocka_unit_test(the_paragraph_as_a_whole),
		cmocka_unit_test(no_lost_last_line),
		cmocka_unit_test(no_lone_character),
		cmocka_unit_test(no_lost_ragged_line),
		cmocka_unit_test(ratios),
		cmocka_unit_test(too_wide_is_told),
	};

	return cmocka_run_group_tests_name("text_lines", tests, NULL, NULL);
}
