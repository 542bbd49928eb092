/* pages FLOW OUT.pdf [ROOT]: our own path over the same flow dump as floor.c: fonts cut and opened,
 * the document laid out, drawn, tagged and finished, with all that the floor leaves out.  Images are
 * files below ROOT.  Prints what each stage takes. */
#include "base/file.h"
#include "cli/theme.h"
#include "emit/finish.h"
#include "emit/pdf.h"
#include "layout/layout.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double since(double *last)
{
	double now = cpu_ms(), spent = now - *last;

	*last = now;
	return spent;
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

int main(int argc, char **argv)
{
	struct diag *d = diag_new();
	double last = cpu_ms(), fonts_ms, layout_ms, draw_ms, finish_ms;
	char *folder = g_dir_make_tmp("bench-XXXXXX", NULL);
	struct layout_style *style;
	struct fonts *fonts;
	struct pages *pages;
	struct drawn *drawn;
	struct rusage used;
	GBytes *pdf;
	xmlDoc *doc;

	if (argc != 3 && argc != 4) {
		fputs("usage: pages FLOW OUT.pdf [ROOT]\n", stderr);
		return 2;
	}
	doc = xmlReadFile(argv[1], NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_HUGE);
	style = theme_style(".", NULL, NULL, d);
	fonts = style ? open_fonts(style, argv[1], folder, d) : NULL;
	if (!doc || !fonts)
		fail(d, "opening");
	fonts_ms = since(&last);
	pages = layout_flow(doc, argv[3], fonts, style, d);
	layout_ms = since(&last);
	drawn = pages ? pdf_write(pages, d) : NULL;
	draw_ms = since(&last);
	pdf = drawn ? pdf_finish(drawn, pages, NULL, d) : NULL;
	finish_ms = since(&last);
	if (!pdf || !g_file_set_contents(argv[2], g_bytes_get_data(pdf, NULL),
					 (gssize)g_bytes_get_size(pdf), NULL))
		fail(d, "setting");
	getrusage(RUSAGE_SELF, &used);
	printf("%u pages; ms: read and fonts %.1f, layout %.1f, draw %.1f, finish %.1f; peak %ld KiB\n",
	       pages->pages->len, fonts_ms, layout_ms, draw_ms, finish_ms, used.ru_maxrss);
	g_bytes_unref(pdf);
	drawn_free(drawn);
	pages_free(pages);
	fonts_free(fonts);
	style_free(style);
	file_remove_tree(folder, d);
	return 0;
}
