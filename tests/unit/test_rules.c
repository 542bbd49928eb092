/* The rules, each by itself: a case that breaks it and one that does not. */
#include "rules.h"

#define DOCUMENTS(items) "<documents>" items "</documents>"
#define AUDIT(id) "<audits><audit id='" id "'/></audits>"
#define SIGNED "<prepared-by>a</prepared-by><reviewed-by>b</reviewed-by><approved-by>c</approved-by>" \
	"<distribution/>"
#define LACKS(at) at ":3 missing-fact"
#define LACKS_5(at) LACKS(at) "; " LACKS(at) "; " LACKS(at) "; " LACKS(at) "; " LACKS(at)
#define ROLES(items) "<roles" AT(7) ">" items "</roles>"
#define REVIEWS(items) "<policy><reviews" AT(7) ">" items "</reviews></policy>"
#define CONTROLS(items) "<controls>" items "</controls>"
#define ROW(more) CONTROLS("<control" AT(5) "><control>c:1</control>" more "</control>")
#define YES "<applicable>true</applicable>"
#define NO "<applicable>false</applicable>"
#define GUIDANCE(more) ROW("<guidance>" more "</guidance>")
#define MET(line, clause, side) "<met" AT(line) "><clause>" clause "</clause><side>" side "</side></met>"

