#include "emit/finish.h"

#include "emit/xmp.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

struct finisher {
	qpdf_data q;
	const struct pages *pages;
	qpdf_oh *page; /* objects of the pages, in order */
};

/* ---- small objects ---- */

static qpdf_oh dictionary(const struct finisher *f)
{
	return qpdf_make_indirect_object(f->q, qpdf_oh_new_dictionary(f->q));
}

static void set_name(const struct finisher *f, qpdf_oh dict, const char *key, const char *name)
{
	qpdf_oh_replace_key(f->q, dict, key, qpdf_oh_new_name(f->q, name));
}

static void set_integer(const struct finisher *f, qpdf_oh dict, const char *key, long long value)
{
	qpdf_oh_replace_key(f->q, dict, key, qpdf_oh_new_integer(f->q, value));
}

static void set_text(const struct finisher *f, qpdf_oh dict, const char *key, const char *text)
{
	qpdf_oh_replace_key(f->q, dict, key, qpdf_oh_new_unicode_string(f->q, text));
}

/* Two decimals and a point, whatever the locale. */
static qpdf_oh number(const struct finisher *f, double value)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	return qpdf_oh_new_real_from_string(f->q,
					    g_ascii_formatd(text, sizeof text, "%.2f", value));
}

static const struct page *page_at(const struct finisher *f, size_t i)
{
	return f->pages->pages->pdata[i];
}

/* [page /XYZ x y null]: PDF counts y from below. */
static qpdf_oh destination(const struct finisher *f, size_t page, double x, double y)
{
	qpdf_oh array = qpdf_oh_new_array(f->q);

	qpdf_oh_append_item(f->q, array, f->page[page]);
	qpdf_oh_append_item(f->q, array, qpdf_oh_new_name(f->q, "/XYZ"));
	qpdf_oh_append_item(f->q, array, number(f, x));
	qpdf_oh_append_item(f->q, array, number(f, page_at(f, page)->height - y));
	qpdf_oh_append_item(f->q, array, qpdf_oh_new_null(f->q));
	return array;
}

/* ---- links ---- */

/* A URI is ASCII; what is not is percent-encoded. */
static char *ascii_uri(const char *uri)
{
	GString *out = g_string_new(NULL);

	for (const unsigned char *c = (const unsigned char *)uri; *c; c++) {
		if (*c <= ' ' || *c >= 0x7F)
			g_string_append_printf(out, "%%%02X", *c);
		else
			g_string_append_c(out, (char)*c);
	}
	return g_string_free(out, FALSE);
}

static void set_action(const struct finisher *f, qpdf_oh link, const char *uri)
{
	qpdf_oh action = qpdf_oh_new_dictionary(f->q);
	char *ascii = ascii_uri(uri);

	set_name(f, action, "/S", "/URI");
	qpdf_oh_replace_key(f->q, action, "/URI", qpdf_oh_new_string(f->q, ascii));
	qpdf_oh_replace_key(f->q, link, "/A", action);
	g_free(ascii);
}

/* A page opens a little above what a link leads to. */
static const double headroom = 12;

static bool set_target(const struct finisher *f, qpdf_oh link, const char *to)
{
	const struct anchor *anchor = g_hash_table_lookup(f->pages->anchors, to);

	if (!anchor)
		return false;
	qpdf_oh_replace_key(f->q, link, "/Dest",
			    destination(f, anchor->page, 0, MAX(anchor->y - headroom, 0)));
	return true;
}

static qpdf_oh rectangle(const struct finisher *f, const struct area *box, double page_height)
{
	qpdf_oh array = qpdf_oh_new_array(f->q);

	qpdf_oh_append_item(f->q, array, number(f, box->x));
	qpdf_oh_append_item(f->q, array, number(f, page_height - box->y - box->height));
	qpdf_oh_append_item(f->q, array, number(f, box->x + box->width));
	qpdf_oh_append_item(f->q, array, number(f, page_height - box->y));
	return array;
}

