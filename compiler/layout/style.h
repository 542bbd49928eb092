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

struct page_master {
	const char *id, *turned_name;
	const struct page_master *turned; /* where tables too wide for it stand, or NULL */
	double width, height, top, right, bottom, left;
	double head, foot; /* tops of the running head and foot */
	GArray *marks;     /* struct page_mark */
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
};

struct text_style {
	const char *id;
	double size, leading, before, after, indent, tab, pad;
	struct look look;
	struct colour fill, edge;
	enum align align;
	enum figures figures;
	bool keep_next, hyphenate;
};

struct run_style {
	const char *id;
	struct look look;
	struct colour dot;
};

struct list_style {
	double indent, gap, around;
	struct colour colour;
};

struct table_style {
	const char *id, *text_name, *head_name, *first_name;
	const struct text_style *text, *head;
	const struct cell_style *first; /* or NULL */
	double before, after, pad_x, pad_y, rule, top_rule, head_rule;
	double whole_row, most_white;
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
};

struct bar_style {
	double width, height;
	struct colour colour, track;
};

struct rule_style {
	double thickness, before, after;
	struct colour colour;
};

/* What is particular to Chinese text. */
struct chinese_style {
	double gap;           /* between Han and Latin, as a share of the size */
	bool squeeze, hang;   /* marks close up; stops hang at line ends */
};

struct watermark_style {
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

enum { HEADING_LEVELS = 4, CONTENTS_LEVELS = 3 };

struct layout_style {
	struct pool *pool;
	GPtrArray *folders;   /* const char * */
	GPtrArray *families;  /* struct font_family *, of the typefaces in use */
	GPtrArray *typefaces; /* const char *: their names */
	unsigned typeface;    /* of what names none: the body's */
	GPtrArray *arrays;    /* GPtrArray *, to be freed with the style */
	GHashTable *colours;  /* id -> struct colour * */
	GHashTable *masters, *texts, *runs, *tables, *rows, *cells; /* id -> struct … * */
	const struct text_style *body, *head, *foot, *caption, *caption_below, *continued, *footnote, *table_note, *rest;
	const struct text_style *heading[HEADING_LEVELS], *contents[CONTENTS_LEVELS];
	const struct run_style *link, *note_mark, *term;
	struct list_style list;
	struct bar_style bar;
	struct rule_style rule;
	struct footnotes_style footnotes;
	struct leader_style leader;
	struct watermark_style watermark;
	struct chinese_style chinese;
};

/* What `over` sets, else what `under` sets. */
struct look look_merge(struct look under, struct look over);
bool look_same(const struct look *a, const struct look *b);

#endif
