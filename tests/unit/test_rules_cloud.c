/* The rules on shared duties, processes and audits: a case that breaks each and one that does not. */
#include "rules.h"

#define LIST(name, items) "<" name "s>" items "</" name "s>"
#define CUSTOMERS "<customers><customer id='c'><contact/><signatory/></customer></customers>"
#define SUPPLIERS "<suppliers><supplier id='u'><contact/><signatory/></supplier></suppliers>"
#define PARTIES CUSTOMERS SUPPLIERS
#define SERVICE(id, more) "<service id='" id "'" AT(2) ">" more "</service>"
#define PROVIDED SERVICE("s", "<role>provider</role><model>SaaS</model>")
#define USED SERVICE("t", "<role>customer</role><model>SaaS</model>")
#define SERVICES(items) "<services>" items "</services>"
#define AGREEMENT(id, service, with, more) "<agreement id='" id "'" AT(3) "><service>" service \
	"</service><with" AT(4) ">" with "</with>" more "</agreement>"
#define AGREEMENTS(items) "<agreements>" items "</agreements>"
#define ROWS(items) "<responsibilities>" items "</responsibilities>"
#define ROW(line, control, more) "<responsibility" AT(line) "><control>" control "</control>" more \
	"</responsibility>"
#define FOR(list, item, id) "<" list "><" item ">" id "</" item "></" list ">"
#define FOR_AGREEMENT(id) FOR("agreements", "agreement", id)
#define FOR_SERVICE(id) FOR("services", "service", id)
#define PROCESSES(items) "<processes" AT(7) ">" items "</processes>"
#define PROCESS(id, line, more) "<process id='" id "'" AT(line) ">" more "</process>"
/* A matrix about agreement `of` that names one about `other` among its related papers. */
#define PAPERS(of, other) SERVICES(PROVIDED) AGREEMENTS(AGREEMENT("a", "s", "c", "") \
							AGREEMENT("b", "s", "d", "")) \
	"<documents><document id='m'><of>" of "</of><related><document" AT(9) ">n</document></related>" \
	"</document><document id='n'><of>" other "</of></document></documents>"
#define CONTRACT(day) "<contracts><contract id='k'><expires>" day "</expires></contract></contracts>"
#define RESTS "<contracts><contract" AT(7) ">k</contract></contracts>"
#define BENEATH "<suppliers><supplier id='u'><cloud>IaaS</cloud></supplier></suppliers>" \
	SERVICES(USED SERVICE("s", "<role>provider</role><suppliers><supplier" AT(6) ">u</supplier></suppliers>"))
#define PLANNED "<processes><process/></processes>"
#define CLAUSES(items) "<clauses>" items "</clauses>"
#define CLAUSE(line, ref) "<clause" AT(line) ">" ref "</clause>"
#define BOTH_CLAUSES CLAUSES(CLAUSE(4, "cts:4.1") CLAUSE(5, "cts:4.2"))
#define AUDITS(more) "<audits><audit id='x'>" more "</audit></audits>"
#define TEAM(members) "<team" AT(4) ">" members "</team>"
#define MEMBER(role, more) "<auditor><name>M</name><role>" role "</role>" more "</auditor>"
#define GIVEN(line, id) "<processes><process" AT(line) ">" id "</process></processes>"

