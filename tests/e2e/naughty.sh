#!/bin/sh
# Strings that break programs, as titles, names and cells of a description (tests/check/naughty.py): printed
# whole or refused with a position; no crash, and nothing of them becomes markup.  The same checks find
# what is planted in the stylesheets.
set -u
cd "$(dirname "$0")/../.." || exit 2
: "${BUILD:=build}" "${CSMSC:=$PWD/$BUILD/csmsc}"
. tests/check/tap.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

python3 tests/check/naughty.py "$CSMSC" "$work/all"
is "every string is printed whole or refused" 0 $?

# plant SHEET TEMPLATE NAME FAULT: with that template in the sheet, the string of that name shows the fault.
plant() {
	mkdir -p "$work/$1"
	cp -R templates styles "$work/$1/"
	sed "s|</xsl:stylesheet>|$2</xsl:stylesheet>|" "styles/$1" >"$work/$1/styles/$1"
	said=$(python3 tests/check/naughty.py "$CSMSC --data $work/$1" "$work/$1/seen" "$3")
	case $said in
	"not ok - "*"$4"*) pass "what is planted in $1 is found" ;;
	*) fail "what is planted in $1 is found" "$said" ;;
	esac
}

# Markup that is let through, and a letter that gets lost.
plant html.xsl '<xsl:template match="text()" priority="9"><xsl:value-of select="." disable-output-escaping="yes"/></xsl:template>' \
	'image' 'HTML has other elements: '
plant print.xsl "<xsl:template match=\"text()\" priority=\"9\"><xsl:value-of select=\"translate(., 'j', '')\"/></xsl:template>" \
	'script link' 'flow holds it '
done_testing
