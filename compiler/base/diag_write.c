#include "base/diag_private.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/source.h"

/* Terminal colours; all empty without them. */
struct palette {
	const char *level[LEVEL_COUNT];
	const char *place, *caret, *off;
};

static const struct palette plain = { { "", "", "", "", "" }, "", "", "" };

static const struct palette coloured = {
	{
		[LEVEL_NOTE] = "\033[1;36m",  [LEVEL_WARNING] = "\033[1;33m",
		[LEVEL_GAP] = "\033[1;35m",   [LEVEL_ERROR] = "\033[1;31m",
		[LEVEL_FATAL] = "\033[1;31m",
	},
	"\033[1m", "\033[1;32m", "\033[0m",
};

static void put_place(GString *out, struct span at)
{
	char *file = g_utf8_make_valid(at.file ? at.file : "csmsc", -1);

	for (char *p = file; *p; p++)
		if (g_ascii_iscntrl(*p))
			*p = '?';
	g_string_append(out, file);
	g_free(file);
	if (at.file && at.line > 0)
		g_string_append_printf(out, ":%d", at.line);
	if (at.file && at.line > 0 && at.col > 0)
		g_string_append_printf(out, ":%d", at.col);
}

/* "FILE:LINE:COL: LEVEL: text [ID]". */
static void put_line(GString *out, struct span at, const struct diagnostic *g,
		     const struct palette *p)
{
	g_string_append(out, p->place);
	put_place(out, at);
	g_string_append_printf(out, ":%s %s%s:%s %s [%s]\n", p->off, p->level[g->level],
			       level_name(g->level), p->off, g->text, msg_name(g->id));
}

/* The line of the source and a caret. */
static void put_excerpt(const struct diag *d, GString *out, struct span at,
			const struct palette *p)
{
	const struct source *source = at.file ? g_hash_table_lookup(d->sources, at.file) : NULL;

	if (source)
		source_excerpt(source, at.line, at.col, p->caret, p->off, out);
}

/* A note without a place of its own, advice, is about that of the finding. */
static void put_finding(const struct diag *d, GString *out, const struct diagnostic *g,
			const struct palette *p)
{
	put_line(out, g->at, g, p);
	put_excerpt(d, out, g->at, p);
	for (guint i = 0; g->notes && i < g->notes->len; i++) {
		const struct diagnostic *note = g->notes->pdata[i];

		put_line(out, note->at.file ? note->at : g->at, note, p);
		put_excerpt(d, out, note->at, p);
	}
}

/* How many findings of each level are shown: the worst ones first when there are too many. */
static void share_out(const struct diag *d, size_t shown[LEVEL_COUNT])
{
	size_t left = LIMIT_FINDINGS;

	for (int level = LEVEL_COUNT - 1; level >= 0; level--) {
		shown[level] = MIN(d->count[level], left);
		left -= shown[level];
	}
}

static void put_rest(const struct diag *d, GString *out, size_t shown)
{
	size_t total = 0;

	for (int level = 0; level < LEVEL_COUNT; level++)
		total += d->count[level];
	if (total > shown)
		g_string_append_printf(out, "csmsc: %zu more findings are not shown\n",
				       total - shown);
}

static void write_text(const struct diag *d, GString *out, const struct palette *p)
{
	size_t left[LEVEL_COUNT], shown = 0;

	share_out(d, left);
	for (guint i = 0; i < d->all->len; i++) {
		const struct diagnostic *g = d->all->pdata[i];

		if (g->repeat || left[g->level] == 0)
			continue;
		left[g->level]--;
		shown++;
		put_finding(d, out, g, p);
	}
	put_rest(d, out, shown);
}

static void put_json(GString *out, const struct diagnostic *g)
{
	g_string_append(out, "{\"level\":");
	json_string(out, level_name(g->level));
	g_string_append(out, ",\"id\":");
	json_string(out, msg_name(g->id));
	g_string_append(out, ",\"file\":");
	json_string(out, g->at.file);
	g_string_append_printf(out, ",\"line\":%d,\"col\":%d,\"text\":", g->at.line, g->at.col);
	json_string(out, g->text);
	if (g->notes) {
		g_string_append(out, ",\"notes\":[");
		for (guint i = 0; i < g->notes->len; i++) {
			g_string_append(out, i ? "," : "");
			put_json(out, g->notes->pdata[i]);
		}
		g_string_append_c(out, ']');
	}
	g_string_append_c(out, '}');
}

/* {"findings": [...], "count": {"error": 1, ...}}; a finding per line. */
static void write_json(const struct diag *d, GString *out)
{
	const char *before = "\n";

	g_string_append(out, "{\"findings\":[");
	for (guint i = 0; i < d->all->len; i++) {
		const struct diagnostic *g = d->all->pdata[i];

		if (g->repeat)
			continue;
		g_string_append(out, before);
		put_json(out, g);
		before = ",\n";
	}
	g_string_append(out, "\n],\"count\":{");
	for (int level = LEVEL_COUNT - 1; level > LEVEL_NOTE; level--)
		g_string_append_printf(out, "\"%s\":%zu%s", level_name((enum level)level),
				       d->count[level], level > LEVEL_NOTE + 1 ? "," : "");
	g_string_append(out, "}}\n");
}

void diag_write(const struct diag *d, GString *out, enum diag_format format, bool colour)
{
	if (format == DIAG_JSON)
		write_json(d, out);
	else
		write_text(d, out, colour ? &coloured : &plain);
}
