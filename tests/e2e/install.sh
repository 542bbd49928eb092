#!/bin/sh
# An installed program finds its templates and styles wherever it was put.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/fake"
# The program under test, whichever build it is, installed the way `make install` does.
"${MAKE:-make}" -s --no-print-directory install PROG="$CSMSC" DESTDIR="$work" PREFIX=/opt/csms >/dev/null 2>"$work/err" ||
	fail "make install" "$(cat "$work/err")"
is "the program is there" yes "$([ -x "$work/opt/csms/bin/csmsc" ] && echo yes)"
(cd / && "$work/opt/csms/bin/csmsc" build "$OLDPWD/input-samples/minimal" --format html -o "$work/out" \
	--date 2026-09-30 2>"$work/err")
is "it builds a pack away from its source" 0 $?
is "with its pages" yes "$([ -s "$work/out/en/policy.html" ] && echo yes)"
share=$work/opt/csms/share
is "manual pages are there" "man1/csmsc.1 man5/csms-catalog.5 man5/csms-style.5 man5/csms.5" \
	"$(cd "$share/man" && find . -type f | sed 's/^..//' | sort | paste -sd ' ' -)"
is "completion for bash is there" "complete -F _csmsc csmsc" \
	"$(tail -n 1 "$share/bash-completion/completions/csmsc")"
is "completion for zsh is there" "#compdef csmsc" "$(head -n 1 "$share/zsh/site-functions/_csmsc")"
done_testing
