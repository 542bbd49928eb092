# How the rows of the table make a bad description out of bad/base.yaml; sourced by bad-input.sh.
# Each runs in the organisation's folder, which holds csms.yaml.  Texts take the escapes of printf.

run() { # ARG…: what the case runs instead of `build d -o out --format html`; no blanks in an ARG
	args=$*
}

# -- edits of csms.yaml, by the line numbers of base.yaml ------------------------------------

line() { # N TEXT: line N becomes TEXT
	{
		head -n $(($1 - 1)) csms.yaml
		printf '%b\n' "$2"
		tail -n +$(($1 + 1)) csms.yaml
	} >edited && mv edited csms.yaml
}

after() { # N TEXT: TEXT comes after line N
	{
		head -n "$1" csms.yaml
		printf '%b\n' "$2"
		tail -n +$(($1 + 1)) csms.yaml
	} >edited && mv edited csms.yaml
}

cut_lines() { # N M: lines N to M go
	sed "$1,$2d" csms.yaml >edited && mv edited csms.yaml
}

add() { # TEXT: TEXT comes at the end
	printf '%b\n' "$1" >>csms.yaml
}

text() { # [-n] FILE TEXT: a file of that text only
	printf '%b\n' "$2" >"$1"
}

repeat() { # TEXT N
	yes -- "$1" | head -n "$2" | tr -d '\n'
}

# -- whole files -----------------------------------------------------------------------------

bom() {
	{ printf '\357\273\277' && cat csms.yaml; } >edited && mv edited csms.yaml
}

encoded() { # CHARSET: line 4 in Chinese, saved in that character set
	line 4 '  name: 云杉主机'
	iconv -f UTF-8 -t "$1" csms.yaml >edited && mv edited csms.yaml
}

huge() { # 100 MB
	truncate -s 100M csms.yaml
}

long_text() {
	{ printf '  website: ' && repeat 0123456789 110000 && echo; } >tail
	sed '6r tail' csms.yaml >edited && rm tail && mv edited csms.yaml
}

long_prose() {
	{ printf '  exclusions: ' && repeat 'one two ' 8200 && echo three; } >tail
	sed '39r tail' csms.yaml >edited && rm tail && mv edited csms.yaml
}

deep_blocks() { # each line one level deeper; ten thousand of them would be 50 MB
	awk 'BEGIN { for (i = 0; i < 5000; i++) { printf "%*s", i, ""; print "a:" } }' >>csms.yaml
}

deep_list() {
	{ printf 'x-deep:\n  ' && repeat '- ' 10000 && echo a; } >>csms.yaml
}

deep_flow() {
	{ printf 'x-deep: ' && repeat '[' 10000 && repeat ']' 10000 && echo; } >>csms.yaml
}

deep_prose() {
	{ printf '  exclusions: "' && repeat '- ' 200 && echo 'a"'; } >tail
	sed '39r tail' csms.yaml >edited && rm tail && mv edited csms.yaml
}

many_values() { # just over a million
	{ echo 'x-many:' && yes -- '- 1' | head -n 1000001; } >>csms.yaml
}

alias_bomb() { # nine levels of nine
	{
		echo 'x-bomb:'
		echo '  a: &a [x, x, x, x, x, x, x, x, x]'
		last=a
		for next in b c d e f g h i; do
			echo "  $next: &$next [*$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last]"
			last=$next
		done
	} >>csms.yaml
}

alias_bytes() { # few values, many bytes
	{
		printf 'x-bomb:\n  a: &a "' && repeat 0123456789 100000 && echo '"'
		echo '  b:' && yes -- '  - *a' | head -n 40
	} >>csms.yaml
}

# -- includes --------------------------------------------------------------------------------

include() { # NAME…: the include: section; line 153 is the first name
	echo 'include:' >>csms.yaml
	for name in "$@"; do echo "  - $name" >>csms.yaml; done
}

register() { # NAME TEXT: a CSV file of that text, included
	include "$1"
	mkdir -p "$(dirname "$1")"
	text "$1" "$2"
}

register_encoded() { # CHARSET
	include risks.csv
	printf 'id,title,level,owner\nR-2,机房火灾,low,cat\n' | iconv -f UTF-8 -t "$1" >risks.csv
}

wide_register() {
	include risks.csv
	{ echo 'id,title,level,owner' && repeat ',x-a' 300; } | tr -d '\n' >risks.csv
}

many_rows() { # just over a million values
	include risks.csv
	{ echo 'id,title,level,owner' && yes 'R,Fire,low,cat' | head -n 210000; } >risks.csv
}

many_includes() { # a chain of 300 files
	i=1
	while [ $i -le 300 ]; do
		printf 'include: [f%d.yaml]\n' $((i + 1)) >f$i.yaml
		i=$((i + 1))
	done
	include f1.yaml
}

# -- logos -----------------------------------------------------------------------------------

svg_file() { # TEXT: a logo of that text
	after 6 '  logo: logo.svg'
	text logo.svg "$1"
}

svg() { # CONTENT [END]: a logo with that in its second line
	svg_file "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\\n$1${2:-}"
}

laughs() { # shapes that show the one before ten times, and so on
	i=1
	printf '<g id="g0"><path d="M0 0h1"/></g>'
	while [ $i -le 12 ]; do
		printf '<g id="g%d">' $i
		repeat "<use href=\"#g$((i - 1))\"/>" 10
		printf '</g>'
		i=$((i + 1))
	done
}

# -- looks -----------------------------------------------------------------------------------

style() { # TEXT: what style: of the description holds
	add "style:\n$1"
}

house() { # TEXT: the organisation's own style file
	style '  file: house.yaml'
	text house.yaml "$1"
}

# -- ledger ----------------------------------------------------------------------------------

ledger() { # two events, revise and prepare; $first and $second are their files
	(cd .. && csmsc revise d policy --as ben --change First --date 2026-09-01 &&
		csmsc prepare d policy --as cat --date 2026-09-02) >/dev/null || exit
	first=$(grep -l '^event: "revise"' ledger/*.yaml) second=$(grep -l '^event: "prepare"' ledger/*.yaml)
}
