#!/bin/sh
# What two sides agree: a matrix waits for the counterparty, whose signature falls with the content;
# an auditor's form waits for nobody.
. "$(dirname "$0")/lib/setup.sh"
. "$root/tests/e2e/lib/signing.sh"

# A description without gaps in two languages, with one agreement.
mkdir d && sed '2s/.*/languages: [zh-CN, en]/
	4s/:.*/: {zh-CN: 泰恩主机有限公司, en: Tarn Hosting Ltd.}/
	s/responsibility: provider/responsibility: shared/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
cat >>d/csms.yaml <<'END'
  - id: matrix
    type: responsibility-matrix
    of: valley-servers
    number: TH-02
    owner: ben
    prepared-by: cat
    reviewed-by: ben
    approved-by: ann
    classification: confidential
    distribution:
      - {copy: "01", name: Valley Schools}
include: [shares.yaml]
END
{
	cat "$root/tests/e2e/agree/shares.yaml"
	awk '/^entries:/ { seen = 1 } seen && /^  - id:/ { gsub(/"/, "", $3)
		print "  - {control: \"iso27017:" $3 "\", accountable: cat}" }' \
		"${CSMSC_DATA:-$root}/templates/catalogs/iso27017.yaml"
} >d/shares.yaml
csmsc check d >said 2>&1
is 'the description has no findings' '0 ' "$? $(findings said)"
row=$(grep -n 'iso27017:9.2.1"' d/shares.yaml | cut -d: -f1)