static void add_link(const struct finisher *f, qpdf_oh links, const struct item *item,
		     double height)
{
	qpdf_oh link = dictionary(f), border = qpdf_oh_new_array(f->q);

	for (int i = 0; i < 3; i++)
		qpdf_oh_append_item(f->q, border, qpdf_oh_new_integer(f->q, 0));
	set_name(f, link, "/Type", "/Annot");
	set_name(f, link, "/Subtype", "/Link");
	set_integer(f, link, "/F", 4);
	qpdf_oh_replace_key(f->q, link, "/Border", border);
	qpdf_oh_replace_key(f->q, link, "/Rect", rectangle(f, &item->box, height));
	if (item->link.uri)
		set_action(f, link, item->link.uri);
	else if (!set_target(f, link, item->link.to))
		return;
	qpdf_oh_append_item(f->q, links, link);
}

static void add_links(const struct finisher *f, size_t i)
{
	const struct page *page = page_at(f, i);
	qpdf_oh links = qpdf_oh_new_array(f->q);

	for (guint k = 0; k < page->items->len; k++) {
		const struct item *item = &g_array_index(page->items, struct item, k);

		if (item->kind == ITEM_LINK)
			add_link(f, links, item, page->height);
	}
	if (qpdf_oh_get_array_n_items(f->q, links) > 0)
		qpdf_oh_replace_key(f->q, f->page[i], "/Annots", links);
}

/* ---- outline ---- */

enum { OUTLINE_LEVELS = 3 };

/* The way down to the bookmark added last. */
struct branch {
	qpdf_oh parent, last;
	int children;
};

/* A node that has got all its children; below the root they are folded away. */
static void close_branch(const struct finisher *f, const struct branch *b, bool root)
{
	if (!b->children)
		return;
	qpdf_oh_replace_key(f->q, b->parent, "/Last", b->last);
	set_integer(f, b->parent, "/Count", root ? b->children : -b->children);
}

static void add_bookmark(const struct finisher *f, struct branch *b, const struct outline_entry *e)
{
	qpdf_oh mark = dictionary(f);

	set_text(f, mark, "/Title", e->title);
	qpdf_oh_replace_key(f->q, mark, "/Parent", b->parent);
	qpdf_oh_replace_key(f->q, mark, "/Dest",
			    destination(f, e->page, 0, MAX(e->y - headroom, 0)));
	if (b->children) {
		qpdf_oh_replace_key(f->q, b->last, "/Next", mark);
		qpdf_oh_replace_key(f->q, mark, "/Prev", b->last);
	} else {
		qpdf_oh_replace_key(f->q, b->parent, "/First", mark);
	}
	b->last = mark;
	b->children++;
}

static void add_outline(const struct finisher *f, qpdf_oh catalog)
{
	struct branch way[OUTLINE_LEVELS + 1] = { { 0 } };
	int depth = 0;

	way[0].parent = dictionary(f);
	for (guint i = 0; i < f->pages->outline->len; i++) {
		const struct outline_entry *e =
			&g_array_index(f->pages->outline, struct outline_entry, i);
		int level = MIN(e->level - 1, depth + 1);

		if (e->level > OUTLINE_LEVELS)
			continue;
		if (level == depth + 1 && !way[depth].children)
			level = depth;
		for (; depth > level; depth--)
			close_branch(f, &way[depth], false);
		if (level > depth) {
			way[depth + 1] = (struct branch){ way[depth].last, 0, 0 };
			depth++;
		}
		add_bookmark(f, &way[depth], e);
	}
	for (; depth > 0; depth--)
		close_branch(f, &way[depth], false);
	close_branch(f, &way[0], true);
	if (!way[0].children)
		return;
	set_name(f, way[0].parent, "/Type", "/Outlines");
	qpdf_oh_replace_key(f->q, catalog, "/Outlines", way[0].parent);
	set_name(f, catalog, "/PageMode", "/UseOutlines");
}

/* ---- the document ---- */

static void add_labels(const struct finisher *f, qpdf_oh catalog)
{
	qpdf_oh_replace_key(f->q, catalog, "/PageLabels",
			    qpdf_oh_parse(f->q, "<< /Nums [ 0 << /S /D >> ] >>"));
}

