/* The fonts of a pack: the cut files, and nothing else of the machine's.  A face is opened once for
 * HarfBuzz, which shapes with it, and once for Cairo, which draws and embeds it. */
#ifndef LAYOUT_FONTS_H
#define LAYOUT_FONTS_H

#include "layout/style.h"

#include <cairo.h>
#include <hb.h>

enum { FAMILY_NONE = FAMILY_MAX };

struct face {
	char *name;       /* "NotoSans-Bold": the file's name without its suffix */
	char *path;       /* the cut file */
	const struct font_family *family;
	hb_font_t *shaper;        /* in font units */
	unsigned units;           /* per em */
	hb_set_t *chars;
	hb_map_t *owners;         /* glyph -> the one character that it stands for */
	/* For Cairo: what is set from left to right, and what is not.  A glyph of a PDF's font stands
	 * for one text only, and a bracket stands for the other one where direction is turned. */
	cairo_font_face_t *drawn[2];
};

/* Which family sets which script in one typeface. */
struct font_set {
	unsigned char by_script[256]; /* GUnicodeScript -> family or FAMILY_NONE */
	size_t first;                 /* sets what no other claims */
	size_t han;                   /* sets Han, or `first` */
};

struct words;
struct hyphens;
struct breaks;

struct fonts {
	const struct layout_style *style;
	GPtrArray *faces;    /* struct face *, each file once */
	/* By family and kind; a kind the family lacks is its nearest. */
	struct face *face[FAMILY_MAX][FACE_COUNT];
	size_t families;
	struct font_set sets[TYPEFACE_MAX];
	struct words *words;     /* what has been shaped with them (words.h) */
	struct hyphens *hyphens; /* and how words are divided (hyphen.h) */
	struct breaks *breaks;   /* and where lines may end (breaks.h) */
};

/* The set of a typeface; unset: the default one. */
const struct font_set *fonts_set(const struct fonts *fonts, unsigned typeface);
/* The family that sets this character where nothing beside it says otherwise, or FAMILY_NONE. */
size_t fonts_family(const struct fonts *fonts, const struct font_set *set, gunichar c);
/* The family of `to` that stands where `family` does in `from`; itself if it stands nowhere. */
size_t fonts_counterpart(const struct font_set *from, const struct font_set *to, size_t family);
bool fonts_has(const struct fonts *fonts, size_t family, gunichar c);

const struct face *fonts_face(const struct fonts *fonts, size_t family, enum weight weight,
			      enum slant slant);

/* What fonts_cut and fonts_open agree on. */
char *font_cut_path(const char *folder, const char *file);
char *font_face_name(const char *file);
/* A file in the style's folders; NULL if it is in none. */
char *font_path(const struct layout_style *style, const char *file);
/* The same for a file of its fonts, with a diagnostic. */
char *font_find(const struct layout_style *style, const char *file, struct diag *d);

#endif
