#include "layout/hyphen.h"

#include "base/pool.h"
#include "layout/fonts.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

/* Letters that stay together at a word's beginning and end, and of the shortest word. */
enum { LEFT = 2, RIGHT = 3, SHORTEST = 6, LONGEST = 60 };

struct hyphens {
	const struct layout_style *style;
	GHashTable *dictionaries; /* language (interned) -> HyphenDict *, NULL: none */
	GHashTable *words;        /* "en word" -> offsets, NULL: none */
	struct pool *pool;
	GString *key;
};

static void dictionary_free(void *dictionary)
{
	if (dictionary)
		hnj_hyphen_free(dictionary);
}

struct hyphens *hyphens_new(const struct layout_style *style)
{
	struct hyphens *h = g_new0(struct hyphens, 1);

	h->style = style;
	h->dictionaries = g_hash_table_new_full(NULL, NULL, NULL, dictionary_free);
	h->words = g_hash_table_new(g_str_hash, g_str_equal);
	h->pool = pool_new();
	h->key = g_string_new(NULL);
	return h;
}

void hyphens_free(struct hyphens *h)
{
	if (!h)
		return;
	g_hash_table_unref(h->dictionaries);
	g_hash_table_unref(h->words);
	pool_free(h->pool);
	g_string_free(h->key, TRUE);
	g_free(h);
}

/* ---- dictionaries ---- */

/* "en" serves "en-GB" too. */
static bool serves(const struct dictionary *d, const char *lang)
{
	size_t length = strlen(d->language);

	return g_ascii_strncasecmp(d->language, lang, length) == 0 &&
	       (lang[length] == '\0' || lang[length] == '-');
}

static HyphenDict *dictionary_load(const struct hyphens *h, const char *lang)
{
	for (guint i = 0; i < h->style->dictionaries->len; i++) {
		const struct dictionary *d = h->style->dictionaries->pdata[i];
		char *path = serves(d, lang) ? font_path(h->style, d->file) : NULL;
		HyphenDict *loaded = path ? hnj_hyphen_load(path) : NULL;

		g_free(path);
		if (loaded && loaded->utf8)
			return loaded;
		dictionary_free(loaded);
	}
	return NULL;
}

static HyphenDict *dictionary_of(struct hyphens *h, const char *lang)
{
	void *dictionary = NULL;

	if (!g_hash_table_lookup_extended(h->dictionaries, lang, NULL, &dictionary)) {
		dictionary = dictionary_load(h, lang);
		g_hash_table_insert(h->dictionaries, (void *)lang, dictionary);
	}
	return dictionary;
}

/* ---- words ---- */

/* The letters of the word, without the marks around it; false if it is no plain word. */
static bool find_letters(const char *word, size_t length, bool begins, size_t *from, size_t *to)
{
	const char *end = word + length, *p = word;
	bool first = true;

	while (p < end && !g_unichar_isalnum(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	*from = (size_t)(p - word);
	for (; p < end && g_unichar_isalpha(g_utf8_get_char(p)); p = g_utf8_next_char(p)) {
		if (g_unichar_isupper(g_utf8_get_char(p)) && !(first && begins))
			return false;
		first = false;
	}
	*to = (size_t)(p - word);
	for (; p < end; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		/* the s of a genitive is all that may follow an apostrophe */
		if (g_unichar_isalnum(c) && c != 's')
			return false;
	}
	return *to - *from >= SHORTEST && *to - *from <= LONGEST;
}

/* Whether enough letters stand on both sides of the offset. */
static bool far_enough(const char *letters, size_t length, size_t offset)
{
	return g_utf8_strlen(letters, (gssize)offset) >= LEFT &&
	       g_utf8_strlen(letters + offset, (gssize)(length - offset)) >= RIGHT;
}

/* libhyphen sets an odd digit at the letter before each place. */
static const uint32_t *divide(struct hyphens *h, HyphenDict *dictionary, const char *letters,
			      size_t length, size_t from)
{
	char *lower = g_utf8_strdown(letters, (gssize)length), marks[LONGEST * 2 + 8] = { 0 };
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	uint32_t offsets[LONGEST + 1], count = 0, *kept = NULL;

	if (strlen(lower) == length &&
	    hnj_hyphen_hyphenate2(dictionary, lower, (int)length, marks, NULL, &rep, &pos, &cut) == 0)
		for (size_t i = 0, at = 0; at < length; i++) {
			at = (size_t)(g_utf8_next_char(letters + at) - letters);
			if ((marks[i] & 1) && (!rep || !rep[i]) && far_enough(letters, length, at))
				offsets[count++] = (uint32_t)(from + at);
		}
	for (size_t i = 0; rep && i < length; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	g_free(lower);
	if (count) {
		kept = pool_take(h->pool, (count + 1) * sizeof *kept);
		memcpy(kept, offsets, count * sizeof *kept);
	}
	return kept;
}

/* Two words in one that the patterns of English leave whole, and many a line loose. */
static const char *const compounds[] = { "every-thing", "more-over", "no-body", "some-one", "what-ever", "when-ever",
					 "which-ever", "with-out" };

static bool is_compound(const char *letters, size_t length, const char *parted, size_t first)
{
	return strlen(parted) == length + 1 && g_ascii_strncasecmp(letters, parted, first) == 0 &&
	       g_ascii_strncasecmp(letters + first, parted + first + 1, length - first) == 0;
}

static const uint32_t *divide_compound(struct hyphens *h, const char *lang, const char *letters, size_t length,
				       size_t from)
{
	for (size_t i = 0; i < G_N_ELEMENTS(compounds) && strncmp(lang, "en", 2) == 0; i++) {
		size_t first = strcspn(compounds[i], "-");
		uint32_t *offsets;

		if (length <= first || !is_compound(letters, length, compounds[i], first))
			continue;
		offsets = pool_take(h->pool, 2 * sizeof *offsets);
		offsets[0] = (uint32_t)(from + first);
		offsets[1] = 0;
		return offsets;
	}
	return NULL;
}

const uint32_t *hyphens_of(struct hyphens *h, const char *lang, const char *word, size_t length,
			   bool begins)
{
	HyphenDict *dictionary;
	size_t from, to;
	void *offsets;

	if (!find_letters(word, length, begins, &from, &to) || !(dictionary = dictionary_of(h, lang)))
		return NULL;
	g_string_printf(h->key, "%s %.*s", lang, (int)to, word);
	if (g_hash_table_lookup_extended(h->words, h->key->str, NULL, &offsets))
		return offsets;
	offsets = (void *)divide(h, dictionary, word + from, to - from, from);
	if (!offsets)
		offsets = (void *)divide_compound(h, lang, word + from, to - from, from);
	g_hash_table_insert(h->words, pool_copy(h->pool, h->key->str, h->key->len), offsets);
	return offsets;
}
