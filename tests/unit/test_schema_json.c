/* What is printed about the format: that all of the schema is in it, and how single fields look. */
#include "model/schema_json.h"
#include "model/schema_manual.h"
#include "model/schema_reach.h"
#include "model/schema_relaxng.h"

#include <libxml/relaxng.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static const struct schema_reached *reached_named(const GPtrArray *all, const char *name)
{
	for (guint i = 0; i < all->len; i++) {
		const struct schema_reached *r = all->pdata[i];

		if (strcmp(r->record->name, name) == 0)
			return r;
	}
	fail_msg("%s is not reached", name);
	return NULL;
}

static void ways_to_records(void **state)
{
	GPtrArray *all = schema_reach("csms");
	const struct schema_reached *r = all->pdata[0];

	(void)state;
	assert_string_equal(r->record->name, "csms");
	assert_int_equal(r->paths->len, 0);
	r = reached_named(all, "region");
	assert_int_equal(r->paths->len, 1);
	assert_string_equal(r->paths->pdata[0], "services/regions");
	r = reached_named(all, "contact");
	assert_int_equal(r->paths->len, 2);
	assert_string_equal(r->paths->pdata[0], "suppliers/contact");
	assert_string_equal(r->paths->pdata[1], "customers/contact");
	g_ptr_array_unref(all);
	assert_null(schema_reach("risk"));
	assert_null(schema_reach("no-such-record"));
}

static void expect_takes(const char *record, const char *key, const char *takes)
{
	char *have = schema_takes(schema_field(record, key));

	assert_string_equal(have, takes);
	g_free(have);
}

static void what_fields_take(void **state)
{
	(void)state;
	expect_takes("csms", "csms", "number");
	expect_takes("parameters", "backup-hours", "number of hours");
	expect_takes("agreement", "with", "id from customers or suppliers");
	expect_takes("control-decision", "risks", "list of ids from risks");
	expect_takes("process", "clauses", "list of references to clauses of cts");
	expect_takes("service", "model", "one of IaaS, PaaS, SaaS");
	expect_takes("document", "records", "list of texts");
	expect_takes("csms", "risks", "list of mappings");
}

/* The end of the JSON value that begins at `p`, or a failure. */
static const char *json_end(const char *p);

static const char *json_space(const char *p)
{
	return p + strspn(p, " \t\n");
}

static const char *json_members(const char *p, bool keys, char last)
{
	for (p = json_space(p + 1); *p != last; p = json_space(p + 1)) {
		p = json_space(json_end(p));
		if (keys) {
			assert_int_equal(*p, ':');
			p = json_space(json_end(json_space(p + 1)));
		}
		if (*p == last)
			break;
		assert_int_equal(*p, ',');
		assert_int_not_equal(*json_space(p + 1), last);
	}
	return p + 1;
}

static const char *json_end(const char *p)
{
	if (*p == '{' || *p == '[')
		return json_members(p, *p == '{', *p == '{' ? '}' : ']');
	if (*p == '"') {
		for (p++; *p != '"'; p++) {
			assert_true((unsigned char)*p >= 0x20);
			p += *p == '\\';
		}
		return p + 1;
	}
	assert_true(strspn(p, "0123456789") > 0 || g_str_has_prefix(p, "true") ||
		    g_str_has_prefix(p, "false"));
	return p + strspn(p, "0123456789truefals");
}

static void json_holds(const char *json, const struct schema_record *r)
{
	char *text = g_strdup_printf("\n\t\t\"%s\": {\n\t\t\t\"title\": ", r->name);

	if (!strstr(json, text))
		fail_msg("%s is not defined", r->name);
	g_free(text);
	for (size_t i = 0; i < r->count; i++) {
		text = g_strdup_printf("\"%s\": {\n", r->fields[i].key);
		if (!strstr(json, text))
			fail_msg("%s of %s is missing", r->fields[i].key, r->name);
		g_free(text);
	}
}

static void json_of_every_kind_of_file(void **state)
{
	(void)state;
	for (const char *const *root = schema_roots; *root; root++) {
		GString *json = schema_json(*root);
		GPtrArray *all = schema_reach(*root);

		assert_string_equal(json_end(json->str), "\n");
		for (guint i = 1; i < all->len; i++)
			json_holds(json->str, ((struct schema_reached *)all->pdata[i])->record);
		g_ptr_array_unref(all);
		g_string_free(json, TRUE);
	}
}

static void expect_in(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("not there: %s", part);
}

