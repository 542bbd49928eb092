#include "check/value.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

bool value_is_date(const char *text)
{
	guint y, m, d;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (int i = 0; i < 10; i++)
		if (i != 4 && i != 7 && !g_ascii_isdigit(text[i]))
			return false;
	return sscanf(text, "%4u-%2u-%2u", &y, &m, &d) == 3 && y >= 1 &&
	       g_date_valid_dmy((GDateDay)d, (GDateMonth)m, (GDateYear)y);
}

bool value_is_count(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n <= 9 && !text[n];
}

bool value_is_bool(const char *text)
{
	return strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
}

bool value_is_id(const char *text)
{
	size_t n = 0;

	if (!g_ascii_isalpha(text[0]))
		return false;
	while (g_ascii_isalnum(text[n]) || (text[n] && strchr("._-", text[n])))
		n++;
	return !text[n] && n <= 64;
}

bool value_is_word(const char *text, const char *words)
{
	char **list = g_strsplit(words, "|", -1);
	bool found = g_strv_contains((const char *const *)list, text);

	g_strfreev(list);
	return found;
}
