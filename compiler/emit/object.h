/* A PDF file as it is written: objects as text, one behind the other, then where each of them
 * stands (ISO 32000-1, 7.5).  Many thousand structure elements are written this way in the time
 * that making them one call at a time would take for some. */
#ifndef EMIT_OBJECT_H
#define EMIT_OBJECT_H

#include <glib.h>

struct objects {
	GString *out;    /* the file; within an object any PDF text may be appended to it */
	GArray *offsets; /* guint64, of objects 1, 2 …; 0: not written */
	struct z_stream_s *deflate; /* for streams; made when it is first needed */
};

/* Begins a file. */
struct objects objects_new(void);
void objects_clear(struct objects *o);

/* Reserves that many numbers; the first of them. */
unsigned objects_reserve(struct objects *o, unsigned count);

/* Begins an object that was reserved. */
void object_begin(struct objects *o, unsigned number);
void object_end(struct objects *o);

/* A whole stream; `dict` is what its dictionary holds besides its length.  One is written as it
 * is, the other deflated. */
void object_stream(struct objects *o, unsigned number, const char *dict, const char *bytes,
		   gsize length);
void object_deflated(struct objects *o, unsigned number, const char *dict, const char *bytes,
		     gsize length);

/* Ends the file: cross-references, and a trailer that holds `trailer` and an identifier which
 * follows from the bytes.  Approvals are signed by appended revisions, which need this plain
 * form of table. */
void objects_end(struct objects *o, const char *trailer);

/* The file; the caller unrefs. */
GBytes *objects_take(struct objects *o);

/* ---- what objects are made of ---- */

/* A name, without its slash: what no name may hold is escaped. */
void put_name(GString *out, const char *name);
void put_ref(GString *out, unsigned number);
/* A space and the number with at most two decimals, and a point whatever the locale. */
void put_number(GString *out, double value);
/* A text string: printable ASCII as it is, other text as UTF-16. */
void put_text(GString *out, const char *text);
/* A string of bytes, as for URIs and identifiers. */
void put_bytes(GString *out, const char *bytes);

#endif
