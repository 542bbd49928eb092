#include "emit/finish_private.h"

#include "emit/content.h"
#include "emit/icc.h"
#include "emit/xmp.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* What Cairo wrote is read, the content of its pages rewritten, and all that is missing written
 * behind it as an update in memory; then qpdf reads both and writes one file of them. */

/* Warnings are 1, errors 2; what Cairo writes gives neither. */
static bool failed(qpdf_data q, QPDF_ERROR_CODE code, struct diag *d)
{
	const char *text = "unknown fault";

	if (code <= QPDF_WARNINGS && !qpdf_has_error(q))
		return false;
	if (qpdf_has_error(q))
		text = qpdf_get_error_message_detail(q, qpdf_get_error(q));
	diag_at(d, SPAN_NONE, MSG_PDF_FINISH, text);
	return true;
}

static qpdf_data open_pdf(const char *bytes, gsize size, struct diag *d)
{
	qpdf_data q = qpdf_init();

	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	qpdf_silence_errors(q);
	if (!failed(q, qpdf_read_memory(q, "PDF", bytes, size, NULL), d))
		return q;
	qpdf_cleanup(&q);
	return NULL;
}

/* ---- pages ---- */

static unsigned write_content(struct finisher *f, qpdf_data q, qpdf_oh page, const GArray *marks,
			      GPtrArray *numbered, const char **fault)
{
	unsigned char *bytes = NULL;
	size_t length = 0;
	unsigned number = 0;
	GString *content;

	if (qpdf_oh_get_page_content_data(q, page, &bytes, &length) > QPDF_WARNINGS) {
		*fault = "the content of a page cannot be read";
		return 0;
	}
	content = content_rewrite((const char *)bytes, length, marks, numbered, fault);
	free(bytes);
	if (!content)
		return 0;
	number = objects_reserve(&f->objects, 1);
	object_stream(&f->objects, number, "", content->str, content->len);
	g_string_free(content, TRUE);
	return number;
}

/* The page's dictionary without its end, and without what is written anew. */
static char *page_dictionary(qpdf_data q, qpdf_oh page)
{
	static const char *const anew[] = { "/Contents", "/Annots", "/StructParents", "/Tabs" };
	const char *text;

	for (size_t i = 0; i < G_N_ELEMENTS(anew); i++)
		qpdf_oh_remove_key(q, page, anew[i]);
	text = qpdf_oh_unparse_resolved(q, page);
	return g_strndup(text, strlen(text) - strlen(">>"));
}

static void put_annotations(const struct finisher *f, size_t page, guint *next)
{
	GString *out = f->objects.out;
	guint first = *next;

	for (; *next < f->annotations->len; ++*next) {
		const struct annotation *a =
			&g_array_index(f->annotations, struct annotation, *next);

		if (a->page != page)
			break;
		g_string_append(out, *next == first ? "/Annots[" : " ");
		put_ref(out, a->object);
	}
	if (*next > first)
		g_string_append_c(out, ']');
}

static void write_page(struct finisher *f, qpdf_data q, size_t i, unsigned content, guint *next)
{
	char *dictionary = page_dictionary(q, qpdf_get_page_n(q, i));
	GString *out = f->objects.out;

	object_begin(&f->objects, f->page[i]);
	g_string_append_printf(out, "%s/Contents ", dictionary);
	put_ref(out, content);
	g_string_append_printf(out, "/Tabs/S/StructParents %u", tag_page_key(f, i));
	put_annotations(f, i, next);
	g_string_append(out, ">>");
	object_end(&f->objects);
	g_free(dictionary);
}

static bool write_pages(struct finisher *f, qpdf_data q, const struct drawn *drawn, struct diag *d)
{
	const char *fault = NULL;
	guint next = 0;

	for (size_t i = 0; i < f->pages->pages->len && !fault; i++) {
		unsigned content = write_content(f, q, qpdf_get_page_n(q, i),
						 drawn->marks->pdata[i], f->numbered[i], &fault);

		if (content)
			write_page(f, q, i, content, &next);
	}
	if (fault)
		diag_at(d, SPAN_NONE, MSG_PDF_FINISH, fault);
	return !fault;
}

/* ---- the document ---- */

