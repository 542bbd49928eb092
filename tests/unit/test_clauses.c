/* Clause modules: an organisation's policy out of our wording and its own. */
#include "model/place.h"
#include "reading.h"
#include "resolve/clauses.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* A paragraph at LINE with a text in each language. */
#define PARAGRAPH(id, line, side, en) "<paragraph id='" id "'" AT(line) ">" side \
	"<text xml:lang='zh-CN'>中文</text><text xml:lang='en'>" en "</text></paragraph>"
#define SIDE(side) "<side>" side "</side>"

/* What becomes of one topic with these paragraphs, in English; `found`: the findings. */
static void expect_in(const char *lang, const char *description, const char *paragraphs,
		      const char *expected, const char *found)
{
	char *module = g_strdup_printf("<topics><topic id='t'><title xml:lang='zh-CN'>题</title>"
				       "<title xml:lang='en'>T</title><paragraphs>%s</paragraphs></topic>"
				       "</topics>", paragraphs);
	char *words = g_strdup_printf("<l10n xml:lang='%s'><text key='furniture.missing'>?</text></l10n>",
				      lang);
	xmlDoc *from = tree_in("clause-file", module), *into = tree("<input/>");
	struct doc *doc = doc_new(tree_in("csms", description));
	struct l10n *l = l10n_new(tree(words));
	struct diag *d = diag_new();
	xmlNode *topics;
	char *have, *have_found;

	clauses_add(xmlDocGetRootElement(into), doc, NULL, xmlDocGetRootElement(from), l, d);
	have_found = findings(d);
	assert_string_equal(have_found, found);
	tree_strip_places(xmlDocGetRootElement(into));
	topics = node_child(node_first(xmlDocGetRootElement(into)), "topics");
	have = tree_text(node_child(node_first(topics), "paragraphs"));
	assert_string_equal(have, expected);
	assert_null(node_next(node_child(node_first(topics), "title"))->next);
	assert_string_equal(child_text(node_first(topics), "title"), strcmp(lang, "en") ? "题" : "T");
	g_free(have);
	g_free(have_found);
	diag_free(d);
	l10n_free(l);
	doc_free(doc);
	xmlFreeDoc(into);
	xmlFreeDoc(from);
	g_free(words);
	g_free(module);
}

static void expect(const char *description, const char *paragraphs, const char *expected)
{
	expect_in("en", description, paragraphs, expected, "");
}

#define IN_PARAGRAPHS(content) "<paragraphs>" content "</paragraphs>"
#define SHOWN(id, side, text) "<paragraph id=\"" id "\">" side "<text xml:lang=\"en\">" text \
	"</text></paragraph>"

static void one_language_is_kept(void **state)
{
	(void)state;
	expect("", PARAGRAPH("p", 2, "", "English"), IN_PARAGRAPHS(SHOWN("p", "", "English")));
	expect_in("zh-CN", "", PARAGRAPH("p", 2, "", "English"),
		  IN_PARAGRAPHS("<paragraph id=\"p\"><text xml:lang=\"zh-CN\">中文</text></paragraph>"), "");
	expect("", "<paragraph id='p'><text>all</text></paragraph>",
	       IN_PARAGRAPHS("<paragraph id=\"p\"><text>all</text></paragraph>"));
}

#define THREE_SIDES PARAGRAPH("a", 2, SIDE("provider"), "A") PARAGRAPH("b", 3, SIDE("customer"), "B") \
	PARAGRAPH("c", 4, SIDE("both"), "C")

static void sides(void **state)
{
	(void)state;
	expect("<cloud-role>provider</cloud-role>", THREE_SIDES,
	       IN_PARAGRAPHS(SHOWN("a", SIDE("provider"), "A") SHOWN("c", SIDE("both"), "C")));
	expect("<cloud-role>customer</cloud-role>", THREE_SIDES,
	       IN_PARAGRAPHS(SHOWN("b", SIDE("customer"), "B") SHOWN("c", SIDE("both"), "C")));
	expect("<cloud-role>both</cloud-role>", THREE_SIDES,
	       IN_PARAGRAPHS(SHOWN("a", SIDE("provider"), "A") SHOWN("b", SIDE("customer"), "B")
			     SHOWN("c", SIDE("both"), "C")));
	expect("<cloud-role>provider</cloud-role>", PARAGRAPH("a", 2, "", "A"),
	       IN_PARAGRAPHS(SHOWN("a", "", "A")));
}

