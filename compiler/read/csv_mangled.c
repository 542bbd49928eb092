#include "read/csv_mangled.h"

#include <stdlib.h>
#include <string.h>

#define MONTH "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
#define TIME  "(?:[ T].*)?"

/* The groups of a match, or NULL; the caller frees. */
static char **match(const char *pattern, const char *text)
{
	GRegex *regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	GMatchInfo *found = NULL;
	char **groups = NULL;

	if (g_regex_match(regex, text, 0, &found))
		groups = g_match_info_fetch_all(found);
	g_match_info_free(found);
	g_regex_unref(regex);
	return groups;
}

static bool matches(const char *pattern, const char *text)
{
	return g_regex_match_simple(pattern, text, G_REGEX_CASELESS, 0);
}

/* -- days ------------------------------------------------------------------------------------- */

/* YYYY-MM-DD, or NULL if there is no such day; the caller frees. */
static char *day(int year, int month, int number)
{
	if (year < 100)
		year += 2000;
	if (month < 1 || month > 12 || number < 1 || number > 31 ||
	    !g_date_valid_dmy((GDateDay)number, (GDateMonth)month, (GDateYear)year))
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", year, month, number);
}

static char *year_first(const char *text)
{
	char **g = match("^(\\d{4}) *[-/.年] *(\\d{1,2}) *[-/.月] *(\\d{1,2}) *日?" TIME "$", text);
	char *iso = g ? day(atoi(g[1]), atoi(g[2]), atoi(g[3])) : NULL;

	g_strfreev(g);
	return iso;
}

/* With a point the day comes first; with anything else nobody knows. */
static char *year_last(const char *text)
{
	char **g = match("^(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})" TIME "$", text);
	char *by_day = g ? day(atoi(g[4]), atoi(g[3]), atoi(g[1])) : NULL;
	char *by_month = g ? day(atoi(g[4]), atoi(g[1]), atoi(g[3])) : NULL;
	bool two = by_day && by_month && *g[2] != '.' && strcmp(by_day, by_month) != 0;
	char *iso = two ? g_strconcat(by_day, " or ", by_month, NULL) :
			  g_strdup(by_day ? by_day : by_month);

	g_free(by_day);
	g_free(by_month);
	g_strfreev(g);
	return iso;
}

static char *named_month(const char *text)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char **g = match("^(\\d{1,2})[- ]" MONTH "[- ](\\d{4}|\\d{2})$", text);
	char *month = g ? g_ascii_strdown(g[2], 3) : NULL;
	char *iso = g ? day(atoi(g[3]), (int)(strstr(names, month) - names) / 3 + 1, atoi(g[1])) : NULL;

	g_free(month);
	g_strfreev(g);
	return iso;
}

/* Spreadsheets count days from the end of 1899. */
static char *serial(const char *text)
{
	GDate date;
	char iso[16];

	if (!matches("^[2-6]\\d{4}(\\.\\d+)?$", text))
		return NULL;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, 30, G_DATE_DECEMBER, 1899);
	g_date_add_days(&date, (guint)atoi(text));
	g_date_strftime(iso, sizeof iso, "%Y-%m-%d", &date);
	return g_strdup(iso);
}

/* The day that is meant, or the two that can be, if the text is a day in another form. */
static char *other_day(const char *text)
{
	char *(*const forms[])(const char *) = { year_first, year_last, named_month, serial };
	char *iso = NULL;

	if (matches("^\\d{4}-\\d{2}-\\d{2}$", text))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(forms) && !iso; i++)
		iso = forms[i](text);
	return iso;
}

static bool report_day(const char *text, const struct csv_column *c, struct span at, struct diag *d)
{
	char *iso = other_day(text);
	bool found = iso != NULL;

	if (found)
		diag_at(d, at, MSG_CSV_DATE, c->name, text, iso);
	g_free(iso);
	return found;
}

/* -- identifiers and numbers ------------------------------------------------------------------ */

static bool is_exponent(const char *text)
{
	return matches("^\\d(\\.\\d+)?E[+-]?\\d+$", text);
}

