#!/usr/bin/env bash
# Fuzzes with libFuzzer, one after the other, the parsers of a package (envelope, signature, container, manifest, tables) and the readers
# of spreadsheets (compound, biff, ooxml, csv, html).
#
#   Tests/Fuzzing/run.sh [SECONDS [HARNESS…]]      60 seconds each, all ten
#
# Everything lies under .build/fuzzing: seeds (from the demonstration, Tests/Vectors and spreadsheet_seeds.py), corpus (grows from run to run), crashes.
# A crash is run again with `.build/fuzzing/bin/HARNESS .build/fuzzing/crashes/…`; mended, it becomes a test named after the defect.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
[ $# -eq 0 ] || shift
packages=(envelope signature container manifest tables)
spreadsheets=(compound biff ooxml csv html)
harnesses=("${@:-}")
[ -n "${harnesses[0]}" ] || harnesses=("${packages[@]}" "${spreadsheets[@]}")
work=$PWD/.build/fuzzing
mkdir -p "$work"/{bin,seeds,corpus,crashes,unpacked}

# A target once more, optimised, with coverage for the fuzzer in all that is Swift.
targets() {
    # Objects of files that are gone must not stay.
    find "$work/$1" -path "*/$1.build/*.o" -delete 2>/dev/null || true
    swift build -c release --scratch-path "$work/$1" -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing --target "$1"
    release=$(swift build -c release --scratch-path "$work/$1" --show-bin-path)
    rm -f "$work/lib$1.a"
    find "$release/" -name '*.o' -print0 | xargs -0 ar qc "$work/lib$1.a"
}

# The library's target, its folder of harnesses, the harness.
harness() {
    swiftc -O -parse-as-library -sanitize=fuzzer -swift-version 6 -warnings-as-errors -module-name Fuzzing \
        -I "$release/Modules" -Xcc "-fmodule-map-file=$PWD/Sources/CArchive/module.modulemap" \
        Tests/Fuzzing/Harness.swift "Tests/Fuzzing/$2/${3^}.swift" $([ "$2" = Packages ] || echo Tests/Fuzzing/Spreadsheets/Sheets.swift) \
        -Xlinker --whole-archive "$work/lib$1.a" -Xlinker --no-whole-archive -larchive -lstdc++ -o "$work/bin/$3"
}

# Packages the project made itself, taken apart layer by layer with stock tools.
package_seeds() {
    local demo=$work/demo seeds=$work/seeds table
    rm -rf "$demo"
    mkdir -p "$seeds"/{envelope,signature,container,manifest,tables}
    "$canbao" demo --out "$demo" > "$work/demo.log"
    cp "$demo"/packages/*.canbao "$seeds/envelope/"
    [ ! -d Tests/Vectors ] || find Tests/Vectors -name '*.canbao' -size -64k -exec cp {} "$seeds/envelope/" \;
    for package in "$demo"/packages/*-A*.canbao; do
        openssl cms -decrypt -inform DER -in "$package" -pwri_password "$(cat "$demo"/letters/*.code.txt)" \
            -out "$seeds/signature/$(basename "$package" .canbao)"
    done
    for package in "$demo"/packages/*-D*.canbao; do
        openssl cms -decrypt -inform DER -in "$package" -inkey "$demo/keys/encryption.key" -recip "$demo/keys/encryption.pem" \
            -out "$seeds/signature/$(basename "$package" .canbao)"
    done
    for signed in "$seeds"/signature/*; do
        local name unpacked
        name=$(basename "$signed")
        unpacked=$work/unpacked/$name
        openssl cms -verify -noverify -binary -inform DER -in "$signed" -out "$seeds/container/$name" 2> "$work/demo.log"
        rm -rf "$unpacked"
        unzip -q "$seeds/container/$name" -d "$unpacked"
        (cd "$unpacked" && zip -q -X -D -0 "$seeds/container/$name-stored" datapackage.json data/*)
        mv "$seeds/container/$name-stored.zip" "$seeds/container/$name-stored"
        cp "$unpacked/datapackage.json" "$seeds/manifest/$name"
        table=0
        # A letter says which table it is, in the order of Tables.swift.
        for path in unit codes plans rules insured declared reduced; do
            if [ -e "$unpacked/data/$path.csv" ]; then
                { printf "\\x$(printf %x $((97 + table)))"; cat "$unpacked/data/$path.csv"; } > "$seeds/tables/$name-$path"
            fi
            table=$((table + 1))
        done
    done
    # Results are sealed to the unit, whose key never leaves it: their tables by hand.
    local digest=8eba9073da853aee37509a8ce233d578f3a1952132b8e290e0845feb3187dbed
    printf 'hsequence,manifest,time,code,renewals,additions,reductions\r\n3,%s,2026-11-26T09:07:30.5+08:00,sequence.forked,8,3,2\r\n' $digest \
        > "$seeds/tables/receipts"
    printf 'ireference,rowDigest,outcome,personalNumber,reasonCode,reason,party,deadline\r\nP1,%s,rejected,1,a.b,"姓名,""不同""",unit,2026-12-26\r\n' $digest \
        > "$seeds/tables/outcomes"
    printf 'jplan,insured,exempt,personal,village,district,town,province\r\nGA,2,1,1,2,3,4,5\r\n,1,0,,,,,\r\n' > "$seeds/tables/fees"
    printf 'kbatch,personalNumber,cardNumber,made\r\n1,2,3,2026-02-28\r\n' > "$seeds/tables/cards"
    printf 'lbatch,personalNumber,reason\r\n1,2,3\r\n' > "$seeds/tables/card_failures"
}

# Which of the harnesses asked for are of the group.
asked() {
    for name in "${harnesses[@]}"; do
        [[ " $* " != *" $name "* ]] || echo "$name"
    done
}

fuzz() {
    echo "== $1"
    mkdir -p "$work/corpus/$1"
    # The runtime's own report of a crash would keep the fuzzer from writing the input down.
    SWIFT_BACKTRACE=enable=no "$work/bin/$1" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$work/crashes/$1-" "$work/corpus/$1" "$work/seeds/$1"
}

swift build --product canbao
canbao=$(swift build --show-bin-path)/canbao
if [ -n "$(asked "${packages[@]}")" ]; then
    [ -e "$work/seeds/tables/cards" ] || package_seeds
    targets Exchange
    for name in $(asked "${packages[@]}"); do harness Exchange Packages "$name" && fuzz "$name"; done
fi
if [ -n "$(asked "${spreadsheets[@]}")" ]; then
    CANBAO=$canbao python3 Tests/Fuzzing/spreadsheet_seeds.py "$work/seeds"
    targets Workbook
    for name in $(asked "${spreadsheets[@]}"); do harness Workbook Spreadsheets "$name" && fuzz "$name"; done
fi
