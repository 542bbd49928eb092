/* What libyaml's folding hides: it makes a space of every line end, typed or not. */
#ifndef READ_YAML_FOLD_H
#define READ_YAML_FOLD_H

#include <stdbool.h>
#include <stddef.h>

enum fold_style { FOLD_PLAIN, FOLD_SINGLE, FOLD_DOUBLE, FOLD_BLOCK };

/* Takes the spaces out of `text` that stand for line ends between Han characters.  `source` is
 * the scalar as it stands in the file, quotes included; of a block the lines after its indicator.
 * Returns the new length; text that does not match its source is left alone. */
size_t fold_join(char *text, size_t length, const char *source, size_t size,
		 enum fold_style style);

/* How many spaces of each line of a block, `source`, are indentation and no part of `text`. */
int block_indent(const char *text, size_t length, const char *source, size_t size);

#endif
