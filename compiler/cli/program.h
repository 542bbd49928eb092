/* Who this program is. */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

/* Stamped into documents and manifests. */
#define PROGRAM_NAME "csmsc 0.1.0"

/* Digest of the sources it was built from: a new build recompiles every pack. */
extern const char program_build[];

#endif
