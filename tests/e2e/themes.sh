#!/bin/sh
# Looks: every theme fits what a document puts on its pages, in every state and language; what a theme
# or the organisation's own file changes, and what it leaves alone.
. "$(dirname "$0")/lib/setup.sh"
day=2026-09-30

# A description without gaps, with names as long as they come.
mkdir d && sed '2s/.*/languages: [zh-CN, en]/
	4s/:.*/: {zh-CN: 泰恩主机托管与云服务（华东）科技股份有限公司, en: Tarn Hosting and Cloud Services of the Northern Valleys Public Limited Company}/' \
	"$root/tests/e2e/bad/base.yaml" >d/csms.yaml
cat >>d/csms.yaml <<'END'
      - copy: "02"
        name:
          en: Information security department, the CSMS manager and her deputies at the second site
          zh-CN: 信息安全部体系管理主管及其在第二数据中心的代理人（含夜班值守组）
END
build() { # OUT SOURCE [OPTION…]
	out=$1 from=$2
	shift 2
	csmsc build "$from" -o "$out" --date $day "$@" >said 2>&1 || fail "$out is built" "$(cat said)"
}
with() { # NAME TEXT: the description with that below the key `style:`
	cp -R d "$1" && printf 'style:\n%b' "$2" >>"$1/csms.yaml"
}
sign() { # SOURCE
	for step in 'revise ben --change First' 'prepare cat' 'review ben' 'approve ann' 'issue ben'; do
		# shellcheck disable=SC2086 # words
		set -- "$1" $step
		source=$1 verb=$2 who=$3
		shift 3
		csmsc "$verb" "$source" policy --as "$who" "$@" --date 2026-09-20 || fail "$verb"
		set -- "$source"
	done
}
dump() { # SOURCE: the pages of the policy
	csmsc build "$1" --dump=pages --only policy --lang en --date $day 2>/dev/null
}
value() { # PACK KEY
	sed -n "s/^ *\"$2\": \"\\(.*\\)\",*\$/\\1/p" "$1/manifest.json"
}

# -- every theme, every state ------------------------------------------------------------------
for theme in $(csmsc list themes | sed 's/ .*//'); do
	with "$theme" "  theme: $theme\n"
	build "$theme-draft" "$theme" --format pdf --check-pages
	is "$theme: drafts have room for everything" '' "$(cat said)"
	case $theme in guobiao) numbers='0 1' ;; *) numbers='1 1' ;; esac # a standard's cover has none (GB/T 1.1)
	is "$theme: page numbers on the cover, and after it" "$numbers" "$(for page in 1 2; do
		pdftotext -f $page -l $page "$theme-draft/en/policy.pdf" - | grep -c "^Page $page of "
	done | paste -sd ' ' -)"
	sign "$theme" >said 2>&1
	is "$theme: so has what is issued" 'revise prepare review approve issue' "$(sed 's/ .*//' said | paste -sd ' ' -)"
	build "$theme-issued" "$theme" --format pdf --copies --check-pages
	is "$theme: and copies for holders" 4 "$(find "$theme-issued/copies" -name '*.pdf' | wc -l)"
	for lang in zh-CN en; do
		case $lang in en) held='Information security department' ;; *) held=信息安全部 ;; esac
		file=$theme-issued/copies/$lang/policy-02.pdf
		is "$theme, $lang: the holder stands on every page" "$(pdfinfo "$file" | sed -n 's/^Pages: *//p')" \
			"$(pdftotext "$file" - | tr -s '\n ' '  ' | tr '\f' '\n' | grep -c "$held")"
	done
done

# A band to the page's edges fills the last pixels, too, that are the page's in part.
is 'a band leaves no hairline at the edges' 'same same' "$(python3 - international-draft/en/policy.pdf <<-'END'
	import subprocess, sys
	def pixels(page):  # of an A4 page: three bytes each, behind a head
	    said = subprocess.run(["pdftoppm", "-r", "150", "-f", page, "-l", page, sys.argv[1]], stdout=subprocess.PIPE, check=True).stdout
	    data = said[-1241 * 1754 * 3:]
	    return lambda x, y: data[(y * 1241 + x) * 3:][:3]
	pages = next(line.split()[1] for line in subprocess.run(["pdfinfo", sys.argv[1]], stdout=subprocess.PIPE,
	    universal_newlines=True).stdout.splitlines() if line.startswith("Pages:"))
	front, back = pixels("1"), pixels(pages)
	assert front(600, 9) != b"\xff\xff\xff" and len(back(600, 1700)) == 3
	print("same" if front(1240, 9) == front(600, 9) else "other", "same" if back(600, 1753) == back(600, 1700) else "other")
	END
)"

