#include "emit/cairo_file.h"

#include "emit/token.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* ---- slices ---- */

static const struct slice nothing = { NULL, 0 };

static const char *end_of(struct slice s)
{
	return s.at + s.length;
}

static struct slice between(const char *from, const char *to)
{
	return (struct slice){ from, (gsize)(to - from) };
}

static struct slice trim(struct slice s)
{
	while (s.length && token_is_white(*s.at))
		s.at++, s.length--;
	while (s.length && token_is_white(s.at[s.length - 1]))
		s.length--;
	return s;
}

bool slice_is(struct slice s, const char *text)
{
	return s.at && s.length == strlen(text) && memcmp(s.at, text, s.length) == 0;
}

static bool begins(const char *p, const char *end, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(end - p) >= length && memcmp(p, text, length) == 0;
}

/* ---- dictionaries ---- */

/* Past white space and comments. */
static const char *skip_white(const char *p, const char *end)
{
	while (p < end && (token_is_white(*p) || *p == '%'))
		p = *p == '%' ? token_skip_line(p, end) : p + 1;
	return p;
}

static int depth_of(const char *p, const char *end)
{
	if (begins(p, end, "<<") || *p == '[')
		return 1;
	return begins(p, end, ">>") || *p == ']' ? -1 : 0;
}

/* Past a value, which the next key or the end of the dictionary follows. */
static const char *skip_value(const char *p, const char *end)
{
	const char *start = p, *past = p;
	int depth = 0;

	for (; p < end; p = skip_white(past, end)) {
		int step = depth_of(p, end);

		if (depth == 0 && (step < 0 || (*p == '/' && p > start)))
			break;
		depth += step;
		past = token_skip(p, end);
	}
	return past;
}

/* Goes through a dictionary up to the value of a key, or, where that is NULL, to its end; what
 * is found, or an empty slice at NULL. */
static struct slice search(struct slice text, const char *key)
{
	const char *p = text.at, *end = end_of(text);

	if (!p || !begins(p, end, "<<"))
		return nothing;
	for (p = skip_white(p + 2, end); p < end && *p == '/'; p = skip_white(p, end)) {
		struct slice name = between(p, token_skip(p, end));
		const char *value = skip_white(end_of(name), end);

		p = skip_value(value, end);
		if (key && slice_is(name, key))
			return between(value, p);
	}
	return !key && begins(p, end, ">>") ? between(text.at, p + 2) : nothing;
}

struct slice slice_dictionary(struct slice object)
{
	return search(object, NULL);
}

struct slice slice_value(struct slice dictionary, const char *key)
{
	return search(dictionary, key);
}

/* ---- references ---- */

/* Past a number; G_MAXUINT64 is one that is too large. */
static const char *read_number(const char *p, const char *end, guint64 *number)
{
	for (*number = 0; p < end && g_ascii_isdigit(*p); p++)
		*number = *number > G_MAXINT64 / 10 ? G_MAXUINT64
						    : *number * 10 + (guint64)(*p - '0');
	return p;
}

unsigned slice_reference(struct slice text, gsize *at, struct slice *before)
{
	const char *start = text.at + *at, *end = end_of(text), *p = skip_white(start, end);

	for (; p < end; p = skip_white(token_skip(p, end), end)) {
		guint64 number;
		const char *rest = read_number(p, end, &number);

		if (number && number <= G_MAXINT && begins(rest, end, " 0 R")) {
			*before = between(start, p);
			*at = (gsize)(rest + strlen(" 0 R") - text.at);
			return (unsigned)number;
		}
	}
	*before = between(start, end);
	*at = text.length;
	return 0;
}

unsigned slice_referred(struct slice value)
{
	struct slice before;
	gsize at = 0;
	unsigned number = value.at ? slice_reference(value, &at, &before) : 0;

	return number && before.length == 0 && at == value.length ? number : 0;
}

/* ---- the file ---- */

static const char table_entry[] = "0000000016 00000 n \n";

/* Where the table of cross-references stands: the number at the file's end. */
static const char *table_of(struct slice file)
{
	static const char word[] = "startxref\n";
	gsize tail = MIN(file.length, 64);
	const char *mark = g_strrstr_len(end_of(file) - tail, (gssize)tail, word);
	guint64 place = 0;

	if (mark)
		read_number(mark + strlen(word), end_of(file), &place);
	return place && place < file.length ? file.at + place : NULL;
}

/* Numbers of objects in the order of their places. */
static int by_place(gconstpointer a, gconstpointer b, gpointer objects)
{
	const struct slice *x = &g_array_index((GArray *)objects, struct slice, *(const guint *)a);
	const struct slice *y = &g_array_index((GArray *)objects, struct slice, *(const guint *)b);

	return (x->at > y->at) - (x->at < y->at);
}

