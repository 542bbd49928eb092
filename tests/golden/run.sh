#!/bin/sh
# Compares what the stages of the compiler hand on with what is kept beside each case:
#     tests/golden/AREA/CASE/csms.yaml    the description, or csms.xml, with all it includes
#     diag.txt                            what `check` says
#     model.xml                           --dump=model
#     docbook.ID.LANG.xml  flow.ID.LANG.xml  pages.ID.LANG.txt    the same stages of one document
#     html.ID.LANG.html                   the page of HTML
#     order.ID.LANG.txt                   what is read from the tags of the PDF, in its order
#     status.txt                          `status`
#     life.sh                             steps of document control that come before all that
# or with what is kept beside a flow that no description makes:
#     tests/golden/AREA/CASE/flow.xml     the flow
#     pages.txt                           its pages
# The files that are there say what is compared; an empty one is one still to be written.
#   CASE      only the cases whose name contains this
#   UPDATE    not empty: write the expected files anew and show what changes
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
. tests/check/tap.sh
. tests/golden/versions.sh
: "${CSMSC:=$root/${BUILD:-build}/csmsc}"
case $CSMSC in /*) ;; *) CSMSC=$root/$CSMSC ;; esac
press=$root/${BUILD:-build}/tests/press_file
export CSMSC LC_ALL=C.UTF-8
unset NO_COLOR CDPATH
day=2026-09-30
work=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

# Digests depend on the wording of the templates, and the version on the release: either would
# change every case at every edit, for nothing.  In pages the width goes with the digits.
mask() {
	sed -E 's/^text [0-9.]+ ([0-9.]+) [0-9.]+ (.* )"[0-9a-f]{12,}"( [A-Za-z0-9-]+)$/text - \1 - \2"DIGEST"\3/
		s/^(rect [0-9.]+ [0-9.]+) [0-9.]+ (.* #eaf1f2 )/\1 - \2/
		s/\b([0-9a-f]{64}|[0-9a-f]{52}|[0-9a-f]{12})\b/DIGEST/g
		s/csmsc 0\.[0-9]+\.[0-9]+/csmsc VERSION/g
		s/^(text [0-9.]+ [0-9.]+) [0-9.]+ (.*"csmsc VERSION" [A-Za-z0-9-]+)$/\1 - \2/'
}

# One line for each block, to make differences readable; the style sheet is styles/html.css.
html_lines() {
	blocks='h[1-6]|p|[uod]l|li|d[td]|table|thead|tbody|tr|t[hd]|section|div|nav|main|header|footer|meta'
	sed -E '/<style>/,/<\/style>/{/<style>/!{/<\/style>/!d}}' |
		sed -E "s/<style>.*/<style>/; s/<($blocks)[ >]/\n&/g"
}

# stage EXPECTED-FILE: makes that stage of the case that lies here.  "docbook.policy.en.xml"
# is split at its dots into kind, document and language.
stage() {
	IFS=. read -r kind id lang _ <<-END
		$1
	END
	case $kind in
	diag) "$CSMSC" check . --date "$day" 3>&1 >"$work/other" 2>&3 ;;
	status) "$CSMSC" status . --date "$day" 2>"$work/other" ;;
	model) "$CSMSC" build . --dump=model --date "$day" 2>"$work/other" ;;
	html)
		"$CSMSC" build . -o "$work/pack" --format html --only "$id" --lang "$lang" --date "$day" \
			>"$work/other" 2>&1 && html_lines <"$work/pack/$lang/$id.html"
		;;
	order)
		"$CSMSC" build . -o "$work/pack" --format pdf --only "$id" --lang "$lang" --date "$day" \
			>"$work/other" 2>&1 && pdfinfo -struct-text "$work/pack/$lang/$id.pdf" |
			sed -E 's/^( *Object) .*/\1/; s/"csmsc 0[0-9.]*"/"csmsc VERSION"/'
		;;
	*) "$CSMSC" build . --dump="$kind" --only "$id" --lang "$lang" --date "$day" 2>"$work/other" ;;
	esac >"$work/raw"
	ended=$?
	rm -rf "$work/pack"
	mask <"$work/raw" >"$work/actual"
	# Findings are what check is for; elsewhere a case that cannot be built is a failure.
	[ "$ended" -eq 0 ] || { [ "$kind" = diag ] && [ "$ended" -eq 1 ]; }
}

