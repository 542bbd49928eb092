#!/bin/sh
# Installs the Debian packages named as arguments that are not yet there: as root or through
# sudo; otherwise prints the command and stops.
set -eu

missing=
for package in "$@"; do
	state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
	as=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	as=sudo
else
	printf 'These packages are missing. Install them, then run make again:\n\n' >&2
	printf '    sudo apt-get install --no-install-recommends%s\n\n' "$missing" >&2
	exit 1
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$as apt-get install -y -q --no-install-recommends $missing >/dev/null 2>&1 || {
	$as apt-get update -q >/dev/null
	$as apt-get install -y -q --no-install-recommends $missing >/dev/null
}
