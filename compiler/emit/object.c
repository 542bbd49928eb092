#include "emit/object.h"

#include <math.h>
#include <string.h>

struct replaced {
	unsigned number;
	guint64 offset; /* 0: dropped */
};

struct objects objects_new(gsize before, unsigned first)
{
	return (struct objects){
		g_string_new("\n"), before, g_array_new(FALSE, TRUE, sizeof(guint64)), first,
		g_array_new(FALSE, FALSE, sizeof(struct replaced)),
	};
}

void objects_clear(struct objects *o)
{
	g_string_free(o->out, TRUE);
	g_array_unref(o->offsets);
	g_array_unref(o->replaced);
}

unsigned objects_reserve(struct objects *o, unsigned count)
{
	unsigned number = o->first + o->offsets->len;

	g_array_set_size(o->offsets, o->offsets->len + count);
	return number;
}

void object_begin(struct objects *o, unsigned number)
{
	struct replaced r = { number, o->before + o->out->len };

	if (number < o->first)
		g_array_append_val(o->replaced, r);
	else
		g_array_index(o->offsets, guint64, number - o->first) = r.offset;
	g_string_append_printf(o->out, "%u 0 obj\n", number);
}

void object_end(struct objects *o)
{
	g_string_append(o->out, "\nendobj\n");
}

void object_drop(struct objects *o, unsigned number)
{
	struct replaced r = { number, 0 };

	g_array_append_val(o->replaced, r);
}

void object_stream(struct objects *o, unsigned number, const char *dict, const char *bytes,
		   gsize length)
{
	object_begin(o, number);
	g_string_append_printf(o->out, "<<%s/Length %zu>>\nstream\n", dict, (size_t)length);
	g_string_append_len(o->out, bytes, (gssize)length);
	g_string_append(o->out, "\nendstream");
	object_end(o);
}

static void put_entry(GString *out, guint64 offset)
{
	g_string_append_printf(out, "%010" G_GUINT64_FORMAT " %05d %c \n", offset,
			       offset ? 0 : 65535, offset ? 'n' : 'f');
}

void objects_end(struct objects *o, const char *trailer, gsize previous)
{
	guint64 table = o->before + o->out->len;

	g_string_append(o->out, "xref\n");
	for (guint i = 0; i < o->replaced->len; i++) {
		const struct replaced *r = &g_array_index(o->replaced, struct replaced, i);

		g_string_append_printf(o->out, "%u 1\n", r->number);
		put_entry(o->out, r->offset);
	}
	g_string_append_printf(o->out, "%u %u\n", o->first, o->offsets->len);
	for (guint i = 0; i < o->offsets->len; i++)
		put_entry(o->out, g_array_index(o->offsets, guint64, i));
	g_string_append_printf(o->out,
			       "trailer\n<</Size %u/Prev %zu%s>>\nstartxref\n%" G_GUINT64_FORMAT
			       "\n%%%%EOF\n",
			       o->first + o->offsets->len, (size_t)previous, trailer, table);
}

/* ---- what objects are made of ---- */

void put_name(GString *out, const char *name)
{
	for (; *name; name++) {
		if (g_ascii_isalnum(*name) || strchr("-+._", *name))
			g_string_append_c(out, *name);
		else
			g_string_append_printf(out, "#%02X", (unsigned char)*name);
	}
}

/* Written by hand: there are some hundred thousand of them in a long document. */
void put_ref(GString *out, unsigned number)
{
	char digits[16], *p = digits + sizeof digits;

	do
		*--p = (char)('0' + number % 10);
	while (number /= 10);
	g_string_append_len(out, p, digits + sizeof digits - p);
	g_string_append_len(out, " 0 R", 4);
}

void put_number(GString *out, double value)
{
	long hundredths = lround(value * 100);
	unsigned long size = (unsigned long)labs(hundredths);

	g_string_append_printf(out, " %s%lu", hundredths < 0 ? "-" : "", size / 100);
	if (size % 100)
		g_string_append_printf(out, ".%02lu", size % 100);
}

void put_bytes(GString *out, const char *bytes)
{
	g_string_append_c(out, '(');
	for (; *bytes; bytes++) {
		if (strchr("()\\", *bytes))
			g_string_append_c(out, '\\');
		if (*bytes == '\r')
			g_string_append(out, "\\r");
		else
			g_string_append_c(out, *bytes);
	}
	g_string_append_c(out, ')');
}

static void put_utf16(GString *out, gunichar c)
{
	if (c > 0xFFFF) {
		c -= 0x10000;
		g_string_append_printf(out, "%04X%04X", 0xD800 + (c >> 10), 0xDC00 + (c & 0x3FF));
	} else {
		g_string_append_printf(out, "%04X", c);
	}
}

void put_text(GString *out, const char *text)
{
	if (g_str_is_ascii(text)) {
		put_bytes(out, text);
		return;
	}
	g_string_append(out, "<FEFF");
	for (; *text; text = g_utf8_next_char(text))
		put_utf16(out, g_utf8_get_char(text));
	g_string_append_c(out, '>');
}
