#include "cli/theme.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "check/check.h"
#include "layout/style.h"
#include "model/doc.h"
#include "model/place.h"
#include "read/yaml.h"

#include <string.h>

/* ---- what csmsc brings along ---- */

static const char ending[] = ".yaml";

GPtrArray *theme_names(const char *data, struct diag *d)
{
	char *folder = g_build_filename(data, "styles", "themes", NULL);
	GPtrArray *files = file_list(folder, d), *names = NULL;

	if (files)
		names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; files && i < files->len; i++) {
		const char *file = files->pdata[i];

		if (g_str_has_suffix(file, ending))
			g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(ending)));
	}
	if (files)
		g_ptr_array_unref(files);
	g_free(folder);
	return names;
}

xmlDoc *theme_read(const char *data, const char *name, struct diag *d)
{
	char *file = g_strconcat(name, ending, NULL);
	char *path = g_build_filename(data, "styles", "themes", file, NULL);
	xmlDoc *tree = style_read(path, d);

	g_free(path);
	g_free(file);
	return tree;
}

static xmlDoc *base_read(const char *data, struct diag *d)
{
	char *path = g_build_filename(data, "styles", "print.yaml", NULL);
	xmlDoc *tree = style_read(path, d);

	g_free(path);
	return tree;
}

/* Puts `over`, which is freed, over `under`. */
static bool put_over(xmlDoc *under, xmlDoc *over, struct diag *d)
{
	if (over)
		style_merge(under, over, d);
	xmlFreeDoc(over);
	return over != NULL;
}

static bool is_theme(const char *data, const xmlNode *at, const char *name, struct diag *d)
{
	GPtrArray *names = theme_names(data, d);
	bool found = names && g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL);
	const char *near = names && !found ? suggest(name, names) : NULL;

	if (names && !found)
		diag_at(d, node_value_span(at), MSG_STYLE_THEME, name);
	if (near)
		diag_note(d, SPAN_NONE, MSG_DID_YOU_MEAN, near);
	if (names)
		g_ptr_array_unref(names);
	return found;
}

/* ---- the organisation's own file ---- */

/* FOLDER/FILE for the first of the file's own folders that has it; NULL if none has. */
static char *own_path(const xmlNode *folders, const char *root, const char *file)
{
	struct diag *quiet = diag_new();
	char *path = NULL;

	for (const xmlNode *n = node_first(folders); n && !path; n = node_next(n)) {
		path = g_build_filename(node_text(n), file, NULL);
		if (!file_stands_below(root, path, SPAN_NONE, quiet))
			g_clear_pointer(&path, g_free);
	}
	diag_free(quiet);
	return path;
}

/* Those that a list names under that key; those that are there are added to `out`. */
static void list_own(const xmlNode *own, const char *list, const char *key, const char *root,
		     GPtrArray *out, struct diag *d)
{
	for (const xmlNode *f = node_first(node_child(own, list)); f; f = node_next(f)) {
		const xmlNode *n = node_child(f, key);
		char *path = n ? own_path(node_child(own, "font-folders"), root, node_text(n)) : NULL;

		if (path)
			g_ptr_array_add(out, path);
		else if (n)
			diag_at(d, node_value_span(n), MSG_STYLE_OWN_FONT, node_text(n));
	}
}

/* The files that an organisation names must be its own: only those make equal pages wherever the
 * description is built, and a change of them is seen. */
static void own_files(const xmlNode *own, const char *root, GPtrArray *out, struct diag *d)
{
	static const char *const keys[] = { "regular", "bold", "italic", "bold-italic" };

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		list_own(own, "fonts", keys[i], root, out, d);
	list_own(own, "dictionaries", "file", root, out, d);
}

