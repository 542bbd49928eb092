/* The texts of an XML file: references resolved, lines joined or a block's margin taken off, and
 * of each byte known where it stands in the file. */
#ifndef READ_XML_TEXT_H
#define READ_XML_TEXT_H

#include "base/pool.h"
#include "read/text.h"
#include "read/value.h"
#include "read/xml_scan.h"

#include <glib.h>

/* from: the byte of the file, one for each byte of the text; of a reference its "&".  So a space
 * or line end that was typed is told from one that a reference stands for. */
struct xml_text {
	GString *text;
	GPtrArray *from;
	size_t length; /* also of what was too long to keep */
	int indent;    /* of a block, the column of its lines */
};

void xml_text_init(struct xml_text *x);
void xml_text_clear(struct xml_text *x);
void xml_text_reset(struct xml_text *x);

/* Adds a piece of text, a CDATA section, or the value of an attribute. */
void xml_text_add(struct xml_text *x, const struct token *t);
void xml_text_add_attribute(struct xml_text *x, const struct attribute *a);

/* The first byte of the file that is no white space, or NULL. */
const char *xml_text_mark(const struct xml_text *x);

/* A text of several lines becomes one: a line end is a space, and nothing between Han characters;
 * n line ends are n-1. */
void xml_text_fold(struct xml_text *x);

/* A text that begins with a line end loses it, the last line end and what the lines have in
 * common as indentation. */
void xml_text_block(struct xml_text *x);

/* Sets the place of a value whose text this is, and of prose where its parts lie; not empty. */
void xml_text_place(const struct xml_text *x, struct text_places *places, bool prose,
		    struct pool *pool, struct value *v);

#endif
