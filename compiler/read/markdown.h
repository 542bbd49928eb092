/* Prose: a CommonMark subset -> DocBook.
 *
 * Paragraphs, lists, emphasis, code and links; whatever else CommonMark knows is reported. */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* Adds to `into` the DocBook blocks (NS_DOCBOOK) that `text` (UTF-8) means.  Findings point into
 * the text where the place of `into` says how its lines lie in the file, else at the value.
 * False when something was reported. */
bool markdown_read(xmlNode *into, const char *text, struct diag *d);

#endif
