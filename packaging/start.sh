#!/usr/bin/env bash
# Builds canbao and starts its page on localhost. Further arguments go to `canbao serve`.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/debian.sh

need git pkg-config libsqlite3-dev libarchive-dev
. packaging/manual.sh
swift build -c release --static-swift-stdlib --product canbao
exec "$(swift build -c release --static-swift-stdlib --show-bin-path)/canbao" serve "$@"
