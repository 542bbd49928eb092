# Sourced by tests that compare pages.

# page_versions FOLDER: the fonts and libraries that decide where each glyph stands, as a pack that is
# built below the folder names them.
page_versions() {
	"$CSMSC" build tests/golden/documents/policy -o "$1/versions" --only policy --lang en \
		--format pdf --date 2026-09-30 >/dev/null 2>&1
	[ ! -f "$1/versions/manifest.json" ] ||
		sed -nE '/"fonts"|"libraries"/{s/"[a-z]*"://; s/", *"/"\n"/g; p}' "$1/versions/manifest.json" |
		sed -nE 's/.*"((cairo|pango|harfbuzz|Noto|hyph)[^"]*)".*/\1/p'
}
