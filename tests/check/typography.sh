#!/bin/sh
# No straight apostrophe or quotation mark is printed in English, and one would be found.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/check/tap.sh

said=$(python3 tests/check/typography.py) && pass "English has typographic apostrophes and quotes" ||
	fail "English has typographic apostrophes and quotes" "$said"

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp -r templates "$work"
mkdir "$work/input-samples"
cp -r input-samples/minimal input-samples/customer-xml "$work/input-samples"

# planted NAME FILE SED-SCRIPT EXPECTED
planted() {
	cp "$2" "$work/$2"
	sed -i "$3" "$work/$2"
	said=$(python3 tests/check/typography.py "$work")
	cp "$2" "$work/$2"
	case $said in *"$2:"*"$4"*) pass "found: $1" ;; *) fail "found: $1" "said: $said" ;; esac
}
planted 'an apostrophe in a word' templates/clauses/security-policy.yaml "0,/’s /s//'s /" "'s "
planted 'a plural possessive' templates/catalogs/cts.yaml "0,/s’ /s//s' /" "s' "
planted 'a quotation' templates/catalogs/cts.yaml '0,/“\([^”]*\)”/s//"\1"/' '"'
planted 'an apostrophe in a string of the program' templates/l10n/en.xml "0,/’s/s//'s/" "'s"
planted 'an apostrophe in a description' input-samples/minimal/csms.yaml "0,/’s/s//'s/" "'s"
planted 'an apostrophe in a description in XML' input-samples/customer-xml/policy.xml "0,/’s/s//'s/" "'s"
done_testing
