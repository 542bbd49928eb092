/* One organisation, loaded: its description, what csmsc brings along, its ledger. */
#ifndef CLI_PACK_H
#define CLI_PACK_H

#include "base/diag.h"
#include "cli/options.h"
#include "control/ledger.h"
#include "layout/layout.h"
#include "model/doc.h"
#include "resolve/standards.h"
#include "transform/transform.h"

#include <glib.h>

struct pack {
	const struct options *options;
	struct diag *diag;
	char *data;                   /* folder that holds templates/ and styles/ */
	char as_of[11];
	struct standards *standards;
	struct doc *doc;
	GPtrArray *files;             /* char *: what the description was read from, below its folder */
	struct layout_style *style;   /* how PDFs look */
	struct ledger *ledger;
	char head[DIGEST_SIZE];       /* of the ledger as it was read: what is stamped */
	GHashTable *sheets;           /* name below data -> struct transform, compiled on first use */
};

/* Reads and checks everything; NULL with diagnostics if nothing can be built from it. */
struct pack *pack_load(const struct options *o, struct diag *d);
void pack_free(struct pack *p);

/* The folder with templates/ and styles/: --data, beside the program's source, or installed. */
char *data_folder(const struct options *o);

/* What csmsc brings along; NULL with diagnostics.  The caller frees. */
struct standards *pack_standards(const struct options *o, struct diag *d);

/* The as-of day: --date, else SOURCE_DATE_EPOCH, else today.  False with a diagnostic if --date
 * is no date. */
bool as_of_day(const struct options *o, char out[11], struct diag *d);

/* The compiled stylesheet of that name ("styles/html.xsl"), or NULL with diagnostics. */
struct transform *pack_sheet(struct pack *p, const char *name);

/* The document's entry by id, or NULL. */
xmlNode *pack_document(const struct pack *p, const char *id);
xmlNode *pack_first_document(const struct pack *p);
/* True if --only names the document or its type, or is absent. */
bool pack_wants(const struct pack *p, const xmlNode *document);

#endif
