#include "cli/libraries.h"

#include "layout/versions.h"
#include "transform/transform.h"

void libraries_list(GPtrArray *out)
{
	transform_versions(out);
	layout_versions(out);
}
