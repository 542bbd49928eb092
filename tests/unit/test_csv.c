/* CSV -> model: rows, columns, places, texts, faults.  No disk. */
#include "base/limits.h"
#include "read/csv.h"
#include "read/prose.h"
#include "read/tree.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* The tree of one register, or NULL. */
static xmlDoc *read_register(const char *file, const char *bytes, size_t size, struct diag *d)
{
	/* A copy of the exact size, so that a sanitiser sees reading past the end. */
	char *copy = g_memdup2(bytes, size);
	xmlDoc *doc = tree_new("csms", file);
	size_t values = 0;

	if (csv_read_into(xmlDocGetRootElement(doc), copy, size, file, "csms", &values, d)) {
		prose_read(doc, "csms", d);
	} else {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	g_free(copy);
	return doc;
}

static void expect_bytes(const char *file, const char *csv, size_t size, const char *tree,
			 const char *faults)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_register(file, csv, size, d);
	char *have_tree = inside(doc), *have_faults = findings(d);

	assert_string_equal(have_faults, faults);
	if (tree)
		assert_string_equal(have_tree, tree);
	g_free(have_tree);
	g_free(have_faults);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void expect_in(const char *file, const char *csv, const char *tree, const char *faults)
{
	expect_bytes(file, csv, strlen(csv), tree, faults);
}

/* Risks: id, title (text), level and theme (words), owner (reference), services (references). */
static void expect(const char *csv, const char *tree, const char *faults)
{
	expect_in("risks.csv", csv, tree, faults);
}

static void faults(const char *csv, const char *found)
{
	expect(csv, "NULL", found);
}

#define RISKS(inside) "<risks>" inside "</risks>"
#define LOSS          RISKS("<risk id=\"R-1\"><title>Loss</title></risk>")

static void rows(void **state)
{
	(void)state;
	expect("id,title\nR-1,Loss\n", LOSS, "");
	expect("id,title\nR-1,Loss", LOSS, "");
	expect("id,title\r\nR-1,Loss\r\n", LOSS, "");
	expect("id,title\rR-1,Loss\r", LOSS, "");
	expect("\xEF\xBB\xBFid,title\nR-1,Loss\n", LOSS, "");
	expect("\n,,\nid,title\n\n  \nR-1,Loss\n,\n,,,,,\n", LOSS, "");
	expect(" id ,\ttitle\n R-1\t, Loss \n", LOSS, "");
	expect("\"id\", \"title\" \n \"R-1\" , \"Loss\"\n", LOSS, "");
	expect("title,id\nLoss,R-1\n", LOSS, "");
	expect("id,title\nR-1,Loss\nR-2,\n",
	       RISKS("<risk id=\"R-1\"><title>Loss</title></risk><risk id=\"R-2\"/>"), "");
}

static void quotes(void **state)
{
	(void)state;
	expect("id,title\nR-1,\"a, \"\"b\"\"\"\n",
	       RISKS("<risk id=\"R-1\"><title>a, \"b\"</title></risk>"), "");
	expect("id,title\nR-1,\"\"\"\"\n", RISKS("<risk id=\"R-1\"><title>\"</title></risk>"), "");
	expect("id,title\nR-1,\"\"\n", RISKS("<risk id=\"R-1\"/>"), "");
	expect("id,title\nR-1,\" a \"\n", RISKS("<risk id=\"R-1\"><title> a </title></risk>"), "");
	expect("id,title\nR-1,\"a\r\n\r\n\"\n", RISKS("<risk id=\"R-1\"><title>a</title></risk>"), "");
	expect("id,title\nR-1,<&>\n", RISKS("<risk id=\"R-1\"><title>&lt;&amp;&gt;</title></risk>"), "");
	expect("id,x-a\nR-1,\"a\r\nb\rc\nd\"\n",
	       RISKS("<risk id=\"R-1\"><x-a>a\nb\nc\nd</x-a></risk>"), "");
}

static void columns(void **state)
{
	(void)state;
	expect("id,title.en,title.zh-CN\nR-1,Loss,丢失\nR-2,,丢失\n",
	       RISKS("<risk id=\"R-1\"><title xml:lang=\"en\">Loss</title>"
		     "<title xml:lang=\"zh-CN\">丢失</title></risk>"
		     "<risk id=\"R-2\"><title xml:lang=\"zh-CN\">丢失</title></risk>"), "");
	expect_in("customers.csv", "id,contact.name,contact.email,contact.x-desk\nc,Desk,a@b.example,4\nd,,,\n",
		  "<customers><customer id=\"c\"><contact><name>Desk</name><email>a@b.example</email>"
		  "<x-desk>4</x-desk></contact></customer><customer id=\"d\"/></customers>", "");
	expect_in("suppliers.csv", "id,contact.name.en\ns,Desk\n",
		  "<suppliers><supplier id=\"s\"><contact><name xml:lang=\"en\">Desk</name></contact>"
		  "</supplier></suppliers>", "");
	expect("id,x-a.b,x-a.c.d,x-负责人\nR-1,1,2,李\n",
	       RISKS("<risk id=\"R-1\"><x-a><b>1</b><c><d>2</d></c></x-a><x-负责人>李</x-负责人></risk>"), "");
}

static void lists(void **state)
{
	(void)state;
	expect("id,services\nR-1,a\nR-2,a; b ;c\nR-3,\"a;\nb\"\n",
	       RISKS("<risk id=\"R-1\"><services><service>a</service></services></risk>"
		     "<risk id=\"R-2\"><services><service>a</service><service>b</service>"
		     "<service>c</service></services></risk>"
		     "<risk id=\"R-3\"><services><service>a</service><service>b</service></services></risk>"),
	       "");
	expect_in("documents.csv", "id,records\np,\"a, b; \"\"c\"\"\"\n",
		  "<documents><document id=\"p\"><records><record>a, b</record>"
		  "<record>\"c\"</record></records></document></documents>", "");
	expect_in("processes.csv", "id,clauses,documents\np,cts:8.4.1;cts:8.4.2,1 / 2；3\n",
		  "<processes><process id=\"p\"><clauses><clause>cts:8.4.1</clause>"
		  "<clause>cts:8.4.2</clause></clauses><documents><document>1 / 2；3</document>"
		  "</documents></process></processes>", "");
}

static void names_of_files(void **state)
{
	const char *csv = "id,title\nR-1,Loss\n";

	(void)state;
	expect_in("registers/2026.old/risks.cloud.csv", csv, LOSS, "");
	expect_in("Risks.csv", csv, "NULL", "1:1 csv-section (0:0 did-you-mean)");
	expect_in("organisation.csv", csv, "NULL", "1:1 csv-section");
	expect_in("languages.csv", csv, "NULL", "1:1 csv-section");
	expect_in(".csv", csv, "NULL", "1:1 csv-section");
}

/* The place of the first element of that name, and of what is below it. */
static struct place place_of(const char *file, const char *csv, const char *name)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_register(file, csv, strlen(csv), d);
	struct place place = { 0 };

	for (xmlNode *n = xmlDocGetRootElement(doc); n && !place.key.line;) {
		if (xmlStrEqual(n->name, BAD_CAST name))
			place = node_place(n);
		n = n->children ? n->children : n->next ? n->next : n->parent->next;
	}
	xmlFreeDoc(doc);
	diag_free(d);
	return place;
}

