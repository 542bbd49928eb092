/* The schema: that its tables agree with themselves, lookup, and the walk. */
#include "model/doc.h"
#include "model/schema.h"
#include "resolve/standards.h"
#include "trees.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* The tables once more as one list, because lookup would hide a second of a kind. */
struct line {
	const char *record; /* of a RECORD line, else NULL */
	const char *key;
	enum kind kind;
	const char *arg, *item;
	unsigned flags;
	const char *doc;
};

static const struct line lines[] = {
#define REQUIRED SCHEMA_REQUIRED
#define NEEDED SCHEMA_NEEDED
#define LENT SCHEMA_LENT
#define RECORD(name, doc) { name, NULL, KIND_RECORD, NULL, NULL, 0, doc },
#define FIELD(key, kind, arg, item, flags, doc) { NULL, key, KIND_##kind, arg, item, flags, doc },
#include "model/schema.def"
#include "model/schema_catalog.def"
#include "model/schema_ledger.def"
#include "model/schema_style.def"
#undef FIELD
#undef RECORD
#undef LENT
#undef NEEDED
#undef REQUIRED
};

/* What files and the ledger begin with; every other record hangs below one of these. */
static const char *const roots[] = {
	"csms", "catalog-file", "clause-file", "index-file", "ledger-entry", "style-file",
};

/* Calls `check` for every field, with the name of its record. */
static void each_field(void (*check)(const char *record, const struct line *f))
{
	const char *record = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		if (lines[i].record)
			record = lines[i].record;
		else
			check(record, &lines[i]);
	}
}

/* A name that says at failure which line of the table is meant. */
static void require(bool holds, const char *record, const struct line *f, const char *what)
{
	if (!holds)
		fail_msg("%s, field %s: %s", record, f->key, what);
}

static void no_record_twice(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		for (size_t k = i + 1; lines[i].record && k < G_N_ELEMENTS(lines); k++)
			if (lines[k].record && strcmp(lines[i].record, lines[k].record) == 0)
				fail_msg("record %s is given twice", lines[i].record);
}

static void no_field_twice(void **state)
{
	GHashTable *seen = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		if (lines[i].record) {
			g_clear_pointer(&seen, g_hash_table_destroy);
			seen = g_hash_table_new(g_str_hash, g_str_equal);
		} else if (!g_hash_table_add(seen, (void *)lines[i].key)) {
			fail_msg("field %s is given twice", lines[i].key);
		}
	}
	g_clear_pointer(&seen, g_hash_table_destroy);
}

static void lookup_of(const char *record, const struct line *f)
{
	const struct schema_field *found = schema_field(record, f->key);

	require(found && found->kind == f->kind && found->flags == f->flags, record, f, "lookup");
	assert_string_equal(found->record, record);
	assert_string_equal(found->key, f->key);
	assert_int_equal(g_strcmp0(found->arg, f->arg), 0);
	assert_int_equal(g_strcmp0(found->item, f->item), 0);
}

static void every_field_is_found(void **state)
{
	(void)state;
	each_field(lookup_of);
}

static void every_record_is_found(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = G_N_ELEMENTS(lines); i-- > 0;) {
		const struct schema_record *r = lines[i].record ? schema_record(lines[i].record) : NULL;

		if (!lines[i].record) {
			count++;
			continue;
		}
		assert_non_null(r);
		assert_string_equal(r->name, lines[i].record);
		assert_string_equal(r->doc, lines[i].doc);
		assert_int_equal(r->count, count);
		assert_string_equal(r->fields[0].key, lines[i + 1].key);
		count = 0;
	}
}

static void what_is_not_there(void **state)
{
	char *longest = g_strnfill(200, 'k');

	(void)state;
	assert_null(schema_record("no-such-record"));
	assert_null(schema_record(NULL));
	assert_null(schema_field("risk", "x-own"));
	assert_null(schema_field("no-such-record", "id"));
	assert_null(schema_field("risk", NULL));
	assert_null(schema_field(NULL, "id"));
	assert_null(schema_field("risk", longest));
	assert_null(schema_field("risk id", ""));
	g_free(longest);
}

static bool is_name(const char *s)
{
	for (const char *p = s; *p; p++)
		if (!g_ascii_islower(*p) && !(p > s && (*p == '-' || g_ascii_isdigit(*p))))
			return false;
	return *s != '\0';
}

