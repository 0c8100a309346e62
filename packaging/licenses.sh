# Sourced by the scripts beside it: whose work is in the binaries.

# licenses DIR
licenses() {
    mkdir -p "$1"
    local checkout name
    for checkout in .build-bundle/checkouts/*/; do
        name=$(basename "$checkout")
        cat "$checkout"LICENSE* "$checkout"NOTICE.txt 2>/dev/null >"$1/$name.txt" || [ -s "$1/$name.txt" ]
    done
    # Swift, its standard library and Foundation with ICU.
    cp "$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")/share/swift/LICENSE.txt" "$1/swift.txt"
    for name in libarchive-dev libsqlite3-dev zlib1g-dev liblzma-dev libbz2-dev libzstd-dev nettle-dev libstdc++6; do
        cp "$(readlink -f "/usr/share/doc/$name/copyright")" "$1/$name.txt"
    done
}
