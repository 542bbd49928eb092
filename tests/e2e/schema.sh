#!/bin/sh
# The schemas that csmsc prints say of a description what csmsc says: the samples are valid, and
# every fault of shape is refused by csmsc, by the JSON Schema (python3-jsonschema) and by the
# RELAX NG grammar (jing).  One row of schema/table is one case.
. "$(dirname "$0")/lib/setup.sh"
PATH=/usr/bin:$PATH # Debian's python3 has Debian's modules
here=$root/tests/e2e/schema
samples=$(find "$root/input-samples" -name '*.yaml' ! -path '*/ledger/*' ! -path '*/issued/*' ! -path '*/style/*' | sort)

csmsc schema --json-schema >csms.json
is 'JSON Schema is printed' 0 $?
# shellcheck disable=SC2046,SC2086 # words
csmsc schema --relaxng x-cost $(python3 "$here/faults.py" own $samples) >csms.rng
is 'RELAX NG is printed' 0 $?

# validity RNG FILE…: the name and "valid" or "invalid" of each.  jing ends at the first file that
# is no XML, which is invalid anyway.
validity() {
	grammar=$1 formed=''
	shift
	for file in "$@"; do
		if xmllint --noout "$file" 2>/dev/null; then formed="$formed $file"; fi
	done
	# shellcheck disable=SC2086 # words
	jing "$grammar" $formed >jing 2>/dev/null
	for file in "$@"; do
		name=${file##*/}
		verdict=valid
		case " $formed " in *" $file "*) ;; *) verdict=invalid ;; esac
		! grep -q "/$name:" jing || verdict=invalid
		echo "${name%.xml} $verdict"
	done
}

# -- the samples -----------------------------------------------------------------------------

mkdir samples
# shellcheck disable=SC2086
python3 "$here/faults.py" samples csms.json samples $samples >said 2>&1
is "every sample's file is valid under the JSON Schema" '' "$(cat said)"
is 'all of them were looked at' "$(echo "$samples" | wc -l)" "$(find samples -name '*.xml' | wc -l)"
validity csms.rng samples/*.xml >said
is "every sample's file, as XML, is valid under RELAX NG" '' "$(grep -v ' valid$' said; cat jing)"

for folder in "$root"/input-samples/*/; do
	name=$(basename "$folder")
	csmsc convert "$folder" --to xml -o "converted/$name" >said 2>&1 || fail "$name is converted" "$(cat said)"
	find "converted/$name" -name '*.xml' ! -path '*/ledger/*' ! -path '*/issued/*' ! -path '*/style/*' >files
	# shellcheck disable=SC2046 # words
	validity csms.rng $(cat files) >said
	is "sample $name, converted to XML, is valid under RELAX NG" '' "$(grep -v ' valid$' said; cat jing)"
done

# -- keys of one's own per language, which YAML writes as a mapping ------------------------------

cp -R converted/minimal own
chmod -R u+w own
sed 's|</organisation>|<x-cost><unit xml:lang="en">euro</unit><unit xml:lang="zh-CN">欧元</unit></x-cost>&\
<x-cost xml:lang="en">Twelve</x-cost><x-cost xml:lang="zh-CN">十二</x-cost>|' converted/minimal/csms.xml >own/csms.xml
sed 's/<unit xml:lang="en">/<unit xml:lang="English">/' own/csms.xml >tongue.xml
validity csms.rng own/csms.xml tongue.xml >said
is 'keys of your own take languages, and nothing else for one' 'csms valid tongue invalid' \
	"$(tr '\n' ' ' <said | sed 's/ $//')"
csmsc build own --dump=model 2>&1 >model.xml | grep -E ' (error|fatal):' >said
is 'csmsc takes them, too' '4 ' "$(grep -cE '<(en|zh-CN)>(euro|欧元|Twelve|十二)<' model.xml) $(cat said)"

# -- the table -------------------------------------------------------------------------------

mkdir faults
python3 "$here/faults.py" faults csms.json faults "$root/tests/e2e/bad/base.yaml" "$here/table" >rows 2>said ||
	fail 'the table is read' "$(cat said)"
validity csms.rng faults/*.xml | sort >by-jing

# judgement FOLDER [ID]: whether csmsc finds that error, or any.
judgement() {
	guarded check "$1" >said 2>&1
	if grep -qE " (error|fatal): .* \[${2:-[a-z0-9-]*}\]$" said; then echo invalid; else echo valid; fi
}

# verdicts NAME WANTED: what csmsc says of the YAML, and csmsc and jing of the XML.
verdicts() {
	mkdir "faults/$1/xml"
	cp "faults/$1.xml" "faults/$1/xml/csms.xml"
	[ "$2" != ok ] || set -- "$1"
	echo "YAML: $(judgement "faults/$1" "${2:-}"), JSON Schema: $json," \
		"XML: $(judgement "faults/$1/xml"), RELAX NG: $(sed -n "s/^$1 //p" by-jing)"
}

count=0
while read -r name wanted json; do
	case $wanted/$name in
	ok/*) expected='YAML: valid, JSON Schema: valid, XML: valid, RELAX NG: valid' ;;
	*~) expected='YAML: invalid, JSON Schema: invalid, XML: valid, RELAX NG: valid' ;;
	*!!) expected='YAML: invalid, JSON Schema: valid, XML: invalid, RELAX NG: valid' ;;
	*!) expected='YAML: invalid, JSON Schema: invalid, XML: invalid, RELAX NG: valid' ;;
	*)
		expected='YAML: invalid, JSON Schema: invalid, XML: invalid, RELAX NG: invalid'
		count=$((count + 1))
		;;
	esac
	is "$name: $wanted" "$expected" "$(verdicts "$name" "$wanted")"
done <rows
is 'at least thirty faults are refused by all' yes "$([ $count -ge 30 ] && echo yes || echo "$count")"
done_testing
