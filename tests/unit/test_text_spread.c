/* Justified lines: which spaces take what a line lacks, and which give what it has too much. */
#define PRESS_CHARACTERS "云服务信息安全管理，。“”（）"

#include "base/pool.h"
#include "layout/text.h"
#include "press.h"

#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static bool near(double a, double b)
{
	return fabs(a - b) < 0.002;
}

/* The first line of a text: where its words begin, and where they end, in ems. */
struct laid {
	size_t count, lines;
	double begin[64], end[64];
	char *text[64];
};

static void take_words(struct laid *l, const struct item *item)
{
	double size = item->text.size;

	for (size_t i = 0; i < item->text.count; i++) {
		const struct shaped *word = item->text.words[i].word;

		l->begin[l->count] = (item->box.x + item->text.words[i].x) / size;
		l->end[l->count] = l->begin[l->count] + (double)word->width / item->text.face->units;
		l->text[l->count++] = g_strdup(word->text);
	}
}

/* Set as body type `ems` wide; 0: as wide as it is. */
static struct laid lay_in(struct press *p, const char *lang, const char *text, double ems)
{
	const struct text_style *body = p->style->body;
	struct setting how = { .style = body, .align = ALIGN_JUSTIFY };
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	struct pages pages = { .pool = pool_new() };
	struct laid l = { 0 };
	struct setter s;
	const struct line *line;

	setter_init(&s, p->fonts, p->style, lang, &pages, p->diag);
	how.width = ems > 0 ? ems * body->size : text_width(&s, text_plain(&s, text), &how);
	text_set(&s, text_plain(&s, text), &how, lines);
	line = &g_array_index(lines, struct line, 0);
	for (size_t i = 0; i < line->count; i++)
		if (line->items[i].kind == ITEM_TEXT)
			take_words(&l, &line->items[i]);
	l.lines = lines->len;
	setter_clear(&s);
	pool_free(pages.pool);
	g_array_unref(lines);
	return l;
}

static struct laid lay(struct press *p, const char *text, double ems)
{
	return lay_in(p, "zh-CN", text, ems);
}

static void laid_clear(struct laid *l)
{
	for (size_t i = 0; i < l->count; i++)
		g_free(l->text[i]);
}

/* How much wider the space behind a word of the text is where the text is set `more` ems wider than it
 * is by itself, with `tail` on the next line. */
static double change(struct press *p, const char *text, const char *tail, double more, const char *word)
{
	struct laid plain = lay(p, text, 0), set;
	char *all = g_strconcat(text, tail, NULL);
	double by = NAN;

	set = lay(p, all, plain.end[plain.count - 1] - plain.begin[0] + more);
	assert_int_equal(set.count, plain.count);
	assert_int_equal(set.lines, *tail ? 2 : 1);
	for (size_t i = 1; i < set.count; i++)
		if (strcmp(set.text[i - 1], word) == 0)
			by = set.begin[i] - set.end[i - 1] - (plain.begin[i] - plain.end[i - 1]);
	laid_clear(&plain);
	laid_clear(&set);
	g_free(all);
	return by;
}

static double width_of_space(struct press *p)
{
	struct laid a = lay(p, "a a", 0);
	double width = a.end[1] - a.begin[1];

	laid_clear(&a);
	return width;
}

/* Fits on no line that something else stands on. */
static const char long_word[] = "AAAAAAAA";

/* Twelve words that lack 0.44 em have eleven spaces of 0.04 em. */
static void han_takes_its_share(void **state)
{
	struct press *p = *state;
	const char *text = "云服务信息安全管理云服务";

	assert_true(near(change(p, text, "云服务信息", 0.44, "服"), 0.04));
	assert_true(near(change(p, text, "云服务信息", 0.44, "管"), 0.04));
	/* a joiner has no room of its own */
	assert_true(near(change(p, "云\xE2\x81\xA0服务信息安全管理云服务", "云服务信息", 0.44, "云"), 0.04));
	/* more than a reader of PDF takes for a space is never given: the line stays ragged */
	assert_true(near(change(p, text, long_word, 1.4, "管"), 0));
}

