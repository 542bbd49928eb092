#include "base/json.h"

static void put_char(GString *out, unsigned char c)
{
	switch (c) {
	case '"':  g_string_append(out, "\\\""); break;
	case '\\': g_string_append(out, "\\\\"); break;
	case '\n': g_string_append(out, "\\n"); break;
	case '\t': g_string_append(out, "\\t"); break;
	default:
		if (c < 0x20 || c == 0x7F)
			g_string_append_printf(out, "\\u%04x", c);
		else
			g_string_append_c(out, (char)c);
	}
}

void json_string(GString *out, const char *text)
{
	char *valid;

	if (!text) {
		g_string_append(out, "null");
		return;
	}
	valid = g_utf8_make_valid(text, -1);
	g_string_append_c(out, '"');
	for (const char *p = valid; *p; p++)
		put_char(out, (unsigned char)*p);
	g_string_append_c(out, '"');
	g_free(valid);
}
