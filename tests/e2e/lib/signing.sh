# Sourced after setup.sh by scripts that write the ledger of the description in d/.
#   does NAME OUTPUT FINDINGS ARG…      csmsc ARG… succeeds and says so
#   refused NAME STATUS FINDINGS ARG…   it ends with that status and writes nothing
#   status_is NAME PATTERN…             csmsc status prints all of these and succeeds
does() {
	name=$1 wanted="0 $2 $3"
	shift 3
	csmsc "$@" >printed 2>said
	is "$name" "$wanted" "$? $(cat printed) $(findings said)"
}

refused() {
	name=$1 wanted="$2 $3"
	shift 3
	snapshot d >before
	csmsc "$@" >printed 2>said
	got="$? $(findings said)"
	snapshot d >after
	if [ "$got" != "$wanted" ]; then
		fail "$name" "expected: $wanted" "got:      $got" "$(cat said)"
	elif [ -s printed ] || ! cmp -s before after; then
		fail "$name: nothing is written" "$(cat printed)" "$(diff before after)"
	else
		pass "$name"
	fi
}

status_is() {
	name=$1
	shift
	csmsc status d >printed 2>said || fail "$name" "$(cat said)"
	for pattern in "$@"; do
		grep -q -- "$pattern" printed && continue
		fail "$name" "no \"$pattern\" in:" "$(cat printed)"
		return
	done
	pass "$name"
}
