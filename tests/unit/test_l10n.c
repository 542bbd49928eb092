/* The fixed wording: filling in, dates, lists; and the files of templates/l10n themselves. */
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "model/doc.h"
#include "model/l10n.h"
#include "model/schema.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct l10n *words(void)
{
	return l10n_new(tree(
		"<l10n xml:lang='en'>"
		"<text key='two'>{2} after {1}, {2}</text><text key='odd'>{0} {a} {10} {1</text>"
		"<text key='empty'/><text key='common.date'>{3} {2} {1}</text>"
		"<text key='common.month.4'>April</text><text key='common.list-comma'>; </text>"
		"<text key='common.list-and'> and </text><!-- c --></l10n>"));
}

static void lookup(void **state)
{
	struct l10n *l = words();

	(void)state;
	assert_string_equal(l10n_lang(l), "en");
	assert_string_equal(l10n_text(l, "common.month.4"), "April");
	assert_string_equal(l10n_text(l, "empty"), "");
	assert_null(l10n_text(l, "no.such.key"));
	assert_true(node_is(l10n_root(l), "l10n"));
	l10n_free(l);
	l10n_free(NULL);
}

static void expect_format(const struct l10n *l, const char *key, int count, const char *expected)
{
	static const char *const args[] = { "one", "two{1}" };
	char *text = l10n_format(l, key, args, count);

	assert_string_equal(text, expected);
	g_free(text);
}

static void format(void **state)
{
	struct l10n *l = words();

	(void)state;
	expect_format(l, "two", 2, "two{1} after one, two{1}");
	expect_format(l, "two", 1, " after one, ");
	expect_format(l, "odd", 2, "{0} {a} {10} {1");
	expect_format(l, "empty", 2, "");
	assert_null(l10n_format(l, "no.such.key", NULL, 0));
	l10n_free(l);
}

static void expect_date(const struct l10n *l, const char *iso, const char *expected)
{
	char *text = l10n_date(l, iso);

	assert_string_equal(text, expected);
	g_free(text);
}

static void dates(void **state)
{
	struct l10n *l = words();
	struct l10n *bare = l10n_new(tree("<l10n/>"));

	(void)state;
	expect_date(l, "2026-04-03", "3 April 2026");
	expect_date(bare, "2026-04-03", "2026-04-03");
	assert_string_equal(l10n_lang(bare), "");
	l10n_free(bare);
	l10n_free(l);
}

static void what_is_no_date_stays(void **state)
{
	static const char *const texts[] = { "", "soon", "2026", "2026-13-01", "2026-00-01",
					     "2026-04-03x", "2026-4", "99" };
	struct l10n *l = words();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		expect_date(l, texts[i], texts[i]);
	l10n_free(l);
}

static void expect_join(const struct l10n *l, guint count, const char *expected)
{
	static const char *const names[] = { "a", "b", "c", "d" };
	GPtrArray *list = g_ptr_array_new();
	char *text;

	for (guint i = 0; i < count; i++)
		g_ptr_array_add(list, (void *)names[i]);
	text = l10n_join(l, list);
	assert_string_equal(text, expected);
	g_free(text);
	g_ptr_array_unref(list);
}

/* -- titles ------------------------------------------------------------------------------------ */

static const char titled[] =
	"<services><service id='s'><name xml:lang='en'>Servers</name><name xml:lang='zh-CN'>服务器</name>"
	"</service></services>"
	"<customers><customer id='c'><name>School</name></customer><customer id='nameless'/></customers>"
	"<suppliers><supplier id='u'><name>Carrier</name></supplier></suppliers>"
	"<agreements><agreement id='a'><service>s</service><with>c</with></agreement>"
	"<agreement id='b'><service>s</service><with>u</with></agreement>"
	"<agreement id='nameless'><service>s</service><with>nameless</with></agreement>"
	"<agreement id='bare'/></agreements>"
	"<audits><audit id='x'><kind>stage-2</kind><number>7/2026</number></audit>"
	"<audit id='y'><kind>internal</kind></audit><audit id='z'/></audits>";

