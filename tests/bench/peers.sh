#!/bin/sh
# The same documents through csmsc and through other page makers, all in turn in one run: seconds of
# the processor in every process of a run, seconds on the clock, memory of the largest process, and
# the ratio of the first to the floor (floor.c).  What is missing is left out, and said to be.
#   BUILD  where the programs were built     RUNS   runs of each (3; medians are shown)
#   ONLY   the makers to measure             KEEP   a folder that is to hold inputs and PDFs
#   SETS   what to measure, LANGUAGE:TIMES: the provider sample's statement of applicability, with
#          what follows its contents so many times over (about 70, 90 and 1,000 pages)
#
# The same for all: the text, from one flow dump; A4, margins, both orientations; the font files (the
# peers get the one face out of a collection, which FOP could not find there by itself); sizes,
# leading, colours and spaces of styles/print.yaml (peers/look.py); the weights of columns; contents,
# lists and tables, repeated heads of tables, running head and foot with page n of m, links within the
# document, an outline.  Each starts from an input of its own that lies ready: `pages` (our page
# maker, pages.c) and `floor` from the flow, the peers from what peers/*.xsl make of it.
#
# Not the same: only csmsc fits columns to their content, says "continued", keeps rows and headings
# together by its own rules, draws watermarks and marks on pages, and writes PDF/A-2a with PDF/UA-1.
# Typst and Chromium tag their PDFs, WeasyPrint and FOP do not.  Chromium has no page numbers in the
# contents.  The peers' covers are plain, without a code, and their feet do not name the section.
# The floor has equal columns, no rules, colours, heads, links or images, hence its many pages.
# `build` is the whole way from the description, which is read, checked and composed first.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
PATH=/usr/bin:$PATH # Debian's python3 has Debian's modules
BUILD=${BUILD:-build} RUNS=${RUNS:-3} SETS=${SETS:-en:1 zh-CN:1 zh-CN:14}
ONLY=${ONLY:-floor pages build typst chromium fop weasyprint}
case $BUILD in /*) ;; *) BUILD=$root/$BUILD ;; esac
here=$root/tests/bench/peers
typst=${TYPST:-$root/build/typst}
export SOURCE_DATE_EPOCH=1790726400 LC_ALL=C.UTF-8 # 2026-09-30, the day of the samples
work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
fonts=$work/fonts look=$work/look.xml sample=$work/sample

# -- inputs ----------------------------------------------------------------------------------

# The sample without its ledger: what is issued is not compiled.
prepare_sample() {
	rm -rf "$sample" "$fonts"
	cp -r input-samples/provider "$sample"
	rm -rf "$sample/ledger" "$sample/issued"
	mkdir "$fonts"
	theme=$(sed -n 's/^theme: *//p' styles/print.yaml)
	python3 "$here/look.py" "$fonts" styles/print.yaml "styles/themes/$theme.yaml" >"$look"
	cat >"$fonts/fonts.conf" <<-END
		<fontconfig><dir>$fonts</dir><cachedir>$fonts/cache</cachedir></fontconfig>
	END
	FONTCONFIG_FILE=$fonts/fonts.conf fc-cache
}

convert() {
	xsltproc --nonet --stringparam look "$look" --stringparam root "$sample" --stringparam fonts "$fonts" "$@"
}

# prepare FOLDER LANGUAGE TIMES
prepare() {
	mkdir -p "$1"
	"$BUILD/csmsc" build "$sample" --dump=flow --only soa --lang "$2" >"$1/once.xml"
	convert --param times "$3" "$here/repeat.xsl" "$1/once.xml" >"$1/flow.xml"
	grep -q '<f:heading' "$1/flow.xml" || {
		echo "repeat.xsl finds nothing after the contents" >&2
		exit 1
	}
	for format in html fo typst; do
		convert "$here/$format.xsl" "$1/flow.xml" >"$1/in.$format"
	done
	convert "$here/fop-conf.xsl" "$look" >"$1/fop.xml"
	cp "$sample/logo.png" "$1"
}

# -- makers ----------------------------------------------------------------------------------

# why_not MAKER: says what is missing, if anything is.
why_not() {
	case $1 in
	floor | pages) [ -x "$BUILD/bench/$1" ] || echo "not built" ;;
	build) [ "$times" = 1 ] || echo "no description of that length" ;;
	typst)
		command -v node >/dev/null || echo "no node"
		[ -d "$typst/node_modules" ] || echo "not below ${typst#"$root"/}"
		;;
	*) command -v "$1" >/dev/null || echo "not installed" ;;
	esac
}

# made_by MAKER FOLDER: where its PDF is.
made_by() {
	case $1 in
	build) echo "$2/pack/$language/soa.pdf" ;;
	*) echo "$2/$1.pdf" ;;
	esac
}

