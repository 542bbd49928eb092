#include "base/mem.h"

#include <unistd.h>

enum { STATUS_IO = 3 };

/* write(2) and _exit(2) only: nothing here may need memory. */
void mem_die(void)
{
	static const char text[] = "csmsc: out of memory\n";
	ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);

	(void)written;
	_exit(STATUS_IO);
}

void *mem_must(void *p)
{
	if (!p)
		mem_die();
	return p;
}
