#include "transform/functions.h"

#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/media.h"
#include "model/names.h"
#include "model/place.h"
#include "transform/transform.h"

#include <glib.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>
#include <string.h>

enum { ARGS_MAX = 10 };

/* The arguments of a call as texts, the first at [0]; freed together. */
struct args {
	char *text[ARGS_MAX];
	int count;
};

static const struct transform_scope *scope_of(xmlXPathParserContext *call)
{
	return xsltXPathGetTransformContext(call)->_private;
}

static void args_pop(xmlXPathParserContext *call, int count, struct args *a)
{
	a->count = count;
	for (int i = count - 1; i >= 0; i--) {
		xmlChar *s = xmlXPathPopString(call);

		a->text[i] = g_strdup(s ? (const char *)s : "");
		xmlFree(s);
	}
}

static void args_clear(struct args *a)
{
	for (int i = 0; i < a->count; i++)
		g_free(a->text[i]);
}

static void return_text(xmlXPathParserContext *call, const char *text)
{
	valuePush(call, xmlXPathNewString(BAD_CAST text));
}

static bool arity(xmlXPathParserContext *call, int have, int least, int most)
{
	if (have >= least && have <= most && most <= ARGS_MAX)
		return true;
	xmlXPathSetArityError(call);
	return false;
}

/* Where the running instruction stands in its stylesheet. */
static struct span instruction_span(xmlXPathParserContext *call)
{
	xsltTransformContext *run = xsltXPathGetTransformContext(call);
	const char *url = run->inst && run->inst->doc ? (const char *)run->inst->doc->URL : NULL;
	const char *base = url ? strrchr(url, '/') : NULL;

	if (!url)
		return SPAN_NONE;
	return (struct span){ g_intern_string(base ? base + 1 : url), (int)xmlGetLineNo(run->inst), 1 };
}

/* c:text(key, arg…): a text of the run's language. */
static void call_text(xmlXPathParserContext *call, int count)
{
	const struct transform_scope *scope = scope_of(call);
	struct args a;
	char *text;

	if (!arity(call, count, 1, ARGS_MAX))
		return;
	args_pop(call, count, &a);
	text = l10n_format(scope->l10n, a.text[0], (const char *const *)a.text + 1, count - 1);
	if (!text)
		diag_at(scope->diag, instruction_span(call), MSG_L10N_KEY, a.text[0],
			l10n_lang(scope->l10n));
	return_text(call, text ? text : a.text[0]);
	g_free(text);
	args_clear(&a);
}

/* c:date(iso): a date in words. */
static void call_date(xmlXPathParserContext *call, int count)
{
	struct args a;
	char *text;

	if (!arity(call, count, 1, 1))
		return;
	args_pop(call, count, &a);
	text = l10n_date(scope_of(call)->l10n, a.text[0]);
	return_text(call, text);
	g_free(text);
	args_clear(&a);
}

/* c:anchor(ref): an NCName made of a reference. */
static void call_anchor(xmlXPathParserContext *call, int count)
{
	struct args a;

	if (!arity(call, count, 1, 1))
		return;
	args_pop(call, count, &a);
	for (char *p = a.text[0]; *p; p++)
		if (!g_ascii_isalnum(*p) && !strchr("._-", *p) && !(*p & 0x80))
			*p = '-';
	return_text(call, a.text[0]);
	args_clear(&a);
}

/* c:image(file): a picture as a data: URI, so that a page needs no other file. */
static void call_image(xmlXPathParserContext *call, int count)
{
	const struct transform_scope *scope = scope_of(call);
	GBytes *bytes = NULL;
	struct args a;
	char *uri;

	if (!arity(call, count, 1, 1))
		return;
	args_pop(call, count, &a);
	if (scope->pictures)
		bytes = file_read_below(scope->pictures, a.text[0], LIMIT_FILE_BYTES, SPAN_NONE,
					scope->diag);
	else
		diag_at(scope->diag, instruction_span(call), MSG_FLOW_VALUE, a.text[0], "fileref",
			"imagedata");
	uri = bytes ? media_uri(bytes) : NULL;
	return_text(call, uri ? uri : "");
	g_clear_pointer(&bytes, g_bytes_unref);
	g_free(uri);
	args_clear(&a);
}

/* The first node of the set on top of the stack, which is taken off; NULL if there is none. */
static xmlNode *pop_node(xmlXPathParserContext *call)
{
	xmlXPathObject *set = valuePop(call);
	xmlNode *node = NULL;

	if (set && set->type == XPATH_NODESET && set->nodesetval && set->nodesetval->nodeNr > 0)
		node = set->nodesetval->nodeTab[0];
	xmlXPathFreeObject(set);
	return node && node->type == XML_ATTRIBUTE_NODE ? node->parent : node;
}

/* c:source(node): "file:line" of a node, empty where it has none. */
static void call_source(xmlXPathParserContext *call, int count)
{
	struct span at;
	char text[512] = "";

	if (!arity(call, count, 1, 1))
		return;
	at = node_span(pop_node(call));
	if (at.file)
		g_snprintf(text, sizeof text, "%s:%d", at.file, at.line);
	return_text(call, text);
}

/* Only gaps: the other messages take other arguments.  MSG_COUNT if there is none of that name. */
static enum msg gap_named(const char *name)
{
	for (enum msg id = 0; id < MSG_COUNT; id++)
		if (msg_level(id) == LEVEL_GAP && strcmp(msg_name(id), name) == 0)
			return id;
	return MSG_COUNT;
}

/* c:gap(node, message, arg…): something the input lacks, found while composing. */
static void call_gap(xmlXPathParserContext *call, int count)
{
	const struct transform_scope *scope = scope_of(call);
	struct args a;
	xmlNode *node;
	enum msg id;

	if (!arity(call, count, 2, 5))
		return;
	args_pop(call, count - 1, &a);
	for (int i = count - 1; i < 4; i++)
		a.text[i] = NULL;
	node = pop_node(call);
	id = gap_named(a.text[0]);
	if (id == MSG_COUNT)
		diag_at(scope->diag, instruction_span(call), MSG_TRANSFORM_MESSAGE, a.text[0]);
	else
		diag_at(scope->diag, node_span(node), id, a.text[1] ? a.text[1] : "",
			a.text[2] ? a.text[2] : "", a.text[3] ? a.text[3] : "");
	return_text(call, "");
	args_clear(&a);
}

void functions_register(xsltTransformContext *run)
{
	static const struct {
		const char *name;
		xmlXPathFunction function;
	} functions[] = {
		{ "text", call_text }, { "date", call_date }, { "anchor", call_anchor },
		{ "image", call_image }, { "source", call_source }, { "gap", call_gap },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
		xsltRegisterExtFunction(run, BAD_CAST functions[i].name, BAD_CAST NS_CSMSC,
					functions[i].function);
}
