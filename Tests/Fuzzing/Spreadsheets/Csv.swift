@testable import Workbook

/// Delimited text of any encoding. Read in pieces, it says what it says as a whole.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    // Pages and XML have a harness of their own.
    if let text = try? TextDecoding.utf8(bytes), TextKind(text) != .delimited { return 0 }
    let whole = try? TextFile.workbook(bytes).sheets.first
    if let whole { Sheets.check(Workbook(sheets: [whole], isTextFile: true)) }
    for length in [1, 7, 1 << 16] {
        var survey = TextSurvey()
        for piece in pieces(bytes, length) { survey.look(at: piece) }
        guard let encoding = survey.encoding else { continue }
        var left = pieces(bytes, length)[...]
        let rows = try? all(TextRows(encoding) { left.popFirst() })
        Harness.promise((rows == nil) == (whole == nil), "read in pieces of \(length), it is \(rows == nil ? "refused" : "read")")
        guard let rows, let whole else { continue }
        Harness.promise(rows == whole.occupiedRows.map { Array($0.cells) }, "read in pieces of \(length), it differs")
    }
    return 0
}

private func pieces(_ bytes: [UInt8], _ length: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: length).map { Array(bytes[$0..<min($0 + length, bytes.count)]) }
}

/// Rows that hold a value, without what is empty at their end.
private func all(_ rows: TextRows) throws -> [[Cell]] {
    var rows = rows
    var all: [[Cell]] = []
    while let cells = try rows.next() {
        guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { continue }
        all.append(Array(cells[...last]))
    }
    return all
}
