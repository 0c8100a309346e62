#!/usr/bin/env bash
# Builds everything and passes every test, those in a real browser included.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/debian.sh

need git pkg-config libsqlite3-dev libarchive-dev openssl zip unzip zbar-tools dosfstools poppler-utils postgresql strace faketime \
    python3 python3-venv python3-selenium chromium chromium-l10n chromium-driver fonts-noto-cjk libreoffice-calc

# Second opinions on our files: never needed at run time.
python=.build/python/bin/python3
if ! "$python" -c 'import frictionless, xlrd, xlwt, openpyxl, selenium' 2>/dev/null; then
    /usr/bin/python3 -m venv --clear --system-site-packages .build/python
    "$python" -m pip install --quiet 'frictionless>=5.18,<6' 'xlrd>=2,<3' 'xlwt>=1.3,<2' 'openpyxl>=3.1,<4'
fi
export PATH="$PWD/.build/python/bin:$PATH"

. packaging/manual.sh
swift format lint --strict --recursive Package.swift Sources Tests
swift build --build-tests
swift test --skip-build

bin=$(swift build --show-bin-path)
each() {
    local test
    for test; do
        echo "== $test"
        CANBAO_BIN="$bin" "$python" "$test"
    done
}

# What waits for disks, keys and slow connections goes beside what waits for a browser; it is shown afterwards.
log=$PWD/.build/interop.log
each Tests/Interop/*_test.py >"$log" 2>&1 &
trap 'kill %1 2>/dev/null || true; cat "$log"' EXIT
each Tests/Browser/*_test.py
wait %1
each Tests/Packaging/*_test.py
