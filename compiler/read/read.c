#include "read/read.h"

#include "base/file.h"
#include "base/limits.h"
#include "read/include.h"
#include "read/prose.h"
#include "read/tree.h"
#include "read/yaml.h"

static const char main_file[] = "csms.yaml";

/* csms.xml and CSV registers will be recognised here and in include.c, by the file's ending. */
static bool find_main(const char *folder, struct diag *d)
{
	static const char *const misnamed[] = { "csms.yml", "CSMS.yaml", "csms.YAML" };
	char *path = g_build_filename(folder, main_file, NULL);
	bool found = g_file_test(path, G_FILE_TEST_EXISTS);

	g_free(path);
	if (found)
		return true;
	if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
		diag_at(d, SPAN_NONE, MSG_READ_FOLDER, folder);
		return false;
	}
	diag_at(d, SPAN_NONE, MSG_READ_MISSING, folder);
	for (size_t i = 0; i < G_N_ELEMENTS(misnamed); i++) {
		path = g_build_filename(folder, misnamed[i], NULL);
		if (g_file_test(path, G_FILE_TEST_EXISTS))
			diag_note(d, SPAN_NONE, MSG_READ_MISNAMED, misnamed[i]);
		g_free(path);
	}
	return false;
}

xmlDoc *read_description(const char *folder, GPtrArray **files, struct diag *d)
{
	GPtrArray *read = g_ptr_array_new_with_free_func(g_free);
	xmlDoc *doc = NULL;

	if (find_main(folder, d)) {
		doc = tree_new("csms", main_file);
		if (!include_read(xmlDocGetRootElement(doc), folder, main_file, read, d)) {
			xmlFreeDoc(doc);
			doc = NULL;
		}
	}
	if (doc)
		prose_read(doc, "csms", d);
	if (files)
		*files = read;
	else
		g_ptr_array_unref(read);
	return doc;
}

xmlDoc *read_data(const char *path, const char *label, const char *root_record, struct diag *d)
{
	GBytes *bytes = file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, d);
	xmlDoc *doc = NULL;
	gsize size;
	const char *text;

	if (!bytes)
		return NULL;
	text = g_bytes_get_data(bytes, &size);
	doc = yaml_read(text, size, label, root_record, d);
	g_bytes_unref(bytes);
	if (doc)
		prose_read(doc, root_record, d);
	return doc;
}
