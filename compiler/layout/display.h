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
#include <pango/pango.h>
#include <stdbool.h>

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
	ITEM_LINK,      /* an area that leads somewhere; draws nothing */
	ITEM_ANCHOR,    /* a place that links lead to; draws nothing */
	ITEM_WATERMARK, /* large turned text, drawn as shapes: no part of the page's text */
	ITEM_HOLD,      /* room for a page number; none is left when layout is done */
};

/* Which part of the page an item belongs to. */
enum item_part { PART_BODY, PART_HEADING, PART_TABLE_HEAD, PART_HEAD, PART_FOOT };

struct text_run {
	const char *text;      /* UTF-8 of this run only */
	const char *font;      /* face as in fonts.h: "NotoSans-Bold" */
	double size;           /* pt */
	double baseline;       /* distance below the item's top, pt */
	struct colour colour;
	const char *base;            /* the text that the glyphs' offsets refer to */
	const PangoGlyphItem *glyphs;
};

struct image {
	GBytes *png;           /* owned by the pages */
	const char *name;
	const char *alt;
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
		} rect;
		struct image image;
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
	GPtrArray *lines;      /* PangoLayoutLine *: the glyphs belong to them */
	GHashTable *images;    /* file name -> GBytes * */
};

struct anchor {
	size_t page;           /* from 0 */
	double x, y;
};

void pages_free(struct pages *pages);

/* The value of a meta element, or NULL. */
const char *pages_meta(const struct pages *pages, const char *name);

/* Appends the display list as text, one item a line, and the structure; see csmsc's golden tests:
 *     page 1 595.3 841.9
 *     text 56.7 81.2 120.4 11.5 NotoSans-Bold 10.0 #0b4f5c "Title" H1
 *     tree H1
 * Text ends with what it is content of, or with the part of the page whose artifact it is. */
void pages_dump(const struct pages *pages, GString *out);

/* Reports items outside their space or page, overlapping text, a heading last on its page, and
 * single lines cut off from their paragraph or table row.  True if there is none. */
bool pages_check(const struct pages *pages, struct diag *d);

#endif