static void expect_place(const char *csv, const char *name, int line, int col)
{
	struct place place = place_of("risks.csv", csv, name);

	assert_string_equal(place.value.file, "risks.csv");
	assert_int_equal(place.value.line, line);
	assert_int_equal(place.value.col, col);
	assert_int_equal(place.key.line, line);
}

static void places(void **state)
{
	(void)state;
	expect_place("id,title\n\n\"R-1\",Loss\n", "title", 3, 7);
	expect_place("id,title\nR-1, \"Loss\"\n", "title", 2, 7);
	expect_place("title,id\n丢失,R-1\n", "title", 2, 1);
	expect_place("title,level\n\"a\r\nb\",高\n", "level", 3, 4);
	expect_place("id,services\nR-1,a; b\n", "services", 2, 5);
	expect_place("id,title\nR-1,Loss\n", "risk", 2, 1);
}

/* A text of a cell is judged where it stands, on its own line. */
static void places_in_prose(void **state)
{
	(void)state;
	expect_in("clauses.csv", "id,text\na,See <b> there\n", NULL, "2:7 prose-refused");
	expect_in("clauses.csv", "id,text\na,\"One.\n\nTwo <b>\r\n\r\nthree <i>\"\n", NULL,
		  "4:5 prose-refused; 6:7 prose-refused");
	expect_in("clauses.csv", "id,text\na,\"One \"\"and\"\" <b>\n\n二\"\"三\"\"<i>\"\nb,<u>\n", NULL,
		  "2:16 prose-refused; 4:7 prose-refused; 5:3 prose-refused");
}

