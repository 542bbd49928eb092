#include "layout/furniture.h"

#include "layout/overflow.h"
#include "layout/shorten.h"

#include <math.h>
#include <string.h>

/* Texts side by side and the same as one differ by that at most. */
static const double rounding = 0.1;

static struct page *page_at(const struct pages *pages, size_t i)
{
	return pages->pages->pdata[i];
}

/* ---- numbers in the text ---- */

/* The number a segment stands for, 0 if its anchor is nowhere. */
static size_t number_of(const struct pages *pages, const struct segment *segment, size_t page)
{
	const struct anchor *anchor;

	if (segment->kind == SEGMENT_PAGE_COUNT)
		return pages->pages->len;
	if (segment->kind == SEGMENT_PAGE_NUMBER)
		return page + 1;
	anchor = segment->to ? g_hash_table_lookup(pages->anchors, segment->to) : NULL;
	return anchor ? anchor->page + 1 : 0;
}

static void fill_number(struct setter *s, struct pages *pages, size_t page, guint at)
{
	GArray *items = page_at(pages, page)->items;
	const struct segment *segment = g_array_index(items, struct item, at).hold->segment;
	size_t number = number_of(pages, segment, page);

	if (!number) {
		diag_at(s->diag, segment->at, MSG_FLOW_TARGET, segment->to);
		s->failed = true;
	}
	text_fill(s, items, at, number);
}

void furniture_fill_numbers(struct setter *s, struct pages *pages)
{
	for (size_t page = 0; page < pages->pages->len; page++) {
		const GArray *items = page_at(pages, page)->items;

		for (guint i = 0; i < items->len; i++)
			if (g_array_index(items, struct item, i).kind == ITEM_HOLD)
				fill_number(s, pages, page, i);
	}
}

void furniture_check_links(struct setter *s, const struct pages *pages)
{
	for (size_t page = 0; page < pages->pages->len; page++) {
		const GArray *items = page_at(pages, page)->items;

		for (guint i = 0; i < items->len; i++) {
			const struct item *item = &g_array_index(items, struct item, i);

			if (item->kind != ITEM_LINK || !item->link.to ||
			    g_hash_table_contains(pages->anchors, item->link.to))
				continue;
			diag_at(s->diag, SPAN_NONE, MSG_FLOW_TARGET, item->link.to);
			s->failed = true;
		}
	}
}

/* ---- fields ---- */

/* The page that furniture is set for. */
struct facts {
	const struct pages *pages;
	size_t page;
	const struct flow *flow;
	const struct stamp *stamp;
	const struct inlines *section; /* the section that it is part of, or NULL */
	GHashTable *set[2];	       /* by page_slot, as it is and mirrored: struct set_slot */
};

static const struct inlines *field_of(const struct facts *f, const char *name)
{
	const struct inlines *own = g_hash_table_lookup(f->stamp->fields, name);

	if (strcmp(name, "section") == 0)
		return f->section;
	return own ? own : g_hash_table_lookup(f->flow->stamp.fields, name);
}

/* A text as it grows. */
struct joined {
	GString *text;
	GArray *segments;
};

static void add_segment(struct joined *j, const struct inlines *from, const struct segment *segment,
			size_t number)
{
	struct segment copy = *segment;

	copy.start = j->text->len;
	if (segment->kind >= SEGMENT_PAGE_REF) {
		copy.kind = SEGMENT_TEXT;
		g_string_append_printf(j->text, "%zu", number);
	} else {
		g_string_append_len(j->text, from->text + segment->start, (gssize)segment->length);
	}
	copy.length = j->text->len - copy.start;
	g_array_append_val(j->segments, copy);
}

static void add_inlines(struct joined *j, const struct facts *f, const struct inlines *from)
{
	for (size_t i = 0; i < from->count; i++)
		add_segment(j, from, &from->segments[i],
			    number_of(f->pages, &from->segments[i], f->page));
}

static struct inlines *joined_end(struct joined *j, struct pool *pool)
{
	struct segment *copy = pool_take(pool, j->segments->len * sizeof *copy + 1);
	struct inlines *out = pool_take(pool, sizeof *out);

	if (j->segments->len)
		memcpy(copy, j->segments->data, j->segments->len * sizeof *copy);
	*out = (struct inlines){ .length = j->text->len, .segments = copy,
				 .count = j->segments->len };
	out->text = pool_copy(pool, j->text->str, j->text->len);
	g_string_free(j->text, TRUE);
	g_array_unref(j->segments);
	return out;
}

static bool is_shortened(const struct page_slot *slot, const char *name)
{
	return slot->shorten && g_ptr_array_find_with_equal_func(slot->shorten, name, g_str_equal, NULL);
}

