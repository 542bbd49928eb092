/* Out of memory ends the program: GLib aborts by itself, failures of the other libraries
 * come here.  OUT and the ledger are only ever exchanged whole, so nothing is half-written. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Writes "csmsc: out of memory" to standard error and ends with status 3. */
_Noreturn void mem_die(void);

/* Returns `p`, or ends the program if it is NULL. */
void *mem_must(void *p);

#endif
