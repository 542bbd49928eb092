/* Sharing a table's width among its columns. */
#ifndef LAYOUT_TABLE_SHARE_H
#define LAYOUT_TABLE_SHARE_H

#include <stddef.h>

enum { COLUMN_LINES = 3 };

/* Widths are those of the column, with the space left and right of its text. */
struct column {
	double weight;           /* as the author gave it */
	double least, most;      /* for its longest word and its longest line */
	double token;            /* for the longest address, number or identifier */
	double kept[COLUMN_LINES]; /* for the longest of the names and short lines that had better stay whole */
	double head, em;         /* of the head's text and one letter of it; 0: it breaks well anywhere */
	double pads;             /* left and right of a text */
};

/* Widths that make up `width`: between what the words of a column need and what its lines could
 * fill, in the author's proportions; addresses and identifiers, then names and heads are kept whole if
 * others can spare the room. */
void columns_share(struct column *columns, size_t count, double width, double *out);

#endif
