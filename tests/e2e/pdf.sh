#!/bin/sh
# Every PDF of the sample: sound, with embedded fonts and information, and its text is what was put in.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
. tests/check/sample.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for lang in zh-CN en; do
	for document in policy cloud-policy soa; do
		pdf=$drafts/$lang/$document.pdf
		name=$lang/$document
		said=$(qpdf --check "$pdf" 2>&1) && pass "$name: qpdf --check" || fail "$name: qpdf --check" "$said"
		is "$name: every font is embedded and cut" "" \
			"$(pdffonts "$pdf" | awk 'NR > 2 && !/ yes yes yes /')"
		number=$(sed -n "/^  - id: $document$/,/number:/s/.*number: //p" "$source/csms.yaml")
		case $(pdfinfo -custom "$pdf") in
		*"$number"*) pass "$name: the document information holds the number" ;;
		*) fail "$name: the document information holds the number" "$(pdfinfo -custom "$pdf")" ;;
		esac
		is "$name: language in the catalog" 1 \
			"$(qpdf --json=1 --json-key=objects "$pdf" | grep -c "\"/Lang\": \".*$lang\"")"
		"$CSMSC" build "$source" --dump=pages --only "$document" --lang "$lang" --date "$day" >"$work/pages"
		"$CSMSC" build "$source" --dump=flow --only "$document" --lang "$lang" --date "$day" >"$work/flow"
		if said=$(python3 tests/check/extract.py "$pdf" "$work/pages"); then
			pass "$name: text extraction equals the text put in"
		else
			fail "$name: text extraction equals the text put in" "$said"
		fi
		if said=$(python3 tests/check/lost.py "$work/flow" "$work/pages"); then
			pass "$name: nothing is lost between flow and pages"
		else
			fail "$name: nothing is lost between flow and pages" "$said"
		fi
	done
done
done_testing
