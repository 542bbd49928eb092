/* The ledger: a chain that shows every alteration, its files byte for byte, forks. */
#include "control/ledger.h"
#include "model/doc.h"
#include "read/prose.h"
#include "read/yaml.h"
#include "reading.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Appends an event; returns its bytes. */
static GBytes *append(struct ledger *l, const char *content, const struct entry **e)
{
	char *text = g_strdup_printf("<ledger-entry>%s</ledger-entry>", content);
	GBytes *bytes = ledger_append(l, tree(text), e);

	g_free(text);
	return bytes;
}

#define HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define DIGESTS "<content-digest>" HEX "</content-digest><facts-digest>" HEX "</facts-digest>" \
	"<wording-digest>" HEX "</wording-digest>"

/* A whole event of version A/0. */
static GBytes *append_event(struct ledger *l, const char *event)
{
	char *content = g_strdup_printf("<event>%s</event><document>soa</document>"
					"<version>A/0</version><date>2026-01-02</date>" DIGESTS, event);
	GBytes *bytes = append(l, content, NULL);

	g_free(content);
	return bytes;
}

static char *text_of(GBytes *bytes)
{
	return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static char *name_of(GBytes *bytes)
{
	char digest[DIGEST_SIZE];

	digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
	return g_strdup_printf("ledger/%s.yaml", digest);
}

/* Reads an entry's file back, as csmsc does; `name` NULL: the right one. */
static bool read_back(struct ledger *l, GBytes *bytes, const char *name, struct diag *d)
{
	char *right = name_of(bytes);
	const char *file = name ? name : right;
	gsize size;
	const char *text = g_bytes_get_data(bytes, &size);
	xmlDoc *doc = yaml_read(text, size, file, "ledger-entry", d);
	bool ok;

	assert_non_null(doc);
	prose_read(doc, "ledger-entry", d);
	ok = ledger_add(l, file, text, size, doc, d);
	g_free(right);
	return ok;
}

static void expect_findings(struct diag *d, const char *expected)
{
	char *have = findings(d);

	assert_string_equal(have, expected);
	g_free(have);
	diag_free(d);
}

static void expect_events(const struct ledger *l, const char *expected)
{
	GString *have = g_string_new(NULL);

	for (guint i = 0; i < ledger_entries(l)->len; i++)
		g_string_append_printf(have, "%s%s", i ? " " : "",
				       entry_text(ledger_entries(l)->pdata[i], "event"));
	assert_string_equal(have->str, expected);
	g_string_free(have, TRUE);
}

/* The entry's file is a form for ever: every byte is fixed here. */
static void exact_bytes(void **state)
{
	struct ledger *l = ledger_new();
	const struct entry *e;
	GBytes *first = append(l, "<event>revise</event><document>soa</document><version>A/0</version>"
			       "<date>2026-01-02</date><name xml:lang='en'>Li Wei</name>"
			       "<name xml:lang='zh-CN'>李伟</name><position>Manager</position>"
			       "<change>first \"issue\" \\ of #1: x</change>", &e);
	GBytes *second = append(l, "<event>prepare</event><date>2026-01-03</date>", NULL);
	char *text = text_of(first), *next = text_of(second);
	char *expected = g_strdup_printf("event: \"prepare\"\ndate: \"2026-01-03\"\nprevious:\n"
					 "  - \"%s\"\n", e->digest);

	(void)state;
	assert_string_equal(text, "event: \"revise\"\ndocument: \"soa\"\nversion: \"A/0\"\n"
			    "date: \"2026-01-02\"\nname:\n  en: \"Li Wei\"\n  zh-CN: \"李伟\"\n"
			    "position: \"Manager\"\n"
			    "change: \"first \\\"issue\\\" \\\\ of #1: x\"\n");
	assert_string_equal(e->digest, "7c7789ea307d1dd3386710d2808720df8df66ccc9c518af9e948083ca90f2c4f");
	assert_string_equal(next, expected);
	g_free(expected);
	g_free(next);
	g_free(text);
	g_bytes_unref(second);
	g_bytes_unref(first);
	ledger_free(l);
}

static void what_is_written_can_be_read(void **state)
{
	static const char *const texts[] = {
		"- a: b # c", "  spaced  ", "\"quoted\" 'too' \\n", "true", "2026-01-01", "{x}", "%d *a &b !c",
		"中文：“引号”——、。", "", "@`", "é\xC2\xA0z",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct ledger *l = ledger_new(), *again = ledger_new();
		struct diag *d = diag_new();
		xmlDoc *doc = tree("<ledger-entry/>");
		GBytes *bytes;

		node_add(xmlDocGetRootElement(doc), "event", "revise");
		node_add(xmlDocGetRootElement(doc), "change", texts[i]);
		bytes = ledger_append(l, doc, NULL);
		assert_true(read_back(again, bytes, NULL, d));
		assert_string_equal(entry_text(ledger_entries(again)->pdata[0], "change"), texts[i]);
		expect_findings(d, "");
		g_bytes_unref(bytes);
		ledger_free(again);
		ledger_free(l);
	}
}

/* Words from the command line may hold anything; an entry that nobody can read again would stop
 * every later command. */
static void no_text_breaks_its_line(void **state)
{
	static const char *const texts[] = {
		"one\ntwo", "one\r\ntwo", "one\ttwo", "bell\atwo", "next\xC2\x85line", "ls\xE2\x80\xA8ps",
		"bom\xEF\xBB\xBF", "del\x7F",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct ledger *l = ledger_new(), *again = ledger_new();
		struct diag *d = diag_new();
		xmlDoc *doc = tree("<ledger-entry/>");
		GBytes *bytes;

		node_add(xmlDocGetRootElement(doc), "change", texts[i]);
		bytes = ledger_append(l, doc, NULL);
		assert_true(read_back(again, bytes, NULL, d));
		assert_true(strpbrk(entry_text(ledger_entries(again)->pdata[0], "change"), " "));
		expect_findings(d, "");
		g_bytes_unref(bytes);
		ledger_free(again);
		ledger_free(l);
	}
}

static void empty(void **state)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();
	char head[DIGEST_SIZE] = "x";

	(void)state;
	assert_true(ledger_link(l, d));
	ledger_head(l, head);
	assert_string_equal(head, "");
	assert_int_equal(ledger_entries(l)->len, 0);
	expect_findings(d, "");
	ledger_free(l);
	ledger_free(NULL);
}

