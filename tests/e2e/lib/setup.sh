# Sourced by the end-to-end scripts, which print TAP.
#   $work          a new folder, removed at the end, and where the script now stands
#   csmsc ARG…     the program; $CSMSC_DATA, if set, is where its templates and styles are
#   findings FILE  what csmsc said, as "PLACE id, PLACE id"
#   snapshot DIR…  names, modes and contents of all that is there, as a text to compare
#   guarded ARG…   csmsc within bounds of time and memory
#   on_terminal ARG…   what csmsc writes to a terminal, which python3 lends
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/check/tap.sh"
: "${CSMSC:=$root/${BUILD:-build}/csmsc}"
export CSMSC SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1790726400}" LC_ALL=C.UTF-8
unset NO_COLOR CDPATH
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
cd "$work" || exit 2

# Sanitizers take address space without limit, and time.
sanitised='' seconds=10
case ${BUILD:-$CSMSC} in *san*) sanitised=yes seconds=120 ;; esac

csmsc() {
	"$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@"
}

guarded() {
	(
		[ -n "$sanitised" ] || ulimit -v 1572864
		exec timeout "$seconds" "$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@"
	)
}

findings() {
	sed -E 's/[0-9a-f]{64}/DIGEST/g' "$1" | sed -nE 's/^([^ ]+): (fatal|error|gap|warning|note): .* \[([a-z0-9-]+)\]$/\1 \3/p
		s/^csmsc: .*; see csmsc --help$/csmsc usage/p
		s/^csmsc: cannot write to standard .*/csmsc output/p' |
		paste -sd, - | sed 's/,/, /g'
}

snapshot() {
	find "$@" ! -type f -exec ls -ld --time-style=+ {} + | sort
	find "$@" -type f -exec ls -l --time-style=+ {} + | sort
	find "$@" -type f -exec sha256sum {} + | sort
}

on_terminal() {
	python3 - "$CSMSC" ${CSMSC_DATA:+--data "$CSMSC_DATA"} "$@" <<'END'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
said = b""
try:
    while piece := os.read(fd, 4096):
        said += piece
except OSError:
    pass
os.waitpid(pid, 0)
sys.stdout.buffer.write(said)
END
}
