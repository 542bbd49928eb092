#!/bin/sh
# Every article is valid DocBook 5 by Debian's schema, and keeps to the narrower one of this project; its
# tables are numbered and named in its text, and what the description lacks is marked.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
. tests/check/sample.sh

docbook=/usr/share/xml/docbook/schema/rng/5.0/docbook.rng
work=$(mktemp -d) expected=0
trap 'rm -rf "$work"' EXIT
more='input-samples/customer input-samples/both'
case $BUILD in *san*) more='' ;; esac # sanitised builds are slow
for sample in "$source" input-samples/minimal $more; do
	for document in $(sed -n '/^documents:/,/^[a-z]/s/^ *- id: *//p' "$sample/csms.yaml"); do
		for lang in zh-CN en; do
			expected=$((expected + 1))
			"$CSMSC" build "$sample" --dump=docbook --only "$document" --lang "$lang" --date "$day" \
				>"$work/${sample##*/}-$document-$lang.xml" 2>/dev/null
		done
	done
done
is "an article for every document in two languages" "$expected" "$(find "$work" -name '*.xml' -size +1k | wc -l | tr -d ' ')"
is "there are many" yes "$([ "$expected" -gt 25 ] && echo yes)"
for schema in "$docbook" tests/schema/csms-docbook.rng; do
	if said=$(jing "$schema" "$work"/*.xml 2>&1); then
		pass "valid by ${schema##*/}"
	else
		fail "valid by ${schema##*/}" "$(printf '%s\n' "$said" | head -n 20)"
	fi
done
is "an edition is cited with the comma of the language" 'B/2, 2026 B/2，2026' \
	"$(for lang in en zh-CN; do grep -ho 'B/2[,，] *2026' "$work"/*-$lang.xml | sort -u; done | paste -sd ' ')"
is "every table of the body has a number and is named by it" "" "$(python3 tests/check/tables.py "$work"/*.xml)"
sed 's/<xref [^>]*xrefstyle[^>]*>//' "$work/minimal-soa-en.xml" >"$work/silent"
is "a table that no sentence names is seen" yes \
	"$(python3 tests/check/tables.py "$work/silent" | grep -c 'not named in the text' >/dev/null && echo yes)"
sed 's/<xref [^>]*table-services[^>]*>/the table of services/' "$work/minimal-cloud-policy-en.xml" >"$work/silent"
is "a table that is told by its title is seen" yes \
	"$(python3 tests/check/tables.py "$work/silent" | grep -c 'told by its title' >/dev/null && echo yes)"
is "a table that there is not is told by words" 'table of data classes 数据分类表' \
	"$(for lang in en zh-CN; do grep -ho 'table of data classes\|按数据分类表' "$work/minimal-cloud-policy-$lang.xml"
	done | sed 's/按//' | sort -u | paste -sd ' ')"
mkdir "$work/own"
{ sed 's/^    type: security-policy$/&\n    records: [{zh-CN: 甲, en: A}, {zh-CN: 乙。, en: B.}, {zh-CN: 丙, en: C}]/' \
	input-samples/minimal/csms.yaml && cat <<'end'
clauses:
  - id: principles-owner
    text:
      zh-CN: 见[我们的服务](#table-services)。
      en: See [our services](#table-services).
end
} >"$work/own/csms.yaml"
is "an organisation's own link keeps its words" 'link linkend="table-services">our services</' \
	"$("$CSMSC" build "$work/own" --dump=docbook --only cloud-policy --lang en --date "$day" 2>/dev/null |
		grep -o 'link linkend="table-services">[^<]*</')"
is "records are listed as a sentence, with their own signs" 'A; B. C. 甲； 乙。 丙。' \
	"$(for lang in en zh-CN; do
		"$CSMSC" build "$work/own" --dump=docbook --only policy --lang $lang --date "$day" 2>/dev/null
	done | grep -o '<para>[ABC甲乙丙][^<]\{0,1\}<' | sed 's/<para>//; s/<$//' | paste -sd ' ')"
for lang in en zh-CN; do
	is "what is missing is marked wherever it is told, $lang" yes \
		"$(python3 tests/check/marks.py templates/l10n/$lang.xml "$work"/*-$lang.xml | awk '/^[0-9]+$/ && $1 > 40 { print "yes"; next } 1')"
done
sed 's/<phrase role="gap">/<phrase>/g' "$work/minimal-policy-en.xml" >"$work/silent"
is "words without a mark are seen" yes \
	"$(python3 tests/check/marks.py templates/l10n/en.xml "$work/silent" | grep -c 'not stated' >/dev/null && echo yes)"
sed -i '0,/<section/s//<section role="unknown"/' "$work"/*-en.xml
if jing tests/schema/csms-docbook.rng "$work"/*-en.xml >/dev/null 2>&1; then
	fail "an unknown role is refused"
else
	pass "an unknown role is refused"
fi
done_testing
