#include "emit/finish_private.h"

#include "emit/carry.h"
#include "emit/content.h"
#include "emit/icc.h"
#include "emit/xmp.h"

#include <string.h>

/* One pass makes the whole file: the content of the pages that Cairo wrote is rewritten, what
 * they are drawn with (fonts, images) carried over, and all that Cairo cannot say added. */

static bool fault(struct diag *d, const char *text)
{
	diag_at(d, SPAN_NONE, MSG_PDF_FINISH, text);
	return false;
}

static void put_part(GString *out, const char *key, unsigned object)
{
	g_string_append(out, key);
	put_ref(out, object);
}

/* ---- pages ---- */

/* The pages that Cairo wrote, one page a layout's: their dictionaries. */
static bool find_pages(const struct cairo_file *drawn, guint count, GArray *out)
{
	unsigned root = slice_referred(slice_value(drawn->trailer, "/Root")), page;
	struct slice catalog = slice_dictionary(cairo_file_object(drawn, root)), tree, kids, between;
	gsize at = 0;

	tree = cairo_file_object(drawn, slice_referred(slice_value(catalog, "/Pages")));
	kids = slice_value(slice_dictionary(tree), "/Kids");
	while (kids.at && (page = slice_reference(kids, &at, &between))) {
		struct slice dictionary = slice_dictionary(cairo_file_object(drawn, page));

		g_array_append_val(out, dictionary);
	}
	return out->len == count;
}

/* Takes back the margin below that Cairo drew with. */
static const char page_origin[] = "1 0 0 1 0 -" G_STRINGIFY(PAGE_MARGIN) " cm\n";

static unsigned write_content(struct finisher *f, unsigned drawn, const GArray *marks,
			      GPtrArray *numbered, const char **reason)
{
	unsigned number;
	GString *content;

	*reason = "the content of a page cannot be read";
	if (!cairo_file_content(f->carrier->from, drawn, f->content))
		return 0;
	content = content_rewrite(f->content->str, f->content->len, marks, numbered, reason);
	if (!content)
		return 0;
	g_string_prepend(content, page_origin);
	number = objects_reserve(&f->objects, 1);
	object_deflated(&f->objects, number, "", content->str, content->len);
	g_string_free(content, TRUE);
	return number;
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

/* What Cairo says of a page and holds in the new file too. */
static void carry_page(struct finisher *f, struct slice drawn)
{
	static const char *const kept[] = { "/Group", "/Resources" };

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
		struct slice value = slice_value(drawn, kept[i]);

		if (!value.at)
			continue;
		g_string_append_printf(f->objects.out, "%s ", kept[i]);
		carry_text(f->carrier, value);
	}
}

static void write_page(struct finisher *f, size_t i, struct slice drawn, unsigned content,
		       guint *next)
{
	GString *out = f->objects.out;

	object_begin(&f->objects, f->page[i]);
	put_part(out, "<</Type/Page/Parent ", f->page_tree);
	g_string_append(out, "/MediaBox[0 0 ");
	put_number(out, finish_page(f, i)->width);
	g_string_append_c(out, ' ');
	put_number(out, finish_page(f, i)->height);
	g_string_append_c(out, ']');
	carry_page(f, drawn);
	put_part(out, "/Contents ", content);
	g_string_append_printf(out, "/Tabs/S/StructParents %u", tag_page_key(f, i));
	put_annotations(f, i, next);
	g_string_append(out, ">>");
	object_end(&f->objects);
}

static void write_page_tree(struct finisher *f)
{
	GString *out = f->objects.out;
	guint count = f->pages->pages->len;

	object_begin(&f->objects, f->page_tree);
	g_string_append_printf(out, "<</Type/Pages/Count %u/Kids[", count);
	for (guint i = 0; i < count; i++) {
		g_string_append_c(out, i ? ' ' : '\n');
		put_ref(out, f->page[i]);
	}
	g_string_append(out, "]>>");
	object_end(&f->objects);
}

static bool write_pages(struct finisher *f, const GArray *drawn, const GPtrArray *marks,
			struct diag *d)
{
	const char *reason = NULL;
	guint next = 0;

