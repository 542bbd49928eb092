#include "cli/source.h"

#include "base/file.h"
#include "base/limits.h"
#include "cli/libraries.h"
#include "cli/pack.h"
#include "cli/program.h"
#include "cli/theme.h"

#include <string.h>
#include <sys/stat.h>

static void add_text(struct digest *all, const char *text)
{
	digest_add(all, text, strlen(text) + 1);
}

static void add_words(struct digest *all, const char *name, char **words)
{
	add_text(all, name);
	for (char **w = words; w && *w; w++)
		add_text(all, *w);
}

/* Nothing above the limit is read, and fonts are too large to be hashed each time: the size stands
 * for them.  A time of change would make two copies of one description differ. */
static void add_size(struct digest *all, const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0)
		digest_add(all, &st.st_size, sizeof st.st_size);
}

static void add_file(struct digest *all, const char *root, const char *name)
{
	char *path = g_build_filename(root, name, NULL);
	struct diag *quiet = diag_new();
	size_t limit = g_str_has_prefix(name, "issued/") ? LIMIT_ISSUED_BYTES : LIMIT_FILE_BYTES;
	GBytes *bytes = file_read(path, limit, SPAN_NONE, quiet);

	add_text(all, name);
	if (bytes) {
		digest_add(all, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
		g_bytes_unref(bytes);
	} else {
		add_size(all, path);
	}
	diag_free(quiet);
	g_free(path);
}

static bool is_below(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(path, folder, length) == 0 && (path[length] == '/' || !path[length]);
}

/* `skip`: an output folder that lies within the organisation's. */
static void add_folder(struct digest *all, const char *root, const char *skip)
{
	struct diag *quiet = diag_new();
	GPtrArray *names = file_list(root, quiet);

	for (guint i = 0; names && i < names->len; i++)
		if (!skip || !is_below(names->pdata[i], skip))
			add_file(all, root, names->pdata[i]);
	if (names)
		g_ptr_array_unref(names);
	diag_free(quiet);
}

static void add_libraries(struct digest *all)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	libraries_list(names);
	for (guint i = 0; i < names->len; i++)
		add_text(all, names->pdata[i]);
	g_ptr_array_unref(names);
}

/* The fonts as our themes find them on this machine; an organisation's own lie in its folder. */
static void add_fonts(struct digest *all, const char *data)
{
	struct diag *quiet = diag_new();
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

	theme_font_files(data, files, quiet);
	for (guint i = 0; i < files->len; i++) {
		char *name = g_path_get_basename(files->pdata[i]);

		add_text(all, name);
		add_size(all, files->pdata[i]);
		g_free(name);
	}
	g_ptr_array_unref(files);
	diag_free(quiet);
}

/* The part of `out` below `folder`, or NULL if it lies elsewhere; the caller frees. */
static char *inner_part(const char *folder, const char *out)
{
	char *a = g_canonicalize_filename(folder, NULL);
	char *b = g_canonicalize_filename(out, NULL);
	char *part = is_below(b, a) && strlen(b) > strlen(a) ? g_strdup(b + strlen(a) + 1) : NULL;

	g_free(a);
	g_free(b);
	return part;
}

void source_digest(const struct options *o, const char *as_of, char out[DIGEST_SIZE])
{
	struct digest *all = digest_new();
	char *data = data_folder(o);
	char *templates = g_build_filename(data, "templates", NULL);
	char *styles = g_build_filename(data, "styles", NULL);
	char *skip = inner_part(o->folder, o->out);

	add_text(all, PROGRAM_NAME);
	add_text(all, program_build);
	add_text(all, as_of);
	add_words(all, "only", o->only);
	add_words(all, "lang", o->langs);
	add_words(all, "format", o->formats);
	add_text(all, o->archive_source ? "with its source" : "");
	add_text(all, o->copies ? "copies" : "");
	add_libraries(all);
	if (option_has(o->formats, "pdf"))
		add_fonts(all, data);
	add_folder(all, templates, NULL);
	add_folder(all, styles, NULL);
	add_folder(all, o->folder, skip);
	digest_end(all, out);
	g_free(skip);
	g_free(styles);
	g_free(templates);
	g_free(data);
}
