/// Reads the cells of one sheet (ECMA-376 part 1, 18.3.1.80 sheetData).
struct WorksheetPart {
    private let sharedStrings: Int
    private let formats: [NumberFormat]
    private let dates: DateSystem
    private(set) var cells = CellCollector()
    private var row = -1
    /// The row has said its number; then its cells don't overrule it.
    private var isRowKnown = false
    private var column = -1
    private var value: [UInt8] = []

    /// - Parameter sharedStrings: how many of the pool's texts these are.
    init(sharedStrings: Int, formats: [NumberFormat], dates: DateSystem) {
        self.sharedStrings = sharedStrings
        self.formats = formats
        self.dates = dates
    }

    mutating func read(_ part: inout XMLScanner, budget: Int, _ texts: inout TextPool) throws(WorkbookError) {
        var hasData = false
        while true {
            switch try part.next() {
            case .open("worksheet"): continue
            case .open("sheetData"):
                guard !hasData else { throw .unreadable }
                hasData = true
                try readRows(&part, budget: budget, &texts)
            case .open: try part.skip()
            case .close, .text: continue
            case .end: return try cells.settle(texts)
            }
        }
    }

    private mutating func readRows(_ part: inout XMLScanner, budget: Int, _ texts: inout TextPool) throws(WorkbookError) {
        let outside = part.depth - 1
        while true {
            switch try part.next() {
            case .open("c"):
                try readCell(&part, &texts)
                guard cells.count <= budget else { throw .beyond(.cells) }
            case .open("row"): try beginRow(&part)
            case .open: try part.skip()
            case .close: if part.depth == outside { return }
            case .text: continue
            case .end: throw .unreadable
            }
        }
    }

    /// A row without a number follows the one before.
    private mutating func beginRow(_ part: inout XMLScanner) throws(WorkbookError) {
        row += 1
        column = -1
        isRowKnown = false
        while let (name, value) = try part.attribute() {
            if name == "r", let number = part.integer(value), number > 0 { (row, isRowKnown) = (number - 1, true) }
        }
        guard row < Workbook.Limits.rows else { throw .beyond(.rows) }
    }

    private mutating func readCell(_ part: inout XMLScanner, _ texts: inout TextPool) throws(WorkbookError) {
        var type: XMLName = "n"
        var format = 0
        column += 1
        while let (name, value) = try part.attribute() {
            switch name {
            case "r":
                let reference = CellReference(part.window.span.bytes, value)
                column = reference.column ?? column
                if !isRowKnown { row = reference.row ?? row }
            case "t": type = part.name(value)
            case "s": format = part.integer(value) ?? 0
            default: continue
            }
        }
        guard row >= 0 else { throw .unreadable }
        guard row < Workbook.Limits.rows else { throw .beyond(.rows) }
        guard column < Workbook.Limits.columns else { throw .beyond(.columns) }
        var cell = PackedCell.empty
        let outside = part.depth - 1
        content: while true {
            let value: PackedCell
            switch try part.next() {
            case .open("v"): value = try readValue(&part, type, format, &texts)
            case .open("is"): value = try text(&texts) { out throws(WorkbookError) in try RichText.read(&part, to: &out) }
            case .open:
                try part.skip()
                continue
            case .close:
                if part.depth == outside { break content }
                continue
            case .text: continue
            case .end: throw .unreadable
            }
            // Beside one that holds something, an empty one means nothing.
            if !value.isEmpty { cell = value }
        }
        cells.set(cell, row: row, column: column)
    }

    /// 18.18.11 ST_CellType
    private mutating func readValue(
        _ part: inout XMLScanner, _ type: XMLName, _ format: Int, _ texts: inout TextPool
    ) throws(WorkbookError) -> PackedCell {
        if type == "str" || type == "inlineStr" {
            return try text(&texts) { out throws(WorkbookError) in try RichText.string(&part, to: &out) }
        }
        value.removeAll(keepingCapacity: true)
        try part.content(to: &value)
        let bytes = value.span.bytes
        let place = bytes.trimmed()
        guard !place.isEmpty else { return .empty }
        switch type {
        case "s":
            guard let index = bytes.integer(place), index < sharedStrings else { throw .unreadable }
            return texts.isEmpty(index) ? .empty : PackedCell(text: index)
        case "b": return PackedCell(boolean: bytes.isTrue(place) || bytes.integer(place) ?? 0 > 0)
        case "e": return PackedCell(error: try Self.add(value, &texts))
        default:
            let format = format < formats.count ? formats[format] : .general
            if let number = bytes.double(place), number.isFinite { return PackedCell(number, format, dates) }
            if type == "d", let date = ISODate(Array(value[place])) { return PackedCell(moment: date.moment(format)) }
            // No number where one should be: what stands there.
            return PackedCell(text: try Self.add(value, &texts))
        }
    }

    private static func add(_ value: [UInt8], _ texts: inout TextPool) throws(WorkbookError) -> Int { try texts.add { $0 += value } }

    @inline(__always)
    private func text(
        _ texts: inout TextPool, _ write: (inout [UInt8]) throws(WorkbookError) -> Void
    ) throws(WorkbookError) -> PackedCell {
        let number = try texts.add(write)
        return texts.isEmpty(number) ? .empty : PackedCell(text: number)
    }
}
