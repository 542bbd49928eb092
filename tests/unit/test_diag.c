/* Diagnostics: what is kept, and how it is written. */
#include "base/diag.h"
#include "base/limits.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static struct span at(const char *file, int line, int col)
{
	return (struct span){ g_intern_string(file), line, col };
}

/* The text form of the findings; frees `d`. */
static char *written(struct diag *d, enum diag_format format, bool colour)
{
	GString *out = g_string_new(NULL);

	diag_write(d, out, format, colour);
	diag_free(d);
	return g_string_free(out, FALSE);
}

static void expect_text(struct diag *d, const char *text)
{
	char *have = written(d, DIAG_TEXT, false);

	assert_string_equal(have, text);
	g_free(have);
}

static void lend(struct diag *d, const char *file, const char *text)
{
	diag_source(d, file, text, strlen(text));
}

static void names_and_levels(void **state)
{
	(void)state;
	assert_string_equal(msg_name(MSG_FILE_OPEN), "file-open");
	assert_int_equal(msg_level(MSG_FILE_OPEN), LEVEL_FATAL);
	assert_string_equal(level_name(LEVEL_GAP), "gap");
	for (int id = 0; id < MSG_COUNT; id++)
		assert_true(strlen(msg_text((enum msg)id)) > 0);
}

/* What fills in a format knows these conversions, in the order of the arguments, and no others. */
static void conversions(void **state)
{
	GRegex *known = g_regex_new("^([^%]|%%|%(s|d|u|zu|0[24]X|\\.1f))*$", 0, 0, NULL);

	(void)state;
	for (int id = 0; id < MSG_COUNT; id++)
		if (!g_regex_match(known, msg_text((enum msg)id), 0, NULL))
			fail_msg("%s: \"%s\"", msg_name((enum msg)id), msg_text((enum msg)id));
	g_regex_unref(known);
}

/* A key is told in quotes: with a colon behind it the sentence, printed as an open point, looks cut off. */
static void keys_are_in_quotes(void **state)
{
	GRegex *colon = g_regex_new("[\\w%-]:($|[.,;)])|^[a-z-]+:|%s: to|"
				    "\\b(to|of|with|in|that|under|or|and|add|take|give|set|remove) [a-z-]+: [a-z]",
				    0, 0, NULL);

	(void)state;
	for (int id = 0; id < MSG_COUNT; id++)
		if (g_regex_match(colon, msg_text((enum msg)id), 0, NULL))
			fail_msg("%s: \"%s\"", msg_name((enum msg)id), msg_text((enum msg)id));
	g_regex_unref(colon);
}

/* The arguments of the only finding as "a|b|c", and its text; frees `d`. */
static void expect_args(struct diag *d, const char *args, const char *text)
{
	const struct diagnostic *g = diag_all(d)->pdata[0];
	char *have = g_strjoinv("|", g->args);
	char *again = msg_fill(msg_text(g->id), (const char *const *)g->args);

	assert_string_equal(have, args);
	assert_string_equal(g->text, text);
	assert_string_equal(again, text);
	g_free(again);
	g_free(have);
	diag_free(d);
}

static void arguments(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	diag_at(d, SPAN_NONE, MSG_FILE_SIZE, "100%.png", (size_t)5000000000);
	expect_args(d, "100%.png|5000000000",
		    "100%.png is larger than 5000000000 MiB; split it with \"include\"");
	diag_at(d = diag_new(), SPAN_NONE, MSG_IMAGE_PIXELS, "a.png", 3000000000u, 2u, -1);
	expect_args(d, "a.png|3000000000|2|-1",
		    "a.png has 3000000000 x 2 pixels, more than -1 in all; make it smaller");
	diag_at(d = diag_new(), SPAN_NONE, MSG_FONT_GLYPH, 0xAu, "\033\n汉");
	expect_args(d, "000A|<U+001B> 汉",
		    "no font of the style has U+000A (<U+001B> 汉); replace the character "
		    "or add a font to the style file");
	diag_at(d = diag_new(), SPAN_NONE, MSG_PAGE_OUTSIDE, (size_t)7, "%s", 2.25);
	expect_args(d, "7|%s|2.2", "page 7: \"%s\" stands outside its space by 2.2 points");
	diag_at(d = diag_new(), SPAN_NONE, MSG_YAML_TAB);
	expect_args(d, "", "a tab cannot indent in YAML; use spaces");
}

static void text_with_caret_and_note(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	lend(d, "a.yaml", "one: 1\r\ntwo: 2\n");
	diag_at(d, at("a.yaml", 2, 6), MSG_YAML_DUPLICATE, "two");
	diag_note(d, at("a.yaml", 1, 1), MSG_FIRST_HERE);
	diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, "three");
	assert_int_equal(diag_count(d, LEVEL_ERROR), 1);
	assert_true(diag_failed(d));
	expect_text(d,
		"a.yaml:2:6: error: key \"two\" is given twice in this mapping; "
		"the second one was skipped [yaml-duplicate]\n"
		"    two: 2\n"
		"         ^\n"
		"a.yaml:1:1: note: the first one is here [first-here]\n"
		"    one: 1\n"
		"    ^\n"
		"a.yaml:2:6: note: did you mean \"three\"? [did-you-mean]\n");
}

