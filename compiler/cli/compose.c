#include "cli/compose.h"

#include "base/file.h"
#include "base/limits.h"
#include "cli/ledger_folder.h"
#include "cli/program.h"
#include "control/changes.h"
#include "control/issue.h"
#include "model/place.h"
#include "resolve/assemble.h"

#include <string.h>

enum { CHANGES_MAX = 200 };

static xmlDoc *compose_language(struct pack *p, const struct composed *c, const char *lang)
{
	struct transform_scope scope = { standards_l10n(p->standards, lang), p->diag, NULL };
	char *name = g_strdup_printf("templates/%s.xsl", child_text(c->document, "type"));
	struct transform *sheet = pack_sheet(p, name);
	xmlDoc *input = sheet ? assemble_input(c->view, lang, p->diag) : NULL;
	xmlDoc *article = input ? transform_run(sheet, input, NULL, &scope) : NULL;

	xmlFreeDoc(input);
	g_free(name);
	return article;
}

static void gather_ids(const xmlNode *node, GHashTable *ids)
{
	for (const xmlNode *n = node; n; n = n->next) {
		const xmlAttr *id = n->type == XML_ELEMENT_NODE
			? xmlHasNsProp((xmlNode *)n, BAD_CAST "id", XML_XML_NAMESPACE) : NULL;

		if (id && id->children)
			g_hash_table_add(ids, id->children->content);
		if (n->type == XML_ELEMENT_NODE)
			gather_ids(n->children, ids);
	}
}

static void check_below(const xmlNode *node, GHashTable *ids, const char *document, struct diag *d)
{
	for (const xmlNode *n = node; n; n = n->next) {
		const char *to = node_is(n, "link") ? node_attr(n, "linkend") : NULL;

		if (to && !g_hash_table_contains(ids, to))
			diag_at(d, node_span(n), MSG_LINK_NOWHERE, to, document);
		if (n->type == XML_ELEMENT_NODE)
			check_below(n->children, ids, document, d);
	}
}

/* Only the whole article knows where the links of the description's prose can lead. */
static void check_links(const xmlDoc *article, const char *document, struct diag *d)
{
	GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
	const xmlNode *root = xmlDocGetRootElement((xmlDoc *)article);

	gather_ids(root, ids);
	check_below(root, ids, document, d);
	g_hash_table_destroy(ids);
}

/* Findings made while composing belong to this document alone. */
static const char *compose_topic(const struct composed *c)
{
	char *topic = g_strconcat("document:", node_id(c->document), NULL);
	const char *interned = g_intern_string(topic);

	g_free(topic);
	return interned;
}

static bool compose_languages(struct pack *p, struct composed *c)
{
	const GPtrArray *languages = doc_languages(p->doc);
	bool whole = true;

	diag_topic(p->diag, compose_topic(c));
	for (guint i = 0; i < languages->len && whole; i++) {
		xmlDoc *article = compose_language(p, c, languages->pdata[i]);

		if (article) {
			check_links(article, node_id(c->document), p->diag);
			g_ptr_array_add(c->articles, article);
		} else {
			whole = false;
		}
	}
	diag_topic(p->diag, NULL);
	return whole;
}

static void digest_content(struct pack *p, struct composed *c)
{
	xmlNode *logo = node_child(node_child(doc_root(p->doc), "organisation"), "logo");
	const char *picture = type_reads(c->type, "organisation") ? node_attr(logo, "sha256") : NULL;
	struct digest *all = digest_new();

	if (picture)
		digest_add(all, picture, strlen(picture));

	for (guint i = 0; i < c->articles->len; i++) {
		GBytes *canonical = digest_canonical(c->articles->pdata[i]);

		digest_add(all, g_bytes_get_data(canonical, NULL), g_bytes_get_size(canonical));
		g_bytes_unref(canonical);
	}
	digest_end(all, c->digests.content);
}

static void digest_facts(struct composed *c)
{
	xmlDoc *facts = assemble_facts(c->view);

	c->facts = digest_canonical(facts);
	digest_bytes(g_bytes_get_data(c->facts, NULL), g_bytes_get_size(c->facts), c->digests.facts);
	xmlFreeDoc(facts);
}

/* "type.xsl", "type/part.xsl" and "clauses/type.yaml" belong to one type. */
static bool belongs_to(const char *name, const char *type)
{
	const char *rest = g_str_has_prefix(name, "clauses/") ? name + strlen("clauses/") : name;
	size_t length = strlen(type);

	return strncmp(rest, type, length) == 0 && (rest[length] == '.' || rest[length] == '/');
}

/* A template or clause module of another type says nothing about this document. */
static bool is_other_type(const struct pack *p, const struct composed *c, const char *name)
{
	for (xmlNode *t = standards_first_type(p->standards); t; t = node_next(t))
		if (t != c->type && belongs_to(name, node_id(t)))
			return true;
	return false;
}

