/* Running stylesheets: the extension functions, and all that a stylesheet may not do. */
#include "base/mem.h"
#include "reading.h"
#include "transform/transform.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <sys/mman.h>
#include <unistd.h>

#define SHEET(content) \
	"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:c='urn:csmsc:functions' exclude-result-prefixes='c'>" \
	"<xsl:output method='text'/>" content "</xsl:stylesheet>"
#define VALUE(expression) \
	SHEET("<xsl:template match='/'><xsl:value-of select=\"" expression "\"/></xsl:template>")
#define INPUT "<csms" ROOT_AT "><risk" AT(4) " id='R'><level>low</level></risk></csms>"

/* A stylesheet is a file; this one is in memory. */
static struct transform *load(const char *text, struct diag *d)
{
	int fd = memfd_create("sheet", 0);
	char *path = g_strdup_printf("/proc/self/fd/%d", fd);
	struct transform *t;

	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	t = transform_load(path, d);
	g_free(path);
	close(fd);
	return t;
}

static struct l10n *words(void)
{
	return l10n_new(tree("<l10n xml:lang='en'><text key='hello'>Hello {1}, {2}</text>"
			     "<text key='common.date'>{3} {2} {1}</text>"
			     "<text key='common.month.4'>April</text></l10n>"));
}

/* Runs the stylesheet; NULL where it fails. */
static char *run_on(const char *from, const char *sheet, const char *const *params, struct diag *d)
{
	struct transform *t = load(sheet, d);
	struct l10n *l = words();
	const struct transform_scope scope = { l, d, NULL };
	xmlDoc *input = tree(from);
	GBytes *bytes = t ? transform_text(t, input, params, &scope) : NULL;
	char *text = NULL;

	if (bytes) {
		text = g_strdup_printf("%.*s", (int)g_bytes_get_size(bytes),
				       (const char *)g_bytes_get_data(bytes, NULL));
		g_bytes_unref(bytes);
	}
	xmlFreeDoc(input);
	l10n_free(l);
	transform_free(t);
	return text;
}

static char *run(const char *sheet, const char *const *params, struct diag *d)
{
	return run_on(INPUT, sheet, params, d);
}

static void expect(const char *sheet, const char *expected, const char *found)
{
	struct diag *d = diag_new();
	char *have = run(sheet, NULL, d), *have_found = findings(d);

	assert_string_equal(have ? have : "failed", expected);
	assert_string_equal(have_found, found);
	g_free(have_found);
	g_free(have);
	diag_free(d);
}

/* Nothing comes of it, and one finding says why in words that hold `word`. */
static void expect_failure(const char *sheet, enum msg id, const char *word)
{
	struct diag *d = diag_new();
	char *have = run(sheet, NULL, d);
	const struct diagnostic *g;

	assert_null(have);
	assert_int_equal(diag_all(d)->len, 1);
	g = diag_all(d)->pdata[0];
	assert_int_equal(g->id, id);
	if (!strstr(g->text, word))
		fail_msg("\"%s\" does not say \"%s\"", g->text, word);
	diag_free(d);
}

/* -- extension functions ------------------------------------------------------------------ */

static void c_text(void **state)
{
	(void)state;
	expect(VALUE("c:text('hello', 'you', 7)"), "Hello you, 7", "");
	expect(VALUE("c:text('hello', 'you')"), "Hello you, ", "");
	expect(VALUE("c:text('hello', /csms/risk/level, '{1}')"), "Hello low, {1}", "");
	expect(VALUE("c:text('hello', /none, '')"), "Hello , ", "");
}

static void c_text_without_the_key(void **state)
{
	struct diag *d = diag_new();
	char *have = run(VALUE("c:text('no.key')"), NULL, d);
	const struct diagnostic *g = diag_all(d)->pdata[0];

	(void)state;
	assert_string_equal(have, "no.key");
	assert_string_equal(g->text, "no text for \"no.key\" in language en; add it to templates/l10n");
	assert_int_equal(g->level, LEVEL_ERROR);
	assert_int_equal(g->at.line, 1);
	g_free(have);
	diag_free(d);
}

