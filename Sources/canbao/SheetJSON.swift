import CommandLineSupport
import Workbook

extension Sheet {
    /// An array of rows from A1, a line each, all of them as wide as the sheet.
    func json() throws(WorkbookError) -> [UInt8] {
        try checkIsWritable()
        let nothing = Array("null".utf8)
        var out: [UInt8] = [UInt8(ascii: "[")]
        var written = 0
        func add(_ cells: some Collection<Cell>) {
            out += written == 0 ? "\n[".utf8 : ",\n[".utf8
            var column = 0
            for cell in cells {
                if column > 0 { out.append(UInt8(ascii: ",")) }
                if cell.isEmpty { out += nothing } else { out += cell.json.encoded.utf8 }
                column += 1
            }
            while column < columnCount {
                if column > 0 { out.append(UInt8(ascii: ",")) }
                out += nothing
                column += 1
            }
            out.append(UInt8(ascii: "]"))
            written += 1
        }
        for row in occupiedRows {
            while written < row.index { add([]) }
            add(row.cells)
        }
        out += "\n]\n".utf8
        return out
    }
}

extension Cell {
    fileprivate var json: JSONValue {
        switch self {
        case .empty: .null
        case .number(let number): Int(exactly: number).map { .number($0) } ?? .decimal(displayText)
        case .boolean(let flag): .flag(flag)
        case .text, .date, .error: .text(displayText)
        }
    }
}
