/* csmsc build: the whole pack, staged and exchanged. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/compose.h"
#include "cli/copies.h"
#include "cli/dump.h"
#include "cli/emit.h"
#include "cli/index.h"
#include "cli/issued.h"
#include "cli/libraries.h"
#include "cli/program.h"
#include "cli/source.h"
#include "cli/worker.h"
#include "layout/display.h"
#include "publish/manifest.h"
#include "publish/staging.h"

#include <stdio.h>
#include <string.h>

/* One build.  documents: the wanted xmlNode *, in the order of the description. */
struct build {
	struct pack *pack;
	struct press *press;
	struct staging *staging;
	GPtrArray *documents;
	struct manifest manifest;
	GPtrArray *outcomes; /* struct outcome * */
	size_t drafts;
	char source[DIGEST_SIZE];
};

/* -- in the worker ------------------------------------------------------------------------ */

static GBytes *emit_one(struct build *b, const struct composed *c, const char *lang,
			enum backend format)
{
	if (c->control->status == STATUS_ISSUED)
		return issued_read(b->pack, c, lang, format);
	return press_emit(b->press, c, lang, format);
}

/* A file of a document: path, language, digest, size, format, number of the copy, its holder. */
#define FILE_REPORT "(ssstuss)"

static void report_file(GVariantBuilder *files, const char *path, const char *lang, GBytes *bytes,
			enum backend format, const struct pages *copy)
{
	char digest[DIGEST_SIZE];

	digest_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), digest);
	g_variant_builder_add(files, FILE_REPORT, path, lang, digest,
			      (guint64)g_bytes_get_size(bytes), (guint)format,
			      copy ? pages_meta(copy, "copy") : "",
			      copy ? pages_meta(copy, "holder") : "");
}

static void stage_one(struct build *b, const struct composed *c, const char *lang,
		      enum backend format, GVariantBuilder *files)
{
	char *path = g_strdup_printf("%s/%s.%s", lang, node_id(c->document), backend_name(format));
	GBytes *bytes = emit_one(b, c, lang, format);

	if (bytes && staging_write(b->staging, path, bytes, 0644, b->pack->diag))
		report_file(files, path, lang, bytes, format, NULL);
	if (bytes)
		g_bytes_unref(bytes);
	g_free(path);
}

static void stage_copy(struct build *b, const struct composed *c, const char *lang,
		       const struct pages *copy, GVariantBuilder *files)
{
	char *path = copy_path(c, lang, pages_meta(copy, "copy"));
	GBytes *bytes = press_pdf(b->press, c, lang, copy);

	if (bytes && staging_write(b->staging, path, bytes, 0644, b->pack->diag))
		report_file(files, path, lang, bytes, BACKEND_pdf, copy);
	if (bytes)
		g_bytes_unref(bytes);
	g_free(path);
}

/* Laid out once, stamped for each holder. */
static void stage_copies(struct build *b, const struct composed *c, const char *lang,
			 GVariantBuilder *files)
{
	struct pages *pages = press_pages(b->press, c, lang, true);

	for (guint i = 0; pages && i < pages->copies->len; i++)
		stage_copy(b, c, lang, pages->copies->pdata[i], files);
	pages_free(pages);
}

/* --check-pages looks at the pages that the present templates and styles make, of issued
 * documents too, whose copies were laid out when they were issued. */
static void check_pages(struct build *b, const struct composed *c)
{
	const GPtrArray *languages = doc_languages(b->pack->doc);

	for (guint i = 0; i < languages->len; i++) {
		struct pages *pages = option_has(b->pack->options->langs, languages->pdata[i])
			? press_pages(b->press, c, languages->pdata[i], false) : NULL;

		if (pages)
			pages_check(pages, b->pack->diag);
		pages_free(pages);
	}
}

