/* Attachments: the files that a PDF/A-3 carries, and how they relate to the document. */
#include "emit/finish_private.h"

#include "emit/xmp.h"

#include <string.h>

static void write_file(struct finisher *f, const struct attachment *a, unsigned number)
{
	gsize size;
	const char *bytes = g_bytes_get_data(a->bytes, &size);
	char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_MD5, a->bytes);
	char *date = pdf_date(f->pages);
	GString *dict = g_string_new("/Type/EmbeddedFile/Subtype/");

	put_name(dict, a->type);
	g_string_append_printf(dict, "/Params<</Size %zu/CheckSum<%s>", (size_t)size, sum);
	if (date)
		g_string_append_printf(dict, "/CreationDate(%s)/ModDate(%s)", date, date);
	g_string_append(dict, ">>");
	object_deflated(&f->objects, number, dict->str, bytes, size);
	g_string_free(dict, TRUE);
	g_free(date);
	g_free(sum);
}

static void write_specification(struct finisher *f, const struct attachment *a, unsigned number,
				unsigned file)
{
	GString *out = f->objects.out;

	object_begin(&f->objects, number);
	g_string_append(out, "<</Type/Filespec/F");
	put_bytes(out, a->name);
	g_string_append(out, "/UF");
	put_text(out, a->name);
	g_string_append(out, "/Desc");
	put_text(out, a->description);
	g_string_append_printf(out, "/AFRelationship/%s/EF<</F ", a->relation);
	put_ref(out, file);
	g_string_append(out, "/UF ");
	put_ref(out, file);
	g_string_append(out, ">>>>");
	object_end(&f->objects);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp((*(const struct attachment *const *)a)->name,
		      (*(const struct attachment *const *)b)->name);
}

void attachments_write(struct finisher *f, const GPtrArray *attachments, GString *catalog)
{
	GPtrArray *sorted = g_ptr_array_new();
	GString *names = g_string_new(NULL), *associated = g_string_new(NULL);

	for (guint i = 0; i < attachments->len; i++)
		g_ptr_array_add(sorted, attachments->pdata[i]);
	g_ptr_array_sort(sorted, compare_names);
	for (guint i = 0; i < sorted->len; i++) {
		unsigned number = objects_reserve(&f->objects, 2);

		write_file(f, sorted->pdata[i], number);
		write_specification(f, sorted->pdata[i], number + 1, number);
		put_bytes(names, ((const struct attachment *)sorted->pdata[i])->name);
		put_ref(names, number + 1);
		g_string_append_c(names, '\n');
		put_ref(associated, number + 1);
		g_string_append_c(associated, ' ');
	}
	g_string_append_printf(catalog, "/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>",
			       associated->str, names->str);
	g_string_free(names, TRUE);
	g_string_free(associated, TRUE);
	g_ptr_array_unref(sorted);
}
