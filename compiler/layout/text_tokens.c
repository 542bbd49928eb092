/* Measuring a paragraph: letters become tokens, and tokens the points where lines may end. */
#include "layout/text_private.h"

#include "base/chars.h"
#include "layout/bidi.h"
#include "layout/breaks.h"
#include "layout/hyphen.h"
#include "layout/spacing.h"

#include <string.h>

double work_size(const struct work *w, const struct look *look)
{
	return w->how->style->size * (look->scale > 0 ? look->scale : 1);
}

struct look work_look(const struct work *w, const struct segment *segment)
{
	return look_merge(w->look, segment->look);
}

/* A narrow column has a shorter bar. */
double work_bar_width(const struct work *w)
{
	double width = w->s->style->bar.width;

	return w->how->width > 0 ? MIN(width, w->how->width) : width;
}

struct room work_room(const struct work *w)
{
	double width = MAX(w->how->width, 1);

	return (struct room){ width, w->hangs ? MAX(width - w->how->style->tab, 1) : width,
			      w->how->style->size * 2.6, w->how->style->size * 1.8,
			      MIN(w->how->indent, width / 2), MIN(w->how->anew, width / 2) };
}

double work_hang(const struct work *w, const struct token *t)
{
	if (!w->s->style->chinese.hang || t->trail <= 0 ||
	    !space_hangs(&g_array_index(w->s->letters, struct letter, t->last)))
		return 0;
	return t->width - t->trail;
}

static double object_width(const struct work *w, const struct segment *segment)
{
	switch (segment->kind) {
	case SEGMENT_DOT:
		return w->how->style->size * (dot_size + dot_gap);
	case SEGMENT_BAR:
		return work_bar_width(w);
	default:
		return w->how->style->size * w->s->digit * w->s->digits;
	}
}

static const struct letter *letter_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->letters, struct letter, i);
}

static struct token *token_at(const struct work *w, size_t i)
{
	return &g_array_index(w->s->tokens, struct token, i);
}

/* ---- tokens ---- */

