/* PDF: what drawing marks and the finisher makes of it: content, tags, metadata, profile. */
#include "emit/content.h"
#include "emit/finish.h"
#include "emit/icc.h"
#include "emit/object.h"
#include "emit/pdf.h"
#include "emit/xmp.h"
#include "press.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* ---- content streams ---- */

/* A letter a mark: P, H, L(ink); a, f: running head and foot; w: painted as a whole. */
static GArray *marks_of(const char *letters)
{
	static struct node p = { .kind = NODE_PARA }, h = { .kind = NODE_H1 }, l = { .kind = NODE_LINK },
		figure = { .kind = NODE_FIGURE }, text = { .kind = NODE_TEXT, .parent = &p };
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));

	for (; *letters; letters++) {
		struct mark m = { 0 };

		m.node = *letters == 'P' ? &p : *letters == 'H' ? &h : *letters == 'L' ? &l
			: *letters == 'w' ? &figure : *letters == 't' ? &text : NULL;
		m.artifact = *letters == 'f' ? ARTIFACT_FOOT : *letters == 'W' ? ARTIFACT_WATERMARK
			: ARTIFACT_HEAD;
		m.whole = *letters == 'w' || *letters == 'W';
		g_array_append_val(marks, m);
	}
	return marks;
}

/* The content rewritten, or the reason why not; the caller frees. */
static char *rewrite(const char *content, const char *letters)
{
	GArray *marks = marks_of(letters);
	GPtrArray *numbered = g_ptr_array_new();
	const char *fault = NULL;
	GString *out = content_rewrite(content, strlen(content), marks, numbered, &fault);

	g_ptr_array_unref(numbered);
	g_array_unref(marks);
	assert_true(!out == !!fault);
	return out ? g_string_free(out, FALSE) : g_strconcat("fault: ", fault, NULL);
}

static void expect_content(const char *content, const char *letters, const char *expected)
{
	char *got = rewrite(content, letters);

	assert_string_equal(got, expected);
	g_free(got);
}

static void expect_fault(const char *content, const char *letters, const char *words)
{
	char *got = rewrite(content, letters);

	if (!g_str_has_prefix(got, "fault: ") || !strstr(got, words))
		fail_msg("%s\ninstead of a fault that says: %s", got, words);
	g_free(got);
}

#define P0 "/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n"

static void marks_are_numbered_and_named(void **state)
{
	(void)state;
	expect_content(P0, "P", "/P<</MCID 0>>BDC\n\nBT (a) Tj ET\nEMC\n");
	/* An artifact takes no number; a link is drawn as a span; text between is its parent's. */
	expect_content("/NonStruct << /MCID 0 >> BDC\nBT [(a)] TJ ET\nEMC\n"
		       "/Span << /MCID 1 >> BDC\nBT (b) ' ET\nEMC\n"
		       "/P << /MCID 2 >> BDC\nBT <41> Tj ET\nEMC\n", "aLt",
		       "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n\n"
		       "BT [(a)] TJ ET\nEMC\n"
		       "/Link<</MCID 0>>BDC\n\nBT (b) ' ET\nEMC\n"
		       "/P<</MCID 1>>BDC\n\nBT <41> Tj ET\nEMC\n");
}

static void what_is_in_no_mark_is_an_artifact(void **state)
{
	(void)state;
	expect_content("q 1 0 0 rg\n0 0 9 9 re f\n0 g 1 1 m 2 2 l S\nQ\n", "",
		       "q 1 0 0 rg\n/Artifact<</Type/Layout>>BDC\n0 0 9 9 re f\n0 g 1 1 m 2 2 l S\n"
		       "EMC\nQ\n");
	/* A path that only clips is not painted. */
	expect_content("q 0 0 9 9 re W n\nQ\n", "", "q 0 0 9 9 re W n\nQ\n");
	expect_content("1 1 m 2 2 l\n3 3 l h f*\n" P0, "P",
		       "/Artifact<</Type/Layout>>BDC\n1 1 m 2 2 l\n3 3 l h f*\nEMC\n"
		       "/P<</MCID 0>>BDC\n\nBT (a) Tj ET\nEMC\n");
}

