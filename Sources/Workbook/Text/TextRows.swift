import Charset

/// The rows of a text file of any size, one after another and never all in memory.
package struct TextRows {
    private var rows: CSVRows

    /// - Parameter more: the next piece of the file, nil at its end.
    package init(_ encoding: TextSurvey.Encoding, _ more: @escaping () throws -> [UInt8]?) throws {
        switch encoding {
        case .utf8: rows = try CSVRows(more)
        case .utf8WithMark: rows = try CSVRows(Self.withoutMark(more))
        case .gb18030: rows = try CSVRows(Self.decoded(more))
        }
    }

    /// Cells from column A, nil at the end; `workbook.unreadable` where bytes are no text.
    package mutating func next() throws -> [Cell]? {
        var texts = TextPool()
        return try rows.next(&texts)?.map { texts.isEmpty($0) ? .empty : .text(texts[$0]) }
    }

    private static func withoutMark(_ more: @escaping () throws -> [UInt8]?) -> () throws -> [UInt8]? {
        var mark = CSVWriter.byteOrderMark.count
        return {
            guard let piece = try more() else { return nil }
            let skipped = min(mark, piece.count)
            mark -= skipped
            return Array(piece.dropFirst(skipped))
        }
    }

    /// As UTF-8, cut behind a line feed, which is never a part of a character.
    private static func decoded(_ more: @escaping () throws -> [UInt8]?) -> () throws -> [UInt8]? {
        var rest: [UInt8] = []
        var isOver = false
        var line = 0
        return {
            while !isOver {
                let piece = try more()
                isOver = piece == nil
                rest += piece ?? []
                let cut = isOver ? rest.endIndex : rest.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                guard cut > 0 else {
                    guard rest.count <= Workbook.Limits.line else { throw WorkbookError.beyond(.text) }
                    continue
                }
                let bytes = Array(rest[..<cut])
                rest.removeFirst(cut)
                do throws(CodePage.Undecodable) {
                    let text = try GB18030.utf8(bytes)
                    line += text.count { $0 == 0x0A }
                    return text
                } catch {
                    guard isOver, error.isCutShort else {
                        throw WorkbookError.unknownCharacter(row: line + TextDecoding.row(of: error.offset, in: bytes))
                    }
                    throw WorkbookError.cutOff
                }
            }
            return nil
        }
    }
}