static const struct rule_case party_cases[] = {
	{ "supplier_beneath", "<cloud-role>provider</cloud-role><suppliers><supplier id='u'><cloud>IaaS</cloud>"
	  "</supplier></suppliers>" SERVICES(SERVICE("s", "<role>provider</role><suppliers><supplier" AT(5)
						       ">u</supplier></suppliers>")), "5:9 supplier-beneath" },
	{ "supplier_beneath", "<cloud-role>both</cloud-role><suppliers><supplier id='u'><cloud>IaaS</cloud>"
	  "</supplier></suppliers>" SERVICES(SERVICE("s", "<role>provider</role><suppliers><supplier>u"
						     "</supplier></suppliers>")), "" },
	{ "supplier_beneath", "<cloud-role>provider</cloud-role>" SUPPLIERS
	  SERVICES(SERVICE("s", "<role>provider</role><suppliers><supplier>u</supplier><supplier>gone"
			   "</supplier></suppliers>")), "" },
	{ "supplier_beneath", "<cloud-role>provider</cloud-role><suppliers><supplier id='u'><cloud>IaaS</cloud>"
	  "</supplier></suppliers>" SERVICES(SERVICE("s", "<role>customer</role><suppliers><supplier>u"
						     "</supplier></suppliers>")), "" },

	{ "supplier_beneath", "<cloud-role>both</cloud-role>" BENEATH AGREEMENTS(AGREEMENT("a", "s", "c", "")),
	  "6:9 supplier-unused" },
	{ "supplier_beneath", "<cloud-role>both</cloud-role>" BENEATH AGREEMENTS(AGREEMENT("a", "t", "u", "")),
	  "" },
	{ "supplier_beneath", "<cloud-role>both</cloud-role>" BENEATH, "" },

	{ "service_agreement", SERVICES(PROVIDED USED) AGREEMENTS(AGREEMENT("a", "s", "c", "")),
	  "2:3 service-agreement" },
	{ "service_agreement", SERVICES(PROVIDED USED) AGREEMENTS(AGREEMENT("a", "s", "c", "")
								  AGREEMENT("b", "t", "u", "")), "" },
	{ "service_agreement", SERVICES(PROVIDED), "" },
	{ "service_agreement", SERVICES("<service/>") AGREEMENTS("<agreement/>"), "" },

	{ "agreements", PARTIES SERVICES(PROVIDED) AGREEMENTS(AGREEMENT("a", "s", "u", "")),
	  "4:9 agreement-side" },
	{ "agreements", PARTIES SERVICES(USED) AGREEMENTS(AGREEMENT("a", "t", "c", "")),
	  "4:9 agreement-side" },
	{ "agreements", PARTIES SERVICES(PROVIDED USED) AGREEMENTS(AGREEMENT("a", "s", "c", "")
								   AGREEMENT("b", "t", "u", "")), "" },
	{ "agreements", PARTIES SERVICES(PROVIDED)
	  AGREEMENTS(AGREEMENT("a", "gone", "c", "") AGREEMENT("b", "s", "gone", "") "<agreement/>"), "" },
	{ "agreements", "<customers><customer id='c'" AT(6) "/></customers>" SERVICES(PROVIDED)
	  AGREEMENTS(AGREEMENT("a", "s", "c", "")), "6:3 party-lacks; 6:3 party-lacks" },
	{ "agreements", "<suppliers><supplier id='u'" AT(6) "><contact/></supplier></suppliers>" SERVICES(USED)
	  AGREEMENTS(AGREEMENT("a", "t", "u", "")), "6:3 party-lacks" },
	{ "agreements", "<customers><customer id='c'" AT(5) "><contact/><signatory/></customer></customers>"
	  "<suppliers><supplier id='c'" AT(6) "/></suppliers>" AGREEMENTS(AGREEMENT("a", "s", "c", "")),
	  "6:9 party-twice (5:9 first-here)" },
	{ "agreements", PARTIES CONTRACT("2026-09-29") AGREEMENTS(AGREEMENT("a", "s", "c", RESTS)),
	  "7:9 contract-expired" },
	{ "agreements", PARTIES CONTRACT("2026-09-30") AGREEMENTS(AGREEMENT("a", "s", "c", RESTS)), "" },
	{ "agreements", AGREEMENTS("<agreement><agreed" AT(5) ">2026-10-01</agreed></agreement>"),
	  "5:9 agreed-future" },
	{ "agreements", AGREEMENTS("<agreement><agreed" AT(5) ">2026-10-01</agreed><review-months>12"
				   "</review-months></agreement>"), "5:9 agreed-future" },
	{ "agreements", AGREEMENTS("<agreement><agreed" AT(5) ">2025-09-29</agreed><review-months>12"
				   "</review-months></agreement>"), "5:9 agreed-overdue" },
	{ "agreements", AGREEMENTS("<agreement><agreed>2025-09-30</agreed><review-months>12</review-months>"
				   "</agreement><agreement><agreed>2001-01-01</agreed></agreement><agreement>"
				   "<agreed>" TODAY "</agreed><review-months>soon</review-months></agreement>"
				   "<agreement><agreed>2999</agreed></agreement>"), "" },
	{ "agreements", PARTIES AGREEMENTS("<agreement" AT(8) "><service>s</service><with>c</with></agreement>"
					   AGREEMENT("b", "s", "u", "") AGREEMENT("d", "s", "c", "")),
	  "3:3 agreement-twice (8:3 first-here)" },

	{ "responsibility_once", ROWS(ROW(2, "o:1", "") ROW(3, "o:1", "")),
	  "3:3 responsibility-twice (2:3 first-here)" },
	{ "responsibility_once", ROWS(ROW(2, "o:1", FOR_SERVICE("s")) ROW(3, "o:1", FOR_SERVICE("s"))),
	  "3:3 responsibility-twice (2:3 first-here)" },
	{ "responsibility_once", ROWS(ROW(2, "o:1", FOR_AGREEMENT("a")) ROW(3, "o:1", FOR_AGREEMENT("a")
									   FOR_SERVICE("s"))),
	  "3:3 responsibility-both; 3:3 responsibility-twice (2:3 first-here)" },
	{ "responsibility_once", ROWS(ROW(2, "o:1", "") ROW(3, "o:1", FOR_SERVICE("a"))
				      ROW(4, "o:1", FOR_AGREEMENT("a")) ROW(5, "o:1", FOR_AGREEMENT("b"))
				      ROW(6, "o:2", "") ROW(7, "o:2", FOR_AGREEMENT("all"))
				      "<responsibility/><responsibility/>"), "" },
	{ "responsibility_once", ROWS(ROW(2, "o:1", "<agreements><agreement>a</agreement><agreement>a"
					  "</agreement></agreements>")), "" }, /* the checker's */
	{ "related_party", PAPERS("a", "b"), "9:9 related-party" },
	{ "related_party", PAPERS("a", "a"), "" },
	{ "related_party", PAPERS("a", "none"), "" },
	{ "related_party", PAPERS("none", "b"), "" },
};

