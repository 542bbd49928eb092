#include "layout/table_share.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Shares of a table's width: what all columns together give for addresses and identifiers that others
 * keep whole, and for names and heads if that was less; the widest of either; what all words together may
 * take. */
static const double given_tokens = 0.14, given_lines = 0.08, widest_token = 0.32, widest_line = 0.25,
		    all_words = 0.95;

/* To make a table lower: the share of its width that goes from one column to another at a time, and how often at
 * most; what each of these must save, in lines a row, and all together, as a share of the height; what a column
 * keeps of its width if its lines can fill that; what a line counts that makes no row higher; how
 * much wider than its cell a line may be reckoned and yet fit. */
static const double step = 0.02, step_saves = 0.05, all_save = 0.04, column_keeps = 0.8, line_beside = 0.06,
		    misjudged = 1.06;
static const int most_steps = 6;

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

/* ---- lower tables ---- */

/* A table's texts, and its rows' cells' heights in lines as they are reckoned. */
struct heights {
	const struct column *columns;
	size_t count;
	const struct written *texts;
	size_t written;
	double (*cells)[SAMPLE_ROWS]; /* of each column */
};

/* Lines fall short of their edge by half a word or so, and no estimate is exact: what is gained bit by bit
 * counts, so that no step is lost between two whole lines. */
static double lines_in(const struct written *text, double width)
{
	double room = width - text->indent;

	return text->width <= room * misjudged ? 1 : MAX(2, text->width / MAX(room - text->em, text->em) + 0.5);
}

/* Its highest cell's; of widths that make it as high those are better where the others need less. */
static double row_height(const struct heights *h, size_t row)
{
	double height = 0, all = 0;

	for (size_t c = 0; c < h->count; c++) {
		height = MAX(height, h->cells[c][row]);
		all += h->cells[c][row];
	}
	return height + all * line_beside;
}

/* In lines, if columns are that wide. */
static double table_height(const struct heights *h, const double *widths)
{
	double height = 0;

	memset(h->cells, 0, h->count * sizeof *h->cells);
	for (size_t i = 0; i < h->written; i++) {
		const struct written *text = &h->texts[i];
		double lines = lines_in(text, widths[text->column] - h->columns[text->column].pads);

		for (size_t r = text->row; r < text->row + text->rows && r < SAMPLE_ROWS; r++)
			h->cells[text->column][r] += lines / (double)text->rows;
	}
	for (size_t r = 0; r < SAMPLE_ROWS; r++)
		height += row_height(h, r);
	return height;
}

/* The column with which the table is lowest if just this one's width changes by `by`, or their count. */
static size_t lowest_with(const struct heights *h, double *widths, double by, size_t except)
{
	double best = INFINITY;
	size_t found = h->count;

	for (size_t c = 0; c < h->count; c++) {
		double height, was = widths[c];

		if (c == except || (by < 0 && (h->columns[c].empty || was + by < h->columns[c].least)))
			continue;
		widths[c] = was + by;
		height = table_height(h, widths);
		widths[c] = was;
		if (height >= best)
			continue;
		best = height;
		found = c;
	}
	return found;
}

/* Moves `by` from the column that can best spare it to the one whose cells set the height, if that saves
 * enough; says whether it did. */
static bool move_width(const struct heights *h, double by, double enough, double *widths)
{
	double before = table_height(h, widths);
	size_t to = lowest_with(h, widths, by, h->count), from;

	if (to == h->count)
		return false;
	widths[to] += by;
	if ((from = lowest_with(h, widths, -by, to)) < h->count) {
		widths[from] -= by;
		if (before - table_height(h, widths) >= enough)
			return true;
		widths[from] += by;
	}
	widths[to] -= by;
	return false;
}

static void hold_any(struct column *c, const double *wanted, double width)
{
	for (size_t i = 0; i < COLUMN_LINES; i++)
		hold(c, wanted[i], width);
}

/* A column that has no room for its longest address has none to give. */
static void hold_columns(struct column *columns, size_t count, const double *out)
{
	hold_all(columns, count, true, out);
	for (size_t c = 0; c < count; c++) {
		hold_any(&columns[c], columns[c].whole, out[c]);
		hold_any(&columns[c], columns[c].heads, out[c]);
		columns[c].least = MAX(columns[c].least, columns[c].token > out[c] ? out[c]
				       : MIN(out[c] * column_keeps, columns[c].most));
	}
}

static size_t sampled_rows(const struct written *texts, size_t written)
{
	size_t rows = 1;

	for (size_t i = 0; i < written; i++)
		rows = MAX(rows, texts[i].row + 1);
	return rows;
}

void columns_lower(struct column *columns, size_t count, double width, const struct written *texts, size_t written,
		   double *out)
{
	struct heights h = { columns, count, texts, written, g_malloc0(count * sizeof *h.cells) };
	double *widths = g_memdup2(out, count * sizeof *out), before = table_height(&h, out);
	double enough = step_saves * (double)sampled_rows(texts, written);

	hold_columns(columns, count, out);
	for (int i = 0; i < most_steps && move_width(&h, step * width, enough, widths);)
		i++;
	if (before - table_height(&h, widths) >= before * all_save)
		memcpy(out, widths, count * sizeof *out);
	g_free(widths);
	g_free(h.cells);
}
