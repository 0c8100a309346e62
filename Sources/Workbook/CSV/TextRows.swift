import Charset

/// The rows of a text file of any size, one after another and never all in memory.
package struct TextRows {
    private var rows: CSVRows

    /// - Parameter more: the next piece of the file, nil at its end.
    package init(_ encoding: TextSurvey.Encoding, _ more: @escaping () throws -> [UInt8]?) throws {
        var isFirst = true
        let text: () throws -> [UInt8]?
        switch encoding {
        case .utf8, .utf8WithMark: text = more
        case .gb18030: text = Self.decoded(more)
        }
        rows = try CSVRows {
            guard let piece = try text() else { return nil }
            defer { isFirst = false }
            guard isFirst else { return piece }
            let start = encoding == .utf8WithMark ? Array(piece.dropFirst(CSVWriter.byteOrderMark.count)) : piece
            try CSVReader.refuseOtherText(String(decoding: start.prefix(512), as: UTF8.self))
            return start
        }
    }

    /// Cells from column A, nil at the end; `workbook.unreadable` where bytes are no text.
    package mutating func next() throws -> [Cell]? { try rows.next() }

    /// As UTF-8, cut behind a line feed, which is never a part of a character.
    private static func decoded(_ more: @escaping () throws -> [UInt8]?) -> () throws -> [UInt8]? {
        var rest: [UInt8] = []
        var isOver = false
        return {
            while !isOver {
                let piece = try more()
                isOver = piece == nil
                rest += piece ?? []
                let cut = isOver ? rest.endIndex : rest.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                guard cut > 0 else {
                    guard rest.count <= Workbook.Limits.line else { throw WorkbookError.tooLarge }
                    continue
                }
                guard let text = GB18030.text(Array(rest[..<cut])) else { throw WorkbookError.unreadable }
                rest.removeFirst(cut)
                return Array(text.utf8)
            }
            return nil
        }
    }
}
