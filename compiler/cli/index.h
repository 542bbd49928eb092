/* The index page of a pack. */
#ifndef CLI_INDEX_H
#define CLI_INDEX_H

#include "cli/pack.h"
#include "publish/manifest.h"

/* What became of one document. */
struct outcome {
	const xmlNode *document;
	char *version;
	char *status;
	char *effective; /* "" for a draft */
	unsigned gaps;   /* open points of this document */
};

/* index.html from what the manifest lists, through styles/html-index.xsl; outcomes: struct
 * outcome *, in the order of the description.  NULL with diagnostics; the caller unrefs. */
GBytes *index_page(struct pack *p, const struct manifest *m, const GPtrArray *outcomes,
		   const char *css);

#endif
