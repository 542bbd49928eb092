# Writes the limits of csmsc(1) from the list that the program is compiled from:
#   awk -f docs/tables.awk compiler/base/limits.def
# tests/check/docs.sh compares them with what stands in the page; UPDATE=1 puts them there.

# 16 * 1024 * 1024 -> 16 MiB
function amount(expression, unit, part, n, i, value) {
	n = split(expression, part, / \* /)
	value = 1
	for (i = 1; i <= n; i++) value *= part[i]
	if (unit !~ /^bytes/) return value " " unit
	sub(/^bytes/, "", unit)
	return (value >= 1048576 ? value / 1048576 " MiB" : value / 1024 " KiB") unit
}

BEGIN { print ".Bl -bullet -compact" }

/^LIMIT\(/ {
	line = $0
	sub(/^LIMIT\([A-Z_]+, /, "", line)
	split(line, part, "\"")
	expression = part[1]; sub(/, $/, "", expression)
	print ".It\n" amount(expression, part[2])
}

END { print ".El" }
