#!/bin/sh
# Each kind of fact in each of the three samples is deleted or falsified in turn, and csmsc reports
# it or some article changes: check/mutate.py has the list.  Sanitised builds, being slow, are given
# every thirtieth.
. "$(dirname "$0")/lib/setup.sh"
PATH=/usr/bin:$PATH # Debian's python3 has Debian's modules
every=1
if [ -n "$sanitised" ]; then
	every=30
	echo '# sanitised: every thirtieth mutation'
fi
samples=$root/input-samples
python3 "$root/tests/check/mutate.py" "$CSMSC" "$work/mutations" 2026-09-30 "$every" \
	"$samples/provider" "$samples/customer" "$samples/both"
