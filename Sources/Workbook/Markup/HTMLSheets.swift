/// The tables of a page as they end.
struct HTMLSheets {
    private var sheets: [HTMLSheet] = []
    /// The one that the next table goes on with, if any.
    private var current: Int?

    var isCut: Bool { sheets.contains(where: \.isCut) }

    /// - Parameter isNested: it stands in a cell of another.
    mutating func add(_ table: HTMLTable, isNested: Bool, _ texts: TextPool) throws(WorkbookError) {
        if !isNested, let current, sheets[current].goesOn(with: table, texts) { return try sheets[current].append(table, texts) }
        guard sheets.count < Workbook.Limits.sheets else { throw .beyond(.sheets) }
        let sheet = try HTMLSheet(table)
        if !isNested, !sheet.isBetween || current == nil { current = sheets.count }
        sheets.append(sheet)
    }

    /// In the order in which they begin; headings only where there is nothing else.
    var filled: [HTMLSheet] {
        let ordered = sheets.sorted { $0.order < $1.order }
        return ordered.allSatisfy(\.isHeading) ? ordered : ordered.filter { !$0.isHeading }
    }
}
