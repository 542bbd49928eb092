#include "layout/words.h"

#include "base/pool.h"

#include <string.h>

/* A word by what it was asked for; the key comes first so that either can be looked up. */
struct key {
	struct manner manner;
	const char *text;
	size_t length;
};

struct entry {
	struct key key;
	struct shaped word;
};

struct words {
	GHashTable *entries; /* struct entry *, by their keys */
	struct pool *pool;
	hb_buffer_t *buffer;
	GString *plain;
};

static guint key_hash(const void *p)
{
	const struct key *key = p;
	guint64 hash = (guint64)(uintptr_t)key->manner.face ^ (guint64)key->manner.figures << 3 ^
		       (guint64)(uintptr_t)key->manner.lang * 31 ^ (guint64)key->manner.backwards;

	for (size_t i = 0; i < key->length; i++)
		hash = (hash ^ (unsigned char)key->text[i]) * 0x100000001B3u;
	return (guint)(hash ^ hash >> 32);
}

static gboolean key_same(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	return x->length == y->length && x->manner.face == y->manner.face &&
	       x->manner.lang == y->manner.lang && x->manner.figures == y->manner.figures &&
	       x->manner.backwards == y->manner.backwards &&
	       memcmp(x->text, y->text, x->length) == 0;
}

struct words *words_new(void)
{
	struct words *words = g_new0(struct words, 1);

	words->entries = g_hash_table_new(key_hash, key_same);
	words->pool = pool_new();
	words->buffer = hb_buffer_create();
	words->plain = g_string_new(NULL);
	return words;
}

void words_free(struct words *words)
{
	if (!words)
		return;
	g_hash_table_unref(words->entries);
	pool_free(words->pool);
	hb_buffer_destroy(words->buffer);
	g_string_free(words->plain, TRUE);
	g_free(words);
}

/* ---- shaping ---- */

/* Says something of the text and draws nothing: soft hyphens, breaks and joins of lines, turns of
 * direction.  Joiners of letters and selectors of variants do shape what stands beside them. */
static bool is_shapeless(gunichar c)
{
	return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static void plain_text(GString *out, const char *text, size_t length)
{
	g_string_truncate(out, 0);
	for (const char *p = text, *next; p < text + length; p = next) {
		next = g_utf8_next_char(p);
		if ((unsigned char)*p < 0x80 || !is_shapeless(g_utf8_get_char(p)))
			g_string_append_len(out, p, next - p);
	}
}

/* The script of the first character that has one; digits and marks alone are set as the family's
 * own script. */
static hb_script_t script_of(const struct face *face, const char *text)
{
	const char *own = face->family->scripts->pdata[0];

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(p));

		if (script > G_UNICODE_SCRIPT_INHERITED && script != G_UNICODE_SCRIPT_UNKNOWN)
			return hb_script_from_iso15924_tag(g_unicode_script_to_iso15924(script));
	}
	return hb_script_from_string(own, -1);
}

