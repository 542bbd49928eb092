/* The form of single values. */
#ifndef CHECK_VALUE_H
#define CHECK_VALUE_H

#include <stdbool.h>

/* A day that exists, as YYYY-MM-DD. */
bool value_is_date(const char *text);
/* Digits, no sign, at most nine. */
bool value_is_count(const char *text);
bool value_is_bool(const char *text);
/* [A-Za-z][A-Za-z0-9._-]*, at most 64. */
bool value_is_id(const char *text);
/* One of the words of "a|b|c". */
bool value_is_word(const char *text, const char *words);

#endif
