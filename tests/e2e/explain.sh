#!/bin/sh
# What `csmsc explain` says of each message is so: its example provokes it, the clauses that it
# cites are in the catalogs.  explain/unprovoked lists those that no example can provoke here.
#   CASE=id  only this message
. "$(dirname "$0")/lib/setup.sh"
here=$root/tests/e2e/explain

# -- the command -----------------------------------------------------------------------------

csmsc explain evidence-old >lower
is 'a message by its id' 0 $?
csmsc explain EVIDENCE_OLD >upper
is 'a message as messages.def has it' "$(cat lower)" "$(cat upper)"
is 'it begins with id and level' 'evidence-old (gap)' "$(head -n 1 lower)"
is 'its parts' 'Cause Example Mend' "$(grep -E '^[A-Z]' lower | paste -sd ' ' -)"
csmsc explain evidence-old bad-date >both
is 'two messages' 'evidence-old (gap) bad-date (error)' "$(grep -E '^[a-z]' both | paste -sd ' ' -)"
csmsc explain evidnce-old >out 2>said
is 'an id that does not exist' '2 csmsc explain-unknown, csmsc did-you-mean' "$? $(findings said)"
csmsc explain >out 2>said
is 'no id' '2 csmsc explain-id' "$? $(findings said)"
csmsc explain bad-date >/dev/full 2>said
is 'standard output is full' '3 csmsc output' "$? $(findings said)"

ids=$(csmsc list messages | cut -d ' ' -f 1)
# shellcheck disable=SC2086 # words
csmsc explain $ids >all
is 'every message of the list is explained' "$ids" "$(sed -n 's/^\([a-z0-9-]*\) (.*)$/\1/p' all)"
# No line of prose is longer than a terminal; of an example, than what is printed here.
is 'no line is too long' '' "$(awk 'length > 100' all)"

for ref in $(grep -oE '\b(cts|iso27001|iso27017|iso27002-2013):[A-Z0-9][A-Za-z0-9.-]*[A-Za-z0-9]' all | sort -u); do
	file=$root/templates/catalogs/${ref%%:*}.yaml
	grep -qE "^ *- id: \"?${ref#*:}\"?\$" "$file" || echo "$ref"
done >unknown
# What examples say wrongly on purpose.
is 'every clause that is cited exists' 'iso27001:A.18.1.4' "$(paste -sd ' ' unknown)"

# -- the examples ----------------------------------------------------------------------------

mkdir bin cases
cat >bin/csmsc <<'END'
#!/bin/sh
exec timeout "$SECONDS_EACH" "$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@"
END
chmod +x bin/csmsc
export SECONDS_EACH=$((seconds * 3)) PATH="$work/bin:$PATH"
python3 "$here/cases.py" cases "$root/tests/e2e/bad/base.yaml" "${CSMSC_DATA:-$root}" <all ||
	fail 'the examples are read'

# alder: its policy is issued.
mkdir alder && cp "$root/tests/e2e/bad/base.yaml" alder/csms.yaml
for step in 'revise ben' 'prepare cat' 'review ben' 'approve ann' 'issue ben'; do
	csmsc ${step% *} alder policy --as ${step#* } --date 2026-09-20 || fail "alder: $step"
done >said

# provoked ID VARIANT: whether that case of the example reports the message.
provoked() {
	cp -R alder "cases/$1/$2/" || return 2
	(
		cd "cases/$1/$2" || exit 2
		[ ! -d data ] || export CSMSC_DATA="$PWD/data"
		sh ./commands >said 2>&1 </dev/null
		grep -qF "[$1]" said
	)
}

for id in $ids; do
	[ -z "${CASE:-}" ] || [ "$CASE" = "$id" ] || continue
	! grep -q "^$id " "$here/unprovoked" || continue
	if provoked "$id" added || { [ -d "cases/$id/replaced" ] && provoked "$id" replaced; }; then
		pass "its example provokes $id"
	else
		fail "its example provokes $id" "$(tail -n 12 "cases/$id/added/said")"
	fi
	rm -rf "cases/$id"
done
is 'explain/unprovoked lists messages' '' "$(grep -v '^#' "$here/unprovoked" | cut -d ' ' -f 1 |
	while read -r id; do echo "$ids" | grep -qx -- "$id" || echo "$id"; done)"
done_testing
