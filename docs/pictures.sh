#!/bin/sh
# Makes the pictures in the READMEs anew: of each theme three pages of one organisation's documents
# (cover, text, register), issued as they would be, and a page of the register by itself.  Needs what `make test` needs.
#   sh docs/pictures.sh [THEME…]
set -eu
cd "$(dirname "$0")/.."
csmsc=$PWD/${BUILD:-build}/csmsc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# issue THEME: policy and SoA of the sample, signed and issued, in $work/pack.
issue() {
	rm -rf "$work/d" "$work/pack"
	cp -R input-samples/both "$work/d"
	sed -i "s/^  theme: .*/  theme: $1/; /^  file: style/d" "$work/d/csms.yaml"
	set -- policy soa
	"$csmsc" revise "$work/d" "$@" --as p-su --date 2026-09-26 --change 'zh-CN=首次发布。' --change 'en=First issue.'
	"$csmsc" prepare "$work/d" "$@" --as p-su --date 2026-09-26
	"$csmsc" review "$work/d" "$@" --as p-bai --date 2026-09-27
	"$csmsc" approve "$work/d" "$@" --as p-gu --date 2026-09-28
	"$csmsc" issue "$work/d" "$@" --as p-su --date 2026-09-29 --effective 2026-10-08
	"$csmsc" build "$work/d" -o "$work/pack" --only policy,soa --copies --date 2026-09-30
}

# show OUT DPI FILE:PAGE…: those pages side by side, in few colours.
show() {
	python3 - "$@" <<'END'
import io, subprocess, sys
from PIL import Image

out, dpi, *places = sys.argv[1:]
pages = []
for place in places:
    file, page = place.rsplit(":", 1)
    png = subprocess.run(["pdftoppm", "-r", dpi, "-png", "-f", page, "-l", page, file],
                         check=True, capture_output=True).stdout
    pages.append(Image.open(io.BytesIO(png)).convert("RGB"))
gap = 10
size = sum(p.width + gap for p in pages) + gap, max(p.height for p in pages) + 2 * gap
sheet, x = Image.new("RGB", size, "#d9d9d9"), gap
for page in pages:
    sheet.paste(page, (x, gap))
    x += page.width + gap
sheet.quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, optimize=True)
END
}

[ $# -gt 0 ] || set -- guobiao international
for theme; do
	issue "$theme" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
	case $theme in guobiao) folder=$work/pack/copies/zh-CN ;; *) folder=$work/pack/copies/en ;; esac
	show "docs/theme-$theme.png" 52 "$folder/policy-02.pdf:1" "$folder/policy-02.pdf:5" "$folder/soa-02.pdf:16"
	[ "$theme" != international ] || show docs/page.png 84 "$folder/soa-02.pdf:19"
done
