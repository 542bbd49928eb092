/* What is stamped into an article: all of it, in the language of the copy. */
#include "control/changes.h"
#include "base/day.h"
#include "control/issue.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char description[] =
	"<languages><language>zh-CN</language><language>en</language></languages>"
	"<people>"
	"<person id='li'><name xml:lang='en'>Li Wei</name><name xml:lang='zh-CN'>李伟</name>"
	"<position>Manager</position></person>"
	"<person id='wang'><name>Wang</name><position>CISO</position></person></people>"
	"<parameters><policy-review-months>12</policy-review-months></parameters>"
	"<documents>"
	"<document id='soa'><type>statement-of-applicability</type><number>HD-03</number>"
	"<prepared-by>li</prepared-by><reviewed-by>wang</reviewed-by><approved-by>gone</approved-by>"
	"<distribution><holder><copy>01</copy><name xml:lang='en'>Audit</name>"
	"<name xml:lang='zh-CN'>审计部</name></holder><holder><copy>02</copy><name>IT</name></holder>"
	"</distribution>"
	"<related><document>policy</document><document>plain</document><document>none</document></related>"
	"<records><record>log</record><record xml:lang='en'>minutes</record>"
	"<record xml:lang='zh-CN'>纪要</record></records></document>"
	"<document id='policy'><type>security-policy</type><number>HD-01</number>"
	"<title xml:lang='en'>Our policy</title><title xml:lang='zh-CN'>方针</title></document>"
	"<document id='plain'><type>cloud-security-policy</type><number>HD-02</number></document>"
	"</documents>"
	"<document-control><prepared-label>编写</prepared-label></document-control>";

static const char *const events[] = {
	"<event>revise</event><document>policy</document><version>A/0</version><date>2026-01-01</date>",
	"<event>issue</event><document>policy</document><version>A/0</version><date>2026-01-01</date>",
	"<event>revise</event><document>soa</document><version>A/0</version><date>2026-01-31</date>"
	"<name xml:lang='en'>Li Wei</name><name xml:lang='zh-CN'>李伟</name><part>all</part>"
	"<change xml:lang='en'>First issue</change><change xml:lang='zh-CN'>首次发布</change>"
	"<request>CR-1</request>",
	"<event>prepare</event><document>soa</document><version>A/0</version><date>2026-02-01</date>"
	"<name xml:lang='en'>Li Wei</name><name xml:lang='zh-CN'>李伟</name><position>Clerk</position>"
	"<content-digest>c1</content-digest><facts-digest>f1</facts-digest>",
	"<event>review</event><document>soa</document><version>A/0</version><date>2026-02-02</date>"
	"<name>Wang</name><content-digest>c1</content-digest><facts-digest>f1</facts-digest>",
	"<event>approve</event><document>soa</document><version>A/0</version><date>2026-02-03</date>"
	"<name>Sun</name><content-digest>c1</content-digest><facts-digest>f1</facts-digest>",
	"<event>issue</event><document>soa</document><version>A/0</version><date>2026-03-31</date>"
	"<effective>2026-04-15</effective><content-digest>c1</content-digest>"
	"<facts-digest>f1</facts-digest>",
	"<event>revise</event><document>soa</document><version>A/1</version><date>2026-05-01</date>"
	"<name>Li</name><change>More</change>",
	"<event>prepare</event><document>soa</document><version>A/1</version><date>2026-05-02</date>"
	"<name>Li</name><content-digest>c2</content-digest><facts-digest>f2</facts-digest>",
};

/* All that one stamp needs; the ledger has the first `count` events. */
struct scene {
	char head[DIGEST_SIZE];
	struct doc *doc;
	struct ledger *ledger;
	struct digests digests;
	struct control *control;
	struct l10n *l;
	struct diag *diag;
	struct issue_scope scope;
};

static void scene_append(struct scene *s, const char *event)
{
	char *text = g_strdup_printf("<ledger-entry>%s</ledger-entry>", event);

	g_bytes_unref(ledger_append(s->ledger, tree(text), NULL));
	g_free(text);
}

