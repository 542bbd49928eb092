/* The index page of a pack. */
#ifndef CLI_INDEX_H
#define CLI_INDEX_H

#include "cli/pack.h"
#include "publish/manifest.h"

/* index.html from what the manifest lists, through styles/html-index.xsl; NULL with diagnostics;
 * the caller unrefs. */
GBytes *index_page(struct pack *p, const struct manifest *m, const char *css);

#endif
