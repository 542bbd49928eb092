#include "read/text.h"

#include <glib.h>
#include <string.h>

enum { SHOWN = 10 }; /* faults of one file reported each by itself */

struct text_places text_places(const char *text, size_t size, const char *file)
{
	return (struct text_places){ text, text + size, text, { g_intern_string(file), 1, 1 } };
}

static bool ends_line(const struct text_places *c, const char *p)
{
	return *p == '\n' || (*p == '\r' && !(p + 1 < c->end && p[1] == '\n'));
}

static void move_on(struct text_places *c, const char *to)
{
	while (c->p < to) {
		bool line = ends_line(c, c->p);

		c->at.line += line;
		c->at.col = line ? 1 : c->at.col + 1;
		c->p = g_utf8_next_char(c->p);
	}
}

/* Back within the line, or to the beginning of the line of `to`. */
static void move_back(struct text_places *c, const char *to)
{
	const char *line = to;

	while (c->p > to && !ends_line(c, c->p - 1)) {
		c->p = g_utf8_prev_char(c->p);
		c->at.col--;
	}
	if (c->p == to)
		return;
	while (line > c->text && !ends_line(c, line - 1))
		line--;
	for (const char *p = line; p < c->p; p++)
		c->at.line -= ends_line(c, p);
	c->at.col = 1;
	c->p = line;
}

struct span text_place(struct text_places *places, const char *p)
{
	if (p < places->p)
		move_back(places, p);
	move_on(places, p);
	return places->at;
}

struct span text_span(const char *text, const char *p, const char *file)
{
	struct text_places places = text_places(text, (size_t)(p - text), file);

	return text_place(&places, p);
}

/* What Unicode says is no character, and what stands for something that is no text. */
static bool is_no_character(gunichar c)
{
	return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFC);
}

/* What XML 1.0 cannot hold, the control characters and the byte order mark inside a text. */
static bool is_refused(gunichar c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0x2028 || c == 0x2029 || is_no_character(c);
}

/* All refused characters but DEL and the C0 ones begin with one of these bytes, or with a greater. */
static bool may_be_refused(unsigned char c)
{
	return c < 0x20 || c == 0x7F || c == 0xC2 || c == 0xE2 || c >= 0xEF;
}

const char *text_fault(const char *text, size_t size)
{
	for (const char *p = text; p < text + size; p++)
		if (may_be_refused((unsigned char)*p) && is_refused(g_utf8_get_char(p)))
			return p;
	return NULL;
}

void text_report(const char *fault, struct span at, struct diag *d)
{
	gunichar c = g_utf8_get_char(fault);
	bool separator = c == 0x85 || c == 0x2028 || c == 0x2029;

	diag_at(d, at, separator ? MSG_TEXT_SEPARATOR : MSG_TEXT_CHARACTER, c);
}

/* Reports the first few; returns whether there were any. */
static bool report_faults(const char *text, size_t size, const char *file, struct diag *d)
{
	struct text_places places = text_places(text, size, file);
	const char *end = text + size;
	const char *p = text;
	size_t count = 0;

	while ((p = text_fault(p, (size_t)(end - p))) != NULL) {
		if (count++ < SHOWN)
			text_report(p, text_place(&places, p), d);
		p = g_utf8_next_char(p);
	}
	if (count > SHOWN)
		diag_note(d, SPAN_NONE, MSG_TEXT_MORE, count - SHOWN);
	return count > 0;
}

static bool is_gb18030(const char *bytes, size_t size)
{
	char *utf8 = g_convert(bytes, (gssize)size, "UTF-8", "GB18030", NULL, NULL, NULL);
	bool is = utf8 != NULL;

	g_free(utf8);
	return is;
}

/* With its mark, or without one: a description begins with two characters of ASCII. */
static bool is_utf16(const char *bytes, size_t size)
{
	static const char *const starts[] = { "\xFF\xFE", "\xFE\xFF" };

	for (size_t i = 0; size >= 2 && i < G_N_ELEMENTS(starts); i++)
		if (memcmp(bytes, starts[i], 2) == 0)
			return true;
	return size >= 4 && ((!bytes[0] && bytes[1] && !bytes[2] && bytes[3]) ||
			     (bytes[0] && !bytes[1] && bytes[2] && !bytes[3]));
}

/* `bad` is the first byte that is not UTF-8. */
static void report_encoding(const char *bytes, size_t size, const char *bad, const char *file,
			    struct diag *d)
{
	struct span at = text_span(bytes, bad, file);

	if (is_gb18030(bytes, size))
		diag_at(d, at, MSG_TEXT_GB18030);
	else
		diag_at(d, at, MSG_TEXT_ENCODING, (unsigned)(unsigned char)*bad);
}

/* As g_utf8_validate_len, but NUL is a character like any other. */
static const char *first_invalid(const char *bytes, size_t size)
{
	const char *end = bytes + size;
	const char *p = bytes;

	while (p < end && !g_utf8_validate_len(p, (gsize)(end - p), &p) && *p == '\0')
		p++;
	return p < end ? p : NULL;
}

const char *text_open(const char *bytes, size_t *size, const char *file, struct diag *d)
{
	const char *bad;

	if (!bytes)
		bytes = ""; /* what an empty file is read as */
	if (*size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		*size -= 3;
	}
	diag_source(d, file, bytes, *size);
	if (is_utf16(bytes, *size)) {
		diag_at(d, (struct span){ g_intern_string(file), 1, 1 }, MSG_TEXT_UTF16);
		return NULL;
	}
	bad = first_invalid(bytes, *size);
	if (bad) {
		report_encoding(bytes, *size, bad, file, d);
		return NULL;
	}
	return report_faults(bytes, *size, file, d) ? NULL : bytes;
}
