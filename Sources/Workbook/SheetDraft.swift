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
    package var name: String
    package var titleRows: [[Cell]]
    /// Empty where the rows have none.
    package var header: [String]
    package var rows: [[Cell]]
    /// Cells filled in light red.
    package var highlights: Set<CellPosition>

    package init(name: String, titleRows: [[Cell]] = [], header: [String], rows: [[Cell]], highlights: Set<CellPosition> = []) {
        self.name = name
        self.titleRows = titleRows
        self.header = header
        self.rows = rows
        self.highlights = highlights
    }

    package init(name: String, header: [String], rows: [[String]]) {
        self.init(name: name, header: header, rows: rows.map { $0.map { Cell.text($0) } })
    }

    package func encoded(as format: WorkbookFormat) throws(WorkbookError) -> [UInt8] {
        switch format {
        case .xls: try BIFFWriter(self).encoded()
        case .xlsx: try OOXMLWriter(self).encoded()
        case .csv: CSVWriter.encoded(self)
        }
    }

    var headerRows: Int { titleRows.count + (header.isEmpty ? 0 : 1) }
    var allRows: [[Cell]] { titleRows + (header.isEmpty ? [] : [header.map { Cell.text($0) }]) + rows }

    /// At most 31 characters, without those that Excel forbids.
    var safeName: String {
        let name = String(self.name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
        return name.isEmpty ? "Sheet1" : name
    }

    /// In characters of a Latin digit, a Han character being two wide; from a look at the first rows.
    var columnWidths: [Int] {
        var widths: [Int] = []
        for row in allRows.prefix(500) {
            for (column, cell) in row.enumerated() {
                if column >= widths.count { widths.append(6) }
                let width = cell.displayText.unicodeScalars.reduce(2) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
                widths[column] = min(max(widths[column], width), 60)
            }
        }
        return widths
    }
}
