/* The output folder: exchanged whole, or left alone. */
#include "base/file.h"
#include "publish/staging.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The least that a manifest of csmsc's holds. */
#define MANIFEST "{\n  \"source_digest\": \"00\",\n}\n"

/* A folder of the test's own; OUT is "out" in it. */
struct place_of_test {
	char *root, *out;
	struct diag *d;
};

/* In the place of the C library's: syncing the folder `unsynced` fails with sync_errno. */
static ino_t unsynced;
static int sync_errno;

int fsync(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || st.st_ino != unsynced)
		return 0;
	errno = sync_errno;
	return -1;
}

static int place_open(void **state)
{
	struct place_of_test *p = g_new0(struct place_of_test, 1);

	p->root = g_dir_make_tmp("csmsc-test-XXXXXX", NULL);
	p->out = g_build_filename(p->root, "out", NULL);
	p->d = diag_new();
	*state = p;
	return p->root ? 0 : -1;
}

static int place_close(void **state)
{
	struct place_of_test *p = *state;
	bool ok = file_remove_tree(p->root, p->d);

	diag_free(p->d);
	g_free(p->out);
	g_free(p->root);
	g_free(p);
	return ok ? 0 : -1;
}

static void put(const struct place_of_test *p, const char *name, const char *text)
{
	char *path = g_build_filename(p->root, name, NULL), *parent = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(parent, 0755), 0);
	assert_true(g_file_set_contents(path, text, -1, NULL));
	g_free(parent);
	g_free(path);
}

/* All regular files below the test's folder, "name=text name=text". */
static void expect_files(const struct place_of_test *p, const char *expected)
{
	GPtrArray *names = file_list(p->root, p->d);
	GString *have = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		char *path = g_build_filename(p->root, names->pdata[i], NULL), *text = NULL;

		assert_true(g_file_get_contents(path, &text, NULL, NULL));
		g_string_append_printf(have, "%s%s=%s", i ? " " : "", (char *)names->pdata[i], text);
		g_free(text);
		g_free(path);
	}
	assert_string_equal(have->str, expected);
	g_string_free(have, TRUE);
	g_ptr_array_unref(names);
}

/* What lies beside OUT, hidden names too: 1 is OUT alone. */
static int entries_in(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	int count = 0;

	while (g_dir_read_name(dir))
		count++;
	g_dir_close(dir);
	return count;
}

static void expect_findings(const struct place_of_test *p, const char *expected)
{
	char *have = findings(p->d);

	assert_string_equal(have, expected);
	g_free(have);
}

static bool stage(const struct place_of_test *p, struct staging *s, const char *name, const char *text)
{
	GBytes *bytes = g_bytes_new(text, strlen(text));
	bool ok = staging_write(s, name, bytes, 0644, p->d);

	g_bytes_unref(bytes);
	return ok;
}

static void publish_new(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s = staging_open(p->out, p->d);

	assert_non_null(s);
	assert_true(stage(p, s, "en/soa.html", "new"));
	assert_true(stage(p, s, "manifest.json", MANIFEST));
	assert_false(g_file_test(p->out, G_FILE_TEST_EXISTS));
	assert_true(staging_publish(s, p->d));
	staging_free(s);
	expect_files(p, "out/en/soa.html=new out/manifest.json=" MANIFEST);
	assert_int_equal(entries_in(p->root), 1);
	expect_findings(p, "");
}

static void publish_in_place_of_an_old_pack(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s;

	put(p, "out/manifest.json", MANIFEST);
	put(p, "out/old.html", "old");
	put(p, "out/en/soa.html", "old");
	s = staging_open(p->out, p->d);
	assert_non_null(s);
	assert_true(stage(p, s, "en/soa.html", "new"));
	expect_findings(p, "");
	assert_true(staging_publish(s, p->d));
	staging_free(s);
	expect_files(p, "out/en/soa.html=new");
	assert_int_equal(entries_in(p->root), 1);
}

