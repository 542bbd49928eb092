#!/bin/sh
# Every row of every Statement of Applicability, responsibility matrix and audit checklist of the
# three samples, against a count that knows neither templates nor program (expected_rows.py).
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
csmsc=${BUILD:-build}/csmsc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rows() { grep -o '<tr[^>]*data-ref="[^"]*"' "$1" | sed 's/.*data-ref="//; s/"$//'; }

# The specification asks 239 rows of a provider, 226 of a customer, 252 of both.
asked() {
	case $1 in provider) echo 239 ;; customer) echo 226 ;; both) echo 252 ;; esac
}
samples='provider customer both'
case ${BUILD:-build} in *san*) samples=both ;; esac # sanitised builds are slow
for sample in $samples; do
	python3 tests/check/expected_rows.py templates "input-samples/$sample" >"$work/expected" 2>"$work/err" ||
		cat "$work/err"
	"$csmsc" build "input-samples/$sample" -o "$work/$sample" --date 2026-09-30 --format html -j 2 2>"$work/log"
	is "$sample: builds" 0 $?
	is "$sample: rows of the specification" "$(asked $sample)" \
		"$(grep -c '^checklist cts:' "$work/expected")"
	for document in $(cut -d' ' -f1 "$work/expected" | uniq); do
		for lang in zh-CN en; do
			html=$work/$sample/$lang/$document.html
			is "$sample: $document.$lang has $(grep -c "^$document " "$work/expected") rows, each once" \
				"$(sed -n "s/^$document //p" "$work/expected" | sort)" "$(rows "$html" | sort)"
		done
	done
done
done_testing