static void caret_by_display_width(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	lend(d, "w.yaml", "名称：x\n\ta\tb\ne\xCC\x81x\n");
	diag_at(d, at("w.yaml", 1, 4), MSG_YAML_TAB);
	diag_at(d, at("w.yaml", 2, 4), MSG_YAML_TAB);
	diag_at(d, at("w.yaml", 3, 3), MSG_YAML_TAB);
	expect_text(d,
		"w.yaml:1:4: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"    名称：x\n"
		"          ^\n"
		"w.yaml:2:4: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"            a       b\n"
		"                    ^\n"
		"w.yaml:3:3: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"    e\xCC\x81x\n"
		"     ^\n");
}

static void places_that_cannot_be_shown(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	lend(d, "s.yaml", "a\n");
	diag_at(d, SPAN_NONE, MSG_YAML_TAB);
	diag_at(d, at("s.yaml", 0, 0), MSG_YAML_TAB);
	diag_at(d, at("s.yaml", 9, 1), MSG_YAML_TAB);
	diag_at(d, at("s.yaml", 1, 99), MSG_YAML_TAB);
	diag_at(d, at("unknown.yaml", 1, 1), MSG_YAML_TAB);
	expect_text(d,
		"csmsc: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"s.yaml: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"s.yaml:9:1: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"s.yaml:1:99: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"    a\n"
		"     ^\n"
		"unknown.yaml:1:1: error: a tab cannot indent in YAML; use spaces [yaml-tab]\n");
}

static void long_line_is_cut(void **state)
{
	struct diag *d = diag_new();
	GString *line = g_string_new(NULL);
	char *have;
	char **lines;

	(void)state;
	for (int i = 0; i < 500; i++)
		g_string_append(line, i == 300 ? "X" : "汉");
	lend(d, "l.yaml", line->str);
	diag_at(d, at("l.yaml", 1, 301), MSG_YAML_TAB);
	have = written(d, DIAG_TEXT, false);
	lines = g_strsplit(have, "\n", -1);
	assert_true(g_str_has_prefix(lines[1], "    …"));
	assert_true(g_str_has_suffix(lines[1], "…"));
	assert_true(g_utf8_strlen(lines[1], -1) < 70);
	/* 4 + the ellipsis + 60 columns, that is 30 characters, before the X */
	assert_int_equal(strlen(lines[2]), 4 + 1 + 60 + 1);
	assert_ptr_equal(strchr(lines[1], 'X'), lines[1] + 4 + 3 + 30 * 3);
	g_strfreev(lines);
	g_free(have);
	g_string_free(line, TRUE);
}

static void terminal_is_safe(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	lend(d, "t.yaml", "a\033[31m\xE2\x80\xAE\xFF b\n");
	diag_at(d, at("t.yaml", 1, 2), MSG_YAML_DUPLICATE, "\033]0;x\007\xE2\x80\xAE\xFF\nz");
	expect_text(d,
		"t.yaml:1:2: error: key \"<U+001B>]0;x<U+0007><U+202E>\xEF\xBF\xBD z\" is given twice "
		"in this mapping; the second one was skipped [yaml-duplicate]\n"
		"    a\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD b\n"
		"     ^\n");
}

static void same_finding_once(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	for (int i = 0; i < 2; i++) {
		diag_at(d, at("a.yaml", 1, 1), MSG_YAML_TAB);
		diag_note(d, at("a.yaml", 1, 1), MSG_FIRST_HERE);
	}
	diag_at(d, at("a.yaml", 1, 2), MSG_YAML_TAB);
	diag_at(d, at("b.yaml", 1, 1), MSG_YAML_TAB);
	assert_int_equal(diag_count(d, LEVEL_ERROR), 3);
	assert_int_equal(diag_all(d)->len, 3);
	assert_int_equal(((struct diagnostic *)diag_all(d)->pdata[0])->notes->len, 1);
	diag_free(d);
}

static void worst_are_shown_first(void **state)
{
	struct diag *d = diag_new();
	char *have;

	(void)state;
	for (int i = 0; i < LIMIT_FINDINGS + 7; i++)
		diag_at(d, at("a.yaml", i + 1, 1), MSG_YAML_FOLDED);
	diag_at(d, at("a.yaml", 1, 1), MSG_YAML_TAB);
	have = written(d, DIAG_TEXT, false);
	assert_non_null(strstr(have, "[yaml-tab]\n"));
	assert_true(g_str_has_suffix(have, "csmsc: 8 more findings are not shown\n"));
	g_free(have);
}

