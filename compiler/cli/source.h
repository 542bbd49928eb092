/* The digest over all that a pack is compiled from: what is equal need not be compiled again. */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "base/diag.h"
#include "cli/options.h"
#include "control/digest.h"

/* The organisation's files, ledger, templates, styles, program, and the options that change
 * what is made.  What cannot be read is left to the stage that wants it. */
void source_digest(const struct options *o, const char *as_of, char out[DIGEST_SIZE]);

#endif
