/* The look of pages, as read from styles/print.yaml (schema: model/schema_style.def). */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/layout.h"

enum weight { WEIGHT_UNSET, WEIGHT_REGULAR, WEIGHT_BOLD };
enum slant { SLANT_UNSET, SLANT_UPRIGHT, SLANT_ITALIC };
enum align { ALIGN_UNSET, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_JUSTIFY };
/* Digits of one width each, or of one width all; unset: as the face has them. */
enum figures { FIGURES_UNSET, FIGURES_PROPORTIONAL, FIGURES_TABULAR };

/* The four faces of a family. */
enum face_kind { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_COUNT };

struct font_family {
	const char *id;
	const char *name;
	unsigned typeface;            /* TYPEFACE_ANY: belongs to every typeface */
	GPtrArray *scripts;           /* const char *, ISO 15924 */
	const char *file[FACE_COUNT]; /* NULL: none */
};

struct page_mark {
	struct area box;
	struct colour colour;
};

/* What a copy of a document is; decides what is stamped on its pages.  By bit in sets. */
enum page_state { STATE_DRAFT, STATE_UNCONTROLLED, STATE_CONTROLLED, STATE_OBSOLETE, STATE_FORM,
		  STATE_COUNT };

/* A line of page furniture: some fields of the document, joined. */
struct page_slot {
	const char *id, *style_name, *between;
	const struct text_style *style;
	double x, y, width;   /* y: top of its last line in the upper half of the page, else its first */
	enum align align;
	GPtrArray *fields;    /* const char *; NULL: none */
	GPtrArray *shorten;   /* those that give way to an ellipsis where all take more than a line; NULL: none */
	GPtrArray *for_names; /* const char *: states it is shown in; NULL: all */
	unsigned states;      /* the same as a set */
	struct colour fill, frame; /* of a box around it */
	double pad;
};

enum seat { SEAT_UNSET, SEAT_TOP, SEAT_MIDDLE, SEAT_BOTTOM };

/* Where the pieces of a cover stand, one below the other. */
struct page_area {
	const char *id;
	struct area box;
	double least;         /* to which its type may shrink, as a share; 0: not at all */
	enum align align;
	enum seat seat;
	GPtrArray *pieces;    /* const char * */
};

struct page_master {
	const char *id, *turned_name;
	const struct page_master *turned; /* where tables too wide for it stand, or NULL */
	double width, height, top, right, bottom, left;
	bool mirror;          /* left and right change places on even pages */
	bool unmarked;        /* no watermark: a slot says the state */
	GArray *marks;        /* struct page_mark */
	GPtrArray *slots;     /* struct page_slot * */
	GPtrArray *areas;     /* struct page_area * */
};

/* Families that are set together (a serif for Latin and one for Han); numbered from 1. */
enum { TYPEFACE_ANY = 0, TYPEFACE_MAX = 4, FAMILY_MAX = 16 };

/* What words may change of their paragraph; what is unset is the paragraph's. */
struct look {
	unsigned typeface;
	enum weight weight;
	enum slant slant;
	double scale; /* 0: unset */
	double rise;  /* of the baseline, as a share of the paragraph's size; 0: unset */
	struct colour colour, fill;
	bool whole;   /* no word of it is divided */
};

struct text_style {
	const char *id;
	double size, leading, before, after, indent, tab, pad;
	double first_line; /* how far the first line is indented in Chinese, as a share of the size */
	double line_indent; /* the same of lines that begin anew within a heading */
	struct look look;
	struct colour fill, edge;
	enum align align;
	enum figures figures;
	bool keep_next, hyphenate, balance;
};

struct run_style {
	const char *id;
	struct look look;
	struct colour dot;
};

struct grid_style {
	double unit;
};

struct list_style {
	const char *bullet, *bullet_inner; /* labels of items without number; those of lists in lists */
	double left, indent, gap, around;
	struct colour colour;
};

struct table_style {
	const char *id, *text_name, *head_name, *first_name;
	const struct text_style *text, *head;
	const struct cell_style *first; /* or NULL */
	double before, after, pad_x, pad_y, rule, column_rule, side_rule, top_rule, head_rule, bottom_rule;
	double most_white; /* a share of the page's height */
	struct colour rule_colour, frame_colour, head_fill, stripe;
	bool even; /* columns as wide as their weights say, whatever they hold */
};

struct row_style {
	const char *id;
	struct look look;
	struct colour fill, edge;
	bool keep_next;
};

struct cell_style {
	const char *id;
	struct look look;
	struct colour fill, frame;
	enum align align;
	double min_height;
	bool heads_row; /* tells what the cells beside it are about */
	bool grows;     /* its row takes of what a page leaves empty */
};

struct bar_style {
	double width, height;
	struct colour colour, track;
};

struct rule_style {
	double thickness, before, after;
	struct colour colour;
};

/* Where words of a language may be divided. */
struct dictionary {
	const char *language; /* BCP 47; "en" serves "en-GB" too */
	const char *file;
};

/* What is particular to Chinese text. */
struct chinese_style {
	double gap;           /* between Han and Latin, as a share of the size */
	bool squeeze, hang;   /* marks close up; stops hang at line ends */
	const char *bullet;   /* label of items without number, or NULL: the list's */
};

struct watermark_style {
	const char *id; /* the state it is for */
	double size, angle;
	struct colour colour;
};

/* The rule above footnotes, and the space around them. */
struct footnotes_style {
	double width, thickness, before, after, gap;
	struct colour colour;
};

struct leader_style {
	double dot, gap; /* diameter of the dots; least space to what stands before and after */
	struct colour colour;
};

/* The room of an image; it keeps its proportions. */
struct image_style {
	const char *id;
	double width, height;
};

struct qr_style {
	double size;
	struct colour colour, ground;
};

enum { HEADING_LEVELS = 4, CONTENTS_LEVELS = 3 };

struct layout_style {
	struct pool *pool;
	GPtrArray *folders;   /* const char * */
	GPtrArray *families;  /* struct font_family *, of the typefaces in use */
	GPtrArray *typefaces; /* const char *: their names */
	unsigned typeface;    /* of what names none: the body's */
	GPtrArray *dictionaries; /* struct dictionary * */
	GPtrArray *arrays;    /* GPtrArray *, to be freed with the style */
	GHashTable *colours;  /* id -> struct colour * */
	GHashTable *masters, *texts, *runs, *tables, *rows, *cells, *images; /* id -> struct … * */
	GHashTable *watermarks; /* id -> struct watermark_style * */
	const struct text_style *body, *caption, *caption_below, *continued, *footnote, *table_note,
		*rest;
	const struct text_style *heading[HEADING_LEVELS], *contents[CONTENTS_LEVELS];
	const struct run_style *link, *note_mark, *term;
	struct grid_style grid;
	struct list_style list;
	struct bar_style bar;
	struct rule_style rule;
	struct footnotes_style footnotes;
	struct leader_style leader;
	struct chinese_style chinese;
	struct qr_style qr;
};

/* Whether left and right have changed places on that page (from 0). */
bool page_is_mirrored(const struct page_master *master, size_t page);

/* The state of that name, or STATE_COUNT. */
enum page_state page_state_named(const char *name);
const char *page_state_name(enum page_state state);

/* What `over` sets, else what `under` sets. */
struct look look_merge(struct look under, struct look over);
bool look_same(const struct look *a, const struct look *b);

#endif