# -- what a theme leaves alone -----------------------------------------------------------------
with same '  theme: international\n'
for name in d same guobiao; do build "pack-$name" "$name"; done
is 'the theme that is named is the one there is without' '' "$(diff -r pack-d/en pack-same/en)"
cp guobiao/csms.yaml kept.yaml
sed -i 's/theme: guobiao/theme: international/' guobiao/csms.yaml
build pack-other guobiao
is 'another theme costs no signature' issued "$(csmsc status guobiao 2>/dev/null | awk '$1 == "policy" { print $4 }')"
is 'what is issued stays as it was' '' "$(cmp pack-guobiao/en/policy.pdf pack-other/en/policy.pdf 2>&1)"
is 'but the pack is another' no "$([ "$(value pack-guobiao source_digest)" = "$(value pack-other source_digest)" ] && echo yes || echo no)"
is 'pages of HTML have no theme' '' "$(diff pack-guobiao/en/policy.html pack-other/en/policy.html)"

# -- the organisation's own file ---------------------------------------------------------------
with house '  file: look/house.yaml\n'
mkdir house/look
printf 'colours:\n  - {id: accent, value: "#7a1f3d"}\n' >house/look/house.yaml
dump d >plain
dump house >coloured
accent=$(sed -n 's/^ *- {id: accent, value: "\(#[0-9a-f]*\)"}$/\1/p' \
	"${CSMSC_DATA:-$root}/styles/themes/international.yaml")
is 'one colour is another' '' "$(sed "s/$accent/#7a1f3d/g" plain | diff - coloured)"
is 'and stands in the pages' yes "$(grep -q '#7a1f3d' coloured && echo yes)"
printf 'pages:\n  - {id: portrait, left: 120}\n' >house/look/house.yaml
dump house >moved
is 'one margin is another' yes "$(cmp -s plain moved || echo yes)"
printf 'list: {bullet: ◦}\n' >house/look/house.yaml
build pack-house house --only policy --lang en --format pdf
is 'a label of lists is another' yes "$(pdftotext pack-house/en/policy.pdf - | grep -q '◦' && echo yes)"

# -- its own fonts -----------------------------------------------------------------------------
fonts() { # PACK: the line of its manifest that names the font files
	grep '"fonts":' "$1/manifest.json"
}
is 'a theme has its own fonts' 'no yes' "$(for name in d guobiao; do
	fonts "pack-$name" | grep -q NotoSerif && echo yes || echo no
done | paste -sd ' ' -)"
file=$(fc-list : file | grep -m 1 '/NotoSans-Regular.ttf' | sed 's/: *$//')
mkdir house/type && cp "$file" house/type/House.ttf
printf 'UTF-8\nLEFTHYPHENMIN 3\n1se\n' >house/type/house.dic
printf 'font-folders: [type]\nfonts:\n  - {id: latin, regular: House.ttf}\ndictionaries:\n  - {id: en, file: house.dic}\n' >house/look/house.yaml
csmsc check house --date $day >said 2>&1
is 'folders of fonts lie in the folder of the description' '' "$(findings said)"
build pack-house house --only policy --lang en --format pdf
is 'the font is taken from there' yes "$(fonts pack-house | grep -q 'House.ttf' && echo yes)"
first=$(value pack-house source_digest)
printf 'x' >>house/type/House.ttf
build pack-house house --only policy --lang en --format pdf
is 'and belongs to what the pack is made from' no \
	"$([ "$first" = "$(value pack-house source_digest)" ] && echo yes || echo no)"
csmsc convert house --to xml -o house-xml --date $day >said 2>&1
is 'a conversion takes it along' '0 ' "$? $(diff -r house/type house-xml/type 2>&1)"

# -- a logo in SVG -----------------------------------------------------------------------------
cp -R d drawn && sed -i '6a\  logo: logo.svg' drawn/csms.yaml
cat >drawn/logo.svg <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
  <defs><linearGradient id="a"><stop offset="0" stop-color="#0b4f5c"/><stop offset="1" stop-color="#1d8a9e"/></linearGradient></defs>
  <style>.b { fill: #c8102e }</style>
  <rect width="40" height="40" fill="url(#a)"/>
  <circle class="b" cx="80" cy="20" r="14"/>
</svg>
END
build pack-drawn drawn --only policy --check-pages
pdf=pack-drawn/en/policy.pdf
is 'it is drawn, not set in pixels' '' "$(pdfimages -list "$pdf" | sed 1,2d)"
is 'with its alternative text' yes "$(pdfinfo -struct "$pdf" 2>/dev/null | grep -q Figure && echo yes)"
is 'HTML holds it as an image' "$(base64 -w 0 drawn/logo.svg)" \
	"$(grep -o '<img[^>]*src="data:image/svg+xml;base64,[^"]*' "${pdf%.pdf}.html" | head -n 1 | sed 's/.*base64,//')"
is 'and nothing of it besides' 0 "$(grep -c '<svg\|<script' "${pdf%.pdf}.html")"
qpdf --check "$pdf" >said 2>&1
is 'the file is whole' 0 $?
is 'and an archival one' "PDF/A-2a, PDF/UA-1: $pdf" "$(python3 "$root/tests/check/pdf_structure.py" "$pdf" 2>&1 | head -n 3)"
done_testing
