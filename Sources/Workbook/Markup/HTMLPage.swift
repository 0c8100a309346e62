/// A web page with tables, as systems export it under the name of .xls: each table that holds values is a sheet.
struct HTMLPage {
    private enum Element {
        case table, row, cell, caption, section, lineBreak, block, raw, frames
    }

    private static let elements: [MarkupName: Element] = [
        "table": .table, "tr": .row, "td": .cell, "th": .cell, "caption": .caption, "thead": .section, "tbody": .section, "tfoot": .section,
        "br": .lineBreak, "p": .block, "div": .block, "li": .block, "script": .raw, "style": .raw, "title": .raw, "textarea": .raw,
        "select": .raw, "frameset": .frames,
    ]
    /// Tables within one another.
    private static let depth = 64

    private var scanner: MarkupScanner
    private var texts = TextPool()
    private var open: [HTMLTable] = []
    private var ended: [HTMLTable] = []
    private var begun = 0
    private var cellCount = 0
    /// The page has end tags of cells: where one is missing at the end, more than a tag is.
    private var closesCells = false
    /// It shows other files.
    private var hasFrames = false

    static func workbook(_ text: [UInt8]) throws(WorkbookError) -> Workbook {
        let page = try HTMLPage(text)
        let sheets = try page.sheets()
        guard !sheets.isEmpty else { throw page.hasFrames ? .sheetsElsewhere : .withoutTable }
        return Workbook(sheets: sheets, isTextFile: true)
    }

    init(_ text: [UInt8]) throws(WorkbookError) {
        scanner = MarkupScanner(text, .html)
        try read()
    }

    /// Numbered on from `first`.
    func sheets(from first: Int = 1) throws(WorkbookError) -> [Sheet] {
        let tables = ended.sorted { $0.order < $1.order }
        // A table of one value is a heading or a frame beside one that has more.
        let isHeading = { (table: HTMLTable) in table.cells.count == 1 }
        let filled = tables.allSatisfy(isHeading) ? tables : tables.filter { !isHeading($0) }
        guard !filled.contains(where: \.isCut), !scanner.isCut else { throw .cutOff }
        return filled.enumerated().map { Sheet(name: "Sheet\(first + $0)", cells: $1.cells, texts: texts) }
    }

    private mutating func read() throws(WorkbookError) {
        while let token = scanner.next() {
            switch token {
            case .text(let place), .literal(let place): if let last = open.indices.last { try open[last].append(scanner.bytes, place) }
            case .open(let tag): if let element = Self.elements[tag.name] { try begin(element, tag) }
            case .close(let name): if let element = Self.elements[name] { try end(element) }
            case .declaration: break
            }
        }
        while let last = open.last { try endTable(isCut: closesCells && (!last.isImplied || last.isInCell)) }
    }

    private mutating func begin(_ element: Element, _ tag: MarkupScanner.Tag) throws(WorkbookError) {
        switch element {
        case .frames: hasFrames = true
        case .raw: return scanner.skipContent(of: tag.name)
        case .table: return try beginTable()
        // Cells without a table, or behind one that ended too early, are not lost.
        case .row, .cell: if open.isEmpty { beginTable(isImplied: true) }
        default: break
        }
        guard let last = open.indices.last else { return }
        switch element {
        case .row: try open[last].beginRow(&texts)
        case .caption:
            try open[last].beginRow(&texts)
            try open[last].beginCell(columns: 1, rows: 1, number: nil, &texts)
        case .cell:
            let (columns, rows, number) = measures(tag)
            try open[last].beginCell(columns: columns, rows: rows, number: number, &texts)
            cellCount += 1
            guard cellCount <= Workbook.Limits.cells else { throw .beyond(.cells) }
        case .section: try endCell()
        case .lineBreak: open[last].breakLine()
        case .block: open[last].breakBlock()
        case .table, .raw, .frames: break
        }
    }

    private mutating func end(_ element: Element) throws(WorkbookError) {
        guard let last = open.indices.last else { return }
        switch element {
        case .table: try endTable(isCut: false)
        case .cell:
            closesCells = true
            try endCell()
        case .row, .caption, .section: try endCell()
        case .block: open[last].breakBlock()
        case .lineBreak: open[last].breakLine()
        case .raw, .frames: break
        }
    }

    private mutating func beginTable() throws(WorkbookError) {
        // A table in a table stands in a cell; elsewhere it ends the one before (13.2.6.4.9).
        if let last = open.last, !last.isInCell { try endTable(isCut: false) }
        guard open.count < Self.depth else { throw .beyond(.depth) }
        beginTable(isImplied: false)
    }

    private mutating func beginTable(isImplied: Bool) {
        open.append(HTMLTable(order: begun, isImplied: isImplied))
        begun += 1
    }

    private mutating func endTable(isCut: Bool) throws(WorkbookError) {
        guard var table = open.popLast() else { return }
        try table.end(isCut: isCut, &texts)
        if let outer = open.indices.last {
            open[outer].take(table)
            guard !table.isOneRow else { return }
        }
        guard !table.isLayout else { return }
        guard ended.count < Workbook.Limits.sheets else { throw .beyond(.sheets) }
        ended.append(table)
    }

    private mutating func endCell() throws(WorkbookError) {
        guard let last = open.indices.last, open[last].isInCell else { return }
        try open[last].endCell(&texts)
    }

    /// How far a cell reaches, and the number behind what Excel shows.
    private func measures(_ tag: MarkupScanner.Tag) -> (columns: Int, rows: Int, number: Double?) {
        var measures: (columns: Int, rows: Int, number: Double?) = (1, 1, nil)
        guard !tag.attributes.isEmpty else { return measures }
        scanner.attributes(tag) { name, place in
            guard Self.measured.contains(name) else { return }
            let text = String(decoding: scanner.bytes[place], as: UTF8.self)
            switch name {
            case Self.columnSpan: measures.columns = min(max(Int(text) ?? 1, 1), 1000)
            case Self.rowSpan: measures.rows = min(max(Int(text) ?? 1, 1), 65_534)
            default: measures.number = Double(text)
            }
        }
        return measures
    }

    private static let columnSpan: MarkupName = "colspan"
    private static let rowSpan: MarkupName = "rowspan"
    /// Excel's attribute and LibreOffice's.
    private static let numbers: [MarkupName] = ["x:num", "sdval"]
    private static let measured = numbers + [columnSpan, rowSpan]
}
