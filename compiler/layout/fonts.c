#include "layout/fonts.h"

#include "base/mem.h"
#include "layout/breaks_plain.h"
#include "layout/hyphen.h"
#include "layout/words.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <string.h>

static const struct font_family *family_at(const struct fonts *fonts, size_t i)
{
	return fonts->style->families->pdata[i];
}

static void face_free(void *p)
{
	struct face *face = p;

	cairo_font_face_destroy(face->drawn[0]);
	cairo_font_face_destroy(face->drawn[1]);
	hb_set_destroy(face->chars);
	hb_map_destroy(face->owners);
	hb_font_destroy(face->shaper);
	g_free(face->name);
	g_free(face->path);
	g_free(face);
}

/* Of characters that share a glyph it is the first one's: so does Cairo take a glyph without text. */
static void find_owners(struct face *face)
{
	hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph;

	face->owners = hb_map_create();
	while (hb_set_next(face->chars, &c))
		if (hb_font_get_nominal_glyph(face->shaper, c, &glyph) &&
		    !hb_map_has(face->owners, glyph))
			hb_map_set(face->owners, glyph, c);
}

static void open_shaper(struct face *face)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(face->path);
	hb_face_t *hb = hb_face_create(blob, 0);

	if (blob && hb_face_get_glyph_count(hb)) {
		face->shaper = hb_font_create(hb);
		face->units = hb_face_get_upem(hb);
		face->chars = hb_set_create();
		hb_face_collect_unicodes(hb, face->chars);
		find_owners(face);
	}
	hb_face_destroy(hb);
	hb_blob_destroy(blob);
}

/* A pattern that names the file is all that Cairo asks of fontconfig: nothing is searched for.
 * Cairo takes two patterns for one font unless something tells them apart: here a kind of hinting
 * that is never asked for. */
static cairo_font_face_t *open_drawn(const struct face *face, bool backwards)
{
	FcPattern *pattern =
		mem_must(FcPatternBuild(NULL, FC_FILE, FcTypeString, face->path, FC_INDEX,
					FcTypeInteger, 0, FC_AUTOHINT, FcTypeBool,
					(FcBool)backwards, (char *)NULL));
	cairo_font_face_t *drawn = cairo_ft_font_face_create_for_pattern(pattern);

	FcPatternDestroy(pattern);
	return drawn;
}

/* NULL with a diagnostic if the file cannot be used. */
static struct face *face_open(const struct font_family *family, const char *file,
			      const char *folder, struct diag *d)
{
	struct face *face = g_new0(struct face, 1);

	face->name = font_face_name(file);
	face->path = font_cut_path(folder, file);
	face->family = family;
	open_shaper(face);
	for (int i = 0; i < 2; i++)
		face->drawn[i] = open_drawn(face, i > 0);
	if (face->shaper && cairo_font_face_status(face->drawn[0]) == CAIRO_STATUS_SUCCESS)
		return face;
	diag_at(d, SPAN_NONE, MSG_FONT_OPEN, face->path);
	face_free(face);
	return NULL;
}

/* True if all files of the family are there. */
static bool add_faces(struct fonts *fonts, size_t family, const char *folder, struct diag *d)
{
	const struct font_family *f = family_at(fonts, family);
	struct face **face = fonts->face[family];
	bool ok = true;

	for (int k = 0; k < FACE_COUNT; k++) {
		if (!f->file[k])
			continue;
		face[k] = face_open(f, f->file[k], folder, d);
		if (face[k])
			g_ptr_array_add(fonts->faces, face[k]);
		ok = ok && face[k];
	}
	if (!face[FACE_BOLD])
		face[FACE_BOLD] = face[FACE_REGULAR];
	if (!face[FACE_ITALIC])
		face[FACE_ITALIC] = face[FACE_REGULAR];
	if (!face[FACE_BOLD_ITALIC])
		face[FACE_BOLD_ITALIC] = face[FACE_BOLD];
	return ok;
}

