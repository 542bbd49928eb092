#!/bin/sh
# What the documents say is so: examples run as they are printed, lists agree with their sources.
#   CSMSC     the program        UPDATE=1  writes the generated tables into the manual pages
# A README's fences: yaml is the example description, sh is run here (in order, in one folder) and
# its output compared with the text that follows, shell is not run.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/check/tap.sh
CSMSC=${CSMSC:-$PWD/build/csmsc}
export CSMSC
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# same NAME FILE FILE: passes if both are equal.
same() {
	if diff "$2" "$3" >"$work/diff"; then pass "$1"; else fail "$1" "$(head -n 20 "$work/diff")"; fi
}

# none NAME TEXT: passes if there is nothing to report.
none() {
	if [ -z "$2" ]; then pass "$1"; else fail "$1" "$2"; fi
}

# -- the two READMEs -------------------------------------------------------------------------

fences() {
	awk '/^```/ { on = !on && /^```(yaml|sh|shell|text)$/; if (on || was) print; was = on; next } on' "$1"
}

headings() {
	awk '/^```/ { on = !on } !on && /^#+ / { sub(/ .*/, ""); print }' "$1"
}

for file in README.md README.zh-CN.md; do
	fences $file >"$work/fences-$file"
	headings $file >"$work/headings-$file"
done
same "both READMEs have the same examples" "$work/fences-README.md" "$work/fences-README.zh-CN.md"
same "both READMEs have the same headings" "$work/headings-README.md" "$work/headings-README.zh-CN.md"

goals=" $(sed -n 's/^\([a-z-]*\):.*/\1/p' Makefile | tr '\n' ' ')"
none "every make goal in the READMEs exists" "$(
	{ cat "$work/fences-README.md"; grep -ho '`make [a-z-]*`' README*.md | tr -d '`'; } |
		sed -n 's/^make //p' | sort -u |
		while read -r goal; do
			case $goals in *" $goal "*) ;; *) echo "make $goal" ;; esac
		done)"

# Links, and names in backquotes that begin with one of our folders.
for file in README.md README.zh-CN.md CHANGELOG.md; do
	{
		grep -o '](\([^)#]*\))' $file | sed 's/^](//; s/)$//' | grep -v '^[a-z]*:'
		grep -oE '`(compiler|templates|styles|tests|docs|input-samples)/[A-Za-z0-9._/-]*`' $file | tr -d '`'
	} | sort -u | while read -r path; do
		[ -e "$path" ] || echo "$file: $path does not exist"
	done
done >"$work/paths"
none "every file that the READMEs name exists" "$(cat "$work/paths")"

# -- the examples ----------------------------------------------------------------------------

# One file for each fence: NN.yaml, NN.sh, NN.text.
mkdir "$work/fence" "$work/run" "$work/run/build" "$work/run/output"
awk -v folder="$work/fence" '/^```/ {
		if (file) { close(file); file = ""; next }
		kind = substr($0, 4)
		if (kind ~ /^(yaml|sh|text)$/) file = sprintf("%s/%02d.%s", folder, ++n, kind)
		next
	}
	file { print > file }' README.md
ln -s "$PWD/input-samples" "$work/run/input-samples"
printf '#!/bin/sh\nexec "$CSMSC" "$@"\n' >"$work/run/build/csmsc"
chmod +x "$work/run/build/csmsc"

# Whether every line of the text stands in the output, in this order; "…" stands for any lines.
# Numbers with a decimal point are places on a page, which a change of style may move.
holds() {
	awk '{ gsub(/[0-9]+\.[0-9]+/, "#") }
	     FNR == NR { if ($0 != "…") want[++n] = $0; next }
	     want[at + 1] == $0 { at++ }
	     END { if (at < n) { print "missing: " want[at + 1]; exit 1 } }' "$1" "$2"
}

