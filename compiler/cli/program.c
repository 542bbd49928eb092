#include "cli/program.h"

#ifndef CSMSC_BUILD
#define CSMSC_BUILD "unknown"
#endif

const char program_build[] = CSMSC_BUILD;
