#!/bin/sh
# The life of a document: who may do what when, what falls when a fact changes, what never changes
# again.
. "$(dirname "$0")/lib/setup.sh"
. "$root/tests/e2e/lib/signing.sh"

# A description without gaps in two languages.
mkdir d && sed '2s/.*/languages: [zh-CN, en]/
	4s/:.*/: {zh-CN: 泰恩主机有限公司, en: Tarn Hosting Ltd.}/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml

line_of() { grep -n "$1" d/csms.yaml | cut -d: -f1; }
copies='d/issued/TH-01'

# -- the first version -----------------------------------------------------------------------------
status_is 'at first everything is open' 'policy *TH-01 *A/0 *draft' 'prepared: open' 'approved: open'
csmsc status d --release >/dev/null 2>&1
is 'drafts outstanding, where asked' 4 $?
refused 'prepared before there is a version' 1 'csmsc sign-closed' prepare d policy --as cat
refused 'issued before there is a version' 1 'csmsc sign-closed' issue d policy --as ann
does 'revise opens the first version' 'revise policy A/0 2026-09-01' '' revise d policy --as ben \
	--change 'en=First issue' --change 'zh-CN=首次发布' --date 2026-09-01
refused 'revised twice' 1 'csmsc sign-open' revise d policy --as ben --change again
refused 'reviewed before it is prepared' 1 'csmsc sign-order' review d policy --as ben
refused 'approved before it is prepared' 1 'csmsc sign-order' approve d policy --as ann
refused 'prepared by somebody else' 1 "csms.yaml:$(line_of 'id: policy'):5 sign-other" prepare d policy --as ann
refused 'prepared by nobody' 2 'csmsc sign-person' prepare d policy --as eve
refused 'prepared the day before' 1 'csmsc sign-day' prepare d policy --as cat --date 2026-08-31
does 'prepare' 'prepare policy A/0 2026-09-02' '' prepare d policy --as cat --date 2026-09-02
refused 'prepared twice' 1 'csmsc sign-done' prepare d policy --as cat --date 2026-09-03
refused 'approved before it is reviewed' 1 'csmsc sign-order' approve d policy --as ann
does 'review, by type' 'review policy A/0 2026-09-03' '' review d security-policy --as ben --date 2026-09-03
refused 'issued before it is approved' 1 'csmsc issue-unapproved' issue d policy --as ann
status_is 'half way' 'A/0 *draft' 'prepared: 2026-09-02 by cat$' 'reviewed: 2026-09-03 by ben$' 'approved: open'

# A change in between costs the approvals so far; taken back, it has cost nothing.
sed -i '6s/forty/fifty/' d/csms.yaml
refused 'approved with other content than reviewed' 1 'csmsc sign-order' approve d policy --as ann
status_is 'the approvals lost are named' 'reviewed: 2026-09-03 by ben -- LOST' 'organisation/business: .*forty.* -> .*fifty'
sed -i '6s/fifty/forty/' d/csms.yaml


# -- approved and issued ---------------------------------------------------------------------------
does 'approve' 'approve policy A/0 2026-09-04' '' approve d policy --as ann --date 2026-09-04
refused 'effective before it is issued' 2 'csmsc issue-effective' issue d policy --as ann \
	--date 2026-09-05 --effective 2026-09-04
refused 'issued before it was approved' 1 'csmsc sign-day' issue d policy --as ann --date 2026-09-03
does 'issue' 'issue policy A/0 2026-09-05' '' issue d policy --as ann --date 2026-09-05 --effective 2026-09-10
is 'one copy for each language and format' "$copies/A-0/en/policy.html
$copies/A-0/en/policy.pdf
$copies/A-0/zh-CN/policy.html
$copies/A-0/zh-CN/policy.pdf" "$(find d/issued -type f | sort)"
is 'read-only, as the ledger is' '' "$(find d/issued d/ledger -type f ! -perm 444)"
find d/issued -type f -printf '%p %i %T@\n' | sort >stamps
snapshot d/issued >issued
status_is 'status' 'policy *TH-01 *A/0 *issued'
csmsc status d --release >/dev/null 2>&1
is 'no drafts outstanding' 0 $?
refused 'issued twice' 1 'csmsc sign-closed' issue d policy --as ann
refused 'approved after it was issued' 1 'csmsc sign-closed' approve d policy --as ann

