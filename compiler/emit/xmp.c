#include "emit/xmp.h"

enum form { FORM_TEXT, FORM_LANGUAGES, FORM_LIST, FORM_DATE };

/* One line a property: the meta elements it comes from (the second if the first is missing), its
 * key in the information dictionary, its element in XMP. */
static const struct {
	const char *meta, *other, *key, *element;
	enum form form;
} table[] = {
	{ "title", NULL, "/Title", "dc:title", FORM_LANGUAGES },
	{ "author", "organisation", "/Author", "dc:creator", FORM_LIST },
	{ "subject", NULL, "/Subject", "dc:description", FORM_LANGUAGES },
	{ "keywords", NULL, "/Keywords", "pdf:Keywords", FORM_TEXT },
	{ "program", NULL, "/Creator", "xmp:CreatorTool", FORM_TEXT },
	{ "program", NULL, "/Producer", "pdf:Producer", FORM_TEXT },
	{ "date", NULL, "/CreationDate", "xmp:CreateDate", FORM_DATE },
	{ "date", NULL, "/ModDate", "xmp:ModifyDate", FORM_DATE },
	{ "number", NULL, "/DocumentNumber", "csmsc:DocumentNumber", FORM_TEXT },
	{ "version", NULL, "/Version", "csmsc:Version", FORM_TEXT },
	{ "status", NULL, "/Status", "csmsc:Status", FORM_TEXT },
};

static const char *value_of(const struct pages *pages, size_t i)
{
	const char *value = pages_meta(pages, table[i].meta);

	if (!(value && *value) && table[i].other)
		value = pages_meta(pages, table[i].other);
	return value && *value ? value : NULL;
}

/* 2026-04-23 -> D:20260423000000Z; documents are dated by day, in no time zone. */
static char *pdf_date(const char *day)
{
	GString *out = g_string_new("D:");

	for (; *day; day++)
		if (g_ascii_isdigit(*day))
			g_string_append_c(out, *day);
	g_string_append(out, "000000Z");
	return g_string_free(out, FALSE);
}

static void property_clear(void *property)
{
	g_free(((struct pdf_property *)property)->value);
}

GArray *pdf_properties(const struct pages *pages)
{
	GArray *out = g_array_new(FALSE, TRUE, sizeof(struct pdf_property));

	g_array_set_clear_func(out, property_clear);
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		const char *value = value_of(pages, i);
		struct pdf_property p = { table[i].key, NULL };

		if (!value)
			continue;
		p.value = table[i].form == FORM_DATE ? pdf_date(value) : g_strdup(value);
		g_array_append_val(out, p);
	}
	return out;
}

static void add_element(GString *out, size_t i, const char *value)
{
	static const char *const formats[] = {
		[FORM_TEXT] = "%s",
		[FORM_LANGUAGES] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>",
		[FORM_LIST] = "<rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>",
		[FORM_DATE] = "%sT00:00:00Z",
	};
	char *text = g_markup_escape_text(value, -1);
	char **around = g_strsplit(formats[table[i].form], "%s", 2);

	g_string_append_printf(out, "   <%s>%s%s%s</%s>\n", table[i].element, around[0], text,
			       around[1], table[i].element);
	g_strfreev(around);
	g_free(text);
}

char *xmp_packet(const struct pages *pages)
{
	GString *out = g_string_new(
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		" <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
		"xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		" xmlns:csmsc=\"urn:csmsc:pdf\">\n"
		"   <dc:format>application/pdf</dc:format>\n");

	if (pages->lang)
		g_string_append_printf(out, "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>"
					    "</dc:language>\n", pages->lang);
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		const char *value = value_of(pages, i);

		if (value)
			add_element(out, i, value);
	}
	g_string_append(out,
			"  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
	return g_string_free(out, FALSE);
}
