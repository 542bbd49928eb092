#include "read/xml_check.h"

#include "base/limits.h"
#include "base/mem.h"
#include "read/text.h"
#include "read/xml_scan.h"

#include <libxml/parser.h>
#include <string.h>

/* The first fault that libxml2 found, in a file. */
struct problem {
	const char *text, *end, *file;
	int code;         /* of enum xmlParserErrors; 0: none */
	const char *at;   /* how far it had read */
	char *words;      /* its own */
	struct diag *d;
};

/* The encoding that an XML declaration at the beginning gives. */
static bool declared_encoding(const char *bytes, size_t size, struct attribute *a)
{
	struct scan s = { bytes, bytes + size };
	const char *p = NULL;
	struct token t;

	if (size < 5 || memcmp(bytes, "<?xml", 5) != 0 || !scan_next(&s, &t))
		return false;
	t.length = strlen("xml");
	t.end -= strlen("?>");
	while (scan_attribute(&t, &p, a))
		if (a->length == strlen("encoding") && memcmp(a->name, "encoding", a->length) == 0)
			return true;
	return false;
}

bool xml_is_utf8(const char *bytes, size_t size, const char *file, struct diag *d)
{
	struct attribute a;
	char *name;
	bool ok;

	if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		size -= 3;
	}
	if (!declared_encoding(bytes, size, &a))
		return true;
	name = g_strndup(a.value, MIN(a.value_length, 40));
	ok = g_ascii_strcasecmp(name, "UTF-8") == 0;
	if (!ok)
		diag_at(d, text_span(bytes, a.value, file), MSG_XML_ENCODING, name);
	g_free(name);
	return ok;
}

static struct span place(const struct problem *p, const char *at)
{
	return text_span(p->text, at, p->file);
}

/* The last `sign` before the place that libxml2 had reached, or that place. */
static const char *back_to(const struct problem *p, const char *sign)
{
	const char *found = g_strrstr_len(p->text, p->at - p->text, sign);

	return found ? found : p->at;
}

static char *token_name(const struct token *t)
{
	return g_strndup(t->text, t->length);
}

/* Up to `at`: the start tag of the innermost element that is open, or the one too deep. */
static bool find_open(const struct problem *p, const char *at, struct token *found, bool *deep)
{
	GArray *open = g_array_new(FALSE, FALSE, sizeof *found);
	struct scan s = { p->text, p->end };
	bool any;

	*deep = false;
	while (!*deep && scan_next(&s, found) && found->p < at) {
		if (found->kind == TOKEN_START && !found->empty)
			g_array_append_val(open, *found);
		else if (found->kind == TOKEN_END && open->len > 0)
			g_array_set_size(open, open->len - 1);
		*deep = open->len > LIMIT_DEPTH + 1;
	}
	any = open->len > 0;
	if (any)
		*found = g_array_index(open, struct token, open->len - 1);
	g_array_unref(open);
	return any;
}

/* -- one function for each kind of fault ---------------------------------------------------- */

static void report_other(const struct problem *p)
{
	diag_at(p->d, place(p, p->at), MSG_XML_SYNTAX, p->words);
}

static void report_empty(const struct problem *p)
{
	diag_at(p->d, place(p, p->at < p->end ? p->at : p->text), MSG_XML_EMPTY);
}

static void report_close(const struct problem *p)
{
	struct token open;
	char *name;
	bool deep;

	if (!find_open(p, p->at, &open, &deep)) {
		report_other(p);
		return;
	}
	name = token_name(&open);
	diag_at(p->d, place(p, open.p), MSG_XML_CLOSE, name, name);
	g_free(name);
}

static void report_mismatch(const struct problem *p)
{
	const char *at = back_to(p, "</");
	struct scan s = { at, p->end };
	struct token open, close;
	char *open_name, *close_name;
	bool deep;

	if (!scan_next(&s, &close) || !find_open(p, at, &open, &deep)) {
		report_other(p);
		return;
	}
	open_name = token_name(&open);
	close_name = g_strchomp(token_name(&close));
	diag_at(p->d, place(p, at), MSG_XML_MISMATCH, close_name, open_name);
	diag_note(p->d, place(p, open.p), MSG_YAML_OPENS);
	g_free(close_name);
	g_free(open_name);
}

/* "<" or "&" without a name after it, or an attribute without one. */
static void report_name(const struct problem *p)
{
	const char *less = back_to(p, "<"), *ampersand = back_to(p, "&");

	if (p->at > p->text && p->at[-1] == '&')
		diag_at(p->d, place(p, ampersand), MSG_XML_AMPERSAND);
	else if (p->at - less <= 2 && (p->at[-1] == '<' || p->at[-1] == '/'))
		diag_at(p->d, place(p, less), MSG_XML_LESS);
	else
		diag_at(p->d, place(p, p->at), MSG_XML_FORM);
}