static void expect_title(const char *lang, const char *document, const char *expected)
{
	char *file = g_strdup_printf("<l10n xml:lang='%s'><text key='type.m'>Shares</text>"
				     "<text key='title.agreement'>{1}: {2}, {3}</text>"
				     "<text key='title.audit'>{1}: {2}, {3}</text>"
				     "<text key='title.audit-unnumbered'>{1}: {2}</text>"
				     "<text key='enum.kind.stage-2'>stage 2</text>"
				     "<text key='enum.kind.internal'>internal</text></l10n>", lang);
	char *content = g_strdup_printf("%s<documents><document id='d'>%s</document></documents>", titled,
					document);
	xmlDoc *doc = tree_in("csms", content);
	struct l10n *l = l10n_new(tree(file));

	assert_string_equal(l10n_title(l, node_first(node_child(xmlDocGetRootElement(doc), "documents"))),
			    expected);
	l10n_free(l);
	xmlFreeDoc(doc);
	g_free(content);
	g_free(file);
}

static void titles(void **state)
{
	(void)state;
	expect_title("en", "<type>m</type><title>Own</title><of>a</of>", "Own");
	expect_title("en", "<type>m</type>", "Shares");
	expect_title("en", "<type>other</type><of>a</of>", "d");
	expect_title("en", "", "d");
}

/* A type that has one document for each record says which it is about. */
static void titles_about_a_record(void **state)
{
	(void)state;
	expect_title("en", "<type>m</type><of>a</of>", "Shares: Servers, School");
	expect_title("zh-CN", "<type>m</type><of>a</of>", "Shares: 服务器, School");
	expect_title("en", "<type>m</type><of>b</of>", "Shares: Servers, Carrier");
	expect_title("en", "<type>m</type><of>x</of>", "Shares: stage 2, 7/2026");
	expect_title("en", "<type>m</type><of>y</of>", "Shares: internal");
	expect_title("en", "<type>m</type><of>z</of>", "Shares");
	expect_title("en", "<type>m</type><of>nameless</of>", "Shares");
	expect_title("en", "<type>m</type><of>bare</of>", "Shares");
	expect_title("en", "<type>m</type><of>gone</of>", "Shares");
}

static void joined_names(void **state)
{
	struct l10n *l = words();
	struct l10n *bare = l10n_new(tree("<l10n xml:lang='xx'/>"));

	(void)state;
	expect_join(l, 0, "");
	expect_join(l, 1, "a");
	expect_join(l, 2, "a and b");
	expect_join(l, 4, "a; b; c and d");
	expect_join(bare, 3, "a, b, c");
	l10n_free(bare);
	l10n_free(l);
}

/* -- the files ---------------------------------------------------------------------------- */

static struct l10n *load(const char *lang)
{
	char *path = g_strdup_printf("templates/l10n/%s.xml", lang);
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET);

	if (!doc)
		fail_msg("%s cannot be read (tests run in the project's folder)", path);
	g_free(path);
	return l10n_new(doc);
}

/* "{1}{3}": which of {1} … {9} a text has, in order, each once. */
static void placeholders(const char *text, char out[10])
{
	size_t n = 0;

	for (char c = '1'; c <= '9'; c++) {
		const char mark[] = { '{', c, '}', '\0' };

		if (strstr(text, mark))
			out[n++] = c;
	}
	out[n] = '\0';
}

/* Findings are in messages.def in English, so that only other languages have texts for them. */
static bool is_finding(const char *key)
{
	return key && g_str_has_prefix(key, "message.");
}

/* Every key of `a` is in `b`, with the same placeholders. */
static void expect_same_keys(const struct l10n *a, const struct l10n *b)
{
	for (xmlNode *n = node_first(l10n_root(a)); n; n = node_next(n)) {
		const char *key = node_attr(n, "key");
		const char *other = key ? l10n_text(b, key) : NULL;
		char here[10], there[10];

		if (is_finding(key))
			continue;
		if (!other)
			fail_msg("%s: no text for \"%s\"", l10n_lang(b), key ? key : "?");
		placeholders(node_text(n), here);
		placeholders(other, there);
		if (strcmp(here, there) != 0)
			fail_msg("\"%s\" takes %s in %s but %s in %s", key, here, l10n_lang(a), there,
				 l10n_lang(b));
	}
}

static void both_languages_hold_the_same(void **state)
{
	struct l10n *en = load("en"), *zh = load("zh-CN");

	(void)state;
	assert_string_equal(l10n_lang(en), "en");
	assert_string_equal(l10n_lang(zh), "zh-CN");
	expect_same_keys(en, zh);
	expect_same_keys(zh, en);
	l10n_free(zh);
	l10n_free(en);
}

static size_t argument_count(enum msg id)
{
	size_t count = 0;

	for (const char *p = msg_text(id); (p = strchr(p, '%')); p += 2)
		count += p[1] != '%';
	return count;
}

