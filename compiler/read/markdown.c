#include "read/markdown.h"

#include "base/chars.h"
#include "base/limits.h"
#include "base/mem.h"
#include "model/names.h"
#include "model/place.h"
#include "read/prose_place.h"
#include "read/text.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

enum {
	KIB = 1024,
	FAULTS = 50, /* reported of one text */
};

struct prose {
	xmlNode *into;        /* the field */
	xmlNode *at;          /* the element being filled */
	int depth;            /* of `at` below the field */
	GString *pending;     /* text of `at` that is not in the tree yet */
	GString *flat;        /* all text of the paragraph at hand, line ends as '\n' ... */
	size_t passed;        /* ... and how much of it has been written */
	struct prose_place where;
	struct diag *d;
	int faults;
};

/* What each construct becomes. */
static const struct {
	cmark_node_type type;
	const char *element, *role;
} elements[] = {
	{ CMARK_NODE_PARAGRAPH, "para", NULL },
	{ CMARK_NODE_LIST, "itemizedlist", NULL },
	{ CMARK_NODE_ITEM, "listitem", NULL },
	{ CMARK_NODE_EMPH, "emphasis", NULL },
	{ CMARK_NODE_STRONG, "emphasis", "strong" },
	{ CMARK_NODE_LINK, "link", NULL },
	{ CMARK_NODE_CODE, "code", NULL },
};

/* What prose does not have, in words. */
static const struct {
	cmark_node_type type;
	const char *words;
} refused[] = {
	{ CMARK_NODE_HEADING, "a heading (# or a line underlined with --- or ===)" },
	{ CMARK_NODE_BLOCK_QUOTE, "a block quote (>)" },
	{ CMARK_NODE_CODE_BLOCK, "a code block (lines indented by four spaces, or ```)" },
	{ CMARK_NODE_THEMATIC_BREAK, "a rule (---)" },
	{ CMARK_NODE_HTML_BLOCK, "HTML (for the sign itself write \\<)" },
	{ CMARK_NODE_HTML_INLINE, "HTML (for the sign itself write \\<)" },
	{ CMARK_NODE_IMAGE, "an image" },
	{ CMARK_NODE_LINEBREAK, "a line break (two spaces or a backslash at the end of a line)" },
};

/* `at` is in the text of the prose. */
static void fault(struct prose *p, const char *at, enum msg id, const char *words)
{
	if (p->faults++ < FAULTS)
		diag_at(p->d, prose_span(&p->where, at), id, words);
}

/* The declaration sits on the root, so that all prose of a tree shares it. */
static xmlNs *root_ns(xmlNode *node, const char *href, const char *prefix)
{
	xmlNode *root = xmlDocGetRootElement(node->doc);

	if (!root)
		root = node;
	for (xmlNs *ns = root->nsDef; ns; ns = ns->next)
		if (xmlStrEqual(ns->href, BAD_CAST href))
			return ns;
	return mem_must(xmlNewNs(root, BAD_CAST href, BAD_CAST prefix));
}

static void flush(struct prose *p)
{
	if (p->pending->len > 0)
		mem_must(xmlAddChild(p->at, mem_must(xmlNewDocText(p->at->doc,
								   BAD_CAST p->pending->str))));
	g_string_truncate(p->pending, 0);
}

static void open_element(struct prose *p, const char *name)
{
	xmlNs *ns = root_ns(p->into, NS_DOCBOOK, "db");
	xmlNode *n = mem_must(xmlNewDocNode(p->into->doc, ns, BAD_CAST name, NULL));

	flush(p);
	mem_must(xmlAddChild(p->at, n));
	p->at = n;
	p->depth++;
}

static void close_element(struct prose *p)
{
	flush(p);
	p->at = p->at->parent;
	p->depth--;
}

static void set_attribute(struct prose *p, const char *name, const char *value)
{
	mem_must(xmlNewProp(p->at, BAD_CAST name, BAD_CAST value));
}

/* `source` is where the text was found in the prose; character references may have brought in
 * what no document can hold. */