static void wrong_quotes(void **state)
{
	(void)state;
	faults("id,title\nR-1,\"Loss\nR-2,Fire\n", "2:5 csv-unclosed");
	faults("id,title\nR-1,\"\n", "2:5 csv-unclosed");
	faults("id,title\nR-1,Loss\nR-2,\"", "3:5 csv-unclosed");
	faults("id,title\nR-1,\"Loss\" of data\nR-2,\"a\"b\n", "2:12 csv-after; 3:8 csv-after");
	faults("id,title\nR-1,Loss of \"data\"\nR-2,5\" disk\n", "2:13 csv-quote; 3:6 csv-quote");
	faults("\"id\"x,title\n", "1:5 csv-after");
}

static void wrong_rows(void **state)
{
	(void)state;
	faults("id,title\nR-1\nR-2,a,b\nR-3,\n", "2:4 csv-few; 3:7 csv-many");
	faults("id,title\nR-1,a,\n", "2:7 csv-many");
	expect("id,title\n", "", "1:1 csv-rows");
	faults("", "1:1 csv-empty");
	faults("\n,\n", "1:1 csv-empty");
	faults("id;title\nR-1;Loss\n", "1:1 csv-commas");
	faults("id\ttitle\nR-1\tLoss\n", "1:1 csv-commas");
}

static void wrong_columns(void **state)
{
	(void)state;
	expect("id,titel\nR-1,Loss\n", RISKS("<risk id=\"R-1\"/>"), "1:4 csv-column (0:0 did-you-mean)");
	expect("id,titel.en\nR-1,Loss\n", RISKS("<risk id=\"R-1\"/>"), "1:4 csv-column (0:0 did-you-mean)");
	expect("id,turnover\nR-1,1\n", RISKS("<risk id=\"R-1\"/>"), "1:4 csv-column");
	expect("id,level.en\nR-1,low\n", RISKS("<risk id=\"R-1\"/>"), "1:4 csv-column (0:0 did-you-mean)");
	expect("id,title.en.gb\nR-1,a\n", RISKS("<risk id=\"R-1\"/>"), "1:4 csv-column (0:0 did-you-mean)");
	expect("id,title.zh_CN\nR-1,a\n", RISKS("<risk id=\"R-1\"/>"), "1:4 yaml-language (0:0 did-you-mean)");
	expect("id,title.short\nR-1,a\n", RISKS("<risk id=\"R-1\"/>"), "1:4 yaml-language");
	expect("id,x-a b\nR-1,a\n", RISKS("<risk id=\"R-1\"/>"), "1:4 yaml-name");
	expect("id,x-a.\nR-1,a\n", RISKS("<risk id=\"R-1\"/>"), "1:4 yaml-name");
	expect("id,,title\nR-1,a,Loss\n", LOSS, "1:4 csv-nameless");
	expect("id,title,id\nR-1,Loss,R-2\n", LOSS, "1:10 csv-twice (1:1 first-here)");
	expect("id,title,title.en\nR-1,Loss,a\n", LOSS, "1:10 csv-beside (1:4 first-here)");
	expect("id,title.en,title\nR-1,a,b\n", RISKS("<risk id=\"R-1\"><title xml:lang=\"en\">a</title></risk>"),
	       "1:13 csv-beside (1:4 first-here)");
	expect("id,title\xC2\xA0\nR-1,a\n", RISKS("<risk id=\"R-1\"/>"), "1:4 csv-space");
}

static void columns_without_cells(void **state)
{
	(void)state;
	expect_in("services.csv", "id,regions,regions.name\ns,a,b\n", "<services><service id=\"s\"/></services>",
		  "1:4 csv-no-cell; 1:12 csv-no-cell");
	expect_in("documents.csv", "id,records.en\np,a\n", "<documents><document id=\"p\"/></documents>",
		  "1:4 csv-no-cell");
	expect_in("suppliers.csv", "id,contact\ns,a\n", "<suppliers><supplier id=\"s\"/></suppliers>",
		  "1:4 csv-mapping");
}