static void objects_are_marks(void **state)
{
	(void)state;
	expect_content("/a0 gs /x5 Do\nq 2 0 0 2 0 0 cm\n/x6 Do\nQ\n", "Ww",
		       "/a0 gs /Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n/x5 Do\nEMC\n"
		       "q 2 0 0 2 0 0 cm\n/Figure<</MCID 0>>BDC\n/x6 Do\nEMC\nQ\n");
}

static void strings_are_no_operators(void **state)
{
	(void)state;
	expect_content("/P << /MCID 0 >> BDC\nBT (EMC \\) (f) S) Tj ET\nEMC\n% f S Do\n", "P",
		       "/P<</MCID 0>>BDC\n\nBT (EMC \\) (f) S) Tj ET\nEMC\n% f S Do\n");
	/* Marks within a mark are left alone, as those of ligatures. */
	expect_content("/P << /MCID 0 >> BDC\nBT /Span << /ActualText (fi) >> BDC (a) Tj EMC ET\nEMC\n",
		       "P", "/P<</MCID 0>>BDC\n\nBT /Span << /ActualText (fi) >> BDC (a) Tj EMC ET\nEMC\n");
	expect_content("/P << /MCID 0 /A <F> >> BDC\nBT [<f> -1 <b>] TJ ET\nEMC\n", "P",
		       "/P<</MCID 0>>BDC\n\nBT [<f> -1 <b>] TJ ET\nEMC\n");
}

/* A word of which its glyphs are not the characters, as a reader is to take it. */
static void text_is_replaced(void **state)
{
	static const struct shaped word = { .text = "Ź̂", .bytes = 5 }, space = { .text = " ", .bytes = 1 };
	static const struct run_word words[] = { { &word, 0 }, { &space, 5 } };
	GPtrArray *numbered = g_ptr_array_new();
	GArray *marks = marks_of("Pa");
	const char *fault = NULL;
	GString *out;

	(void)state;
	for (guint i = 0; i < marks->len; i++) {
		g_array_index(marks, struct mark, i).replaced = words;
		g_array_index(marks, struct mark, i).count = 1 + i;
	}
	out = content_rewrite(P0 "/NonStruct << /MCID 1 >> BDC\nBT (b) Tj ET\nEMC\n",
			      strlen(P0 "/NonStruct << /MCID 1 >> BDC\nBT (b) Tj ET\nEMC\n"), marks,
			      numbered, &fault);
	assert_non_null(out);
	assert_string_equal(out->str,
		"/P<</MCID 0>>BDC\n/Span<</ActualText<FEFF01790302>>>BDC\n\nBT (a) Tj ET\nEMC\nEMC\n"
		"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
		"/Span<</ActualText<FEFF017903020020>>>BDC\n\nBT (b) Tj ET\nEMC\nEMC\n");
	g_string_free(out, TRUE);
	g_array_unref(marks);
	g_ptr_array_unref(numbered);
}

static void content_must_be_what_was_drawn(void **state)
{
	(void)state;
	expect_fault(P0, "", "more marked content");
	expect_fault(P0, "PP", "less marked content");
	expect_fault(P0, "H", "another name");
	expect_fault(P0, "w", "not in the order");
	expect_fault("/x5 Do\n", "P", "not in the order");
	expect_fault("/x5 Do\n", "", "more marked content");
	expect_fault("/P BMC\nEMC\n", "P", "operator");
	expect_fault("/P << /MCID 0 >> BDC\n/P << /MCID 1 >> BDC\nEMC\nEMC\n", "PP", "nested");
	expect_fault("/P << /MCID 0 >> BDC\n/x5 Do\nEMC\n", "P", "within a mark");
	expect_fault("/P << /MCID 0 >> BDC\nBT (a) Tj ET\n", "P", "does not end");
	expect_fault("EMC\n", "", "has not begun");
	expect_fault("BT (a) Tj ET\n", "", "outside of every mark");
	expect_fault("/P << /Lang (en) >> BDC\nEMC\n", "P", "another name");
	expect_fault("BI /W 1 ID x EI\n", "", "operator");
	expect_fault("/P << /MCID 0 >> BDC\nBT (a", "P", "does not end");
}