static void texts_of_an_entry(void **state)
{
	struct ledger *l = ledger_new();
	const struct entry *e;
	GBytes *bytes = append(l, "<event>issue</event><version>A/0</version>", &e);

	(void)state;
	assert_string_equal(entry_text(e, "version"), "A/0");
	assert_string_equal(entry_text(e, "effective"), "");
	assert_true(entry_is(e, "issue"));
	assert_false(entry_is(e, "revise"));
	g_bytes_unref(bytes);
	ledger_free(l);
}

/* -- chains ------------------------------------------------------------------------------- */

enum { CHAIN = 4 };

struct chain {
	GBytes *bytes[CHAIN];
	char head[DIGEST_SIZE];
};

static const char chain_events[] = "revise prepare review approve";

static void chain_make(struct chain *c)
{
	static const char *const events[CHAIN] = { "revise", "prepare", "review", "approve" };
	struct ledger *l = ledger_new();

	for (int i = 0; i < CHAIN; i++)
		c->bytes[i] = append_event(l, events[i]);
	expect_events(l, chain_events);
	ledger_head(l, c->head);
	ledger_free(l);
}

static void chain_clear(struct chain *c)
{
	for (int i = 0; i < CHAIN; i++)
		g_bytes_unref(c->bytes[i]);
}

/* Files come in the order of their names, which says nothing. */
static void order_follows_the_chain(void **state)
{
	static const int orders[][CHAIN] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 } };
	struct chain c;

	(void)state;
	chain_make(&c);
	for (size_t o = 0; o < G_N_ELEMENTS(orders); o++) {
		struct ledger *l = ledger_new();
		struct diag *d = diag_new();
		char head[DIGEST_SIZE];

		for (int i = 0; i < CHAIN; i++)
			assert_true(read_back(l, c.bytes[orders[o][i]], NULL, d));
		assert_true(ledger_link(l, d));
		expect_events(l, chain_events);
		ledger_head(l, head);
		assert_string_equal(head, c.head);
		expect_findings(d, "");
		ledger_free(l);
	}
	chain_clear(&c);
}

