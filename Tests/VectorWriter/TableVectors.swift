import Forge
import Foundation

extension VectorBook {
    mutating func addTables() throws {
        try addCSV()
        try addRows()
        try addTotals()
        try addAnswers()
    }

    private mutating func addCSV() throws {
        func bytes(_ text: String, _ other: [UInt8]) -> ([UInt8]) throws -> [UInt8] { { try $0.with(text, other) } }
        func text(_ text: String, _ other: String) -> ([UInt8]) throws -> [UInt8] { bytes(text, Array(other.utf8)) }
        let cases: [(String, String, ([UInt8]) throws -> [UInt8])] = [
            ("field-too-few", "A row with a field too few.", text("转学,2026-11-20\r\n", "转学\r\n")),
            ("field-too-many", "A row with a field too many.", text("2026-11-20\r\n", "2026-11-20,\r\n")),
            ("row-cut-short", "The last row ends in the middle.", { Array($0.dropLast(15)) }),
            ("empty-line", "An empty line.", { $0 + [0x0D, 0x0A] }), ("lone-quote", "A lone quote in a field.", text("王五", "王\"五")),
            ("open-quote", "A quote that is never closed.", text("王五", "\"王五")),
            ("text-behind-a-quote", "Text behind a closing quote.", text("王五", "\"王\"五")),
            ("line-break-in-quotes", "A line break in a field.", text("王五", "\"王\r\n五\"")),
            ("line-feeds", "Bare line feeds.", { $0.filter { $0 != 0x0D } }),
            ("carriage-returns", "Bare carriage returns.", { $0.filter { $0 != 0x0A } }),
            ("null", "A NUL.", text("王五", "王\0五")), ("tab", "A tab.", text("王五", "王\t五")),
            ("escape", "A terminal's escape.", text("王五", "\u{1B}[2J")),
            ("delete", "A DEL.", text("王五", "王\u{7F}五")), ("next-line", "A C1 control character.", text("王五", "王\u{85}五")),
            ("line-separator", "A line separator.", text("王五", "王\u{2028}五")),
            ("paragraph-separator", "A paragraph separator.", text("王五", "王\u{2029}五")),
            ("byte-order-mark", "A byte order mark.", { [0xEF, 0xBB, 0xBF] + $0 }),
            ("gbk", "A name in GBK.", bytes("王五", [0xCD, 0xF5, 0xCE, 0xE5])),
            ("overlong", "An overlong slash.", bytes("王五", [0xC0, 0xAF])),
            ("surrogate", "Half a surrogate pair in UTF-8.", bytes("王五", [0xED, 0xA0, 0x80])),
            ("beyond-unicode", "A character beyond Unicode.", bytes("王五", [0xF5, 0x80, 0x80, 0x80])),
            ("character-cut-short", "A character that is cut short.", bytes("王五", [0xE7, 0x8E])),
            ("semicolons", "Semicolons instead of commas.", { Array(String(decoding: $0, as: UTF8.self).replacing(",", with: ";").utf8) }),
            ("other-header", "A header of other names.", text("reference,", "ref,")),
            ("header-in-capitals", "A header in capitals.", text("reference,", "Reference,")),
            ("header-in-another-order", "Two columns that trade places.", text("reference,origin", "origin,reference")),
            ("no-header", "No header.", { Array($0.drop { $0 != 0x0A }.dropFirst()) }), ("nothing", "No byte.", { _ in [] }),
            ("titles", "Chinese titles for a header.", text("reference,", "人员标识,")),
        ]
        for (name, what, change) in cases { try center("csv/\(name)", "table.malformed", what) { try $0.table("reduced", change) } }
    }