/* Marks take more than Han, and where that does not do they alone the rest, up to a limit. */
static void marks_take_more(void **state)
{
	struct press *p = *state;
	const char *text = "云服务，信息安全管理，云服务";
	double most = 11 * 0.046 * 2.5 + 2 * 0.12 * 2.5;

	assert_true(near(change(p, text, long_word, most / 2, "管"), 0.046 * 2.5 / 2));
	assert_true(near(change(p, text, long_word, most / 2, "，"), 0.12 * 2.5 / 2));
	assert_true(near(change(p, text, long_word, most + 0.6, "管"), 0.046 * 2.5));
	assert_true(near(change(p, text, long_word, most + 0.6, "，"), 0.12 * 2.5 + 0.3));
	assert_true(near(change(p, text, long_word, most + 1.3, "，"), 0));
}

/* A Latin space takes 0.35 of its width for every 0.046 em that Han takes. */
static void spaces_take_more(void **state)
{
	struct press *p = *state;
	const char *text = "云服务信息安全 aa bb 管理云服务信息";
	double space = width_of_space(p), han = change(p, text, "云服务信息", 0.5, "服"),
	       latin = change(p, text, "云服务信息", 0.5, " ");

	assert_true(near(latin / han, 0.35 * space / 0.046));
	assert_true(near(12 * han + 3 * latin, 0.5));
	assert_true(space * (1 + 0.35 * 2.5) < 0.5); /* at most, on the loosest line */
}

/* The first space of an English line of five words that lacks so many times its four spaces, as a multiple of
 * what it is by itself. */
static double english_of(struct press *p, const char *text, double lack)
{
	struct laid plain = lay_in(p, "en", text, 0), set;
	char *all = g_strconcat(text, " ", long_word, NULL);
	double space = plain.begin[2] - plain.end[0], width = plain.end[plain.count - 1] - plain.begin[0], by;

	set = lay_in(p, "en", all, width + 4 * space * lack);
	assert_int_equal(set.lines, 2);
	by = (set.begin[2] - set.end[0]) / space;
	laid_clear(&plain);
	laid_clear(&set);
	g_free(all);
	return by;
}

static double english(struct press *p, double lack)
{
	return english_of(p, "aa bb cc dd ee", lack);
}

/* Words of English stay together: rather than that their spaces gape the edge is uneven, and they are
 * as they are by themselves. */
static void english_does_not_gape(void **state)
{
	assert_true(near(english(*state, 0.3), 1.3));
	assert_true(near(english(*state, 1.2), 2.2));
	assert_true(near(english(*state, 1.3), 1));
	assert_true(near(english(*state, 2), 1));
	/* nor does a Chinese name among them */
	assert_true(near(english_of(*state, "aa bb 云服务信息安全 cc dd", 2.3), 1));
}

/* Marks give first, up to a quarter of an em each; then spaces, then what keeps Han off Latin. */
static void marks_give_first(void **state)
{
	struct press *p = *state;
	const char *text = "云服，务信a信息 aa bb 管理";
	double space = width_of_space(p), marks = 0.25, spaces = 3 * 0.25 * space;

	assert_true(near(change(p, text, "", -0.2, "，"), -0.2));
	assert_true(near(change(p, text, "", -0.2, " "), 0));
	assert_true(near(change(p, text, "", -marks - 0.06, "，"), -marks));
	assert_true(near(change(p, text, "", -marks - 0.06, " "), -0.02));
	assert_true(near(change(p, text, "", -marks - 0.06, "a"), 0));
	assert_true(near(change(p, text, "", -marks - spaces - 0.04, " "), -spaces / 3));
	assert_true(near(change(p, text, "", -marks - spaces - 0.04, "a"), -0.02));
	assert_true(near(change(p, text, "", -marks - spaces - 0.04, "云"), 0));
}

static bool ends_with(struct press *p, const char *text, double ems, const char *word)
{
	struct laid l = lay(p, text, ems);
	size_t last = l.count - 1;
	bool ends;

	while (last > 0 && strcmp(l.text[last], " ") == 0)
		last--;
	ends = strcmp(l.text[last], word) == 0;
	laid_clear(&l);
	return ends;
}

/* The name of a standard is parted if the line would else be ragged, not if it can be filled. */
static void names_are_parted(void **state)
{
	struct press *p = *state;
	const char *text = "云服务信息安全管理云服务信息安全管理IEC 27017:2015云服务";

	assert_true(ends_with(p, text, 20, "IEC"));
	assert_true(ends_with(p, text, 18.5, "理"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(han_takes_its_share),
		cmocka_unit_test(marks_take_more),
		cmocka_unit_test(spaces_take_more),
		cmocka_unit_test(english_does_not_gape),
		cmocka_unit_test(marks_give_first),
		cmocka_unit_test(names_are_parted),
	};

	return cmocka_run_group_tests_name("text_spread", tests, press_open, press_close);
}
