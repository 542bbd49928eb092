/* Text as files hold it: encoding and characters, before anything is made of them. */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* Lends the file to `d` and checks it: UTF-8, and no character that an XML document could not
 * hold or that ends a line unseen.  Returns the text after a byte order mark, inside `bytes`,
 * with *size made to fit; NULL when something was reported. */
const char *text_open(const char *bytes, size_t *size, const char *file, struct diag *d);

/* The first character of a valid UTF-8 text that no document can hold, or NULL.  Escapes and
 * character references may bring one in where the file's bytes had none. */
const char *text_fault(const char *text, size_t size);

/* Reports that character. */
void text_report(const char *fault, struct span at, struct diag *d);

/* The place of a byte of a file's text. */
struct span text_span(const char *text, const char *p, const char *file);

/* Places of many bytes of a file, each found from the one before it. */
struct text_places {
	const char *text, *end;
	const char *p;
	struct span at; /* of p */
};

struct text_places text_places(const char *text, size_t size, const char *file);
struct span text_place(struct text_places *places, const char *p);

#endif
