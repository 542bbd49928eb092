/* The cells of a CSV register as values. */
#ifndef READ_CSV_CELL_H
#define READ_CSV_CELL_H

#include "base/pool.h"
#include "read/csv_column.h"
#include "read/csv_scan.h"
#include "read/text.h"
#include "read/value.h"

/* One file being read. */
struct csv_reading {
	struct pool *pool;
	struct text_places places;
	size_t *values; /* in the whole description */
	struct diag *d;
	bool spoilt;    /* what has been reported makes the file useless as a whole */
	bool stop;      /* it is not read further */
};

/* A value that counts against the limit. */
struct value *csv_value_new(struct csv_reading *r, enum value_kind kind, struct span at);
void csv_value_add(struct csv_reading *r, struct value *into, const char *key, struct value *value);

/* The value of a cell that is not empty; VALUE_BAD where something has been reported. */
struct value *csv_cell_value(struct csv_reading *r, const struct csv_cell *cell,
			     const struct csv_column *column);

/* The text of a cell as it is meant: quotes single, line ends LF; from the pool. */
char *csv_cell_text(struct csv_reading *r, const struct csv_cell *cell);

#endif
