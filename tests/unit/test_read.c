/* Whole descriptions: includes, and what stands in their way. */
#include "base/file.h"
#include "base/limits.h"
#include "read/read.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include <unistd.h>

struct folder {
	char *root;
	struct diag *d;
};

static int set_up(void **state)
{
	struct folder *f = g_new0(struct folder, 1);

	f->root = g_dir_make_tmp("csmsc-read-XXXXXX", NULL);
	f->d = diag_new();
	*state = f;
	return f->root ? 0 : -1;
}

static int tear_down(void **state)
{
	struct folder *f = *state;
	bool removed = file_remove_tree(f->root, f->d);

	diag_free(f->d);
	g_free(f->root);
	g_free(f);
	return removed ? 0 : -1;
}

static void put(struct folder *f, const char *name, const char *text)
{
	char *path = g_build_filename(f->root, name, NULL);
	char *folder = g_path_get_dirname(path);

	assert_true(file_mkdirs(folder, f->d));
	assert_true(file_write(path, text, strlen(text), 0644, f->d));
	g_free(folder);
	g_free(path);
}

/* Findings with their files: "FILE LINE:COL id (…)". */
static char *findings_in_files(const struct diag *d)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < diag_all(d)->len; i++) {
		const struct diagnostic *g = diag_all(d)->pdata[i];

		g_string_append_printf(out, "%s%s ", i ? "; " : "", g->at.file ? g->at.file : "-");
		put_finding(out, g);
	}
	return g_string_free(out, FALSE);
}

static void expect(struct folder *f, const char *tree, const char *files, const char *faults)
{
	GPtrArray *read;
	xmlDoc *doc = read_description(f->root, &read, f->d);
	char *have_tree = inside(doc), *have_faults = findings_in_files(f->d), *have_files;

	g_ptr_array_add(read, NULL);
	have_files = g_strjoinv(" ", (char **)read->pdata);
	assert_string_equal(have_faults, faults);
	assert_string_equal(have_tree, tree);
	assert_string_equal(have_files, files);
	g_free(have_files);
	g_free(have_faults);
	g_free(have_tree);
	g_ptr_array_unref(read);
	xmlFreeDoc(doc);
}

static void lists_are_joined(void **state)
{
	struct folder *f = *state;

	put(f, "csms.yaml", "include: [a.yaml, ./sub//b.yaml]\ncsms: 1\nrisks: [{id: R-1}]\n");
	put(f, "a.yaml", "risks: [{id: R-2}]\nscope: {statement: \"*x*\"}\ninclude: [sub/c.yaml]\n");
	put(f, "sub/b.yaml", "risks: [{id: R-4}]\n");
	put(f, "sub/c.yaml", "risks: [{id: R-3}]\nx-own: y\n");
	expect(f,
	       "<csms>1</csms><risks><risk id=\"R-1\"/><risk id=\"R-2\"/><risk id=\"R-3\"/>"
	       "<risk id=\"R-4\"/></risks><scope><statement><db:para><db:emphasis>x</db:emphasis>"
	       "</db:para></statement></scope><x-own>y</x-own>",
	       "csms.yaml a.yaml sub/c.yaml sub/b.yaml", "");
}

static void section_in_two_files(void **state)
{
	struct folder *f = *state;

	put(f, "csms.yaml", "scope: {}\ncsms: 1\ninclude: [a.yaml]\n");
	put(f, "a.yaml", "x-a: 1\ncsms: 1\nscope: {}\n");
	expect(f, "<scope/><csms>1</csms><x-a>1</x-a>", "csms.yaml a.yaml",
	       "a.yaml 2:1 read-section (2:1 first-here); a.yaml 3:1 read-section (1:1 first-here)");
}

static void same_file_twice(void **state)
{
	struct folder *f = *state;

	put(f, "csms.yaml", "include:\n- a.yaml\n- b.yaml\n- ./a.yaml\n");
	put(f, "a.yaml", "csms: 1\n");
	put(f, "b.yaml", "include: [a.yaml]\n");
	expect(f, "<csms>1</csms>", "csms.yaml a.yaml b.yaml",
	       "b.yaml 1:11 read-twice (2:3 first-here); csms.yaml 4:3 read-twice (2:3 first-here)");
}

static void circles(void **state)
{
	struct folder *f = *state;

	put(f, "csms.yaml", "csms: 1\ninclude: [a.yaml]\n");
	put(f, "a.yaml", "include: [a.yaml, b.yaml]\n");
	put(f, "b.yaml", "include:\n- csms.yaml\n- a.yaml\n");
	expect(f, "<csms>1</csms>", "csms.yaml a.yaml b.yaml",
	       "a.yaml 1:11 read-cycle; b.yaml 2:3 read-cycle (1:19 read-by-way) (2:11 read-by-way); "
	       "b.yaml 3:3 read-cycle (1:19 read-by-way)");
}

