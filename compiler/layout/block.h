/* Measuring: blocks become strips.  A strip is as wide as its galley and is never cut through;
 * pages are cut between strips (page.c).  A table row is one strip whose cells are galleys of
 * their own, which page.c may cut side by side.  Footnotes are galleys that hang on the strip
 * with their mark.  Pages of another kind begin another piece of the sequence. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/text.h"

/* How bad a page break above a strip is. */
enum hold_on {
	BREAK_FREE,
	BREAK_ROWS,  /* would leave a row of a table alone, or part a few of them */
	BREAK_SPAN,  /* would part a cell that spans rows, or a table and its notes */
	BREAK_SOFT,  /* within what is asked to be kept together */
	BREAK_HARD,  /* would strand a heading or a single line */
};

/* Colour behind blocks: one rectangle behind all their strips on a page. */
struct frame {
	struct colour fill, edge;
	double left, width;
	enum item_part part;
	const struct frame *outer; /* or NULL */
};

struct galley {
	GArray *strips;          /* struct strip */
};

struct note { /* a footnote */
	struct galley galley;    /* x as in the galley of the page */
	struct note *next;       /* of the same strip */
	unsigned number;         /* in the order of the text */
	guint begun;             /* page.c's: so many strips are on earlier pages */
};

struct strip {
	double before;           /* space above; dropped at the top of a page */
	double grid;             /* it begins a multiple of this below the page's top; 0: anywhere */
	double height;
	enum hold_on hold_on;
	bool new_page;
	struct item *items;      /* relative to the strip's top and the galley's left */
	size_t count;
	unsigned line, lines;    /* of its paragraph, or of all of its cell (unit) */
	bool begins;             /* of those in cells: it begins a paragraph */
	unsigned unit;
	const struct frame *frame;
	const struct block *heading; /* bookmark to make here, or NULL */
	struct note *notes;      /* whose marks it holds */
	struct row *row;         /* table row: no items of its own */
};

struct cell {
	size_t column, columns, rows;
	double left, width;      /* of the whole cell, from the galley's left */
	struct colour fill;
	double min_height;
	struct colour frame;
	struct galley galley;    /* x as in the galley around */
	guint label;             /* so many strips are repeated where the rest of its row begins a page */
	bool noted;              /* it holds marks of footnotes */
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
	bool first;              /* of those that are not */
	bool noted;              /* one of its cells is */
	bool grows;              /* one of its cells is room to write, the more the better */
	bool begun;              /* page.c's: a part of it stands on an earlier page */
};

struct table {
	const struct table_style *style;
	const struct text_style *label; /* text of cells that name their row: its words stay whole */
	double left, width;
	size_t columns;
	double *edges;           /* columns + 1, from the galley's left */
	struct galley continued; /* what stands above the rows on later pages */
	struct galley rest;      /* what stands below the label of a row that was begun before */
	struct strip *head;      /* the header's strips, for pages after the first */
	size_t head_rows;
};

/* A stretch of pages of one kind. */
struct piece {
	const struct page_master *master;
	struct galley galley;
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
	double scale;                        /* of all type, as a share of what styles say; 0: as they say */
	struct look look;
	enum align align;
	enum item_part part;
	const struct frame *frame;           /* around, or NULL */
	struct node *node;                   /* that blocks become children of; NULL: none */
	bool indents;                        /* first lines are indented, if their style says so */
	bool follows;                        /* the block before is a paragraph, too */
	bool sole;                           /* it is the only block there: a paragraph is the node */
	double pending;                      /* space below the last strip */
	double extra;                        /* to be added to it */
	double most_below;                   /* no block here has more space below; 0: as it likes */
	bool hold_next;                      /* the last strip stays with the next */
	bool new_page;                       /* the next strip begins a page */
	struct waiting *anchors;             /* ids that wait for a strip to stand on */
	unsigned *units;                     /* numbers given so far, to paragraphs, cells, notes */
	const char *root;                    /* of images */
	struct pages *pages;
	const struct page_master *master;
	GPtrArray *pieces;                   /* struct piece *; NULL where pages cannot turn */
	GPtrArray *galleys;                  /* GArray *, to be freed */
};

void galley_init(struct measure *m, struct galley *galley);
/* What is measured into a galley of its own, apart from what is around. */
struct measure measure_within(struct measure *m, struct galley *galley);

/* Measures blocks into m->out. */
void measure_blocks(struct measure *m, const GPtrArray *blocks);
/* Measures a paragraph of that text and style, and nothing else. */
void measure_text(struct measure *m, const struct inlines *text, const struct text_style *style);

void measure_list(struct measure *m, const struct block *b);     /* list.c */
void measure_table(struct measure *m, const struct block *b);    /* table.c */
void measure_image(struct measure *m, const struct block *b);    /* image.c */
void measure_figure(struct measure *m, const struct block *b);
void measure_box(struct measure *m, const struct block *b);      /* box.c */
void measure_contents(struct measure *m, const struct block *b); /* contents.c */
void measure_qr(struct measure *m, const struct block *b);       /* qr.c */
/* Measures the footnotes of a text whose lines are the strips from `first` on.  note.c */
void measure_notes(struct measure *m, const struct inlines *text, struct node *node, guint first);

/* A label and, beside it, blocks.  list.c */
void measure_labelled(struct measure *m, const struct flow_item *item, struct node *label,
		      struct node *body, double room);

/* The widths of a table's columns that make up `width`.  table_width.c */
void column_widths(struct measure *m, const struct flow_table *t, double width, double *widths);
/* The least width in which no word of the table need be broken, but for very long ones. */
double column_needs(struct measure *m, const struct flow_table *t);
/* What table.c and table_width.c agree on. */
size_t place_cells(const struct flow_row *row, size_t columns, unsigned *busy, size_t *column);
const struct cell_style *cell_style(const struct table_style *style, const struct flow_cell *cell,
				    bool first, bool head);
struct look cell_look(const struct flow_row *row, const struct cell_style *style);

/* Appends a strip below the last one, with the space and hold that are due.  `before` is the
 * least space above.  The result may be filled in until the next strip is appended. */
struct strip *add_strip(struct measure *m, double before, double height);
/* Space below the last strip; the larger of this and the next one's `before` counts. */
void add_space_below(struct measure *m, double after);
/* Appends an item to a strip. */
struct item *strip_item(struct measure *m, struct strip *strip, enum item_kind kind,
			struct area box);
struct strip *strip_at(const struct galley *galley, guint i);
struct strip *last_strip(const struct measure *m); /* or NULL */
/* A break above the strips from .. (not including the first) is at least that bad. */
void hold_strips(struct measure *m, guint first, enum hold_on hold_on);

/* Puts the items of a line before or after those of a strip. */
void strip_prepend(struct measure *m, struct strip *strip, const struct line *line);
void strip_append(struct measure *m, struct strip *strip, const struct line *line);
/* Appends the lines of a paragraph as strips. */
void add_lines(struct measure *m, const struct text_style *style, GArray *lines,
	       const struct block *heading);
struct setting setting_of(const struct measure *m, const struct block *b,
			  const struct text_style *style);

/* The id is an anchor on the next strip. */
void await_strip(struct measure *m, const char *id);

/* Goes on with pages of that kind, taking along what must stay with what comes next. */
void turn_page(struct measure *m, const struct page_master *master);

/* Where a strip begins below what ends at y, counted from the top of the page's body; first: it is at
 * the top.  The one place where text comes back to the grid. */
double strip_top(const struct strip *strip, double y, bool first);

/* The height of strips from .. to (which stand on no grid), without the space above the first. */
double strips_height(const GArray *strips, guint from, guint to);

#endif