static void c_date(void **state)
{
	(void)state;
	expect(VALUE("c:date('2026-04-23')"), "23 April 2026", "");
	expect(VALUE("c:date('soon')"), "soon", "");
	expect(VALUE("c:date('')"), "", "");
}

static void c_anchor(void **state)
{
	(void)state;
	expect(VALUE("c:anchor('iso27001:A.5.1')"), "iso27001-A.5.1", "");
	expect(VALUE("c:anchor('a b/c(d)_e-f')"), "a-b-c-d-_e-f", "");
	expect(VALUE("c:anchor('own:数据')"), "own-数据", "");
}

static void c_source(void **state)
{
	(void)state;
	expect(VALUE("c:source(/csms/risk)"), "c.yaml:4", "");
	expect(VALUE("c:source(/csms/risk/level)"), "c.yaml:4", "");
	expect(VALUE("c:source(/csms/risk/@id)"), "c.yaml:4", "");
	expect(VALUE("c:source(/csms/risk/level/text())"), "c.yaml:4", "");
	expect(VALUE("c:source(/csms)"), "c.yaml:1", "");
	expect(VALUE("c:source(/none)"), "", "");
	expect(VALUE("c:source('text')"), "", "");
}

static void c_gap(void **state)
{
	(void)state;
	expect(VALUE("concat('[', c:gap(/csms/risk, 'control-reason', 'c:1'), ']')"), "[]",
	       "4:3 control-reason");
	expect(VALUE("c:gap(/none, 'control-reason', 'c:1')"), "", "0:0 control-reason");
	expect(VALUE("c:gap(/csms/risk, 'control-reason')"), "", "4:3 control-reason");
}

static void c_gap_fills_the_message(void **state)
{
	struct diag *d = diag_new();
	char *have = run(VALUE("c:gap(/csms/risk, 'evidence-old', 'one', 2, /csms/risk/level)"), NULL, d);
	const struct diagnostic *g = diag_all(d)->pdata[0];

	(void)state;
	assert_string_equal(g->text, "\"one\" rests on evidence 2, which counted until low; give newer "
			    "evidence");
	assert_string_equal(g->at.file, "c.yaml");
	g_free(have);
	diag_free(d);
}

/* Only gaps: the other messages have other arguments, and another meaning. */
static void c_gap_knows_gaps_only(void **state)
{
	(void)state;
	expect(VALUE("c:gap(/csms/risk, 'no-such-message')"), "", "1:1 transform-message");
	expect(VALUE("c:gap(/csms/risk, 'section-here', 'x', 'y')"), "", "1:1 transform-message");
	expect(VALUE("c:gap(/csms/risk, 'sign-other', 'x', 'y', 'z')"), "", "1:1 transform-message");
	expect(VALUE("c:gap(/csms/risk, 'file-size', 'x')"), "", "1:1 transform-message");
}

static void wrong_numbers_of_arguments(void **state)
{
	static const char *const sheets[] = {
		VALUE("c:text()"), VALUE("c:text(1,2,3,4,5,6,7,8,9,10,11)"), VALUE("c:date()"),
		VALUE("c:date('a', 'b')"), VALUE("c:anchor()"), VALUE("c:source()"), VALUE("c:gap(/)"),
		VALUE("c:gap(/, 'control-reason', 1, 2, 3, 4)"),
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++)
		expect_failure(sheets[i], MSG_TRANSFORM_RUN, "Invalid number of arguments");
}

static void the_list_is_closed(void **state)
{
	(void)state;
	expect_failure(VALUE("c:nothing()"), MSG_TRANSFORM_RUN, "nothing");
	expect_failure(SHEET("<xsl:template match='/' xmlns:d='http://exslt.org/dates-and-times'>"
			     "<xsl:value-of select='d:date-time()'/></xsl:template>"),
		       MSG_TRANSFORM_RUN, "date-time");
}

/* -- what a stylesheet may not do --------------------------------------------------------- */