static void stage_all(struct build *b, const struct composed *c, GVariantBuilder *files)
{
	const GPtrArray *languages = doc_languages(b->pack->doc);
	bool copies = b->pack->options->copies && copies_hold(b->pack, c);

	for (guint i = 0; i < languages->len; i++) {
		const char *lang = languages->pdata[i];

		if (!option_has(b->pack->options->langs, lang))
			continue;
		for (enum backend f = 0; f < BACKEND_COUNT; f++)
			if (option_has(b->pack->options->formats, backend_name(f)))
				stage_one(b, c, lang, f, files);
		if (copies)
			stage_copies(b, c, lang, files);
	}
}

static const char *effective_day(const struct composed *c)
{
	return c->control->status == STATUS_ISSUED ? entry_text(c->control->issue, "effective") : "";
}

#define REPORT "(sssuba" FILE_REPORT "ay)"

/* A document's result: (version, status, effective, gaps, wording moved, files, findings).  The findings include
 * those from before the fork, which the parent recognises and does not take twice. */
static GBytes *work_document(size_t index, void *context)
{
	struct build *b = context;
	struct composed *c;
	GVariantBuilder files;
	GVariant *report;
	GBytes *findings, *bytes;

	g_variant_builder_init(&files, G_VARIANT_TYPE("a" FILE_REPORT));
	c = compose_document(b->pack, b->documents->pdata[index]);
	if (c)
		stage_all(b, c, &files);
	if (c && b->pack->options->check_pages)
		check_pages(b, c);
	findings = diag_pack(b->pack->diag);
	report = g_variant_ref_sink(g_variant_new(
		"(sssuba" FILE_REPORT "@ay)", c ? control_version(c->control) : "",
		status_name(c ? c->control->status : STATUS_DRAFT), c ? effective_day(c) : "",
		c ? (guint)c->open_points->len : 0u, c && c->control->wording_moved, &files, g_variant_new_from_bytes(G_VARIANT_TYPE("ay"), findings, TRUE)));
	bytes = g_variant_get_data_as_bytes(report);
	g_variant_unref(report);
	g_bytes_unref(findings);
	composed_free(c);
	return bytes;
}

/* -- in the parent ------------------------------------------------------------------------ */

static void take_file(struct build *b, const struct outcome *o, GVariant *file)
{
	struct manifest_file *f = g_new0(struct manifest_file, 1);
	const char *path, *lang, *digest, *copy, *holder;
	guint64 size;
	guint format;

	g_variant_get(file, "(&s&s&stu&s&s)", &path, &lang, &digest, &size, &format, &copy, &holder);
	f->path = g_strdup(path);
	f->sha256 = g_strdup(digest);
	f->bytes = (goffset)size;
	f->document = g_strdup(node_id(o->document));
	f->type = g_strdup(child_text(o->document, "type"));
	f->subject = g_strdup(child_text(o->document, "of"));
	f->number = g_strdup(child_text(o->document, "number"));
	f->version = g_strdup(o->version);
	f->status = g_strdup(o->status);
	f->language = g_strdup(lang);
	f->format = g_strdup(backend_name(format));
	f->copy = *copy ? g_strdup(copy) : NULL;
	f->holder = *holder ? g_strdup(holder) : NULL;
	g_ptr_array_add(b->manifest.files, f);
}

static void show_progress(const struct build *b, const struct outcome *o)
{
	if (b->pack->options->progress)
		printf("%-24s %-16s %s  %s\n", node_id(o->document), child_text(o->document, "number"),
		       o->version, o->status);
}

static void outcome_free(gpointer p)
{
	struct outcome *o = p;

	g_free(o->version);
	g_free(o->status);
	g_free(o->effective);
	g_free(o);
}

static const struct outcome *take_outcome(struct build *b, const xmlNode *document, GVariant *report)
{
	struct outcome *o = g_new0(struct outcome, 1);

	o->document = document;
	g_variant_get_child(report, 0, "s", &o->version);
	g_variant_get_child(report, 1, "s", &o->status);
	g_variant_get_child(report, 2, "s", &o->effective);
	g_variant_get_child(report, 3, "u", &o->gaps);
	g_ptr_array_add(b->outcomes, o);
	return o;
}

