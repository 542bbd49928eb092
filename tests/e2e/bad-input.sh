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
	[ "$? $(findings ../release)" = "1 $1, csmsc release-refused" ] || return 1
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
	elif [ $status = 0 ] && grep -q '^[^ ]*: gap: ' ../said && ! gaps_count "$3"; then
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

# -- where rows do not fit ----------------------------------------------------------------------

# An argument that is empty is no folder.
prepare :
guarded build d -o '' --format html >../said 2>&1
is 'an empty name for the pack' '2 csmsc usage' "$? $(findings ../said)"

# A full disk is noticed, whatever was being written.
full_output() { # NAME ARG…
	name=$1
	shift
	guarded "$@" >/dev/full 2>../said
	is "standard output is full: $name" '3 csmsc output' "$? $(findings ../said)"
}
prepare :
full_output model build d --dump=model
full_output status status d
full_output version --version
prepare "line 7 'cloud-role: none'"
guarded check d >../said 2>/dev/full
is 'standard error is full' 3 $?

small_disk='a disk of 64 KB: the old pack stays, nothing is left over'
prepare :
if [ -z "$sanitised" ] && unshare -m mount -t tmpfs none "$work" 2>/dev/null; then
	# shellcheck disable=SC2016 # the inner shell expands
	unshare -m sh -c '
		mkdir small && mount -t tmpfs -o size=64k none small && cd small || exit 9
		mkdir out && cp ../out/manifest.json out && echo kept >out/kept || exit 9
		sed -i s/csmsc/CSMSC/ out/manifest.json
		ls -lR --time-style=+ . >../before
		"$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} build ../d -o out --format html 2>../said
		status=$?
		ls -lR --time-style=+ . | diff ../before - >&2 && exit $status
		exit 8'
	is "$small_disk" '3 csmsc file-write' "$? $(findings said)"
else
	pass "$small_disk # SKIP needs the right to mount, and no sanitizer"
fi

# Permissions stop everybody but root, who becomes nobody for this.
as_nobody() {
	if [ "$(id -u)" != 0 ]; then
		guarded "$@"
	else
		setpriv --reuid=65534 --regid=65534 --clear-groups "$CSMSC" \
			${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@"
	fi
}
unreadable() { # NAME STATUS FINDINGS MODE FILE ARG…
	name=$1 wanted="$2 $3"
	chmod "$4" "$5"
	shift 5
	as_nobody "$@" >../said 2>&1
	is "$name" "$wanted" "$? $(findings ../said)"
}
prepare "include a.yaml; text a.yaml 'x-a: 1'"
chmod 755 "$work"
if ! as_nobody check "$work/clean" >/dev/null 2>&1; then
	pass 'what may not be read or written # SKIP nobody cannot read the program or its templates here'
else
	unreadable 'an unreadable include' 3 'csms.yaml:153:5 file-open' 0 d/a.yaml check d
	unreadable 'an unreadable csms.yaml' 3 'csmsc file-open' 0 d/csms.yaml check d
	unreadable 'an unreadable folder' 3 'csmsc read-missing' 0 d check d
	prepare "line 23 '  person: ben'"
	unreadable 'a folder that takes no pack' 3 'csmsc file-mkdir' 555 . build d -o out --format html
fi
cd "$work" && chmod 755 case
done_testing
