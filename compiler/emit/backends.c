#include "emit/backends.h"

#include <string.h>

const char *backend_name(enum backend b)
{
	static const char *const names[] = {
#define BACKEND(name, ending, input) ending,
#include "emit/backends.def"
#undef BACKEND
	};

	return names[b];
}

enum backend backend_named(const char *name)
{
	enum backend b = 0;

	while (b < BACKEND_COUNT && strcmp(backend_name(b), name) != 0)
		b++;
	return b;
}
