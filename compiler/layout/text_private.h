/* Shared by the two halves of setting: shaping (text_shape.c) and lines (text.c). */
#ifndef LAYOUT_TEXT_PRIVATE_H
#define LAYOUT_TEXT_PRIVATE_H

#include "layout/text.h"

/* What is known while one paragraph is set. */
struct work {
	struct setter *s;
	const struct inlines *text;
	const struct setting *how;
	struct look look;   /* the style's and the surroundings' */
	bool hangs;         /* it has a tab: lines after the first hang there */
	bool loose;         /* lines may end where they should not: nothing else fits */
};

/* Where type stands on its line, as shares of its size: Latin and Han share one baseline, and
 * boxes do not depend on what a line holds, so that lines keep their distance. */
static const double middle = 0.36, ascent = 0.88, descent = 0.24;
static const double dot_size = 0.52, dot_gap = 0.38;

static inline double from_pango(int units)
{
	return (double)units / PANGO_SCALE;
}

struct work work_new(struct setter *s, const struct inlines *text, const struct setting *how);
/* The layout with the paragraph in it, broken to `width` (-1: not at all); used until the next. */
PangoLayout *work_fill(const struct work *w, double width);

struct look work_look(const struct work *w, const struct segment *segment);
double work_size(const struct work *w, const struct look *look);
double work_bar_width(const struct work *w);

#endif