static void publish_into_an_empty_folder(void **state)
{
	struct place_of_test *p = *state;
	char *slashes = g_strconcat(p->out, "//", NULL);
	struct staging *s;

	assert_int_equal(mkdir(p->out, 0755), 0);
	s = staging_open(slashes, p->d);
	assert_non_null(s);
	assert_true(stage(p, s, "a", "1"));
	assert_true(staging_publish(s, p->d));
	staging_free(s);
	expect_files(p, "out/a=1");
	assert_int_equal(entries_in(p->root), 1);
	g_free(slashes);
}

static void folders_above_are_made(void **state)
{
	struct place_of_test *p = *state;
	char *deep = g_build_filename(p->root, "a", "b", "out", NULL);
	struct staging *s = staging_open(deep, p->d);

	assert_non_null(s);
	assert_true(stage(p, s, "x", "1"));
	assert_true(staging_publish(s, p->d));
	staging_free(s);
	expect_files(p, "a/b/out/x=1");
	g_free(deep);
}

static void refused(struct place_of_test *p, const char *files)
{
	assert_null(staging_open(p->out, p->d));
	expect_findings(p, "0:0 out-foreign");
	expect_files(p, files);
	assert_int_equal(entries_in(p->root), 1);
}

static void a_foreign_folder_is_refused(void **state)
{
	put(*state, "out/thesis.txt", "mine");
	refused(*state, "out/thesis.txt=mine");
}

/* Many programs call a file manifest.json. */
static void a_foreign_manifest_is_refused(void **state)
{
	put(*state, "out/manifest.json", "{\"name\": \"an app\"}");
	put(*state, "out/app.js", "mine");
	refused(*state, "out/app.js=mine out/manifest.json={\"name\": \"an app\"}");
}

static void a_file_is_refused(void **state)
{
	put(*state, "out", "a file");
	refused(*state, "out=a file");
}

static void abort_leaves_nothing(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s;

	put(p, "out/manifest.json", MANIFEST);
	s = staging_open(p->out, p->d);
	assert_non_null(s);
	assert_true(stage(p, s, "en/deep/soa.html", "half"));
	assert_true(g_file_test(staging_path(s), G_FILE_TEST_IS_DIR));
	staging_free(s);
	expect_files(p, "out/manifest.json=" MANIFEST);
	assert_int_equal(entries_in(p->root), 1);
	expect_findings(p, "");
	staging_free(NULL);
}

/* Somebody else made OUT while this pack was being built. */
static void out_appears_meanwhile(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s = staging_open(p->out, p->d);

	assert_non_null(s);
	assert_true(stage(p, s, "a", "1"));
	put(p, "out", "another's");
	assert_false(staging_publish(s, p->d));
	staging_free(s);
	expect_findings(p, "0:0 out-exchange");
	expect_files(p, "out=another's");
	assert_int_equal(entries_in(p->root), 1);
}

static void what_cannot_be_written_is_told(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s = staging_open(p->out, p->d);

	assert_non_null(s);
	assert_true(stage(p, s, "a", "1"));
	assert_false(stage(p, s, "a/b", "2"));
	expect_findings(p, "0:0 file-mkdir");
	staging_free(s);
	assert_int_equal(entries_in(p->root), 0);
}

static void a_link_stays_and_leads_to_the_new_pack(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s;

	put(p, "real/pack/manifest.json", MANIFEST);
	assert_int_equal(symlink("real/pack", p->out), 0);
	s = staging_open(p->out, p->d);
	assert_non_null(s);
	assert_true(stage(p, s, "a", "1"));
	assert_true(staging_publish(s, p->d));
	staging_free(s);
	expect_findings(p, "");
	expect_files(p, "real/pack/a=1");
	assert_true(g_file_test(p->out, G_FILE_TEST_IS_SYMLINK));
	assert_int_equal(entries_in(p->root), 2);
}

