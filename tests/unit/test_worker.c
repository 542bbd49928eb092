/* Workers: the same results in the same order, however many do the work. */
#include "cli/worker.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* In the place of the C library's, which fail only when a system runs short. */
static bool poll_fails, fork_fails;

int poll(struct pollfd *fds, nfds_t count, int wait)
{
	errno = ENOMEM;
	return poll_fails ? -1 : (int)syscall(SYS_poll, fds, count, wait);
}

pid_t fork(void)
{
	errno = EAGAIN;
	return fork_fails ? -1 : _Fork();
}

/* What `work` is to do and what `take` has been given. */
struct task {
	size_t size;      /* of each result; 0: "piece N" */
	bool empty;       /* each result is */
	size_t dies_at;   /* the piece at which its worker ends; SIZE_MAX: none does */
	int signal;       /* with this signal, or 0: with status 3 */
	size_t refuses;   /* the result that is refused; SIZE_MAX: none is */
	GString *taken;   /* "0 1 2 " */
	size_t wrong;     /* results that were not as they should be */
	pid_t parent;
};

static const struct task plain = { .dies_at = SIZE_MAX, .refuses = SIZE_MAX };

static GBytes *work(size_t index, void *context)
{
	const struct task *t = context;
	char *text;

	if (index == t->dies_at) {
		if (t->signal)
			raise(t->signal);
		_exit(3);
	}
	if (t->empty)
		return g_bytes_new(NULL, 0);
	if (!t->size) {
		text = g_strdup_printf("piece %zu", index);
		return g_bytes_new_take(text, strlen(text));
	}
	text = g_malloc(t->size);
	memset(text, 'a' + (int)(index % 26), t->size);
	return g_bytes_new_take(text, t->size);
}

static bool is_whole(const struct task *t, size_t index, const char *bytes, size_t size)
{
	char *text = t->empty ? g_strdup("") : g_strdup_printf("piece %zu", index);
	bool whole = size == (t->size ? t->size : strlen(text));

	if (whole && size && !t->size)
		whole = memcmp(bytes, text, size) == 0;
	for (size_t i = 0; t->size && whole && i < size; i++)
		whole = bytes[i] == 'a' + (char)(index % 26);
	g_free(text);
	return whole;
}

static bool take(size_t index, const void *bytes, size_t size, void *context)
{
	struct task *t = context;

	g_string_append_printf(t->taken, "%zu ", index);
	t->wrong += !is_whole(t, index, bytes, size) || getpid() != t->parent;
	return index != t->refuses;
}

static void run(struct task t, size_t count, int jobs, bool succeeds, const char *taken,
		const char *found)
{
	struct diag *d = diag_new();
	char *have;

	t.taken = g_string_new(NULL);
	t.parent = getpid();
	assert_int_equal(workers_run(count, jobs, work, take, &t, d), succeeds);
	if (taken)
		assert_string_equal(t.taken->str, taken);
	assert_int_equal(t.wrong, 0);
	have = findings(d);
	assert_string_equal(have, found);
	g_free(have);
	g_string_free(t.taken, TRUE);
	diag_free(d);
}

static void results_come_in_order(void **state)
{
	static const int jobs[] = { -1, 0, 1, 2, 3, 5, 64, 1000 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(jobs); i++) {
		run(plain, 5, jobs[i], true, "0 1 2 3 4 ", "");
		run(plain, 1, jobs[i], true, "0 ", "");
		run(plain, 0, jobs[i], true, "", "");
	}
	run(plain, 200, 7, true, NULL, "");
}

/* More than a pipe holds, so that every worker waits for the parent to read. */
static void large_results(void **state)
{
	struct task t = plain;

	(void)state;
	t.size = 1 << 20;
	run(t, 6, 1, true, "0 1 2 3 4 5 ", "");
	run(t, 6, 3, true, "0 1 2 3 4 5 ", "");
	run(t, 6, 6, true, "0 1 2 3 4 5 ", "");
}

static void a_worker_dies(void **state)
{
	struct task t = plain;

	(void)state;
	t.dies_at = 3;
	run(t, 6, 2, false, "0 1 2 ", "0:0 worker");
	t.dies_at = 0;
	run(t, 6, 3, false, "", "0:0 worker");
	t.dies_at = 5; /* nobody is left to wait for it */
	run(t, 6, 3, false, "0 1 2 3 4 ", "0:0 worker");
}

static void a_worker_is_killed(void **state)
{
	struct task t = plain;
	struct diag *d = diag_new();
	const struct diagnostic *g;

	(void)state;
	t.dies_at = 1;
	t.signal = SIGKILL;
	t.taken = g_string_new(NULL);
	t.parent = getpid();
	assert_false(workers_run(2, 2, work, take, &t, d));
	g = diag_all(d)->pdata[0];
	assert_string_equal(g->text, "a worker failed: Killed; nothing was written");
	assert_int_equal(g->level, LEVEL_FATAL);
	g_string_free(t.taken, TRUE);
	diag_free(d);
}

/* It dies while the others still have a lot to say. */
static void a_worker_dies_among_busy_ones(void **state)
{
	struct task t = plain;

	(void)state;
	t.size = 1 << 20;
	t.dies_at = 1;
	run(t, 8, 4, false, "0 ", "0:0 worker");
}

static int open_files(void)
{
	DIR *dir = opendir("/proc/self/fd");
	int count = 0;

	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

/* Workers with more to say than a pipe holds are not waited for in vain. */
static void nobody_can_listen(void **state)
{
	struct task t = plain;
	int before = open_files();

	(void)state;
	t.size = 1 << 20;
	poll_fails = true;
	alarm(30);
	run(t, 6, 3, false, "", "0:0 worker");
	alarm(0);
	poll_fails = false;
	assert_int_equal(open_files(), before);
}

static void no_process_starts(void **state)
{
	int before = open_files();

	(void)state;
	fork_fails = true;
	run(plain, 6, 3, false, "", "0:0 worker");
	fork_fails = false;
	assert_int_equal(open_files(), before);
}

static void a_result_is_refused(void **state)
{
	struct task t = plain;

	(void)state;
	t.refuses = 2;
	run(t, 5, 1, false, "0 1 2 ", "0:0 worker");
	run(t, 5, 3, false, "0 1 2 ", "0:0 worker");
}

static void empty_results(void **state)
{
	struct task t = plain;

	(void)state;
	t.empty = true;
	run(t, 3, 1, true, "0 1 2 ", "");
	run(t, 3, 3, true, "0 1 2 ", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results_come_in_order),
		cmocka_unit_test(large_results),
		cmocka_unit_test(a_worker_dies),
		cmocka_unit_test(a_worker_is_killed),
		cmocka_unit_test(a_worker_dies_among_busy_ones),
		cmocka_unit_test(nobody_can_listen),
		cmocka_unit_test(no_process_starts),
		cmocka_unit_test(a_result_is_refused),
		cmocka_unit_test(empty_results),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
