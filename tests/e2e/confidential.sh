#!/bin/sh
# The matrix for one counterparty holds nothing of another's: no text, and no finding about it.
# lib/confidential.py tells from the sample's YAML which texts are whose.
. "$(dirname "$0")/lib/setup.sh"
cp -R "$root/input-samples/both" sample && sample=$work/sample
matrices="matrix-wms-xianda matrix-wms-kangji matrix-trace-xianda matrix-iaas matrix-ci"

# pack DIR: the matrices in DIR.out, as drafts, with their DocBook beside them.
pack() {
	csmsc build "$1" -o "$1.out" --only responsibility-matrix -j 2 2>said || fail "$1 builds" "$(cat said)"
	for matrix in $matrices; do
		for language in en zh-CN; do
			csmsc build "$1" --only "$matrix" --lang $language --dump=docbook \
				>"$1.out/$language/$matrix.docbook" 2>said || fail "$1: $matrix" "$(cat said)"
		done
	done
}

texts_of_others() { # DIR: what confidential.py finds in its pack
	python3 "$root/tests/e2e/lib/confidential.py" "$sample" "$1.out" "${CSMSC_DATA:-$root}/templates"
}

clean_copy() { # DIR: the sample without a ledger
	mkdir "$1" && cp -R "$sample"/*.yaml "$sample"/*.png "$sample"/style "$1"
}

# -- the sample ------------------------------------------------------------------------------------
clean_copy d
is 'every matrix of the sample is looked at' "$matrices" \
	"$(sed -n '/^documents:/,/^[a-z-]*:$/s/^  - id: \(matrix-.*\)/\1/p' d/csms.yaml | paste -sd' ')"
pack d
if texts_of_others d >found; then
	pass 'no text of another counterparty is in a matrix'
else
	fail 'no text of another counterparty is in a matrix' "$(head -n 40 found)"
fi
is 'in five matrices, two languages, three forms' 5 "$(grep -c '[1-9][0-9][0-9] texts of others in 6 files' found)"

# -- a text planted --------------------------------------------------------------------------------
# The name of the one customer in the first row about the other alone.
clean_copy planted
awk 'about && /^      zh-CN: / { sub(/: /, ": 鲜达食品配送集团与"); about = 0; done = 1 }
	before == "      - agr-wms-kangji" && earlier == "    agreements:" && !/^      - / && !done { about = 1 }
	{ earlier = before; before = $0; print }' "$sample/responsibilities.yaml" >planted/responsibilities.yaml
is 'one line is planted' 2 "$(diff "$sample/responsibilities.yaml" planted/responsibilities.yaml | grep -c '^[<>]')"
pack planted
texts_of_others planted >found
is 'a name planted is found where it stands' "1 planted.out/zh-CN/matrix-wms-kangji.docbook
planted.out/zh-CN/matrix-wms-kangji.html
planted.out/zh-CN/matrix-wms-kangji.pdf" "$? $(grep 'customers cust-xianda' found | cut -d: -f1 | sort -u)"

# -- findings --------------------------------------------------------------------------------------
# Faults in what concerns one customer alone: its record, its agreement, its contract, a row, the
# matrix itself, an assurance that only its matrix and the supplier's name.
of() { # FILE ID COMMAND: sed within that record
	sed -i "/^  - id: $2\$/,/^  - id: /{$3}" "faulty/$1"
}
clean_copy faulty
of agreements.yaml cust-kangji '/^    signatory:/,+6d'
of agreements.yaml agr-wms-kangji '/^    notice-hours:/d; s/^    agreed: .*/    agreed: 2024-05-13/'
of services.yaml ct-kangji '/^    security-terms:/,+2d'
of services.yaml as-haidai-report 's/^    expires: .*/    expires: 2026-01-31/'
of csms.yaml matrix-wms-kangji 's/number: .*/number: KANGJI-5/; s/approved-by: .*/approved-by: p-kong/; /^    owner:/d'
awk 'about && /^      en: / { about = 0; done = 1; next }
	before == "      - agr-wms-kangji" && earlier == "    agreements:" && !/^      - / && !done { about = 1 }
	{ earlier = before; before = $0; print }' "$sample/responsibilities.yaml" >faulty/responsibilities.yaml
csmsc check faulty >said 2>&1
is 'the faults are gaps' 'agreed-overdue assurance-expired missing-fact no-translation number-pattern own-approval party-lacks' \
	"$(sed -n 's/^[^ ]*: gap: .*\[\(.*\)\]$/\1/p' said | sort -u | paste -sd' ')"
csmsc status faulty --only responsibility-matrix >printed 2>said
is 'each is told to whom it concerns' 'matrix-iaas 1
matrix-wms-kangji 9' "$(awk '/^[a-z]/ { id = $1 } /open points:/ { print id, $3 }' printed | sort)"
csmsc build faulty -o faulty.out --only responsibility-matrix -j 2 2>said
for copy in en/matrix-wms-xianda zh-CN/matrix-wms-xianda en/matrix-trace-xianda zh-CN/matrix-ci; do
	cmp "d.out/$copy.html" "faulty.out/$copy.html"
	pdftotext -layout "d.out/$copy.pdf" before # its bytes hold fonts cut to all that the pack prints
	pdftotext -layout "faulty.out/$copy.pdf" after
	cmp before after
done >differ 2>&1
is 'nothing of it changes what the others print' '' "$(cat differ)"
grep -qi 'kangji\|康济' faulty.out/*/matrix-iaas.html && fail 'the supplier is told of its own alone' ||
	pass 'the supplier is told of its own alone'
done_testing