# run MAKER FOLDER: one document; prints wall and processor time in milliseconds and memory in KiB.
run() {
	out=$(made_by "$1" "$2") before="rm -rf '$2/$1.pdf'"
	case $1 in
	floor) set -- "$BUILD/bench/floor" "$2/flow.xml" "$out" ;;
	pages) set -- "$BUILD/bench/pages" "$2/flow.xml" "$out" "$sample" ;;
	build)
		before="rm -rf '$2/pack'"
		set -- "$BUILD/csmsc" build "$sample" -o "$2/pack" --only soa --lang "$language" --format pdf
		;;
	typst) set -- node "$here/typst.mjs" "$typst" "$fonts" "$2/in.typst" "$out" ;;
	chromium) set -- env FONTCONFIG_FILE="$fonts/fonts.conf" chromium --headless --no-sandbox --disable-gpu \
		--user-data-dir="$work/chromium" --no-pdf-header-footer --print-to-pdf="$out" "file://$2/in.html" ;;
	fop) set -- fop -q -c "$2/fop.xml" -fo "$2/in.fo" -pdf "$out" ;;
	weasyprint) set -- env FONTCONFIG_FILE="$fonts/fonts.conf" weasyprint -q "$2/in.html" "$out" ;;
	esac
	"$BUILD/bench/measure" 1 "$before" "$@" 2>"$work/log" || {
		tail -n 5 "$work/log" >&2
		return 1
	}
}

pages_of() {
	pdfinfo "$(made_by "$1" "$2")" 2>/dev/null | sed -n 's/^Pages: *//p'
}

# -- the table -------------------------------------------------------------------------------

# Lines of "MAKER WALL CPU PEAK FLOOR-CPU", one a run, to "CPU WALL PEAK RATIO" of one maker.
medians() {
	awk -v maker="$1" '
		function median(values, n,    i, j, t) {
			for (i = 2; i <= n; i++)
				for (j = i; j > 1 && values[j] < values[j - 1]; j--) {
					t = values[j]; values[j] = values[j - 1]; values[j - 1] = t
				}
			return values[int(n / 2) + 1]
		}
		$1 == maker {
			n++; wall[n] = $2; cpu[n] = $3; ratio[n] = $5 ? $3 / $5 : 0
			if ($4 > peak) peak = $4
		}
		END { printf "%.2f %.2f %.0f %.2f\n", median(cpu, n) / 1e3, median(wall, n) / 1e3, peak / 1024, median(ratio, n) }'
}

# rounds FOLDER MAKER...: all makers in turn, RUNS times.
rounds() {
	folder=$1 floor=0 round=0
	shift
	while [ "$round" -lt "$RUNS" ]; do
		round=$((round + 1))
		for maker in "$@"; do
			measured=$(run "$maker" "$folder") || {
				echo "$maker failed" >&2
				continue
			}
			[ "$maker" != floor ] || floor=$(echo "$measured" | cut -d' ' -f2)
			echo "$maker $measured $floor"
		done
	done
}

show() {
	pages=$(pages_of "$2" "$1")
	medians "$2" <"$1/measured" | {
		read -r cpu wall peak ratio
		ms=$(echo "$cpu ${pages:-0}" | awk '{ print $2 ? $1 * 1e3 / $2 : 0 }')
		[ "$ratio" != 0.00 ] || ratio=-
		printf '%-12s %6s %8s %8s %8.1f %9s %8s\n' "$2" "$pages" "$cpu" "$wall" "$ms" "$peak" "$ratio"
	}
}

machine() {
	sed -n 's/^model name.*: /processor: /p' /proc/cpuinfo | sort | uniq -c | sed 's/^ *\([0-9]*\) /\1 × /'
	sed -n 's/^MemTotal: *\([0-9]*\) kB/memory: \1 KiB/p' /proc/meminfo
	for package in libcairo2 libpango-1.0-0 libharfbuzz0b weasyprint fop chromium; do
		dpkg-query -W -f='${Package} ${Version}\n' "$package" 2>/dev/null || true
	done
	sed -n 's/^  "version": *"\(.*\)".*/typst-ts-node-compiler \1/p' \
		"$typst/node_modules/@myriaddreamin/typst-ts-node-compiler/package.json" 2>/dev/null || true
}

machine
prepare_sample
for set in $SETS; do
	language=${set%:*} times=${set#*:} folder=$work/${set%:*}-${set#*:} makers=''
	prepare "$folder" "$language" "$times"
	printf '\nSoA %s × %s, medians of %s, load %s\n' "$language" "$times" "$RUNS" "$(cut -d' ' -f1-3 /proc/loadavg)"
	for maker in $ONLY; do
		missing=$(why_not "$maker")
		[ -z "$missing" ] || echo "$maker is left out: $missing"
		[ -n "$missing" ] || makers="$makers $maker"
	done
	# shellcheck disable=SC2086
	rounds "$folder" $makers >"$folder/measured"
	printf '%-12s %6s %8s %8s %8s %9s %8s\n' maker pages 'cpu s' 'wall s' 'ms/page' 'peak MiB' '÷ floor'
	for maker in $makers; do
		! grep -q "^$maker " "$folder/measured" || show "$folder" "$maker"
	done
done