    private mutating func addRows() throws {
        let cases: [(String, String, String, String, String)] = [
            ("row-digest", "A name that the row's digest does not cover.", "declared", "张三", "张四"),
            ("unknown-origin", "An origin that is none.", "reduced", "renewal", "renewed"),
            ("unknown-finding", "A confirmed finding that is none.", "declared", "idnumber.checksum", "idnumber.checksums"),
            ("reference-of-no-form", "A reference of neither form.", "reduced", "P1002", "Q1002"),
            ("reference-too-long", "A reference of 42 characters.", "reduced", "P1002", "P" + String(repeating: "1", count: 41)),
            ("no-such-day", "30 February.", "reduced", "2026-11-20", "2026-02-30"),
            ("day-with-slashes", "A day with slashes.", "reduced", "2026-11-20", "2026/11/20"),
            ("required-field-empty", "A required field left empty.", "reduced", "2026-11-20", ""),
            (
                "renewal-under-another-number", "A renewal whose reference is not its personal number.", "reduced", "renewal,1002",
                "renewal,1003"
            ),
            ("addition-under-a-number", "An addition under a renewal's reference.", "reduced", "renewal", "addition"),
        ]
        for (name, what, table, text, other) in cases {
            try center("table/\(name)", "table.malformed", what) { try $0.table(table, text, other) }
        }
        try center("table/reference-twice", "table.malformed", "Two reduced rows of one reference.") {
            try $0.table("reduced") { bytes in bytes + bytes.drop { $0 != 0x0A }.dropFirst() }
            $0.manifest { $0.totals = ["renewals": 3, "additions": 1, "reductions": 2, "declared": 2] }
        }
        try center("table/declared-and-reduced", "table.malformed", "One person declared and reduced.") {
            try $0.table("reduced", "P1002,renewal,1002", "P1001,renewal,1001")
        }
        try center("table/one-identity-twice", "table.malformed", "The identity of a declared person, reduced under another reference.") {
            try $0.table("reduced", "320571201503030014", "32057120150101101X")
        }
        try center("table/left-out", "table.malformed", "A table that is neither inside nor listed.") { $0.dropTable("reduced") }
    }

    private mutating func addTotals() throws {
        let cases: [(String, String, [String: Int])] = [
            ("declared", "Declared is not what is declared.", ["renewals": 2, "additions": 1, "reductions": 1, "declared": 3]),
            ("equation", "The equation does not hold.", ["renewals": 3, "additions": 1, "reductions": 1, "declared": 2]),
            ("other-equation", "An equation that holds, of other rows.", ["renewals": 4, "additions": 1, "reductions": 1, "declared": 4]),
            (
                "origins", "An equation that holds, but of each origin it does not.",
                ["renewals": 1, "additions": 2, "reductions": 1, "declared": 2]
            ),
            ("missing", "A total is missing.", ["renewals": 2, "additions": 1, "declared": 2]), ("none", "No totals.", [:]),
        ]
        for (name, what, totals) in cases { try center("totals/\(name)", "totals.differ", what) { $0.manifest { $0.totals = totals } } }
        try unit("totals/result", "totals.differ", "A result that counts an outcome it has not.") {
            $0.manifest { $0.totals["accepted"] = 1 }
        }
    }