/* One agreement about a service provided as SaaS; no other duty than 1 is asked for. */
#define AGREED SERVICES(PROVIDED) AGREEMENTS(AGREEMENT("a", "s", "c", ""))
#define OWNED ROWS(ROW(6, "iso27017:1", "<accountable>p</accountable>"))
#define DECIDED(more) "<controls><control" AT(5) "><control>iso27001:A.1</control>" more \
	"</control></controls>"
#define OWN(owner, more) ROWS(ROW(6, "own:X", "<owner>" owner "</owner><accountable>p</accountable>" more)) \
	DECIDED("<owner>p</owner>")

static const struct rule_case duty_cases[] = {
	{ "duties", AGREED, "3:3 duty-accountable" },
	{ "duties", AGREED OWNED, "" },
	{ "duties", AGREED DECIDED("<owner>p</owner>"), "" },
	{ "duties", AGREED DECIDED("<applicable>true</applicable>"), "3:3 duty-accountable" },
	{ "duties", AGREED DECIDED("<applicable>false</applicable>"), "" },
	{ "duties", AGREED ROWS(ROW(6, "iso27017:1", "<note>n</note>")), "6:3 duty-accountable" },
	{ "duties", AGREED ROWS(ROW(6, "iso27017:1", "<owner>not-applicable</owner>")), "" },
	{ "duties", AGREED ROWS(ROW(6, "iso27017:1", "<owner>customer</owner>" FOR_AGREEMENT("b"))),
	  "3:3 duty-accountable" },

	{ "duties", SERVICES(SERVICE("s", "<role>provider</role>")) AGREEMENTS(AGREEMENT("a", "s", "c", "")),
	  "3:3 duty-owner" },
	{ "duties", AGREEMENTS(AGREEMENT("a", "gone", "c", "")) ROWS(ROW(6, "iso27017:1", "")),
	  "6:3 duty-owner" },
	{ "duties", AGREED DECIDED("<owner>p</owner>") ROWS(ROW(6, "own:X", "")), "6:3 duty-owner" },
	{ "duties", AGREED DECIDED("<owner>p</owner>") ROWS(ROW(6, "own:X", FOR_SERVICE("t"))), "" },

	{ "duties", AGREED OWN("provider", ""), "6:3 duty-text" },
	{ "duties", AGREED OWN("provider", "<provider>x</provider>"), "" },
	{ "duties", AGREED OWN("customer", "<provider>x</provider>"), "6:3 duty-text" },
	{ "duties", AGREED OWN("shared-dependent", ""), "6:3 duty-text; 6:3 duty-text" },
	{ "duties", AGREED OWN("shared-independent", "<provider>x</provider>"), "6:3 duty-text" },
	{ "duties", AGREED OWN("shared-independent", "<provider>x</provider><customer>y</customer>"), "" },
	{ "duties", AGREED OWN("third-party", "<provider>x</provider>"), "6:3 duty-text" },
	{ "duties", AGREED OWN("third-party", "<sub-processor>x</sub-processor>"), "" },
	{ "duties", AGREED OWN("not-applicable", ""), "" },

	/* What the statement says and what the share says; see shares_against_the_statement. */
	{ "duties", "<cloud-role>provider</cloud-role>" AGREED OWNED
	  DECIDED("<responsibility" AT(8) ">customer</responsibility>"),
	  "6:3 duty-contradicts; 8:9 soa-contradicts" },
	{ "duties", "<cloud-role>provider</cloud-role>" AGREED DECIDED("<applicable>false</applicable>"),
	  "3:3 duty-contradicts; 5:3 soa-contradicts" },
	{ "duties", "<cloud-role>provider</cloud-role>" AGREED DECIDED("<owner>p</owner>"), "" },
	{ "duties", "<cloud-role>providr</cloud-role>" AGREED DECIDED("<applicable>false</applicable>"), "" },
};

