#!/bin/sh
# Every PDF of the sample packs is PDF/A-2a and PDF/UA-1 at once, with --archive-source PDF/A-3a:
# by the checks of tests/check/pdf_structure.py, which find what they are for (pdf_ablate.py); by
# PDFBox, whose Preflight knows PDF/A-1 alone, as a tripwire; by veraPDF where it is installed.
# Issued copies are bytes of their day: the provider's documents are laid out anew, as drafts.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
. tests/check/sample.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# One result for each file, by name.
structure() { # NAME FILE…
	name=$1
	shift
	for pdf; do
		said=$(python3 tests/check/pdf_structure.py "$pdf") && pass "$name: ${pdf#"$work"/}" ||
			fail "$name: ${pdf#"$work"/}" "$said"
	done
}

build() { # FOLDER OUT OPTION…
	organisation=$1 out=$2
	shift 2
	"$CSMSC" build "$organisation" -o "$out" --format pdf --date "$day" -j 2 "$@" >"$work/said" 2>&1 ||
		fail "$organisation is built" "$(tail -n 5 "$work/said")"
}

# -- every file of every pack ----------------------------------------------------------------------
samples='both customer minimal provider'
case $BUILD in *san*) samples='customer minimal' ;; esac # sanitised builds are slow
mkdir "$work/2a" "$work/3a"
for sample in $samples; do
	folder=input-samples/$sample
	[ "$sample" != provider ] || folder=$source
	build "$folder" "$work/2a/$sample"
	build "$folder" "$work/3a/$sample" --archive-source
done
is 'every sample has PDFs in both languages' "$samples " \
	"$(for pack in "$work"/2a/*; do
		[ -f "$pack/en/policy.pdf" ] && [ -f "$pack/zh-CN/policy.pdf" ] && printf '%s ' "${pack##*/}"
	done)"
structure 'PDF/A-2a, PDF/UA-1' "$work"/2a/*/*/*.pdf
structure 'PDF/A-3a, PDF/UA-1' "$work"/3a/*/*/*.pdf

# -- what travels along ----------------------------------------------------------------------------
attached() { pdfdetach -list "$1" | sed -n 's/^[0-9]*: //p' | sort | paste -sd' '; }
described=$(cd input-samples/customer && ls -- *.yaml)
is 'a document of the house carries the description and its article' \
	"$(printf '%s\n' $described policy.en.docbook.xml | sort | paste -sd' ')" \
	"$(attached "$work/3a/customer/en/policy.pdf")"
