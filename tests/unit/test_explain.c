/* Every message has an explanation of its own, made as `csmsc explain` prints it. */
#include "base/explain.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

typedef const char *part_of(const struct explanation *e);

static const char *cause_of(const struct explanation *e)
{
	return e->cause;
}

static const char *mend_of(const struct explanation *e)
{
	return e->mend;
}

static const char *example_of(const struct explanation *e)
{
	return e->example;
}

static void every_message_is_explained(void **state)
{
	(void)state;
	for (enum msg id = 0; id < MSG_COUNT; id++) {
		const struct explanation *e = msg_explanation(id);

		if (!e->cause || !e->example || !e->mend)
			fail_msg("explanations.def lacks %s", msg_name(id));
	}
}

/* One paragraph, words with single blanks between, closed by a full stop. */
static void check_paragraph(enum msg id, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (length < 10 || text[length - 1] != '.' || strstr(text, "  ") || strpbrk(text, "\n\t") ||
	    !g_utf8_validate(text, -1, NULL))
		fail_msg("%s: \"%s\" is no paragraph", msg_name(id), text ? text : "");
}

static void paragraphs_are_whole(void **state)
{
	(void)state;
	for (enum msg id = 0; id < MSG_COUNT; id++) {
		check_paragraph(id, msg_explanation(id)->cause);
		check_paragraph(id, msg_explanation(id)->mend);
	}
}

static void examples_are_lines(void **state)
{
	(void)state;
	for (enum msg id = 0; id < MSG_COUNT; id++) {
		const char *text = msg_explanation(id)->example;
		char **lines = g_strsplit(text ? text : "", "\n", -1);

		if (!text || !g_str_has_suffix(text, "\n") || text[0] == '\n')
			fail_msg("%s: the example is not a number of lines", msg_name(id));
		for (char **line = lines; *line; line++)
			if (g_utf8_strlen(*line, -1) > 96 || g_str_has_suffix(*line, " "))
				fail_msg("%s: \"%s\" is too long or ends with a blank", msg_name(id), *line);
		g_strfreev(lines);
	}
}

/* The ids for which a part repeats that of another message. */
static void check_unlike(part_of *part)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (enum msg id = 0; id < MSG_COUNT; id++) {
		const char *text = part(msg_explanation(id));

		if (text && !g_hash_table_add(seen, (void *)text))
			fail_msg("%s repeats another message: %s", msg_name(id), text);
	}
	g_hash_table_destroy(seen);
}

static void causes_are_specific(void **state)
{
	(void)state;
	check_unlike(cause_of);
}

/* Two faults of the page maker are mended alike, and so are few others. */
static void most_is_specific(void **state)
{
	part_of *const parts[] = { mend_of, example_of };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		GHashTable *unlike = g_hash_table_new(g_str_hash, g_str_equal);

		for (enum msg id = 0; id < MSG_COUNT; id++)
			if (msg_explanation(id)->cause)
				g_hash_table_add(unlike, (void *)parts[i](msg_explanation(id)));
		assert_true(g_hash_table_size(unlike) * 10 > MSG_COUNT * 9);
		g_hash_table_destroy(unlike);
	}
}

static void messages_by_name(void **state)
{
	(void)state;
	for (enum msg id = 0; id < MSG_COUNT; id++)
		assert_int_equal(msg_named(msg_name(id)), id);
	assert_int_equal(msg_named("EVIDENCE_OLD"), MSG_EVIDENCE_OLD);
	assert_int_equal(msg_named("Evidence-Old"), MSG_EVIDENCE_OLD);
	assert_int_equal(msg_named("evidence"), MSG_COUNT);
	assert_int_equal(msg_named(""), MSG_COUNT);
}

static void outlines(void **state)
{
	char *text = msg_outline(MSG_FILE_OPEN);

	(void)state;
	assert_string_equal(text, "cannot read …: …");
	g_free(text);
	for (enum msg id = 0; id < MSG_COUNT; id++) {
		text = msg_outline(id);
		assert_null(strchr(text, '%'));
		g_free(text);
	}
}

static void faults_of_the_command_line(void **state)
{
	(void)state;
	assert_true(msg_is_usage(MSG_OPTION_DATE));
	assert_true(msg_is_usage(MSG_EXPLAIN_ID));
	assert_false(msg_is_usage(MSG_EVIDENCE_OLD));
	for (enum msg id = 0; id < MSG_COUNT; id++)
		if (msg_is_usage(id))
			assert_true(msg_level(id) >= LEVEL_ERROR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_message_is_explained),
		cmocka_unit_test(paragraphs_are_whole),
		cmocka_unit_test(examples_are_lines),
		cmocka_unit_test(causes_are_specific),
		cmocka_unit_test(most_is_specific),
		cmocka_unit_test(messages_by_name),
		cmocka_unit_test(outlines),
		cmocka_unit_test(faults_of_the_command_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