static void the_organisation_s_own_words(void **state)
{
	(void)state;
	expect("<clauses><clause id='p'><text xml:lang='en'>Own</text><text xml:lang='zh-CN'>自</text>"
	       "</clause></clauses>", PARAGRAPH("p", 2, "", "Ours") PARAGRAPH("q", 3, "", "Q"),
	       IN_PARAGRAPHS("<paragraph id=\"p\" own=\"yes\"><text xml:lang=\"en\">Own</text></paragraph>"
			     SHOWN("q", "", "Q")));
	expect("<clauses><clause id='p'><text>Own</text></clause></clauses>", PARAGRAPH("p", 2, "", "Ours"),
	       IN_PARAGRAPHS("<paragraph id=\"p\" own=\"yes\"><text>Own</text></paragraph>"));
	expect("<clauses><clause id='p'><text xml:lang='zh-CN'>自</text></clause></clauses>",
	       PARAGRAPH("p", 2, "", "Ours"), IN_PARAGRAPHS(SHOWN("p", "", "Ours")));
}

static void a_paragraph_left_out(void **state)
{
	(void)state;
	expect("<clauses><clause id='q'><omit xml:lang='en'>No site</omit><omit xml:lang='zh-CN'>无</omit>"
	       "</clause></clauses>",
	       PARAGRAPH("p", 2, "", "P") PARAGRAPH("q", 3, "", "Q") PARAGRAPH("r", 4, "", "R"),
	       IN_PARAGRAPHS(SHOWN("p", "", "P") "<omitted><reason>No site</reason></omitted>" SHOWN("r", "", "R")));
	expect("<clauses><clause id='q'><omit>x</omit></clause></clauses>",
	       PARAGRAPH("q", 2, "<title xml:lang='zh-CN'>场所</title><title xml:lang='en'>Sites</title>", "Q"),
	       IN_PARAGRAPHS("<omitted><title>Sites</title><reason>x</reason></omitted>"));
	expect("<cloud-role>customer</cloud-role><clauses><clause id='a'><omit>x</omit></clause></clauses>",
	       PARAGRAPH("a", 2, SIDE("provider"), "A"), "<paragraphs/>");
}

#define NOTICE "<parameters><customer-notice-hours>24</customer-notice-hours></parameters>"

static void variables(void **state)
{
	(void)state;
	expect(NOTICE, PARAGRAPH("p", 2, "", "<para>In {parameters/customer-notice-hours} hours "
				 "<code>{parameters/customer-notice-hours}</code>, or "
				 "{parameters/customer-notice-hours}.</para>"),
	       IN_PARAGRAPHS(SHOWN("p", "", "<para>In 24 hours <code>24</code>, or 24.</para>")));
	expect(NOTICE "<clauses><clause id='p'><text>Own {parameters/customer-notice-hours}</text></clause>"
	       "</clauses>", PARAGRAPH("p", 2, "", "Ours"),
	       IN_PARAGRAPHS("<paragraph id=\"p\" own=\"yes\"><text>Own 24</text></paragraph>"));
}

#define DB(content) "<db:para xmlns:db=\"http://docbook.org/ns/docbook\">" content "</db:para>"
#define DB_MARK "<db:phrase role=\"gap\">?</db:phrase>"

/* The gap is where somebody can mend it: at our paragraph, or at the organisation's clause. */
static void missing_variables(void **state)
{
	(void)state;
	expect_in("en", "", PARAGRAPH("p", 2, "", "{scope/x}") PARAGRAPH("q", 3, "", "ok"),
		  IN_PARAGRAPHS(SHOWN("p", "", "?") SHOWN("q", "", "ok")), "2:3 clause-variable");
	expect_in("en", "<clauses><clause id='p'" AT(7) "><text>{none}</text></clause></clauses>",
		  PARAGRAPH("p", 2, "", "{scope/x}"),
		  IN_PARAGRAPHS("<paragraph id=\"p\" own=\"yes\"><text>?</text></paragraph>"),
		  "7:3 clause-variable");
	expect_in("en", "<cloud-role>customer</cloud-role>", PARAGRAPH("p", 2, SIDE("provider"), "{x}"),
		  "<paragraphs/>", "");
	expect_in("en", NOTICE, PARAGRAPH("p", 2, "", DB("In {x} or {parameters/customer-notice-hours} hours, "
							 "<db:code>{y}</db:code>.")),
		  IN_PARAGRAPHS(SHOWN("p", "", DB("In " DB_MARK " or 24 hours, <db:code>" DB_MARK
						  "</db:code>."))),
		  "2:3 clause-variable; 2:3 clause-variable");
}

