import Enrollment
import Workbook

extension Workbook {
    /// The sheets as the layouts read them. Rows without a value are left out, `rowCount` still counts them.
    package var sourceSheets: [SourceSheet] {
        sheets.map { sheet in
            SourceSheet(
                name: sheet.name, rows: SourceRows(SheetCells(sheet: sheet)), rowCount: sheet.extent, isTextFile: isTextFile,
                isHidden: sheet.isHidden)
        }
    }
}

private struct SheetCells: CellSource {
    let sheet: Sheet

    var count: Int { sheet.occupiedRows.count }
    func number(ofRow place: Int) -> Int { sheet.occupiedRows[place].index + 1 }
    func width(ofRow place: Int) -> Int { sheet.occupiedRows[place].cells.count }

    func cell(row place: Int, column: Int) -> SourceCell {
        let cells = sheet.occupiedRows[place].cells
        return column < cells.count ? cells[column].sourceCell : .empty
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
