#include "layout/text_private.h"

#include <string.h>

void setter_init(struct setter *s, struct fonts *fonts, const struct layout_style *style,
		 const char *lang, struct pages *pages, struct diag *d)
{
	memset(s, 0, sizeof *s);
	s->fonts = fonts;
	s->style = style;
	s->pool = pages->pool;
	s->diag = d;
	s->lang = g_intern_string(lang);
	s->letters = g_array_new(FALSE, FALSE, sizeof(struct letter));
	s->tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	s->points = g_array_new(FALSE, FALSE, sizeof(struct point));
	s->ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	s->placed = g_array_new(FALSE, FALSE, sizeof(struct placed));
	s->items = g_array_new(FALSE, TRUE, sizeof(struct item));
	s->missing = g_hash_table_new(NULL, NULL);
	s->digits = 3;
	s->digit = text_width(s, text_plain(s, "0"), &(struct setting){ .style = style->body }) /
		   style->body->size;
}

void setter_clear(struct setter *s)
{
	g_array_unref(s->letters);
	g_array_unref(s->tokens);
	g_array_unref(s->points);
	g_array_unref(s->ends);
	g_array_unref(s->placed);
	g_array_unref(s->items);
	g_hash_table_unref(s->missing);
}

static struct work work_new(struct setter *s, const struct inlines *text, const struct setting *how)
{
	struct work w = { .s = s, .text = text, .how = how };

	w.look = look_merge(how->style->look, how->look);
	w.set = fonts_set(s->fonts, w.look.typeface);
	w.align = how->align ? how->align : how->style->align;
	w.hangs = how->style->tab > 0 && memchr(text->text, '\t', text->length);
	return w;
}

static const struct point *point_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->points, struct point, i);
}

/* ---- lines ---- */

/* How much of a ragged line may be left empty before a word is divided. */
static const double hyphen_patience = 0.4;

static bool first_fit(const struct work *w)
{
	g_array_set_size(w->s->ends, 0);
	lines_first_fit(w->s->points, work_room(w), hyphen_patience, w->s->ends);
	return lines_fit(w->s->points, work_room(w), w->s->ends);
}

static bool best_fit(const struct work *w)
{
	g_array_set_size(w->s->ends, 0);
	if (w->align == ALIGN_JUSTIFY && lines_total_fit(w->s->points, work_room(w), w->s->ends))
		return true;
	return first_fit(w);
}

/* Most text fits without dividing a word.  A justified line that is not the last of its paragraph may
 * still be better for it. */
static bool fits_undivided(const struct work *w)
{
	double patience = w->align == ALIGN_JUSTIFY ? -1 : hyphen_patience;

	return first_fit(w) && lines_filled(w->s->points, work_room(w), patience, w->s->ends);
}

static void find_ends(const struct work *w)
{
	if (fits_undivided(w))
		return;
	if (w->how->style->hyphenate)
		work_points(w, WITHIN_HYPHENS);
	if (best_fit(w))
		return;
	work_points(w, WITHIN_ANY);
	best_fit(w);
}

/* What has more lines is no title, and would take long to balance. */
static const guint lines_of_title = 6;

static void choose_ends(const struct work *w)
{
	find_ends(w);
	if (w->how->style->balance && w->align != ALIGN_JUSTIFY && w->s->ends->len > 1 &&
	    w->s->ends->len <= lines_of_title && !strchr(w->text->text, '\n'))
		text_balance(w);
}

void text_set(struct setter *s, const struct inlines *text, const struct setting *how,
	      GArray *lines)
{
	struct work w = work_new(s, text, how);
	size_t from = 0;

	work_measure(&w);
	choose_ends(&w);
	for (guint i = 0; i < s->ends->len; i++) {
		size_t to = g_array_index(s->ends, size_t, i);
		struct line line = work_line(&w, point_at(&w, from), point_at(&w, to));

		g_array_append_val(lines, line);
		from = to;
	}
}

double text_width(struct setter *s, const struct inlines *text, const struct setting *how)
{
	struct work w = work_new(s, text, how);
	double width = 0;
	size_t from = 0;

	work_measure(&w);
	for (guint i = 1; i < s->points->len; i++)
		if (point_at(&w, i)->cut == CUT_FORCED) {
			width = MAX(width, point_at(&w, i)->end - point_at(&w, from)->next);
			from = i;
		}
	return width;
}

double text_baseline(const struct text_style *style)
{
	return style->leading / 2 + style->size * middle;
}

struct area text_box(const struct text_style *style, double x, double width)
{
	return (struct area){ x, text_baseline(style) - style->size * ascent, width,
			      style->size * (ascent + descent) };
}

struct inlines *text_plain(struct setter *s, const char *text)
{
	struct inlines *inlines = pool_take(s->pool, sizeof *inlines);
	struct segment *segment = pool_take(s->pool, sizeof *segment);

	segment->length = strlen(text);
	*inlines = (struct inlines){ .length = segment->length, .segments = segment, .count = 1 };
	inlines->text = pool_copy(s->pool, text, segment->length);
	return inlines;
}
