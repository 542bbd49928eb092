/* Objects of Cairo's file carried into the new one: with all that they refer to, and under new
 * numbers.  What nothing refers to stays behind. */
#ifndef EMIT_CARRY_H
#define EMIT_CARRY_H

#include "emit/cairo_file.h"
#include "emit/object.h"

struct carrier {
	const struct cairo_file *from;
	struct objects *to;
	unsigned *numbers;  /* new ones, by old; 0: not carried */
	GArray *waiting;    /* unsigned, old numbers of what is to be written */
};

struct carrier carrier_new(const struct cairo_file *from, struct objects *to);
void carrier_clear(struct carrier *c);

/* Appends text that holds no stream, with what it refers to under new numbers. */
void carry_text(struct carrier *c, struct slice text);

/* Writes all objects that were referred to; false if one is missing. */
bool carry_objects(struct carrier *c);

#endif
