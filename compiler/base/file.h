/* Files: the only place that opens one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

/* The whole file, or NULL with a diagnostic at `at` (unreadable, not a regular file, larger
 * than `limit` bytes).  The caller owns the result. */
GBytes *file_read(const char *path, size_t limit, struct span at, struct diag *d);

/* Like file_read for a path below `root` that comes from a description: refuses absolute
 * paths, "..", names that begin with "." (file_list leaves them out), and any symbolic link on the
 * way (openat per component, O_NOFOLLOW). */
GBytes *file_read_below(const char *root, const char *path, size_t limit, struct span at,
			struct diag *d);

/* True if a regular file is there, under the same rules; else false with a diagnostic. */
bool file_stands_below(const char *root, const char *path, struct span at, struct diag *d);

/* ROOT/PATH for a folder that is there, under the same rules; NULL with a diagnostic.  The caller
 * frees. */
char *file_path_below(const char *root, const char *path, struct span at, struct diag *d);

/* Replaces the file at `path` whole: written beside it, synced, renamed. mode e.g. 0644. */
bool file_write(const char *path, const void *bytes, size_t size, int mode, struct diag *d);

/* Writes to a descriptor until done; false with a diagnostic naming `path` on failure. */
bool file_write_fd(int fd, const void *bytes, size_t size, const char *path, struct diag *d);

/* mkdir -p, lasting: the folder above each new one is synced.  False with a diagnostic. */
bool file_mkdirs(const char *path, struct diag *d);

/* Puts a folder's list of names on the disk; false with errno set.  Some file systems cannot do
 * that (EINVAL), which counts as done: nothing more is possible there. */
bool file_sync_folder(const char *path);

/* Removes a folder with all it holds; symbolic links are removed, not followed. */
bool file_remove_tree(const char *path, struct diag *d);

/* The regular files below `root`, as sorted relative paths (char *, "/" separated).  Symbolic
 * links and names that begin with "." are left out.  NULL with a diagnostic on failure. */
GPtrArray *file_list(const char *root, struct diag *d);

#endif