static void wrong_items(void **state)
{
	(void)state;
	expect("id,services\nR-1,a;;b\n",
	       RISKS("<risk id=\"R-1\"><services><service>a</service><service>b</service></services></risk>"),
	       "2:7 csv-item");
	expect("id,services\nR-1,a；b\nR-2,\"a, b\"\nR-3,a、b;c\nR-4,\"a\nb\"\n", NULL,
	       "2:5 csv-parted; 3:6 csv-parted; 4:5 csv-parted; 5:6 csv-parted");
	expect("id,services\nR-1,a;\n", NULL, "2:7 csv-item");
}

/* Columns of evidence: date is a day, of obligations: unverified is true or false. */
static void mangled_days(void **state)
{
	static const char *const days[] = {
		"2026/9/30", "2026-9-30", "2026.09.30", "30.09.2026", "9/30/2026", "30/09/26", "2026年9月30日",
		"46295", "46295.5", "2026-09-30 00:00:00", "2026-09-30T10:00", "30-Sep-26", "30-sep-2026",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
		char *csv = g_strdup_printf("id,date\nE-1,%s\n", days[i]);

		expect_in("evidence.csv", csv, "<evidence><item id=\"E-1\"><date/></item></evidence>",
			  "2:5 csv-date");
		g_free(csv);
	}
	expect_in("evidence.csv", "id,date\nE-1,2026-02-30\nE-2,soon\nE-3,2026/13/40\nE-4,12345\n", NULL, "");
}

static char *only_text(const char *file, const char *csv)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_register(file, csv, strlen(csv), d);
	const struct diagnostic *g;
	char *text;

	assert_int_equal(diag_all(d)->len, 1);
	g = diag_all(d)->pdata[0];
	text = g_strdup(g->text);
	xmlFreeDoc(doc);
	diag_free(d);
	return text;
}

static void expect_said(const char *file, const char *csv, const char *part)
{
	char *text = only_text(file, csv);

	if (!strstr(text, part))
		fail_msg("\"%s\" does not say \"%s\"", text, part);
	g_free(text);
}

/* The message names the column and what the file should hold. */
static void what_is_said(void **state)
{
	(void)state;
	expect_said("evidence.csv", "id,date\nE-1,2026/9/30\n", "column \"date\"");
	expect_said("evidence.csv", "id,date\nE-1,2026/9/30\n", "hold 2026-09-30;");
	expect_said("evidence.csv", "id,date\nE-1,46295\n", "hold 2026-09-30;");
	expect_said("evidence.csv", "id,date\nE-1,3.9.2026\n", "hold 2026-09-03;");
	expect_said("evidence.csv", "id,date\nE-1,3/9/2026\n", "hold 2026-09-03 or 2026-03-09;");
	expect_said("evidence.csv", "id,date\nE-1,9/9/2026\n", "hold 2026-09-09;");
	expect_said("evidence.csv", "id,date\nE-1,9/30/26\n", "hold 2026-09-30;");
	expect_said("obligations.csv", "id,unverified\nO-1,FALSE\n", "takes false");
	expect_said("risks.csv", "id,title,owner\nR-1,Loss\n", "before column \"owner\": 2 cells under 3");
	expect_said("risks.csv", "id,titel.zh-CN\nR-1,a\n", "unknown column \"titel.zh-CN\"");
	expect_said("risks.csv", "id,title\nR-1,\"a\n", "column \"title\": ");
}