static void json(void **state)
{
	struct diag *d = diag_new();
	char *have;

	(void)state;
	diag_at(d, at("a\".yaml", 1, 2), MSG_YAML_DUPLICATE, "x\\y");
	diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, "z");
	diag_at(d, SPAN_NONE, MSG_YAML_FOLDED);
	have = written(d, DIAG_JSON, false);
	assert_string_equal(have,
		"{\"findings\":[\n"
		"{\"level\":\"error\",\"id\":\"yaml-duplicate\",\"file\":\"a\\\".yaml\",\"line\":1,\"col\":2,"
		"\"text\":\"key \\\"x\\\\y\\\" is given twice in this mapping; the second one was skipped\","
		"\"notes\":[{\"level\":\"note\",\"id\":\"did-you-mean\",\"file\":null,\"line\":0,\"col\":0,"
		"\"text\":\"did you mean \\\"z\\\"?\"}]},\n"
		"{\"level\":\"warning\",\"id\":\"yaml-folded\",\"file\":null,\"line\":0,\"col\":0,"
		"\"text\":\"the blank line in this text begins no new paragraph, because YAML folds it; "
		"write the text as a block with |\"}\n"
		"],\"count\":{\"fatal\":0,\"error\":1,\"gap\":0,\"warning\":1}}\n");
	g_free(have);
	have = written(diag_new(), DIAG_JSON, false);
	assert_string_equal(have, "{\"findings\":[\n],\"count\":"
				  "{\"fatal\":0,\"error\":0,\"gap\":0,\"warning\":0}}\n");
	g_free(have);
}

static void colour(void **state)
{
	struct diag *d = diag_new();
	char *have;

	(void)state;
	lend(d, "a.yaml", "x\n");
	diag_at(d, at("a.yaml", 1, 1), MSG_YAML_TAB);
	have = written(d, DIAG_TEXT, true);
	assert_string_equal(have,
		"\033[1ma.yaml:1:1:\033[0m \033[1;31merror:\033[0m "
		"a tab cannot indent in YAML; use spaces [yaml-tab]\n"
		"    x\n"
		"    \033[1;32m^\033[0m\n");
	g_free(have);
}

static struct diag *sample(void)
{
	struct diag *d = diag_new();

	diag_at(d, at("a.yaml", 1, 2), MSG_YAML_DUPLICATE, "汉");
	diag_note(d, at("b.yaml", 3, 4), MSG_FIRST_HERE);
	diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, "z");
	diag_at(d, SPAN_NONE, MSG_YAML_TAB);
	return d;
}

static void packing(void **state)
{
	struct diag *from = sample(), *to = diag_new();
	GBytes *bytes = diag_pack(from);
	gsize size;
	const char *p = g_bytes_get_data(bytes, &size);
	char *a, *b;

	(void)state;
	assert_true(diag_unpack(to, p, size));
	assert_true(diag_unpack(to, p, size)); /* the same again adds nothing */
	assert_int_equal(diag_count(to, LEVEL_ERROR), 2);
	assert_null(((struct diagnostic *)diag_all(to)->pdata[0])->args);
	a = written(from, DIAG_JSON, false);
	b = written(to, DIAG_JSON, false);
	assert_string_equal(a, b);
	g_free(a);
	g_free(b);
	g_bytes_unref(bytes);
}

static void damaged_packs(void **state)
{
	struct diag *from = sample();
	GBytes *bytes = diag_pack(from);
	gsize size;
	char *copy = g_memdup2(g_bytes_get_data(bytes, &size), g_bytes_get_size(bytes));

	(void)state;
	size = g_bytes_get_size(bytes);
	for (gsize cut = 0; cut < size; cut++) {
		struct diag *to = diag_new();

		assert_false(diag_unpack(to, copy, cut));
		diag_free(to);
	}
	for (gsize i = 0; i < size; i++) {
		struct diag *to = diag_new();

		copy[i] ^= 0x55;
		diag_unpack(to, copy, size); /* either way, but no crash */
		copy[i] ^= 0x55;
		diag_free(to);
	}
	g_free(copy);
	g_bytes_unref(bytes);
	diag_free(from);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_levels),
		cmocka_unit_test(conversions),
		cmocka_unit_test(keys_are_in_quotes),
		cmocka_unit_test(arguments),
		cmocka_unit_test(text_with_caret_and_note),
		cmocka_unit_test(caret_by_display_width),
		cmocka_unit_test(places_that_cannot_be_shown),
		cmocka_unit_test(long_line_is_cut),
		cmocka_unit_test(terminal_is_safe),
		cmocka_unit_test(same_finding_once),
		cmocka_unit_test(worst_are_shown_first),
		cmocka_unit_test(json),
		cmocka_unit_test(colour),
		cmocka_unit_test(packing),
		cmocka_unit_test(damaged_packs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
