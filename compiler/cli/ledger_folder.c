#include "cli/ledger_folder.h"

#include "base/file.h"
#include "base/limits.h"
#include "check/check.h"
#include "model/doc.h"
#include "read/read.h"
#include "read/yaml.h"

#include <libxml/parser.h>
#include <string.h>

static bool is_entry_name(const char *name)
{
	return strlen(name) == DIGEST_SIZE - 1 + strlen(".yaml") && g_str_has_suffix(name, ".yaml") &&
	       strspn(name, "0123456789abcdef") == DIGEST_SIZE - 1;
}

static void read_entry(struct ledger *l, const char *folder, const char *name, struct diag *d)
{
	char *label = g_build_filename("ledger", name, NULL);
	char *path = g_build_filename(folder, label, NULL);
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
	xmlDoc *tree = bytes ? read_data(path, label, "ledger-entry", d) : NULL;

	if (tree && !check_tree(xmlDocGetRootElement(tree), "ledger-entry", d)) {
		xmlFreeDoc(tree);
	} else if (tree) {
		ledger_add(l, label, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), tree, d);
	}
	if (bytes)
		g_bytes_unref(bytes);
	g_free(path);
	g_free(label);
}

static void read_entries(struct ledger *l, const char *folder, GPtrArray *names, struct diag *d)
{
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];

		if (is_entry_name(name))
			read_entry(l, folder, name, d);
		else if (!g_str_has_prefix(name, "facts/"))
			diag_at(d, (struct span){ "ledger", 0, 0 }, MSG_LEDGER_FOREIGN, name);
	}
}

/* file_list passes over hidden files and symbolic links; here they would hide an entry. */
static void report_unlisted(const char *path, struct diag *d)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		char *full = g_build_filename(path, name, NULL);

		if (name[0] == '.' || g_file_test(full, G_FILE_TEST_IS_SYMLINK))
			diag_at(d, (struct span){ "ledger", 0, 0 }, MSG_LEDGER_FOREIGN, name);
		g_free(full);
	}
	if (dir)
		g_dir_close(dir);
}

struct ledger *ledger_folder_read(const char *folder, struct diag *d)
{
	struct ledger *l = ledger_new();
	char *path = g_build_filename(folder, "ledger", NULL);
	GPtrArray *names = NULL;

	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		names = file_list(path, d);
		report_unlisted(path, d);
	}
	if (names) {
		read_entries(l, folder, names, d);
		ledger_link(l, d);
		g_ptr_array_unref(names);
	}
	g_free(path);
	return l;
}

/* What is written is read again first: an entry that could not be read would end the ledger. */
static bool reads_back(GBytes *bytes, struct diag *d)
{
	struct diag *own = diag_new();
	xmlDoc *tree = yaml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "entry",
				 "ledger-entry", own);
	bool ok = tree && !diag_failed(own) &&
		  check_tree(xmlDocGetRootElement(tree), "ledger-entry", own);

	if (!ok)
		diag_at(d, SPAN_NONE, MSG_LEDGER_UNREADABLE);
	xmlFreeDoc(tree);
	diag_free(own);
	return ok;
}

bool ledger_folder_write(const char *folder, const struct entry *e, GBytes *bytes, struct diag *d)
{
	char *ledger = g_build_filename(folder, "ledger", NULL);
	char *name = g_strconcat(e->digest, ".yaml", NULL);
	char *path = g_build_filename(ledger, name, NULL);
	bool ok = reads_back(bytes, d) && file_mkdirs(ledger, d) &&
		  file_write(path, g_bytes_get_data(bytes, NULL),
						       g_bytes_get_size(bytes), 0444, d);

	g_free(path);
	g_free(name);
	g_free(ledger);
	return ok;
}

static char *facts_path(const char *folder, const char *digest)
{
	char *name = g_strconcat(digest, ".xml", NULL);
	char *path = g_build_filename(folder, "ledger", "facts", name, NULL);

	g_free(name);
	return path;
}

bool facts_keep(const char *folder, const char *digest, GBytes *facts, struct diag *d)
{
	char *path = facts_path(folder, digest);
	char *parent = g_path_get_dirname(path);
	bool ok = g_file_test(path, G_FILE_TEST_EXISTS) ||
		  (file_mkdirs(parent, d) && file_write(path, g_bytes_get_data(facts, NULL),
							g_bytes_get_size(facts), 0444, d));

	g_free(parent);
	g_free(path);
	return ok;
}

xmlDoc *facts_kept(const char *folder, const char *digest, struct diag *d)
{
	char *path = facts_path(folder, digest);
	GBytes *bytes = NULL;
	xmlDoc *tree = NULL;
	char found[DIGEST_SIZE];

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
	if (bytes) {
		digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), found);
		if (strcmp(found, digest) == 0)
			tree = xmlReadMemory(g_bytes_get_data(bytes, NULL), (int)g_bytes_get_size(bytes),
					     "facts.xml", NULL,
					     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
		else
			diag_at(d, SPAN_NONE, MSG_FACTS_DAMAGED, path);
		g_bytes_unref(bytes);
	}
	g_free(path);
	return tree;
}
