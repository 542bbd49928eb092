#include "publish/staging.h"

#include "base/file.h"
#include "publish/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct staging {
	char *out;
	char *path;
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

struct staging *staging_open(const char *out, struct diag *d)
{
	char *clean = g_strdup(out);
	size_t length = strlen(clean);
	char *parent;
	struct staging *s;

	while (length > 1 && clean[length - 1] == '/')
		clean[--length] = '\0';
	parent = g_path_get_dirname(clean);
	if (!may_replace(clean, d) || !file_mkdirs(parent, d)) {
		g_free(parent);
		g_free(clean);
		return NULL;
	}
	g_free(parent);
	s = g_new0(struct staging, 1);
	s->out = clean;
	s->path = g_strconcat(clean, ".new-XXXXXX", NULL);
	if (!g_mkdtemp_full(s->path, 0755)) {
		diag_at(d, SPAN_NONE, MSG_FILE_MKDIR, s->path, g_strerror(errno));
		s->done = true;
		staging_free(s);
		return NULL;
	}
	return s;
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

static bool sync_folder(const char *path, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		diag_at(d, SPAN_NONE, MSG_FILE_WRITE, path, g_strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool put_in_place(struct staging *s, struct diag *d)
{
	unsigned how = is_folder(s->out) ? RENAME_EXCHANGE : RENAME_NOREPLACE;

	if (renameat2(AT_FDCWD, s->path, AT_FDCWD, s->out, how) == 0) {
		s->done = how == RENAME_NOREPLACE;
		return true;
	}
	diag_at(d, SPAN_NONE, MSG_OUT_EXCHANGE, s->out, g_strerror(errno));
	return false;
}

bool staging_publish(struct staging *s, struct diag *d)
{
	char *parent = g_path_get_dirname(s->out);
	bool ok = sync_folder(s->path, d) && put_in_place(s, d) && sync_folder(parent, d);

	g_free(parent);
	return ok;
}

void staging_free(struct staging *s)
{
	struct diag *quiet;

	if (!s)
		return;
	if (!s->done) {
		quiet = diag_new();
		file_remove_tree(s->path, quiet);
		diag_free(quiet);
	}
	g_free(s->path);
	g_free(s->out);
	g_free(s);
}