for matrix in "$work"/3a/customer/*/matrix-*.pdf; do
	language=$(basename "$(dirname "$matrix")")
	name=$(basename "$matrix" .pdf).$language.docbook.xml
	is "a document for another party carries its article alone: $language" "$name" "$(attached "$matrix")"
	pdfdetach -save 1 -o "$work/article.xml" "$matrix"
	"$CSMSC" build input-samples/customer --dump=docbook --only "$(basename "$matrix" .pdf)" --lang "$language" \
		--date "$day" >"$work/docbook.xml" 2>/dev/null
	cmp -s "$work/article.xml" "$work/docbook.xml" && pass 'it is the stamped article' ||
		fail 'it is the stamped article' "$(diff "$work/article.xml" "$work/docbook.xml" | head -n 5)"
done
pdfdetach -saveall -o "$work" "$work/3a/customer/zh-CN/policy.pdf"
is 'the description is attached byte for byte' '' \
	"$(for f in $described; do cmp "$work/$f" "input-samples/customer/$f"; done 2>&1)"

# An issued document keeps what it was issued with; the copy of a holder carries its article alone.
mkdir "$work/alder" && cp tests/e2e/bad/base.yaml "$work/alder/csms.yaml"
for step in 'revise ben' 'prepare cat' 'review ben' 'approve ann' 'issue ben --archive-source'; do
	# shellcheck disable=SC2086 # words
	set -- $step
	command=$1 person=$2
	shift 2
	"$CSMSC" "$command" "$work/alder" policy --as "$person" --date 2026-09-20 "$@"
done >"$work/said" 2>&1
"$CSMSC" build "$work/alder" -o "$work/copies" --copies --archive-source --date "$day" >"$work/said" 2>&1
issued=$work/alder/issued/TH-01/A-0/en/policy.pdf copy=$work/copies/copies/en/policy-01.pdf
structure 'issued, and a copy' "$issued" "$copy"
is 'issued with its source' 'csms.yaml policy.en.docbook.xml' "$(attached "$issued")"
cmp -s "$issued" "$work/copies/en/policy.pdf" && pass 'and only copied into the pack' ||
	fail 'and only copied into the pack' "$(cat "$work/said")"
is 'the copy of a holder carries its article alone' 'policy.en.docbook.xml' "$(attached "$copy")"

# -- what the checks are for -----------------------------------------------------------------------
mkdir "$work/spoilt"
python3 tests/check/pdf_ablate.py "$work/2a/customer/en/policy.pdf" "$work/2a/minimal/en/soa.pdf" \
	"$work/3a/customer/en/policy.pdf" "$work/spoilt" >"$work/ablated"
ended=$?
while read -r line; do
	case $line in
	'ok '*) pass "${line#ok * - }" ;;
	'not ok '*) fail "${line#not ok * - }" ;;
	*) echo "$line" ;;
	esac
done <"$work/ablated"
is 'each thing taken away was found' 0 "$ended"

# -- other judges ----------------------------------------------------------------------------------
find "$work/2a" "$work/3a" -name '*.pdf' | sort >"$work/files"
is 'qpdf finds nothing wrong with any' '' \
	"$(while read -r pdf; do qpdf --check "$pdf" >/dev/null 2>&1 || echo "$pdf"; done <"$work/files")"
is 'every font is embedded' '' \
	"$(while read -r pdf; do pdffonts "$pdf"; done <"$work/files" | awk '!/^name|^---/ && !/ yes yes (yes|no) /')"

# What PDF/A-1 refuses and PDF/A-2 allows: profiles of ICC 4, transparency groups, fonts without
# CIDSet, opacity, another part; PDF/A-3 besides: attachments.
java=/usr/share/java
for part in 2a 3a; do
	allowed='2.1.6 2.2.1 3.1.11 4.1.2 7.11.2'
	[ $part = 2a ] || allowed="$allowed 1.2.9 1.4.7"
	grep "/$part/" "$work/files" >"$work/$part.list"
	java -cp "$java/preflight.jar:$java/pdfbox2.jar:$java/fontbox2.jar:$java/xmpbox.jar:$java/commons-logging.jar:$java/javax.activation.jar:$java/jaxb-api.jar" \
		org.apache.pdfbox.preflight.Validator_A1b xml group "$work/$part.list" >"$work/said" 2>&1
	report=$work/$part.list.preflight.xml
	is "PDFBox has looked at every $part file" "$(wc -l <"$work/$part.list")" "$(grep -c '<preflight ' "$report")"
	for code in $allowed; do sed -i "/<code>$code</,/<\/details>/d" "$report"; done
	is "PDFBox finds in $part files only what PDF/A-1 alone refuses" '' \
		"$(grep -A1 '<code>' "$report" | sort | uniq -c | head -n 20)"
done

if command -v verapdf >/dev/null; then
	for part in 2a 3a; do
		for flavour in $part ua1; do
			tr '\n' '\0' <"$work/$part.list" | xargs -0 verapdf --flavour $flavour --format text >"$work/said" 2>&1
			is "veraPDF passes every $part file as $flavour" "$(wc -l <"$work/$part.list")" "$(grep -c '^PASS' "$work/said")"
			grep '^FAIL' "$work/said" | sed 's/^/# /'
		done
	done
else
	pass 'veraPDF passes every file # SKIP veraPDF is not installed'
fi
done_testing
