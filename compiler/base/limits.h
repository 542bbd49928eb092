/* The bounds on input: one table (limits.def), each with a name for its message. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
#define LIMIT(name, value, what) LIMIT_##name = (value),
#include "base/limits.def"
#undef LIMIT
};

#endif
