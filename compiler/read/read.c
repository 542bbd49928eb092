#include "read/read.h"

#include "base/file.h"
#include "base/limits.h"
#include "read/include.h"
#include "read/prose.h"
#include "read/tree.h"
#include "read/yaml.h"

/* Where a description begins; one of the two is there. */
static const char *const main_files[] = { "csms.yaml", "csms.xml" };

static bool holds(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);
	bool there = g_file_test(path, G_FILE_TEST_EXISTS);

	g_free(path);
	return there;
}

static void report_missing(const char *folder, struct diag *d)
{
	static const struct {
		const char *name, *wanted;
	} misnamed[] = {
		{ "csms.yml", "csms.yaml" }, { "CSMS.yaml", "csms.yaml" },
		{ "csms.YAML", "csms.yaml" }, { "CSMS.xml", "csms.xml" }, { "csms.XML", "csms.xml" },
	};

	diag_at(d, SPAN_NONE, MSG_READ_MISSING, folder);
	for (size_t i = 0; i < G_N_ELEMENTS(misnamed); i++)
		if (holds(folder, misnamed[i].name))
			diag_note(d, SPAN_NONE, MSG_READ_MISNAMED, misnamed[i].name,
				  misnamed[i].wanted);
}

static const char *find_main(const char *folder, struct diag *d)
{
	const char *found = NULL;

	if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
		diag_at(d, SPAN_NONE, MSG_READ_FOLDER, folder);
		return NULL;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(main_files); i++) {
		if (!holds(folder, main_files[i]))
			continue;
		if (found) {
			diag_at(d, SPAN_NONE, MSG_READ_BOTH, folder, found, main_files[i]);
			return NULL;
		}
		found = main_files[i];
	}
	if (!found)
		report_missing(folder, d);
	return found;
}

xmlDoc *read_description(const char *folder, GPtrArray **files, struct diag *d)
{
	GPtrArray *read = g_ptr_array_new_with_free_func(g_free);
	const char *main_file = find_main(folder, d);
	xmlDoc *doc = NULL;

	if (main_file) {
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
