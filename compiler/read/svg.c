#include "read/svg.h"

#include "base/limits.h"
#include "read/svg_weight.h"
#include "read/text.h"
#include "read/xml_check.h"
#include "read/xml_scan.h"
#include "read/xml_text.h"

#include <string.h>

enum { KIB = 1024 };

static const char svg_namespace[] = "http://www.w3.org/2000/svg";

struct looking {
	const char *text, *file;
	struct scan scan;
	struct diag *d;
	struct svg_size size;
	unsigned elements;
	GString *css;            /* the style sheet so far; its parts may be divided by remarks */
	const char *css_at;      /* where it begins; NULL outside of one */
	bool failed;
};

/* Names with a prefix are of other namespaces, which draw nothing. */
static const char *const drawn[] = {
	"svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style",
	"path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
	"linearGradient", "radialGradient", "stop", "clipPath", NULL,
};

static const char *const written[] = { "text", "tspan", "textPath", "tref", "font", NULL };

#define FAULT(l, at, ...) \
	((l)->failed = true, diag_at((l)->d, text_span((l)->text, at, (l)->file), __VA_ARGS__))

/* ---- values ---- */

/* References and entities resolved, so that nothing hides behind them; the caller frees. */
static char *value_of(const struct attribute *a)
{
	struct xml_text x;
	char *value;

	xml_text_init(&x);
	xml_text_add_attribute(&x, a);
	value = g_strdup(x.text->str);
	xml_text_clear(&x);
	return value;
}

/* Whether a value refers to something that is no part of the image. */
static bool refers_out(const char *value)
{
	char *lower = g_ascii_strdown(value, -1);
	bool out = false;

	for (const char *p = strstr(lower, "url("); p && !out; p = strstr(p, "url(")) {
		p += strlen("url(");
		while (g_ascii_isspace(*p) || *p == '"' || *p == '\'')
			p++;
		out = *p != '#';
	}
	g_free(lower);
	return out;
}

/* Functions of filters need no element, and would be drawn in pixels. */
static bool filters(const char *css)
{
	for (const char *p = css; (p = strcasestr(p, "filter")); p += strlen("filter")) {
		const char *value = p + strlen("filter");

		value += strspn(value, " \t\r\n");
		if (*value == ':' && value[strcspn(value, "(;}")] == '(')
			return true;
	}
	return false;
}

/* Nothing may be escaped or commented out, or a reader of CSS would see what is not seen here. */
static bool style_is_plain(const char *css)
{
	return !strchr(css, '\\') && !strchr(css, '@') && !strstr(css, "/*") && !filters(css) &&
	       !refers_out(css);
}

static bool is(const char *name, size_t length, const char *word)
{
	return length == strlen(word) && memcmp(name, word, length) == 0;
}

static bool is_among(const char *name, size_t length, const char *const *words)
{
	while (*words && !is(name, length, *words))
		words++;
	return *words != NULL;
}

/* The name without its prefix, which `xlink:href` has in some files and not in others. */
static bool is_href(const struct attribute *a)
{
	return is(a->name, a->length, "href") || (a->length > 5 &&
	       memcmp(a->name + a->length - 5, ":href", 5) == 0);
}

/* Whatever makes a program act, changes what references mean, asks for the reader's language, or is
 * drawn in pixels. */
static bool is_active(const struct attribute *a)
{
	static const char *const names[] = { "xml:base", "src", "systemLanguage", "filter", NULL };

	return (a->length > 2 && g_ascii_strncasecmp(a->name, "on", 2) == 0) ||
	       is_among(a->name, a->length, names);
}

/* A prefix for SVG's own namespace would make other names mean its elements. */
static bool renames(const struct attribute *a, const char *value)
{
	return a->length > 6 && memcmp(a->name, "xmlns:", 6) == 0 &&
	       strcmp(value, svg_namespace) == 0;
}

static void look_attribute(struct looking *l, const struct attribute *a, bool root)
{
	char *value = value_of(a), *name = g_strndup(a->name, a->length);
	bool other = !root && strcmp(name, "xmlns") == 0 && strcmp(value, svg_namespace) != 0;

	if (other || is_active(a) || renames(a, value))
		FAULT(l, a->name, MSG_SVG_ATTRIBUTE, name);
	else if (is_href(a) ? value[0] != '#' : refers_out(value))
		FAULT(l, a->value, MSG_SVG_REFERENCE, value);
	else if (strchr(value, '\\') || (strcmp(name, "style") == 0 && !style_is_plain(value)))
		FAULT(l, a->value, MSG_SVG_STYLE);
	g_free(name);
	g_free(value);
}

/* ---- the size ---- */

/* Points; 0 for what is relative or no length. */
static double length_of(const char *value)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = { { "", 0.75 }, { "px", 0.75 }, { "pt", 1 }, { "pc", 12 }, { "mm", 72 / 25.4 },
		      { "cm", 72 / 2.54 }, { "in", 72 } };
	char *end;
	double number = g_ascii_strtod(value, &end);

	for (size_t i = 0; end != value && i < G_N_ELEMENTS(units); i++)
		if (strcmp(end, units[i].unit) == 0 && number > 0 && number < 1e6)
			return number * units[i].points;
	return 0;
}

