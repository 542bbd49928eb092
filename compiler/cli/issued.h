/* The organisation's issued/ folder: what was issued, for ever as it was. */
#ifndef CLI_ISSUED_H
#define CLI_ISSUED_H

#include "cli/compose.h"
#include "emit/backends.h"

/* issued/NUMBER/VERSION/LANG/ID.FORMAT below the organisation's folder; the caller frees. */
char *issued_path(const struct pack *p, const struct composed *c, const char *lang,
		  enum backend format);

/* The name of a folder for a number or version: different texts give different names. */
char *issued_folder_name(const char *text);

/* Reports folders below issued/ of which the ledger knows no issue: it has lost entries. */
void issued_check(const char *folder, const struct ledger *ledger, struct diag *d);

/* The folder issued/NUMBER/VERSION; the caller frees. */
char *issued_folder(const struct pack *p, const struct composed *c);

/* The issued bytes; NULL with a diagnostic if they are gone or not those that were issued. */
GBytes *issued_read(const struct pack *p, const struct composed *c, const char *lang,
		    enum backend format);

#endif
