import Enrollment
import Workbook

extension Workbook {
    /// The sheets as the layouts read them. Rows without a value are left out, `rowCount` still counts them.
    package var sourceSheets: [SourceSheet] {
        sheets.map { sheet in
            SourceSheet(
                name: sheet.name, rows: SourceRows(SheetCells(rows: sheet.occupiedRows)), rowCount: sheet.extent, isTextFile: isTextFile,
                isHidden: sheet.isHidden)
        }
    }
}

private struct SheetCells: CellSource {
    let rows: Sheet.Rows

    var count: Int { rows.count }
    func number(ofRow place: Int) -> Int { rows[place].index + 1 }
    func width(ofRow place: Int) -> Int { rows[place].cells.count }

    func cell(row place: Int, column: Int) -> SourceCell {
        let cells = rows[place].cells
        return column < cells.count ? cells[column].sourceCell : .empty
    }

    func withCells(ofRow place: Int, _ body: ((_ column: Int) -> SourceCell) -> Void) {
        let cells = rows[place].cells
        let count = cells.count
        body { $0 < count ? cells[$0].sourceCell : .empty }
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