static unsigned write_intent(struct finisher *f)
{
	unsigned number = objects_reserve(&f->objects, 2);
	GBytes *profile = icc_srgb();
	gsize size;
	const char *bytes = g_bytes_get_data(profile, &size);

	object_stream(&f->objects, number, "/N 3/Alternate/DeviceRGB", bytes, size);
	object_begin(&f->objects, number + 1);
	g_string_append(f->objects.out, "<</Type/OutputIntent/S/GTS_PDFA1"
			"/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
			"/RegistryName(http://www.color.org)/DestOutputProfile ");
	put_ref(f->objects.out, number);
	g_string_append(f->objects.out, ">>");
	object_end(&f->objects);
	g_bytes_unref(profile);
	return number + 1;
}

static unsigned write_metadata(struct finisher *f, int part)
{
	unsigned number = objects_reserve(&f->objects, 1);
	char *packet = xmp_packet(f->pages, part);

	object_stream(&f->objects, number, "/Type/Metadata/Subtype/XML", packet, strlen(packet));
	g_free(packet);
	return number;
}

static unsigned write_information(struct finisher *f)
{
	unsigned number = objects_reserve(&f->objects, 1);
	GArray *properties = pdf_properties(f->pages);

	object_begin(&f->objects, number);
	g_string_append(f->objects.out, "<<");
	for (guint i = 0; i < properties->len; i++) {
		const struct pdf_property *p = &g_array_index(properties, struct pdf_property, i);

		g_string_append(f->objects.out, p->key);
		put_text(f->objects.out, p->value);
	}
	g_string_append(f->objects.out, ">>");
	object_end(&f->objects);
	g_array_unref(properties);
	return number;
}

static void put_part(GString *out, const char *key, unsigned object)
{
	g_string_append(out, key);
	put_ref(out, object);
}

static unsigned write_catalog(struct finisher *f, unsigned page_tree, const GPtrArray *attachments)
{
	GString *catalog = g_string_new("<</Type/Catalog/MarkInfo<</Marked true>>"
		"/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>"
		"/PageLabels<</Nums[0<</S/D>>]>>/Lang");
	unsigned number;

	put_bytes(catalog, f->pages->lang);
	put_part(catalog, "/Pages ", page_tree);
	put_part(catalog, "/Outlines ", outline_write(f));
	put_part(catalog, "/StructTreeRoot ", tag_write(f));
	put_part(catalog, "/Metadata ", write_metadata(f, attachments ? 3 : 2));
	g_string_append(catalog, "/OutputIntents[");
	put_ref(catalog, write_intent(f));
	g_string_append_c(catalog, ']');
	if (attachments)
		attachments_write(f, attachments, catalog);
	g_string_append(catalog, ">>");
	number = objects_reserve(&f->objects, 1);
	object_begin(&f->objects, number);
	g_string_append_len(f->objects.out, catalog->str, (gssize)catalog->len);
	object_end(&f->objects);
	g_string_free(catalog, TRUE);
	return number;
}

/* Where the file's own table of cross-references stands: the number at its end. */
static gsize table_place(GBytes *raw)
{
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size), *mark;
	gsize tail = MIN(size, 64);

	mark = g_strrstr_len(bytes + size - tail, (gssize)tail, "startxref");
	return mark ? (gsize)g_ascii_strtoull(mark + strlen("startxref"), NULL, 10) : 0;
}

/* Cairo's own tree of our marks is of no use, but qpdf would read all of it.  Where the table of
 * cross-references is not of the plain form that Cairo writes, that is what happens. */
static void drop_elements(struct finisher *f, GBytes *raw)
{
	static const char entry[] = "0000000016 00000 n \n", kind[] = " 0 obj\n<< /Type /StructElem";
	gsize size, place = table_place(raw);
	const char *bytes = g_bytes_get_data(raw, &size);
	const char *table = place < size ? g_strstr_len(bytes + place, 64, "\n0 ") : NULL;

	table = table ? memchr(table + 1, '\n', 16) : NULL;
	for (unsigned i = 1; table && i < f->objects.first; i++) {
		gsize at = (gsize)g_ascii_strtoull(table + 1 + i * strlen(entry), NULL, 10);
		const char *head = at + 64 < size ? memchr(bytes + at, ' ', 16) : NULL;

		if (head && memcmp(head, kind, strlen(kind)) == 0)
			object_drop(&f->objects, i);
	}
}

/* Writes all that is missing; false with a diagnostic. */
static bool write_update(struct finisher *f, qpdf_data q, const struct drawn *drawn,
			 const GPtrArray *attachments, struct diag *d)
{
	unsigned page_tree = (unsigned)qpdf_oh_get_object_id(
		q, qpdf_oh_get_key(q, qpdf_get_root(q), "/Pages"));
	GString *trailer;

	links_write(f);
	if (!write_pages(f, q, drawn, d))
		return false;
	drop_elements(f, drawn->bytes);
	trailer = g_string_new(NULL);
	put_part(trailer, "/Root ", write_catalog(f, page_tree, attachments));
	put_part(trailer, "/Info ", write_information(f));
	objects_end(&f->objects, trailer->str, table_place(drawn->bytes));
	g_string_free(trailer, TRUE);
	return true;
}

