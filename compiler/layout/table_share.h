/* Sharing a table's width among its columns. */
#ifndef LAYOUT_TABLE_SHARE_H
#define LAYOUT_TABLE_SHARE_H

#include <stdbool.h>
#include <stddef.h>

enum { COLUMN_LINES = 3 };

/* Widths are those of the column, with the space left and right of its text. */
struct column {
	double weight;           /* as the author gave it */
	double least, most;      /* for its longest word and its longest line */
	double token;            /* for the longest address, number or identifier */
	double kept[COLUMN_LINES]; /* for the longest of the names and short lines that had better stay whole */
	double head, em;         /* of the head's text and one letter of it; 0: it breaks well anywhere */
	double whole[COLUMN_LINES]; /* for what stays whole if it is so anyhow: words of heads, a number and its date */
	double heads[COLUMN_LINES]; /* in which its head takes one line, two, three */
	double pads;             /* left and right of a text */
	bool empty;              /* perhaps to be written in: it gives nothing */
};

/* A paragraph in a cell: as wide as it were in one line, reckoned. */
struct written {
	size_t row, rows, column;
	double width, indent, em;
};

/* Rows that are enough to tell how a table's cells are filled. */
enum { SAMPLE_ROWS = 40 };

/* Widths that make up `width`: between what the words of a column need and what its lines could
 * fill, in the author's proportions; addresses and identifiers, then names and heads are kept whole if
 * others can spare the room. */
void columns_share(struct column *columns, size_t count, double width, double *out);

/* Makes a table lower whose widths in `out` have been shared, where a column with much text sets the height of
 * rows that stand half empty beside it.  What is whole stays so. */
void columns_lower(struct column *columns, size_t count, double width, const struct written *texts, size_t written,
		   double *out);

#endif