/* "12 0 obj", its text, "endobj". */
static bool set_object(struct slice *object, guint number, const char *end)
{
	char head[32];
	struct slice s;

	g_snprintf(head, sizeof head, "%u 0 obj", number);
	s = trim(between(object->at, end));
	if (!begins(s.at, end_of(s), head) || s.length < strlen(head) + strlen("endobj") ||
	    memcmp(end_of(s) - strlen("endobj"), "endobj", strlen("endobj")) != 0)
		return false;
	*object = trim(between(s.at + strlen(head), end_of(s) - strlen("endobj")));
	return true;
}

/* Each object reaches to the next one's place, the last to the table. */
static bool set_objects(struct cairo_file *c, const char *table)
{
	GArray *order = g_array_new(FALSE, FALSE, sizeof(guint));
	bool ok = true;

	for (guint i = 0; i < c->objects->len; i++)
		if (g_array_index(c->objects, struct slice, i).at)
			g_array_append_val(order, i);
	g_array_sort_with_data(order, by_place, c->objects);
	for (guint i = order->len; i-- && ok;) {
		guint number = g_array_index(order, guint, i);
		struct slice *object = &g_array_index(c->objects, struct slice, number);
		const char *start = object->at;

		ok = start < table && set_object(object, number, table);
		table = start;
	}
	g_array_unref(order);
	return ok;
}

/* Entries are lines of 20 bytes: place, generation, n or f. */
static bool read_entries(struct cairo_file *c, const char *p, guint64 count)
{
	for (guint64 i = 0; i < count; i++, p += strlen(table_entry)) {
		struct slice object = nothing;
		guint64 place;

		read_number(p, end_of(c->whole), &place);
		if (place >= c->whole.length)
			return false;
		if (p[strlen("0000000016 00000 ")] == 'n')
			object.at = c->whole.at + place;
		g_array_append_val(c->objects, object);
	}
	return true;
}

static bool read_table(struct cairo_file *c, const char *table)
{
	static const char head[] = "xref\n0 ", foot[] = "trailer\n";
	const char *end = end_of(c->whole), *p;
	guint64 count;

	if (!table || !begins(table, end, head))
		return false;
	p = read_number(table + strlen(head), end, &count) + 1;
	if (p >= end || count > (gsize)(end - p) / strlen(table_entry) || !read_entries(c, p, count))
		return false;
	p += count * strlen(table_entry);
	if (!begins(p, end, foot))
		return false;
	c->trailer = slice_dictionary(between(p + strlen(foot), end));
	return c->trailer.at && set_objects(c, table);
}

bool cairo_file_open(struct cairo_file *c, GBytes *bytes)
{
	gsize size;
	const char *at = g_bytes_get_data(bytes, &size);

	*c = (struct cairo_file){ { at, size }, g_array_new(FALSE, FALSE, sizeof(struct slice)),
				  { NULL, 0 } };
	return size > 0 && read_table(c, table_of(c->whole));
}

void cairo_file_close(struct cairo_file *c)
{
	g_array_unref(c->objects);
}

struct slice cairo_file_object(const struct cairo_file *c, unsigned number)
{
	if (number >= c->objects->len)
		return nothing;
	return g_array_index(c->objects, struct slice, number);
}

/* ---- streams ---- */

static struct slice stream_of(const struct cairo_file *c, unsigned number)
{
	static const char head[] = "stream\n", foot[] = "\nendstream";
	struct slice object = cairo_file_object(c, number), dictionary = slice_dictionary(object);
	struct slice rest;

	if (!slice_is(slice_value(dictionary, "/Filter"), "/FlateDecode"))
		return nothing;
	rest = between(skip_white(end_of(dictionary), end_of(object)), end_of(object));
	if (!begins(rest.at, end_of(rest), head) || rest.length < strlen(head) + strlen(foot))
		return nothing;
	return between(rest.at + strlen(head), end_of(rest) - strlen(foot));
}

/* Inflates into `out`, which grows as it must. */
static bool inflate_all(z_stream *z, GString *out)
{
	int state = Z_OK;

	g_string_set_size(out, MAX(out->allocated_len - 1, 1 << 16));
	while (state == Z_OK) {
		if (z->total_out == out->len)
			g_string_set_size(out, 2 * out->len);
		z->next_out = (Bytef *)out->str + z->total_out;
		z->avail_out = (uInt)(out->len - z->total_out);
		state = inflate(z, Z_NO_FLUSH);
	}
	g_string_truncate(out, z->total_out);
	return state == Z_STREAM_END;
}

bool cairo_file_content(const struct cairo_file *c, unsigned number, GString *out)
{
	struct slice stream = stream_of(c, number);
	z_stream z = { .next_in = (Bytef *)stream.at, .avail_in = (uInt)stream.length };
	bool ok = stream.at && inflateInit(&z) == Z_OK;

	if (ok) {
		ok = inflate_all(&z, out);
		inflateEnd(&z);
	}
	return ok;
}
