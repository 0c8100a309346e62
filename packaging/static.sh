# Sourced by the scripts beside it: binaries that need nothing beside the C library, wherever they were built.

need git pkg-config binutils python3 libarchive-dev libsqlite3-dev zlib1g-dev liblzma-dev libbz2-dev libzstd-dev nettle-dev

static=$PWD/.build-bundle/static
static_flags=(
    -c release --static-swift-stdlib --scratch-path .build-bundle --pkg-config-path "$static"
    -Xcc "-ffile-prefix-map=$PWD/=" -Xcxx "-ffile-prefix-map=$PWD/=" -Xswiftc -file-prefix-map -Xswiftc "$PWD/="
    -Xlinker "--version-script=$static/local.map" -Xlinker --wrap=icudt76_dat -Xlinker "$static/icu_data.o"
)

# A folder that is searched first and holds only archives: what stands in there is linked in. libarchive reads and writes ZIP alone, so its other
# formats, and libxml2 with a second set of Unicode data, are never asked for.
static_libraries() {
    local library file
    mkdir -p "$static"
    for library in archive sqlite3 z lzma bz2 zstd nettle stdc++; do
        file=$(gcc -print-file-name="lib$library.a")
        [ -f "$file" ] || { echo "找不到 lib$library.a" >&2; exit 1; }
        ln -sf "$file" "$static/lib$library.a"
    done
    printf 'Name: libarchive\nDescription: linked in\nVersion: %s\nLibs: -L%s -larchive -lnettle -lzstd -llzma -lbz2 -lz\n' \
        "$(pkg-config --modversion libarchive)" "$static" >"$static/libarchive.pc"
    # Nothing looks a symbol up in the program by name.
    echo '{ local: *; };' >"$static/local.map"
}

# The linker takes Foundation's Unicode data from here; packaging/icu_data.py says what is in it.
static_unicode() {
    local runtime
    runtime=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")/lib/swift_static/linux
    (
        cd "$static"
        ar x "$runtime/lib_FoundationICU.a" icu_packaged_data.cpp.o
        objcopy -O binary -j .rodata icu_packaged_data.cpp.o icu_whole.dat
        python3 "$OLDPWD/packaging/icu_data.py" icu_whole.dat icu_data.dat
        printf '%s\n' '.section .rodata' '.balign 16' '.global __wrap_icudt76_dat' '__wrap_icudt76_dat:' '.incbin "icu_data.dat"' \
            '.section .note.GNU-stack,"",@progbits' >icu_data.S
        gcc -c icu_data.S -o icu_data.o
        rm icu_packaged_data.cpp.o icu_whole.dat
    )
}

# static_build PRODUCT FILE
static_build() {
    local needed
    swift build "${static_flags[@]}" --product "$1"
    # What differs from build to build and nobody reads: the hashes of modules, and that of what was stripped.
    strip --strip-all -R .comment -R .swift_modhash -R .note.gnu.build-id -o "$2" "$(swift build "${static_flags[@]}" --show-bin-path)/$1"
    needed=$(objdump -p "$2" | awk '/NEEDED/ { print $2 }' | grep -vE '^(libc|libm|libgcc_s)\.so\.|^ld-linux' || true)
    [ -z "$needed" ] || { echo "$1 还需要 $needed" >&2; exit 1; }
}