static const struct rule_case document_cases[] = {
	{ "format_version", "<csms" AT(2) ">2</csms>", "2:9 format-version" },
	{ "format_version", "<csms>1</csms>", "" },

	{ "document_numbers", DOCUMENTS("<document><number" AT(2) ">A-1</number></document>"
					"<document><number" AT(3) ">A-1</number></document>"),
	  "3:9 number-twice (2:9 first-here)" },
	{ "document_numbers", DOCUMENTS("<document><number" AT(2) ">B-1</number></document>")
	  "<document-control><number-pattern" AT(4) ">A-[0-9]</number-pattern></document-control>",
	  "2:9 number-pattern (4:3 pattern-here)" },
	{ "document_numbers", DOCUMENTS("<document><number" AT(2) ">xA-1</number></document>")
	  "<document-control><number-pattern" AT(4) ">A-[0-9]</number-pattern></document-control>",
	  "2:9 number-pattern (4:3 pattern-here)" },
	{ "document_numbers", "<document-control><number-pattern" AT(4) ">A-[0-9</number-pattern>"
	  "</document-control>", "4:9 bad-pattern" },
	{ "document_numbers", DOCUMENTS("<document><number>A-1</number></document>"
					"<document><number>A-2</number></document><document/>")
	  "<document-control><number-pattern>A-[0-9]</number-pattern></document-control>", "" },

	{ "document_numbers", DOCUMENTS("<document><type>form</type><of>a</of><number>GZ-1</number></document>") AUDIT("a")
	  "<document-control><number-pattern>A-[0-9]</number-pattern></document-control>", "" },

	{ "copy_numbers", DOCUMENTS("<document><distribution><holder><copy" AT(2) ">01</copy></holder><holder>"
				    "<copy" AT(3) ">01</copy></holder></distribution></document>"),
	  "3:9 copy-twice (2:9 first-here)" },
	{ "copy_numbers", DOCUMENTS("<document><distribution><holder><copy>01</copy></holder><holder>"
				    "<copy>1</copy></holder></distribution></document><document>"
				    "<distribution><holder><copy>01</copy></holder></distribution></document>"),
	  "" },

	{ "document_control", DOCUMENTS("<document id='d'" AT(2) "/>"), LACKS_5("2") },
	{ "document_control", DOCUMENTS("<document" AT(2) "><of>a</of>" SIGNED "</document>"),
	  "2:3 missing-fact" },
	{ "document_control", DOCUMENTS("<document><type>form</type><of>a</of></document><document" AT(3) "><of>b</of>"
					"</document>") AUDIT("a"), LACKS_5("3") },
	{ "document_control", DOCUMENTS("<document>" SIGNED "<owner>o</owner></document>"), "" },
	{ "document_control", DOCUMENTS("<document><type>form</type><of>a</of></document>") AUDIT("a"), "" },

	{ "document_signers", DOCUMENTS("<document id='d'><prepared-by>a</prepared-by><approved-by" AT(3)
					">a</approved-by></document>"), "3:9 own-approval" },
	{ "document_signers", DOCUMENTS("<document id='d'><prepared-by>a</prepared-by>"
					"<reviewed-by>a</reviewed-by><approved-by>b</approved-by></document>"
					"<document id='e'><approved-by>a</approved-by></document>"), "" },

	{ "document_once", DOCUMENTS("<document" AT(2) "><type>t</type></document><document" AT(3)
				     "><type>t</type></document>"), "3:3 type-twice (2:3 first-here)" },
	{ "document_once", DOCUMENTS("<document" AT(2) "><type>t</type><of>s</of></document><document"
				     AT(3) "><type>t</type><of>s</of></document>"),
	  "3:3 type-twice (2:3 first-here)" },
	{ "document_once", DOCUMENTS("<document><type>t</type><of>s</of></document><document><type>t</type>"
				     "<of>r</of></document><document><type>u</type></document>"
				     "<document/><document/>"), "" },

	{ "service_side", "<cloud-role" AT(2) ">provider</cloud-role><services><service id='s'><role" AT(3)
	  ">customer</role></service></services>", "3:9 service-side (2:3 role-here)" },
	{ "service_side", "<cloud-role>both</cloud-role><services><service><role>customer</role></service>"
	  "<service><role>provider</role></service></services>", "" },
	{ "service_side", "<cloud-role>customer</cloud-role><services><service><role>customer</role>"
	  "</service></services>", "" },

	{ "management_roles", ROLES("<role><kind>other</kind></role>"), "7:3 role-kind; 7:3 role-kind" },
	{ "management_roles", ROLES("<role><kind>csms-manager</kind></role>"), "7:3 role-kind" },
	{ "management_roles", ROLES("<role><kind>top-management</kind></role><role/>"
				    "<role><kind>csms-manager</kind></role>"), "" },

	{ "policy_review", REVIEWS("<review" AT(3) "><date>2026-10-01</date></review>"),
	  "3:3 review-future" },
	{ "policy_review", REVIEWS("<review><date>2024-01-01</date></review><review><date>2025-09-29</date>"
				   "</review>")
	  "<parameters><policy-review-months>12</policy-review-months></parameters>",
	  "7:3 review-overdue" },
	{ "policy_review", REVIEWS("<review><date>2025-09-30</date></review><review><date>2024-01-01</date>"
				   "</review>")
	  "<parameters><policy-review-months>12</policy-review-months></parameters>", "" },
	{ "policy_review", REVIEWS("<review><date>" TODAY "</date></review>"), "" },

	{ "yearly_parameters", "<parameters><policy-review-months" AT(2) ">13</policy-review-months>"
	  "<compliance-review-months" AT(3) ">0</compliance-review-months></parameters>",
	  "2:9 not-yearly; 3:9 not-yearly" },
	{ "yearly_parameters", "<parameters><policy-review-months>12</policy-review-months>"
	  "<compliance-review-months>1</compliance-review-months><training-months>24</training-months>"
	  "</parameters>", "" },

	{ "risk_residual", "<risks><risk id='R'><level>low</level><residual" AT(3) ">medium</residual>"
	  "</risk></risks>", "3:9 residual-higher" },
	{ "risk_residual", "<risks><risk id='R'><level>high</level><residual" AT(3) ">critical</residual>"
	  "</risk></risks>", "3:9 residual-higher" },
	{ "risk_residual", "<risks><risk><level>high</level><residual>high</residual></risk><risk>"
	  "<level>critical</level><residual>low</residual></risk><risk><level>low</level></risk>"
	  "<risk><residual>high</residual></risk></risks>", "" },

	{ "action_due", "<actions><action id='T'><due" AT(3) ">2026-09-29</due><status>open</status>"
	  "</action></actions>", "3:9 action-overdue" },
	{ "action_due", "<actions><action id='T'><due" AT(3) ">2026-09-29</due></action></actions>",
	  "3:9 action-overdue" },
	{ "action_due", "<actions><action><due>" TODAY "</due><status>open</status></action><action>"
	  "<due>2020-01-01</due><status>done</status></action><action><due>2020-01-01</due>"
	  "<status>late</status></action><action/></actions>", "" },

	{ "assurance_expiry", "<assurances><assurance id='A'><expires" AT(3) ">2026-09-29</expires>"
	  "</assurance></assurances>", "3:9 assurance-expired" },
	{ "assurance_expiry", "<assurances><assurance><expires>" TODAY "</expires></assurance>"
	  "</assurances>", "" },

	/* What the checker reports as no date or no word is not judged as well. */
	{ "service_side", "<cloud-role>providr</cloud-role><services><service><role>customer</role>"
	  "</service></services>", "" },
	{ "policy_review", REVIEWS("<review><date>2999</date></review>"), "" },
	{ "action_due", "<actions><action><due>2020</due></action></actions>", "" },
	{ "assurance_expiry", "<assurances><assurance><expires>1 May</expires></assurance></assurances>",
	  "" },
};

