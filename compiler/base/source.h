/* The bytes of a source file, its lines found quickly. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct source;

/* Copies.  A line ends with LF, CR LF or CR. */
struct source *source_new(const char *bytes, size_t size);
void source_free(struct source *source);

/* Appends the line (1-based) and, under its column `col` (1-based, code points), a caret
 * between the strings `on` and `off`; nothing where there is no such line, or it is empty or too
 * long to be worth showing.  A wide line is cut around the caret. */
void source_excerpt(const struct source *source, int line, int col, const char *on,
		    const char *off, GString *out);

#endif
