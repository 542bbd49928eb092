#include "emit/xmp.h"

#include <string.h>

#define NS_PDFUAID "http://www.aiim.org/pdfua/ns/id/"
#define NS_CSMSC "urn:csmsc:pdf:"

enum form { FORM_TEXT, FORM_LANGUAGES, FORM_LIST, FORM_DATE };

/* One line a property: the meta elements it comes from (the second if the first is missing), its
 * key in the information dictionary, its element in XMP, and, where XMP knows no such element,
 * what it says. */
static const struct {
	const char *meta, *other, *key, *element;
	enum form form;
	const char *meaning;
} table[] = {
	{ "title", NULL, "/Title", "dc:title", FORM_LANGUAGES, NULL },
	{ "author", "organisation", "/Author", "dc:creator", FORM_LIST, NULL },
	{ "subject", NULL, "/Subject", "dc:description", FORM_LANGUAGES, NULL },
	{ "keywords", NULL, "/Keywords", "pdf:Keywords", FORM_TEXT, NULL },
	{ "program", NULL, "/Creator", "xmp:CreatorTool", FORM_TEXT, NULL },
	{ "program", NULL, "/Producer", "pdf:Producer", FORM_TEXT, NULL },
	{ "date", NULL, "/CreationDate", "xmp:CreateDate", FORM_DATE, NULL },
	{ "date", NULL, "/ModDate", "xmp:ModifyDate", FORM_DATE, NULL },
	{ "number", NULL, "/DocumentNumber", "csmsc:DocumentNumber", FORM_TEXT,
	  "Number of the controlled document" },
	{ "version", NULL, "/Version", "csmsc:Version", FORM_TEXT,
	  "Version and revision, as in B/2" },
	{ "status", NULL, "/Status", "csmsc:Status", FORM_TEXT,
	  "Status under document control: draft, issued, superseded, withdrawn, form" },
	{ "approvals", NULL, "/Approvals", "csmsc:Approvals", FORM_TEXT,
	  "Who prepared, reviewed and approved this version, and when" },
	{ "copy", NULL, "/CopyNumber", "csmsc:CopyNumber", FORM_TEXT,
	  "Number of the controlled copy; copies that are not controlled have none" },
	{ "holder", NULL, "/Holder", "csmsc:Holder", FORM_TEXT, "Who holds the controlled copy" },
	{ "content-digest", NULL, "/ContentDigest", "csmsc:ContentDigest", FORM_TEXT,
	  "SHA-256 of the content that the approvals are of" },
};

static const char *value_of(const struct pages *pages, size_t i)
{
	const char *value = pages_meta(pages, table[i].meta);

	if (!(value && *value) && table[i].other)
		value = pages_meta(pages, table[i].other);
	return value && *value ? value : NULL;
}

/* 2026-04-23 -> D:20260423000000Z; documents are dated by day, in no time zone. */
static char *date_of(const char *day)
{
	GString *out = g_string_new("D:");

	for (; *day; day++)
		if (g_ascii_isdigit(*day))
			g_string_append_c(out, *day);
	g_string_append(out, "000000Z");
	return g_string_free(out, FALSE);
}

char *pdf_date(const struct pages *pages)
{
	const char *day = pages_meta(pages, "date");

	return day && *day ? date_of(day) : NULL;
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
		p.value = table[i].form == FORM_DATE ? date_of(value) : g_strdup(value);
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

/* ---- what PDF/A asks to be told of elements that XMP does not know ---- */

static void begin_schema(GString *out, const char *name, const char *uri, const char *prefix)
{
	g_string_append_printf(out,
			       "     <rdf:li rdf:parseType=\"Resource\">\n"
			       "      <pdfaSchema:schema>%s</pdfaSchema:schema>\n"
			       "      <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
			       "      <pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
			       "      <pdfaSchema:property><rdf:Seq>\n",
			       name, uri, prefix);
}

static void add_property(GString *out, const char *name, const char *type, const char *category,
			 const char *meaning)
{
	g_string_append_printf(out,
			       "       <rdf:li rdf:parseType=\"Resource\">"
			       "<pdfaProperty:name>%s</pdfaProperty:name>"
			       "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
			       "<pdfaProperty:category>%s</pdfaProperty:category>"
			       "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>\n",
			       name, type, category, meaning);
}

static void end_schema(GString *out)
{
	g_string_append(out, "      </rdf:Seq></pdfaSchema:property>\n     </rdf:li>\n");
}

static void add_schemas(GString *out)
{
	g_string_append(out, "   <pdfaExtension:schemas><rdf:Bag>\n");
	begin_schema(out, "PDF/UA identification", NS_PDFUAID, "pdfuaid");
	add_property(out, "part", "Integer", "internal", "Part of ISO 14289");
	end_schema(out);
	begin_schema(out, "Document control", NS_CSMSC, "csmsc");
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (table[i].meaning)
			add_property(out, strchr(table[i].element, ':') + 1, "Text", "external",
				     table[i].meaning);
	end_schema(out);
	g_string_append(out, "    </rdf:Bag></pdfaExtension:schemas>\n");
}

/* ---- the packet ---- */

/* The schemas come first: there are readers that read once (PDFBox). */
static const char head[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	" <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"  <rdf:Description rdf:about=\"\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
static const char body[] =
	"  </rdf:Description>\n"
	"  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	" xmlns:pdfuaid=\"" NS_PDFUAID "\" xmlns:csmsc=\"" NS_CSMSC "\">\n"
	"   <dc:format>application/pdf</dc:format>\n";
static const char tail[] =
	"  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

char *xmp_packet(const struct pages *pages, int part)
{
	GString *out = g_string_new(head);

	add_schemas(out);
	g_string_append(out, body);
	g_string_append_printf(out,
			       "   <pdfaid:part>%d</pdfaid:part>\n"
			       "   <pdfaid:conformance>A</pdfaid:conformance>\n"
			       "   <pdfuaid:part>1</pdfuaid:part>\n", part);
	if (pages->lang)
		g_string_append_printf(out, "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>"
					    "</dc:language>\n", pages->lang);
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		const char *value = value_of(pages, i);

		if (value)
			add_element(out, i, value);
	}
	g_string_append(out, tail);
	return g_string_free(out, FALSE);
}
