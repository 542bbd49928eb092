#include "layout/versions.h"

#include "layout/picture.h"

#include <cairo.h>
#include <hb.h>
#include <pango/pango.h>

void layout_versions(GPtrArray *out)
{
	g_ptr_array_add(out, g_strconcat("cairo ", cairo_version_string(), NULL));
	g_ptr_array_add(out, g_strconcat("pango ", pango_version_string(), NULL));
	g_ptr_array_add(out, g_strconcat("harfbuzz ", hb_version_string(), NULL));
	g_ptr_array_add(out, picture_version());
}
