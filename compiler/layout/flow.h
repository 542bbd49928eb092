/* Flow documents: the tree that print.xsl makes, read into blocks with their styles looked up.
 *
 * Blocks, which stand in a sequence or in each other:
 *     para heading list(item) terms(term meaning) code image figure(image caption)
 *     table(caption? continued? rest? row(cell)* note?) box keep contents(entry) space rule break
 * A table, a heading, contents and a page break have no place in a cell, box or footnote.
 * What stands in a line:
 *     run link line tab bar page-ref page-number page-count footnote
 * An item has a label, or as bullet (outer, inner) that of the look.
 * `id` makes an anchor, `to` leads to one, `style` names one of styles/print.yaml, `tag` is the
 * structure type (structure.def), xml:lang the language. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "base/pool.h"
#include "layout/style.h"

/* A stretch of a paragraph that is set alike.  All but SEGMENT_TEXT stand for something that is
 * no text; its place in the text is one U+FFFC. */
enum segment_kind {
	SEGMENT_TEXT,
	SEGMENT_DOT,         /* a status dot, in the colour of look.fill */
	SEGMENT_BAR,         /* `value` per cent of a bar */
	SEGMENT_PAGE_REF,    /* the number of the page that holds anchor `to` */
	SEGMENT_PAGE_NUMBER,
	SEGMENT_PAGE_COUNT,
};

/* An inline element that means something: a link, a change of language, code. */
struct inline_tag {
	enum node_kind kind;
	const char *lang;               /* NULL: as around it */
	const struct inline_tag *outer; /* NULL: the paragraph */
};

struct segment {
	enum segment_kind kind;
	size_t start, length;  /* bytes of the text */
	struct look look;
	const char *uri, *to;  /* link; both NULL: none */
	const char *lang;      /* NULL: the document's */
	const struct inline_tag *tag; /* the innermost around it, or NULL */
	double value;
	struct span at;
};

/* A footnote: its mark stands in a paragraph, a link to `id`; the note stands at the page's foot
 * and leads back to the mark, whose anchor is `mark`. */
struct flow_note {
	const char *id, *mark;
	const struct inlines *label;
	GPtrArray *blocks;
};

/* The inline content of one block: text (lines are ended by \n) tiled by segments. */
struct inlines {
	const char *text;
	size_t length;
	const struct segment *segments;
	size_t count;
	const struct flow_note *const *notes; /* those with a mark in the text, in its order */
	size_t note_count;
};

enum block_kind {
	BLOCK_PARA, BLOCK_CODE, BLOCK_HEADING, BLOCK_LIST, BLOCK_TABLE, BLOCK_IMAGE, BLOCK_FIGURE,
	BLOCK_BOX, BLOCK_SPACE, BLOCK_RULE, BLOCK_BREAK, BLOCK_KEEP, BLOCK_CONTENTS, BLOCK_QR,
	BLOCK_KINDS,
};

struct block;

struct flow_item { /* of a list */
	const struct inlines *label;
	const char *id;
	GPtrArray *blocks;
};

struct flow_cell {
	const struct cell_style *style; /* or NULL */
	enum align align;
	unsigned columns, rows;
	GPtrArray *blocks;
	struct span at;
};

struct flow_row {
	const struct row_style *style; /* or NULL */
	const char *id;
	GPtrArray *cells; /* struct flow_cell * */
	struct span at;
};

struct flow_table {
	const struct table_style *style;
	const double *widths;           /* weights of columns */
	size_t columns, head_rows;
	GPtrArray *rows;                /* struct flow_row * */
	const struct inlines *caption;  /* the next three: or NULL */
	const struct inlines *continued; /* stands above its rows on later pages */
	const struct inlines *rest;     /* stands below the head of a row that was begun before */
	GPtrArray *notes;               /* blocks below the last row */
	bool turned;                    /* asks for pages of the other orientation */
};

struct flow_entry { /* of contents */
	int level;
	const char *to;
	const struct inlines *text;
};

/* Which members count follows from the kind; arrays hold pointers. */
struct block {
	enum block_kind kind;
	const char *id;                 /* anchor, or NULL */
	const char *lang;               /* NULL: the document's */
	const struct text_style *style; /* NULL: the surroundings' */
	enum align align;
	int level;                      /* of a heading */
	const struct inlines *text;     /* of a figure: its caption */
	GPtrArray *children;            /* items, entries or blocks */
	bool terms;                     /* a list whose labels are what is defined */
	enum node_kind tag;             /* of a box */
	const struct flow_table *table;
	const struct image_style *room; /* of an image, or NULL */
	const char *src, *alt;          /* of images; of a code, the text in it */
	double width, height;           /* of images and spaces; 0: not given */
	struct span at;
};

/* What stands in one place of a cover. */
struct flow_piece {
	const char *name;
	GPtrArray *blocks;
};

/* Blocks that run on over as many pages as they need, or pieces that make up one page. */
struct sequence {
	const struct page_master *master;
	GPtrArray *blocks;
	GPtrArray *pieces;      /* struct flow_piece * */
};

/* What is stamped on the pages of one copy. */
struct stamp {
	enum page_state state;
	const char *number, *holder; /* of a controlled copy, else NULL */
	GHashTable *fields;     /* name -> struct inlines *; what a copy does not state is the document's */
};

struct flow {
	const char *lang;
	GHashTable *meta;       /* name -> value, strings of its own */
	struct stamp stamp;     /* of the document itself */
	GPtrArray *copies;      /* struct stamp * */
	GPtrArray *sequences;
	GPtrArray *arrays;      /* every GPtrArray above, to free them */
};

/* Reads a flow document; everything it points to but the arrays lies in `pool`.  NULL with
 * diagnostics if an element, attribute or style is unknown. */
struct flow *flow_read(const xmlDoc *doc, const struct layout_style *style, struct pool *pool,
		       struct diag *d);
void flow_free(struct flow *flow);

#endif