static bool ends_line(gunichar c)
{
	return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

static enum token_kind kind_of(const struct letter *l, const struct segment *segment)
{
	if (segment->kind != SEGMENT_TEXT)
		return TOKEN_OBJECT;
	if (l->c == '\t')
		return TOKEN_TAB;
	return l->white || l->c == 0xA0 ? TOKEN_SPACE : TOKEN_WORD;
}

/* The dashes and points of one dash or ellipsis, and what joins characters of a name: no room is between. */
static bool goes_with(const struct letter *l)
{
	return l->c == CHAR_JOINER || (l->c == l[-1].c && (l->c == 0x2014 || l->c == 0x2025 || l->c == 0x2026));
}

static bool begins_token(const struct work *w, const struct letter *l, const struct token *last,
			 const struct segment *segment)
{
	if (segment != last->segment || l->cut != CUT_NEVER || l->family != l[-1].family ||
	    l->level != l[-1].level)
		return true;
	if (kind_of(l, segment) != last->kind || last->kind == TOKEN_TAB)
		return true;
	return l->family == w->set->han && l->cluster && !goes_with(l);
}

/* Chinese words in an English text are Chinese. */
static const char *lang_of(const struct work *w, const struct letter *l,
			   const struct segment *segment)
{
	const char *lang = segment->lang ? segment->lang : w->s->lang;

	if (l->family == w->set->han && !g_str_has_prefix(lang, "zh") &&
	    !g_str_has_prefix(lang, "ja") && !g_str_has_prefix(lang, "ko"))
		lang = "zh-CN";
	return g_intern_string(lang);
}

/* Whether the family has every character of the letter's stretch of the segment. */
static bool covers(const struct work *w, size_t family, const struct letter *l,
		   const struct segment *segment)
{
	size_t own = l->family;

	for (; l->c && l->start < segment->start + segment->length && l->family == own; l++)
		if (g_unichar_isgraph(l->c) && !fonts_has(w->s->fonts, family, l->c))
			return false;
	return true;
}

/* Families were chosen in the paragraph's typeface; words in another take its counterpart, unless
 * that lacks a character. */
static size_t family_of(const struct work *w, const struct letter *l, const struct segment *segment,
			unsigned typeface)
{
	const struct font_set *to = fonts_set(w->s->fonts, typeface);
	size_t other = fonts_counterpart(w->set, to, l->family);

	if (l->family == FAMILY_NONE)
		return to->first;
	return other == l->family || covers(w, other, l, segment) ? other : l->family;
}

static void take_manner(const struct work *w, struct token *t, const struct letter *l)
{
	const struct token *last = w->s->tokens->len ? token_at(w, w->s->tokens->len - 1) : NULL;
	struct look look;

	if (last && last->segment == t->segment && last->level == l->level &&
	    l->family == l[-1].family) {
		t->manner = last->manner;
		t->size = last->size;
		return;
	}
	look = work_look(w, t->segment);
	t->size = work_size(w, &look);
	t->manner = (struct manner){
		fonts_face(w->s->fonts, family_of(w, l, t->segment, look.typeface), look.weight,
			   look.slant),
		lang_of(w, l, t->segment), w->how->style->figures, l->level % 2 == 1 };
}

static void add_token(const struct work *w, const struct segment *segment, size_t first)
{
	const struct letter *l = letter_at(w, first);
	struct token t = { .kind = kind_of(l, segment), .cut = l->cut, .segment = segment,
			   .start = l->start, .first = (uint32_t)first, .level = l->level };
	const struct token *last = w->s->tokens->len ? token_at(w, w->s->tokens->len - 1) : NULL;

	take_manner(w, &t, l);
	/* A dot stays with the character after it. */
	if (last && last->segment->kind == SEGMENT_DOT && t.cut == CUT_FREE)
		t.cut = CUT_BOUND;
	g_array_append_val(w->s->tokens, t);
}

static void end_token(const struct work *w, size_t end)
{
	struct token *t = token_at(w, w->s->tokens->len - 1);

	t->end = letter_at(w, end)->start;
	t->last = (uint32_t)end - 1;
	if (t->kind == TOKEN_OBJECT)
		t->width = object_width(w, t->segment);
	if (t->kind == TOKEN_OBJECT || t->kind == TOKEN_TAB || ends_line(letter_at(w, t->first)->c))
		return;
	t->word = word_of(w->s->fonts->words, &t->manner, w->text->text + t->start,
			  t->end - t->start);
	t->width = t->word->width * t->size / t->manner.face->units;
}

static void make_tokens(const struct work *w)
{
	const struct segment *segment = w->text->segments;
	size_t count = w->s->letters->len - 1;

	g_array_set_size(w->s->tokens, 0);
	for (size_t i = 0; i < count; i++) {
		const struct letter *l = letter_at(w, i);

		while (l->start >= segment->start + segment->length)
			segment++;
		if (i && !begins_token(w, l, token_at(w, w->s->tokens->len - 1), segment))
			continue;
		if (i)
			end_token(w, i);
		add_token(w, segment, i);
	}
	if (count)
		end_token(w, count);
}

/* ---- spaces ---- */

/* What spaces of justified lines give and take: those of words as shares of their width, less wide
 * among Chinese, where they stay below half an em; those between Han, at the blank side of marks and between
 * Han and Latin as shares of the size.  Even on the loosest line (lines_loosest) Han stays so close that
 * readers of PDF find no space there; at marks one does no harm. */
static const double word_stretch = 0.5, word_stretch_chinese = 0.35, word_shrink = 0.25,
		    han_stretch = 0.046, mark_stretch = 0.12, mark_shrink = 0.25, mixed_shrink = 0.04;

static bool is_han(const struct work *w, const struct token *t)
{
	return t->kind == TOKEN_WORD && letter_at(w, t->first)->family == w->set->han;
}

/* A mark of a font that has it narrower has no half to give up. */
static bool is_square(const struct token *t)
{
	return t->width > t->size * 0.9;
}

static void take_blanks(const struct work *w, struct token *t)
{
	if (!is_han(w, t) || !w->s->style->chinese.squeeze || !is_square(t))
		return;
	t->lead = space_lead(letter_at(w, t->first), w->set->han) * t->size;
	t->trail = space_trail(letter_at(w, t->last), w->set->han) * t->size;
}

/* A word in two tokens keeps the kerning between them. */
static double kerning(const struct work *w, const struct token *a, const struct token *b)
{
	const struct shaped *both;

	if (a->segment != b->segment || a->manner.face != b->manner.face || a->level != b->level)
		return 0;
	both = word_of(w->s->fonts->words, &a->manner, w->text->text + a->start, b->end - a->start);
	return both->width * a->size / a->manner.face->units - a->width - b->width;
}

static bool is_number(const struct token *t)
{
	return t->segment->kind >= SEGMENT_PAGE_REF;
}

/* The letter at one end of a token; what stands in for a page number ends in digits. */
static const struct letter *end_letter(const struct work *w, const struct token *t, size_t at)
{
	static const struct letter digit = { .c = '0', .family = FAMILY_NONE };

	return is_number(t) ? &digit : letter_at(w, at);
}

/* Beside a mark, where it shows none of its ink. */
static bool is_blank_between(const struct token *a, const struct token *b)
{
	return a->trail > a->closed_trail || b->lead > b->closed_lead;
}

static void join_words(const struct work *w, struct token *a, struct token *b)
{
	const struct letter *left = end_letter(w, a, a->last), *right = end_letter(w, b, b->first);
	bool han = is_han(w, a), both = han && is_han(w, b);
	struct closing c;

	if (!han && !is_han(w, b)) {
		b->gap = is_number(a) || is_number(b) ? 0 : kerning(w, a, b);
		return;
	}
	if (space_is_mixed(left, right)) {
		b->space = SPACE_MIXED;
		b->gap = w->s->style->chinese.gap * b->size;
		b->shrink = MIN(mixed_shrink * b->size, b->gap);
		return;
	}
	c = space_closing(left, right, w->set->han);
	a->closed_trail = MIN(c.trail * a->size, a->trail);
	b->closed_lead = MIN(c.lead * b->size, b->lead);
	b->gap = -a->closed_trail - b->closed_lead;
	b->space = is_blank_between(a, b) ? SPACE_MARKS : SPACE_HAN;
	b->stretch = (b->space == SPACE_MARKS ? mark_stretch : both ? han_stretch : 0) * b->size;
	if (a->trail > a->closed_trail)
		b->shrink += mark_shrink * a->size;
	if (b->lead > b->closed_lead)
		b->shrink += mark_shrink * b->size;
}

static void join_tokens(const struct work *w)
{
	for (guint i = 0; i < w->s->tokens->len; i++) {
		struct token *b = token_at(w, i), *a = i ? b - 1 : NULL;

		take_blanks(w, b);
		if (!a || b->kind == TOKEN_SPACE || b->kind == TOKEN_TAB)
			continue;
		if (a->kind == TOKEN_SPACE) {
			b->space = g_str_has_prefix(a->manner.lang, "zh") ? SPACE_AMONG : SPACE_WORDS;
			b->stretch = a->width * (b->space == SPACE_AMONG ? word_stretch_chinese : word_stretch);
			b->shrink = a->width * word_shrink;
		} else if ((a->kind == TOKEN_WORD || is_number(a)) &&
			   (b->kind == TOKEN_WORD || is_number(b))) {
			join_words(w, a, b);
		}
	}
}

/* ---- points ---- */

/* How far the paragraph has been measured. */
struct pen {
	double x, stretch, shrink;
	double line;                 /* where the present line would begin if nothing else ended one */
	struct { double x, stretch, shrink; } ink; /* behind the last token that is no space */
	const struct token *last;    /* that token, NULL at the start of a line */
};

static double hyphen_width(const struct work *w, const struct token *t)
{
	return word_hyphen(w->s->fonts->words, &t->manner)->width * t->size / t->manner.face->units;
}

static struct point *add_point(const struct work *w, const struct pen *pen, size_t token,
			       enum cut cut)
{
	struct point p = { .end = pen->ink.x, .next = pen->x, .stretch = pen->ink.stretch,
			   .shrink = pen->ink.shrink, .next_stretch = pen->stretch,
			   .next_shrink = pen->shrink, .token = token, .cut = cut };

	g_array_append_val(w->s->points, p);
	return &g_array_index(w->s->points, struct point, w->s->points->len - 1);
}

/* A point before a token, or behind the last one. */
static void add_point_before(const struct work *w, const struct pen *pen, size_t token, enum cut cut)
{
	struct point *p = add_point(w, pen, token, cut);

	if (token < w->s->tokens->len)
		p->next += token_at(w, token)->lead;
	if (!pen->last)
		return;
	p->end -= pen->last->trail + work_hang(w, pen->last);
	p->hyphen = cut == CUT_SOFT;
	if (p->hyphen)
		p->end += hyphen_width(w, pen->last);
}

/* A point within a word, behind so many bytes of it. */
static struct point *add_point_within(const struct work *w, const struct pen *pen, size_t token,
				      size_t offset, enum cut cut)
{
	const struct token *t = token_at(w, token);
	struct point *p = add_point(w, pen, token, cut);

	p->offset = offset;
	p->next += word_width_to(t->word, offset) * t->size / t->manner.face->units;
	p->end = p->next;
	p->stretch = p->next_stretch;
	p->shrink = p->next_shrink;
	return p;
}

/* At each of its letters, for want of anything better. */
static void add_any_points(const struct work *w, const struct pen *pen, size_t token)
{
	const struct token *t = token_at(w, token);

	for (size_t i = t->first + 1; i <= t->last; i++)
		if (letter_at(w, i)->cluster)
			add_point_within(w, pen, token, letter_at(w, i)->start - t->start,
					 CUT_NEVER);
}

/* A capital here is none of the word's own. */
static bool begins_sentence(const struct work *w, const struct token *t)
{
	size_t i = t->first;

	while (i > 0 && letter_at(w, i - 1)->white)
		i--;
	return i == 0 || g_utf8_strchr(".:?!\xEF\xBF\xBC", -1, letter_at(w, i - 1)->c) != NULL;
}

/* A word that a no-break space ties to another is kept as one thing: a box to tick and its name. */
static bool is_tied(const struct work *w, const struct token *t)
{
	return (t->first > 0 && letter_at(w, t->first - 1)->c == 0xA0) ||
	       letter_at(w, t->last + 1)->c == 0xA0;
}

/* A part of an identifier or an address: what may end a line before or behind it is no space. */
static bool is_part(const struct work *w, const struct token *t)
{
	const struct letter *next = letter_at(w, t->last + 1);
	bool before = t->cut >= CUT_BOUND && t->cut <= CUT_LINKED,
	     behind = next->cut >= CUT_BOUND && next->cut <= CUT_LINKED;

	return (before && !letter_at(w, t->first - 1)->white) || (behind && !next->white);
}

/* One word of ASCII that leads somewhere in the document: "ct-cloud". */
static bool is_name(const struct work *w, const struct segment *segment)
{
	enum { LONGEST = 32 };
	const char *text = w->text->text + segment->start;

	if (segment->kind != SEGMENT_TEXT || !segment->to || segment->length > LONGEST)
		return false;
	for (size_t i = 0; i < segment->length; i++)
		if (!g_ascii_isgraph(text[i]))
			return false;
	return true;
}

static bool begins_with_capital(const struct work *w, const struct token *t)
{
	size_t i = t->first;

	while (i < t->last && !g_unichar_isalpha(letter_at(w, i)->c))
		i++;
	return g_unichar_isupper(letter_at(w, i)->c);
}

static unsigned letters_before(const struct work *w, const struct token *t, size_t offset)
{
	unsigned letters = 0;

	for (size_t i = t->first; i <= t->last && letter_at(w, i)->start < t->start + offset; i++)
		letters += g_unichar_isalpha(letter_at(w, i)->c);
	return letters;
}

/* Two letters are left alone only where spaces would else be wide, so never in ragged lines. */
static bool is_torn(const struct work *w, const struct token *t, size_t offset)
{
	enum { FEW = 3 };

	return letters_before(w, t, offset) < FEW;
}

/* A long word with a capital of its own, which may be a name, is divided only for lack of anything better, so
 * never in ragged lines. */
static bool may_divide_name(const struct work *w, const struct token *t)
{
	enum { LONG = 9 };

	return w->align == ALIGN_JUSTIFY && letters_before(w, t, t->end - t->start) >= LONG;
}

static void add_hyphen_points(const struct work *w, const struct pen *pen, size_t token)
{
	const struct token *t = token_at(w, token);
	const uint32_t *offset;
	bool begins, name;

	if (is_han(w, t) || t->cut == CUT_SOFT || t->level || is_tied(w, t) || is_part(w, t) ||
	    t->segment->look.whole || is_name(w, t->segment))
		return;
	begins = begins_sentence(w, t);
	name = !begins && begins_with_capital(w, t);
	offset = hyphens_of(w->s->fonts->hyphens, t->manner.lang, w->text->text + t->start,
			    t->end - t->start, begins || (name && may_divide_name(w, t)));
	for (; offset && *offset; offset++) {
		bool torn = is_torn(w, t, *offset);
		struct point *p;

		if (torn && w->align != ALIGN_JUSTIFY)
			continue;
		p = add_point_within(w, pen, token, *offset, CUT_SOFT);
		p->hyphen = true;
		p->torn = torn;
		p->name = name;
		p->end += hyphen_width(w, t);
	}
}

static void add_points_within(const struct work *w, const struct pen *pen, size_t token,
			      enum within within)
{
	if (within == WITHIN_NONE || token_at(w, token)->kind != TOKEN_WORD)
		return;
	if (within == WITHIN_ANY)
		add_any_points(w, pen, token);
	else
		add_hyphen_points(w, pen, token);
}

/* To the next tab stop; a style without one sets the space between a number and its title (GB/T 1.1). */
static double tab_width(const struct work *w, double x)
{
	double tab = w->how->style->tab;

	return tab > 0 ? tab * (1 + (double)(int)(x / tab + 1e-6)) - x : w->how->style->size;
}

static void step(const struct work *w, struct pen *pen, struct token *t)
{
	if (t->kind == TOKEN_TAB)
		t->width = tab_width(w, pen->x - pen->line);
	pen->x += t->width;
	if (t->kind == TOKEN_SPACE)
		return;
	pen->ink.x = pen->x;
	pen->ink.stretch = pen->stretch;
	pen->ink.shrink = pen->shrink;
	pen->last = t;
}

static void begin_line(const struct work *w, struct pen *pen, size_t token, enum cut cut)
{
	add_point_before(w, pen, token, cut);
	if (cut == CUT_FORCED) {
		pen->line = pen->ink.x = pen->x;
		pen->last = NULL;
	}
}

void work_points(const struct work *w, enum within within)
{
	struct pen pen = { 0 };
	size_t count = w->s->tokens->len;

	g_array_set_size(w->s->points, 0);
	begin_line(w, &pen, 0, CUT_FORCED);
	for (size_t i = 0; i < count; i++) {
		struct token *t = token_at(w, i);

		pen.x += t->gap;
		pen.stretch += t->stretch;
		pen.shrink += t->shrink;
		if (i && (t->cut != CUT_NEVER || (within == WITHIN_ANY && t->kind != TOKEN_SPACE)))
			begin_line(w, &pen, i, t->cut);
		add_points_within(w, &pen, i, within);
		step(w, &pen, t);
	}
	begin_line(w, &pen, count, CUT_FORCED);
}

/* ---- what segments bind ---- */

/* Two words in a look of their own, as names have: where lines are ragged they are rather not parted. */
static bool is_pair(const struct work *w, const struct segment *s)
{
	enum { LONGEST = 24 };
	const char *text = w->text->text + s->start, *space = memchr(text, ' ', s->length);
	size_t before = space ? (size_t)(space - text) : 0;

	return w->align != ALIGN_JUSTIFY && s->kind == SEGMENT_TEXT && s->length <= LONGEST && before > 0 &&
	       before + 1 < s->length && !memchr(space + 1, ' ', s->length - before - 1) &&
	       (s->look.colour.set || s->look.weight || s->look.slant);
}

static void tie(struct letter *letter, const struct letter *last, const struct segment *s)
{
	for (; letter < last && letter->start < s->start + s->length; letter++)
		if (letter->start > s->start && letter->cut == CUT_FREE)
			letter->cut = CUT_TIED;
}

/* The mark of a note stands on the line of its word, the number of a page with the words beside it
 * ("第12页"), and a name that leads to what it names stays whole. */
static void bind_segments(const struct work *w)
{
	struct letter *letter = &g_array_index(w->s->letters, struct letter, 0);
	struct letter *last = letter + w->s->letters->len - 1;

	for (size_t i = 0; i < w->text->count; i++) {
		const struct segment *s = &w->text->segments[i];
		bool number = s->kind == SEGMENT_PAGE_REF, name = is_name(w, s), pair = is_pair(w, s);

		if (!number && !name && !pair && s->look.rise <= 0)
			continue;
		while (letter < last && letter->start < s->start)
			letter++;
		if (pair)
			tie(letter, last, s);
		else if (!name)
			breaks_bind(letter);
		for (; name && letter < last && letter[1].start < s->start + s->length; letter++)
			breaks_bind(&letter[1]);
		if (number && letter < last)
			breaks_bind(&letter[1]);
	}
}

void work_measure(const struct work *w)
{
	struct setter *s = w->s;

	itemise(s->fonts, w->set, w->text->text, w->text->length, s->letters);
	bidi_levels(w->text->text, w->text->length, s->letters);
	breaks_find(s->fonts->breaks, w->text->text, w->text->length, s->lang, w->set->han, s->letters);
	bind_segments(w);
	make_tokens(w);
	join_tokens(w);
	work_points(w, WITHIN_NONE);
}
