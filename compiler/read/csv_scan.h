/* The cells of a CSV file (RFC 4180), by their bytes.  Commas part them, rows end with LF, CR LF
 * or CR, and blanks around a cell are no part of it. */
#ifndef READ_CSV_SCAN_H
#define READ_CSV_SCAN_H

#include <stdbool.h>

/* What is wrong with a cell, at `fault`: a quote in a cell that does not begin with one, text
 * after the closing quote, or no closing quote. */
enum csv_fault { CSV_FINE, CSV_STRAY, CSV_AFTER, CSV_UNCLOSED };

/* p to end: the text without its quotes, those within still doubled. */
struct csv_cell {
	const char *p, *end;
	bool quoted;
	bool last; /* of its row */
	enum csv_fault wrong;
	const char *fault;
};

struct csv_scan {
	const char *p, *end;
};

/* Reads the next cell.  A row begins where s->p < s->end and the cell before was the last of its
 * row; it has one cell at least. */
void csv_next(struct csv_scan *s, struct csv_cell *c);

#endif
