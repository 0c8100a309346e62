#!/usr/bin/env bash
# Fuzzes the parsers of a package with libFuzzer, one after the other: envelope, signature, container, manifest, tables.
#
#   Tests/Fuzzing/run.sh [SECONDS [HARNESS…]]      60 seconds each, all five
#
# Everything lies under .build/fuzzing: seeds (from the demonstration and Tests/Vectors), corpus (grows from run to run), crashes.
# A crash is run again with `.build/fuzzing/bin/HARNESS .build/fuzzing/crashes/…`; mended, it becomes a test named after the defect.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
[ $# -eq 0 ] || shift
harnesses=("${@:-}")
[ -n "${harnesses[0]}" ] || harnesses=(envelope signature container manifest tables)
work=$PWD/.build/fuzzing
mkdir -p "$work"/{bin,seeds,corpus,crashes,unpacked}

# The targets once more, optimised, with coverage for the fuzzer in all that is Swift.
swift build -c release --scratch-path "$work" -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing --target Exchange
release=$(swift build -c release --scratch-path "$work" --show-bin-path)
rm -f "$work/libtargets.a"
find "$release/" -name '*.o' -print0 | xargs -0 ar qc "$work/libtargets.a"

harness() {
    swiftc -O -parse-as-library -sanitize=fuzzer -swift-version 6 -warnings-as-errors -module-name Fuzzing \
        -I "$release/Modules" -Xcc "-fmodule-map-file=$PWD/Sources/CArchive/module.modulemap" \
        "Tests/Fuzzing/Harness.swift" "Tests/Fuzzing/${1^}.swift" \
        -Xlinker --whole-archive "$work/libtargets.a" -Xlinker --no-whole-archive -larchive -lstdc++ -o "$work/bin/$1"
}

# Packages the project made itself, taken apart layer by layer with stock tools.
seeds() {
    local demo=$work/demo seeds=$work/seeds table
    rm -rf "$demo" "$seeds"
    mkdir -p "$seeds"/{envelope,signature,container,manifest,tables}
    swift build --product canbao
    "$(swift build --show-bin-path)/canbao" demo --out "$demo" > "$work/demo.log"
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

[ -e "$work/seeds/tables/cards" ] || seeds
for name in "${harnesses[@]}"; do
    echo "== $name"
    harness "$name"
    mkdir -p "$work/corpus/$name"
    "$work/bin/$name" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$work/crashes/$name-" "$work/corpus/$name" "$work/seeds/$name"
done
