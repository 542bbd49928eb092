/* The digest over all that a pack is compiled from: what is equal need not be compiled again. */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "base/diag.h"
#include "cli/options.h"
#include "control/digest.h"

/* The organisation's files, ledger, templates, styles, program, and the options that change
 * what is made.  False with a diagnostic if a file cannot be read. */
bool source_digest(const struct options *o, const char *as_of, char out[DIGEST_SIZE],
		   struct diag *d);

#endif