# compare NAME EXPECTED-FILE: what stage made, with what is kept.
compare() {
	if cmp -s "$2" "$work/actual"; then
		pass "$1"
	elif [ -n "${UPDATE:-}" ]; then
		diff -u "$2" "$work/actual" | sed 's/^/# /'
		cat "$work/actual" >"$2"
		pass "$1 (written anew)"
	else
		fail "$1" "$(diff -u "$2" "$work/actual" | head -n 40)"
	fi
}

# expected_file FOLDER FILE: one stage of the case that lies ready in FOLDER.
expected_file() {
	name=${2#"$root"/tests/golden/} file=${2##*/}
	if [ -n "$other_pages" ] && { [ "${file%%.*}" = pages ] || [ "${file%%.*}" = order ]; }; then
		pass "$name # SKIP $other_pages"
	elif (cd "$1" && stage "$file"); then
		compare "$name" "$2"
	else
		fail "$name" "csmsc failed:" "$(head -n 20 "$work/other" "$work/raw")"
	fi
}

# run_case CASE-FOLDER: on a copy, because life.sh writes a ledger.
run_case() {
	org=$work/org
	rm -rf "$org"
	mkdir "$org"
	# All but what is expected; where the same folder holds XML of both kinds, by its names.
	(cd "$1" && find . -type f ! -name model.xml ! -name '*.*.*.*' \
		\( -name '*.yaml' -o -name '*.xml' -o -name '*.csv' -o -name '*.png' \) -exec cp --parents {} "$org" \;)
	if [ -f "$1/life.sh" ] && ! (cd "$org" && sh "$1/life.sh") >"$work/other" 2>&1; then
		fail "${1#"$root"/tests/golden/}/life.sh" "$(cat "$work/other")"
	fi
	for expected in "$1"/diag.txt "$1"/status.txt "$1"/model.xml "$1"/*.*.*.*; do
		[ ! -f "$expected" ] || expected_file "$org" "$expected"
	done
	chmod -R u+w "$org"
}

# run_flow CASE-FOLDER
run_flow() {
	name=${1#"$root"/tests/golden/}/pages.txt
	if [ -n "$other_pages" ]; then
		pass "$name # SKIP $other_pages"
	elif "$press" "$1/flow.xml" "$work/flow" >"$work/other" 2>&1; then
		mask <"$work/flow.pages" >"$work/actual"
		compare "$name" "$1/pages.txt"
	else
		fail "$name" "press_file failed:" "$(head -n 20 "$work/other")"
	fi
}

# Other fonts or another Pango put glyphs elsewhere: nothing can be said of pages then.
page_versions "$work" >"$work/page-versions"
other_pages=''
if ! cmp -s tests/golden/pages.versions "$work/page-versions"; then
	if [ -n "${UPDATE:-}" ] && [ -z "${CASE:-}" ] && [ -s "$work/page-versions" ]; then
		cat "$work/page-versions" >tests/golden/pages.versions
	else
		other_pages='fonts or libraries are not those of tests/golden/pages.versions'
	fi
fi
for description in "$root"/tests/golden/*/*/csms.yaml "$root"/tests/golden/*/*/csms.xml; do
	case ${description#"$root"/tests/golden/} in *"${CASE:-}"*) run_case "${description%/*}" ;; esac
done
for flow in "$root"/tests/golden/*/*/flow.xml; do
	case ${flow#"$root"/tests/golden/} in *"${CASE:-}"*) run_flow "${flow%/*}" ;; esac
done
done_testing