/* ---- objects ---- */

static void expect_put(void (*put)(GString *out, const char *text), const char *text,
		       const char *expected)
{
	GString *out = g_string_new(NULL);

	put(out, text);
	assert_string_equal(out->str, expected);
	g_string_free(out, TRUE);
}

static void texts_and_names(void **state)
{
	(void)state;
	expect_put(put_text, "a (b) \\", "(a \\(b\\) \\\\)");
	expect_put(put_text, "云é", "<FEFF4E9100E9>");
	expect_put(put_text, "a\x7F", "<FEFF0061007F>");
	expect_put(put_text, "\xF0\xA0\xAE\xB7", "<FEFFD842DFB7>");
	expect_put(put_bytes, "a\rb", "(a\\rb)");
	expect_put(put_name, "text/yaml", "text#2Fyaml");
}

static void numbers(void **state)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = { { 1, " 1" }, { 1.5, " 1.50" }, { -0.25, " -0.25" }, { -0.001, " 0" }, { 841.89, " 841.89" } };
	GString *out = g_string_new(NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_string_truncate(out, 0);
		put_number(out, cases[i].value);
		assert_string_equal(out->str, cases[i].text);
	}
	g_string_free(out, TRUE);
}

/* ---- the profile ---- */

static unsigned word_at(const unsigned char *p)
{
	return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static void profile_is_whole(void **state)
{
	GBytes *icc = icc_srgb(), *again = icc_srgb();
	gsize size;
	const unsigned char *p = g_bytes_get_data(icc, &size);

	(void)state;
	assert_true(g_bytes_equal(icc, again));
	assert_int_equal(word_at(p), size);
	assert_int_equal(size % 4, 0);
	assert_memory_equal(p + 12, "mntrRGB XYZ ", 12);
	assert_memory_equal(p + 36, "acsp", 4);
	for (unsigned i = 0; i < word_at(p + 128); i++) {
		const unsigned char *entry = p + 132 + 12 * i;

		assert_int_equal(word_at(entry + 4) % 4, 0);
		assert_true(word_at(entry + 4) + word_at(entry + 8) <= size);
	}
	g_bytes_unref(icc);
	g_bytes_unref(again);
}

/* ---- whole files ---- */

#define FLOW \
	"<meta name='title' value='云服务 &amp; more'/><meta name='date' value='2026-04-23'/>" \
	"<meta name='program' value='csmsc'/><meta name='number' value='HD-01'/>" \
	"<meta name='approvals' value='A, 2026-04-22'/><meta name='content-digest' value='d16e57'/>" \
	"<field name='watermark'>草稿</field>" \
	"<field name='organisation'>h <link href='https://head.example'>x</link></field>" \
	"<sequence page='portrait'>" \
	"<heading level='1' id='a'>云</heading><heading level='3'>b</heading><heading level='2'>c</heading>" \
	"<heading level='4'>d</heading><para>“云” <link href='https://example.org/云'>e</link> " \
	"<link to='a'>f</link> <run xml:lang='en'>g</run> ☐</para>" \
	"<table style='plain' widths='1 1' header-rows='1'><row><cell columns='2'><para>h</para></cell></row>" \
	"<row><cell style='label'><para>i</para></cell><cell/></row></table>" \
	"<list><item label='1.'><para>j</para></item></list></sequence>"

static GBytes *pdf_of(struct press *p, const GPtrArray *attachments)
{
	struct pages *pages = press_in(p, "zh-CN", "draft", FLOW);
	struct drawn *drawn;
	GBytes *out;

	assert_non_null(pages);
	drawn = pdf_write(pages, p->diag);
	assert_non_null(drawn);
	out = pdf_finish(drawn, pages, attachments, p->diag);
	assert_non_null(out);
	assert_int_equal(diag_all(p->diag)->len, 0);
	drawn_free(drawn);
	pages_free(pages);
	return out;
}

static bool holds(GBytes *bytes, const char *text)
{
	gsize size;
	const char *p = g_bytes_get_data(bytes, &size);

	return memmem(p, size, text, strlen(text)) != NULL;
}

static void expect_parts(GBytes *pdf, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!holds(pdf, parts[i]))
			fail_msg("the PDF lacks %s", parts[i]);
}

