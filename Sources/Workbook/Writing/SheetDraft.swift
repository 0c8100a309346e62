package struct CellPosition: Sendable, Hashable {
    /// From 0, among all rows that are written, header and titles included.
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// A sheet to be written: title rows, a bold header that stays in sight, rows.
package struct SheetDraft: Sendable {
    let name: String
    /// All rows one below the other.
    let table: CellTable
    /// Rows from the top, titles included, down to the header.
    let headerRow: Int?
    let frozenRows: Int
    /// Columns of the cells that are filled in light red, ascending, by row.
    package let highlights: [Int: [Int]]
    /// Blank ones at the end included.
    let rowCount: Int

    /// `header` is empty where the rows have none.
    package init(
        name: String, titleRows: [[Cell]] = [], header: [String], rows: some Sequence<some Sequence<Cell>>,
        highlights: Set<CellPosition> = []
    ) {
        var texts = TextPool()
        var cells = CellCollector()
        var row = 0
        func add(_ values: some Sequence<Cell>) {
            cells.touch(row: row)
            for (column, value) in values.enumerated() { cells.set(PackedCell(value, &texts), row: row, column: column) }
            row += 1
        }
        for title in titleRows { add(title) }
        if !header.isEmpty { add(header.lazy.map { .text($0) }) }
        for values in rows { add(values) }
        self.name = name
        rowCount = row
        table = cells.table(texts)
        headerRow = header.isEmpty ? nil : titleRows.count
        frozenRows = titleRows.count + (header.isEmpty ? 0 : 1)
        self.highlights = Dictionary(grouping: highlights, by: \.row).mapValues { $0.map(\.column).sorted() }
    }

    package init(name: String, header: [String], rows: [[String]]) {
        self.init(name: name, header: header, rows: rows.lazy.map { $0.lazy.map { Cell.text($0) } })
    }

    /// A sheet as it was read, without a header.
    package init(_ sheet: Sheet) {
        name = sheet.name
        table = sheet.table
        rowCount = sheet.rowCount
        headerRow = nil
        frozenRows = 0
        highlights = [:]
    }

    package func encoded(as format: WorkbookFormat) throws(WorkbookError) -> [UInt8] {
        switch format {
        case .xls: try BIFFWriter(self).encoded()
        case .xlsx: try OOXMLWriter(self).encoded()
        case .csv: try CSVWriter.encoded(self)
        }
    }

    /// At most 31 units of UTF-16, as Excel counts, without what Excel forbids.
    var safeName: String {
        var name = ""
        for character in self.name where !"[]:*?/\\'".contains(character) && character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) {
            guard name.utf16.count + character.utf16.count <= 31 else { break }
            name.append(character)
        }
        return name.isEmpty ? "Sheet1" : name
    }

    /// Columns that hold a value or a filled place.
    var columnCount: Int { max(table.columns.max().map { Int($0) + 1 } ?? 0, (highlights.values.joined().max() ?? -1) + 1) }

    /// In characters of a Latin digit, a Han character being two wide; from a look at the first rows.
    var columnWidths: [Int] {
        var widths: [Int] = []
        for position in 0..<min(table.count, 500) {
            for place in table[position].places {
                let column = Int(table.columns[place])
                while column >= widths.count { widths.append(6) }
                let text = table.cells[place].cell(table.texts).displayText
                let width = text.unicodeScalars.reduce(2) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
                widths[column] = min(max(widths[column], width), 60)
            }
        }
        return widths
    }
}
