# Sourced by test scripts that read the compiled provider sample.
#   $pack    the pack as it stands: issued documents from input-samples/provider/issued
#   $drafts  the same without its ledger: every page compiled now
# Both are built once a test run, by the program under test.
pack=$BUILD/tests/sample/pack
drafts=$BUILD/tests/sample/drafts
day=2026-09-30

if [ ! -f "$drafts/manifest.json" ] ||
	[ -n "$(find "$CSMSC" templates styles input-samples/provider -newer "$drafts/manifest.json" | head -n 1)" ]; then
	rm -rf "$BUILD/tests/sample"
	mkdir -p "$BUILD/tests/sample/source"
	cp -R input-samples/provider "$BUILD/tests/sample/source/"
	rm -rf "$BUILD/tests/sample/source/provider/ledger" "$BUILD/tests/sample/source/provider/issued"
	"$CSMSC" build input-samples/provider -o "$pack" --date "$day" -j 2 || fail "the sample is built"
	"$CSMSC" build "$BUILD/tests/sample/source/provider" -o "$drafts" --date "$day" -j 2 --check-pages ||
		fail "the sample is built as drafts"
fi
source=$BUILD/tests/sample/source/provider