/* A field of a slot, or NULL; what may be shortened takes no more than that room. */
static const struct inlines *slot_field(struct setter *s, const struct facts *f, const struct page_slot *slot,
					const char *name, const struct setting *how, double room)
{
	const struct inlines *field = field_of(f, name);

	if (!field || !field->length)
		return NULL;
	if (is_shortened(slot, name))
		field = text_shorten(s, field, how, room);
	return field->length ? field : NULL;
}

/* Those fields that are not empty, with this page's numbers in them. */
static const struct inlines *slot_text(struct setter *s, const struct facts *f, const struct page_slot *slot,
				       const struct setting *how, double room)
{
	struct joined j = { g_string_new(NULL), g_array_new(FALSE, TRUE, sizeof(struct segment)) };
	const struct inlines *between = text_plain(s, slot->between ? slot->between : " ");

	for (guint i = 0; slot->fields && i < slot->fields->len; i++) {
		const struct inlines *field = slot_field(s, f, slot, slot->fields->pdata[i], how, room);

		if (!field)
			continue;
		if (j.text->len)
			add_inlines(&j, f, between);
		add_inlines(&j, f, field);
	}
	return joined_end(&j, s->pool);
}

/* The room of each field that may be shortened where the whole text is that wide. */
static double field_room(struct setter *s, const struct facts *f, const struct page_slot *slot,
			 const struct setting *how, double whole)
{
	guint count = slot->fields->len, open = 0;
	double *widths = g_new(double, count + 1), room = how->width - whole;

	for (guint i = 0; i < count; i++) {
		const char *name = slot->fields->pdata[i];
		const struct inlines *field = is_shortened(slot, name) ? slot_field(s, f, slot, name, how, INFINITY)
								       : NULL;

		if (field)
			room += widths[open++] = text_width(s, field, how);
	}
	room = room_each(widths, open, room - rounding);
	g_free(widths);
	return room;
}

/* ---- slots ---- */

static enum align mirrored(enum align align)
{
	if (align == ALIGN_RIGHT)
		return ALIGN_LEFT;
	return align == ALIGN_CENTRE ? align : ALIGN_RIGHT;
}

/* The slot as it stands on this page. */
static struct page_slot slot_on(const struct page_slot *slot, const struct page_master *master,
				size_t page)
{
	struct page_slot here = *slot;

	if (!here.align)
		here.align = ALIGN_LEFT;
	if (page_is_mirrored(master, page)) {
		here.x = master->width - slot->x - slot->width;
		here.align = mirrored(here.align);
	}
	return here;
}

static double widest(const GArray *lines)
{
	double width = 0;

	for (guint i = 0; i < lines->len; i++)
		width = MAX(width, g_array_index(lines, struct line, i).width);
	return width;
}

static void add_box(GArray *items, const struct page_slot *slot, enum item_part part, double y,
		    const GArray *lines)
{
	struct item item = { .kind = ITEM_RECT, .part = part };
	double width = widest(lines) + 2 * slot->pad, spare = slot->width - width;

	if (!slot->fill.set && !slot->frame.set)
		return;
	item.box = (struct area){ slot->x, y - slot->pad, width,
				  lines->len * slot->style->leading + 2 * slot->pad };
	if (slot->align != ALIGN_LEFT)
		item.box.x += slot->align == ALIGN_CENTRE ? spare / 2 : spare;
	item.left = item.box.x;
	item.right = item.box.x + width;
	item.rect.fill = slot->fill;
	item.rect.stroke = slot->frame;
	item.rect.stroke_width = 0.8;
	g_array_append_val(items, item);
}

static void add_lines(GArray *items, const GArray *lines, double y, double leading)
{
	for (guint l = 0; l < lines->len; l++) {
		const struct line *line = &g_array_index(lines, struct line, l);

		for (size_t i = 0; i < line->count; i++) {
			struct item item = line->items[i];

			item.box.y += y + l * leading;
			g_array_append_val(items, item);
		}
	}
}

/* Lines grow away from the middle of the page, but not off the sheet; told once, not on each page. */
static void check_slot(struct setter *s, const struct facts *f, double top, double bottom,
		       const GArray *items, guint from)
{
	if (!s->failed && (top < 0 || bottom > page_at(f->pages, f->page)->height))
		overflow_report(s, f->page, items, from);
}