static bool read_pages(struct finisher *f, qpdf_data q, struct diag *d)
{
	size_t count = f->pages->pages->len;

	if ((size_t)qpdf_get_num_pages(q) != count) {
		diag_at(d, SPAN_NONE, MSG_PDF_FINISH,
			"the number of pages is not that of the layout");
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		f->page[i] = (unsigned)qpdf_oh_get_object_id(q, qpdf_get_page_n(q, i));
		f->numbered[i] = g_ptr_array_new();
	}
	return true;
}

/* ---- one file of both ---- */

/* Cairo does not say which glyph a character of a TrueType font is; it is that of its number. */
static void map_fonts(qpdf_data q, unsigned below)
{
	for (unsigned i = 1; i < below; i++) {
		qpdf_oh object = qpdf_get_object_by_id(q, (int)i, 0);
		qpdf_oh kind = qpdf_oh_get_key_if_dict(q, object, "/Subtype");

		if (qpdf_oh_is_name_and_equals(q, kind, "/CIDFontType2"))
			qpdf_oh_replace_key(q, object, "/CIDToGIDMap",
					    qpdf_oh_new_name(q, "/Identity"));
		qpdf_oh_release(q, kind);
		qpdf_oh_release(q, object);
	}
}

static GBytes *write_out(qpdf_data q, struct diag *d)
{
	if (failed(q, qpdf_init_write_memory(q), d))
		return NULL;
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	/* Approvals are signed by appended revisions, which need classic tables. */
	qpdf_set_object_stream_mode(q, qpdf_o_disable);
	qpdf_set_newline_before_endstream(q, QPDF_TRUE);
	qpdf_force_pdf_version(q, "1.7");
	if (failed(q, qpdf_write(q), d))
		return NULL;
	return g_bytes_new(qpdf_get_buffer(q), qpdf_get_buffer_length(q));
}

static GBytes *join(const struct finisher *f, GBytes *raw, struct diag *d)
{
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size);
	GString *whole = g_string_sized_new(size + f->objects.out->len);
	GBytes *out = NULL;
	qpdf_data q;

	g_string_append_len(whole, bytes, (gssize)size);
	g_string_append_len(whole, f->objects.out->str, (gssize)f->objects.out->len);
	q = open_pdf(whole->str, whole->len, d);
	if (q) {
		map_fonts(q, f->objects.first);
		out = write_out(q, d);
		qpdf_cleanup(&q);
	}
	g_string_free(whole, TRUE);
	return out;
}

static struct finisher finisher_new(qpdf_data q, const struct drawn *drawn,
				    const struct pages *pages)
{
	qpdf_oh size = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size");
	size_t count = pages->pages->len;
	struct finisher f = { .pages = pages };

	f.objects = objects_new(g_bytes_get_size(drawn->bytes),
				qpdf_oh_get_uint_value_as_uint(q, size));
	f.page = g_new0(unsigned, count + 1);
	f.numbered = g_new0(GPtrArray *, count + 1);
	f.annotations = g_array_new(FALSE, FALSE, sizeof(struct annotation));
	return f;
}

static void finisher_clear(struct finisher *f)
{
	for (size_t i = 0; i < f->pages->pages->len; i++)
		if (f->numbered[i])
			g_ptr_array_unref(f->numbered[i]);
	g_free(f->numbered);
	g_free(f->page);
	g_array_unref(f->annotations);
	objects_clear(&f->objects);
}

GBytes *pdf_finish(const struct drawn *drawn, const struct pages *pages,
		   const GPtrArray *attachments, struct diag *d)
{
	gsize size;
	const char *bytes = g_bytes_get_data(drawn->bytes, &size);
	qpdf_data q = open_pdf(bytes, size, d);
	struct finisher f;
	GBytes *out = NULL;
	bool ok;

	if (!q)
		return NULL;
	f = finisher_new(q, drawn, pages);
	ok = read_pages(&f, q, d) && write_update(&f, q, drawn, attachments, d);
	qpdf_cleanup(&q);
	if (ok)
		out = join(&f, drawn->bytes, d);
	finisher_clear(&f);
	return out;
}
