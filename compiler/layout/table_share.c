#include "layout/table_share.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

/* Shares of a table's width: what all columns together give for addresses and identifiers that others
 * keep whole, and for names and heads if that was less; the widest of either; what all words together may
 * take. */
static const double given_tokens = 0.14, given_lines = 0.08, widest_token = 0.32, widest_line = 0.25,
		    all_words = 0.95;

static double filled(const struct column *columns, size_t count, double level)
{
	double sum = 0;

	for (size_t c = 0; c < count; c++)
		sum += CLAMP(level * columns[c].weight, columns[c].least, columns[c].most);
	return sum;
}

/* Each column gets its weight's share of `width`, but no less than its least and no more than
 * its most, as long as others can take what it leaves. */
static void share(const struct column *columns, size_t count, double width, double *out)
{
	double low = 0, high = 1, weights = 0, spare;

	for (size_t c = 0; c < count; c++) {
		weights += columns[c].weight;
		high = MAX(high, columns[c].most / columns[c].weight);
	}
	for (int i = 0; i < 100; i++) {
		double level = (low + high) / 2;

		*(filled(columns, count, level) > width ? &high : &low) = level;
	}
	spare = MAX(0, width - filled(columns, count, low));
	for (size_t c = 0; c < count; c++)
		out[c] = CLAMP(low * columns[c].weight, columns[c].least, columns[c].most) +
			 spare * columns[c].weight / weights;
}

static double all_least(const struct column *columns, size_t count)
{
	double sum = 0;

	for (size_t c = 0; c < count; c++)
		sum += columns[c].least;
	return sum;
}

/* A word wider than a third of the table may be broken; where all words together want more than
 * there is, all give way alike. */
static void bound_least(struct column *columns, size_t count, double width)
{
	double sum;

	for (size_t c = 0; c < count; c++)
		if (columns[c].least > width / 3)
			columns[c].least = 0;
	sum = all_least(columns, count);
	for (size_t c = 0; c < count && sum > width * all_words; c++)
		columns[c].least *= width * all_words / sum;
}

/* Where each column's share holds its longest line, the author's proportions stay as they are. */
static void bound_most(struct column *columns, size_t count, double width)
{
	double weights = 0;
	bool hungry = false;

	for (size_t c = 0; c < count; c++)
		weights += columns[c].weight;
	for (size_t c = 0; c < count; c++)
		hungry = hungry || width * columns[c].weight / weights < columns[c].most;
	for (size_t c = 0; c < count; c++)
		columns[c].most = hungry ? MIN(MAX(columns[c].most, columns[c].least), width) : width;
}

/* ---- names and heads ---- */

/* The width in which the head leaves no single letter for its last line, if it does so now. */
static double head_wants(const struct column *c, double width)
{
	double letters = c->em > 0 ? ceil(c->head / c->em - 0.2) : 0, fit, lines;

	if (c->em <= 0 || c->head <= width - c->pads || (fit = floor((width - c->pads) / c->em)) < 1)
		return 0;
	lines = ceil(letters / fit);
	return lines < 2 || letters - (lines - 1) * fit > 1 ? 0 : ceil(letters / (lines - 1)) * c->em + c->pads + 1;
}

/* The least width above `width` at which more of what should be whole is so, or 0. */
static double wants(const struct column *c, double width, double table, bool lines)
{
	double want = lines ? head_wants(c, width) : 0;

	if (c->token > width && c->token <= table * widest_token)
		return c->token;
	if (want <= width)
		want = 0;
	for (size_t i = 0; lines && i < COLUMN_LINES; i++)
		if (c->kept[i] > width && c->kept[i] <= table * widest_line && (want <= 0 || c->kept[i] < want))
			want = c->kept[i];
	return want;
}

/* The column that lacks least of what it wants, or `count`. */
static size_t cheapest(const struct column *columns, size_t count, double width, const double *out, bool lines)
{
	double best = INFINITY;
	size_t found = count;

	for (size_t c = 0; c < count; c++) {
		double want = wants(&columns[c], out[c], width, lines);

		if (want <= out[c] || want <= columns[c].least || want - out[c] >= best)
			continue;
		best = want - out[c];
		found = c;
	}
	return found;
}

static void hold(struct column *c, double wanted, double width)
{
	if (wanted <= width)
		c->least = MAX(c->least, wanted);
}

/* What is whole stays so while others get more; lines may have to give way to addresses. */
static void hold_all(struct column *columns, size_t count, bool lines, const double *out)
{
	for (size_t c = 0; c < count; c++) {
		hold(&columns[c], columns[c].token, out[c]);
		for (size_t i = 0; lines && i < COLUMN_LINES; i++)
			hold(&columns[c], columns[c].kept[i], out[c]);
	}
}

/* Gives columns what they want, cheapest first, until `given` would be more than `most`; returns it. */
static double give(struct column *columns, size_t count, double width, double given, bool lines, double *out)
{
	double most = width * (lines ? given_lines : given_tokens);
	size_t c;

	while ((c = cheapest(columns, count, width, out, lines)) < count) {
		double want = wants(&columns[c], out[c], width, lines);

		hold_all(columns, count, lines, out);
		if (given + want - out[c] > most || all_least(columns, count) - columns[c].least + want > width)
			break;
		given += want - out[c];
		columns[c].least = want;
		columns[c].most = MAX(columns[c].most, want);
		share(columns, count, width, out);
	}
	return given;
}

void columns_share(struct column *columns, size_t count, double width, double *out)
{
	double given;

	bound_least(columns, count, width);
	bound_most(columns, count, width);
	share(columns, count, width, out);
	given = give(columns, count, width, 0, false, out);
	give(columns, count, width, given, true, out);
}