/* "0 0 120 40" -> 120, 40 */
static bool box_of(const char *value, struct svg_size *size)
{
	double number[4];

	for (int i = 0; i < 4; i++) {
		char *end;

		while (*value == ' ' || *value == ',' || *value == '\n' || *value == '\t')
			value++;
		number[i] = g_ascii_strtod(value, &end);
		if (end == value)
			return false;
		value = end;
	}
	*size = (struct svg_size){ number[2], number[3] };
	return number[2] > 0 && number[2] < 1e6 && number[3] > 0 && number[3] < 1e6;
}

/* The root's own width and height, else those of its viewBox. */
static void take_size(struct looking *l, const struct token *root)
{
	struct svg_size given = { 0 }, box = { 0 };
	struct attribute a;
	const char *p = NULL;
	bool named = false, boxed = false;

	while (scan_attribute(root, &p, &a)) {
		char *value = value_of(&a);

		if (is(a.name, a.length, "width"))
			given.width = length_of(value);
		else if (is(a.name, a.length, "height"))
			given.height = length_of(value);
		else if (is(a.name, a.length, "viewBox"))
			boxed = box_of(value, &box);
		else if (is(a.name, a.length, "xmlns"))
			named = strcmp(value, svg_namespace) == 0;
		g_free(value);
	}
	if (!named)
		FAULT(l, root->p, MSG_SVG_ROOT);
	else if (given.width > 0 && given.height > 0)
		l->size = given;
	else if (boxed)
		l->size = box;
	else
		FAULT(l, root->p, MSG_SVG_SIZE);
}

/* ---- elements ---- */

static void look_name(struct looking *l, const struct token *t)
{
	char *name = g_strndup(t->text, t->length);

	if (is_among(t->text, t->length, written))
		FAULT(l, t->p, MSG_SVG_TEXT, name);
	else if (!memchr(t->text, ':', t->length) && !is_among(t->text, t->length, drawn))
		FAULT(l, t->p, MSG_SVG_ELEMENT, name);
	g_free(name);
}

static void look_start(struct looking *l, const struct token *t)
{
	bool root = l->elements++ == 0;
	struct attribute a;
	const char *p = NULL;

	if (root && !is(t->text, t->length, "svg")) {
		FAULT(l, t->p, MSG_SVG_ROOT);
		return;
	}
	if (root)
		take_size(l, t);
	if (l->css_at)
		FAULT(l, t->p, MSG_SVG_STYLE);
	l->css_at = NULL;
	look_name(l, t);
	while (scan_attribute(t, &p, &a))
		look_attribute(l, &a, root);
	if (!t->empty && is(t->text, t->length, "style"))
		l->css_at = t->end;
}

static void look_text(struct looking *l, const struct token *t)
{
	struct xml_text x;

	if (!l->css_at)
		return;
	xml_text_init(&x);
	xml_text_add(&x, t);
	g_string_append(l->css, x.text->str);
	xml_text_clear(&x);
}

static void look_end(struct looking *l)
{
	if (l->css_at && !style_is_plain(l->css->str))
		FAULT(l, l->css_at, MSG_SVG_STYLE);
	g_string_truncate(l->css, 0);
	l->css_at = NULL;
}

/* What stands before or after the image calls style sheets and the like. */
static bool is_instruction(const struct token *t)
{
	return t->end - t->p > 5 && memcmp(t->p, "<?", 2) == 0 && memcmp(t->p, "<?xml ", 6) != 0;
}

static void look_token(struct looking *l, const struct token *t)
{
	switch (t->kind) {
	case TOKEN_START:
		look_start(l, t);
		break;
	case TOKEN_END:
		look_end(l);
		break;
	case TOKEN_TEXT:
	case TOKEN_CDATA:
		look_text(l, t);
		break;
	case TOKEN_REMARK:
		if (is_instruction(t))
			FAULT(l, t->p, MSG_SVG_INSTRUCTION);
		break;
	}
}

static void look(struct looking *l)
{
	struct token t;

	while (scan_next(&l->scan, &t) && !(l->failed && l->elements == 1)) {
		if (l->elements >= LIMIT_SVG_ELEMENTS) {
			FAULT(l, t.p, MSG_SVG_ELEMENTS, LIMIT_SVG_ELEMENTS);
			break;
		}
		look_token(l, &t);
	}
}

bool svg_read(GBytes *bytes, const char *file, struct svg_size *size, struct diag *d)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	struct looking l = { .file = g_intern_string(file), .d = d };
	size_t left = length;

	if (length > LIMIT_SVG_BYTES) {
		diag_at(d, (struct span){ l.file, 1, 1 }, MSG_SVG_BYTES, length / KIB,
			LIMIT_SVG_BYTES / KIB);
		return false;
	}
	if (!xml_is_utf8(data, length, file, d))
		return false;
	l.text = text_open(data, &left, file, d);
	if (!l.text || !xml_is_sound(l.text, left, file, d))
		return false;
	l.scan = (struct scan){ l.text, l.text + left };
	l.css = g_string_new(NULL);
	look(&l);
	g_string_free(l.css, TRUE);
	if (!l.failed && svg_weight(l.text, left) > LIMIT_SVG_DRAWN)
		FAULT(&l, l.text, MSG_SVG_DRAWN, LIMIT_SVG_DRAWN / KIB);
	*size = l.size;
	return !l.failed;
}
