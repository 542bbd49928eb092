#include "transform/transform.h"

#include "base/limits.h"
#include "base/mem.h"
#include "transform/functions.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct transform {
	xsltStylesheet *sheet;
	const char *name; /* last part of the path, interned */
};

/* libxslt speaks in fragments and on four channels; what one run said is gathered here. */
struct said {
	GString *text;
};

G_GNUC_PRINTF(2, 3)
static void hear_fragment(void *context, const char *format, ...)
{
	struct said *said = context;
	va_list args;

	va_start(args, format);
	g_string_append_vprintf(said->text, format, args);
	va_end(args);
}

#if LIBXML_VERSION >= 21200
static void hear_error(void *context, const xmlError *error)
#else
static void hear_error(void *context, xmlErrorPtr error)
#endif
{
	struct said *said = context;

	/* xml:id="{…}" in a stylesheet is a template for an identifier, not one itself. */
	if (error->message && error->code != XML_DTD_XMLID_VALUE)
		g_string_append(said->text, error->message);
}

static void listen(struct said *said)
{
	said->text = g_string_new(NULL);
	xsltSetGenericErrorFunc(said, hear_fragment);
	xmlSetGenericErrorFunc(said, hear_fragment);
	xmlSetStructuredErrorFunc(said, hear_error);
}

/* Ends listening; returns what was said on one line, or NULL if nothing was. */
static char *heard(struct said *said)
{
	char *text;

	xsltSetGenericErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	xmlSetStructuredErrorFunc(NULL, NULL);
	text = g_strstrip(g_string_free(said->text, FALSE));
	g_strdelimit(text, "\n\r\t", ' ');
	if (*text)
		return text;
	g_free(text);
	return NULL;
}

struct transform *transform_load(const char *path, struct diag *d)
{
	const char *slash = strrchr(path, '/');
	struct transform *t = g_new0(struct transform, 1);
	struct said said;
	char *complaint;

	t->name = g_intern_string(slash ? slash + 1 : path);
	listen(&said);
	t->sheet = xsltParseStylesheetFile(BAD_CAST path);
	complaint = heard(&said);
	if (t->sheet && t->sheet->errors == 0 && !complaint)
		return t;
	diag_at(d, (struct span){ t->name, 0, 0 }, MSG_TRANSFORM_COMPILE, t->name,
		complaint ? complaint : "not readable");
	g_free(complaint);
	transform_free(t);
	return NULL;
}

void transform_free(struct transform *t)
{
	if (!t)
		return;
	xsltFreeStylesheet(t->sheet);
	g_free(t);
}

static xsltTransformContext *run_new(struct transform *t, xmlDoc *input, struct said *said,
				     const struct transform_scope *scope)
{
	xsltTransformContext *run = mem_must(xsltNewTransformContext(t->sheet, input));

	run->_private = (void *)scope;
	run->maxTemplateDepth = LIMIT_TRANSFORM_DEPTH;
	run->opLimit = LIMIT_TRANSFORM_STEPS;
	run->xpathCtxt->opLimit = LIMIT_TRANSFORM_STEPS;
	xsltSetTransformErrorFunc(run, said, hear_fragment);
	functions_register(run);
	return run;
}

/* Nothing may be read or written but the tree that was given. */
static xsltSecurityPrefs *security_new(void)
{
	static const xsltSecurityOption all[] = {
		XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
		XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK,
	};
	xsltSecurityPrefs *prefs = mem_must(xsltNewSecurityPrefs());

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		xsltSetSecurityPrefs(prefs, all[i], xsltSecurityForbid);
	return prefs;
}

static bool run_failed(const xsltTransformContext *run)
{
	return run->state != XSLT_STATE_OK;
}

xmlDoc *transform_run(struct transform *t, xmlDoc *input, const char *const *params,
		      const struct transform_scope *scope)
{
	xsltSecurityPrefs *security = security_new();
	struct said said;
	xsltTransformContext *run;
	xmlDoc *result;
	char *complaint;
	bool failed;

	listen(&said);
	run = run_new(t, input, &said, scope);
	xsltSetCtxtSecurityPrefs(security, run);
	if (params)
		xsltQuoteUserParams(run, (const char **)params);
	result = xsltApplyStylesheetUser(t->sheet, input, NULL, NULL, NULL, run);
	failed = run_failed(run);
	xsltFreeTransformContext(run);
	xsltFreeSecurityPrefs(security);
	complaint = heard(&said);
	if (failed || complaint || !result) {
		diag_at(scope->diag, (struct span){ t->name, 0, 0 }, MSG_TRANSFORM_RUN, t->name,
			complaint ? complaint : "no result");
		xmlFreeDoc(result);
		result = NULL;
	}
	g_free(complaint);
	return result;
}

GBytes *transform_text(struct transform *t, xmlDoc *input, const char *const *params,
		       const struct transform_scope *scope)
{
	xmlDoc *result = transform_run(t, input, params, scope);
	xmlChar *text = NULL;
	int size = 0;
	GBytes *bytes;

	if (!result)
		return NULL;
	if (xsltSaveResultToString(&text, &size, result, t->sheet) < 0)
		mem_die();
	bytes = g_bytes_new(text, (gsize)size);
	xmlFree(text);
	xmlFreeDoc(result);
	return bytes;
}

void transform_setup(void)
{
	xmlInitParser();
	xsltInit();
}

void transform_cleanup(void)
{
	xsltCleanupGlobals();
	xmlCleanupParser();
}

static char *dotted(const char *name, int version)
{
	return g_strdup_printf("%s %d.%d.%d", name, version / 10000, version / 100 % 100, version % 100);
}

void transform_versions(GPtrArray *out)
{
	g_ptr_array_add(out, dotted("libxml2", atoi(xmlParserVersion)));
	g_ptr_array_add(out, dotted("libxslt", atoi(xsltEngineVersion)));
}
