#!/bin/sh
# What nobody signed is not issued, and what was issued cannot be altered, dropped or lent unseen.
. "$(dirname "$0")/lib/setup.sh"

fresh() { # a description without gaps in two languages, its data, no ledger
	cd "$work" && chmod -R u+w d data 2>/dev/null
	rm -rf d data && mkdir d data && cp -R "$root/templates" "$root/styles" data/ &&
		sed '2s/.*/languages: [zh-CN, en]/' "$root/tests/e2e/bad/base.yaml" >d/csms.yaml || exit 2
}
run() { "$CSMSC" "$@" --data "$work/data"; }
sign() { # EVENT PERSON DAY…
	run "$1" d policy --as "$2" --date "2026-09-0$3" >/dev/null 2>said
}
approve() {
	run revise d policy --as ben --date 2026-09-01 --change 'en=First' --change 'zh-CN=首次' >/dev/null 2>&1
	sign prepare cat 2 && sign review ben 3 && sign approve ann 4
}
issue() { run issue d policy --as ann --date 2026-09-05 >printed 2>said; }
state() { run status d --date 2026-09-30 2>/dev/null | awk '$1 == "policy" { print $4 }'; }
build() { run build d -o out --only policy --format html --date 2026-09-30 >/dev/null 2>said; }
entry() { grep -l "event: \"$1\"" d/ledger/*.yaml; }

# -- between approval and issue --------------------------------------------------------------------
fresh
approve && issue
is 'what is approved is issued' '0 issued' "$? $(state)"

changed() { # NAME COMMAND: after the approval, by COMMAND, the text is another
	fresh && approve || fail "$1: approved" "$(cat said)"
	eval "$2"
	issue
	is "$1: not issued" '1 csmsc issue-unapproved draft' "$? $(findings said) $(state)"
	sign prepare cat 5 && sign review ben 5 && sign approve ann 5 && issue
	is "$1: issued once it is signed anew" '0 issued' "$? $(state)"
}
changed 'new wording' "sed -i 's|</text>| .</text>|' data/templates/l10n/en.xml"
changed 'a key of ones own' "echo 'x-motto: Calm' >>d/csms.yaml"

# -- after the issue -------------------------------------------------------------------------------
after() { # NAME STATE COMMAND: an issued document after COMMAND
	fresh && approve && issue || fail "$1: issued" "$(cat said)"
	eval "$3"
	is "$1" "$2" "$(state)"
}
after 'new wording leaves it issued' issued "sed -i 's|</text>| .</text>|' data/templates/l10n/en.xml"
after 'a key of ones own does not' draft "echo 'x-motto: Calm' >>d/csms.yaml"
after 'another prevailing language does not' draft "sed -i '2s/.*/languages: [en, zh-CN]/' d/csms.yaml"
after 'a language less does not' draft "sed -i '2s/.*/languages: [en]/' d/csms.yaml"

png() { # one grey pixel of another shade
	printf '%s' "$1" | base64 -d >d/logo.png
}
grey=iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==
black=iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==
fresh
sed -i '/^organisation:/a\  logo: logo.png' d/csms.yaml && png $grey
approve && png $black
issue
is 'another picture in the logo: not issued' '1 csmsc issue-unapproved' "$? $(findings said)"

fresh && approve && issue
build
is 'the issued copy is built' 0 $?
for copy in d/issued/*/A-0/en/policy.html; do
	chmod u+w "$copy" && sed -i 's/Tarn/Tarm/' "$copy"
done
build
is 'an altered copy is found' '3 csmsc issued-altered' "$? $(findings said)"

fresh && approve && issue
chmod u+w d/ledger && rm -f "$(entry issue)"
run status d >/dev/null 2>said
is 'a dropped issue is found' '1 csmsc ledger-tail' "$? $(findings said)"

fresh && approve && issue
mv "$(entry review)" held && ln -s "$work/held" "d/ledger/$(basename "$(entry approve)" .yaml).link"
run status d >/dev/null 2>said
is 'a link in the ledger is found' 1 "$(grep -c 'ledger-foreign' said)"
is 'and so is the entry that went' 1 "$(grep -c 'ledger-previous' said)"

# -- what the ledger cannot hold is not written ------------------------------------------------------
refused() { # NAME ARG…
	name=$1
	shift
	fresh
	run revise d policy --as ben "$@" >printed 2>said
	is "$name" '1 csmsc sign-change no' "$? $(findings said) $([ -e d/ledger ] && echo yes || echo no)"
}
refused 'two changes without a language' --change a --change b
refused 'a language twice' --change zh-CN=a --change zh-CN=b
refused 'a language the pack has not' --change fr=a --change zh-CN=b
refused 'one language of two' --change en=a
refused 'an empty change' --change ''
done_testing