# -- until both sides have signed ------------------------------------------------------------------
status_is 'a matrix waits for four signatures' 'matrix *TH-02 *A/0 *draft' 'agreed: open'
is 'a policy for three' 3 "$(csmsc status d --only policy | grep -c ': open')"
refused 'agreed before there is a version' 1 'csmsc sign-closed' agree d matrix --as valley
does 'revise' 'revise matrix A/0 2026-09-01' '' revise d matrix --as ben --change First --date 2026-09-01
refused 'agreed before it is prepared' 1 'csmsc sign-order' agree d matrix --as valley
does 'prepare' 'prepare matrix A/0 2026-09-02' '' prepare d matrix --as cat --date 2026-09-02
does 'review' 'review matrix A/0 2026-09-03' '' review d responsibility-matrix --as ben --date 2026-09-03
refused 'agreed before it is approved' 1 'csmsc sign-order' agree d matrix --as valley
does 'nothing waits for the customer yet' '' '' agree d --all --as valley
refused 'approved by the customer' 2 'csmsc sign-person' approve d matrix --as valley
does 'approve' 'approve matrix A/0 2026-09-04' '' approve d matrix --as ann --date 2026-09-04
refused 'issued before it is agreed' 1 'csmsc issue-unapproved' issue d matrix --as ann
does 'nor is it with --all' '' '' issue d --all --as ann
line=$(grep -n 'id: matrix' d/csms.yaml | cut -d: -f1)
refused 'agreed by another customer' 1 "csms.yaml:$line:5 sign-other" agree d matrix --as moor
refused 'agreed by one of us' 2 'csmsc sign-person' agree d matrix --as ann
refused 'agreed by nobody' 2 'csmsc sign-as' agree d matrix
refused 'a policy has no counterparty' 1 'csmsc sign-no-party' agree d policy --as valley
refused 'agreed the day before' 1 'csmsc sign-day' agree d matrix --as valley --date 2026-09-03
does 'nothing waits for the other customer' '' '' agree d --all --as moor
does 'agree' 'agree matrix A/0 2026-09-05' '' agree d --all --as valley --date 2026-09-05
refused 'agreed twice' 1 'csmsc sign-done' agree d matrix --as valley --date 2026-09-06
status_is 'status says who agreed' 'approved: 2026-09-04 by ann$' 'agreed: 2026-09-05 by valley$'
entry=$(grep -l '"agree"' d/ledger/*.yaml)
for text in valley 'Ivy Hale' 艾薇 秘书长; do
	grep -q "$text" "$entry" || fail "the ledger holds $text" "$(cat "$entry")"
done

# -- a change after the agreement ------------------------------------------------------------------
sed -i "${row}s/}/, owner: customer}/" d/shares.yaml
status_is 'other shares cost the agreement, by name' 'matrix *TH-02 *A/0 *draft' \
	'agreed: 2026-09-05 by valley -- LOST' 'approved: 2026-09-04 by ann -- LOST' \
	'responsibilities/.*/owner: (absent) -> customer'
refused 'issued with other shares than agreed' 1 'csmsc issue-unapproved' issue d matrix --as ann
refused 'agreed with other shares than approved' 1 'csmsc sign-order' agree d matrix --as valley
rm -rf out && csmsc build d -o out --only matrix --format html >/dev/null 2>&1
grep -q 'owner.*customer' out/en/matrix.html && pass 'the draft names the change' ||
	fail 'the draft names the change'
sed -i "${row}s/, owner: customer}/}/" d/shares.yaml
status_is 'taken back, it has cost nothing' 'agreed: 2026-09-05 by valley$'
sed -i 's/Moor Academy/Moor College/; s/office@moor/head@moor/' d/shares.yaml
status_is 'nor has a change of the other customer' 'agreed: 2026-09-05 by valley$'

# -- issued ----------------------------------------------------------------------------------------
# Who signs for the customer changes: who did sign stays.
sed -i 's/{zh-CN: 艾薇, en: Ivy Hale}/Max Dale/' d/shares.yaml
does 'issue' 'issue matrix A/0 2026-09-08' '' issue d matrix --as ann --date 2026-09-08
shows() { # LANG TEXT…: the issued copies print it, as page and as PDF
	copy=d/issued/TH-02/A-0/$1/matrix
	lang=$1
	shift
	pdftotext "$copy.pdf" - | tr -d ' \n\f' >pages
	for text in "$@"; do
		grep -qF "$text" "$copy.html" || fail "the $lang page says $text"
		grep -qF "$(printf %s "$text" | tr -d ' ')" pages || fail "the $lang PDF says $text"
	done
	pass "the $lang copies say $*"
	for text in 'Max Dale' 'Moor'; do
		grep -qF "$text" "$copy.html" && fail "the $lang page says $text"
	done
}
shows en 'Valley Schools' 'Ivy Hale' 'Secretary' '5 September 2026' 'Ann Boyd' '4 September 2026'
shows zh-CN 河谷学校联合体 艾薇 秘书长 2026年9月5日 'Ann Boyd' 2026年9月4日
status_is 'status' 'matrix *TH-02 *A/0 *issued'
refused 'agreed after it was issued' 1 'csmsc sign-closed' agree d matrix --as valley

# -- forms, and all at once ------------------------------------------------------------------------
# The audit is full of gaps, which keeps no other document from being signed.
cp "$root/tests/e2e/agree/audit.yaml" d
sed -i 's/shares.yaml\]/shares.yaml, audit.yaml]/' d/csms.yaml
sed -i "${row}s/}/, owner: customer}/" d/shares.yaml
status_is 'a form has the version of its body' 'checklist *F-7 *3 '
is 'nobody signs a form' 0 "$(csmsc status d --only checklist 2>/dev/null | grep -c 'prepared\|agreed')"
for step in 'revise ben' 'prepare cat' 'review ben' 'approve ann' 'agree valley'; do
	snapshot d >before
	csmsc "${step% *}" d checklist --as "${step#* }" --date 2026-09-10 >printed 2>said
	is "a form is not for us: ${step% *}" '1 1 [sign-form] ' \
		"$? $(grep -c ': error: ' said) $(grep -o '\[sign-form\]' said) $(cat printed)"
	snapshot d | cmp -s before - || fail "${step% *} of a form writes nothing"
done
all() { # NAME OUTPUT ARG…: acts on every document but the form
	name=$1 wanted="0 $2"
	shift 2
	csmsc "$1" d --all --as "$2" --date "$3" >printed 2>said
	is "$name" "$wanted" "$? $(cat printed)"
}
all 'revise passes over the form' 'revise policy A/0 2026-09-10
revise matrix A/1 2026-09-10' revise ben 2026-09-10
for step in 'prepare cat' 'review ben' 'approve ann'; do
	all "${step% *} all" "${step% *} policy A/0 2026-09-11
${step% *} matrix A/1 2026-09-11" "${step% *}" "${step#* }" 2026-09-11
done
all 'the policy may be issued, the matrix waits' 'issue policy A/0 2026-09-11' issue ann 2026-09-11
all 'agree all' 'agree matrix A/1 2026-09-12' agree valley 2026-09-12
all 'issue all' 'issue matrix A/1 2026-09-13' issue ann 2026-09-13
is 'of the form nothing is issued' 'TH-01 TH-02' "$(ls d/issued | paste -sd' ')"
done_testing
