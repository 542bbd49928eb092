#include "emit/icc.h"

#include <math.h>
#include <string.h>

/* ---- numbers, high byte first ---- */

static void put16(GByteArray *out, unsigned value)
{
	g_byte_array_append(out, (const guint8[]){ (guint8)(value >> 8), (guint8)value }, 2);
}

static void put32(GByteArray *out, unsigned value)
{
	put16(out, value >> 16);
	put16(out, value & 0xFFFF);
}

static void put_tag(GByteArray *out, const char *four)
{
	g_byte_array_append(out, (const guint8 *)four, 4);
}

/* s15Fixed16Number */
static void put_fixed(GByteArray *out, double value)
{
	put32(out, (unsigned)(int)lround(value * 65536));
}

static void put_zeros(GByteArray *out, unsigned count)
{
	for (; count; count--)
		g_byte_array_append(out, (const guint8[]){ 0 }, 1);
}

static void set32(GByteArray *out, gsize at, unsigned value)
{
	out->data[at] = (guint8)(value >> 24);
	out->data[at + 1] = (guint8)(value >> 16);
	out->data[at + 2] = (guint8)(value >> 8);
	out->data[at + 3] = (guint8)value;
}

/* ---- tag types ---- */

static void put_words(GByteArray *out, const char *words)
{
	put_tag(out, "mluc");
	put32(out, 0);
	put32(out, 1);  /* records */
	put32(out, 12); /* bytes of each */
	put_tag(out, "enUS");
	put32(out, (unsigned)strlen(words) * 2);
	put32(out, 28); /* where the words are */
	for (; *words; words++)
		put16(out, (unsigned char)*words);
}

static void put_xyz(GByteArray *out, const double xyz[3])
{
	put_tag(out, "XYZ ");
	put32(out, 0);
	for (int i = 0; i < 3; i++)
		put_fixed(out, xyz[i]);
}

/* Y = (aX + b)^g where X >= d, else Y = cX: the curve of sRGB. */
static void put_curve(GByteArray *out)
{
	static const double g = 2.4, a = 1 / 1.055, b = 0.055 / 1.055, c = 1 / 12.92, d = 0.04045;

	put_tag(out, "para");
	put32(out, 0);
	put16(out, 3); /* of this form */
	put16(out, 0);
	put_fixed(out, g);
	put_fixed(out, a);
	put_fixed(out, b);
	put_fixed(out, c);
	put_fixed(out, d);
}

/* From D65, which sRGB is defined for, to D50, which profiles are (Bradford). */
static void put_adaptation(GByteArray *out)
{
	static const double matrix[9] = { 1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844,
					  -0.0170491, -0.0092345, 0.0150436, 0.7521316 };

	put_tag(out, "sf32");
	put32(out, 0);
	for (int i = 0; i < 9; i++)
		put_fixed(out, matrix[i]);
}

/* White and primaries as seen under D50. */
static const double white[3] = { 0.9642, 1, 0.8249 };
static const double red[3] = { 0.43607, 0.22249, 0.01392 };
static const double green[3] = { 0.38515, 0.71687, 0.09708 };
static const double blue[3] = { 0.14307, 0.06061, 0.71410 };

static void put_description(GByteArray *out) { put_words(out, "sRGB IEC61966-2.1"); }
static void put_copyright(GByteArray *out) { put_words(out, "No copyright, use freely"); }
static void put_white(GByteArray *out) { put_xyz(out, white); }
static void put_red(GByteArray *out) { put_xyz(out, red); }
static void put_green(GByteArray *out) { put_xyz(out, green); }
static void put_blue(GByteArray *out) { put_xyz(out, blue); }

/* The three curves share one place. */
static const struct {
	const char *tag;
	void (*put)(GByteArray *out);
} tags[] = {
	{ "desc", put_description }, { "cprt", put_copyright }, { "wtpt", put_white },
	{ "chad", put_adaptation },  { "rXYZ", put_red },       { "gXYZ", put_green },
	{ "bXYZ", put_blue },        { "rTRC", put_curve },     { "gTRC", NULL },
	{ "bTRC", NULL },
};

/* ---- the profile ---- */

enum { HEADER = 128 };

static void put_header(GByteArray *out)
{
	put32(out, 0); /* size, set at the end */
	put32(out, 0); /* no colour management module is preferred */
	put32(out, 0x04200000);
	put_tag(out, "mntr");
	put_tag(out, "RGB ");
	put_tag(out, "XYZ ");
	for (int i = 0; i < 6; i++)
		put16(out, (const unsigned[]){ 2020, 1, 1, 0, 0, 0 }[i]);
	put_tag(out, "acsp");
	put_zeros(out, 68 - 40);
	for (int i = 0; i < 3; i++)
		put_fixed(out, white[i]);
	put_zeros(out, HEADER - 80);
}

GBytes *icc_srgb(void)
{
	GByteArray *out = g_byte_array_new();
	gsize from = 0, size = 0;

	put_header(out);
	put32(out, G_N_ELEMENTS(tags));
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		put_tag(out, tags[i].tag);
		put_zeros(out, 8);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		gsize entry = HEADER + 4 + 12 * i + 4;

		if (tags[i].put) {
			from = out->len;
			tags[i].put(out);
			size = out->len - from;
			put_zeros(out, (4 - out->len % 4) % 4);
		}
		set32(out, entry, (unsigned)from);
		set32(out, entry + 4, (unsigned)size);
	}
	set32(out, 0, out->len);
	return g_byte_array_free_to_bytes(out);
}
