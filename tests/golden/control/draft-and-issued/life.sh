# First issue of both policies in spring; then policy is revised, prepared, and edited once more,
# which loses that signature.  The ledger is made here, not kept: its digests hold the wording of
# the templates.
set -eu
step() {
	"$CSMSC" "$@" --as "$person" --date "$day"
}
person=cat
day=2026-03-02 && step revise . --all --change 首次发布。 --part 全文
day=2026-03-03 && step prepare . --all
person=ben day=2026-03-05 && step review . --all
person=ann day=2026-03-09 && step approve . --all
person=cat day=2026-03-10 && step issue . --all --effective 2026-04-01

sed -i 's/target: 每年 0 次/target: 每季度 0 次/' csms.yaml
day=2026-09-21 && step revise . policy --change 目标改按季度考核。 --part 4 --request CR-2026-3
day=2026-09-22 && step prepare . policy
sed -i 's/direction: .*/direction: 租户隔离优先于速度和成本。/' csms.yaml