/* On one line if what may be shortened allows for it. */
static GArray *set_lines(struct setter *s, const struct facts *f, const struct page_slot *slot, enum item_part part)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	struct setting how = { .style = slot->style, .part = part, .align = slot->align };
	const struct inlines *text = slot_text(s, f, slot, &how, INFINITY);
	double whole;

	how.left = slot->x + slot->pad;
	how.width = slot->width - 2 * slot->pad;
	if (slot->shorten && (whole = text_width(s, text, &how)) > how.width)
		text = slot_text(s, f, slot, &how, field_room(s, f, slot, &how, whole));
	if (text->length)
		text_set(s, text, &how, lines);
	return lines;
}

/* What stands in a slot, until the section changes if it says that. */
struct set_slot {
	const struct inlines *section;
	GArray *lines;
};

static void set_slot_free(void *set)
{
	g_array_unref(((struct set_slot *)set)->lines);
	g_free(set);
}

static bool says_page(const struct facts *f, const struct page_slot *slot)
{
	for (guint i = 0; slot->fields && i < slot->fields->len; i++) {
		const struct inlines *field = field_of(f, slot->fields->pdata[i]);

		for (size_t k = 0; field && k < field->count; k++)
			if (field->segments[k].kind == SEGMENT_PAGE_NUMBER)
				return true;
	}
	return false;
}

static bool says_section(const struct page_slot *slot)
{
	return slot->fields && g_ptr_array_find_with_equal_func(slot->fields, "section", g_str_equal, NULL);
}

/* The lines of `slot`, which stands `here` on this page: those of the page before if they say the same.
 * To be unreferenced. */
static GArray *slot_lines(struct setter *s, const struct facts *f, const struct page_slot *slot,
			  const struct page_slot *here, GHashTable *known, enum item_part part)
{
	struct set_slot *set = g_hash_table_lookup(known, slot);

	if (says_page(f, slot))
		return set_lines(s, f, here, part);
	if (!set || (set->section != f->section && says_section(slot))) {
		set = g_new(struct set_slot, 1);
		*set = (struct set_slot){ f->section, set_lines(s, f, here, part) };
		g_hash_table_insert(known, (void *)slot, set);
	}
	return g_array_ref(set->lines);
}

static void set_slot(struct setter *s, const struct facts *f, const struct page_slot *slot, GArray *lines,
		     enum item_part part, GArray *items)
{
	double y = slot->y;
	guint from = items->len;

	if (part == PART_HEAD && lines->len)
		y -= (lines->len - 1) * slot->style->leading;
	if (lines->len)
		add_box(items, slot, part, y, lines);
	add_lines(items, lines, y, slot->style->leading);
	check_slot(s, f, y, y + lines->len * slot->style->leading, items, from);
}

static bool is_upper(const struct page_slot *slot, const struct page_master *master)
{
	return slot->y < master->height / 2;
}

/* The slots of one half of the page, appended to `items`. */
static void set_slots(struct setter *s, const struct facts *f, const struct page_master *master,
		      enum item_part part, GArray *items)
{
	GHashTable *known = f->set[page_is_mirrored(master, f->page)];

	for (guint i = 0; i < master->slots->len; i++) {
		const struct page_slot *slot = master->slots->pdata[i];
		struct page_slot here = slot_on(slot, master, f->page);

		if (is_upper(slot, master) == (part == PART_HEAD) &&
		    slot->states & 1u << f->stamp->state) {
			GArray *lines = slot_lines(s, f, slot, &here, known, part);

			set_slot(s, f, &here, lines, part, items);
			g_array_unref(lines);
		}
	}
}

/* ---- marks and watermark ---- */

static void add_marks(const struct page_master *master, size_t page, GArray *items)
{
	for (guint i = 0; i < master->marks->len; i++) {
		const struct page_mark *mark = &g_array_index(master->marks, struct page_mark, i);
		struct item item = { .kind = ITEM_RECT, .part = PART_HEAD, .box = mark->box };

		if (page_is_mirrored(master, page))
			item.box.x = master->width - mark->box.x - mark->box.width;
		item.left = item.box.x;
		item.right = item.box.x + item.box.width;
		item.rect.fill = mark->colour;
		g_array_append_val(items, item);
	}
}

static struct text_style *watermark_type(struct setter *s, const struct watermark_style *look)
{
	struct text_style *style = pool_take(s->pool, sizeof *style);

	*style = *s->style->body;
	style->size = style->leading = look->size;
	style->look.weight = WEIGHT_BOLD;
	style->look.colour = look->colour;
	return style;
}

