/* The file that Cairo wrote, read as objects, and what of it is carried into a new one. */
#include "emit/carry.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* ---- slices ---- */

static struct slice slice(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static void expect_slice(struct slice got, const char *expected)
{
	char *text = got.at ? g_strndup(got.at, got.length) : NULL;

	if (expected)
		assert_non_null(text);
	if (g_strcmp0(text, expected) != 0)
		fail_msg("'%s' instead of '%s'", text, expected);
	g_free(text);
}

static void values_are_found_by_key(void **state)
{
	struct slice d = slice("<< /Type /Page % 1 /Kids (no)\n /A << /Kids [ 9 0 R ] >>\n"
			       "/Kids [ 1 0 R (]) /x << >> ] /Name (a) >>/B) /H <3E3E>/N -1.5 /R 12 0 R>>");

	(void)state;
	expect_slice(slice_value(d, "/Type"), "/Page");
	expect_slice(slice_value(d, "/A"), "<< /Kids [ 9 0 R ] >>");
	expect_slice(slice_value(d, "/Kids"), "[ 1 0 R (]) /x << >> ]");
	expect_slice(slice_value(d, "/Name"), "(a)");
	expect_slice(slice_value(d, "/H"), NULL);
	expect_slice(slice_value(slice("<</H <3E3E>/N -1.5 /R 12 0 R>>"), "/H"), "<3E3E>");
	expect_slice(slice_value(slice("<</N -1.5 /R 12 0 R>>"), "/N"), "-1.5");
	expect_slice(slice_value(slice("<</N -1.5 /R 12 0 R>>"), "/R"), "12 0 R");
	expect_slice(slice_value(slice("<</D<</H<3E>>>/N 1>>"), "/D"), "<</H<3E>>>");
	expect_slice(slice_value(d, "/Kid"), NULL);
	expect_slice(slice_value(slice("[ /Kids 1 ]"), "/Kids"), NULL);
	expect_slice(slice_value(slice("<</Kids"), "/Kids"), "");
	expect_slice(slice_value(slice("<</Kids (a"), "/B"), NULL);
}

static void dictionaries_end(void **state)
{
	(void)state;
	expect_slice(slice_dictionary(slice("<</A<</B[<<>>]>>/C(>>)>>\nstream >>")), "<</A<</B[<<>>]>>/C(>>)>>");
	expect_slice(slice_dictionary(slice("<<>>")), "<<>>");
	expect_slice(slice_dictionary(slice("<</ID[<00><01>]/H<3C3C>>>>")), "<</ID[<00><01>]/H<3C3C>>>");
	expect_slice(slice_dictionary(slice("<</H<3C")), NULL);
	expect_slice(slice_dictionary(slice("<</A(\\")), NULL);
	expect_slice(slice_dictionary(slice("<</A<<>>")), NULL);
	expect_slice(slice_dictionary(slice("[<<>>]")), NULL);
	expect_slice(slice_dictionary(slice("")), NULL);
}

static void references_are_found(void **state)
{
	struct slice text = slice("5 12 0 R /a4 0 R (3 0 R) 7 0 R]% 8 0 R\n 0 0 R 99999999999999999999 0 R"),
		before;
	gsize at = 0;

	(void)state;
	assert_int_equal(slice_reference(text, &at, &before), 12);
	expect_slice(before, "5 ");
	assert_int_equal(slice_reference(text, &at, &before), 7);
	expect_slice(before, " /a4 0 R (3 0 R) ");
	assert_int_equal(slice_reference(text, &at, &before), 0);
	assert_int_equal(at, text.length);
	assert_int_equal(slice_referred(slice("12 0 R")), 12);
	assert_int_equal(slice_referred(slice("[12 0 R]")), 0);
	assert_int_equal(slice_referred(slice("12")), 0);
}

/* ---- files ---- */

/* A file of these objects, in this order, the first at the end so that places do not follow numbers;
 * "@" stands for the place of the table. */
static GBytes *file_of(const char *const *objects, guint count, const char *foot)
{
	GString *out = g_string_new("%PDF-1.4\n");
	gsize *places = g_new0(gsize, count + 1), table;

	for (guint i = 0; i < count; i++) {
		guint number = (i + 1) % count + 1;

		places[number] = out->len;
		g_string_append_printf(out, "%u 0 obj\n%s\nendobj\n", number, objects[number - 1]);
	}
	table = out->len;
	g_string_append_printf(out, "xref\n0 %u\n0000000000 65535 f \n", count + 1);
	for (guint i = 1; i <= count; i++)
		g_string_append_printf(out, "%010zu 00000 n \n", (size_t)places[i]);
	g_string_append_printf(out, foot, (size_t)table);
	g_free(places);
	return g_string_free_to_bytes(out);
}

#define FOOT "trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n"

static void objects_stand_where_the_table_says(void **state)
{
	static const char *const objects[] = { "<< /Type /Catalog >>", "[ 1 0 R ]", "12" };
	GBytes *bytes = file_of(objects, 3, FOOT);
	struct cairo_file file;

	(void)state;
	assert_true(cairo_file_open(&file, bytes));
	for (guint i = 0; i < 3; i++)
		expect_slice(cairo_file_object(&file, i + 1), objects[i]);
	expect_slice(cairo_file_object(&file, 0), NULL);
	expect_slice(cairo_file_object(&file, 4), NULL);
	expect_slice(slice_value(file.trailer, "/Root"), "1 0 R");
	cairo_file_close(&file);
	g_bytes_unref(bytes);
}

/* However the file is cut off, it is refused or read within its bounds (sanitisers watch). */
static void files_cut_off_are_refused(void **state)
{
	static const char *const objects[] = { "<< /Type /Catalog >>", "[ 1 0 R ]" };
	GBytes *whole = file_of(objects, 2, FOOT);
	gsize size = g_bytes_get_size(whole);

	(void)state;
	for (gsize i = 0; i < size - strlen("\n%%EOF\n"); i++) {
		GBytes *copy = g_bytes_new(g_bytes_get_data(whole, NULL), i);
		struct cairo_file file;

		assert_false(cairo_file_open(&file, copy));
		cairo_file_close(&file);
		g_bytes_unref(copy);
	}
	g_bytes_unref(whole);
}

static void other_forms_are_refused(void **state)
{
	static const char *const feet[] = {
		"trailer\n[ ]\nstartxref\n%zu\n%%%%EOF\n", "startxref\n%zu\n%%%%EOF\n",
		"trailer\n<< /Size 9 >>\nstartxref\n9%zu\n%%%%EOF\n", "trailer\n<< /Size 9 >>\nstartxref\n0\n%%%%EOF\n",
	};
	static const char *const objects[] = { "<< >>" };

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(feet); i++) {
		GBytes *bytes = file_of(objects, 1, feet[i]);
		struct cairo_file file;

		assert_false(cairo_file_open(&file, bytes));
		cairo_file_close(&file);
		g_bytes_unref(bytes);
	}
}

