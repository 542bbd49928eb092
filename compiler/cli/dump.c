#include "cli/dump.h"

#include "base/file.h"
#include "cli/archive.h"
#include "cli/command.h"
#include "cli/compose.h"
#include "cli/emit.h"
#include "layout/display.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum stage { STAGE_MODEL, STAGE_DOCBOOK, STAGE_FLOW, STAGE_PAGES, STAGE_COUNT };

static enum stage stage_named(const char *name)
{
	static const char *const names[] = { "model", "docbook", "flow", "pages" };
	enum stage s = 0;

	while (s < STAGE_COUNT && strcmp(names[s], name) != 0)
		s++;
	return s;
}

static void print_tree(const xmlDoc *tree)
{
	GBytes *text = tree_text(tree);

	fwrite(g_bytes_get_data(text, NULL), 1, g_bytes_get_size(text), stdout);
	g_bytes_unref(text);
}

static void print_pages(struct press *press, const struct composed *c, const char *lang)
{
	struct pages *pages = press_pages(press, c, lang, false);
	GString *out = g_string_new(NULL);

	if (pages)
		pages_dump(pages, out);
	fwrite(out->str, 1, out->len, stdout);
	g_string_free(out, TRUE);
	pages_free(pages);
}

static void dump_one(struct press *press, const struct composed *c, const char *lang,
		     enum stage stage)
{
	xmlDoc *tree = NULL;

	if (stage == STAGE_PAGES) {
		print_pages(press, c, lang);
		return;
	}
	tree = stage == STAGE_DOCBOOK ? composed_stamp(press->pack, c, lang)
				      : press_flow(press, c, lang, false);
	if (tree)
		print_tree(tree);
	xmlFreeDoc(tree);
}

static void dump_documents(struct press *press, enum stage stage)
{
	struct pack *p = press->pack;
	const GPtrArray *languages = doc_languages(p->doc);

	for (xmlNode *n = pack_first_document(p); n; n = node_next(n)) {
		struct composed *c = pack_wants(p, n) ? compose_document(p, n) : NULL;

		for (guint i = 0; c && i < languages->len; i++)
			if (option_has(p->options->langs, languages->pdata[i]))
				dump_one(press, c, languages->pdata[i], stage);
		composed_free(c);
	}
}

static void dump_articles(struct pack *p, enum stage stage)
{
	char *work = g_dir_make_tmp("csmsc-XXXXXX", NULL);
	struct press *press;

	if (!work) {
		diag_at(p->diag, SPAN_NONE, MSG_FILE_MKDIR, g_get_tmp_dir(), "no temporary folder");
		return;
	}
	press = press_new(p, work, stage == STAGE_PAGES);
	if (press)
		dump_documents(press, stage);
	press_free(press);
	file_remove_tree(work, p->diag);
	g_free(work);
}

int dump_stage(const struct options *o, struct diag *d)
{
	enum stage stage = stage_named(o->dump);
	struct pack *p;

	if (stage == STAGE_COUNT) {
		diag_at(d, SPAN_NONE, MSG_OPTION_STAGE, o->dump);
		return EXIT_USAGE;
	}
	p = pack_load(o, d);
	if (p && stage == STAGE_MODEL)
		print_tree(doc_tree(p->doc));
	else if (p)
		dump_articles(p, stage);
	pack_free(p);
	return exit_from(d);
}
