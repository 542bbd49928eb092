/* What spreadsheets do to values behind their writer's back. */
#ifndef READ_CSV_MANGLED_H
#define READ_CSV_MANGLED_H

#include "base/diag.h"
#include "read/csv_column.h"

#include <stdbool.h>

/* Reports a value of a column that a spreadsheet has spoilt; true if nothing is to be made of it. */
bool csv_mangled(const char *text, const struct csv_column *column, struct span at,
		 struct diag *d);

/* Reports a space that no one sees at the beginning or end of a text. */
bool csv_has_space(const char *text, const struct csv_column *column, struct span at,
		   struct diag *d);

#endif
