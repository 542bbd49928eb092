#include "layout/text_private.h"

#include "layout/itemise.h"

#include <pango/pangocairo.h>
#include <string.h>

/* A run on its line. */
struct placed {
	PangoGlyphItem *run;
	const struct segment *segment;
	double x, width;
};

void setter_init(struct setter *s, struct fonts *fonts, const struct layout_style *style,
		 const char *lang, struct pages *pages, struct diag *d)
{
	memset(s, 0, sizeof *s);
	s->fonts = fonts;
	s->style = style;
	s->pool = pages->pool;
	s->kept = pages->lines;
	s->diag = d;
	s->families = g_array_new(FALSE, FALSE, sizeof(struct family_run));
	s->placed = g_array_new(FALSE, FALSE, sizeof(struct placed));
	s->items = g_array_new(FALSE, TRUE, sizeof(struct item));
	s->missing = g_hash_table_new(NULL, NULL);
	s->digits = 3;
	pango_context_set_language(fonts->context, pango_language_from_string(lang));
	pango_layout_context_changed(fonts->layout);
	s->digit = text_width(s, text_plain(s, "0"), &(struct setting){ .style = style->body }) /
		   style->body->size;
}

void setter_clear(struct setter *s)
{
	g_array_unref(s->families);
	g_array_unref(s->placed);
	g_array_unref(s->items);
	g_hash_table_unref(s->missing);
}

static const struct segment *segment_at(const struct inlines *text, size_t offset)
{
	size_t low = 0, high = text->count;

	while (high - low > 1) {
		size_t half = low + (high - low) / 2;

		if (text->segments[half].start <= offset)
			low = half;
		else
			high = half;
	}
	return &text->segments[low];
}

/* ---- checks ---- */

static void report_missing(const struct work *w, gunichar c, const struct segment *segment)
{
	char utf8[8] = { 0 };

	w->s->failed = true;
	if (!g_hash_table_add(w->s->missing, GUINT_TO_POINTER(c)))
		return;
	if (g_unichar_isprint(c))
		g_unichar_to_utf8(c, utf8);
	diag_at(w->s->diag, segment->at, MSG_FONT_GLYPH, c, *utf8 ? utf8 : "not printable");
}

static void check_glyphs(const struct work *w, const struct placed *p)
{
	const PangoGlyphString *glyphs = p->run->glyphs;

	for (int i = 0; i < glyphs->num_glyphs; i++) {
		PangoGlyph g = glyphs->glyphs[i].glyph;

		if (g & PANGO_GLYPH_UNKNOWN_FLAG)
			report_missing(w, g & ~PANGO_GLYPH_UNKNOWN_FLAG, p->segment);
	}
}

/* The face a run was set in; anything but the style's own is a fault of the program. */
static const struct face *run_face(const struct work *w, const struct placed *p)
{
	const struct face *face = fonts_face_of(w->s->fonts, p->run->item->analysis.font);

	if (face)
		return face;
	if (!w->s->failed)
		diag_at(w->s->diag, p->segment->at, MSG_FONT_FOREIGN, "those");
	w->s->failed = true;
	return w->s->fonts->face[0][FACE_REGULAR];
}

/* ---- lines ---- */

/* Spaces at the end of a line are no part of it; Pango leaves them as empty glyphs. */
static void trim_run(const struct inlines *text, PangoGlyphItem *run)
{
	PangoItem *item = run->item;

	while (item->length > 0 && run->glyphs->num_glyphs > 0) {
		char last = text->text[item->offset + item->length - 1];

		if (last != ' ' || run->glyphs->log_clusters[run->glyphs->num_glyphs - 1] !=
					   item->length - 1)
			return;
		item->length--;
		item->num_chars--;
		run->glyphs->num_glyphs--;
	}
}

static double place_runs(const struct work *w, PangoLayoutLine *line)
{
	GArray *placed = w->s->placed;
	double x = w->hangs && !line->is_paragraph_start ? w->how->style->tab : 0;

	g_array_set_size(placed, 0);
	for (GSList *r = line->runs; r; r = r->next) {
		struct placed p = { r->data, NULL, x, 0 };

		p.segment = segment_at(w->text, (size_t)p.run->item->offset);
		if (!r->next && p.run->item->analysis.level % 2 == 0)
			trim_run(w->text, p.run);
		p.width = from_pango(pango_glyph_string_get_width(p.run->glyphs));
		x += p.width;
		if (p.run->item->length > 0)
			g_array_append_val(placed, p);
	}
	return x;
}

static double style_baseline(const struct text_style *style)
{
	return style->leading / 2 + style->size * middle;
}

