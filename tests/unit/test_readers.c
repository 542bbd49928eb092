/* No field of the schema without a reader: each field of the sample is taken away in turn, and
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
};

static bool read_elsewhere(const struct schema_field *f)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elsewhere); i++)
		if (strcmp(elsewhere[i].record, f->record) == 0 && strcmp(elsewhere[i].key, f->key) == 0)
			return true;
	return false;
}

/* The digest over every stamped article of the pack, without what the stamp says of digests. */
static void digest_pack(struct pack *p, char out[DIGEST_SIZE])
{
	struct digest *all = digest_new();

	for (xmlNode *n = pack_first_document(p); n; n = node_next(n)) {
		struct composed *c = compose_document(p, n);

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
	}
	digest_end(all, out);
}

/* The first element of each field of the schema, by "record key". */
static void remember(xmlNode *node, const struct schema_field *f, bool item, void *context)
{
	char *name = g_strdup_printf("%s %s", f->record, f->key);

	if (item || g_hash_table_contains(context, name))
		g_free(name);
	else
		g_hash_table_insert(context, name, node);
}

/* Takes the element and its other languages out, digests, puts it back. */
static void digest_without(struct pack *p, xmlNode *node, char out[DIGEST_SIZE])
{
	xmlNode *parent = node->parent, *hole = xmlNewDocComment(node->doc, BAD_CAST "hole");
	GPtrArray *taken = g_ptr_array_new();

	xmlAddPrevSibling(node, hole);
	for (xmlNode *n = node_first(parent), *next; n; n = next) {
		next = node_next(n);
		if (node_is(n, (const char *)node->name)) {
			xmlUnlinkNode(n);
			g_ptr_array_add(taken, n);
		}
	}
	p->doc = doc_new(doc_tree(p->doc)); /* the index of records anew; the tree is the same */
	digest_pack(p, out);
	for (guint i = 0; i < taken->len; i++)
		xmlAddPrevSibling(hole, taken->pdata[i]);
	xmlUnlinkNode(hole);
	xmlFreeNode(hole);
	g_ptr_array_unref(taken);
}

/* The pack in two states: as drafts, without a ledger, and as it stands. */
struct states {
	struct ledger *ledgers[2];
	char whole[2][DIGEST_SIZE];
};

static bool is_read(struct pack *p, const struct schema_field *f, xmlNode *node, struct states *s)
{
	char without[DIGEST_SIZE];
	bool read = read_elsewhere(f);

	for (int i = 0; i < 2 && !read; i++) {
		p->ledger = s->ledgers[i];
		digest_without(p, node, without);
		read = strcmp(without, s->whole[i]) != 0;
	}
	return read;
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

static void test_every_field(void **state)
{
	char *argv_out = NULL;
	struct options o = { .folder = (char *)"input-samples/provider", .date = (char *)"2026-09-30",
			     .data = (char *)".", .out = argv_out };
	struct diag *d = diag_new();
	struct pack *p = pack_load(&o, d);
	GHashTable *fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct states states;
	GHashTableIter it;
	gpointer name, node;
	int unread = 0;

	(void)state;
	assert_non_null(p);
	keep_first_language(p);
	schema_walk(doc_root(p->doc), "csms", remember, fields);
	states.ledgers[0] = ledger_new();
	states.ledgers[1] = p->ledger;
	for (int i = 0; i < 2; i++) {
		p->ledger = states.ledgers[i];
		digest_pack(p, states.whole[i]);
	}
	g_hash_table_iter_init(&it, fields);
	while (g_hash_table_iter_next(&it, &name, &node)) {
		char **words = g_strsplit(name, " ", 2);
		const struct schema_field *f = schema_field(words[0], words[1]);

		/* Without the documents there is nothing to compose. */
		if (strcmp(name, "csms documents") != 0 && strcmp(name, "csms languages") != 0 &&
		    strcmp(name, "document type") != 0 && !is_read(p, f, node, &states)) {
			printf("# no article reads \"%s\"\n", (char *)name);
			unread++;
		}
		g_strfreev(words);
	}
	printf("# %u fields of the sample\n", g_hash_table_size(fields));
	assert_int_equal(unread, 0);
	g_hash_table_destroy(fields);
	ledger_free(states.ledgers[0]);
	p->ledger = states.ledgers[1];
	pack_free(p);
	diag_free(d);
}

/* The sample gives every field of the schema, so that the test above sees all of them. */
static void test_sample_is_complete(void **state)
{
	struct options o = { .folder = (char *)"input-samples/provider", .date = (char *)"2026-09-30",
			     .data = (char *)"." };
	struct diag *d = diag_new();
	struct pack *p = pack_load(&o, d);
	GHashTable *fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GQueue records = G_QUEUE_INIT;
	int lacking = 0;

	(void)state;
	assert_non_null(p);
	schema_walk(doc_root(p->doc), "csms", remember, fields);
	g_queue_push_tail(&records, (void *)schema_record("csms"));
	while (!g_queue_is_empty(&records)) {
		const struct schema_record *r = g_queue_pop_head(&records);

		for (size_t i = 0; i < r->count; i++) {
			char *name = g_strdup_printf("%s %s", r->name, r->fields[i].key);

			if (r->fields[i].kind == KIND_RECORD)
				g_queue_push_tail(&records, (void *)schema_record(r->fields[i].arg));
			if (strcmp(r->fields[i].key, "id") != 0 && !read_elsewhere(&r->fields[i]) &&
			    !g_hash_table_contains(fields, name)) {
				printf("# the sample lacks \"%s\"\n", name);
				lacking++;
			}
			g_free(name);
		}
	}
	assert_int_equal(lacking, 0);
	g_hash_table_destroy(fields);
	pack_free(p);
	diag_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field),
		cmocka_unit_test(test_sample_is_complete),
	};
	int failed;

	transform_setup();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	transform_cleanup();
	return failed;
}
