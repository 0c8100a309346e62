#!/bin/sh
# A center system in a page of shell: it opens a declaration, checks it, and answers it with a result, by openssl, zip, unzip and the tools
# every Unix has. docs/package-format.md says what each step is about; the numbers in the comments are those of "Taking a package in" there.
#
#   foreign_center.sh receive KEYS OFFICE PACKAGE     takes a declaration in
#   foreign_center.sh answer  KEYS OFFICE OUT         writes the result for the last one taken in
#
# KEYS is what `canbao-center keys export` writes. OFFICE is what a real center has in its own systems; here it is a folder:
#
#   activation           SHA-256 of the manifest of the unit's newest activation
#   ledger               a line for each package under it: received|sent SEQUENCE MANIFEST TIME RENEWALS ADDITIONS REDUCTIONS
#   rates.csv            PLAN,EXEMPTIONTYPE,PERSONAL,VILLAGE,DISTRICT,TOWN,PROVINCE in fen
#   rejected.csv         IDENTITYNUMBER,REASONCODE,REASON,PARTY,DEADLINE of people who are not accepted
#   cards.csv, card_failures.csv   what the card maker reports, laid out as the tables of a result already
#   newest/              the last declaration taken in, unpacked
#
# A refusal is its code on standard error and exit status 1.
set -eu
LC_ALL=C
export LC_ALL

refuse() {
    echo "$1" >&2
    exit 1
}

digest() { sha256sum "$1" | cut -d ' ' -f 1; }

# --- Reading JSON and CSV ------------------------------------------------------------------------------------------------------------------

# Every value of a JSON document as PATH<TAB>VALUE, elements of arrays counted from 0: `canbao.sender.code<TAB>320571`.
# Strings stay as they are escaped; nothing that is used below can need an escape. A name twice in an object fails.
flatten() {
    awk '
        { text = text $0 "\n" }
        END { value(""); blank(); if (at < length(text)) fail() }
        BEGIN { at = 1; STRING = "^\"([^\"\\\\]|\\\\.)*\""; OTHER = "^(-?[0-9]+|true|false|null)" }
        function fail() { print "malformed JSON at byte " at > "/dev/stderr"; exit 1 }
        function blank() { while (substr(text, at, 1) ~ /^[ \t\r\n]$/) at++ }
        function take(character) { if (substr(text, at, 1) != character) return 0; at++; return 1 }
        function token(form,   found) {
            if (!match(substr(text, at), form)) fail()
            found = substr(text, at, RLENGTH); at += RLENGTH
            return found
        }
        function unquoted(string) { return substr(string, 2, length(string) - 2) }
        function within(path, name) { return path == "" ? name : path "." name }
        function value(path,   name, count) {
            blank()
            if (take("{")) {
                blank(); if (take("}")) return
                do {
                    blank(); name = within(path, unquoted(token(STRING)))
                    if (name in seen) fail()
                    seen[name] = 1
                    blank(); if (!take(":")) fail()
                    value(name); blank()
                } while (take(","))
                if (!take("}")) fail()
            } else if (take("[")) {
                blank(); if (take("]")) return
                do { value(within(path, count + 0)); count++; blank() } while (take(","))
                if (!take("]")) fail()
            } else if (substr(text, at, 1) == "\"") print path "\t" unquoted(token(STRING))
            else print path "\t" token(OTHER)
        }'
}

# The value at a path of a flattened document; empty when there is none.
at() { awk -F '\t' -v path="$1" '$1 == path { print $2; exit }' "$2"; }

