#!/bin/sh
# Measures the provider sample, without its ledger, so that every document is compiled.
#   BUILD  where the program was built    RUNS  runs of each line (5; medians are shown)
# Then the page maker beside the naive floor (floor.c), and how time and memory grow with the
# organisation.
# Peak is the memory of the largest process.
set -eu
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build} RUNS=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
csmsc=$BUILD/csmsc measure=$BUILD/bench/measure
export SOURCE_DATE_EPOCH=1790726400 # 2026-09-30, the day of the samples
cp -r input-samples/provider "$work/in"
rm -rf "$work/in/ledger" "$work/in/issued"

# line NAME BEFORE COMMAND...: one row of the table; leaves wall, cpu and peak.
line() {
	name=$1
	shift
	measured=$("$measure" "$RUNS" "$@") || exit 1
	set -- $measured
	wall=$1 cpu=$2 peak=$3
	printf '%-34s %9.0f %9.0f %9.1f\n' "$name" "$wall" "$cpu" "$(echo "$peak" | awk '{ print $1 / 1024 }')"
}

# Builds a pack from nothing each time.
build() {
	name=$1 out=$work/$2
	shift 2
	line "$name" "rm -rf $out" "$csmsc" build "$work/in" -o "$out" "$@"
}

pages() {
	for pdf in "$1"/*/*.pdf; do
		qpdf --show-npages "$pdf" 2>/dev/null || pdfinfo "$pdf" | sed -n 's/^Pages: *//p'
	done | awk '{ n += $1 } END { print n + 0 }'
}

# A ninja file with one output for each file that csmsc looks at; everything is up to date.
make_ninja() {
	mkdir -p "$1/in"
	{
		echo 'rule cp'
		echo '  command = cp $in $out'
		n=0
		find "$work/in" templates styles -type f | while read -r file; do
			n=$((n + 1))
			cp "$file" "$1/in/$n"
			echo "build out/$n: cp in/$n"
		done
	} >"$1/build.ninja"
	ninja -C "$1" >/dev/null
}

printf '%-34s %9s %9s %9s\n' "median of $RUNS" 'wall ms' 'cpu ms' 'peak MiB'
line 'start (--version)' '' "$csmsc" --version
start=$cpu
line 'all catalogs (catalog list)' '' "$csmsc" catalog list
catalogs=$cpu
line 'check only' '' sh -c "\"$csmsc\" check \"$work/in\" 2>/dev/null || [ \$? -eq 1 ]"
build 'HTML only, -j 1' html --format html -j 1
html=$cpu
build 'whole build, -j 1' whole -j 1
whole=$cpu
build 'whole build, -j 2' whole2 -j 2
line 'no change' '' "$csmsc" build "$work/in" -o "$work/whole"
unchanged=$wall
if command -v ninja >/dev/null; then
	make_ninja "$work/ninja"
	line 'ninja, no change, as many files' '' ninja -C "$work/ninja"
	echo "$unchanged $wall" | awk '{ printf "no change: %.2f times ninja\n", $1 / $2 }'
fi
echo "$catalogs $start $whole" | awk '{ printf "catalogs: %.1f %% of a whole build\n", 100 * ($1 - $2) / $3 }'
pages=$(pages "$work/whole")
echo "$pages $whole $html" |
	awk '{ if ($1) printf "%d PDF pages, %.2f ms (cpu) a page\n", $1, ($2 - $3) / $1
	       else print "no PDF pages" }'

# floor NAME ORGANISATION LANGUAGE: its statement of applicability, from the flow to the PDF, in
# processor time: laid out and drawn, as the floor does with the same text; then tagged and finished.
floor() {
	name=$1
	"$csmsc" build "$2" --dump=flow --only soa --lang "$3" >"$work/flow.xml" 2>/dev/null
	set -- "$("$measure" "$RUNS" '' "$BUILD/bench/floor" "$work/flow.xml" "$work/floor.pdf")" \
		"$("$measure" "$RUNS" '' "$BUILD/bench/pages" -d "$work/flow.xml" "$work/drawn.pdf" "$2")" \
		"$("$measure" "$RUNS" '' "$BUILD/bench/pages" "$work/flow.xml" "$work/pages.pdf" "$2")"
	set -- $1 $2 $3 "$(qpdf --show-npages "$work/pages.pdf")"
	printf '%-18s %6s' "$name" "${10}"
	echo "$2 $5 $8 ${10} $3 $6 $9" | awk '{
		printf " %9.0f %9.0f %6.2f %9.0f %6.2f %9.2f %9.2f   %.0f / %.0f / %.0f\n",
			$1, $2, $2 / $1, $3, $3 / $1, $2 / $4, $3 / $4, $5 / 1024, $6 / 1024, $7 / 1024 }'
}
printf '\n%-18s %6s %9s %9s %6s %9s %6s %9s %9s   %s\n' 'page maker' pages 'floor ms' 'drawn ms' ratio 'whole ms' \
	ratio 'ms a page' 'and whole' 'peak MiB: floor / drawn / whole'
rm -rf "$work/grown"
tests/bench/grow input-samples/both "$work/grown" 60 1
for lang in en zh-CN; do
	floor "SoA, $lang" input-samples/minimal "$lang"
	floor "grown, $lang" "$work/grown" "$lang"
done

# Where the time goes: the stages of one run, and the most memory up to the end of each.
printf '\n'
for lang in en zh-CN; do
	for organisation in input-samples/minimal "$work/grown"; do
		"$csmsc" build "$organisation" --dump=flow --only soa --lang "$lang" >"$work/flow.xml" 2>/dev/null
		printf '%s: ' "$lang"
		"$BUILD/bench/pages" "$work/flow.xml" "$work/pages.pdf" "$organisation"
	done
done

# Growth: risks, assets, obligations and evidence FACTS times over, services with their agreements
# SERVICES times over (tests/bench/grow).  The aim: t(100) / t(10) at most 12.
grown() {
	rm -rf "$work/grown" "$work/grown-out"
	tests/bench/grow input-samples/both "$work/grown" "$1" "$2"
	check=$("$measure" 1 '' sh -c "\"$csmsc\" check \"$work/grown\" 2>/dev/null || [ \$? -eq 1 ]")
	built=$("$measure" 1 '' "$csmsc" build "$work/grown" -o "$work/grown-out" -j 2)
	set -- "$1" "$2" "$(pages "$work/grown-out")" $check $built
	printf '%6s %9s %9.0f %9.0f %9.1f %7s %9.2f\n' "x$1" "x$2" "$4" "$7" "$(echo "$9" | awk '{ print $1 / 1024 }')" \
		"$3" "$(echo "$8 $3" | awk '{ print $1 / $2 }')"
	wall=$7
}
printf '\n%6s %9s %9s %9s %9s %7s %9s\n' facts services 'check ms' 'build ms' 'peak MiB' pages 'ms a page'
grown 1 1
for services in 1 10; do
	grown 10 "$services"
	ten=$wall
	grown 100 "$services"
	echo "$ten $wall $services" | awk '{ printf "t(100x) / t(10x) with services x%d: %.1f\n", $3, $2 / $1 }'
done