static void scene_open(struct scene *s, const char *content, size_t count, const char *lang)
{
	char *words = g_strdup_printf("<l10n xml:lang='%s'><text key='type.cloud-security-policy'>Cloud"
				      "</text></l10n>", lang);

	memset(s, 0, sizeof *s);
	s->doc = doc_new(tree_in("csms", content));
	s->ledger = ledger_new();
	for (size_t i = 0; i < count; i++)
		scene_append(s, events[i]);
	s->l = l10n_new(tree(words));
	s->diag = diag_new();
	g_free(words);
}

/* The document "soa", or what is agreed with the counterparty of that agreement. */
static void scene_about(struct scene *s, const char *content, const char *facts, const char *agreement)
{
	g_strlcpy(s->digests.content, content, DIGEST_SIZE);
	g_strlcpy(s->digests.facts, facts, DIGEST_SIZE);
	g_strlcpy(s->digests.wording, "w", DIGEST_SIZE);
	ledger_head(s->ledger, s->head);
	s->control = control_state(s->ledger, "soa", &s->digests, agreement != NULL);
	s->scope = (struct issue_scope){
		.doc = s->doc, .ledger = s->ledger, .document = doc_record(s->doc, "documents", "soa"),
		.subject = agreement ? doc_record(s->doc, "agreements", agreement) : NULL,
		.control = s->control, .digests = &s->digests, .open_points = diag_all(s->diag),
		.head = s->head,
		.program = "csmsc 0.1.0",
	};
}

static void scene_state(struct scene *s, const char *content, const char *facts)
{
	scene_about(s, content, facts, NULL);
}

static void scene_close(struct scene *s)
{
	control_free(s->control);
	diag_free(s->diag);
	l10n_free(s->l);
	ledger_free(s->ledger);
	doc_free(s->doc);
}

/* The stamp of an empty article, its ledger head shown as HEAD. */
static char *stamp_text(const struct scene *s)
{
	xmlDoc *article = tree("<article xmlns='http://docbook.org/ns/docbook' xml:id='soa'/>");
	xmlDoc *stamp = issue_stamp(&s->scope, article, s->l);
	char *text = tree_text(xmlDocGetRootElement(stamp)), head[DIGEST_SIZE];
	char **parts, *shown;

	ledger_head(s->ledger, head);
	parts = g_strsplit(text, *head ? head : "no head", 2);
	shown = g_strjoinv("HEAD", parts);
	g_strfreev(parts);
	g_free(text);
	xmlFreeDoc(stamp);
	xmlFreeDoc(article);
	return shown;
}

static void expect_stamp(const struct scene *s, const char *lang, const char *issue)
{
	char *have = stamp_text(s);
	char *expected = g_strdup_printf("<stamp lang=\"%s\"><article xmlns=\"http://docbook.org/ns/"
					 "docbook\" xml:id=\"soa\"/>%s</stamp>", lang, issue);

	assert_string_equal(have, expected);
	g_free(expected);
	g_free(have);
}

#define HOLDERS(first) "<holder copy=\"01\" name=\"" first "\"/><holder copy=\"02\" name=\"IT\"/>"
/* Every document that has been issued, for articles that name another's issue. */
#define ISSUED "<issued document=\"soa\" version=\"A/0\" date=\"2026-03-31\"/>" \
	"<issued document=\"policy\" version=\"A/0\" date=\"2026-01-01\"/>"
#define LANGUAGES "<language>zh-CN</language><language>en</language>"

