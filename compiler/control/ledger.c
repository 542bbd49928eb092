#include "control/ledger.h"

#include "control/version.h"

#include "model/doc.h"
#include "model/place.h"

#include <string.h>

struct ledger {
	GPtrArray *entries;    /* struct entry *, owned, in order once linked */
	GHashTable *by_digest; /* digest -> struct entry, borrowed */
};

static void entry_free(gpointer p)
{
	struct entry *e = p;

	xmlFreeDoc(e->tree);
	g_free(e);
}

struct ledger *ledger_new(void)
{
	struct ledger *l = g_new0(struct ledger, 1);

	l->entries = g_ptr_array_new_with_free_func(entry_free);
	l->by_digest = g_hash_table_new(g_str_hash, g_str_equal);
	return l;
}

void ledger_free(struct ledger *l)
{
	if (!l)
		return;
	g_hash_table_destroy(l->by_digest);
	g_ptr_array_unref(l->entries);
	g_free(l);
}

const char *entry_text(const struct entry *e, const char *key)
{
	const char *text = child_text(xmlDocGetRootElement(e->tree), key);

	return text ? text : "";
}

bool entry_is(const struct entry *e, const char *event)
{
	return strcmp(entry_text(e, "event"), event) == 0;
}

static struct entry *entry_put(struct ledger *l, const char *file, const void *bytes, size_t size,
			       xmlDoc *tree)
{
	struct entry *e = g_new0(struct entry, 1);

	digest_bytes(bytes, size, e->digest);
	e->tree = tree;
	e->file = g_intern_string(file);
	g_ptr_array_add(l->entries, e);
	g_hash_table_insert(l->by_digest, e->digest, e);
	return e;
}

bool ledger_add(struct ledger *l, const char *file, const void *bytes, size_t size, xmlDoc *tree,
		struct diag *d)
{
	const char *slash = strrchr(file, '/');
	struct entry *e = entry_put(l, file, bytes, size, tree);
	char *expected = g_strconcat(e->digest, ".yaml", NULL);
	bool right = strcmp(slash ? slash + 1 : file, expected) == 0;

	if (!right)
		diag_at(d, (struct span){ e->file, 0, 0 }, MSG_LEDGER_DIGEST, e->digest);
	g_free(expected);
	return right;
}

static xmlNode *previous_of(const struct entry *e)
{
	return node_first(node_child(xmlDocGetRootElement(e->tree), "previous"));
}

/* Ranks every entry above those it follows; a chain of digests cannot have a cycle, so the
 * passes end after as many as the longest chain has entries. */
static void rank_entries(struct ledger *l)
{
	bool moved = true;

	while (moved) {
		moved = false;
		for (guint i = 0; i < l->entries->len; i++) {
			struct entry *e = l->entries->pdata[i];

			for (xmlNode *n = previous_of(e); n; n = node_next(n)) {
				const struct entry *p = g_hash_table_lookup(l->by_digest, node_text(n));

				if (p && p != e && e->rank <= p->rank && p->rank < l->entries->len) {
					e->rank = p->rank + 1;
					moved = true;
				}
			}
		}
	}
}

static int compare_entries(gconstpointer a, gconstpointer b)
{
	const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return strcmp(x->digest, y->digest);
}

static bool is_digest(const char *text)
{
	return strlen(text) == DIGEST_SIZE - 1 && strspn(text, "0123456789abcdef") == DIGEST_SIZE - 1;
}

/* What every event of a document holds; a merge concerns none. */
static bool check_fields(const struct entry *e, struct diag *d)
{
	static const char *const digests[] = { "content-digest", "facts-digest", "wording-digest" };
	const char *bad = NULL;

	if (entry_is(e, "merge"))
		return true;
	if (!*entry_text(e, "document"))
		bad = "document";
	else if (!version_valid(entry_text(e, "version")))
		bad = "version";
	for (size_t i = 0; i < G_N_ELEMENTS(digests) && !bad; i++)
		if (!is_digest(entry_text(e, digests[i])))
			bad = digests[i];
	if (bad)
		diag_at(d, (struct span){ e->file, 0, 0 }, MSG_LEDGER_FIELD, bad);
	return !bad;
}

/* A version is opened once and issued once; two branches that both did so contradict each other. */
static bool check_once(const struct ledger *l, const char *event, struct diag *d)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool once = true;

	for (guint i = 0; i < l->entries->len; i++) {
		const struct entry *e = l->entries->pdata[i];
		char *name = g_strdup_printf("%s %s", entry_text(e, "document"), entry_text(e, "version"));

		if (entry_is(e, event) && !g_hash_table_add(seen, g_strdup(name))) {
			diag_at(d, (struct span){ e->file, 0, 0 }, MSG_LEDGER_TWICE, entry_text(e, "version"),
				entry_text(e, "document"), strcmp(event, "issue") == 0 ? "issued" : "opened");
			once = false;
		}
		g_free(name);
	}
	g_hash_table_destroy(seen);
	return once;
}

