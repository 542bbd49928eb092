/* What the columns of a table hold, as far as their widths depend on it. */
#ifndef LAYOUT_TABLE_CONTENT_H
#define LAYOUT_TABLE_CONTENT_H

#include "layout/block.h"
#include "layout/table_share.h"

/* Text whose width counts: a column's longest word, or a line that is never broken. */
struct stretch {
	const char *text;
	size_t bytes;
	struct setting how;
	double indent;   /* of the list it stands in */
	double estimate; /* its width, reckoned and not measured */
	double ems;      /* the same in ems of its type */
};

enum { LINES = COLUMN_LINES, EMS = 20 };

/* What a column holds. */
struct content {
	struct stretch word, lines[LINES]; /* the longest */
	struct stretch tokens[LINES]; /* numbers, identifiers: whole where they can be */
	struct stretch mails[LINES]; /* addresses: likewise, if they need no more than the column's share */
	struct stretch kept[LINES]; /* names and short lines: likewise */
	struct stretch whole[LINES]; /* words of heads, numbers with their dates, addresses: whole if they are so anyhow */
	unsigned items, wide[EMS]; /* all that is listed there, and what is that many ems wide */
	struct stretch head; /* of one column */
	double image;
	unsigned rows; /* below the head that have a cell of its own */
	bool filled; /* some of them holds something */
	bool open;   /* there is room to write */
	GArray *written; /* paragraphs of the first rows, of all columns; or NULL */
	struct written at; /* where the cell at hand stands */
};

/* What stands in a head above several columns. */
struct spanning {
	struct content content;
	size_t column, columns;
};

/* Reads all cells, each column's for itself; heads above several columns are appended to `spans` (struct
 * spanning), the paragraphs of the first rows to `written` (struct written); either may be NULL.  One content
 * for each column; the caller frees it. */
struct content *column_contents(const struct measure *m, const struct flow_table *t, GArray *spans, GArray *written);

/* The width of a letter in ems, reckoned and not measured: only the longest of a column are worth shaping. */
double letter_width(gunichar c);
/* Whether a line may end with it or before it, where no address is. */
bool ends_word(gunichar c);

#endif