static void an_issued_document(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, description, 7, "en");
	scene_state(&s, "c1", "f1");
	expect_stamp(&s, "en",
		"<issue document=\"soa\" number=\"HD-03\" version=\"A/0\" status=\"issued\" "
		"prevailing=\"zh-CN\" wording-moved=\"no\" content-digest=\"c1\" facts-digest=\"f1\" "
		"wording-digest=\"w\" ledger-head=\"HEAD\" program=\"csmsc 0.1.0\" date=\"2026-03-31\" "
		"first-issued=\"2026-03-31\" first-effective=\"2026-04-15\" issued=\"2026-03-31\" effective=\"2026-04-15\" "
		"next-review=\"2027-03-31\">" LANGUAGES
		"<label for=\"prepared\">编写</label>"
		"<approval role=\"prepared\" name=\"Li Wei\" position=\"Clerk\" date=\"2026-02-01\" "
		"state=\"valid\"/>"
		"<approval role=\"reviewed\" name=\"Wang\" position=\"\" date=\"2026-02-02\" "
		"state=\"valid\"/>"
		"<approval role=\"approved\" name=\"Sun\" position=\"\" date=\"2026-02-03\" "
		"state=\"valid\"/>"
		"<revision number=\"1\" version=\"A/0\" date=\"2026-01-31\" effective=\"2026-04-15\" "
		"part=\"all\" change=\"First issue\" by=\"Li Wei\" approved-by=\"Sun\" request=\"CR-1\"/>"
		HOLDERS("Audit")
		"<related id=\"policy\" number=\"HD-01\" title=\"Our policy\" version=\"A/0\" "
		"status=\"issued\"/>"
		"<related id=\"plain\" number=\"HD-02\" title=\"Cloud\" version=\"\" status=\"\"/>" ISSUED
		"<record>log</record><record>minutes</record></issue>");
	scene_close(&s);
}

static void a_draft_in_chinese(void **state)
{
	struct scene s;
	xmlDoc *before = tree("<csms><risks><risk id='R'><level>low</level></risk></risks></csms>");
	xmlDoc *after = tree("<csms><risks><risk id='R'><level>high</level></risk></risks></csms>");
	GPtrArray *changes = changes_between(before, after, 10);

	(void)state;
	scene_open(&s, description, 9, "zh-CN");
	diag_at(s.diag, (struct span){ "csms.yaml", 12, 3 }, MSG_CONTROL_REASON, "c:1");
	scene_state(&s, "c3", "f3");
	s.scope.changes = changes;
	expect_stamp(&s, "zh-CN",
		"<issue document=\"soa\" number=\"HD-03\" version=\"A/1\" status=\"draft\" "
		"prevailing=\"zh-CN\" wording-moved=\"no\" content-digest=\"c3\" facts-digest=\"f3\" "
		"wording-digest=\"w\" ledger-head=\"HEAD\" program=\"csmsc 0.1.0\" date=\"2026-05-02\" "
		"first-issued=\"2026-03-31\" first-effective=\"2026-04-15\" issued=\"\" effective=\"\" "
		"next-review=\"\">" LANGUAGES
		"<label for=\"prepared\">编写</label>"
		"<approval role=\"prepared\" name=\"Li\" position=\"\" date=\"2026-05-02\" state=\"lost\"/>"
		"<approval role=\"reviewed\" name=\"Wang\" position=\"CISO\" date=\"\" state=\"open\"/>"
		"<approval role=\"approved\" name=\"\" position=\"\" date=\"\" state=\"open\"/>"
		"<revision number=\"1\" version=\"A/0\" date=\"2026-01-31\" effective=\"2026-04-15\" "
		"part=\"all\" change=\"首次发布\" by=\"李伟\" approved-by=\"Sun\" request=\"CR-1\"/>"
		"<revision number=\"2\" version=\"A/1\" date=\"2026-05-01\" effective=\"\" part=\"\" "
		"change=\"More\" by=\"Li\" approved-by=\"\" request=\"\"/>"
		HOLDERS("审计部")
		"<change path=\"risks/R/level\" from=\"low\" to=\"high\"/>"
		"<open-point level=\"gap\" id=\"control-reason\" at=\"csms.yaml:12:3\">“c:1” applies "
		"without a reason; name risks, obligations, contracts or the practice</open-point>"
		"<related id=\"policy\" number=\"HD-01\" title=\"方针\" version=\"A/0\" status=\"issued\"/>"
		"<related id=\"plain\" number=\"HD-02\" title=\"Cloud\" version=\"\" status=\"\"/>" ISSUED
		"<record>log</record><record>纪要</record></issue>");
	scene_close(&s);
	g_ptr_array_unref(changes);
	xmlFreeDoc(after);
	xmlFreeDoc(before);
}