static void altered_bytes(void **state)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();
	GBytes *bytes = append_event(l, "approve");
	char *name = name_of(bytes), *text = text_of(bytes);
	GBytes *altered;
	struct ledger *again = ledger_new();

	(void)state;
	text[strlen(text) - 3]++; /* a day later */
	altered = g_bytes_new_take(text, strlen(text));
	assert_false(read_back(again, altered, name, d));
	assert_int_equal(diag_count(d, LEVEL_ERROR), 1);
	assert_string_equal(((struct diagnostic *)diag_all(d)->pdata[0])->at.file, name);
	expect_findings(d, "0:0 ledger-digest");
	g_bytes_unref(altered);
	g_bytes_unref(bytes);
	g_free(name);
	ledger_free(again);
	ledger_free(l);
}

static void missing_predecessor(void **state)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();
	struct chain c;

	(void)state;
	chain_make(&c);
	read_back(l, c.bytes[0], NULL, d);
	read_back(l, c.bytes[2], NULL, d);
	read_back(l, c.bytes[3], NULL, d);
	assert_false(ledger_link(l, d));
	expect_findings(d, "9:5 ledger-previous");
	chain_clear(&c);
	ledger_free(l);
}

/* Without its last entry a chain is whole in itself; the head, which every copy carries, tells. */
static void dropped_tail(void **state)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();
	struct chain c;
	char head[DIGEST_SIZE];

	(void)state;
	chain_make(&c);
	for (int i = 0; i < CHAIN - 1; i++)
		read_back(l, c.bytes[i], NULL, d);
	assert_true(ledger_link(l, d));
	ledger_head(l, head);
	assert_string_not_equal(head, c.head);
	expect_findings(d, "");
	chain_clear(&c);
	ledger_free(l);
}

/* -- entries that csmsc cannot have written ----------------------------------------------- */

static void expect_linked(const char *const *entries, const char *found)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();
	bool ok;

	for (; *entries; entries++)
		g_bytes_unref(append(l, *entries, NULL));
	ok = ledger_link(l, d);
	assert_int_equal(ok, !*found);
	expect_findings(d, found);
	ledger_free(l);
}

static void missing_fields(void **state)
{
	static const char *const entries[][2] = {
		{ "<event>issue</event><version>A/0</version>" DIGESTS },
		{ "<event>issue</event><document>soa</document>" DIGESTS },
		{ "<event>issue</event><document>soa</document><version>A/10</version>" DIGESTS },
		{ "<event>issue</event><document>soa</document><version>A/0</version>"
		  "<content-digest>" HEX "</content-digest><facts-digest>" HEX "</facts-digest>" },
		{ "<event>issue</event><document>soa</document><version>A/0</version>"
		  "<content-digest>" HEX "x</content-digest><facts-digest>" HEX "</facts-digest>"
		  "<wording-digest>" HEX "</wording-digest>" },
	};
	static const char *const merge[] = { "<event>merge</event>", NULL };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(entries); i++)
		expect_linked(entries[i], "0:0 ledger-field");
	expect_linked(merge, "");
}

#define EVENT(event, document, version) "<event>" event "</event><document>" document \
	"</document><version>" version "</version>" DIGESTS

/* Two branches that both opened or issued a version contradict each other. */
static void a_version_twice(void **state)
{
	static const char *const once[] = {
		EVENT("revise", "soa", "A/0"), EVENT("issue", "soa", "A/0"),
		EVENT("revise", "soa", "A/1"), EVENT("revise", "policy", "A/0"),
		EVENT("prepare", "soa", "A/1"), EVENT("prepare", "soa", "A/1"), NULL,
	};
	static const char *const opened[] = {
		EVENT("revise", "soa", "A/0"), EVENT("revise", "soa", "A/0"), NULL,
	};
	static const char *const issued[] = {
		EVENT("issue", "soa", "A/0"), EVENT("issue", "soa", "A/0"), NULL,
	};

	(void)state;
	expect_linked(once, "");
	expect_linked(opened, "0:0 ledger-twice");
	expect_linked(issued, "0:0 ledger-twice");
}

/* -- forks -------------------------------------------------------------------------------- */

/* Two branches of a repository: both begin with `base`; one goes on by one event, the other by
 * two. */
struct fork {
	GBytes *base, *left, *right[2];
};

static void branch(GBytes *base, const char *const *events, GBytes **out)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();

	read_back(l, base, NULL, d);
	ledger_link(l, d);
	for (; *events; events++)
		*out++ = append_event(l, *events);
	diag_free(d);
	ledger_free(l);
}

