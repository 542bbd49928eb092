#include "layout/picture.h"

#include "base/limits.h"
#include "base/media.h"
#include "read/svg.h"

#include <librsvg/rsvg.h>
#include <string.h>

/* ---- PNG ---- */

static unsigned big_endian(const unsigned char *p)
{
	return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

/* The size stands at a fixed place behind PNG's signature. */
static bool png_read(GBytes *bytes, const char *name, struct span at, struct picture *out,
		     struct diag *d)
{
	gsize size;
	const unsigned char *p = g_bytes_get_data(bytes, &size);
	unsigned width = 0, height = 0;

	if (size >= 33 && memcmp(p + 8, "\0\0\0\rIHDR", 8) == 0) {
		width = big_endian(p + 16);
		height = big_endian(p + 20);
	}
	if (!width || !height)
		diag_at(d, at, MSG_IMAGE_FORMAT, name);
	else if ((double)width * height > LIMIT_LOGO_PIXELS)
		diag_at(d, at, MSG_IMAGE_PIXELS, name, width, height, LIMIT_LOGO_PIXELS);
	else
		*out = (struct picture){ false, width, height };
	return out->width > 0;
}

struct reading {
	const unsigned char *bytes;
	gsize left;
};

static cairo_status_t read_png(void *closure, unsigned char *out, unsigned length)
{
	struct reading *r = closure;

	if (length > r->left)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, r->bytes, length);
	r->bytes += length;
	r->left -= length;
	return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *picture_pixels(GBytes *bytes)
{
	struct reading r;

	r.bytes = g_bytes_get_data(bytes, &r.left);
	return cairo_image_surface_create_from_png_stream(read_png, &r);
}

static char *try_pixels(GBytes *bytes)
{
	cairo_surface_t *surface = picture_pixels(bytes);
	cairo_status_t status = cairo_surface_status(surface);

	cairo_surface_destroy(surface);
	return status == CAIRO_STATUS_SUCCESS ? NULL : g_strdup(cairo_status_to_string(status));
}

/* ---- SVG ---- */

/* Without an address of its own the image can refer to no file. */
char *picture_draw(GBytes *bytes, cairo_t *cr, double x, double y, double width, double height)
{
	const RsvgRectangle room = { x, y, width, height };
	GError *error = NULL;
	gsize size;
	const guint8 *data = g_bytes_get_data(bytes, &size);
	RsvgHandle *image = rsvg_handle_new_from_data(data, size, &error);
	char *why;

	if (image)
		rsvg_handle_render_document(image, cr, &room, &error);
	g_clear_object(&image);
	why = error ? g_strdup(error->message) : NULL;
	g_clear_error(&error);
	return why;
}

/* What leaves nothing on the page cannot be a figure of it. */
static bool shows_nothing(cairo_surface_t *recorded)
{
	double x, y, width, height;

	cairo_recording_surface_ink_extents(recorded, &x, &y, &width, &height);
	return !(width > 0 && height > 0);
}

static char *try_drawing(GBytes *bytes)
{
	cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
	cairo_t *cr = cairo_create(surface);
	char *why = picture_draw(bytes, cr, 0, 0, 100, 100);

	if (!why && shows_nothing(surface))
		why = g_strdup("it shows nothing");
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return why;
}

char *picture_version(void)
{
	return g_strdup_printf("librsvg %u.%u.%u", rsvg_major_version, rsvg_minor_version,
			       rsvg_micro_version);
}

/* ---- both ---- */

bool picture_read(GBytes *bytes, const char *name, struct span at, struct picture *out,
		  struct diag *d)
{
	struct svg_size size;

	*out = (struct picture){ 0 };
	if (media_is_png(bytes))
		return png_read(bytes, name, at, out, d);
	if (!media_is_markup(bytes)) {
		diag_at(d, at, MSG_IMAGE_FORMAT, name);
		return false;
	}
	if (!svg_read(bytes, name, &size, d))
		return false;
	*out = (struct picture){ true, size.width, size.height };
	return true;
}

bool picture_check(GBytes *bytes, const char *name, struct span at, struct diag *d)
{
	struct picture picture;
	char *why;

	if (!picture_read(bytes, name, at, &picture, d))
		return false;
	why = picture.vector ? try_drawing(bytes) : try_pixels(bytes);
	if (why)
		diag_at(d, at, MSG_IMAGE_BROKEN, name, why);
	g_free(why);
	return !why;
}