/* The text of a gap in that language, with no more placeholders than the message has arguments;
 * false if there is none. */
static bool holds_finding(const struct l10n *l, enum msg id)
{
	char *key = g_strconcat("message.", msg_name(id), NULL);
	const char *text = l10n_text(l, key);
	char have[10];

	g_free(key);
	if (!text)
		return false;
	assert_true(*text);
	placeholders(text, have);
	if (strlen(have) > argument_count(id))
		fail_msg("%s: message.%s has %s, but the message has fewer arguments", l10n_lang(l),
			 msg_name(id), have);
	return true;
}

static int finding_count(const struct l10n *l)
{
	int count = 0;

	for (xmlNode *n = node_first(l10n_root(l)); n; n = node_next(n))
		count += is_finding(node_attr(n, "key"));
	return count;
}

/* One text for each gap; as many as there are gaps, so that none is of a message that is gone. */
static void every_gap_in_chinese_only(void **state)
{
	struct l10n *en = load("en"), *zh = load("zh-CN");
	int gaps = 0;

	(void)state;
	for (enum msg id = 0; id < MSG_COUNT; id++) {
		if (msg_level(id) != LEVEL_GAP)
			continue;
		gaps++;
		if (!holds_finding(zh, id))
			fail_msg("zh-CN: no text for \"message.%s\"", msg_name(id));
	}
	assert_int_equal(finding_count(zh), gaps);
	assert_int_equal(finding_count(en), 0);
	l10n_free(zh);
	l10n_free(en);
}

static void expect_form(const struct l10n *l)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *n = node_first(l10n_root(l)); n; n = node_next(n)) {
		const char *key = node_attr(n, "key");
		char have[10];

		assert_true(node_is(n, "text") && key);
		if (!g_hash_table_add(seen, (void *)key))
			fail_msg("%s: \"%s\" is given twice", l10n_lang(l), key);
		if (node_first(n))
			fail_msg("%s: \"%s\" holds elements", l10n_lang(l), key);
		placeholders(node_text(n), have);
		if (strncmp(have, "123456789", strlen(have)) != 0)
			fail_msg("%s: \"%s\" leaves out a number: %s", l10n_lang(l), key, have);
	}
	g_hash_table_destroy(seen);
}

static void each_key_once_and_numbers_without_holes(void **state)
{
	struct l10n *en = load("en"), *zh = load("zh-CN");

	(void)state;
	expect_form(en);
	expect_form(zh);
	l10n_free(zh);
	l10n_free(en);
}

static void dates_and_lists_of_the_files(void **state)
{
	struct l10n *en = load("en"), *zh = load("zh-CN");

	(void)state;
	expect_date(en, "2026-04-23", "23 April 2026");
	expect_date(zh, "2026-04-23", "2026年4月23日");
	expect_date(en, "2024-12-01", "1 December 2024");
	expect_join(en, 3, "a, b and c");
	expect_join(zh, 3, "a、b、c");
	for (int m = 1; m <= 12; m++) {
		char *iso = g_strdup_printf("2026-%02d-05", m), *text = l10n_date(en, iso);

		assert_string_not_equal(text, iso);
		g_free(text);
		g_free(iso);
	}
	l10n_free(zh);
	l10n_free(en);
}

static void require_key(const struct l10n *l, const char *key, const char *why)
{
	const char *text = l10n_text(l, key);

	if (!text || !*text)
		fail_msg("templates/l10n/%s.xml: no text for \"%s\" (%s)", l10n_lang(l), key, why);
}

static void require_words(const struct l10n *l, const struct schema_field *f)
{
	char **words = g_strsplit(f->arg, "|", -1);

	for (char **w = words; *w; w++) {
		char *key = g_strdup_printf("enum.%s.%s", f->key, *w);

		require_key(l, key, f->record);
		g_free(key);
	}
	g_strfreev(words);
}

static void require_record(const struct l10n *l, const char *record)
{
	const struct schema_record *r = schema_record(record);

	for (size_t i = 0; i < r->count; i++) {
		if (strcmp(record, "owners") == 0)
			continue; /* by service model; printed by enum.owner */
		if (r->fields[i].kind == KIND_ENUM)
			require_words(l, &r->fields[i]);
		else if (r->fields[i].kind == KIND_RECORD)
			require_record(l, r->fields[i].arg);
	}
}

static void every_word_of_the_description(void **state)
{
	struct l10n *en = load("en");

	(void)state;
	require_record(en, "csms");
	l10n_free(en);
}

