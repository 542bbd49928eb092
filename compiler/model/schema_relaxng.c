#include "model/schema_relaxng.h"

#include "base/mem.h"
#include "model/schema_pattern.h"
#include "model/schema_reach.h"

#include <libxml/tree.h>
#include <stdarg.h>

#define NS_RELAXNG    "http://relaxng.org/ns/structure/1.0"
#define NS_ANNOTATION "http://relaxng.org/ns/compatibility/annotations/1.0"
#define XSD_TYPES     "http://www.w3.org/2001/XMLSchema-datatypes"
#define NS_INSTANCE   "http://www.w3.org/2001/XMLSchema-instance"

/* A new child; the arguments after its name are attributes and values, and NULL. */
static xmlNode *put(xmlNode *parent, const char *name, ...) G_GNUC_NULL_TERMINATED;
static xmlNode *put(xmlNode *parent, const char *name, ...)
{
	xmlNode *n = mem_must(xmlNewChild(parent, parent->ns, BAD_CAST name, NULL));
	const char *attribute;
	va_list list;

	va_start(list, name);
	while ((attribute = va_arg(list, const char *)) != NULL)
		mem_must(xmlNewProp(n, BAD_CAST attribute, BAD_CAST va_arg(list, const char *)));
	va_end(list);
	return n;
}

/* xml:space may stand in every element; it says nothing to csmsc. */
static xmlNode *put_element(xmlNode *parent, const char *name)
{
	xmlNode *n = put(parent, "element", "name", name, NULL);

	put(n, "ref", "name", "kind.space", NULL);
	return n;
}

static void put_doc(xmlNode *parent, const char *text)
{
	xmlNs *ns = mem_must(xmlSearchNsByHref(parent->doc, parent, BAD_CAST NS_ANNOTATION));

	mem_must(xmlNewTextChild(parent, ns, BAD_CAST "documentation", BAD_CAST text));
}

static void put_pattern(xmlNode *parent, const char *pattern)
{
	xmlNode *type = put(parent, "data", "type", "string", NULL);

	xmlNodeAddContent(put(type, "param", "name", "pattern", NULL), BAD_CAST pattern);
}

static xmlNode *define(xmlNode *grammar, const char *name, const char *doc)
{
	xmlNode *n = put(grammar, "define", "name", name, NULL);

	put_doc(n, doc);
	return n;
}

/* -- values ---------------------------------------------------------------------------------- */

