@testable import Workbook

/// A BIFF8 workbook put together record by record.
enum BIFFBytes {
    static func hex(_ text: String) -> [UInt8] {
        // Annotations stand behind a semicolon.
        let digits = text.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false)[0] }.joined().filter {
            !$0.isWhitespace
        }
        return stride(from: 0, to: digits.count - digits.count % 2, by: 2).map { offset in
            let start = digits.index(digits.startIndex, offsetBy: offset)
            return UInt8(digits[start...digits.index(after: start)], radix: 16) ?? 0
        }
    }

    static func record(_ type: Int, _ data: [UInt8]) -> [UInt8] {
        [UInt8(type & 0xFF), UInt8(type >> 8), UInt8(data.count & 0xFF), UInt8(data.count >> 8)] + data
    }

    static let end = record(0x000A, [])
    static let globalsBegin = record(0x0809, hex("00 06 05 00 BB 0D CC 07 00 00 00 00 06 00 00 00"))
    static let sheetBegin = record(0x0809, hex("00 06 10 00 BB 0D CC 07 00 00 00 00 06 00 00 00"))

    /// Globals with these records, and one sheet named S with those.
    static func stream(globals: [[UInt8]] = [], cells: [[UInt8]]) -> [UInt8] {
        let head = globalsBegin + globals.flatMap { $0 }
        // offset, visible, worksheet, name of one character of one byte
        let boundLength = 4 + 8 + 1
        let offset = head.count + boundLength + end.count
        let bound = record(0x0085, (0..<4).map { UInt8(offset >> (8 * $0) & 0xFF) } + hex("00 00 01 00 53"))
        return head + bound + end + sheetBegin + cells.flatMap { $0 } + end
    }

    static func sheet(globals: [[UInt8]] = [], cells: [[UInt8]]) throws -> Sheet? {
        try Workbook(reading: CompoundFileWriter.file(stream: "Workbook", stream(globals: globals, cells: cells))).sheets.first
    }

    /// Cell formats by the number of their number format.
    static func formats(_ numbers: Int...) -> [[UInt8]] {
        numbers.map { record(0x00E0, [0, 0, UInt8($0 & 0xFF), UInt8($0 >> 8)] + [UInt8](repeating: 0, count: 16)) }
    }
}
