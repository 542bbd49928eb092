/* No field of the schema without a reader: each field of the samples is taken away in turn, and
 * some stamped article must change. */
#include "cli/compose.h"
#include "control/digest.h"
#include "model/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Fields that decide something other than the text of an article. */
static const struct {
	const char *record, *key, *reader;
} elsewhere[] = {
	{ "csms", "csms", "check: the version of the format" },
	{ "csms", "include", "read: the files that are read" },
	{ "document", "of", "manifest: the subject" },
	{ "document-control", "number-pattern", "check: the rule document_numbers" },
	{ "csms", "style", "theme: how pages look" },
	{ "style-choice", "theme", "theme: what lies over styles/print.yaml" },
	{ "style-choice", "file", "theme: what lies over the theme" },
	{ "risk", "scenario", "lend: title and theme where there are none" },
	{ "obligation", "law", "lend: title, type, issuer, number and date where there are none" },
};

/* What a catalog holds is printed by csmsc catalog show (test_catalog_page.c); documents print a part. */
static bool is_catalog_record(const char *record)
{
	return strcmp(record, "catalog-file") == 0;
}

static bool read_elsewhere(const struct schema_field *f)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elsewhere); i++)
		if (strcmp(elsewhere[i].record, f->record) == 0 && strcmp(elsewhere[i].key, f->key) == 0)
			return true;
	return false;
}

