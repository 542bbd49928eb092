#include "publish/staging.h"

#include "base/file.h"
#include "publish/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* What tells a folder being filled from one that a user happens to have named alike. */
#define MARK ".csmsc-staging"
#define SUFFIX ".new-"

enum { FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW };

/* lock: the folder's descriptor, locked for as long as it is in use (its workers hold it, too),
 * so that a later build knows what an interrupted one left.  -1: not open. */
struct staging {
	char *out;
	char *path;
	int lock;
	bool done;
};

static bool is_folder(const char *path)
{
	return g_file_test(path, G_FILE_TEST_IS_DIR);
}

/* An empty folder or one with a manifest of ours may be replaced; others, too, call a file
 * manifest.json. */
static bool may_replace(const char *out, struct diag *d)
{
	struct manifest_seen seen;
	GDir *dir = is_folder(out) ? g_dir_open(out, 0, NULL) : NULL;
	bool empty = dir && !g_dir_read_name(dir);

	if (dir)
		g_dir_close(dir);
	manifest_seen(out, &seen);
	if (!g_file_test(out, G_FILE_TEST_EXISTS) || *seen.source_digest || empty)
		return true;
	diag_at(d, SPAN_NONE, MSG_OUT_FOREIGN, out);
	return false;
}

/* The folder itself where `out` is a symbolic link to one: it is exchanged, and the link stays. */
static char *real_out(const char *out)
{
	char *clean = g_strdup(out);
	size_t length = strlen(clean);
	char *real;

	while (length > 1 && clean[length - 1] == '/')
		clean[--length] = '\0';
	if (!g_file_test(clean, G_FILE_TEST_IS_SYMLINK) || !is_folder(clean))
		return clean;
	real = realpath(clean, NULL);
	if (!real)
		return clean;
	g_free(clean);
	clean = g_strdup(real);
	free(real);
	return clean;
}

/* A file system without locks locks nothing, and then nothing is taken for left behind. */
static bool lock_folder(int fd)
{
	return flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

static bool put_mark(const char *folder)
{
	char *path = g_build_filename(folder, MARK, NULL);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

	g_free(path);
	return fd >= 0 && close(fd) == 0;
}

static bool has_mark(int folder)
{
	struct stat st;

	return fstatat(folder, MARK, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode);
}

static void remove_quietly(const char *path)
{
	struct diag *quiet = diag_new();

	file_remove_tree(path, quiet);
	diag_free(quiet);
}

/* Removes a folder that a build left when it was interrupted. */
static void remove_stale(const char *path)
{
	int fd = open(path, FOLDER_FLAGS);

	if (fd < 0)
		return;
	if (has_mark(fd) && flock(fd, LOCK_EX | LOCK_NB) == 0)
		remove_quietly(path);
	close(fd);
}

static void remove_all_stale(const char *parent, const char *out)
{
	char *base = g_path_get_basename(out), *prefix = g_strconcat(base, SUFFIX, NULL);
	GDir *dir = g_dir_open(parent, 0, NULL);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_prefix(name, prefix))
			g_ptr_array_add(paths, g_build_filename(parent, name, NULL));
	for (guint i = 0; i < paths->len; i++)
		remove_stale(paths->pdata[i]);
	g_ptr_array_unref(paths);
	if (dir)
		g_dir_close(dir);
	g_free(prefix);
	g_free(base);
}

/* Locked before it is marked, so that no other build ever finds it marked and free. */
static bool make_folder(struct staging *s, struct diag *d)
{
	s->path = g_strconcat(s->out, SUFFIX "XXXXXX", NULL);
	if (g_mkdtemp_full(s->path, 0755)) {
		s->done = false;
		s->lock = open(s->path, FOLDER_FLAGS);
		if (s->lock >= 0 && lock_folder(s->lock) && put_mark(s->path))
			return true;
	}
	diag_at(d, SPAN_NONE, MSG_FILE_MKDIR, s->path, g_strerror(errno));
	return false;
}

struct staging *staging_open(const char *out, struct diag *d)
{
	struct staging *s = g_new0(struct staging, 1);
	char *parent;
	bool ok;

	s->out = real_out(out);
	s->lock = -1;
	s->done = true; /* nothing is there to remove */
	parent = g_path_get_dirname(s->out);
	ok = may_replace(s->out, d) && file_mkdirs(parent, d);
	if (ok) {
		remove_all_stale(parent, s->out);
		ok = make_folder(s, d);
	}
	g_free(parent);
	if (ok)
		return s;
	staging_free(s);
	return NULL;
}

const char *staging_path(const struct staging *s)
{
	return s->path;
}

bool staging_write(const struct staging *s, const char *name, GBytes *bytes, int mode,
		   struct diag *d)
{
	char *path = g_build_filename(s->path, name, NULL);
	char *folder = g_path_get_dirname(path);
	bool ok = file_mkdirs(folder, d) &&
		  file_write(path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), mode, d);

	g_free(folder);
	g_free(path);
	return ok;
}

/* The mark is off before the exchange: a pack holds nothing but what its manifest lists. */
static bool make_ready(const struct staging *s, struct diag *d)
{
	bool ok = unlinkat(s->lock, MARK, 0) == 0 && file_sync_folder(s->path);

	if (!ok)
		diag_at(d, SPAN_NONE, MSG_FILE_WRITE, s->path, g_strerror(errno));
	return ok;
}

static bool put_in_place(struct staging *s, struct diag *d)
{
	unsigned how = is_folder(s->out) ? RENAME_EXCHANGE : RENAME_NOREPLACE;

	if (renameat2(AT_FDCWD, s->path, AT_FDCWD, s->out, how) == 0) {
		s->done = how == RENAME_NOREPLACE;
		if (!s->done)
			put_mark(s->path); /* the old pack, should its removal be interrupted */
		return true;
	}
	diag_at(d, SPAN_NONE, MSG_OUT_EXCHANGE, s->out, g_strerror(errno));
	return false;
}

bool staging_publish(struct staging *s, struct diag *d)
{
	char *parent;

	if (!make_ready(s, d) || !put_in_place(s, d))
		return false;
	parent = g_path_get_dirname(s->out);
	if (!file_sync_folder(parent))
		diag_at(d, SPAN_NONE, MSG_OUT_SYNC, parent, g_strerror(errno));
	g_free(parent);
	return true;
}

void staging_free(struct staging *s)
{
	if (!s)
		return;
	if (!s->done)
		remove_quietly(s->path);
	if (s->lock >= 0)
		close(s->lock);
	g_free(s->path);
	g_free(s->out);
	g_free(s);
}