static const struct rule_case control_cases[] = {
	{ "control_once", CONTROLS("<control" AT(2) "><control>c:1</control></control><control" AT(3)
				   "><control>c:1</control></control>"),
	  "3:3 control-twice (2:3 first-here)" },
	{ "control_once", CONTROLS("<control><control>c:1</control></control><control><control>c:2"
				   "</control></control><control/><control/>"), "" },

	{ "control_reasons", ROW(YES), "5:3 control-reason" },
	{ "control_reasons", ROW(YES "<risks/>"), "5:3 control-reason" },
	{ "control_reasons", ROW(YES "<risks><risk>R</risk></risks>"), "" },
	{ "control_reasons", ROW(YES "<obligations><obligation>O</obligation></obligations>"), "" },
	{ "control_reasons", ROW(YES "<contracts><contract>K</contract></contracts>"), "" },
	{ "control_reasons", ROW(YES "<practice>p</practice>"), "" },
	{ "control_reasons", ROW(NO), "" },

	{ "control_exclusion", ROW(NO), "5:3 exclusion-missing" },
	{ "control_exclusion", ROW(YES "<exclusion" AT(6) "/>"), "6:3 exclusion-applicable" },
	{ "control_exclusion", ROW(NO "<exclusion><justification" AT(6) "> N/A</justification></exclusion>"),
	  "6:9 exclusion-bare" },
	{ "control_exclusion", ROW(NO "<exclusion><justification xml:lang='en'>No own data centre."
				   "</justification><justification xml:lang='zh-CN'" AT(6) ">不适用。"
				   "</justification></exclusion>"), "6:9 exclusion-bare" },
	{ "control_exclusion", ROW(NO "<exclusion><justification>No site</justification><review" AT(6)
				   ">2026-09-29</review></exclusion>"), "6:9 exclusion-review" },
	{ "control_exclusion", ROW(NO "<exclusion><justification>No own site.</justification><review>"
				   TODAY "</review></exclusion>"), "" },
	{ "control_exclusion", ROW(YES), "" },
	{ "control_exclusion", ROW(NO "<exclusion><review>2020</review></exclusion>"), "" },

	{ "control_status", ROW(YES "<status>planned</status><owner>o</owner>"),
	  "5:3 control-lacks; 5:3 control-lacks" },
	{ "control_status", ROW(NO "<status" AT(6) ">planned</status>"), "6:3 excluded-status" },
	{ "control_status", ROW(YES "<status>planned</status><owner>o</owner><how>h</how>"
				"<responsibility>shared</responsibility>"), "" },
	{ "control_status", ROW(NO), "" },

	{ "control_evidence", ROW(YES "<status>implemented</status>"),
	  "5:3 control-evidence; 5:3 control-measure" },
	{ "control_evidence", ROW(YES "<status>implemented</status><measures><measure>M</measure></measures>"
				  "<evidence><item" AT(6) ">E</item></evidence>")
	  "<evidence><item id='E'" AT(9) "><date>2026-01-01</date><valid-until>2026-09-29</valid-until>"
	  "</item></evidence>", "6:9 evidence-old (9:3 evidence-here)" },
	{ "control_evidence", ROW("<evidence><item" AT(6) ">E</item></evidence>")
	  "<evidence><item id='E'><date>2026-10-01</date></item></evidence>", "6:9 evidence-future" },
	{ "control_evidence", ROW(YES "<status>implemented</status><measures><measure>M</measure></measures>"
				  "<evidence><item>E</item><item>absent</item></evidence>")
	  "<evidence><item id='E'><date>" TODAY "</date><valid-until>" TODAY "</valid-until></item>"
	  "</evidence>", "" },
	{ "control_evidence", ROW(YES "<status>planned</status>"), "" },
	{ "control_evidence", ROW(NO "<status>implemented</status>"), "" },

	{ "control_actions", ROW(YES "<status>planned</status>"), "5:3 control-action" },
	{ "control_actions", ROW(YES "<status>partial</status><actions><action>T</action></actions>")
	  "<actions><action id='T'><due>2027-01-01</due><status>done</status></action></actions>",
	  "5:3 control-action" },
	{ "control_actions", ROW(YES "<status>partial</status><actions><action>T</action></actions>")
	  "<actions><action id='T'><status>open</status></action></actions>", "5:3 control-action" },
	{ "control_actions", ROW(YES "<status>partial</status><actions><action>T</action><action>U</action>"
				 "</actions>")
	  "<actions><action id='T'><status>done</status></action><action id='U'><due>2027-01-01</due>"
	  "<status>open</status></action></actions>", "" },
	{ "control_actions", ROW(YES "<status>implemented</status>"), "" },
	{ "control_actions", ROW(NO "<status>planned</status>"), "" },

	{ "control_inherited", ROW("<responsibility>inherited</responsibility>"), "5:3 control-assurance" },
	{ "control_inherited", ROW("<responsibility>inherited</responsibility><assurance>A</assurance>"),
	  "" },
	{ "control_inherited", ROW("<responsibility>shared</responsibility>"), "" },

	{ "control_guidance", GUIDANCE(MET(6, "iso27017:9.2.1", "customer")), "6:3 guidance-side" },
	{ "control_guidance", GUIDANCE(MET(6, "iso27017:9.2.1", "provider") MET(7, "iso27017:9.2.1",
									 "provider")),
	  "7:3 guidance-twice" },
	{ "control_guidance", GUIDANCE(MET(6, "iso27017:9.2.1", "provider") MET(7, "iso27017:9.2.2",
									 "provider")
				       MET(8, "iso27017:9.2.2", "customer")
				       "<met/><met><clause>iso27017:9.2.1</clause></met>"), "" },

	{ "control_side", "<cloud-role>provider</cloud-role>" ROW(YES "<role" AT(6) ">customer</role>"),
	  "6:9 control-side" },
	{ "control_side", "<cloud-role>provider</cloud-role>" ROW(NO "<role>customer</role>"), "" },
	{ "control_side", "<cloud-role>provider</cloud-role>" ROW(YES "<role>both</role>"), "" },
	{ "control_side", "<cloud-role>customer</cloud-role>" ROW(YES "<role>customer</role>"), "" },
	{ "control_side", "<cloud-role>providr</cloud-role>" ROW(YES "<role>customer</role>"), "" },
	{ "control_side", "<cloud-role>both</cloud-role>" ROW(YES "<role>customer</role>"), "" },
};

