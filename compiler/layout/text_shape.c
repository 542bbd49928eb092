/* Shaping: fonts, sizes and break rules become Pango's attributes. */
#include "layout/text_private.h"

#include "layout/itemise.h"

#include <string.h>

static int to_pango(double points)
{
	return (int)(points * PANGO_SCALE + 0.5);
}

double work_size(const struct work *w, const struct look *look)
{
	return w->how->style->size * (look->scale > 0 ? look->scale : 1);
}

struct look work_look(const struct work *w, const struct segment *segment)
{
	return look_merge(w->look, segment->look);
}

/* ---- attributes ---- */

static void add_attr(PangoAttrList *list, PangoAttribute *attr, size_t start, size_t end)
{
	attr->start_index = (guint)start;
	attr->end_index = (guint)end;
	pango_attr_list_insert(list, attr);
}

static const struct font_set *set_of(const struct work *w, const struct look *look)
{
	return fonts_set(w->s->fonts, look->typeface);
}

/* Whether the family has every character of the stretch. */
static bool covers(const struct work *w, size_t family, size_t start, size_t end)
{
	const char *last = w->text->text + end;

	for (const char *p = w->text->text + start; p < last; p = g_utf8_next_char(p))
		if (g_unichar_isgraph(g_utf8_get_char(p)) &&
		    !fonts_has(w->s->fonts, family, g_utf8_get_char(p)))
			return false;
	return true;
}

/* Families were chosen in the paragraph's typeface; words in another take its counterpart, unless
 * that lacks a character. */
static size_t shown_family(const struct work *w, const struct look *look, size_t family,
			   size_t start, size_t end)
{
	const struct font_set *from = set_of(w, &w->look), *to = set_of(w, look);
	size_t other = fonts_counterpart(from, to, family);

	if (family == FAMILY_NONE)
		return to->first;
	return other == family || covers(w, other, start, end) ? other : family;
}

static void add_font(const struct work *w, PangoAttrList *list, const struct look *look,
		     size_t family, size_t start, size_t end)
{
	const struct face *face = fonts_face(w->s->fonts, shown_family(w, look, family, start, end),
					     look->weight, look->slant);
	PangoFontDescription *d = pango_font_description_copy_static(face->description);

	pango_font_description_set_absolute_size(d, work_size(w, look) * PANGO_SCALE);
	add_attr(list, pango_attr_font_desc_new(d), start, end);
	pango_font_description_free(d);
}

/* A narrow column has a shorter bar. */
double work_bar_width(const struct work *w)
{
	double width = w->s->style->bar.width;

	return w->how->width > 0 ? MIN(width, w->how->width) : width;
}

static double object_width(const struct work *w, const struct segment *segment)
{
	switch (segment->kind) {
	case SEGMENT_DOT:
		return w->how->style->size * (dot_size + dot_gap);
	case SEGMENT_BAR:
		return work_bar_width(w);
	default:
		return w->how->style->size * w->s->digit * w->s->digits;
	}
}

static void add_object(const struct work *w, PangoAttrList *list, const struct segment *segment)
{
	double size = w->how->style->size;
	PangoRectangle room = { 0, -to_pango(size * ascent), to_pango(object_width(w, segment)),
				to_pango(size * (ascent + descent)) };
	size_t end = segment->start + segment->length;

	add_attr(list, pango_attr_shape_new(&room, &room), segment->start, end);
	/* A dot stays with the character after it. */
	if (segment->kind == SEGMENT_DOT && end < w->text->length && !w->loose)
		add_attr(list, pango_attr_allow_breaks_new(FALSE), segment->start,
			 (size_t)(g_utf8_next_char(w->text->text + end) - w->text->text));
}

/* Marks that never begin a line (GB/T 15834) although Unicode lets them. */
static void bind_marks(const struct work *w, PangoAttrList *list, const char *mark)
{
	const char *text = w->text->text;
	size_t length = strlen(mark);

	for (const char *p = strstr(text, mark); p; p = strstr(p + length, mark))
		if (p > text && memcmp(MAX(text, p - length), mark, length) != 0)
			add_attr(list, pango_attr_allow_breaks_new(FALSE),
				 (size_t)(g_utf8_prev_char(p) - text), (size_t)(p + length - text));
}

/* "A.8.8", "8.4.11-c.2", "CLD.9.5.1": Unicode lets a line end after the stop, a reader does not. */
static void bind_stops(const struct work *w, PangoAttrList *list)
{
	const char *text = w->text->text;

	for (const char *p = strchr(text, '.'); p; p = strchr(p + 1, '.'))
		if (p > text && g_ascii_isalnum(p[-1]) && g_ascii_isalnum(p[1]))
			add_attr(list, pango_attr_allow_breaks_new(FALSE), (size_t)(p - text),
				 (size_t)(p + 2 - text));
}

