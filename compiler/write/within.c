#include "write/within.h"

#include <string.h>

const struct schema_field *within_field(const struct within *in, const xmlNode *node)
{
	return in->list ? in->list : schema_field(in->record, (const char *)node->name);
}

struct within within_child(const struct within *in, const xmlNode *node)
{
	const struct schema_field *f = within_field(in, node);

	if (f && f->item && !in->list)
		return (struct within){ NULL, f };
	if (!f && in->record)
		return (struct within){ schema_own(node), NULL };
	return (struct within){ f && f->kind == KIND_RECORD ? f->arg : NULL, NULL };
}

bool keeps_lines(const struct schema_field *f, const char *text)
{
	const char *last = strrchr(text, '\n');

	return (!f || f->kind == KIND_PROSE) && last && last[1 + strspn(last + 1, " \t\r")];
}
