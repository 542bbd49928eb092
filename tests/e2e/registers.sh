#!/bin/sh
# Registers in CSV say what YAML says: the provider's sections make the same model, and the same
# fault is reported in the same words, each at its place.
. "$(dirname "$0")/lib/setup.sh"
write=$root/tests/e2e/registers/registers.py

csmsc build "$root/input-samples/provider" --dump=model >model.xml 2>said ||
	fail 'the sample is read' "$(head -n 20 said)"
python3 "$write" split "$root/input-samples/provider" model.xml as-yaml as-csv \
	risks obligations evidence people assets >rows
is 'five sections are written as CSV' 5 "$(wc -l <rows)"
is 'each has records' '' "$(grep ' 0$' rows)"
csmsc build as-yaml --dump=model >yaml.xml 2>said
is 'the sample with its sections in files of their own is read' 0 $?
csmsc build as-csv --dump=model >csv.xml 2>said
is 'the sample with registers in CSV is read' 0 $?
is 'nothing is said about registers' '' "$(grep '^registers/.*: error: ' said)"
if cmp yaml.xml csv.xml >differ; then pass 'the models are the same'; else
	fail 'the models are the same' "$(diff yaml.xml csv.xml | head -n 20)"
fi
is 'all of it is still there' "$(wc -l <model.xml)" "$(grep -vc '<x-empty>' csv.xml)"
csmsc check as-yaml 2>&1 | grep -oE '(error|gap|warning): .*' | sort >yaml
csmsc check as-csv 2>&1 | grep -oE '(error|gap|warning): .*' | sort >csv
is 'check says the same' '' "$(diff yaml csv)"

# -- the same fault --------------------------------------------------------------------------

# said_at FORM PLACE ID: what check says there.
said_at() {
	guarded check "faults/$name/$1" 2>&1 | sed -n "s/^$2: \(.*\) \[$3\]$/\1/p"
}

python3 "$write" faults "$root/tests/e2e/bad/base.yaml" faults >cases
while read -r name id in_yaml in_csv; do
	yaml=$(said_at yaml "$in_yaml" "$id") csv=$(said_at csv "$in_csv" "$id")
	is "$name: $id at $in_yaml and $in_csv" "$yaml" "$csv"
	[ -n "$yaml" ] || fail "$name: $id at $in_yaml" "$(guarded check "faults/$name/yaml" 2>&1 | head -n 20)"
done <cases
is 'all faults were looked at' 13 "$(wc -l <cases)"
done_testing
