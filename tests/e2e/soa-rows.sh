#!/bin/sh
# The Statement of Applicability holds every control exactly once, counted without its template.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
. tests/check/sample.sh

rows() { grep -o '<tr[^>]*data-ref="[^"]*"' "$1" | sed 's/.*data-ref="//; s/"$//' | sort; }
expected() {
	awk '/^  - id: / { id = $3; gsub(/"/, "", id) } /^    kind: control/ { print "iso27001:" id }' \
		templates/catalogs/iso27001.yaml
	awk '/^  - id: / { id = $3; gsub(/"/, "", id) } /^    kind: extended/ { print "iso27017:" id }' \
		templates/catalogs/iso27017.yaml
}
for lang in zh-CN en; do
	html=$drafts/$lang/soa.html
	is "$lang: 93 controls of Annex A" 93 "$(rows "$html" | grep -c '^iso27001:A\.')"
	is "$lang: 7 controls of ISO/IEC 27017" 7 "$(rows "$html" | grep -c '^iso27017:CLD\.')"
	is "$lang: each exactly once, as the catalogs list them" "$(expected | sort)" \
		"$(rows "$html" | grep -E '^iso27001:A\.|^iso27017:CLD\.')"
	is "$lang: the organisation's own controls" 2 "$(rows "$html" | grep -c '^own:')"
	is "$lang: no row twice" "" "$(rows "$html" | uniq -d)"
done
done_testing
