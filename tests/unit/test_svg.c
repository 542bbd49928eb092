/* Pictures: what is taken, with which proportions, and what is not. */
#include "base/media.h"
#include "layout/picture.h"
#include "read/svg.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define NS "xmlns='http://www.w3.org/2000/svg'"
#define SVG(content) "<svg " NS " viewBox='0 0 40 20'>" content "</svg>"

static GBytes *bytes_of(const char *text)
{
	return g_bytes_new_static(text, strlen(text));
}

static const struct {
	const char *text;
	double width, height;
} taken[] = {
	{ SVG(""), 40, 20 },
	{ "<?xml version='1.0' encoding='UTF-8'?>\n<!-- made by hand -->\n" SVG(""), 40, 20 },
	{ "\xEF\xBB\xBF" SVG(""), 40, 20 },
	{ "<svg " NS " width='30mm' height='15mm'/>", 30 * 72 / 25.4, 15 * 72 / 25.4 },
	{ "<svg " NS " width='96' height='48px'/>", 72, 36 },
	{ "<svg " NS " width='100%' viewBox='0,0,7.5,3'/>", 7.5, 3 },
	{ SVG("<defs><linearGradient id='a'><stop offset='0' stop-color='red'/></linearGradient></defs>"
	      "<rect width='9' height='9' fill='url(#a)' style='stroke: url( \"#a\" )'/>"), 40, 20 },
	{ SVG("<style>.a { fill: #0b4f5c; clip-path: url(#b) }</style><g class='a'/>"), 40, 20 },
	{ SVG("<g style='filter: none; color-interpolation-filters: linearRGB; fill: url(#a)'/>"), 40, 20 },
	{ SVG("<style>.bg, path.a{fill:url(#a)}</style><linearGradient id='a'/><g class='b'/>"), 40, 20 },
	{ SVG("<rect id='a'/><clipPath id='b'><use href='#a'/></clipPath><g clip-path='url(#b)'/>"), 40, 20 },
	{ SVG("<g id='a'/><use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#a'/>"), 40, 20 },
	{ "<svg " NS " xmlns:i='http://www.inkscape.org/namespaces/inkscape' viewBox='0 0 4 2'>"
	  "<i:view zoom='1'/><metadata><x:RDF xmlns:x='r'/></metadata><title>a</title></svg>", 4, 2 },
};

static void what_is_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(taken); i++) {
		struct diag *d = diag_new();
		GBytes *bytes = bytes_of(taken[i].text);
		struct picture picture;

		if (!picture_read(bytes, "a.svg", SPAN_NONE, &picture, d))
			fail_msg("%s: %s", taken[i].text,
				 ((struct diagnostic *)diag_all(d)->pdata[0])->text);
		assert_true(picture.vector);
		assert_float_equal(picture.width, taken[i].width, 1e-9);
		assert_float_equal(picture.height, taken[i].height, 1e-9);
		g_bytes_unref(bytes);
		diag_free(d);
	}
}

static const struct {
	const char *text;
	enum msg id;
} refused[] = {
	{ "", MSG_IMAGE_FORMAT },
	{ "GIF89a", MSG_IMAGE_FORMAT },
	{ "\x89PNG\r\n\x1a\n", MSG_IMAGE_FORMAT },
	{ "<svg viewBox='0 0 1 1'/>", MSG_SVG_ROOT },
	{ "<svg " NS " viewBox='0 0 0 1'/>", MSG_SVG_SIZE },
	{ "<svg " NS " viewBox='0 0 1'/>", MSG_SVG_SIZE },
	{ "<svg " NS " width='1e9' height='2'/>", MSG_SVG_SIZE },
	{ SVG("<filter/>"), MSG_SVG_ELEMENT },
	{ SVG("<animate/>"), MSG_SVG_ELEMENT },
	{ SVG("<a/>"), MSG_SVG_ELEMENT },
	{ SVG("<tspan/>"), MSG_SVG_TEXT },
	{ SVG("<g ONLOAD='a'/>"), MSG_SVG_ATTRIBUTE },
	{ SVG("<g xml:base='/'/>"), MSG_SVG_ATTRIBUTE },
	{ SVG("<g systemLanguage='en'/>"), MSG_SVG_ATTRIBUTE },
	{ SVG("<g fill='url(a.svg#b)'/>"), MSG_SVG_REFERENCE },
	{ SVG("<g fill='url(#a) url(b)'/>"), MSG_SVG_REFERENCE },
	{ SVG("<linearGradient href='data:image/svg+xml,a'/>"), MSG_SVG_REFERENCE },
	{ SVG("<g style='fill: url(//a)'/>"), MSG_SVG_REFERENCE },
	{ SVG("<g style='fill: u/**/rl(a)'/>"), MSG_SVG_STYLE },
	{ SVG("<style>@font-face{src:url(a)}</style>"), MSG_SVG_STYLE },
	{ SVG("<rect filter='blur(3)'/>"), MSG_SVG_ATTRIBUTE },
	{ SVG("<rect style='fill: red; Filter : blur(3px)'/>"), MSG_SVG_STYLE },
	{ SVG("<marker/>"), MSG_SVG_ELEMENT },
	{ SVG("<?php a?>"), MSG_SVG_INSTRUCTION },
	{ "<!DOCTYPE svg><svg " NS " viewBox='0 0 1 1'/>", MSG_XML_DOCTYPE },
	{ "<svg " NS " viewBox='0 0 1 1'>", MSG_XML_CLOSE },
};