#define CATALOG(name, more) "<catalog-file><catalog" AT(2) ">" name "</catalog><groups><group id='G'/></groups>" more \
	"</catalog-file>"
#define OWN(items) "<catalogs>" items "</catalogs>"
#define ENTRY(group, more) "<entries><entry id='1'><group" AT(3) ">" group "</group>" more "</entry></entries>"
#define LAW(id) "<obligations><obligation id='o'><law" AT(4) ">laws-cn:" id "</law></obligation></obligations>"

static const struct rule_case catalog_cases[] = {
	{ "own_catalogs", OWN(CATALOG("House", "")), "2:9 catalog-name" },
	{ "own_catalogs", OWN(CATALOG("own", "")), "2:9 catalog-taken" },
	{ "own_catalogs", OWN(CATALOG("iso27017", "")), "2:9 catalog-taken" },
	{ "own_catalogs", OWN(CATALOG("house", "") CATALOG("house", "")), "2:9 catalog-taken" },
	{ "own_catalogs", OWN(CATALOG("house", ENTRY("H", ""))), "3:9 catalog-group" },
	{ "own_catalogs", OWN(CATALOG("house", ENTRY("G", "<refs><ref" AT(5) ">iso27017:0</ref></refs>"))),
	  "5:9 catalog-ref" },
	{ "own_catalogs", OWN(CATALOG("house", ENTRY("G", "<refs><ref>iso27017:9.2.1</ref><ref>house:G</ref>"
						     "</refs>"))), "" },

	{ "obligation_law", LAW("old"), "4:9 law-amended" },
	{ "obligation_law", LAW("new"), "" },
	{ "obligation_law", LAW("later"), "" },
};

static const struct rule_table tables[] = {
	{ catalog_cases, G_N_ELEMENTS(catalog_cases) },
	{ document_cases, G_N_ELEMENTS(document_cases) },
	{ control_cases, G_N_ELEMENTS(control_cases) },
};

static struct catalogs *catalogs(void)
{
	struct catalogs *c = catalogs_new();

