/* csmsc catalog show prints every field that the schema lets an entry have. */
#include "cli/catalog.h"
#include "model/doc.h"
#include "model/schema.h"
#include "reading.h"
#include "trees.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char words[] =
	"<l10n xml:lang='en'><text key='common.list-comma'>, </text><text key='common.semicolon'>; </text>"
	"<text key='common.colon'>: </text></l10n>";

/* A record with a value of its own in every field: "v1", "v2" …; refs and the like are named. */
struct filling {
	unsigned values;
};

static void fill_record(xmlNode *node, const char *record, struct filling *f);

static void fill_field(xmlNode *into, const char *name, const struct schema_field *field, struct filling *f)
{
	char *value = field->kind == KIND_ENUM ? g_strndup(field->arg, strcspn(field->arg, "|"))
					       : g_strdup_printf("v%u", ++f->values);

	if (field->kind == KIND_RECORD)
		fill_record(node_add(into, name, NULL), field->arg, f);
	else
		node_add(into, name, field->kind == KIND_BOOL ? "true" : value);
	g_free(value);
}

static void fill_record(xmlNode *node, const char *record, struct filling *f)
{
	const struct schema_record *r = schema_record(record);

	for (size_t i = 0; i < r->count; i++) {
		const struct schema_field *field = &r->fields[i];

		if (strcmp(field->key, "id") == 0)
			node_set(node, "id", "E");
		else if (field->item)
			fill_field(node_add(node, field->key, NULL), field->item, field, f);
		else
			fill_field(node, field->key, field, f);
	}
}

struct shelf {
	struct catalogs *catalogs;
	struct l10n *l;
	xmlNode *entry;
};

static struct shelf open_shelf(void)
{
	xmlDoc *file = tree("<catalog-file><catalog>c</catalog><edition>C 1</edition><groups><group id='G'>"
			    "<title>The group</title></group></groups><entries><entry/>"
			    "<entry id='F'><title>The other</title></entry></entries></catalog-file>");
	struct shelf s = { catalogs_new(), l10n_new(tree(words)), NULL };
	struct filling f = { 0 };

	s.entry = node_first(node_child(xmlDocGetRootElement(file), "entries"));
	fill_record(s.entry, "entry", &f);
	xmlNodeSetContent(node_child(s.entry, "group"), BAD_CAST "G");
	xmlNodeSetContent(node_first(node_child(s.entry, "refs")), BAD_CAST "c:F");
	catalogs_add(s.catalogs, file);
	return s;
}

static char *page_of(const struct shelf *s, const char *ref)
{
	GString *out = g_string_new(NULL);

	catalog_page(out, s->catalogs, s->l, ref, 100);
	return g_string_free(out, FALSE);
}

static void close_shelf(struct shelf *s)
{
	catalogs_free(s->catalogs);
	l10n_free(s->l);
}

/* Takes each element away in turn; the page must change. */
static unsigned count_unprinted(struct shelf *s, xmlNode *node, const char *whole)
{
	unsigned unprinted = 0;

	for (xmlNode *n = node_first(node), *next; n; n = next) {
		xmlNode *hole = xmlNewDocComment(n->doc, BAD_CAST "hole");
		char *page;

		next = node_next(n);
		unprinted += count_unprinted(s, n, whole);
		xmlReplaceNode(n, hole);
		page = page_of(s, "c:E");
		if (strcmp(page, whole) == 0) {
			printf("# no page shows \"%s\" of \"%s\"\n", (const char *)n->name,
			       (const char *)node->name);
			unprinted++;
		}
		g_free(page);
		xmlReplaceNode(hole, n);
		xmlFreeNode(hole);
	}
	return unprinted;
}

static void every_field_is_printed(void **state)
{
	struct shelf s = open_shelf();
	char *whole = page_of(&s, "c:E");

	(void)state;
	assert_int_equal(count_unprinted(&s, s.entry, whole), 0);
	g_free(whole);
	close_shelf(&s);
}

static void references_are_found_from_both_ends(void **state)
{
	struct shelf s = open_shelf();
	char *page = page_of(&s, "c:F");

	(void)state;
	assert_non_null(strstr(page, "c:E"));
	g_free(page);
	close_shelf(&s);
}

static void a_group_lists_its_entries(void **state)
{
	struct shelf s = open_shelf();
	char *page = page_of(&s, "c:G");

	(void)state;
	assert_non_null(strstr(page, "The group"));
	assert_non_null(strstr(page, "c:E"));
	assert_null(strstr(page, "c:F"));
	g_free(page);
	close_shelf(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_is_printed),
		cmocka_unit_test(references_are_found_from_both_ends),
		cmocka_unit_test(a_group_lists_its_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
