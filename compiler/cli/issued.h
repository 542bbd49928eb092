/* The organisation's issued/ folder: what was issued, for ever as it was. */
#ifndef CLI_ISSUED_H
#define CLI_ISSUED_H

#include "cli/compose.h"
#include "emit/backends.h"

/* issued/NUMBER/VERSION/LANG/ID.FORMAT below the organisation's folder; the caller frees. */
char *issued_path(const struct pack *p, const struct composed *c, const char *lang,
		  enum backend format);

/* The folder issued/NUMBER/VERSION; the caller frees. */
char *issued_folder(const struct pack *p, const struct composed *c);

/* The issued bytes; NULL with a diagnostic if they are gone. */
GBytes *issued_read(const struct pack *p, const struct composed *c, const char *lang,
		    enum backend format);

#endif
