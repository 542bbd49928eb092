#include "read/include.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "model/place.h"
#include "model/schema.h"
#include "read/csv.h"
#include "read/xml.h"
#include "read/yaml.h"

#include <string.h>

/* The forms that a description can have, by the endings of its files. */
typedef bool form_read(xmlNode *into, const char *bytes, size_t size, const char *file,
		       const char *root_record, size_t *values, struct diag *d);

static const struct {
	const char *ending;
	form_read *read;
} forms[] = {
	{ ".yaml", yaml_read_into },
	{ ".yml", yaml_read_into },
	{ ".xml", xml_read_into },
	{ ".csv", csv_read_into },
};

/* A file being read, and the line that named it. */
struct inclusion {
	const struct inclusion *by; /* the file that includes it; NULL for the main file */
	const char *file;
	struct span at;
};

struct including {
	xmlNode *root;
	const char *folder;
	GPtrArray *files;
	GHashTable *seen; /* path -> struct inclusion, to show where a file came in first */
	size_t values;    /* in all files */
	struct diag *d;
	bool ok;
};

static void read_file(struct including *in, const struct inclusion *this);

static bool is_element(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST name);
}

char *include_path(const char *path)
{
	char **parts = g_strsplit(path, "/", -1);
	GString *plain = g_string_new(path[0] == '/' ? "/" : NULL);

	for (char **part = parts; *part; part++) {
		if (**part == '\0' || strcmp(*part, ".") == 0)
			continue;
		if (plain->len > 0 && plain->str[plain->len - 1] != '/')
			g_string_append_c(plain, '/');
		g_string_append(plain, *part);
	}
	g_strfreev(parts);
	return g_string_free(plain, FALSE);
}

static xmlNode *section_of(xmlNode *root, const xmlChar *name)
{
	for (xmlNode *n = root->children; n; n = n->next)
		if (is_element(n, (const char *)name))
			return n;
	return NULL;
}

static void move_children(xmlNode *from, xmlNode *to)
{
	for (xmlNode *n = from->children, *next; n; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		mem_must(xmlAddChild(to, n));
	}
}

/* Adds a section to the description; takes it. */
static void merge_section(struct including *in, xmlNode *section)
{
	const struct schema_field *f = schema_field("csms", (const char *)section->name);
	xmlNode *have = section_of(in->root, section->name);

	if (!have) {
		mem_must(xmlAddChild(in->root, section));
		return;
	}
	if (f && f->item) {
		move_children(section, have);
	} else {
		diag_at(in->d, node_span(section), MSG_READ_SECTION, (const char *)section->name);
		diag_note(in->d, node_span(have), MSG_FIRST_HERE);
	}
	xmlFreeNode(section);
}

static bool is_cycle(const struct inclusion *this, const char *file)
{
	for (; this; this = this->by)
		if (strcmp(this->file, file) == 0)
			return true;
	return false;
}

/* A note for every line on the way from the file to the one that closes the circle. */
static void note_way(struct including *in, const struct inclusion *this, const char *file)
{
	for (; this && this->by && strcmp(this->file, file) != 0; this = this->by)
		diag_note(in->d, this->at, MSG_READ_BY_WAY, this->file);
}

/* Reports a file that has been included before; true if it has. */
static bool is_second(struct including *in, const struct inclusion *this, const char *file,
		      struct span at)
{
	const struct inclusion *first = g_hash_table_lookup(in->seen, file);

	if (!first)
		return false;
	if (is_cycle(this, file)) {
		diag_at(in->d, at, MSG_READ_CYCLE, file);
		note_way(in, this, file);
	} else {
		diag_at(in->d, at, MSG_READ_TWICE, file);
		diag_note(in->d, first->at, MSG_FIRST_HERE);
	}
	return true;
}

static void follow(struct including *in, const struct inclusion *this, const char *path,
		   struct span at)
{
	char *file = include_path(path);
	struct inclusion *next;

	if (file[0] == '\0')
		diag_at(in->d, at, MSG_EMPTY_VALUE, "file", kind_phrase(KIND_PATH));
	if (file[0] == '\0' || is_second(in, this, file, at)) {
		g_free(file);
		return;
	}
	if (g_hash_table_size(in->seen) > LIMIT_INCLUDES) {
		diag_at(in->d, at, MSG_READ_INCLUDES, LIMIT_INCLUDES);
		g_free(file);
		return;
	}
	next = g_new(struct inclusion, 1);
	*next = (struct inclusion){ this, g_intern_string(file), at };
	g_hash_table_insert(in->seen, file, next);
	read_file(in, next);
}

/* Follows an include: section, which is not kept, so that the checker does not see it. */
static void follow_all(struct including *in, const struct inclusion *this, xmlNode *include)
{
	for (xmlNode *n = include->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			follow(in, this, n->children ? (const char *)n->children->content : "",
			       node_value_span(n));
}

/* Moves what one file holds into the description; returns its include: sections, unlinked. */
static xmlNode *merge_file(struct including *in, xmlNode *sections)
{
	xmlNode *include = NULL;

	for (xmlNode *n = sections->children, *next; n; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		if (is_element(n, "include"))
			include = n; /* one at most: the reader refuses a key given twice */
		else
			merge_section(in, n);
	}
	return include;
}

bool read_file_into(xmlNode *into, GBytes *bytes, const char *file, struct span at, size_t *values,
		    struct diag *d)
{
	gsize size;
	const char *text = g_bytes_get_data(bytes, &size);

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (g_str_has_suffix(file, forms[i].ending))
			return forms[i].read(into, text, size, file, "csms", values, d);
	diag_at(d, at, MSG_READ_FORM, file);
	return false;
}

static bool read_sections(struct including *in, const struct inclusion *this, xmlNode *sections)
{
	GBytes *bytes = file_read_below(in->folder, this->file, LIMIT_FILE_BYTES, this->at, in->d);
	bool ok;

	if (!bytes)
		return false;
	g_ptr_array_add(in->files, g_strdup(this->file));
	ok = read_file_into(sections, bytes, this->file, this->at, &in->values, in->d);
	g_bytes_unref(bytes);
	return ok;
}

/* The sections are built in the same document, so that they share its namespace declarations. */
static void read_file(struct including *in, const struct inclusion *this)
{
	xmlNode *sections = mem_must(xmlNewDocNode(in->root->doc, NULL, BAD_CAST "csms", NULL));
	xmlNode *include = NULL;

	if (read_sections(in, this, sections))
		include = merge_file(in, sections);
	else
		in->ok = false;
	xmlFreeNode(sections);
	if (include)
		follow_all(in, this, include);
	xmlFreeNode(include);
}

bool include_read(xmlNode *root, const char *folder, const char *file, GPtrArray *files,
		  struct diag *d)
{
	struct including in = {
		.root = root, .folder = folder, .files = files, .d = d, .ok = true,
	};
	struct inclusion *first = g_new0(struct inclusion, 1);

	first->file = g_intern_string(file);
	in.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_hash_table_insert(in.seen, g_strdup(file), first);
	read_file(&in, first);
	g_hash_table_destroy(in.seen);
	return in.ok;
}
