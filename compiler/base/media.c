#include "base/media.h"

#include <string.h>

bool media_is_png(GBytes *bytes)
{
	gsize size;
	const void *p = g_bytes_get_data(bytes, &size);

	return size >= 8 && memcmp(p, "\x89PNG\r\n\x1a\n", 8) == 0;
}

bool media_is_markup(GBytes *bytes)
{
	gsize size;
	const char *p = g_bytes_get_data(bytes, &size), *end = p + size;

	/* In UTF-16, which is told to whoever saved it so. */
	if (size >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0))
		return true;
	if (size >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	while (p < end && g_ascii_isspace(*p))
		p++;
	return p < end && *p == '<';
}

char *media_uri(GBytes *bytes)
{
	char *base64 = g_base64_encode(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	char *uri = g_strconcat("data:", media_is_png(bytes) ? "image/png" : "image/svg+xml",
				";base64,", base64, NULL);

	g_free(base64);
	return uri;
}
