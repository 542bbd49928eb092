/* Cutting: a font file becomes one with the pack's characters only (HarfBuzz's subsetter).
 * Done once per pack, it makes every PDF of it smaller and an order of magnitude faster. */
#include "layout/fonts.h"

#include "base/file.h"
#include "base/mem.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

char *font_face_name(const char *file)
{
	const char *dot = strrchr(file, '.');

	return g_strndup(file, dot ? (gsize)(dot - file) : strlen(file));
}

char *font_cut_path(const char *folder, const char *file)
{
	char *name = font_face_name(file);
	char *path = g_strdup_printf("%s/%s.font", folder, name);

	g_free(name);
	return path;
}

char *font_path(const struct layout_style *style, const char *file)
{
	for (guint i = 0; i < style->folders->len; i++) {
		char *path = g_build_filename(style->folders->pdata[i], file, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
			return path;
		g_free(path);
	}
	return NULL;
}

char *font_find(const struct layout_style *style, const char *file, struct diag *d)
{
	char *path = font_path(style, file);

	if (!path)
		diag_at(d, SPAN_NONE, MSG_FONT_FILE, file);
	return path;
}

/* The dictionaries of the style; reports and leaves out what is missing. */
static bool add_dictionaries(const struct layout_style *style, GPtrArray *files, struct diag *d)
{
	bool ok = true;

	for (guint i = 0; i < style->dictionaries->len; i++) {
		const struct dictionary *dictionary = style->dictionaries->pdata[i];
		char *path = font_path(style, dictionary->file);

		if (path) {
			g_ptr_array_add(files, path);
			continue;
		}
		diag_at(d, SPAN_NONE, MSG_DICTIONARY_FILE, dictionary->file);
		ok = false;
	}
	return ok;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *fonts_files(const struct layout_style *style, struct diag *d)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

	for (guint f = 0; f < style->families->len; f++) {
		const struct font_family *family = style->families->pdata[f];

		for (int k = 0; k < FACE_COUNT; k++) {
			char *path = family->file[k] ? font_find(style, family->file[k], d) : NULL;

			if (path)
				g_ptr_array_add(files, path);
		}
	}
	add_dictionaries(style, files, d);
	g_ptr_array_sort(files, compare_names);
	return files;
}

static bool face_is_family(hb_face_t *face, const char *family)
{
	char name[128];
	unsigned size = sizeof name;

	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, hb_language_from_string("en", -1),
			    &size, name);
	return strcmp(name, family) == 0;
}

/* The face of that family; a collection holds several.  NULL if there is none. */
static hb_face_t *face_open(hb_blob_t *blob, const char *family)
{
	unsigned count = hb_face_count(blob);

	for (unsigned i = 0; i < count; i++) {
		hb_face_t *face = hb_face_create(blob, i);

		if (face_is_family(face, family))
			return face;
		hb_face_destroy(face);
	}
	return NULL;
}

static void add_characters(hb_set_t *set, const char *characters)
{
	for (const char *c = characters; *c; c = g_utf8_next_char(c))
		hb_set_add(set, g_utf8_get_char(c));
}

/* What the style itself prints. */
static void add_own(hb_set_t *set, const struct layout_style *style)
{
	GHashTableIter i;
	void *master;

	add_characters(set, style->list.bullet);
	add_characters(set, style->list.bullet_inner);
	if (style->chinese.bullet)
		add_characters(set, style->chinese.bullet);
	g_hash_table_iter_init(&i, style->masters);
	while (g_hash_table_iter_next(&i, NULL, &master)) {
		const GPtrArray *slots = ((struct page_master *)master)->slots;

		for (guint k = 0; k < slots->len; k++) {
			const struct page_slot *slot = slots->pdata[k];

			add_characters(set, slot->between ? slot->between : "");
		}
	}
}

static hb_set_t *set_of(const struct layout_style *style, const char *characters)
{
	hb_set_t *set = hb_set_create();

	hb_set_add_range(set, 0x20, 0x7E);
	hb_set_add(set, 0xA0);   /* within names that are not parted */
	hb_set_add(set, 0xAD);   /* the hyphen at the end of a line */
	hb_set_add(set, 0x2002); /* after the number of a section in running heads */
	hb_set_add(set, 0x2026); /* where a running head is cut short */
	add_characters(set, characters);
	add_own(set, style);
	return set;
}

static hb_blob_t *face_cut(hb_face_t *face, const hb_set_t *characters)
{
	hb_subset_input_t *input = mem_must(hb_subset_input_create_or_fail());
	hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	hb_face_t *cut;
	hb_blob_t *blob = NULL;

	hb_set_union(hb_subset_input_unicode_set(input), characters);
	/* The digits of one width all, and of one each; HarfBuzz keeps the features it sets unasked. */
	hb_set_add(features, HB_TAG('t', 'n', 'u', 'm'));
	hb_set_add(features, HB_TAG('p', 'n', 'u', 'm'));
	/* Hints are of no use in PDF; .notdef keeps its outline so that a fault stays visible. */
	hb_subset_input_set_flags(input,
				  HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_DESUBROUTINIZE);
	cut = hb_subset_or_fail(face, input);
	if (cut)
		blob = hb_face_reference_blob(cut);
	hb_face_destroy(cut);
	hb_subset_input_destroy(input);
	return blob;
}

static bool blob_write(hb_blob_t *blob, const char *path, struct diag *d)
{
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);

	return file_write(path, bytes, size, 0644, d);
}

/* The file is mapped, not read: a CJK collection has 20 MB, of which little is needed. */
static bool file_cut(const char *from, const char *to, const char *family,
		     const hb_set_t *characters, struct diag *d)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(from), *cut = NULL;
	hb_face_t *face = blob ? face_open(blob, family) : NULL;
	bool ok = false;

	if (!face)
		diag_at(d, SPAN_NONE, MSG_FONT_FAMILY, from, family);
	else if (!(cut = face_cut(face, characters)))
		diag_at(d, SPAN_NONE, MSG_FONT_CUT, from);
	else
		ok = blob_write(cut, to, d);
	hb_blob_destroy(cut);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return ok;
}

static bool family_cut(const struct layout_style *style, const struct font_family *family,
		       const hb_set_t *characters, const char *folder, struct diag *d)
{
	bool ok = true;

	for (int k = 0; k < FACE_COUNT; k++) {
		char *from, *to;

		if (!family->file[k])
			continue;
		from = font_find(style, family->file[k], d);
		to = font_cut_path(folder, family->file[k]);
		ok = from && file_cut(from, to, family->name, characters, d) && ok;
		g_free(from);
		g_free(to);
	}
	return ok;
}

bool fonts_cut(const struct layout_style *style, const char *characters, const char *folder,
	       struct diag *d)
{
	hb_set_t *set = set_of(style, characters);
	GPtrArray *dictionaries = g_ptr_array_new_with_free_func(g_free);
	bool ok = true;

	for (guint i = 0; i < style->families->len; i++)
		ok = family_cut(style, style->families->pdata[i], set, folder, d) && ok;
	ok = add_dictionaries(style, dictionaries, d) && ok;
	hb_set_destroy(set);
	g_ptr_array_unref(dictionaries);
	return ok;
}
