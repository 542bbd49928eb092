/* Two-dimensional codes: a text as dark and light modules. */
#include "layout/block.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

/* ISO/IEC 18004 asks for four light modules around a code. */
enum { QUIET = 4 };

/* The dark stretches of one row, appended to `areas`. */
static void add_row(GArray *areas, const QRcode *code, int row, double module)
{
	const unsigned char *cell = code->data + (size_t)row * (size_t)code->width;

	for (int from = 0, to; from < code->width; from = to) {
		bool dark = cell[from] & 1;

		for (to = from; to < code->width && (cell[to] & 1) == dark; to++)
			;
		if (dark) {
			struct area a = { (QUIET + from) * module, (QUIET + row) * module,
					  (to - from) * module, module };

			g_array_append_val(areas, a);
		}
	}
}

static struct tiles tiles_of(struct measure *m, const QRcode *code, double size)
{
	GArray *areas = g_array_new(FALSE, FALSE, sizeof(struct area));
	struct area *kept;

	for (int row = 0; row < code->width; row++)
		add_row(areas, code, row, size / (code->width + 2 * QUIET));
	kept = pool_take(m->setter->pool, areas->len * sizeof *kept + 1);
	memcpy(kept, areas->data, areas->len * sizeof *kept);
	return (struct tiles){ kept, areas->len, m->setter->style->qr.colour };
}

static double left_edge(const struct measure *m, const struct block *b, double size)
{
	enum align align = b->align ? b->align : m->align;
	double spare = m->width - size;

	return m->left + (align == ALIGN_RIGHT ? spare : align == ALIGN_CENTRE ? spare / 2 : 0);
}

void measure_qr(struct measure *m, const struct block *b)
{
	double size = MIN(m->setter->style->qr.size, m->width);
	QRcode *code = QRcode_encodeString8bit(b->src, 0, QR_ECLEVEL_M);
	struct area box = { left_edge(m, b, size), 0, size, size };
	struct strip *strip;
	struct item *item;

	if (!code) {
		diag_at(m->setter->diag, b->at, MSG_QR_LONG, strlen(b->src));
		m->setter->failed = true;
		return;
	}
	strip = add_strip(m, m->text->before, size);
	if (m->setter->style->qr.ground.set)
		strip_item(m, strip, ITEM_RECT, box)->rect.fill = m->setter->style->qr.ground;
	item = strip_item(m, strip, ITEM_TILES, box);
	item->tiles = tiles_of(m, code, size);
	item->node = structure_add(m->node, NODE_FIGURE);
	if (item->node)
		((struct node *)item->node)->alt = b->alt;
	add_space_below(m, m->text->after);
	QRcode_free(code);
}