static void shape(struct words *words, const struct manner *manner, const GString *text)
{
	static const hb_tag_t off[] = { HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g'),
					HB_TAG('d', 'l', 'i', 'g') };
	hb_feature_t features[G_N_ELEMENTS(off) + 1];
	unsigned count = 0;

	/* Ligatures make Cairo write ActualText, which breaks up the text of a line. */
	for (; count < G_N_ELEMENTS(off); count++)
		features[count] = (hb_feature_t){ off[count], 0, HB_FEATURE_GLOBAL_START,
						  HB_FEATURE_GLOBAL_END };
	if (manner->figures)
		features[count++] = (hb_feature_t){
			manner->figures == FIGURES_TABULAR ? HB_TAG('t', 'n', 'u', 'm')
							   : HB_TAG('p', 'n', 'u', 'm'),
			1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
	hb_buffer_clear_contents(words->buffer);
	hb_buffer_add_utf8(words->buffer, text->str, (int)text->len, 0, (int)text->len);
	hb_buffer_set_direction(words->buffer,
				manner->backwards ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(words->buffer, script_of(manner->face, text->str));
	hb_buffer_set_language(words->buffer, hb_language_from_string(manner->lang, -1));
	/* In Hebrew and Arabic marks are told apart from their letters, a glyph each, a character each,
	 * for a reader of the PDF puts them in order again; he does not where a text replaces them. */
	hb_buffer_set_cluster_level(words->buffer, manner->backwards
		? HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS : HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb_buffer_set_flags(words->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_shape(manner->face->shaper, words->buffer, features, count);
}

/* Letters that are never blank need no look at their outlines. */
static bool is_black(gunichar c)
{
	return (c < 0x1100 && g_unichar_isalnum(c)) ||
	       g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

static bool has_ink(const struct face *face, const struct shaped *word)
{
	if (!word->missing && *word->text && is_black(g_utf8_get_char(word->text)))
		return true;
	for (uint32_t i = 0; i < word->count; i++) {
		hb_glyph_extents_t extents;

		if (hb_font_get_glyph_extents(face->shaper, word->glyphs[i].id, &extents) &&
		    extents.width && extents.height)
			return true;
	}
	return false;
}

/* A glyph can be another character's: "・" is drawn as "·".  Brackets that are turned about have each
 * other's glyphs, and a font of their own. */
static bool is_own(const struct manner *manner, hb_codepoint_t glyph, gunichar c)
{
	hb_codepoint_t owner = hb_map_get(manner->face->owners, glyph);

	return manner->backwards || owner == HB_MAP_VALUE_INVALID || owner == c;
}

/* No letter with its mark, no variant that a selector asks for, nothing that looks like another. */
static bool is_plain(const struct manner *manner, const struct shaped *word)
{
	const char *p = word->text;

	for (uint32_t i = 0; i < word->count; i++) {
		const char *next = *p ? g_utf8_next_char(p) : p;

		if (!word->glyphs[i].bytes || p + word->glyphs[i].bytes != next ||
		    (word->ink && !is_own(manner, word->glyphs[i].id, g_utf8_get_char(p))))
			return false;
		p = next;
	}
	return true;
}

/* From where clusters begin to how long they are. */
static void measure_clusters(struct glyph *glyphs, unsigned count, uint32_t end)
{
	for (unsigned i = count; i-- > 0;) {
		uint32_t from = i ? glyphs[i].bytes : 0;

		if (i && glyphs[i - 1].bytes == from) {
			glyphs[i].bytes = 0;
		} else {
			glyphs[i].bytes = end - from;
			end = from;
		}
	}
}

/* HarfBuzz hands glyphs over from left to right. */
static void take_glyphs(struct words *words, const struct manner *manner, struct shaped *word)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(words->buffer, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(words->buffer, NULL);
	struct glyph *glyphs = pool_take(words->pool, count * sizeof *glyphs + 1);

	for (unsigned i = 0; i < count; i++) {
		glyphs[manner->backwards ? count - 1 - i : i] = (struct glyph){
			info[i].codepoint, info[i].cluster, word->width + at[i].x_offset,
			at[i].y_offset, at[i].x_advance };
		word->width += at[i].x_advance;
		word->missing = word->missing || info[i].codepoint == 0;
	}
	measure_clusters(glyphs, count, word->bytes);
	word->glyphs = glyphs;
	word->count = count;
	word->ink = has_ink(manner->face, word);
	word->plain = is_plain(manner, word);
}

/* A word that draws nothing at all: what the face knows of it is left out, what it lacks is missing. */
static void take_blank(const struct face *face, struct shaped *word)
{
	for (const char *p = word->text; *p; p = g_utf8_next_char(p))
		word->missing = word->missing || !hb_set_has(face->chars, g_utf8_get_char(p));
	if (word->missing)
		return;
	word->text = "";
	word->bytes = 0;
}

static const struct shaped *entry_new(struct words *words, const struct key *key)
{
	struct entry *entry = pool_take(words->pool, sizeof *entry);

	entry->key = *key;
	entry->key.text = pool_copy(words->pool, key->text, key->length);
	plain_text(words->plain, key->text, key->length);
	entry->word.bytes = (uint32_t)words->plain->len;
	entry->word.text = words->plain->len == key->length
		? entry->key.text : pool_copy(words->pool, words->plain->str, words->plain->len);
	shape(words, &key->manner, words->plain);
	take_glyphs(words, &key->manner, &entry->word);
	if (!entry->word.count)
		take_blank(key->manner.face, &entry->word);
	g_hash_table_add(words->entries, entry);
	return &entry->word;
}

const struct shaped *word_of(struct words *words, const struct manner *manner, const char *text,
			   size_t length)
{
	struct key key = { *manner, text, length };
	const struct entry *entry = g_hash_table_lookup(words->entries, &key);

	return entry ? &entry->word : entry_new(words, &key);
}

/* ---- hyphens ---- */

/* The glyph of a soft hyphen, if it is not shared with the common one: a glyph can stand for one
 * character only. */
static hb_codepoint_t hyphen_glyph(const struct face *face)
{
	hb_codepoint_t soft = 0, common = 0;

	hb_font_get_nominal_glyph(face->shaper, 0xAD, &soft);
	hb_font_get_nominal_glyph(face->shaper, '-', &common);
	return soft == common ? 0 : soft;
}

const struct shaped *word_hyphen(struct words *words, const struct manner *manner)
{
	static const char soft[] = "\xC2\xAD";
	/* As a key only: what a soft hyphen shapes to by itself is nothing. */
	struct key key = { *manner, soft, sizeof soft };
	struct entry *entry = g_hash_table_lookup(words->entries, &key);
	hb_codepoint_t id = hyphen_glyph(manner->face);
	struct glyph *glyph;

	if (entry)
		return &entry->word;
	if (!id)
		return word_of(words, manner, "-", 1);
	entry = pool_take(words->pool, sizeof *entry);
	glyph = pool_take(words->pool, sizeof *glyph);
	entry->key = key;
	*glyph = (struct glyph){ id, sizeof soft - 1, 0, 0, hb_font_get_glyph_h_advance(
							    manner->face->shaper, id) };
	entry->word = (struct shaped){ soft, sizeof soft - 1, 1, glyph->advance, false, true, true, glyph };
	g_hash_table_add(words->entries, entry);
	return &entry->word;
}

/* ---- what is known of a word ---- */

gunichar word_missing(const struct shaped *word, const struct face *face, const char **from)
{
	const char *p = *from ? *from : word->text;

	while (word->missing && *p) {
		gunichar c = g_utf8_get_char(p);

		p = *from = g_utf8_next_char(p);
		if (!hb_set_has(face->chars, c))
			return c;
	}
	return 0;
}

int word_width_to(const struct shaped *word, size_t bytes)
{
	const struct glyph *glyph = word->glyphs, *end = glyph + word->count;
	size_t at = 0;
	int width = 0;

	while (glyph < end && at < bytes) {
		at += glyph->bytes;
		do
			width += glyph++->advance;
		while (glyph < end && glyph->bytes == 0);
	}
	return width;
}
