#!/bin/sh
# The geometry of every page: the sample is clean, and a planted fault is found, in drafts and in
# issued documents alike.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh
. tests/check/sample.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R templates styles "$work/"
# A theme whose running foot stands where the last lines of the body do.
sed -i 's/^theme: .*/theme: clash/' "$work/styles/print.yaml"
cat >"$work/styles/themes/clash.yaml" <<'END'
pages:
  - id: portrait
    slots:
      - {id: page, x: 70.9, y: 700, width: 300, align: left}
END
for state in issued:input-samples/provider "drafts:$source"; do
	name=${state%%:*} folder=${state#*:}
	said=$("$CSMSC" build "$folder" -o "$work/out" --date "$day" --check-pages 2>&1)
	is "$name: every page is clean" "0 " "$? $said"
	said=$("$CSMSC" build "$folder" -o "$work/out" --date "$day" --check-pages --data "$work" 2>&1)
	is "$name: a foot upon the text ends the build" 1 $?
	case $said in *page-overlap*) pass "$name: the overlap is named" ;;
	*) fail "$name: the overlap is named" "$said" ;; esac
done
done_testing
