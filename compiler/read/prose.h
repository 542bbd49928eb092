/* What all readers do with the texts of a tree once it is there. */
#ifndef READ_PROSE_H
#define READ_PROSE_H

#include "base/diag.h"

#include <libxml/tree.h>

/* Turns the text of every PROSE field into DocBook blocks, and reports other texts that do not
 * stand on one line. */
void prose_read(xmlDoc *doc, const char *root_record, struct diag *d);

#endif
