#include "emit/pdf.h"

#include "base/mem.h"
#include "emit/glyphs.h"
#include "layout/picture.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

struct drawing {
	cairo_surface_t *surface;
	cairo_t *cr;
	GHashTable *images;  /* GBytes * -> cairo_surface_t * */
	GHashTable *objects; /* what is painted as a whole -> cairo_surface_t * */
	const struct page *page; /* at hand */
	struct glyphs *glyphs;
	GArray *marks;       /* struct mark, of the page at hand */
	struct mark mark;    /* that items are drawn in; with a name open if `bracketed` */
	bool bracketed;
};

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
	g_byte_array_append(closure, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

static void set_colour(cairo_t *cr, const struct colour *c)
{
	cairo_set_source_rgb(cr, c->red, c->green, c->blue);
}

/* ---- items ---- */

/* The mark at hand, from here on; with words whose text is replaced. */
static void open_mark(struct drawing *d, const struct run_word *replaced, size_t count)
{
	struct mark mark = d->mark;

	mark.replaced = replaced;
	mark.count = count;
	g_array_append_val(d->marks, mark);
	cairo_tag_begin(d->cr, mark_name(&mark), NULL);
	d->bracketed = true;
}

static void close_mark(struct drawing *d)
{
	if (!d->bracketed)
		return;
	glyphs_show(d->glyphs, d->cr);
	cairo_tag_end(d->cr, mark_name(&d->mark));
	d->bracketed = false;
}

static bool words_have_ink(const struct text_run *run, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (run->words[i].word->ink)
			return true;
	return false;
}

/* Spaces alone leave nothing on the page, and then Cairo (1.18) no mark either. */
static void draw_words(struct drawing *d, const struct item *item, size_t from, size_t to)
{
	if (from == to || (!d->bracketed && !words_have_ink(&item->text, from, to)))
		return;
	if (!d->bracketed)
		open_mark(d, NULL, 0);
	glyphs_add(d->glyphs, d->cr, item, from, to);
}

/* The end of what is replaced from a word on: the spaces behind it, too, if they begin no mark. */
static size_t replaced_end(const struct text_run *run, size_t from)
{
	size_t end = from + 1;

	while (end < run->count && !run->words[end].word->ink)
		end++;
	return end < run->count && run->words[end].word->plain ? from + 1 : end;
}

/* In a mark of its own; returns its end. */
static size_t draw_replaced(struct drawing *d, const struct item *item, size_t from)
{
	const struct run_word *words = item->text.words + from;
	size_t end = replaced_end(&item->text, from);

	if (!words->word->ink)
		return from + 1;
	close_mark(d);
	open_mark(d, words, end - from);
	glyphs_add(d->glyphs, d->cr, item, from, end);
	glyphs_show_bare(d->glyphs, d->cr);
	close_mark(d);
	return end;
}

static void draw_text(struct drawing *d, const struct item *item)
{
	const struct text_run *run = &item->text;
	size_t drawn = 0;

	for (size_t i = 0; i < run->count; i++) {
		if (i < drawn || run->words[i].word->plain)
			continue;
		draw_words(d, item, drawn, i);
		drawn = draw_replaced(d, item, i);
	}
	draw_words(d, item, drawn, run->count);
}

static void path_rect(cairo_t *cr, const struct area *box, double radius)
{
	double x = box->x, y = box->y, r = MIN(radius, MIN(box->width, box->height) / 2);
	double right = x + box->width - r, bottom = y + box->height - r;

	if (r <= 0) {
		cairo_rectangle(cr, x, y, box->width, box->height);
		return;
	}
	cairo_new_sub_path(cr);
	cairo_arc(cr, right, y + r, r, -G_PI / 2, 0);
	cairo_arc(cr, right, bottom, r, 0, G_PI / 2);
	cairo_arc(cr, x + r, bottom, r, G_PI / 2, G_PI);
	cairo_arc(cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
	cairo_close_path(cr);
}

/* From the right, so that the dots of lines below each other stand below each other. */
static void draw_dots(cairo_t *cr, const struct item *item)
{
	const struct area *box = &item->box;
	double gaps[] = { 0, box->height * 4 };

	set_colour(cr, &item->rect.fill);
	cairo_set_line_width(cr, box->height);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_dash(cr, gaps, 2, 0);
	cairo_move_to(cr, box->x + box->width - box->height / 2, box->y + box->height / 2);
	cairo_line_to(cr, box->x, box->y + box->height / 2);
	cairo_stroke(cr);
	cairo_set_dash(cr, NULL, 0, 0);
}

/* What reaches an edge of the page goes over it: of a screen's last pixel a page has but a part, and would
 * leave the rest a hairline. */
static struct area bled(const struct page *page, const struct area *box)
{
	static const double bleed = PAGE_MARGIN, slack = 0.01;
	double right = box->x + box->width, bottom = box->y + box->height, left = box->x, top = box->y;

	left -= left <= slack ? bleed : 0;
	top -= top <= slack ? bleed : 0;
	right += right >= page->width - slack ? bleed : 0;
	bottom += bottom >= page->height - slack ? bleed : 0;
	return (struct area){ left, top, right - left, bottom - top };
}

static void draw_rect(const struct drawing *d, const struct item *item)
{
	struct area box = bled(d->page, &item->box);
	cairo_t *cr = d->cr;

	if (item->rect.dotted) {
		draw_dots(cr, item);
		return;
	}
	if (item->rect.fill.set) {
		set_colour(cr, &item->rect.fill);
		path_rect(cr, &box, item->rect.radius);
		cairo_fill(cr);
	}
	if (item->rect.stroke.set) {
		set_colour(cr, &item->rect.stroke);
		cairo_set_line_width(cr, item->rect.stroke_width);
		path_rect(cr, &item->box, item->rect.radius);
		cairo_stroke(cr);
	}
}

static void draw_tiles(cairo_t *cr, const struct item *item)
{
	for (size_t i = 0; i < item->tiles.count; i++) {
		const struct area *a = &item->tiles.areas[i];

		cairo_rectangle(cr, item->box.x + a->x, item->box.y + a->y, a->width, a->height);
	}
	set_colour(cr, &item->tiles.fill);
	cairo_fill(cr);
}

/* Turned about the middle of its box, and drawn as shapes: it is no part of the page's text. */
static void draw_watermark(struct drawing *d, const struct item *item)
{
	cairo_t *cr = d->cr;

	cairo_save(cr);
	cairo_translate(cr, item->box.x + item->box.width / 2, item->box.y + item->box.height / 2);
	cairo_rotate(cr, -item->mark.angle * G_PI / 180);
	for (size_t i = 0; i < item->mark.count; i++) {
		glyphs_add(d->glyphs, cr, &item->mark.runs[i], 0, item->mark.runs[i].text.count);
		glyphs_path(d->glyphs, cr);
		cairo_fill(cr);
	}
	cairo_restore(cr);
}

/* Decoded once: Cairo writes a surface that is drawn again only once. */
static cairo_surface_t *image_surface(struct drawing *d, GBytes *png)
{
	cairo_surface_t *surface = g_hash_table_lookup(d->images, png);

	if (surface)
		return surface;
	surface = picture_pixels(png);
	g_hash_table_insert(d->images, png, surface);
	return surface;
}

/* Shapes of their own, which the page needs no decoding for. */
static bool draw_vector(cairo_t *cr, const struct item *item)
{
	char *why = picture_draw(item->image.bytes, cr, item->box.x, item->box.y, item->box.width,
				 item->box.height);
	bool ok = !why;

	g_free(why);
	return ok;
}

static bool draw_image(struct drawing *d, const struct item *item)
{
	cairo_surface_t *image = image_surface(d, item->image.bytes);
	cairo_t *cr = d->cr;

	if (cairo_surface_status(image) != CAIRO_STATUS_SUCCESS)
		return false;
	cairo_save(cr);
	cairo_translate(cr, item->box.x, item->box.y);
	cairo_scale(cr, item->box.width / cairo_image_surface_get_width(image),
		    item->box.height / cairo_image_surface_get_height(image));
	cairo_set_source_surface(cr, image, 0, 0);
	/* Any other filter makes Cairo write /Interpolate true, which PDF/A refuses. */
	cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
	cairo_paint(cr);
	cairo_restore(cr);
	return true;
}

static bool draw_item(struct drawing *d, const struct item *item, struct diag *diag)
{
	switch (item->kind) {
	case ITEM_TEXT:
		draw_text(d, item);
		return true;
	case ITEM_RECT:
	case ITEM_RULE:
		draw_rect(d, item);
		return true;
	case ITEM_TILES:
		draw_tiles(d->cr, item);
		return true;
	case ITEM_WATERMARK:
		draw_watermark(d, item);
		return true;
	case ITEM_IMAGE:
		if (item->image.vector ? draw_vector(d->cr, item) : draw_image(d, item))
			return true;
		diag_at(diag, SPAN_NONE, MSG_IMAGE_FORMAT, item->image.name);
		return false;
	case ITEM_LINK:
	case ITEM_ANCHOR:
	case ITEM_HOLD:
		return true;
	}
	return false;
}

/* ---- marks ---- */

/* What lies under what: all grounds lie below all text, so that text is not cut into pieces. */
enum layer { LAYER_WATERMARK, LAYER_GROUND, LAYER_CONTENT, LAYER_NONE };

static enum layer layer_of(const struct item *item)
{
	switch (item->kind) {
	case ITEM_WATERMARK:
		return LAYER_WATERMARK;
	case ITEM_RECT:
	case ITEM_RULE:
		return item->node ? LAYER_CONTENT : LAYER_GROUND;
	case ITEM_TEXT:
	case ITEM_IMAGE:
	case ITEM_TILES:
		return LAYER_CONTENT;
	default:
		return LAYER_NONE;
	}
}

static enum artifact artifact_of(const struct item *item)
{
	if (item->kind == ITEM_WATERMARK)
		return ARTIFACT_WATERMARK;
	switch (item->part) {
	case PART_HEAD:
		return ARTIFACT_HEAD;
	case PART_FOOT:
		return ARTIFACT_FOOT;
	case PART_TABLE_HEAD:
		return ARTIFACT_TABLE_HEAD;
	default:
		return ARTIFACT_LAYOUT;
	}
}

static struct mark mark_of(const struct item *item)
{
	struct mark mark = { item->node, ARTIFACT_LAYOUT, item->kind != ITEM_TEXT, item->box, NULL, 0 };

	if (!mark.node)
		mark.artifact = artifact_of(item);
	return mark;
}

static bool same_mark(const struct mark *a, const struct mark *b)
{
	return a->node == b->node && a->whole == b->whole && a->artifact == b->artifact;
}

static struct area area_join(struct area a, struct area b)
{
	double x = MIN(a.x, b.x), y = MIN(a.y, b.y);

	return (struct area){ x, y, MAX(a.x + a.width, b.x + b.width) - x,
			      MAX(a.y + a.height, b.y + b.height) - y };
}

static bool draw_all(struct drawing *d, const GPtrArray *items, struct diag *diag)
{
	bool ok = true;

	for (guint i = 0; i < items->len; i++)
		ok = draw_item(d, items->pdata[i], diag) && ok;
	return ok;
}

/* Shapes that are content, and watermarks, become one object, as an image is one: marks without
 * text are kept by no version of Cairo, but an object can be found again on its page.  Whatever
 * is the same on many pages is written once. */
static bool draw_object(struct drawing *d, const GPtrArray *items, struct diag *diag)
{
	const struct item *first = items->pdata[0];
	const void *same = first->kind == ITEM_WATERMARK ? first->mark.runs : (const void *)first;
	cairo_surface_t *object = g_hash_table_lookup(d->objects, same);
	cairo_t *page = d->cr;
	bool ok = true;

	if (!object) {
		object = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
		g_hash_table_insert(d->objects, (void *)same, object);
		d->cr = cairo_create(object);
		ok = draw_all(d, items, diag);
		cairo_destroy(d->cr);
		d->cr = page;
	}
	cairo_set_source_surface(page, object, 0, 0);
	cairo_paint(page);
	return ok;
}

/* Whether there is ink in front of the first word that has a mark of its own, or anywhere. */
static bool has_ink(const GPtrArray *items, bool in_front)
{
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = items->pdata[i];

		for (size_t k = 0; item->kind == ITEM_TEXT && k < item->text.count; k++) {
			if (in_front && !item->text.words[k].word->plain)
				return false;
			if (item->text.words[k].word->ink)
				return true;
		}
	}
	return false;
}

/* Spaces that begin a mark are in it, if more than spaces follows. */
static bool draw_marked_text(struct drawing *d, const GPtrArray *items, struct diag *diag)
{
	bool ok;

	if (!has_ink(items, false))
		return true;
	if (has_ink(items, true))
		open_mark(d, NULL, 0);
	ok = draw_all(d, items, diag);
	close_mark(d);
	return ok;
}

/* What Cairo itself makes an object of. */
static bool is_pixels(const struct item *item)
{
	return item->kind == ITEM_IMAGE && !item->image.vector;
}

static bool draw_marked_whole(struct drawing *d, const GPtrArray *items, struct diag *diag)
{
	const struct item *first = items->pdata[0];

	for (guint i = 0; i < items->len; i++)
		d->mark.box = area_join(d->mark.box, ((const struct item *)items->pdata[i])->box);
	g_array_append_val(d->marks, d->mark);
	return is_pixels(first) ? draw_all(d, items, diag) : draw_object(d, items, diag);
}

static bool draw_mark(struct drawing *d, const struct mark *mark, const GPtrArray *items,
		      struct diag *diag)
{
	d->mark = *mark;
	return mark->whole ? draw_marked_whole(d, items, diag) : draw_marked_text(d, items, diag);
}

/* Consecutive items of one node are one mark; images are apart. */
static bool draw_layer(struct drawing *d, const GArray *items, enum layer layer,
		       struct diag *diag)
{
	GPtrArray *stretch = g_ptr_array_new();
	struct mark mark = { 0 };
	bool ok = true;

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);
		struct mark next;

		if (layer_of(item) != layer)
			continue;
		next = mark_of(item);
		if (stretch->len && (!same_mark(&mark, &next) || item->kind == ITEM_IMAGE)) {
			ok = draw_mark(d, &mark, stretch, diag) && ok;
			g_ptr_array_set_size(stretch, 0);
		}
		if (!stretch->len)
			mark = next;
		g_ptr_array_add(stretch, (void *)item);
	}
	if (stretch->len)
		ok = draw_mark(d, &mark, stretch, diag) && ok;
	g_ptr_array_unref(stretch);
	return ok;
}

