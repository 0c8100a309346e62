# Sourced by the scripts beside it: a .deb of one program. The menus and file types follow by the triggers of the desktop's own packages, so that no
# script of ours runs as root, and removal has nothing to say about anybody's data.

# deb PROGRAM SUMMARY TREE: TREE holds usr/; the rest is added here
deb() {
    local program=$1 summary=$2 tree=$3 doc=$3/usr/share/doc/$1
    install -D -m 755 "$stage/bin/$program" "$tree/usr/bin/$program"
    install -D -m 644 "packaging/linux/$program.desktop" "$tree/usr/share/applications/$program.desktop"
    icons "$program" "$tree/usr/share/icons/hicolor"
    install -D -m 644 "packaging/linux/$program.1" "$tree/usr/share/man/man1/$program.1"
    gzip -9n "$tree/usr/share/man/man1/$program.1"
    mkdir -p "$doc"
    gzip -9nc CHANGELOG.md >"$doc/NEWS.gz"
    printf '%s (%s) unstable; urgency=low\n\n  * 见 NEWS.gz。\n\n -- %s  %s\n' \
        "$program" "$version" "$maintainer" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
    cp packaging/linux/copyright "$doc/copyright"
    cp -r docs/manual "$doc/manual"
    cp -r "$stage/licenses" "$doc/licenses"
    gzip -9n "$doc"/licenses/*
    # Linked in on purpose: the program runs where nothing is installed.
    mkdir -p "$tree/usr/share/lintian/overrides"
    printf "$program: embedded-library %s *\\n" bzip2 zlib >"$tree/usr/share/lintian/overrides/$program"

    mkdir -p "$tree/DEBIAN"
    (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    cat >"$tree/DEBIAN/control" <<END
Package: $program
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Section: education
Priority: optional
Installed-Size: $(du -sk --apparent-size "$tree/usr" | cut -f1)
Depends: $(depends "$tree/usr/bin/$program")
Recommends: xdg-utils
Suggests: zenity
Description: $summary
 Works on one computer without a network: a page on localhost, everything in
 one file in the data folder of whoever uses it. Removing the package leaves
 that folder alone.
END
    pack_deb "$tree" "dist/${program}_${version}_$architecture.deb"
}

# What the C library's symbols ask for, in Debian's words.
depends() {
    mkdir -p "$stage/shlibs/debian"
    touch "$stage/shlibs/debian/control"
    (cd "$stage/shlibs" && dpkg-shlibdeps -O -e"$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

# icons NAME DIR
icons() {
    local drawing=packaging/linux/$1.svg size
    [ -f "$drawing" ] || drawing=assets/static/icon.svg
    install -D -m 644 "$drawing" "$2/scalable/apps/$1.svg"
    for size in 16 24 32 48 64 128 256; do
        mkdir -p "$2/${size}x$size/apps"
        rsvg-convert -w $size -h $size "$drawing" -o "$2/${size}x$size/apps/$1.png"
    done
}

# pack_deb TREE FILE: the same bytes from the same tree
pack_deb() {
    find "$1" -type d -exec chmod 755 {} +
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group -Zxz --build "$1" "$2" >/dev/null
}