/* A space is missing before an attribute, or in a processing instruction. */
static void report_space(const struct problem *p)
{
	if (g_str_has_prefix(back_to(p, "<"), "<?"))
		report_other(p);
	else
		diag_at(p->d, place(p, p->at), MSG_XML_FORM);
}

static void report_reference(const struct problem *p)
{
	const char *from = back_to(p, "&");
	const char *end = memchr(from, ';', (size_t)(p->end - from));
	char *shown = g_strndup(from, end ? MIN((gsize)(end + 1 - from), 40) : 1);
	bool entity = p->code == XML_ERR_UNDECLARED_ENTITY || p->code == XML_WAR_UNDECLARED_ENTITY;

	diag_at(p->d, place(p, from), entity ? MSG_XML_ENTITY : MSG_XML_REFERENCE, shown);
	g_free(shown);
}

/* The quote that opens the last value of the tag. */
static void report_quote(const struct problem *p)
{
	const char *tag = back_to(p, "<");
	const char *open = tag;
	char quote = '\0';

	for (const char *c = tag; c < p->at; c++) {
		if (quote) {
			quote = *c == quote ? '\0' : quote;
		} else if (*c == '"' || *c == '\'') {
			quote = *c;
			open = c;
		}
	}
	diag_at(p->d, place(p, open), MSG_XML_QUOTE);
}

static bool is_second(const struct token *t, const struct attribute *a)
{
	struct attribute first;
	const char *p = NULL;

	while (scan_attribute(t, &p, &first) && first.name < a->name)
		if (first.length == a->length && memcmp(first.name, a->name, a->length) == 0)
			return true;
	return false;
}

static void report_twice(const struct problem *p)
{
	struct scan s = { back_to(p, "<"), p->end };
	struct attribute a;
	const char *from = NULL;
	struct token t;
	char *name;

	if (!scan_next(&s, &t)) {
		report_other(p);
		return;
	}
	while (scan_attribute(&t, &from, &a) && !is_second(&t, &a))
		continue;
	name = g_strndup(a.name, a.length);
	diag_at(p->d, place(p, a.name), MSG_XML_TWICE, name);
	g_free(name);
}

/* libxml2 stops before the text that holds it, or within. */
static void report_brackets(const struct problem *p)
{
	const char *at = g_strstr_len(p->at, p->end - p->at, "]]>");

	diag_at(p->d, place(p, at ? at : p->at), MSG_XML_BRACKETS);
}

static void report_open(const struct problem *p)
{
	static const struct {
		int code;
		const char *open, *words, *close;
	} kinds[] = {
		{ XML_ERR_COMMENT_NOT_FINISHED, "<!--", "the comment", "-->" },
		{ XML_ERR_CDATA_NOT_FINISHED, "<![CDATA[", "the CDATA section", "]]>" },
		{ XML_ERR_PI_NOT_FINISHED, "<?", "the processing instruction", "?>" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].code == p->code)
			diag_at(p->d, place(p, back_to(p, kinds[i].open)), MSG_XML_OPEN,
				kinds[i].words, kinds[i].close);
}

/* What libxml2 finds -> what we say: a function, or a message shown where libxml2 stopped or at
 * the last of these signs before. */
