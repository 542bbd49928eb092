#!/bin/sh
# How findings are shown: text with the line and a caret, JSON, colour only on a terminal, gaps on
# the Open points page of a draft.
. "$(dirname "$0")/lib/setup.sh"

mkdir d && sed '23s/cat/dan/; 57s/2026-08-03/2026-02-30/
	99s/:.*/: 服务默认<b>相互隔离<\/b>。/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml

# -- text ----------------------------------------------------------------------------------------
csmsc check d >out 2>said
is 'findings go to standard error, nothing to standard output' '1 0' "$? $(wc -c <out | tr -d ' ')"
cat >expected <<'END'
csms.yaml:99:15: error: HTML (for the sign itself write \<) cannot stand in prose, which has paragraphs, lists, emphasis, code and links [prose-refused]
      principles: 服务默认<b>相互隔离</b>。
                  ^
csms.yaml:23:11: error: "dan" is not in "people" [dangling]
      person: dan
              ^
csms.yaml:8:1: note: "people" is here, with 3 entries [section-here]
    people:
    ^
csms.yaml:57:11: error: "date" takes a date as YYYY-MM-DD, not "2026-02-30" [bad-date]
        date: 2026-02-30
              ^
END
is 'every finding with its line and a caret' "$(cat expected)" "$(cat said)"

# -- the caret stands below the fault on a terminal, where Han is two columns wide -----------------
width() { # the columns that the texts on standard input take
	python3 -c '
import sys, unicodedata
def columns(c):
    return 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
for line in sys.stdin:
    print(sum(columns(c) for c in line.rstrip("\n")))'
}
combining=$(printf 'e\314\201')
sed "s/^  business: .*/  business: |\\n    中文“引号”ｆｕｌｌ，$combining，半角ｱｲ <b>/" "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
csmsc check d 2>said
shown=$(sed -n 2p said) caret=$(sed -n 3p said)
is 'caret below wide, half-width and combining characters' "$(printf '%s\n' "${shown%%<b>*}" | width)" \
	"$(printf '%s\n' "${caret%?}" | width)"
is 'the column counts characters' 'csms.yaml:7:24 prose-refused' "$(findings said)"

# A line of thousands of characters is cut around the fault.
awk 'NR == 99 { printf "  principles: "; for (i = 0; i < 2000; i++) printf "云"; print "<b>"; next }
	{ print }' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
csmsc check d 2>said
longest=$(sed -n 2,3p said | width | sort -n | tail -n 1)
[ "$longest" -gt 0 ] && [ "$longest" -le 160 ] && pass 'a long line is cut' || fail 'a long line is cut' "$longest columns"

# -- JSON ----------------------------------------------------------------------------------------
sed '23s/cat/caat/; 98d' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
csmsc check d --diagnostics=json >out 2>said
is 'the status is that of text' 1 $?
if python3 -m json.tool said >/dev/null; then pass 'valid JSON'; else fail 'valid JSON' "$(cat said)"; fi
is 'the fields of every finding' \
	'error dangling csms.yaml 23 11 | note did-you-mean did you mean "cat"? | note section-here csms.yaml 8 1
gap missing-fact csms.yaml 89 1
fatal 0 error 1 gap 1 warning 0' "$(python3 - said <<'END'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))
for f in found["findings"]:
    line = "%s %s %s %d %d" % (f["level"], f["id"], f["file"], f["line"], f["col"])
    for n in f.get("notes", []):
        place = "%s %d %d" % (n["file"], n["line"], n["col"]) if n["file"] else n["text"]
        line += " | %s %s %s" % (n["level"], n["id"], place)
    print(line)
print(*("%s %d" % i for i in found["count"].items()))
END
)"
cp "$root/tests/e2e/bad/base.yaml" d/csms.yaml
csmsc check d --diagnostics=json 2>said
is 'nothing found is JSON, too' '0 []' "$? $(python3 -c 'import json; print(json.load(open("said"))["findings"])')"
printf 'csms: 1\nx-\\"quo\002te: 1\n"a\\nb": 1\n' >d/csms.yaml
csmsc check d --diagnostics=json 2>said
python3 -m json.tool said >/dev/null && pass 'control characters are escaped' || fail 'control characters are escaped'
csmsc check d --diagnostics=json --date=never 2>said
is 'a fault of the command line is JSON, too' 'option-date' \
	"$(python3 -c 'import json; print(json.load(open("said"))["findings"][0]["id"])')"

# -- colour --------------------------------------------------------------------------------------
escape=$(printf '\033')
sed '23s/cat/dan/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
csmsc check d 2>said
if grep -q "$escape" said; then fail 'no colour into a file'; else pass 'no colour into a file'; fi
csmsc check d 2>&1 | cat >said
if grep -q "$escape" said; then fail 'no colour into a pipe'; else pass 'no colour into a pipe'; fi

on_terminal check d >said
if grep -q "$escape\\[1;31merror" said; then pass 'colour on a terminal'; else fail 'colour on a terminal' "$(cat -v said)"; fi
NO_COLOR=1 on_terminal check d >said
if grep -q dangling said && ! grep -q "$escape" said; then pass 'NO_COLOR'; else fail 'NO_COLOR' "$(cat -v said)"; fi
printf 'csms: 1\nx-%s[31mred: 1\n' "$escape" >d/csms.yaml
NO_COLOR=1 on_terminal check d >said
if grep -q text-character said && ! grep -q "$escape" said; then
	pass 'a description sends no escape codes to a terminal'
else
	fail 'a description sends no escape codes to a terminal' "$(cat -v said)"
fi
mkdir "$(printf 'bad\033[31m')"
NO_COLOR=1 on_terminal check "$(printf 'bad\033[31m')" >said
if grep -q read-missing said && ! grep -q "$escape" said; then
	pass 'nor does the name of a folder'
else
	fail 'nor does the name of a folder' "$(cat -v said)"
fi

# -- the Open points page ------------------------------------------------------------------------
sed '98d; 44s/low/critical/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml
csmsc build d -o out1 --format html 2>said
is 'a draft is built in spite of gaps' '0 csms.yaml:89:1 missing-fact, csms.yaml:44:15 residual-higher' \
	"$? $(findings said)"
python3 - out1/en/policy.html >text <<'END'
import html.parser, sys
class Text(html.parser.HTMLParser):
    def handle_data(self, data):
        print(" ".join(data.split()), end=" ")
Text().feed(open(sys.argv[1], encoding="utf-8").read())
END
grep -q 'csms.yaml:89' text && pass 'the draft lists the gap with its position' ||
	fail 'the draft lists the gap with its position' "$(cat text)"
grep -q 'csms.yaml:44' text && fail 'and no gap of a section that it does not read' ||
	pass 'and no gap of a section that it does not read'
done_testing