static void no_other_document(void **state)
{
	(void)state;
	expect_failure(VALUE("document('/etc/passwd')"), MSG_TRANSFORM_RUN, "/etc/passwd");
	expect_failure(VALUE("document('templates/l10n/en.xml')"), MSG_TRANSFORM_RUN, "refused");
	expect_failure(VALUE("document('http://localhost/x')"), MSG_TRANSFORM_RUN, "refused");
}

static void no_file_is_written(void **state)
{
	char *path = g_strdup_printf("%s/csmsc-test-%ld", g_get_tmp_dir(), (long)getpid());
	char *sheet = g_strdup_printf(
		SHEET("<xsl:template match='/' xmlns:s='http://icl.com/saxon' "
		      "xmlns:x='http://www.jclark.com/xt' xmlns:e='http://exslt.org/common'>"
		      "<e:document href='%s'>x</e:document><x:document href='%s'>x</x:document>"
		      "</xsl:template>"), path, path);
	struct diag *d = diag_new();
	char *have = run(sheet, NULL, d);

	(void)state;
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	g_free(have);
	diag_free(d);
	g_free(sheet);
	g_free(path);
}

static void a_message_is_a_failure(void **state)
{
	(void)state;
	expect_failure(SHEET("<xsl:template match='/'>before<xsl:message terminate='yes'>no element x"
			     "</xsl:message>after</xsl:template>"), MSG_TRANSFORM_RUN, "no element x");
	expect_failure(SHEET("<xsl:template match='/'>x<xsl:message>a remark</xsl:message>"
			     "</xsl:template>"), MSG_TRANSFORM_RUN, "a remark");
	expect_failure(SHEET("<xsl:template match='/'><xsl:message terminate='yes'/></xsl:template>"),
		       MSG_TRANSFORM_RUN, "");
}

static void recursion_ends(void **state)
{
	(void)state;
	expect_failure(SHEET("<xsl:template match='/'><xsl:call-template name='r'/></xsl:template>"
			     "<xsl:template name='r'><xsl:call-template name='r'/></xsl:template>"),
		       MSG_TRANSFORM_RUN, "recursion");
	expect_failure(SHEET("<xsl:template match='node()|/'><xsl:apply-templates select='.'/>"
			     "</xsl:template>"), MSG_TRANSFORM_RUN, "recursion");
}

/* Deep, as a long list walked by recursion is, but with an end. */
static void honest_recursion_works(void **state)
{
	(void)state;
	expect(SHEET("<xsl:template match='/'><xsl:call-template name='r'/></xsl:template>"
		     "<xsl:template name='r'><xsl:param name='n' select='500'/>"
		     "<xsl:if test='$n &gt; 0'><xsl:call-template name='r'>"
		     "<xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if>"
		     "<xsl:if test='$n = 0'>end</xsl:if></xsl:template>"), "end", "");
}

/* A thousand elements to the power of four are looked at, which no one would wait for. */
static void work_ends(void **state)
{
	GString *input = g_string_new("<a>");
	struct diag *d = diag_new();
	char *have;

	(void)state;
	for (int i = 0; i < 1000; i++)
		g_string_append(input, "<b/>");
	g_string_append(input, "</a>");
	have = run_on(input->str, VALUE("count(//b[//b[//b[//none]]])"), NULL, d);
	assert_null(have);
	assert_non_null(strstr(((struct diagnostic *)diag_all(d)->pdata[0])->text, "limit"));
	diag_free(d);
	g_string_free(input, TRUE);
}

static void faults_at_run_time(void **state)
{
	(void)state;
	expect_failure(VALUE("$undefined"), MSG_TRANSFORM_RUN, "undefined");
	expect_failure(VALUE("count('text')"), MSG_TRANSFORM_RUN, "type");
}

static void faults_of_the_stylesheet(void **state)
{
	(void)state;
	expect_failure("no XML", MSG_TRANSFORM_COMPILE, "expected");
	expect_failure("<a/>", MSG_TRANSFORM_COMPILE, "");
	expect_failure(VALUE("1 +"), MSG_TRANSFORM_COMPILE, "1 +");
	expect_failure(SHEET("<xsl:template match='/'><xsl:no-such/></xsl:template>"),
		       MSG_TRANSFORM_COMPILE, "no-such");
	expect_failure(SHEET("<xsl:include href='/nonexistent.xsl'/>"), MSG_TRANSFORM_COMPILE,
		       "nonexistent");
}