static void add_text(struct prose *p, const char *text, const char *source)
{
	const char *bad = text_fault(text, strlen(text));

	if (bad) {
		if (p->faults++ < FAULTS)
			text_report(bad, prose_span(&p->where, source), p->d);
		return;
	}
	g_string_append(p->pending, text);
	p->passed += strlen(text);
}

/* A line end inside a paragraph. */
static void add_line_end(struct prose *p)
{
	const char *flat = p->flat->str;
	size_t at = MIN(p->passed, p->flat->len);

	prose_find_line_end(&p->where);
	if (at < p->flat->len && !line_end_joins(flat, flat + at, flat + at + 1))
		g_string_append_c(p->pending, ' ');
	p->passed = at + 1;
}

static void add_code(struct prose *p, cmark_node *node)
{
	open_element(p, "code");
	add_text(p, cmark_node_get_literal(node), prose_find_code(&p->where));
	close_element(p);
}

/* The text of a paragraph in one string: whether two lines join without a space depends on the
 * characters on both sides, which may be in different elements. */
static void flatten(struct prose *p, cmark_node *paragraph)
{
	cmark_iter *iter = cmark_iter_new(paragraph);

	g_string_truncate(p->flat, 0);
	p->passed = 0;
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(n);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			g_string_append(p->flat, cmark_node_get_literal(n));
		else if (type == CMARK_NODE_SOFTBREAK)
			g_string_append_c(p->flat, '\n');
	}
	cmark_iter_free(iter);
}

static bool is_address(const char *url)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:" };

	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
		size_t length = strlen(schemes[i]);

		if (g_ascii_strncasecmp(url, schemes[i], length) == 0)
			return url[length] != '\0' && !text_fault(url, strlen(url));
	}
	return false;
}

static void set_address(struct prose *p, const char *url)
{
	xmlNs *ns = root_ns(p->into, NS_XLINK, "xlink");
	static const char kept[] = G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
		G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%";
	char *escaped = g_uri_escape_string(url, kept, FALSE);

	mem_must(xmlNewNsProp(p->at, ns, BAD_CAST "href", BAD_CAST escaped));
	g_free(escaped);
}

/* False if the link is refused. */
static bool open_link(struct prose *p, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	const char *title = cmark_node_get_title(node);
	const char *at = prose_find_link(&p->where);
	bool inside = url[0] == '#' && xmlValidateNCName(BAD_CAST url + 1, 0) == 0;

	if (!inside && !is_address(url)) {
		fault(p, at, MSG_PROSE_LINK, url);
		return false;
	}
	if (title && title[0] != '\0')
		fault(p, at, MSG_PROSE_REFUSED, "the title of a link");
	open_element(p, "link");
	node_set_place(p->at, &(struct place){ .key = prose_span(&p->where, at) });
	if (inside)
		set_attribute(p, "linkend", url + 1);
	else
		set_address(p, url);
	if (!cmark_node_first_child(node))
		add_text(p, url, at);
	return true;
}

static void open_list(struct prose *p, cmark_node *node)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	char number[16];

	open_element(p, ordered ? "orderedlist" : "itemizedlist");
	if (!ordered || cmark_node_get_list_start(node) == 1)
		return;
	g_snprintf(number, sizeof number, "%d", cmark_node_get_list_start(node));
	set_attribute(p, "startingnumber", number);
}

/* Where in the text a block begins. */
static const char *node_byte(const struct prose *p, cmark_node *node)
{
	return prose_byte(&p->where, cmark_node_get_start_line(node),
			  cmark_node_get_start_column(node));
}

static const char *refused_byte(struct prose *p, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_INLINE:
		return prose_find_text(&p->where, cmark_node_get_literal(node));
	case CMARK_NODE_IMAGE:
		return prose_find_text(&p->where, "![");
	case CMARK_NODE_LINEBREAK:
		return prose_find_line_end(&p->where);
	default:
		return node_byte(p, node);
	}
}

