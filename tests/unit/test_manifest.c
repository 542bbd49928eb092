/* manifest.json: its bytes, which others rely on, and what a later build reads out of it. */
#include "base/file.h"
#include "publish/manifest.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include <unistd.h>

#define SOURCE "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static struct manifest_file *add(struct manifest *m, const char *path, const char *text)
{
	GBytes *bytes = g_bytes_new(text, strlen(text));
	struct manifest_file *f = manifest_add(m, path, bytes);

	g_bytes_unref(bytes);
	return f;
}

static void fill(struct manifest *m)
{
	struct manifest_file *f;

	manifest_init(m);
	m->program = "csmsc 0.1.0";
	m->source_digest = SOURCE;
	m->ledger_head = "";
	m->gaps = 3;
	m->warnings = 12;
	add(m, "index.html", "");
	f = add(m, "en/soa.html", "abc");
	f->document = g_strdup("soa");
	f->type = g_strdup("statement-of-applicability");
	f->subject = g_strdup("audit \"1\"");
	f->number = g_strdup("HD-03");
	f->version = g_strdup("A/2");
	f->status = g_strdup("draft");
	f->language = g_strdup("zh-CN");
	f->format = g_strdup("html");
	g_ptr_array_add(m->fonts, g_strdup("NotoSans-Regular.ttf 00"));
	g_ptr_array_add(m->fonts, g_strdup("字体.otf 11"));
	g_ptr_array_add(m->libraries, g_strdup("cairo 1.16.0"));
}

static char *json(struct manifest *m)
{
	GBytes *bytes = manifest_json(m);
	char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));

	g_bytes_unref(bytes);
	return text;
}

static void exact_bytes(void **state)
{
	struct manifest m;
	char *have;

	(void)state;
	fill(&m);
	have = json(&m);
	assert_string_equal(have,
		"{\n"
		"  \"program\": \"csmsc 0.1.0\",\n"
		"  \"source_digest\": \"" SOURCE "\",\n"
		"  \"ledger_head\": \"\",\n"
		"  \"partial\": false,\n"
		"  \"gaps\": 3,\n"
		"  \"warnings\": 12,\n"
		"  \"fonts\": [\"NotoSans-Regular.ttf 00\", \"字体.otf 11\"],\n"
		"  \"libraries\": [\"cairo 1.16.0\"],\n"
		"  \"files\": [\n"
		"    {\"path\": \"en/soa.html\", \"sha256\": \"" OF_ABC "\", \"bytes\": 3, "
		"\"document\": \"soa\", \"type\": \"statement-of-applicability\", "
		"\"subject\": \"audit \\\"1\\\"\", \"number\": \"HD-03\", \"version\": \"A/2\", "
		"\"status\": \"draft\", \"language\": \"zh-CN\", \"format\": \"html\", \"copy\": null, \"holder\": null},\n"
		"    {\"path\": \"index.html\", \"sha256\": \"" OF_NOTHING "\", \"bytes\": 0, "
		"\"document\": null, \"type\": null, \"subject\": null, \"number\": null, "
		"\"version\": null, \"status\": null, \"language\": null, \"format\": null, \"copy\": null, \"holder\": null}\n"
		"  ]\n"
		"}\n");
	g_free(have);
	manifest_clear(&m);
}

static void nothing_in_it(void **state)
{
	struct manifest m;
	char *have;

	(void)state;
	manifest_init(&m);
	m.program = "csmsc 0.1.0";
	m.source_digest = SOURCE;
	m.ledger_head = OF_ABC;
	m.partial = true;
	have = json(&m);
	assert_string_equal(have,
		"{\n  \"program\": \"csmsc 0.1.0\",\n  \"source_digest\": \"" SOURCE "\",\n"
		"  \"ledger_head\": \"" OF_ABC "\",\n  \"partial\": true,\n  \"gaps\": 0,\n"
		"  \"warnings\": 0,\n  \"fonts\": [],\n  \"libraries\": [],\n  \"files\": [\n  ]\n}\n");
	g_free(have);
	manifest_clear(&m);
}

