#include "base/day.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

char *day_add_months(const char *iso, int months)
{
	GDate day;
	char text[16] = "";

	g_date_clear(&day, 1);
	if (strlen(iso) == 10)
		g_date_set_dmy(&day, (GDateDay)atoi(iso + 8), (GDateMonth)atoi(iso + 5),
			       (GDateYear)atoi(iso));
	if (months > 0 && g_date_valid(&day))
		g_date_add_months(&day, (guint)months);
	if (months < 0 && g_date_valid(&day))
		g_date_subtract_months(&day, (guint)-months);
	if (g_date_valid(&day))
		g_date_strftime(text, sizeof text, "%Y-%m-%d", &day);
	return g_strdup(text);
}