static void digest_wording(struct pack *p, struct composed *c)
{
	char *templates = g_build_filename(p->data, "templates", NULL);
	GPtrArray *names = file_list(templates, p->diag);
	struct digest *all = digest_new();

	for (guint i = 0; names && i < names->len; i++) {
		char *path = g_build_filename(templates, names->pdata[i], NULL);
		GBytes *bytes = is_other_type(p, c, names->pdata[i]) ? NULL
				: file_read(path, LIMIT_FILE_BYTES, SPAN_NONE, p->diag);

		if (bytes) {
			digest_add(all, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
			g_bytes_unref(bytes);
		}
		g_free(path);
	}
	digest_end(all, c->digests.wording);
	if (names)
		g_ptr_array_unref(names);
	g_free(templates);
}

/* The state that a draft is compared with: the last issue, else the first approval lost. */
static const struct entry *compared_with(const struct control *c)
{
	if (c->status != STATUS_DRAFT)
		return NULL;
	if (c->issue)
		return c->issue;
	for (enum step s = 0; s < STEP_COUNT; s++)
		if (c->approvals[s].lost)
			return c->approvals[s].entry;
	return NULL;
}

static void find_changes(struct pack *p, struct composed *c)
{
	const struct entry *e = compared_with(c->control);
	xmlDoc *before = e ? facts_kept(p->options->folder, entry_text(e, "facts-digest"), p->diag) : NULL;
	xmlDoc *after;

	if (!before)
		return;
	after = assemble_facts(c->view);
	c->changes = changes_between(before, after, CHANGES_MAX);
	xmlFreeDoc(after);
	xmlFreeDoc(before);
}

static bool concerns(const struct composed *c, const struct diagnostic *g)
{
	if (g->level != LEVEL_GAP)
		return false;
	return !g->topic || view_sees(c->view, g->topic) ||
	       strcmp(g->topic, compose_topic(c)) == 0;
}

static void gather_open_points(struct pack *p, struct composed *c)
{
	const GPtrArray *all = diag_all(p->diag);

	g_ptr_array_set_size(c->open_points, 0);
	for (guint i = 0; i < all->len; i++)
		if (concerns(c, all->pdata[i]))
			g_ptr_array_add(c->open_points, all->pdata[i]);
}

static const char *form_version(const struct composed *c)
{
	const char *version = child_text(c->view->subject, "form-version");

	return version ? version : "";
}

void composed_control(struct pack *p, struct composed *c)
{
	control_free(c->control);
	c->control = type_is_form(c->type) ? control_form(form_version(c), c->open_points->len > 0)
				: control_state(p->ledger, node_id(c->document), &c->digests,
						node_is(c->view->subject, "agreement"));
	if (c->changes)
		g_ptr_array_unref(c->changes);
	c->changes = NULL;
	find_changes(p, c);
}

struct composed *compose_document(struct pack *p, const xmlNode *document)
{
	struct composed *c = g_new0(struct composed, 1);

	c->document = document;
	c->view = view_new(p->doc, p->standards, document);
	c->type = c->view->type;
	c->articles = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeDoc);
	c->open_points = g_ptr_array_new();
	if (!compose_languages(p, c)) {
		composed_free(c);
		return NULL;
	}
	digest_content(p, c);
	digest_facts(c);
	digest_wording(p, c);
	gather_open_points(p, c);
	composed_control(p, c);
	return c;
}

void composed_free(struct composed *c)
{
	if (!c)
		return;
	g_ptr_array_unref(c->articles);
	g_ptr_array_unref(c->open_points);
	if (c->changes)
		g_ptr_array_unref(c->changes);
	if (c->facts)
		g_bytes_unref(c->facts);
	control_free(c->control);
	view_free(c->view);
	g_free(c);
}

static xmlDoc *article_in(const struct pack *p, const struct composed *c, const char *lang)
{
	const GPtrArray *languages = doc_languages(p->doc);

	for (guint i = 0; i < languages->len; i++)
		if (strcmp(languages->pdata[i], lang) == 0)
			return c->articles->pdata[i];
	return NULL;
}

xmlDoc *composed_stamp(struct pack *p, const struct composed *c, const char *lang)
{
	const struct l10n *l = standards_l10n(p->standards, lang);
	const struct issue_scope scope = { p->doc, p->ledger, c->document, c->view->subject, c->control,
					   &c->digests, c->changes, c->open_points, p->head, PROGRAM_NAME,
					   c->articles };
	struct transform_scope run = { l, p->diag, NULL };
	struct transform *sheet = pack_sheet(p, "templates/common/control.xsl");
	xmlDoc *input, *stamped;

	if (!sheet)
		return NULL;
	input = issue_stamp(&scope, article_in(p, c, lang), l);
	stamped = transform_run(sheet, input, NULL, &run);
	xmlFreeDoc(input);
	return stamped;
}
