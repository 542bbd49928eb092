#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MIB = 1024 * 1024,
	CHUNK = 64 * 1024,
	FOLDER_DEPTH = 256,   /* levels of folders walked */
	TEMPORARIES = 1000,   /* names tried for a temporary file */
};

/* Reads what `fd` holds into `out`; false with errno set on failure. */
static bool read_all(int fd, size_t limit, GByteArray *out)
{
	guint8 *chunk = g_malloc(CHUNK);
	ssize_t n = 1;

	while (n > 0 && out->len <= limit) {
		n = read(fd, chunk, CHUNK);
		if (n > 0)
			g_byte_array_append(out, chunk, (guint)n);
		else if (n < 0 && errno == EINTR)
			n = 1;
	}
	g_free(chunk);
	return n >= 0;
}

static GBytes *too_large(const char *path, size_t limit, struct span at, struct diag *d)
{
	diag_at(d, at, MSG_FILE_SIZE, path, MAX(limit / MIB, (size_t)1));
	return NULL;
}

static GBytes *read_regular(int fd, const char *path, size_t limit, struct span at, struct diag *d)
{
	GByteArray *bytes;
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		diag_at(d, at, MSG_FILE_KIND, path);
		return NULL;
	}
	if ((size_t)st.st_size > limit)
		return too_large(path, limit, at, d);
	bytes = g_byte_array_new();
	if (!read_all(fd, limit, bytes)) {
		diag_at(d, at, MSG_FILE_OPEN, path, g_strerror(errno));
	} else if (bytes->len > limit) {
		too_large(path, limit, at, d);
	} else {
		return g_byte_array_free_to_bytes(bytes);
	}
	g_byte_array_unref(bytes);
	return NULL;
}

/* Takes `fd`; a negative one is reported with errno. */
static GBytes *read_opened(int fd, const char *path, size_t limit, struct span at, struct diag *d)
{
	GBytes *bytes;

	if (fd < 0) {
		diag_at(d, at, MSG_FILE_OPEN, path, g_strerror(errno));
		return NULL;
	}
	bytes = read_regular(fd, path, limit, at, d);
	close(fd);
	return bytes;
}

/* O_NONBLOCK: a pipe in the place of a file must not make us wait. */
enum {
	READ_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
	FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
};

GBytes *file_read(const char *path, size_t limit, struct span at, struct diag *d)
{
	return read_opened(open(path, READ_FLAGS), path, limit, at, d);
}

static bool is_link(int folder, const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode);
}

/* Opens `name` in `folder`, which is closed. A symbolic link sets *link. */
static int step(int folder, const char *name, int flags, bool *link)
{
	int fd = openat(folder, name, flags | O_NOFOLLOW);
	int why = errno;

	*link = fd < 0 && is_link(folder, name);
	close(folder);
	errno = why;
	return fd;
}

/* Walks from `root` along `parts`, the last one opened with `flags`; -1 with errno or *link set. */
static int walk(const char *root, char **parts, int flags, bool *link)
{
	int fd = open(root, FOLDER_FLAGS);

	for (size_t i = 0; parts[i] && fd >= 0; i++) {
		bool last = parts[i + 1] == NULL;

		fd = step(fd, parts[i], last ? flags : FOLDER_FLAGS, link);
	}
	return fd;
}

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* The components of a relative path, "." and empty ones left out; NULL with a diagnostic if it
 * leaves its root or goes where file_list does not. */
static char **path_parts(const char *path, struct span at, struct diag *d)
{
	char **parts = g_strsplit(path, "/", -1);
	size_t kept = 0;
	bool outside = path[0] == '/', hidden = false;

	for (size_t i = 0; parts[i]; i++) {
		char *part = parts[i];

		outside = outside || strcmp(part, "..") == 0;
		hidden = hidden || (part[0] == '.' && !is_dots(part));
		if (part[0] == '\0' || strcmp(part, ".") == 0)
			g_free(part);
		else
			parts[kept++] = part;
	}
	parts[kept] = NULL;
	outside = outside || kept == 0;
	if (!outside && !hidden)
		return parts;
	diag_at(d, at, outside ? MSG_FILE_OUTSIDE : MSG_FILE_HIDDEN, path);
	g_strfreev(parts);
	return NULL;
}

