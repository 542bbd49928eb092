/* Looks over looks: what a theme or an organisation's file changes, and what stays. */
#include "layout/style.h"
#include "model/doc.h"
#include "model/place.h"
#include "trees.h"

#include "read/yaml.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static xmlDoc *yaml(const char *text, const char *name, struct diag *d)
{
	return yaml_read(text, strlen(text), name, "style-file", d);
}

static const char under_text[] =
	"font-folders: [a, b]\n"
	"list: {indent: 1, gap: 2, around: 3}\n"
	"text:\n"
	"  - {id: body, size: 10, leading: 16}\n"
	"  - {id: note, like: body, size: 8}\n";

static const struct {
	const char *name, *over, *expected;
} merges[] = {
	{ "nothing", "theme: t\n",
	  "<font-folders><folder>a</folder><folder>b</folder></font-folders>"
	  "<list><indent>1</indent><gap>2</gap><around>3</around></list>"
	  "<text><style id=\"body\"><size>10</size><leading>16</leading></style>"
	  "<style id=\"note\"><like>body</like><size>8</size></style></text><theme>t</theme>" },
	{ "a field of a record, a record by its id, a new one",
	  "list: {gap: 9}\n"
	  "text:\n"
	  "  - {id: own, like: note}\n"
	  "  - {id: body, size: 11}\n",
	  "<font-folders><folder>a</folder><folder>b</folder></font-folders>"
	  "<list><indent>1</indent><gap>9</gap><around>3</around></list>"
	  "<text><style id=\"body\"><size>11</size><leading>16</leading></style>"
	  "<style id=\"note\"><like>body</like><size>8</size></style>"
	  "<style id=\"own\"><like>note</like></style></text>" },
	{ "a list without ids is replaced whole", "font-folders: [c]\n",
	  "<font-folders><folder>c</folder></font-folders>"
	  "<list><indent>1</indent><gap>2</gap><around>3</around></list>"
	  "<text><style id=\"body\"><size>10</size><leading>16</leading></style>"
	  "<style id=\"note\"><like>body</like><size>8</size></style></text>" },
};

static void merged(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(merges); i++) {
		struct diag *d = diag_new();
		xmlDoc *under = yaml(under_text, "under.yaml", d);
		xmlDoc *over = yaml(merges[i].over, "over.yaml", d);
		char *expected = g_strconcat("<style-file>", merges[i].expected, "</style-file>", NULL);
		char *text;

		style_merge(under, over, d);
		tree_strip_places(xmlDocGetRootElement(under));
		text = tree_text(xmlDocGetRootElement(under));
		if (strcmp(text, expected) != 0)
			fail_msg("%s: %s", merges[i].name, text);
		assert_int_equal(diag_all(d)->len, 0);
		g_free(text);
		g_free(expected);
		xmlFreeDoc(over);
		xmlFreeDoc(under);
		diag_free(d);
	}
}

/* What is changed has its place in the file that changes it; what is not keeps its own. */
static void places(void **state)
{
	struct diag *d = diag_new();
	xmlDoc *under = yaml(under_text, "under.yaml", d);
	xmlDoc *over = yaml("text:\n  - {id: note, size: 9}\n", "over.yaml", d);
	const xmlNode *body, *note;

	(void)state;
	style_merge(under, over, d);
	body = node_first(node_child(xmlDocGetRootElement(under), "text"));
	note = node_next(body);
	assert_string_equal(node_span(body).file, "under.yaml");
	assert_string_equal(node_span(note).file, "over.yaml");
	assert_int_equal(node_span(note).line, 2);
	assert_string_equal(node_span(node_child(note, "size")).file, "over.yaml");
	assert_string_equal(node_span(node_child(note, "like")).file, "under.yaml");
	xmlFreeDoc(over);
	xmlFreeDoc(under);
	diag_free(d);
}

static void given_twice(void **state)
{
	struct diag *d = diag_new();
	xmlDoc *under = yaml(under_text, "under.yaml", d);
	xmlDoc *over = yaml("text:\n  - {id: x, size: 9}\n  - {id: x, size: 8}\n", "over.yaml", d);
	const struct diagnostic *found;

	(void)state;
	style_merge(under, over, d);
	assert_int_equal(diag_all(d)->len, 1);
	found = diag_all(d)->pdata[0];
	assert_int_equal(found->id, MSG_STYLE_TWICE);
	assert_int_equal(found->at.line, 3);
	xmlFreeDoc(over);
	xmlFreeDoc(under);
	diag_free(d);
}

