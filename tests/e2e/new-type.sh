#!/bin/sh
# A new document type is one template and one entry in the index: no line of C, no other style.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/org"
cp -R templates styles "$work/"
cat >>"$work/templates/index.yaml" <<'YAML'
  - id: contact-card
    title: type.contact-card
    level: record
    clause: cts:5.3-4
    reads: [organisation, people, contact-point, documents]
YAML
cat >"$work/templates/contact-card.xsl" <<'XSL'
<xsl:stylesheet version="1.0" xmlns="http://docbook.org/ns/docbook"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="urn:csmsc:functions"
	exclude-result-prefixes="c">
<xsl:import href="common/article.xsl"/>
<xsl:template match="/input"><xsl:call-template name="article"/></xsl:template>
<xsl:template match="input" mode="body">
	<section xml:id="section-card">
		<title><xsl:value-of select="c:text('type.contact-card')"/></title>
		<para><xsl:value-of select="$csms/contact-point/email"/></para>
	</section>
</xsl:template>
</xsl:stylesheet>
XSL
sed -i 's|^</l10n>|<text key="type.contact-card">Contact card</text></l10n>|' "$work"/templates/l10n/*.xml
sed 's/type: security-policy/type: contact-card/' input-samples/minimal/csms.yaml |
	sed '/^contact-point:/,/^[a-z]/s/^  email:.*/  email: desk@qingyou.example/' >"$work/org/csms.yaml"
grep -q '^contact-point:' "$work/org/csms.yaml" ||
	printf 'contact-point:\n  name: Desk\n  email: desk@qingyou.example\n' >>"$work/org/csms.yaml"

"$CSMSC" build "$work/org" -o "$work/out" --date 2026-09-30 --only contact-card --data "$work" 2>"$work/said"
is "it is built" 0 $?
is "in both languages and formats" 4 "$(find "$work/out" -name '*.html' -o -name '*.pdf' | grep -c '/[ez][nh]')"
case $(cat "$work"/out/en/*.html) in *desk@qingyou.example*) pass "with what its template prints" ;;
*) fail "with what its template prints" "$(head -n 5 "$work/said")" ;; esac
"$CSMSC" build "$work/org" -o "$work/other" --date 2026-09-30 --only contact-card 2>"$work/said"
is "elsewhere the type is unknown" 1 "$(grep -c 'unknown-type' "$work/said")"
done_testing