    /// What the unit's database could not hold, or would hold wrongly.
    private mutating func addAnswers() throws {
        func twice(_ bytes: [UInt8]) -> [UInt8] {
            let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
            return Array((rows + [rows[1]]).joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
        }
        for (table, what) in [
            ("receipts", "Two receipts of one declaration."), ("outcomes", "Two outcomes of one person."),
            ("fees", "Two fees of one plan."),
            ("cards", "Two cards of one person in one batch."), ("card_failures", "Two failures of one person in one batch."),
            ("codes", "Two names of one code."), ("plans", "Two rates of one plan."), ("rules", "Two severities of one rule."),
            ("insured", "Two people of one personal number."), ("unit", "Two units."),
        ] {
            try unit("table/\(table)-doubled", "table.malformed", what, draft: firstResult) {
                try $0.table(table, twice)
                if table == "outcomes" { $0.manifest { $0.totals["accepted"] = 2 } }
            }
        }
        let cases: [(String, String, String, String, String)] = [
            ("outcome-without-digest", "An outcome of no row.", "outcomes", ",rejected", "0,rejected"),
            ("outcome-of-no-kind", "An outcome that is none.", "outcomes", ",rejected", ",refused"),
            ("outcome-by-nobody", "An outcome that somebody unknown must act on.", "outcomes", ",family", ",neighbour"),
            ("number-given-twice", "Two people are given one number.", "outcomes", ",rejected,,", ",rejected,1001,"),
            ("renewal-renumbered", "A renewal is given another number.", "outcomes", ",accepted,1001", ",accepted,1009"),
            ("more-exempt-than-insured", "More people exempt than insured.", "fees", "GA,2,0", "GA,2,3"),
            ("fee-below-zero", "A fee below zero.", "fees", "80000", "-80000"),
            ("fee-in-yuan", "A fee with a point.", "fees", "80000", "800.00"),
            ("fee-half-told", "A fee without one of its amounts.", "fees", "80000", ""),
            ("fee-of-thirteen-digits", "A fee of thirteen digits.", "fees", "80000", "1000000000000"),
            ("receipt-at-no-time", "A receipt without offset.", "receipts", "+08:00", ""),
            ("receipt-of-nothing", "A receipt of no declaration.", "receipts", "1,", "0,"),
            (
                "number-too-long", "A personal number that no reference can hold.", "insured", "1001,",
                String(repeating: "1", count: 41) + ","
            ),
            ("code-of-no-table", "A code of a table that is none.", "codes", "identity-type,", "identity-types,"),
            ("severity-that-is-none", "A severity that is none.", "rules", ",error", ",fatal"),
            ("unit-of-another", "The table of another unit.", "unit", "320571,", "320572,"),
            ("unit-of-no-kind", "A unit that is neither school nor community.", "unit", ",school,", ",company,"),
            ("days-that-end-before-they-begin", "Declaring closes before it opens.", "unit", "2026-10-01", "2027-10-01"),
        ]
        for (name, what, table, text, other) in cases {
            try unit("table/\(name)", "table.malformed", what, draft: firstResult) { try $0.table(table, text, other) }
        }
        try unit("table/outcomes-without-a-declaration", "table.malformed", "Outcomes that answer nothing.", draft: firstResult) {
            $0.manifest { $0.answers = nil }
        }
        try unit("table/certificate-unreadable", "table.malformed", "A certificate that can't be read.", draft: firstResult) {
            $0.pki("pki/center-signing.pem", Array("x\n".utf8))
        }
        try unit("table/certificate-followed-by-text", "table.malformed", "A certificate with text behind it.", draft: firstResult) {
            $0.pki("pki/center-signing.pem", ($0.draft.pki["pki/center-signing.pem"] ?? []) + Array("and so on\n".utf8))
        }
        try unit("table/half-of-the-certificates", "table.malformed", "One of the unit's two certificates.", draft: firstResult) {
            $0.pki("pki/unit-encryption.pem", nil)
        }
        try unit("table/certificates-swapped", "table.malformed", "The center's certificates under each other's names.", draft: firstResult)
        {
            let files = $0.draft.pki
            $0.pki("pki/center-signing.pem", files["pki/center-encryption.pem"])
            $0.pki("pki/center-encryption.pem", files["pki/center-signing.pem"])
        }
        try center(
            "table/request-unreadable", "table.malformed", "A certified unit asks for certificates with what can't be read."
        ) {
            $0.pki("pki/signing-request.pem", Array("x\n".utf8))
            $0.pki("pki/encryption-request.pem", Array("x\n".utf8))
        }
        let cast = cast
        try newUnit(
            "table/activation-with-a-stranger", "table.malformed", "An activation whose encryption certificate is of another authority."
        ) {
            $0.pki("pki/center-encryption.pem", cast.stranger.certificate.pemBytes)
        }
        try newUnit("table/activation-with-swapped-certificates", "table.malformed", "The center's certificates under each other's names.")
        {
            let files = $0.draft.pki
            $0.pki("pki/center-signing.pem", files["pki/center-encryption.pem"])
            $0.pki("pki/center-encryption.pem", files["pki/center-signing.pem"])
        }
        try newUnit(
            "table/half-a-declaration", "table.malformed", "An activation that carries who is declared and not who is reduced.",
            draft: workshop.activation(2)
        ) {
            $0.dropTable("reduced")
        }
        try newUnit(
            "table/carried-twice", "table.malformed", "An activation that carries one person declared and reduced.",
            draft: workshop.activation(2)
        ) {
            try $0.table("reduced", "P1002,renewal,1002", "P1001,renewal,1001")
        }
        try newUnit(
            "table/carried-under-one-identity", "table.malformed", "An activation that carries two people of one identity.",
            draft: workshop.activation(2)
        ) {
            try $0.table("reduced", "320571201503030014", "32057120150101101X")
        }
        try newUnit("table/activation-of-another-unit", "table.malformed", "An activation with the table of another unit.") {
            try $0.table("unit", "320571,", "320572,")
        }
    }
}