static void names_of(const char *record, const struct line *f)
{
	require(is_name(record) && is_name(f->key), record, f, "lower case, digits and dashes");
	require(!f->item || is_name(f->item), record, f, "item name");
	require(f->doc && *f->doc, record, f, "says nothing about itself");
	require((f->flags & ~(unsigned)SCHEMA_LENT) != (SCHEMA_REQUIRED | SCHEMA_NEEDED), record, f, "flags");
	require(f->flags != SCHEMA_LENT, record, f, "what need not be there need not be lent");
	require(strcmp(f->key, "id") != 0 || (!f->item && f->flags == SCHEMA_REQUIRED), record, f,
		"an id is one, and required");
	require(f->kind != KIND_ID || strcmp(f->key, "id") == 0, record, f, "kind ID is for id");
}

static void names_and_flags(void **state)
{
	(void)state;
	each_field(names_of);
}

static void record_argument(const char *record, const struct line *f)
{
	if (f->kind == KIND_RECORD)
		require(f->arg && schema_record(f->arg), record, f, "names no record");
}

static void record_arguments(void **state)
{
	(void)state;
	each_field(record_argument);
}

/* A section that can be referred to is a list of records that have an identifier. */
static bool is_section(const char *name)
{
	const struct schema_field *f = schema_field("csms", name);

	return f && f->item && f->kind == KIND_RECORD && schema_field(f->arg, "id") &&
	       schema_field(f->arg, "id")->kind == KIND_ID;
}

static void ref_argument(const char *record, const struct line *f)
{
	char **sections;

	if (f->kind != KIND_REF)
		return;
	require(f->arg && *f->arg, record, f, "refers to nothing");
	sections = g_strsplit(f->arg, " ", -1);
	for (char **s = sections; *s; s++)
		require(is_section(*s), record, f, "refers to what is no section with ids");
	g_strfreev(sections);
}

static void ref_arguments(void **state)
{
	(void)state;
	each_field(ref_argument);
}

static void enum_argument(const char *record, const struct line *f)
{
	GHashTable *seen;
	char **words;

	if (f->kind != KIND_ENUM)
		return;
	require(f->arg && *f->arg, record, f, "has no words");
	seen = g_hash_table_new(g_str_hash, g_str_equal);
	words = g_strsplit(f->arg, "|", -1);
	for (char **w = words; *w; w++)
		require(**w && g_hash_table_add(seen, *w), record, f, "an empty word, or one twice");
	require(g_strv_length(words) > 1, record, f, "has no choice");
	g_hash_table_destroy(seen);
	g_strfreev(words);
}

static void enum_arguments(void **state)
{
	(void)state;
	each_field(enum_argument);
}

static void other_argument(const char *record, const struct line *f)
{
	bool bare = f->kind == KIND_STRING || f->kind == KIND_TEXT || f->kind == KIND_PROSE ||
		    f->kind == KIND_DATE || f->kind == KIND_BOOL || f->kind == KIND_ID ||
		    f->kind == KIND_PATH;

	require(!bare || !f->arg, record, f, "this kind takes no argument");
	require((f->kind != KIND_INT && f->kind != KIND_CONTROL) || (f->arg && *f->arg), record, f,
		"this kind needs an argument");
}

static void other_arguments(void **state)
{
	(void)state;
	each_field(other_argument);
}

static void reach(GHashTable *reached, const char *record)
{
	const struct schema_record *r = schema_record(record);

	if (!g_hash_table_add(reached, (void *)record))
		return;
	for (size_t i = 0; r && i < r->count; i++)
		if (r->fields[i].kind == KIND_RECORD)
			reach(reached, r->fields[i].arg);
}

static void no_record_is_an_orphan(void **state)
{
	GHashTable *reached = g_hash_table_new(g_str_hash, g_str_equal);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(roots); i++)
		reach(reached, roots[i]);
	reach(reached, SCHEMA_OWN); /* held by keys of the user's own, in any record */
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		if (lines[i].record && !g_hash_table_contains(reached, lines[i].record))
			fail_msg("nothing holds record %s", lines[i].record);
	g_hash_table_destroy(reached);
}

