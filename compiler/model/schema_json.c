#include "model/schema_json.h"

#include "base/json.h"
#include "model/schema_pattern.h"
#include "model/schema_reach.h"

#include <string.h>

/* Draft 07, because editors complete by it best; a later one would say nothing better here. */
#define DRAFT "http://json-schema.org/draft-07/schema#"

/* A JSON text that grows, with what is open in it. */
struct writer {
	GString *text;
	int depth;
	bool filled; /* something stands in what was opened last */
};

static void put_line(struct writer *w)
{
	g_string_append_c(w->text, '\n');
	for (int i = 0; i < w->depth; i++)
		g_string_append_c(w->text, '\t');
}

/* key is NULL in a list. */
static void put_place(struct writer *w, const char *key)
{
	if (w->filled)
		g_string_append_c(w->text, ',');
	w->filled = true;
	put_line(w);
	if (!key)
		return;
	json_string(w->text, key);
	g_string_append(w->text, ": ");
}

static void put_text(struct writer *w, const char *key, const char *text)
{
	put_place(w, key);
	json_string(w->text, text);
}

/* JSON as it stands. */
static void put(struct writer *w, const char *key, const char *json)
{
	put_place(w, key);
	g_string_append(w->text, json);
}

static void begin(struct writer *w, const char *key, char bracket)
{
	put_place(w, key);
	g_string_append_c(w->text, bracket);
	w->depth++;
	w->filled = false;
}

static void end(struct writer *w, char bracket)
{
	w->depth--;
	w->filled = true;
	put_line(w);
	g_string_append_c(w->text, bracket);
}

/* A whole value by its pattern. */
static void put_pattern(struct writer *w, const char *pattern)
{
	char *whole = g_strconcat("^(", pattern, ")$", NULL);

	put_text(w, "pattern", whole);
	g_free(whole);
}

static void put_definition_reference(struct writer *w, const char *key, const char *name)
{
	char *pointer = g_strconcat("#/definitions/", name, NULL);

	put_text(w, key, pointer);
	g_free(pointer);
}

/* -- kinds ----------------------------------------------------------------------------------- */

/* What YAML reads as a number or as true is the text that was typed, to csmsc. */
static const char scalar[] = "[\"string\", \"number\", \"boolean\"]";

static void put_words(struct writer *w, const struct schema_field *f)
{
	char **words = g_strsplit(f->arg, "|", -1);

	begin(w, "enum", '[');
	for (char **word = words; *word; word++)
		put_text(w, NULL, *word);
	end(w, ']');
	g_strfreev(words);
}

/* "(iso27001|own):" and the id. */
static void put_control(struct writer *w, const struct schema_field *f)
{
	char *catalogs = schema_catalogs(f);
	char *pattern = g_strconcat("(", catalogs, "):" PATTERN_ENTRY, NULL);

	put_pattern(w, pattern);
	g_free(pattern);
	g_free(catalogs);
}

/* The definition that all fields of a kind share; NULL: there is none. */
static const char *definition_of(const struct schema_field *f)
{
	static const char *const names[] = {
		[KIND_STRING] = "string", [KIND_TEXT] = "text", [KIND_PROSE] = "prose",
		[KIND_INT] = "number", [KIND_BOOL] = "truth", [KIND_DATE] = "date",
		[KIND_ID] = "identifier", [KIND_REF] = "identifier", [KIND_PATH] = "file",
		[KIND_RECORD] = NULL,
	};

	return f->kind == KIND_RECORD ? f->arg : names[f->kind];
}

static void put_kind(struct writer *w, const struct schema_field *f)
{
	const char *name = definition_of(f);

	if (name)
		put_definition_reference(w, "$ref", name);
	else if (f->kind == KIND_ENUM)
		put_words(w, f);
	else
		put_control(w, f);
}

static void put_string(struct writer *w, const char *name, const char *doc, const char *pattern)
{
	begin(w, name, '{');
	put_text(w, "title", doc);
	put_text(w, "type", "string");
	put_pattern(w, pattern);
	end(w, '}');
}

/* One text, or one for each language; `line` is what each is. */
static void put_languages(struct writer *w, const char *name, const char *doc, const char *line)
{
	begin(w, name, '{');
	put_text(w, "title", doc);
	put(w, "type", "[\"string\", \"number\", \"boolean\", \"object\"]");
	put_text(w, "pattern", line);
	put(w, "minProperties", "1");
	begin(w, "propertyNames", '{');
	put_pattern(w, PATTERN_LANGUAGE);
	end(w, '}');
	begin(w, "additionalProperties", '{');
	put(w, "type", scalar);
	put_text(w, "pattern", line);
	end(w, '}');
	end(w, '}');
}

#define LINE "^" PATTERN_LINE "\\n*$"

static void put_scalars(struct writer *w)
{
	begin(w, "string", '{');
	put_text(w, "title", "One line that is the same in every language");
	put(w, "type", scalar);
	put_text(w, "pattern", LINE);
	end(w, '}');
	begin(w, "number", '{');
	put_text(w, "title", "A whole number from 0 on");
	put(w, "type", "[\"integer\", \"string\"]");
	put(w, "minimum", "0");
	put(w, "maximum", "999999999");
	put_pattern(w, PATTERN_COUNT);
	end(w, '}');
	begin(w, "truth", '{');
	put_text(w, "title", "true or false");
	put(w, "enum", "[true, false, \"true\", \"false\"]");
	end(w, '}');
	begin(w, "date", '{');
	put_text(w, "title", "A day that exists, YYYY-MM-DD");
	put_text(w, "type", "string");
	put_text(w, "format", "date");
	put_pattern(w, PATTERN_DATE);
	end(w, '}');
}

