/* YAML -> model: shapes, places, texts, faults.  No disk. */
#include "base/limits.h"
#include "read/prose.h"
#include "read/yaml.h"
#include "reading.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static xmlDoc *read_bytes(const char *bytes, size_t size, const char *record, struct diag *d)
{
	/* A copy of the exact size, so that a sanitiser sees reading past the end. */
	char *copy = g_memdup2(bytes, size);
	xmlDoc *doc = yaml_read(copy, size, "in.yaml", record, d);

	g_free(copy);
	if (doc)
		prose_read(doc, record, d);
	return doc;
}

static void expect_bytes(const char *yaml, size_t size, const char *tree, const char *faults)
{
	struct diag *d = diag_new();
	xmlDoc *doc = read_bytes(yaml, size, "csms", d);
	char *have_tree = inside(doc), *have_faults = findings(d);

	assert_string_equal(have_faults, faults);
	if (tree)
		assert_string_equal(have_tree, tree);
	g_free(have_tree);
	g_free(have_faults);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void expect(const char *yaml, const char *tree, const char *faults)
{
	expect_bytes(yaml, strlen(yaml), tree, faults);
}

static void shapes(void **state)
{
	(void)state;
	expect("csms: 1\n", "<csms>1</csms>", "");
	expect("languages: [en, zh-CN]\n",
	       "<languages><language>en</language><language>zh-CN</language></languages>", "");
	expect("risks:\n- id: R-01\n  title: {en: Loss, zh-CN: 丢失}\n- id: R-02\n",
	       "<risks><risk id=\"R-01\"><title xml:lang=\"en\">Loss</title>"
	       "<title xml:lang=\"zh-CN\">丢失</title></risk><risk id=\"R-02\"/></risks>", "");
	expect("documents:\n- records: [a, {en: b, zh-CN: 乙}]\n",
	       "<documents><document><records><record>a</record><record xml:lang=\"en\">b</record>"
	       "<record xml:lang=\"zh-CN\">乙</record></records></document></documents>", "");
	expect("x-a: {b: [1, {c: d}], e: }\n",
	       "<x-a><b><item>1</item><item><c>d</c></item></b><e/></x-a>", "");
	expect("unknown: [a]\norganisation: {nome: x, x-own: y}\n",
	       "<unknown><item>a</item></unknown>"
	       "<organisation><nome>x</nome><x-own>y</x-own></organisation>", "");
	expect("risks:\nscope: ~\ncloud-role: null\norganisation: {name: \"\"}\n",
	       "<risks/><scope/><cloud-role/><organisation><name/></organisation>", "");
	expect("x-负责人: 李\n", "<x-负责人>李</x-负责人>", "");
}

/* Values stay what was typed, whatever YAML 1.1 would make of them. */
static void values_as_typed(void **state)
{
	(void)state;
	expect("x-a: [no, 012, 1_000, 2026-04-23, 1e3, .inf, true, 0x1F, 1:30, <&>, \"null\"]\n",
	       "<x-a><item>no</item><item>012</item><item>1_000</item><item>2026-04-23</item>"
	       "<item>1e3</item><item>.inf</item><item>true</item><item>0x1F</item>"
	       "<item>1:30</item><item>&lt;&amp;&gt;</item><item>null</item></x-a>", "");
	expect("x-a: !!str 1\nx-b: ! 2\nx-c: !!map {a: b}\n",
	       "<x-a>1</x-a><x-b>2</x-b><x-c><a>b</a></x-c>", "");
	expect("no: x\n", "<no>x</no>", "");
}

static void wrong_shapes(void **state)
{
	(void)state;
	expect("risks: none\n", "<risks/>", "1:8 yaml-shape");
	expect("risks: {a: b}\n", "<risks/>", "1:8 yaml-shape");
	expect("risks:\n- R-01\n", "<risks/>", "2:3 yaml-item");
	expect("scope: [a]\n", "<scope/>", "1:8 yaml-shape");
	expect("scope: text\n", "<scope/>", "1:8 yaml-shape");
	expect("csms: [1]\n", "<csms/>", "1:7 yaml-shape");
	expect("csms: {a: 1}\n", "<csms/>", "1:7 yaml-shape");
	expect("risks: [{id: [a]}]\n", "<risks><risk/></risks>", "1:14 yaml-shape");
	expect("languages: [[en]]\n", "<languages/>", "1:13 yaml-item");
	expect("organisation: {name: [a]}\n", "<organisation><name/></organisation>", "1:22 yaml-shape");
}

static void languages(void **state)
{
	(void)state;
	expect("organisation: {name: {english: a}}\n", "<organisation><name/></organisation>",
	       "1:23 yaml-language");
	expect("organisation: {name: {zh_CN: a, en: b}}\n",
	       "<organisation><name xml:lang=\"en\">b</name></organisation>",
	       "1:23 yaml-language (0:0 did-you-mean)");
	expect("organisation: {name: {en: [a]}}\n", "<organisation><name/></organisation>",
	       "1:27 yaml-shape");
	expect("organisation: {name: {}}\n", "<organisation><name/></organisation>", "");
	expect("organisation: {name: {zh-Hant-TW: a, no: b, sr-Latn-RS: c}}\n",
	       "<organisation><name xml:lang=\"zh-Hant-TW\">a</name><name xml:lang=\"no\">b</name>"
	       "<name xml:lang=\"sr-Latn-RS\">c</name></organisation>", "");
}

static void keys(void **state)
{
	(void)state;
	expect("csms: 1\ncsms: 2\nx-a: 3\n", "<csms>1</csms><x-a>3</x-a>",
	       "2:1 yaml-duplicate (1:1 first-here)");
	expect("x-a: {b: 1, b: 2}\n", "<x-a><b>1</b></x-a>", "1:13 yaml-duplicate (1:7 first-here)");
	expect("? [a]\n: 1\n? {b: c}\n: 2\n~: 3\n\"\": 4\nx-a: 5\n", "<x-a>5</x-a>",
	       "1:3 yaml-key; 3:3 yaml-key; 5:1 yaml-key; 6:1 yaml-key");
	expect("two words: 1\n1a: 2\n\"a:b\": 3\n\"<\": 4\n", "",
	       "1:1 yaml-name; 2:1 yaml-name; 3:1 yaml-name; 4:1 yaml-name");
	expect("x-a: &a {b: c}\nx-d:\n  <<: *a\n", "<x-a><b>c</b></x-a><x-d/>", "3:3 yaml-merge");
	expect("x-a: &a k\n*a : 1\n", "<x-a>k</x-a>", "2:1 yaml-key");
}

static void aliases(void **state)
{
	(void)state;
	expect("x-a: &a {b: [c]}\nx-d: *a\nx-e: [*a]\n",
	       "<x-a><b><item>c</item></b></x-a><x-d><b><item>c</item></b></x-d>"
	       "<x-e><item><b><item>c</item></b></item></x-e>", "");
	expect("x-a: &a 1\nx-b: *a\nx-c: &a 2\nx-d: *a\n",
	       "<x-a>1</x-a><x-b>1</x-b><x-c>2</x-c><x-d>2</x-d>", "");
	expect("x-a: *b\n", "<x-a/>", "1:6 yaml-anchor");
	expect("x-a: &a [b, *a]\n", "<x-a><item>b</item><item/></x-a>", "1:13 yaml-cycle");
	/* An alias is read by the schema of the place where it stands. */
	expect("x-a: &a {en: A, zh-CN: 甲}\norganisation: {name: *a}\n",
	       "<x-a><en>A</en><zh-CN>甲</zh-CN></x-a><organisation><name xml:lang=\"en\">A</name>"
	       "<name xml:lang=\"zh-CN\">甲</name></organisation>", "");
}

static void whole_files(void **state)
{
	(void)state;
	expect("", "NULL", "1:1 yaml-empty");
	expect("# nothing\n", "NULL", "1:1 yaml-empty");
	expect("--- ~\n", "NULL", "1:5 yaml-empty");
	expect("- a\n", "NULL", "1:1 yaml-root");
	expect("text\n", "NULL", "1:1 yaml-root");
	expect("--- \ncsms: 1\n...\n", "<csms>1</csms>", "");
	expect("csms: 1\n---\ncsms: 1\n", "NULL", "2:1 yaml-second");
	expect("x-a: !foo 1\nx-b: !!binary aaaa\n", "<x-a>1</x-a><x-b>aaaa</x-b>",
	       "1:6 yaml-tag; 2:6 yaml-tag");
}

static void syntax(void **state)
{
	static const char *const cases[][2] = {
		{ "a:\n\tb: 1\n", "2:1 yaml-tab" },
		{ "a: |\n\tb\n", "2:1 yaml-tab" },
		{ "a: x\n\ty\n", "2:1 yaml-tab" },
		{ "a: \"x\nb: 2\n", "1:4 yaml-quote" },
		{ "b: 'x\n", "1:4 yaml-quote" },
		{ "a: 'x\n---\nb: y'\n", "1:4 yaml-quote" },
		{ "a: 1\nb\nc: 2\n", "2:1 yaml-colon" },
		{ "a: b: c\n", "1:5 yaml-value" },
		{ "a: 1\n b: 2\n", "2:3 yaml-value" },
		{ "a: [1, 2\nb: 3\n", "2:2 yaml-bracket (1:4 yaml-opens)" },
		{ "a: {x, y\n\n", "1:9 yaml-bracket (1:4 yaml-opens)" },
		{ "a: 1\n- b\n", "2:1 yaml-indent (1:1 yaml-opens)" },
		{ "a:\n  - 1\n - 2\n", "3:2 yaml-indent (1:1 yaml-opens)" },
		{ "a: \"b\" c\n", "1:8 yaml-after" },
		{ "a: @x\n", "1:4 yaml-start" },
		{ "名称: `x\n", "1:5 yaml-start" },
		{ "a: %x\n", "1:4 yaml-start" },
		{ "a: \"\\q\"\n", "1:5 yaml-escape" },
		{ "a: >9x\n  b\n", "1:6 yaml-block" },
		{ "a: ]\n", "1:4 yaml-syntax" },
		{ "a: *\n", "1:5 yaml-syntax" },
		{ "%YAML 3.0\n---\na: b\n", "1:1 yaml-syntax" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect(cases[i][0], "NULL", cases[i][1]);
}

static void characters(void **state)
{
	(void)state;
	expect_bytes("a: x\0y\n", 7, "NULL", "1:5 text-character");
	expect("名: x\001\n甲: \177\nc: \302\205\nd: \342\200\250\ne: \357\273\277\nf: \357\277\276\n",
	       "NULL",
	       "1:5 text-character; 2:4 text-character; 3:4 text-separator; 4:4 text-separator; "
	       "5:4 text-character; 6:4 text-character");
	expect("a: \1\1\1\1\1\1\1\1\1\1\1\1\n", "NULL",
	       "1:4 text-character; 1:5 text-character; 1:6 text-character; 1:7 text-character; "
	       "1:8 text-character; 1:9 text-character; 1:10 text-character; 1:11 text-character; "
	       "1:12 text-character; 1:13 text-character (0:0 text-more)");
	expect("x-a: \"\\0\"\nx-b: \"\\L\"\n", "<x-a/><x-b/>", "1:6 text-character; 2:6 text-separator");
	expect("x-a: \xE2\x80\xAEx\n", "<x-a>\xE2\x80\xAEx</x-a>", ""); /* left to later stages */
}

static void encodings(void **state)
{
	(void)state;
	expect("\xEF\xBB\xBF" "csms: 1\ncsms: 1\n", "<csms>1</csms>",
	       "2:1 yaml-duplicate (1:1 first-here)");
	expect("\xEF\xBB\xBF" "a b: 1\n", "", "1:1 yaml-name");
	expect_bytes("\xFF\xFE" "a\0:\0 \0001\0", 10, "NULL", "1:1 text-utf16");
	expect_bytes("\xFE\xFF\0a\0:\0 \0001", 10, "NULL", "1:1 text-utf16");
	/* 名称 in GB18030 */
	expect("csms: 1\nx-a: \xC3\xFB\xB3\xC6\n", "NULL", "2:6 text-gb18030");
	expect("x-a: caf\xE9 \n", "NULL", "1:9 text-encoding");
	expect("x-a: \xF0\x9F\x98", "NULL", "1:6 text-encoding");
	expect("x-a: \xED\xA0\x80\n", "NULL", "1:6 text-encoding"); /* a surrogate */
}

/* Line ends between Han characters join; typed spaces stay. */
static void folding(void **state)
{
	static const char *const cases[][2] = {
		{ "x: 中\n  文\n", "<x>中文</x>" },
		{ "x: 中 文\n", "<x>中 文</x>" },
		{ "x: 中 文\n   字 a\n", "<x>中 文字 a</x>" },
		{ "x: 'a''中 \n  文'\n", "<x>a'中文</x>" },
		{ "x: '中''\n  ''文'\n", "<x>中' '文</x>" },
		{ "x: \"\\u4e2d\n  文\"\n", "<x>中文</x>" },
		{ "x: \"中\\\n  文 \\\n  字\"\n", "<x>中文 字</x>" },
		{ "x: \"中\\n\n  文\"\n", "<x>中\n 文</x>" },
		{ "x: >\n  中\n  文\n\n  段\n  落\n", "<x>中文\n段落</x>" },
		{ "x: >2\n    中\n  文\n  字\n", "<x>  中\n文字</x>" },
		{ "x: >-\n\n  中 \n  文\n   缩\n  进\n  行\n\n", "<x>\n中文\n 缩\n进行</x>" },
		{ "x: |\n  中\n  文\n", "<x>中\n文</x>" },
		{ "x: &a !!str\n  # remark\n  中\n  文\n", "<x>中文</x>" },
		{ "x: &a >  # remark\n  中\n  文\n", "<x>中文</x>" },
		{ "x: 中\r\n  文\r\n", "<x>中文</x>" },
		{ "x: &a:中\n  文\n", "<x>:中文</x>" },
		{ "x: 中，\n  文。\n  “引”\n  字\n", "<x>中，文。“引”字</x>" },
		{ "x: 采用，\n  TLS\n  协议\n", "<x>采用，TLS 协议</x>" },
		{ "x: 中——\n  “文”\n", "<x>中——“文”</x>" },
		{ "x: the “cloud”\n  云\n", "<x>the “cloud” 云</x>" },
		{ "x: カ\n  タ\n", "<x>カタ</x>" },
		{ "x: 한국\n  어\n", "<x>한국 어</x>" },
		{ "x: [中\n  文, 'a\n b']\n", "<x><item>中文</item><item>a b</item></x>" },
		{ "x: 中\n\n  文\n", "<x>中\n文</x>" },
		{ "x: \"中\n\n\n  文\"\n", "<x>中\n\n文</x>" },
		{ "x: 𠀀\n  𠀁\n", "<x>𠀀𠀁</x>" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect(cases[i][0], cases[i][1], "");
}

/* Random texts of Han words: the only spaces that are left are those inside lines. */
static char *random_scalar(GRand *r, int style, int *spaces, int *breaks)
{
	static const char *const open[] = { "x: ", "x: '", "x: \"", "x: >-\n  " };
	static const char *const close[] = { "\n", "'\n", "\"\n", "\n" };
	const char *eol = g_rand_boolean(r) ? "\n" : "\r\n";
	GString *s = g_string_new(open[style]);
	int words = g_rand_int_range(r, 1, 12);

	*spaces = *breaks = 0;
	for (int i = 0; i < words; i++) {
		int what = i == 0 ? 3 : g_rand_int_range(r, 0, 4);

		if (what == 0) {
			g_string_append_c(s, ' ');
			++*spaces;
		} else if (what == 1 || what == 2) {
			if (style != 3 && g_rand_boolean(r))
				g_string_append(s, " \t");
			g_string_append(s, eol);
			for (; what == 2 && g_rand_boolean(r); ++*breaks)
				g_string_append(s, eol);
			g_string_append(s, style != 3 && g_rand_boolean(r) ? "     " : "  ");
		}
		g_string_append(s, style == 2 && g_rand_boolean(r) ? "\\u4e2d" : "中");
	}
	g_string_append(s, close[style]);
	return g_string_free(s, FALSE);
}

static int count(const char *text, char c)
{
	int n = 0;

	for (; *text; text++)
		n += *text == c;
	return n;
}

static void folding_at_random(void **state)
{
	GRand *r = g_rand_new_with_seed(20260423);

	(void)state;
	for (int i = 0; i < 4000; i++) {
		int spaces, breaks;
		char *yaml = random_scalar(r, i % 4, &spaces, &breaks);
		struct diag *d = diag_new();
		xmlDoc *doc = read_bytes(yaml, strlen(yaml), "csms", d);
		char *tree = inside(doc);

		if (count(tree, ' ') != spaces || count(tree, '\n') != breaks)
			fail_msg("%s -> %s", yaml, tree);
		g_free(tree);
		g_free(yaml);
		xmlFreeDoc(doc);
		diag_free(d);
	}
	g_rand_free(r);
}

static void texts_of_several_lines(void **state)
{
	(void)state;
	expect("organisation:\n  name: |\n    one\n  short-name: |\n    one\n    two\n",
	       "<organisation><name>one</name><short-name>one\ntwo</short-name></organisation>",
	       "5:5 text-lines");
	expect("organisation:\n  business: >\n    one\n    two\n\n    three\n",
	       "<organisation><business><db:para>one two three</db:para></business></organisation>",
	       "3:5 yaml-folded");
	expect("organisation:\n  business: >\n    one\n\n\n    two\n",
	       "<organisation><business><db:para>one</db:para><db:para>two</db:para></business>"
	       "</organisation>", "");
	expect("organisation:\n  business:\n    en: one\n\n      two\n",
	       "<organisation><business xml:lang=\"en\"><db:para>one two</db:para></business>"
	       "</organisation>", "3:9 yaml-folded");
}

/* "key value indent" of the first element of that name. */
static void expect_place(const char *yaml, const char *name, const char *place)
{
	struct diag *d = diag_new();
	xmlDoc *doc = yaml_read(yaml, strlen(yaml), "in.yaml", "csms", d);
	xmlNode *n = xmlDocGetRootElement(doc);
	struct place p;
	char *have;

	while (n && strcmp((const char *)n->name, name) != 0)
		n = n->children ? n->children : n->next ? n->next : n->parent->next;
	assert_non_null(n);
	p = node_place(n);
	have = g_strdup_printf("%d:%d %d:%d %d", p.key.line, p.key.col, p.value.line, p.value.col,
			       p.indent);
	assert_string_equal(p.key.file, "in.yaml");
	assert_string_equal(have, place);
	g_free(have);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void places(void **state)
{
	(void)state;
	expect_place("a: b\n", "csms", "1:1 0:0 0");
	expect_place("# 中\nx-a: 值\n", "x-a", "2:1 2:6 0");
	expect_place("x-a: {中: 文, b: c}\n", "b", "1:13 1:16 0");
	expect_place("risks:\n  - id: R-1\n", "risk", "2:5 2:9 0");
	expect_place("risks:\n  - title: a\n    id: R-1\n", "risk", "2:5 3:9 0");
	expect_place("x-a: |\n    b\n    c\n", "x-a", "1:1 2:5 5");
	expect_place("x-a: |2\n     b\n", "x-a", "1:1 2:3 3");
	expect_place("x-a: |\n\n    b\n", "x-a", "1:1 2:5 5");
	expect_place("x-a: >\n    b\n", "x-a", "1:1 2:5 0");
	expect_place("x-a: &a\n  |\n    b\n", "x-a", "1:1 3:5 5");
	expect_place("x-a:\n  [b,\n   c]\n", "item", "2:4 2:4 0");
	expect_place("x-a: &a v\nx-b: {c: *a}\n", "c", "2:7 1:6 0");
	expect_place("\xEF\xBB\xBFx-a: v\n", "x-a", "1:1 1:6 0");
	expect_place("x-b: 1\r\nx-a: v\r\n", "x-a", "2:1 2:6 0");
}

/* `count` times `text`, with something before and after. */
static void expect_many(const char *before, const char *text, int times, const char *after,
			const char *faults)
{
	GString *s = g_string_new(before);

	for (int i = 0; i < times; i++)
		g_string_append(s, text);
	g_string_append(s, after);
	expect_bytes(s->str, s->len, NULL, faults);
	g_string_free(s, TRUE);
}

static void limits(void **state)
{
	GString *s = g_string_new("x-a: &a [b,b,b,b,b,b,b,b,b]\n");
	gint64 start = g_get_monotonic_time();

	(void)state;
	for (char c = 'b'; c <= 'j'; c++)
		g_string_append_printf(s, "x-%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c,
				       c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
	expect_bytes(s->str, s->len, "NULL", "7:10 yaml-aliases");
	g_string_free(s, TRUE);

	expect_many("x-a: ", "[", 10000, "", "1:70 yaml-depth");
	expect_many("x-a: ", "{a: ", 10000, "", "1:259 yaml-depth");
	expect_many("x-a:\n", "- ", 10000, "a\n", "2:129 yaml-depth");
	expect_many("x-a: ", "[", 62, "[b]", "1:71 yaml-bracket (1:67 yaml-opens)");
	expect_many("x-a: ", "[", 63, "[b]", "1:70 yaml-depth");
	expect_many("x-a: &a [[b]]\nx-b: ", "[", 62, "*a", "2:68 yaml-depth");
	expect_many("x-a: \"", "x", LIMIT_SCALAR_BYTES, "\"\n", "");
	expect_many("x-a: \"", "x", LIMIT_SCALAR_BYTES + 1, "\"\n", "1:6 yaml-long");
	expect_many("x-a: &a \"", "x", LIMIT_SCALAR_BYTES, "\"\nx-b: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,"
		    "*a,*a,*a,*a,*a,*a,*a]\n", "2:55 yaml-aliases");
	expect_many("x-a:\n", "- a\n", LIMIT_NODES, "", "999999:3 yaml-nodes");
	assert_true(g_get_monotonic_time() - start < 30 * G_USEC_PER_SEC);
}

static const char sample[] =
	"\xEF\xBB\xBF# 注释\r\n"
	"csms: 1\n"
	"languages: [en, zh-CN]\n"
	"organisation: &o\n"
	"  name: {en: \"Cloud \\u4e2d\\\n    x\", zh-CN: '华东''\n    云'}\n"
	"  business:\n"
	"    en: |2-\n"
	"      We *run* `clouds` [x](https://e.org) <b>\n"
	"      - a\n"
	"       1. b\\\n"
	"    zh-CN: >\n"
	"      提供云\n"
	"      服务\n"
	"\n"
	"        缩进\n"
	"risks:\n"
	"- {id: R-01, title: *t, level: !!str high}\n"
	"- id: &t R-02\n"
	"  title: 多\n"
	"    行\n"
	"  owner: *t\n"
	"x-o: *o\n"
	"? x-k\n"
	": ~\n"
	"<<: {a: b}\n";

static void survive(const char *bytes, size_t size)
{
	struct diag *d = diag_new();
	GString *out = g_string_new(NULL);
	xmlDoc *doc = read_bytes(bytes, size, "csms", d);

	assert_true(doc || diag_failed(d));
	diag_write(d, out, DIAG_TEXT, false);
	g_string_free(out, TRUE);
	xmlFreeDoc(doc);
	diag_free(d);
}

static void truncated(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sample; i++)
		survive(sample, i);
}

static void damaged(void **state)
{
	static const char other[] = "\n\r\t :-#&*!|>'\"%@`[]{},?\\~<\x01\x80\xE4\xFF\0";
	char *copy = g_memdup2(sample, sizeof sample);

	(void)state;
	for (size_t i = 0; i < sizeof sample - 1; i++) {
		for (size_t k = 0; k < sizeof other; k++) {
			copy[i] = other[k];
			survive(copy, sizeof sample - 1);
		}
		copy[i] = sample[i];
	}
	g_free(copy);
}

static void damaged_at_random(void **state)
{
	GRand *r = g_rand_new_with_seed(1);

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char *copy = g_memdup2(sample, sizeof sample);

		for (int k = g_rand_int_range(r, 1, 8); k > 0; k--) {
			gint32 from = g_rand_int_range(r, 0, sizeof sample - 40);
			gint32 to = g_rand_int_range(r, 0, sizeof sample - 40);

			memmove(copy + to, copy + from, (size_t)g_rand_int_range(r, 1, 40));
		}
		survive(copy, sizeof sample - 1);
		g_free(copy);
	}
	g_rand_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes),
		cmocka_unit_test(values_as_typed),
		cmocka_unit_test(wrong_shapes),
		cmocka_unit_test(languages),
		cmocka_unit_test(keys),
		cmocka_unit_test(aliases),
		cmocka_unit_test(whole_files),
		cmocka_unit_test(syntax),
		cmocka_unit_test(characters),
		cmocka_unit_test(encodings),
		cmocka_unit_test(folding),
		cmocka_unit_test(folding_at_random),
		cmocka_unit_test(texts_of_several_lines),
		cmocka_unit_test(places),
		cmocka_unit_test(limits),
		cmocka_unit_test(truncated),
		cmocka_unit_test(damaged),
		cmocka_unit_test(damaged_at_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
