/// Delimited text (RFC 4180, leniently): comma, tab or semicolon, whichever the first line has most of.
enum CSVReader {
    static func workbook(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        guard let text = TextDecoding.text(bytes) else { throw .unreadable }
        let head = text.drop { $0.isWhitespace }.prefix(512).lowercased()
        if head.hasPrefix("<") { throw .unsupported(kind: head.contains("<html") || head.contains("<table") ? "网页" : " XML 文件") }
        if head.hasPrefix("%pdf") { throw .unsupported(kind: " PDF 文件") }
        if head.hasPrefix("{\\rtf") { throw .unsupported(kind: " RTF 文档") }
        let rows = try rows(Array(text.utf8))
        return Workbook(
            sheets: [Sheet(name: "Sheet1", formattedRows: rows.count, rows: rows.enumerated().lazy.map { (index: $0, cells: $1) })],
            isTextFile: true)
    }

    static func rows(_ bytes: [UInt8]) throws(WorkbookError) -> [[Cell]] {
        let delimiter = delimiter(bytes)
        var rows: [[Cell]] = []
        var cells: [Cell] = []
        var count = 0
        var field: [UInt8] = []
        var isQuoted = false
        var position = 0
        func endField() {
            cells.append(cell(field))
            field.removeAll(keepingCapacity: true)
        }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                    field.append(byte)
                    position += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
            case delimiter: endField()
            case 0x0D, 0x0A:
                if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
                endField()
                count += cells.count
                rows.append(cells)
                cells.removeAll(keepingCapacity: true)
                guard count <= Workbook.Limits.cells, rows.count <= Workbook.Limits.rows else { throw .tooLarge }
            default: field.append(byte)
            }
            guard cells.count <= Workbook.Limits.columns, field.count <= Workbook.Limits.text else { throw .tooLarge }
        }
        if !field.isEmpty || !cells.isEmpty {
            endField()
            rows.append(cells)
        }
        return rows
    }

    private static func cell(_ field: [UInt8]) -> Cell {
        guard !field.isEmpty else { return .empty }
        let isGuarded = field.count > 1 && field[0] == CSVWriter.guardByte && CSVWriter.formulaStarts.contains(field[1])
        return .text(String(decoding: isGuarded ? field[1...] : field[...], as: UTF8.self))
    }

    private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [UInt8(ascii: ","): 0, 0x09: 0, UInt8(ascii: ";"): 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == 0x0A || byte == 0x0D, counts.values.contains(where: { $0 > 0 }) { break }
            if let count = counts[byte] { counts[byte] = count + 1 }
        }
        return counts.max { ($0.value, $0.key == UInt8(ascii: ",") ? 1 : 0) < ($1.value, $1.key == UInt8(ascii: ",") ? 1 : 0) }?.key
            ?? UInt8(ascii: ",")
    }
}