/* "1-Mar", "3月1日" and the like; a true identifier begins with a letter. */
static bool is_short_day(const char *text)
{
	return matches("^\\d{1,2}[-/ ]" MONTH "$", text) ||
	       matches("^(\\d{4}年)?\\d{1,2}月(\\d{1,2}日)?$", text) ||
	       matches("^\\d{1,4}[-/]\\d{1,2}([-/]\\d{1,4})?$", text);
}

static bool report_identifier(const char *text, const struct csv_column *c, struct span at,
			      struct diag *d)
{
	if (!g_ascii_isdigit(*text) || !(is_exponent(text) || is_short_day(text)))
		return false;
	diag_at(d, at, MSG_CSV_IDENTIFIER, c->name, text);
	return true;
}

static bool report_number(const char *text, const struct csv_column *c, struct span at,
			  struct diag *d)
{
	if (!g_ascii_isdigit(*text) || !is_exponent(text))
		return false;
	diag_at(d, at, MSG_CSV_NUMBER, c->name, text);
	return true;
}

static bool report_truth(const char *text, const struct csv_column *c, struct span at,
			 struct diag *d)
{
	bool is_true = g_ascii_strcasecmp(text, "true") == 0;
	bool exact = strcmp(text, "true") == 0 || strcmp(text, "false") == 0;

	if (exact || (!is_true && g_ascii_strcasecmp(text, "false") != 0))
		return false;
	diag_at(d, at, MSG_CSV_TRUTH, c->name, is_true ? "true" : "false", text);
	return true;
}

/* -- all values ------------------------------------------------------------------------------- */

/* ####### for what did not fit, #N/A and its kin for what a formula could not make. */
static bool report_signs(const char *text, const struct csv_column *c, struct span at,
			 struct diag *d)
{
	size_t length = strlen(text);
	bool hashes = length >= 3 && strspn(text, "#") == length;

	if (hashes)
		diag_at(d, at, MSG_CSV_HASHES, c->name);
	else if (matches("^#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)$", text))
		diag_at(d, at, MSG_CSV_FORMULA, c->name, text);
	else
		return false;
	return true;
}

static bool is_wording(const struct csv_column *c)
{
	return !c->field || c->field->kind == KIND_TEXT || c->field->kind == KIND_PROSE;
}

/* The apostrophe by which people stop a spreadsheet from reading a number.  Wording may begin
 * with one. */
static bool report_apostrophe(const char *text, const struct csv_column *c, struct span at,
			      struct diag *d)
{
	if (*text != '\'' || (is_wording(c) && !(text[1] && strchr("0123456789=+-@", text[1]))))
		return false;
	diag_at(d, at, MSG_CSV_APOSTROPHE, c->name, text);
	return true;
}

static bool is_unseen(gunichar c, bool prose)
{
	return c == 0xA0 || c == 0xAD || c == 0x2007 || c == 0x202F || c == 0x2060 ||
	       (c >= 0x2000 && c <= 0x200D) || (c == 0x3000 && !prose);
}

bool csv_has_space(const char *text, const struct csv_column *c, struct span at,
		   struct diag *d)
{
	bool prose = c->field && c->field->kind == KIND_PROSE;
	gunichar first = g_utf8_get_char(text);
	gunichar last = *text ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : 0;

	if (is_unseen(first, prose))
		diag_at(d, at, MSG_CSV_SPACE, c->name, first, "before");
	else if (is_unseen(last, prose))
		diag_at(d, at, MSG_CSV_SPACE, c->name, last, "after");
	else
		return false;
	return true;
}

static bool report_kind(const char *text, const struct csv_column *c, struct span at,
			struct diag *d)
{
	if (!c->field)
		return false;
	switch (c->field->kind) {
	case KIND_DATE:
		return report_day(text, c, at, d);
	case KIND_BOOL:
		return report_truth(text, c, at, d);
	case KIND_STRING:
		return report_number(text, c, at, d);
	case KIND_ID:
	case KIND_REF:
		return report_identifier(text, c, at, d);
	default:
		return false;
	}
}

bool csv_mangled(const char *text, const struct csv_column *c, struct span at, struct diag *d)
{
	return csv_has_space(text, c, at, d) || report_signs(text, c, at, d) ||
	       report_apostrophe(text, c, at, d) || report_kind(text, c, at, d);
}