for fence in "$work"/fence/*; do
	case $fence in
	*.yaml)
		mkdir -p "$work/run/output/alder"
		cp "$fence" "$work/run/output/alder/csms.yaml"
		is "the example description has ten lines" 10 "$(wc -l <"$fence" | tr -d ' ')"
		;;
	*.sh)
		(cd "$work/run" && sh "$fence") >"$work/said" 2>&1
		status=$?
		[ $status -eq 0 ] || echo "exit status $status" >>"$work/said"
		name="the example runs: $(head -n 1 "$fence")"
		[ $status -lt 5 ] || fail "$name" "$(tail -n 5 "$work/said")"
		;;
	*.text)
		if why=$(holds "$fence" "$work/said"); then pass "$name"; else
			fail "$name" "$why" "$(tail -n 20 "$work/said")"
		fi
		;;
	esac
done
none "the example's pack has its documents" "$(cd "$work/run/output/alder-pack" && for f in \
	index.html manifest.json en/soa.html en/soa.pdf; do [ -s $f ] || echo "no $f"; done 2>&1)"
(cd "$work/run" && build/csmsc build input-samples/minimal --format html) >/dev/null 2>&1
is "without -o the pack is output/NAME" yes "$([ -s "$work/run/output/minimal/manifest.json" ] && echo yes)"
keys=$(grep -o '"[a-z0-9_]*":' "$work/run/output/alder-pack/manifest.json" 2>/dev/null | tr -d '":' | sort -u)
is "the example's manifest has keys" yes "$([ -n "$keys" ] && echo yes)"
for file in README.md README.zh-CN.md; do
	none "$file names every key of the manifest" "$(for k in $keys; do
		grep -q "\`$k\`" $file || echo "$k"; done)"
done

# -- the manual pages ------------------------------------------------------------------------

# generated PAGE MARK COMMAND…: what stands between the marks is what the command prints.
generated() {
	page=$1 mark=$2
	shift 2
	"$@" >"$work/table"
	awk -v mark="^.*-- $mark: " -v table="$work/table" '
		/-- end --/ { skip = 0 }
		!skip
		$0 ~ mark { skip = 1; while ((getline line < table) > 0) print line }' "$page" >"$work/page"
	[ -z "${UPDATE:-}" ] || cat "$work/page" >"$page"
	same "$page: $mark are those of the program (else: UPDATE=1 sh tests/check/docs.sh)" "$page" "$work/page"
}

generated docs/csms.5 fields "$CSMSC" schema --man
generated docs/csms-catalog.5 fields "$CSMSC" schema --man catalog-file
generated docs/csms-catalog.5 types "$CSMSC" schema --man index-file
generated docs/csms-style.5 fields "$CSMSC" schema --man style-file
generated docs/csmsc.1 limits awk -f docs/tables.awk compiler/base/limits.def

"$CSMSC" --help >"$work/help" 2>&1
sed -n 's/^\.It \(Fl .*\)/\1/p' docs/csmsc.1 | grep -o 'Fl -[a-z-]*' | sed 's/Fl -//' | sort -u >"$work/options-1"
grep -oE '^  (-[a-z], )?--[a-z-]+' "$work/help" | sed 's/.*--//' | sort -u >"$work/options-help"
same "csmsc(1) describes the options of --help, and no others" "$work/options-1" "$work/options-help"
sed -n '/^\.Ss Commands/,/^\.Ss Options/s/^\.It Cm \(.*\)/\1/p' docs/csmsc.1 | tr -d ',' |
	tr -s ' ' '\n' | sort -u >"$work/commands-1"
sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' "$work/help" | sort -u >"$work/commands-help"
same "csmsc(1) describes the commands of --help, and no others" "$work/commands-1" "$work/commands-help"

grep -o 'EXIT_[A-Z]* = [0-9]' compiler/cli/command.h | sed 's/.*= //' | sort >"$work/statuses"
sed -n '/-- exit statuses --/,/^\.El/s/^\.It \([0-9]\)$/\1/p' docs/csmsc.1 | sort >"$work/statuses-1"
same "csmsc(1) lists the exit statuses of the program" "$work/statuses-1" "$work/statuses"
for file in README.md README.zh-CN.md; do
	sed -n 's/^| \([0-9]\) |.*/\1/p' $file | sort >"$work/statuses-readme"
	same "$file lists the exit statuses of the program" "$work/statuses-readme" "$work/statuses"
done

if command -v mandoc >/dev/null; then
	for page in docs/*.[15]; do
		none "$page has no errors" "$(mandoc -Tlint -Werror "$page" 2>&1)"
	done
else
	pass "manual pages have no errors # SKIP mandoc is not installed"
fi
done_testing
