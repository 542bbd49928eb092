#!/bin/sh
# `csmsc list`: one line for each, in a stable order, columns aligned.
. "$(dirname "$0")/lib/setup.sh"
data=${CSMSC_DATA:-$root}

# lines NAME WORD…: lists it into the file `out`.
lines() {
	name=$1
	shift
	csmsc list "$@" >out 2>said
	is "$name" '0 ' "$? $(findings said)"
}

lines 'document types' documents
is 'they are those of the index, in its order' "$(sed -n 's/^  - id: //p' "$data/templates/index.yaml")" \
	"$(cut -d ' ' -f 1 out)"
is 'one of them' 'responsibility-matrix record cts:8.4.2 agreements Responsibility matrix' \
	"$(grep '^responsibility-matrix ' out | tr -s ' ')"

mkdir acme && cp "$root/tests/e2e/bad/base.yaml" acme/csms.yaml
cat >>acme/csms.yaml <<'END'
  - {id: matrix, type: responsibility-matrix, of: G-1, number: TH-17, title: Who does what}
  - {type: unheard-of}
END
lines 'documents of a description' documents acme
cat >expected <<'END'
policy  TH-01  security-policy        -    Cloud information security policy
matrix  TH-17  responsibility-matrix  G-1  Who does what
-       -      unheard-of             -    -
END
is 'they stand there as they are, right or wrong' "$(cat expected)" "$(cat out)"
printf 'csms: 1\ndocuments: []\n' >acme/csms.yaml
lines 'a description without documents' documents acme
is 'nothing is printed' '' "$(cat out)"
csmsc list documents nowhere >out 2>said
is 'a folder that is not there' '3 csmsc read-folder' "$? $(findings said)"

lines 'catalogs' catalogs
is 'their names' 'ccm cloud-risks cts iso27001 iso27002-2013 iso27017 laws-cn pack' "$(cut -d ' ' -f 1 out | paste -sd ' ' -)"
for file in "$data"/templates/catalogs/*.yaml; do
	awk '/^[a-z]/ { part = $1 } /^  - id:/ { n[part]++ } /^catalog:/ { name = $2 }
		END { printf "%s %d %d\n", name, n["entries:"], n["groups:"] }' "$file"
done >expected
is 'as many entries and groups as the files have' "$(cat expected)" \
	"$(sed -E 's/^([^ ]*) .* ([0-9]+) entries +([0-9]+) groups$/\1 \2 \3/' out)"

lines 'messages' messages
is 'they are those of messages.def, in its order' \
	"$(sed -nE 's/^(M|USAGE)\(([A-Z0-9_]*),.*/\2/p' "$root/compiler/base/messages.def" | tr A-Z_ a-z-)" \
	"$(cut -d ' ' -f 1 out)"
is 'with what is filled in' 'bad-date error "…" takes a date as YYYY-MM-DD, not "…"' \
	"$(grep '^bad-date ' out | tr -s ' ')"
is 'each on one line, its text in the same column' 1 "$(grep -oE '^[a-z0-9-]+ +[a-z]+ +' out | awk '{ print length }' | sort -u | wc -l | tr -d ' ')"

lines 'rules' rules
is 'they are those of rules.def, in its order' \
	"$(sed -n 's/^RULE(\([a-z_]*\),.*/\1/p' "$root/compiler/check/rules.def" | tr _ -)" "$(cut -d ' ' -f 1 out)"
is 'one of them' 'risk-residual risks cts:6.1.2-6' "$(grep '^risk-residual ' out | tr -s ' ')"

lines 'themes' themes
is 'their names' "$(ls "$data/styles/themes" | sed 's/\.yaml$//')" "$(cut -d ' ' -f 1 out)"
is 'each says what it looks like' '' "$(grep -E ' -$' out)"

# -- the command line ------------------------------------------------------------------------

csmsc list >out 2>said
is 'no word' '2 csmsc word-needed' "$? $(findings said)"
csmsc list rule >out 2>said
is 'a word misspelt' '2 csmsc word-needed, csmsc did-you-mean' "$? $(findings said)"
csmsc list rules messages >out 2>said
is 'a word too many' '2 csmsc word-extra' "$? $(findings said)"
csmsc list documents acme acme >out 2>said
is 'a folder too many' '2 csmsc word-extra' "$? $(findings said)"
csmsc list messages >/dev/full 2>said
is 'standard output is full' '3 csmsc output' "$? $(findings said)"
done_testing
