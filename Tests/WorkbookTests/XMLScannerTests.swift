import Testing

@testable import Workbook

@Suite struct XMLScannerTests {
    private static func scanner(_ bytes: [UInt8], pieces size: Int = 1 << 20) throws -> XMLScanner {
        var rest = bytes[...]
        return try XMLScanner { () throws(WorkbookError) in
            defer { rest = rest.dropFirst(size) }
            return rest.isEmpty ? nil : Array(rest.prefix(size))
        }
    }

    /// The events as one line.
    private static func events(_ bytes: [UInt8], pieces size: Int = 1 << 20) throws -> String {
        var scanner = try scanner(bytes, pieces: size)
        var line = ""
        while true {
            switch try scanner.next() {
            case .open(let name):
                line += name == "a" ? "<a" : name == "b" ? "<b" : "<?"
                while let (name, value) = try scanner.attribute() { line += (name == "x" ? " x=" : " ?=") + (try scanner.string(value)) }
                line += ">"
            case .close: line += "/"
            case .text(let run): line += String(decoding: scanner.window[run.place], as: UTF8.self)
            case .end: return line
            }
        }
    }

    @Test(arguments: [
        ("<a/>", "<a>/"), ("<a></a>", "<a>/"), ("<a x='1' y=\"2\"/>", "<a x=1 ?=2>/"), ("<p:a p:x = '1'\n>t</p:a >\n", "<a x=1>t/"),
        ("<?xml version='1.0'?><!-- <b> --><a>1<!-- 2 --><b/>3</a><?x?>", "<a>1<b>/3/"), ("<a><![CDATA[<b>&amp;]]></a>", "<a><b>&amp;/"),
        ("<a x='&lt;&#65;&#x4E2D;'/>", "<a x=<A中>/"), ("<aVeryLongNameThatNobodyUses/>", "<?>/"),
        ("<aVeryLongNameThatNobodyUses></aVeryLongNameThatNobodyUses>", "<?>/"), ("<a x='>'/>", "<a x=>>/"),
        ("\u{FEFF}<a>中</a>", "<a>中/"), ("<a x='1' x='2'/>", "<a x=1 x=2>/"), ("<a x='_x0041__x005F_x0041_'/>", "<a x=A_x0041_>/"),
    ])
    func eventsInPiecesOfAnyLength(_ xml: String, _ events: String) throws {
        for size in [1, 2, 3, 7, 1000] { #expect(try Self.events(Array(xml.utf8), pieces: size) == events, "\(size)") }
    }

    @Test(arguments: [true, false], [true, false])
    func parts16BitsWide(_ isBigEndian: Bool, _ isMarked: Bool) throws {
        let bytes = ((isMarked ? "\u{FEFF}" : "") + "<a x='中𠮷'/>").utf16.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        for size in [1, 3, 1000] { #expect(try Self.events(bytes, pieces: size) == "<a x=中𠮷>/") }
    }

    @Test(
        arguments: [
            ("an entity of its own", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"),
            ("an external one", "<!DOCTYPE x SYSTEM 'file:///x'><x/>"),
            ("an attribute without quotes", "<a x=b/>"), ("one without a value", "<a x/>"), ("an attribute cut off", "<a x='"),
            ("a tag cut off", "<a"), ("a comment cut off", "<a><!-- "), ("an element cut off", "<a><b></b>"), ("nothing", ""),
            ("no element", "text"), ("more closed than open", "<a/></a>"), ("another closed than opened", "<a><b></a></b>"),
            ("an end with more in it", "<a></a x='1'>"),
            ("no name", "< a/>"), ("a tag in a tag", "<a <b/>"), ("an unknown entity", "<a x='&b;'/>"),
            ("the character 0", "<a x='&#0;'/>"),
            ("a surrogate", "<a x='&#xD800;'/>"), ("beyond Unicode", "<a x='&#x110000;'/>"), ("a sign", "<a x='&#+65;'/>"),
            ("a reference without end", "<a x='&amp'/>"), ("a long reference", "<a x='&#00000000065;'/>"),
        ])
    func refused(_ name: String, _ xml: String) throws {
        for size in [1, 1000] { #expect(throws: WorkbookError.unreadable) { try Self.events(Array(xml.utf8), pieces: size) } }
    }

    @Test func elementsFarWithinOneAnother() throws {
        let deep = Array(String(repeating: "<a>", count: 257).utf8)
        for size in [1, 1000] { #expect(throws: WorkbookError.beyond(.depth)) { try Self.events(deep, pieces: size) } }
    }

    @Test func bytesThatAreNoText() throws {
        for bytes in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8]] as [[UInt8]] {
            var scanner = try Self.scanner(Array("<a>".utf8) + bytes + Array("</a>".utf8))
            _ = try scanner.next()
            var out: [UInt8] = []
            #expect(throws: WorkbookError.unreadable) { try scanner.content(to: &out) }
        }
    }

    @Test func aTextOrTagBeyondAnyCellIsTooLarge() throws {
        for xml in ["<a>" + String(repeating: "x", count: 3 << 20) + "</a>", "<a x='" + String(repeating: "x", count: 3 << 20) + "'/>"] {
            #expect(throws: WorkbookError.beyond(.text)) { try Self.events(Array(xml.utf8), pieces: 1 << 16) }
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-1", -1), ("230502198901182", 230_502_198_901_182), ("230502198901182964", 230_502_198_901_182_976), ("0.1", 0.1),
            ("1.7976931348623157E+308", 1.7976931348623157E+308), ("5e-324", .leastNonzeroMagnitude), ("123456.789", 123456.789), ("1.", 1),
            ("-0.5", -0.5),
            (".5", 0.5), ("1e400", .infinity), ("", nil), ("-", nil), ("0x10", nil), ("nan", nil), ("1,5", nil), ("1 2", nil), ("inf", nil),
        ] as [(String, Double?)])
    func numbers(_ text: String, _ number: Double?) {
        let bytes = Array(text.utf8)
        #expect(bytes.span.bytes.double(0..<bytes.count) == number)
    }

    /// As the library reads them, digit for digit.
    @Test func numbersRoundAsTheLibraryRoundsThem() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let digits = Int.random(in: 1...17, using: &generator)
            let whole = String((0..<digits).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
            let cut = whole.index(whole.startIndex, offsetBy: Int.random(in: 1...digits, using: &generator))
            let text = cut == whole.endIndex ? whole : whole[..<cut] + "." + whole[cut...]
            let bytes = Array(text.utf8)
            #expect(bytes.span.bytes.double(0..<bytes.count) == Double(text), "\(text)")
        }
    }

    @Test(arguments: [
        ("_x000D_", "\r"), ("a_x000A_b", "a\nb"), ("_x005F_x0041_", "_x0041_"), ("_xD842__xDFB7_", "𠮷"), ("_xD842_", "\u{FFFD}"),
        ("_xDFB7__xD842_", "\u{FFFD}\u{FFFD}"), ("_xD842__x0041_b", "\u{FFFD}Ab"), ("_xD842__xD842__xDFB7_", "\u{FFFD}𠮷"),
        ("_x00_", "_x00_"), ("_x00zz_", "_x00zz_"), ("_X000D_", "_X000D_"), ("_x+041_", "_x+041_"), ("__x0041_", "_A"), ("_", "_"),
        ("_x0041", "_x0041"), ("x_x0041_x", "xAx"),
    ])
    func escapes(_ text: String, _ meaning: String) {
        var bytes = Array("_x0042_".utf8) + Array(text.utf8)
        EscapedText.decode(&bytes, from: 7)
        #expect(String(decoding: bytes, as: UTF8.self) == "_x0042_" + meaning)
    }

    @Test(
        arguments: [
            ("2026-11-24", "2026-11-24"), ("2026-11-24T10:11:12", "2026-11-24 10:11:12"), ("2026-11-24T10:11:12.5Z", "2026-11-24 10:11:12"),
            ("10:11:12", "10:11:12"), ("T10:11", "10:11:00"), ("2026-13-01", nil), ("2026-02-29", nil), ("2024-02-29", "2024-02-29"),
            ("2026-04-31", nil), ("2026-11-24T", "2026-11-24"), ("2026-11-24Tx", nil),
            ("", nil), ("T", nil), ("xT10:00", nil), ("24:00:00", nil), ("46350", nil),
        ] as [(String, String?)])
    func datesAsText(_ text: String, _ moment: String?) {
        #expect(ISODate(Array(text.utf8))?.moment.text == moment)
    }
}