packed() { # NAME STATUS FINDINGS ARG…: a build that copies the issued bytes
	name=$1 wanted="$2 $3"
	shift 3
	rm -rf out && csmsc build d -o out "$@" >/dev/null 2>said
	is "$name" "$wanted" "$? $(findings said)"
	for file in en/policy.html en/policy.pdf zh-CN/policy.html zh-CN/policy.pdf; do
		cmp "out/$file" "$copies/A-0/$file" >differ 2>&1 || fail "$name: the issued bytes" "$(cat differ)"
	done
}
packed 'a pack holds the issued bytes' 0 ''
packed 'on any later day' 0 '' --date 2026-11-30
packed 'a release is possible' 0 '' --release
is 'the manifest has number, version and status' 'TH-01 A/0 issued' "$(python3 -c '
import json
print(*{"%(number)s %(version)s %(status)s" % f for f in json.load(open("out/manifest.json"))["files"]
        if f["document"]})')"
for language in en zh-CN; do
	case $language in en) change='First issue' ;; *) change=首次发布 ;; esac
	for text in TH-01 A/0 "$change" 2026; do
		grep -q "$text" out/$language/policy.html || fail "$text is stamped into $language"
	done
done
grep -q 'DRAFT' out/en/policy.html && fail 'an issued document is marked as a draft'

# -- a fact changes, and changes back --------------------------------------------------------------
sed -i '6s/forty/fifty/' d/csms.yaml
status_is 'a changed fact makes a draft' 'policy *TH-01 *A/1 *draft' 'organisation/business: .*forty.* -> .*fifty' \
	'prepared: 2026-09-02 by cat -- LOST' 'reviewed: 2026-09-03 by ben -- LOST' \
	'approved: 2026-09-04 by ann -- LOST'
snapshot out >before
csmsc build d -o out --release >/dev/null 2>said
is 'a release takes no draft' '4 csmsc release-refused' "$? $(findings said)"
snapshot out | cmp -s before - && pass 'and leaves the pack of before' || fail 'and leaves the pack of before'
rm -rf out && csmsc build d -o out >/dev/null 2>said
is 'a build does' '0 ' "$? $(findings said)"
grep -q forty out/en/policy.html && grep -q fifty out/en/policy.html && pass 'the draft names the change' ||
	fail 'the draft names the change'
refused 'a draft without a revision' 1 'csmsc sign-closed' prepare d policy --as cat
sed -i '44s/low/medium/' d/csms.yaml
sed -i '6s/fifty/forty/' d/csms.yaml
status_is 'changed back, and a fact that the document does not read: issued' 'policy *TH-01 *A/0 *issued'
packed 'with the same bytes' 0 ''

# -- only the wording changes ----------------------------------------------------------------------
mkdir reworded && cp -R "${CSMSC_DATA:-$root}/templates" "${CSMSC_DATA:-$root}/styles" reworded
sed -i '/key="policy.objective"/s/>.*</>What we aim at</' reworded/templates/l10n/en.xml
status_moved=$(CSMSC_DATA=$work/reworded csmsc status d)
case $status_moved in
*'A/0  issued '*'the wording of csmsc has moved since'*) pass 'other wording: issued as before, and said so' ;;
*) fail 'other wording: issued as before, and said so' "$status_moved" ;;
esac
CSMSC_DATA_KEPT=${CSMSC_DATA:-} CSMSC_DATA=$work/reworded
packed 'a pack holds the issued bytes, with a warning' 0 'csmsc wording-moved'
if [ -n "$CSMSC_DATA_KEPT" ]; then CSMSC_DATA=$CSMSC_DATA_KEPT; else unset CSMSC_DATA; fi

# -- the next version ------------------------------------------------------------------------------
refused 'revised the day before the issue' 1 'csmsc sign-day' revise d policy --as ben --change x --date 2026-09-04
does 'revise opens the next version' 'revise policy A/1 2026-10-01' '' revise d policy --as ben \
	--change 'Second' --request CR-7 --part 5.2 --date 2026-10-01
status_is 'what is revised is a draft' 'policy *TH-01 *A/1 *draft' 'prepared: open'
rm -rf out && csmsc build d -o out --date 2026-10-01 >/dev/null 2>&1
for text in 'A/0' 'A/1' 'First issue' 'Second' 'CR-7' 'DRAFT'; do
	grep -q "$text" out/en/policy.html || fail "$text is stamped into the draft of the next version"
done

