#!/bin/sh
# A pack depends on nothing but its description, csmsc and the date; it is there as a whole or not
# at all.
. "$(dirname "$0")/lib/setup.sh"
cp -R "$root/input-samples/minimal" first
mkdir -p 'other place' && cp -R first 'other place/第二'

start() { # ARG…: csmsc in the background, as $pid
	"$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@" >started 2>&1 &
	pid=$!
}

same() { # NAME DIR DIR
	if diff -r "$2" "$3" >differ; then pass "$1"; else fail "$1" "$(cat differ)"; fi
}

unchanged() { # NAME: out/ is still the pack of which snapshot made `before`
	snapshot out >now
	if cmp -s before now; then pass "$1"; else fail "$1" "$(diff before now)"; fi
}

# Files and manifest agree: nothing is missing, nothing besides.
whole() { # DIR: prints "partial files documents languages formats"
	python3 - "$1" <<'END'
import hashlib, json, os, sys
top = sys.argv[1]
m = json.load(open(top + "/manifest.json", encoding="utf-8"))
there = {os.path.relpath(os.path.join(d, f), top) for d, _, fs in os.walk(top) for f in fs}
listed = [f["path"] for f in m["files"]]
if listed != sorted(set(listed)) or there != set(listed) | {"manifest.json"}:
    sys.exit("files and manifest differ: %s" % (there ^ set(listed)))
for f in m["files"]:
    got = open(os.path.join(top, f["path"]), "rb").read()
    if len(got) != f["bytes"] or hashlib.sha256(got).hexdigest() != f["sha256"]:
        sys.exit("%s is not as the manifest has it" % f["path"])
print(m["partial"], len(listed), *(",".join(sorted({f[k] for f in m["files"] if f[k]}))
                                   for k in ("document", "language", "format")))
END
}

# -- the same in, the same out ---------------------------------------------------------------------
snapshot first >source
csmsc build first -o out >said 2>errors
is 'the sample builds' 0 $?
is 'the manifest lists what is there' 'False 13 cloud-policy,policy,soa en,zh-CN html,pdf' "$(whole out 2>&1)"
snapshot first | cmp -s source - && pass 'a build leaves the description alone' ||
	fail 'a build leaves the description alone'
is 'nothing is left beside the pack' 'out' "$(ls -d out*)"
(
	mkdir home && umask 077
	HOME=$work/home TZ=Pacific/Kiritimati LANG=de_DE.UTF-8 LC_ALL=zh_CN.GB18030 csmsc build \
		'other place/第二' -o 'other place/pack' >/dev/null 2>&1
)
same 'another folder, time zone, locale, umask and home' out 'other place/pack'
(cd first && LC_ALL=C LANG='' TZ=America/St_Johns csmsc build . -o ../third -j 2 >/dev/null 2>../errors2)
same 'two documents at a time' out third
if cmp -s errors errors2; then pass 'with the findings in the same order'; else
	fail 'with the findings in the same order' "$(diff errors errors2)"
fi
(cd 'other place' && csmsc build ../first >/dev/null 2>&1)
same 'the folder that a pack goes to of itself' out 'other place/output/first'

# -- the pack is up to date ------------------------------------------------------------------------
age() { ls -i out/manifest.json; }
before=$(age)
csmsc build first -o out >said 2>errors2
is 'nothing changed: nothing is built, but gaps are not passed over in silence' "0 $before 0 csmsc unchanged" \
	"$? $(age) $(wc -c <said | tr -d ' ') $(sed -nE 's/^.*out is up to date; .* [1-9][0-9]* gaps .*\[(.*)\]$/csmsc \1/p' errors2)"
csmsc build first -o out --diagnostics=json 2>said
is 'in JSON, too' 'unchanged warning 1' "$(python3 -c 'import json
f = json.load(open("said"))["findings"]
print(f[0]["id"], f[0]["level"], len(f))')"
cp -R "$root/tests/e2e/bad" clean && mv clean/base.yaml clean/csms.yaml
csmsc build clean -o pack --format html >/dev/null 2>&1
csmsc build clean -o pack --format html >said 2>&1
is 'nothing changed, nothing found: a pipe is told nothing' '0 0' "$? $(wc -c <said | tr -d ' ')"
case $(on_terminal build clean -o pack --format html) in
*'pack is up to date: '*' files'*) pass 'a terminal is told' ;;
*) fail 'a terminal is told' "$(on_terminal build clean -o pack --format html)" ;;
esac
touch first/csms.yaml
csmsc build first -o out >/dev/null 2>&1
is 'a file that was only touched' "$before" "$(age)"
echo >>out/en/soa.html
csmsc build first -o out >/dev/null 2>&1
same 'a damaged pack is built again' out third
printf 'X' | dd of=out/en/soa.html bs=1 seek=20 conv=notrunc 2>/dev/null
csmsc build first -o out >/dev/null 2>&1
same 'even if its sizes are right' out third
mkdir -p first/issued && echo one >first/issued/x
csmsc build first -o out >/dev/null 2>&1
before=$(age)
echo two >first/issued/x
csmsc build first -o out >/dev/null 2>&1
[ "$before" != "$(age)" ] && pass 'another issued copy of the same size' || fail 'another issued copy of the same size'
rm -r first/issued

