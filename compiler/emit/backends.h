/* The formats that a document is emitted in. */
#ifndef EMIT_BACKENDS_H
#define EMIT_BACKENDS_H

#include <stddef.h>

enum backend {
#define BACKEND(name, ending, input) BACKEND_##name,
#include "emit/backends.def"
#undef BACKEND
	BACKEND_COUNT
};

/* "html", "pdf": also the ending of its files. */
const char *backend_name(enum backend b);

/* The back end of that name, or BACKEND_COUNT. */
enum backend backend_named(const char *name);

#endif