/* Takes the folders out of the own file and puts them, as paths, before those of `base`. */
static void adopt_folders(xmlDoc *base, xmlNode *own, const char *root, struct diag *d)
{
	xmlNode *into = node_child(xmlDocGetRootElement(base), "font-folders");
	xmlNode *folders = node_child(own, "font-folders"), *before = node_first(into);

	for (xmlNode *n = node_first(folders); n; n = node_next(n)) {
		char *path = file_path_below(root, node_text(n), node_value_span(n), d);

		if (path && before)
			xmlAddPrevSibling(before, xmlNewDocRawNode(base, NULL, BAD_CAST "folder",
								   BAD_CAST path));
		g_free(path);
	}
	if (folders) {
		xmlUnlinkNode(folders);
		xmlFreeNode(folders);
	}
}

static xmlDoc *own_read(const xmlNode *at, const char *root, struct diag *d)
{
	GBytes *bytes = file_read_below(root, node_text(at), LIMIT_FILE_BYTES,
					node_value_span(at), d);
	xmlDoc *tree = NULL;

	if (bytes) {
		tree = yaml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
				 node_text(at), "style-file", d);
		g_bytes_unref(bytes);
	}
	return tree;
}

static bool put_own(xmlDoc *tree, const xmlNode *at, const char *root, struct diag *d)
{
	xmlDoc *own = own_read(at, root, d);
	GPtrArray *files;

	if (!own)
		return false;
	files = g_ptr_array_new_with_free_func(g_free);
	own_files(xmlDocGetRootElement(own), root, files, d);
	g_ptr_array_unref(files);
	adopt_folders(tree, xmlDocGetRootElement(own), root, d);
	return put_over(tree, own, d);
}

void theme_own_files(const xmlNode *csms, const char *folder, GPtrArray *out)
{
	const xmlNode *at = node_child(node_child(csms, "style"), "file");
	struct diag *quiet = diag_new();
	xmlDoc *own = at && *node_text(at) ? own_read(at, folder, quiet) : NULL;

	if (own)
		own_files(xmlDocGetRootElement(own), folder, out, quiet);
	xmlFreeDoc(own);
	diag_free(quiet);
}

/* ---- all together ---- */

static xmlDoc *merged(const char *data, const xmlNode *choice, const char *root, struct diag *d)
{
	xmlDoc *tree = base_read(data, d);
	const xmlNode *own = node_child(choice, "file"), *named = node_child(choice, "theme");
	const char *theme = tree ? child_text(xmlDocGetRootElement(tree), "theme") : NULL;
	bool ok = tree != NULL;

	if (named)
		theme = node_text(named);
	if (ok && theme)
		ok = is_theme(data, named, theme, d) &&
		     put_over(tree, theme_read(data, theme, d), d);
	if (ok && own && *node_text(own))
		ok = put_own(tree, own, root, d);
	if (ok)
		return tree;
	xmlFreeDoc(tree);
	return NULL;
}

struct layout_style *theme_style(const char *data, const xmlNode *csms, const char *folder,
				 struct diag *d)
{
	xmlDoc *tree = merged(data, node_child(csms, "style"), folder, d);
	struct layout_style *style = NULL;

	if (tree && check_tree(xmlDocGetRootElement(tree), "style-file", d))
		style = style_new(tree, d);
	xmlFreeDoc(tree);
	return style;
}

static void add_files(const xmlDoc *tree, GPtrArray *out, struct diag *d)
{
	struct layout_style *style = style_new(tree, d);
	GPtrArray *files = style ? fonts_files(style, d) : NULL;

	for (guint i = 0; files && i < files->len; i++)
		if (!g_ptr_array_find_with_equal_func(out, files->pdata[i], g_str_equal, NULL))
			g_ptr_array_add(out, g_strdup(files->pdata[i]));
	if (files)
		g_ptr_array_unref(files);
	style_free(style);
}

void theme_font_files(const char *data, GPtrArray *out, struct diag *d)
{
	GPtrArray *names = theme_names(data, d);

	for (guint i = 0; names && i < names->len; i++) {
		xmlDoc *tree = base_read(data, d);

		if (tree && put_over(tree, theme_read(data, names->pdata[i], d), d))
			add_files(tree, out, d);
		xmlFreeDoc(tree);
	}
	if (names)
		g_ptr_array_unref(names);
}
