#include "layout/breaks.h"

#include "base/chars.h"
#include "layout/address.h"

#include <pango/pango.h>
#include <string.h>

/* What the rules look at: the letters, `count` of them, and one of character 0 behind. */
struct run {
	const char *text;
	struct letter *l;
	size_t count;
	size_t han;
};

static bool is_digit(gunichar c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(gunichar c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_alnum(gunichar c)
{
	return c < 0x80 && g_ascii_isalnum((gchar)c);
}

static bool is_slash(gunichar c)
{
	return c == '/' || c == 0xFF0F;
}

enum mark mark_of(const struct letter *letter, size_t han)
{
	if (letter->family != han)
		return MARK_NONE;
	switch (letter->c) {
	case 0x2018: case 0x201C: /* ‘ “ */
	case 0x3008: case 0x300A: case 0x300C: case 0x300E: case 0x3010: /* 〈《「『【 */
	case 0x3014: case 0x3016: case 0x3018: case 0x301A: /* 〔〖〘〚 */
	case 0xFF08: case 0xFF3B: case 0xFF5B: case 0xFF5F: /* （［｛｟ */
		return MARK_OPENING;
	case 0x2019: case 0x201D: /* ’ ” */
	case 0x3001: case 0x3002: /* 、。 */
	case 0x3009: case 0x300B: case 0x300D: case 0x300F: case 0x3011: /* 〉》」』】 */
	case 0x3015: case 0x3017: case 0x3019: case 0x301B: /* 〕〗〙〛 */
	case 0xFF01: case 0xFF09: case 0xFF0C: case 0xFF0E: case 0xFF1A: case 0xFF1B: /* ！），．：； */
	case 0xFF1F: case 0xFF3D: case 0xFF5D: case 0xFF60: /* ？］｝｠ */
		return MARK_CLOSING;
	case 0x00B7: case 0x30FB: /* · ・ */
		return MARK_MIDDLE;
	default:
		return MARK_NONE;
	}
}

static bool is_chinese(const struct run *r, size_t i)
{
	return r->l[i].family == r->han || char_is_cjk(r->l[i].c);
}

/* ---- Unicode ---- */

static void from_unicode(const struct run *r, size_t length, const char *lang)
{
	PangoLogAttr *attrs = g_new(PangoLogAttr, r->count + 1);

	pango_get_log_attrs(r->text, (int)length, -1, pango_language_from_string(lang), attrs,
			    (int)r->count + 1);
	for (size_t i = 0; i < r->count; i++) {
		struct letter *l = &r->l[i];

		l->cluster = attrs[i].is_cursor_position;
		l->white = attrs[i].is_white && l->c != 0xA0 && l->c != 0x202F;
		if (i == 0 || !attrs[i].is_line_break)
			l->cut = CUT_NEVER;
		else if (attrs[i].is_mandatory_break)
			l->cut = CUT_FORCED;
		else
			l->cut = l[-1].c == 0xAD ? CUT_SOFT : CUT_FREE;
	}
	g_free(attrs);
}

void breaks_bind(struct letter *l)
{
	if (l->cut == CUT_FREE || (l->cut >= CUT_CODE && l->cut <= CUT_LINKED))
		l->cut = CUT_BOUND;
}

/* ---- Chinese ---- */

/* Marks of one place only, that never begin a line though Unicode lets them: · ～ and the line
 * between two places or dates, —, where it is single. */
static bool never_begins(const struct run *r, size_t i)
{
	gunichar c = r->l[i].c;

	if (c == 0xB7 || c == 0xFF5E || is_slash(c))
		return true;
	return c == 0x2014 && (i == 0 || r->l[i - 1].c != c) && r->l[i + 1].c != c;
}

/* Unicode takes quotes for either kind and holds them to both sides; in Chinese an opening one holds
 * to what follows and a closing one to what precedes, as brackets do. */
static void free_mark(const struct run *r, size_t i)
{
	struct letter *l = &r->l[i];

	if (l->cut != CUT_NEVER || !l->cluster || l->white || l[-1].white || is_slash(l[-1].c) ||
	    never_begins(r, i) || mark_of(l - 1, r->han) == MARK_OPENING ||
	    mark_of(l, r->han) == MARK_CLOSING)
		return;
	if (mark_of(l, r->han) == MARK_OPENING ||
	    (mark_of(l - 1, r->han) == MARK_CLOSING && (is_alnum(l->c) || char_is_cjk(l->c))))
		l->cut = CUT_FREE;
}

static void cut_chinese(const struct run *r)
{
	for (size_t i = 1; i < r->count; i++) {
		struct letter *l = &r->l[i];

		if (!is_chinese(r, i) && !is_chinese(r, i - 1))
			continue;
		free_mark(r, i);
		/* a slash ends no line either */
		if (never_begins(r, i) || is_slash(l[-1].c))
			breaks_bind(l);
	}
}

/* ---- numbers ---- */

/* Words before which, or after which, a number does not stand alone; each between spaces. */
static const char labels[] =
	" § §§ Annex Annexes Appendix Article Chapter Clause Clauses Figure Item Level Line No. Nos. Note"
	" Page Part Revision Row Section Step Table Version annex appendix article chapter clause clauses figure"
	" item level line note p. page pages part pp. revision row section step table version v. ",
	units[] = " % ‰ ° °C ℃ B Gbit Gbit/s GB GHz GiB h Hz kB kbit/s kg kHz KiB km kW kWh m Mbit Mbit/s MB MHz"
	" MiB min mm ms MW PB s TB TiB V W µs days hours minutes months pages seconds weeks years"
	" January February March April May June July August September October November December ";
static const char han_labels[] = "表图第条章节页录款项级步版本例注",
		  han_units[] = "年月日天时分秒周个次项条章节页款级类名人台套份种倍元万亿度位批件处起步版层号期部岁小";

static bool word_in(const char *list, const char *word, size_t length)
{
	for (const char *p = strchr(list, ' '); p && p[1]; p = strchr(p + 1, ' '))
		if (strncmp(p + 1, word, length) == 0 && p[1 + length] == ' ')
			return true;
	return false;
}

static bool han_in(const char *list, gunichar c)
{
	return c >= 0x3000 && g_utf8_strchr(list, -1, c);
}

static bool ends_word(const struct run *r, size_t i)
{
	return r->l[i].white || is_chinese(r, i) || char_ends_name(r->l[i].c);
}

/* The bounds of the word before or after letter `at`: what stands there between spaces and Han. */
static size_t word_start(const struct run *r, size_t at)
{
	while (at > 0 && !ends_word(r, at - 1))
		at--;
	return at;
}

static size_t word_end(const struct run *r, size_t at)
{
	while (at < r->count && !ends_word(r, at))
		at++;
	return at;
}

static bool word_listed(const struct run *r, const char *list, size_t from, size_t to)
{
	return from < to &&
	       word_in(list, r->text + r->l[from].start, r->l[to].start - r->l[from].start);
}

/* Stops, brackets and quotes around a word are none of it: "10 GB,", "(HD-CSMS-03)". */
static bool is_around(gunichar c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
	       (c && c < 0x80 && strchr(".,;:!?()[]\"'", (int)c));
}

static size_t bare_end(const struct run *r, size_t from, size_t end)
{
	while (end > from && is_around(r->l[end - 1].c))
		end--;
	return end;
}

static size_t bare_start(const struct run *r, size_t from, size_t end)
{
	while (from < end && is_around(r->l[from].c))
		from++;
	return from;
}

static bool is_capitals(const struct run *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!is_upper(r->l[i].c) && r->l[i].c != '/' && r->l[i].c != '-')
			return false;
	return to - from > 1;
}

/* "B/2", "A.5", "Annex A": a number, or a letter that counts like one. */
static bool begins_number(const struct run *r, size_t at)
{
	const struct letter *l = &r->l[at];

	return is_digit(l->c) || (is_upper(l->c) && !is_alnum(l[1].c));
}

/* The year or month of "2026年9月30日": a date is whole, but no line is half empty for its sake. */
static bool inside_date(const struct run *r, size_t i)
{
	return i > 0 && is_digit(r->l[i - 1].c) && han_in("年月", r->l[i].c);
}

/* A number behind a space, and the word before it: "Table 3" is one, "ISO/IEC 27017:2015" can be so
 * long that a column cannot hold it. */
static enum cut cut_after_word(const struct run *r, size_t before, size_t at)
{
	size_t from = word_start(r, before);

	if (word_listed(r, labels, from, before))
		return CUT_BOUND;
	return is_digit(r->l[at].c) && is_capitals(r, from, before) ? CUT_TIED : CUT_FREE;
}

static enum cut bound_if(bool bound)
{
	return bound ? CUT_BOUND : CUT_FREE;
}

/* What may be between the letter before `at` and what begins there, a space between them or not. */
static enum cut number_cut(const struct run *r, size_t at)
{
	size_t before = r->l[at - 1].white ? at - 1 : at; /* what is left of the space ends here */
	const struct letter *left, *right = &r->l[at];

	if (before == 0)
		return CUT_FREE;
	left = &r->l[before - 1];
	if (is_chinese(r, before - 1))
		return is_digit(right->c) && inside_date(r, before - 1) ? CUT_LINKED
			: bound_if(han_in(han_labels, left->c) && begins_number(r, at));
	if (is_digit(left->c) && is_chinese(r, at))
		return bound_if(han_in(han_units, right->c));
	if (before == at)
		return CUT_FREE;
	if (begins_number(r, at))
		return cut_after_word(r, before, at);
	return bound_if(is_digit(left->c) && word_listed(r, units, at, bare_end(r, at, word_end(r, at))));
}

static void bind_numbers(const struct run *r)
{
	for (size_t i = 1; i < r->count; i++)
		if (r->l[i].cut == CUT_FREE && (is_digit(r->l[i].c) || is_digit(r->l[i - 1].c) ||
						is_upper(r->l[i].c) || r->l[i - 1].white))
			r->l[i].cut = (uint8_t)number_cut(r, i);
}

/* ---- identifiers ---- */

/* A dash between digits: in ranges and in the numbers of standards. */
static bool is_range(const struct run *r, size_t i)
{
	gunichar c = r->l[i].c;

	return (c == 0x2013 || c == 0x2014) && i > 0 && is_digit(r->l[i - 1].c) &&
	       is_digit(r->l[i + 1].c);
}

/* "8.4.11-c.2", "HD-CSMS-03", "ISO/IEC", "2026-09-30", "A/2", "22080—2025": not words, but not to be
 * parted either.  An address is too long for that. */
static bool is_identifier(const struct run *r, size_t from, size_t to)
{
	enum { LONGEST = 32 };
	bool digit = false, small = false;

	if (to - from > LONGEST)
		return false;
	for (size_t i = from; i < to; i++) {
		gunichar c = r->l[i].c;

		if (!is_alnum(c) && !is_range(r, i) && !(c < 0x80 && strchr("-./_:+()#", (int)c)))
			return false;
		digit = digit || is_digit(c);
		small = small || g_ascii_islower((gchar)c);
	}
	return digit || !small;
}

/* "A.8.8": whether a stop between a letter and a digit may end a line depends on the Unicode that Pango
 * follows (UAX 14, LB25). */
static void let_stop(const struct run *r, size_t i)
{
	if (r->l[i - 1].c == '.' && is_digit(r->l[i].c) && i > 1 && !is_digit(r->l[i - 2].c))
		r->l[i].cut = MAX(r->l[i].cut, CUT_BOUND);
}

/* "QH-STD-12:2026": of long names Unicode parts but the first hyphen from what follows; behind the others,
 * and the colon before a year, they are better parted. */
static void let_part(const struct run *r, size_t from, size_t to)
{
	enum { LONG = 10 };
	bool named = false;

	if (to - from < LONG)
		return;
	for (size_t i = from; i < to; i++) {
		gunichar before = i > from ? r->l[i - 1].c : 0;

		named = named || (r->l[i].c < 0x80 && g_ascii_isalpha((gchar)r->l[i].c));
		if (named && i - from > 2 && (before == '-' || before == ':') && is_digit(r->l[i].c))
			r->l[i].cut = MAX(r->l[i].cut, CUT_BOUND);
	}
}

/* "QH-STD-12:2026": a name longer than a document number is parted behind a hyphen, not after its first letters,
 * rather than that a line does without it. */
static void part_code(const struct run *r, size_t from, size_t to)
{
	enum { LONG = 13, FIRST = 3 };
	bool named = false;

	if (to - from < LONG)
		return;
	for (size_t i = from + 1; i < to; i++) {
		gunichar before = r->l[i - 1].c;

		named = named || (before < 0x80 && g_ascii_isalpha((gchar)before));
		if (named && i - from > FIRST && before == '-' && r->l[i].cut == CUT_BOUND)
			r->l[i].cut = CUT_CODE;
	}
}

/* A hyphen after a letter or two, and a stop within a word, part nothing: "e-mail", "on-site", "a.b". */
static bool part_bound(const struct run *r, size_t from, size_t i)
{
	if (r->l[i - 1].c == '.')
		return is_alnum(r->l[i].c);
	return r->l[i - 1].c == '-' && i - from <= 3;
}

/* What has several hyphens is rather not parted: "as-haidai-report", "end-to-end". */
static void tie_hyphens(const struct run *r, size_t from, size_t to)
{
	unsigned hyphens = 0;

	for (size_t i = from; i < to; i++)
		hyphens += r->l[i].c == '-';
	for (size_t i = from + 1; hyphens > 1 && i < to; i++)
		if (r->l[i - 1].c == '-' && r->l[i].cut == CUT_FREE)
			r->l[i].cut = CUT_LINKED;
}

static const char *text_at(const struct run *r, size_t i)
{
	return r->text + r->l[i].start;
}

static void part_mail(const struct run *r, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (r->l[i].cluster && address_parts(text_at(r, from), text_at(r, i)))
			r->l[i].cut = CUT_TIED;
		else
			breaks_bind(&r->l[i]);
}

static void bind_identifiers(const struct run *r)
{
	for (size_t from = 0, end; from < r->count; from = end + 1) {
		size_t to;
		bool whole;

		end = word_end(r, from);
		from = bare_start(r, from, end);
		to = bare_end(r, from, end);
		if (from < to && address_at(text_at(r, from), text_at(r, to))) {
			part_mail(r, from, to);
			continue;
		}
		whole = to - from > 1 && is_identifier(r, from, to);
		if (whole)
			let_part(r, from, to);
		for (size_t i = from + 1; i < to; i++) {
			let_stop(r, i);
			if (whole || part_bound(r, from, i))
				breaks_bind(&r->l[i]);
		}
		if (whole)
			part_code(r, from, to);
		tie_hyphens(r, from, to);
	}
}

void breaks_find(struct breaks *breaks, const char *text, size_t length, const char *lang, size_t han,
		 GArray *letters)
{
	struct run r = { text, &g_array_index(letters, struct letter, 0), letters->len - 1, han };

	if (!breaks_plain(breaks, text, length, r.l))
		from_unicode(&r, length, lang);
	r.l[r.count].cut = CUT_FORCED;
	r.l[r.count].cluster = true;
	cut_chinese(&r);
	bind_numbers(&r);
	bind_identifiers(&r);
}
