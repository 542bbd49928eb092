/* Workers: documents compiled in forked processes, results gathered in order. */
#ifndef CLI_WORKER_H
#define CLI_WORKER_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

/* Does piece `index` and returns its result as bytes (owned by the caller of work). */
typedef GBytes *worker_work(size_t index, void *context);

/* Takes the result of piece `index`; called in the order of the pieces, in the parent. */
typedef bool worker_take(size_t index, const void *bytes, size_t size, void *context);

/* Does `count` pieces in up to `jobs` processes (1: in this one, one after the other); piece i
 * goes to worker i modulo jobs.  False with a diagnostic if a worker dies or a result is refused. */
bool workers_run(size_t count, int jobs, worker_work *work, worker_take *take, void *context,
		 struct diag *d);

#endif
