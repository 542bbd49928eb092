/* Files: limits, symbolic links, writing whole. */
#include "base/file.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In the place of the C library's: folders synced are counted, or refused with this errno. */
static int synced, sync_errno;

int fsync(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISDIR(st.st_mode))
		return 0;
	synced++;
	errno = sync_errno;
	return sync_errno ? -1 : 0;
}

struct folder {
	char *root;
	struct diag *d;
};

static int set_up(void **state)
{
	struct folder *f = g_new0(struct folder, 1);

	f->root = g_dir_make_tmp("csmsc-file-XXXXXX", NULL);
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

static char *path_in(const struct folder *f, const char *name)
{
	return g_build_filename(f->root, name, NULL);
}

static void put(const struct folder *f, const char *name, const char *text)
{
	char *path = path_in(f, name);
	char *folder = g_path_get_dirname(path);

	assert_true(file_mkdirs(folder, f->d));
	assert_true(file_write(path, text, strlen(text), 0644, f->d));
	g_free(folder);
	g_free(path);
}

static void link_to(const struct folder *f, const char *target, const char *name)
{
	char *path = path_in(f, name);

	assert_int_equal(symlink(target, path), 0);
	g_free(path);
}

/* The id of the only finding, or "" if there is none. */
static const char *finding(const struct folder *f)
{
	const GPtrArray *all = diag_all(f->d);

	assert_true(all->len <= 1);
	return all->len ? msg_name(((struct diagnostic *)all->pdata[0])->id) : "";
}

static void expect_below(struct folder *f, const char *path, const char *text, const char *id)
{
	GBytes *bytes;

	diag_free(f->d);
	f->d = diag_new();
	bytes = file_read_below(f->root, path, 100, SPAN_NONE, f->d);
	assert_string_equal(finding(f), id);
	assert_true((bytes != NULL) == (text != NULL));
	if (bytes) {
		assert_int_equal(g_bytes_get_size(bytes), strlen(text));
		assert_memory_equal(g_bytes_get_data(bytes, NULL), text, strlen(text));
		g_bytes_unref(bytes);
	}
}

static void reading_below(void **state)
{
	struct folder *f = *state;
	char *fifo = path_in(f, "fifo");

	put(f, "a.yaml", "a");
	put(f, "sub/b.yaml", "bb");
	put(f, "big", "0123456789012345678901234567890123456789012345678901234567890"
		      "1234567890123456789012345678901234567890");
	link_to(f, "a.yaml", "link.yaml");
	link_to(f, "sub", "way");
	link_to(f, "nowhere", "broken");
	assert_int_equal(mkfifo(fifo, 0600), 0);
	g_free(fifo);

	expect_below(f, "a.yaml", "a", "");
	expect_below(f, "./sub//b.yaml", "bb", "");
	expect_below(f, "sub/c.yaml", NULL, "file-open");
	expect_below(f, "a.yaml/b", NULL, "file-open");
	expect_below(f, "sub", NULL, "file-kind");
	expect_below(f, "fifo", NULL, "file-kind");
	expect_below(f, "big", NULL, "file-size");
	expect_below(f, "/etc/passwd", NULL, "file-outside");
	expect_below(f, "../a.yaml", NULL, "file-outside");
	expect_below(f, "sub/../a.yaml", NULL, "file-outside");
	expect_below(f, "", NULL, "file-outside");
	expect_below(f, ".", NULL, "file-outside");
	put(f, ".hidden.yaml", "h");
	put(f, "sub/.git/c", "h");
	expect_below(f, ".hidden.yaml", NULL, "file-hidden");
	expect_below(f, "sub/.git/c", NULL, "file-hidden");
	expect_below(f, "...", NULL, "file-hidden");
	expect_below(f, ".hidden/../..", NULL, "file-outside");
	expect_below(f, "link.yaml", NULL, "file-link");
	expect_below(f, "way/b.yaml", NULL, "file-link");
	expect_below(f, "broken", NULL, "file-link");
}

static void reading_follows_links(void **state)
{
	struct folder *f = *state;
	char *path = path_in(f, "link");
	GBytes *bytes;

	put(f, "a", "text");
	link_to(f, "a", "link");
	bytes = file_read(path, 4, SPAN_NONE, f->d);
	assert_non_null(bytes);
	g_bytes_unref(bytes);
	assert_null(file_read(path, 3, SPAN_NONE, f->d));
	assert_string_equal(finding(f), "file-size");
	g_free(path);
}

static void endless_file_ends(void **state)
{
	struct folder *f = *state;

	assert_null(file_read("/dev/zero", 100, SPAN_NONE, f->d));
	assert_string_equal(finding(f), "file-kind");
}

static void writing(void **state)
{
	struct folder *f = *state;
	char *path = path_in(f, "a");
	mode_t mask = umask(022);
	struct stat st;
	GPtrArray *files;

	put(f, "a", "old");
	assert_true(file_write(path, "new", 3, 0444, f->d));
	umask(mask);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0444);
	assert_int_equal(st.st_size, 3);
	assert_true(file_write(path, "", 0, 0644, f->d));
	files = file_list(f->root, f->d);
	assert_int_equal(files->len, 1); /* nothing temporary is left */
	g_ptr_array_unref(files);
	g_free(path);
}

