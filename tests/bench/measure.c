/* measure COUNT BEFORE COMMAND...: runs the shell command BEFORE and then COMMAND, COUNT times, and
 * prints the medians of COMMAND's wall and processor time in milliseconds and the peak memory of
 * its largest process in KiB.  COMMAND's standard output is thrown away. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 101 };

static double milliseconds(struct timeval t)
{
	return t.tv_sec * 1e3 + t.tv_usec / 1e3;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static _Noreturn void become(char **command)
{
	int null = open("/dev/null", O_WRONLY);

	dup2(null, 1);
	execvp(command[0], command);
	perror(command[0]);
	_exit(127);
}

/* wait4 counts a process with those it has waited for: the workers too.  Those that were left behind
 * become our children (PR_SET_CHILD_SUBREAPER) and are waited for like it. */
static int run(char **command, double *wall, double *cpu, long *peak)
{
	double start = now();
	struct rusage used;
	int state, status = -1;
	pid_t pid = fork(), ended;

	if (pid == 0)
		become(command);
	*cpu = 0;
	while (pid > 0 && (ended = wait4(-1, &state, 0, &used)) > 0) {
		*cpu += milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
		*peak = used.ru_maxrss > *peak ? used.ru_maxrss : *peak;
		if (ended != pid)
			continue;
		*wall = now() - start;
		status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
	}
	return status;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, ascending);
	return values[count / 2];
}

int main(int argc, char **argv)
{
	double wall[RUNS_MAX], cpu[RUNS_MAX];
	long peak = 0;
	int count = argc > 3 ? atoi(argv[1]) : 0;

	if (count < 1 || count > RUNS_MAX) {
		fputs("usage: measure COUNT BEFORE COMMAND...\n", stderr);
		return 2;
	}
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	for (int i = 0; i < count; i++) {
		if (*argv[2] && system(argv[2]) != 0)
			return 2;
		if (run(argv + 3, &wall[i], &cpu[i], &peak) != 0) {
			fprintf(stderr, "measure: %s failed\n", argv[3]);
			return 1;
		}
	}
	printf("%.1f %.1f %ld\n", median(wall, count), median(cpu, count), peak);
	return 0;
}
