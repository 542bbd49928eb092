#include "emit/carry.h"

struct carrier carrier_new(const struct cairo_file *from, struct objects *to)
{
	return (struct carrier){ from, to, g_new0(unsigned, from->objects->len + 1),
				 g_array_new(FALSE, FALSE, sizeof(unsigned)) };
}

void carrier_clear(struct carrier *c)
{
	g_free(c->numbers);
	g_array_unref(c->waiting);
}

/* The new number of an object, which waits to be written from now on. */
static unsigned number_of(struct carrier *c, unsigned old)
{
	unsigned *number = &c->numbers[MIN(old, c->from->objects->len)];

	if (!*number) {
		*number = objects_reserve(c->to, 1);
		g_array_append_val(c->waiting, old);
	}
	return *number;
}

void carry_text(struct carrier *c, struct slice text)
{
	GString *out = c->to->out;
	struct slice before;
	unsigned old;
	gsize at = 0;

	while ((old = slice_reference(text, &at, &before))) {
		g_string_append_len(out, before.at, (gssize)before.length);
		put_ref(out, number_of(c, old));
	}
	g_string_append_len(out, before.at, (gssize)before.length);
}

/* A dictionary may be followed by a stream, which is bytes. */
static void carry_object(struct carrier *c, struct slice object)
{
	static const char map[] = "/CIDToGIDMap/Identity>>";
	GString *out = c->to->out;
	struct slice dictionary = slice_dictionary(object);

	if (!dictionary.at) {
		carry_text(c, object);
		return;
	}
	carry_text(c, dictionary);
	/* Cairo (to 1.18) does not say which glyph a character of a TrueType font is: that of its number. */
	if (slice_is(slice_value(dictionary, "/Subtype"), "/CIDFontType2") &&
	    !slice_value(dictionary, "/CIDToGIDMap").at) {
		g_string_truncate(out, out->len - 2);
		g_string_append(out, map);
	}
	g_string_append_len(out, object.at + dictionary.length,
			    (gssize)(object.length - dictionary.length));
}

bool carry_objects(struct carrier *c)
{
	for (guint i = 0; i < c->waiting->len; i++) {
		unsigned old = g_array_index(c->waiting, unsigned, i);
		struct slice object = cairo_file_object(c->from, old);

		if (!object.at)
			return false;
		object_begin(c->to, c->numbers[old]);
		carry_object(c, object);
		object_end(c->to);
	}
	return true;
}