static void json_fields(void **state)
{
	GString *json = schema_json("csms");

	(void)state;
	expect_in(json->str, "\"if\": {\"required\": [\"csms\"], \"not\": {\"required\": [\"include\"]}}");
	expect_in(json->str, "\"description\": \"Risk owner (id from people; needed)\",\n"
			     "\t\t\t\t\t\"$ref\": \"#/definitions/identifier\"");
	expect_in(json->str, "\"pattern\": \"^((iso27017|iso27001|[a-z][a-z0-9.\\\\-]*):");
	expect_in(json->str, "\"required\": [\n\t\t\t\t\"id\",\n\t\t\t\t\"level\"\n\t\t\t]");
	g_string_free(json, TRUE);
}

static void say_nothing(void *context, const char *format, ...)
{
	(void)context, (void)format;
}

/* libxml2 reads the grammar and says whether the XML is valid. */
static bool is_valid(const char *root, const GPtrArray *own, const char *xml)
{
	GString *grammar = schema_relaxng(root, own);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(grammar->str, (int)grammar->len);
	xmlRelaxNG *schema = xmlRelaxNGParse(parser);
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), "in.xml", NULL, 0);
	xmlRelaxNGValidCtxt *valid;
	int result;

	assert_non_null(schema);
	assert_non_null(doc);
	valid = xmlRelaxNGNewValidCtxt(schema);
	xmlRelaxNGSetValidErrors(valid, say_nothing, say_nothing, NULL);
	result = xmlRelaxNGValidateDoc(valid, doc);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlFreeDoc(doc);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(parser);
	g_string_free(grammar, TRUE);
	return result == 0;
}

#define WHOLE                                                                                    \
	"<csms><cloud-role>both</cloud-role><csms>1</csms><languages><language>en</language>"    \
	"</languages><organisation><short-name>T</short-name><name xml:lang='en'>Tarn</name>"    \
	"<name xml:lang='zh-CN'>云杉</name></organisation><documents><document id='p'>"          \
	"<type>security-policy</type><number>1</number></document></documents>"

static void grammar_of_a_description(void **state)
{
	GPtrArray *own = g_ptr_array_new();

	(void)state;
	assert_true(is_valid("csms", own, WHOLE "</csms>"));
	assert_false(is_valid("csms", own, WHOLE "<x-a><b>1</b></x-a></csms>"));
	g_ptr_array_add(own, "x-a");
	assert_true(is_valid("csms", own, WHOLE "<x-a><b>1</b></x-a></csms>"));
	assert_true(is_valid("csms", own, WHOLE "<x-a><value xml:lang='en'>1</value>"
					  "<label>A</label></x-a></csms>"));
	assert_false(is_valid("csms", own, WHOLE "<x-a><label>A</label></x-a></csms>"));
	assert_false(is_valid("csms", own, WHOLE "<x-a><label>A</label><value>1</value><b/></x-a></csms>"));
	assert_false(is_valid("csms", own, WHOLE "<y>1</y></csms>"));
	assert_false(is_valid("csms", own, WHOLE "<risks/></csms>"));
	assert_true(is_valid("csms", own, "<csms><risks><risk id='R-1'><title>Fire</title>"
					  "<level>low</level></risk></risks></csms>"));
	assert_false(is_valid("csms", own, "<csms><risks><risk id='R-1'><title>Fire</title>"
					   "</risk></risks></csms>"));
	assert_true(is_valid("csms", own, "<csms><csms>1</csms><include><file>a.xml</file></include></csms>"));
	assert_false(is_valid("csms", own, "<csms><csms>1</csms></csms>"));
	g_ptr_array_unref(own);
}

static void grammar_of_every_kind_of_file(void **state)
{
	GPtrArray *own = g_ptr_array_new();

	(void)state;
	for (const char *const *root = schema_roots; *root; root++)
		assert_false(is_valid(*root, own, "<nothing/>"));
	g_ptr_array_unref(own);
}

static void references_to_read(void **state)
{
	GString *text = schema_markdown("csms");

	(void)state;
	expect_in(text->str, "\n## services/regions\n\nA region of a service.\n\n| Key | Takes | Meaning |\n");
	expect_in(text->str, "| `owner` | id from people; needed | Risk owner |\n");
	g_string_free(text, TRUE);
	text = schema_man("csms");
	expect_in(text->str, ".Ss suppliers/contact, customers/contact\nA contact of a counterparty.\n.Bl ");
	expect_in(text->str, ".It Cm owner Pq id from people; needed\nRisk owner.\n");
	g_string_free(text, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ways_to_records),
		cmocka_unit_test(what_fields_take),
		cmocka_unit_test(json_of_every_kind_of_file),
		cmocka_unit_test(json_fields),
		cmocka_unit_test(grammar_of_a_description),
		cmocka_unit_test(grammar_of_every_kind_of_file),
		cmocka_unit_test(references_to_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
