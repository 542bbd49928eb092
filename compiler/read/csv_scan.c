#include "read/csv_scan.h"

#include <stddef.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_end(const struct csv_scan *s, const char *p)
{
	return p == s->end || *p == ',' || *p == '\n' || *p == '\r';
}

static void report(struct csv_cell *c, enum csv_fault wrong, const char *fault)
{
	if (c->wrong == CSV_FINE) {
		c->wrong = wrong;
		c->fault = fault;
	}
}

static void skip_blanks(struct csv_scan *s)
{
	while (s->p < s->end && is_blank(*s->p))
		s->p++;
}

static void read_bare(struct csv_scan *s, struct csv_cell *c)
{
	c->p = s->p;
	for (; !is_end(s, s->p); s->p++)
		if (*s->p == '"')
			report(c, CSV_STRAY, s->p);
	c->end = s->p;
	while (c->end > c->p && is_blank(c->end[-1]))
		c->end--;
}

/* s->p is at the opening quote. */
static void read_quoted(struct csv_scan *s, struct csv_cell *c)
{
	const char *open = s->p++;

	c->quoted = true;
	c->p = s->p;
	while (s->p < s->end && (*s->p != '"' || (s->p + 1 < s->end && s->p[1] == '"')))
		s->p += *s->p == '"' ? 2 : 1;
	c->end = s->p;
	if (s->p == s->end) {
		report(c, CSV_UNCLOSED, open);
		return;
	}
	s->p++;
	skip_blanks(s);
	if (!is_end(s, s->p))
		report(c, CSV_AFTER, s->p);
	while (!is_end(s, s->p))
		s->p++;
}

/* Passes a comma or a line end. */
static void pass_end(struct csv_scan *s, struct csv_cell *c)
{
	c->last = s->p == s->end || *s->p != ',';
	if (s->p == s->end)
		return;
	if (*s->p == '\r' && s->p + 1 < s->end && s->p[1] == '\n')
		s->p++;
	s->p++;
}

void csv_next(struct csv_scan *s, struct csv_cell *c)
{
	*c = (struct csv_cell){ 0 };
	skip_blanks(s);
	if (s->p < s->end && *s->p == '"')
		read_quoted(s, c);
	else
		read_bare(s, c);
	pass_end(s, c);
}
