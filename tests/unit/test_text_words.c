/* Shaping: words become glyphs once, and glyphs know what text they stand for. */
#include "layout/hyphen.h"
#include "layout/words.h"
#include "press.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct manner manner_of(const struct press *p, enum figures figures)
{
	const struct font_set *set = fonts_set(p->fonts, TYPEFACE_ANY);

	return (struct manner){ fonts_face(p->fonts, set->first, WEIGHT_REGULAR, SLANT_UPRIGHT),
				g_intern_string("en"), figures, false };
}

static const struct shaped *word(const struct press *p, const char *text)
{
	struct manner manner = manner_of(p, FIGURES_UNSET);

	return word_of(p->fonts->words, &manner, text, strlen(text));
}

static void shaped_once(void **state)
{
	const struct press *p = *state;
	struct manner tabular = manner_of(p, FIGURES_TABULAR),
		      proportional = manner_of(p, FIGURES_PROPORTIONAL);
	const struct shaped *one = word_of(p->fonts->words, &tabular, "111", 3);

	assert_ptr_equal(one, word_of(p->fonts->words, &tabular, "1111", 3));
	assert_true(word_of(p->fonts->words, &proportional, "111", 3)->width < one->width);
	assert_int_equal(one->width, word_of(p->fonts->words, &tabular, "880", 3)->width);
	assert_true(word(p, "AV")->width < word(p, "A")->width + word(p, "V")->width);
	assert_int_equal(word(p, "fi")->count, 2); /* no ligatures */
	assert_int_equal(word(p, "")->count, 0);
	assert_true(word(p, "a")->ink && !word(p, " ")->ink);
}

static void glyphs_stand_for_text(void **state)
{
	static const char *const texts[] = { "word", "Zürich", "e\xCC\x81t\xCC\xA3\xCC\x81", "a b" };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		const struct shaped *w = word(*state, texts[i]);
		uint32_t bytes = 0;
		int32_t width = 0;

		assert_true(w->count && w->glyphs[0].bytes);
		for (uint32_t k = 0; k < w->count; k++) {
			bytes += w->glyphs[k].bytes;
			width += w->glyphs[k].advance;
		}
		assert_int_equal(bytes, strlen(texts[i]));
		assert_int_equal(width, w->width);
		assert_int_equal(word_width_to(w, bytes), w->width);
		assert_int_equal(word_width_to(w, 0), 0);
	}
	assert_int_equal(word_width_to(word(*state, "ab"), 1), word(*state, "a")->width);
}

/* What only says something of the text takes no room and is no part of what glyphs stand for. */
static void shapeless_is_left_out(void **state)
{
	const struct shaped *w = word(*state, "a\xC2\xAD" "b\xE2\x80\x8B" "c\xE2\x80\xAE");

	assert_string_equal(w->text, "abc");
	assert_int_equal(w->count, 3);
	assert_int_equal(w->width, word(*state, "abc")->width);
}

static void missing_is_known(void **state)
{
	const struct shaped *w = word(*state, "a\xF0\x9F\x98\x80" "b\xF0\x9F\x98\x81");
	const struct face *face = manner_of(*state, FIGURES_UNSET).face;
	const char *from = NULL;

	assert_true(w->missing && !word(*state, "ab")->missing);
	assert_int_equal(word_missing(w, face, &from), 0x1F600);
	assert_int_equal(word_missing(w, face, &from), 0x1F601);
	assert_int_equal(word_missing(w, face, &from), 0);
}

/* In a PDF a glyph stands for one character: words that share it with another's have their text apart. */
static void shared_glyphs_are_not_plain(void **state)
{
	static const struct {
		const char *text;
		bool plain;
	} cases[] = { { "·", true }, { "・", false }, { "•", false }, { "⼀", true }, { "一", false },
		      { "\xC2\xA0", true }, { "-", true } };
	const struct press *p = *state;
	struct manner manner = manner_of(p, FIGURES_UNSET);

	manner.face = fonts_face(p->fonts, fonts_set(p->fonts, TYPEFACE_ANY)->han, WEIGHT_REGULAR,
				 SLANT_UPRIGHT);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(word_of(p->fonts->words, &manner, cases[i].text,
					 strlen(cases[i].text))->plain, cases[i].plain);
	assert_true(word(p, "a(b) \xC2\xB7 c")->plain && !word(p, "e\xCC\x81")->plain);
}

static void hyphen_is_soft(void **state)
{
	const struct press *p = *state;
	struct manner manner = manner_of(p, FIGURES_UNSET);
	const struct shaped *hyphen = word_hyphen(p->fonts->words, &manner);

	assert_string_equal(hyphen->text, "\xC2\xAD");
	assert_int_equal(hyphen->width, word(p, "-")->width);
	assert_int_not_equal(hyphen->glyphs[0].id, word(p, "-")->glyphs[0].id);
	assert_ptr_equal(hyphen, word_hyphen(p->fonts->words, &manner));
	assert_int_equal(word(p, "\xC2\xAD")->count, 0); /* by itself it is nothing */
}

/* ---- dividing ---- */

static void expect_parts(struct press *p, const char *lang, const char *text, bool begins,
			 const char *parts)
{
	const uint32_t *at = hyphens_of(p->fonts->hyphens, g_intern_string(lang), text, strlen(text),
					begins);
	GString *out = g_string_new(text);

	for (guint shift = 0; at && *at; at++, shift++)
		g_string_insert_c(out, (gssize)(*at + shift), '=');
	assert_string_equal(out->str, parts);
	g_string_free(out, TRUE);
}

static void words_are_divided(void **state)
{
	expect_parts(*state, "en", "information", false, "in=form=a=tion");
	expect_parts(*state, "en-GB", "(responsibility),", false, "(re=spons=ib=il=ity),");
	expect_parts(*state, "en", "organisation\xE2\x80\x99s", false, "or=gan=isa=tion\xE2\x80\x99s");
	expect_parts(*state, "en", "(someone,", false, "(some=one,"); /* not by the patterns */
	expect_parts(*state, "en", "Without", true, "With=out");
	expect_parts(*state, "en", "within", false, "within");
	expect_parts(*state, "en", "Information", true, "In=form=a=tion");
	expect_parts(*state, "en", "Information", false, "Information"); /* a name, perhaps */
	expect_parts(*state, "en", "KUBERNETES", true, "KUBERNETES");
	expect_parts(*state, "en", "kubectl2apply", false, "kubectl2apply");
	expect_parts(*state, "en", "after", false, "after");             /* too short */
	expect_parts(*state, "de", "information", false, "information"); /* no dictionary */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shaped_once),
		cmocka_unit_test(glyphs_stand_for_text),
		cmocka_unit_test(shapeless_is_left_out),
		cmocka_unit_test(missing_is_known),
		cmocka_unit_test(shared_glyphs_are_not_plain),
		cmocka_unit_test(hyphen_is_soft),
		cmocka_unit_test(words_are_divided),
	};

	return cmocka_run_group_tests_name("text_words", tests, press_open, press_close);
}