/* In no mark: the finisher makes artifacts of them. */
static void draw_grounds(struct drawing *d, const GArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (layer_of(item) == LAYER_GROUND)
			draw_rect(d, item);
	}
}

/* ---- pages ---- */

/* Cairo paints no farther than to the last whole point of a page, and PDF counts from below. */
static void start_page(struct drawing *d, const struct page *page)
{
	double height = ceil(page->height) + 2 * PAGE_MARGIN;

	d->page = page;
	cairo_pdf_surface_set_size(d->surface, ceil(page->width) + PAGE_MARGIN, height);
	cairo_identity_matrix(d->cr);
	cairo_translate(d->cr, 0, height - page->height - PAGE_MARGIN);
}

static bool draw_pages(struct drawing *d, const struct pages *pages, GPtrArray *marks,
		       struct diag *diag)
{
	bool ok = true;

	for (guint i = 0; i < pages->pages->len; i++) {
		const struct page *page = pages->pages->pdata[i];

		d->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
		g_ptr_array_add(marks, d->marks);
		start_page(d, page);
		ok = draw_layer(d, page->items, LAYER_WATERMARK, diag) && ok;
		draw_grounds(d, page->items);
		ok = draw_layer(d, page->items, LAYER_CONTENT, diag) && ok;
		cairo_show_page(d->cr);
	}
	return ok;
}

