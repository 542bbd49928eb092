/* csmsc check: everything that is wrong or lacking, without building. */
#include "cli/command.h"
#include "cli/compose.h"

int command_check(const struct options *o, struct diag *d)
{
	struct pack *p = pack_load(o, d);

	for (xmlNode *n = p ? pack_first_document(p) : NULL; n; n = node_next(n))
		composed_free(compose_document(p, n)); /* templates find gaps of their own */
	pack_free(p);
	if (exit_from(d))
		return exit_from(d);
	return diag_count(d, LEVEL_GAP) ? EXIT_FINDINGS : EXIT_OK;
}