static void every_level_and_classification(void **state)
{
	static const struct {
		const char *record, *field, *prefix;
	} named[] = {
		{ "document-type", "level", "level" },
		{ "document", "classification", "classification" },
	};
	struct l10n *en = load("en");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
		char **words = g_strsplit(schema_field(named[i].record, named[i].field)->arg, "|", -1);

		for (char **w = words; *w; w++) {
			char *key = g_strdup_printf("%s.%s", named[i].prefix, *w);

			require_key(en, key, named[i].record);
			g_free(key);
		}
		g_strfreev(words);
	}
	l10n_free(en);
}

/* -- what the stylesheets ask for --------------------------------------------------------- */

/* Calls `take` for the first group of every match in every stylesheet below `folder`. */
static void each_match(const char *folder, const char *pattern,
		       void (*take)(const char *found, const char *file, void *context), void *context)
{
	struct diag *d = diag_new();
	GPtrArray *files = file_list(folder, d);
	GRegex *regex = g_regex_new(pattern, 0, 0, NULL);

	assert_non_null(files);
	for (guint i = 0; i < files->len; i++) {
		char *path = g_build_filename(folder, files->pdata[i], NULL);
		GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
		char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
		GMatchInfo *match = NULL;

		if (g_str_has_suffix(path, ".xsl"))
			g_regex_match(regex, text, 0, &match);
		for (; match && g_match_info_matches(match); g_match_info_next(match, NULL)) {
			char *found = g_match_info_fetch(match, 1);

			take(found, path, context);
			g_free(found);
		}
		g_clear_pointer(&match, g_match_info_unref);
		g_free(text);
		g_bytes_unref(bytes);
		g_free(path);
	}
	g_regex_unref(regex);
	g_ptr_array_unref(files);
	diag_free(d);
}

struct asking {
	const struct l10n *l;
	int count;
};

/* A text may be empty in one language (furniture.page-after), but it is there. */
static void take_key(const char *found, const char *file, void *context)
{
	struct asking *a = context;

	if (!l10n_text(a->l, found))
		fail_msg("%s asks for \"%s\", which templates/l10n does not have", file, found);
	a->count++;
}

/* concat('status.', …): something must begin so. */
static void take_prefix(const char *found, const char *file, void *context)
{
	struct asking *a = context;
	bool any = false;

	for (xmlNode *n = node_first(l10n_root(a->l)); n && !any; n = node_next(n))
		any = g_str_has_prefix(node_attr(n, "key"), found);
	if (!any)
		fail_msg("%s asks for \"%s…\", which templates/l10n does not have", file, found);
	a->count++;
}

static void every_key_of_the_stylesheets(void **state)
{
	struct l10n *en = load("en");
	struct asking a = { en, 0 };

	(void)state;
	each_match("templates", "c:text\\('([^']+)'", take_key, &a);
	assert_true(a.count > 100);
	each_match("styles", "c:text\\('([^']+)'", take_key, &a);
	a.count = 0;
	each_match("templates", "c:text\\(concat\\('([^']+)'", take_prefix, &a);
	each_match("styles", "c:text\\(concat\\('([^']+)'", take_prefix, &a);
	assert_true(a.count > 10);
	l10n_free(en);
}

static void take_gap(const char *found, const char *file, void *context)
{
	(void)context;
	for (int id = 0; id < MSG_COUNT; id++)
		if (strcmp(msg_name((enum msg)id), found) == 0 && msg_level((enum msg)id) == LEVEL_GAP)
			return;
	fail_msg("%s reports \"%s\", which is no gap of messages.def", file, found);
}

static void every_gap_of_the_stylesheets(void **state)
{
	(void)state;
	each_match("templates", "c:gap\\([^']*'([^']+)'", take_gap, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lookup),
		cmocka_unit_test(format),
		cmocka_unit_test(dates),
		cmocka_unit_test(what_is_no_date_stays),
		cmocka_unit_test(titles),
		cmocka_unit_test(titles_about_a_record),
		cmocka_unit_test(joined_names),
		cmocka_unit_test(both_languages_hold_the_same),
		cmocka_unit_test(every_gap_in_chinese_only),
		cmocka_unit_test(each_key_once_and_numbers_without_holes),
		cmocka_unit_test(dates_and_lists_of_the_files),
		cmocka_unit_test(every_word_of_the_description),
		cmocka_unit_test(every_level_and_classification),
		cmocka_unit_test(every_key_of_the_stylesheets),
		cmocka_unit_test(every_gap_of_the_stylesheets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