/* A document may print only what is among its facts. */
static void sections_that_the_type_does_not_read(void **state)
{
	xmlDoc *type = tree("<type id='policy'><reads><section>parameters</section></reads></type>");
	xmlDoc *from = tree_in("clause-file", "<topics><topic id='t'><paragraphs>"
			       PARAGRAPH("p", 2, "", "{parameters/customer-notice-hours}")
			       PARAGRAPH("q", 3, "", "{parameters/customer-notice-hours} {cloud-role}")
			       "</paragraphs></topic></topics>");
	xmlDoc *into = tree("<input/>");
	struct doc *doc = doc_new(tree_in("csms", NOTICE "<cloud-role>both</cloud-role>"));
	struct l10n *l = l10n_new(tree("<l10n xml:lang='en'/>"));
	struct diag *d = diag_new();
	char *have;

	(void)state;
	clauses_add(xmlDocGetRootElement(into), doc, xmlDocGetRootElement(type),
		    xmlDocGetRootElement(from), l, d);
	have = findings(d);
	assert_string_equal(have, "3:3 clause-reads");
	g_free(have);
	diag_free(d);
	l10n_free(l);
	doc_free(doc);
	xmlFreeDoc(into);
	xmlFreeDoc(from);
	xmlFreeDoc(type);
}

static void no_module(void **state)
{
	xmlDoc *into = tree("<input/>");
	struct doc *doc = doc_new(tree_in("csms", ""));
	struct l10n *l = l10n_new(tree("<l10n xml:lang='en'/>"));
	struct diag *d = diag_new();

	(void)state;
	clauses_add(xmlDocGetRootElement(into), doc, NULL, NULL, l, d);
	assert_null(xmlDocGetRootElement(into)->children);
	diag_free(d);
	l10n_free(l);
	doc_free(doc);
	xmlFreeDoc(into);
}

static void the_module_stays_as_it_is(void **state)
{
	xmlDoc *into = tree("<input/>");
	xmlDoc *from = tree_in("clause-file", "<topics><topic id='t'><paragraphs><paragraph id='p'>"
			       "<side>customer</side></paragraph></paragraphs></topic></topics>");
	char *before = tree_text(xmlDocGetRootElement(from)), *after;
	struct doc *doc = doc_new(tree_in("csms", "<cloud-role>provider</cloud-role>"));
	struct l10n *l = l10n_new(tree("<l10n xml:lang='en'/>"));
	struct diag *d = diag_new();

	(void)state;
	clauses_add(xmlDocGetRootElement(into), doc, NULL, xmlDocGetRootElement(from), l, d);
	after = tree_text(xmlDocGetRootElement(from));
	assert_string_equal(before, after);
	g_free(after);
	g_free(before);
	diag_free(d);
	l10n_free(l);
	doc_free(doc);
	xmlFreeDoc(from);
	xmlFreeDoc(into);
}

static void unknown_paragraphs(void **state)
{
	xmlDoc *one = tree("<clause-file><topics><topic><paragraphs><paragraph id='a'/></paragraphs></topic>"
			   "<topic><paragraphs><paragraph id='b'/></paragraphs></topic></topics>"
			   "</clause-file>");
	xmlDoc *two = tree("<clause-file><topics><topic><paragraphs><paragraph id='c'/></paragraphs></topic>"
			   "</topics></clause-file>");
	GPtrArray *modules = g_ptr_array_new();
	struct doc *doc = doc_new(tree_in("csms", "<clauses><clause id='a'/><clause id='b'/>"
					  "<clause id='x'" AT(5) "/><clause id='c'/><clause/></clauses>"));
	struct diag *d = diag_new();
	char *have;

	(void)state;
	g_ptr_array_add(modules, xmlDocGetRootElement(one));
	g_ptr_array_add(modules, xmlDocGetRootElement(two));
	clauses_check(doc, modules, d);
	have = findings(d);
	assert_string_equal(have, "5:3 clause-unknown");
	g_free(have);
	diag_free(d);
	doc_free(doc);
	g_ptr_array_unref(modules);
	xmlFreeDoc(two);
	xmlFreeDoc(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_language_is_kept),
		cmocka_unit_test(sides),
		cmocka_unit_test(the_organisation_s_own_words),
		cmocka_unit_test(a_paragraph_left_out),
		cmocka_unit_test(variables),
		cmocka_unit_test(missing_variables),
		cmocka_unit_test(sections_that_the_type_does_not_read),
		cmocka_unit_test(no_module),
		cmocka_unit_test(the_module_stays_as_it_is),
		cmocka_unit_test(unknown_paragraphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
