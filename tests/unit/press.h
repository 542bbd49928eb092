/* What the tests of layout share: the project's own style and fonts, and flow written as text. */
#ifndef TESTS_PRESS_H
#define TESTS_PRESS_H

#include "base/file.h"
#include "layout/layout.h"
#include "trees.h"

#include <unistd.h>

#define PRESS_STYLE "styles/print.yaml"

/* Han, punctuation and symbols that the tests use; ASCII is always there. */
#ifndef PRESS_CHARACTERS
#define PRESS_CHARACTERS \
	"云服务信息安全管理体系控制措施杭州余上海青浦说模式第一二三章页共草稿是否表附录组织人员" \
	"他并在包括以及月温度见天续" \
	"，。；：！？、“”‘’（）《》「」【】——……·～％￥℃–•①②③☐☑✗→≤≥éü⼀・"
#endif

struct press {
	struct diag *diag;
	struct layout_style *style;
	struct fonts *fonts;
	char *folder;
};

static inline int press_open(void **state)
{
	struct press *p = g_new0(struct press, 1);

	p->diag = diag_new();
	p->folder = g_dir_make_tmp("press-XXXXXX", NULL);
	p->style = style_load(PRESS_STYLE, p->diag);
	if (p->style && fonts_cut(p->style, PRESS_CHARACTERS, p->folder, p->diag))
		p->fonts = fonts_open(p->style, p->folder, p->diag);
	*state = p;
	return p->fonts ? 0 : -1;
}

static inline int press_close(void **state)
{
	struct press *p = *state;

	fonts_free(p->fonts);
	style_free(p->style);
	file_remove_tree(p->folder, p->diag);
	diag_free(p->diag);
	g_free(p->folder);
	g_free(p);
	return 0;
}

/* Forgets earlier findings. */
static inline void press_clear(struct press *p)
{
	diag_free(p->diag);
	p->diag = diag_new();
}

/* Lays out <flow lang state>CONTENT</flow>; NULL if that fails. */
static inline struct pages *press_in(struct press *p, const char *lang, const char *state,
				     const char *content)
{
	char *text = g_strdup_printf("<flow xmlns='urn:csmsc:flow' xmlns:s='urn:csmsc:span' "
				     "xml:lang='%s' state='%s' s:at='f:1:1:1:1:0'>%s</flow>", lang,
				     state, content);
	xmlDoc *doc = tree(text);
	struct pages *pages;

	press_clear(p);
	pages = layout_flow(doc, NULL, p->fonts, p->style, p->diag);
	xmlFreeDoc(doc);
	g_free(text);
	return pages;
}

static inline struct pages *press_flow(struct press *p, const char *lang, const char *content)
{
	return press_in(p, lang, "uncontrolled", content);
}

static inline struct pages *press_state(struct press *p, const char *state, const char *content)
{
	return press_in(p, "zh-CN", state, content);
}

/* The same with one sequence of portrait pages around the blocks. */
static inline struct pages *press_blocks(struct press *p, const char *blocks)
{
	char *content = g_strdup_printf("<sequence page='portrait'>%s</sequence>", blocks);
	struct pages *pages = press_flow(p, "zh-CN", content);

	g_free(content);
	return pages;
}

static inline const struct page *page_of(const struct pages *pages, guint i)
{
	return pages->pages->pdata[i];
}

static inline const struct item *item_of(const struct page *page, guint i)
{
	return &g_array_index(page->items, struct item, i);
}

/* All text of the document's pages, runs separated by "|", lines by "/"; the caller frees. */
static inline char *press_text(const struct pages *pages)
{
	GString *out = g_string_new(NULL);
	double y = -1;

	for (guint i = 0; i < pages->pages->len; i++)
		for (guint k = 0; k < page_of(pages, i)->items->len; k++) {
			const struct item *item = item_of(page_of(pages, i), k);

			if (item->kind != ITEM_TEXT)
				continue;
			if (out->len)
				g_string_append(out, item->box.y == y ? "|" : "/");
			g_string_append(out, item->text.text);
			y = item->box.y;
		}
	return g_string_free(out, FALSE);
}

/* Whether these words stand in one line of the page; spaces do not count. */
static inline bool press_holds(const struct page *page, const char *words)
{
	GString *all = g_string_new(NULL), *sought = g_string_new(words);
	double y = -1;
	bool found;

	for (guint k = 0; k < page->items->len; k++) {
		const struct item *item = item_of(page, k);

		if (item->kind != ITEM_TEXT)
			continue;
		g_string_append(all, item->box.y == y ? "" : "\n");
		g_string_append(all, item->text.text);
		y = item->box.y;
	}
	g_string_replace(all, " ", "", 0);
	g_string_replace(sought, " ", "", 0);
	found = strstr(all->str, sought->str) != NULL;
	g_string_free(sought, TRUE);
	g_string_free(all, TRUE);
	return found;
}

/* The first item of that kind on the page from index `from` on, or NULL. */
static inline const struct item *press_find(const struct page *page, enum item_kind kind, guint from)
{
	for (guint i = from; i < page->items->len; i++)
		if (item_of(page, i)->kind == kind)
			return item_of(page, i);
	return NULL;
}

/* The text item that begins with `text` on the page, or NULL. */
static inline const struct item *press_find_text(const struct page *page, const char *text)
{
	for (guint i = 0; i < page->items->len; i++) {
		const struct item *item = item_of(page, i);

		if (item->kind == ITEM_TEXT && g_str_has_prefix(item->text.text, text))
			return item;
	}
	return NULL;
}

static inline enum msg press_message(const struct press *p, guint i)
{
	const GPtrArray *all = diag_all(p->diag);

	return i < all->len ? ((const struct diagnostic *)all->pdata[i])->id : MSG_COUNT;
}

#endif