static void mangled_values(void **state)
{
	static const char *const ids[] = { "1-Mar", "3月1日", "1.00E+05", "1E5", "2026/3/1", "3-1", "1e+05" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		char *csv = g_strdup_printf("id,title\n%s,Loss\n", ids[i]);

		faults(csv, "2:1 csv-identifier");
		g_free(csv);
	}
	expect("id,owner\nR-1,1-Mar\nR-2,mar-1\n", RISKS("<risk id=\"R-1\"><owner/></risk>"
	       "<risk id=\"R-2\"><owner>mar-1</owner></risk>"), "2:5 csv-identifier");
	expect("id,services\nR-1,a;1-Mar\n", NULL, "2:7 csv-identifier");
	expect("id,title\nR-1,########\nR-2,#N/A\nR-3,#ref!\nR-4,##\n", NULL,
	       "2:5 csv-hashes; 3:5 csv-formula; 4:5 csv-formula");
	expect("id,level,x-a\nR-1,#VALUE!,#NAME?\n", NULL, "2:5 csv-formula; 2:13 csv-formula");
	expect_in("contracts.csv", "id,number\nC-1,9.137E+17\nC-2,'007\nC-3,9E\n", NULL,
		  "2:5 csv-number; 3:5 csv-apostrophe");
	expect_in("obligations.csv", "id,unverified\nO-1,TRUE\nO-2,True\nO-3,true\nO-4,yes\n", NULL,
		  "2:5 csv-truth; 3:5 csv-truth");
	expect("id,title,level\nR-1,'Tis lost,'low\nR-2,'12,low\n", NULL,
	       "2:15 csv-apostrophe; 3:5 csv-apostrophe");
}

static void spaces_unseen(void **state)
{
	(void)state;
	expect("id,title,level\nR-1,\xC2\xA0Loss,low\xE2\x80\x8B\nR-2,丢失\xE3\x80\x80,low\n", NULL,
	       "2:5 csv-space; 2:11 csv-space; 3:5 csv-space");
	expect("id,title\nR-1,a\xC2\xA0" "b\n", NULL, "");
	expect_in("clauses.csv", "id,text\na,\xE3\x80\x80\xE3\x80\x80一段。\n", NULL, "");
	faults("id,title\nR-1\xC2\xA0,Loss\n", "2:1 csv-space");
}

static void encodings(void **state)
{
	static const char gb[] = "id,title\nR-1,\xB6\xAA\xCA\xA7\n";

	(void)state;
	expect_bytes("risks.csv", gb, strlen(gb), "NULL", "2:5 text-gb18030");
	expect_bytes("risks.csv", "id,title\nR-1,a\0b\n", 17, "NULL", "2:6 text-character");
	expect_bytes("risks.csv", "\xFF\xFEi\0d\0", 6, "NULL", "1:1 text-utf16");
}

static void limits(void **state)
{
	GString *csv = g_string_new("id");
	struct diag *d = diag_new();
	size_t values = LIMIT_NODES - 4;
	xmlDoc *doc = tree_new("csms", "risks.csv");
	char *found;

	(void)state;
	for (int i = 1; i < LIMIT_COLUMNS + 1; i++)
		g_string_append_printf(csv, ",x-%d", i);
	expect_bytes("risks.csv", csv->str, csv->len, "NULL", "1:1426 csv-columns");
	g_string_assign(csv, "id,title\nR-1,");
	for (int i = 0; i < LIMIT_SCALAR_BYTES / 8 + 1; i++)
		g_string_append(csv, "12345678");
	expect_bytes("risks.csv", csv->str, csv->len, RISKS("<risk id=\"R-1\"><title/></risk>"),
		     "2:5 yaml-long");
	g_string_assign(csv, "id,title\nR-1,a\nR-2,a\nR-3,a\n");
	assert_false(csv_read_into(xmlDocGetRootElement(doc), csv->str, csv->len, "risks.csv", "csms",
				   &values, d));
	found = findings(d);
	assert_string_equal(found, "3:1 yaml-nodes");
	g_free(found);
	xmlFreeDoc(doc);
	diag_free(d);
	g_string_free(csv, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),
		cmocka_unit_test(quotes),
		cmocka_unit_test(columns),
		cmocka_unit_test(lists),
		cmocka_unit_test(names_of_files),
		cmocka_unit_test(places),
		cmocka_unit_test(places_in_prose),
		cmocka_unit_test(wrong_quotes),
		cmocka_unit_test(wrong_rows),
		cmocka_unit_test(wrong_columns),
		cmocka_unit_test(columns_without_cells),
		cmocka_unit_test(wrong_items),
		cmocka_unit_test(mangled_days),
		cmocka_unit_test(what_is_said),
		cmocka_unit_test(mangled_values),
		cmocka_unit_test(spaces_unseen),
		cmocka_unit_test(encodings),
		cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