bool ledger_link(struct ledger *l, struct diag *d)
{
	bool whole = true;

	for (guint i = 0; i < l->entries->len; i++)
		whole = check_fields(l->entries->pdata[i], d) && whole;

	for (guint i = 0; i < l->entries->len; i++) {
		struct entry *e = l->entries->pdata[i];

		for (xmlNode *n = previous_of(e); n; n = node_next(n))
			if (!g_hash_table_contains(l->by_digest, node_text(n))) {
				diag_at(d, node_span(n), MSG_LEDGER_PREVIOUS, node_text(n));
				whole = false;
			}
	}
	rank_entries(l);
	g_ptr_array_sort(l->entries, compare_entries);
	return check_once(l, "revise", d) && check_once(l, "issue", d) && whole;
}

static int compare_digests(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The digests that no entry follows, sorted; borrowed from the entries. */
static GPtrArray *ledger_heads(const struct ledger *l)
{
	GHashTable *followed = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *heads = g_ptr_array_new();

	for (guint i = 0; i < l->entries->len; i++)
		for (xmlNode *n = previous_of(l->entries->pdata[i]); n; n = node_next(n))
			g_hash_table_add(followed, (void *)node_text(n));
	for (guint i = 0; i < l->entries->len; i++) {
		struct entry *e = l->entries->pdata[i];

		if (!g_hash_table_contains(followed, e->digest))
			g_ptr_array_add(heads, e->digest);
	}
	g_hash_table_destroy(followed);
	g_ptr_array_sort(heads, compare_digests);
	return heads;
}

void ledger_head(const struct ledger *l, char out[DIGEST_SIZE])
{
	GPtrArray *heads = ledger_heads(l);
	struct digest *d;

	out[0] = '\0';
	if (heads->len == 1) {
		g_strlcpy(out, heads->pdata[0], DIGEST_SIZE);
	} else if (heads->len > 1) {
		d = digest_new();
		for (guint i = 0; i < heads->len; i++)
			digest_add(d, heads->pdata[i], strlen(heads->pdata[i]));
		digest_end(d, out);
	}
	g_ptr_array_unref(heads);
}

/* Line ends and what cannot stand in a file become spaces: words from the command line may hold
 * them, and an entry must always be readable. */
static void yaml_quoted(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '"' || c == '\\')
			g_string_append_c(out, '\\');
		if (g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
			c = ' ';
		g_string_append_unichar(out, c);
	}
	g_string_append(out, "\"\n");
}

static bool same_name_before(const xmlNode *node)
{
	const xmlNode *n = node->prev;

	while (n && n->type != XML_ELEMENT_NODE)
		n = n->prev;
	return n && node_is(n, (const char *)node->name);
}

/* The form that every entry has for ever: one key a line, texts quoted, in the tree's order. */
static GBytes *entry_yaml(xmlDoc *tree)
{
	GString *out = g_string_new(NULL);

	for (xmlNode *n = node_first(xmlDocGetRootElement(tree)); n; n = node_next(n)) {
		if (node_first(n)) {
			g_string_append_printf(out, "%s:\n", n->name);
			for (xmlNode *item = node_first(n); item; item = node_next(item)) {
				g_string_append(out, "  - ");
				yaml_quoted(out, node_text(item));
			}
		} else if (node_lang(n)) {
			if (!same_name_before(n))
				g_string_append_printf(out, "%s:\n", n->name);
			g_string_append_printf(out, "  %s: ", node_lang(n));
			yaml_quoted(out, node_text(n));
		} else {
			g_string_append_printf(out, "%s: ", n->name);
			yaml_quoted(out, node_text(n));
		}
	}
	return g_string_free_to_bytes(out);
}

GBytes *ledger_append(struct ledger *l, xmlDoc *tree, const struct entry **entry)
{
	GPtrArray *heads = ledger_heads(l);
	GBytes *bytes;
	struct entry *e;

	if (heads->len) {
		xmlNode *previous = node_add(xmlDocGetRootElement(tree), "previous", NULL);

		for (guint i = 0; i < heads->len; i++)
			node_add(previous, "entry", heads->pdata[i]);
	}
	bytes = entry_yaml(tree);
	e = entry_put(l, "ledger", g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), tree);
	e->rank = l->entries->len;
	g_ptr_array_unref(heads);
	if (entry)
		*entry = e;
	return bytes;
}

const GPtrArray *ledger_entries(const struct ledger *l)
{
	return l->entries;
}
