#!/bin/sh
# Runs every test.  Each test program prints TAP lines ("ok 1 - name", "not ok 2 - name"); what is
# not ok is shown with what was said about it.  The last line counts.
#   BUILD  where the program and its tests were built     MAKE  the make to build unit tests with
#   ONLY   run only the scripts and programs whose name contains this
set -u
cd "$(dirname "$0")/.." || exit 2
export BUILD="${BUILD:-build}" ONLY="${ONLY:-}"
export CSMSC="$PWD/$BUILD/csmsc" LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1
export SOURCE_DATE_EPOCH=1790726400 # 2026-09-30, the day of the samples
unset CDPATH NO_COLOR
passed=0 failed=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

# count NAME STATUS: adds what $log says; a program that ends badly without a failed test fails.
count() {
	ok=$(grep -c '^ok ' "$log")
	bad=$(grep -c '^not ok ' "$log")
	if [ "$2" -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
		echo "not ok - $1 ended with status $2" >>"$log"
	fi
	if [ "$ok" -eq 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
		echo "not ok - $1 ran no test" >>"$log"
	fi
	passed=$((passed + ok))
	failed=$((failed + bad))
	printf '%-34s %4d passed %3d failed\n' "$1" "$ok" "$bad"
	[ "$bad" -eq 0 ] || sed 's/^/    /' "$log"
}

# Scripts that start the program hundreds of times on whole samples, or look at what it wrote with other
# programs: a sanitised run would take hours and meets the same code in the others.
long=' mutations.sh naughty.sh explain.sh images.sh pdfa.sh docs.sh schema.sh copies.sh '

run() {
	case $1 in *"$ONLY"*) ;; *) return ;; esac
	case $BUILD$long in *san*" ${1##*/} "*)
		printf '%-34s left out of sanitised runs\n' "${1##*/}"
		return ;;
	esac
	# A guard against a hang, far above what any of them takes; no test of speed.
	timeout -k 10 1500 "$@" >"$log" 2>&1 </dev/null
	count "${1##*/}" $?
}

"${MAKE:-make}" --no-print-directory -j2 unit >"$log" 2>&1 || {
	cat "$log"
	echo "0 passed, 1 failed"
	exit 1
}
run tests/check/layers.sh
for script in tests/check/*.sh; do
	case $script in */deps.sh | */layers.sh | */tap.sh | */sample.sh) continue ;; esac
	run "$script"
done
for program in "$BUILD"/tests/test_*; do
	case $program in *.d) continue ;; esac
	run "$program"
done
run tests/golden/run.sh
for script in tests/e2e/*.sh; do
	case $script in */fresh.sh | */tap.sh) continue ;; esac
	run "$script"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
