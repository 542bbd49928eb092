/* Images: the files are kept whole; drawing decodes them. */
#include "layout/block.h"

#include "base/file.h"
#include "base/limits.h"
#include "layout/picture.h"

static GBytes *image_bytes(struct measure *m, const struct block *b)
{
	GBytes *bytes = g_hash_table_lookup(m->pages->images, b->src);

	if (bytes)
		return bytes;
	if (!m->root)
		diag_at(m->setter->diag, b->at, MSG_FLOW_VALUE, b->src, "src", "image");
	else
		bytes = file_read_below(m->root, b->src, LIMIT_FILE_BYTES, b->at, m->setter->diag);
	if (bytes)
		g_hash_table_insert(m->pages->images, g_strdup(b->src), bytes);
	return bytes;
}

static GBytes *image_load(struct measure *m, const struct block *b, struct picture *picture)
{
	GBytes *bytes = image_bytes(m, b);

	if (bytes && picture_read(bytes, b->src, b->at, picture, m->setter->diag))
		return bytes;
	m->setter->failed = true;
	return NULL;
}

/* As asked; a side that is not given follows from the other, and none is larger than the space.
 * An image with a style fills its room as far as its proportions let it. */
static void fit(const struct measure *m, const struct block *b, const struct picture *px, double *width,
		double *height)
{
	double shape = (double)px->height / px->width, scale;

	*width = b->width > 0 ? b->width : b->height > 0 ? b->height / shape : px->width;
	if (b->room)
		*width = MIN(b->room->width, b->room->height / shape);
	*height = b->height > 0 ? b->height : *width * shape;
	scale = MIN(1, MIN(m->width / *width, m->page_height / *height));
	*width *= scale;
	*height *= scale;
}

/* The caption stands below, on the same page. */
void measure_figure(struct measure *m, const struct block *b)
{
	struct node *outer = m->node;
	guint first = m->out->strips->len;

	m->node = structure_add(outer, NODE_DIVISION);
	m->sole = false;
	measure_blocks(m, b->children);
	if (b->text) {
		m->pending = 0;
		m->hold_next = true;
		m->node = structure_add(m->node, NODE_CAPTION);
		m->sole = true;
		measure_text(m, b->text, m->setter->style->caption_below);
	}
	hold_strips(m, first, BREAK_HARD);
	m->node = outer;
}

void measure_image(struct measure *m, const struct block *b)
{
	struct picture picture;
	GBytes *bytes = image_load(m, b, &picture);
	enum align align = b->align ? b->align : m->align;
	double width, height, x = m->left;
	struct item *item;
	struct node *node;

	if (!bytes)
		return;
	fit(m, b, &picture, &width, &height);
	if (align == ALIGN_CENTRE)
		x += (m->width - width) / 2;
	else if (align == ALIGN_RIGHT)
		x += m->width - width;
	item = strip_item(m, add_strip(m, m->text->before, height), ITEM_IMAGE,
			  (struct area){ x, 0, width, height });
	item->node = node = structure_add(m->node, NODE_FIGURE);
	if (node)
		node->alt = b->alt;
	item->image = (struct image){ bytes, picture.vector, b->src, b->alt ? b->alt : "" };
	add_space_below(m, m->text->after);
}
