# Sourced by test scripts: results as TAP.
#   pass NAME / fail NAME [WHY…]     one result
#   is NAME EXPECTED ACTUAL          passes if both are the same text
#   done_testing                     ends the script: status 1 if anything failed
tap_n=0 tap_bad=0
pass() {
	tap_n=$((tap_n + 1))
	echo "ok $tap_n - $1"
}
fail() {
	tap_n=$((tap_n + 1)) tap_bad=$((tap_bad + 1))
	echo "not ok $tap_n - $1"
	shift
	for why in "$@"; do printf '%s\n' "$why" | sed 's/^/# /'; done
}
is() {
	if [ "$2" = "$3" ]; then pass "$1"; else fail "$1" "expected: $2" "got:      $3"; fi
}
done_testing() {
	[ "$tap_bad" -eq 0 ]
	exit
}
