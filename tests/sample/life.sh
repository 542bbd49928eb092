#!/bin/sh
# Writes the provider sample's ledger/ and issued/ anew (`make sample`): first issue of policies and
# SoA in May 2026, a revision of the SoA in July, and in September their revision that fits the
# description as it stands and the responsibility matrices, agreed with each counterparty.  The two earlier states are made from the
# present one: dates moved back, and the facts that the later revisions changed as they were then.
set -eu
cd "$(dirname "$0")/../.."
sample=input-samples/provider
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
org=$work/provider
dated="measures-5.yaml measures-6-8.yaml risks.yaml services.yaml policy.yaml
	controls-5.yaml controls-6-7.yaml controls-8.yaml controls-cld.yaml"

# state MONTHS: the description moved back by so many months; the ledger is kept.
state() {
	mkdir -p "$org"
	rm -f "$org"/*.yaml
	cp "$sample"/*.yaml "$sample"/*.png "$org/"
	[ "$1" = 0 ] || (cd "$org" && python3 "$here/tests/sample/shift.py" "-$1" $dated)
}
# level RISK LEVEL: that risk as it was assessed then.
level() {
	awk -v id="$1" -v level="$2" '$0 == "  - id: " id { seen = 1 }
		seen && /^    level:/ { $0 = "    level: " level; seen = 0 } { print }' \
		"$org/risks.yaml" >"$work/risks" && mv "$work/risks" "$org/risks.yaml"
}
csmsc() { "$here/build/csmsc" "$@" >>"$work/log"; }
# sign DAY-REVISED DAY-PREPARED DAY-REVIEWED DAY-APPROVED DAY-ISSUED DAY-EFFECTIVE DOCUMENTS…
sign() {
	prepared=$1 reviewed=$2 approved=$3 issued=$4 effective=$5
	shift 5
	approve "$prepared" "$reviewed" "$approved" "$@"
	csmsc issue "$org" "$@" --as p-wei --date "$issued" --effective "$effective"
}
# approve DAY-PREPARED DAY-REVIEWED DAY-APPROVED DOCUMENTS…
approve() {
	prepared=$1 reviewed=$2 approved=$3
	shift 3
	csmsc prepare "$org" "$@" --as p-wei --date "$prepared"
	csmsc review "$org" "$@" --as p-lin --date "$reviewed"
	csmsc approve "$org" "$@" --as p-sun --date "$approved"
}
here=$PWD

state 5
level R-07 critical
level R-19 critical
csmsc revise "$org" policy cloud-policy soa --as p-wei --date 2026-05-11 \
	--change "zh-CN=由2025年3月起执行的纸质版转入，对照CTS TBGL142-2026 B/2复核后首次发布。" \
	--change "en=Taken over from the paper editions in force since March 2025, checked against CTS TBGL142-2026 B/2; first issue."
sign 2026-05-13 2026-05-15 2026-05-18 2026-05-20 2026-06-01 policy cloud-policy soa

state 3
level R-19 critical
csmsc revise "$org" soa --as p-wei --date 2026-07-06 --request CR-2026-017 --part "4, 6" \
	--change "zh-CN=云盘回收前强制覆写上线，R-07（复用云盘残留数据）重新评估，等级下调一级；证据换为当期记录。" \
	--change "en=Volumes are overwritten before reuse; R-07 (residual data on a reused volume) reassessed and lowered by one level; evidence of the period."
sign 2026-07-08 2026-07-10 2026-07-13 2026-07-15 2026-07-20 soa

state 0
csmsc revise "$org" responsibility-matrix --as p-wei --date 2026-09-07 --request CR-2026-026 \
	--change "zh-CN=由随合同签署的纸质责任矩阵转入，按2026年复核结果更新；首次发布。" \
	--change "en=Taken over from the paper matrices signed with the contracts, brought up to the review of 2026; first issue."
approve 2026-09-08 2026-09-10 2026-09-14 responsibility-matrix
csmsc agree "$org" matrix-ecs matrix-vpc matrix-obs matrix-rds matrix-k8s matrix-mq --as cust-msa --date 2026-09-16
csmsc agree "$org" --all --as cust-hosp --date 2026-09-17
csmsc agree "$org" --all --as cust-gov --date 2026-09-18
csmsc issue "$org" responsibility-matrix --as p-wei --date 2026-09-21 --effective 2026-10-01

csmsc revise "$org" policy cloud-policy --as p-wei --date 2026-09-21 --request CR-2026-028 \
	--change "zh-CN=更新评审记录；其余内容不变。" \
	--change "en=Record of reviews brought up to date; nothing else changed."
csmsc revise "$org" soa --as p-wei --date 2026-09-21 --request CR-2026-029 --part "4, 5, 6" \
	--change "zh-CN=第二家运营商线路投运，R-19（运营商线路中断）重新评估，等级下调一级；全部控制措施的证据更新至2026年9月。" \
	--change "en=A second carrier is in service; R-19 (carrier outage) reassessed and lowered by one level; evidence of all controls brought up to September 2026."
sign 2026-09-23 2026-09-24 2026-09-28 2026-09-30 2026-09-30 policy cloud-policy soa

chmod -R u+w "$sample/ledger" "$sample/issued" 2>/dev/null || true
rm -rf "$sample/ledger" "$sample/issued"
cp -R "$org/ledger" "$org/issued" "$sample/"
cat "$work/log"
