#!/usr/bin/env bash
# After a test run: takes the photographs of README and manual from those of the browser tests.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/debian.sh

need imagemagick
taken=Tests/Browser/pictures

# name in the manual, photograph
while read -r name photograph; do
    mkdir -p assets/help/pictures
    convert "$taken/$photograph.png" -strip -colors 64 -define png:compression-level=9 "png8:assets/help/pictures/$name.png"
done <<'END'
amend access-20-amend-light
amendments year-02-moving-up
apply exchange-05-older
batch access-20-batch-errors-light
card-failures access-10-card-failures-light
cards access-10-cards-light
changes access-10-changes-light
classes access-10-classes-light
declare exchange-01-declare-with-a-stick
declared access-10-declared-light
fees access-10-fees-light
first-start clerk-01-first-start
home access-10-home-light
insured access-10-insured-light
login access-00-login-light
packages exchange-04-ledger
person access-20-person-light
reductions access-20-reduction-light
rejections access-10-rejections-light
restore-person access-20-restore-light
swap year-05-swap
system access-10-system-light
END
cp assets/help/pictures/{batch,home}.png docs/pictures/
# The build does not see that a picture changed.
touch Sources/CManual/files.S