static void pdf_says_what_it_is(void **state)
{
	static const char *const parts[] = {
		"%PDF-1.7", "/Lang(zh-CN)", "/DisplayDocTitle true", "/PageLabels", "/Outlines", "/ID[",
		"/CreationDate(D:20260423000000Z)", "/ModDate(D:20260423000000Z)", "/DocumentNumber(HD-01)",
		"/Producer(csmsc)", "/URI(https://example.org/%E4%BA%91)", "/F 4",
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">云服务 &amp; more</rdf:li>",
		"<csmsc:DocumentNumber>HD-01</csmsc:DocumentNumber>",
		"<csmsc:Approvals>A, 2026-04-22</csmsc:Approvals>", "/Approvals(A, 2026-04-22)",
		"<csmsc:ContentDigest>d16e57</csmsc:ContentDigest>", "/ContentDigest(d16e57)",
		"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A<", "<pdfuaid:part>1</pdfuaid:part>",
		"/OutputIntents", "/GTS_PDFA1", "/Marked true", "/CIDToGIDMap/Identity",
	};
	GBytes *pdf = pdf_of(*state, NULL);

	expect_parts(pdf, parts, G_N_ELEMENTS(parts));
	assert_false(holds(pdf, "cairo"));
	assert_false(holds(pdf, "head.example"));
	assert_false(holds(pdf, "/AF"));
	g_bytes_unref(pdf);
}

static void pdf_has_its_structure(void **state)
{
	static const char *const parts[] = {
		"/S/Document", "/S/H1", "/S/H4", "/S/P/P ", "/S/Link", "/S/Span", "/Lang(en)",
		"/S/Table", "/S/THead", "/S/TBody", "/S/TR", "/ColSpan 2", "/Scope/Column", "/Scope/Row",
		"/S/L/P ", "/ListNumbering/Decimal", "/S/Lbl", "/S/LBody", "/Type/OBJR", "/ParentTree",
		"/StructParents 0", "/StructParent 1", "/StructParent 2", "/Tabs/S", "/Contents(f)",
	};
	GBytes *pdf = pdf_of(*state, NULL);

	expect_parts(pdf, parts, G_N_ELEMENTS(parts));
	g_bytes_unref(pdf);
}

static void pdf_carries_its_source(void **state)
{
	static const char *const parts[] = {
		"<pdfaid:part>3</pdfaid:part>", "/AFRelationship/Source", "/Subtype/text#2Fyaml",
		"/Type/EmbeddedFile", "/Type/Filespec", "/AF[", "/EmbeddedFiles", "/Size 6", "/CheckSum<",
		"/ModDate(D:20260423000000Z)",
	};
	struct attachment file = { (char *)"csms.yaml", "text/yaml", "Source", (char *)"源",
				   g_bytes_new_static("a: b\n\n", 6) };
	GPtrArray *files = g_ptr_array_new();
	GBytes *pdf;

	g_ptr_array_add(files, &file);
	pdf = pdf_of(*state, files);
	expect_parts(pdf, parts, G_N_ELEMENTS(parts));
	g_bytes_unref(pdf);
	g_bytes_unref(file.bytes);
	g_ptr_array_unref(files);
}

