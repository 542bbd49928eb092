#!/bin/sh
# Shows that the two commands of the README do all set-up: in a new Debian system with nothing but
# git, make and a C compiler, `make pack` leaves the whole pack and `make test` passes.
#   fresh.sh [bookworm] [trixie]   both if none is named
#   MIRROR   the Debian archive to install from (the one this machine's apt uses)
#   FRESH    keeps base systems, downloaded packages and logs (/var/tmp/csmsc-fresh)
#   KEEP=1   leaves the systems there for a look inside
# Needs root and debootstrap.  The last commit is tested, not what lies uncommitted.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
FRESH=${FRESH:-/var/tmp/csmsc-fresh}
path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

die() {
	echo "fresh: $*" >&2
	exit 1
}

# The archive from sources.list ("deb [options] URI ...") or *.sources ("URIs: URI").
host_mirror() {
	cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
		awk '/^(deb|URIs:) / { for (i = 2; i <= NF; i++) if ($i ~ /\/debian\/?$/) { print $i; exit } }'
}

mounts=
root=
clean() {
	for m in $mounts; do umount "$m" || umount -l "$m"; done
	mounts=
	[ -z "$root" ] || [ -n "${KEEP:-}" ] || rm -rf --one-file-system "$root"
	root=
}
trap clean EXIT
trap 'exit 130' INT TERM

mount_in() {
	target=$1
	shift
	mkdir -p "$target"
	mount "$@" "$target"
	mounts="$target $mounts"
}

# How this machine's apt reaches its archive: proxies, certificates, passwords, names.
copy_apt_settings() {
	for f in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
		[ -f "$f" ] && grep -qE '^[^/#]*Acquire::(https?|ftp|Check|Retries|ForceIPv4)' "$f" || continue
		cp "$f" "$1/etc/apt/apt.conf.d/"
	done
	[ ! -f /etc/apt/auth.conf ] || cp /etc/apt/auth.conf "$1/etc/apt/"
	[ ! -d /etc/apt/auth.conf.d ] || cp -r /etc/apt/auth.conf.d "$1/etc/apt/"
	mkdir -p "$1/etc/ssl/certs"
	cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/" 2>/dev/null || true
	cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
}

# Installed once, then kept as an archive.
make_base() {
	[ ! -f "$FRESH/$1.tar" ] || return 0
	root=$FRESH/$1.base
	rm -rf --one-file-system "$root"
	debootstrap --variant=minbase --include=git,make,gcc,libc6-dev,ca-certificates \
		"$1" "$root" "$MIRROR" >"$FRESH/$1-base.log" 2>&1 ||
		die "debootstrap failed; see $FRESH/$1-base.log"
	umount "$root/proc" "$root/sys" 2>/dev/null || true
	tar -C "$root" -cf "$FRESH/$1.tar.new" .
	mv "$FRESH/$1.tar.new" "$FRESH/$1.tar"
	rm -rf --one-file-system "$root"
	root=
}

open_system() {
	root=$FRESH/$1
	rm -rf --one-file-system "$root"
	mkdir -p "$root"
	tar -C "$root" -xf "$FRESH/$1.tar"
	copy_apt_settings "$root"
	mount_in "$root/proc" -t proc proc
	mount_in "$root/dev/pts" -t devpts -o newinstance,ptmxmode=0666 devpts # tests open terminals
	ln -sf pts/ptmx "$root/dev/ptmx"
	mkdir -p "$FRESH/$1-packages/partial"
	mount_in "$root/var/cache/apt/archives" --bind "$FRESH/$1-packages"
	git clone -q --no-hardlinks "file://$top" "$root/root/csmsc" || die "git clone failed"
}

inside() {
	chroot "$root" /usr/bin/env -i PATH="$path" HOME=/root LANG=C.UTF-8 TERM=dumb \
		${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
		${no_proxy:+no_proxy="$no_proxy"} sh -c "cd /root/csmsc && $1"
}

# step SUITE COMMAND: runs it inside, says how long it took.
step() {
	log=$FRESH/$1-$(echo "$2" | tr ' ' -).log
	start=$(date +%s)
	inside "$2" >"$log" 2>&1 || {
		tail -n 40 "$log" >&2
		die "$1: $2 failed; see $log"
	}
	echo "$1: $2: $(($(date +%s) - start)) s"
}

expect() {
	[ "$2" = "$3" ] || die "$1: expected $2, found $3"
}

check_pack() {
	pack=$root/root/csmsc/output/provider
	for lang in en zh-CN; do
		for format in html pdf; do
			expect "$1: $lang documents as $format" 3 \
				"$(find "$pack/$lang" -name "*.$format" -size +0 2>/dev/null | wc -l)"
		done
	done
	for file in index.html manifest.json; do
		[ -s "$pack/$file" ] || die "$1: the pack has no $file"
	done
	expect "$1: files in the manifest" 13 "$(grep -c '"path": ' "$pack/manifest.json")"
}

check_tests() {
	last=$(tail -n 1 "$log")
	case $last in
	*' passed, 0 failed') echo "$1: $last" ;;
	*) die "$1: make test ends with: $last" ;;
	esac
}

[ "$(id -u)" = 0 ] || die "needs root, for chroot and mount"
command -v debootstrap >/dev/null || die "needs debootstrap: apt-get install debootstrap"
MIRROR=${MIRROR:-$(host_mirror)}
[ -n "$MIRROR" ] || die "this machine's apt names no Debian archive; give one as MIRROR=URI"
[ $# -gt 0 ] || set -- bookworm trixie
mkdir -p "$FRESH"
for suite in "$@"; do
	make_base "$suite"
	open_system "$suite"
	step "$suite" "make pack"
	check_pack "$suite"
	step "$suite" "make test"
	check_tests "$suite"
	clean
done
