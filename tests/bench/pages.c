/* pages [-d] FLOW OUT.pdf [ROOT]: our own path over the same flow dump as floor.c: fonts cut and opened,
 * the document laid out, drawn, tagged and finished, with all that the floor leaves out.  Images are
 * files below ROOT.  With -d it is not finished: what Cairo drew is
 * written, as by the floor.  Prints what each stage takes. */
#include "base/file.h"
#include "cli/theme.h"
#include "emit/finish.h"
#include "emit/pdf.h"
#include "layout/layout.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum stage { STAGE_FONTS, STAGE_LAYOUT, STAGE_DRAW, STAGE_FINISH, STAGES };

/* What each stage took, and the most memory held up to its end. */
struct clock {
	double last, ms[STAGES], mib[STAGES];
};

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void stage_ends(struct clock *c, enum stage stage)
{
	double now = cpu_ms();
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	c->ms[stage] = now - c->last;
	c->mib[stage] = used.ru_maxrss / 1024.0;
	c->last = now;
}

static void print_stages(const struct clock *c, guint pages)
{
	static const char *const names[] = { "read, fonts", "layout", "draw", "finish" };

	printf("%u pages", pages);
	for (int i = 0; i < STAGES; i++)
		printf("; %s %.1f ms, %.0f MiB", names[i], c->ms[i], c->mib[i]);
	putchar('\n');
}

static void fail(struct diag *d, const char *what)
{
	const GPtrArray *all = diag_all(d);

	for (guint i = 0; i < all->len; i++)
		fprintf(stderr, "%s\n", ((const struct diagnostic *)all->pdata[i])->text);
	fprintf(stderr, "pages: %s failed\n", what);
	exit(1);
}

static struct fonts *open_fonts(const struct layout_style *style, const char *flow,
				const char *folder, struct diag *d)
{
	char *text = NULL;
	bool ok = g_file_get_contents(flow, &text, NULL, NULL) && fonts_cut(style, text, folder, d);

	g_free(text);
	return ok ? fonts_open(style, folder, d) : NULL;
}

/* Lays out, draws, and finishes unless that is not wanted. */
static void run(struct clock *c, const char *const *argv, bool finished, struct fonts *fonts,
		const struct layout_style *style, struct diag *d)
{
	xmlDoc *doc = xmlReadFile(argv[0], NULL,
				  XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_HUGE);
	struct pages *pages;
	struct drawn *drawn;
	GBytes *pdf;

	stage_ends(c, STAGE_FONTS);
	pages = doc ? layout_flow(doc, argv[2], fonts, style, d) : NULL;
	stage_ends(c, STAGE_LAYOUT);
	drawn = pages ? pdf_write(pages, d) : NULL;
	stage_ends(c, STAGE_DRAW);
	pdf = drawn && finished ? pdf_finish(drawn, pages, NULL, d)
				: drawn ? g_bytes_ref(drawn->bytes) : NULL;
	stage_ends(c, STAGE_FINISH);
	if (!pdf || !g_file_set_contents(argv[1], g_bytes_get_data(pdf, NULL),
					 (gssize)g_bytes_get_size(pdf), NULL))
		fail(d, "setting");
	print_stages(c, pages->pages->len);
	g_bytes_unref(pdf);
	drawn_free(drawn);
	pages_free(pages);
	xmlFreeDoc(doc);
}

int main(int argc, char **argv)
{
	bool drawn_only = argc > 1 && strcmp(argv[1], "-d") == 0;
	const char *const arguments[4] = { argv[1 + drawn_only], argv[2 + drawn_only],
					   argc == 4 + drawn_only ? argv[3 + drawn_only] : NULL };
	struct diag *d = diag_new();
	struct clock c = { .last = cpu_ms() };
	char *folder;
	struct layout_style *style;
	struct fonts *fonts;

	if (argc - drawn_only != 3 && argc - drawn_only != 4) {
		fputs("usage: pages [-d] FLOW OUT.pdf [ROOT]\n", stderr);
		return 2;
	}
	folder = g_dir_make_tmp("bench-XXXXXX", NULL);
	style = theme_style(".", NULL, NULL, d);
	fonts = style ? open_fonts(style, arguments[0], folder, d) : NULL;
	if (!fonts)
		fail(d, "opening");
	run(&c, arguments, !drawn_only, fonts, style, d);
	fonts_free(fonts);
	style_free(style);
	file_remove_tree(folder, d);
	return 0;
}