/* Opens PATH below ROOT, its last part with these flags; -1 with a diagnostic. */
static int open_below(const char *root, const char *path, int flags, struct span at, struct diag *d)
{
	char **parts = path_parts(path, at, d);
	bool link = false;
	int fd;

	if (!parts)
		return -1;
	fd = walk(root, parts, flags, &link);
	if (link)
		diag_at(d, at, MSG_FILE_LINK, path);
	else if (fd < 0)
		diag_at(d, at, MSG_FILE_OPEN, path, g_strerror(errno));
	g_strfreev(parts);
	return fd;
}

GBytes *file_read_below(const char *root, const char *path, size_t limit, struct span at,
			struct diag *d)
{
	int fd = open_below(root, path, READ_FLAGS, at, d);

	return fd < 0 ? NULL : read_opened(fd, path, limit, at, d);
}

bool file_stands_below(const char *root, const char *path, struct span at, struct diag *d)
{
	int fd = open_below(root, path, READ_FLAGS, at, d);
	struct stat st;
	bool regular = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);

	if (fd < 0)
		return false;
	close(fd);
	if (!regular)
		diag_at(d, at, MSG_FILE_KIND, path);
	return regular;
}

char *file_path_below(const char *root, const char *path, struct span at, struct diag *d)
{
	int fd = open_below(root, path, FOLDER_FLAGS, at, d);

	if (fd < 0)
		return NULL;
	close(fd);
	return g_build_filename(root, path, NULL);
}

static bool write_failed(const char *path, int why, struct diag *d)
{
	diag_at(d, SPAN_NONE, MSG_FILE_WRITE, path, g_strerror(why));
	return false;
}

bool file_write_fd(int fd, const void *bytes, size_t size, const char *path, struct diag *d)
{
	const char *p = bytes;

	while (size > 0) {
		ssize_t n = write(fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return write_failed(path, n < 0 ? errno : EIO, d);
		p += n;
		size -= (size_t)n;
	}
	return true;
}

/* A new file beside `path`, its name in *name; -1 with errno on failure. */
static int open_beside(const char *path, int mode, char **name)
{
	char *folder = g_path_get_dirname(path);
	char *base = g_path_get_basename(path);
	int fd = -1;

	for (int i = 0; fd < 0 && i < TEMPORARIES; i++) {
		*name = g_strdup_printf("%s/.%s.%ld-%d", folder, base, (long)getpid(), i);
		fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
		if (fd >= 0)
			break;
		g_free(*name);
		*name = NULL;
		if (errno != EEXIST)
			break;
	}
	g_free(base);
	g_free(folder);
	return fd;
}

/* Takes `fd`. */
static bool fill(int fd, const void *bytes, size_t size, const char *path, struct diag *d)
{
	bool ok = file_write_fd(fd, bytes, size, path, d);

	if (ok && fsync(fd) != 0)
		ok = write_failed(path, errno, d);
	if (close(fd) != 0 && ok)
		ok = write_failed(path, errno, d);
	return ok;
}

bool file_sync_folder(const char *path)
{
	int fd = open(path, FOLDER_FLAGS);
	bool ok = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
	int why = errno;

	if (fd >= 0)
		close(fd);
	errno = why;
	return ok;
}

/* A new name lasts only when the folder that holds it is on the disk, too. */
static bool sync_above(const char *path)
{
	char *folder = g_path_get_dirname(path);
	bool ok = file_sync_folder(folder);
	int why = errno;

	g_free(folder);
	errno = why;
	return ok;
}

/* A device or a folder is never replaced by a file. */
static bool is_replaceable(const char *path)
{
	struct stat st;

	return lstat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISLNK(st.st_mode);
}

bool file_write(const char *path, const void *bytes, size_t size, int mode, struct diag *d)
{
	char *beside = NULL;
	bool ok;
	int fd;

	if (!is_replaceable(path)) {
		diag_at(d, SPAN_NONE, MSG_FILE_KIND, path);
		return false;
	}
	fd = open_beside(path, mode, &beside);
	if (fd < 0)
		return write_failed(path, errno, d);
	ok = fill(fd, bytes, size, path, d);
	if (ok && rename(beside, path) != 0)
		ok = write_failed(path, errno, d);
	if (!ok)
		unlink(beside);
	else if (!sync_above(path))
		ok = write_failed(path, errno, d);
	g_free(beside);
	return ok;
}

/* False with errno set. */
static bool make_folder(const char *path)
{
	struct stat st;
	int why;

	if (mkdir(path, 0777) == 0)
		return sync_above(path);
	why = errno;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return true;
	errno = why == EEXIST ? ENOTDIR : why;
	return false;
}

/* Makes the folders above `path` only where they are missing: those that are there may refuse. */
static bool make_folders(const char *path)
{
	char *above;
	bool ok = make_folder(path);

	if (ok || errno != ENOENT)
		return ok;
	above = g_path_get_dirname(path);
	ok = strcmp(above, path) != 0 && make_folders(above) && make_folder(path);
	g_free(above);
	return ok;
}

bool file_mkdirs(const char *path, struct diag *d)
{
	if (make_folders(path))
		return true;
	diag_at(d, SPAN_NONE, MSG_FILE_MKDIR, path, g_strerror(errno));
	return false;
}

/* A folder opened below another; NULL with errno set. */
static DIR *folder_open(int at, const char *name, int depth)
{
	int fd;
	DIR *dir;

	if (depth > FOLDER_DEPTH) {
		errno = ELOOP;
		return NULL;
	}
	fd = openat(at, name, FOLDER_FLAGS | O_NOFOLLOW);
	dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir && fd >= 0)
		close(fd);
	return dir;
}