mkdir -p data fonts && cp -R "${CSMSC_DATA:-$root}/templates" "${CSMSC_DATA:-$root}/styles" data
find -L /usr/share/fonts /usr/local/share/fonts -name 'Noto*' -type f -exec ln -s {} fonts/ \; 2>/dev/null
find -L /usr/share/hyphen -name 'hyph_*.dic' -exec ln -s {} fonts/ \; 2>/dev/null
cp -L fonts/NotoSans-Regular.ttf regular && rm -f fonts/NotoSans-Regular.ttf && mv regular fonts/NotoSans-Regular.ttf
sed -i '/^font-folders:/,/^$/c font-folders: ['"$work"'/fonts]\n' data/styles/print.yaml
with_fonts() { csmsc build first -o fontpack --data data --only policy --lang en "$@" >said 2>&1; }
with_fonts
before="$? $(ls -i fontpack/manifest.json)"
with_fonts
is 'the same fonts' "$before" "$? $(ls -i fontpack/manifest.json)"
printf 'X' >>fonts/NotoSans-Regular.ttf
with_fonts
[ "$before" != "$? $(ls -i fontpack/manifest.json)" ] && pass 'another font is another pack' || fail 'another font is another pack'
if [ -z "$sanitised" ] && command -v cc >/dev/null; then
	echo 'const char *cairo_version_string(void); const char *cairo_version_string(void) { return "99"; }' >other.c
	cc -shared -fPIC -o other.so other.c
	before=$(ls -i fontpack/manifest.json)
	LD_PRELOAD=$work/other.so with_fonts
	[ "$before" != "$(ls -i fontpack/manifest.json)" ] && pass 'another library is another pack' ||
		fail 'another library is another pack' "$(cat said)"
else
	pass 'another library is another pack # SKIP needs a compiler and no sanitizers'
fi
before=$(age)
csmsc build first -o out --date 2026-10-01 >/dev/null 2>&1
[ "$before" != "$(age)" ] && pass 'another day is another pack' || fail 'another day is another pack'
before=$(age)
sed -i 's/password-length: 12/password-length: 14/' first/csms.yaml
csmsc build first -o out >/dev/null 2>&1
[ "$before" != "$(age)" ] && pass 'another fact is another pack' || fail 'another fact is another pack'
csmsc build first -o first/out >/dev/null 2>&1
before=$(ls -i first/out/manifest.json)
csmsc build first -o first/out >/dev/null 2>&1
is 'a pack within the description is no part of it' "$before" "$(ls -i first/out/manifest.json)"
rm -r first/out

# -- partial packs ---------------------------------------------------------------------------------
partial() { # NAME EXPECTED ARG…
	name=$1 wanted=$2
	shift 2
	rm -rf part
	csmsc build first -o part "$@" >said 2>&1
	is "$name" "0 $wanted" "$? $(whole part 2>&1)"
}
partial '--only by id' 'True 5 soa en,zh-CN html,pdf' --only soa
partial '--only by type' 'True 5 soa en,zh-CN html,pdf' --only statement-of-applicability
partial '--lang' 'True 7 cloud-policy,policy,soa en html,pdf' --lang en
partial '--format' 'True 7 cloud-policy,policy,soa en,zh-CN html' --format html
partial 'all three' 'True 2 policy zh-CN pdf' --only policy --lang zh-CN --format pdf
snapshot out >before
csmsc build first -o out --only soa >said 2>&1
is 'a partial build over a whole pack' '2 csmsc out-partial' "$? $(findings said)"
unchanged 'which stays'
csmsc build first -o part >/dev/null 2>&1
is 'a whole build over a partial pack' 'False 13 cloud-policy,policy,soa en,zh-CN html,pdf' "$(whole part 2>&1)"
cmp -s part/en/soa.pdf out/en/soa.pdf && pass 'parts are the same alone and among others' ||
	fail 'parts are the same alone and among others'

