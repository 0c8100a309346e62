#!/usr/bin/env bash
# The two .deb files of dist/ in a Debian 12 that holds nothing else and has no network: install, a year's round, remove, data kept.
# By hand, after packaging/bundle.sh; as root. The bare Debian is fetched once and kept under .build.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "$(id -u)" -eq 0 ] || exec sudo -- "$0" "$@"
. packaging/debian.sh
need debootstrap python3

bare=$PWD/.build/bare-debian
if [ ! -e "$bare/complete" ]; then
    rm -rf "$bare"
    debootstrap --variant=minbase bookworm "$bare" "${MIRROR:-http://deb.debian.org/debian}" >/dev/null
    rm -rf "$bare/var/cache/apt/archives" "$bare/var/lib/apt/lists"
    touch "$bare/complete"
fi

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work" "$root"' EXIT
root=$(mktemp -d "$PWD/.build/bare-run-XXXXXX")
cp -a "$bare/." "$root/"
mkdir -p "$root$work" "$work/bin" "$root/packages"
cp dist/*.deb "$root/packages/"
for program in canbao canbao-center; do
    printf '#!/bin/sh\nexec chroot "%s" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/bin:/bin /usr/bin/%s "$@"\n' "$root" $program >"$work/bin/$program"
    chmod 755 "$work/bin/$program"
done
# The same path inside and outside, so that both can name a file; mounts and network are gone when this ends.
CANBAO_BIN=$work/bin PYTHONPATH=Tests/Browser unshare --net --mount --propagation private sh -ec '
    mount --bind "$2" "$1$2"
    mount -t proc proc "$1/proc"
    ip link set lo up 2>/dev/null || python3 Tests/Packaging/loopback.py
    exec python3 Tests/Packaging/bare_debian.py "$1" "$2"' sh "$root" "$work"