	for (guint i = 0; i < drawn->len; i++) {
		struct slice page = g_array_index(drawn, struct slice, i);
		unsigned content = write_content(f, slice_referred(slice_value(page, "/Contents")),
						 marks->pdata[i], f->numbered[i], &reason);

		if (!content)
			return fault(d, reason);
		write_page(f, i, page, content, &next);
	}
	write_page_tree(f);
	return true;
}

/* ---- the document ---- */

static unsigned write_intent(struct finisher *f)
{
	unsigned number = objects_reserve(&f->objects, 2);
	GBytes *profile = icc_srgb();
	gsize size;
	const char *bytes = g_bytes_get_data(profile, &size);

	object_deflated(&f->objects, number, "/N 3/Alternate/DeviceRGB", bytes, size);
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

static unsigned write_catalog(struct finisher *f, const GPtrArray *attachments)
{
	GString *catalog = g_string_new("<</Type/Catalog/MarkInfo<</Marked true>>"
		"/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>"
		"/PageLabels<</Nums[0<</S/D>>]>>/Lang");
	unsigned number;

	put_bytes(catalog, f->pages->lang);
	put_part(catalog, "/Pages ", f->page_tree);
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

static void write_trailer(struct finisher *f, const GPtrArray *attachments)
{
	GString *trailer = g_string_new(NULL);

	put_part(trailer, "/Root ", write_catalog(f, attachments));
	put_part(trailer, "/Info ", write_information(f));
	objects_end(&f->objects, trailer->str);
	g_string_free(trailer, TRUE);
}

/* ---- the file ---- */

static bool write_file(struct finisher *f, const struct drawn *drawn, const GPtrArray *attachments,
		       struct diag *d)
{
	GArray *pages = g_array_new(FALSE, FALSE, sizeof(struct slice));
	bool ok = find_pages(f->carrier->from, f->pages->pages->len, pages);

	if (ok)
		links_write(f);
	else
		fault(d, "the number of pages is not that of the layout");
	ok = ok && write_pages(f, pages, drawn->marks, d);
	if (ok && !carry_objects(f->carrier))
		ok = fault(d, "what a page is drawn with is missing");
	if (ok)
		write_trailer(f, attachments);
	g_array_unref(pages);
	return ok;
}

static struct finisher finisher_new(const struct pages *pages)
{
	guint count = pages->pages->len;
	struct finisher f = { .pages = pages, .objects = objects_new() };

	f.page_tree = objects_reserve(&f.objects, 1 + count);
	f.page = g_new0(unsigned, count + 1);
	f.numbered = g_new0(GPtrArray *, count + 1);
	for (guint i = 0; i < count; i++) {
		f.page[i] = f.page_tree + 1 + i;
		f.numbered[i] = g_ptr_array_new();
	}
	f.annotations = g_array_new(FALSE, FALSE, sizeof(struct annotation));
	f.content = g_string_new(NULL);
	return f;
}

static void finisher_clear(struct finisher *f)
{
	for (guint i = 0; i < f->pages->pages->len; i++)
		g_ptr_array_unref(f->numbered[i]);
	g_free(f->numbered);
	g_free(f->page);
	g_array_unref(f->annotations);
	g_string_free(f->content, TRUE);
	objects_clear(&f->objects);
}

GBytes *pdf_finish(const struct drawn *drawn, const struct pages *pages,
		   const GPtrArray *attachments, struct diag *d)
{
	struct cairo_file file;
	bool ok = cairo_file_open(&file, drawn->bytes) ||
		  fault(d, "what Cairo wrote is not of the form that it is known to write");
	struct finisher f = finisher_new(pages);
	struct carrier carrier = carrier_new(&file, &f.objects);
	GBytes *out = NULL;

	f.carrier = &carrier;
	if (ok && write_file(&f, drawn, attachments, d))
		out = objects_take(&f.objects);
	carrier_clear(&carrier);
	finisher_clear(&f);
	cairo_file_close(&file);
	return out;
}