# Gaps may be prepared and reviewed, but not approved.
sed -i 's/  external-/  x-external-/' d/csms.yaml
lacks="csms.yaml:$(line_of '^policy:'):1 missing-fact"
does 'prepare with a gap' 'prepare policy A/1 2026-10-01' "$lacks" prepare d --all --as cat --date 2026-10-01
does 'review with a gap' 'review policy A/1 2026-10-01' "$lacks" review d --all --as ben --date 2026-10-01
refused 'approved with a gap' 1 "$lacks, csmsc sign-gaps" approve d policy --as ann --date 2026-10-01
sed -i 's/  x-external-/  external-/' d/csms.yaml
refused 'approved without the gap, which nobody reviewed' 1 'csmsc sign-order' approve d policy --as ann --date 2026-10-01
for step in 'prepare cat' 'review ben' 'approve ann'; do
	does "${step% *} again" "${step% *} policy A/1 2026-10-02" '' "${step% *}" d --all --as "${step#* }" --date 2026-10-02
done
does 'nothing waits any more' '' '' approve d --all --as ann --date 2026-10-02

# -- what must not happen to what is issued --------------------------------------------------------
mkdir $copies/A-1
refused 'issued over a folder that the ledger does not know' 1 'csmsc ledger-tail' issue d policy --as ann --date 2026-10-03
rmdir $copies/A-1
cp -R d whole
echo ' ' >>"$(grep -l '"approve"' $(grep -l 2026-10-02 d/ledger/*.yaml))"
refused 'issued by an altered ledger' 1 'ledger/DIGEST.yaml ledger-digest' issue d policy --as ann --date 2026-10-03
rm -rf d && cp -R whole d
small='issued onto a full disk: no event, no copies'
if [ -z "$sanitised" ] && unshare -m mount -t tmpfs none "$work" 2>/dev/null; then
	# shellcheck disable=SC2016 # the inner shell expands
	unshare -m sh -c '
		size=$(($(du -sk d | cut -f 1) + 100))
		mkdir small && mount -t tmpfs -o size=${size}k none small && cp -R d small && cd small || exit 9
		ls -lR --time-style=+ d | grep -v ^total >../before
		"$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} issue d policy --as ann --date 2026-10-03 2>../said
		status=$?
		ls -lR --time-style=+ d | grep -v ^total | diff ../before - >&2 && exit $status
		exit 8'
	is "$small" '3 csmsc file-write' "$? $(findings said)"
else
	pass "$small # SKIP needs the right to mount, and no sanitizer"
fi
does 'issue the next version' 'issue policy A/1 2026-10-03' '' issue d --all --as ann --date 2026-10-03
snapshot d/issued | grep -v 'A-1\|/TH-01$' >after
grep -v '/TH-01$' issued | diff - after >differ && pass 'the first version stays as it was' ||
	fail 'the first version stays as it was' "$(cat differ)"
rm -rf out && csmsc build d -o out --date 2026-10-04 >/dev/null 2>&1
is 'a pack holds the issued bytes of the last version' '' "$(diff -r d/issued/TH-01/A-1 out | grep -v '^Only in out: ')"
snapshot out >before
mv $copies/A-1/zh-CN kept
csmsc build d -o out --date 2026-10-05 >/dev/null 2>said
is 'an issued copy is gone' '3 issued-gone' "$? $(findings said | sed 's/.* //')"
snapshot out | cmp -s before - && pass 'and the old pack stays' || fail 'and the old pack stays'
mv kept $copies/A-1/zh-CN

# -- two branches ----------------------------------------------------------------------------------
csmsc revise d policy --as ben --change Third --date 2026-10-06 >/dev/null 2>&1
cp -R d e
csmsc prepare d policy --as cat --date 2026-10-07 >/dev/null 2>&1
csmsc prepare e policy --as cat --date 2026-10-08 >/dev/null 2>&1
cp -n e/ledger/*.yaml d/ledger/ && cp -n d/ledger/*.yaml e/ledger/
status_is 'a ledger of two branches is read' 'policy *TH-01 *A/2 *draft' 'prepared: 2026-10-0[78] by cat$'
csmsc status e >printed2
cmp -s printed printed2 && pass 'with the same result on both sides' || fail 'with the same result on both sides' "$(diff printed printed2)"
does 'and goes on' 'review policy A/2 2026-10-09' '' review d policy --as ben --date 2026-10-09
done_testing
