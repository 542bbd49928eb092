/* Records of a style file, read by tables: which key goes where, and how. */
#ifndef LAYOUT_STYLE_READ_H
#define LAYOUT_STYLE_READ_H

#include "layout/style.h"
#include "model/doc.h"

#include <stddef.h>

struct loader {
	struct layout_style *style;
	struct diag *diag;
};

enum take {
	TAKE_NUMBER, TAKE_SIGNED, TAKE_SIZE, TAKE_SHARE, TAKE_STRING, TAKE_STRINGS, TAKE_COLOUR, TAKE_WORD,
	TAKE_FLAG, TAKE_TYPEFACE,
};

struct entry {
	const char *key;
	enum take take;
	size_t offset;
	const char *const *words; /* TAKE_WORD: values from 1 on, ended by NULL */
};

#define NUMBER(type, member, key) { key, TAKE_NUMBER, offsetof(struct type, member), NULL }
#define SIGNED(type, member, key) { key, TAKE_SIGNED, offsetof(struct type, member), NULL }
#define SIZE(type, member, key) { key, TAKE_SIZE, offsetof(struct type, member), NULL }
#define SHARE(type, member, key) { key, TAKE_SHARE, offsetof(struct type, member), NULL }
#define STRING(type, member, key) { key, TAKE_STRING, offsetof(struct type, member), NULL }
#define STRINGS(type, member, key) { key, TAKE_STRINGS, offsetof(struct type, member), NULL }
#define COLOUR(type, member, key) { key, TAKE_COLOUR, offsetof(struct type, member), NULL }
#define FLAG(type, member, key) { key, TAKE_FLAG, offsetof(struct type, member), NULL }
#define WORD(type, member, key, words) { key, TAKE_WORD, offsetof(struct type, member), words }
#define TYPEFACE(type, member, key) { key, TAKE_TYPEFACE, offsetof(struct type, member), NULL }

/* Fills the members of `record` for which `node` has a child; reports values that do not fit. */
void style_take(struct loader *l, const xmlNode *node, const struct entry *entries, size_t count,
		void *record);
#define TAKE(l, node, entries, record) \
	style_take(l, node, entries, G_N_ELEMENTS(entries), record)

/* A copy that lives as long as the style; NULL stays NULL. */
const char *style_keep(struct loader *l, const char *text);
/* An array that lives as long as the style. */
GPtrArray *style_array(struct loader *l);

/* The colour of "#rrggbb"; false if the text is none. */
bool style_hex(const char *text, struct colour *out);
void style_value_wrong(struct loader *l, const xmlNode *at, const char *text, const char *want);

/* The record of that name; reports `name` at `at` if there is none. */
const void *style_find(struct loader *l, const xmlNode *at, GHashTable *table, const char *name,
		       const char *what);
/* A new record in `table` under its id; the first member of every such struct is the id. */
void *style_add(struct loader *l, GHashTable *table, const xmlNode *node, size_t size);

extern const char *const style_align_words[]; /* those of enum align */

/* Reads the kinds of page (style_page.c), after the text styles that they name. */
void style_load_masters(struct loader *l, const xmlNode *list);

#define FOR_EACH(n, list) for (xmlNode *n = node_first(list); n; n = node_next(n))

#endif