# A CSV table as lines of fields with U+001F between them, without its header. No field holds a line break, so that a record is a line.
records() {
    awk '
        NR == 1 { next }
        {
            sub(/\r$/, "")
            line = $0; out = ""
            while (1) {
                if (match(line, /^"([^"]|"")*"/)) { field = substr(line, 2, RLENGTH - 2); gsub(/""/, "\"", field) }
                else { match(line, /^[^,"]*/); field = substr(line, 1, RLENGTH) }
                out = out field; line = substr(line, RLENGTH + 1)
                if (line == "") break
                if (substr(line, 1, 1) != ",") { print "malformed CSV in record " NR > "/dev/stderr"; exit 1 }
                out = out "\037"; line = substr(line, 2)
            }
            print out
        }' "$1"
}

# --- Taking a declaration in ---------------------------------------------------------------------------------------------------------------

receive() {
    keys=$1 office=$2 package=$3
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT

    # 1. Size.
    [ "$(wc -c < "$package")" -le 67108864 ] || refuse package.too-large

    # 2. Envelope. A failed decryption leaves bytes behind that nobody vouches for: only the exit status counts.
    openssl cms -decrypt -inform DER -in "$package" -inkey "$keys/encryption.key" -recip "$keys/encryption.pem" -out "$work/signed.p7m" \
        2>/dev/null || refuse envelope.damaged

    # 3. Signature: first that it holds, then that its certificate is one of ours (openssl also looks at the dates), then that it is the
    # newest of the unit. A unit that signs its own certificate still is one that registers; see "Registration".
    openssl cms -verify -binary -noverify -inform DER -in "$work/signed.p7m" -signer "$work/signer.pem" -out "$work/p.zip" 2>/dev/null ||
        refuse signature.invalid
    openssl verify -CAfile "$keys/ca.pem" "$work/signer.pem" > /dev/null 2>&1 || refuse signer.unknown
    name=$(openssl x509 -in "$work/signer.pem" -noout -subject -nameopt RFC2253 | sed 's/^subject=//')
    unit=$(echo "$name" | tr ',' '\n' | sed -n 's/^CN=//p')
    role=$(echo "$name" | tr ',' '\n' | sed -n 's/^OU=//p')
    echo "$unit" | grep -Eqx '[0-9A-Za-z]{1,20}' || refuse signer.unknown
    [ -e "$keys/units/$unit.pem" ] || refuse signer.unknown
    [ "$(fingerprint "$work/signer.pem")" = "$(fingerprint "$keys/units/$unit.pem")" ] || refuse activation.ended

    # 4. Container: names of the allowed form only, looked at before anything is unpacked.
    unzip -Z1 "$work/p.zip" > "$work/names" || refuse container.malformed
    [ "$(wc -l < "$work/names")" -le 32 ] || refuse container.too-large
    ! grep -Evqx 'datapackage\.json|data/[a-z0-9_-]+\.csv|pki/[a-z0-9_-]+\.pem' "$work/names" || refuse container.unsafe-entry
    [ -z "$(sort "$work/names" | uniq -d)" ] || refuse container.duplicate-entry
    [ "$(unzip -Zt "$work/p.zip" | cut -d ' ' -f 3)" -le 134217728 ] || refuse container.too-large
    mkdir "$work/new"
    unzip -q "$work/p.zip" -d "$work/new" || refuse container.malformed

    # 5. Manifest.
    manifest=$(digest "$work/new/datapackage.json")
    flatten < "$work/new/datapackage.json" > "$work/new/manifest" || refuse manifest.malformed
    case $(at canbao.format "$work/new/manifest") in
        1) ;;
        '') refuse manifest.malformed ;;
        *) refuse format.newer ;;
    esac

    # 6. Every file is listed with its size and digest, and every listed file is there.
    sed -n 's/^resources\.[0-9]*\.path\t//p' "$work/new/manifest" | sort > "$work/listed"
    grep -vx datapackage.json "$work/names" | sort > "$work/there"
    [ -z "$(comm -13 "$work/listed" "$work/there")" ] || refuse container.unlisted-entry
    [ -z "$(comm -23 "$work/listed" "$work/there")" ] || refuse container.missing-entry
    number=0
    while path=$(at "resources.$number.path" "$work/new/manifest") && [ -n "$path" ]; do
        [ "$(at "resources.$number.bytes" "$work/new/manifest")" = "$(wc -c < "$work/new/$path")" ] || refuse resource.digest
        [ "$(at "resources.$number.hash" "$work/new/manifest")" = "sha256:$(digest "$work/new/$path")" ] || refuse resource.digest
        number=$((number + 1))
    done

    # 7. Who and to whom.
    [ "$unit/$role" = "$(at canbao.sender.code "$work/new/manifest")/$(at canbao.sender.role "$work/new/manifest")" ] ||
        refuse signer.not-sender
    [ "$(center)/center" = "$(at canbao.recipient.code "$work/new/manifest")/$(at canbao.recipient.role "$work/new/manifest")" ] ||
        refuse recipient.other
    [ "$(at canbao.kind "$work/new/manifest")" = declaration ] || refuse kind.unexpected
    [ "$(at canbao.activation "$work/new/manifest")" = "$(cat "$office/activation")" ] || refuse activation.ended

    # 8. Order.
    sequence=$(at canbao.sequence "$work/new/manifest")
    newest=$(awk '$1 == "received" { line = $2 " " $3 } END { print line }' "$office/ledger")
    if awk -v manifest="$manifest" '$1 == "received" && $3 == manifest { found = 1 } END { exit !found }' "$office/ledger"; then
        echo "already taken in"
        return
    fi
    [ "$sequence" -gt "${newest% *}" ] || refuse sequence.stale
    sed -n 's/^canbao\.sent\.[0-9]*\.[01]\t//p' "$work/new/manifest" | paste -d ' ' - - | grep -Fqx "$newest" || refuse sequence.forked

    # 9. Tables and totals: every row has the digest it says, and the equation holds.
    records "$work/new/data/declared.csv" > "$work/new/declared" || refuse table.malformed
    records "$work/new/data/reduced.csv" > "$work/new/reduced" || refuse table.malformed
    while IFS= read -r row; do
        told=$(printf %s "$row" | tr '\037' '\n' | sed -n 22p)
        [ "$(printf %s "$row" | cut -d "$(printf '\037')" -f 1-21 | tr -d '\n' | sha256sum | cut -d ' ' -f 1)" = "$told" ] ||
            refuse table.malformed
    done < "$work/new/declared"
    renewals=$(origin renewal) additions=$(origin addition) reductions=$(wc -l < "$work/new/reduced")
    for total in "renewals $renewals" "additions $additions" "reductions $reductions" "declared $(wc -l < "$work/new/declared")"; do
        [ "$(at "canbao.totals.${total% *}" "$work/new/manifest")" = "${total#* }" ] || refuse totals.differ
    done

    # Accepted.
    rm -rf "$office/newest"
    mv "$work/new" "$office/newest"
    echo "received $sequence $manifest $(now) $renewals $additions $reductions" >> "$office/ledger"
    echo "taken in: number $sequence of unit $unit, $(wc -l < "$office/newest/declared") people declared"
}

