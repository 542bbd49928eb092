/* The display list: what stands where on each page.
 *
 * Made by layout, drawn by emit, dumped as text for tests, and checked.  All lengths are points
 * (1/72 inch); x runs to the right and y down from the page's top left corner.  Items of a page
 * are in reading order: running head, body, running foot; the watermark comes first.  The order
 * of the whole document is that of its structure (layout/structure.h). */
#ifndef LAYOUT_DISPLAY_H
#define LAYOUT_DISPLAY_H

#include "base/diag.h"
#include "layout/structure.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct face;

struct area {
	double x, y, width, height;
};

/* Components from 0 to 1; a colour that is not set draws nothing. */
struct colour {
	double red, green, blue;
	bool set;
};

enum item_kind {
	ITEM_TEXT,      /* one shaped run of glyphs */
	ITEM_RECT,      /* a filled or stroked rectangle, rounded by `radius` */
	ITEM_RULE,      /* a filled rectangle that is a line */
	ITEM_IMAGE,
	ITEM_TILES,     /* many filled rectangles that are one figure */
	ITEM_LINK,      /* an area that leads somewhere; draws nothing */
	ITEM_ANCHOR,    /* a place that links lead to; draws nothing */
	ITEM_WATERMARK, /* large turned text, drawn as shapes: no part of the page's text */
	ITEM_HOLD,      /* room for a page number; none is left when layout is done */
};

/* Which part of the page an item belongs to. */
enum item_part { PART_BODY, PART_HEADING, PART_TABLE_HEAD, PART_NOTE, PART_HEAD, PART_FOOT };

/* Lengths are font units; y runs up. */
struct glyph {
	uint32_t id;
	uint32_t bytes;        /* of the word's text that begin here; 0: goes with the glyph before */
	int32_t x, y;          /* from the word's origin */
	int32_t advance;
};

/* A word as shaped (words.h): its glyphs are in the order of its text. */
struct shaped {
	const char *text;      /* what the glyphs stand for: without what has no shape */
	uint32_t bytes, count;
	int32_t width;
	bool missing;          /* the face lacks some of its characters */
	bool ink;              /* it leaves something on the page */
	bool plain;            /* each of its glyphs stands for one of its characters, and no other */
	const struct glyph *glyphs;
};

/* A word in its place on the line: its origin is `x` from the item's left, pt. */
struct run_word {
	const struct shaped *word;
	float x;
};

struct text_run {
	const char *text;      /* UTF-8 of this run only, in the order of reading */
	const struct face *face;     /* fonts.h */
	const char *font;      /* its name: "NotoSans-Bold" */
	bool backwards;        /* from right to left */
	double size;           /* pt */
	double baseline;       /* distance below the item's top, pt */
	struct colour colour;
	const struct run_word *words;
	size_t count;
};

struct image {
	GBytes *bytes;         /* owned by the pages */
	bool vector;           /* SVG, else PNG */
	const char *name;
	const char *alt;
};

/* Filled in one go, so that areas that touch show no seam. */
struct tiles {
	const struct area *areas; /* from the item's top left corner */
	size_t count;
	struct colour fill;
};

struct item {
	enum item_kind kind;
	enum item_part part;
	const struct node *node; /* what it is content of; NULL: an artifact */
	struct area box;
	/* The space it was set in: the box may not stick out to the left or right. */
	double left, right;
	/* Lines of one paragraph or cell share `unit` (0: none); this is line `line` of `lines`. */
	unsigned unit, line, lines;
	union {
		struct text_run text;
		struct {
			struct colour fill, stroke;
			double stroke_width, radius;
			bool dotted; /* a rule of round dots, as high as wide */
		} rect;
		struct image image;
		struct tiles tiles;
		struct {
			const char *uri; /* an address, or NULL: to an anchor */
			const char *to;
		} link;
		const char *anchor;
		struct {
			const struct item *runs; /* ITEM_TEXT, relative to the middle of the box */
			size_t count;
			double angle;            /* degrees, counterclockwise */
		} mark;
		const struct hold *hold; /* text.h */
	};
};

struct page {
	double width, height;
	struct area body;      /* where the sequence's blocks may stand */
	GArray *items;         /* struct item */
};

/* One bookmark; level 1 is the outermost. */
struct outline_entry {
	int level;
	const char *title;
	size_t number;         /* bytes of it that are the section's number, before a space; 0: none */
	size_t page;           /* from 0 */
	double y;
};

struct pages {
	char *lang;            /* BCP 47 */
	GHashTable *meta;      /* name -> value as in the flow's meta elements */
	GPtrArray *pages;      /* struct page * */
	GArray *outline;       /* struct outline_entry */
	struct structure *structure;
	GHashTable *anchors;   /* id -> struct anchor * */
	struct pool *pool;     /* what items point to */
	GHashTable *images;    /* file name -> GBytes * */
	/* Controlled copies (struct pages *): the same pages but for what is stamped on them.  What
	 * they point to is this one's, which frees them. */
	GPtrArray *copies;
	bool is_copy;          /* then its meta says which: copy, holder */
};

struct anchor {
	size_t page;           /* from 0 */
	double x, y;
};

/* No pages yet; what else they own is the caller's to make. */
struct pages *pages_new(void);
void pages_free(struct pages *pages);

/* A further copy, still without furniture. */
struct pages *pages_copy(struct pages *pages, const char *number, const char *holder);

/* The value of a meta element, or NULL. */
const char *pages_meta(const struct pages *pages, const char *name);

/* The first words of an item's text, for a message; to be freed. */
char *item_excerpt(const struct item *item);

/* Appends the display list as text, one item a line, and the structure; see csmsc's golden tests:
 *     page 1 595.3 841.9
 *     text 56.7 81.2 120.4 11.5 NotoSans-Bold 10.0 #0b4f5c "Title" H1
 *     tree H1
 * Text ends with what it is content of, or with the part of the page whose artifact it is. */
void pages_dump(const struct pages *pages, GString *out);

/* Reports items outside their space or page, overlapping text, a heading last on its page, single
 * lines cut off from their paragraph or table row, and type too much like its ground.  True if
 * there is none. */
bool pages_check(const struct pages *pages, struct diag *d);

#endif
