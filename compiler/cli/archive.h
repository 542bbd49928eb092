/* What a document was made from, to travel with it. */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

#include "cli/compose.h"

/* The attachments (struct attachment) of one document in one language: its article in DocBook,
 * and the files of the description.  What is handed over, a document about an agreement or the
 * copy of a holder, carries the article alone: the description holds the facts of others.  The
 * caller unrefs; NULL with diagnostics. */
GPtrArray *archive_files(struct pack *p, const struct composed *c, const char *lang, bool copy);

/* A tree without its places, indented where that changes no text; the caller unrefs. */
GBytes *tree_text(const xmlDoc *tree);

#endif
