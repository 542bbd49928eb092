/* What the finisher's rooms share: links (link.c), bookmarks (outline.c), the structure tree
 * (tag.c), the output profile (icc.c), attachments (attach.c), and what Cairo drew (carry.c). */
#ifndef EMIT_FINISH_PRIVATE_H
#define EMIT_FINISH_PRIVATE_H

#include "emit/finish.h"
#include "emit/object.h"

/* A link's area on a page. */
struct annotation {
	const struct node *node;
	unsigned object;
	size_t page;            /* from 0 */
};

struct finisher {
	const struct pages *pages;
	struct objects objects; /* the file */
	struct carrier *carrier; /* of what Cairo wrote */
	GString *content;       /* of the page at hand, as Cairo wrote it */
	unsigned page_tree;
	unsigned *page;         /* the objects of the pages */
	GPtrArray **numbered;   /* of each page: const struct mark * by number */
	GArray *annotations;    /* struct annotation, by page */
};

static inline const struct page *finish_page(const struct finisher *f, size_t i)
{
	return f->pages->pages->pdata[i];
}

/* [page /XYZ x y null], a little above that place. */
void put_destination(const struct finisher *f, size_t page, double y);

/* Writes the annotations of all links that are content into f->annotations. */
void links_write(struct finisher *f);

/* Writes the bookmarks; the number of their root. */
unsigned outline_write(struct finisher *f);

/* Writes attachments; appends what leads to them to the catalog. */
void attachments_write(struct finisher *f, const GPtrArray *attachments, GString *catalog);

/* The keys of pages and annotations on the way from content back to elements. */
unsigned tag_page_key(const struct finisher *f, size_t page);
unsigned tag_annotation_key(const struct finisher *f, size_t i);
/* Writes the structure tree; the number of its root.  Links come first. */
unsigned tag_write(struct finisher *f);

#endif
