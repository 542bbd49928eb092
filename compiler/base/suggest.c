#include "base/suggest.h"

#include <string.h>

enum { WORD_MAX = 64 };

static int least(int a, int b, int c)
{
	return MIN(MIN(a, b), c);
}

/* Edit distance with neighbouring letters exchanged counted as one (optimal string alignment). */
static int distance(const char *a, const char *b)
{
	int la = (int)strlen(a), lb = (int)strlen(b);
	int d[WORD_MAX + 1][WORD_MAX + 1];

	if (la > WORD_MAX || lb > WORD_MAX)
		return G_MAXINT;
	for (int i = 0; i <= la; i++)
		d[i][0] = i;
	for (int j = 0; j <= lb; j++)
		d[0][j] = j;
	for (int i = 1; i <= la; i++)
		for (int j = 1; j <= lb; j++) {
			int change = g_ascii_tolower(a[i - 1]) != g_ascii_tolower(b[j - 1]);

			d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				d[i][j] = MIN(d[i][j], d[i - 2][j - 2] + 1);
		}
	return d[la][lb];
}

const char *suggest(const char *word, const GPtrArray *candidates)
{
	int near = 1 + (int)strlen(word) / 4;
	const char *best = NULL;

	for (guint i = 0; i < candidates->len; i++) {
		int d = distance(word, candidates->pdata[i]);

		if (d <= near) {
			near = d - 1;
			best = candidates->pdata[i];
		}
	}
	return best;
}
