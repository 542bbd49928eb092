/* PDF objects as text, to be read by qpdf behind the file that Cairo wrote: an incremental
 * update in memory.  Many thousand structure elements are written this way in the time that
 * making them one call at a time would take for some. */
#ifndef EMIT_OBJECT_H
#define EMIT_OBJECT_H

#include <glib.h>

struct objects {
	GString *out;     /* where objects are written; any PDF text may be appended to it */
	gsize before;     /* bytes of the file that they are to stand behind */
	GArray *offsets;  /* guint64, of objects first, first + 1 …; 0: not written */
	unsigned first;   /* number of the first object of this writer's own */
	GArray *replaced; /* struct replaced: objects of the file that are written anew, or dropped */
};

/* Objects behind a file of `before` bytes whose object numbers are below `first`. */
struct objects objects_new(gsize before, unsigned first);
void objects_clear(struct objects *o);

/* Reserves that many numbers; the first of them. */
unsigned objects_reserve(struct objects *o, unsigned count);

/* Begins an object: one reserved, or one of the file that is written anew. */
void object_begin(struct objects *o, unsigned number);
void object_end(struct objects *o);
/* Takes an object of the file away. */
void object_drop(struct objects *o, unsigned number);

/* A whole stream; `dict` is what its dictionary holds besides its length. */
void object_stream(struct objects *o, unsigned number, const char *dict, const char *bytes,
		   gsize length);

/* Ends the update: cross-references and trailer, which holds `trailer` and leads to the table of
 * the file at `previous`. */
void objects_end(struct objects *o, const char *trailer, gsize previous);

/* ---- what objects are made of ---- */

/* A name, without its slash: what no name may hold is escaped. */
void put_name(GString *out, const char *name);
void put_ref(GString *out, unsigned number);
/* A space and the number with at most two decimals, and a point whatever the locale. */
void put_number(GString *out, double value);
/* A text string: ASCII as it is, other text as UTF-16. */
void put_text(GString *out, const char *text);
/* A string of bytes, as for URIs and identifiers. */
void put_bytes(GString *out, const char *bytes);

#endif
