/* What the yaml*.c that see libyaml share: one file being read. */
#ifndef READ_YAML_READER_H
#define READ_YAML_READER_H

#include "base/pool.h"
#include "read/value.h"

#include <glib.h>
#include <yaml.h>

struct reader {
	yaml_parser_t parser;
	struct pool *pool;
	GHashTable *anchors;  /* name -> struct value */
	const char *file;     /* interned */
	const char *bytes;
	size_t size;
	size_t index, offset; /* a code point of the file and the byte where it begins */
	size_t *values;       /* in the whole description */
	size_t aliased, aliased_bytes; /* by aliases of this file */
	yaml_mark_t last;     /* where the last text began */
	struct diag *d;
	bool stop;            /* no more events: the file as a whole has failed */
};

/* libyaml counts lines and code points from 0. */
struct span mark_span(const struct reader *r, yaml_mark_t mark);
/* The bytes of the file from a mark on. */
const char *mark_bytes(struct reader *r, yaml_mark_t mark);

/* Says in our words what libyaml found wrong. */
void report_syntax(struct reader *r);

/* Makes the text of the scalar event `e` the value's: lines joined, place made exact. */
void fill_text(struct reader *r, const yaml_event_t *e, struct value *v);

#endif
