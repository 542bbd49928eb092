#include "layout/style_read.h"

#include "base/pool.h"
#include "model/place.h"

#include <stdlib.h>
#include <string.h>

const char *style_keep(struct loader *l, const char *text)
{
	return text ? pool_copy(l->style->pool, text, strlen(text)) : NULL;
}

GPtrArray *style_array(struct loader *l)
{
	GPtrArray *array = g_ptr_array_new();

	g_ptr_array_add(l->style->arrays, array);
	return array;
}

void style_value_wrong(struct loader *l, const xmlNode *at, const char *text, const char *want)
{
	diag_at(l->diag, node_value_span(at), MSG_STYLE_VALUE, text, (const char *)at->name, want);
}

bool style_hex(const char *text, struct colour *out)
{
	unsigned long rgb;

	if (text[0] != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6 || text[7])
		return false;
	rgb = strtoul(text + 1, NULL, 16);
	*out = (struct colour){ (double)(rgb >> 16 & 255) / 255, (double)(rgb >> 8 & 255) / 255,
				(double)(rgb & 255) / 255, true };
	return true;
}

static void take_colour(struct loader *l, const xmlNode *at, const char *text, struct colour *out)
{
	const struct colour *named = g_hash_table_lookup(l->style->colours, text);

	if (named)
		*out = *named;
	else if (!style_hex(text, out))
		style_value_wrong(l, at, text, "a colour: #rrggbb or the id of one of colours");
}

/* The most is more than any sheet; no sum of a few comes near what breaks arithmetic.  A share is of a
 * size, and one of less than a third cannot be read. */
static const struct {
	double least, most;
	const char *words;
} ranges[] = {
	[TAKE_NUMBER] = { 0, 10000, "a number from 0 to 10000" },
	[TAKE_SIGNED] = { -10000, 10000, "a number from -10000 to 10000" },
	[TAKE_SIZE] = { 1, 10000, "a number from 1 to 10000" },
	[TAKE_SHARE] = { 0.3, 1, "a number from 0.3 to 1" },
};

static void take_number(struct loader *l, const xmlNode *at, const char *text, enum take take,
			double *out)
{
	char *end;
	double value = g_ascii_strtod(text, &end);

	if (end == text || *end || !(value >= ranges[take].least && value <= ranges[take].most))
		style_value_wrong(l, at, text, ranges[take].words);
	else
		*out = value;
}

static void take_word(struct loader *l, const xmlNode *at, const char *text,
		      const char *const *words, unsigned *out)
{
	char *known;

	for (unsigned i = 0; words[i]; i++)
		if (strcmp(words[i], text) == 0) {
			*out = i + 1;
			return;
		}
	known = g_strjoinv(", ", (char **)words);
	style_value_wrong(l, at, text, known);
	g_free(known);
}

static void take_typeface(struct loader *l, const xmlNode *at, const char *text, unsigned *out)
{
	const GPtrArray *names = l->style->typefaces;

	for (guint i = 0; i < names->len; i++)
		if (strcmp(names->pdata[i], text) == 0) {
			*out = i + 1;
			return;
		}
	diag_at(l->diag, node_value_span(at), MSG_STYLE_NAME, text, "typeface");
}

static void take_strings(struct loader *l, const xmlNode *list, GPtrArray **out)
{
	*out = style_array(l);
	FOR_EACH(n, list)
		g_ptr_array_add(*out, (void *)style_keep(l, node_text(n)));
}

static void take_entry(struct loader *l, const xmlNode *at, const struct entry *e, void *record)
{
	const char *text = node_text(at);
	void *out = (char *)record + e->offset;

	switch (e->take) {
	case TAKE_NUMBER:
	case TAKE_SIGNED:
	case TAKE_SIZE:
	case TAKE_SHARE:
		take_number(l, at, text, e->take, out);
		break;
	case TAKE_STRING:
		*(const char **)out = style_keep(l, text);
		break;
	case TAKE_STRINGS:
		take_strings(l, at, out);
		break;
	case TAKE_COLOUR:
		take_colour(l, at, text, out);
		break;
	case TAKE_WORD:
		take_word(l, at, text, e->words, out);
		break;
	case TAKE_FLAG:
		*(bool *)out = strcmp(text, "true") == 0;
		break;
	case TAKE_TYPEFACE:
		take_typeface(l, at, text, out);
		break;
	}
}

void style_take(struct loader *l, const xmlNode *node, const struct entry *entries, size_t count,
		void *record)
{
	for (size_t i = 0; i < count; i++) {
		const xmlNode *at = node_child(node, entries[i].key);

		if (at)
			take_entry(l, at, &entries[i], record);
	}
}

const void *style_find(struct loader *l, const xmlNode *at, GHashTable *table, const char *name,
		       const char *what)
{
	const void *found = name ? g_hash_table_lookup(table, name) : NULL;

	if (!found)
		diag_at(l->diag, node_span(at), MSG_STYLE_NAME, name ? name : "", what);
	return found;
}

void *style_add(struct loader *l, GHashTable *table, const xmlNode *node, size_t size)
{
	const char *id = node_id(node);
	void *record = pool_take(l->style->pool, size);

	*(const char **)record = style_keep(l, id ? id : "");
	if (g_hash_table_contains(table, *(const char **)record))
		diag_at(l->diag, node_span(node), MSG_STYLE_TWICE, id);
	g_hash_table_insert(table, (void *)*(const char **)record, record);
	return record;
}