/* The first day: no event, no person, no parameter. */
static void a_bare_document(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, "<languages><language>en</language></languages><documents><document id='soa'/>"
		   "</documents>", 0, "en");
	scene_state(&s, "c", "f");
	expect_stamp(&s, "en",
		"<issue document=\"soa\" number=\"\" version=\"A/0\" status=\"draft\" prevailing=\"en\" "
		"wording-moved=\"no\" content-digest=\"c\" facts-digest=\"f\" wording-digest=\"w\" "
		"ledger-head=\"\" program=\"csmsc 0.1.0\" date=\"\" first-issued=\"\" "
		"first-effective=\"\" issued=\"\" effective=\"\" next-review=\"\"><language>en</language>"
		"<approval role=\"prepared\" name=\"\" position=\"\" date=\"\" state=\"open\"/>"
		"<approval role=\"reviewed\" name=\"\" position=\"\" date=\"\" state=\"open\"/>"
		"<approval role=\"approved\" name=\"\" position=\"\" date=\"\" state=\"open\"/></issue>");
	scene_close(&s);
}

static void expect_attribute(const struct scene *s, const char *name, const char *value)
{
	xmlDoc *article = tree("<article/>");
	xmlDoc *stamp = issue_stamp(&s->scope, article, s->l);

	assert_string_equal(node_attr(node_child(xmlDocGetRootElement(stamp), "issue"), name), value);
	xmlFreeDoc(stamp);
	xmlFreeDoc(article);
}

static void new_wording_is_told(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, description, 7, "en");
	scene_state(&s, "c2", "f1");
	expect_attribute(&s, "status", "issued");
	expect_attribute(&s, "wording-moved", "yes");
	scene_close(&s);
}

static void the_document_s_own_review_counts(void **state)
{
	char **parts = g_strsplit(description, "<number>HD-03</number>", 2);
	char *own = g_strjoinv("<number>HD-03</number><review-months>6</review-months>", parts);
	struct scene s;

	(void)state;
	scene_open(&s, own, 7, "en");
	scene_state(&s, "c1", "f1");
	expect_attribute(&s, "next-review", "2026-09-30");
	scene_close(&s);
	g_free(own);
	g_strfreev(parts);
}

static void the_article_stays_as_it_is(void **state)
{
	struct scene s;
	xmlDoc *article = tree("<article><title>T</title></article>"), *stamp;

	(void)state;
	scene_open(&s, description, 7, "en");
	scene_state(&s, "c1", "f1");
	stamp = issue_stamp(&s.scope, article, s.l);
	assert_string_equal(child_text(xmlDocGetRootElement(article), "title"), "T");
	assert_string_equal(child_text(node_child(xmlDocGetRootElement(stamp), "article"), "title"), "T");
	xmlFreeDoc(article);
	xmlFreeDoc(stamp);
	scene_close(&s);
}

static void last_issue(void **state)
{
	struct scene s;

	(void)state;
	scene_open(&s, description, 9, "en");
	scene_state(&s, "c1", "f1");
	assert_string_equal(entry_text(issue_last(s.ledger, "soa"), "date"), "2026-03-31");
	assert_null(issue_last(s.ledger, "plain"));
	scene_close(&s);
}

/* -- agreements and forms --------------------------------------------------------------------- */

static const char agreed[] =
	"<languages><language>zh-CN</language><language>en</language></languages>"
	"<organisation><name xml:lang='en'>We</name><name xml:lang='zh-CN'>我方</name></organisation>"
	"<people><person id='gu'><name>Gu</name><position>Director</position></person></people>"
	"<customers><customer id='c'><name xml:lang='en'>School</name><name xml:lang='zh-CN'>学校</name>"
	"<signatory><name>Yue</name><position xml:lang='en'>Head</position><position xml:lang='zh-CN'>校长"
	"</position></signatory></customer></customers>"
	"<suppliers><supplier id='u'><name>Carrier</name></supplier></suppliers>"
	"<agreements><agreement id='a'><with>c</with></agreement>"
	"<agreement id='b'><with>u</with></agreement><agreement id='none'/></agreements>"
	"<documents><document id='soa'><approved-by>gu</approved-by></document></documents>";