static void put_kinds(xmlNode *grammar)
{
	static const struct {
		const char *name, *doc, *pattern;
	} kinds[] = {
		/* The XML reader joins the lines of such a text, but for a blank one between them. */
		{ "kind.line", "One line in which there is something to read; it may be broken",
		  "\\s*\\S+(([ \\t]+|[ \\t]*\\n[ \\t]*)\\S+)*\\s*" },
		{ "kind.prose", "Text in a CommonMark subset", "(.|\\r|\\n)*\\S(.|\\r|\\n)*" },
		{ "kind.number", "A whole number from 0 on", PATTERN_COUNT },
		{ "kind.truth", "true or false", "true|false" },
		{ "kind.date", "A day that exists, YYYY-MM-DD", PATTERN_DATE },
		{ "kind.identifier", "An identifier", PATTERN_ID },
		{ "kind.file", "A file below the description's folder", PATTERN_PATH },
		{ "kind.language", "A language: en, zh-CN", PATTERN_LANGUAGE },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		put_pattern(define(grammar, kinds[i].name, kinds[i].doc), kinds[i].pattern);
}

static void put_words(xmlNode *parent, const char *list)
{
	xmlNode *choice = put(parent, "choice", NULL);
	char **words = g_strsplit(list, "|", -1);

	for (char **w = words; *w; w++)
		xmlNodeAddContent(put(choice, "value", "type", "string", NULL), BAD_CAST *w);
	g_strfreev(words);
}

/* Attributes that are no part of the description. */
static void put_attributes(xmlNode *grammar)
{
	xmlNode *space = define(grammar, "kind.space", "White space is kept by other programs, too");
	xmlNode *hint = define(grammar, "kind.hint", "The schema that an editor is to use");

	space = put(put(space, "optional", NULL), "attribute", "name", "xml:space", NULL);
	put_words(space, "default|preserve");
	hint = put(put(hint, "optional", NULL), "attribute", "name", "noNamespaceSchemaLocation",
		   "ns", NS_INSTANCE, NULL);
	put(hint, "text", NULL);
}

static void put_control(xmlNode *parent, const struct schema_field *f)
{
	char *catalogs = schema_catalogs(f);
	char *pattern = g_strconcat("(", catalogs, "):" PATTERN_ENTRY, NULL);

	put_pattern(parent, pattern);
	g_free(pattern);
	g_free(catalogs);
}

/* The content of an element that holds one value. */
static void put_value(xmlNode *parent, const struct schema_field *f)
{
	static const char *const names[] = {
		[KIND_STRING] = "kind.line", [KIND_TEXT] = "kind.line", [KIND_PROSE] = "kind.prose",
		[KIND_INT] = "kind.number", [KIND_BOOL] = "kind.truth", [KIND_DATE] = "kind.date",
		[KIND_ID] = "kind.identifier", [KIND_REF] = "kind.identifier", [KIND_PATH] = "kind.file",
	};

	if (f->kind == KIND_ENUM)
		put_words(parent, f->arg);
	else if (f->kind == KIND_CONTROL || f->kind == KIND_CLAUSE)
		put_control(parent, f);
	else if (f->kind == KIND_RECORD)
		put(parent, "ref", "name", f->arg, NULL);
	else
		put(parent, "ref", "name", names[f->kind], NULL);
}

static bool takes_languages(const struct schema_field *f)
{
	return f->kind == KIND_TEXT || f->kind == KIND_PROSE;
}

static void put_language(xmlNode *parent)
{
	put(put(parent, "attribute", "name", "xml:lang", NULL), "ref", "name", "kind.language", NULL);
}

static void put_optional_language(xmlNode *parent)
{
	put_language(put(parent, "optional", NULL));
}

/* -- fields ---------------------------------------------------------------------------------- */

/* An item of a text list may be in one language or in none. */
static void put_list(xmlNode *parent, const struct schema_field *f)
{
	xmlNode *list = put_element(parent, f->key);
	xmlNode *item = put_element(put(list, "oneOrMore", NULL), f->item);

	if (takes_languages(f))
		put_optional_language(item);
	put_value(item, f);
}

static void put_single(xmlNode *parent, const struct schema_field *f)
{
	xmlNode *choice = takes_languages(f) ? put(parent, "choice", NULL) : parent;
	xmlNode *element;

	put_value(schema_is_id(f) ? put(choice, "attribute", "name", "id", NULL) :
				    put_element(choice, f->key), f);
	if (!takes_languages(f))
		return;
	element = put_element(put(choice, "oneOrMore", NULL), f->key);
	put_language(element);
	put_value(element, f);
}

static char *field_name(const struct schema_field *f)
{
	return g_strconcat(f->record, ".", f->key, NULL);
}

static void put_field(xmlNode *grammar, const struct schema_field *f)
{
	char *name = field_name(f);
	xmlNode *n = define(grammar, name, f->doc);

	if (f->item)
		put_list(n, f);
	else
		put_single(n, f);
	g_free(name);
}

/* -- records --------------------------------------------------------------------------------- */

static void put_reference(xmlNode *parent, const struct schema_field *f, bool required)
{
	char *name = field_name(f);

	put(required ? parent : put(parent, "optional", NULL), "ref", "name", name, NULL);
	g_free(name);
}

/* The fields of a record in any order. */
static void put_record(xmlNode *grammar, const struct schema_record *r)
{
	xmlNode *fields = put(define(grammar, r->name, r->doc), "interleave", NULL);

	for (size_t i = 0; i < r->count; i++)
		put_reference(fields, &r->fields[i], schema_demands(&r->fields[i]));
	put(fields, "ref", "name", "own", NULL);
}

/* Elements of any name, but for this one (NULL: of any at all), and text between them.  What is of
 * any shape may be given per language at any level. */
static void put_any(xmlNode *parent, const char *but)
{
	xmlNode *any = put(put(parent, "zeroOrMore", NULL), "choice", NULL);
	xmlNode *element, *name;

	put(any, "text", NULL);
	element = put(any, "element", NULL);
	name = put(element, "anyName", NULL);
	if (but)
		xmlNodeAddContent(put(put(name, "except", NULL), "name", NULL), BAD_CAST but);
	put(element, "ref", "name", "kind.space", NULL);
	put_optional_language(element);
	put(element, "ref", "name", "any", NULL);
}

/* What has a label is a fact, all else is of any shape. */
static void put_own(xmlNode *grammar, const GPtrArray *own)
{
	xmlNode *n = define(grammar, "own", "Keys of your own, named when this grammar was made");
	xmlNode *names, *element, *content;

	put_any(define(grammar, "any", "Any content"), NULL);
	if (own->len == 0) {
		put(n, "empty", NULL);
		return;
	}
	element = put(put(n, "zeroOrMore", NULL), "element", NULL);
	names = put(element, "choice", NULL);
	for (guint i = 0; i < own->len; i++)
		xmlNodeAddContent(put(names, "name", NULL), own->pdata[i]);
	put(element, "ref", "name", "kind.space", NULL);
	content = put(element, "choice", NULL);
	put(content, "ref", "name", SCHEMA_OWN, NULL);
	content = put(content, "group", NULL);
	put_optional_language(content);
	put_any(content, SCHEMA_OWN_LABEL);
}

/* -- files ----------------------------------------------------------------------------------- */

/* What a file holds beside its other sections: the only file, one that includes others, or one
 * that is included. */
enum part { PART_WHOLE, PART_SPREAD, PART_INCLUDED };

static void put_section(xmlNode *sections, const struct schema_field *f, enum part part)
{
	bool version = f == schema_record(f->record)->fields;
	bool include = g_str_equal(f->key, "include");

	if ((part == PART_WHOLE && include) || (part == PART_INCLUDED && version))
		return;
	put_reference(sections, f, (part == PART_WHOLE && schema_demands(f)) ||
				   (part == PART_SPREAD && (version || include)));
}

static void put_part(xmlNode *choice, const struct schema_record *root, enum part part)
{
	static const char *const docs[] = {
		[PART_WHOLE] = "A description in one file: it holds all that is required",
		[PART_SPREAD] = "Where a description begins that includes other files",
		[PART_INCLUDED] = "A file that is included",
	};
	xmlNode *element = put(choice, "element", "name", root->name, NULL), *sections;

	put_doc(element, docs[part]);
	put(element, "ref", "name", "kind.space", NULL);
	put(element, "ref", "name", "kind.hint", NULL);
	sections = put(element, "interleave", NULL);
	for (size_t i = 0; i < root->count; i++)
		put_section(sections, &root->fields[i], part);
	put(sections, "ref", "name", "own", NULL);
}

static void put_start(xmlNode *grammar, const struct schema_record *root)
{
	xmlNode *start = put(grammar, "start", NULL);

	if (!schema_is_spread(root)) {
		put(put_element(start, root->name), "ref", "name", root->name, NULL);
		put_record(grammar, root);
		return;
	}
	start = put(start, "choice", NULL);
	for (enum part part = PART_WHOLE; part <= PART_INCLUDED; part++)
		put_part(start, root, part);
}

static xmlNode *grammar_new(const struct schema_record *root)
{
	xmlDoc *doc = mem_must(xmlNewDoc(BAD_CAST "1.0"));
	xmlNode *grammar = mem_must(xmlNewDocNode(doc, NULL, BAD_CAST "grammar", NULL));

	xmlDocSetRootElement(doc, grammar);
	xmlSetNs(grammar, mem_must(xmlNewNs(grammar, BAD_CAST NS_RELAXNG, NULL)));
	mem_must(xmlNewNs(grammar, BAD_CAST NS_ANNOTATION, BAD_CAST "a"));
	mem_must(xmlNewProp(grammar, BAD_CAST "datatypeLibrary", BAD_CAST XSD_TYPES));
	put_doc(grammar, root->doc);
	return grammar;
}

static GString *printed(xmlDoc *doc)
{
	xmlChar *text = NULL;
	int size = 0;
	GString *out;

	xmlDocDumpFormatMemoryEnc(doc, &text, &size, "UTF-8", 1);
	out = g_string_new_len(mem_must(text), size);
	xmlFree(text);
	xmlFreeDoc(doc);
	return out;
}

GString *schema_relaxng(const char *root, const GPtrArray *own)
{
	GPtrArray *records = schema_reach(root);
	xmlNode *grammar = grammar_new(schema_record(root));

	put_start(grammar, schema_record(root));
	for (guint i = 0; i < records->len; i++) {
		const struct schema_record *r = ((struct schema_reached *)records->pdata[i])->record;

		if (i > 0)
			put_record(grammar, r);
		for (size_t k = 0; k < r->count; k++)
			put_field(grammar, &r->fields[k]);
	}
	put_kinds(grammar);
	put_attributes(grammar);
	put_own(grammar, own);
	g_ptr_array_unref(records);
	return printed(grammar->doc);
}
