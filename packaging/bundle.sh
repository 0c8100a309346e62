#!/usr/bin/env bash
# Writes into dist/ the portable archive and the two .deb files. docs/bundle.md says what is in them.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/debian.sh
. packaging/static.sh
. packaging/manual.sh
. packaging/licenses.sh
. packaging/deb.sh

need dpkg-dev librsvg2-bin xz-utils
umask 022
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}" LC_ALL=C.UTF-8 TZ=UTC
version=$(sed -n 's/.*static let text = "\(.*\)"/\1/p' Sources/CommandLineSupport/Version.swift)
architecture=$(dpkg --print-architecture)
maintainer=$(git log -1 --format='%an <%ae>')
stage=$PWD/.build-bundle/stage
rm -rf "$stage" dist
mkdir -p "$stage/bin" dist

static_libraries
static_unicode
for program in canbao canbao-center; do static_build $program "$stage/bin/$program"; done
licenses "$stage/licenses"

# The portable archive.
name=canbao-$version-linux-$(uname -m)
tree=$stage/archive/$name
mkdir -p "$tree"
cp "$stage/bin/canbao" "$stage/bin/canbao-center" "$tree/"
install -m 755 packaging/linux/start "$tree/启动参保.sh"
cp -r docs/manual "$tree/手册"
cp -r "$stage/licenses" "$tree/licenses"
cp packaging/linux/copyright "$tree/copyright.txt"
(cd "$tree" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
tar -C "$stage/archive" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu -cf - "$name" |
    xz -T1 -9e >"dist/$name.tar.xz"

# The packages for Debian.
install -D -m 644 packaging/linux/canbao.xml "$stage/deb/canbao/usr/share/mime/packages/canbao.xml"
deb canbao "declare students for resident medical insurance (unit)" "$stage/deb/canbao"
deb canbao-center "take in declarations for resident medical insurance (center)" "$stage/deb/canbao-center"

(cd dist && sha256sum -- * >SHA256SUMS)
rm -rf "$stage"
ls -l dist