# -- interrupted -----------------------------------------------------------------------------------
sed -i 's/password-length: 14/password-length: 16/' first/csms.yaml
# Workers outlive the parent that was killed by as long as they need to notice.
wait_for_workers() {
	tries=0
	while [ $tries -lt 200 ]; do
		working=''
		for process in /proc/[0-9]*; do
			[ "$(cat "$process/comm" 2>/dev/null)" != csmsc ] ||
				[ "$(readlink "$process/cwd")" != "$PWD" ] || working=yes
		done
		[ -n "$working" ] || break
		tries=$((tries + 1))
		sleep 0.05
	done
}
interrupt() { # NAME SIGNAL: once a build has begun to write
	start build first -o out -j 2
	tries=0
	while ! ls -d out.new-* >/dev/null 2>&1 && [ $tries -lt 500 ]; do
		tries=$((tries + 1))
		sleep 0.01
	done
	sleep "$3"
	kill "-$2" "$pid"
	wait "$pid" 2>/dev/null
	unchanged "$1"
	wait_for_workers
}
interrupt 'killed as soon as it writes' KILL 0
interrupt 'killed in the middle' KILL 0.2
interrupt 'told to end' TERM 0.1
rm -rf copy && cp -R out copy
csmsc build first -o out >/dev/null 2>&1
is 'the next build removes what they left' out "$(ls -d out*)"
rm -rf out && mv copy out
if [ -r /proc/self/task/$$/children ]; then
	start build first -o out -j 2
	workers='' tries=0
	while [ -z "$workers" ] && [ $tries -lt 500 ]; do
		read -r workers _ <"/proc/$pid/task/$pid/children" || :
		tries=$((tries + 1))
		sleep 0.01
	done 2>/dev/null
	[ -z "$workers" ] || kill -KILL "$workers"
	wait "$pid"
	is 'a worker is killed' '3 worker' "$? $(findings started | sed 's/.* //')"
	unchanged 'and the old pack stays'
	is 'and nothing is left beside it' out "$(ls -d out*)"
else
	pass 'a worker is killed # SKIP this system does not name the children of a process'
fi

# -- out of memory ---------------------------------------------------------------------------------
if [ -n "$sanitised" ]; then
	pass 'out of memory # SKIP sanitizers take address space without limit'
else
	sed -i 's/password-length: 16/password-length: 18/' first/csms.yaml
	csmsc build first -o right >/dev/null 2>&1
	least=30000 # what the program takes to start
	until (ulimit -v $least && csmsc --version) >/dev/null 2>&1; do least=$((least + 5000)); done
	failed=0 wrong=''
	for more in 0 8 16 24 32 40 48 56 64 72 80 88 96 104 112 120; do
		rm -rf out2* && cp -R out out2
		if (ulimit -v $((least + more * 1000)) && timeout -k 5 60 "$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} \
			build first -o out2 -j $((more / 8 % 2 + 1))) >said 2>&1; then
			diff -r out2 right >differ || wrong="$wrong; built with $more MB, but wrongly: $(cat differ)"
		else
			failed=$((failed + 1))
			diff -r out2 out >differ || wrong="$wrong; the old pack went with $more MB: $(cat differ)"
		fi
	done
	if [ $failed -ge 4 ] && [ -z "$wrong" ]; then
		pass 'out of memory: nothing or the right pack'
	else
		fail 'out of memory: nothing or the right pack' "$failed builds failed" "$wrong"
	fi
	snapshot first >source
	(ulimit -v $least && csmsc revise first soa --as p-xu --change x) >said 2>&1
	[ $? != 0 ] && snapshot first | cmp -s source - && pass 'out of memory leaves the ledger alone' ||
		fail 'out of memory leaves the ledger alone' "$(cat said)"
	rm -rf out2* right
fi

# -- two builds at once ----------------------------------------------------------------------------
start build first -o out
one=$pid
start build first -o out
wait "$one"
is 'the first of two builds at once' 0 $?
wait "$pid"
is 'the second' 0 $?
is 'make one whole pack' 'False 13 cloud-policy,policy,soa en,zh-CN html,pdf' "$(whole out 2>&1)"
is 'and leave nothing beside it' out "$(ls -d out*)"

# -- the command line ------------------------------------------------------------------------------
for option in --only --lang --format; do
	for list in '' , a,,b; do
		csmsc build first -o none $option "$list" >said 2>&1
		is "$option '$list'" '2 csmsc usage' "$? $(findings said)"
	done
done
[ ! -e none ] && pass 'and nothing is built' || fail 'and nothing is built'
csmsc build first --only -jump -o none >said 2>&1
is 'a value that looks like a joined option' '2 1' "$? $(grep -c -- '"-jump".*option-document' said)"
csmsc build first -onone -j2 --only policy --format html >said 2>&1
is 'joined options' '0 True' "$? $(whole none 2>&1 | cut -d ' ' -f 1)"
csmsc --help >said
is '--help' '0 1' "$? $(grep -c -- '-h, --help' said)"
csmsc build first -h >said
is '-h behind a command' '0 1' "$? $(grep -c -- '-h, --help' said)"
for option in --help --version; do
	csmsc $option >/dev/full 2>said
	is "$option to a full disk" '3 csmsc output' "$? $(findings said)"
done
done_testing
