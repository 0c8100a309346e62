/// A workbook as the XML of Excel 2002 and 2003 (XML Spreadsheet Reference), which systems export under the name of .xls.
struct SpreadsheetML {
    private enum Element {
        case style, numberFormat, date1904, worksheet, table, column, row, cell, data, visible
        /// A comment or a reading aid: its text is not the cell's.
        case aside
    }

    private static let elements: [MarkupName: Element] = [
        "style": .style, "numberformat": .numberFormat, "date1904": .date1904, "worksheet": .worksheet, "table": .table, "column": .column,
        "row": .row,
        "cell": .cell, "data": .data, "visible": .visible, "comment": .aside, "phonetictext": .aside,
    ]
    private static let space = "urn:schemas-microsoft-com:office:spreadsheet"
    private static let depth = 256

    private var scanner: MarkupScanner
    private var path: [MarkupName] = []
    private var texts = TextPool()
    private var formats: [String: NumberFormat] = [:]
    private var style = ""
    private var dates = DateSystem()
    private var sheets: [SpreadsheetMLSheet] = []
    private var data: SpreadsheetMLData?
    private var visibility: String?
    private var asides = 0
    private var cellCount = 0

    private init(_ text: [UInt8]) { scanner = MarkupScanner(text, .xml) }

    /// Whether the root element is Excel's.
    static func begins(_ text: [UInt8]) -> Bool {
        var scanner = MarkupScanner(Array(text.prefix(4096)), .xml)
        while let token = scanner.next() {
            guard case .open(let tag) = token else { continue }
            return tag.name == "workbook" && String(decoding: text[tag.attributes], as: UTF8.self).contains(space)
        }
        return false
    }

    static func workbook(_ text: [UInt8]) throws(WorkbookError) -> Workbook {
        var reader = SpreadsheetML(text)
        try reader.read()
        guard !reader.sheets.isEmpty else { throw .unreadable }
        let texts = reader.texts
        return Workbook(sheets: reader.sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden, cells: $0.cells, texts: texts) })
    }

    private mutating func read() throws(WorkbookError) {
        while let token = scanner.next() {
            switch token {
            case .open(let tag):
                guard path.count < Self.depth else { throw .beyond(.depth) }
                path.append(tag.name)
                if let element = Self.elements[tag.name] { try begin(element, tag) }
                if tag.isEmpty { try end(tag.name) }
            case .close(let name): try end(name)
            case .text(let place): try add(text: XMLText.resolved(scanner.bytes, place))
            case .literal(let place): try add(text: scanner.bytes[place])
            case .declaration(let place):
                // Not a document type, which could define entities.
                guard scanner.bytes[place].starts(with: "<?".utf8) else { throw .unreadable }
            }
        }
        guard path.isEmpty, !scanner.isCut else { throw .cutOff }
    }

    private mutating func begin(_ element: Element, _ tag: MarkupScanner.Tag) throws(WorkbookError) {
        let last = sheets.count - 1
        switch element {
        case .style:
            style = try attribute("id", tag) ?? ""
            formats[style] = try attribute("parent", tag).flatMap { formats[$0] }
        case .numberFormat: formats[style] = try attribute("format", tag).map(NumberFormat.init(spreadsheetML:))
        case .date1904: dates.is1904 = true
        case .worksheet:
            guard sheets.count < Workbook.Limits.sheets else { throw .beyond(.sheets) }
            sheets.append(SpreadsheetMLSheet(name: try attribute("name", tag) ?? "Sheet\(sheets.count + 1)"))
        case .table:
            if last >= 0 {
                try sheets[last].beginTable(row: number("topcell", tag), column: number("leftcell", tag), style: attribute("styleid", tag))
            }
        case .column:
            guard last >= 0 else { return }
            try sheets[last].addColumn(number("index", tag), span: number("span", tag) ?? 0, style: attribute("styleid", tag))
        case .row:
            guard last >= 0 else { return }
            try sheets[last].beginRow(number("index", tag), span: number("span", tag) ?? 0, style: attribute("styleid", tag))
        case .cell:
            guard last >= 0 else { return }
            try sheets[last].beginCell(number("index", tag), across: number("mergeacross", tag) ?? 0, style: attribute("styleid", tag))
            cellCount += 1
            guard cellCount <= Workbook.Limits.cells else { throw .beyond(.cells) }
        case .data: if asides == 0 { data = SpreadsheetMLData(type: try attribute("type", tag) ?? "String") }
        case .visible: visibility = ""
        case .aside: asides += 1
        }
    }

    private mutating func end(_ name: MarkupName) throws(WorkbookError) {
        guard path.popLast() == name else { throw .unreadable }
        let last = sheets.count - 1
        switch Self.elements[name] {
        case .aside: asides -= 1
        case .visible:
            if last >= 0, visibility != "SheetVisible" { sheets[last].isHidden = true }
            visibility = nil
        case .data:
            guard asides == 0, let value = data else { return }
            data = nil
            guard last >= 0, sheets[last].isInRow else { throw .unreadable }
            let format = formats[sheets[last].style ?? "Default"] ?? .general
            sheets[last].set(try value.cell(format, dates, &texts))
        default: break
        }
    }

    private mutating func add(text: ArraySlice<UInt8>) throws(WorkbookError) {
        if visibility != nil { visibility?.append(String(decoding: text, as: UTF8.self)) }
        guard asides == 0, let length = data?.append(text) else { return }
        guard length <= Workbook.Limits.text else { throw .beyond(.text) }
    }

    private func attribute(_ wanted: MarkupName, _ tag: MarkupScanner.Tag) throws(WorkbookError) -> String? {
        var found: Range<Int>?
        scanner.attributes(tag) { name, place in if name == wanted { found = place } }
        return try found.map { place throws(WorkbookError) in String(decoding: try XMLText.resolved(scanner.bytes, place), as: UTF8.self) }
    }

    private func number(_ wanted: MarkupName, _ tag: MarkupScanner.Tag) throws(WorkbookError) -> Int? {
        guard let text = try attribute(wanted, tag) else { return nil }
        guard let number = Int(text), number >= 0 else { throw .unreadable }
        return number
    }
}