static double baseline_of(const struct work *w)
{
	return style_baseline(w->how->style);
}

struct area text_box(const struct text_style *style, double x, double width)
{
	return (struct area){ x, style_baseline(style) - style->size * ascent, width,
			      style->size * (ascent + descent) };
}

static struct node *node_of(const struct work *w, const struct placed *p)
{
	const struct setting *how = w->how;

	return how->nodes ? how->nodes[p->segment - w->text->segments] : how->node;
}

static struct item *add_item(const struct work *w, enum item_kind kind, double x, double width,
			     double size)
{
	struct item item = { 0 };

	item.kind = kind;
	item.part = w->how->part;
	item.box =
		(struct area){x, baseline_of(w) - size * ascent, width, size * (ascent + descent)};
	item.left = w->how->left;
	item.right = w->how->left + w->how->width;
	g_array_append_val(w->s->items, item);
	return &g_array_index(w->s->items, struct item, w->s->items->len - 1);
}

static void add_dot(const struct work *w, const struct placed *p, double x)
{
	double size = w->how->style->size, width = size * dot_size;
	struct item *dot = add_item(w, ITEM_RECT, x, width, size);

	dot->box.y = baseline_of(w) - size * middle - width / 2;
	dot->box.height = width;
	dot->rect.fill = p->segment->look.fill;
	dot->rect.radius = width / 2;
}

static void add_bar_part(const struct work *w, double x, double width, struct colour colour)
{
	struct item *bar = add_item(w, ITEM_RECT, x, width, w->how->style->size);

	bar->box.height = w->s->style->bar.height;
	bar->box.y = baseline_of(w) - w->how->style->size * middle - bar->box.height / 2;
	bar->rect.fill = colour;
}

static void add_bar(const struct work *w, const struct placed *p, double x)
{
	const struct bar_style *bar = &w->s->style->bar;

	add_bar_part(w, x, work_bar_width(w), bar->track);
	if (p->segment->value > 0)
		add_bar_part(w, x, work_bar_width(w) * MIN(p->segment->value, 100) / 100,
			     bar->colour);
}

static void add_hold(const struct work *w, const struct placed *p, double x)
{
	struct hold *hold = pool_take(w->s->pool, sizeof *hold);
	struct item *item = add_item(w, ITEM_HOLD, x, p->width, w->how->style->size);

	hold->segment = p->segment;
	hold->setting = *w->how;
	item->node = node_of(w, p);
	item->hold = hold;
}

static void add_text(const struct work *w, const struct placed *p, double x)
{
	struct look look = work_look(w, p->segment);
	const PangoItem *run = p->run->item;
	double size = work_size(w, &look);
	const char *text = w->text->text + run->offset;
	struct item *item;

	if (run->length == 1 && *text == '\t')
		return;
	check_glyphs(w, p);
	item = add_item(w, ITEM_TEXT, x, p->width, size);
	item->node = node_of(w, p);
	item->text = (struct text_run){ pool_copy(w->s->pool, text, (size_t)run->length),
					run_face(w, p)->name, size, size * ascent, look.colour,
					w->text->text, p->run };
}

static void add_placed(const struct work *w, const struct placed *p, double shift)
{
	switch (p->segment->kind) {
	case SEGMENT_TEXT:
		add_text(w, p, p->x + shift);
		break;
	case SEGMENT_DOT:
		add_dot(w, p, p->x + shift);
		break;
	case SEGMENT_BAR:
		add_bar(w, p, p->x + shift);
		break;
	default:
		add_hold(w, p, p->x + shift);
	}
}

static bool same_fill(const struct placed *a, const struct placed *b)
{
	return b->segment->kind == SEGMENT_TEXT && b->segment->look.fill.set &&
	       b->segment->look.fill.red == a->segment->look.fill.red &&
	       b->segment->look.fill.green == a->segment->look.fill.green &&
	       b->segment->look.fill.blue == a->segment->look.fill.blue;
}

static bool same_link(const struct placed *a, const struct placed *b)
{
	return a->segment->uri == b->segment->uri && a->segment->to == b->segment->to;
}

/* The x where the stretch of runs that begins with `i` and is alike ends; i becomes its last. */
static double stretch_end(const GArray *placed, guint *i,
			  bool (*same)(const struct placed *a, const struct placed *b))
{
	const struct placed *all = &g_array_index(placed, struct placed, 0);
	guint first = *i;

	while (*i + 1 < placed->len && same(&all[first], &all[*i + 1]))
		++*i;
	return all[*i].x + all[*i].width;
}

