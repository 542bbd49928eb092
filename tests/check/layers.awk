# awk -f layers.awk layers.txt fences.txt FILES: who may include whom, and which library where.
FILENAME ~ /layers\.txt$/ {
	if (/^#/ || !NF) next
	split($0, a, ":"); n = split(a[2], b, " ")
	for (i = 1; i <= n; i++) ok[a[1], b[i]] = 1
	next
}
FILENAME ~ /fences\.txt$/ {
	if (/^#/ || !NF) next
	split($0, a, ":"); fence[++fences] = a[1]; rooms[fences] = a[2]
	next
}
FNR == 1 { f = FILENAME; sub(/^.*compiler\//, "", f); from = f; sub(/\/.*/, "", from) }
/^[ \t]*#[ \t]*include[ \t]*"[^"]*\// {
	h = $0; sub(/^[^"]*"/, "", h); sub(/".*/, "", h)
	to = h; sub(/\/.*/, "", to); room = h; sub(/\.(h|def)$/, "", room)
	if (from != to && !((from, to) in ok) && !((from, room) in ok)) {
		printf "%s:%d: %s/ may not include \"%s\"\n", f, FNR, from, h; bad = 1
	}
}
/^[ \t]*#[ \t]*include[ \t]*</ {
	h = $0; sub(/^[^<]*</, "", h); sub(/>.*/, "", h)
	for (i = 1; i <= fences; i++) {
		if (index(h, fence[i]) != 1) continue
		n = split(rooms[i], b, " "); allowed = 0
		for (j = 1; j <= n; j++) if (index(f, b[j]) == 1) allowed = 1
		if (!allowed) { printf "%s:%d: <%s> only in%s\n", f, FNR, h, rooms[i]; bad = 1 }
	}
}
END { exit bad }
