#include "layout/breaks_plain.h"

#include "base/pool.h"

#include <pango/pango.h>
#include <string.h>

enum { LONGEST = 64 };

/* A word, and before which of its letters a line may end: bit by bit. */
struct word {
	const char *text;
	size_t length;
	guint64 cuts;
};

struct breaks {
	GHashTable *words; /* struct word * */
	struct pool *pool;
};

static guint word_hash(const void *p)
{
	const struct word *w = p;
	guint hash = 0x811C9DC5u;

	for (size_t i = 0; i < w->length; i++)
		hash = (hash ^ (unsigned char)w->text[i]) * 0x01000193u;
	return hash;
}

static gboolean word_same(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return x->length == y->length && memcmp(x->text, y->text, x->length) == 0;
}

struct breaks *breaks_new(void)
{
	struct breaks *breaks = g_new0(struct breaks, 1);

	breaks->words = g_hash_table_new(word_hash, word_same);
	breaks->pool = pool_new();
	return breaks;
}

void breaks_free(struct breaks *breaks)
{
	if (!breaks)
		return;
	g_hash_table_unref(breaks->words);
	pool_free(breaks->pool);
	g_free(breaks);
}

/* ---- words ---- */

static const struct word *word_new(struct breaks *breaks, const struct word *asked)
{
	struct word *w = pool_take(breaks->pool, sizeof *w);
	PangoLogAttr attrs[LONGEST + 1];

	w->length = asked->length;
	w->text = pool_copy(breaks->pool, asked->text, asked->length);
	pango_get_log_attrs(w->text, (int)w->length, -1, pango_language_from_string("en"), attrs,
			    (int)w->length + 1);
	for (size_t i = 1; i < w->length; i++)
		w->cuts |= (guint64)attrs[i].is_line_break << i;
	g_hash_table_add(breaks->words, w);
	return w;
}

static guint64 cuts_of(struct breaks *breaks, const char *text, size_t length)
{
	struct word asked = { .text = text, .length = length };
	const struct word *known = g_hash_table_lookup(breaks->words, &asked);

	return (known ? known : word_new(breaks, &asked))->cuts;
}

/* UAX 14, LB13 to LB18: what may not stand at a line's beginning or end even with spaces before or
 * behind. */
static bool cut_at_space(char before, char after)
{
	if (strchr("!?)]},.:;/", after) || (before && strchr("([{", before)))
		return false;
	return !(before && strchr("\"'", before) && strchr("([{", after));
}

/* ---- texts ---- */

static size_t end_of_word(const char *text, size_t length, size_t from)
{
	while (from < length && text[from] != ' ')
		from++;
	return from;
}

static bool is_plain(const char *text, size_t length)
{
	size_t word = 0;

	for (size_t i = 0; i < length; i++) {
		word = text[i] == ' ' ? 0 : word + 1;
		if (text[i] < ' ' || text[i] > '~' || word > LONGEST)
			return false;
	}
	return true;
}

static void set_letter(struct letter *l, bool white, bool cut)
{
	l->cluster = true;
	l->white = white;
	l->cut = cut ? CUT_FREE : CUT_NEVER;
}

bool breaks_plain(struct breaks *breaks, const char *text, size_t length, struct letter *letters)
{
	char last = '\0';

	if (!is_plain(text, length))
		return false;
	for (size_t i = 0, end; i < length; i = end) {
		end = end_of_word(text, length, i);
		if (end > i) {
			guint64 cuts = cuts_of(breaks, text + i, end - i);

			set_letter(&letters[i], false, i > 0 && cut_at_space(last, text[i]));
			for (size_t k = 1; k < end - i; k++)
				set_letter(&letters[i + k], false, cuts >> k & 1);
			last = text[end - 1];
		}
		for (; end < length && text[end] == ' '; end++)
			set_letter(&letters[end], true, false);
	}
	return true;
}
