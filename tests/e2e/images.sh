#!/bin/sh
# Pages as they are seen: some that are hard to set, small and in grey, are compared with the images
# in tests/golden/images, with a tolerance (tests/check/page_image.py); a line out of place and a
# missing rule are found.  Pages that differ lie in $BUILD/tests/images.
#   UPDATE   not empty: write the images anew
set -u
cd "$(dirname "$0")/../.." || exit 2
PATH=/usr/bin:$PATH # Debian's python3 has Debian's modules
: "${BUILD:=build}" "${CSMSC:=$PWD/$BUILD/csmsc}"
. tests/check/tap.sh
. tests/check/sample.sh
. tests/golden/versions.sh
images=tests/golden/images seen=$BUILD/tests/images
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir -p "$images" "$seen"

# NAME, PDF, and text that the page holds: it is the first such page; - is the first page.
hard_pages() {
	cat <<-END
		cover              drafts/en/soa               -
		contents           drafts/zh-CN/soa            目次
		text               drafts/zh-CN/cloud-policy   堡垒机
		text-english       drafts/en/cloud-policy      Storage media that held customer data
		register           drafts/zh-CN/soa            A.5.7
		register-english   drafts/en/soa               A.8.13
		counts             drafts/zh-CN/soa            控制数
		matrix             drafts/zh-CN/matrix-ecs     9.2.1
		checklist          drafts/en/checklist         4.4.1-g.2
		guobiao-cover      guobiao/zh-CN/soa           -
		guobiao-text       guobiao/zh-CN/cloud-policy  堡垒机
		guobiao-register   guobiao/zh-CN/soa           A.5.7
		house-cover        house/en/policy             -
		lists              torture                     c) 《数据分类分级指南》
		footnotes          torture                     41)
		rows-split         torture                     第39行
		right-to-left      torture                     עברית
	END
}

# build_theme NAME SOURCE DOCUMENTS
build_theme() {
	"$CSMSC" build "$2" -o "$work/$1" --only "$3" --format pdf --date "$day" -j 2 >"$work/said" 2>&1
	[ $? -le 1 ] || fail "$1 is built" "$(cat "$work/said")"
}

build_all() {
	cp -R "$source" "$work/source"
	echo 'style: {theme: guobiao}' >>"$work/source/csms.yaml"
	build_theme guobiao "$work/source" soa,cloud-policy
	build_theme house input-samples/both policy
	ln -s "$(realpath "$drafts")" "$work/drafts"
	python3 tests/check/torture.py >"$work/torture.xml"
	"$BUILD/tests/press_file" -i tests/golden/docbook/issued.xml "$work/torture.xml" "$work/torture" >"$work/said" 2>&1 ||
		fail "the torture document is set" "$(cat "$work/said")"
}

# page_with TEXT PDF: the number of the first page that holds it.
page_with() {
	[ "$1" != - ] || { echo 1 && return; }
	pdftotext "$2" - | awk -v text="$1" 'BEGIN { RS = "\f" } index($0, text) { print NR; exit }'
}

# render PDF PAGE
render() {
	pdftoppm -r 45 -gray -singlefile -f "$2" -l "$2" "$1"
}

check_page() {
	number=$(page_with "$3" "$work/$2.pdf")
	if [ -z "$number" ]; then
		fail "$1" "no page of $2 holds $3"
	elif [ -n "${UPDATE:-}" ]; then
		render "$work/$2.pdf" "$number" | python3 tests/check/page_image.py keep "$images/$1.png"
		pass "$1 (page $number, written anew)"
	elif said=$(render "$work/$2.pdf" "$number" |
		python3 tests/check/page_image.py compare "$images/$1.png" "$seen/$1.png" 2>&1); then
		pass "$1"
	else
		fail "$1" "page $number of $2: $said"
	fi
}

# check_spoiled NAME PDF TEXT: what spoil_page.py does is seen; what does nothing is not.
check_spoiled() {
	qpdf "$work/$2.pdf" --pages . "$(page_with "$3" "$work/$2.pdf")" -- --qdf --object-streams=disable "$work/whole.qdf"
	render "$work/whole.qdf" 1 | python3 tests/check/page_image.py keep "$work/whole.png"
	for spoiled in line rule; do
		python3 tests/check/spoil_page.py $spoiled <"$work/whole.qdf" | fix-qdf >"$work/spoiled.pdf"
		render "$work/spoiled.pdf" 1 | python3 tests/check/page_image.py compare "$work/whole.png" "$work/seen.png" 2>"$work/said"
		is "$1: a spoiled $spoiled is found" "1 yes" "$? $(grep -q 'of the pixels' "$work/said" && echo yes)"
	done
	render "$work/whole.qdf" 1 | python3 tests/check/page_image.py compare "$work/whole.png" "$work/seen.png" 2>"$work/said"
	is "$1: the page is like itself" 0 $?
}

# Other fonts, libraries or another renderer draw other pages.
{
	page_versions "$work"
	pdftoppm -v 2>&1 | head -n 1
} >"$work/versions.txt"
[ -z "${UPDATE:-}" ] || cp "$work/versions.txt" "$images/versions.txt"
build_all
if cmp -s "$work/versions.txt" "$images/versions.txt"; then
	hard_pages >"$work/list"
	while read -r name pdf text; do
		check_page "$name" "$pdf" "$text"
	done <"$work/list"
	is "every image is that of a page" "$(sed 's/ .*//' "$work/list" | sort)" \
		"$(cd $images && ls -- *.png | sed 's/\.png$//' | LC_ALL=C sort)"
	is "no image is larger than 20 KiB" "" "$(find $images -name '*.png' -size +20k)"
else
	pass "page images # SKIP fonts, libraries or pdftoppm are not those of $images/versions.txt"
fi
check_spoiled register drafts/zh-CN/soa A.5.7
check_spoiled text guobiao/zh-CN/cloud-policy 堡垒机
done_testing
