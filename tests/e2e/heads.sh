#!/bin/sh
# Running heads: which short title a document has, and that no head of the samples is cut; and that
# document control has room on one page.
. "$(dirname "$0")/lib/setup.sh"
day=2026-09-30

docbook() { # SOURCE DOCUMENT LANG
	csmsc build "$1" --dump=docbook --only "$2" --lang "$3" --date $day 2>/dev/null
}
short() { # SOURCE DOCUMENT LANG: with plain spaces
	docbook "$@" | sed -n 's/\xC2\xA0/ /g; s|^ *<titleabbrev>\(.*\)</titleabbrev>$|\1|p'
}
titled() { # TITLE: the short title of a policy with that title
	mkdir -p own && { cat "$root/tests/e2e/bad/base.yaml" && printf '    title: "%s"\n' "$1"; } >own/csms.yaml
	docbook own policy en | grep -q "<title>$1</title>" || echo 'not built'
	short own policy en
}

# -- titles of the organisation ----------------------------------------------------------------
is 'what stands in parentheses at the end is left out' 'Cloud policy' "$(titled 'Cloud policy (schools of the valley)')"
is 'also those of Chinese' 云方针 "$(titled '云方针（山谷各校）')"
for title in 'Cloud policy' 'Cloud (public) policy' 'Cloud (public) policy (schools)' '(schools)' 'Cloud policy)' 'Cloud policy (' 'Cloud policy ()x' 'alert(1)'; do
	is "$title: it is short itself" '' "$(titled "$title")"
done

# -- document types that have a short title ----------------------------------------------------
samples=$root/input-samples
is 'a matrix has the name of its service' 'Responsibilities: Haidai Compute and Object Storage' "$(short "$samples/customer" matrix-iot en)"
is 'without its parentheses' 'Responsibilities: Haidai Cloud infrastructure' "$(short "$samples/both" matrix-iaas en)"
is 'in Chinese, too' 责任矩阵：海岱云主机与对象存储 "$(short "$samples/customer" matrix-iot zh-CN)"
is 'unless its title is shorter' 青禾仓储云责任矩阵 "$(short "$samples/both" matrix-wms-kangji zh-CN)"
is 'a checklist is without its number' 'Audit checklist: Certification audit, stage 2' "$(short "$samples/both" checklist en)"
is 'audit, review and correction have a title of their own' 'Audit, review and correction procedures' \
	"$(short "$samples/customer" audit-review en)"
cp -R "$samples/customer" renamed
sed -i 's/^    type: audit-review-correction-procedures$/&\n    title: {en: "Procedures that the Beijing branch follows when it audits", zh-CN: 北京分公司审核程序}/' renamed/procedures.yaml
is 'unless the organisation named them' '' "$(short renamed audit-review en)"

# -- the pages of the samples ------------------------------------------------------------------
pages() { # SOURCE LANG: those of all its documents
	for document in $(csmsc status "$1" --date $day 2>/dev/null | awk '/^[a-z]/ { print $1 }'); do
		csmsc build "$1" --dump=pages --only "$document" --lang "$2" --date $day 2>/dev/null
	done
}
# The page of each heading with these words.
page_of() {
	awk -v words="\"$1\"" '/^page / { page = $2 } / H[12]$/ && index($0, words) { print page }' pages | sort -u | paste -sd ' '
}
more='customer both'
case $BUILD in *san*) more=both ;; esac # sanitised builds are slow
for sample in $more; do
	pages "$samples/$sample" zh-CN >pages
	is "$sample: there are heads in Chinese" yes "$(grep ' head$' pages | grep -q 责任矩阵 && echo yes)"
	is "$sample: none of these is cut" '' "$(grep ' head$' pages | grep '…')"
	pages "$samples/$sample" en >pages
	is "$sample: there are heads" yes "$(grep ' head$' pages | grep -q '"Responsibilities: ' && echo yes)"
	is "$sample: none of them is cut" '' "$(grep ' head$' pages | grep '…')"
	is "$sample: the page of document control holds all of it" '2 2' "$(page_of 'Document control') $(page_of 'Revision history')"
done
done_testing
