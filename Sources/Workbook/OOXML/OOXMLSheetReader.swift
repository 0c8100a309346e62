/// Reads `sheetData` (ECMA-376 part 1, 18.3.1.80).
struct OOXMLSheetReader {
    /// How many of the pool's texts are shared strings.
    let sharedStrings: Int
    let formats: [NumberFormat]
    let dates: DateSystem
    private(set) var cells = CellCollector()

    init(sharedStrings: Int, formats: [NumberFormat], dates: DateSystem) {
        self.sharedStrings = sharedStrings
        self.formats = formats
        self.dates = dates
    }

    mutating func read(_ part: [UInt8], budget: Int, _ texts: inout TextPool) throws(WorkbookError) {
        var scanner = XMLScanner(part)
        var row = -1
        var column = -1
        var type = "n"
        var format = NumberFormat.general
        var value = ""
        var isValue = false
        var phonetic = 0
        while let event = try scanner.next() {
            switch event {
            case .open("row", let attributes):
                row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
                column = -1
                guard (0..<Workbook.Limits.rows).contains(row) else { throw .tooLarge }
            case .open("c", let attributes):
                column = attributes["r"].flatMap(Self.column) ?? column + 1
                guard (0..<Workbook.Limits.columns).contains(column) else { throw .tooLarge }
                type = attributes["t"] ?? "n"
                let index = attributes["s"].flatMap { Int($0) } ?? 0
                format = formats.indices.contains(index) ? formats[index] : .general
                value = ""
            case .open("rPh", _): phonetic += 1
            case .close("rPh"): phonetic -= 1
            case .open("v", _), .open("t", _): isValue = true
            case .close("v"), .close("t"): isValue = false
            case .text(let more): if isValue, phonetic == 0 { value += more }
            case .close("c"):
                guard row >= 0 else { throw .unreadable }
                cells.set(try cell(value, type: type, format: format, &texts), row: row, column: column)
                guard cells.count <= budget, texts.bytes.count <= TextPool.limit else { throw .tooLarge }
            default: break
            }
        }
    }

    /// 18.18.11 ST_CellType
    private func cell(_ value: String, type: String, format: NumberFormat, _ texts: inout TextPool) throws(WorkbookError) -> PackedCell {
        guard !value.isEmpty else { return .empty }
        switch type {
        case "s":
            guard let index = Int(value), (0..<sharedStrings).contains(index) else { throw .unreadable }
            return texts.isEmpty(index) ? .empty : PackedCell(text: index)
        case "b": return PackedCell(boolean: value == "1" || value == "true")
        case "e": return PackedCell(error: texts.add(value))
        case "n":
            guard let number = Double(value) else { throw .unreadable }
            return PackedCell(number, format, dates)
        default: return PackedCell(text: texts.add(value))
        }
    }

    /// `AB12` is column 27.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte & 0xDF), byte >= 0x41 else { break }
            column = column * 26 + Int(byte & 0xDF) - 0x40
            guard column <= 1 << 20 else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
