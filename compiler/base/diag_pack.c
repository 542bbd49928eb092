#include "base/diag_private.h"

/* Packed form: magic, then findings (id, level, file, line, col, text, topic, notes); a note is the
 * same without notes.  The magic at both ends tells a whole record from a cut one. */
#define PACK_NOTE "(uumsiis)"
#define PACK_TYPE "(ua(uumsiismsa" PACK_NOTE ")u)"
enum { PACK_MAGIC = 0x63736D73 };

static GVariant *pack_notes(const struct diagnostic *g)
{
	GVariantBuilder b;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a" PACK_NOTE));
	for (guint i = 0; g->notes && i < g->notes->len; i++) {
		const struct diagnostic *n = g->notes->pdata[i];

		g_variant_builder_add(&b, PACK_NOTE, (guint)n->id, (guint)n->level, n->at.file,
				      n->at.line, n->at.col, n->text);
	}
	return g_variant_builder_end(&b);
}

GBytes *diag_pack(const struct diag *d)
{
	GVariantBuilder b;
	GVariant *v;
	GBytes *bytes;

	g_variant_builder_init(&b, G_VARIANT_TYPE("a(uumsiismsa" PACK_NOTE ")"));
	for (guint i = 0; i < d->all->len; i++) {
		const struct diagnostic *g = d->all->pdata[i];

		g_variant_builder_add(&b, "(uumsiisms@a" PACK_NOTE ")", (guint)g->id, (guint)g->level,
				      g->at.file, g->at.line, g->at.col, g->text, g->topic, pack_notes(g));
	}
	v = g_variant_new("(u@a(uumsiismsa" PACK_NOTE ")u)", (guint)PACK_MAGIC,
			  g_variant_builder_end(&b), (guint)PACK_MAGIC);
	g_variant_ref_sink(v);
	bytes = g_variant_get_data_as_bytes(v);
	g_variant_unref(v);
	return bytes;
}

/* The finding of the first six members of `v`, or NULL. */
static struct diagnostic *unpack_one(GVariant *v)
{
	const char *file, *text;
	guint id, level;
	struct span at;

	g_variant_get_child(v, 0, "u", &id);
	g_variant_get_child(v, 1, "u", &level);
	g_variant_get_child(v, 2, "m&s", &file);
	g_variant_get_child(v, 3, "i", &at.line);
	g_variant_get_child(v, 4, "i", &at.col);
	g_variant_get_child(v, 5, "&s", &text);
	if (id >= MSG_COUNT || level >= LEVEL_COUNT)
		return NULL;
	at.file = g_intern_string(file);
	return diagnostic_new((enum msg)id, (enum level)level, at, g_strdup(text));
}

static bool unpack_finding(struct diag *d, GVariant *v)
{
	GVariant *notes = g_variant_get_child_value(v, 7);
	struct diagnostic *g = unpack_one(v);
	bool whole = g != NULL;
	const char *topic;

	g_variant_get_child(v, 6, "m&s", &topic);
	if (g) {
		g->topic = g_intern_string(topic);
		diag_add(d, g);
	}
	for (gsize i = 0; whole && i < g_variant_n_children(notes); i++) {
		GVariant *n = g_variant_get_child_value(notes, i);
		struct diagnostic *note = unpack_one(n);

		whole = note != NULL;
		if (note)
			diag_add_note(d, note);
		g_variant_unref(n);
	}
	g_variant_unref(notes);
	return whole;
}

static bool unpack_all(struct diag *d, GVariant *v)
{
	guint first, last;
	GVariant *all;
	bool whole;

	g_variant_get(v, "(u@a(uumsiismsa" PACK_NOTE ")u)", &first, &all, &last);
	whole = first == PACK_MAGIC && last == PACK_MAGIC;
	for (gsize i = 0; whole && i < g_variant_n_children(all); i++) {
		GVariant *g = g_variant_get_child_value(all, i);

		whole = unpack_finding(d, g);
		g_variant_unref(g);
	}
	g_variant_unref(all);
	return whole;
}

bool diag_unpack(struct diag *d, const void *bytes, size_t size)
{
	GBytes *copy = g_bytes_new(bytes, size); /* aligned as GVariant wants it */
	GVariant *v = g_variant_new_from_bytes(G_VARIANT_TYPE(PACK_TYPE), copy, FALSE);
	bool whole;

	g_variant_ref_sink(v);
	whole = g_variant_is_normal_form(v) && unpack_all(d, v);
	g_variant_unref(v);
	g_bytes_unref(copy);
	return whole;
}
