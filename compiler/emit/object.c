#include "emit/object.h"

#include "base/mem.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <zlib.h>

/* The second line says that the file is no text. */
struct objects objects_new(void)
{
	return (struct objects){
		g_string_new("%PDF-1.7\n%\xB5\xED\xAE\xFB\n"),
		g_array_new(FALSE, TRUE, sizeof(guint64)), NULL,
	};
}

void objects_clear(struct objects *o)
{
	if (o->out)
		g_string_free(o->out, TRUE);
	g_array_unref(o->offsets);
	if (o->deflate)
		deflateEnd(o->deflate);
	g_free(o->deflate);
}

unsigned objects_reserve(struct objects *o, unsigned count)
{
	unsigned number = o->offsets->len + 1;

	g_array_set_size(o->offsets, o->offsets->len + count);
	return number;
}

/* Written by hand: there are some hundred thousand of them in a long document. */
static void put_unsigned(GString *out, unsigned number)
{
	char digits[16], *p = digits + sizeof digits;

	do
		*--p = (char)('0' + number % 10);
	while (number /= 10);
	g_string_append_len(out, p, digits + sizeof digits - p);
}

void object_begin(struct objects *o, unsigned number)
{
	g_array_index(o->offsets, guint64, number - 1) = o->out->len;
	put_unsigned(o->out, number);
	g_string_append_len(o->out, " 0 obj\n", 7);
}

void object_end(struct objects *o)
{
	g_string_append_len(o->out, "\nendobj\n", 8);
}

/* ---- streams ---- */

/* PDF/A asks for the end of a line before the word. */
static void end_stream(struct objects *o)
{
	g_string_append(o->out, "\nendstream");
	object_end(o);
}

void object_stream(struct objects *o, unsigned number, const char *dict, const char *bytes,
		   gsize length)
{
	object_begin(o, number);
	g_string_append_printf(o->out, "<<%s/Length %zu>>\nstream\n", dict, (size_t)length);
	g_string_append_len(o->out, bytes, (gssize)length);
	end_stream(o);
}

/* One for all streams: what it works with is large. */
static z_stream *deflater(struct objects *o)
{
	if (o->deflate) {
		deflateReset(o->deflate);
		return o->deflate;
	}
	o->deflate = g_new0(z_stream, 1);
	if (deflateInit(o->deflate, Z_DEFAULT_COMPRESSION) != Z_OK)
		mem_die();
	return o->deflate;
}

/* Deflated in place, at the end of the file; the length, which comes first, is filled in. */
void object_deflated(struct objects *o, unsigned number, const char *dict, const char *bytes,
		     gsize length)
{
	static const char room[] = "0000000000";
	z_stream *z = deflater(o);
	gsize start, most = deflateBound(z, length);
	char digits[sizeof room];

	object_begin(o, number);
	g_string_append_printf(o->out, "<<%s/Filter/FlateDecode/Length %s>>\nstream\n", dict, room);
	start = o->out->len;
	g_string_set_size(o->out, start + most);
	z->next_in = (Bytef *)bytes;
	z->avail_in = (uInt)length;
	z->next_out = (Bytef *)o->out->str + start;
	z->avail_out = (uInt)most;
	deflate(z, Z_FINISH);
	g_snprintf(digits, sizeof digits, "%010lu", z->total_out);
	memcpy(o->out->str + start - strlen(">>\nstream\n") - strlen(room), digits, strlen(room));
	g_string_truncate(o->out, start + z->total_out);
	end_stream(o);
}

/* ---- the end ---- */

static void put_table(const struct objects *o)
{
	g_string_append_printf(o->out, "xref\n0 %u\n0000000000 65535 f \n", o->offsets->len + 1);
	for (guint i = 0; i < o->offsets->len; i++)
		g_string_append_printf(o->out, "%010" G_GUINT64_FORMAT " 00000 n \n",
				       g_array_index(o->offsets, guint64, i));
}

void objects_end(struct objects *o, const char *trailer)
{
	gsize table = o->out->len;
	char *id = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)o->out->str, table);

	put_table(o);
	g_string_append_printf(o->out, "trailer\n<</Size %u%s/ID[<%s><%s>]>>\n"
			       "startxref\n%zu\n%%%%EOF\n",
			       o->offsets->len + 1, trailer, id, id, (size_t)table);
	g_free(id);
}

GBytes *objects_take(struct objects *o)
{
	GString *out = o->out;

	o->out = NULL;
	return g_string_free_to_bytes(out);
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

void put_ref(GString *out, unsigned number)
{
	put_unsigned(out, number);
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

/* Whether PDF's own encoding has all of it where ASCII has it, as it has no control characters. */
static bool is_simple(const char *text)
{
	while (g_ascii_isprint(*text) || g_ascii_isspace(*text))
		text++;
	return !*text;
}

void put_text(GString *out, const char *text)
{
	if (is_simple(text)) {
		put_bytes(out, text);
		return;
	}
	g_string_append(out, "<FEFF");
	for (; *text; text = g_utf8_next_char(text))
		put_utf16(out, g_utf8_get_char(text));
	g_string_append_c(out, '>');
}
