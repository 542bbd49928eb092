#!/bin/sh
# Controlled copies: one PDF for each holder of an issued document, stamped on every page, and the
# same in all else.
. "$(dirname "$0")/lib/setup.sh"
day=2026-09-30

# A description without gaps in two languages, three holders; one number is no name of a file.
mkdir d && sed '2s/.*/languages: [zh-CN, en]/
	4s/:.*/: {zh-CN: 泰恩主机有限公司, en: Tarn Hosting Ltd.}/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
cat >>d/csms.yaml <<'END'
      - {copy: "02", name: {en: Operations, zh-CN: 运维部}}
      - {copy: Q/3, name: {en: School board, zh-CN: 校董会}}
  - id: next
    type: cloud-security-policy
    number: TH-02
    owner: ben
    prepared-by: cat
    reviewed-by: ben
    approved-by: ann
    classification: public
    distribution:
      - {copy: "01", name: Ann Boyd}
END
copies() { # OPTION…: a pack with copies, in `pack`
	csmsc build d -o pack --copies --date $day "$@" >said 2>&1
}
names() {
	(cd pack && find copies -type f 2>/dev/null | sort | paste -sd ' ' -)
}
# page FILE N: the text of a page, in one line
page() {
	pdftotext -f "$2" -l "$2" "$1" - | tr -s '\n\f ' ' '
}
pages() {
	pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

# -- a draft has none ------------------------------------------------------------------------
copies --only policy
is 'copies of a draft: none, and it is said' '0 copies-draft' "$? $(findings said | grep -o 'copies-[a-z]*')"
is 'a pack without them' '' "$(names)"
copies --format html
is 'copies without PDF' '2 csmsc option-copies' "$? $(findings said)"

# -- an issued document ----------------------------------------------------------------------
for step in 'revise ben --change First' 'prepare cat' 'review ben' 'approve ann' 'issue ben'; do
	# shellcheck disable=SC2086 # words
	set -- $step
	verb=$1 who=$2
	shift 2
	csmsc "$verb" d policy --as "$who" "$@" --date 2026-09-20 || fail "$verb"
done >said 2>&1
rm -rf pack
copies
is 'a pack with copies' '0 copies-draft' "$? $(findings said | grep -o 'copies-[a-z]*')"
is 'one for each holder and language' \
	'copies/en/policy-01.pdf copies/en/policy-02.pdf copies/en/policy-Q%2F3.pdf copies/zh-CN/policy-01.pdf copies/zh-CN/policy-02.pdf copies/zh-CN/policy-Q%2F3.pdf' \
	"$(names)"
is 'the document itself is what was issued' '' "$(cmp pack/en/policy.pdf d/issued/TH-01/A-0/en/policy.pdf 2>&1)"
copy=pack/copies/en/policy-02.pdf
count=$(pages $copy)
is 'it has as many pages' "$(pages pack/en/policy.pdf)" "$count"
for n in $(seq "$count"); do
	case $(page $copy "$n") in *'Copy no. 02'*) ;; *) echo "page $n: no number" ;; esac
	case $(page $copy "$n") in *Operations*) ;; *) echo "page $n: no holder" ;; esac
	case $(page $copy "$n") in *'Controlled copy'*) ;; *) echo "page $n: not controlled" ;; esac
	case $(page $copy "$n") in *'Copy no. 01'* | *'Copy no. Q/3'*) echo "page $n: of another" ;; esac
	case $(page pack/en/policy.pdf "$n") in *'Copy no. 0'*) echo "page $n of the document: a number" ;; esac
done >lacking
is 'number and holder stand on every page' '' "$(cat lacking)"
case $(page pack/copies/zh-CN/policy-02.pdf 3) in
*'分发号：02'*) pass 'in Chinese, too' ;;
*) fail 'in Chinese, too' "$(page pack/copies/zh-CN/policy-02.pdf 3)" ;;
esac
is 'the file says which copy it is' "$(printf 'CopyNumber 02\nHolder Operations')" \
	"$(qpdf --json $copy | python3 -c '
import json, sys
for o in json.load(sys.stdin)["qpdf"][1].values():
    v = o.get("value")
    if isinstance(v, dict) and "/CopyNumber" in v:
        print("CopyNumber", v["/CopyNumber"][2:])
        print("Holder", v["/Holder"][2:])')"

# -- what the stamp leaves alone -------------------------------------------------------------
for other in 01 Q%2F3; do
	pdfinfo -struct-text pack/copies/en/policy-$other.pdf >content-$other
	pdfinfo -struct-text $copy | diff - content-$other >differs
	is "content and its order: 02 and $other" '' "$(head -n 5 differs)"
done
python3 - pack/copies/en/policy-01.pdf pack/copies/en/policy-Q%2F3.pdf <<'END' >differs 2>&1
import re, subprocess, sys

def words(path):
    """Each word with its place, page by page."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True)
    return [set(re.findall(r"<word ([^>]*)>([^<]*)<", p)) for p in out.stdout.split("<page ")[1:]]

STAMP = set("01 Q/3 Ann Boyd School board".split())
one, other = map(words, sys.argv[1:])
for n, (a, b) in enumerate(zip(one, other), 1):
    moved = {word for _, word in a ^ b} - STAMP - {"no.", "Copy", "·", "Controlled", "copy"}
    if moved:
        print("page", n, sorted(moved))
END
is 'no word but those of the stamp differs or moves' '' "$(cat differs)"
qpdf --check $copy >said 2>&1
is 'the file is whole' 0 $?

# -- again -----------------------------------------------------------------------------------
is 'the manifest names number and holder' 6 "$(grep -c '"copy": "[^"]*", "holder": "[^"]' pack/manifest.json)"
is 'of other files it does not' 0 "$(grep '"path": "[ez][nh]' pack/manifest.json | grep -vc '"copy": null, "holder": null')"
mv pack first
copies
is 'copies are the same again' '' "$(diff -r first pack 2>&1)"
copies
is 'nothing to do' 0 $?
snapshot pack >before
csmsc build d -o pack --date $day >said 2>&1
is 'without the option they are gone' '0 ' "$? $(names)"

# -- what was issued can no longer be printed ----------------------------------------------------
mkdir data && cp -R "${CSMSC_DATA:-$root}/templates" "${CSMSC_DATA:-$root}/styles" data/
sed -i 's/key="policy.purpose[^>]*>/&Now /' data/templates/l10n/en.xml
sed -i 's/<text key="control.level">/&/; s/<text key="type.security-policy">/&New /' data/templates/l10n/en.xml
csmsc build d -o moved --copies --date $day --data data --only policy >said 2>&1
is 'copies of what would not be what was issued' '1 csmsc copies-moved' "$? $(findings said | grep -o 'csmsc copies-moved')"
is 'no pack comes of it' '' "$(ls moved 2>/dev/null)"
done_testing