static const char *const agreed_events[] = {
	"<event>revise</event><document>soa</document><version>A/0</version><date>2026-01-01</date>",
	"<event>prepare</event><document>soa</document><version>A/0</version><date>2026-01-02</date>"
	"<content-digest>c1</content-digest>",
	"<event>review</event><document>soa</document><version>A/0</version><date>2026-01-03</date>"
	"<content-digest>c1</content-digest>",
	"<event>approve</event><document>soa</document><version>A/0</version><date>2026-01-04</date>"
	"<name>Gu</name><position>Director</position><content-digest>c1</content-digest>",
	"<event>agree</event><document>soa</document><version>A/0</version><date>2026-01-05</date>"
	"<person>c</person><name>Old</name><position xml:lang='en'>Owner</position><position xml:lang='zh-CN'>"
	"业主</position><content-digest>c1</content-digest>",
};

/* The last two signatures and the two sides, as text. */
static char *sides_text(const struct scene *s)
{
	char *all = stamp_text(s);
	const char *from = strstr(all, "<approval role=\"approved\"");
	const char *end = g_strrstr(all, "<party ");
	char *text = g_strndup(from, end ? (gsize)(strstr(end, "/>") + 2 - from)
					 : (gsize)(strstr(from, "/>") + 2 - from));

	g_free(all);
	return text;
}

static void expect_sides(size_t count, const char *lang, const char *content, const char *agreement,
			 const char *expected)
{
	struct scene s;
	char *have;

	scene_open(&s, agreed, 0, lang);
	for (size_t i = 0; i < count; i++)
		scene_append(&s, agreed_events[i]);
	scene_about(&s, content, "f", agreement);
	have = sides_text(&s);
	assert_string_equal(have, expected);
	g_free(have);
	scene_close(&s);
}

#define SIDE(element, who, name, position, date, state) "<" element " " who " name=\"" name \
	"\" position=\"" position "\" date=\"" date "\" state=\"" state "\"/>"
#define BY(role) "role=\"" role "\""
#define OF(name) "organisation=\"" name "\""

static void both_sides_of_an_agreement(void **state)
{
	(void)state;
	expect_sides(4, "en", "c1", "a",
		     SIDE("approval", BY("approved"), "Gu", "Director", "2026-01-04", "valid")
		     SIDE("approval", BY("agreed"), "Yue", "Head", "", "open")
		     SIDE("party", OF("We"), "Gu", "Director", "2026-01-04", "valid")
		     SIDE("party", OF("School"), "Yue", "Head", "", "open"));
	expect_sides(4, "zh-CN", "c1", "a",
		     SIDE("approval", BY("approved"), "Gu", "Director", "2026-01-04", "valid")
		     SIDE("approval", BY("agreed"), "Yue", "校长", "", "open")
		     SIDE("party", OF("我方"), "Gu", "Director", "2026-01-04", "valid")
		     SIDE("party", OF("学校"), "Yue", "校长", "", "open"));
	expect_sides(0, "en", "c1", "a",
		     SIDE("approval", BY("approved"), "Gu", "Director", "", "open")
		     SIDE("approval", BY("agreed"), "Yue", "Head", "", "open")
		     SIDE("party", OF("We"), "Gu", "Director", "", "open")
		     SIDE("party", OF("School"), "Yue", "Head", "", "open"));
}

/* Who agreed is printed, not who would today; what changed since takes the agreement away. */
static void who_agreed(void **state)
{
	(void)state;
	expect_sides(5, "en", "c1", "a",
		     SIDE("approval", BY("approved"), "Gu", "Director", "2026-01-04", "valid")
		     SIDE("approval", BY("agreed"), "Old", "Owner", "2026-01-05", "valid")
		     SIDE("party", OF("We"), "Gu", "Director", "2026-01-04", "valid")
		     SIDE("party", OF("School"), "Old", "Owner", "2026-01-05", "valid"));
	expect_sides(5, "zh-CN", "c2", "a",
		     SIDE("approval", BY("approved"), "Gu", "Director", "2026-01-04", "lost")
		     SIDE("approval", BY("agreed"), "Old", "业主", "2026-01-05", "lost")
		     SIDE("party", OF("我方"), "Gu", "Director", "2026-01-04", "lost")
		     SIDE("party", OF("学校"), "Old", "业主", "2026-01-05", "lost"));
}

