#include "control/points.h"

#include <string.h>

/* Messages that come many at one place, and the argument that differs, which their texts can
 * give as a list. */
static const struct {
	enum msg id;
	int argument;
} lists[] = {
	{ MSG_CLAUSE_VARIABLE, 0 },
	{ MSG_SOA_UNDECIDED, 0 },
	{ MSG_SOA_GUIDANCE_MISSING, 0 },
	{ MSG_MISSING_FACT, 1 },
	{ MSG_CONTROL_LACKS, 1 },
	{ MSG_DUTY_ACCOUNTABLE, 0 },
	{ MSG_PROCESS_NONE, 0 },
};

/* The argument of that message that can be a list, or -1. */
static int list_argument(enum msg id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (lists[i].id == id)
			return lists[i].argument;
	return -1;
}

static char *message_key(enum msg id)
{
	return g_strconcat("message.", msg_name(id), NULL);
}

static const char *wording(enum msg id, const struct l10n *l)
{
	char *key = message_key(id);
	const char *text = l10n_text(l, key);

	g_free(key);
	return text;
}

/* A language need not print every argument; English (no `text`) does. */
static bool is_printed(const char *text, int argument)
{
	const char mark[] = { '{', (char)('1' + argument), '}', '\0' };

	return !text || strstr(text, mark);
}

/* Whether two findings of a message print the same but for its list. */
static bool say_the_same(const struct diagnostic *a, const struct diagnostic *b, const char *text)
{
	int list = list_argument(a->id);

	for (int i = 0; a->args[i]; i++)
		if (i != list && is_printed(text, i) && strcmp(a->args[i], b->args[i]) != 0)
			return false;
	return true;
}

static bool is_same_place(struct span a, struct span b)
{
	return a.file == b.file && a.line == b.line && a.col == b.col;
}

guint point_count(const GPtrArray *findings, guint first, const struct l10n *l)
{
	const struct diagnostic *a = findings->pdata[first];
	guint end = first + 1;

	if (!a->args || list_argument(a->id) < 0)
		return 1;
	for (; end < findings->len; end++) {
		const struct diagnostic *b = findings->pdata[end];

		if (b->id != a->id || !b->args || !is_same_place(a->at, b->at) ||
		    !say_the_same(a, b, wording(a->id, l)))
			break;
	}
	return end - first;
}

/* The argument `index` of each finding, as one text. */
static char *joined(const GPtrArray *findings, guint first, guint count, int index,
		    const struct l10n *l)
{
	GPtrArray *values = g_ptr_array_new();
	char *text;

	for (guint i = first; i < first + count; i++) {
		const struct diagnostic *g = findings->pdata[i];

		g_ptr_array_add(values, g->args[index]);
	}
	text = l10n_join(l, values);
	g_ptr_array_unref(values);
	return text;
}

/* English as it is printed; its words are those for terminals, with straight quotes and apostrophes. */
static char *typeset(const char *text)
{
	GString *out = g_string_new(NULL);
	bool open = false;

	for (const char *c = text; *c; c++) {
		if (*c == '"')
			g_string_append(out, (open = !open) ? "\xE2\x80\x9C" : "\xE2\x80\x9D");
		else if (*c == '\'' && c > text && g_ascii_isalpha(c[-1]))
			g_string_append(out, "\xE2\x80\x99");
		else
			g_string_append_c(out, *c);
	}
	return g_string_free(out, FALSE);
}

/* What the user wrote is printed as it stands in the file; a field's purpose is the program's. */
static char *fill_english(enum msg id, char **args)
{
	char *format = typeset(msg_text(id)), *text;

	if (id == MSG_MISSING_FACT) {
		char *purpose = args[2];

		args[2] = typeset(purpose);
		g_free(purpose);
	}
	text = msg_fill(format, (const char *const *)args);
	g_free(format);
	return text;
}

static char *fill(enum msg id, char **args, const struct l10n *l)
{
	char *key = message_key(id);
	char *text = l10n_format(l, key, (const char *const *)args, (int)g_strv_length(args));

	g_free(key);
	return text ? text : fill_english(id, args);
}

char *point_text(const GPtrArray *findings, guint first, guint count, const struct l10n *l)
{
	const struct diagnostic *g = findings->pdata[first];
	int list = list_argument(g->id);
	char **args, *text;

	if (!g->args)
		return typeset(g->text);
	args = g_strdupv(g->args);
	if (count > 1) {
		g_free(args[list]);
		args[list] = joined(findings, first, count, list, l);
	}
	text = fill(g->id, args, l);
	g_strfreev(args);
	return text;
}