static const struct rule_case audit_cases[] = {
	{ "processes", PROCESSES(PROCESS("p", 2, CLAUSES(CLAUSE(4, "cts:4.1")))), "7:3 process-none" },
	{ "processes", PROCESSES(PROCESS("p", 2, BOTH_CLAUSES) PROCESS("q", 3, CLAUSES(CLAUSE(6, "cts:4.2")))),
	  "6:9 process-twice (2:3 first-here)" },
	{ "processes", PROCESSES(PROCESS("p", 2, BOTH_CLAUSES "<controls><control>c:1</control></controls>")
				 PROCESS("q", 3, "<controls><control" AT(6) ">c:1</control></controls>")),
	  "6:9 process-twice (2:3 first-here)" },
	{ "processes", PROCESSES(PROCESS("p", 2, CLAUSES(CLAUSE(4, "cts:4.1")))
				 PROCESS("q", 3, CLAUSES(CLAUSE(5, "cts:4.2")) "<controls><control>c:1"
					 "</control></controls>")), "" },
	{ "processes", PROCESSES(""), "" },

	{ "audits", "<audits><audit id='x'" AT(5) "/></audits>", "5:3 audit-processes" },
	{ "audits", PLANNED AUDITS("<start>2026-10-13</start><end" AT(3) ">2026-10-12</end>"), "3:9 audit-end" },
	{ "audits", PLANNED AUDITS("<start>2026-10-12</start><end>2026-10-12</end>"), "" },
	{ "audits", PLANNED AUDITS("<start>2026-10-12</start><end>soon</end>") , "" },
	{ "audits", PLANNED AUDITS("<form-number>F-1</form-number>")
	  "<documents><document id='d'><type>form</type><of>x</of><number" AT(6) ">F-2</number></document></documents>",
	  "6:9 form-number" },
	{ "audits", PLANNED AUDITS("<form-number>F-1</form-number>")
	  "<documents><document><type>form</type><of>x</of><number>F-1</number></document><document><of>y</of><number>F-2"
	  "</number></document><document><of>x</of></document></documents>", "" },
	{ "audits", PLANNED AUDITS("<form-number>F-1</form-number>")
	  "<documents><document><type>m</type><of>x</of><number>F-2</number></document></documents>", "" },
	{ "audits", PLANNED AUDITS("") "<documents><document><type>form</type><of>x</of><number>F-2</number></document></documents>",
	  "" },
	{ "audits", PLANNED AUDITS(TEAM(MEMBER("auditor", ""))), "4:3 audit-lead" },
	{ "audits", PLANNED AUDITS(TEAM(MEMBER("lead", "") MEMBER("lead", ""))), "4:3 audit-lead" },
	{ "audits", PLANNED AUDITS(TEAM(MEMBER("auditor", "") MEMBER("lead", ""))), "" },
	{ "audits", PLANNED AUDITS(TEAM("")), "" },
	{ "audits", AUDITS(TEAM(MEMBER("lead", GIVEN(5, "p") "<department>d</department>")))
	  PROCESSES(PROCESS("p", 2, "<department>d</department>")), "5:9 audit-own" },
	{ "audits", AUDITS(TEAM(MEMBER("lead", GIVEN(5, "p") "<department>e</department>")))
	  PROCESSES(PROCESS("p", 2, "<department>d</department>")), "" },
	{ "audits", AUDITS(TEAM(MEMBER("lead", GIVEN(5, "p"))))
	  PROCESSES(PROCESS("p", 2, "<department>d</department>")), "" },
	{ "audits", AUDITS(TEAM(MEMBER("lead", GIVEN(5, "p"))))
	  PROCESSES(PROCESS("p", 2, "") PROCESS("q", 3, "") "<process/>"), "4:3 audit-unassigned" },
	{ "audits", AUDITS(TEAM(MEMBER("lead", GIVEN(5, "p")) MEMBER("auditor", GIVEN(6, "q"))))
	  PROCESSES(PROCESS("p", 2, "") PROCESS("q", 3, "")), "" },
	{ "audits", AUDITS(TEAM(MEMBER("lead", ""))) PROCESSES(PROCESS("p", 2, "")), "" },
};