	catalogs_add(c, tree("<catalog-file><catalog>iso27017</catalog><entries><entry id='9.2.1'><sides>"
			     "<side>provider</side></sides></entry><entry id='9.2.2'><sides>"
			     "<side>customer</side><side>provider</side></sides></entry></entries>"
			     "</catalog-file>"));
	catalogs_add(c, tree("<catalog-file><catalog>laws-cn</catalog><entries><entry id='old'/>"
			     "<entry id='new'><amends>old</amends><effective>2026-09-30</effective></entry>"
			     "<entry id='later'/><entry id='latest'><amends>later</amends>"
			     "<effective>2026-10-01</effective></entry></entries></catalog-file>"));
	return c;
}

static void catalog_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(catalog_cases); i++)
		run_case(&catalog_cases[i], catalogs());
}

static void document_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(document_cases); i++)
		run_case(&document_cases[i], catalogs());
}

static void control_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(control_cases); i++)
		run_case(&control_cases[i], catalogs());
}

static void every_rule_is_broken_and_kept(void **state)
{
	const struct rule *r;

	(void)state;
	for (size_t i = 0; (r = check_rule(i)) != NULL; i++)
		if (!is_cloud_rule(r->name))
			expect_broken_and_kept(r->name, tables, G_N_ELEMENTS(tables));
}

static void every_message_was_met(void **state)
{
	(void)state;
	for (int id = MSG_FORMAT_VERSION; id <= MSG_CONTROL_SIDE; id++)
		expect_message_met((enum msg)id, tables, G_N_ELEMENTS(tables));
}

/* A rule that asks for what is not there would fill every first day with findings. */
static void nothing_is_said_of_nothing(void **state)
{
	struct diag *d = diag_new();
	char *have = found_by(check_rules, "", catalogs(), d);

	(void)state;
	assert_string_equal(have, "");
	g_free(have);
	diag_free(d);
}

static void all_rules_run_with_their_topics(void **state)
{
	struct diag *d = diag_new();
	char *have = found_by(check_rules, ROW(YES) "<risks><risk id='R'><level>low</level><residual"
			      AT(2) ">high</residual></risk></risks>", catalogs(), d);
	const struct diagnostic *first = diag_all(d)->pdata[0], *last = diag_all(d)->pdata[1];

	(void)state;
	assert_string_equal(first->text, "risk \"R\" is high after treatment but low before; treatment "
			    "cannot raise it");
	assert_string_equal(first->topic, "risks");
	assert_string_equal(last->topic, "controls");
	diag_at(d, SPAN_NONE, MSG_YAML_TAB);
	last = diag_all(d)->pdata[diag_all(d)->len - 1];
	assert_null(last->topic);
	g_free(have);
	diag_free(d);
}

/* A document sees of a list's records only some: what is found in one names its place. */
static void findings_about_one_record(void **state)
{
	static const struct rule_case cases[] = {
		{ "document_numbers", DOCUMENTS("<document/><document><number>B</number></document>")
		  "<document-control><number-pattern>A</number-pattern></document-control>", "documents/1" },
		{ "document_control", DOCUMENTS("<document>" SIGNED "<owner>o</owner></document><document/>"),
		  "documents/1" },
		{ "document_signers", DOCUMENTS("<document/><document/><document><prepared-by>a</prepared-by>"
						"<approved-by>a</approved-by></document>"), "documents/2" },
		{ "service_side", "<cloud-role>provider</cloud-role><services><service/><service><role>customer"
		  "</role></service></services>", "services/1" },
		{ "assurance_expiry", "<assurances><assurance/><assurance><expires>2020-01-01</expires>"
		  "</assurance></assurances>", "assurances/1" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diag *d = diag_new();
		char *have = found_by(rule_named(cases[i].rule)->run, cases[i].content, catalogs(), d);
		const struct diagnostic *last = diag_all(d)->pdata[diag_all(d)->len - 1];

		assert_string_equal(last->topic, cases[i].expected);
		g_free(have);
		diag_free(d);
	}
}

static void every_rule_names_its_section_and_source(void **state)
{
	const struct rule *r;
	size_t count = 0;

	(void)state;
	for (; (r = check_rule(count)) != NULL; count++) {
		assert_true(*r->section && *r->source);
		for (size_t k = 0; k < count; k++)
			assert_string_not_equal(check_rule(k)->name, r->name);
	}
	assert_true(count >= 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document_rules),
		cmocka_unit_test(control_rules),
		cmocka_unit_test(catalog_rules),
		cmocka_unit_test(every_rule_is_broken_and_kept),
		cmocka_unit_test(every_message_was_met),
		cmocka_unit_test(nothing_is_said_of_nothing),
		cmocka_unit_test(all_rules_run_with_their_topics),
		cmocka_unit_test(findings_about_one_record),
		cmocka_unit_test(every_rule_names_its_section_and_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
