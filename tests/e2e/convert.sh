#!/bin/sh
# A description in XML is the same as one in YAML: each sample is converted there and back, and
# model, pack and status stay what they are; what convert refuses, it leaves alone.
. "$(dirname "$0")/lib/setup.sh"
day=2026-09-30

convert() { # FROM FORM TO
	csmsc convert "$1" --to "$2" -o "$3" --date $day >"$3.said" 2>&1
}
model() {
	csmsc build "$1" --dump=model --date $day 2>/dev/null
}
status() {
	csmsc status "$1" --date $day 2>/dev/null
}
pack() {
	csmsc build "$1" -o "$1.pack" --format html --date $day -j 2 >/dev/null 2>&1
}
# same NAME FILE FILE
same() {
	if diff "$2" "$3" >differs; then pass "$1"; else fail "$1" "$(head -n 12 differs | cut -c 1-200)"; fi
}
# files PACK: every file's bytes, but for where open points stand and what follows from that.
files() {
	(cd "$1" && find . -type f | sort | while read -r file; do
		echo "== $file"
		sed -E 's/\b[a-z0-9/-]+\.(yaml|xml|csv):[0-9]+:[0-9]+/PLACE/g; /"source_digest"/d
			s/"[0-9]+ B, SHA-256 [0-9a-f]+"/"SIZE"/g' "$file" |
			if [ "$file" = ./manifest.json ]; then grep -vE '"(sha256|bytes)"'; else cat; fi
	done)
}
# belongings DIR: what a conversion copies.
belongings() {
	(cd "$1" && find . -type f ! -name '*.yaml' ! -name '*.xml' -o -path './ledger/*' -type f -o -path './style/*' -type f | sort |
		while read -r file; do sha256sum "$file"; done)
}