/* The names in a folder: removing while reading may skip some, so they are read first. */
static GPtrArray *folder_names(DIR *dir)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (const struct dirent *e; (e = readdir(dir)) != NULL;)
		if (!is_dots(e->d_name))
			g_ptr_array_add(names, g_strdup(e->d_name));
	return names;
}

static bool remove_at(int at, const char *name, int depth);

static bool empty_folder(int at, const char *name, int depth)
{
	DIR *dir = folder_open(at, name, depth);
	GPtrArray *names;
	bool ok = true;

	if (!dir)
		return false;
	names = folder_names(dir);
	for (guint i = 0; ok && i < names->len; i++)
		ok = remove_at(dirfd(dir), names->pdata[i], depth + 1);
	g_ptr_array_unref(names);
	closedir(dir);
	return ok;
}

/* False with errno set on failure; what does not exist counts as removed. */
static bool remove_at(int at, const char *name, int depth)
{
	struct stat st;

	if (fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT;
	if (!S_ISDIR(st.st_mode))
		return unlinkat(at, name, 0) == 0;
	return empty_folder(at, name, depth) && unlinkat(at, name, AT_REMOVEDIR) == 0;
}

bool file_remove_tree(const char *path, struct diag *d)
{
	if (remove_at(AT_FDCWD, path, 0))
		return true;
	diag_at(d, SPAN_NONE, MSG_FILE_REMOVE, path, g_strerror(errno));
	return false;
}

static bool list_folder(int at, const char *name, const char *prefix, int depth, GPtrArray *files);

static bool list_entry(int at, const char *name, const char *prefix, int depth, GPtrArray *files)
{
	char *path = prefix[0] ? g_strconcat(prefix, "/", name, NULL) : g_strdup(name);
	bool ok = true;
	struct stat st;

	if (fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		ok = errno == ENOENT;
	else if (S_ISREG(st.st_mode))
		g_ptr_array_add(files, g_steal_pointer(&path));
	else if (S_ISDIR(st.st_mode))
		ok = list_folder(at, name, path, depth + 1, files);
	g_free(path);
	return ok;
}

static bool list_folder(int at, const char *name, const char *prefix, int depth, GPtrArray *files)
{
	DIR *dir = folder_open(at, name, depth);
	GPtrArray *names;
	bool ok = true;

	if (!dir)
		return false;
	names = folder_names(dir);
	for (guint i = 0; ok && i < names->len; i++)
		if (((char *)names->pdata[i])[0] != '.')
			ok = list_entry(dirfd(dir), names->pdata[i], prefix, depth, files);
	g_ptr_array_unref(names);
	closedir(dir);
	return ok;
}

static gint compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *file_list(const char *root, struct diag *d)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	char *inside = g_strconcat(root, "/.", NULL); /* the root itself may be a symbolic link */
	bool ok = list_folder(AT_FDCWD, inside, "", 0, files);

	g_free(inside);
	if (!ok) {
		diag_at(d, SPAN_NONE, MSG_FILE_LIST, root, g_strerror(errno));
		g_ptr_array_unref(files);
		return NULL;
	}
	g_ptr_array_sort(files, compare_paths);
	return files;
}
