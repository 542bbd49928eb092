/* Measuring: blocks become strips.  A strip is as wide as its galley and is never cut through;
 * pages are cut between strips (page.c).  A table row is one strip whose cells are galleys of
 * their own, which page.c may cut side by side. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/text.h"

/* How bad a page break above a strip is. */
enum hold_on {
	BREAK_FREE,
	BREAK_SOFT,  /* within what is asked to be kept together */
	BREAK_HARD,  /* would strand a heading or a single line */
};

/* Colour behind a paragraph: one rectangle behind all its strips on a page. */
struct frame {
	struct colour fill, edge;
	double left, width;
	enum item_part part;
};

struct strip {
	double before;           /* space above; dropped at the top of a page */
	double height;
	enum hold_on hold_on;
	bool new_page;
	struct item *items;      /* relative to the strip's top and the galley's left */
	size_t count;
	unsigned line, lines;    /* of its paragraph (unit) */
	unsigned unit;
	const struct frame *frame;
	const struct block *heading; /* bookmark to make here, or NULL */
	struct row *row;         /* table row: no items of its own */
};

struct galley {
	GArray *strips;          /* struct strip */
};

struct cell {
	size_t column, columns, rows;
	double left, width;      /* of the whole cell, from the galley's left */
	struct colour fill;
	double min_height;
	struct colour frame;
	struct galley galley;    /* x as in the galley around */
	/* page.c's: strips before `next` are on earlier pages, those before `stop` on this one. */
	guint next, stop;
};

struct row {
	const struct table *table;
	struct cell *cells;
	size_t count;
	struct colour fill, edge;
	const char *id;
	bool head;               /* repeated on every page of the table */
	bool begun;              /* page.c's: a part of it stands on an earlier page */
};

struct table {
	const struct table_style *style;
	double left, width;
	size_t columns;
	double *edges;           /* columns + 1, from the galley's left */
	struct strip *head;      /* the header's strips, for pages after the first */
	size_t head_rows;
};

struct waiting {
	const char *id;
	struct waiting *next;
};

/* What blocks are measured with. */
struct measure {
	struct setter *setter;
	struct galley *out;
	double left, width;                  /* the space in the galley */
	double page_width, page_height;      /* of a page's body */
	const struct text_style *text;       /* paragraphs that name no style */
	struct look look;
	enum align align;
	enum item_part part;
	struct node *node;                   /* that blocks become children of; NULL: none */
	bool sole;                           /* it is the only block there: a paragraph is the node */
	double pending;                      /* space below the last strip */
	double extra;                        /* to be added to it */
	bool hold_next;                      /* the last strip stays with the next */
	bool new_page;                       /* the next strip begins a page */
	struct waiting *anchors;             /* ids that wait for a strip to stand on */
	unsigned *units;                     /* numbers given so far */
	const char *root;                    /* of images */
	struct pages *pages;
	GPtrArray *galleys;                  /* GArray *, to be freed */
};

void galley_init(struct measure *m, struct galley *galley);

/* Measures blocks into m->out. */
void measure_blocks(struct measure *m, const GPtrArray *blocks);

void measure_list(struct measure *m, const struct block *b);   /* list.c */
void measure_table(struct measure *m, const struct block *b);  /* table.c */
void measure_image(struct measure *m, const struct block *b);  /* image.c */

/* Appends a strip below the last one, with the space and hold that are due.  `before` is the
 * least space above.  The result may be filled in until the next strip is appended. */
struct strip *add_strip(struct measure *m, double before, double height);
/* Space below the last strip; the larger of this and the next one's `before` counts. */
void add_space_below(struct measure *m, double after);
/* Appends an item to a strip. */
struct item *strip_item(struct measure *m, struct strip *strip, enum item_kind kind,
			struct area box);

/* Puts the items of a line before or after those of a strip. */
void strip_prepend(struct measure *m, struct strip *strip, const struct line *line);
void strip_append(struct measure *m, struct strip *strip, const struct line *line);

/* The height of strips from .. to, without the space above the first. */
double strips_height(const GArray *strips, guint from, guint to);

#endif