static const struct {
	int code;
	void (*report)(const struct problem *p);
	enum msg id;
	const char *sign;
} faults[] = {
	{ XML_ERR_DOCUMENT_EMPTY, report_empty, 0, NULL },
	{ XML_ERR_DOCUMENT_END, NULL, MSG_XML_AFTER, NULL },
	{ XML_ERR_TAG_NOT_FINISHED, report_close, 0, NULL },
	{ XML_ERR_TAG_NAME_MISMATCH, report_mismatch, 0, NULL },
	{ XML_ERR_GT_REQUIRED, NULL, MSG_XML_TAG, "<" },
	{ XML_ERR_NAME_REQUIRED, report_name, 0, NULL },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, NULL, MSG_XML_AMPERSAND, "&" },
	{ XML_ERR_UNDECLARED_ENTITY, report_reference, 0, NULL },
	{ XML_WAR_UNDECLARED_ENTITY, report_reference, 0, NULL },
	{ XML_ERR_INVALID_CHAR, report_reference, 0, NULL },
	{ XML_ERR_INVALID_CHARREF, report_reference, 0, NULL },
	{ XML_ERR_INVALID_HEX_CHARREF, NULL, MSG_XML_AMPERSAND, "&" },
	{ XML_ERR_INVALID_DEC_CHARREF, NULL, MSG_XML_AMPERSAND, "&" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, NULL, MSG_XML_FORM, NULL },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, NULL, MSG_XML_FORM, NULL },
	{ XML_ERR_SPACE_REQUIRED, report_space, 0, NULL },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, report_quote, 0, NULL },
	{ XML_ERR_LT_IN_ATTRIBUTE, NULL, MSG_XML_VALUE, NULL },
	{ XML_ERR_ATTRIBUTE_REDEFINED, report_twice, 0, NULL },
	{ XML_ERR_COMMENT_NOT_FINISHED, report_open, 0, NULL },
	{ XML_ERR_CDATA_NOT_FINISHED, report_open, 0, NULL },
	{ XML_ERR_PI_NOT_FINISHED, report_open, 0, NULL },
	{ XML_ERR_HYPHEN_IN_COMMENT, NULL, MSG_XML_HYPHENS, NULL },
	{ XML_ERR_MISPLACED_CDATA_END, report_brackets, 0, NULL },
	{ XML_ERR_RESERVED_XML_NAME, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_VERSION_MISSING, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_UNKNOWN_VERSION, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_XMLDECL_NOT_FINISHED, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_STANDALONE_VALUE, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_STRING_NOT_STARTED, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_STRING_NOT_CLOSED, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_EQUAL_REQUIRED, NULL, MSG_XML_DECLARATION, "<" },
	{ XML_ERR_PI_NOT_STARTED, NULL, MSG_XML_LESS, "<" },
};

static bool is_too_deep(const struct problem *p)
{
	struct token t;
	bool deep;

	find_open(p, p->at, &t, &deep);
	if (deep)
		diag_at(p->d, place(p, t.p), MSG_YAML_DEPTH, LIMIT_DEPTH);
	return deep;
}

static void report(const struct problem *p)
{
	if (is_too_deep(p))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		if (faults[i].code != p->code)
			continue;
		if (faults[i].report)
			faults[i].report(p);
		else
			diag_at(p->d, place(p, faults[i].sign ? back_to(p, faults[i].sign) : p->at),
				faults[i].id);
		return;
	}
	report_other(p);
}

/* -- libxml2 ---------------------------------------------------------------------------------- */

/* What comes after the first fault follows from it. */
#if LIBXML_VERSION >= 21200
static void hear(void *context, const xmlError *error)
#else
static void hear(void *context, xmlErrorPtr error)
#endif
{
	xmlParserCtxt *parser = error->ctxt;
	struct problem *p = parser ? parser->_private : NULL;
	long at;

	(void)context;
	if (error->code == XML_ERR_NO_MEMORY)
		mem_die();
	if (!p || p->code || error->level < XML_ERR_FATAL)
		return;
	at = xmlByteConsumed(parser);
	p->code = error->code;
	p->at = p->text + CLAMP(at, 0, p->end - p->text);
	p->words = g_strdelimit(g_strstrip(g_strdup(error->message)), "\r\n\t", ' ');
	xmlStopParser(parser);
}

/* Without handlers the parser makes no tree, asks for no entity and opens no file; it only says
 * whether the text is well-formed. */
static bool parse(struct problem *p)
{
	xmlParserCtxt *parser = mem_must(xmlNewParserCtxt());
	bool ok;

	memset(parser->sax, 0, sizeof *parser->sax);
	parser->sax->initialized = XML_SAX2_MAGIC;
	parser->sax->serror = hear;
	parser->_private = p;
	xmlFreeDoc(xmlCtxtReadMemory(parser, p->text, (int)(p->end - p->text), NULL, "UTF-8",
				     XML_PARSE_NONET));
	ok = parser->wellFormed;
	xmlFreeParserCtxt(parser);
	return ok;
}

/* The DOCTYPE, which stands before the first tag, or NULL. */
static const char *find_doctype(const char *text, const char *end)
{
	struct scan s = { text, end };
	const char *p = text;
	struct token t;

	while (scan_next(&s, &t) && (t.kind == TOKEN_REMARK || t.kind == TOKEN_TEXT))
		p = s.p;
	return end - p >= 9 && g_ascii_strncasecmp(p, "<!DOCTYPE", 9) == 0 ? p : NULL;
}

bool xml_is_sound(const char *text, size_t size, const char *file, struct diag *d)
{
	struct problem p = { .text = text, .end = text + size, .file = file, .at = text, .d = d };
	const char *doctype = find_doctype(text, p.end);
	bool ok;

	if (doctype) {
		diag_at(d, place(&p, doctype), MSG_XML_DOCTYPE);
		return false;
	}
	ok = parse(&p);
	if (p.code)
		report(&p);
	else if (!ok)
		diag_at(d, place(&p, text), MSG_XML_SYNTAX, "unknown fault");
	g_free(p.words);
	return ok && !p.code;
}
