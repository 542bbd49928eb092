# Writes the tables of the manual pages from the lists that the program is compiled from:
#   awk -f docs/tables.awk compiler/model/schema.def    the fields of csms(5)
#   awk -f docs/tables.awk compiler/base/limits.def     the limits of csmsc(1)
# tests/check/docs.sh compares them with what stands in the pages; UPDATE=1 puts them there.

function list(words) {
	gsub(/\|/, ", ", words)
	return words
}

# What a field takes, in words.
function kind(k, arg) {
	if (k == "STRING") return "string"
	if (k == "TEXT") return "text"
	if (k == "PROSE") return "prose"
	if (k == "INT") return arg == "version" ? "number" : "number of " arg
	if (k == "BOOL") return "true or false"
	if (k == "DATE") return "date"
	if (k == "ENUM") return "one of " list(arg)
	if (k == "ID") return "identifier"
	if (k == "REF") return "id from " arg
	if (k == "CONTROL") return "reference into " arg
	if (k == "PATH") return "file"
	return "mapping"
}

function plural(what) {
	if (what ~ /^(string|text|file|mapping)$/) return what "s"
	sub(/^id from/, "ids from", what)
	return what
}

function presence(flags) {
	if (flags == "REQUIRED") return ", required"
	return flags == "NEEDED" ? ", needed" : ""
}

# The keys that lead to a record: "services/regions".
function path(record) {
	if (!(record in parent)) return ""
	return (path(parent[record]) ? path(parent[record]) "/" : "") key_of[record]
}

# 16 * 1024 * 1024 -> 16 MiB
function amount(expression, unit, part, n, i, value) {
	n = split(expression, part, / \* /)
	value = 1
	for (i = 1; i <= n; i++) value *= part[i]
	if (unit !~ /^bytes/) return value " " unit
	sub(/^bytes/, "", unit)
	return (value >= 1048576 ? value / 1048576 " MiB" : value / 1024 " KiB") unit
}


/^RECORD\(/ {
	split($0, part, "\"")
	name[++count] = part[2]; about[count] = part[4]; record = part[2]
}

/^FIELD\(/ {
	split($0, part, "\"")
	match($0, /", [A-Z]+, /)
	k = substr($0, RSTART + 3, RLENGTH - 5)
	rest = substr($0, RSTART + RLENGTH)
	arg = item = ""
	if (rest ~ /^"/) { match(rest, /^"[^"]*"/); arg = substr(rest, 2, RLENGTH - 2); rest = substr(rest, RLENGTH + 3) }
	else sub(/^NULL, /, "", rest)
	if (rest ~ /^"/) { match(rest, /^"[^"]*"/); item = substr(rest, 2, RLENGTH - 2); rest = substr(rest, RLENGTH + 3) }
	else sub(/^NULL, /, "", rest)
	flags = rest; sub(/,.*/, "", flags)
	text = rest; sub(/^[^"]*"/, "", text); sub(/"\)$/, "", text)
	if (k == "RECORD" && record != arg) { parent[arg] = record; key_of[arg] = part[2] }
	n = ++fields[record]
	key[record, n] = part[2]
	takes[record, n] = (item ? "list of " plural(kind(k, arg)) : kind(k, arg)) presence(flags)
	says[record, n] = text
}

/^LIMIT\(/ {
	line = $0
	sub(/^LIMIT\([A-Z_]+, /, "", line)
	split(line, part, "\"")
	expression = part[1]; sub(/, $/, "", expression)
	if (!limits++) print ".Bl -bullet -compact"
	print ".It\n" amount(expression, part[2])
}

END {
	if (limits) print ".El"
	for (i = 1; i <= count; i++) {
		print ".Ss " (path(name[i]) ? path(name[i]) : "The sections")
		print about[i] ".\n.Bl -tag -width \"security-terms\""
		for (n = 1; n <= fields[name[i]]; n++) {
			print ".It Cm " key[name[i], n] " Pq " takes[name[i], n]
			print says[name[i], n] "."
		}
		print ".El"
	}
}
