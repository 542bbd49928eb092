#include "publish/manifest.h"

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "control/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void file_free(gpointer p)
{
	struct manifest_file *f = p;
	char *owned[] = { f->path, f->sha256, f->document, f->type, f->subject, f->number,
			  f->version, f->status, f->language, f->format, f->copy,
			  f->holder };

	for (size_t i = 0; i < G_N_ELEMENTS(owned); i++)
		g_free(owned[i]);
	g_free(f);
}

void manifest_init(struct manifest *m)
{
	memset(m, 0, sizeof *m);
	m->fonts = g_ptr_array_new_with_free_func(g_free);
	m->libraries = g_ptr_array_new_with_free_func(g_free);
	m->files = g_ptr_array_new_with_free_func(file_free);
}

void manifest_clear(struct manifest *m)
{
	g_ptr_array_unref(m->fonts);
	g_ptr_array_unref(m->libraries);
	g_ptr_array_unref(m->files);
}

struct manifest_file *manifest_add(struct manifest *m, const char *path, GBytes *bytes)
{
	struct manifest_file *f = g_new0(struct manifest_file, 1);
	char digest[DIGEST_SIZE];

	digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
	f->path = g_strdup(path);
	f->sha256 = g_strdup(digest);
	f->bytes = (goffset)g_bytes_get_size(bytes);
	g_ptr_array_add(m->files, f);
	return f;
}

static int compare_files(gconstpointer a, gconstpointer b)
{
	const struct manifest_file *x = *(struct manifest_file *const *)a;
	const struct manifest_file *y = *(struct manifest_file *const *)b;

	return strcmp(x->path, y->path);
}

static void put_text(GString *out, const char *key, const char *text)
{
	g_string_append_printf(out, "\"%s\": ", key);
	json_string(out, text);
}

/* One file on one line, so that a difference between two manifests reads well. */
static void put_file(GString *out, const struct manifest_file *f)
{
	const struct {
		const char *key;
		const char *text;
	} texts[] = {
		{ "document", f->document }, { "type", f->type },       { "subject", f->subject },
		{ "number", f->number },     { "version", f->version }, { "status", f->status },
		{ "language", f->language }, { "format", f->format }, { "copy", f->copy },
		{ "holder", f->holder },
	};

	g_string_append(out, "    {");
	put_text(out, "path", f->path);
	g_string_append(out, ", ");
	put_text(out, "sha256", f->sha256);
	g_string_append_printf(out, ", \"bytes\": %" G_GOFFSET_FORMAT, f->bytes);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_string_append(out, ", ");
		put_text(out, texts[i].key, texts[i].text);
	}
	g_string_append_c(out, '}');
}

static void put_list(GString *out, const char *key, const GPtrArray *texts)
{
	g_string_append_printf(out, "  \"%s\": [", key);
	for (guint i = 0; i < texts->len; i++) {
		if (i)
			g_string_append(out, ", ");
		json_string(out, texts->pdata[i]);
	}
	g_string_append(out, "],\n");
}

GBytes *manifest_json(struct manifest *m)
{
	GString *out = g_string_new("{\n  ");

	g_ptr_array_sort(m->files, compare_files);
	put_text(out, "program", m->program);
	g_string_append(out, ",\n  ");
	put_text(out, "source_digest", m->source_digest);
	g_string_append(out, ",\n  ");
	put_text(out, "ledger_head", m->ledger_head);
	g_string_append_printf(out, ",\n  \"partial\": %s,\n  \"gaps\": %zu,\n  \"warnings\": %zu,\n",
			       m->partial ? "true" : "false", m->gaps, m->warnings);
	put_list(out, "fonts", m->fonts);
	put_list(out, "libraries", m->libraries);
	g_string_append(out, "  \"files\": [\n");
	for (guint i = 0; i < m->files->len; i++) {
		put_file(out, m->files->pdata[i]);
		g_string_append(out, i + 1 < m->files->len ? ",\n" : "\n");
	}
	g_string_append(out, "  ]\n}\n");
	return g_string_free_to_bytes(out);
}

/* The value after "key": on a line that we wrote ourselves; a manifest that was edited by hand
 * does not match and is built anew. */
static const char *value_of(const char *line, const char *key)
{
	char *name = g_strdup_printf("\"%s\": ", key);
	const char *at = strstr(line, name);
	size_t length = strlen(name);

	g_free(name);
	return at ? at + length : NULL;
}

/* `sha256`: what follows the opening quote in the manifest. */
static bool has_digest(const char *path, size_t size, const char *sha256)
{
	struct diag *quiet = diag_new();
	GBytes *bytes = file_read(path, size, SPAN_NONE, quiet);
	char digest[DIGEST_SIZE] = "";

	if (bytes) {
		digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
		g_bytes_unref(bytes);
	}
	diag_free(quiet);
	return *digest && g_str_has_prefix(sha256, digest);
}

static bool file_stands(const char *out, const char *line)
{
	const char *path = value_of(line, "path");
	const char *bytes = value_of(line, "bytes");
	const char *sha256 = value_of(line, "sha256");
	const char *end = path ? strchr(path + 1, '"') : NULL;
	struct stat st;
	char *name, *full;
	bool ok;

	if (!end || !bytes || !sha256)
		return false;
	name = g_strndup(path + 1, (gsize)(end - path - 1));
	full = g_build_filename(out, name, NULL);
	ok = lstat(full, &st) == 0 && S_ISREG(st.st_mode) &&
	     st.st_size == strtoll(bytes, NULL, 10) &&
	     has_digest(full, (size_t)st.st_size, sha256 + 1);
	g_free(full);
	g_free(name);
	return ok;
}

static void see_line(struct manifest_seen *seen, const char *line)
{
	const char *v;

	if ((v = value_of(line, "source_digest")))
		g_strlcpy(seen->source_digest, v + 1, sizeof seen->source_digest);
	else if ((v = value_of(line, "partial")))
		seen->partial = g_str_has_prefix(v, "true");
	else if ((v = value_of(line, "gaps")))
		seen->gaps = (unsigned)strtoul(v, NULL, 10);
	else if ((v = value_of(line, "warnings")))
		seen->warnings = (unsigned)strtoul(v, NULL, 10);
}

bool manifest_seen(const char *out, struct manifest_seen *seen)
{
	char *path = g_build_filename(out, "manifest.json", NULL);
	struct diag *quiet = diag_new();
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, quiet);
	char *text = bytes ? g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)) : NULL;
	char **lines = g_strsplit(text ? text : "", "\n", -1);
	bool ok = bytes != NULL;

	memset(seen, 0, sizeof *seen);
	for (char **l = lines; *l && ok; l++) {
		if (!value_of(*l, "path")) {
			see_line(seen, *l);
		} else {
			ok = file_stands(out, *l);
			seen->files++;
		}
	}
	g_strfreev(lines);
	g_free(text);
	if (bytes)
		g_bytes_unref(bytes);
	diag_free(quiet);
	g_free(path);
	return ok && *seen->source_digest;
}