/* ---- what is carried ---- */

/* What a new file holds that refers to these objects; NULL if that fails.  The caller frees. */
static char *carried(const char *const *objects, guint count, const char *text)
{
	GBytes *bytes = file_of(objects, count, FOOT);
	struct cairo_file file;
	struct objects out = objects_new();
	unsigned first = objects_reserve(&out, 1);
	struct carrier carrier;
	char *got = NULL;

	assert_true(cairo_file_open(&file, bytes));
	carrier = carrier_new(&file, &out);
	object_begin(&out, first);
	carry_text(&carrier, slice(text));
	object_end(&out);
	if (carry_objects(&carrier))
		got = g_strdup(strstr(out.out->str, "1 0 obj"));
	carrier_clear(&carrier);
	objects_clear(&out);
	cairo_file_close(&file);
	g_bytes_unref(bytes);
	return got;
}

static void what_is_referred_to_is_carried(void **state)
{
	static const char *const objects[] = {
		"(not wanted)",
		"<< /Length 3 0 R /Again 2 0 R >>\nstream\n1 0 R\nendstream",
		"5",
		"<< /Subtype /CIDFontType2 /W [ 0 1 ] >>",
		"<< /Subtype /CIDFontType2 /CIDToGIDMap /Identity >>",
	};
	char *got = carried(objects, 5, "[4 0 R 2 0 R 5 0 R]"), *missing = carried(objects, 5, "7 0 R");

	(void)state;
	assert_string_equal(got,
		"1 0 obj\n[2 0 R 3 0 R 4 0 R]\nendobj\n"
		"2 0 obj\n<< /Subtype /CIDFontType2 /W [ 0 1 ] /CIDToGIDMap/Identity>>\nendobj\n"
		"3 0 obj\n<< /Length 5 0 R /Again 3 0 R >>\nstream\n1 0 R\nendstream\nendobj\n"
		"4 0 obj\n<< /Subtype /CIDFontType2 /CIDToGIDMap /Identity >>\nendobj\n"
		"5 0 obj\n5\nendobj\n");
	assert_null(missing);
	g_free(got);
}

static void streams_are_inflated(void **state)
{
	static const char text[] = "BT (a) Tj ET";
	struct objects out = objects_new();
	GString *content = g_string_new("before");
	char *big = g_strnfill(300000, 'x');
	struct cairo_file file;
	GBytes *bytes;

	(void)state;
	objects_reserve(&out, 3);
	object_deflated(&out, 1, "", text, strlen(text));
	object_deflated(&out, 2, "", big, strlen(big));
	object_stream(&out, 3, "", text, strlen(text));
	objects_end(&out, "/Root 1 0 R");
	bytes = objects_take(&out);
	assert_true(cairo_file_open(&file, bytes));
	assert_true(cairo_file_content(&file, 1, content));
	assert_string_equal(content->str, text);
	assert_true(cairo_file_content(&file, 2, content));
	assert_string_equal(content->str, big);
	assert_false(cairo_file_content(&file, 3, content));
	assert_false(cairo_file_content(&file, 4, content));
	cairo_file_close(&file);
	objects_clear(&out);
	g_string_free(content, TRUE);
	g_bytes_unref(bytes);
	g_free(big);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_found_by_key),
		cmocka_unit_test(dictionaries_end),
		cmocka_unit_test(references_are_found),
		cmocka_unit_test(objects_stand_where_the_table_says),
		cmocka_unit_test(files_cut_off_are_refused),
		cmocka_unit_test(other_forms_are_refused),
		cmocka_unit_test(what_is_referred_to_is_carried),
		cmocka_unit_test(streams_are_inflated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
