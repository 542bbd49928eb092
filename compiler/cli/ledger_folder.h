/* The organisation's ledger/ and issued/ folders. */
#ifndef CLI_LEDGER_FOLDER_H
#define CLI_LEDGER_FOLDER_H

#include "base/diag.h"
#include "control/ledger.h"

#include <libxml/tree.h>

/* The ledger below an organisation's folder; an absent folder is an empty ledger.  Never NULL:
 * what is wrong with it is reported. */
struct ledger *ledger_folder_read(const char *folder, struct diag *d);

/* Writes the file of a new entry. */
bool ledger_folder_write(const char *folder, const struct entry *e, GBytes *bytes, struct diag *d);

/* Keeps the facts that a digest stands for (ledger/facts/DIGEST.xml), so that what changed since
 * can be told; and reads them again (NULL if they are not there). */
bool facts_keep(const char *folder, const char *digest, GBytes *facts, struct diag *d);
xmlDoc *facts_kept(const char *folder, const char *digest, struct diag *d);

#endif