/* A supplier as counterparty, nobody who signs; and an agreement with nobody. */
static void sides_not_yet_named(void **state)
{
	(void)state;
	expect_sides(0, "en", "c1", "b",
		     SIDE("approval", BY("approved"), "Gu", "Director", "", "open")
		     SIDE("approval", BY("agreed"), "", "", "", "open")
		     SIDE("party", OF("We"), "Gu", "Director", "", "open")
		     SIDE("party", OF("Carrier"), "", "", "", "open"));
	expect_sides(0, "en", "c1", "none",
		     SIDE("approval", BY("approved"), "Gu", "Director", "", "open")
		     SIDE("approval", BY("agreed"), "", "", "", "open")
		     SIDE("party", OF("We"), "Gu", "Director", "", "open")
		     SIDE("party", OF(""), "", "", "", "open"));
}

/* An agreement in the ledger of a document that is no longer about one is not printed. */
static void no_counterparty(void **state)
{
	(void)state;
	expect_sides(5, "en", "c1", NULL,
		     SIDE("approval", BY("approved"), "Gu", "Director", "2026-01-04", "valid"));
}

/* An auditor's form has that body's version, no signatures of ours, and says what it is. */
static void expect_form(const char *version, bool open, const char *status)
{
	struct scene s;
	xmlDoc *article = tree("<article/>"), *stamp;
	const xmlNode *issue;

	scene_open(&s, description, 0, "en");
	scene_state(&s, "c", "f");
	control_free(s.control);
	s.scope.control = s.control = control_form(version, open);
	stamp = issue_stamp(&s.scope, article, s.l);
	issue = node_child(xmlDocGetRootElement(stamp), "issue");
	assert_string_equal(node_attr(issue, "form"), "yes");
	assert_string_equal(node_attr(issue, "version"), version);
	assert_string_equal(node_attr(issue, "status"), status);
	assert_string_equal(node_attr(issue, "date"), "");
	assert_null(node_child(issue, "approval"));
	assert_null(node_child(issue, "party"));
	assert_null(node_child(issue, "revision"));
	xmlFreeDoc(stamp);
	xmlFreeDoc(article);
	scene_close(&s);
}

static void forms(void **state)
{
	(void)state;
	expect_form("C/1", true, "draft");
	expect_form("2026-03", false, "form");
	expect_form("", true, "draft");
}

static void expect_months(const char *iso, int months, const char *expected)
{
	char *have = day_add_months(iso, months);

	assert_string_equal(have, expected);
	g_free(have);
}

static void months_after_a_day(void **state)
{
	(void)state;
	expect_months("2026-01-15", 1, "2026-02-15");
	expect_months("2026-01-31", 1, "2026-02-28");
	expect_months("2027-11-30", 3, "2028-02-29");
	expect_months("2026-12-31", 12, "2027-12-31");
	expect_months("2026-05-01", 0, "2026-05-01");
	expect_months("2026-05-01", 1200, "2126-05-01");
	expect_months("2026-03-31", -1, "2026-02-28");
	expect_months("2026-09-30", -12, "2025-09-30");
	expect_months("", 12, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_issued_document),
		cmocka_unit_test(a_draft_in_chinese),
		cmocka_unit_test(a_bare_document),
		cmocka_unit_test(new_wording_is_told),
		cmocka_unit_test(the_document_s_own_review_counts),
		cmocka_unit_test(the_article_stays_as_it_is),
		cmocka_unit_test(last_issue),
		cmocka_unit_test(both_sides_of_an_agreement),
		cmocka_unit_test(who_agreed),
		cmocka_unit_test(sides_not_yet_named),
		cmocka_unit_test(no_counterparty),
		cmocka_unit_test(forms),
		cmocka_unit_test(months_after_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
