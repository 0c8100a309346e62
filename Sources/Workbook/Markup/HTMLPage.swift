/// A web page with tables, as systems export it under the name of .xls: tables that hold values are sheets.
struct HTMLPage {
    /// Tables within one another.
    private static let depth = 64

    private var scanner: MarkupScanner
    private var texts = TextPool()
    private var open: [HTMLTable] = []
    private var ended = HTMLSheets()
    private var begun = 0
    private var cellCount = 0
    /// The page has end tags of cells: where one is missing at the end, more than a tag is.
    private var closesCells = false
    /// It shows other files.
    private var hasFrames = false
    /// It is XML that says nothing of a page.
    private var isData = false

    static func workbook(_ text: [UInt8]) throws(WorkbookError) -> Workbook {
        let page = try HTMLPage(text)
        let sheets = try page.sheets()
        guard !sheets.isEmpty else { throw page.refusal }
        return Workbook(sheets: sheets, isTextFile: true)
    }

    init(_ text: [UInt8]) throws(WorkbookError) {
        scanner = MarkupScanner(text, .html)
        try read()
    }

    private var refusal: WorkbookError { hasFrames ? .sheetsElsewhere : isData ? .unsupported(kind: " XML 数据") : .withoutTable }

    /// Numbered on from `first`.
    func sheets(from first: Int = 1) throws(WorkbookError) -> [Sheet] {
        let filled = ended.filled
        guard !filled.contains(where: \.isCut), !scanner.isCut else { throw .cutOff }
        return filled.enumerated().map { Sheet(name: "Sheet\(first + $0)", cells: $1.cells, texts: texts) }
    }

    private mutating func read() throws(WorkbookError) {
        while let token = scanner.next() {
            switch token {
            case .text(let place), .literal(let place): if let last = open.indices.last { try open[last].append(scanner.bytes, place) }
            case .open(let tag): if let element = HTMLElement.named[tag.name] { try begin(element, tag) }
            case .close(let name): if let element = HTMLElement.named[name] { try end(element) }
            case .declaration(let place): if scanner.bytes[place].starts(with: "<?xml".utf8) { isData = true }
            }
        }
        while let last = open.last { try endTable(isCut: closesCells && (!last.isImplied || last.isInCell)) }
    }

    private mutating func begin(_ element: HTMLElement, _ tag: MarkupScanner.Tag) throws(WorkbookError) {
        switch element {
        case .frames: hasFrames = true
        case .root: isData = false
        case .raw: scanner.skipContent(of: tag.name)
        case .area: try append([scanner.skipContent(of: tag.name)])
        case .field: try append(scanner.fieldValue(tag).map { [$0] } ?? [])
        case .choice: try append(scanner.chosenOption())
        case .table: return try beginTable()
        // Cells without a table, or behind one that ended too early, are not lost.
        case .row, .cell, .header: if open.isEmpty { beginTable(isImplied: true) }
        default: break
        }
        guard let last = open.indices.last else { return }
        switch element {
        case .row: try open[last].beginRow(&texts)
        case .caption:
            try open[last].beginRow(&texts)
            try open[last].beginCell(columns: 1, rows: 1, number: nil, isHeader: true, &texts)
        case .cell, .header:
            let (columns, rows, number) = scanner.measures(tag)
            try open[last].beginCell(columns: columns, rows: rows, number: number, isHeader: element == .header, &texts)
            cellCount += 1
            guard cellCount <= Workbook.Limits.cells else { throw .beyond(.cells) }
        case .section: try open[last].endSection(&texts)
        case .lineBreak: try open[last].breakLine()
        case .block: try open[last].breakBlock()
        case .table, .raw, .area, .field, .choice, .frames, .root: break
        }
    }

    private mutating func end(_ element: HTMLElement) throws(WorkbookError) {
        guard let last = open.indices.last else { return }
        switch element {
        case .table: try endTable(isCut: false)
        case .cell, .header:
            closesCells = true
            try endCell()
        case .row, .caption: try endCell()
        case .section: try open[last].endSection(&texts)
        case .block: try open[last].breakBlock()
        case .lineBreak: try open[last].breakLine()
        case .raw, .area, .field, .choice, .frames, .root: break
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
            try open[outer].take(table)
            guard !table.isOneRow else { return }
        }
        guard !table.isLayout else { return }
        try ended.add(table, isNested: !open.isEmpty, texts)
    }

    /// What a form shows.
    private mutating func append(_ places: [Range<Int>]) throws(WorkbookError) {
        guard let last = open.indices.last else { return }
        for place in places { try open[last].append(scanner.bytes, place) }
    }

    private mutating func endCell() throws(WorkbookError) {
        guard let last = open.indices.last, open[last].isInCell else { return }
        try open[last].endCell(&texts)
    }
}
