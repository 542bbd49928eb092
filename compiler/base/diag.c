#include "base/diag_private.h"

#include "base/source.h"

#include <string.h>

static const struct {
	const char *id;
	enum level level;
	const char *text;
} messages[MSG_COUNT] = {
#define M(id, level, text) { #id, level, text },
#include "base/messages.def"
#undef M
};

/* More findings than this are counted but not kept. */
enum { KEPT = 100000 };

const char *msg_name(enum msg id)
{
	char name[64];
	size_t i;

	for (i = 0; messages[id].id[i] && i < sizeof name - 1; i++)
		name[i] = messages[id].id[i] == '_' ? '-' : g_ascii_tolower(messages[id].id[i]);
	name[i] = '\0';
	return g_intern_string(name);
}

enum level msg_level(enum msg id)
{
	return messages[id].level;
}

const char *msg_text(enum msg id)
{
	return messages[id].text;
}

bool msg_is_usage(enum msg id)
{
	static const bool usage[MSG_COUNT] = {
#define M(id, level, text)
#define USAGE(id, level, text) [MSG_##id] = true,
#include "base/messages.def"
#undef M
	};

	return usage[id];
}

const char *level_name(enum level level)
{
	static const char *const names[LEVEL_COUNT] = {
		[LEVEL_NOTE] = "note", [LEVEL_WARNING] = "warning", [LEVEL_GAP] = "gap",
		[LEVEL_ERROR] = "error", [LEVEL_FATAL] = "fatal",
	};

	return names[level];
}

void diagnostic_free(void *p)
{
	struct diagnostic *g = p;

	if (!g)
		return;
	if (g->notes)
		g_ptr_array_unref(g->notes);
	g_strfreev(g->args);
	g_free(g->text);
	g_free(g);
}

static guint diagnostic_hash(const void *p)
{
	const struct diagnostic *g = p;

	guint place = (guint)g->at.line * 65599u + (guint)g->at.col;

	return g_str_hash(g->text) ^ (place + (guint)g->id * 31u);
}

static gboolean diagnostic_says_same(const void *p, const void *q)
{
	const struct diagnostic *a = p, *b = q;

	return a->id == b->id && a->at.line == b->at.line && a->at.col == b->at.col &&
	       g_strcmp0(a->at.file, b->at.file) == 0 && strcmp(a->text, b->text) == 0;
}

static gboolean diagnostic_equal(const void *p, const void *q)
{
	const struct diagnostic *a = p, *b = q;

	return a->topic == b->topic && diagnostic_says_same(p, q);
}

static void free_source(void *p)
{
	source_free(p);
}

struct diag *diag_new(void)
{
	struct diag *d = g_new0(struct diag, 1);

	d->all = g_ptr_array_new_with_free_func(diagnostic_free);
	d->seen = g_hash_table_new(diagnostic_hash, diagnostic_equal);
	d->told = g_hash_table_new(diagnostic_hash, diagnostic_says_same);
	d->sources = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_source);
	return d;
}

void diag_free(struct diag *d)
{
	if (!d)
		return;
	g_hash_table_destroy(d->sources);
	g_hash_table_destroy(d->told);
	g_hash_table_destroy(d->seen);
	g_ptr_array_unref(d->all);
	g_free(d);
}

void diag_topic(struct diag *d, const char *section)
{
	d->topic = section ? g_intern_string(section) : NULL;
}

void diag_source(struct diag *d, const char *file, const char *bytes, size_t size)
{
	g_hash_table_replace(d->sources, (void *)g_intern_string(file), source_new(bytes, size));
}

struct diagnostic *diagnostic_new(enum msg id, enum level level, struct span at, char *text)
{
	struct diagnostic *g = g_new0(struct diagnostic, 1);

	g->id = id;
	g->level = level;
	g->at = at;
	g->text = line_text(text);
	return g;
}

/* A finding whose text is the message's with these arguments. */
static struct diagnostic *diagnostic_filled(enum msg id, enum level level, struct span at,
					    va_list values)
{
	char **args = msg_args(msg_text(id), values);
	struct diagnostic *g =
		diagnostic_new(id, level, at, msg_fill(msg_text(id), (const char *const *)args));

	g->args = args;
	return g;
}

void diag_add(struct diag *d, struct diagnostic *g)
{
	bool known;

	if (!g->topic)
		g->topic = d->topic;
	known = g_hash_table_contains(d->seen, g);

	g->repeat = g_hash_table_contains(d->told, g);
	if (!known && !g->repeat)
		d->count[g->level]++;
	if (known || d->all->len >= KEPT) {
		diagnostic_free(g);
		d->last = NULL;
		return;
	}
	g_ptr_array_add(d->all, g);
	g_hash_table_add(d->seen, g);
	if (!g->repeat)
		g_hash_table_add(d->told, g);
	d->last = g;
}

void diag_add_note(struct diag *d, struct diagnostic *note)
{
	if (!d->last) {
		diagnostic_free(note);
		return;
	}
	if (!d->last->notes)
		d->last->notes = g_ptr_array_new_with_free_func(diagnostic_free);
	g_ptr_array_add(d->last->notes, note);
}

void diag_at(struct diag *d, struct span at, enum msg id, ...)
{
	va_list values;

	va_start(values, id);
	diag_add(d, diagnostic_filled(id, msg_level(id), at, values));
	va_end(values);
}

void diag_note(struct diag *d, struct span at, enum msg id, ...)
{
	va_list values;

	va_start(values, id);
	diag_add_note(d, diagnostic_filled(id, LEVEL_NOTE, at, values));
	va_end(values);
}

size_t diag_count(const struct diag *d, enum level level)
{
	return d->count[level];
}

bool diag_failed(const struct diag *d)
{
	return d->count[LEVEL_ERROR] + d->count[LEVEL_FATAL] > 0;
}

void diag_place(struct diag *d, guint from, enum msg id,
		struct span (*where)(const struct diagnostic *g, const void *context),
		const void *context)
{
	for (guint i = from; i < d->all->len; i++) {
		struct diagnostic *g = d->all->pdata[i];

		if (g->id != id || g->at.file)
			continue;
		g_hash_table_remove(d->seen, g);
		g->at = where(g, context);
		g_hash_table_add(d->seen, g);
	}
}

const GPtrArray *diag_all(const struct diag *d)
{
	return d->all;
}
