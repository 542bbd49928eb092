/* --dump: one stage's result as text on standard output. */
#ifndef CLI_DUMP_H
#define CLI_DUMP_H

#include "base/diag.h"
#include "cli/options.h"

/* Prints the stage that o->dump names, of every document and language wanted. */
int dump_stage(const struct options *o, struct diag *d);

#endif