/* Reports what prose does not have; false if the node is none of it. */
static bool refuse(struct prose *p, cmark_node *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		if (refused[i].type == cmark_node_get_type(node)) {
			bool told = p->faults < FAULTS;

			fault(p, told ? refused_byte(p, node) : p->where.text, MSG_PROSE_REFUSED,
			      refused[i].words);
			return true;
		}
	return false;
}

static void open_paragraph(struct prose *p, cmark_node *node)
{
	open_element(p, "para");
	flatten(p, node);
	prose_paragraph(&p->where, cmark_node_get_start_line(node),
			cmark_node_get_start_column(node), cmark_node_get_end_line(node));
}

static void open_other(struct prose *p, cmark_node_type type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
		if (elements[i].type == type) {
			open_element(p, elements[i].element);
			if (elements[i].role)
				set_attribute(p, "role", elements[i].role);
		}
}

/* Enters a node with children; false if they are to be passed over. */
static bool enter_container(struct prose *p, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (p->depth >= LIMIT_DEPTH) {
		if (p->faults++ < FAULTS)
			diag_at(p->d, prose_span(&p->where, node_byte(p, node)), MSG_PROSE_DEPTH,
				LIMIT_DEPTH);
		return false;
	}
	if (type == CMARK_NODE_PARAGRAPH)
		open_paragraph(p, node);
	else if (type == CMARK_NODE_LIST)
		open_list(p, node);
	else if (type == CMARK_NODE_LINK)
		return open_link(p, node);
	else
		open_other(p, type);
	return true;
}

static bool enter(struct prose *p, cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_DOCUMENT:
		return true;
	case CMARK_NODE_TEXT:
		add_text(p, literal, prose_find_text(&p->where, literal));
		return true;
	case CMARK_NODE_SOFTBREAK:
		add_line_end(p);
		return true;
	case CMARK_NODE_CODE:
		add_code(p, node);
		return true;
	default:
		return !refuse(p, node) && enter_container(p, node);
	}
}

static void leave(struct prose *p, cmark_node *node)
{
	if (cmark_node_get_type(node) == CMARK_NODE_DOCUMENT)
		return;
	if (cmark_node_get_type(node) == CMARK_NODE_ITEM && !p->at->children) {
		open_element(p, "para"); /* DocBook has no empty item */
		close_element(p);
	}
	close_element(p);
}

static bool is_leaf(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		return true;
	default:
		return false;
	}
}

static void read_nodes(struct prose *p, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT)
			leave(p, node);
		else if (!enter(p, node) && !is_leaf(node))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	cmark_iter_free(iter);
}

/* libcmark takes lines like "[name]: address" out of the text, used or not. */
static void refuse_definitions(struct prose *p, const char *text)
{
	while (p->faults < FAULTS && (text = prose_find_definition(&p->where, text)) != NULL)
		fault(p, text++, MSG_PROSE_REFUSED, "a definition of a link ([name]: address)");
}

static void *cmark_calloc(size_t count, size_t size)
{
	return mem_must(calloc(count, size));
}

static void *cmark_realloc(void *p, size_t size)
{
	return mem_must(realloc(p, size));
}

static void parse(struct prose *p, const char *text, size_t size)
{
	cmark_mem mem = { cmark_calloc, cmark_realloc, free };
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);
	cmark_node *document;

	cmark_parser_feed(parser, text, size);
	document = cmark_parser_finish(parser);
	read_nodes(p, document);
	cmark_node_free(document);
	cmark_parser_free(parser);
}

bool markdown_read(xmlNode *into, const char *text, struct diag *d)
{
	struct prose p = { .into = into, .at = into, .d = d };
	size_t size = strlen(text);

	prose_place_init(&p.where, into, text);
	if (size > LIMIT_PROSE_BYTES) {
		diag_at(d, node_value_span(into), MSG_PROSE_LONG, (size + KIB - 1) / KIB,
			LIMIT_PROSE_BYTES / KIB);
		return false;
	}
	p.pending = g_string_new(NULL);
	p.flat = g_string_new(NULL);
	refuse_definitions(&p, text);
	parse(&p, text, size);
	g_string_free(p.flat, TRUE);
	g_string_free(p.pending, TRUE);
	return p.faults == 0;
}
