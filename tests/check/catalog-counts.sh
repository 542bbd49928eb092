#!/bin/sh
# catalog-counts.sh [FOLDER]: the catalogs hold what their standards hold, and agree with one another.
# Reads the YAML in the style csms-catalog(5) asks for, needs only sh and awk, and so does not trust
# the program it helps to test.  Prints every fault; exit status 1 if there is one.
LC_ALL=C
export LC_ALL
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
cd "$root" || exit 2
folder=${1:-templates/catalogs}

# One line per value: catalog TAB path TAB value; the path of a list item has its position:
# entries/12/title/zh-CN
flatten() {
	awk '
	function path_of(depth,   i, p) {
		p = key[0]
		for (i = 2; i <= depth; i += 2)
			if (i in key) p = p "/" key[i]
		return p
	}
	function cut(depth,   i) {
		for (i = depth; i <= deepest; i += 2) { delete key[i]; delete position[i] }
	}
	function emit(depth, value) {
		gsub(/^["\047]|["\047]$/, "", value)
		if (path_of(depth) == "catalog") catalog = value
		print catalog "\t" path_of(depth) "\t" value
	}
	/^ *(#|$)/ { next }
	/\t/ { print "fault\t" FILENAME ":" FNR ": tab"; next }
	{
		match($0, /^ */); depth = RLENGTH; line = substr($0, depth + 1)
		if (depth % 2) { print "fault\t" FILENAME ":" FNR ": indentation is not in steps of two"; next }
		if (line ~ /^- /) {
			next_position = position[depth] + 1
			cut(depth); position[depth] = next_position; key[depth] = next_position
			line = substr(line, 3)
			if (line !~ /^[A-Za-z][A-Za-z-]*:( |$)/) { emit(depth, line); next }
			depth += 2
		}
		if (line !~ /^[A-Za-z][A-Za-z-]*:( |$)/) next	# a folded text goes on
		cut(depth); if (depth > deepest) deepest = depth
		name = line; sub(/:.*/, "", name); key[depth] = name
		sub(/^[^:]*: */, "", line)
		if (line != "") emit(depth, line)
	}' "$@"
}

flatten "$folder"/*.yaml |
awk -F '\t' '
function fault(text) { print "catalog-counts: " text; faults++ }
function expect(what, number, wanted) {
	if (number + 0 != wanted) fault(what ": " number + 0 ", not " wanted)
}
function expect_least(what, number, wanted) {
	if (number + 0 < wanted) fault(what ": " number + 0 ", fewer than " wanted)
}
# The five themes of the specification have scenarios for either side of the cloud.
function check_themes(   i, n, theme) {
	n = split("isolation lock-in cross-border supply-chain management-interface", theme, " ")
	for (i = 1; i <= n; i++) expect_least("scenarios of " theme[i], scenarios[theme[i]], 5)
}
function bilingual(record, what) {
	if (value[record "/" what "/en"] == "" || value[record "/" what "/zh-CN"] == "")
		fault(name[record] ": " what " is not given in en and zh-CN")
}
function named(record, id) {
	name[record] = id
	if (id in known) fault(id " appears twice")
	known[id] = section[record]
}
# The texts that each kind of record must have; whatever other text it has, it has in both languages.
function check_texts(   i, t, u) {
	for (i = 1; i <= records; i++) {
		if (section[order[i]] == "groups") texts[order[i], "title"] = 1
		if (section[order[i]] == "aliases") texts[order[i], "note"] = 1
		if (section[order[i]] == "entries") entry_texts(order[i], catalog[order[i]])
	}
	for (t in texts) { split(t, u, SUBSEP); bilingual(u[1], u[2]) }
}
function entry_texts(record, c) {
	if (c != "cts") texts[record, "title"] = 1
	if (c == "cts" || c == "iso27017" || value[record "/kind"] == "control" && c == "iso27001" ||
	    c == "pack" || c == "laws-cn" || c == "cloud-risks")
		texts[record, "gist"] = 1
	if (c == "cloud-risks") texts[record, "threat"] = texts[record, "vulnerability"] = 1
	if (c == "laws-cn") texts[record, "issuer"] = 1
}
function count_entries(   i, record, c, role) {
	for (i = 1; i <= records; i++) {
		record = order[i]; c = catalog[record]; role = value[record "/role"]
		if (section[record] != "entries") continue
		count[c, value[record "/kind"]]++
		if (c == "cloud-risks") { scenarios[value[record "/group"]]++; scenario(record) }
		if (known[c ":" value[record "/group"]] != "groups")
			fault(name[record] ": there is no group " value[record "/group"])
		if (c == "iso27017" && !(record in sided)) fault(name[record] ": no side")
		# A note is no row of a checklist, unless the specification words it as a duty.
		if (c != "cts") continue
		if (value[record "/kind"] == "note" && !((record, "wording=shall") in attribute)) continue
		if (role != "customer") for_provider++
		if (role != "provider") for_customer++
	}
}
# A scenario says what happens through which weakness, to what, and what treats it.
function scenario(record,   i, n, cia, treated) {
	if (value[record "/role"] == "") fault(name[record] ": no side")
	for (i = 1; (record, i) in attribute_of; i++) cia = cia || attribute_of[record, i] ~ /^cia=/
	for (i = 1; i <= references; i++) treated = treated || referrer[i] == record
	if (!cia) fault(name[record] ": touches neither confidentiality, integrity nor availability")
	if (!treated) fault(name[record] ": no control treats it")
}
function one_way(from, to) { fault(from " refers to " to ", which does not refer back") }
function check_references(   i, from, p, u) {
	for (i = 1; i <= references; i++) {
		from = name[referrer[i]]
		if (!(ref[i] in known)) fault(from ": " ref[i] " does not exist")
		if (from ~ /^iso27002-2013:/ && ref[i] ~ /^iso27001:/) { forth[from, ref[i]] = 1; pairs++ }
		if (from ~ /^iso27001:/ && ref[i] ~ /^iso27002-2013:/) { back[ref[i], from] = 1; pairs_back++ }
	}
	for (p in forth) if (!(p in back)) { split(p, u, SUBSEP); one_way(u[1], u[2]) }
	for (p in back) if (!(p in forth)) { split(p, u, SUBSEP); one_way(u[2], u[1]) }
}
function check_aliases(   i, record, entry) {
	for (i = 1; i <= records; i++) {
		record = order[i]; entry = value[record "/entry"]
		if (section[record] != "aliases") continue
		if (!(value[record "/by"] in known)) fault(name[record] ": " value[record "/by"] " does not exist")
		if (entry != "" && known[catalog[record] ":" entry] != "entries")
			fault(name[record] ": there is no entry " entry)
	}
}
function check_counts() {
	expect("cts requirements", count["cts", "requirement"], 250)
	expect("cts recommendations", count["cts", "recommendation"], 1)
	expect("cts notes", count["cts", "note"], 6)
	expect("cts entries", total["cts"], 257)
	expect("cts entries for providers", for_provider, 239)
	expect("cts entries for customers", for_customer, 226)
	expect("iso27001 clauses", count["iso27001", "clause"], 34)
	expect("iso27001 controls", count["iso27001", "control"], 93)
	expect("iso27001 entries", total["iso27001"], 34 + 93)
	expect("iso27001 controls new in 2022", new_in_2022, 11)
	expect("iso27002-2013 controls", count["iso27002-2013", "control"], 114)
	expect("iso27002-2013 entries", total["iso27002-2013"], 114)
	expect("iso27017 guidance", count["iso27017", "guidance"], 37)
	expect("iso27017 extended controls", count["iso27017", "extended"], 7)
	expect("iso27017 entries", total["iso27017"], 37 + 7)
	expect("documents of the pack", count["pack", "document"], 34)
	expect("laws, regulations and standards", count["laws-cn", "law"], 40)
	expect("CCM controls", count["ccm", "control"], 197)
	expect_least("risk scenarios", count["cloud-risks", "scenario"], 60)
	check_themes()
	expect("crosswalk pairs", pairs, 115)
	expect("crosswalk pairs from the other side", pairs_back, 115)
}
$1 == "fault" { fault($2); next }
{ value[$1 "/" $2] = $3; n = split($2, part, "/"); record = $1 "/" part[1] }
n > 1 && (part[1] == "title" || part[1] == "note") {
	name[$1] = $1; texts[$1, part[1]] = 1
	next
}
n < 3 { next }
{ record = record "/" part[2] }
!(record in section) {
	section[record] = part[1]; catalog[record] = $1; order[++records] = record
	if (part[1] == "entries") total[$1]++
}
part[3] == "id" { named(record, $1 ":" $3) }
part[3] == "cited" { name[record] = $1 ": alias " $3 }
part[3] ~ /^(title|gist|documented|purpose|note|threat|vulnerability|issuer)$/ { texts[record, part[3]] = 1 }
part[3] == "sides" { sided[record] = 1 }
part[3] == "attributes" { attribute[record, $3] = 1; attribute_of[record, ++attributes_of[record]] = $3; if ($3 == "new=2022") new_in_2022++ }
part[3] == "refs" { ref[++references] = $3; referrer[references] = record }
END {
	check_texts(); count_entries(); check_references(); check_aliases(); check_counts()
	exit (faults > 0)
}' || {
	echo "not ok 1 - the catalogs are whole"
	exit 1
}
echo "ok 1 - the catalogs are whole"

# The manual describes every field that the schema knows.
awk '
FNR == NR { if (/^\.It Cm /) described[$3] = 1; next }
/^RECORD\("clause-file"/ { exit bad }
/^FIELD\(/ {
	split($0, part, "\"")
	if (part[2] in described) next
	print "catalog-counts: csms-catalog(5) does not describe \"" part[2] "\""
	bad = 1
}
END { exit bad }' docs/csms-catalog.5 compiler/model/schema_catalog.def || {
	echo "not ok 2 - csms-catalog(5) describes every field"
	exit 1
}
echo "ok 2 - csms-catalog(5) describes every field"
