#!/bin/sh
# What is wrong with a description is said exactly, with the right exit status, in bounded time
# and memory, and leaves the old pack as it was.  One row of bad/table is one case.
. "$(dirname "$0")/lib/setup.sh"
bad=$root/tests/e2e/bad
. "$bad/recipes.sh"

# The pack that must survive.
mkdir clean && cp "$bad/base.yaml" clean/csms.yaml
csmsc build clean -o pack --format html >said 2>&1
is 'the clean description builds' '0 ' "$? $(findings said)"
csmsc check clean >said 2>&1
is 'the clean description has no findings' '0 ' "$? $(findings said)"

# A folder case/ with the description in d/ and the old pack in out/; the recipe spoils it.
prepare() {
	cd "$work" && rm -rf case && mkdir -p case/d && cp -R pack case/out &&
		cp "$bad/base.yaml" case/d/csms.yaml && cd case/d || exit 2
	run build d -o out --format html
	eval "$1"
	cd "$work/case" || exit 2
}

# Findings against what the row expects, which may end in "..." for "and more of them".
matches() {
	case $2 in
	*...) case $1 in "${2%...}"*) return 0 ;; esac ;;
	*) [ "$1" = "$2" ] && return 0 ;;
	esac
	return 1
}

# A draft shows its gaps; check and a release fail for them, and the old pack stays.
gaps_count() {
	guarded check d >../check 2>&1
	[ "$? $(findings ../check)" = "1 $1" ] || return 1
	snapshot out >../before
	guarded build d -o out --format html --release >../release 2>&1
	[ "$? $(findings ../release)" = "1 $1" ] || return 1
	snapshot out | cmp -s ../before -
}

case_of() { # NAME STATUS FINDINGS RECIPE
	prepare "$4"
	kept=.
	[ "$2" != 0 ] || kept=d
	snapshot $kept >../before
	# shellcheck disable=SC2086 # the words of $args are arguments
	guarded $args >../said 2>&1 </dev/null
	status=$?
	snapshot $kept >../after
	if [ $status != "$2" ] || ! matches "$(findings ../said)" "$3"; then
		fail "$1" "expected: $2 $3" "got:      $status $(findings ../said)" "$(head -c 1000 ../said)"
	elif ! cmp -s ../before ../after; then
		fail "$1" 'changed:' "$(diff ../before ../after)"
	elif grep -q '^[^ ]*: gap: ' ../said && ! gaps_count "$3"; then
		fail "$1" 'check and build --release do not fail alike, or a release replaced the pack:' \
			"$(cat ../check ../release)"
	else
		pass "$1"
	fi
}

while IFS='|' read -r name wanted expected recipe; do
	case $name in '#'* | '') continue ;; esac
	name=${name%% *}
	[ -z "${CASE:-}" ] || [ "$CASE" = "$name" ] || continue
	# shellcheck disable=SC2086 # blanks around the columns go
	case_of "$name" $wanted "$(echo $expected)" "$recipe"
done <"$bad/table"
cd "$work" || exit 2
done_testing
