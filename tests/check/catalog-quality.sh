#!/bin/sh
# What a program can see of the quality of catalogs and clause modules, and that it would see it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/check/tap.sh
check="python3 tests/check/catalog_quality.py"

said=$($check) && pass "catalogs and clause modules keep the rules of wording" ||
	fail "catalogs and clause modules keep the rules of wording" "$said"

# Each fault planted in a copy is found.
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tests"
cp -r templates "$work/templates"
cp -r tests/check "$work/tests/check"

# planted NAME SED-SCRIPT EXPECTED [FILE]: the fault that the script plants in FILE (cts.yaml) is reported.
planted() {
	file=templates/${4:-catalogs/cts.yaml}
	sed "$2" "$file" >"$work/$file"
	said=$(cd "$work" && $check)
	cp "$file" "$work/$file"
	case $said in *"$3"*) pass "found: $1" ;; *) fail "found: $1" "said: $said" ;; esac
}
# The lines of the first question's text.
en=$(awk '/^    questions:/ { on = 1 } on && / en: / { print NR; exit }' templates/catalogs/cts.yaml)
zh=$((en + 1))
planted 'a vague word' "$en s/en: .*/en: Are appropriate measures taken?/" 'vague: appropriate'
planted 'a vague word in Chinese' "$zh s/zh-CN: .*/zh-CN: 是否采取必要措施？/" 'vague: 必要措施'
planted 'a question that a policy answers' "$en s/en: .*/en: Is there a policy?/" 'a policy alone would answer it'
planted 'a missing language' "$zh d" 'not given in en and zh-CN'
planted 'a question asked twice' "/^    questions:/,/method:/ s/en: .*/en: Which of them was seen?/" 'the same as'
planted 'a document that does not exist' '0,/document: pack:/ s/document: pack:.*/document: pack:none/' 'no document pack:none'
planted 'a section that does not exist' '/document: pack:security-policy/,/en:/ s/en: .*/en: Nowhere/' 'has no section Nowhere'
planted 'a row without questions' '0,/^    questions:/ s/^    questions:/    note:/' 'no questions'
planted 'two paragraphs of one title' 's/{en: Monitoring by customers,/{en: Alarms,/' \
	'monitoring-functions: has the title of monitoring-alarms: Alarms' clauses/security-operating-procedures.yaml

# A run in common: twelve characters whose digest the list of the copy is given.
printf '甲乙丙丁戊己庚辛壬癸子丑' | sha256sum | cut -c 1-10 >>"$work/tests/check/common-runs"
planted 'a run in common with the specification' "$zh s/zh-CN: .*/zh-CN: 抽查甲乙丙丁戊己庚辛壬癸子丑的记录。/" \
	'in common with the specification: 甲乙丙'
runs=$(wc -w <tests/check/common-runs)
is "common-runs lists $runs digests and nothing else" "$runs" "$(grep -cE '^[0-9a-f]{10}$' tests/check/common-runs)"
done_testing
