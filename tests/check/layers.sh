#!/bin/sh
# The direction of dependency (layers.txt) and the library fences (fences.txt); that the check can
# fail is tested on a planted violation.
set -eu
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
check() { awk -f tests/check/layers.awk tests/check/layers.txt tests/check/fences.txt "$@"; }

if said=$(check $(find compiler -name '*.[ch]' | sort)); then
	pass "every include keeps to layers.txt and fences.txt"
else
	fail "every include keeps to layers.txt and fences.txt" "$said"
fi
planted=$(mktemp -d)
mkdir -p "$planted/compiler/base"
printf '#include "cli/pack.h"\n#include <yaml.h>\n' >"$planted/compiler/base/wrong.c"
is "a planted violation of both kinds is found" 2 \
	"$(check "$planted/compiler/base/wrong.c" | wc -l | tr -d ' ')"
rm -rf "$planted"
done_testing