static const struct rule_table tables[] = {
	{ party_cases, G_N_ELEMENTS(party_cases) },
	{ duty_cases, G_N_ELEMENTS(duty_cases) },
	{ audit_cases, G_N_ELEMENTS(audit_cases) },
};

/* A duty that the provider of a SaaS starts with, and two clauses that ask for something. */
static struct catalogs *catalogs(void)
{
	struct catalogs *c = catalogs_new();

	catalogs_add(c, tree("<catalog-file><catalog>iso27017</catalog><entries><entry id='1'><refs><ref>"
			     "iso27001:A.1</ref></refs><owners><iaas>customer</iaas><saas>provider</saas>"
			     "</owners><practice><practice><side>customer</side></practice><practice><side>"
			     "provider</side></practice></practice></entry></entries></catalog-file>"));
	catalogs_add(c, tree("<catalog-file><catalog>cts</catalog><groups><group id='4.1'/><group id='4.2'/>"
			     "</groups></catalog-file>"));
	return c;
}

static void run_table(const struct rule_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		run_case(&t->cases[i], catalogs());
}

static void party_rules(void **state)
{
	(void)state;
	run_table(&tables[0]);
}

static void duty_rules(void **state)
{
	(void)state;
	run_table(&tables[1]);
}

static void audit_rules(void **state)
{
	(void)state;
	run_table(&tables[2]);
}

static void every_rule_is_broken_and_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cloud_rules); i++) {
		rule_named(cloud_rules[i]);
		expect_broken_and_kept(cloud_rules[i], tables, G_N_ELEMENTS(tables));
	}
}

static void every_message_was_met(void **state)
{
	(void)state;
	for (int id = MSG_SUPPLIER_BENEATH; id <= MSG_AUDIT_UNASSIGNED; id++)
		expect_message_met((enum msg)id, tables, G_N_ELEMENTS(tables));
}

/* -- shares against the Statement of Applicability --------------------------------------------- */

#define ANY "provider customer shared-independent shared-dependent third-party not-applicable"
#define NOT_OURS(side) side " third-party not-applicable"

/* fits: the owners that go with what the statement says, to an organisation of that role about a
 * service of that side. */
static const struct {
	const char *role, *side, *said, *fits;
} statements[] = {
	{ "provider", "provider", "excluded", NOT_OURS("customer") },
	{ "both", "provider", "excluded", NOT_OURS("customer") },
	{ "customer", "customer", "excluded", NOT_OURS("provider") },
	{ "both", "customer", "excluded", NOT_OURS("provider") },
	{ "provider", "provider", "shared",
	  "provider customer shared-independent shared-dependent third-party" },
	{ "both", "customer", "shared", "provider customer shared-independent shared-dependent third-party" },
	{ "provider", "provider", "provider", "provider shared-independent third-party" },
	{ "both", "provider", "provider", "provider shared-independent third-party" },
	{ "both", "customer", "provider", ANY },
	{ "customer", "customer", "provider", "provider third-party" },
	{ "provider", "provider", "customer", "customer" },
	{ "customer", "customer", "customer", "customer shared-independent" },
	{ "both", "customer", "customer", "customer shared-independent" },
	{ "both", "provider", "customer", ANY },
	{ "customer", "customer", "inherited", "provider third-party" },
	{ "both", "customer", "inherited", "provider third-party" },
	{ "both", "provider", "inherited", ANY },
	{ "provider", "provider", "inherited", ANY },
};