/* What a killed build leaves: marked, and locked by nobody. */
static void what_was_left_is_removed(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s;

	put(p, "out.new-aaaaaa/.csmsc-staging", "");
	put(p, "out.new-aaaaaa/en/soa.html", "half");
	put(p, "out.new-backup/mine", "not marked");
	s = staging_open(p->out, p->d);
	assert_non_null(s);
	staging_free(s);
	expect_files(p, "out.new-backup/mine=not marked");
	assert_int_equal(entries_in(p->root), 1);
}

static void what_is_in_use_stays(void **state)
{
	struct place_of_test *p = *state;
	struct staging *a = staging_open(p->out, p->d), *b;

	assert_non_null(a);
	assert_true(stage(p, a, "x", "a"));
	b = staging_open(p->out, p->d);
	assert_non_null(b);
	assert_true(g_file_test(staging_path(a), G_FILE_TEST_IS_DIR));
	assert_true(staging_publish(a, p->d));
	staging_free(a);
	staging_free(b);
	expect_files(p, "out/x=a");
	assert_int_equal(entries_in(p->root), 1);
	assert_int_equal(entries_in(p->out), 1); /* the mark is off */
}

static void sync_fails(struct place_of_test *p, int why, const char *folder, bool published,
		       const char *found)
{
	struct staging *s = staging_open(p->out, p->d);
	struct stat st;

	assert_non_null(s);
	assert_true(stage(p, s, "a", "1"));
	assert_int_equal(stat(folder ? folder : staging_path(s), &st), 0);
	unsynced = st.st_ino;
	sync_errno = why;
	assert_int_equal(staging_publish(s, p->d), published);
	unsynced = 0;
	staging_free(s);
	expect_findings(p, found);
	expect_files(p, published ? "out/a=1" : "");
}

static void a_folder_that_cannot_be_synced(void **state)
{
	struct place_of_test *p = *state;

	sync_fails(p, EINVAL, p->root, true, "");
	assert_true(file_remove_tree(p->out, p->d));
	sync_fails(p, EINVAL, NULL, true, "");
	assert_true(file_remove_tree(p->out, p->d));
	sync_fails(p, EIO, p->root, true, "0:0 out-sync");
	assert_false(diag_failed(p->d));
	assert_true(file_remove_tree(p->out, p->d));
	sync_fails(p, EIO, NULL, false, "0:0 out-sync; 0:0 file-write");
}

static void modes(void **state)
{
	struct place_of_test *p = *state;
	struct staging *s = staging_open(p->out, p->d);
	GBytes *bytes = g_bytes_new("x", 1);
	char *path = g_build_filename(p->out, "kept", NULL);
	mode_t mask = umask(022);
	struct stat st;

	assert_true(staging_write(s, "kept", bytes, 0444, p->d));
	assert_true(staging_publish(s, p->d));
	staging_free(s);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0444);
	assert_int_equal(stat(p->out, &st), 0);
	assert_int_equal(st.st_mode & 0700, 0700);
	umask(mask);
	g_free(path);
	g_bytes_unref(bytes);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_open, place_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(publish_new),
		IN_PLACE(publish_in_place_of_an_old_pack),
		IN_PLACE(publish_into_an_empty_folder),
		IN_PLACE(folders_above_are_made),
		IN_PLACE(a_foreign_folder_is_refused),
		IN_PLACE(a_foreign_manifest_is_refused),
		IN_PLACE(a_file_is_refused),
		IN_PLACE(abort_leaves_nothing),
		IN_PLACE(out_appears_meanwhile),
		IN_PLACE(what_cannot_be_written_is_told),
		IN_PLACE(a_link_stays_and_leads_to_the_new_pack),
		IN_PLACE(what_was_left_is_removed),
		IN_PLACE(what_is_in_use_stays),
		IN_PLACE(a_folder_that_cannot_be_synced),
		IN_PLACE(modes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
