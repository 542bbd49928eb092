/* Events: what the commands that write the ledger share. */
#ifndef CLI_SIGN_H
#define CLI_SIGN_H

#include "cli/compose.h"

/* The documents a command acts on, composed; those named, or with --all every one.  Reports
 * names that do not exist.  The items are struct composed *. */
GPtrArray *sign_documents(struct pack *p);

/* The person named by --as; NULL with a diagnostic. */
xmlNode *sign_person(const struct pack *p);

/* Appends an event for the document to the ledger in memory; returns the file's bytes.  copies:
 * "PATH SHA256" of what was issued (char *), or NULL. */
GBytes *sign_event(struct pack *p, const struct composed *c, const char *event, const char *version,
		   const xmlNode *person, const GPtrArray *copies, const struct entry **entry);

/* True if the day of the command is not before the document's last event; else reports it. */
bool sign_day_holds(const struct pack *p, const struct composed *c);

#endif
