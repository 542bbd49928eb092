#include "cli/pack.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "check/check.h"
#include "check/value.h"
#include "cli/issued.h"
#include "cli/ledger_folder.h"
#include "cli/theme.h"
#include "layout/picture.h"
#include "model/place.h"
#include "read/read.h"
#include "resolve/clauses.h"
#include "resolve/documents.h"
#include "resolve/lend.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool holds_templates(const char *folder)
{
	char *index = g_build_filename(folder, "templates", "index.yaml", NULL);
	bool there = g_file_test(index, G_FILE_TEST_IS_REGULAR);

	g_free(index);
	return there;
}

/* PREFIX/bin/csmsc -> PREFIX/share/csmsc; build/csmsc and build/san/csmsc -> the checkout. */
char *data_folder(const struct options *o)
{
	static const char *const places[] = { "../share/csmsc", "..", "../.." };
	char *exe = g_file_read_link("/proc/self/exe", NULL);
	char *bin = g_path_get_dirname(exe ? exe : "");
	char *folder = o->data ? g_strdup(o->data) : NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(places) && !folder; i++) {
		folder = g_canonicalize_filename(places[i], bin);
		if (!holds_templates(folder))
			g_clear_pointer(&folder, g_free);
	}
	g_free(bin);
	g_free(exe);
	return folder ? folder : g_strdup(".");
}

struct standards *pack_standards(const struct options *o, struct diag *d)
{
	char *data = data_folder(o);
	char *templates = g_build_filename(data, "templates", NULL);
	struct standards *s = standards_load(templates, d);

	g_free(templates);
	g_free(data);
	return s;
}

static void day_of(time_t t, char out[11])
{
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(out, 11, "%Y-%m-%d", &tm);
}

bool as_of_day(const struct options *o, char out[11], struct diag *d)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");

	if (o->date && !value_is_date(o->date)) {
		diag_at(d, SPAN_NONE, MSG_OPTION_DATE, "--date", o->date);
		return false;
	}
	if (o->date)
		g_strlcpy(out, o->date, 11);
	else
		day_of(epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL), out);
	return true;
}

xmlNode *pack_first_document(const struct pack *p)
{
	return node_first(node_child(doc_root(p->doc), "documents"));
}

xmlNode *pack_document(const struct pack *p, const char *id)
{
	return doc_record(p->doc, "documents", id);
}

bool pack_wants(const struct pack *p, const xmlNode *document)
{
	const char *type = child_text(document, "type");

	return option_has(p->options->only, node_id(document)) ||
	       (type && option_has(p->options->only, type));
}

struct transform *pack_sheet(struct pack *p, const char *name)
{
	struct transform *t = g_hash_table_lookup(p->sheets, name);
	char *path;

	if (t)
		return t;
	path = g_build_filename(p->data, name, NULL);
	t = transform_load(path, p->diag);
	if (t)
		g_hash_table_insert(p->sheets, g_strdup(name), t);
	g_free(path);
	return t;
}

static bool check_clauses(struct pack *p)
{
	GPtrArray *modules = g_ptr_array_new();

	for (xmlNode *t = standards_first_type(p->standards); t; t = node_next(t)) {
		xmlNode *module = standards_clauses(p->standards, node_id(t));

		if (module)
			g_ptr_array_add(modules, module);
	}
	diag_topic(p->diag, "clauses");
	clauses_check(p->doc, modules, p->diag);
	diag_topic(p->diag, NULL);
	g_ptr_array_unref(modules);
	return true;
}

static void check_languages(struct pack *p)
{
	for (xmlNode *n = node_first(node_child(doc_root(p->doc), "languages")); n; n = node_next(n))
		if (!standards_l10n(p->standards, node_text(n)))
			diag_at(p->diag, node_value_span(n), MSG_L10N_LANGUAGE, node_text(n));
}

