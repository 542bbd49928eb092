#!/bin/sh
# `csmsc catalog`: what is known of standards, on a terminal.
. "$(dirname "$0")/lib/setup.sh"
data=${CSMSC_DATA:-$root}

# said NAME STATUS-AND-FINDINGS WORD…: runs it into the file `out`.
said() {
	name=$1 wanted=$2
	shift 2
	csmsc catalog "$@" >out 2>err
	is "$name" "$wanted" "$? $(findings err)"
}

# -- list ------------------------------------------------------------------------------------

said 'all catalogs' '0 ' list
is 'they are the files' "$(ls "$data/templates/catalogs" | sed 's/\.yaml$//' | paste -sd ' ' -)" \
	"$(cut -d ' ' -f 1 out | paste -sd ' ' -)"
csmsc list catalogs >listed
is 'csmsc list catalogs says the same' "$(cat listed)" "$(cat out)"
said 'one catalog' '0 ' list iso27017 --lang zh-CN
is 'its entries, in order, with their titles' '44 CLD.9.5.1 虚拟计算环境中的隔离' \
	"$(wc -l <out) $(grep '^CLD.9.5.1 ' out | tr -s ' ')"

# -- show ------------------------------------------------------------------------------------

said 'a control' '0 ' show iso27017:CLD.9.5.1 --lang zh-CN
is 'its page begins with its title' 'iso27017:CLD.9.5.1  虚拟计算环境中的隔离' "$(head -n 1 out)"
for part in 要求 目的 审核阶段 归口 对应文件 默认责任 做法 证据 需对方配合 审核问题 常见不符合 对应条款; do
	grep -q "^$part" out || echo "$part"
done >lacking
is 'and holds all that an auditor takes along' '' "$(cat lacking)"
is 'what the specification cites by another number stands there, with the note' 1 \
	"$(grep -c 'cts:8.4.12将其引作CLD.8.1.1' out)"
csmsc catalog show CLD.9.5.1 --lang zh-CN >bare 2>/dev/null
is 'a bare id is enough where one catalog has it' "$(cat out)" "$(cat bare)"

# Every page of every catalog in either language: something is printed, and no line is too long.
for lang in en zh-CN; do
	csmsc catalog list | cut -d ' ' -f 1 | while read -r catalog; do
		csmsc catalog list "$catalog" | sed "s/ .*//; s/^/$catalog:/"
	done >refs
	# shellcheck disable=SC2046 # words
	csmsc catalog show $(cat refs) --lang "$lang" >pages 2>err
	is "every entry has a page in $lang" "0 $(wc -l <refs)" "$? $(grep -c '^──' pages)"
	is "no line of them is wider than 80 columns ($lang)" '' "$(python3 - <<'END'
import unicodedata
for line in open("pages", encoding="utf-8"):
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.rstrip("\n"))
    if width > 80 and " " in line.strip():
        print(width, line, end="")
END
)"
done
said 'a clause' '0 ' show cts:8.4.12
is 'lists what stands in it' 17 "$(grep -c '^  cts:8.4.12-' out)"
said 'several' '0 ' show iso27001:A.5.1 iso27001:A.5.2
is 'one after the other' 2 "$(grep -c '^──' out)"

# -- search and diff -------------------------------------------------------------------------

said 'words in either language' '0 ' search 备份 RESTORE
is 'each in some entry that holds both' 1 "$(grep -c '^iso27017:12.3.1 ' out)"
said 'two editions' '0 ' diff iso27002-2013 iso27001
is 'the pairs of both' 115 "$(grep -cE '^[0-9.]+ += A\.' out)"
is 'what is new' 11 "$(grep -cE '^A\.[0-9.]+ +-' out)"

# -- catalogs of a description's own -----------------------------------------------------------

mkdir acme && cp "$root/tests/e2e/bad/base.yaml" acme/csms.yaml
cat >>acme/csms.yaml <<'END'
catalogs:
  - catalog: house
    title: House rules
    edition: House rules, 2026
    groups:
      - {id: H, title: Accounts}
    entries:
      - id: H-1
        group: H
        kind: requirement
        title: Named accounts
        gist: Nobody shares an account.
        refs: ["iso27001:A.5.16"]
END
said 'an entry of an own catalog' '0 ' show house:H-1 --with acme
is 'its page' 'house:H-1  Named accounts' "$(head -n 1 out)"
said 'its counterpart names it' '0 ' show iso27001:A.5.16 --with acme
is 'on the same subject' 1 "$(grep -c '^  house:H-1 ' out)"
said 'without the folder there is none' '2 csmsc catalog-nothing' show house:H-1

# -- the command line ------------------------------------------------------------------------

said 'no word' '2 csmsc word-needed'
said 'a word misspelt' '2 csmsc word-needed, csmsc did-you-mean' shwo
said 'nothing to show' '2 csmsc catalog-words' show
said 'one catalog alone' '2 csmsc catalog-words' diff iso27001
said 'a catalog too many' '2 csmsc word-extra' diff iso27001 iso27017 cts
said 'an id that several have' '2 csmsc catalog-several' show 6.1.1
said 'an id misspelt' '2 csmsc catalog-nothing, csmsc did-you-mean' show iso27001:A.5.233
said 'a catalog misspelt' '2 csmsc catalog-unknown, csmsc did-you-mean' list iso2701
said 'a language that is not known' '2 csmsc option-language' show CLD.9.5.1 --lang fr
said 'nothing found' '2 csmsc catalog-nothing' search zzzz
csmsc catalog show CLD.9.5.1 >/dev/full 2>err
is 'standard output is full' '3 csmsc output' "$? $(findings err)"
done_testing