static void what_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		struct diag *d = diag_new();
		GBytes *bytes = bytes_of(refused[i].text);
		struct picture picture;
		bool ok = picture_read(bytes, "a.svg", SPAN_NONE, &picture, d);
		const struct diagnostic *found = diag_all(d)->len ? diag_all(d)->pdata[0] : NULL;

		if (ok || !found || found->id != refused[i].id)
			fail_msg("%s: %s", refused[i].text, found ? found->text : "nothing said");
		g_bytes_unref(bytes);
		diag_free(d);
	}
}

/* Any end of a picture is refused or drawn, and reads nothing beyond it. */
static void cut_off_anywhere(void **state)
{
	static const char whole[] =
		"<svg " NS " width='4mm' viewBox='0 0 4 2'><style>g{fill:red}</style><g a='&#65;'/></svg>";

	(void)state;
	for (size_t length = 0; length < sizeof whole; length++) {
		struct diag *d = diag_new();
		char *exact = g_memdup2(whole, length);
		GBytes *bytes = g_bytes_new_take(exact, length);
		struct picture picture;

		if (picture_read(bytes, "a.svg", SPAN_NONE, &picture, d))
			assert_int_equal(length, sizeof whole - 1);
		else
			assert_true(diag_all(d)->len > 0);
		g_bytes_unref(bytes);
		diag_free(d);
	}
}

/* A group of 1,000 shapes, and `rest`. */
static char *heavy(const char *rest)
{
	GString *out = g_string_new("<svg " NS " viewBox='0 0 40 20'><g id='a'>");

	for (int i = 0; i < 1000; i++)
		g_string_append(out, "<path class='b' d='M0 0h1v1z'/>");
	g_string_append_printf(out, "</g>%s</svg>", rest);
	return g_string_free(out, FALSE);
}

/* What is small as a file and endless to draw: parts that show themselves, that are shown often, that
 * colour, or cut, all that is inherited or named by a rule. */
static void endless(void **state)
{
	static const char *const rests[] = {
		"<g id='c'><use href='#c'/></g>",
		"<g id='c'><use href='#d'/></g><g id='d'><use href='#c'/></g>",
		"<g id='c'>" "<use href='#a'/><use href='#a'/><use href='#a'/><use href='#a'/><use href='#a'/>"
		"</g><g id='d'><use href='#c'/><use href='#c'/><use href='#c'/><use href='#c'/></g>"
		"<use href='#d'/><use href='#d'/><use href='#d'/><use href='#d'/><use href='#d'/>",
		"<clipPath id='c'><use href='#a'/></clipPath><g clip-path='url( \"#c\" )'><use href='#a'/></g>",
		"<clipPath id='c'><use href='#a'/></clipPath><style>.b{clip-path:url(#c)}</style>",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rests); i++) {
		struct diag *d = diag_new();
		char *text = heavy(rests[i]);
		GBytes *bytes = bytes_of(text);
		struct picture picture;

		if (picture_read(bytes, "a.svg", SPAN_NONE, &picture, d))
			fail_msg("%s", rests[i]);
		assert_int_equal(((struct diagnostic *)diag_all(d)->pdata[0])->id, MSG_SVG_DRAWN);
		g_bytes_unref(bytes);
		g_free(text);
		diag_free(d);
	}
}

/* What leaves no ink would be a figure without content. */
static void what_shows_nothing(void **state)
{
	static const struct {
		const char *text;
		bool shows;
	} cases[] = {
		{ SVG("<rect width='9' height='9'/>"), true },
		{ SVG("<path d='M0 9h9' stroke='red'/>"), true },
		{ SVG("<g opacity='0.5'><rect width='9' height='9'/></g>"), true },
		{ SVG(""), false },
		{ SVG("<path d='M0 9h9'/>"), false },
		{ SVG("<g opacity='0'><rect width='9' height='9'/></g>"), false },
		{ SVG("<rect width='1e308' height='9'/>"), false },
		{ SVG("<clipPath id='a'/><rect width='9' height='9' clip-path='url(#a)'/>"), false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diag *d = diag_new();
		GBytes *bytes = bytes_of(cases[i].text);

		if (picture_check(bytes, "a.svg", SPAN_NONE, d) != cases[i].shows)
			fail_msg("%s", cases[i].text);
		assert_true(cases[i].shows ||
			    ((struct diagnostic *)diag_all(d)->pdata[0])->id == MSG_IMAGE_BROKEN);
		g_bytes_unref(bytes);
		diag_free(d);
	}
}

static void media_types(void **state)
{
	GBytes *svg = bytes_of(SVG("")), *png = bytes_of("\x89PNG\r\n\x1a\n");
	char *one = media_uri(svg), *other = media_uri(png);

	(void)state;
	assert_true(g_str_has_prefix(one, "data:image/svg+xml;base64,PHN2Zy"));
	assert_true(g_str_has_prefix(other, "data:image/png;base64,iVBOR"));
	g_free(other);
	g_free(one);
	g_bytes_unref(png);
	g_bytes_unref(svg);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_taken), cmocka_unit_test(what_is_refused),
		cmocka_unit_test(cut_off_anywhere), cmocka_unit_test(endless),
		cmocka_unit_test(what_shows_nothing),
		cmocka_unit_test(media_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