/* The short branch's event, and the long one's last: with these the digest of the short branch's
 * head comes now before, now after that of the long one's. */
static const char *const ends[][2] = {
	{ "prepare", "issue" }, { "agree", "approve" }, { "merge", "withdraw" },
	{ "withdraw", "agree" }, { "approve", "prepare" }, { "issue", "merge" },
};

static void fork_make(struct fork *f, const char *const end[2])
{
	const char *const left[] = { end[0], NULL }, *const right[] = { "review", end[1], NULL };
	struct ledger *l = ledger_new();

	f->base = append_event(l, "revise");
	branch(f->base, left, &f->left);
	branch(f->base, right, f->right);
	ledger_free(l);
}

static struct ledger *fork_read(const struct fork *f)
{
	struct ledger *l = ledger_new();
	struct diag *d = diag_new();

	read_back(l, f->right[1], NULL, d);
	read_back(l, f->left, NULL, d);
	read_back(l, f->base, NULL, d);
	read_back(l, f->right[0], NULL, d);
	assert_true(ledger_link(l, d));
	expect_findings(d, "");
	return l;
}

static void fork_clear(struct fork *f)
{
	g_bytes_unref(f->base);
	g_bytes_unref(f->left);
	g_bytes_unref(f->right[0]);
	g_bytes_unref(f->right[1]);
}

static void bytes_digest(GBytes *bytes, char out[DIGEST_SIZE])
{
	digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), out);
}

/* The two heads' digests, sorted, in one string. */
static char *sorted_heads(const struct fork *f)
{
	char left[DIGEST_SIZE], right[DIGEST_SIZE];
	bool left_first;

	bytes_digest(f->left, left);
	bytes_digest(f->right[1], right);
	left_first = strcmp(left, right) < 0;
	return g_strconcat(left_first ? left : right, left_first ? right : left, NULL);
}

static void expect_fork_head(const char *const end[2])
{
	struct fork f;
	struct ledger *l;
	char head[DIGEST_SIZE], expected[DIGEST_SIZE], *both;

	fork_make(&f, end);
	l = fork_read(&f);
	both = sorted_heads(&f);
	digest_bytes(both, strlen(both), expected);
	ledger_head(l, head);
	assert_string_equal(head, expected);
	assert_string_equal(entry_text(ledger_entries(l)->pdata[0], "event"), "revise");
	assert_string_equal(entry_text(ledger_entries(l)->pdata[3], "event"), end[1]);
	g_free(both);
	ledger_free(l);
	fork_clear(&f);
}

static void a_fork_has_one_head_digest(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		expect_fork_head(ends[i]);
}

static void expect_closed(const char *const end[2])
{
	struct fork f;
	const struct entry *e;
	struct ledger *l;
	GBytes *bytes;
	char head[DIGEST_SIZE], *both, *text, *expected;

	fork_make(&f, end);
	l = fork_read(&f);
	both = sorted_heads(&f);
	bytes = append(l, "<event>merge</event>", &e);
	text = text_of(bytes);
	expected = g_strdup_printf("event: \"merge\"\nprevious:\n  - \"%.64s\"\n  - \"%s\"\n", both,
				   both + 64);
	assert_string_equal(text, expected);
	ledger_head(l, head);
	assert_string_equal(head, e->digest);
	assert_ptr_equal(ledger_entries(l)->pdata[4], e);
	g_free(expected);
	g_free(text);
	g_free(both);
	g_bytes_unref(bytes);
	ledger_free(l);
	fork_clear(&f);
}

static void the_next_event_closes_a_fork(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		expect_closed(ends[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exact_bytes),
		cmocka_unit_test(what_is_written_can_be_read),
		cmocka_unit_test(no_text_breaks_its_line),
		cmocka_unit_test(empty),
		cmocka_unit_test(texts_of_an_entry),
		cmocka_unit_test(order_follows_the_chain),
		cmocka_unit_test(altered_bytes),
		cmocka_unit_test(missing_predecessor),
		cmocka_unit_test(dropped_tail),
		cmocka_unit_test(missing_fields),
		cmocka_unit_test(a_version_twice),
		cmocka_unit_test(a_fork_has_one_head_digest),
		cmocka_unit_test(the_next_event_closes_a_fork),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
