#!/bin/sh
# One change, and exactly the documents that read it are drafts; undone, they are issued again.
set -u
cd "$(dirname "$0")/../.."
. tests/check/tap.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R input-samples/provider "$work/"
chmod -R u+w "$work"
org=$work/provider
day=2026-09-30
stand() { "$CSMSC" status "$org" --date "$day" "$@" | awk '/^[a-z]/ { printf "%s=%s ", $1, $4 }'; }

rest=$(for m in ecs vpc obs rds k8s mq ecs-hosp obs-gov; do printf 'matrix-%s=issued ' $m; done)checklist=form\ 
is "all issued at first" "policy=issued cloud-policy=issued soa=issued $rest" "$(stand)"
cp "$org/risks.yaml" "$work/risks.before"
awk '/^  - id: R-07$/ { seen = 1 } seen && /^    level:/ { sub(/level:.*/, "level: critical"); seen = 0 } { print }' \
	"$work/risks.before" >"$org/risks.yaml"
is "a risk's level is read by the SoA alone" "policy=issued cloud-policy=issued soa=draft $rest" "$(stand)"
said=$("$CSMSC" status "$org" --date "$day")
case $said in *"risks/R-07/level: "*" -> critical"*) pass "the changed field is named" ;;
*) fail "the changed field is named" "$said" ;; esac
is "three approvals are lost" 3 "$(printf '%s\n' "$said" | grep -c LOST)"
"$CSMSC" build "$org" -o "$work/out" --date "$day" -j 2
is "the built SoA is a draft" 4 "$(grep -c '"document": "soa".*"status": "draft"' "$work/out/manifest.json")"
case $(cat "$work/out/en/soa.html") in *risks/R-07/level*) pass "the draft names the field" ;;
*) fail "the draft names the field" ;; esac
cp "$work/risks.before" "$org/risks.yaml"
is "changed back, it is issued again" "policy=issued cloud-policy=issued soa=issued $rest" "$(stand)"

mkdir "$work/data"
cp -R templates styles "$work/data/"
sed -i '/key="cloud-policy\./s|</text>| (reworded)</text>|' "$work/data/templates/l10n/en.xml"
is "new wording alone takes no approval away" "policy=issued cloud-policy=issued soa=issued $rest" \
	"$(stand --data "$work/data")"
said=$("$CSMSC" build "$org" -o "$work/out" --date "$day" --data "$work/data" 2>&1)
case $said in *'"cloud-policy" stays issued'*wording-moved*) pass "csmsc says that the wording has moved" ;;
*) fail "csmsc says that the wording has moved" "$said" ;; esac
cmp -s "$work/out/en/cloud-policy.pdf" "$org/issued/HD-CSMS-02/A-1/en/cloud-policy.pdf" &&
	pass "the issued bytes stay" || fail "the issued bytes stay"
done_testing