/* The family runs within one segment; `first` is the first run that may touch it. */
static size_t add_segment_fonts(const struct work *w, PangoAttrList *list,
				const struct segment *segment, size_t first)
{
	const GArray *runs = w->s->families;
	struct look look = work_look(w, segment);
	size_t end = segment->start + segment->length, plain = set_of(w, &w->look)->first;

	for (;; first++) {
		const struct family_run *run = &g_array_index(runs, struct family_run, first);
		size_t from = MAX(run->start, segment->start), to = MIN(run->end, end);

		if (from < to && (run->family != plain || !look_same(&look, &w->look)))
			add_font(w, list, &look, run->family, from, to);
		if (run->end >= end || first + 1 >= runs->len)
			return first;
	}
}

/* Pango splits runs where this differs: each segment must come back as runs of its own. */
static void mark_segment(PangoAttrList *list, size_t index, const struct segment *segment)
{
	add_attr(list, pango_attr_foreground_new((guint16)index, (guint16)(index >> 16), 0),
		 segment->start, segment->start + segment->length);
}

static PangoAttrList *attributes(const struct work *w)
{
	PangoAttrList *list = pango_attr_list_new();
	size_t run = 0;

	pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
	/* An identifier that must be broken anywhere gets no hyphens, which would be read as its
	 * own. */
	pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
	/* Ligatures make Cairo write ActualText, which breaks up the text of a line. */
	pango_attr_list_insert(list, pango_attr_font_features_new("liga=0,clig=0,dlig=0"));
	for (size_t i = 0; i < w->text->count; i++) {
		const struct segment *segment = &w->text->segments[i];

		if (segment->kind == SEGMENT_TEXT)
			run = add_segment_fonts(w, list, segment, run);
		else
			add_object(w, list, segment);
		if (segment->lang)
			add_attr(list,
				 pango_attr_language_new(pango_language_from_string(segment->lang)),
				 segment->start, segment->start + segment->length);
		if (w->text->count > 1)
			mark_segment(list, i, segment);
	}
	if (!w->loose) {
		bind_marks(w, list, "\xC2\xB7");     /* · */
		bind_marks(w, list, "\xEF\xBD\x9E"); /* ～ */
		bind_stops(w, list);
	}
	return list;
}

/* ---- the layout ---- */

static void set_tab(const struct work *w, PangoLayout *layout)
{
	PangoTabArray *tabs = NULL;

	if (w->hangs) {
		tabs = pango_tab_array_new(1, FALSE);
		pango_tab_array_set_tab(tabs, 0, PANGO_TAB_LEFT, to_pango(w->how->style->tab));
	}
	pango_layout_set_tabs(layout, tabs);
	pango_layout_set_indent(layout, w->hangs ? -to_pango(w->how->style->tab) : 0);
	if (tabs)
		pango_tab_array_free(tabs);
}

PangoLayout *work_fill(const struct work *w, double width)
{
	PangoLayout *layout = w->s->fonts->layout;
	const struct font_set *set = set_of(w, &w->look);
	const struct face *face =
		fonts_face(w->s->fonts, set->first, w->look.weight, w->look.slant);
	PangoFontDescription *d = pango_font_description_copy_static(face->description);
	PangoAttrList *list;

	itemise(w->s->fonts, set, w->text->text, w->text->length, w->s->families);
	list = attributes(w);
	pango_font_description_set_absolute_size(d, work_size(w, &w->look) * PANGO_SCALE);
	pango_layout_set_font_description(layout, d);
	pango_layout_set_width(layout, width < 0 ? -1 : to_pango(width));
	set_tab(w, layout);
	pango_layout_set_attributes(layout, list);
	pango_layout_set_text(layout, w->text->text, (int)w->text->length);
	pango_font_description_free(d);
	pango_attr_list_unref(list);
	return layout;
}

struct work work_new(struct setter *s, const struct inlines *text, const struct setting *how)
{
	struct work w = { s, text, how, look_merge(how->style->look, how->look), false, false };

	w.hangs = how->style->tab > 0 && memchr(text->text, '\t', text->length);
	return w;
}

double text_width(struct setter *s, const struct inlines *text, const struct setting *how)
{
	struct work w = work_new(s, text, how);
	int width;

	pango_layout_get_size(work_fill(&w, -1), &width, NULL);
	return from_pango(width);
}