static void pdf_is_reproducible(void **state)
{
	GBytes *first = pdf_of(*state, NULL), *second = pdf_of(*state, NULL);

	assert_true(g_bytes_equal(first, second));
	g_bytes_unref(first);
	g_bytes_unref(second);
}

/* Words whose text is replaced keep the spaces between them. */
static void replaced_words_are_apart(void **state)
{
	static const size_t counts[] = { 2, 1, 2 };
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<para>a e\xCC\x81 e\xCC\x81 b e\xCC\x81 "
					       "<run style='status-none'>c</run></para>");
	struct drawn *drawn = pdf_write(pages, p->diag);
	const GArray *marks = drawn->marks->pdata[0];
	size_t found = 0;

	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);

		if (!mark->count)
			continue;
		assert_string_equal(mark->replaced->word->text, "e\xCC\x81");
		assert_int_equal(mark->count, counts[found++ % 3]);
	}
	assert_int_equal(found, 3);
	drawn_free(drawn);
	pages_free(pages);
}

/* ---- faults ---- */

static void broken_pdf_is_reported(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<para>a</para>");
	struct drawn broken = { g_bytes_new_static("no PDF", 6), g_ptr_array_new() };

	assert_null(pdf_finish(&broken, pages, NULL, p->diag));
	assert_int_equal(press_message(p, 0), MSG_PDF_FINISH);
	g_bytes_unref(broken.bytes);
	g_ptr_array_unref(broken.marks);
	pages_free(pages);
}

/* A mark too many: what the tree would say of the page is not what is on it. */
static void surplus_marks_are_reported(void **state)
{
	struct press *p = *state;
	struct pages *pages = press_blocks(p, "<para>a</para>");
	struct drawn *drawn = pdf_write(pages, p->diag);
	GArray *marks = drawn->marks->pdata[0];
	struct mark again = g_array_index(marks, struct mark, 0);

	g_array_append_val(marks, again);
	assert_null(pdf_finish(drawn, pages, NULL, p->diag));
	assert_int_equal(press_message(p, 0), MSG_PDF_FINISH);
	drawn_free(drawn);
	pages_free(pages);
}

/* Spaces alone leave no mark; an empty page has none. */
static void pages_with_little_on_them(void **state)
{
	static const char *const blocks[] = {
		"<space height='9'/>", "<para id='x'><link to='x'>a</link> <link to='x'>b</link></para>",
		"<para> </para>", "<rule/>", "<para><run style='status-none'>a</run><bar width='40'/></para>",
	};
	struct press *p = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++) {
		struct pages *pages = press_blocks(p, blocks[i]);
		struct drawn *drawn = pdf_write(pages, p->diag);
		GBytes *pdf = pdf_finish(drawn, pages, NULL, p->diag);

		assert_non_null(pdf);
		g_bytes_unref(pdf);
		drawn_free(drawn);
		pages_free(pages);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_are_numbered_and_named),
		cmocka_unit_test(what_is_in_no_mark_is_an_artifact),
		cmocka_unit_test(objects_are_marks),
		cmocka_unit_test(strings_are_no_operators),
		cmocka_unit_test(text_is_replaced),
		cmocka_unit_test(content_must_be_what_was_drawn),
		cmocka_unit_test(texts_and_names),
		cmocka_unit_test(numbers),
		cmocka_unit_test(profile_is_whole),
		cmocka_unit_test(pdf_says_what_it_is),
		cmocka_unit_test(pdf_has_its_structure),
		cmocka_unit_test(pdf_carries_its_source),
		cmocka_unit_test(pdf_is_reproducible),
		cmocka_unit_test(replaced_words_are_apart),
		cmocka_unit_test(broken_pdf_is_reported),
		cmocka_unit_test(surplus_marks_are_reported),
		cmocka_unit_test(pages_with_little_on_them),
	};

	return cmocka_run_group_tests(tests, press_open, press_close);
}