static void a_stylesheet_that_is_not_there(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	assert_null(transform_load("/nonexistent/x.xsl", d));
	assert_int_equal(diag_count(d, LEVEL_FATAL), 1);
	assert_string_equal(((struct diagnostic *)diag_all(d)->pdata[0])->at.file, "x.xsl");
	diag_free(d);
}

/* After a failure the same stylesheet and the libraries are as good as new. */
static void a_failure_leaves_nothing_behind(void **state)
{
	struct diag *d = diag_new();
	struct transform *t = load(SHEET("<xsl:template match='/bad'><xsl:message terminate='yes'>no"
					 "</xsl:message></xsl:template><xsl:template match='/good'>yes"
					 "</xsl:template>"), d);
	struct l10n *l = words();
	const struct transform_scope scope = { l, d, NULL };
	xmlDoc *bad = tree("<bad/>"), *good = tree("<good/>"), *result;

	(void)state;
	assert_null(transform_run(t, bad, NULL, &scope));
	assert_int_equal(diag_all(d)->len, 1);
	result = transform_run(t, good, NULL, &scope);
	assert_non_null(result);
	assert_string_equal((const char *)result->children->content, "yes");
	assert_int_equal(diag_all(d)->len, 1);
	xmlFreeDoc(result);
	xmlFreeDoc(good);
	xmlFreeDoc(bad);
	l10n_free(l);
	transform_free(t);
	transform_free(NULL);
	diag_free(d);
}

static void parameters_are_texts(void **state)
{
	static const char *const params[] = { "a", "it's \"quoted\"", "b", "/csms/risk", NULL };
	struct diag *d = diag_new();
	char *have = run(SHEET("<xsl:param name='a'/><xsl:param name='b'/><xsl:template match='/'>"
			       "<xsl:value-of select=\"concat($a, '|', $b)\"/></xsl:template>"), params, d);

	(void)state;
	assert_string_equal(have, "it's \"quoted\"|/csms/risk");
	assert_int_equal(diag_all(d)->len, 0);
	g_free(have);
	diag_free(d);
}

static void versions(void **state)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);

	(void)state;
	transform_versions(list);
	assert_int_equal(list->len, 2);
	assert_true(g_regex_match_simple("^libxml2 2\\.[0-9]+\\.[0-9]+$", list->pdata[0], 0, 0));
	assert_true(g_regex_match_simple("^libxslt 1\\.[0-9]+\\.[0-9]+$", list->pdata[1], 0, 0));
	g_ptr_array_unref(list);
}

static int setup(void **state)
{
	(void)state;
	transform_setup();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	transform_cleanup();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(c_text),
		cmocka_unit_test(c_text_without_the_key),
		cmocka_unit_test(c_date),
		cmocka_unit_test(c_anchor),
		cmocka_unit_test(c_source),
		cmocka_unit_test(c_gap),
		cmocka_unit_test(c_gap_fills_the_message),
		cmocka_unit_test(c_gap_knows_gaps_only),
		cmocka_unit_test(wrong_numbers_of_arguments),
		cmocka_unit_test(the_list_is_closed),
		cmocka_unit_test(no_other_document),
		cmocka_unit_test(no_file_is_written),
		cmocka_unit_test(a_message_is_a_failure),
		cmocka_unit_test(recursion_ends),
		cmocka_unit_test(honest_recursion_works),
		cmocka_unit_test(work_ends),
		cmocka_unit_test(faults_at_run_time),
		cmocka_unit_test(faults_of_the_stylesheet),
		cmocka_unit_test(a_stylesheet_that_is_not_there),
		cmocka_unit_test(a_failure_leaves_nothing_behind),
		cmocka_unit_test(parameters_are_texts),
		cmocka_unit_test(versions),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