/* Without a date Cairo asks the clock. */
static void set_date(cairo_surface_t *surface, const struct pages *pages)
{
	const char *date = pages_meta(pages, "date");
	char *stamp = g_strconcat(date && *date ? date : "1970-01-01", "T00:00:00Z", NULL);

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
	g_free(stamp);
}

static struct drawing drawing_new(const struct pages *pages, GByteArray *out)
{
	struct drawing d = { 0 };

	d.surface = cairo_pdf_surface_create_for_stream(take_bytes, out, 595, 842);
	/* Of the plain form that the finisher reads (cairo_file.h). */
	cairo_pdf_surface_restrict_to_version(d.surface, CAIRO_PDF_VERSION_1_4);
	set_date(d.surface, pages);
	d.cr = cairo_create(d.surface);
	d.images = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)cairo_surface_destroy);
	d.objects = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)cairo_surface_destroy);
	d.glyphs = glyphs_new();
	return d;
}

/* Cairo can fail as late as when it is told to finish. */
static cairo_status_t drawing_end(struct drawing *d)
{
	cairo_status_t status = cairo_status(d->cr);

	cairo_surface_finish(d->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(d->surface);
	cairo_destroy(d->cr);
	cairo_surface_destroy(d->surface);
	g_hash_table_unref(d->images);
	g_hash_table_unref(d->objects);
	glyphs_free(d->glyphs);
	return status;
}

struct drawn *pdf_write(const struct pages *pages, struct diag *diag)
{
	GByteArray *out = g_byte_array_new();
	struct drawing d = drawing_new(pages, out);
	struct drawn *drawn = g_new0(struct drawn, 1);
	cairo_status_t status;
	bool ok;

	drawn->marks = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	ok = draw_pages(&d, pages, drawn->marks, diag);
	status = drawing_end(&d);
	drawn->bytes = g_byte_array_free_to_bytes(out);
	if (status == CAIRO_STATUS_NO_MEMORY)
		mem_die();
	if (status != CAIRO_STATUS_SUCCESS)
		diag_at(diag, SPAN_NONE, MSG_PDF_WRITE, cairo_status_to_string(status));
	if (ok && status == CAIRO_STATUS_SUCCESS)
		return drawn;
	drawn_free(drawn);
	return NULL;
}
