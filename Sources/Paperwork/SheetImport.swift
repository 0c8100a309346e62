import Enrollment
import Workbook

extension Workbook {
    /// The sheets as the layouts read them. Rows without a value are left out, `rowCount` still counts them.
    package var sourceSheets: [SourceSheet] {
        sheets.map { sheet in
            SourceSheet(
                name: sheet.name,
                rows: sheet.occupiedRows.map { row in
                    SourceRow(number: row.index + 1, cells: row.cells.map(\.sourceCell))
                },
                rowCount: sheet.extent, isTextFile: isTextFile, isHidden: sheet.isHidden)
        }
    }
}

extension Cell {
    package var sourceCell: SourceCell {
        switch self {
        case .empty: .empty
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .date(let date): .date(date.hasDate ? CalendarDate(year: date.year, month: date.month, day: date.day) : nil, text: displayText)
        case .error(let text): .error(text)
        }
    }
}
