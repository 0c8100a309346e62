/// One of several sheets that all look like the list, as it is offered to choose from.
package struct FittingSheet: Sendable, Equatable {
    /// Among all sheets of the workbook, from 0.
    package let index: Int
    package let name: String
    package let rows: Int
    /// Of the first people in it.
    package let names: [String]

    /// One that is not read as it is and holds people all the same.
    init(_ sheet: SourceSheet, index: Int) {
        self.index = index
        name = sheet.name
        rows = sheet.peopleCount
        names = []
    }

    init(_ layout: Layout, _ table: RecognisedTable, index: Int, name: String) {
        self.index = index
        self.name = name
        rows = table.rows.count
        let column = layout.column(of: .name).map { table.firstColumn + $0 }
        names = table.rows.lazy.map { row in column.map { row.cell($0).text.tidy } ?? "" }.filter { !$0.isEmpty }.prefix(4).map { $0 }
    }
}