/* A key of one's own: what has a label is a fact, all else is of any shape. */
static void put_own_key(struct writer *w)
{
	begin(w, "own-key", '{');
	put_text(w, "title", "A key of your own: with a label and a value, or of any shape");
	put(w, "if", "{\"type\": \"object\", \"required\": [\"" SCHEMA_OWN_LABEL "\"]}");
	begin(w, "then", '{');
	put_definition_reference(w, "$ref", SCHEMA_OWN);
	end(w, '}');
	begin(w, "else", '{');
	put_definition_reference(w, "$ref", "own");
	end(w, '}');
	end(w, '}');
}

/* What is given under it without a label: anything, if its keys can be names. */
static void put_own(struct writer *w)
{
	begin(w, "own", '{');
	put_text(w, "title", "A key of your own, of any shape");
	begin(w, "propertyNames", '{');
	put(w, "maxLength", "127");
	put_pattern(w, PATTERN_KEY);
	end(w, '}');
	begin(w, "additionalProperties", '{');
	put_definition_reference(w, "$ref", "own");
	end(w, '}');
	begin(w, "items", '{');
	put_definition_reference(w, "$ref", "own");
	end(w, '}');
	end(w, '}');
}

static void put_kinds(struct writer *w)
{
	put_scalars(w);
	put_languages(w, "text", "One line: one string, or one per language", LINE);
	put_languages(w, "prose", "A CommonMark subset: one string, or one per language", "\\S");
	put_string(w, "identifier", "A letter, then letters, digits, \".\", \"_\" or \"-\", at most 64",
		   PATTERN_ID);
	put_string(w, "file", "A file below the description's folder", PATTERN_PATH);
	put_own_key(w);
	put_own(w);
}

/* -- records --------------------------------------------------------------------------------- */

/* Names and references stand in a list once; ids of records cannot be compared here. */
static bool is_set(const struct schema_field *f)
{
	return f->kind != KIND_RECORD && f->kind != KIND_TEXT && f->kind != KIND_PROSE;
}

static void put_list(struct writer *w, const struct schema_field *f)
{
	put_text(w, "type", "array");
	put(w, "minItems", "1");
	if (is_set(f))
		put(w, "uniqueItems", "true");
	begin(w, "items", '{');
	put_kind(w, f);
	end(w, '}');
}

static void put_field(struct writer *w, const struct schema_field *f)
{
	char *takes = schema_takes(f);
	char *doc = g_strdup_printf("%s (%s%s)", f->doc, takes, schema_presence(f));

	begin(w, f->key, '{');
	put_text(w, "description", doc);
	if (f->item)
		put_list(w, f);
	else
		put_kind(w, f);
	end(w, '}');
	g_free(doc);
	g_free(takes);
}

static bool has_required(const struct schema_record *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (schema_demands(&r->fields[i]))
			return true;
	return false;
}

static void put_required(struct writer *w, const struct schema_record *r)
{
	begin(w, "required", '[');
	for (size_t i = 0; i < r->count; i++)
		if (schema_demands(&r->fields[i]))
			put_text(w, NULL, r->fields[i].key);
	end(w, ']');
}

/* What a mapping holds, whatever it must hold. */
static void put_fields(struct writer *w, const struct schema_record *r)
{
	begin(w, "properties", '{');
	for (size_t i = 0; i < r->count; i++)
		put_field(w, &r->fields[i]);
	end(w, '}');
	begin(w, "patternProperties", '{');
	begin(w, "^x-" PATTERN_OWN "$", '{');
	put_definition_reference(w, "$ref", "own-key");
	end(w, '}');
	end(w, '}');
	put(w, "additionalProperties", "false");
}

/* A record that needs nothing may be left empty, which YAML calls null. */
static void put_record(struct writer *w, const struct schema_record *r)
{
	bool required = has_required(r);

	begin(w, r->name, '{');
	put_text(w, "title", r->doc);
	put(w, "type", required ? "\"object\"" : "[\"object\", \"null\"]");
	put_fields(w, r);
	if (required)
		put_required(w, r);
	end(w, '}');
}

/* -- files ----------------------------------------------------------------------------------- */

static const char spread_doc[] =
	"A file with the key csms is where a description begins, and holds all that is required unless "
	"it includes other files; one without it is such a file. Not said here: that ids are unique in "
	"their list, that references lead somewhere, and what csmsc check finds in the whole.";

/* All that is required stands in the file where a description begins, if that is the only one. */
static void put_spread(struct writer *w, const struct schema_record *root)
{
	char *begins = g_strdup_printf("{\"required\": [\"%s\"], \"not\": {\"required\": [\"include\"]}}",
				       root->fields[0].key);

	put(w, "if", begins);
	begin(w, "then", '{');
	put_required(w, root);
	end(w, '}');
	g_free(begins);
}

static void put_root(struct writer *w, const struct schema_record *root)
{
	char *id = g_strconcat("urn:csmsc:schema:", root->name, NULL);

	put_text(w, "$schema", DRAFT);
	put_text(w, "$id", id);
	put_text(w, "title", root->doc);
	if (schema_is_spread(root))
		put_text(w, "description", spread_doc);
	put_text(w, "type", "object");
	put_fields(w, root);
	if (schema_is_spread(root))
		put_spread(w, root);
	else
		put_required(w, root);
	g_free(id);
}

GString *schema_json(const char *root)
{
	struct writer w = { g_string_new("{"), 1, false };
	GPtrArray *records = schema_reach(root);

	put_root(&w, schema_record(root));
	begin(&w, "definitions", '{');
	put_kinds(&w);
	for (guint i = 1; i < records->len; i++)
		put_record(&w, ((struct schema_reached *)records->pdata[i])->record);
	end(&w, '}');
	g_string_append(w.text, "\n}\n");
	g_ptr_array_unref(records);
	return w.text;
}
