/* Places inside prose.
 *
 * libcmark gives the line and column of blocks, but of inlines only sometimes; they are searched
 * for in the text instead, from where the last one was found. */
#ifndef READ_PROSE_PLACE_H
#define READ_PROSE_PLACE_H

#include "base/span.h"
#include "model/place.h"

struct prose_place {
	struct place place;       /* of the field */
	const char *runs;         /* as in struct value */
	const char *text;
	const char *line;         /* where the paragraph at hand begins, which is line `number` */
	int number;
	const char *p, *end;      /* what is left of it */
};

void prose_place_init(struct prose_place *w, const xmlNode *field, const char *text);

/* Keeps the runs of a value at its element, until its prose has been read. */
void prose_place_keep(xmlNode *field, const char *runs);
void prose_place_drop(xmlNode *field);

/* The place in the file of a byte of the text. */
struct span prose_span(const struct prose_place *w, const char *p);

/* The byte at a line and a column in bytes, both from 1. */
const char *prose_byte(const struct prose_place *w, int line, int column);

/* A paragraph begins: inlines are now searched for in its lines. */
void prose_paragraph(struct prose_place *w, int line, int column, int end_line);

/* Each finds the next inline of its kind, passes it and returns where it begins. */
const char *prose_find_text(struct prose_place *w, const char *literal);
const char *prose_find_code(struct prose_place *w);
const char *prose_find_link(struct prose_place *w);
const char *prose_find_line_end(struct prose_place *w);

/* The next definition of a link ("[name]: address") from `from` on, or NULL. */
const char *prose_find_definition(const struct prose_place *w, const char *from);

#endif