static bool take_document(size_t index, const void *bytes, size_t size, void *context)
{
	struct build *b = context;
	const xmlNode *document = b->documents->pdata[index];
	GBytes *copy = g_bytes_new(bytes, size);
	GVariant *report = g_variant_ref_sink(
		g_variant_new_from_bytes(G_VARIANT_TYPE(REPORT), copy, FALSE));
	const struct outcome *o = take_outcome(b, document, report);
	GVariant *files = g_variant_get_child_value(report, 5);
	GVariant *findings = g_variant_get_child_value(report, 6);
	gboolean moved;
	bool whole = diag_unpack(b->pack->diag, g_variant_get_data(findings),
				 g_variant_get_size(findings));

	g_variant_get_child(report, 4, "b", &moved);
	for (gsize i = 0; i < g_variant_n_children(files); i++) {
		GVariant *file = g_variant_get_child_value(files, i);

		take_file(b, o, file);
		g_variant_unref(file);
	}
	if (moved)
		diag_at(b->pack->diag, SPAN_NONE, MSG_WORDING_MOVED, node_id(document), o->version);
	if (strcmp(o->status, status_name(STATUS_DRAFT)) == 0)
		b->drafts++;
	show_progress(b, o);
	g_variant_unref(findings);
	g_variant_unref(files);
	g_variant_unref(report);
	g_bytes_unref(copy);
	return whole;
}

static bool is_partial(const struct options *o)
{
	return o->only || o->langs || o->formats;
}

static void stage_index(struct build *b)
{
	GBytes *bytes = index_page(b->pack, &b->manifest, b->outcomes, b->press->css);

	if (!bytes)
		return;
	if (staging_write(b->staging, "index.html", bytes, 0644, b->pack->diag))
		manifest_add(&b->manifest, "index.html", bytes);
	g_bytes_unref(bytes);
}

static void stage_manifest(struct build *b)
{
	char head[DIGEST_SIZE];
	GBytes *bytes;

	ledger_head(b->pack->ledger, head);
	b->manifest.program = PROGRAM_NAME;
	b->manifest.source_digest = b->source;
	b->manifest.ledger_head = head;
	b->manifest.partial = is_partial(b->pack->options);
	b->manifest.gaps = diag_count(b->pack->diag, LEVEL_GAP);
	b->manifest.warnings = diag_count(b->pack->diag, LEVEL_WARNING);
	libraries_list(b->manifest.libraries);
	bytes = manifest_json(&b->manifest);
	staging_write(b->staging, "manifest.json", bytes, 0644, b->pack->diag);
	g_bytes_unref(bytes);
}

/* The work folder lies in the staged one, so that an interrupted build leaves one thing only. */
static bool compile(struct build *b)
{
	struct diag *d = b->pack->diag;
	char *work = g_build_filename(staging_path(b->staging), ".work", NULL);
	bool pages = option_has(b->pack->options->formats, "pdf");
	bool ok;

	b->press = press_new(b->pack, work, pages || b->pack->options->check_pages);
	if (b->press && pages)
		press_fonts(b->press, b->manifest.fonts);
	ok = b->press && !diag_failed(d) &&
	     workers_run(b->documents->len, b->pack->options->jobs, work_document, take_document, b, d);
	if (ok && !diag_failed(d))
		stage_index(b);
	ok = file_remove_tree(work, d) && ok;
	g_free(work);
	return ok && !diag_failed(d);
}

static bool release_refused(const struct build *b)
{
	size_t gaps = diag_count(b->pack->diag, LEVEL_GAP);

	if (!b->pack->options->release || (!gaps && !b->drafts))
		return false;
	diag_at(b->pack->diag, SPAN_NONE, MSG_RELEASE_REFUSED, gaps, b->drafts);
	return true;
}