# -- the samples -----------------------------------------------------------------------------
for sample in "$root"/input-samples/*/; do
	name=$(basename "$sample")
	[ -f "$sample/csms.yaml" ] || continue
	# Sanitised builds, being slow, are given two of them.
	case $sanitised$name in yesprovider | yesboth) continue ;; esac
	cp -R "$sample" "$name"
	convert "$name" xml "$name-xml"
	is "$name: to XML" 0 $?
	convert "$name-xml" yaml "$name-yaml"
	is "$name: and back" 0 $?
	convert "$name-yaml" xml "$name-xml-2"
	convert "$name-xml-2" yaml "$name-yaml-2"
	is "$name: a file for each file" "$(cd "$name" && ls -- *.yaml | sed 's/yaml$/xml/')" \
		"$(cd "$name-xml" && ls -- *.xml)"
	is "$name: no YAML is left in the XML" '' "$(cd "$name-xml" && find . -name '*.yaml' ! -path './ledger/*' ! -path './style/*')"
	is "$name: the second XML is the first" '' "$(diff -r "$name-xml" "$name-xml-2" 2>&1)"
	is "$name: the second YAML is the first" '' "$(diff -r "$name-yaml" "$name-yaml-2" 2>&1)"
	is "$name: it says that comments go" 1 "$(grep -c 'Comments are not carried over' "$name-xml.said")"
	belongings "$name" >copied
	for form in xml yaml; do
		model "$name" >model
		model "$name-$form" >other
		same "$name: the model of the $form" model other
		belongings "$name-$form" >others
		same "$name: ledger, issued copies and logo beside the $form" copied others
		status "$name" >model
		status "$name-$form" >other
		same "$name: the status of the $form" model other
	done
	pack "$name" && files "$name.pack" >files
	for form in xml yaml; do
		pack "$name-$form" && files "$name-$form.pack" >other
		same "$name: the pack of the $form" files other
	done
	is "$name: the pack has files" yes "$([ "$(wc -l <files)" -gt 100 ] && echo yes)"
	if command -v xmllint >/dev/null; then
		is "$name: the XML is well-formed" '' "$(xmllint --noout "$name-xml"/*.xml 2>&1)"
	fi
done

# The sample that is kept as XML is the customer, and compiles to the same pack.
csmsc convert "$root/input-samples/customer" --to xml -o customer-new >/dev/null 2>&1
is 'customer-xml: is the conversion of customer' '' \
	"$(diff -r customer-new "$root/input-samples/customer-xml" 2>&1)"
cp -R "$root/input-samples/customer-xml" customer-kept
model "$root/input-samples/customer" >model
model customer-kept >other
same 'customer-xml: the model' model other
pack customer-kept && files customer-kept.pack >other
files customer.pack >files
same 'customer-xml: the pack' files other

# -- the same faults -------------------------------------------------------------------------
# The two goldens hold the same findings; that each stands at its place is seen in them.
for form in faults xml-faults; do
	sed -nE 's/^[a-z]+\.(yaml|xml):[0-9]+:[0-9]+: (error|gap|warning|note): /\2 /p' \
		"$root/tests/golden/reading/$form/diag.txt" | sort >"$form"
done
is 'the goldens of faults have findings' yes "$([ "$(wc -l <faults)" -gt 40 ] && echo yes)"
same 'faults in YAML and in XML are reported alike' faults xml-faults
same 'the goldens of models are alike' "$root/tests/golden/reading/model/model.xml" \
	"$root/tests/golden/reading/xml-model/model.xml"

# -- forms mixed, names that meet, texts that are hard to write ------------------------------
mkdir -p mixed/sub
sed '/^risks:/,/^[a-z]/{/^risks:/d;/^[ -]/d}' "$root/tests/e2e/bad/base.yaml" >mixed/csms.yaml
cat >>mixed/csms.yaml <<'END'
include: [./risks.csv, sub//risks.yml, risks.yaml, sub/own.xml]
x-texts:
  quoted: ["", " ", " a ", "a: b", "a #b", "- a", "'", "\"", "it's", "a\\b", "null", "~", "2026-09-30", "0x1F",
    "1:30", "yes", "<<", "=", "%a", "@a", "&a", "*a", "!a", "|", ">", "[a]", "{a}", "a:", "#", "---", "...", "?"]
  lines: ["a\n", "\na", "a\n\n\nb", " a\nb", "a\n b", " a\n b", "\ta\n\tb", "a\n  \nb", "a\n ", "\n", " \n ", "a\tb\n",
    "a\rb", "a\r\nb", "]]>", "<a>&lt;</a>", "&#10;", "<![CDATA[", "a\u00A0\nb", "中\n文"]
  no: {"null": a, "y": b, id: c, item: d}
  nested: [[a, [b, {c: [d]}]], {e: {f: }}]
  item: [{item: [{item: a}]}]
  long: "  two  spaces, and a text that goes on until it has to be broken somewhere near its hundredth column  here "
  中文: 一行很长的中文，没有空格；它要写成几行，行与行之间不留空格，“引号”、——破折号和 Latin words 都在里面，读回来一字不差。
x-prose: |2
    indented

  not
END
printf 'id,title,level,owner,x-note\nR-1,"Loss, of a site",high,ann,"a\nb"\n' >mixed/risks.csv
printf 'risks:\n  - {id: R-2, title: Leak, level: low, owner: ann}\n' >mixed/sub/risks.yml
printf 'risks:\n  - {id: R-3, title: Fire, level: low, owner: ann}\n' >mixed/risks.yaml
printf '<csms><x-own><item/><item>a<!-- b --></item></x-own></csms>' >mixed/sub/own.xml
csmsc check mixed --date $day >said 2>&1
is 'a description in three forms has no errors' 0 "$(grep -cE ': (error|fatal):' said)"
convert mixed xml mixed-xml
is 'forms mixed: to XML' 0 $?
is 'forms mixed: names that meet' 'csms.xml risks-2.xml risks.xml sub/own.xml sub/risks.xml' \
	"$(cd mixed-xml && find . -type f | sed 's|^\./||' | sort | paste -sd ' ' -)"
convert mixed-xml yaml mixed-yaml
is 'forms mixed: to YAML' 0 $?
convert mixed-yaml xml mixed-xml-2
is 'forms mixed: the second XML is the first' '' "$(diff -r mixed-xml mixed-xml-2 2>&1)"
model mixed >model
for form in xml yaml; do
	model mixed-$form >other
	same "forms mixed: the model of the $form" model other
done
is 'forms mixed: the model has the texts' yes "$([ "$(wc -l <model)" -gt 150 ] && echo yes)"
if python3 -c 'import yaml' 2>/dev/null; then
	is 'other programs read the YAML as texts' '' "$(python3 - mixed-yaml/csms.yaml <<'END'
import sys, yaml
def look(value, way):
    if isinstance(value, dict):
        for key, inner in value.items():
            look(key, way)
            look(inner, way + '/' + str(key))
    elif isinstance(value, list):
        for inner in value:
            look(inner, way)
    elif value is not None and not isinstance(value, str):
        print(way, repr(value))
look(yaml.safe_load(open(sys.argv[1], encoding='utf-8'))['x-texts'], '')
END
)"
fi

# -- what is refused -------------------------------------------------------------------------
# refused NAME STATUS FINDINGS ARG…
refused() {
	name=$1 wanted="$2 $3"
	shift 3
	snapshot minimal mixed* | grep -v 'said$' >before
	csmsc convert "$@" --date $day >said 2>&1
	is "$name" "$wanted" "$? $(findings said)"
	snapshot minimal mixed* | grep -v 'said$' | cmp -s before - && [ ! -e none ] && pass "$name: nothing is written" ||
		fail "$name: nothing is written"
}
refused 'no form' 2 'csmsc convert-form' minimal -o none
refused 'another form' 2 'csmsc convert-form' minimal --to json -o none
refused 'no folder to write' 2 'csmsc convert-out' minimal --to xml
refused 'a folder that is not empty' 2 'csmsc convert-full' minimal --to xml -o mixed
refused 'a file in its place' 2 'csmsc convert-full' minimal --to xml -o mixed/csms.yaml
refused 'onto itself' 2 'csmsc convert-full' minimal --to yaml -o minimal
refused 'no description' 3 'csmsc read-missing' mixed/sub --to xml -o none
cp -R minimal both-forms && echo '<csms/>' >both-forms/csms.xml
refused 'two descriptions' 1 'csmsc read-both' both-forms --to xml -o none
cp -R minimal wrong && echo 'x-a: {b: [c}' >>wrong/csms.yaml
csmsc convert wrong --to xml -o none --date $day >said 2>&1
is 'a description with errors' '1 yaml-bracket' "$? $(grep -o 'yaml-bracket' said)"
[ ! -e none ] && pass 'and nothing is written' || fail 'and nothing is written'
mkdir empty
convert minimal xml empty
is 'an empty folder is taken' '0 csms.xml' "$? $(ls empty)"
csmsc check minimal --date $day >said 2>&1
is 'gaps do not matter, and are not told' 'yes 0' \
	"$([ "$(grep -c ': gap:' said)" -gt 5 ] && echo yes) $(grep -c ': gap:' empty.said)"
(csmsc convert minimal --to xml -o full --date $day >/dev/full) 2>said
is 'standard output is full' 3 $?
done_testing
