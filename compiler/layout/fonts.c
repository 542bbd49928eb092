#include "layout/fonts.h"

#include "base/mem.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

static const struct font_family *family_at(const struct fonts *fonts, size_t i)
{
	return fonts->style->families->pdata[i];
}

/* A configuration that knows a cache folder and no fonts. */
static FcConfig *config_new(const char *folder)
{
	FcConfig *config = mem_must(FcConfigCreate());
	char *xml = g_markup_printf_escaped(
		"<fontconfig><cachedir>%s/cache</cachedir></fontconfig>", folder);

	FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue);
	g_free(xml);
	return config;
}

static struct face *face_new(const struct font_family *family, enum face_kind kind,
			     const char *folder)
{
	struct face *face = g_new0(struct face, 1);
	PangoFontDescription *description = pango_font_description_new();

	face->name = font_face_name(family->file[kind]);
	face->path = font_cut_path(folder, family->file[kind]);
	face->family = family;
	pango_font_description_set_family_static(description, family->name);
	if (kind == FACE_BOLD || kind == FACE_BOLD_ITALIC)
		pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
	if (kind == FACE_ITALIC || kind == FACE_BOLD_ITALIC)
		pango_font_description_set_style(description, PANGO_STYLE_ITALIC);
	face->description = description;
	return face;
}

static void face_free(void *p)
{
	struct face *face = p;

	pango_font_description_free(face->description);
	g_free(face->name);
	g_free(face->path);
	g_free(face);
}

static struct face *face_of_file(const struct fonts *fonts, const FcPattern *pattern)
{
	FcChar8 *file;

	if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
		return NULL;
	for (guint i = 0; i < fonts->faces->len; i++) {
		struct face *face = fonts->faces->pdata[i];

		if (strcmp(face->path, (const char *)file) == 0)
			return face;
	}
	return NULL;
}

/* Fontconfig says what the files hold: the coverage comes from there. */
static void take_coverage(struct fonts *fonts)
{
	const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);

	for (int i = 0; set && i < set->nfont; i++) {
		struct face *face = face_of_file(fonts, set->fonts[i]);

		if (face)
			FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &face->chars);
	}
}

static void add_faces(struct fonts *fonts, size_t family, const char *folder)
{
	const struct font_family *f = family_at(fonts, family);
	struct face **face = fonts->face[family];

	for (int k = 0; k < FACE_COUNT; k++)
		if (f->file[k]) {
			face[k] = face_new(f, k, folder);
			g_ptr_array_add(fonts->faces, face[k]);
			FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)face[k]->path);
		}
	if (!face[FACE_BOLD])
		face[FACE_BOLD] = face[FACE_REGULAR];
	if (!face[FACE_ITALIC])
		face[FACE_ITALIC] = face[FACE_REGULAR];
	if (!face[FACE_BOLD_ITALIC])
		face[FACE_BOLD_ITALIC] = face[FACE_BOLD];
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

/* No hinting and no rounding: widths scale, and do not depend on the machine. */
static void context_set_up(PangoContext *context)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
}

static void pango_set_up(struct fonts *fonts)
{
	fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	mem_must(fonts->map);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
	fonts->context = pango_font_map_create_context(fonts->map);
	context_set_up(fonts->context);
	fonts->layout = pango_layout_new(fonts->context);
	pango_layout_set_auto_dir(fonts->layout, FALSE);
	pango_layout_set_wrap(fonts->layout, PANGO_WRAP_WORD_CHAR);
}

static bool faces_complete(const struct fonts *fonts, struct diag *d)
{
	bool ok = true;

	for (guint i = 0; i < fonts->faces->len; i++) {
		const struct face *face = fonts->faces->pdata[i];

		if (!face->chars) {
			diag_at(d, SPAN_NONE, MSG_FONT_OPEN, face->path);
			ok = false;
		}
	}
	return ok;
}

struct fonts *fonts_open(const struct layout_style *style, const char *folder, struct diag *d)
{
	struct fonts *fonts = g_new0(struct fonts, 1);

	fonts->style = style;
	fonts->families = style->families->len;
	fonts->config = config_new(folder);
	fonts->faces = g_ptr_array_new_with_free_func(face_free);
	fonts->by_font = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
	for (size_t i = 0; i < fonts->families; i++)
		add_faces(fonts, i, folder);
	for (unsigned t = 1; t <= TYPEFACE_MAX; t++)
		index_typeface(fonts, t);
	take_coverage(fonts);
	/* Pango starts fontconfig by itself; it must find this configuration, not the host's. */
	FcConfigSetCurrent(fonts->config);
	if (faces_complete(fonts, d)) {
		pango_set_up(fonts);
		return fonts;
	}
	fonts_free(fonts);
	return NULL;
}

void fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	g_hash_table_unref(fonts->by_font);
	g_clear_object(&fonts->layout);
	g_clear_object(&fonts->context);
	g_clear_object(&fonts->map);
	g_ptr_array_unref(fonts->faces);
	FcConfigSetCurrent(NULL);
	FcConfigDestroy(fonts->config);
	g_free(fonts);
}

bool fonts_has(const struct fonts *fonts, size_t family, gunichar c)
{
	return family < fonts->families &&
	       FcCharSetHasChar(fonts->face[family][FACE_REGULAR]->chars, c);
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

struct face *fonts_face(const struct fonts *fonts, size_t family, enum weight weight,
			enum slant slant)
{
	bool bold = weight == WEIGHT_BOLD, italic = slant == SLANT_ITALIC;

	return fonts->face[family][bold ? italic ? FACE_BOLD_ITALIC : FACE_BOLD
					: italic ? FACE_ITALIC : FACE_REGULAR];
}

struct face *fonts_face_of(struct fonts *fonts, PangoFont *font)
{
	struct face *face = g_hash_table_lookup(fonts->by_font, font);

	if (!face && PANGO_IS_FC_FONT(font)) {
		face = face_of_file(fonts, pango_fc_font_get_pattern(PANGO_FC_FONT(font)));
		if (face)
			g_hash_table_insert(fonts->by_font, g_object_ref(font), face);
	}
	return face;
}