/* Looked at now, while its place in the description is known. */
static void check_logo(struct pack *p)
{
	xmlNode *logo = node_child(node_child(doc_root(p->doc), "organisation"), "logo");
	GBytes *bytes = NULL;

	if (logo && *node_text(logo))
		bytes = file_read_below(p->options->folder, node_text(logo), LIMIT_FILE_BYTES,
					node_value_span(logo), p->diag);
	if (!bytes)
		return;
	picture_check(bytes, node_text(logo), node_value_span(logo), p->diag);
	g_bytes_unref(bytes);
}

/* What --only, --lang and --format name must exist. */
static void check_options(struct pack *p)
{
	for (char **w = p->options->only; w && *w; w++)
		if (!pack_document(p, *w) && !standards_type(p->standards, *w))
			diag_at(p->diag, SPAN_NONE, MSG_OPTION_DOCUMENT, *w);
	for (char **w = p->options->langs; w && *w; w++)
		if (!g_ptr_array_find_with_equal_func((GPtrArray *)doc_languages(p->doc), *w, g_str_equal,
						      NULL))
			diag_at(p->diag, SPAN_NONE, MSG_OPTION_LANGUAGE, *w);
}

/* The names of the types that are auditors' forms. */
static GHashTable *form_types(const struct standards *s)
{
	GHashTable *forms = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *t = standards_first_type(s); t; t = node_next(t))
		if (type_is_form(t))
			g_hash_table_add(forms, (void *)node_id(t));
	return forms;
}

static void check_all(struct pack *p)
{
	GHashTable *forms = form_types(p->standards);
	const struct check_scope scope = { p->doc, standards_catalogs(p->standards), p->as_of, p->diag, forms };

	check_languages(p);
	check_description(&scope);
	check_rules(&scope);
	documents_check(p->doc, p->standards, p->diag);
	check_clauses(p);
	check_logo(p);
	p->style = theme_style(p->data, doc_root(p->doc), p->options->folder, p->diag);
	check_options(p);
	g_hash_table_destroy(forms);
}

/* A logo is content: the model holds its digest beside its name, so that facts change with it. */
static void digest_logo(struct pack *p)
{
	xmlNode *logo = node_child(node_child(doc_root(p->doc), "organisation"), "logo");
	struct diag *quiet = diag_new(); /* the check reports a logo that cannot be read */
	GBytes *bytes = logo ? file_read_below(p->options->folder, node_text(logo), LIMIT_FILE_BYTES,
					       SPAN_NONE, quiet) : NULL;
	char digest[DIGEST_SIZE];

	if (bytes) {
		digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
		node_set(logo, "sha256", digest);
		g_bytes_unref(bytes);
	}
	diag_free(quiet);
}

static bool load_parts(struct pack *p)
{
	xmlDoc *tree = NULL;

	p->standards = pack_standards(p->options, p->diag);
	if (p->standards)
		tree = read_description(p->options->folder, &p->files, p->diag);
	if (!tree)
		return false;
	p->doc = doc_new(tree);
	standards_adopt(p->standards, p->doc);
	lend_from_catalogs(p->doc, standards_catalogs(p->standards));
	digest_logo(p);
	p->ledger = ledger_folder_read(p->options->folder, p->diag);
	ledger_head(p->ledger, p->head);
	issued_check(p->options->folder, p->ledger, p->diag);
	check_all(p);
	return !diag_failed(p->diag);
}

struct pack *pack_load(const struct options *o, struct diag *d)
{
	struct pack *p = g_new0(struct pack, 1);

	p->options = o;
	p->diag = d;
	p->data = data_folder(o);
	p->sheets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					  (GDestroyNotify)transform_free);
	if (as_of_day(o, p->as_of, d) && load_parts(p))
		return p;
	pack_free(p);
	return NULL;
}

void pack_free(struct pack *p)
{
	if (!p)
		return;
	g_hash_table_destroy(p->sheets);
	ledger_free(p->ledger);
	style_free(p->style);
	doc_free(p->doc);
	if (p->files)
		g_ptr_array_unref(p->files);
	standards_free(p->standards);
	g_free(p->data);
	g_free(p);
}
