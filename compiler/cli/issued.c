#include "cli/issued.h"

#include "base/file.h"
#include "base/limits.h"

#include <string.h>

/* A number or version as the name of a folder: "B/2" becomes "B-2". */
static char *folder_name(const char *text)
{
	char *name = g_strdup(text);

	g_strdelimit(name, "/\\:*?\"<>|", '-');
	if (name[0] == '.')
		name[0] = '-';
	return name;
}

char *issued_folder(const struct pack *p, const struct composed *c)
{
	char *number = folder_name(child_text(c->document, "number"));
	char *version = folder_name(c->control->version);
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
	g_free(path);
	return bytes;
}
