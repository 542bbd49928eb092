/* Placing footnotes: a rule and the notes below it, at the foot of the body. */
#include "layout/place.h"

static const double slack = 0.01;

double note_height(const struct note *note)
{
	const GArray *strips = note->galley.strips;

	return strips_height(strips, note->begun, strips->len);
}

/* The last strip, at most `height` below the first that is left, where the note may be broken;
 * `least` of 1: the first such place. */
static guint note_stop(const struct note *note, double height)
{
	const GArray *strips = note->galley.strips;
	guint best = note->begun;

	for (guint stop = note->begun + 1; stop <= strips->len; stop++) {
		if (strips_height(strips, note->begun, stop) > height + slack)
			break;
		if (stop == strips->len || strip_at(&note->galley, stop)->hold_on == BREAK_FREE)
			best = stop;
	}
	return best;
}

double note_least(const struct note *note)
{
	const GArray *strips = note->galley.strips;
	guint stop = note->begun + 1;

	while (stop < strips->len && strip_at(&note->galley, stop)->hold_on != BREAK_FREE)
		stop++;
	return strips_height(strips, note->begun, MIN(stop, strips->len));
}

/* What of the notes goes on this page. */
struct share {
	guint count;   /* of them, the last of which ends before strip `stop` */
	guint stop;
	double height; /* with the gaps, without the rule */
};

static struct share share_of(const struct placer *p, double room)
{
	double gap = p->setter->style->footnotes.gap;
	struct share share = { 0 };

	for (guint i = 0; i < p->notes->len; i++) {
		const struct note *note = p->notes->pdata[i];
		double above = share.height + (i > 0 ? gap : 0);
		guint stop = note_stop(note, room - above);

		if (stop == note->begun)
			break;
		share = (struct share){ i + 1, stop, above };
		share.height += strips_height(note->galley.strips, note->begun, stop);
		if (stop < note->galley.strips->len)
			break;
	}
	return share;
}

/* Where nothing else stands on the page, something has to. */
static struct share share_least(const struct placer *p)
{
	const struct note *note = p->notes->pdata[0];

	return (struct share){ 1, note->begun + 1,
			       strips_height(note->galley.strips, note->begun, note->begun + 1) };
}

static void place_share(struct placer *p, const struct share *share)
{
	const struct footnotes_style *style = &p->setter->style->footnotes;
	double y = p->page->body.height - share->height;

	place_rule(p, 0, style->width, y - style->after - style->thickness / 2, style->thickness,
		   style->colour);
	for (guint i = 0; i < share->count; i++) {
		struct note *note = p->notes->pdata[i];
		guint stop = i + 1 < share->count ? note->galley.strips->len : share->stop;

		y = place_column(p, note->galley.strips, note->begun, stop, y) + style->gap;
		note->begun = stop;
	}
}

static void drop_placed(struct placer *p, guint count)
{
	const struct note *last = p->notes->pdata[count - 1];
	bool whole = last->begun == last->galley.strips->len;

	g_ptr_array_remove_range(p->notes, 0, whole ? count : count - 1);
}

/* What was begun comes first.  A cell that spans rows is placed after those beside it, its footnotes
 * before theirs. */
static gint compare_notes(gconstpointer a, gconstpointer b)
{
	const struct note *x = *(const struct note *const *)a, *y = *(const struct note *const *)b;

	if (!x->begun != !y->begun)
		return x->begun ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

void place_notes(struct placer *p)
{
	const struct footnotes_style *style = &p->setter->style->footnotes;
	double above = style->before + style->thickness + style->after;
	struct share share;

	if (!p->notes->len)
		return;
	g_ptr_array_sort(p->notes, compare_notes);
	share = share_of(p, p->page->body.height - p->y - above);
	if (!share.count && p->y == 0)
		share = share_least(p);
	if (!share.count)
		return;
	place_share(p, &share);
	drop_placed(p, share.count);
}