static guint32 iso15924(const char *code)
{
	guint32 number = 0;

	for (; *code; code++)
		number = number << 8 | (unsigned char)*code;
	return number;
}

static bool belongs(const struct font_family *family, unsigned typeface)
{
	return family->typeface == TYPEFACE_ANY || family->typeface == typeface;
}

static void index_scripts(struct font_set *set, const struct font_family *family, size_t index)
{
	for (guint i = 0; i < family->scripts->len; i++) {
		GUnicodeScript script =
			g_unicode_script_from_iso15924(iso15924(family->scripts->pdata[i]));

		if (script > 0 && script < 256 && set->by_script[script] == FAMILY_NONE)
			set->by_script[script] = (unsigned char)index;
	}
}

/* A typeface that is not in use has no families of its own, and nothing asks for it. */
static void index_typeface(struct fonts *fonts, unsigned typeface)
{
	struct font_set *set = &fonts->sets[typeface - 1];

	memset(set->by_script, FAMILY_NONE, sizeof set->by_script);
	set->first = FAMILY_NONE;
	for (size_t i = 0; i < fonts->families; i++) {
		if (!belongs(family_at(fonts, i), typeface))
			continue;
		if (set->first == FAMILY_NONE && family_at(fonts, i)->typeface == typeface)
			set->first = i;
		index_scripts(set, family_at(fonts, i), i);
	}
	if (set->first == FAMILY_NONE)
		set->first = 0;
	set->han = set->by_script[G_UNICODE_SCRIPT_HAN];
	if (set->han == FAMILY_NONE)
		set->han = set->first;
}

struct fonts *fonts_open(const struct layout_style *style, const char *folder, struct diag *d)
{
	struct fonts *fonts = g_new0(struct fonts, 1);
	bool ok = true;

	fonts->style = style;
	fonts->families = style->families->len;
	fonts->faces = g_ptr_array_new_with_free_func(face_free);
	fonts->words = words_new();
	fonts->hyphens = hyphens_new(style);
	fonts->breaks = breaks_new();
	for (size_t i = 0; i < fonts->families; i++)
		ok = add_faces(fonts, i, folder, d) && ok;
	for (unsigned t = 1; t <= TYPEFACE_MAX; t++)
		index_typeface(fonts, t);
	if (ok)
		return fonts;
	fonts_free(fonts);
	return NULL;
}

void fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	words_free(fonts->words);
	hyphens_free(fonts->hyphens);
	breaks_free(fonts->breaks);
	g_ptr_array_unref(fonts->faces);
	g_free(fonts);
}

bool fonts_has(const struct fonts *fonts, size_t family, gunichar c)
{
	return family < fonts->families && hb_set_has(fonts->face[family][FACE_REGULAR]->chars, c);
}

const struct font_set *fonts_set(const struct fonts *fonts, unsigned typeface)
{
	return &fonts->sets[(typeface ? typeface : fonts->style->typeface) - 1];
}

size_t fonts_family(const struct fonts *fonts, const struct font_set *set, gunichar c)
{
	GUnicodeScript script = c < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script(c);
	size_t family = script > 0 && script < 256 ? set->by_script[script] : FAMILY_NONE;

	if (family != FAMILY_NONE && fonts_has(fonts, family, c))
		return family;
	if (fonts_has(fonts, set->first, c))
		return set->first;
	for (family = 0; family < fonts->families; family++)
		if (fonts_has(fonts, family, c))
			return family;
	return FAMILY_NONE;
}

size_t fonts_counterpart(const struct font_set *from, const struct font_set *to, size_t family)
{
	if (family == from->first)
		return to->first;
	return family == from->han ? to->han : family;
}

const struct face *fonts_face(const struct fonts *fonts, size_t family, enum weight weight,
			      enum slant slant)
{
	bool bold = weight == WEIGHT_BOLD, italic = slant == SLANT_ITALIC;

	return fonts->face[family][bold ? italic ? FACE_BOLD_ITALIC : FACE_BOLD
					: italic ? FACE_ITALIC : FACE_REGULAR];
}
