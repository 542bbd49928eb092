/* The syntax that PDF's files and content streams share (ISO 32000-1, 7.2): what parts tokens. */
#ifndef EMIT_TOKEN_H
#define EMIT_TOKEN_H

#include <glib.h>
#include <string.h>

static inline bool token_is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static inline bool token_is_delimiter(char c)
{
	switch (c) {
	case '(': case ')': case '<': case '>': case '[': case ']': case '{': case '}':
	case '/': case '%':
		return true;
	default:
		return false;
	}
}

/* Past a run of regular characters: a number, an operator, or a name whose slash was passed. */
static inline const char *token_skip_regular(const char *p, const char *end)
{
	while (p < end && !token_is_white(*p) && !token_is_delimiter(*p))
		p++;
	return p;
}

/* Past a string in parentheses, which begins here; the end where it does not close. */
static inline const char *token_skip_string(const char *p, const char *end)
{
	unsigned depth = 0;

	for (; p < end; p++) {
		if (*p == '\\')
			p += p + 1 < end;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			break;
	}
	return MIN(p + 1, end);
}

/* To the end of the line: past a comment. */
static inline const char *token_skip_line(const char *p, const char *end)
{
	while (p < end && *p != '\n' && *p != '\r')
		p++;
	return p;
}

/* Past one token; brackets are tokens, and those of dictionaries are two characters. */
static inline const char *token_skip(const char *p, const char *end)
{
	const char *close;

	if (*p == '(')
		return token_skip_string(p, end);
	if ((*p == '<' || *p == '>') && p + 1 < end && p[1] == *p)
		return p + 2;
	if (*p == '<') {
		close = memchr(p, '>', (size_t)(end - p));
		return close ? close + 1 : end;
	}
	if (*p == '/' || !token_is_delimiter(*p))
		return token_skip_regular(p + (*p == '/'), end);
	return p + 1;
}

#endif