/* ---- typefaces ---- */

static struct layout_style *base_with(const char *over, struct diag *d)
{
	xmlDoc *tree = style_read("styles/print.yaml", d), *own = yaml(over, "own.yaml", d);
	struct layout_style *style;

	style_merge(tree, own, d);
	style = style_new(tree, d);
	xmlFreeDoc(own);
	xmlFreeDoc(tree);
	return style;
}

static bool has_family(const struct layout_style *style, const char *id)
{
	for (guint i = 0; i < style->families->len; i++)
		if (strcmp(((struct font_family *)style->families->pdata[i])->id, id) == 0)
			return true;
	return false;
}

/* Only the families of typefaces that some style names are there to be opened. */
static void families_in_use(void **state)
{
	struct diag *d = diag_new();
	struct layout_style *sans = base_with("theme: x\n", d);
	struct layout_style *serif = base_with("text:\n  - {id: body, typeface: serif}\n", d);
	struct layout_style *both =
		base_with("text:\n  - {id: heading-1, typeface: serif}\n", d);

	(void)state;
	assert_int_equal(diag_all(d)->len, 0);
	assert_true(has_family(sans, "latin") && has_family(sans, "math") && !has_family(sans, "serif"));
	assert_true(has_family(serif, "serif-han") && has_family(serif, "math"));
	assert_false(has_family(serif, "han"));
	assert_true(has_family(both, "serif") && has_family(both, "latin"));
	assert_int_equal(both->heading[2]->look.typeface, both->heading[0]->look.typeface);
	style_free(both);
	style_free(serif);
	style_free(sans);
	diag_free(d);
}

static const struct {
	const char *over;
	enum msg id;
	int line;
} faults[] = {
	{ "text:\n  - {id: body, typeface: slab}\n", MSG_STYLE_NAME, 2 },
	{ "text:\n  - {id: body, colour: inkk}\n", MSG_STYLE_VALUE, 2 },
	{ "qr: {size: 0}\n", MSG_STYLE_VALUE, 1 },
	{ "watermarks:\n  - {id: draft, size: 0.5}\n", MSG_STYLE_VALUE, 2 },
	{ "pages:\n  - id: cover\n    areas:\n      - {id: top, shrink-to: 0.1}\n", MSG_STYLE_VALUE, 4 },
	{ "pages:\n  - id: cover\n    areas:\n      - {id: top, shrink-to: 1.1}\n", MSG_STYLE_VALUE, 4 },
	{ "text:\n  - {id: body,\n     leading: 3}\n", MSG_STYLE_LEADING, 2 },
	{ "text:\n  - {id: own, like: bodie}\n", MSG_STYLE_NAME, 2 },
	{ "colours:\n  - {id: ink, value: black}\n", MSG_STYLE_VALUE, 2 },
	{ "colours:\n  - {id: ink, value: \"# 12345\"}\n", MSG_STYLE_VALUE, 2 },
	{ "pages:\n  - id: portrait\n    left: 500\n", MSG_STYLE_PAGE, 2 },
	{ "list: {gap: wide}\n", MSG_STYLE_VALUE, 1 },
	{ "list: {gap: .inf}\n", MSG_STYLE_VALUE, 1 },
	{ "fonts:\n  - {id: latin, bold: ../Bold.ttf}\n", MSG_STYLE_VALUE, 2 },
};

static void faults_have_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		struct diag *d = diag_new();
		struct layout_style *style = base_with(faults[i].over, d);
		const struct diagnostic *found = diag_all(d)->len ? diag_all(d)->pdata[0] : NULL;

		if (style || !found || found->id != faults[i].id || found->at.line != faults[i].line ||
		    strcmp(found->at.file, "own.yaml") != 0)
			fail_msg("%s: %s", faults[i].over, found ? found->text : "nothing said");
		style_free(style);
		diag_free(d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merged),	     cmocka_unit_test(places),
		cmocka_unit_test(given_twice),	     cmocka_unit_test(families_in_use),
		cmocka_unit_test(faults_have_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