/* The digest over a stamped article in all languages, without what the stamp says of digests. */
static void digest_document(struct pack *p, xmlNode *document, char out[DIGEST_SIZE])
{
	struct composed *c = compose_document(p, document);
	struct digest *all = digest_new();

	for (guint i = 0; c && i < doc_languages(p->doc)->len; i++) {
		xmlDoc *stamped;
		GBytes *bytes;

		memset(&c->digests, 0, sizeof c->digests);
		g_ptr_array_set_size(c->open_points, 0);
		stamped = composed_stamp(p, c, doc_languages(p->doc)->pdata[i]);
		assert_non_null(stamped);
		bytes = digest_canonical(stamped);
		digest_add(all, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
		g_bytes_unref(bytes);
		xmlFreeDoc(stamped);
	}
	composed_free(c);
	digest_end(all, out);
}

enum { TRIED = 12 };

static const char *section_of(const xmlNode *node)
{
	while (node->parent->parent->type != XML_DOCUMENT_NODE)
		node = node->parent;
	return (const char *)node->name;
}

/* The first elements of each field of the schema, by "record key": some say what follows anyway. */
static void remember(xmlNode *node, const struct schema_field *f, bool item, void *context)
{
	char *name = g_strdup_printf("%s %s", f->record, f->key);
	GPtrArray *nodes = g_hash_table_lookup(context, name);
	bool within_catalog = strcmp(f->record, "csms") != 0 && strcmp(section_of(node), "catalogs") == 0;

	if (!item && !nodes && !within_catalog)
		g_hash_table_insert(context, g_strdup(name), nodes = g_ptr_array_new());
	if (!item && !within_catalog && nodes->len < TRIED)
		g_ptr_array_add(nodes, node);
	g_free(name);
}

enum { DOCUMENTS_MAX = 32 };

/* The pack in two states: as drafts, without a ledger, and as it stands. */
struct states {
	struct ledger *ledgers[2];
	char whole[2][DOCUMENTS_MAX][DIGEST_SIZE];
};

/* What a type reads, and what duties take from the Statement of Applicability. */
static bool may_read(const struct pack *p, const xmlNode *document, const char *section)
{
	const xmlNode *type = standards_type(p->standards, child_text(document, "type"));

	return type_reads(type, section) || g_str_has_prefix(section, "x-") ||
	       strcmp(section, "document-control") == 0 || strcmp(section, "parameters") == 0 ||
	       (child_text(type, "subject") && (strcmp(section, "controls") == 0 ||
						strcmp(section, "additional-controls") == 0));
}

/* Takes the element and its other languages out; a comment marks the place. */
static GPtrArray *take_out(xmlNode *node, xmlNode *hole)
{
	GPtrArray *taken = g_ptr_array_new();

	xmlAddPrevSibling(node, hole);
	for (xmlNode *n = node_first(node->parent), *next; n; n = next) {
		next = node_next(n);
		if (node_is(n, (const char *)node->name)) {
			xmlUnlinkNode(n);
			g_ptr_array_add(taken, n);
		}
	}
	return taken;
}

static void put_back(GPtrArray *taken, xmlNode *hole)
{
	for (guint i = 0; i < taken->len; i++)
		xmlAddPrevSibling(hole, taken->pdata[i]);
	xmlUnlinkNode(hole);
	xmlFreeNode(hole);
	g_ptr_array_unref(taken);
}

static bool some_article_differs(struct pack *p, const char *section, const struct states *s)
{
	char now[DIGEST_SIZE];

	for (int i = 0; i < 2; i++) {
		int k = 0;

		p->ledger = s->ledgers[i];
		for (xmlNode *n = pack_first_document(p); n; n = node_next(n), k++) {
			if (!may_read(p, n, section))
				continue;
			digest_document(p, n, now);
			if (strcmp(now, s->whole[i][k]) != 0)
				return true;
		}
	}
	return false;
}

static bool is_read(struct pack *p, const struct schema_field *f, xmlNode *node, struct states *s)
{
	xmlNode *hole = xmlNewDocComment(node->doc, BAD_CAST "hole");
	char *section = g_strdup(section_of(node));
	GPtrArray *taken = take_out(node, hole);
	bool read;

	p->doc = doc_new(doc_tree(p->doc)); /* the index of records anew; the tree is the same */
	read = read_elsewhere(f) || some_article_differs(p, section, s);
	put_back(taken, hole);
	g_free(section);
	return read;
}

static bool any_is_read(struct pack *p, const char *name, const GPtrArray *nodes, struct states *s)
{
	char **words = g_strsplit(name, " ", 2);
	bool read = false;

	for (guint i = 0; i < nodes->len && !read; i++)
		read = is_read(p, schema_field(words[0], words[1]), nodes->pdata[i], s);
	g_strfreev(words);
	return read;
}

static void remember_whole(struct pack *p, struct states *s)
{
	s->ledgers[0] = ledger_new();
	s->ledgers[1] = p->ledger;
	for (int i = 0; i < 2; i++) {
		int k = 0;

		p->ledger = s->ledgers[i];
		for (xmlNode *n = pack_first_document(p); n; n = node_next(n), k++) {
			assert_true(k < DOCUMENTS_MAX);
			digest_document(p, n, s->whole[i][k]);
		}
	}
}

/* One language is enough to see that a field is read, and takes half the time. */
static void keep_first_language(struct pack *p)
{
	xmlNode *first = node_first(node_child(doc_root(p->doc), "languages"));

	for (xmlNode *n = node_next(first), *next; n; n = next) {
		next = node_next(n);
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	p->doc = doc_new(doc_tree(p->doc));
}

/* Without these there is nothing to compose. */
static bool is_needed_to_compose(const char *name)
{
	static const char *const needed[] = { "csms documents", "csms languages", "document type",
					      "document of" };

	for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
		if (strcmp(name, needed[i]) == 0)
			return true;
	return false;
}

/* Fields of a sample that no sample before it had; returns how many no article reads. */
static int check_sample(const char *folder, GHashTable *seen)
{
	struct options o = { .folder = (char *)folder, .date = (char *)"2026-09-30", .data = (char *)"." };
	struct diag *d = diag_new();
	struct pack *p = pack_load(&o, d);
	GHashTable *fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						   (GDestroyNotify)g_ptr_array_unref);
	struct states states;
	GHashTableIter it;
	gpointer name, nodes;
	int unread = 0;

	assert_non_null(p);
	keep_first_language(p);
	schema_walk(doc_root(p->doc), "csms", remember, fields);
	remember_whole(p, &states);
	g_hash_table_iter_init(&it, fields);
	while (g_hash_table_iter_next(&it, &name, &nodes))
		if (g_hash_table_add(seen, g_strdup(name)) && !is_needed_to_compose(name) &&
		    !any_is_read(p, name, nodes, &states)) {
			printf("# no article reads \"%s\"\n", (char *)name);
			unread++;
		}
	g_hash_table_destroy(fields);
	ledger_free(states.ledgers[0]);
	p->ledger = states.ledgers[1];
	pack_free(p);
	diag_free(d);
	return unread;
}

/* Between them the samples give every field of the schema, so that all of them are seen. */
static int fields_lacking(GHashTable *seen)
{
	GQueue records = G_QUEUE_INIT;
	int lacking = 0;

	g_queue_push_tail(&records, (void *)schema_record("csms"));
	while (!g_queue_is_empty(&records)) {
		const struct schema_record *r = g_queue_pop_head(&records);

		for (size_t i = 0; i < r->count; i++) {
			char *name = g_strdup_printf("%s %s", r->name, r->fields[i].key);

			if (r->fields[i].kind == KIND_RECORD && !is_catalog_record(r->fields[i].arg))
				g_queue_push_tail(&records, (void *)schema_record(r->fields[i].arg));
			if (strcmp(r->fields[i].key, "id") != 0 && !read_elsewhere(&r->fields[i]) &&
			    !g_hash_table_contains(seen, name)) {
				printf("# the samples lack \"%s\"\n", name);
				lacking++;
			}
			g_free(name);
		}
	}
	return lacking;
}

static void test_every_field(void **state)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	int unread = check_sample("input-samples/provider", seen) + check_sample("input-samples/both", seen);

	(void)state;
	printf("# %u fields of the samples\n", g_hash_table_size(seen));
	assert_int_equal(unread, 0);
	assert_int_equal(fields_lacking(seen), 0);
	g_hash_table_destroy(seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field),
	};
	int failed;

	transform_setup();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	transform_cleanup();
	return failed;
}
