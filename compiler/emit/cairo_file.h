/* The file that Cairo wrote, as the text of its objects.  It is of the plain form that pdf.c asks
 * Cairo for: one table of cross-references, no streams of objects, content deflated. */
#ifndef EMIT_CAIRO_FILE_H
#define EMIT_CAIRO_FILE_H

#include <glib.h>
#include <stdbool.h>

/* A piece of the file. */
struct slice {
	const char *at; /* NULL: not there */
	gsize length;
};

struct cairo_file {
	struct slice whole;
	GArray *objects;      /* struct slice, of objects 0, 1, 2 …, without their first and last line */
	struct slice trailer; /* its dictionary */
};

/* Reads where the objects stand; false if the file is not of that form.  The bytes must outlive
 * it. */
bool cairo_file_open(struct cairo_file *c, GBytes *bytes);
void cairo_file_close(struct cairo_file *c);

/* An object: of a stream its dictionary, and what stands behind it. */
struct slice cairo_file_object(const struct cairo_file *c, unsigned number);

/* The content of a stream, inflated, in place of what `out` held; false if it cannot be had. */
bool cairo_file_content(const struct cairo_file *c, unsigned number, GString *out);

/* ---- what objects are made of ---- */

/* The dictionary that an object begins with. */
struct slice slice_dictionary(struct slice object);

/* The value of a key ("/Kids") of a dictionary. */
struct slice slice_value(struct slice dictionary, const char *key);

bool slice_is(struct slice s, const char *text);

/* The next reference to an object ("12 0 R") in text that holds no stream, from *at on; 0: there
 * is none.  *before becomes what stands in front of it, *at the place behind it. */
unsigned slice_reference(struct slice text, gsize *at, struct slice *before);

/* The object that a value refers to; 0: none. */
unsigned slice_referred(struct slice value);

#endif