# How many rows of both tables are of one origin: renewals are the whole roster of the year before, those taken out included.
origin() { cat "$work/new/declared" "$work/new/reduced" | awk -F '\037' -v origin="$1" '$2 == origin' | wc -l; }

fingerprint() { openssl x509 -in "$1" -outform DER | sha256sum; }

# Our own code is the CN of our certificate.
center() { openssl x509 -in "$keys/signing.pem" -noout -subject -nameopt RFC2253 | tr ',=' '\n\n' | grep -A1 -x CN | tail -n 1; }

now() { date +%Y-%m-%dT%H:%M:%S%:z; }

# --- Answering it --------------------------------------------------------------------------------------------------------------------------

answer() {
    keys=$1 office=$2 out=$3
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    said=$office/newest/manifest
    unit=$(at canbao.sender.code "$said")
    year=$(at canbao.insuranceYear "$said")
    received=$(awk '$1 == "received" { line = $2 " " $3 } END { print line }' "$office/ledger")
    sequence=$(awk '$1 == "sent" && $2 > last { last = $2 } END { print last + 1 }' "$office/ledger")

    # The tables. Lines end in CR LF, and a field that holds a comma or a quotation mark is quoted.
    mkdir -p "$work/data"
    {
        header sequence manifest time code renewals additions reductions
        awk '$1 == "received" { printf "%s,%s,%s,,%s,%s,%s\r\n", $2, $3, $4, $5, $6, $7 }' "$office/ledger"
    } > "$work/data/receipts.csv"
    {
        header reference rowDigest outcome personalNumber reasonCode reason party deadline
        # Whoever is new gets a number: here 9, the package's number and the row's.
        awk -F '\037' -v sequence="$sequence" -v rejected="$office/rejected.csv" '
            BEGIN { while ((getline line < rejected) > 0) { split(line, part, ","); why[part[1]] = substr(line, length(part[1]) + 2) } }
            $6 in why { printf "%s,%s,rejected,%s,%s\r\n", $1, $22, $3, why[$6]; next }
            { printf "%s,%s,accepted,%s,,,,\r\n", $1, $22, $3 == "" ? sprintf("9%04d%04d", sequence, NR) : $3 }
        ' "$office/newest/declared"
    } > "$work/data/outcomes.csv"
    {
        header plan insured exempt personal village district town province
        # Whoever is accepted, by plan; the amounts of a plan stay empty when one of its people has no rate.
        awk -F '\037' -v rejected="$office/rejected.csv" -v rates="$office/rates.csv" '
            BEGIN {
                while ((getline line < rejected) > 0) { split(line, part, ","); out[part[1]] = 1 }
                while ((getline line < rates) > 0) { split(line, part, ","); rate[part[1] "," part[2]] = line }
            }
            $6 in out { next }
            {
                plan = $9; insured[plan]++
                type = $11 == "Y" ? $12 : ""
                if ($11 == "Y") exempt[plan]++
                if (!((plan "," type) in rate)) { unrated[plan] = 1; next }
                split(rate[plan "," type], part, ",")
                for (column = 3; column <= 7; column++) sum[plan, column] += part[column]
            }
            END {
                for (plan in insured) {
                    printf "%s,%d,%d", plan, insured[plan], exempt[plan]
                    for (column = 3; column <= 7; column++) printf ",%s", plan in unrated ? "" : sum[plan, column]
                    printf "\r\n"
                }
            }
        ' "$office/newest/declared"
    } > "$work/data/fees.csv"
    cp "$office/cards.csv" "$office/card_failures.csv" "$work/data/"

    # The manifest. Without `unit`, `codes`, `plans`, `rules`, `insured` and `pki/` the unit keeps what it holds.
    {
        printf '{\n  "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",\n  "name": "canbao-result",\n  "resources": [\n'
        resource receipts sequence:integer manifest:string time:datetime code:string renewals:integer additions:integer reductions:integer
        printf ',\n'
        resource outcomes reference:string rowDigest:string outcome:string personalNumber:string reasonCode:string reason:string \
            party:string deadline:date
        printf ',\n'
        resource fees plan:string insured:integer exempt:integer personal:integer village:integer district:integer town:integer \
            province:integer
        printf ',\n'
        resource cards batch:string personalNumber:string cardNumber:string made:date
        printf ',\n'
        resource card_failures batch:string personalNumber:string reason:string
        printf '\n  ],\n  "canbao": {\n    "format": 1,\n    "kind": "result",\n'
        printf '    "sender": {"role": "center", "code": "%s", "name": ""},\n' "$(center)"
        printf '    "recipient": {"role": "unit", "code": "%s", "name": ""},\n' "$unit"
        printf '    "insuranceYear": %s,\n    "sequence": %s,\n' "$year" "$sequence"
        printf '    "activation": "%s",\n' "$(cat "$office/activation")"
        printf '    "sent": [%s],\n' \
            "$(awk '$1 == "sent" { printf "%s[%s, \"%s\"]", comma, $2, $3; comma = ", " }' "$office/ledger")"
        printf '    "seen": %s,\n    "answers": "%s",\n' "${received% *}" "${received#* }"
        printf '    "totals": {"accepted": %s, "rejected": %s, "pending": 0},\n' "$(outcome accepted)" "$(outcome rejected)"
        printf '    "journalHead": ""\n  }\n}\n'
    } > "$work/datapackage.json"

    # Container, signature, envelope.
    (cd "$work" && zip -q -X -D p.zip datapackage.json data/*.csv)
    openssl cms -sign -binary -nodetach -md sha256 -nosmimecap -outform DER -signer "$keys/signing.pem" -inkey "$keys/signing.key" \
        -in "$work/p.zip" -out "$work/signed.p7m"
    package=$out/$(printf '%s-%s-R%04d.canbao' "$unit" "$year" "$sequence")
    openssl cms -encrypt -binary -aes-256-gcm -keyid -outform DER -recip "$keys/units/$unit-encryption.pem" -keyopt ecdh_kdf_md:sha256 \
        -in "$work/signed.p7m" -out "$package"
    echo "sent $sequence $(digest "$work/datapackage.json") $(now) 0 0 0" >> "$office/ledger"
    echo "$package"
}

header() { echo "$*" | tr ' ' ',' | sed 's/$/\r/'; }

# One table as a resource: its size, its digest, and its columns as NAME:TYPE.
resource() {
    table=$1
    shift
    printf '    {"name": "%s", "type": "table", "path": "data/%s.csv", "mediatype": "text/csv", "encoding": "utf-8",\n' "$table" "$table"
    printf '     "bytes": %s, "hash": "sha256:%s",\n' "$(wc -c < "$work/data/$table.csv")" "$(digest "$work/data/$table.csv")"
    printf '     "dialect": {"lineTerminator": "\\r\\n"},\n     "schema": {"fields": ['
    comma=
    for field in "$@"; do
        printf '%s{"name": "%s", "type": "%s"}' "$comma" "${field%:*}" "${field#*:}"
        comma=', '
    done
    printf ']}}'
}

outcome() { cut -d , -f 3 "$work/data/outcomes.csv" | grep -cx "$1" || true; }

command=$1
shift
case $command in
    receive) receive "$@" ;;
    answer) answer "$@" ;;
    *) echo "receive KEYS OFFICE PACKAGE or answer KEYS OFFICE OUT" >&2; exit 64 ;;
esac
