#!/bin/sh
# A document that is hard to set (tests/check/torture.py): laid out without a fault of geometry, every
# character on its pages and in the text that is extracted; or refused with a position.
set -u
cd "$(dirname "$0")/../.." || exit 2
: "${BUILD:=build}"
. tests/check/tap.sh
press=$BUILD/tests/press_file
issue=tests/golden/docbook/issued.xml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 tests/check/torture.py >"$work/torture.xml"
for schema in /usr/share/xml/docbook/schema/rng/5.0/docbook.rng tests/schema/csms-docbook.rng; do
	said=$(jing "$schema" "$work/torture.xml" 2>&1)
	is "the article is valid by ${schema##*/}" 0 $?
	[ -z "$said" ] || printf '%s\n' "$said" | grep -v warning | sed 's/^/# /' | head -n 5
done
said=$("$press" -i "$issue" "$work/torture.xml" "$work/out" 2>&1)
is "every page is clean" "0 " "$? $said"
is "it is as hard as it says" "" "$(python3 tests/check/torture_holds.py "$work/out.flow" "$work/out.pages" 2>&1)"
is "a table goes on over many of them" yes \
	"$([ "$(grep -c '一千行[^"]*（续）" table-head' "$work/out.pages")" -gt 30 ] && echo yes)"
is "a row that is split is named again" yes "$(grep -q '"R-0333" table-head' "$work/out.pages" && echo yes)"
is "nothing is lost between flow and pages" "" "$(python3 tests/check/lost.py "$work/out.flow" "$work/out.pages")"
is "text extraction equals the text put in" "" "$(python3 tests/check/extract.py "$work/out.pdf" "$work/out.pages")"
is "200 cross-references and those in the tables name the right pages" 200 \
	"$(python3 tests/check/references.py "$work/out.flow" "$work/out.pages" references)"
said=$(qpdf --check "$work/out.pdf" 2>&1)
is "qpdf finds no fault" 0 $?
is "it is PDF/A-2a and PDF/UA-1: notes, terms, captions and all" "PDF/A-2a, PDF/UA-1: $work/out.pdf" \
	"$(python3 tests/check/pdf_structure.py "$work/out.pdf" 2>&1)"
is "HTML holds every footnote, each with its way back" yes "$(python3 - "$work/out.html" <<-'END'
	import re, sys
	text = open(sys.argv[1], encoding="utf-8").read()
	marks, notes = re.findall(r'id="(_note-\d+)-mark"', text), re.findall(r'<li id="(_note-\d+)"', text)
	back = re.findall(r'href="#(_note-\d+)-mark"', text)
	print("yes" if len(notes) > 20 and marks == notes == back else (marks, notes, back))
	END
)"

python3 tests/check/torture.py emoji >"$work/emoji.xml"
line=$(grep -n '😀' "$work/emoji.xml" | cut -d: -f1)
said=$("$press" -i "$issue" "$work/emoji.xml" "$work/emoji" 2>&1)
is "a character that no font has is refused" 1 $?
case $said in *"emoji.xml:$line:1: error: no font of the style has U+1F600"*) pass "and its place is told" ;;
*) fail "and its place is told" "$said" ;; esac
done_testing
