/* Marks: the pieces that the content of a page is cut into.  Drawing brackets each piece and
 * records here what it is; the finisher finds the brackets again in the order of the records,
 * and gives them their meaning (content.h, tag.h). */
#ifndef EMIT_MARK_H
#define EMIT_MARK_H

#include "layout/display.h"

#include <glib.h>

/* Cairo draws on pages that are larger, at the right and below, by so many points at least: it paints
 * nothing beyond, and what reaches a page's edge is to go over it.  finish.c takes it back. */
#define PAGE_MARGIN 1

/* What is on the page but not in the document. */
enum artifact {
	ARTIFACT_HEAD, ARTIFACT_FOOT,
	ARTIFACT_TABLE_HEAD, /* repeated on a later page */
	ARTIFACT_WATERMARK,
	ARTIFACT_LAYOUT,     /* rules and grounds: whatever is in no mark */
};

struct mark {
	const struct node *node;    /* NULL: an artifact */
	enum artifact artifact;
	bool whole;                 /* no text: painted as one object, and not bracketed */
	struct area box;            /* of what is painted whole */
	const struct run_word *replaced; /* words whose text replaces what their glyphs stand for */
	size_t count;               /* of those; 0: none */
};

/* A PDF as Cairo wrote it, and what each page's content is cut into. */
struct drawn {
	GBytes *bytes;
	GPtrArray *marks;           /* of each page: GArray of struct mark */
};

void drawn_free(struct drawn *drawn);

/* What drawing calls the brackets of a mark with text: a name that Cairo takes. */
const char *mark_name(const struct mark *mark);

/* The element that a mark's node stands in: text between children is part of the node above. */
const struct node *mark_element(const struct mark *mark);

#endif