static bool publish(struct build *b)
{
	bool ok;

	b->staging = staging_open(b->pack->options->out, b->pack->diag);
	ok = b->staging && compile(b);
	if (ok)
		stage_manifest(b);
	ok = ok && !diag_failed(b->pack->diag) &&
	     (release_refused(b) || staging_publish(b->staging, b->pack->diag));
	press_free(b->press);
	staging_free(b->staging);
	return ok;
}

static void choose_documents(struct build *b)
{
	for (xmlNode *n = pack_first_document(b->pack); n; n = node_next(n))
		if (pack_wants(b->pack, n))
			g_ptr_array_add(b->documents, n);
}

static int build_exit(const struct build *b, bool ok)
{
	const struct diag *d = b->pack->diag;

	if (!ok || diag_failed(d))
		return exit_from(d) ? exit_from(d) : EXIT_IO;
	if (b->pack->options->release && diag_count(d, LEVEL_GAP))
		return EXIT_FINDINGS;
	if (b->pack->options->release && b->drafts)
		return EXIT_DRAFTS;
	return EXIT_OK;
}

static int build_pack(struct pack *p, const char *source)
{
	struct build b = {
		.pack = p,
		.documents = g_ptr_array_new(),
		.outcomes = g_ptr_array_new_with_free_func(outcome_free),
	};
	int status;

	g_strlcpy(b.source, source, DIGEST_SIZE);
	manifest_init(&b.manifest);
	choose_documents(&b);
	status = build_exit(&b, publish(&b));
	if (status == EXIT_OK && p->options->progress)
		printf("%u documents, %zu of them drafts, in %s\n", b.documents->len, b.drafts,
		       p->options->out);
	manifest_clear(&b.manifest);
	g_ptr_array_unref(b.outcomes);
	g_ptr_array_unref(b.documents);
	return status;
}

/* True if OUT holds just what would be built; says so.  What the build found then is told again:
 * silence would pass for a clean description. */
static bool is_unchanged(const struct options *o, const char *source, struct diag *d)
{
	struct manifest_seen seen;

	if (!manifest_seen(o->out, &seen) || strcmp(seen.source_digest, source) != 0 || o->release ||
	    o->check_pages)
		return false;
	if (seen.gaps || seen.warnings)
		diag_at(d, SPAN_NONE, MSG_UNCHANGED, o->out, seen.gaps, seen.warnings);
	else if (o->progress)
		printf("%s is up to date: %u files\n", o->out, seen.files);
	return true;
}

static bool would_replace_whole(const struct options *o, struct diag *d)
{
	struct manifest_seen seen;

	if (!is_partial(o))
		return false;
	manifest_seen(o->out, &seen); /* a damaged pack is a pack */
	if (!*seen.source_digest || seen.partial)
		return false;
	diag_at(d, SPAN_NONE, MSG_OUT_PARTIAL, o->out);
	return true;
}

static bool formats_exist(const struct options *o, struct diag *d)
{
	if (o->copies && !option_has(o->formats, "pdf")) {
		diag_at(d, SPAN_NONE, MSG_OPTION_COPIES);
		return false;
	}
	for (char **f = o->formats; f && *f; f++)
		if (backend_named(*f) == BACKEND_COUNT) {
			diag_at(d, SPAN_NONE, MSG_OPTION_FORMAT, *f, "html, pdf");
			return false;
		}
	return true;
}

int command_build(const struct options *o, struct diag *d)
{
	char source[DIGEST_SIZE], as_of[11];
	struct pack *p;
	int status;

	if (!as_of_day(o, as_of, d) || !formats_exist(o, d))
		return EXIT_USAGE;
	if (o->dump)
		return dump_stage(o, d);
	if (would_replace_whole(o, d))
		return EXIT_USAGE;
	source_digest(o, as_of, source);
	if (is_unchanged(o, source, d))
		return EXIT_OK;
	p = pack_load(o, d);
	if (!p)
		return exit_from(d);
	status = build_pack(p, source);
	pack_free(p);
	return status;
}
