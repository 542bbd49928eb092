/* Texts of findings: a message's format with its arguments, of which each is kept as well. */
#include "base/diag_private.h"

#include "base/chars.h"

#include <stdarg.h>
#include <string.h>

char *line_text(char *text)
{
	char *valid = g_utf8_make_valid(text, -1);
	GString *line = g_string_new(NULL);

	for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\n' || c == '\t' || c == '\r')
			g_string_append_c(line, ' ');
		else if (char_is_hidden(c))
			g_string_append_printf(line, "<U+%04X>", c);
		else
			g_string_append_unichar(line, c);
	}
	g_free(valid);
	g_free(text);
	return g_string_free(line, FALSE);
}

/* The length of the conversion at `p`, a percent sign: "%s", "%zu", "%02X"; "%%" counts as one. */
static size_t conversion_length(const char *p)
{
	return strspn(p + 1, "0123456789.z") + 2;
}

/* "%zu" of the format is all of `conversion`. */
static char *argument_text(const char *conversion, va_list *values)
{
	switch (conversion[strlen(conversion) - 1]) {
	case 's':
		return g_strdup_printf(conversion, va_arg(*values, const char *));
	case 'd':
		return g_strdup_printf(conversion, va_arg(*values, int));
	case 'f':
		return g_strdup_printf(conversion, va_arg(*values, double));
	default:
		return strchr(conversion, 'z')
			       ? g_strdup_printf(conversion, va_arg(*values, size_t))
			       : g_strdup_printf(conversion, va_arg(*values, unsigned));
	}
}

char **msg_args(const char *format, va_list values)
{
	GPtrArray *args = g_ptr_array_new();
	const char *p = format;
	va_list rest;

	va_copy(rest, values);
	while ((p = strchr(p, '%'))) {
		size_t length = conversion_length(p);

		if (p[1] != '%') {
			char *conversion = g_strndup(p, length);

			g_ptr_array_add(args, line_text(argument_text(conversion, &rest)));
			g_free(conversion);
		}
		p += length;
	}
	va_end(rest);
	g_ptr_array_add(args, NULL);
	return (char **)g_ptr_array_free(args, FALSE);
}

char *msg_fill(const char *format, const char *const *args)
{
	GString *out = g_string_new(NULL);

	for (const char *p = format; *p;) {
		if (*p != '%') {
			g_string_append_c(out, *p++);
			continue;
		}
		g_string_append(out, p[1] == '%' ? "%" : *args++);
		p += conversion_length(p);
	}
	return g_string_free(out, FALSE);
}