/* Adding a document type is one line in the schema and one template. */
/* One entry of templates/index.yaml: its template, its title, the sections and catalogs it names. */
static void check_type(const struct standards *s, xmlNode *type)
{
	char *path = g_strdup_printf("templates/%s.xsl", node_id(type));

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		fail_msg("%s is missing (tests run in the project's folder)", path);
	if (!l10n_text(standards_l10n(s, "en"), child_text(type, "title")))
		fail_msg("%s: no title \"%s\"", path, child_text(type, "title"));
	for (xmlNode *n = node_first(node_child(type, "reads")); n; n = node_next(n))
		if (!schema_field("csms", node_text(n)))
			fail_msg("%s reads \"%s\", which no description has", path, node_text(n));
	for (xmlNode *n = node_first(node_child(type, "catalogs")); n; n = node_next(n))
		if (!catalogs_root(standards_catalogs(s), node_text(n)))
			fail_msg("%s cites \"%s\", which is no catalog", path, node_text(n));
	g_free(path);
}

static void every_type_is_whole(void **state)
{
	struct diag *d = diag_new();
	struct standards *s = standards_load("templates", d);
	int types = 0;

	(void)state;
	assert_non_null(s);
	for (xmlNode *t = standards_first_type(s); t; t = node_next(t), types++)
		check_type(s, t);
	assert_true(types >= 3);
	standards_free(s);
	diag_free(d);
}

static void note_visit(xmlNode *node, const struct schema_field *field, bool item, void *context)
{
	g_string_append_printf(context, "%s=%s.%s%s ", (const char *)node->name, field->record,
			       field->key, item ? "[]" : "");
}

static void expect_walk(const char *content, const char *record, const char *visits)
{
	xmlDoc *doc = tree_in(record, content);
	GString *seen = g_string_new(NULL);

	schema_walk(xmlDocGetRootElement(doc), record, note_visit, seen);
	assert_string_equal(seen->str, visits);
	g_string_free(seen, TRUE);
	xmlFreeDoc(doc);
}

static void walk_knows_every_element(void **state)
{
	(void)state;
	expect_walk("<cloud-role>both</cloud-role><languages><language>en</language></languages>",
		    "csms", "cloud-role=csms.cloud-role languages=csms.languages "
		    "language=csms.languages[] ");
	expect_walk("<services><service><regions><region><name/></region></regions></service>"
		    "<service><name/></service></services>", "csms",
		    "services=csms.services service=csms.services[] regions=service.regions "
		    "region=service.regions[] name=region.name service=csms.services[] "
		    "name=service.name ");
	expect_walk("<organisation><name>a</name><name>b</name></organisation>", "csms",
		    "organisation=csms.organisation name=organisation.name name=organisation.name ");
}

static void walk_passes_over_the_unknown(void **state)
{
	(void)state;
	expect_walk("<x-own><risks/></x-own><risks><person><id/></person></risks>text<!-- c -->",
		    "csms", "risks=csms.risks ");
	expect_walk("<id/>", "no-such-record", "");
}

static void walk_knows_facts_with_a_label(void **state)
{
	(void)state;
	expect_walk("<organisation><x-own><label/><value/></x-own></organisation>", "csms",
		    "organisation=csms.organisation label=own-fact.label value=own-fact.value ");
	expect_walk("<x-own><value/></x-own><own><label/></own><x-own><a><label/></a></x-own>", "csms", "");
}

static void every_kind_has_words(void **state)
{
	(void)state;
	for (int k = KIND_STRING; k <= KIND_RECORD; k++)
		assert_true(strlen(kind_phrase((enum kind)k)) > 3);
	assert_string_equal(kind_phrase(KIND_DATE), "a date (YYYY-MM-DD)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_record_twice),
		cmocka_unit_test(no_field_twice),
		cmocka_unit_test(every_field_is_found),
		cmocka_unit_test(every_record_is_found),
		cmocka_unit_test(what_is_not_there),
		cmocka_unit_test(names_and_flags),
		cmocka_unit_test(record_arguments),
		cmocka_unit_test(ref_arguments),
		cmocka_unit_test(enum_arguments),
		cmocka_unit_test(other_arguments),
		cmocka_unit_test(no_record_is_an_orphan),
		cmocka_unit_test(every_type_is_whole),
		cmocka_unit_test(walk_knows_every_element),
		cmocka_unit_test(walk_passes_over_the_unknown),
		cmocka_unit_test(walk_knows_facts_with_a_label),
		cmocka_unit_test(every_kind_has_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