/* Set once per sequence and shared by its pages; small enough to stay on the page. */
static struct item watermark(struct setter *s, const struct inlines *text,
			     const struct watermark_style *look, const struct page_master *master)
{
	struct text_style *style = watermark_type(s, look);
	struct setting how = { .style = style, .align = ALIGN_LEFT };
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	double across = MIN(hypot(master->width, master->height) * 0.62, master->height * 0.9);
	double natural = text_width(s, text, &how);
	struct item mark = { .kind = ITEM_WATERMARK, .part = PART_HEAD };
	struct line *line;

	style->size = style->leading = style->size * MIN(1, across / MAX(natural, 1));
	how.width = across * 2;
	text_set(s, text, &how, lines);
	line = &g_array_index(lines, struct line, 0);
	for (size_t i = 0; i < line->count; i++) {
		line->items[i].box.x -= line->width / 2;
		line->items[i].box.y -= style->leading / 2;
	}
	mark.box = (struct area){ 0, 0, master->width, master->height };
	mark.right = master->width;
	mark.mark.runs = line->items;
	mark.mark.count = line->count;
	mark.mark.angle = look->angle;
	g_array_unref(lines);
	return mark;
}

/* The watermark of the stamp's state, if the look has one for it; else an item of another kind. */
static struct item watermark_of(struct setter *s, const struct facts *f,
				const struct page_master *master)
{
	const struct watermark_style *look = g_hash_table_lookup(
		s->style->watermarks, page_state_name(f->stamp->state));
	const struct inlines *text = field_of(f, "watermark");

	if (look && text && text->length && !master->unmarked)
		return watermark(s, text, look, master);
	return (struct item){ .kind = ITEM_HOLD };
}

/* ---- all of it ---- */

/* Follows the sections of the first level through the pages of a sequence. */
struct sections {
	const GArray *outline;
	guint next;
	size_t begin; /* first page of the sequence */
	const struct outline_entry *current;
	const struct outline_entry *told; /* the one that `text` is made of */
	const struct inlines *text;
};

/* The section that a page is part of: the first that begins on it, else the one before. */
static const struct outline_entry *section_of(struct sections *s, size_t page)
{
	const struct outline_entry *first = NULL;

	for (; s->next < s->outline->len; s->next++) {
		const struct outline_entry *e =
			&g_array_index(s->outline, struct outline_entry, s->next);

		if (e->page > page)
			break;
		if (e->level != 1 || e->page < s->begin)
			continue;
		s->current = e;
		if (e->page == page && !first)
			first = e;
	}
	return first ? first : s->current;
}

/* An en space stands between number and title, where the heading has a tab. */
static const struct inlines *section_inlines(struct setter *s, const struct outline_entry *section)
{
	const struct inlines *text;
	char *joined;

	if (!section->number)
		return text_plain(s, section->title);
	joined = g_strdup_printf("%.*s\u2002%s", (int)section->number, section->title,
				 section->title + section->number + 1);
	text = text_plain(s, joined);
	g_free(joined);
	return text;
}

/* Of the section that a page is part of, the same as long as that is; or NULL. */
static const struct inlines *section_text(struct setter *s, struct sections *sections, size_t page)
{
	const struct outline_entry *section = section_of(sections, page);

	if (section != sections->told)
		sections->text = section ? section_inlines(s, section) : NULL;
	sections->told = section;
	return sections->text;
}

static void furnish_page(struct setter *s, struct facts *f, const struct page_master *master,
			 const struct item *mark, struct sections *sections, GArray *before)
{
	GArray *items = page_at(f->pages, f->page)->items;

	f->section = section_text(s, sections, f->page);
	g_array_set_size(before, 0);
	if (mark->kind == ITEM_WATERMARK)
		g_array_append_val(before, *mark);
	add_marks(master, f->page, before);
	set_slots(s, f, master, PART_HEAD, before);
	if (before->len)
		g_array_prepend_vals(items, before->data, before->len);
	set_slots(s, f, master, PART_FOOT, items);
}

void furniture_add(struct setter *s, struct pages *pages, const struct flow *flow,
		   const struct stamp *stamp, const GArray *stretches)
{
	GArray *before = g_array_new(FALSE, TRUE, sizeof(struct item));
	struct facts f = { .pages = pages, .flow = flow, .stamp = stamp };

	for (size_t i = 0; i < G_N_ELEMENTS(f.set); i++)
		f.set[i] = g_hash_table_new_full(NULL, NULL, NULL, set_slot_free);
	for (guint i = 0; i < stretches->len; i++) {
		const struct stretch *stretch = &g_array_index(stretches, struct stretch, i);
		size_t end = i + 1 < stretches->len ? stretch[1].first : pages->pages->len;
		struct item mark = watermark_of(s, &f, stretch->master);
		struct sections sections = { .outline = pages->outline, .begin = stretch->begin };

		for (f.page = stretch->first; f.page < end; f.page++)
			furnish_page(s, &f, stretch->master, &mark, &sections, before);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(f.set); i++)
		g_hash_table_unref(f.set[i]);
	g_array_unref(before);
}