/* -- read again --------------------------------------------------------------------------- */

static void put(const char *folder, const char *name, const char *text)
{
	char *path = g_build_filename(folder, name, NULL), *parent = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(parent, 0755), 0);
	assert_true(g_file_set_contents(path, text, -1, NULL));
	g_free(parent);
	g_free(path);
}

static void discard(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);

	assert_int_equal(unlink(path), 0);
	g_free(path);
}

/* A pack of two files with its manifest. */
static void pack(const char *folder, bool partial)
{
	struct manifest m;
	char *text;

	fill(&m);
	m.partial = partial;
	text = json(&m);
	put(folder, "manifest.json", text);
	put(folder, "index.html", "");
	put(folder, "en/soa.html", "abc");
	g_free(text);
	manifest_clear(&m);
}

static int folder_open(void **state)
{
	*state = g_dir_make_tmp("csmsc-test-XXXXXX", NULL);
	return *state ? 0 : -1;
}

static int folder_close(void **state)
{
	struct diag *d = diag_new();
	bool ok = file_remove_tree(*state, d);

	diag_free(d);
	g_free(*state);
	return ok ? 0 : -1;
}

static void seen_again(void **state)
{
	struct manifest_seen seen;

	pack(*state, false);
	assert_true(manifest_seen(*state, &seen));
	assert_string_equal(seen.source_digest, SOURCE);
	assert_false(seen.partial);
	assert_int_equal(seen.files, 2);
	assert_int_equal(seen.gaps, 3);
	assert_int_equal(seen.warnings, 12);
	pack(*state, true);
	assert_true(manifest_seen(*state, &seen));
	assert_true(seen.partial);
}

static void no_manifest(void **state)
{
	struct manifest_seen seen;

	assert_false(manifest_seen(*state, &seen));
	assert_string_equal(seen.source_digest, "");
	assert_false(manifest_seen("/nonexistent", &seen));
	put(*state, "manifest.json", "{\"name\": \"somebody's\"}\n");
	assert_false(manifest_seen(*state, &seen));
	assert_string_equal(seen.source_digest, "");
	put(*state, "manifest.json", "");
	assert_false(manifest_seen(*state, &seen));
}

static void a_file_is_gone(void **state)
{
	struct manifest_seen seen;

	pack(*state, false);
	discard(*state, "en/soa.html");
	assert_false(manifest_seen(*state, &seen));
}

static void a_file_has_another_size(void **state)
{
	struct manifest_seen seen;

	pack(*state, false);
	put(*state, "en/soa.html", "abcd");
	assert_false(manifest_seen(*state, &seen));
	put(*state, "en/soa.html", "ab");
	assert_false(manifest_seen(*state, &seen));
	put(*state, "en/soa.html", "abc");
	assert_true(manifest_seen(*state, &seen));
}

static void a_file_has_other_bytes(void **state)
{
	struct manifest_seen seen;

	pack(*state, false);
	put(*state, "en/soa.html", "abd");
	assert_false(manifest_seen(*state, &seen));
}

static void a_link_is_no_file(void **state)
{
	struct manifest_seen seen;
	char *link = g_build_filename(*state, "en/soa.html", NULL);

	pack(*state, false);
	discard(*state, "en/soa.html");
	put(*state, "elsewhere", "abc");
	assert_int_equal(symlink("../elsewhere", link), 0);
	assert_false(manifest_seen(*state, &seen));
	g_free(link);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_open, folder_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exact_bytes),
		cmocka_unit_test(nothing_in_it),
		IN_FOLDER(seen_again),
		IN_FOLDER(no_manifest),
		IN_FOLDER(a_file_is_gone),
		IN_FOLDER(a_file_has_another_size),
		IN_FOLDER(a_file_has_other_bytes),
		IN_FOLDER(a_link_is_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
