/* Variables of clause modules: every form of path. */
#include "reading.h"
#include "resolve/path.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char description[] =
	"<languages><language>en</language><language>zh-CN</language></languages>"
	"<organisation><name xml:lang='en'>Harbour</name><name xml:lang='zh-CN'>海港</name>"
	"<short-name>HD</short-name><address xml:lang='en'>Only English</address>"
	"<business><db:para xmlns:db='http://docbook.org/ns/docbook'> We <db:code>run</db:code> it. "
	"</db:para></business></organisation>"
	"<cloud-role>both</cloud-role>"
	"<people><person id='li'><name xml:lang='en'>Li Wei</name><name xml:lang='zh-CN'>李伟</name>"
	"</person><person id='wang'><name>Wang</name></person><person id='anon'/>"
	"<person id='odd'><name>&lt;phrase&gt; {none} &amp;lt;</name></person></people>"
	"<roles><role id='csms-manager'><title>Manager</title><holder>li</holder></role>"
	"<role id='ghost'><holder>nobody</holder></role><role id='anon'><holder>anon</holder></role>"
	"</roles>"
	"<services>"
	"<service id='s1'><name>Compute</name><regions><region><jurisdiction>China</jurisdiction></region>"
	"<region><jurisdiction>Germany</jurisdiction></region></regions>"
	"<contracts><contract>k1</contract><contract>k2</contract></contracts><owner>li</owner></service>"
	"<service id='s2'><name>Storage</name><regions><region><jurisdiction>China</jurisdiction></region>"
	"</regions><owner>wang</owner></service>"
	"<service id='s3'><name>Backup</name><owner>li</owner></service></services>"
	"<contracts><contract id='k1'><title>Frame contract</title></contract></contracts>"
	"<obligations><obligation id='o'><effective>2017-06-01</effective><type>law</type></obligation>"
	"</obligations>"
	"<parameters><customer-notice-hours>24</customer-notice-hours></parameters>"
	"<documents><document id='d1'><type>security-policy</type><number>HD-01</number></document>"
	"</documents>";

static struct l10n *words(const char *lang)
{
	char *text = g_strdup_printf(
		"<l10n xml:lang='%s'><text key='enum.cloud-role.both'>both sides</text>"
		"<text key='common.date'>{3} {2} {1}</text><text key='common.month.6'>June</text>"
		"<text key='common.list-comma'>, </text><text key='common.list-and'> and </text>"
		"<text key='furniture.missing'>not stated</text></l10n>", lang);
	struct l10n *l = l10n_new(tree(text));

	g_free(text);
	return l;
}

/* expected NULL: the path stands for nothing. */
static void expect(const char *path, const char *lang, const char *expected)
{
	struct doc *doc = doc_new(tree_in("csms", description));
	struct l10n *l = words(lang);
	char *have = path_text(doc, path, l);

	if (!expected && have)
		fail_msg("%s stands for \"%s\"", path, have);
	else if (expected)
		assert_string_equal(have ? have : "nothing", expected);
	g_free(have);
	l10n_free(l);
	doc_free(doc);
}

static void an_element(void **state)
{
	(void)state;
	expect("parameters/customer-notice-hours", "en", "24");
	expect("organisation/short-name", "en", "HD");
	expect("organisation/name", "en", "Harbour");
	expect("organisation/name", "zh-CN", "海港");
}

static void a_record_by_its_id(void **state)
{
	(void)state;
	expect("services/s2/name", "en", "Storage");
	expect("people/wang/name", "zh-CN", "Wang");
	expect("roles/csms-manager/title", "en", "Manager");
}

static void a_reference_prints_the_name(void **state)
{
	(void)state;
	expect("roles/csms-manager/holder", "en", "Li Wei");
	expect("roles/csms-manager/holder", "zh-CN", "李伟");
	expect("services/s1/contracts/each", "en", "Frame contract");
}

static void a_record_by_one_of_its_fields(void **state)
{
	(void)state;
	expect("documents/type:security-policy/number", "en", "HD-01");
	expect("documents/number:HD-01/type", "en", "security-policy");
	expect("documents/type:security-policies/number", "en", NULL);
	expect("documents/nothing:x/number", "en", NULL);
}

static void all_of_a_list(void **state)
{
	(void)state;
	expect("services/each/name", "en", "Compute, Storage and Backup");
	expect("services/each/regions/each/jurisdiction", "en", "China and Germany");
	expect("services/each/owner", "en", "Li Wei and Wang");
	expect("languages/each", "en", "en and zh-CN");
}

