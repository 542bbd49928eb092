/* Days as ISO text, YYYY-MM-DD, which compares in the order of time. */
#ifndef BASE_DAY_H
#define BASE_DAY_H

/* The day `months` after (negative: before) a valid ISO day, or the month's last where it has no
 * such day; "" if `iso` is no day.  The caller frees. */
char *day_add_months(const char *iso, int months);

#endif