static bool has_word(const char *words, const char *word)
{
	char **list = g_strsplit(words, " ", -1);
	bool found = g_strv_contains((const char *const *)list, word);

	g_strfreev(list);
	return found;
}

static void expect_share(size_t row, const char *owner)
{
	const char *said = statements[row].said;
	bool excluded = strcmp(said, "excluded") == 0, fits = has_word(statements[row].fits, owner);
	char *decision = excluded ? g_strdup("<applicable>false</applicable>")
				  : g_strdup_printf("<responsibility" AT(8) ">%s</responsibility>", said);
	char *content = g_strdup_printf("<cloud-role>%s</cloud-role><services><service id='s'><role>%s</role>"
					"</service></services>" AGREEMENTS(AGREEMENT("a", "s", "c", ""))
					ROWS(ROW(6, "iso27017:1", "<owner" AT(7) ">%s</owner><accountable>p"
						 "</accountable><sub-processor>x</sub-processor>"))
					DECIDED("%s"), statements[row].role, statements[row].side, owner,
					decision);
	const struct rule_case k = { "duties", content, fits ? ""
				     : excluded ? "7:9 duty-contradicts; 5:3 soa-contradicts"
						: "7:9 duty-contradicts; 8:9 soa-contradicts" };

	run_case(&k, catalogs());
	g_free(content);
	g_free(decision);
}

static void shares_against_the_statement(void **state)
{
	char **owners = g_strsplit(ANY, " ", -1);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(statements); i++)
		for (char **o = owners; *o; o++)
			expect_share(i, *o);
	g_strfreev(owners);
}

/* -- who is told ------------------------------------------------------------------------------- */

static void expect_topics(const char *rule, const char *content, const char *expected)
{
	struct diag *d = diag_new();
	char *have = found_by(rule_named(rule)->run, content, catalogs(), d);
	GString *topics = g_string_new(NULL);

	for (guint i = 0; i < diag_all(d)->len; i++) {
		const struct diagnostic *g = diag_all(d)->pdata[i];

		g_string_append_printf(topics, "%s%s", i ? " " : "", g->topic);
	}
	assert_string_equal(topics->str, expected);
	g_string_free(topics, TRUE);
	g_free(have);
	diag_free(d);
}

/* What is found for one counterparty is told to that one only, also if a row for all causes it. */
static void findings_about_one_record(void **state)
{
	(void)state;
	expect_topics("duties", "<cloud-role>provider</cloud-role>" SERVICES(PROVIDED)
		      AGREEMENTS(AGREEMENT("a", "s", "c", "") AGREEMENT("b", "s", "d", ""))
		      ROWS(ROW(6, "iso27017:1", "<accountable>p</accountable>") ROW(7, "own:X", ""))
		      "<controls><control/><control><control>iso27017:1</control><applicable>false"
		      "</applicable></control></controls>",
		      "agreements/0 controls/1 agreements/0 agreements/1 controls/1 agreements/1");
	expect_topics("agreements", "<customers><customer id='c'><contact/></customer></customers>"
		      AGREEMENTS("<agreement/>" AGREEMENT("b", "s", "c", "")), "agreements/1");
	expect_topics("service_agreement", SERVICES(PROVIDED USED) AGREEMENTS(AGREEMENT("a", "s", "c", "")),
		      "services/1");
	expect_topics("responsibility_once", ROWS("<responsibility/>" ROW(2, "o:1", "") ROW(3, "o:1", "")),
		      "responsibilities/2");
	expect_topics("audits", PLANNED "<audits><audit/><audit id='x'>" TEAM(MEMBER("guide", "")) "</audit></audits>",
		      "audits/1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(party_rules),
		cmocka_unit_test(duty_rules),
		cmocka_unit_test(audit_rules),
		cmocka_unit_test(every_rule_is_broken_and_kept),
		cmocka_unit_test(every_message_was_met),
		cmocka_unit_test(shares_against_the_statement),
		cmocka_unit_test(findings_about_one_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