static void add_information(const struct finisher *f)
{
	GArray *properties = pdf_properties(f->pages);
	qpdf_oh info = dictionary(f);

	for (guint i = 0; i < properties->len; i++) {
		const struct pdf_property *p = &g_array_index(properties, struct pdf_property, i);

		set_text(f, info, p->key, p->value);
	}
	qpdf_oh_replace_key(f->q, qpdf_get_trailer(f->q), "/Info", info);
	g_array_unref(properties);
}

static void add_xmp(const struct finisher *f, qpdf_oh catalog)
{
	char *packet = xmp_packet(f->pages);
	qpdf_oh stream = qpdf_oh_new_stream(f->q), null = qpdf_oh_new_null(f->q);
	qpdf_oh dict = qpdf_oh_get_dict(f->q, stream);

	qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)packet, strlen(packet),
				    null, null);
	set_name(f, dict, "/Type", "/Metadata");
	set_name(f, dict, "/Subtype", "/XML");
	qpdf_oh_replace_key(f->q, catalog, "/Metadata", stream);
	g_free(packet);
}

static void add_all(struct finisher *f)
{
	qpdf_oh catalog = qpdf_get_root(f->q);

	for (size_t i = 0; i < f->pages->pages->len; i++)
		f->page[i] = qpdf_get_page_n(f->q, i);
	for (size_t i = 0; i < f->pages->pages->len; i++)
		add_links(f, i);
	add_outline(f, catalog);
	add_labels(f, catalog);
	set_text(f, catalog, "/Lang", f->pages->lang);
	qpdf_oh_replace_key(f->q, catalog, "/ViewerPreferences",
			    qpdf_oh_parse(f->q, "<< /DisplayDocTitle true >>"));
	add_information(f);
	add_xmp(f, catalog);
}

/* ---- reading and writing ---- */

/* Warnings are 1, errors 2; what Cairo writes gives neither. */
static bool failed(const struct finisher *f, QPDF_ERROR_CODE code, struct diag *d)
{
	const char *text = "unknown fault";

	if (code <= QPDF_WARNINGS && !qpdf_has_error(f->q))
		return false;
	if (qpdf_has_error(f->q))
		text = qpdf_get_error_message_detail(f->q, qpdf_get_error(f->q));
	diag_at(d, SPAN_NONE, MSG_PDF_FINISH, text);
	return true;
}

static GBytes *write_out(const struct finisher *f, struct diag *d)
{
	if (failed(f, qpdf_init_write_memory(f->q), d))
		return NULL;
	qpdf_set_deterministic_ID(f->q, QPDF_TRUE);
	/* Approvals are signed by appended revisions, which need classic tables. */
	qpdf_set_object_stream_mode(f->q, qpdf_o_disable);
	qpdf_set_newline_before_endstream(f->q, QPDF_TRUE);
	qpdf_force_pdf_version(f->q, "1.7");
	if (failed(f, qpdf_write(f->q), d))
		return NULL;
	return g_bytes_new(qpdf_get_buffer(f->q), qpdf_get_buffer_length(f->q));
}

static GBytes *finish(struct finisher *f, GBytes *raw, struct diag *d)
{
	gsize size;
	const char *bytes = g_bytes_get_data(raw, &size);

	qpdf_set_suppress_warnings(f->q, QPDF_TRUE);
	qpdf_silence_errors(f->q);
	if (failed(f, qpdf_read_memory(f->q, "PDF", bytes, size, NULL), d))
		return NULL;
	if ((size_t)qpdf_get_num_pages(f->q) != f->pages->pages->len) {
		diag_at(d, SPAN_NONE, MSG_PDF_FINISH,
			"the number of pages is not that of the layout");
		return NULL;
	}
	add_all(f);
	return write_out(f, d);
}

GBytes *pdf_finish(GBytes *raw, const struct pages *pages, struct diag *d)
{
	struct finisher f = { qpdf_init(), pages, NULL };
	GBytes *out;

	f.page = g_new0(qpdf_oh, pages->pages->len + 1);
	out = finish(&f, raw, d);
	g_free(f.page);
	qpdf_cleanup(&f.q);
	return out;
}
