#!/usr/bin/env bash
# After a test run: takes the photographs of README and manual from those of the browser tests.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/debian.sh

need imagemagick
taken=Tests/Browser/pictures

# manual, picture in it, photograph
while read -r manual name photograph; do
    convert "$taken/$photograph.png" -strip -colors 64 -define png:compression-level=9 "png8:docs/manual/$manual/pictures/$name.png"
done <<'END'
unit amend access-20-amend-light
unit amendments year-02-moving-up
unit apply exchange-05-older
unit batch access-20-batch-errors-light
unit card-failures access-10-card-failures-light
unit cards access-10-cards-light
unit changes access-10-changes-light
unit classes access-10-classes-light
unit declare exchange-01-declare-with-a-stick
unit declared access-10-declared-light
unit fees access-10-fees-light
unit first-start clerk-01-first-start
unit home access-10-home-light
unit insured access-10-insured-light
unit login access-00-login-light
unit packages exchange-04-ledger
unit person access-20-person-light
unit reductions access-20-reduction-light
unit rejections access-10-rejections-light
unit rescue backups-04-rescue
unit restore-person access-20-restore-light
unit swap year-05-swap
unit system access-10-system-light
unit which-sheet lists-which-sheet
center cards center-44-cards-light
center fees center-46-fees-light
center findings center-20-findings-light
center home center-11-home-compared-light
center login center-00-first-login-light
center operators center-02-operators-light
center packages center-47-packages-light
center row center-30-row-light
center search center-48-search-light
center unit center-41-unit-light
center units center-40-units-light
END
cp docs/manual/unit/pictures/{batch,home}.png docs/pictures/
# The build does not see that a picture changed.
touch Sources/CManual/files.S
