/* Where lines may end: Unicode's rules with those of GB/T 15834, and what reads as one. */
#include "layout/breaks.h"
#include "press.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* The text with | where a line may end, + where it may if nothing else fits, # behind the hyphen of an identifier, ~ rather than a ragged line, ^ rather than a half empty line, = after a soft hyphen
 * and / where it must. */
static char *cuts_of(const struct press *p, const char *text)
{
	static const char signs[] = { [CUT_BOUND] = '+', [CUT_CODE] = '#', [CUT_TIED] = '~', [CUT_LINKED] = '^', [CUT_SOFT] = '=',
				      [CUT_FREE] = '|', [CUT_FORCED] = '/' };
	GArray *letters = g_array_new(FALSE, FALSE, sizeof(struct letter));
	const struct font_set *set = fonts_set(p->fonts, TYPEFACE_ANY);
	GString *out = g_string_new(NULL);

	itemise(p->fonts, set, text, strlen(text), letters);
	breaks_find(p->fonts->breaks, text, strlen(text), "zh-CN", set->han, letters);
	for (guint i = 0; i + 1 < letters->len; i++) {
		const struct letter *l = &g_array_index(letters, struct letter, i);

		if (l->cut != CUT_NEVER)
			g_string_append_c(out, signs[l->cut]);
		g_string_append_unichar(out, l->c);
	}
	g_array_unref(letters);
	return g_string_free(out, FALSE);
}

static void expect(struct press *p, const char *const cases[])
{
	unsigned wrong = 0;

	for (; *cases; cases++) {
		char *plain = g_strdup(*cases), *cuts;

		g_strdelimit(plain, "|+#~^=", '\x01');
		for (char *from = plain, *to = plain;; from++) {
			if (*from != '\x01')
				*to++ = *from;
			if (!*from)
				break;
		}
		cuts = cuts_of(p, plain);
		if (strcmp(cuts, *cases) != 0)
			wrong++, print_error("%s, not %s\n", cuts, *cases);
		g_free(cuts);
		g_free(plain);
	}
	assert_int_equal(wrong, 0);
}

static void unicode_rules(void **state)
{
	static const char *const cases[] = {
		"one |two", "a |(b) |c", "云|服|务", "云|服 |务", "well-|known", "and/|or",
		"a\xC2\xA0" "b", "ca\xC2\xAD=fe", "云，|服。|务", NULL,
	};

	expect(*state, cases);
}

static void marks_of_chinese(void **state)
{
	static const char *const cases[] = {
		/* closing marks begin no line, opening ones end none */
		"云|（服）|务", "云|《服》|务", "云|“服”|务", "说：|“云”，|“服”。", "云，|“服”|和|“务”",
		"云|“A”|“B”", "云|（IaaS）|服",
		/* the dot between names, the wave, and the line between places */
		"杭|州+·|余|杭", "1%+～|2%", "杭|州+—|上|海",
		/* dash and ellipsis are not parted */
		"云|——|服", "云……|服",
		/* a slash stands at neither end */
		"版|本/+修|订", "和/+或", NULL,
	};

	expect(*state, cases);
}

static void numbers_and_units(void **state)
{
	static const char *const cases[] = {
		"99.95%", "25℃", "在|25℃|以", "30+天|以", "第+3+章", "第+1+次", "表+3", "表 +3", "附|录+A", "附|录 +B.+2",
		"2026+年^9+月^30+日", "10 +GB |of", "10 +GB, |of", "5 +days |to", "5 |daisies", "30 +November |2026", "见|§8.4",
		"§ +8.4", "Table +3 |is", "table |is", "Annex +A |of", "Annexes |are", "clause +6.1.3. |It",
		"version +B/+2 |of", "revision +0) |of", "Revision +0 |of",
		"ISO/+IEC ~27017:2015 |is", "GB/+T ~22080+—+2025 |is", "10–+20 |of", "NASA |is", "I |see", "a |3", NULL,
	};

	expect(*state, cases);
}

static void identifiers(void **state)
{
	static const char *const cases[] = {
		"A.+8.8|管", "管|A.+8.8", "管|CLD.+9.5.1|措", "管|8.4.11-+c.+2|模", "HD-+CSMS-+03 |is", "QH-+STD-#12:+2026 |is", "27001:2022 |is", "2026-09-30 |is",
		"the |1-+hour |limit", "B/+2 |is", "e-+mail |is", "a.b |is", "S3-+compatible", "(HD-+CSMS-+03, |HD-+CSMS-+04) |or", "QH-+ISM-3 |is",
		"https://|example.org/|path", "(csms~@a-+b.~example) |or", "on-+site |is", "end-^to-^end |is",
		"as-+haidai-^report |is", "@csms |or", NULL,
	};

	expect(*state, cases);
}

/* Before the @ and behind a stop between labels: what may not begin a line does not, and initials, URLs and what
 * only has an @ in front are none. */
static void addresses(void **state)
{
	static const char *const cases[] = {
		"“it~@cloud.~example.”[1] |or", "it~@cloud.~example.… |or", "it~@cloud.~example,b~@c |or",
		"it~@cloud.~example.+—+or |if", "it~@cloud.~example.|\xEF\xBF\xBC |or", "it~@cloud.~example. |or",
		"john.~m.smith~@cloud.~example", "j.smith~@a.~b.~example", "e.g.@home |is", "(e.g.j~@home) |is",
		"https://|www.example.org/|@handle/|it.html", "https://|it@cloud.example/|a@b", "www.example.org/|@it |or",
		"(@csms |or", "“@csms” |or", "@it.cloud |or", "a@\xCC\x81" "b", "it~@cloud.~e\xCC\x81" "t.\xCC\x81" "b",
		"联|系|it~@cloud.~example。", "it_~@cloud", "cafe\xCC\x81~@cloud", "it~@cloud.\xEF\xBE\x9E+b", "it@|云",
		"git@github.com:org/|a-|name", "it@cloud.example./|path", "tool@10.25.300-|rc1", "nginx@sha256:0123ab |is", NULL,
	};

	expect(*state, cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unicode_rules),
		cmocka_unit_test(marks_of_chinese),
		cmocka_unit_test(numbers_and_units),
		cmocka_unit_test(identifiers),
		cmocka_unit_test(addresses),
	};

	return cmocka_run_group_tests_name("text_breaks", tests, press_open, press_close);
}
