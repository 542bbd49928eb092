/* csmsc schema: what is known about the format, in the form that other programs or people read. */
#include "cli/command.h"
#include "model/schema_json.h"
#include "model/schema_manual.h"
#include "model/schema_reach.h"
#include "model/schema_relaxng.h"

#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

/* What the words after the command say: the kind of file, and keys of one's own. */
struct request {
	const char *root;
	GPtrArray *own;
};

static bool is_own(const char *word)
{
	return schema_is_own(word) && xmlValidateNCName(BAD_CAST word, 0) == 0;
}

static bool take_word(struct request *r, const struct options *o, const char *word, struct diag *d)
{
	char *roots;

	if (is_own(word) && strcmp(o->form, "relaxng") == 0) {
		g_ptr_array_add(r->own, (void *)word);
		return true;
	}
	if (g_strv_contains(schema_roots, word)) {
		r->root = word;
		return true;
	}
	roots = g_strjoinv(", ", (char **)schema_roots);
	diag_at(d, SPAN_NONE, MSG_SCHEMA_WORD, word, roots);
	g_free(roots);
	return false;
}

static GString *printed(const struct request *r, const char *form)
{
	if (strcmp(form, "json-schema") == 0)
		return schema_json(r->root);
	if (strcmp(form, "relaxng") == 0)
		return schema_relaxng(r->root, r->own);
	return strcmp(form, "man") == 0 ? schema_man(r->root) : schema_markdown(r->root);
}

int command_schema(const struct options *o, struct diag *d)
{
	struct request r = { schema_roots[0], g_ptr_array_new() };
	bool ok = o->form != NULL;

	if (!ok)
		diag_at(d, SPAN_NONE, MSG_SCHEMA_FORM);
	for (guint i = 0; ok && i < o->documents->len; i++)
		ok = take_word(&r, o, o->documents->pdata[i], d);
	if (ok) {
		GString *text = printed(&r, o->form);

		fwrite(text->str, 1, text->len, stdout);
		g_string_free(text, TRUE);
	}
	g_ptr_array_unref(r.own);
	return exit_from(d);
}