/* Colour behind words: under the text, so it comes first. */
static void add_fills(const struct work *w, double shift)
{
	const GArray *placed = w->s->placed;

	for (guint i = 0; i < placed->len; i++) {
		const struct placed *p = &g_array_index(placed, struct placed, i);
		double size = w->how->style->size, end;
		struct item *fill;

		if (p->segment->kind != SEGMENT_TEXT || !p->segment->look.fill.set)
			continue;
		end = stretch_end(placed, &i, same_fill);
		fill = add_item(w, ITEM_RECT, p->x + shift, end - p->x, size);
		fill->box.y -= size * 0.06;
		fill->box.height += size * 0.1;
		fill->rect.fill = p->segment->look.fill;
		fill->rect.radius = 1.5;
	}
}

static void add_links(const struct work *w, double shift)
{
	const GArray *placed = w->s->placed;

	for (guint i = 0; i < placed->len; i++) {
		const struct placed *p = &g_array_index(placed, struct placed, i);
		double end;
		struct item *link;

		if (p->segment->kind != SEGMENT_TEXT || (!p->segment->uri && !p->segment->to))
			continue;
		end = stretch_end(placed, &i, same_link);
		link = add_item(w, ITEM_LINK, p->x + shift, end - p->x, w->how->style->size);
		link->node = structure_within(node_of(w, p), NODE_LINK);
		link->link.uri = p->segment->uri;
		link->link.to = p->segment->to;
	}
}

static double align_shift(const struct setting *how, double width)
{
	enum align align = how->align ? how->align : how->style->align;

	if (align == ALIGN_RIGHT)
		return how->left + how->width - width;
	if (align == ALIGN_CENTRE)
		return how->left + (how->width - width) / 2;
	return how->left;
}

static struct line line_set(const struct work *w, PangoLayoutLine *pango)
{
	struct line line = { 0 };
	double shift;

	line.width = place_runs(w, pango);
	shift = align_shift(w->how, line.width);
	g_array_set_size(w->s->items, 0);
	add_fills(w, shift);
	for (guint i = 0; i < w->s->placed->len; i++)
		add_placed(w, &g_array_index(w->s->placed, struct placed, i), shift);
	add_links(w, shift);
	line.count = w->s->items->len;
	line.items = pool_take(w->s->pool, line.count * sizeof(struct item) + 1);
	if (line.count)
		memcpy(line.items, w->s->items->data, line.count * sizeof(struct item));
	return line;
}

/* Sets all lines; false if one is too wide. */
static bool lines_set(const struct work *w, GArray *lines)
{
	PangoLayout *layout = work_fill(w, MAX(w->how->width, 1));
	int count = pango_layout_get_line_count(layout);
	bool fits = true;

	for (int i = 0; i < count; i++) {
		/* The lines are taken over: the layout makes new ones for its next text. */
		PangoLayoutLine *pango = pango_layout_line_ref(pango_layout_get_line(layout, i));
		struct line line = line_set(w, pango);

		fits = fits && line.width <= w->how->width + 0.1;
		g_ptr_array_add(w->s->kept, pango);
		g_array_append_val(lines, line);
	}
	return fits;
}

void text_set(struct setter *s, const struct inlines *text, const struct setting *how,
	      GArray *lines)
{
	struct work w = work_new(s, text, how);
	guint first = lines->len;

	if (lines_set(&w, lines))
		return;
	w.loose = true;
	g_array_set_size(lines, first);
	lines_set(&w, lines);
}

struct inlines *text_plain(struct setter *s, const char *text)
{
	struct inlines *inlines = pool_take(s->pool, sizeof *inlines);
	struct segment *segment = pool_take(s->pool, sizeof *segment);

	segment->length = strlen(text);
	*inlines = (struct inlines){ pool_copy(s->pool, text, segment->length), segment->length,
				     segment, 1 };
	return inlines;
}

struct item text_number(struct setter *s, const struct item *hold, size_t number)
{
	const struct hold *h = hold->hold;
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	struct setting how = h->setting;
	struct inlines *text;
	struct segment *segment;
	struct item item;
	char digits[24];

	g_snprintf(digits, sizeof digits, "%zu", number);
	text = text_plain(s, digits);
	segment = (struct segment *)text->segments;
	segment->look = h->segment->look;
	how.align = ALIGN_LEFT;
	text_set(s, text, &how, lines);
	item = g_array_index(lines, struct line, 0).items[0];
	item.box.x = hold->box.x;
	item.box.y += hold->box.y - text_box(how.style, 0, 0).y;
	g_array_unref(lines);
	return item;
}
