#include "cli/issued.h"

#include "base/file.h"
#include "base/limits.h"

#include <string.h>

/* "A/1" becomes "A-1"; any other number keeps its letters, and what a file name cannot hold is
 * written as %XX. */
char *issued_folder_name(const char *text)
{
	char *name;

	if (version_valid(text))
		return g_strdelimit(g_strdup(text), "/", '-');
	name = g_uri_escape_string(text, "()[]（）", TRUE);
	if (name[0] == '.')
		name[0] = '-';
	return name;
}

static bool is_known(const struct ledger *ledger, const char *number, const char *version)
{
	const GPtrArray *entries = ledger_entries(ledger);
	bool known = false;

	for (guint i = 0; i < entries->len && !known; i++) {
		const struct entry *e = entries->pdata[i];
		char *n = issued_folder_name(entry_text(e, "number"));
		char *v = issued_folder_name(entry_text(e, "version"));

		known = entry_is(e, "issue") && strcmp(n, number) == 0 && strcmp(v, version) == 0;
		g_free(v);
		g_free(n);
	}
	return known;
}

static void check_number(const char *issued, const char *number, const struct ledger *ledger,
			 struct diag *d)
{
	char *path = g_build_filename(issued, number, NULL);
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *version;

	while (dir && (version = g_dir_read_name(dir)))
		if (!strstr(version, ".new-") && !is_known(ledger, number, version)) {
			char *at = g_build_filename("issued", number, version, NULL);

			diag_at(d, SPAN_NONE, MSG_LEDGER_TAIL, at);
			g_free(at);
		}
	if (dir)
		g_dir_close(dir);
	g_free(path);
}

void issued_check(const char *folder, const struct ledger *ledger, struct diag *d)
{
	char *path = g_build_filename(folder, "issued", NULL);
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *number;

	while (dir && (number = g_dir_read_name(dir)))
		check_number(path, number, ledger, d);
	if (dir)
		g_dir_close(dir);
	g_free(path);
}

char *issued_folder(const struct pack *p, const struct composed *c)
{
	char *number = issued_folder_name(child_text(c->document, "number"));
	char *version = issued_folder_name(c->control->version);
	char *path = g_build_filename(p->options->folder, "issued", number, version, NULL);

	g_free(version);
	g_free(number);
	return path;
}

char *issued_path(const struct pack *p, const struct composed *c, const char *lang,
		  enum backend format)
{
	char *folder = issued_folder(p, c);
	char *name = g_strdup_printf("%s.%s", node_id(c->document), backend_name(format));
	char *path = g_build_filename(folder, lang, name, NULL);

	g_free(name);
	g_free(folder);
	return path;
}

/* The digest that the issue entry holds of this copy; without one it is not what was issued. */
static bool is_as_issued(const struct composed *c, const char *lang, enum backend format,
			 GBytes *bytes)
{
	xmlNode *copies = node_child(xmlDocGetRootElement(c->control->issue->tree), "copies");
	char digest[DIGEST_SIZE];
	bool same = false;
	char *line;

	digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
	line = g_strdup_printf("%s/%s.%s %s", lang, node_id(c->document), backend_name(format), digest);
	for (xmlNode *n = node_first(copies); n && !same; n = node_next(n))
		same = strcmp(node_text(n), line) == 0;
	g_free(line);
	return same;
}

GBytes *issued_read(const struct pack *p, const struct composed *c, const char *lang,
		    enum backend format)
{
	char *path = issued_path(p, c, lang, format);
	GBytes *bytes = NULL;

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		bytes = file_read(path, LIMIT_ISSUED_BYTES, SPAN_NONE, p->diag);
	else
		diag_at(p->diag, SPAN_NONE, MSG_ISSUED_GONE, path, child_text(c->document, "number"),
			c->control->version);
	if (bytes && !is_as_issued(c, lang, format, bytes)) {
		diag_at(p->diag, SPAN_NONE, MSG_ISSUED_ALTERED, path);
		g_clear_pointer(&bytes, g_bytes_unref);
	}
	g_free(path);
	return bytes;
}
