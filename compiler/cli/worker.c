#include "cli/worker.h"

#include "base/file.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* One forked process and what it has sent so far: for each piece its size and bytes. */
struct worker {
	pid_t pid;
	int fd;
	GByteArray *sent;
	size_t read; /* bytes of `sent` already taken */
};

static bool send_piece(int fd, GBytes *result)
{
	struct diag *quiet = diag_new();
	gsize size;
	const void *bytes = g_bytes_get_data(result, &size);
	uint64_t length = size;
	bool ok = file_write_fd(fd, &length, sizeof length, "pipe", quiet) &&
		  file_write_fd(fd, bytes, size, "pipe", quiet);

	diag_free(quiet);
	return ok;
}

/* A worker whose parent has been killed must not go on writing into what it left. */
_Noreturn static void worker_main(int fd, size_t first, size_t count, size_t jobs,
				  worker_work *work, void *context)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (size_t i = first; i < count; i += jobs) {
		GBytes *result = work(i, context);
		bool ok = send_piece(fd, result);

		g_bytes_unref(result);
		if (!ok)
			_exit(1);
	}
	_exit(0);
}

static bool worker_start(struct worker *w, size_t first, size_t count, size_t jobs,
			 worker_work *work, void *context, struct diag *d)
{
	int ends[2];

	fflush(NULL);
	if (pipe(ends) != 0) {
		diag_at(d, SPAN_NONE, MSG_WORKER, g_strerror(errno));
		return false;
	}
	w->pid = fork();
	if (w->pid < 0) {
		diag_at(d, SPAN_NONE, MSG_WORKER, g_strerror(errno));
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	if (w->pid == 0) {
		close(ends[0]);
		worker_main(ends[1], first, count, jobs, work, context);
	}
	close(ends[1]);
	w->fd = ends[0];
	w->sent = g_byte_array_new();
	return true;
}

/* Reads what a worker has to say; false at its end. */
static bool worker_listen(struct worker *w)
{
	guint8 buffer[65536];
	ssize_t n = read(w->fd, buffer, sizeof buffer);

	if (n > 0)
		g_byte_array_append(w->sent, buffer, (guint)n);
	return n > 0 || (n < 0 && errno == EINTR);
}

static void worker_close(struct worker *w)
{
	close(w->fd);
	w->fd = -1;
}

/* False, with errno as it is: what listening ends with when it fails. */
static bool close_all(struct worker *workers, size_t count)
{
	int why = errno;

	for (size_t i = 0; i < count; i++)
		if (workers[i].fd >= 0)
			worker_close(&workers[i]);
	errno = why;
	return false;
}

/* Every pipe is read as it fills, so that no worker waits for another's turn.  On failure (false
 * with errno set) all are closed: who still wants to write then ends, and can be waited for. */
static bool listen_all(struct worker *workers, size_t count)
{
	size_t open = count;

	while (open) {
		struct pollfd fds[64];

		for (size_t i = 0; i < count; i++)
			fds[i] = (struct pollfd){ workers[i].fd, POLLIN, 0 };
		if (poll(fds, count, -1) < 0) {
			if (errno == EINTR)
				continue;
			return close_all(workers, count);
		}
		for (size_t i = 0; i < count; i++)
			if (fds[i].fd >= 0 && fds[i].revents && !worker_listen(&workers[i])) {
				worker_close(&workers[i]);
				open--;
			}
	}
	return true;
}

static bool take_next(struct worker *w, size_t index, worker_take *take, void *context)
{
	uint64_t length;
	const guint8 *at = w->sent->data + w->read;
	size_t left = w->sent->len - w->read;

	if (left < sizeof length)
		return false;
	memcpy(&length, at, sizeof length);
	if (left - sizeof length < length)
		return false;
	w->read += sizeof length + length;
	return take(index, at + sizeof length, length, context);
}

/* `d` NULL: why it ended is known and told. */
static bool worker_end(struct worker *w, struct diag *d)
{
	int state = 0;

	if (w->sent)
		g_byte_array_free(w->sent, TRUE);
	if (w->pid <= 0)
		return true;
	while (waitpid(w->pid, &state, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(state) && WEXITSTATUS(state) == 0)
		return true;
	if (d)
		diag_at(d, SPAN_NONE, MSG_WORKER,
			WIFSIGNALED(state) ? g_strsignal(WTERMSIG(state)) : "it ended early");
	return false;
}

static const char refused[] = "its result is not whole";

static bool run_forked(size_t count, size_t jobs, worker_work *work, worker_take *take,
		       void *context, struct diag *d)
{
	struct worker *workers = g_new0(struct worker, jobs);
	size_t started = 0;
	bool ok = true, ended = true, heard = true;

	while (started < jobs &&
	       worker_start(&workers[started], started, count, jobs, work, context, d))
		started++;
	if (!listen_all(workers, started)) {
		diag_at(d, SPAN_NONE, MSG_WORKER, g_strerror(errno));
		heard = false;
	}
	for (size_t i = 0; i < count && started == jobs && heard && ok; i++)
		ok = take_next(&workers[i % jobs], i, take, context);
	for (size_t i = 0; i < jobs; i++)
		if (!worker_end(&workers[i], heard ? d : NULL))
			ended = false;
	if (!ok && ended)
		diag_at(d, SPAN_NONE, MSG_WORKER, refused);
	g_free(workers);
	return ok && ended && heard && started == jobs;
}

static bool run_here(size_t count, worker_work *work, worker_take *take, void *context,
		     struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < count && ok; i++) {
		GBytes *result = work(i, context);
		gsize size;
		const void *bytes = g_bytes_get_data(result, &size);

		ok = take(i, bytes, size, context);
		g_bytes_unref(result);
	}
	if (!ok)
		diag_at(d, SPAN_NONE, MSG_WORKER, refused);
	return ok;
}

bool workers_run(size_t count, int jobs, worker_work *work, worker_take *take, void *context,
		 struct diag *d)
{
	size_t workers = MIN(MIN((size_t)jobs, count), 64);

	if (workers <= 1)
		return run_here(count, work, take, context, d);
	return run_forked(count, workers, work, take, context, d);
}