static void files_that_cannot_be_read(void **state)
{
	struct folder *f = *state;
	char *link = g_build_filename(f->root, "link.yaml", NULL);

	put(f, "csms.yaml",
	    "include:\n- none.yaml\n- ../a.yaml\n- /etc/passwd\n- link.yaml\n- sub\n- bad.yaml\n"
	    "- good.yaml\n- \"\"\n");
	put(f, "sub/x", "");
	put(f, "bad.yaml", "a: b: c\n");
	put(f, "good.yaml", "csms: [1]\n");
	assert_int_equal(symlink("good.yaml", link), 0);
	g_free(link);
	expect(f, "NULL", "csms.yaml bad.yaml good.yaml",
	       "csms.yaml 2:3 file-open; csms.yaml 3:3 file-outside; csms.yaml 4:3 file-outside; "
	       "csms.yaml 5:3 file-link; csms.yaml 6:3 file-kind; bad.yaml 1:5 yaml-value; "
	       "good.yaml 1:7 yaml-shape; csms.yaml 9:3 empty-value");
}

/* Files of all forms, whatever the main file's is. */
static void forms(void **state)
{
	struct folder *f = *state;

	put(f, "csms.xml",
	    "<csms><csms>1</csms><include><file>a.yml</file>\n<file> b.xml </file><file>c.txt</file>"
	    "<file>\n./b.xml\n</file></include><risks><risk id='R-1'/></risks></csms>");
	put(f, "a.yml", "include: [csms.xml]\nrisks: [{id: R-2}]\n");
	put(f, "b.xml", "<csms><risks><risk id='R-3'/></risks><csms>1</csms></csms>");
	put(f, " b.xml ", "");
	put(f, "c.txt", "");
	expect(f, "NULL", "csms.xml a.yml  b.xml  c.txt b.xml",
	       "a.yml 1:11 read-cycle (1:36 read-by-way); csms.xml 2:7 read-form; "
	       "csms.xml 2:27 read-form; b.xml 1:38 read-section (1:7 first-here)");
}

static void two_descriptions(void **state)
{
	struct folder *f = *state;

	put(f, "csms.yaml", "csms: 1\n");
	put(f, "csms.xml", "<csms><csms>1</csms></csms>");
	expect(f, "NULL", "", "- 0:0 read-both");
}

static void no_description(void **state)
{
	struct folder *f = *state;
	char *path = g_build_filename(f->root, "nowhere", NULL);

	put(f, "csms.yml", "csms: 1\n");
	put(f, "CSMS.xml", "<csms/>");
	expect(f, "NULL", "", "- 0:0 read-missing (0:0 read-misnamed) (0:0 read-misnamed)");
	assert_null(read_description(path, NULL, f->d));
	assert_int_equal(diag_count(f->d, LEVEL_FATAL), 2);
	g_free(path);
}

static void too_many(void **state)
{
	struct folder *f = *state;
	GString *main_file = g_string_new("csms: 1\ninclude:\n");

	for (int i = 0; i <= LIMIT_INCLUDES; i++) {
		char *name = g_strdup_printf("f%d.yaml", i);

		put(f, name, "risks: []\n");
		g_string_append_printf(main_file, "- %s\n", name);
		g_free(name);
	}
	put(f, "csms.yaml", main_file->str);
	g_string_free(main_file, TRUE);
	xmlFreeDoc(read_description(f->root, NULL, f->d));
	assert_int_equal(diag_count(f->d, LEVEL_ERROR), 1);
	assert_int_equal(((struct diagnostic *)diag_all(f->d)->pdata[0])->id, MSG_READ_INCLUDES);
}

static void program_files(void **state)
{
	struct folder *f = *state;
	char *path = g_build_filename(f->root, "c.yaml", NULL);
	char *tree;
	xmlDoc *doc;

	put(f, "c.yaml", "catalog: own\nentries:\n- id: 5.1\n  title: {en: a}\n");
	doc = read_data(path, "templates/c.yaml", "catalog-file", f->d);
	assert_string_equal(node_span(xmlDocGetRootElement(doc)->children).file, "templates/c.yaml");
	tree = inside(doc);
	assert_string_equal(tree, "<catalog>own</catalog><entries><entry id=\"5.1\">"
				  "<title xml:lang=\"en\">a</title></entry></entries>");
	g_free(tree);
	xmlFreeDoc(doc);
	assert_null(read_data("/nonexistent", "x", "catalog-file", f->d));
	assert_int_equal(diag_count(f->d, LEVEL_FATAL), 1);
	g_free(path);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(lists_are_joined), TEST(section_in_two_files), TEST(same_file_twice),
		TEST(circles), TEST(files_that_cannot_be_read), TEST(forms),
		TEST(two_descriptions), TEST(no_description),
		TEST(too_many), TEST(program_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