static void words_and_dates(void **state)
{
	(void)state;
	expect("cloud-role", "en", "both sides");
	expect("obligations/o/effective", "en", "1 June 2017");
	expect("obligations/o/type", "en", "law");
}

static void prose(void **state)
{
	(void)state;
	expect("organisation/business", "en", "We run it.");
}

static void what_stands_for_nothing(void **state)
{
	static const char *const paths[] = {
		"", "nothing", "parameters/backup-hours", "parameters/nothing", "services/s9/name",
		"services/s1/nothing", "organisation/name/more", "roles/csms-manager/holder/name",
		"roles/ghost/holder", "roles/anon/holder", "people/anon/name", "/organisation/name",
		"organisation//name", "risks/each/title", "x-own", "services/each/data", "languages/en",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		expect(paths[i], "en", NULL);
	expect("organisation/address", "zh-CN", NULL);
}

/* `element` is empty; the text is put into it. */
static void expect_fill_in(const char *element, const char *text, const char *expected, const char *found)
{
	struct doc *doc = doc_new(tree_in("csms", description));
	struct l10n *l = words("en");
	struct diag *d = diag_new();
	xmlDoc *holder = tree(element);
	xmlNode *root = xmlDocGetRootElement(holder);
	char *have, *have_found;

	xmlAddChild(root, xmlNewDocText(holder, BAD_CAST text));
	path_fill(doc, root->children, l, (struct span){ "c.yaml", 4, 2 }, d);
	have = tree_text(root);
	have_found = findings(d);
	assert_string_equal(have, expected);
	assert_string_equal(have_found, found);
	g_free(have_found);
	g_free(have);
	xmlFreeDoc(holder);
	diag_free(d);
	l10n_free(l);
	doc_free(doc);
}

#define expect_fill(text, expected, found) \
	expect_fill_in("<title/>", text, "<title>" expected "</title>", found)
#define PARA "<para xmlns=\"http://docbook.org/ns/docbook\""
#define expect_prose(text, expected, found) expect_fill_in(PARA "/>", text, PARA ">" expected "</para>", found)
#define MARK "<phrase role=\"gap\">not stated</phrase>"

static void fill(void **state)
{
	(void)state;
	expect_fill("no variable", "no variable", "");
	expect_fill("{organisation/short-name}", "HD", "");
	expect_fill("within {parameters/customer-notice-hours} hours, {organisation/short-name}.",
		    "within 24 hours, HD.", "");
	expect_fill("open { brace", "open { brace", "");
	expect_fill("close } brace", "close } brace", "");
	expect_prose("{organisation/short-name} has {parameters/customer-notice-hours} hours",
		     "HD has 24 hours", "");
}

static void a_gap_is_marked(void **state)
{
	(void)state;
	expect_prose("every {parameters/backup-hours} hours", "every " MARK " hours",
		     "4:2 clause-variable");
	expect_prose("{a}{organisation/short-name}{b}", MARK "HD" MARK,
		     "4:2 clause-variable; 4:2 clause-variable");
	expect_prose("{a}{b}, {organisation/short-name}", MARK MARK ", HD",
		     "4:2 clause-variable; 4:2 clause-variable");
	expect_prose("{}", MARK, "4:2 clause-variable");
}

/* What stands in one line cannot hold a mark. */
static void a_gap_outside_prose(void **state)
{
	(void)state;
	expect_fill("every {parameters/backup-hours} hours", "every not stated hours",
		    "4:2 clause-variable");
	expect_fill("{a}{b}", "not statednot stated", "4:2 clause-variable; 4:2 clause-variable");
}

/* Neither the words of a mark nor markup in a text or in a fact is more than text. */
static void texts_make_no_marks(void **state)
{
	(void)state;
	expect_prose("[not stated] not stated {organisation/short-name}", "[not stated] not stated HD", "");
	expect_prose("<phrase role='gap'> & {organisation/short-name}",
		     "&lt;phrase role='gap'&gt; &amp; HD", "");
	expect_prose("{people/odd/name} {none}", "&lt;phrase&gt; {none} &amp;lt; " MARK, "4:2 clause-variable");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_element),
		cmocka_unit_test(a_record_by_its_id),
		cmocka_unit_test(a_reference_prints_the_name),
		cmocka_unit_test(a_record_by_one_of_its_fields),
		cmocka_unit_test(all_of_a_list),
		cmocka_unit_test(words_and_dates),
		cmocka_unit_test(prose),
		cmocka_unit_test(what_stands_for_nothing),
		cmocka_unit_test(fill),
		cmocka_unit_test(a_gap_is_marked),
		cmocka_unit_test(a_gap_outside_prose),
		cmocka_unit_test(texts_make_no_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
