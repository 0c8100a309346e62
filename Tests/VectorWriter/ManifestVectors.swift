import Forge
import Foundation

extension VectorBook {
    mutating func addManifests() throws {
        try addSyntax()
        try addMembers()
    }

    private mutating func addSyntax() throws {
        let cases: [(String, String, (String) throws -> [UInt8])] = [
            ("doubled-name", "`canbao` twice.", { Array(($0.dropLast(3) + ",\n  \"canbao\": {}\n}\n").utf8) }),
            ("doubled-name-inside", "`sequence` twice.", { try $0.with("\"sequence\": 1", "\"sequence\": 1, \"sequence\": 2") }),
            (
                "doubled-name-escaped", "`sequence` twice, once written with an escape.",
                { try $0.with("\"sequence\": 1", "\"sequence\": 1, \"\\u0073equence\": 2") }
            ),
            (
                "doubled-name-in-the-schema", "A name twice where nobody reads.",
                { try $0.with("\"encoding\": \"utf-8\"", "\"encoding\": \"utf-8\", \"encoding\": \"gbk\"") }
            ),
            (
                "deep", "17 levels deep.",
                {
                    try $0.with(
                        "\"totals\"", "\"deep\": \(String(repeating: "[", count: 15))\(String(repeating: "]", count: 15)), \"totals\"")
                }
            ),
            (
                "very-deep", "100,000 levels deep.",
                { try $0.with("\"totals\"", "\"deep\": \(String(repeating: "[", count: 100_000)), \"totals\"") }
            ),
            ("huge-number", "2⁵³.", { try $0.with("\"sequence\": 1", "\"sequence\": 9007199254740992") }),
            (
                "huge-number-where-nobody-reads", "A number of 400 digits.",
                { try $0.with("\"totals\"", "\"n\": \(String(repeating: "9", count: 400)), \"totals\"") }
            ),
            ("number-past-the-machine", "2⁶⁴ + 1.", { try $0.with("\"sequence\": 1", "\"sequence\": 18446744073709551617") }),
            ("fraction", "A fraction.", { try $0.with("\"sequence\": 1", "\"sequence\": 1.5") }),
            ("whole-fraction", "A whole number written as a fraction.", { try $0.with("\"sequence\": 1", "\"sequence\": 1.0") }),
            ("exponent", "A number with an exponent.", { try $0.with("\"sequence\": 1", "\"sequence\": 1e0") }),
            ("leading-zero", "A number with a leading zero.", { try $0.with("\"sequence\": 1", "\"sequence\": 01") }),
            ("minus-zero", "Minus zero.", { try $0.with("\"seen\": 0", "\"seen\": -0") }),
            ("plus", "A number with a plus.", { try $0.with("\"sequence\": 1", "\"sequence\": +1") }),
            ("not-a-number", "NaN.", { try $0.with("\"sequence\": 1", "\"sequence\": NaN") }),
            ("byte-order-mark", "A byte order mark.", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
            ("utf-16", "UTF-16.", { $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }),
            (
                "not-utf-8", "A byte that is not UTF-8.",
                { text in
                    var bytes = Array(text.utf8)
                    bytes[bytes.count / 2] = 0xFF
                    return bytes
                }
            ),
            ("half-a-surrogate", "Half a surrogate pair.", { try $0.with("云川实验学校", "\\ud800") }),
            ("control-character", "A control character in a string.", { try $0.with("云川实验学校", "云\u{1}川") }),
            ("escaped-control-character", "A control character in a name, escaped.", { try $0.with("云川实验学校", "云\\u0000川") }),
            ("unknown-escape", "An escape that is none.", { try $0.with("云川实验学校", "\\x41") }),
            ("comment", "A comment.", { try $0.with("\"totals\"", "/* x */ \"totals\"") }),
            ("trailing-comma", "A comma before the end.", { Array(($0.dropLast(3) + ",\n}\n").utf8) }),
            ("trailing-text", "Text behind the end.", { Array(($0 + "{}").utf8) }),
            ("cut-short", "The end is missing.", { Array($0.utf8.dropLast(4)) }),
            ("nothing", "No byte.", { _ in [] }), ("an-array", "An array.", { Array("[\($0)]".utf8) }),
            (
                "too-large", "More than a mebibyte.",
                { text in
                    // Blank, but not too easy to pack.
                    var blanks: [UInt8] = []
                    var state: UInt32 = 1
                    while blanks.count <= 1 << 20 {
                        state = state &* 1_664_525 &+ 1_013_904_223
                        blanks += [UInt8](repeating: 0x20, count: 40 + Int(state >> 28)) + [state >> 27 & 1 == 0 ? 0x0A : 0x09]
                    }
                    return Array(text.utf8) + blanks
                }
            ),
        ]
        for (name, what, change) in cases {
            try center("manifest/\(name)", "manifest.malformed", what) { $0.manifestText = change }
        }
    }

    private mutating func addMembers() throws {
        let digest = String(repeating: "c", count: 64)
        let cases: [(String, String, String, String, String)] = [
            ("newer-format", "format.newer", "Format 2.", "\"format\": 1", "\"format\": 2"),
            ("format-zero", "manifest.malformed", "Format 0.", "\"format\": 1", "\"format\": 0"),
            ("format-as-text", "manifest.malformed", "Format \"1\".", "\"format\": 1", "\"format\": \"1\""),
            ("no-format", "manifest.malformed", "No format.", "\"format\": 1", "\"fromat\": 1"),
            ("no-own-part", "manifest.malformed", "No `canbao`.", "\"canbao\": {", "\"other\": {"),
            ("unknown-kind", "manifest.malformed", "A kind that is none.", "\"kind\": \"declaration\"", "\"kind\": \"letter\""),
            ("unknown-role", "manifest.malformed", "A role that is none.", "\"role\": \"unit\"", "\"role\": \"clerk\""),
            ("role-of-the-authority", "manifest.malformed", "The authority as sender.", "\"role\": \"unit\"", "\"role\": \"authority\""),
            ("code-of-a-path", "manifest.malformed", "A unit's code that is a path.", "\"code\": \"320571\"", "\"code\": \"../x\""),
            (
                "code-too-long", "manifest.malformed", "A code of 21 characters.", "\"code\": \"320571\"",
                "\"code\": \"320571320571320571320\""
            ),
            ("year-as-text", "manifest.malformed", "A year in quotes.", "\"insuranceYear\": 2027", "\"insuranceYear\": \"2027\""),
            ("year-of-five-digits", "manifest.malformed", "The year 20270.", "\"insuranceYear\": 2027", "\"insuranceYear\": 20270"),
            ("sequence-zero", "manifest.malformed", "Number 0.", "\"sequence\": 1", "\"sequence\": 0"),
            ("sequence-below-zero", "manifest.malformed", "Number −1.", "\"sequence\": 1", "\"sequence\": -1"),
            (
                "sequence-too-high", "manifest.malformed", "A million, after which nothing could follow.", "\"sequence\": 1",
                "\"sequence\": 1000000"
            ),
            ("seen-below-zero", "manifest.malformed", "Seen −1.", "\"seen\": 0", "\"seen\": -1"),
            ("seen-too-high", "manifest.malformed", "Seen what nobody can send.", "\"seen\": 0", "\"seen\": 1000000"),
            ("sent-without-digest", "manifest.malformed", "A sent package without digest.", "\"sent\": []", "\"sent\": [[1]]"),
            (
                "sent-too-high", "manifest.malformed", "A sent number that is too high.", "\"sent\": []",
                "\"sent\": [[1000000, \"\(digest)\"]]"
            ),
            (
                "activation-in-capitals", "manifest.malformed", "A digest in capitals.", "\"answers\": null",
                "\"answers\": \"\(digest.uppercased())\""
            ),
            ("no-activation", "manifest.malformed", "A declaration under no activation.", "\"activation\": \"", "\"activaton\": \""),
            (
                "secret-in-a-declaration", "manifest.malformed", "A registration secret where none belongs.", "\"seen\": 0",
                "\"registrationSecret\": \"\(digest)\", \"seen\": 0"
            ),
            ("totals-below-zero", "manifest.malformed", "A total below zero.", "\"renewals\": 2", "\"renewals\": -2"),
            ("totals-as-text", "manifest.malformed", "A total in quotes.", "\"renewals\": 2", "\"renewals\": \"2\""),
            ("no-resources", "manifest.malformed", "No list of resources.", "\"resources\": [", "\"resource\": ["),
        ]
        for (name, outcome, what, text, other) in cases { try center("manifest/\(name)", outcome, what) { $0.json(text, other) } }
        let activations: [(String, String, String, String)] = [
            ("activation-without-secret", "An activation without registration secret.", "\"registrationSecret\"", "\"secret\""),
            (
                "activation-with-a-short-secret", "A registration secret of one byte.", "\"registrationSecret\": \"5e5e5e",
                "\"registrationSecret\": \"5e5e"
            ),
            ("activation-without-next", "An activation without the next numbers.", "\"next\"", "\"later\""),
            ("activation-with-next-zero", "The next declaration is number 0.", "\"declaration\": 1", "\"declaration\": 0"),
            (
                "activation-with-next-too-high", "The next declaration has a number that no package can have.", "\"declaration\": 1",
                "\"declaration\": 1000000"
            ),
        ]
        for (name, what, text, other) in activations {
            try newUnit("manifest/\(name)", "manifest.malformed", what) { $0.json(text, other) }
        }
    }
}
