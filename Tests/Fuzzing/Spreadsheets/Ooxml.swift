@testable import Workbook

/// The parts of an .xlsx, unpacked. The first byte says which part it is; cut into pieces of any length, it says the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParts(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    guard let choice = bytes.first else { return 0 }
    let whole = shown(choice, Array(bytes.dropFirst()), piece: bytes.count)
    for piece in [1, 5] {
        Harness.promise(shown(choice, Array(bytes.dropFirst()), piece: piece) == whole, "in pieces of \(piece), it differs")
    }
    return 0
}

/// What a part says; nil where it is refused.
private func shown(_ choice: UInt8, _ bytes: [UInt8], piece: Int) -> String? {
    var left = bytes[...]
    func more() -> [UInt8]? {
        guard !left.isEmpty else { return nil }
        defer { left = left.dropFirst(piece) }
        return Array(left.prefix(piece))
    }
    guard var part = try? XMLScanner(more) else { return nil }
    switch choice {
    case UInt8(ascii: "a"): return (try? WorkbookPart(&part)).map { "\($0)" }
    case UInt8(ascii: "c"): return (try? StylesPart(&part)).map { "\($0)" }
    case UInt8(ascii: "d"): return sheet(&part)
    case UInt8(ascii: "e"):
        var texts = TextPool()
        guard (try? SharedStringsPart.read(&part, into: &texts)) != nil else { return nil }
        return (0..<texts.count).map { texts[$0] }.joined(separator: "\u{0}")
    default: return nil
    }
}

private func sheet(_ part: inout XMLScanner) -> String? {
    var texts = TextPool()
    for text in ["", "a", "小米"] { _ = texts.add(own: text) }
    var reader = WorksheetPart(sharedStrings: texts.count, formats: [.general, .date, .time], dates: DateSystem())
    guard (try? reader.read(&part, budget: 100_000, &texts)) != nil else { return nil }
    let sheet = Sheet(name: "S", cells: reader.cells, texts: texts)
    Sheets.check(Workbook(sheets: [sheet]))
    return sheet.occupiedRows.map { row in "\(row.index): " + row.cells.map { "\($0)" }.joined(separator: "|") }.joined(separator: "\n")
}