static void writing_fails(void **state)
{
	struct folder *f = *state;
	char *inside = path_in(f, "none/a");
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);

	assert_false(file_write(inside, "x", 1, 0644, f->d));
	assert_false(file_write(f->root, "x", 1, 0644, f->d));
	assert_false(file_write("/dev/full", "x", 1, 0644, f->d));
	assert_int_equal(diag_count(f->d, LEVEL_FATAL), 3);
	assert_true(full >= 0);
	assert_false(file_write_fd(full, "x", 1, "/dev/full", f->d));
	assert_int_equal(diag_count(f->d, LEVEL_FATAL), 4);
	close(full);
	g_free(inside);
}

static void folders(void **state)
{
	struct folder *f = *state;
	char *deep = path_in(f, "a/b/c");
	char *under = path_in(f, "a/file/c");

	assert_true(file_mkdirs(deep, f->d));
	assert_true(file_mkdirs(deep, f->d));
	put(f, "a/file", "x");
	assert_false(file_mkdirs(under, f->d));
	assert_string_equal(finding(f), "file-mkdir");
	g_free(under);
	g_free(deep);
}

static void new_folders_are_synced(void **state)
{
	struct folder *f = *state;
	char *deep = path_in(f, "a/b/c");

	synced = 0;
	assert_true(file_mkdirs(deep, f->d));
	assert_int_equal(synced, 3);
	assert_true(file_mkdirs(deep, f->d));
	assert_int_equal(synced, 3);
	g_free(deep);
}

static void syncing_folders(void **state)
{
	struct folder *f = *state;

	assert_true(file_sync_folder(f->root));
	sync_errno = EINVAL;
	assert_true(file_sync_folder(f->root));
	sync_errno = EIO;
	assert_false(file_sync_folder(f->root));
	assert_int_equal(errno, EIO);
	sync_errno = 0;
	assert_false(file_sync_folder("/nonexistent-folder"));
}

static void listing(void **state)
{
	static const char *const want[] = { "B/z", "a", "b.x", "b/c", "b/d/e" };
	struct folder *f = *state;
	GPtrArray *files;

	put(f, "b.x", "");
	put(f, "b/d/e", "");
	put(f, "b/c", "");
	put(f, "a", "");
	put(f, "B/z", "");
	put(f, ".hidden/x", "");
	put(f, ".dot", "");
	link_to(f, "a", "link");
	link_to(f, "b", "folder-link");
	files = file_list(f->root, f->d);
	assert_non_null(files);
	assert_int_equal(files->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < files->len; i++)
		assert_string_equal(files->pdata[i], want[i]);
	g_ptr_array_unref(files);
	assert_null(file_list("/nonexistent-folder", f->d));
	assert_string_equal(finding(f), "file-list");
}

static void removing_spares_what_links_point_to(void **state)
{
	struct folder *f = *state;
	char *tree = path_in(f, "tree");
	char *kept = path_in(f, "kept/file");

	put(f, "kept/file", "x");
	put(f, "tree/a/b", "x");
	link_to(f, "../kept", "tree/link");
	link_to(f, "nowhere", "tree/broken");
	assert_true(file_remove_tree(tree, f->d));
	assert_false(g_file_test(tree, G_FILE_TEST_EXISTS));
	assert_true(g_file_test(kept, G_FILE_TEST_EXISTS));
	assert_true(file_remove_tree(tree, f->d)); /* gone already */
	g_free(kept);
	g_free(tree);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reading_below), TEST(reading_follows_links), TEST(endless_file_ends),
		TEST(writing), TEST(writing_fails), TEST(folders), TEST(listing),
		TEST(new_folders_are_synced), TEST(syncing_folders),
		TEST(removing_spares_what_links_point_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
